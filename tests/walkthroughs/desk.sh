#!/usr/bin/env bash
# A desk keeps one graph over weeks: articles come and go, spellings differ, people correct it.
. "$(dirname "$0")/common.sh"

cat >week1.jsonl <<'JSON'
{"id": "w1-treaty", "date": "2024-04-19", "text": "President of Norway Sadyr Zhaparov and President of Finland Anna Kask signed the Treaty on Trade and Common Waters in Oslo on Friday."}
{"id": "w1-visit", "date": "2024-04-20", "text": "President of Finland Anna Kask visited Bergen on Saturday. She thanked President of Norway Sadyr Japarov."}
JSON
cat >week2.jsonl <<'JSON'
{"id": "w2-talks", "date": "2025-03-04", "text": "President of Norway Sadyr Japarov held talks with President of Finland Anna Kask in Helsinki on Tuesday."}
JSON

step "a first week, then a second"
newsgraph build week1.jsonl -o graph --write jsonld 2>/dev/null
cp -r graph before
newsgraph add week2.jsonl -g graph 2>/dev/null
newsgraph build week1.jsonl week2.jsonl -o whole --write jsonld 2>/dev/null
diff -r graph whole || fail "adding is not building"

step "two spellings, one president, and why"
newsgraph show Japarov --merges -g graph | tee merges.txt
check "one name in two spellings" merges.txt

step "what the week brought, in words and for a database"
newsgraph diff before graph --sparql update.ru | tee diff.txt
check "w2-talks" diff.txt
check "INSERT DATA" update.ru

step "the course of things"
newsgraph timeline Kask -g graph | tee timeline.txt
check "2024-04-19" timeline.txt
check "2025-03-04" timeline.txt

step "a sample is judged; a wrong claim leaves the facts"
printf 'w\nw\n' | newsgraph review --sample 2 -g graph >review.txt
tail -4 review.txt
check "95 % interval" review.txt
test "$(grep -c ^wrong graph/judgements.tsv)" = 2 || fail "two verdicts, two lines"
rm graph/judgements.tsv

step "an article is withdrawn"
newsgraph remove w2-talks -g graph 2>/dev/null
diff -r graph before || fail "what was added and removed has left a trace"
