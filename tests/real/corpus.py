"""What the scorers of outside corpora share: where the material is, and the program's claims.

The corpora are no part of the repository: NEWSGRAPH_MATERIAL names the folder that has data/, else
../shared beside the checkout. NEWSGRAPH names the program. Without either the scorer says so and
ends with status 77, which ctest counts as skipped.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile

SOURCE = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
SKIPPED = 77


def material(*parts):
    """Path of a file of the material; ends the scorer when it is not here."""
    folder = os.environ.get("NEWSGRAPH_MATERIAL") or os.path.join(os.path.dirname(SOURCE), "shared")
    path = os.path.join(folder, *parts)
    if not os.path.exists(path):
        print(f"skipped: no {path}")
        sys.exit(SKIPPED)
    return path


def program():
    path = os.environ.get("NEWSGRAPH") or os.path.join(SOURCE, "build", "release", "newsgraph")
    if not os.access(path, os.X_OK):
        print(f"skipped: no program at {path}")
        sys.exit(SKIPPED)
    return path


def records(articles):
    """The records of articles, dicts with id and text, by id."""
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "articles.jsonl")
        with open(path, "w", encoding="utf-8") as file:
            for article in articles:
                file.write(json.dumps(article) + "\n")
        done = subprocess.run([program(), "extract", path], capture_output=True, check=False)
    if done.returncode != 0:
        sys.exit(f"newsgraph extract ended with {done.returncode}:\n{done.stderr.decode()}")
    found = (json.loads(line) for line in done.stdout.decode("utf-8").splitlines())
    return {record["article"]["identifier"]: record for record in found}


def claims(record):
    return record.get("claims", [])


def entity(record, index):
    return record["entities"][index]


def surfaces(record, index):
    """The name of an entity and all its mentions, as they stand in the text."""
    text = record["article"]["text"]
    one = entity(record, index)
    return [one["name"]] + [text[m[0]:m[1]] for m in one.get("mentions", [])]


def share(right, of):
    return f"{right / of:6.3f}" if of else "     -"


def options(description, floor, floor_is):
    """The command line of a scorer: --floor, below which it fails, and --errors."""
    parser = argparse.ArgumentParser(description=description, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--floor", type=float, default=floor, help=floor_is)
    parser.add_argument("--errors", help="write what was missed here, tab separated")
    return parser.parse_args()
