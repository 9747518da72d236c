#include "graph/facts.hpp"

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include <doctest/doctest.h>

#include "newsgraph/base/error.hpp"

#include "told.hpp"

namespace newsgraph::graph {
namespace {

using tests::graph_of;
using tests::joined;
using tests::lines_of;
using tests::Telling;

/// Claims, each told by an article of its own of 2024-04-20, and the facts that they support.
struct Case {
  std::string_view why;
  std::vector<std::string> claims;
  std::vector<std::string> facts;
};

void check(const std::vector<Case>& cases) {
  for (const Case& each : cases) {
    CAPTURE(each.why);
    std::vector<Record> records;
    for (std::size_t i = 0; i < each.claims.size(); ++i) {
      records.push_back(Telling(std::to_string(i), "2024-04-20")(each.claims[i]));
    }
    CHECK(lines_of(graph_of(records)) == joined(each.facts));
  }
}

TEST_CASE("facts: occurrences are told apart by their dates") {
  check({
      {"two articles, one meeting",
       {"Anna Kask | metWith | Jon Berg | date=2024-04-19",
        "Anna Kask | metWith | Jon Berg | date=2024-04-19"},
       {"Anna Kask | metWith | Jon Berg | 2024-04-19 | x2"}},
      {"two meetings in two years are two facts",
       {"Anna Kask | metWith | Jon Berg | date=2023-04-19",
        "Anna Kask | metWith | Jon Berg | date=2024-04-19"},
       {"Anna Kask | metWith | Jon Berg | 2023-04-19 | x1",
        "Anna Kask | metWith | Jon Berg | 2024-04-19 | x1"}},
      {"a coarser date joins the only finer one",
       {"Anna Kask | metWith | Jon Berg | date=2024",
        "Anna Kask | metWith | Jon Berg | date=2024-04",
        "Anna Kask | metWith | Jon Berg | date=2024-04-19"},
       {"Anna Kask | metWith | Jon Berg | 2024-04-19 | x3"}},
      {"a coarser date that contains two is a fact of its own",
       {"Anna Kask | metWith | Jon Berg | date=2024-04",
        "Anna Kask | metWith | Jon Berg | date=2024-04-02",
        "Anna Kask | metWith | Jon Berg | date=2024-04-19"},
       {"Anna Kask | metWith | Jon Berg | 2024-04 | x1",
        "Anna Kask | metWith | Jon Berg | 2024-04-02 | x1",
        "Anna Kask | metWith | Jon Berg | 2024-04-19 | x1"}},
      {"a year joins the only month in it, though another year has one too",
       {"Anna Kask | metWith | Jon Berg | date=2023-05",
        "Anna Kask | metWith | Jon Berg | date=2024",
        "Anna Kask | metWith | Jon Berg | date=2024-04"},
       {"Anna Kask | metWith | Jon Berg | 2023-05 | x1",
        "Anna Kask | metWith | Jon Berg | 2024-04 | x2"}},
      {"about a month is that month",
       {"Anna Kask | metWith | Jon Berg | date=2024-04~",
        "Anna Kask | metWith | Jon Berg | date=2024-04"},
       {"Anna Kask | metWith | Jon Berg | 2024-04 | x2"}},
      {"an interval joins the day in it",
       {"Anna Kask | visited | Norland | date=2024-04-18/2024-04-20",
        "Anna Kask | visited | Norland | date=2024-04-19"},
       {"Anna Kask | visited | Norland | 2024-04-19 | x2"}},
      {"a day without a year joins the only such day",
       {"Anna Kask | metWith | Jon Berg | date=--04-19",
        "Anna Kask | metWith | Jon Berg | date=2024-04-19"},
       {"Anna Kask | metWith | Jon Berg | 2024-04-19 | x2"}},
      {"of two years it may be either",
       {"Anna Kask | metWith | Jon Berg | date=--04-19",
        "Anna Kask | metWith | Jon Berg | date=2023-04-19",
        "Anna Kask | metWith | Jon Berg | date=2024-04-19"},
       {"Anna Kask | metWith | Jon Berg | --04-19 | x1",
        "Anna Kask | metWith | Jon Berg | 2023-04-19 | x1",
        "Anna Kask | metWith | Jon Berg | 2024-04-19 | x1"}},
      {"an undated claim supports the only dated fact",
       {"Anna Kask | metWith | Jon Berg", "Anna Kask | metWith | Jon Berg | date=2024-04-19"},
       {"Anna Kask | metWith | Jon Berg | 2024-04-19 | x2"}},
      {"of two dated facts it supports neither",
       {"Anna Kask | metWith | Jon Berg", "Anna Kask | metWith | Jon Berg | date=2023-04-19",
        "Anna Kask | metWith | Jon Berg | date=2024-04-19", "Anna Kask | metWith | Jon Berg"},
       {"Anna Kask | metWith | Jon Berg | 2023-04-19 | x1",
        "Anna Kask | metWith | Jon Berg | 2024-04-19 | x1", "Anna Kask | metWith | Jon Berg | x2"}},
      {"words that hang on the article's date",
       {"Anna Kask | metWith | Jon Berg | offset=P-1D",
        "Anna Kask | metWith | Jon Berg | date=2024-04-19"},
       {"Anna Kask | metWith | Jon Berg | 2024-04-19 | x2"}},
      {"other ends, other facts",
       {"Anna Kask | visited | Norland", "Anna Kask | visited | Estland",
        "Jon Berg | visited | Norland", "Anna Kask | thanked | Norland"},
       {"Anna Kask | visited | Norland | x1", "Anna Kask | visited | Estland | x1",
        "Jon Berg | visited | Norland | x1", "Anna Kask | thanked | Norland | x1"}},
      {"a literal that happened at a time",
       {"Anna Kask | chargedWith | \"fraud\" | date=2024-04",
        "Anna Kask | chargedWith | \"fraud\" | date=2024-04-19",
        "Anna Kask | chargedWith | \"theft\" | date=2024-04-19"},
       {"Anna Kask | chargedWith | \"fraud\" | 2024-04-19 | x2",
        "Anna Kask | chargedWith | \"theft\" | 2024-04-19 | x1"}},
  });
}

TEST_CASE("facts: an event tells occurrences apart, whatever their dates") {
  const auto facts_of = [](const Telling& telling) { return lines_of(graph_of({telling})); };
  CHECK(facts_of(Telling("a")("Anna Kask | metWith | Jon Berg | event=talks one | date=2024-04-19")(
            "Anna Kask | metWith | Jon Berg | event=talks two | date=2024-04-19")) ==
        joined({"Anna Kask | metWith | Jon Berg | 2024-04-19 | event=talks one | x1",
                "Anna Kask | metWith | Jon Berg | 2024-04-19 | event=talks two | x1"}));
  CHECK(facts_of(Telling("a")("Anna Kask | metWith | Jon Berg | event=talks | date=2024-04")(
            "Anna Kask | metWith | Jon Berg | event=talks | date=2024-04-19")(
            "Anna Kask | metWith | Jon Berg | date=2024")("Anna Kask | metWith | Jon Berg")) ==
        joined({"Anna Kask | metWith | Jon Berg | 2024-04-19 | event=talks | x4"}));
  CHECK(facts_of(Telling("a")("Anna Kask | metWith | Jon Berg | event=talks | date=2024-04-19")(
            "Anna Kask | metWith | Jon Berg | date=2023-01-02")) ==
        joined({"Anna Kask | metWith | Jon Berg | 2023-01-02 | x1",
                "Anna Kask | metWith | Jon Berg | 2024-04-19 | event=talks | x1"}));

  // The event's own beginning dates the meeting.
  Record record = Telling("a")("Anna Kask | metWith | Jon Berg | event=talks");
  set_feature(record.entities[2], "startDate", "2024-04-19");
  const Record other = Telling("b")("Anna Kask | metWith | Jon Berg | date=2024-04");
  CHECK(lines_of(graph_of({record, other})) ==
        joined({"Anna Kask | metWith | Jon Berg | 2024-04-19 | event=talks | x2"}));
}

TEST_CASE("facts: a symmetric predicate has one direction") {
  check({
      {"met is met",
       {"Anna Kask | metWith | Jon Berg | date=2024-04-19",
        "Jon Berg | metWith | Anna Kask | date=2024-04-19"},
       {"Anna Kask | metWith | Jon Berg | 2024-04-19 | x2"}},
      {"visits are not",
       {"Anna Kask | criticized | Jon Berg", "Jon Berg | criticized | Anna Kask"},
       {"Anna Kask | criticized | Jon Berg | x1", "Jon Berg | criticized | Anna Kask | x1"}},
  });
  // The direction goes by id, so it does not depend on who is named first.
  const auto graph = graph_of({Telling("a")("Jon Berg | metWith | Anna Kask")});
  CHECK(graph.entities()[graph.facts()[0].subject].id <
        graph.entities()[graph.facts()[0].object].id);
}

TEST_CASE("facts: states are told apart by role, not by date") {
  check({
      {"one office",
       {"Anna Kask | positionHeld | Norland | role=President",
        "Anna Kask | positionHeld | Norland | role=president | date=2023"},
       {"Anna Kask | positionHeld | Norland | 2023 | role=President | x2"}},
      {"two offices",
       {"Anna Kask | positionHeld | Norland | role=President",
        "Anna Kask | positionHeld | Norland | role=Foreign Minister"},
       {"Anna Kask | positionHeld | Norland | role=President | x1",
        "Anna Kask | positionHeld | Norland | role=Foreign Minister | x1"}},
      {"without a role it supports the only one",
       {"Anna Kask | positionHeld | Norland",
        "Anna Kask | positionHeld | Norland | role=President"},
       {"Anna Kask | positionHeld | Norland | role=President | x2"}},
      {"of two it supports neither",
       {"Anna Kask | positionHeld | Norland", "Anna Kask | positionHeld | Norland | role=President",
        "Anna Kask | positionHeld | Norland | role=Foreign Minister"},
       {"Anna Kask | positionHeld | Norland | role=President | x1",
        "Anna Kask | positionHeld | Norland | role=Foreign Minister | x1",
        "Anna Kask | positionHeld | Norland | x1"}},
      {"what an event is said to have is one fact",
       {"2024 Riverton Council Summit | location | Riverton"},
       {"2024 Riverton Council Summit | location | Riverton | x1"}},
  });
}

TEST_CASE("facts: amounts are told apart by period, then date, then amount") {
  check({
      {"two years of trade",
       {"Norland | tradesWith | Estland | amount=2 USD | period=2023",
        "Estland | tradesWith | Norland | amount=2 USD | period=2023",
        "Norland | tradesWith | Estland | amount=3 USD | period=2024"},
       {"Estland | tradesWith | Norland | amount=2 USD | period=2023 | x2",
        "Estland | tradesWith | Norland | amount=3 USD | period=2024 | x1"}},
      {"amounts without a period are not one",
       {"Norland | tradesWith | Estland | amount=2 USD",
        "Norland | tradesWith | Estland | amount=3 USD"},
       {"Estland | tradesWith | Norland | amount=2 USD | x1",
        "Estland | tradesWith | Norland | amount=3 USD | x1"}},
      {"that they trade is said by the only amount",
       {"Norland | tradesWith | Estland",
        "Norland | tradesWith | Estland | amount=2 USD | period=2023"},
       {"Estland | tradesWith | Norland | amount=2 USD | period=2023 | x2"}},
      {"aid of two dates",
       {"Norland | aided | Estland | amount=2 USD | date=2023",
        "Norland | aided | Estland | amount=2 USD | date=2024"},
       {"Norland | aided | Estland | 2023 | amount=2 USD | x1",
        "Norland | aided | Estland | 2024 | amount=2 USD | x1"}},
      {"undated aid of another amount is other aid",
       {"Norland | aided | Estland | amount=2 USD | date=2023",
        "Norland | aided | Estland | amount=3 USD", "Norland | aided | Estland | amount=2 USD"},
       {"Norland | aided | Estland | 2023 | amount=2 USD | x2",
        "Norland | aided | Estland | amount=3 USD | x1"}},
  });
}

TEST_CASE("facts: what is denied, planned or only said is another fact") {
  check({
      {"each stance for itself",
       {"Anna Kask | visited | Norland", "Anna Kask | visited | Norland | negative",
        "Anna Kask | visited | Norland | planned", "Anna Kask | visited | Norland | denied",
        "Anna Kask | visited | Norland | hypothetical"},
       {"Anna Kask | visited | Norland | x1",
        "Anna Kask | visited | Norland | negative | marked | x1",
        "Anna Kask | visited | Norland | planned | marked | x1",
        "Anna Kask | visited | Norland | denied | marked | x1",
        "Anna Kask | visited | Norland | hypothetical | marked | x1"}},
      {"former offices",
       {"Anna Kask | positionHeld | Norland | role=President | former",
        "Anna Kask | positionHeld | Norland | role=President"},
       {"Anna Kask | positionHeld | Norland | role=President | former | marked | x1",
        "Anna Kask | positionHeld | Norland | role=President | x1"}},
      {"one speaker twice, another once, a publisher",
       {"Norland | attacked | Riverton | speaker=Anna Kask",
        "Norland | attacked | Riverton | speaker=Anna Kask",
        "Norland | attacked | Riverton | speaker=Jon Berg", "Norland | attacked | Riverton"},
       {"Norland | attacked | Riverton | says=Anna Kask | marked | x2",
        "Norland | attacked | Riverton | says=Jon Berg | marked | x1",
        "Norland | attacked | Riverton | x1"}},
      {"who tells his own act is believed",
       {"Anna Kask | visited | Norland | speaker=Anna Kask | own"},
       {"Anna Kask | visited | Norland | says=Anna Kask | x1"}},
      {"a publisher who says it too needs no speaker",
       {"Anna Kask | visited | Norland | speaker=Anna Kask | own", "Anna Kask | visited | Norland"},
       {"Anna Kask | visited | Norland | x2"}},
      {"own plans",
       {"Anna Kask | visited | Norland | speaker=Anna Kask | own | planned",
        "Anna Kask | visited | Norland | planned"},
       {"Anna Kask | visited | Norland | planned | marked | x2"}},
  });
}

TEST_CASE("facts: qualifiers are those that most claims give") {
  check({
      {"place and topic by number, then length",
       {"Anna Kask | metWith | Jon Berg | date=2024-04-19 | place=Riverton | topic=fish",
        "Anna Kask | metWith | Jon Berg | date=2024-04-19 | place=Riverton | topic=fishing rights",
        "Anna Kask | metWith | Jon Berg | date=2024-04-19 | place=Norland"},
       {"Anna Kask | metWith | Jon Berg | 2024-04-19 | topic=fishing rights | place=Riverton | "
        "x3"}},
  });
  const auto graph = graph_of({Telling("a")("Anna Kask | visited | Norland | confidence=low")(
                                   "Anna Kask | visited | Norland | confidence=high"),
                               Telling("b")("Anna Kask | visited | Norland | confidence=low")});
  REQUIRE(graph.facts().size() == 1);
  const Fact& fact = graph.facts()[0];
  CHECK(fact.confidence == 0.95);
  CHECK(fact.claims == std::vector<ClaimRef>{{0, 0}, {0, 1}, {1, 0}});
  CHECK(fact.sources == std::vector<std::uint32_t>{0, 1});
}

TEST_CASE("facts: a day among many is found, a coarse date among many is not") {
  Telling telling("a");
  for (int day = 10; day < 29; ++day) {
    telling("Anna Kask | metWith | Jon Berg | date=2024-04-" + std::to_string(day));
  }
  telling("Anna Kask | metWith | Jon Berg | date=2024-04");
  telling("Anna Kask | metWith | Jon Berg | date=2024-05");
  telling("Anna Kask | metWith | Jon Berg | date=2024-04-28/2024-04-30");
  CHECK(graph_of({telling}).facts().size() == 21);
}

TEST_CASE("facts: claims that cannot be understood are refused") {
  const auto refusal = [](Record record) -> std::string {
    try {
      graph_of({std::move(record)});
    } catch (const InputError& error) {
      return error.what();
    }
    return {};
  };
  const Record good = Telling("a")("Anna Kask | visited | Norland");
  CHECK(refusal(good).empty());
  Record unknown = good;
  unknown.claims[0].predicate = "danced";
  CHECK(refusal(unknown) ==
        "a: claim 1 has the predicate \"danced\", which the schema lacks (was it made with "
        "--schema DIR?)");
  Record no_subject = good;
  no_subject.claims[0].subject = no_entity;
  CHECK(refusal(no_subject) == "a: claim 1 has no subject");
  Record no_object = good;
  no_object.claims[0].object = {};
  CHECK(refusal(no_object) == "a: claim 1 has no object");
}

TEST_CASE("facts: predicates whose dates tell") {
  const knowledge::Ontology& ontology = tests::vocabulary().ontology;
  const auto timed = [&](std::string_view name) {
    return happens_at_a_time(*ontology.find_predicate(name), ontology);
  };
  CHECK(timed("metWith"));
  CHECK(timed("chargedWith"));
  CHECK(timed("signed"));
  CHECK_FALSE(timed("positionHeld"));
  CHECK_FALSE(timed("participant"));
  CHECK_FALSE(timed("startDate"));
  CHECK_FALSE(timed("location"));
}

}  // namespace
}  // namespace newsgraph::graph
