#include "export/selection.hpp"

#include <algorithm>

#include "newsgraph/base/sorted.hpp"

namespace newsgraph::exporting {

Selection::Selection(const graph::KnowledgeGraph& graph,
                     const std::optional<std::vector<graph::FactId>>& facts)
    : whole_(!facts) {
  if (whole_) return;
  facts_.resize(graph.facts().size());
  records_.resize(graph.records().size());
  entities_.resize(graph.entities().size());
  for (const graph::FactId id : *facts) {
    facts_[id] = true;
    for (const graph::ClaimRef ref : graph.facts()[id].claims) {
      const Claim& claim = graph.claim(ref);
      claims_.push_back(ref);
      records_[ref.record] = true;
      for (const EntityIndex entity : {claim.subject, claim.object.entity, claim.stance.speaker,
                                       claim.qualifiers.place, claim.qualifiers.event}) {
        add_entity(ref.record, entity, graph);
      }
    }
  }
  make_set(claims_);
}

void Selection::add_entity(std::uint32_t record, EntityIndex entity,
                           const graph::KnowledgeGraph& graph) {
  if (entity == no_entity) return;
  const graph::EntityId id = graph.entity_of(record, entity);
  if (id != graph::no_entity_id) entities_[id] = true;
}

bool Selection::has_claim(graph::ClaimRef ref) const noexcept {
  return whole_ || std::ranges::binary_search(claims_, ref);
}

}  // namespace newsgraph::exporting
