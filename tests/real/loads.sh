#!/usr/bin/env bash
# The graphs of the sample articles, the seeds and the development articles load in three independent
# readers (oxigraph and jsonld from npm, rdflib from Debian) with as many triples as `validate`
# counts, without a blank node, and no more when loaded a second time. They fit the SHACL shapes made
# from the ontology, and networkx finds their entities and facts in GraphML and GEXF.
#
#   NEWSGRAPH=PROGRAM loads.sh
#
# The seeds and development articles are not part of the repository: NEWSGRAPH_MATERIAL names the
# folder that has gold/, else ../shared beside the checkout; without it the samples alone are loaded.
. "$(dirname "$0")/../walkthroughs/common.sh"
gold=${NEWSGRAPH_MATERIAL:-$source_folder/../shared}/gold

# load NAME ARTICLES...: builds, counts, loads.
load() {
  local name=$1
  shift
  step "$name"
  newsgraph build "$@" -o "$name" --write jsonld 2>build.log || fail "$(cat build.log)"
  newsgraph validate "$name" >counts.txt 2>&1
  local triples
  triples=$(awk '$1 == "triples" { print $2 }' counts.txt)
  [ "${triples:-0}" -gt 0 ] || fail "validate counts no triples: $(cat counts.txt)"
  for reader in "node $here/../oracles/load.mjs" "/usr/bin/python3 $here/../oracles/load.py"; do
    command -v "${reader%% *}" >/dev/null || { echo "skipped: no ${reader%% *}"; continue; }
    $reader "$name/graph.jsonld" "$triples" || [ $? -eq 77 ] || fail "$name: $reader reads other triples"
  done
  newsgraph validate "$name/graph.jsonld" >/dev/null 2>valid.txt || fail "$(cat valid.txt)"
  newsgraph schema --format shacl >shapes.ttl
  for form in nq csv graphml gexf; do newsgraph export -g "$name" -o "$name.$form" 2>/dev/null; done
  if command -v node >/dev/null; then
    node "$here/../oracles/shacl.mjs" shapes.ttl "$name.nq" || [ $? -eq 77 ] || fail "$name: does not fit the shapes"
  fi
  /usr/bin/python3 "$here/../oracles/network.py" "$name.csv" "$name/graph.jsonld" "$name.graphml" "$name.gexf" ||
    [ $? -eq 77 ] || fail "$name: networkx reads another network"
}

load samples "$articles"
if [ -d "$gold" ]; then
  load seeds "$gold"/seeds/*.txt
  load dev "$gold"/dev/articles.jsonl
else
  echo "no articles in $gold: the seeds and development articles are skipped"
fi
