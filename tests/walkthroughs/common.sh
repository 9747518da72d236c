# Sourced by the walkthroughs: a folder of their own, the program on the PATH, checks that stop.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source_folder=$(cd "$here/../.." && pwd)
NEWSGRAPH=${NEWSGRAPH:-$source_folder/build/release/newsgraph}
[ -x "$NEWSGRAPH" ] || { echo "no program at $NEWSGRAPH: build it first (./setup.sh demo)" >&2; exit 77; }
articles=$here/../articles
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
newsgraph() { "$NEWSGRAPH" "$@"; }
step() { printf '\n== %s\n' "$*"; }
fail() { printf 'walkthrough: %s\n' "$*" >&2; exit 1; }
# check WORDS FILE: the file says them
check() { grep -qF -- "$1" "$2" || { sed 's/^/    /' "$2" >&2; fail "expected \"$1\""; }; }
