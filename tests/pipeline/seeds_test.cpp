// The two seed articles read together: what several articles must tell about one world. The
// articles are no part of the repository: NEWSGRAPH_MATERIAL, else ../shared beside the checkout,
// else the tests are skipped.

#include "seeds.hpp"

#include <algorithm>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include <doctest/doctest.h>

#include "newsgraph/base/file.hpp"
#include "newsgraph/graph/knowledge_graph.hpp"
#include "newsgraph/knowledge/knowledge.hpp"
#include "newsgraph/pipeline/extraction.hpp"

namespace newsgraph {
namespace {

using test::seeds;
using test::without_seeds;

constexpr std::string_view later = "000_ad46a89795e474c2.txt";    // Without a year.
constexpr std::string_view earlier = "001_eee6456d2155510a.txt";  // 2024-04-19.

const knowledge::Knowledge& schema() {
  static const knowledge::Knowledge knowledge = knowledge::load();
  return knowledge;
}

/// The graph of the files; nullptr where the articles are not at hand.
std::unique_ptr<graph::KnowledgeGraph> graph_of(const std::vector<std::string_view>& files) {
  if (without_seeds()) return nullptr;
  static const pipeline::Extraction extraction(schema());
  std::vector<Record> records;
  Document scratch;
  for (const std::string_view file : files) {
    Article article;
    article.identifier = file;
    article.text = read_file(seeds() / file);
    records.push_back(extraction.run(std::move(article), scratch));
  }
  return std::make_unique<graph::KnowledgeGraph>(std::move(records), schema());
}

/// Entities of a root type that bear a name or have it as another.
std::vector<graph::EntityId> named(const graph::KnowledgeGraph& graph, std::string_view root,
                                   std::string_view words) {
  std::vector<graph::EntityId> found;
  for (graph::EntityId id = 0; id < graph.entities().size(); ++id) {
    const identity::Cluster& entity = graph.entities()[id];
    if (graph.knowledge().ontology.root(entity.type) != root) continue;
    const auto has = [&](const std::string& name) { return name.find(words) != std::string::npos; };
    if (has(entity.name) || std::ranges::any_of(entity.aliases, has)) found.push_back(id);
  }
  return found;
}

std::vector<const graph::Fact*> facts(const graph::KnowledgeGraph& graph,
                                      std::string_view predicate) {
  std::vector<const graph::Fact*> found;
  for (const graph::Fact& fact : graph.facts()) {
    if (graph.knowledge().ontology.predicates()[fact.predicate].name == predicate)
      found.push_back(&fact);
  }
  return found;
}

}  // namespace

TEST_CASE("seeds: alone the first article has no year") {
  const auto graph = graph_of({later});
  if (!graph) return;
  CHECK(graph->article_date(0) == "--08-22");
  CHECK(graph->article_date_source(0) == "dateline");
  for (const graph::Fact& fact : graph->facts()) {
    if (fact.period.empty()) CHECK((fact.date.empty() || fact.date.starts_with("--")));
  }
}

TEST_CASE("seeds: together they are of one world") {
  const auto graph = graph_of({later, earlier});
  if (!graph) return;

  // Zhaparov and Japarov; Kassym-Jomart Kemelovich and Tokayev.
  const auto japarov = named(*graph, "Person", "Japarov");
  REQUIRE(japarov.size() == 1);
  CHECK(named(*graph, "Person", "Zhaparov") == japarov);
  const auto tokayev = named(*graph, "Person", "Tokayev");
  REQUIRE(tokayev.size() == 1);
  CHECK(named(*graph, "Person", "Kemelovich") == tokayev);
  for (const graph::EntityId person : {japarov.front(), tokayev.front()}) {
    CHECK(graph->entities()[person].members.size() == 2);
  }

  // One treaty, signed on one day, and both articles say so.
  const auto treaty = named(*graph, "Agreement", "eepening and");
  REQUIRE(treaty.size() == 1);
  CHECK(graph->entities()[treaty.front()].members.size() == 2);
  std::size_t signings = 0;
  for (const graph::Fact* const fact : facts(*graph, "signed")) {
    if (fact->object != treaty.front() || fact->subject != tokayev.front()) continue;
    ++signings;
    CHECK(fact->date == "2024-04-19");
    CHECK(fact->sources.size() == 2);
  }
  CHECK(signings == 1);

  // So the first article is of 2025, and says what that rests on.
  CHECK(graph->article_date(0) == "2025-08-22");
  CHECK(graph->article_date_source(0) == "inferred");
  CHECK(graph->article_date(1) == "2024-04-19");
  const auto because = graph->article_date_evidence(0);
  REQUIRE_FALSE(because.empty());
  for (const graph::ClaimRef ref : because)
    CHECK((graph->claim(ref).predicate == "signed" || graph->claim(ref).predicate == "partyTo"));
  CHECK(graph->records()[0].article.date == "--08-22");

  // He was welcomed on the day before.
  const auto hosted = facts(*graph, "hosted");
  CHECK(std::ranges::any_of(hosted, [&](const graph::Fact* fact) {
    return fact->subject == japarov.front() && fact->date == "2025-08-21";
  }));

  // Two visits, a year apart, are not one; nor are the meeting of the council and the talks.
  CHECK(named(*graph, "Event", "visit").size() == 2);
  const auto amounts = facts(*graph, "tradesWith");
  CHECK(std::ranges::count_if(amounts, [](const graph::Fact* fact) {
          return fact->plain() && !fact->amount.empty();
        }) == 2);
}

TEST_CASE("seeds: what must not come out") {
  const auto graph = graph_of({later, earlier});
  if (!graph) return;
  // Where the report was filed is not where the council met.
  for (const graph::Fact* const fact : facts(*graph, "location")) {
    const std::string& event = graph->entities()[fact->subject].name;
    if (event.find("seventh") == std::string::npos || fact->object == graph::no_entity_id) continue;
    CHECK(graph->entities()[fact->object].name != "Astana");
  }
  // "No political or regional disputes": nothing positive.
  for (const graph::Fact* const fact : facts(*graph, "disputesWith")) CHECK_FALSE(fact->plain());
  // The goal of two billion dollars is no observation.
  for (const graph::Fact* const fact : facts(*graph, "tradesWith")) {
    if (fact->amount != "2000000000 USD" || !fact->plain()) continue;
    CHECK(fact->sources == std::vector<std::uint32_t>{0});
  }
  for (const std::string_view words : {"one", "two", "harmony", "brotherly", "date 2024"}) {
    CAPTURE(words);
    CHECK(std::ranges::none_of(graph->entities(),
                               [&](const auto& entity) { return entity.name == words; }));
  }
}

}  // namespace newsgraph
