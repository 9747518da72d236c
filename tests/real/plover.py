#!/usr/bin/env python3
"""Sources and targets of the PLOVER gold standard records: who does something to whom.

Each record of data/relations/plover is a sentence with its source, target and event words marked.
A sentence is right when one claim has an end that is named in the source and an end that is named
in the target, source first unless both are both ("SRC/TAR") or the relation is symmetric; or when
an event has the one as participant and the other as participant, target or place. Where a sentence
has one side only, that side has to be an end of a claim, on its side. The class of the relation
found is not asked for (the records have an early version's class names); it is counted beside.

    NEWSGRAPH=PROGRAM plover.py [--floor 0.55] [--errors FILE]

Status 0 when the share of all sentences that are right reaches the floor, 1 when not, 77 when the
material is missing.
"""

import json
import re
import sys
from collections import defaultdict

import corpus

MARK = re.compile(r"\(([A-Z]{3}(?:/[A-Z]{3})?): ")
#: Relations whose two sides may change places.
SYMMETRIC = set("metWith spokeByPhoneWith negotiatedWith agreedWith cooperatesWith alliedWith tradesWith "
                "bordersWith hasDiplomaticRelation ceasefireWith disputesWith".split())


def unmarked(markup):
    """The sentence, and the spans of each kind of mark in it; marks may nest."""
    text, spans, open_marks, i = "", defaultdict(list), [], 0
    while i < len(markup):
        mark = MARK.match(markup, i)
        if mark:
            open_marks.append((mark.group(1), len(text)))
            i = mark.end()
            continue
        if markup[i] == "(":
            open_marks.append((None, len(text)))
        if markup[i] == ")" and open_marks:
            kind, start = open_marks.pop()
            if kind is not None:
                for one in kind.split("/"):
                    spans[one].append((start, len(text)))
                i += 1
                continue
        text += markup[i]
        i += 1
    return text, spans


def named_in(record, index, spans):
    return isinstance(index, int) and any(
        start < m[1] and m[0] < end for m in corpus.entity(record, index).get("mentions", []) for start, end in spans)


def predicate_found(record, spans):
    """Predicate of the claim that joins source and target; None when none does."""
    sources, targets = spans["SRC"], spans["TAR"]
    by_event = defaultdict(list)
    for claim in corpus.claims(record):
        subject, other, predicate = claim["subject"], claim.get("object"), claim["predicate"]
        if not targets or not sources:
            if (sources and named_in(record, subject, sources)) or (targets and named_in(record, other, targets)):
                return predicate
            continue
        if subject == other:
            continue
        if named_in(record, subject, sources) and named_in(record, other, targets):
            return predicate
        if predicate in SYMMETRIC and named_in(record, other, sources) and named_in(record, subject, targets):
            return predicate
        if predicate in ("participant", "organizer", "target", "location"):
            by_event[subject].append((predicate, other))
    for ends in by_event.values():
        for first, source in ends:
            for second, target in ends:
                if source != target and first in ("participant", "organizer") and named_in(record, source, sources) \
                        and named_in(record, target, targets):
                    return second
    return None


def main():
    options = corpus.options(__doc__, 0.55, "share of all sentences that has to be right")
    with open(corpus.material("data", "relations", "plover", "plover_gsr_even.json"), encoding="utf-8") as file:
        marked = [r for r in json.load(file) if isinstance(r.get("textInfo"), dict) and "markup" in r["textInfo"]]
    sentences = {r["id"]: unmarked(r["textInfo"]["markup"]) for r in marked}
    known = corpus.records({"id": key, "text": text} for key, (text, _) in sentences.items())
    tally, missed, any_claim = defaultdict(lambda: [0, 0]), [], 0
    for record in marked:
        text, spans = sentences[record["id"]]
        found = predicate_found(known[record["id"]], spans)
        tally[record["event"]][0] += found is not None
        tally[record["event"]][1] += 1
        any_claim += bool(corpus.claims(known[record["id"]]))
        if found is None:
            said = "; ".join(f"{corpus.entity(known[record['id']], c['subject'])['name']} {c['predicate']} " + (
                corpus.entity(known[record["id"]], c["object"])["name"] if isinstance(c.get("object"), int) else "-")
                for c in corpus.claims(known[record["id"]]))
            missed.append(f"{record['event']}\t{record['textInfo']['markup']}\t{said}")
    print("class        share  right  of")
    for name, (right, of) in sorted(tally.items()):
        print(f"{name:11} {corpus.share(right, of)}  {right:5} {of:3}")
    right, of = (sum(row[i] for row in tally.values()) for i in (0, 1))
    print(f"{'all':11} {corpus.share(right, of)}  {right:5} {of:3}   ({any_claim} sentences with any claim)")
    if options.errors:
        with open(options.errors, "w", encoding="utf-8") as file:
            file.write("".join(line + "\n" for line in missed))
    return 0 if right >= options.floor * of else 1


if __name__ == "__main__":
    sys.exit(main())
