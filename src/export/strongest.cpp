#include "export/strongest.hpp"

#include <algorithm>
#include <numeric>

namespace newsgraph::exporting {
namespace {

using graph::EntityId;
using graph::Fact;
using graph::FactId;
using graph::KnowledgeGraph;

/// Place of each entity in the order of evidence: 0 has most claims; ties by id.
std::vector<std::size_t> ranks(const KnowledgeGraph& graph, const std::vector<FactId>& facts) {
  std::vector<std::size_t> claims(graph.entities().size(), 0);
  for (const FactId id : facts) {
    const Fact& fact = graph.facts()[id];
    claims[fact.subject] += fact.claims.size();
    if (fact.object != graph::no_entity_id) claims[fact.object] += fact.claims.size();
  }
  std::vector<std::size_t> order(claims.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(),
                   [&](std::size_t a, std::size_t b) { return claims[a] > claims[b]; });
  std::vector<std::size_t> rank(order.size());
  for (std::size_t place = 0; place < order.size(); ++place) rank[order[place]] = place;
  return rank;
}

}  // namespace

std::vector<FactId> facts_or_all(const KnowledgeGraph& graph, std::vector<FactId> facts) {
  if (facts.empty()) {
    facts.resize(graph.facts().size());
    std::iota(facts.begin(), facts.end(), FactId{0});
  }
  std::sort(facts.begin(), facts.end());
  facts.erase(std::unique(facts.begin(), facts.end()), facts.end());
  return facts;
}

std::vector<FactId> strongest_facts(const KnowledgeGraph& graph, std::vector<FactId> facts,
                                    std::size_t most_nodes) {
  const std::vector<std::size_t> rank = ranks(graph, facts);
  const auto weaker_end = [&](FactId id) {
    const Fact& fact = graph.facts()[id];
    if (fact.object == graph::no_entity_id) return rank[fact.subject];
    return std::max(rank[fact.subject], rank[fact.object]);
  };
  std::stable_sort(facts.begin(), facts.end(),
                   [&](FactId a, FactId b) { return weaker_end(a) < weaker_end(b); });
  std::vector<bool> drawn(graph.entities().size(), false);
  std::size_t count = 0;
  std::size_t kept = 0;
  for (; kept < facts.size(); ++kept) {
    const Fact& fact = graph.facts()[facts[kept]];
    std::size_t fresh = drawn[fact.subject] ? 0U : 1U;
    const bool has_object = fact.object != graph::no_entity_id && fact.object != fact.subject;
    if (has_object && !drawn[fact.object]) ++fresh;
    if (count + fresh > most_nodes) break;
    count += fresh;
    drawn[fact.subject] = true;
    if (has_object) drawn[fact.object] = true;
  }
  facts.resize(kept);
  std::sort(facts.begin(), facts.end());
  return facts;
}

std::vector<FactId> facts_around(const KnowledgeGraph& graph, std::vector<FactId> facts,
                                 const std::vector<EntityId>& focus, std::size_t most_nodes) {
  const std::size_t count = graph.entities().size();
  std::vector<bool> chosen(count, false);
  for (const EntityId id : focus) chosen[id] = true;
  const std::vector<std::size_t> rank = ranks(graph, facts);
  std::vector<std::size_t> near(count, 0);  // articles that join it with the focus
  std::vector<bool> met(count, false);
  for (const FactId id : facts) {
    const Fact& fact = graph.facts()[id];
    if (fact.object == graph::no_entity_id) continue;
    met[fact.subject] = met[fact.object] = true;
    if (chosen[fact.subject]) near[fact.object] += fact.sources.size();
    if (chosen[fact.object]) near[fact.subject] += fact.sources.size();
  }
  std::vector<EntityId> order;
  for (EntityId id = 0; id < count; ++id) {
    if (met[id] && !chosen[id]) order.push_back(id);
  }
  std::sort(order.begin(), order.end(), [&](EntityId a, EntityId b) {
    return near[a] != near[b] ? near[a] > near[b] : rank[a] < rank[b];
  });
  const std::size_t room = most_nodes - std::min(most_nodes, focus.size());
  for (std::size_t i = 0; i < std::min(room, order.size()); ++i) chosen[order[i]] = true;
  std::erase_if(facts, [&](FactId id) {
    const Fact& fact = graph.facts()[id];
    return !chosen[fact.subject] || (fact.object != graph::no_entity_id && !chosen[fact.object]);
  });
  return facts;
}

std::vector<EntityId> ends_of(const KnowledgeGraph& graph, const std::vector<FactId>& facts) {
  std::vector<EntityId> ends;
  ends.reserve(2 * facts.size());
  for (const FactId id : facts) {
    const Fact& fact = graph.facts()[id];
    ends.push_back(fact.subject);
    if (fact.object != graph::no_entity_id) ends.push_back(fact.object);
  }
  std::sort(ends.begin(), ends.end());
  ends.erase(std::unique(ends.begin(), ends.end()), ends.end());
  return ends;
}

}  // namespace newsgraph::exporting
