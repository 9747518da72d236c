// Agreements, events and dates across articles, seen in the facts that they make.

#include <string>
#include <string_view>
#include <vector>

#include <doctest/doctest.h>

#include "graph/told.hpp"

namespace newsgraph::graph {
namespace {

using tests::graph_of;
using tests::joined;
using tests::lines_of;
using tests::Telling;

TEST_CASE("occurrences: one treaty by its title, its parties and the day") {
  const Record whole = Telling(
      "a", "2024-04-19")("Norland | partyTo | Treaty on Trade and Shared Waters | date=2024-04-19")(
      "Estland | partyTo | Treaty on Trade and Shared Waters | date=2024-04-19")(
      "Anna Kask | signed | Treaty on Trade and Shared Waters | date=2024-04-19");
  const auto agreements = [&](const Record& other) {
    const KnowledgeGraph graph = graph_of({whole, other});
    return std::ranges::count_if(graph.entities(), [](const auto& entity) {
      return tests::vocabulary().ontology.root(entity.type) == "Agreement";
    });
  };
  // The title breaks off in the other article.
  CHECK(agreements(Telling("b")("Norland | partyTo | Treaty on Trade and")(
            "Estland | partyTo | Treaty on Trade and")) == 1);
  CHECK(agreements(Telling("b")("Norland | partyTo | Treaty on Trade and")(
            "Ostland | partyTo | Treaty on Trade and")) == 2);
  CHECK(agreements(Telling("b")("Norland | partyTo | Treaty on Fish and")(
            "Estland | partyTo | Treaty on Fish and")) == 2);
  CHECK(agreements(Telling("b")("Norland | partyTo | Treaty on Trade and")(
            "Estland | partyTo | Treaty on Trade and")(
            "Anna Kask | signed | Treaty on Trade and | date=2019-03-01")) == 2);
  CHECK(agreements(Telling("b")("Norland | partyTo | Treaty on Trade")(
            "Estland | partyTo | Treaty on Trade")) == 2);
}

/// An article of a meeting of two on a day, the meeting as a node of its own.
Telling meeting(std::string_view article, const std::string& event, const std::string& day,
                const std::string& other = "Jon Berg") {
  Telling telling(article);
  telling("Anna Kask | metWith | " + other + " | event=" + event + " | date=" + day);
  return telling;
}

TEST_CASE("occurrences: one meeting in two articles, and the next one") {
  const auto meetings = [](const std::vector<Record>& records) {
    const KnowledgeGraph graph = graph_of(records);
    return std::pair(
        std::ranges::count_if(graph.entities(),
                              [](const auto& entity) {
                                return tests::vocabulary().ontology.root(entity.type) == "Event";
                              }),
        graph.facts().size());
  };
  using Counts = std::pair<std::ptrdiff_t, std::size_t>;
  CHECK(meetings({meeting("a", "talks in the palace", "2024-04-19"),
                  meeting("b", "talks", "2024-04-19")}) == Counts{1, 1});
  CHECK(meetings({meeting("a", "talks in the palace", "2024-04-19"),
                  meeting("b", "talks", "2024-04-20")}) == Counts{2, 2});
  CHECK(meetings({meeting("a", "talks in the palace", "2024-04-19"),
                  meeting("b", "talks", "2024-04-19", "Liis Mets")}) == Counts{2, 2});
  // A month is not a day.
  CHECK(meetings({meeting("a", "talks in the palace", "2024-04"),
                  meeting("b", "talks", "2024-04")}) == Counts{2, 2});
  // An article that tells two of one day apart: the third may be either.
  CHECK(meetings({meeting("a", "talks one", "2024-04-19")(
                      "Anna Kask | metWith | Jon Berg | event=talks two | date=2024-04-19"),
                  meeting("b", "talks", "2024-04-19")}) == Counts{3, 3});
}

TEST_CASE("occurrences: two receptions of one day by the same hosts") {
  const auto reception = [](std::string_view article, const char* guest, const char* state) {
    Record record = Telling(article)(std::string(
        "talks in the palace | participant | Anna Kask | "
        "date=2024-04-19"))("talks in the palace | participant | Jon Berg | date=2024-04-19")(
        std::string("talks in the palace | participant | ") + guest + " | date=2024-04-19");
    for (Entity& entity : record.entities) {
      if (entity.type != "Person") continue;
      set_feature(entity, "country", entity.name == guest ? state : "NOR");
    }
    return record;
  };
  const auto events = [](const std::vector<Record>& records) {
    const KnowledgeGraph graph = graph_of(records);
    return std::ranges::count(graph.entities(), "Meeting", &identity::Cluster::type);
  };
  CHECK(events({reception("a", "Liis Mets", "EST"), reception("b", "Liis Mets", "EST")}) == 1);
  CHECK(events({reception("a", "Liis Mets", "EST"), reception("b", "Ilze Ozola", "LVA")}) == 2);
}

TEST_CASE("occurrences: an article without a year dated by what others know") {
  const Record known = Telling(
      "a", "2024-04-19")("Anna Kask | signed | Treaty on Trade and Waters | date=2024-04-19");
  const auto dated = [&](std::string_view date, std::string_view offset,
                         const std::vector<Record>& more = {}) {
    std::vector<Record> records = {
        known, Telling("b", date)("Anna Kask | signed | Treaty on Trade and Waters | offset=" +
                                  std::string(offset))};
    records.insert(records.end(), more.begin(), more.end());
    const KnowledgeGraph graph = graph_of(records);
    return graph.article_date(1) + ' ' + std::string(graph.article_date_source(1));
  };
  CHECK(dated("--08-22", "P-1Y") == "2025-08-22 inferred");
  CHECK(dated("--02-10", "P-1Y") == "2025-02-10 inferred");
  CHECK(dated("--04-20", "P-1D") == "2024-04-20 inferred");
  CHECK(dated("--05", "P-1M") == "2024-05 inferred");
  CHECK(dated("", "P-1Y") == "2025 inferred");
  CHECK(dated("", "P-2D") == "2024-04-21 inferred");
  // The words and the day of the article exclude each other.
  CHECK(dated("--08-22", "P-1D") == "--08-22 ");
  CHECK(dated("--08-22", "P-1M") == "--08-22 ");
  // A date of its own is never changed.
  CHECK(dated("2023-01-02", "P-1Y") == "2023-01-02 ");
  // Those who know do not agree.
  CHECK(dated("--08-22", "P-1Y",
              {Telling("c", "2019-01-01")(
                  "Anna Kask | signed | Treaty on Trade and Waters | date=2019-01-01")}) ==
        "--08-22 ");
}

TEST_CASE("occurrences: what hangs on an inferred date follows it") {
  const Record known = Telling(
      "a", "2024-04-19")("Anna Kask | signed | Treaty on Trade and Waters | date=2024-04-19");
  const Record unknown =
      Telling("b", "--02-10")("Anna Kask | signed | Treaty on Trade and Waters | offset=P-1Y")(
          "Anna Kask | visited | Norland | date=--02-09")(
          "Anna Kask | visited | Estland | date=--12-30")(
          "Anna Kask | visited | Ostland | date=--02-11 | planned")(
          "Anna Kask | thanked | Jon Berg | offset=P-1M");
  const KnowledgeGraph graph = graph_of({known, unknown});
  CHECK(lines_of(graph) ==
        joined({"Anna Kask | signed | Treaty on Trade and Waters | 2024-04-19 | x2",
                "Anna Kask | visited | Norland | 2025-02-09 | x1",
                "Anna Kask | visited | Estland | 2024-12-30 | x1",
                "Anna Kask | visited | Ostland | 2025-02-11 | planned | marked | x1",
                "Anna Kask | thanked | Jon Berg | 2025-01 | x1"}));
  CHECK(graph.records()[1].article.date == "--02-10");
  CHECK(graph.article_date_evidence(1) == std::vector<ClaimRef>{{0, 0}, {1, 0}});
  CHECK(graph.article_date_evidence(0).empty());
}

TEST_CASE("occurrences: one dated article dates the next") {
  const std::vector<Record> records = {
      Telling("a", "2024-04-19")("Anna Kask | signed | Treaty on Trade and Waters | "
                                 "date=2024-04-19"),
      Telling("b", "--08-22")("Anna Kask | signed | Treaty on Trade and Waters | offset=P-1Y")(
          "Jon Berg | signed | Treaty on Fish and Nets | date=--08-20"),
      Telling("c", "--01-05")("Jon Berg | signed | Treaty on Fish and Nets | offset=P-1Y")};
  const KnowledgeGraph graph = graph_of(records);
  CHECK(graph.article_date(1) == "2025-08-22");
  CHECK(graph.article_date(2) == "2026-01-05");
}

}  // namespace
}  // namespace newsgraph::graph
