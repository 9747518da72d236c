#!/usr/bin/env bash
# Questions of a journalist and a researcher to the sample articles, from the first name to the
# states behind it; every answer with its way on.
. "$(dirname "$0")/common.sh"
newsgraph build "$articles" -o output --write claims 2>/dev/null

step "whom did he meet, where, in whose words"
newsgraph query Trump met _ --since 2018 --until 2018 --evidence | tee met.txt
check "Kim Jong-un" met.txt
check "(singapore-summit.txt)" met.txt

step "the same between states"
newsgraph query 'United States' met _ --actors country | tee states.txt
check "North Korea (Kim Jong-un)" states.txt

step "who met him, and what were they"
newsgraph query '?who met Trump . ?who positionHeld ?where' | tee several.txt
check "North Korea" several.txt
newsgraph query '?who met Trump . ?who positionHeld ?where' --explain

step "how are two names connected"
newsgraph path 'Kim Jong-un' Singapore | tee path.txt
check "Kim Jong-un" path.txt

step "what is there to count"
newsgraph stats --by dyad --actors country --limit 5
newsgraph stats _ met _ --by year | tee years.txt
check "2018" years.txt
newsgraph stats --by pagerank --limit 5

step "a name in another spelling, a name that is not there, a question without an answer"
newsgraph query Trumpp met _ 2>sound.txt
cat sound.txt
check "sounds like Donald Trump" sound.txt
newsgraph query Trimp met _ 2>typo.txt && fail "a name that is not there was found"
cat typo.txt
check "did you mean" typo.txt
status=0; newsgraph query 'Kim Jong-un' sanctioned Trump 2>none.txt || status=$?
[ "$status" -eq 1 ] || fail "nothing found is exit status 1, not $status"
check "newsgraph mentions" none.txt

step "an article with footnotes"
newsgraph query Trump met _ --format md --evidence >note.md
check "[^1]: " note.md
