#include "newsgraph/query/join.hpp"

#include <string>

#include <doctest/doctest.h>

#include "newsgraph/base/error.hpp"

#include "graph/told.hpp"

namespace newsgraph::query {
namespace {

using tests::graph_of;
using tests::Telling;

Snapshot world() {
  return Snapshot(
      graph_of({Telling("a", "2022-05-03")("Anna Kask | positionHeld | Norland | role=President")(
                    "Jon Berg | positionHeld | Estland | role=Prime Minister")(
                    "Eva Lind | positionHeld | Estland | role=Ambassador")(
                    "Anna Kask | metWith | Jon Berg | date=2022-05-01")(
                    "Anna Kask | metWith | Eva Lind | date=2022-05-02 | topic=fish")(
                    "Jon Berg | metWith | Eva Lind | planned | date=2022-07-01"),
                Telling("b", "2023-06-01")("Anna Kask | metWith | Jon Berg | date=2023-05-30")(
                    "Jon Berg | visited | Norland | date=2023-05-29")(
                    "Sadyr Zhaparov | visited | Norland | date=2023-04-01")}));
}

/// "who=Jon Berg where=Estland [2]" a line: values, and how many facts stand behind them.
std::string ask(const Snapshot& graph, const std::string& text, const Filters& filters = {}) {
  Notes notes;
  const Question question = parse_question(graph, text, notes);
  const FactFilter filter(graph, filters, notes);
  std::string lines;
  for (const Solution& solution : solve(graph, question, filter).rows) {
    std::size_t facts = 0;
    for (const auto& rows : solution.facts) facts += rows.size();
    for (std::size_t i = 0; i < question.variables.size(); ++i)
      lines += question.variables[i] + '=' + value_words(graph, solution.values[i]) + ' ';
    lines += '[' + std::to_string(facts) + "]\n";
  }
  return lines;
}

std::string error_of(const Snapshot& graph, const std::string& text) {
  try {
    ask(graph, text);
  } catch (const InputError& error) {
    return error.what();
  }
  return "";
}

}  // namespace

TEST_CASE("join: patterns share variables, each way of filling them is one row") {
  const Snapshot graph = world();
  CHECK(ask(graph, "?who met 'Anna Kask' . ?who positionHeld ?where") ==
        "who=Eva Lind where=Estland [2]\nwho=Jon Berg where=Estland [3]\n");
  // The order of patterns and the sign between them do not matter.
  CHECK(ask(graph, "?who positionHeld ?where; ?who met Kask") ==
        ask(graph, "?who positionHeld ?where\n?who met Kask"));
  CHECK(ask(graph, "?who visited Norland . ?who met Kask") == "who=Jon Berg [3]\n");
  // A predicate may be asked for, and what is not wanted left out.
  CHECK(ask(graph, "Berg ?did Norland . _ ?did Estland") == "");
  CHECK(ask(graph, "Berg ?did Norland . Zhaparov ?did _") == "did=visited [2]\n");
}

TEST_CASE("join: different variables are different things") {
  CHECK(ask(world(), "?one met 'Anna Kask' . ?other met 'Anna Kask'") ==
        "one=Eva Lind other=Jon Berg [3]\none=Jon Berg other=Eva Lind [3]\n");
}

TEST_CASE("join: dates filter what happens and not the offices beside it") {
  Filters filters;
  filters.since = "2023";
  CHECK(ask(world(), "?who met Kask . ?who positionHeld ?where", filters) ==
        "who=Jon Berg where=Estland [2]\n");
  filters = {};
  filters.role = "ambassador";
  CHECK(ask(world(), "?who met Kask . ?who positionHeld ?where", filters) ==
        "who=Eva Lind where=Estland [2]\n");
  filters = {};
  filters.limit = 1;
  CHECK(ask(world(), "?who met Kask . ?who positionHeld ?where", filters) ==
        "who=Eva Lind where=Estland [2]\n");
}

TEST_CASE("join: names of several words need no quotes where one reading has a predicate") {
  const Snapshot graph = world();
  CHECK(ask(graph, "?who met Anna Kask . ?who position held ?where") ==
        ask(graph, "?who met \"Anna Kask\" . ?who 'position held' ?where"));
}

TEST_CASE("join: names are found by their sound, with a note") {
  const Snapshot graph = world();
  Notes notes;
  const auto found = entities_named(graph, "Japarov", notes);
  REQUIRE(found.size() == 1);
  CHECK(graph.name(found.front()) == "Sadyr Zhaparov");
  REQUIRE(notes.size() == 1);
  CHECK(notes.front() == "no \"Japarov\" in the graph; it sounds like Sadyr Zhaparov");
  CHECK(find_name(graph, "Sadir Japarov").match == NameMatch::Sound);
  CHECK(find_name(graph, "zhaparov").match == NameMatch::Words);
  CHECK(find_name(graph, "Nobody").match == NameMatch::None);
}

TEST_CASE("join: a state's ends are those who act for it") {
  const Snapshot graph = world();
  Filters filters;
  filters.actors = "country";
  CHECK(ask(graph, "Norland met ?who . ?who met Norland", filters) == "who=Estland [6]\n");
  Notes notes;
  const FactFilter filter(graph, filters, notes);
  const Answer answer = find(graph, parse_pattern(graph, "Norland", "met", "_", notes), filter);
  REQUIRE(answer.rows.size() == 3);
  for (const Row& row : answer.rows) {
    const FactView fact = graph.fact(row.fact);
    const Ends ends = ends_of(graph, fact, true);
    CHECK(graph.name(row.turned ? ends.object : ends.subject) == "Norland");
    CHECK(graph.name(row.turned ? ends.subject : ends.object) == "Estland");
    CHECK(graph.subject_actor(row.fact).reason.size() > 0);
  }
  filters.stance = "all";
  const FactFilter all(graph, filters, notes);
  CHECK(find(graph, parse_pattern(graph, "Estland", "met", "Estland", notes), all)
            .left_out.domestic == 1);
}

TEST_CASE("join: what cannot be read is refused with its place and the way out") {
  const Snapshot graph = world();
  struct Case {
    const char* text;
    const char* says;
  };
  for (const Case& each :
       {Case{"?who met", "a subject, a predicate and an object"}, Case{"", "is empty"},
        Case{"?who 'met Kask", "never closed"}, Case{"?who mett Kask", "did you mean \"met\""},
        Case{"?who met Kusk", "did you mean"},
        Case{"Anna Kask embraced warmly Jon Berg", "no predicate is found"},
        Case{"?who met \xff", "UTF-8"}}) {
    CAPTURE(each.text);
    CHECK(error_of(graph, each.text).find(each.says) != std::string::npos);
  }
}

}  // namespace newsgraph::query
