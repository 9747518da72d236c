#ifndef NEWSGRAPH_EXPORT_NETWORK_HPP
#define NEWSGRAPH_EXPORT_NETWORK_HPP

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "newsgraph/export/jsonld.hpp"

#include "export/fact_reader.hpp"
#include "export/selection.hpp"

namespace newsgraph::exporting {

/// A graph as network programs and property-graph databases see it: entities are nodes, facts
/// between two of them are edges, and facts with a value are data of their node. One reading for
/// all such formats, so that they agree on the counts of nodes and edges.
class Network {
 public:
  Network(const graph::KnowledgeGraph& graph, const JsonLdOptions& options)
      : reader_(graph), options_(options), selection_(graph, options.facts) {}

  FactReader& reader() noexcept { return reader_; }
  const graph::KnowledgeGraph& graph() const noexcept { return reader_.graph(); }
  const Selection& selection() const noexcept { return selection_; }

  /// Calls `visit` with each entity, ascending.
  template <typename Visit>
  void for_nodes(Visit visit) const {
    for (graph::EntityId id = 0; id < graph().entities().size(); ++id) {
      if (selection_.has_entity(id)) visit(id);
    }
  }

  /// Calls `visit` with each fact between two entities, ascending.
  template <typename Visit>
  void for_edges(Visit visit) const {
    for_facts(graph(), options_, [&](graph::FactId id) {
      if (graph().facts()[id].object != graph::no_entity_id) visit(id);
    });
  }

  /// The ontology type that stands at the root above the entity's; "Thing" for an unknown one.
  std::string_view root(graph::EntityId entity) const noexcept;
  /// Its types from the root downwards: {"Event", "Meeting", "Summit"}.
  std::vector<std::string_view> types(graph::EntityId entity) const;
  /// Own data of the entity and the values that plain facts give it, by key: "startDate",
  /// "deaths"; several values divided by "; ".
  std::vector<std::pair<std::string, std::string>> data(graph::EntityId entity) const;
  /// Every key that data() may give, in one order.
  std::vector<std::string> data_keys() const;

 private:
  FactReader reader_;
  const JsonLdOptions& options_;
  Selection selection_;
};

}  // namespace newsgraph::exporting

#endif
