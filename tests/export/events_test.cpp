#include <algorithm>
#include <array>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include <doctest/doctest.h>

#include "newsgraph/export/formats.hpp"

#include "export/golden.hpp"
#include "graph/told.hpp"

namespace newsgraph::tests {
namespace {

using exporting::ActorForm;
using exporting::DataOptions;

/// The record with features for some of its entities, and types.
Record described(Record record, const std::vector<std::array<std::string, 3>>& features) {
  for (Entity& entity : record.entities) {
    for (const auto& [name, key, value] : features) {
      if (entity.name != name) continue;
      if (key == "type") {
        entity.type = value;
      } else {
        set_feature(entity, key, value);
      }
    }
  }
  return record;
}

const std::vector<std::array<std::string, 3>> codes = {{"Norland", "country", "NOR"},
                                                       {"Southland", "country", "SOU"},
                                                       {"Garston", "country", "SOU"},
                                                       {"Border Council", "type", "ArmedForces"}};

graph::KnowledgeGraph meetings() {
  return graph_of(
      {described(
           Telling("a", "2020-05-05")("Anna Kask | positionHeld | Norland | role=President")(
               "Jon Berg | positionHeld | Southland | role=Senator")(
               "Anna Kask | metWith | Jon Berg | date=2020-05-04 | place=Garston")(
               "Anna Kask | negotiatedWith | Jon Berg | date=2020-05-04 | topic=fish")(
               "Anna Kask | visited | Garston | date=2020-05")("Jon Berg | criticized | Anna Kask")(
               "Border Council | parentOrganization | Norland")(
               "Border Council | attacked | Garston | date=2020-05-04 | speaker=Jon Berg"),
           codes),
       described(Telling("b", "2020-05-06")("Anna Kask | metWith | Jon Berg | date=2020-05-04")(
                     "Eva Lind | thanked | Jon Berg"),
                 codes)});
}

/// Rows by the names of columns. No cell of these tests has a comma or a quote.
std::vector<std::map<std::string, std::string>> rows_of(const graph::KnowledgeGraph& graph,
                                                        const DataOptions& options) {
  const std::string text = written([&](const exporting::Sink& sink) {
    exporting::find_format("events")->write(graph, options, sink);
  });
  std::vector<std::map<std::string, std::string>> rows;
  std::vector<std::string> names;
  for (const std::string& line : parts_of(text, '\n')) {
    if (line.empty()) continue;
    const std::vector<std::string> cells = parts_of(line, ',');
    if (names.empty()) {
      names = cells;
      continue;
    }
    REQUIRE(cells.size() == names.size());
    std::map<std::string, std::string> row;
    for (std::size_t i = 0; i < cells.size(); ++i) row[names[i]] = cells[i];
    rows.push_back(std::move(row));
  }
  return rows;
}

std::vector<std::map<std::string, std::string>> rows_of(const DataOptions& options) {
  return rows_of(meetings(), options);
}

/// "2020-05-04 Anna Kask metWith Jon Berg x1", a line a row.
std::string told(const std::vector<std::map<std::string, std::string>>& rows) {
  std::vector<std::string> lines;
  for (const auto& row : rows) {
    std::string source = row.at("source");
    std::string target = row.at("target");
    if (row.at("symmetric") == "yes" && target < source) std::swap(source, target);
    lines.push_back(row.at("date") + " " + source + " " + row.at("plover") + " " + target + " x" +
                    row.at("facts"));
  }
  return joined(std::move(lines));
}

}  // namespace

TEST_CASE("events: a row a fact of an interaction, by date, states left out") {
  const auto rows = rows_of({});
  CHECK(told(rows) == R"(
 Eva Lind SUPPORT Jon Berg x1
 Jon Berg ACCUSE Anna Kask x1
2020-05 Anna Kask CONSULT Garston x1
2020-05-04 Anna Kask CONSULT Jon Berg x1
2020-05-04 Anna Kask CONSULT Jon Berg x1
2020-05-04 Border Council ASSAULT Garston x1)");
  CHECK(rows.front().at("date") == "2020-05");  // the longer range first
  CHECK(rows.back().at("date").empty());
}

TEST_CASE("events: actors have country, role and sector, dates their precision") {
  std::map<std::string, std::map<std::string, std::string>> by_predicate;
  for (auto& row : rows_of({})) by_predicate[row.at("predicate")] = row;
  const auto& met = by_predicate.at("metWith");
  const bool kask_first = met.at("source") == "Anna Kask";
  const std::string kask = kask_first ? "source_" : "target_";
  const std::string berg = kask_first ? "target_" : "source_";
  CHECK(met.at(kask + "country") == "NOR");
  CHECK(met.at(kask + "role") == "President");
  CHECK(met.at(kask + "sector") == "GOV");
  CHECK(met.at(berg + "country") == "SOU");
  CHECK(met.at(berg + "sector") == "LEG");
  CHECK(met.at("date_precision") == "day");
  CHECK(met.at("place_country") == "SOU");
  CHECK(met.at("cameo_root") == "04");
  CHECK(met.at("sources") == "2");
  CHECK(met.at("article_ids") == "a; b");
  CHECK(met.at("reported") == "2020-05-05");
  CHECK(met.at("plain") == "yes");
  const auto& visit = by_predicate.at("visited");
  CHECK(visit.at("date_precision") == "month");
  CHECK(visit.at("date_first") == "2020-05-01");
  CHECK(visit.at("date_last") == "2020-05-31");
  CHECK(visit.at("target_country") == "SOU");
  CHECK(visit.at("target_sector").empty());
  const auto& attack = by_predicate.at("attacked");
  CHECK(attack.at("source_sector") == "MIL");
  CHECK(attack.at("speaker") == "Jon Berg");
  CHECK(attack.at("plain") == "no");
  CHECK(attack.at("quad") == "MATERIAL-CONFLICT");
  CHECK(by_predicate.at("thanked").at("source_country").empty());
}

TEST_CASE("events: with --actors country both ends are countries, or the row is left out") {
  DataOptions options;
  options.actors = ActorForm::Country;
  const auto rows = rows_of(options);
  CHECK(told(rows) == R"(
 Southland ACCUSE Norland x1
2020-05 Norland CONSULT Southland x1
2020-05-04 Norland ASSAULT Southland x1
2020-05-04 Norland CONSULT Southland x1
2020-05-04 Norland CONSULT Southland x1)");
  for (const auto& row : rows) {
    if (row.at("predicate") == "attacked") {
      CHECK(row.at("source_named") == "Border Council");
      CHECK(row.at("target_named") == "Garston");
    }
  }
}

TEST_CASE("events: one a day for a dyad, a class and a stance; what has no day stays") {
  DataOptions options;
  options.actors = ActorForm::Country;
  options.one_a_day = true;
  CHECK(told(rows_of(options)) == R"(
 Southland ACCUSE Norland x1
2020-05 Norland CONSULT Southland x1
2020-05-04 Norland ASSAULT Southland x1
2020-05-04 Norland CONSULT Southland x2)");
}

TEST_CASE("events: without a day, one a day joins what the same articles tell") {
  DataOptions options;
  options.one_a_day = true;
  const auto graph = graph_of(
      {Telling("a")("Anna Kask | metWith | Jon Berg")("Jon Berg | negotiatedWith | Anna Kask")(
           "Anna Kask | thanked | Jon Berg")("Anna Kask | negotiatedWith | Eva Lind | date=2021")(
           "Anna Kask | metWith | Eva Lind | date=2021"),
       Telling("b")("Anna Kask | spokeByPhoneWith | Jon Berg")});
  CHECK(told(rows_of(graph, options)) == R"(
 Anna Kask CONSULT Jon Berg x1
 Anna Kask CONSULT Jon Berg x2
 Anna Kask SUPPORT Jon Berg x1
2021 Anna Kask CONSULT Eva Lind x2)");
}

TEST_CASE("events: JSON lines say the same as the table") {
  const auto graph = meetings();
  const std::string lines = written([&](const exporting::Sink& sink) {
    exporting::find_format("events-jsonl")->write(graph, {}, sink);
  });
  CHECK(static_cast<std::size_t>(std::ranges::count(lines, '\n')) == rows_of({}).size());
  CHECK(lines.find(R"("cameo_root":"04")") != std::string::npos);
  CHECK(lines.find(R"("article_ids":["a","b"])") != std::string::npos);
  CHECK(lines.find(R"("sources":2,)") != std::string::npos);
}

TEST_CASE("events: every column is described once") {
  std::vector<std::string_view> names;
  for (const exporting::Column& column : exporting::find_format("events")->columns) {
    names.push_back(column.name);
    CHECK_FALSE(column.meaning.empty());
  }
  CHECK(names.size() > 30);
  std::ranges::sort(names);
  CHECK(std::ranges::adjacent_find(names) == names.end());
}

}  // namespace newsgraph::tests
