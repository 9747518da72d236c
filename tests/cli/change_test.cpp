// add, remove, judgements, conflicts, timeline: a folder that changes.

#include <filesystem>
#include <fstream>
#include <string>

#include <doctest/doctest.h>

#include "newsgraph/base/file.hpp"

#include "cli/shell.hpp"

namespace fs = std::filesystem;
using newsgraph::cli_test::Folder;
using newsgraph::cli_test::has;
using newsgraph::cli_test::Outcome;

namespace {

constexpr const char* monday =
    "{\"id\":\"mon\",\"date\":\"2022-05-03\",\"text\":\"Norwegian Prime Minister Anna Kask met "
    "Prime Minister of Finland Jon Berg in Oslo on Tuesday.\"}\n";
constexpr const char* friday =
    "{\"id\":\"fri\",\"date\":\"2022-05-06\",\"text\":\"Prime Minister of Finland Jon Berg thanked "
    "Norway. Anna Kask visited Helsinki on Friday.\"}\n";
constexpr const char* june =
    "{\"id\":\"june\",\"date\":\"2023-06-01\",\"text\":\"Norwegian Prime Minister Anna Kask met "
    "Prime Minister of Finland Jon Berg in Helsinki on Thursday.\"}\n";

/// Whether the two folders hold the same files.
bool same_folders(const Folder& folder, const char* a, const char* b) {
  const Outcome outcome = folder.in(std::string("diff -r ") + a + ' ' + b + " 2>&1");
  CAPTURE(outcome.out);
  return outcome.status == 0;
}

}  // namespace

TEST_CASE("cli: add and remove give what a build of those articles gives") {
  const Folder folder("change");
  newsgraph::write_file(folder.path / "mon.jsonl", monday);
  newsgraph::write_file(folder.path / "fri.jsonl", friday);
  newsgraph::write_file(folder.path / "june.jsonl", june);
  REQUIRE(folder.in("newsgraph build mon.jsonl june.jsonl -o two --write jsonld,dot 2>&1").status ==
          0);
  REQUIRE(folder
              .in("newsgraph build mon.jsonl fri.jsonl june.jsonl -o three --write jsonld,dot "
                  "2>&1")
              .status == 0);
  REQUIRE(folder.in("newsgraph build june.jsonl -o grown --write jsonld,dot 2>&1").status == 0);
  CHECK(folder.in("newsgraph add mon.jsonl -g grown 2>&1").status == 0);
  CHECK(same_folders(folder, "two", "grown"));
  CHECK(folder.in("newsgraph add fri.jsonl mon.jsonl -g grown 2>&1").status == 0);
  CHECK(same_folders(folder, "three", "grown"));
  CHECK(folder.in("newsgraph remove fri -g grown 2>&1").status == 0);
  CHECK(same_folders(folder, "two", "grown"));
  // Once more changes nothing.
  const Outcome again = folder.in("newsgraph add mon.jsonl -g grown 2>&1");
  CHECK(again.status == 0);
  CHECK(has(again.out, "1 article known already"));
  CHECK(same_folders(folder, "two", "grown"));
  // Built apart and merged: the same bytes.
  REQUIRE(folder.in("newsgraph build mon.jsonl -o apart --write jsonld,dot 2>&1").status == 0);
  REQUIRE(folder.in("newsgraph build june.jsonl mon.jsonl -o apart2 --write claims 2>&1").status ==
          0);
  CHECK(folder.in("newsgraph merge apart2 apart -o merged --write jsonld,dot 2>&1").status == 0);
  CHECK(same_folders(folder, "two", "merged"));
}

TEST_CASE("cli: what cannot be added or removed is told, and nothing is lost") {
  const Folder folder("keep");
  newsgraph::write_file(folder.path / "mon.jsonl", monday);
  newsgraph::write_file(folder.path / "other.jsonl",
                        "{\"id\":\"mon\",\"text\":\"Eva Lind met Jon Berg.\"}\n");
  REQUIRE(folder.in("newsgraph build mon.jsonl -o g --write jsonld 2>&1").status == 0);
  const std::string before = newsgraph::read_file(folder.path / "g/claims.jsonl");
  const Outcome other = folder.in("newsgraph add other.jsonl -g g 2>&1");
  CHECK(other.status == 3);
  CHECK(has(other.out, "with another text"));
  const Outcome unknown = folder.in("newsgraph remove mno -g g 2>&1");
  CHECK(unknown.status == 2);
  CHECK(has(unknown.out, "did you mean mon?"));
  CHECK(newsgraph::read_file(folder.path / "g/claims.jsonl") == before);
  const Outcome nowhere = folder.in("newsgraph add mon.jsonl -g nowhere 2>&1");
  CHECK(nowhere.status == 2);
  CHECK(has(nowhere.out, "newsgraph build"));
  CHECK_FALSE(fs::exists(folder.path / "nowhere"));
  // A graph without its claims is a view of them.
  fs::copy_file(folder.path / "g/graph.jsonld", folder.path / "view.jsonld");
  const Outcome view = folder.in("newsgraph merge view.jsonld -o m 2>&1");
  CHECK(view.status == 2);
  CHECK(has(view.out, "claims.jsonl"));
}

TEST_CASE("cli: a folder has one writer, whose process is named") {
  const Folder folder("lock");
  newsgraph::write_file(folder.path / "mon.jsonl", monday);
  REQUIRE(folder.in("newsgraph build mon.jsonl -o g --write jsonld 2>&1").status == 0);
  const Outcome locked = folder.in(
      "exec 9>>g/.newsgraph.lock; echo 4711 > g/.newsgraph.lock; flock -n 9 || exit 9; "
      "newsgraph remove mon -g g 2>&1 9>&-");
  CHECK(locked.status == 2);
  CHECK(has(locked.out, "process 4711 is writing this folder"));
  // A lock that nobody holds is none: its process is gone.
  CHECK(folder.in("newsgraph add mon.jsonl -g g 2>&1").status == 0);
  CHECK_FALSE(fs::exists(folder.path / "g/.newsgraph.lock"));
}

TEST_CASE("cli: judgements of the folder are heeded and can be taken back") {
  const Folder folder("judged");
  newsgraph::write_file(folder.path / "mon.jsonl", monday);
  newsgraph::write_file(folder.path / "june.jsonl", june);
  REQUIRE(folder.in("newsgraph build mon.jsonl june.jsonl -o g --write jsonld 2>&1").status == 0);
  CHECK(folder.in("newsgraph query Kask met _ --count -g g").out == "2\n");
  const Outcome merges = folder.in("newsgraph show 'Anna Kask' --merges -g g");
  CHECK(has(merges.out, "Anna Kask: 2 articles, first june:25-34"));
  newsgraph::write_file(folder.path / "g/judgements.tsv",
                        "# not the same\ndifferent\tjune\t25-34\tmon\t25-34\n");
  CHECK(has(folder.in("newsgraph show 'Anna Kask' --merges -g g").out, "known from one article"));
  newsgraph::write_file(folder.path / "bad.tsv", "same\tjune\t25-34\n");
  const Outcome bad = folder.in("newsgraph stats -g g --judgements bad.tsv 2>&1");
  CHECK(bad.status == 2);
  CHECK(has(bad.out, "bad.tsv:1:1"));
  fs::remove(folder.path / "g/judgements.tsv");
  CHECK(has(folder.in("newsgraph show 'Anna Kask' --merges -g g").out, "2 articles"));
}

TEST_CASE("cli: timeline goes by time, conflicts show both sides") {
  const Folder folder("time");
  newsgraph::write_file(folder.path / "mon.jsonl", monday);
  newsgraph::write_file(folder.path / "june.jsonl", june);
  newsgraph::write_file(
      folder.path / "two.jsonl",
      "{\"id\":\"two\",\"date\":\"2022-09-01\",\"text\":\"Norwegian Prime Minister Eva Lind met "
      "Prime Minister of Finland Jon Berg in Oslo on Thursday.\"}\n");
  REQUIRE(folder.in("newsgraph build mon.jsonl june.jsonl two.jsonl -o output --write jsonld 2>&1")
              .status == 0);
  const Outcome timeline = folder.in("newsgraph timeline 'Anna Kask' --format tsv");
  CHECK(timeline.status == 0);
  const std::size_t first = timeline.out.find("2022-05-03\tAnna Kask met Jon Berg");
  const std::size_t second = timeline.out.find("2023-06-01\tAnna Kask met Jon Berg");
  CHECK(first < second);
  CHECK(second != std::string::npos);
  CHECK(has(timeline.out, "2022-05-03 to 2023-06-01\tAnna Kask Prime Minister of Norway"));
  const Outcome conflicts = folder.in("newsgraph conflicts");
  CHECK(conflicts.status == 0);
  CHECK(has(conflicts.out, "two holders"));
  CHECK(has(conflicts.out, "Anna Kask Prime Minister of Norway"));
  CHECK(has(conflicts.out, "Eva Lind"));
  CHECK(has(conflicts.out, "(mon)"));
  CHECK(folder.in("newsgraph conflicts 'Jon Berg' 2>&1").status == 1);
  // Who was it then?
  CHECK(has(folder.in("newsgraph query _ positionHeld Norway --as-of 2022-06-01 --format tsv").out,
            "Anna Kask"));
  CHECK_FALSE(
      has(folder.in("newsgraph query _ positionHeld Norway --as-of 2022-06-01 --format tsv").out,
          "Eva Lind"));
}

TEST_CASE("cli: review keeps verdicts and counts them") {
  const Folder folder("review");
  newsgraph::write_file(folder.path / "mon.jsonl", monday);
  REQUIRE(folder.in("newsgraph build mon.jsonl -o output --write jsonld 2>&1").status == 0);
  const std::string all = folder.in("newsgraph query _ _ _ --count").out;
  const Outcome review =
      folder.in("printf 'r\\nw\\nq\\n' | newsgraph review --sample 3 --seed 7 2>&1");
  CHECK(review.status == 0);
  CHECK(has(review.out, "right (r), wrong (w)"));
  CHECK(has(review.out, "0.09 to 0.91"));  // 1 of 2
  const std::string kept = newsgraph::read_file(folder.path / "output/judgements.tsv");
  CHECK(kept.starts_with("right\tmon\t"));
  CHECK(has(kept, "\nwrong\tmon\t"));
  // What was judged is not asked again, what is wrong makes no fact and stays as a claim.
  CHECK(folder.in("newsgraph query _ _ _ --count").out != all);
  CHECK_FALSE(has(folder.in("printf 'q\\n' | newsgraph review --seed 7 2>&1").out, "of 3:"));
  CHECK(has(folder.in("newsgraph export -o - --format jsonld").out, "\"judgement\":\"wrong\""));
  CHECK(folder.in("newsgraph review --merges </dev/null 2>&1").status == 1);
}

TEST_CASE("cli: diff tells what changed, and a database can follow") {
  const Folder folder("diff");
  newsgraph::write_file(folder.path / "mon.jsonl", monday);
  newsgraph::write_file(folder.path / "fri.jsonl", friday);
  REQUIRE(folder.in("newsgraph build mon.jsonl -o a --write jsonld 2>&1").status == 0);
  REQUIRE(folder.in("newsgraph build mon.jsonl fri.jsonl -o b --write jsonld 2>&1").status == 0);
  const Outcome none = folder.in("newsgraph diff a a 2>&1");
  CHECK(none.status == 1);
  CHECK(has(none.out, "no difference"));
  const Outcome diff = folder.in(
      "newsgraph diff a b --added added.nq --removed removed.nq --sparql update.ru --format tsv");
  CHECK(diff.status == 0);
  CHECK(has(diff.out, "article\tadded\t\t2022-05-06 [fri]"));
  CHECK(has(diff.out, "fact\tadded\t\tAnna Kask visited Helsinki, 2022-05-06, 1 article"));
  // What A has, less what is removed, with what is added, is what B has.
  const Outcome patched = folder.in(
      "newsgraph export -g a -o - --format nq | LC_ALL=C sort > a.nq; "
      "newsgraph export -g b -o - --format nq | LC_ALL=C sort > b.nq; "
      "LC_ALL=C comm -23 a.nq removed.nq | LC_ALL=C sort -m - added.nq | cmp - b.nq");
  CHECK(patched.status == 0);
  const std::string update = newsgraph::read_file(folder.path / "update.ru");
  CHECK(has(update, "INSERT DATA {\n<"));
  CHECK(update.ends_with("}\n"));
}
