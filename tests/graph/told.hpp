#ifndef NEWSGRAPH_TESTS_GRAPH_TOLD_HPP
#define NEWSGRAPH_TESTS_GRAPH_TOLD_HPP

// Articles that say given claims, and facts as readable lines.

#include <algorithm>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "newsgraph/graph/knowledge_graph.hpp"

#include "identity/articles.hpp"

namespace newsgraph::tests {

/// Builds a record claim by claim.
class Telling {
 public:
  explicit Telling(std::string_view identifier, std::string_view date = {}) {
    record_.tool.version = "0.1.0";
    record_.article.identifier = identifier;
    record_.article.date = date;
  }

  /// "Anna Kask | metWith | Jon Berg | date=2024-04-19 | planned": subject, predicate, object, then
  /// qualifiers; a modality, "negative" and "own" stand alone. An object in quotes is a literal.
  /// The text gets a sentence with the three words.
  Telling& operator()(std::string_view words) {
    const std::vector<std::string> parts = parts_of(words, '|');
    Claim claim;
    claim.predicate = parts[1];
    claim.surface = parts[1];
    claim.confidence = 0.9;
    claim.rule = "told";
    claim.evidence.sentence.begin = length();
    claim.subject = entity(parts[0], &claim.evidence.subject);
    claim.evidence.predicate = add(parts[1]);
    if (parts[2].starts_with('"')) {
      claim.object.literal = parts[2].substr(1, parts[2].size() - 2);
      claim.evidence.object = add(claim.object.literal);
    } else {
      claim.object.entity = entity(parts[2], &claim.evidence.object);
    }
    for (std::size_t i = 3; i < parts.size(); ++i) qualify(claim, parts[i]);
    record_.article.text += ". ";
    claim.evidence.sentence.end = length();
    record_.claims.push_back(std::move(claim));
    return *this;
  }

  operator Record() const {  // NOLINT(google-explicit-constructor): a record told in words.
    Record record = record_;
    record.article.sha256 = sha256_hex(record.article.text);
    return record;
  }

 private:
  std::uint32_t length() const {
    return static_cast<std::uint32_t>(count_code_points(record_.article.text));
  }

  Span add(std::string_view word) {
    const std::uint32_t begin = length();
    record_.article.text += word;
    const Span span = {begin, length()};
    record_.article.text += ' ';
    return span;
  }

  static std::string type_of(std::string_view name) {
    if (name.ends_with("land")) return "Country";
    if (name.ends_with("Council")) return "Organization";
    if (name.ends_with("ton")) return "City";
    if (name.starts_with("talks")) return "Meeting";
    if (name.ends_with("Summit")) return "Summit";
    if (name.starts_with("Treaty")) return "Treaty";
    return "Person";
  }

  EntityIndex entity(const std::string& name, Span* where = nullptr) {
    const auto known = std::ranges::find(record_.entities, name, &Entity::name);
    const auto index = static_cast<EntityIndex>(known - record_.entities.begin());
    if (known == record_.entities.end()) {
      record_.entities.push_back({type_of(name), name, "", {}, {}});
    }
    const Span span = add(name);
    record_.entities[index].mentions.push_back({span, MentionKind::Name, {}});
    if (where != nullptr) *where = span;
    return index;
  }

  void qualify(Claim& claim, const std::string& part) {
    const std::size_t equals = part.find('=');
    const std::string key = part.substr(0, equals);
    const std::string value = equals == std::string::npos ? "" : part.substr(equals + 1);
    Qualifiers& qualifiers = claim.qualifiers;
    if (key == "negative") claim.stance.polarity = Polarity::Negative;
    if (key == "planned") claim.stance.modality = Modality::Planned;
    if (key == "former") claim.stance.modality = Modality::Former;
    if (key == "denied") claim.stance.modality = Modality::Denied;
    if (key == "hypothetical") claim.stance.modality = Modality::Hypothetical;
    if (key == "own") claim.stance.own_act = true;
    if (key == "speaker") claim.stance.speaker = entity(value);
    if (key == "date") qualifiers.date.value = value;
    if (key == "offset") qualifiers.date = {"", "then", value};
    if (key == "event") qualifiers.event = entity(value);
    if (key == "place") qualifiers.place = entity(value);
    if (key == "role") qualifiers.role = value;
    if (key == "topic") qualifiers.topic = value;
    if (key == "amount") qualifiers.amount = value;
    if (key == "change") qualifiers.change = value;
    if (key == "period") qualifiers.period = value;
    if (key == "confidence") claim.confidence = value == "high" ? 0.95 : 0.5;
  }

  Record record_;
};

inline graph::KnowledgeGraph graph_of(std::vector<Record> records) {
  return graph::KnowledgeGraph(std::move(records), vocabulary());
}

/// "Anna Kask | metWith | Jon Berg | 2024-04-19 | x2": stance and qualifiers only where there are
/// any, and the number of claims. The ends of symmetric facts, whose order goes by id, stand in
/// the order of their names.
inline std::string line_of(const graph::KnowledgeGraph& graph, const graph::Fact& fact) {
  const auto name = [&graph](graph::EntityId id) { return graph.entities()[id].name; };
  const knowledge::Predicate& predicate = vocabulary().ontology.predicates()[fact.predicate];
  const bool literal = fact.object == graph::no_entity_id;
  std::string subject = name(fact.subject);
  std::string object = literal ? '"' + fact.literal + '"' : name(fact.object);
  if (predicate.symmetric && object < subject) std::swap(subject, object);
  std::string line = subject + " | " + predicate.name + " | " + object;
  const auto add = [&line](std::string_view label, const std::string& value) {
    if (!value.empty()) line += " | " + std::string(label) + value;
  };
  add("", fact.date);
  add("role=", fact.role);
  add("amount=", fact.amount);
  add("period=", fact.period);
  add("topic=", fact.topic);
  if (fact.place != graph::no_entity_id) add("place=", name(fact.place));
  if (fact.event != graph::no_entity_id) add("event=", name(fact.event));
  if (fact.stance.polarity != Polarity::Positive) add("", to_string(fact.stance.polarity));
  if (fact.stance.modality != Modality::Asserted) add("", to_string(fact.stance.modality));
  for (const graph::EntityId speaker : fact.speakers) add("says=", name(speaker));
  if (!fact.plain()) line += " | marked";
  return line + " | x" + std::to_string(fact.claims.size());
}

/// Lines in order, each after a line end.
inline std::string joined(std::vector<std::string> lines) {
  std::ranges::sort(lines);
  std::string text;
  for (const std::string& line : lines) text += '\n' + line;
  return text;
}

inline std::string lines_of(const graph::KnowledgeGraph& graph) {
  std::vector<std::string> lines;
  for (const graph::Fact& fact : graph.facts()) lines.push_back(line_of(graph, fact));
  return joined(std::move(lines));
}

}  // namespace newsgraph::tests

#endif
