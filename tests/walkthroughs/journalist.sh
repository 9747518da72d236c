#!/usr/bin/env bash
# A journalist has a folder of saved pages and wants to know who met whom, with the sentences to quote.
. "$(dirname "$0")/common.sh"

mkdir pages
cp "$articles"/*.html pages/
page() {  # name title date text...
  printf '<!doctype html><html><head><title>%s</title><meta property="article:published_time" content="%s"></head><body><nav><p>Home | World | Sport</p></nav><article><h1>%s</h1>' "$2" "$3" "$2" >"pages/$1.html"
  shift 3
  printf '<p>%s</p>' "$@" >>"pages/$name.html"
  printf '</article></body></html>' >>"pages/$name.html"
}
name=bern; page bern "Swiss and Austrian presidents meet" 2023-05-02 "The President of Switzerland, Alain Berset, met the President of Austria, Alexander Van der Bellen, in Bern on Tuesday." "Alain Berset thanked Alexander Van der Bellen for the visit."
name=helsinki; page helsinki "Finland's president in Tallinn" 2023-06-08 "President of Finland Sauli Niinisto met President of Estonia Alar Karis in Tallinn on Thursday." "Sauli Niinisto will visit Riga next week."

step "a folder of saved pages"
newsgraph build pages -o desk 2>summary.txt
cat summary.txt
check "3 articles" summary.txt

step "who met whom, with the sentences"
newsgraph query _ met _ -g desk --evidence >met.txt
cat met.txt
check "Alain Berset" met.txt
check "(bern.html)" met.txt

step "the same for a note with footnotes"
newsgraph query _ met _ -g desk --evidence --format md >met.md
check "[^1]:" met.md

step "plans are not told as facts"
if newsgraph query Niinisto visited Riga -g desk >plain.txt 2>note.txt; then cat plain.txt; fail "a planned visit passed as a fact"; fi
cat note.txt
check "--stance all" note.txt

step "every sentence that names both"
newsgraph mentions Berset "Van der Bellen" -g desk >both.txt
cat both.txt
check "[" both.txt
