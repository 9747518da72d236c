#!/usr/bin/env bash
# Somebody with the README and five minutes: build, look, ask, ask why.
. "$(dirname "$0")/common.sh"

step "the program says what it can do"
newsgraph >overview.txt
check "newsgraph build articles/ -o output" overview.txt
cat overview.txt

step "read the sample articles"
newsgraph build "$articles" 2>summary.txt
cat summary.txt
check "not understood" summary.txt
check "next" summary.txt

step "follow the hint of the summary"
hint=$(sed -n 's/^ *next *newsgraph //p' summary.txt)
eval "newsgraph $hint" >answer.txt
cat answer.txt
[ "$(wc -l <answer.txt)" -ge 2 ] || fail "the hinted question has no answer"

step "and why"
newsgraph query _ signed _ --format tsv >signed.tsv
[ "$(wc -l <signed.tsv)" -ge 2 ] || fail "nobody signed anything"
newsgraph why "$(sed -n 2p signed.tsv | awk -F'\t' '{ print $NF }')" >why.txt
cat why.txt
check "~" why.txt

step "a picture and a page of data are there"
for file in claims.jsonl graph.jsonld graph.dot graph.svg graph.html; do [ -s "output/$file" ] || fail "no output/$file"; done

step "a typing error is helped with"
if newsgraph qurey a b c 2>typo.txt; then fail "a wrong verb passed"; fi
check "did you mean query?" typo.txt
