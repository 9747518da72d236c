#ifndef NEWSGRAPH_QUERY_NAMES_HPP
#define NEWSGRAPH_QUERY_NAMES_HPP

// Entities by the names people type: any form that an article used, case and accents folded, or
// words of it.

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "newsgraph/graph/knowledge_graph.hpp"

namespace newsgraph::query {

class NameIndex {
 public:
  /// The graph must outlive the index.
  explicit NameIndex(const graph::KnowledgeGraph& graph);

  /// Entities that the words name, most facts first: those with exactly that name or id, else those
  /// with a name that holds all the words in order ("Tokayev" finds "Kassym-Jomart Tokayev"). Empty
  /// when none does.
  std::vector<graph::EntityId> find(std::string_view words) const;

  /// Up to `most` names near the words, for "did you mean".
  std::vector<std::string> suggestions(std::string_view words, std::size_t most = 3) const;

 private:
  void add(std::string_view name, graph::EntityId entity);

  const graph::KnowledgeGraph& graph_;
  std::unordered_map<std::string, std::vector<graph::EntityId>> by_name_;  ///< Folded full forms.
  std::unordered_map<std::string, std::vector<std::string>> by_word_;  ///< Word -> folded forms.
};

}  // namespace newsgraph::query

#endif
