#!/usr/bin/env python3
"""Repeated interactions of the same two: telephone calls of a press office, counted against its titles and dates.

usage: kremlin_calls.py FOLDER [--callers N]

FOLDER holds kremlin_en.jsonl. The callers are those whom most titles of calls name ("Telephone conversation with ...
Anna Kask"). Their articles are read with `newsgraph build` (NEWSGRAPH names the program), one graph a caller, and for
every day the calls in the graph are counted: PhoneCall events in which the caller takes part, and facts
spokeByPhoneWith of the caller without such an event.

  calls     days with a title of a call, and titles on them
  found     of these, with as many calls in the graph
  missing   with fewer: extraction found no claim
  extra     with more: one call counted as two, which is what this test is about

Ends with status 1 when there is an extra call, or fewer than 0.9 are found; 77 where the articles are not at hand.
"""
import argparse
import json
import os
import re
import subprocess
import sys
import tempfile
from collections import Counter, defaultdict

CALL = re.compile(r"telephone (conversation|call)|spoke .*by (tele)?phone|phone (conversation|call)", re.IGNORECASE)
NAME = re.compile(r"\b[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)*")


def callers(articles, most):
    """Last words of names in titles of calls, most frequent first."""
    counts = Counter()
    for article in articles:
        words = NAME.findall(article["title"])
        if words and CALL.search(article["title"]):
            counts[words[-1].split()[-1]] += 1
    return [name for name, _ in counts.most_common(most)]


def as_list(value):
    return value if isinstance(value, list) else [value]


def literal(value):
    value = as_list(value)[0]
    return value.get("@value", "") if isinstance(value, dict) else value


def calls_by_day(document, caller):
    nodes = document["graph"]
    spelled = {n["id"] for n in nodes if "schema:Person" in n.get("type", [])
               and caller in json.dumps([n.get("label"), n.get("altLabel")], ensure_ascii=False)}
    events = {n["id"] for n in nodes if "ng:PhoneCall" in n.get("type", []) and spelled & set(as_list(n.get("participant", [])))}
    days, alone = defaultdict(set), set()
    dated = {n["id"]: literal(n.get("datePublished", "")) for n in nodes if "schema:NewsArticle" in n.get("type", [])}
    for n in nodes:
        if "rdf:Statement" not in n.get("type", []) or n.get("polarity") == "negative" or n.get("modality") == "planned":
            continue
        day = literal(n["date"]) if "date" in n else dated[as_list(n["wasDerivedFrom"])[0]]
        if n["subject"] in events:
            days[day].add(n["subject"])
        if n["predicate"] == "spokeByPhoneWith" and spelled & {n["subject"], n.get("object")}:
            if n.get("event") in events:
                days[day].add(n["event"])
            else:
                alone.add(day)
    counts = {day: len(found) for day, found in days.items()}
    for day in alone:
        counts.setdefault(day, 1)
    return counts


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder")
    parser.add_argument("--callers", type=int, default=2)
    args = parser.parse_args()
    source = os.path.join(args.folder, "kremlin_en.jsonl")
    if not os.path.exists(source):
        print("kremlin_calls: no " + source)
        return 77
    with open(source, encoding="utf-8") as lines:
        articles = [json.loads(line) for line in lines]
    program = os.environ.get("NEWSGRAPH", "build/release/newsgraph")
    bad = False
    for caller in callers(articles, args.callers):
        mine = [a for a in articles if caller in a["title"] and CALL.search(a["title"])]
        with tempfile.TemporaryDirectory() as folder:
            path = os.path.join(folder, "calls.jsonl")
            with open(path, "w", encoding="utf-8") as out:
                for a in mine:
                    out.write(json.dumps({k: a[k] for k in ("id", "date", "title", "text")}, ensure_ascii=False) + "\n")
            subprocess.run([program, "build", path, "-o", folder + "/graph", "--write", "jsonld"], check=True,
                           stderr=subprocess.DEVNULL)
            with open(folder + "/graph/graph.jsonld", encoding="utf-8") as file:
                counts = calls_by_day(json.load(file), caller)
        titles = Counter(a["date"] for a in mine)
        found = sum(min(counts.get(day, 0), n) for day, n in titles.items())
        missing = [day for day, n in titles.items() if counts.get(day, 0) < n]
        extra = [day for day, n in counts.items() if day in titles and n > titles[day]]
        print(f"{caller}: calls {len(mine)}, found {found}, missing {len(missing)}, extra {len(extra)}")
        for name, days in (("missing", missing), ("extra", extra)):
            for day in days[:10]:
                print(f"  {name} {day}: " + "; ".join(f'{a["id"]} {a["title"]}' for a in mine if a["date"] == day))
        bad = bad or extra or found < 0.9 * len(mine)
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
