"""Loads a graph that newsgraph wrote with rdflib and holds it against what newsgraph says is in it.

    python3 load.py FILE EXPECTED

FILE is JSON-LD (.jsonld), N-Quads (.nq), N-Triples (.nt), Turtle (.ttl) or TriG (.trig). EXPECTED is the number of distinct triples, or an
N-Quads file with one triple a line. rdflib must find that many triples (more than none), no blank
node, and no more after loading the file a second time.

Exit status: 0 right, 1 wrong, 77 rdflib is not there (Debian: python3-rdflib).
"""
import logging
import re
import sys

try:
    import rdflib
except ImportError:
    print("skipped: no rdflib for this python3 (Debian: python3-rdflib)")
    sys.exit(77)


def main():
    if len(sys.argv) != 3:
        print("usage: python3 load.py FILE EXPECTED", file=sys.stderr)
        return 2
    path, expected = sys.argv[1:]
    if re.fullmatch(r"\d+", expected):
        count = int(expected)
    else:
        with open(expected, encoding="utf-8", newline="\n") as file:
            count = len({line for line in file if line.strip()})
    kinds = {"jsonld": "json-ld", "nq": "nquads", "nt": "nt", "ttl": "turtle", "trig": "trig"}
    kind = kinds[path.rsplit(".", 1)[-1]]
    # It warns of dates without a year, which Python has no type for; the triples are kept.
    logging.getLogger("rdflib.term").setLevel(logging.ERROR)
    faults = [] if count > 0 else ["nothing is expected: that proves nothing"]
    graph = rdflib.ConjunctiveGraph()
    for times in ("once", "twice"):
        graph.parse(path, format=kind)
        # rdflib gives the default graph of each load a name of its own; ours are those of claims.
        found = {(s, p, o, str(c) if "claim-" in str(c) else "")
                 for s, p, o, c in graph.quads((None, None, None, None))}
        if len(found) != count:
            faults.append(f"loaded {times}: {len(found)} triples, not {count}")
        blank = {t for s, _, o in graph for t in (s, o) if isinstance(t, rdflib.BNode)}
        if blank:
            faults.append(f"loaded {times}: {len(blank)} blank nodes")
    for fault in faults:
        print(f"{path}: rdflib, {fault}", file=sys.stderr)
    if not faults:
        print(f"{path}: {count} triples in rdflib, no blank node")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
