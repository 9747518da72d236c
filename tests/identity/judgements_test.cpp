#include "newsgraph/identity/judgements.hpp"

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include <doctest/doctest.h>
#include <unistd.h>

#include "newsgraph/base/error.hpp"
#include "newsgraph/base/file.hpp"

namespace newsgraph::identity {
namespace {

/// What is read from a file of the lines, written again; else the complaint.
std::string read(std::string_view content) {
  const std::filesystem::path folder =
      std::filesystem::temp_directory_path() / ("newsgraph_judged_" + std::to_string(::getpid()));
  std::filesystem::create_directories(folder);
  const std::filesystem::path path = folder / "j.tsv";
  write_file(path, content);
  std::string lines;
  try {
    const Judgements judgements = read_judgements(path);
    for (const PairJudgement& pair : judgements.pairs) lines += judgement_line(pair);
    for (const ClaimJudgement& claim : judgements.claims) lines += judgement_line(claim);
  } catch (const InputError& error) {
    const std::string what = error.what();
    lines = what.substr(what.find("j.tsv"));
  }
  std::filesystem::remove_all(folder);
  return lines;
}

TEST_CASE("judgements: lines are read as they are written") {
  struct Row {
    std::string_view content;
    std::string_view lines;
  };
  const std::vector<Row> rows = {
      {"", ""},
      {"# by hand\n\nsame\ta.txt\t1-5\tb.txt\t7-9\r\n", "same\ta.txt\t1-5\tb.txt\t7-9\n"},
      {"different\tb.txt\t7-9\ta.txt\t1-5", "different\ta.txt\t1-5\tb.txt\t7-9\n"},
      {"unsure\ta\t1-5\tb\t7-9\nsame\ta\t1-5\tb\t7-9\n", "same\ta\t1-5\tb\t7-9\n"},
      {"same\ta\t1-5\tb\t7-9\nsame\tb\t7-9\ta\t1-5\n", "same\ta\t1-5\tb\t7-9\n"},
      {"wrong\ta\t0-40\tmetWith\t0-4 9-12\n", "wrong\ta\t0-40\tmetWith\t0-4 9-12\n"},
      {"right\ta\t0-40\tmetWith\t0-4 0-0\n", "right\ta\t0-40\tmetWith\t0-4 0-0\n"},
      {"maybe\ta\t1-5\tb\t7-9\n",
       "j.tsv:1:1: unknown verdict \"maybe\" (want same, different, unsure, right or wrong)"},
      {"same\ta\t5-1\tb\t7-9\n", "j.tsv:1:1: \"5-1\" is no place (want BEGIN-END)"},
      {"\nsame\ta\t1-5\tb\t7-9\ndifferent\tb\t7-9\ta\t1-5\n",
       "j.tsv:3:1: \"different\" contradicts line 2"},
      {"wrong\ta\t0-40\tmetWith\t0-4 9-12\nright\ta\t0-40\tmetWith\t0-4 9-12\n",
       "j.tsv:2:1: \"right\" contradicts line 1"},
      {"wrong\ta\t0-40\tmetWith\t0-4\n",
       "j.tsv:1:1: \"0-4\" is no SUBJECT OBJECT (want BEGIN-END BEGIN-END)"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.content);
    CHECK(read(row.content) == row.lines);
  }
  CHECK(read("same a b").starts_with("j.tsv:1:1: unknown verdict"));
  CHECK(read("same\ta\t1-5").starts_with("j.tsv:1:1: has 3 fields"));
}

}  // namespace
}  // namespace newsgraph::identity
