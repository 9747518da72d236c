#include "newsgraph/graph/acting_for.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <utility>
#include <vector>

#include <doctest/doctest.h>

#include "graph/told.hpp"

namespace newsgraph::tests {
namespace {

using graph::ActingFor;
using graph::Affiliations;
using graph::EntityId;

/// The record with other types and features for some of its entities.
Record made(Record record, const std::vector<std::pair<std::string, std::string>>& types,
            const std::vector<std::array<std::string, 3>>& features = {}) {
  for (Entity& entity : record.entities) {
    for (const auto& [name, type] : types) {
      if (entity.name == name) entity.type = type;
    }
    for (const auto& [name, key, value] : features) {
      if (entity.name == name) set_feature(entity, key, value);
    }
  }
  return record;
}

EntityId entity_named(const graph::KnowledgeGraph& graph, std::string_view name) {
  const auto found = std::ranges::find(graph.entities(), name, &identity::Cluster::name);
  REQUIRE(found != graph.entities().end());
  return static_cast<EntityId>(found - graph.entities().begin());
}

/// "Norland, state: President of Norland"; "nobody" when no article tells.
std::string acting(const graph::KnowledgeGraph& graph, std::string_view name,
                   std::string_view date = {}) {
  const std::optional<ActingFor> found = Affiliations(graph).at(entity_named(graph, name), date);
  if (!found) return "nobody";
  const std::string why = reason_words(graph, *found);
  return graph.entities()[found->country].name + (found->state ? ", state" : "") +
         (why.empty() ? "" : ": " + why);
}

}  // namespace

TEST_CASE("acting for: a country is itself, an officer acts for it, nobody else does") {
  const auto graph = graph_of({Telling("a", "2020-05-01")(
      "Anna Kask | positionHeld | Norland | role=President")("Anna Kask | metWith | Jon Berg")});
  CHECK(acting(graph, "Norland") == "Norland, state");
  CHECK(acting(graph, "Anna Kask", "2020") == "Norland, state: President of Norland");
  CHECK(acting(graph, "Jon Berg") == "nobody");
}

TEST_CASE("acting for: bodies belong through their parents, persons through their bodies") {
  const auto graph = graph_of(
      {made(Telling("a", "2020-05-01")("Border Council | parentOrganization | Inner Council")(
                "Inner Council | parentOrganization | Norland")(
                "Anna Kask | positionHeld | Border Council | role=Head")(
                "Steel Council | parentOrganization | Norland")(
                "Jon Berg | positionHeld | Steel Council | role=Chairman")(
                "World Council | parentOrganization | Norland"),
            {{"Border Council", "GovernmentOrganization"},
             {"Inner Council", "GovernmentOrganization"},
             {"Steel Council", "Company"},
             {"World Council", "InternationalOrganization"}})});
  CHECK(acting(graph, "Border Council") == "Norland, state: of Inner Council, of Norland");
  CHECK(acting(graph, "Anna Kask") ==
        "Norland, state: Head of Border Council, of Inner Council, of Norland");
  CHECK(acting(graph, "Steel Council") == "Norland: of Norland");
  CHECK(acting(graph, "Jon Berg") == "Norland: Chairman of Steel Council, of Norland");
  CHECK(acting(graph, "World Council") == "nobody");
  const Affiliations affiliations(graph);
  CHECK(affiliations.country_of(entity_named(graph, "Anna Kask"), {}) ==
        entity_named(graph, "Norland"));
  CHECK_FALSE(affiliations.country_of(entity_named(graph, "Jon Berg"), {}));
}

TEST_CASE("acting for: a circle of parents ends") {
  const auto graph =
      graph_of({Telling("a", "2020-05-01")("Inner Council | parentOrganization | Outer Council")(
          "Outer Council | parentOrganization | Inner Council")});
  CHECK(acting(graph, "Inner Council") == "nobody");
}

TEST_CASE("acting for: of two offices the one told nearest to the date") {
  const auto graph = graph_of(
      {Telling("a", "2004-03-01")("Anna Kask | positionHeld | Norland | role=Minister"),
       Telling("b", "2016-03-01")("Anna Kask | positionHeld | Southland | role=Ambassador")});
  struct Row {
    std::string_view date;
    std::string_view country;
  };
  for (const Row& row :
       {Row{"2003", "Norland"}, Row{"2004-03-01", "Norland"}, Row{"2009-12", "Norland"},
        Row{"2011", "Southland"}, Row{"2016-03-02", "Southland"}, Row{"2020", "Southland"}}) {
    CAPTURE(row.date);
    CHECK(acting(graph, "Anna Kask", row.date).starts_with(row.country));
  }
}

TEST_CASE("acting for: a former office answers for the time before, and no more") {
  const auto graph = graph_of(
      {Telling("a", "2010-01-01")("Anna Kask | positionHeld | Norland | role=President"),
       Telling("b", "2014-01-01")("Anna Kask | positionHeld | Norland | role=president | former"),
       Telling("c", "2014-01-01")("Jon Berg | positionHeld | Norland | role=Premier | former")});
  CHECK(acting(graph, "Anna Kask", "2010-01-01") != "nobody");
  CHECK(acting(graph, "Anna Kask", "2012") != "nobody");
  CHECK(acting(graph, "Anna Kask", "2015") == "nobody");
  CHECK(acting(graph, "Jon Berg", "2013") == "Norland, state: Premier of Norland");
  CHECK(acting(graph, "Jon Berg", "2014-01-01") == "nobody");
}

TEST_CASE(
    "acting for: what is denied, planned or of the opposition makes no officer of the state") {
  const auto graph = graph_of(
      {Telling("a", "2020-05-01")("Anna Kask | positionHeld | Norland | role=President | denied")(
          "Jon Berg | positionHeld | Norland | role=President | planned")(
          "Eva Lind | positionHeld | Norland | role=President | negative")(
          "Ivo Tamm | positionHeld | Norland | role=Opposition Leader")});
  CHECK(acting(graph, "Anna Kask") == "nobody");
  CHECK(acting(graph, "Jon Berg") == "nobody");
  CHECK(acting(graph, "Eva Lind") == "nobody");
  CHECK(acting(graph, "Ivo Tamm") == "Norland: Opposition Leader of Norland");
}

TEST_CASE("acting for: an office of no country is an office all the same") {
  const auto graph = graph_of(
      {made(Telling("a", "2020-05-01")("Anna Kask | positionHeld | World Council | role=Head")(
                "Jon Berg | metWith | Anna Kask"),
            {{"World Council", "InternationalOrganization"}})});
  const Affiliations affiliations(graph);
  CHECK(acting(graph, "Anna Kask", "2020") == "nobody");
  const auto office = affiliations.office(entity_named(graph, "Anna Kask"), "2020");
  REQUIRE(office);
  CHECK(graph.facts()[*office].role == "Head");
  CHECK_FALSE(affiliations.office(entity_named(graph, "Jon Berg"), "2020"));
  CHECK_FALSE(affiliations.office(entity_named(graph, "World Council"), "2020"));
}

TEST_CASE("acting for: descriptions serve where no claim does, by the country's code") {
  const auto graph = graph_of({made(
      Telling("a", "2020-05-01")("Anna Kask | metWith | Jon Berg")("Anna Kask | visited | Norland"),
      {}, {{"Norland", "country", "NOR"}, {"Jon Berg", "roleCountry", "NOR"}})});
  CHECK(acting(graph, "Jon Berg") == "Norland, state: described as of Norland");
  CHECK(acting(graph, "Anna Kask") == "nobody");
  const Affiliations affiliations(graph);
  CHECK(affiliations.code(entity_named(graph, "Norland")) == "NOR");
  CHECK(affiliations.code(entity_named(graph, "Jon Berg")).empty());
  CHECK(affiliations.country("NOR") == entity_named(graph, "Norland"));
  CHECK_FALSE(affiliations.country("XXX"));
  CHECK_FALSE(affiliations.country(""));
}

}  // namespace newsgraph::tests
