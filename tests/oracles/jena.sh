#!/usr/bin/env bash
# Loads a graph that newsgraph wrote into Apache Jena of Debian and holds it against its shapes there.
#
#   jena.sh GRAPH.jsonld GRAPH.nq SHAPES.ttl
#
# GRAPH.nq holds the triples that the JSON-LD must give, SHAPES.ttl what `newsgraph schema --format
# shacl` prints. Jena reads the JSON-LD and the N-Quads with as many triples, loads them into a TDB2
# store, and its SHACL validator finds the graph conforming.
#
# Needs: apt-get install --no-install-recommends libapache-jena-java unzip (and a Java runtime); too
# heavy for every run of the tests, so nothing but this command runs it. Debian's jar cannot find the
# messages of its own copy of Xerces (they kept their old folder), and its jars clash when all of
# /usr/share/java is on the class path: both are mended here, in a temporary folder.
# Exit status: 0 right, 1 wrong, 77 Jena is not there.
set -euo pipefail
[ $# -eq 3 ] || { sed -n '2,5p' "$0" | sed 's/^# \{0,1\}//' >&2; exit 2; }
if [ ! -e /usr/share/java/jena-core.jar ] || ! command -v java unzip >/dev/null; then
  echo "skipped: no Jena (Debian: libapache-jena-java), java or unzip"
  exit 77
fi
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
unzip -q /usr/share/java/jena-core.jar 'org/apache/jena/ext/xerces/*' -d "$work"
mkdir "$work/fix" && mv "$work/org/apache/jena/ext/xerces" "$work/fix/xerces"
classes=$work/fix
for name in jena-arq jena-base jena-cmds jena-core jena-dboe-base jena-dboe-index jena-dboe-storage \
  jena-dboe-trans-data jena-dboe-transaction jena-iri jena-rdfconnection jena-shacl jena-tdb2 commons-cli \
  commons-codec commons-compress commons-csv commons-io commons-lang3 dexx.collection gson guava httpclient \
  httpclient-cache httpcore jackson-core jackson-databind jackson-annotations jsonld-java protobuf slf4j-api \
  slf4j-nop thrift titanium-json-ld xercesImpl; do
  classes=$classes:/usr/share/java/$name.jar
done
jena() { java -cp "$classes" "$@"; }
# Without the syntax of JSON-LD 1.0 it reads nothing and says nothing.
jena riotcmd.riot --syntax=jsonld10 --output=nq "$1" >"$work/read.nq"
wanted=$(sort -u "$2" | wc -l)
found=$(sort -u "$work/read.nq" | wc -l)
[ "$wanted" -gt 0 ] && [ "$found" -eq "$wanted" ] || { echo "$1: $found triples in Jena, not $wanted" >&2; exit 1; }
jena tdb2.tdbloader --loc "$work/store" "$2" >/dev/null 2>&1
stored=$(jena tdb2.tdbquery --loc "$work/store" --results=csv \
  'SELECT (COUNT(*) AS ?n) { { ?s ?p ?o } UNION { GRAPH ?g { ?s ?p ?o } } }' | tail -1 | tr -d '\r')
[ "$stored" -eq "$wanted" ] || { echo "$2: $stored triples in TDB2, not $wanted" >&2; exit 1; }
cp "$2" "$work/data.nt"
jena shacl.shacl validate --shapes "$3" --data "$work/data.nt" >"$work/report.ttl"
grep -q 'sh:conforms *true' "$work/report.ttl" || { head -30 "$work/report.ttl" >&2; exit 1; }
echo "$1: $wanted triples in Jena and TDB2, fits the shapes"
