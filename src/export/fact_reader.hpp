#ifndef NEWSGRAPH_EXPORT_FACT_READER_HPP
#define NEWSGRAPH_EXPORT_FACT_READER_HPP

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "newsgraph/base/utf8.hpp"
#include "newsgraph/export/jsonld.hpp"
#include "newsgraph/graph/knowledge_graph.hpp"

namespace newsgraph::exporting {

/// What tables and graph files say of facts, in one place so that they agree. Remembers what it has
/// counted of each article; the graph must outlive it.
class FactReader {
 public:
  explicit FactReader(const graph::KnowledgeGraph& graph);

  const graph::KnowledgeGraph& graph() const noexcept { return *graph_; }
  const knowledge::Predicate& predicate(const graph::Fact& fact) const noexcept;

  /// Name, id and ontology type of an entity; empty for none.
  std::string_view name(graph::EntityId entity) const noexcept;
  std::string_view id(graph::EntityId entity) const noexcept;
  std::string_view type(graph::EntityId entity) const noexcept;
  std::string_view feature(graph::EntityId entity, std::string_view key) const noexcept;
  /// Name of the object, or the literal.
  std::string_view object(const graph::Fact& fact) const noexcept;

  /// Names of those whose word it is, divided by "; ".
  std::string speakers(const graph::Fact& fact) const;
  /// Identifiers of the articles, divided by "; ".
  std::string articles(const graph::Fact& fact) const;
  /// The claim to show for a fact: the most confident, of equals the first.
  graph::ClaimRef best_claim(const graph::Fact& fact) const;
  /// The sentence of a claim, white space folded.
  std::string sentence(graph::ClaimRef claim);

 private:
  const graph::KnowledgeGraph* graph_;
  std::vector<std::optional<CodePointIndex>> texts_;  ///< By record.
};

/// White space as single spaces, none at the ends.
std::string fold_spaces(std::string_view text);

/// Calls `visit` with each fact of the options, ascending.
template <typename Visit>
void for_facts(const graph::KnowledgeGraph& graph, const JsonLdOptions& options, Visit visit) {
  if (options.facts) {
    for (const graph::FactId id : *options.facts) visit(id);
  } else {
    for (graph::FactId id = 0; id < graph.facts().size(); ++id) visit(id);
  }
}

}  // namespace newsgraph::exporting

#endif
