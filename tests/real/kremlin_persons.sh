#!/usr/bin/env bash
# Persons across the articles of a press office that links them: pairwise precision and recall
# (kremlin_persons.py), on a fixed sample of the articles; ALL=1 takes all of them.
#
#   NEWSGRAPH=PROGRAM kremlin_persons.sh
here=$(cd "$(dirname "$0")" && pwd)
folder=${NEWSGRAPH_MATERIAL:-$here/../../../shared}/data/articles/kremlin
[ -d "$folder" ] || { echo "no $folder"; exit 77; }
sample=150
[ "${ALL:-0}" = 1 ] && sample=0
exec python3 "$here/kremlin_persons.py" "$folder" --sample "$sample" --errors 5
