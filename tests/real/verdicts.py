#!/usr/bin/env python3
"""Verdicts on the claims of the development articles, for `newsgraph eval --reliability`.

A claim is right when gold/dev has its relation, explicit or implied, and wrong otherwise; relations
outside the closed list of the guide have no verdict. The alignment of entities is score.py's.

    verdicts.py FOLDER > verdicts.tsv

FOLDER is what `newsgraph build gold/dev/articles.jsonl -o FOLDER` made.
"""

import json
import os
import sys

import corpus


def main():
    if len(sys.argv) != 2:
        sys.exit(__doc__.strip())
    gold = corpus.material("gold", "dev")
    sys.path.insert(0, os.path.dirname(gold))
    import score  # pylint: disable=import-outside-toplevel,import-error
    graph = score.Graph(os.path.join(sys.argv[1], "graph.jsonld"))
    print("article\tstart\tsubject\tpredicate\tobject\tverdict")
    for node, name in sorted(graph.articles.items(), key=lambda item: item[1]):
        path = os.path.join(gold, name + ".json")
        if not os.path.exists(path):
            continue
        with open(path, encoding="utf-8") as file:
            wanted = json.load(file)
        with open(os.path.join(gold, name + ".txt"), encoding="utf-8", newline="") as file:
            text = file.read()
        mentions = {e: s for e, s in graph.mentions[node].items() if e in graph.nodes}
        partner = score.align(mentions, score.gold_spans(text, wanted["entities"]))

        def key(subject, predicate, other):
            return (predicate, *sorted((subject, other))) if predicate in score.SYMMETRIC else (predicate, subject, other)

        said = {key(r["subject"], r["predicate"], r["object"]) for r in wanted["relations"]}
        for claim in graph.claims[node]:
            predicate = score.literal(claim.get("predicate"))
            if predicate not in score.PREDICATES:
                continue
            subject, other = score.literal(claim.get("subject")), score.literal(claim.get("object", claim.get("objectValue")))
            mine = key(partner.get(subject, f"?{subject}"), predicate,
                       str(other) if predicate == "startDate" else partner.get(other, f"?{other}"))
            start = min(int(s["start"]) for e in score.as_list(claim["evidence"]) for s in score.as_list(e["selector"]) if "start" in s)

            def label(value):
                names = graph.nodes.get(value, {}).get("label")
                return next(iter(names.values())) if isinstance(names, dict) else str(value)

            identifier = score.as_list(graph.nodes[node]["identifier"])[0]
            print("\t".join([identifier, str(start), label(subject), predicate, label(other), "right" if mine in said else "wrong"]))


if __name__ == "__main__":
    main()
