#!/usr/bin/env bash
# Sets up a bare Debian 12 and runs newsgraph.
#
#   ./setup.sh demo     install what is missing, build the release, read the sample articles
#   ./setup.sh test     install what is missing, build, run all tests
#
# Installs packages with apt-get (as root or through sudo). The build fetches from npm what the page
# graph.html is made of; the tests fetch readers of other formats into build/oracles and the driver of
# the browser into build/page-tests. Quick when run again.
set -euo pipefail
cd "$(dirname "$0")"

build_packages=(g++ cmake ninja-build pkg-config libboost-graph-dev rapidjson-dev libgraphviz-dev
  libcli11-dev libicu-dev libgumbo-dev zlib1g-dev libzstd-dev libssl-dev libserd-dev fonts-dejavu-core
  nodejs npm ca-certificates)
test_packages=(doctest-dev libbenchmark-dev python3 python3-rdflib python3-networkx chromium)

install_missing() {
  local missing=()
  for package in "$@"; do
    # A program that is already there from elsewhere (a newer node, say) is as good as the package.
    case "$package" in
      nodejs) command -v node >/dev/null && continue ;;
      npm) command -v npm >/dev/null && continue ;;
    esac
    dpkg-query -W -f='${Status}' "$package" 2>/dev/null | grep -q 'ok installed' || missing+=("$package")
  done
  [ ${#missing[@]} -eq 0 ] && return
  local as_root=()
  if [ "$(id -u)" -ne 0 ]; then
    command -v sudo >/dev/null || { echo "setup.sh: needs root or sudo to install: ${missing[*]}" >&2; exit 2; }
    as_root=(sudo)
  fi
  echo "installing: ${missing[*]}"
  "${as_root[@]}" apt-get update -qq
  DEBIAN_FRONTEND=noninteractive "${as_root[@]}" apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null
}

build() {  # preset [more cmake arguments]
  cmake --preset "$1" "${@:2}" >build/"$1".configure.log 2>&1 || { cat build/"$1".configure.log >&2; exit 2; }
  cmake --build --preset "$1"
}

fetch() {  # folder with package.json and package-lock.json, folder for the packages
  if [ -d "$2/node_modules" ] && [ ! "$1/package-lock.json" -nt "$2/node_modules" ]; then return; fi
  mkdir -p "$2"
  cp "$1/package.json" "$1/package-lock.json" "$2/"
  npm ci --prefix "$2" --no-audit --no-fund --silent
  touch "$2/node_modules"
}

mkdir -p build
case "${1:-}" in
  demo)
    install_missing "${build_packages[@]}"
    build release -DNEWSGRAPH_TESTS=OFF -DNEWSGRAPH_BENCH=OFF
    build/release/newsgraph build tests/articles -o output/sample
    ;;
  test)
    install_missing "${build_packages[@]}" "${test_packages[@]}"
    fetch tests/oracles build/oracles
    fetch tests/page build/page-tests
    build release -DNEWSGRAPH_TESTS=ON
    ctest --preset release
    ;;
  *)
    sed -n '2,9p' "$0" | sed 's/^# \{0,1\}//'
    exit 2
    ;;
esac
