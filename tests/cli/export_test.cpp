// Taking data away, end to end.

#include <filesystem>
#include <string>

#include <doctest/doctest.h>

#include "newsgraph/base/file.hpp"
#include "newsgraph/export/formats.hpp"

#include "shell.hpp"

using newsgraph::cli_test::Folder;
using newsgraph::cli_test::has;
using newsgraph::cli_test::Outcome;

namespace {

const std::string two_meet =
    "Anna Kask meets Jon Berg\n\nOSLO, Norway, May 3, 2022. President of Estonia Anna Kask met "
    "Prime Minister of Norway Jon Berg in Oslo on Tuesday.\n";

}  // namespace

TEST_CASE("cli: export writes every data format, whole and in part") {
  const Folder folder("formats");
  newsgraph::write_file(folder.path / "a.txt", two_meet);
  REQUIRE(folder.in("newsgraph build a.txt 2>/dev/null").status == 0);
  const Outcome list = folder.in("newsgraph export --list");
  for (const newsgraph::exporting::Format& format : newsgraph::exporting::formats()) {
    CAPTURE(format.name);
    const std::string name(format.name);
    CHECK(has(list.out, name));
    if (format.kind == newsgraph::exporting::FormatKind::Picture) continue;
    const bool folder_format = format.kind == newsgraph::exporting::FormatKind::Folder;
    const std::string output = "out." + (folder_format ? name : std::string(format.extension));
    const std::string command = "newsgraph export --format " + name + " -o " + output;
    CHECK(folder.in(command + " 2>&1").status == 0);
    CHECK(folder.in(command + " --focus Kask 2>&1").status == 0);  // again, over the first
    CHECK(folder.in(command + " --focus Kask --since 2030 2>/dev/null").status == 1);
    CHECK(std::filesystem::exists(folder.path / output));
    if (!format.columns.empty()) {
      CHECK(has(folder.in("newsgraph export --describe --format " + name).out, "sentence"));
    }
  }
  CHECK(has(folder.in("newsgraph export -o e.jsonl --format events && cat e.jsonl").out,
            "\"plover\""));
  CHECK(folder.in("newsgraph export -o - --format neo4j 2>/dev/null").status == 2);
  CHECK(folder.in("newsgraph export -o output --format neo4j 2>/dev/null").status == 2);
  CHECK(folder.in("newsgraph export 2>/dev/null").status == 2);
}
