#!/usr/bin/env bash
# A thousand articles, or the samples where those are not at hand, give the same claims.jsonl,
# graph.jsonld and graph.dot on one thread, on two, and in another order of the articles.
#
#   NEWSGRAPH=PROGRAM same_bytes.sh
#
# The thousand are the first of data/articles/kremlin in NEWSGRAPH_MATERIAL, else ../shared beside
# the checkout.
. "$(dirname "$0")/../walkthroughs/common.sh"
many=${NEWSGRAPH_MATERIAL:-$source_folder/../shared}/data/articles/kremlin/kremlin_en_diplomatic.jsonl

if [ -f "$many" ]; then
  head -n 1000 "$many" >articles.jsonl
else
  echo "no $many: the sample articles stand in"
  for file in "$source_folder"/tests/articles/*.txt; do
    python3 -c 'import json,sys; print(json.dumps({"id": sys.argv[1].split("/")[-1], "text": open(sys.argv[1], encoding="utf-8").read()}))' "$file"
  done >articles.jsonl
fi
awk '{ print (NR * 7919) % 1009 "\t" $0 }' articles.jsonl | sort -n -s | cut -f2- >shuffled.jsonl
cmp -s articles.jsonl shuffled.jsonl && fail "the shuffled articles are in the same order"

build() {
  step "$1: $2 -j$3"
  newsgraph build "$2" -j"$3" -o "$1" --write jsonld,dot 2>"$1.log" || fail "$(cat "$1.log")"
  grep -q "error" "$1.log" && fail "$(cat "$1.log")"
  grep articles, "$1.log"
}
build one articles.jsonl 1
build two articles.jsonl 2
build other shuffled.jsonl 2
for folder in two other; do
  for file in claims.jsonl graph.jsonld graph.dot; do
    cmp "one/$file" "$folder/$file" || fail "$file depends on threads or order"
  done
done
