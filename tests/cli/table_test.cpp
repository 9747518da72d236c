#include "cli/table.hpp"

#include <string>

#include <doctest/doctest.h>

#include "cli/console.hpp"

using namespace newsgraph::cli;

namespace {

Table sample() {
  Table table;
  table.columns = {"date", "subject", "place"};
  table.rows = {{"2024-04-19", "Zoë, \"Z\"", ""}, {"", "A|B", ""}};
  return table;
}

}  // namespace

TEST_CASE("table: aligned by code points, empty columns left out") {
  CHECK(render(sample(), "table", 0, false) ==
        "date        subject\n"
        "2024-04-19  Zoë, \"Z\"\n"
        "            A|B\n");
}

TEST_CASE("table: a narrow terminal shortens the widest column") {
  Table table;
  table.columns = {"a", "b"};
  table.rows = {{"12345678", "a rather long cell of text"}};
  const std::string text = render(table, "table", 24, false);
  CHECK(text == "a         b\n12345678  a rather long…\n");
}

TEST_CASE("table: formats for programs keep all columns and quote as their format wants") {
  CHECK(render(sample(), "csv", 0, false) ==
        "date,subject,place\n2024-04-19,\"Zoë, \"\"Z\"\"\",\n,A|B,\n");
  CHECK(render(sample(), "tsv", 0, false) ==
        "date\tsubject\tplace\n2024-04-19\tZoë, \"Z\"\t\n\tA|B\t\n");
  CHECK(render(sample(), "jsonl", 0, false) ==
        "{\"date\":\"2024-04-19\",\"subject\":\"Zoë, \\\"Z\\\"\"}\n{\"subject\":\"A|B\"}\n");
  CHECK(render(Table{{"a"}, {}, {}}, "json", 0, false) == "[\n]\n");
}

TEST_CASE("table: Markdown has evidence as footnotes") {
  Table table;
  table.columns = {"subject"};
  table.rows = {{"A|B"}};
  table.below = {{"A met C. (x.txt)"}};
  CHECK(render(table, "md", 0, false) ==
        "| subject |\n| --- |\n| A\\|B[^1] |\n\n[^1]: A met C. (x.txt)\n");
}

TEST_CASE("console: numbers and plurals as people write them") {
  CHECK(with_commas(0) == "0");
  CHECK(with_commas(1204) == "1,204");
  CHECK(with_commas(1234567) == "1,234,567");
  CHECK(counted(1, "entity") == "1 entity");
  CHECK(counted(2, "entity") == "2 entities");
  CHECK(counted(1200, "article") == "1,200 articles");
}
