#!/usr/bin/env python3
"""Recall of visits and meetings on the travels of presidents and secretaries of state.

Each row of data/relations/state_department says who travelled, when and where, and in a remark
without a subject whom he met ("Met with Prime Minister ..."). The rows from 1990 on that have "Met
with", every third of them in the order of their ids, become texts of the form "NAME visited CITY,
COUNTRY. NAME met with Prime Minister ..."; a visit is found when a claim has the traveller as
subject and the city or country as object, a meeting when one has the traveller and a person of the
name given. Offices and groups without a name ("the Foreign Ministers of ...") are counted apart
and not scored.

    NEWSGRAPH=PROGRAM state_department.py [--floor 0.80] [--errors FILE]

Status 0 when both recalls reach the floor, 1 when not, 77 when the material is missing.
"""

import csv
import re
import sys

import corpus

TITLE = re.compile(
    r"\b(President|Minister|King|Queen|Emperor|Chancellor|Premier|Chairman|Chairwoman|Secretary|General|Pope|"
    r"Prince|Princess|Sultan|Amir|Emir|Sheikh|Cardinal|Archbishop|Patriarch|Representative|Councilor|"
    r"Counselor|Speaker|Taoiseach|Governor|Ambassador|Director|Leader|Senator|Duke|Mayor|Commissioner|"
    r"Marshal|Colonel|Admiral|Vizier|Prime)\b")
#: Last words of items that name an office or a group and nobody in particular.
NOBODY = re.compile(
    r"(s|Minister|President|Council|Government|Parliament|Group|Authority|Secretary|General|Community|"
    r"Union|Committee|Representative|Chairman|Leader|King|Pope|delegation|family|community)$")
VERB = re.compile(r"^(Also )?[A-Z][a-z]+(ed|t|de|ke|ook|eld|ave) ")


def rows(path):
    with open(path, encoding="utf-8", newline="") as file:
        table = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    chosen = [r for r in table if r["start"][:4] >= "1990" and "Met with" in (r["remarks"] or "")]
    chosen.sort(key=lambda r: int(r["id"]))
    return chosen[::3]


def country_name(country):
    """"Korea, Republic of" as it is written in a text."""
    head, comma, tail = country.partition(", ")
    if not comma:
        return country
    return f"{tail} {head}"


def text_of(row):
    name, country = row["name"], country_name(row["country"])
    city = re.sub(r" *\(.*?\)", "", row["locale"].split(",")[0]).strip()
    sentences = [f"{name} visited {city + ', ' if city else ''}{country}."]
    for sentence in re.split(r"(?<=[a-z)’\"][.;]) +(?=[A-Z])", row["remarks"].strip(' "')):
        if VERB.match(sentence):
            sentence = f"{name} {sentence[0].lower()}{sentence[1:]}"
        sentences.append(sentence)
    return " ".join(sentences), [p for p in (city, country) if p]


def met(row):
    """Persons of the "Met with" lists, each by the last word of his name; and how many others."""
    persons, others = [], 0
    for listed in re.findall(r"[Mm]et with (.*?)(?:[.;] |[.;]?$)", row["remarks"].strip(' "')):
        for item in re.split(r",? and |, ", listed):
            # "and addressed the Parliament", "to discuss ...": not in the list any more
            item = re.split(r" (?:to|in|at|on|during|about|for|following|concerning|regarding|aboard)\b", item)[0].strip()
            if re.match(r"[a-z]+ed\b", item):
                break
            name = TITLE.split(item)[-1].strip() if TITLE.search(item) else ""
            if name and name[0].isupper() and not NOBODY.search(name.split()[-1]) and " of " not in name:
                persons.append(name.split()[-1])
            elif name and name[0].isupper() and re.search(r"[a-z]s$", name) and TITLE.search(item) \
                    and not TITLE.search(item.split()[-1].rstrip("s")) and "inister" not in name:
                persons.append(name.split()[-1])
            else:
                others += 1
    return persons, others


def names(record, index, word):
    return any(re.search(rf"\b{re.escape(word)}\b", surface) for surface in corpus.surfaces(record, index))


def found(record, predicate, traveller, wanted):
    for claim in corpus.claims(record):
        if claim["predicate"] != predicate or not isinstance(claim.get("object"), int):
            continue
        ends = [(claim["subject"], claim["object"])]
        if predicate == "metWith":
            ends.append((claim["object"], claim["subject"]))
        for subject, other in ends:
            if names(record, subject, traveller) and any(names(record, other, w) for w in wanted):
                return True
    return False


def main():
    options = corpus.options(__doc__, 0.80, "recall that both have to reach")
    chosen = rows(corpus.material("data", "relations", "state_department", "travels_president_secretary.tsv"))
    texts = {row["id"]: text_of(row) for row in chosen}
    known = corpus.records({"id": row["id"], "date": row["start"], "text": texts[row["id"]][0]} for row in chosen)
    tally = {"visited": [0, 0], "metWith": [0, 0]}
    missed, unnamed = [], 0

    def count(predicate, row, record, traveller, wanted):
        hit = found(record, predicate, traveller, wanted)
        tally[predicate][0] += hit
        tally[predicate][1] += 1
        if not hit:
            missed.append(f"{row['id']}\t{predicate}\t{' / '.join(wanted)}\t{texts[row['id']][0]}")

    for row in chosen:
        record, traveller = known[row["id"]], row["name"].split()[-1]
        count("visited", row, record, traveller, texts[row["id"]][1])
        persons, others = met(row)
        unnamed += others
        for person in persons:
            count("metWith", row, record, traveller, [person])
    print(f"{len(chosen)} journeys; {unnamed} offices and groups without a name are not scored")
    print("predicate  recall  right  of")
    for predicate, (right, of) in tally.items():
        print(f"{predicate:9} {corpus.share(right, of)}  {right:5} {of:4}")
    if options.errors:
        with open(options.errors, "w", encoding="utf-8") as file:
            file.write("".join(line + "\n" for line in missed))
    return 0 if all(right >= options.floor * of for right, of in tally.values()) else 1


if __name__ == "__main__":
    sys.exit(main())
