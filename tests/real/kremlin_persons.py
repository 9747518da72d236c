#!/usr/bin/env python3
"""Identity of persons across articles, measured on the press office's own person links.

usage: kremlin_persons.py FOLDER [--claims FILE] [--sample N] [--errors N]

FOLDER holds kremlin_en.jsonl: articles with inline mentions [start, end, "persons:55", words]. The articles that have
some are read with `newsgraph build` (NEWSGRAPH names the program, default build/release/newsgraph), and each inline
mention is looked up in the graph: the person whose mention overlaps it by at least half. Then every pair of
mentions found is compared: same person by the links, same entity in the graph.

  precision  of the pairs that the graph says are one person, the share that the links say so too
  recall     of the pairs of one person with three or more mentions, the share that is one entity in the graph

--sample N   only N articles, spread evenly (for work; the goal is set for all of them)
--claims F   keep the extracted claims in F and use them again when F is there
--errors N   print the N largest groups of wrong and of missing pairs
Ends with status 1 below precision 0.98 or recall 0.90, with 77 where the articles are not at hand.
"""
import argparse
import json
import os
import subprocess
import sys
import tempfile
from collections import Counter, defaultdict
from itertools import combinations

GOAL_PRECISION, GOAL_RECALL, LEAST_MENTIONS = 0.98, 0.90, 3


def articles_with_links(path, sample):
    with open(path, encoding="utf-8") as lines:
        articles = [json.loads(line) for line in lines]
    articles = [a for a in articles if any(m[2].startswith("persons:") for m in a["mentions"])]
    if sample and sample < len(articles):
        articles = [articles[i * len(articles) // sample] for i in range(sample)]
    return articles


def stored_text(article):
    """What offsets count: the title stands before a text that does not begin with it."""
    if article["title"] and not article["text"].startswith(article["title"]):
        return article["title"] + "\n\n" + article["text"]
    return article["text"]


def build(articles, claims, folder):
    program = os.environ.get("NEWSGRAPH", "build/release/newsgraph")
    if not (claims and os.path.exists(claims)):
        claims = claims or os.path.join(folder, "claims.jsonl")
        source = os.path.join(folder, "articles.jsonl")
        with open(source, "w", encoding="utf-8") as out:
            for a in articles:
                row = {key: a[key] for key in ("id", "url", "date", "title", "text")}
                out.write(json.dumps(row, ensure_ascii=False) + "\n")
        with open(claims, "w", encoding="utf-8") as out:
            subprocess.run([program, "extract", source], stdout=out, check=True)
    output = os.path.join(folder, "graph")
    subprocess.run([program, "merge", claims, "-o", output, "--write", "jsonld"], check=True,
                   stderr=subprocess.DEVNULL)
    with open(os.path.join(output, "graph.jsonld"), encoding="utf-8") as file:
        return json.load(file)


def person_mentions(document):
    """By article identifier: (start, end, entity id, name) of persons."""
    identifier, found = {}, defaultdict(list)
    for node in document["graph"]:
        if "schema:NewsArticle" in node.get("type", []):
            identifier[node["id"]] = str(node["identifier"])
    for node in document["graph"]:
        if "schema:Person" not in node.get("type", []):
            continue
        label = node["label"]
        name = label if isinstance(label, str) else next(iter(label.values()))
        mentions = node.get("mention", [])
        for mention in mentions if isinstance(mentions, list) else [mentions]:
            for selector in mention["selector"] if isinstance(mention["selector"], list) else [mention["selector"]]:
                if "start" in selector:
                    found[identifier[mention["hasSource"]]].append(
                        (int(selector["start"]), int(selector["end"]), node["id"], name))
    return found


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder")
    parser.add_argument("--claims")
    parser.add_argument("--sample", type=int, default=0)
    parser.add_argument("--errors", type=int, default=0)
    args = parser.parse_args()
    source = os.path.join(args.folder, "kremlin_en.jsonl")
    if not os.path.exists(source):
        print("kremlin_persons: no " + source)
        return 77
    articles = articles_with_links(source, args.sample)
    with tempfile.TemporaryDirectory() as folder:
        mentions = person_mentions(build(articles, args.claims, folder))

    links, missed = [], 0  # (person by the link, entity in the graph, words, name)
    for article in articles:
        text = stored_text(article)
        shift = len(text) - len(article["text"])
        for start, end, person, words in article["mentions"]:
            if not person.startswith("persons:"):
                continue
            start, end = start + shift, end + shift
            best = None
            for first, last, entity, name in mentions.get(str(article["id"]), []):
                shared = min(end, last) - max(start, first)
                if shared * 2 >= end - start and (best is None or (shared, first - last) > best[0]):
                    best = ((shared, first - last), entity, name)
            if best is None:
                missed += 1
            else:
                links.append((person, best[1], words, best[2]))

    by_entity, by_person = defaultdict(Counter), defaultdict(Counter)
    names, words_of = {}, defaultdict(Counter)
    for person, entity, words, name in links:
        by_entity[entity][person] += 1
        by_person[person][entity] += 1
        names[entity] = name
        words_of[person][words] += 1
    pairs = lambda n: n * (n - 1) // 2
    said = sum(pairs(sum(c.values())) for c in by_entity.values())
    right = sum(pairs(n) for c in by_entity.values() for n in c.values())
    known = {p: c for p, c in by_person.items() if sum(c.values()) >= LEAST_MENTIONS}
    wanted = sum(pairs(sum(c.values())) for c in known.values())
    found = sum(pairs(n) for c in known.values() for n in c.values())
    precision, recall = right / max(said, 1), found / max(wanted, 1)
    print(f"articles {len(articles)}, links {len(links) + missed}, found {len(links)}, persons {len(by_person)}, "
          f"with {LEAST_MENTIONS} or more {len(known)}")
    print(f"pairs: precision {precision:.4f} ({right}/{said}), recall {recall:.4f} ({found}/{wanted})")
    if args.errors:
        wrong = sorted(((sum(a * b for a, b in combinations(c.values(), 2)), e) for e, c in by_entity.items()),
                       reverse=True)
        lost = sorted(((sum(a * b for a, b in combinations(c.values(), 2)), p) for p, c in known.items()), reverse=True)
        for count, entity in wrong[:args.errors]:
            if count:
                print(f"  wrong {count}: {names[entity]}: " + "; ".join(
                    f"{p} {words_of[p].most_common(2)} x{n}" for p, n in by_entity[entity].items()))
        for count, person in lost[:args.errors]:
            if count:
                print(f"  lost {count}: {person} {words_of[person].most_common(2)}: " + "; ".join(
                    f"{names[e]} x{n}" for e, n in by_person[person].items()))
    return 0 if precision >= GOAL_PRECISION and recall >= GOAL_RECALL else 1


if __name__ == "__main__":
    sys.exit(main())
