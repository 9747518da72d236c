#ifndef NEWSGRAPH_EXPORT_SELECTION_HPP
#define NEWSGRAPH_EXPORT_SELECTION_HPP

#include <cstdint>
#include <optional>
#include <vector>

#include "newsgraph/graph/knowledge_graph.hpp"

namespace newsgraph::exporting {

/// Which nodes of a graph a part has: some facts, their claims, the articles of those, and every
/// entity that one of those claims names as an end, speaker, place or event. Or all nodes.
class Selection {
 public:
  /// Facts ascending, each once; not set: the whole graph.
  Selection(const graph::KnowledgeGraph& graph,
            const std::optional<std::vector<graph::FactId>>& facts);

  bool whole() const noexcept { return whole_; }
  bool has_fact(graph::FactId id) const noexcept { return whole_ || facts_[id]; }
  bool has_record(std::uint32_t record) const noexcept { return whole_ || records_[record]; }
  bool has_entity(graph::EntityId id) const noexcept { return whole_ || entities_[id]; }
  bool has_claim(graph::ClaimRef ref) const noexcept;

 private:
  void add_entity(std::uint32_t record, EntityIndex entity, const graph::KnowledgeGraph& graph);

  bool whole_;
  std::vector<bool> facts_, records_, entities_;
  std::vector<graph::ClaimRef> claims_;  ///< Ascending.
};

}  // namespace newsgraph::exporting

#endif
