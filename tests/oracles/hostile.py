"""Exports a graph whose words are hostile in every format and reads each with a parser of others.

    python3 hostile.py NEWSGRAPH

The articles hold quotes, angle brackets, "</script>", control characters, right-to-left marks,
formulas, line ends, a sentence of 20,000 characters, TeX and Markdown markup, and addresses that are
scripts. Every format must stay well-formed, say the same names as far as it can carry them, and link
to nothing but http and https.

Exit status: 0 right, 1 wrong. Parsers that are not installed (rdflib) are left out and named.
"""
import csv
import hashlib
import io
import json
import os
import re
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ElementTree

NAMES = [
    'Anna "The \\ Fox" <b>Kask</b>',
    "</script><script>alert(1)</script>",
    "=HYPERLINK(\"http://x.example\",\"hi\")",
    "O'Neill & Söhne; {braces} 100% $5 #1 _under_ ~tilde ^hat",
    "\u202eesrever\u202c \u200fmark",
    "two\nlines\tand tabs",
    "]]> <!-- comment --> <?pi?>",
    "control \u0001\u0008\u001b end",
    "noncharacter \ufffe \uffff",
    "[link](javascript:alert(1)) ![i](x) | `code` *star*",
    "`back` ``ticks`` 'single' \"double\"",
    "emoji 😀 and Қазақстан",
]
URLS = ["javascript:alert(1)", "https://news.example/a?b=1&c=<d>\"'", "data:text/html,<b>", "http://[::1"]


def records():
    """Lines of claims.jsonl: each name meets the next."""
    lines = []
    for number, url in enumerate(URLS):
        text, entities, claims = "", [], []
        for name in NAMES:
            begin = len(text)
            text += name
            entities.append({"type": "Person", "name": name, "mentions": [[begin, len(text), "name"]]})
            text += " met "
        long = "very " * 4000 + "long. " if number == 0 else ""
        text += long + "\n"
        for i in range(len(NAMES) - 1):
            first, second = entities[i]["mentions"][0], entities[i + 1]["mentions"][0]
            claims.append({
                "subject": i, "predicate": "metWith", "object": i + 1, "date": "2020-01-02",
                "topic": NAMES[i], "surface": "met", "confidence": 0.9, "rule": "told",
                "evidence": {"sentence": [0, len(text) - 1], "subject": first[:2],
                             "predicate": [first[1] + 1, first[1] + 4], "object": second[:2]}})
        claims.append({"subject": 0, "predicate": "tested", "objectValue": NAMES[1],
                       "confidence": 0.9, "rule": "told",
                       "evidence": {"sentence": [0, 4], "subject": [0, 4]}})
        lines.append({
            "format": 1, "tool": {"version": "0"},
            "article": {"identifier": f"a{number};{NAMES[number]}", "title": NAMES[number + 1],
                        "date": "2020-01-03", "dateSource": "metadata", "publisher": NAMES[3],
                        "url": url, "language": "en",
                        "sha256": hashlib.sha256(text.encode()).hexdigest(), "text": text},
            "sentences": [[0, len(text) - 1]], "entities": entities, "claims": claims})
    return lines


def carried(text):
    """Control characters that no format carries are replaced; names have single spaces."""
    return " ".join(re.sub("[\x00-\x08\x0b\x0c\x0e-\x1f]", "\ufffd", text).split())


class Checks:
    def __init__(self, program, folder):
        self.program, self.folder, self.faults, self.count = program, folder, [], 0

    def export(self, name, *options):
        path = os.path.join(self.folder, name)
        subprocess.run([self.program, "export", "-g", os.path.join(self.folder, "claims.jsonl"),
                        "-o", path, *options], check=True)
        if os.path.isdir(path):
            return path
        with open(path, encoding="utf-8", newline="") as file:
            return file.read()

    def want(self, what, right):
        self.count += 1
        if not right:
            self.faults.append(what)

    def names(self, what, found, change=carried):
        found = set(found)
        for name in NAMES:
            self.want(f"{what}: the name {change(name)!r}", change(name) in found)


def check_tables(checks):
    one_line = lambda text: carried(text).replace("\n", " ").replace("\t", " ")
    guarded = lambda text: "'" + text if text[:1] == "=" else text
    rows = list(csv.reader(io.StringIO(checks.export("t.csv"))))
    checks.want("csv: rows of one width", len({len(row) for row in rows}) == 1 and len(rows) > 10)
    at = rows[0].index("subject")
    both = {row[at] for row in rows[1:]} | {row[rows[0].index("object")] for row in rows[1:]}
    checks.names("csv", both, lambda text: guarded(carried(text)))
    checks.want("csv: no cell is a formula", not any(c[:1] in "=@" and c for r in rows for c in r))
    links = {row[rows[0].index("url")] for row in rows[1:]}
    checks.want(f"csv: links {links}", all(re.match(r"https?://|$", link) for link in links))
    lines = checks.export("t.tsv").rstrip("\n").split("\n")
    checks.want("tsv: rows of one width", len({line.count("\t") for line in lines}) == 1)
    checks.names("tsv", {cell for line in lines for cell in line.split("\t")},
                 lambda text: guarded(one_line(text)))
    rows = list(csv.DictReader(io.StringIO(checks.export("t.events.csv"))))
    checks.names("events", {row["source"] for row in rows} | {row["target"] for row in rows},
                 lambda text: guarded(carried(text)))
    events = [json.loads(line) for line in checks.export("t.events.jsonl").splitlines()]
    checks.names("events-jsonl", {e["source"] for e in events} | {e["target"] for e in events})


def check_json(checks):
    graph = json.loads(checks.export("t.jsonld"))
    checks.names("jsonld", {n["label"]["en"] for n in graph["graph"] if "label" in n})
    links = [node["url"] for node in graph["graph"] if "url" in node]
    checks.want(f"jsonld: links {links}", links and all(re.match("https?://", u) for u in links))
    things = [json.loads(line) for line in checks.export("t.ftm.json").splitlines()]
    checks.names("ftm", {n for thing in things for n in thing["properties"].get("name", [])})
    checks.want("csl", len(json.loads(checks.export("t.csl.json"))) == len(URLS))


def check_xml(checks):
    change = lambda text: carried(text).replace("\ufffe", "\ufffd").replace("\uffff", "\ufffd")
    root = ElementTree.fromstring(checks.export("t.graphml"))
    texts = {data.text for data in root.iter("{http://graphml.graphdrawing.org/xmlns}data")}
    checks.names("graphml", texts, change)
    root = ElementTree.fromstring(checks.export("t.gexf"))
    checks.names("gexf", {n.get("label") for n in root.iter("{http://gexf.net/1.3}node")}, change)


def check_text(checks):
    bib = checks.export("t.bib")
    depth = 0
    for token in re.findall(r"\\.|[{}]", bib):
        depth += {"{": 1, "}": -1}.get(token, 0)
    checks.want("bib: braces balance", depth == 0 and bib.count("@misc{") == len(URLS))
    for name in ("t.md", "t.cypher", "t.bib"):
        text = checks.export(name)
        checks.want(f"{name}: no control character", not re.search("[\x00-\x08\x0b\x0c\x0e-\x1f]", text))
    briefing = checks.export("t.md")
    checks.want("md: no tag", not re.search(r"(?<!\\)<(?!https?://)", briefing))
    checks.want("md: no link of the articles' making", not re.search(r"(?<!\\)\]\(", briefing))
    for name in os.listdir(checks.export("t.neo4j", "--format", "neo4j")):
        if not name.endswith(".csv"):
            continue
        with open(os.path.join(checks.folder, "t.neo4j", name), encoding="utf-8", newline="") as file:
            rows = list(csv.reader(file))
        checks.want(f"neo4j/{name}: rows of one width", len({len(row) for row in rows}) == 1)
        if name == "nodes-Person.csv":
            checks.names("neo4j", {row[1] for row in rows})


def check_rdf(checks):
    try:
        import rdflib
    except ImportError:
        print("left out: rdflib is not there (Debian: python3-rdflib)")
        return
    label = rdflib.RDFS.label
    for name, kind in (("t.nq", "nquads"), ("t.nt", "nt"), ("t.ttl", "turtle"), ("t.trig", "trig")):
        graph = rdflib.ConjunctiveGraph()
        graph.parse(data=checks.export(name), format=kind)
        checks.names(kind, {str(o) for o in graph.objects(None, label)})


def main():
    if len(sys.argv) != 2:
        print("usage: python3 hostile.py NEWSGRAPH", file=sys.stderr)
        return 2
    csv.field_size_limit(1 << 30)
    with tempfile.TemporaryDirectory() as folder:
        with open(os.path.join(folder, "claims.jsonl"), "w", encoding="utf-8") as file:
            for record in records():
                file.write(json.dumps(record, ensure_ascii=False) + "\n")
        checks = Checks(os.path.abspath(sys.argv[1]), folder)
        for check in (check_tables, check_json, check_xml, check_text, check_rdf):
            check(checks)
    for fault in checks.faults[:20]:
        print("hostile words: " + fault, file=sys.stderr)
    print(f"{checks.count - len(checks.faults)} of {checks.count} checks of hostile words are right")
    return 1 if checks.faults else 0


if __name__ == "__main__":
    sys.exit(main())
