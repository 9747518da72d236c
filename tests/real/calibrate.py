#!/usr/bin/env python3
"""Makes schema/calibration.tsv: how often claims were right, by rule, predicate and circumstance.

    calibrate.py CLAIMS.jsonl VERDICTS.tsv [CLAIMS.jsonl VERDICTS.tsv ...] > schema/calibration.tsv

VERDICTS are what `newsgraph eval --reliability` reads: article, start (of the sentence, in code
points), subject, predicate, object, verdict (right or wrong). verdicts.py makes those of gold/dev.
The circumstances are defined beside Circumstance in include/newsgraph/extract/calibration.hpp.
Several verdicts on one claim count once; claims that no verdict names do not count.
"""

import json
import sys
from collections import Counter


def verdicts(path):
    with open(path, encoding="utf-8") as file:
        head = file.readline().rstrip("\n").split("\t")
        rows = [dict(zip(head, line.rstrip("\n").split("\t"))) for line in file]
    return {(r["article"], int(r["start"]), r["subject"], r["predicate"], r["object"]): r["verdict"] == "right" for r in rows}


def circumstances(record, claim):
    entities, evidence = record["entities"], claim["evidence"]
    subject = entities[claim["subject"]]
    ends = [subject] + ([entities[claim["object"]]] if isinstance(claim.get("object"), int) else [])
    said = evidence.get("subject")
    if said and any(m[:2] == said and m[2] != "name" for m in subject.get("mentions", [])):
        yield "described"
    if any(len(e["name"].split(" ")) >= 5 for e in ends):
        yield "long-name"
    plain = not claim.get("polarity") and not claim.get("modality") and ("speaker" not in claim or claim.get("ownAct"))
    if not plain:
        yield "marked"
    if evidence["sentence"][1] - evidence["sentence"][0] >= 300:
        yield "long-sentence"
    if said and evidence.get("object") and abs(said[0] - evidence["object"][0]) >= 40:
        yield "far"
    if not any("wikidata" in e for e in ends):
        yield "unlinked"


def main():
    paths = sys.argv[1:]
    if not paths or len(paths) % 2:
        sys.exit(__doc__.strip())
    right, judged, sources = Counter(), Counter(), []
    for claims, given in zip(paths[::2], paths[1::2]):
        known, seen = verdicts(given), set()
        with open(claims, encoding="utf-8") as file:
            for line in file:
                record = json.loads(line)
                for claim in record.get("claims", []):
                    other = claim.get("object")
                    other = record["entities"][other]["name"] if isinstance(other, int) else claim.get("objectValue", "")
                    key = (record["article"]["identifier"], claim["evidence"]["sentence"][0],
                           record["entities"][claim["subject"]]["name"], claim["predicate"], str(other))
                    if key not in known or key in seen:
                        continue
                    seen.add(key)
                    groups = [("all", "claims"), ("rule", claim["rule"]), ("predicate", claim["predicate"])]
                    groups += [("circumstance", name) for name in circumstances(record, claim)]
                    for group in groups:
                        judged[group] += 1
                        right[group] += known[key]
        sources.append(str(len(seen)))
    print("# How many claims were right, of how many judged: what a claim's confidence is made of (see")
    print("# include/newsgraph/extract/calibration.hpp for how). Made by tests/real/calibrate.py from counts;")
    print(f"# judged claims by source: {' + '.join(sources)}. Version 1. Counts of our own; Apache-2.0.")
    print("# kind TAB name TAB right TAB judged")
    order = {"all": 0, "circumstance": 1, "predicate": 2, "rule": 3}
    for kind, name in sorted(judged, key=lambda group: (order[group[0]], group[1])):
        print(f"{kind}\t{name}\t{right[kind, name]}\t{judged[kind, name]}")


if __name__ == "__main__":
    main()
