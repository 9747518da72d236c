#include "export/fact_reader.hpp"

#include <cassert>

namespace newsgraph::exporting {

using graph::ClaimRef;
using graph::EntityId;
using graph::Fact;

FactReader::FactReader(const graph::KnowledgeGraph& graph)
    : graph_(&graph), texts_(graph.records().size()) {}

const knowledge::Predicate& FactReader::predicate(const Fact& fact) const noexcept {
  return graph_->knowledge().ontology.predicates()[fact.predicate];
}

std::string_view FactReader::name(EntityId entity) const noexcept {
  return entity == graph::no_entity_id ? std::string_view() : graph_->entities()[entity].name;
}

std::string_view FactReader::id(EntityId entity) const noexcept {
  return entity == graph::no_entity_id ? std::string_view() : graph_->entities()[entity].id;
}

std::string_view FactReader::type(EntityId entity) const noexcept {
  return entity == graph::no_entity_id ? std::string_view() : graph_->entities()[entity].type;
}

std::string_view FactReader::feature(EntityId entity, std::string_view key) const noexcept {
  if (entity == graph::no_entity_id) return {};
  for (const auto& [name, value] : graph_->entities()[entity].features) {
    if (name == key) return value;
  }
  return {};
}

std::string_view FactReader::object(const Fact& fact) const noexcept {
  return fact.object == graph::no_entity_id ? std::string_view(fact.literal) : name(fact.object);
}

std::string FactReader::speakers(const Fact& fact) const {
  std::string names;
  for (const EntityId speaker : fact.speakers) {
    if (!names.empty()) names += "; ";
    names += name(speaker);
  }
  return names;
}

std::string FactReader::articles(const Fact& fact) const {
  std::string identifiers;
  for (const std::uint32_t record : fact.sources) {
    if (!identifiers.empty()) identifiers += "; ";
    identifiers += graph_->records()[record].article.identifier;
  }
  return identifiers;
}

ClaimRef FactReader::best_claim(const Fact& fact) const {
  assert(!fact.claims.empty() && "every fact rests on a claim");
  ClaimRef best = fact.claims.front();
  for (const ClaimRef ref : fact.claims) {
    if (graph_->claim(ref).confidence > graph_->claim(best).confidence) best = ref;
  }
  return best;
}

std::string FactReader::sentence(ClaimRef claim) {
  std::optional<CodePointIndex>& text = texts_[claim.record];
  if (!text) text.emplace(graph_->records()[claim.record].article.text);
  const Span span = graph_->claim(claim).evidence.sentence;
  return fold_spaces(text->slice(span.begin, span.end));
}

std::string fold_spaces(std::string_view text) {
  const auto is_space = [](char c) { return c == ' ' || (c >= '\t' && c <= '\r'); };
  while (!text.empty() && is_space(text.front())) text.remove_prefix(1);
  while (!text.empty() && is_space(text.back())) text.remove_suffix(1);
  // Nearly every sentence has single spaces only: asked without a branch, it takes a compiler's
  // vectors.
  unsigned odd = 0;
  for (std::size_t i = 1; i < text.size(); ++i) {
    const auto c = static_cast<unsigned char>(text[i]);
    odd |= static_cast<unsigned>(c >= '\t' && c <= '\r') |
           (static_cast<unsigned>(c == ' ') & static_cast<unsigned>(text[i - 1] == ' '));
  }
  if (odd == 0) return std::string(text);
  std::string folded;
  folded.reserve(text.size());
  bool gap = false;
  for (const char c : text) {
    if (is_space(c)) {
      gap = true;
      continue;
    }
    if (gap) folded += ' ';
    gap = false;
    folded += c;
  }
  return folded;
}

}  // namespace newsgraph::exporting
