#!/usr/bin/env bash
# A data engineer has compressed JSON lines, builds in two halves, and loads the result twice.
. "$(dirname "$0")/common.sh"

step "two halves, compressed, with field names of their own"
for file in "$articles"/*.txt; do
  python3 -c 'import json,sys; print(json.dumps({"key": sys.argv[1].split("/")[-1], "body": open(sys.argv[1], encoding="utf-8").read()}))' "$file"
done >all.jsonl
split -n l/2 --additional-suffix=.jsonl all.jsonl part-
gzip -k part-aa.jsonl
newsgraph extract part-aa.jsonl.gz --map id=key,text=body >a.claims.jsonl
newsgraph extract - --from jsonl --map id=key,text=body <part-ab.jsonl >b.claims.jsonl

step "merged apart and built at once: the same bytes"
newsgraph merge b.claims.jsonl a.claims.jsonl -o merged --write jsonld 2>/dev/null
newsgraph build all.jsonl --map id=key,text=body -o once --write jsonld 2>/dev/null
cmp merged/claims.jsonl once/claims.jsonl
cmp merged/graph.jsonld once/graph.jsonld

step "what validate counts"
newsgraph validate once | tee counts.txt
triples=$(awk '$1 == "triples" { print $2 }' counts.txt)

step "N-Quads have as many lines, and loading twice adds nothing"
newsgraph export -g once -o graph.nq
[ "$(wc -l <graph.nq)" -eq "$triples" ] || fail "$(wc -l <graph.nq) N-Quads, $triples triples"
[ "$(cat graph.nq graph.nq | sort -u | wc -l)" -eq "$triples" ] || fail "a second load would add triples"
if /usr/bin/python3 -c 'import rdflib' 2>/dev/null; then
  /usr/bin/python3 "$here/../oracles/load.py" once/graph.jsonld "$triples"
else
  echo "rdflib is not installed: that load is skipped"
fi

step "rows for a pipeline"
newsgraph query _ signed _ -g once --format jsonl | tee rows.jsonl | head -3
python3 -c 'import json,sys; rows=[json.loads(l) for l in open("rows.jsonl")]; assert rows and all("handle" in r for r in rows)'
