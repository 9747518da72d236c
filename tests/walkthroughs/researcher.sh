#!/usr/bin/env bash
# A researcher wants the codebook, coded facts as a table, and a predicate of her own.
. "$(dirname "$0")/common.sh"

step "the codebook"
newsgraph schema --format md >codebook.md
check "signed" codebook.md
check "ASSAULT" codebook.md

step "coded facts as CSV, plans and denials included"
newsgraph build "$articles" -o study 2>/dev/null
newsgraph query _ _ _ -g study --stance all --csv >facts.csv
wc -l facts.csv
head -4 facts.csv

step "event data: coded rows, then one a day between states"
newsgraph export -g study -o study.events.csv
newsgraph export -g study -o states.events.csv --actors country --one-a-day
newsgraph export --describe --format events >columns.md
check "cameo_root" columns.md
python3 - <<'PYTHON'
import csv
rows = list(csv.DictReader(open("study.events.csv", encoding="utf-8")))
states = list(csv.DictReader(open("states.events.csv", encoding="utf-8")))
assert rows and all(r["plover"] == "" or len(r["cameo_root"]) == 2 for r in rows), "events are coded"
assert states and all(r["source_type"] == r["target_type"] == "Country" for r in states), "states alone"
print(f"{len(rows)} events, {len(states)} between states")
PYTHON

step "what a colleague must cite, and shapes to check files with"
newsgraph export -g study -o study.bib
check "@misc{" study.bib
newsgraph schema --format shacl >shapes.ttl
check "sh:NodeShape" shapes.ttl

step "a predicate of one's own with its rule and examples"
mkdir -p mine/rules
cat >mine/ontology.json <<'JSON'
{ "version": "1", "source": "My project.", "licence": "CC0-1.0",
  "predicates": [
  { "name": "embraced", "group": "interaction", "label": "embraced", "inverseLabel": "was embraced by", "definition": "Somebody embraced somebody.",
    "domain": ["Person"], "range": ["Person"], "symmetric": true, "iri": "ng:embraced" } ] }
JSON
cp "$here/embraced.rules.json" mine/rules/embraced.json
newsgraph rules test mine/rules/embraced.json --schema mine
printf 'Anna Kask embraced Jon Berg in Oslo.\n' >a.txt
newsgraph build a.txt --schema mine -o own 2>/dev/null
newsgraph query Kask embraced _ -g own --schema mine | tee own.txt
check "Jon Berg" own.txt

step "a wrong rule is refused with its place"
sed 's/embraced/embracd/' mine/rules/embraced.json >mine/rules/wrong.json
if newsgraph rules test mine/rules/wrong.json --schema mine 2>wrong.txt; then fail "an unknown predicate passed"; fi
cat wrong.txt
check "did you mean" wrong.txt
