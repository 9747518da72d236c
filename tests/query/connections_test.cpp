// Ways, ranks and counts.

#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "newsgraph/base/error.hpp"
#include "newsgraph/graph/links.hpp"
#include "newsgraph/query/counts.hpp"
#include "newsgraph/query/ways.hpp"

#include "graph/told.hpp"

namespace newsgraph::query {
namespace {

using graph::LinkGraph;
using tests::graph_of;
using tests::Telling;

/// Two triangles that share entity 2, a chain behind them, a pair apart; 9 has no link.
///
///   0-1, 1-2, 2-0; 2-3, 3-4, 4-2; 3-5-6; 7-8
LinkGraph links() {
  return LinkGraph(10, {{0, 1},
                        {1, 2},
                        {0, 2},
                        {2, 3},
                        {2, 4},
                        {3, 4},
                        {3, 5},
                        {5, 6},
                        {7, 8},
                        {7, 8},
                        {2, 4},
                        {9, 9}});
}

std::string text_of(const std::vector<graph::Path>& paths) {
  std::string text;
  for (const graph::Path& path : paths) {
    for (const graph::EntityId entity : path) text += std::to_string(entity) + ' ';
    text += '/';
  }
  return text;
}

Snapshot world() {
  return Snapshot(graph_of(
      {Telling("a", "2022-05-03")("Anna Kask | positionHeld | Norland | role=President")(
           "Anna Kask | metWith | Jon Berg | date=2022-05-01")(
           "Jon Berg | positionHeld | Estland | role=Prime Minister")(
           "Eva Lind | criticized | Jon Berg | planned"),
       Telling("b", "2023-06-01")("Anna Kask | metWith | Jon Berg | date=2023-05-30")(
           "Jon Berg | visited | Norland | date=2023-05")("Anna Kask | thanked | Jon Berg")}));
}

std::string ways(const Snapshot& graph, const std::string& from, const std::string& to,
                 std::size_t most, const std::string& predicates = {},
                 const Filters& filters = {}) {
  Notes notes;
  LeftOut left_out;
  const FactFilter filter(graph, filters, notes);
  const auto facts = facts_passing(graph, filter, predicates_named(graph, predicates), left_out);
  std::string text;
  for (const Way& way :
       find_ways(graph, entities_named(graph, from, notes), entities_named(graph, to, notes),
                 links_of(graph, facts, filters.countries()), most)) {
    for (const Step& step : way) {
      text += std::string(graph.name(step.from)) + " -" + std::to_string(step.facts.size()) + "- ";
    }
    text += std::string(graph.name(way.back().to)) + '\n';
  }
  return text;
}

std::string counts(const Snapshot& graph, CountBy by, bool countries = false) {
  std::vector<FactId> facts;
  for (FactId id = 0; id < graph.fact_count(); ++id) {
    if (graph.fact(id).plain()) facts.push_back(id);
  }
  std::string text;
  for (const Count& count : count_facts(graph, facts, by, countries)) {
    for (const std::string& key : count.key) text += key + ' ';
    text += std::to_string(count.facts) + '/' + std::to_string(count.articles) + '\n';
  }
  return text;
}

}  // namespace

TEST_CASE("links: shortest ways without a loop, the strongest of equally short ones first") {
  const LinkGraph graph = links();
  CHECK(text_of(graph.shortest_paths(0, 5, 1)) == "0 2 3 5 /");
  CHECK(text_of(graph.shortest_paths(0, 5, 9)) == "0 2 3 5 /0 1 2 3 5 /0 2 4 3 5 /0 1 2 4 3 5 /");
  CHECK(text_of(graph.shortest_paths(0, 3, 2)) == "0 2 3 /0 1 2 3 /");
  CHECK(text_of(graph.shortest_paths(0, 7, 3)).empty());
  CHECK(text_of(graph.shortest_paths(9, 0, 3)).empty());
  CHECK(text_of(graph.shortest_paths(4, 4, 3)).empty());
  CHECK(text_of(graph.shortest_paths(0, 77, 3)).empty());
  // Two ways of two steps: over the pair that two facts link first.
  const LinkGraph square(4, {{0, 1}, {1, 3}, {0, 2}, {2, 3}, {0, 2}, {2, 3}});
  CHECK(text_of(square.shortest_paths(0, 3, 2)) == "0 2 3 /0 1 3 /");
}

TEST_CASE("links: degrees, ranks and components") {
  const LinkGraph graph = links();
  CHECK(graph.degrees() == std::vector<std::size_t>{2, 2, 4, 3, 2, 2, 1, 1, 1, 0});
  CHECK(graph.components() ==
        std::vector<std::uint32_t>{0, 0, 0, 0, 0, 0, 0, 1, 1, LinkGraph::no_component});
  const std::vector<double> ranks = graph.page_ranks();
  double sum = 0.0;
  for (const double rank : ranks) sum += rank;
  CHECK(sum == doctest::Approx(1.0));
  CHECK(ranks[2] > ranks[3]);
  CHECK(ranks[3] > ranks[6]);
  CHECK(ranks[9] == 0.0);
  const std::vector<double> between = graph.betweenness();
  // Of 9 with a link: 3 stands on the 2 * 4 * 2 = 16 ordered ways from {0, 1, 2, 4} to {5, 6}.
  CHECK(between[3] == doctest::Approx(16.0 / (8 * 7)));
  CHECK(between[6] == 0.0);
  CHECK(LinkGraph(3, {}).page_ranks() == std::vector<double>{0.0, 0.0, 0.0});
  CHECK(LinkGraph(0, {}).components().empty());
}

TEST_CASE("ways: over the facts that the question lets pass") {
  const Snapshot graph = world();
  CHECK(ways(graph, "Kask", "Estland", 1) == "Anna Kask -3- Jon Berg -1- Estland\n");
  CHECK(ways(graph, "Kask", "Berg", 3) ==
        "Anna Kask -3- Jon Berg\nAnna Kask -1- Norland -1- Jon Berg\n");
  CHECK(ways(graph, "Kask", "Berg", 3, "met") == "Anna Kask -2- Jon Berg\n");
  CHECK(ways(graph, "Kask", "Estland", 3, "met,visited").empty());
  Filters filters;
  CHECK(ways(graph, "Lind", "Estland", 1, {}, filters).empty());
  filters.stance = "all";
  CHECK(ways(graph, "Lind", "Estland", 1, {}, filters) == "Eva Lind -1- Jon Berg -1- Estland\n");
  filters = {};
  filters.since = "2023-05-15";
  CHECK(ways(graph, "Kask", "Berg", 1, "met", filters) == "Anna Kask -1- Jon Berg\n");
  CHECK_THROWS_AS(predicates_named(graph, "met,embraced"), InputError);
}

TEST_CASE("counts: facts by what they have in common, each article once") {
  const Snapshot graph = world();
  CHECK(counts(graph, CountBy::Predicate).starts_with("metWith 2/2\npositionHeld 2/1\n"));
  CHECK(counts(graph, CountBy::Year) == " 3/2\n2022 1/1\n2023 2/1\n");
  CHECK(counts(graph, CountBy::Month) == " 3/2\n2022-05 1/1\n2023-05 2/1\n");
  CHECK(counts(graph, CountBy::Dyad).starts_with("Anna Kask Jon Berg 3/2\n"));
  CHECK(counts(graph, CountBy::Actor).starts_with("Jon Berg 5/2\n"));
  CHECK(counts(graph, CountBy::Dyad, true).starts_with("Estland Norland 4/2\n"));
  CHECK(counts(graph, CountBy::Stance) == "plain 6/2\n");
}

}  // namespace newsgraph::query
