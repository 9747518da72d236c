"""Reads network files that newsgraph wrote with networkx and counts nodes and edges.

    python3 network.py FACTS.csv GRAPH.jsonld FILE...

FILE is GraphML (.graphml) or GEXF (.gexf) of the same whole graph. There must be a node for each
entity of the JSON-LD and an edge for each row of the table whose object is an entity; of each edge
the handle, the predicate and the sentence must be those of the row.

Exit status: 0 right, 1 wrong, 77 networkx is not there (Debian: python3-networkx).
"""
import csv
import json
import sys

try:
    import networkx
except ImportError:
    print("skipped: no networkx for this python3 (Debian: python3-networkx)")
    sys.exit(77)


def unguarded(cell):
    """A cell as it was before it was kept from looking like a formula."""
    return cell[1:] if cell[:1] == "'" and cell[1:2] in ("=", "+", "-", "@") else cell


def as_xml(text):
    """What XML cannot hold is replaced when written."""
    return text.replace("\ufffe", "\ufffd").replace("\uffff", "\ufffd")


def check(path, rows, entities):
    faults = []
    if path.endswith(".gexf"):
        graph = networkx.read_gexf(path, version="1.2draft")
    else:
        graph = networkx.read_graphml(path, force_multigraph=True)
    if set(graph.nodes) != entities:
        faults.append(f"{len(graph.nodes)} nodes, not the {len(entities)} entities")
    found = {}
    for source, target, key, data in graph.edges(keys=True, data=True):
        handle = str(data.get("id", key)).removeprefix("fact-")
        found[handle] = (source, target, data.get("predicate"), data.get("sentence", ""))
    if graph.number_of_edges() != len(rows):
        faults.append(f"{graph.number_of_edges()} edges, not {len(rows)}")
    for row in rows:
        want = (row["subject_id"], row["object_id"], row["predicate"],
                as_xml(unguarded(row["sentence"])))
        if found.get(row["handle"]) != want:
            faults.append(f"edge {row['handle']}: {found.get(row['handle'])}, not {want}")
    return faults


def gexf_for_networkx(path):
    """networkx 2.8 knows GEXF up to 1.2: the same file under that namespace."""
    import tempfile
    with open(path, encoding="utf-8") as file:
        text = file.read()
    text = text.replace("http://gexf.net/1.3/viz", "http://www.gexf.net/1.2draft/viz", 1)
    text = text.replace("http://gexf.net/1.3", "http://www.gexf.net/1.2draft", 1)
    text = text.replace('version="1.3"', 'version="1.2"', 1)
    copy = tempfile.NamedTemporaryFile("w", suffix=".gexf", encoding="utf-8", delete=False)
    with copy:
        copy.write(text)
    return copy.name


def main():
    if len(sys.argv) < 4:
        print("usage: python3 network.py FACTS.csv GRAPH.jsonld FILE...", file=sys.stderr)
        return 2
    csv.field_size_limit(1 << 30)
    with open(sys.argv[1], encoding="utf-8-sig", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["object_id"]]
    with open(sys.argv[2], encoding="utf-8") as file:
        nodes = json.load(file)["graph"]
    entities = {node["id"].removeprefix("n:") for node in nodes if "label" in node}
    status = 0
    if not rows:
        print("no edge is expected: that proves nothing", file=sys.stderr)
        status = 1
    for path in sys.argv[3:]:
        faults = check(gexf_for_networkx(path) if path.endswith(".gexf") else path, rows, entities)
        for fault in faults[:5]:
            print(f"{path}: networkx, {fault}", file=sys.stderr)
        if faults:
            status = 1
        else:
            print(f"{path}: {len(entities)} nodes and {len(rows)} edges in networkx")
    return status


if __name__ == "__main__":
    sys.exit(main())
