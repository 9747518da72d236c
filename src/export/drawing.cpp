#include "export/drawing.hpp"

#include <algorithm>
#include <map>
#include <numeric>
#include <set>
#include <tuple>
#include <utility>

#include "export/sanitize.hpp"
#include "export/strongest.hpp"
#include "export/words.hpp"

namespace newsgraph::exporting {
namespace {

using graph::EntityId;
using graph::Fact;
using graph::FactId;
using graph::KnowledgeGraph;

// Names of 18 to 22 letters a line make boxes of good proportion; the rest is in the tooltip.
constexpr std::size_t name_width = 20;
constexpr std::size_t name_lines = 4;
constexpr std::size_t label_width = 22;
constexpr std::size_t label_lines = 3;
/// Predicates named on one line between two entities; "+ 2 more" stands for the others.
constexpr std::size_t most_labels = 4;

/// Lines drawn for each entity; denser pictures are balls of wool.
constexpr double lines_per_node = 1.6;

/// Everything of one pair that makes one line.
using PairKey = std::tuple<EntityId, EntityId, bool, bool>;  // tail, head, symmetric, dashed

/// Facts between two entities.
std::vector<FactId> drawable(const KnowledgeGraph& graph, const PictureOptions& options) {
  std::vector<FactId> facts = facts_or_all(graph, options.facts);
  std::erase_if(facts, [&](FactId id) {
    const Fact& fact = graph.facts()[id];
    return fact.object == graph::no_entity_id || fact.object == fact.subject;
  });
  return facts;
}

void add_lines(DrawnEdge& edge, std::string words, std::size_t count) {
  if (count > 1) words += " (" + with_commas(count) + "x)";
  for (std::string& line : wrap(words, label_width, label_lines)) {
    edge.lines.push_back(std::move(line));
  }
}

DrawnEdge edge(const KnowledgeGraph& graph, Sentences& sentences,
               const std::vector<FactId>& facts) {
  DrawnEdge drawn;
  drawn.id = "fact-" + graph.facts()[facts.front()].id;
  // The same words once, with their number; most often said first, then in the order of facts.
  std::vector<std::pair<std::string, std::size_t>> said;
  std::set<std::uint32_t> sources;
  for (const FactId id : facts) {
    const Fact& fact = graph.facts()[id];
    sources.insert(fact.sources.begin(), fact.sources.end());
    const std::string words = fact_words(graph, fact);
    const auto found = std::find_if(said.begin(), said.end(),
                                    [&](const auto& entry) { return entry.first == words; });
    if (found == said.end()) {
      said.emplace_back(words, 1);
    } else {
      ++found->second;
    }
  }
  std::stable_sort(said.begin(), said.end(),
                   [](const auto& a, const auto& b) { return a.second > b.second; });
  const std::size_t shown = said.size() <= most_labels ? said.size() : most_labels - 1;
  for (std::size_t i = 0; i < shown; ++i) add_lines(drawn, said[i].first, said[i].second);
  if (shown < said.size()) {
    drawn.lines.push_back("+ " + with_commas(said.size() - shown) + " more");
  }
  drawn.sources = sources.size();
  const Fact& first = graph.facts()[facts.front()];
  drawn.tooltip = sentences.of(first);
  if (!first.sources.empty()) {
    drawn.url = web_address(graph.records()[first.sources.front()].article.url);
  }
  return drawn;
}

using Pairs = std::vector<std::pair<PairKey, std::vector<FactId>>>;

/// The pairs that are drawn: of each entity the one with most claims, then those with most claims
/// of all, up to `most_lines`; in the order given. More lines than that hide one another.
Pairs strongest_pairs(const KnowledgeGraph& graph, Pairs pairs, std::size_t most_lines) {
  if (pairs.size() <= most_lines) return pairs;
  std::vector<std::size_t> claims;
  for (const auto& [key, facts] : pairs) {
    std::size_t count = 0;
    for (const FactId id : facts) count += graph.facts()[id].claims.size();
    claims.push_back(count);
  }
  std::vector<std::size_t> order(pairs.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(),
                   [&](std::size_t a, std::size_t b) { return claims[a] > claims[b]; });
  std::set<std::size_t> kept;
  std::set<EntityId> reached;
  for (const std::size_t pair : order) {
    const bool new_tail = reached.insert(std::get<0>(pairs[pair].first)).second;
    const bool new_head = reached.insert(std::get<1>(pairs[pair].first)).second;
    if (new_tail || new_head) kept.insert(pair);
  }
  for (const std::size_t pair : order) {
    if (kept.size() >= most_lines) break;
    kept.insert(pair);
  }
  Pairs chosen;
  for (const std::size_t pair : kept) chosen.push_back(std::move(pairs[pair]));
  return chosen;
}

}  // namespace

DrawnNode drawn_node(const KnowledgeGraph& graph, EntityId id) {
  const identity::Cluster& cluster = graph.entities()[id];
  const knowledge::Ontology& ontology = graph.knowledge().ontology;
  DrawnNode drawn;
  drawn.id = cluster.id;
  drawn.root_type = std::string(ontology.root(cluster.type));
  std::string name = cluster.name.empty() ? cluster.id : cluster.name;
  drawn.lines = wrap(name, name_width, name_lines);
  const knowledge::EntityType* const type = ontology.find_type(cluster.type);
  drawn.tooltip = name + " (" + (type == nullptr ? cluster.type : type->label) + ")";
  for (const auto& [key, value] : cluster.features) {
    if (key != "startDate") continue;
    if (name.find(value) == std::string::npos) drawn.lines.push_back(value);
    drawn.tooltip += ", " + value;
  }
  if (!cluster.wikidata.empty()) {
    drawn.url = "https://www.wikidata.org/wiki/" + encode_local(cluster.wikidata);
  }
  return drawn;
}

std::vector<LegendType> legend_types(const KnowledgeGraph& graph, const Drawing& drawing) {
  std::vector<LegendType> legend;
  for (const knowledge::EntityType& type : graph.knowledge().ontology.types()) {
    if (type.parent.empty() &&
        std::any_of(drawing.nodes.begin(), drawing.nodes.end(),
                    [&](const DrawnNode& each) { return each.root_type == type.name; })) {
      legend.push_back({type.name, type.label});
    }
  }
  return legend;
}

Drawing choose(const KnowledgeGraph& graph, const PictureOptions& options) {
  const knowledge::Ontology& ontology = graph.knowledge().ontology;
  const std::vector<FactId> all = drawable(graph, options);
  const std::vector<FactId> facts = strongest_facts(graph, all, options.most_nodes);

  std::map<PairKey, std::vector<FactId>> all_pairs;
  std::set<EntityId> drawn;
  for (const FactId id : facts) {
    const Fact& fact = graph.facts()[id];
    const bool symmetric = ontology.predicates()[fact.predicate].symmetric;
    const auto [low, high] = std::minmax(fact.subject, fact.object);
    const PairKey key{symmetric ? low : fact.subject, symmetric ? high : fact.object, symmetric,
                      !fact.plain()};
    all_pairs[key].push_back(id);
    drawn.insert(fact.subject);
    drawn.insert(fact.object);
  }

  const Pairs pairs = strongest_pairs(
      graph, Pairs(all_pairs.begin(), all_pairs.end()),
      static_cast<std::size_t>(static_cast<double>(drawn.size()) * lines_per_node) + 20);

  Drawing drawing;
  std::map<EntityId, std::size_t> row;
  for (const EntityId id : drawn) {
    row.emplace(id, drawing.nodes.size());
    drawing.nodes.push_back(drawn_node(graph, id));
  }
  std::set<FactId> disputed;
  for (const Dispute& dispute : options.disputes) {
    disputed.insert(dispute.one);
    disputed.insert(dispute.other);
  }
  Sentences sentences(graph);
  for (const auto& [key, ids] : pairs) {
    DrawnEdge line = edge(graph, sentences, ids);
    line.disputed =
        std::any_of(ids.begin(), ids.end(), [&](FactId id) { return disputed.contains(id); });
    for (const FactId id : ids) {
      drawing.nodes[row.at(std::get<0>(key))].claims += graph.facts()[id].claims.size();
      drawing.nodes[row.at(std::get<1>(key))].claims += graph.facts()[id].claims.size();
    }
    line.tail = row.at(std::get<0>(key));
    line.head = row.at(std::get<1>(key));
    line.directed = !std::get<2>(key);
    line.dashed = std::get<3>(key);
    drawing.edges.push_back(std::move(line));
  }

  drawing.types = legend_types(graph, drawing);

  std::set<EntityId> connected;
  for (const FactId id : all) {
    connected.insert(graph.facts()[id].subject);
    connected.insert(graph.facts()[id].object);
  }
  if (drawn.size() < connected.size()) {
    drawing.notes.push_back("Showing " + with_commas(drawn.size()) + " of " +
                            with_commas(connected.size()) + " entities: those with most evidence.");
  }
  if (pairs.size() < all_pairs.size()) {
    drawing.notes.push_back("Between them " + with_commas(pairs.size()) + " of " +
                            with_commas(all_pairs.size()) + " lines: those with most evidence.");
  }
  if (options.facts.empty() && connected.size() < graph.entities().size()) {
    const std::size_t alone = graph.entities().size() - connected.size();
    drawing.notes.push_back(with_commas(alone) + (alone == 1 ? " entity" : " entities") +
                            " without a relation to another not drawn.");
  }
  return drawing;
}

}  // namespace newsgraph::exporting
