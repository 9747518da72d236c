#include "export/drawing.hpp"

#include <algorithm>
#include <cmath>
#include <functional>
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
/// Predicates named on one line between two entities; "+ 2 more" stands for the others. In a
/// picture of many lines fewer.
constexpr std::size_t most_labels = 4;
constexpr std::size_t most_labels_of_many = 3;
constexpr std::size_t many_pairs = 60;

/// Lines drawn for each entity; denser pictures are balls of wool.
constexpr double lines_per_node = 1.3;

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

/// Subject, predicate and object, those of symmetric predicates in one order.
using Statement = std::tuple<EntityId, std::uint32_t, EntityId>;

Statement statement_of(const KnowledgeGraph& graph, const Fact& fact) {
  const bool swaps = graph.knowledge().ontology.predicates()[fact.predicate].symmetric &&
                     fact.object < fact.subject;
  return {swaps ? fact.object : fact.subject, fact.predicate, swaps ? fact.subject : fact.object};
}

/// What is stated as a fact: that somebody says it too is worth no dashed line beside the solid
/// one.
std::set<Statement> stated_in(const KnowledgeGraph& graph, const std::vector<FactId>& facts) {
  std::set<Statement> stated;
  for (const FactId id : facts) {
    const Fact& fact = graph.facts()[id];
    if (fact.plain()) stated.insert(statement_of(graph, fact));
  }
  return stated;
}

/// Somebody's word, neither denied nor planned.
bool is_said(const Fact& fact) {
  return !fact.plain() && fact.stance.modality == Modality::Asserted &&
         fact.stance.polarity == Polarity::Positive;
}

/// What is said in one stance: "borders, is ally of (says Anna Kask)".
struct SaidAlike {
  std::string stance;
  std::vector<std::pair<std::string, std::size_t>> words;  ///< With how often.
  std::size_t count = 0;
};

/// The words of the facts, once each; what is said most often comes first, then in the order of
/// facts.
std::vector<SaidAlike> words_of(const KnowledgeGraph& graph, const std::vector<FactId>& facts) {
  std::vector<SaidAlike> said;
  for (const FactId id : facts) {
    const Fact& fact = graph.facts()[id];
    const std::string stance = stance_words(graph, fact);
    auto alike = std::ranges::find(said, stance, &SaidAlike::stance);
    if (alike == said.end()) alike = said.insert(said.end(), SaidAlike{stance, {}, 0});
    ++alike->count;
    const std::string words = relation_words(graph, fact);
    const auto known =
        std::ranges::find(alike->words, words, &std::pair<std::string, std::size_t>::first);
    if (known == alike->words.end()) {
      alike->words.emplace_back(words, 1);
    } else {
      ++known->second;
    }
  }
  std::ranges::stable_sort(said, std::ranges::greater(), &SaidAlike::count);
  for (SaidAlike& alike : said) {
    std::ranges::stable_sort(alike.words, std::ranges::greater(),
                             &std::pair<std::string, std::size_t>::second);
  }
  return said;
}

void add_words(DrawnEdge& drawn, const std::vector<SaidAlike>& said, std::size_t most) {
  std::size_t total = 0;
  for (const SaidAlike& alike : said) total += alike.words.size();
  std::size_t left = total <= most ? total : most - 1;
  const std::size_t more = total - left;
  for (const SaidAlike& alike : said) {
    for (std::size_t i = 0; i < alike.words.size() && left > 0; ++i, --left) {
      std::string words = alike.words[i].first;
      // The stance once, behind the last of its words.
      const bool last = i + 1 == alike.words.size() || left == 1;
      if (!alike.stance.empty() && last) words += " (" + alike.stance + ")";
      if (!last && !alike.stance.empty()) words += ',';
      add_lines(drawn, std::move(words), alike.words[i].second);
    }
  }
  if (more > 0) drawn.lines.push_back("+ " + with_commas(more) + " more");
}

DrawnEdge edge(const KnowledgeGraph& graph, Sentences& sentences, const std::vector<FactId>& facts,
               std::size_t most_words) {
  DrawnEdge drawn;
  drawn.id = "fact-" + graph.facts()[facts.front()].id;
  std::set<std::uint32_t> sources;
  for (const FactId id : facts) {
    const Fact& fact = graph.facts()[id];
    sources.insert(fact.sources.begin(), fact.sources.end());
  }
  add_words(drawn, words_of(graph, facts), most_words);
  drawn.sources = sources.size();
  const Fact& first = graph.facts()[facts.front()];
  drawn.tooltip = sentences.of(first);
  if (!first.sources.empty()) {
    drawn.url = web_address(graph.records()[first.sources.front()].article.url);
  }
  return drawn;
}

using Pairs = std::vector<std::pair<PairKey, std::vector<FactId>>>;

/// The pairs that are drawn: those of the focus, of each entity the one with most claims, then
/// those that say most about their ends, up to `most_lines`; in the order given. More lines than
/// that hide one another. Claims are weighed against all claims of both ends (the association
/// strength of co-word maps: van Eck and Waltman, 2009), or every line would lead to the two or
/// three entities that the articles are full of.
Pairs strongest_pairs(const KnowledgeGraph& graph, Pairs pairs, std::size_t most_lines,
                      const std::vector<EntityId>& focus) {
  if (pairs.size() <= most_lines) return pairs;
  std::vector<double> claims;
  std::map<EntityId, double> of_entity;
  for (const auto& [key, facts] : pairs) {
    std::size_t count = 0;
    for (const FactId id : facts) count += graph.facts()[id].claims.size();
    claims.push_back(static_cast<double>(count));
    of_entity[std::get<0>(key)] += claims.back();
    of_entity[std::get<1>(key)] += claims.back();
  }
  std::vector<std::size_t> order(pairs.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(),
                   [&](std::size_t a, std::size_t b) { return claims[a] > claims[b]; });
  std::set<std::size_t> kept;
  std::set<EntityId> reached;
  for (const std::size_t pair : order) {
    const auto& [tail, head, symmetric, dashed] = pairs[pair].first;
    const bool new_tail = reached.insert(tail).second;
    const bool new_head = reached.insert(head).second;
    const bool about_focus = std::ranges::find(focus, tail) != focus.end() ||
                             std::ranges::find(focus, head) != focus.end();
    if (new_tail || new_head || about_focus) kept.insert(pair);
  }
  std::vector<double> strength;
  for (std::size_t i = 0; i < pairs.size(); ++i) {
    const PairKey& key = pairs[i].first;
    strength.push_back(claims[i] /
                       std::sqrt(of_entity[std::get<0>(key)] * of_entity[std::get<1>(key)]));
  }
  std::stable_sort(order.begin(), order.end(),
                   [&](std::size_t a, std::size_t b) { return strength[a] > strength[b]; });
  for (const std::size_t pair : order) {
    if (kept.size() >= most_lines) break;
    // One claim that joins two of whom nothing else is told says little to others.
    if (claims[pair] > 1) kept.insert(pair);
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
  const std::vector<FactId> facts =
      options.focus.empty() ? strongest_facts(graph, all, options.most_nodes)
                            : facts_around(graph, all, options.focus, options.most_nodes);

  std::set<FactId> disputed;
  for (const Dispute& dispute : options.disputes) {
    disputed.insert(dispute.one);
    disputed.insert(dispute.other);
  }
  const std::set<Statement> stated = stated_in(graph, facts);
  std::map<PairKey, std::vector<FactId>> all_pairs;
  std::set<EntityId> drawn;
  for (const FactId id : facts) {
    const Fact& fact = graph.facts()[id];
    const bool symmetric = ontology.predicates()[fact.predicate].symmetric;
    drawn.insert(fact.subject);
    drawn.insert(fact.object);
    if (is_said(fact) && !disputed.contains(id) && stated.contains(statement_of(graph, fact)))
      continue;
    const auto [low, high] = std::minmax(fact.subject, fact.object);
    const PairKey key{symmetric ? low : fact.subject, symmetric ? high : fact.object, symmetric,
                      !fact.plain()};
    all_pairs[key].push_back(id);
  }

  const Pairs pairs = strongest_pairs(
      graph, Pairs(all_pairs.begin(), all_pairs.end()),
      static_cast<std::size_t>(static_cast<double>(drawn.size()) * lines_per_node) + 20,
      options.focus);

  Drawing drawing;
  std::map<EntityId, std::size_t> row;
  for (const EntityId id : drawn) {
    row.emplace(id, drawing.nodes.size());
    drawing.nodes.push_back(drawn_node(graph, id));
  }
  Sentences sentences(graph);
  const std::size_t most_words = pairs.size() > many_pairs ? most_labels_of_many : most_labels;
  for (const auto& [key, ids] : pairs) {
    DrawnEdge line = edge(graph, sentences, ids, most_words);
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
