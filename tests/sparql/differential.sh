#!/usr/bin/env bash
# A thousand generated queries over the graph of the development articles, asked of our SPARQL engine
# and of oxigraph: the same solutions (differential.mjs).
#
#   NEWSGRAPH=PROGRAM NEWSGRAPH_SPARQL_SUITE=PROGRAM differential.sh [COUNT] [SEED]
#
# The development articles are not part of the repository: NEWSGRAPH_MATERIAL names the folder that
# has gold/, else ../shared beside the checkout. Skipped (77) without them or without oxigraph.
. "$(dirname "$0")/../walkthroughs/common.sh"
gold=${NEWSGRAPH_MATERIAL:-$source_folder/../shared}/gold
[ -f "$gold/dev/articles.jsonl" ] || { echo "skipped: no articles in $gold"; exit 77; }
command -v node >/dev/null || { echo "skipped: no node"; exit 77; }
newsgraph build "$gold/dev/articles.jsonl" -o graph --write jsonld 2>build.log || fail "$(cat build.log)"
newsgraph export -g graph -o graph.nq 2>export.log || fail "$(cat export.log)"
node "$here/../sparql/differential.mjs" graph.nq "$NEWSGRAPH_SPARQL_SUITE" \
  "${NEWSGRAPH_ORACLES:-$source_folder/build/oracles}" "${1:-1000}" "${2:-1}"
