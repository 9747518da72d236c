#!/usr/bin/env bash
# Telephone calls of the two most frequent callers of a press office: as many in the graph as there
# were (kremlin_calls.py).
#
#   NEWSGRAPH=PROGRAM kremlin_calls.sh
here=$(cd "$(dirname "$0")" && pwd)
folder=${NEWSGRAPH_MATERIAL:-$here/../../../shared}/data/articles/kremlin
[ -d "$folder" ] || { echo "no $folder"; exit 77; }
exec python3 "$here/kremlin_calls.py" "$folder"
