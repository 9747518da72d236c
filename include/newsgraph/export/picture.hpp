#ifndef NEWSGRAPH_EXPORT_PICTURE_HPP
#define NEWSGRAPH_EXPORT_PICTURE_HPP

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "newsgraph/graph/knowledge_graph.hpp"

namespace newsgraph::exporting {

/// Two facts that cannot both be true.
struct Dispute {
  graph::FactId one = 0;
  graph::FactId other = 0;
};

struct PictureOptions {
  std::string format = "svg";        ///< svg, png or pdf.
  std::size_t most_nodes = 300;      ///< Entities drawn, those with most evidence first.
  std::vector<graph::FactId> facts;  ///< Only these facts; empty: all.
  std::vector<Dispute> disputes;     ///< Their lines are red.
  /// Not empty: a timeline of these entities (all that one name means) instead of a graph.
  std::vector<graph::EntityId> timeline;
};

/// Draws the graph with Graphviz and returns the file's bytes. Throws ExportError when Graphviz
/// cannot draw it. One thread at a time: Graphviz keeps global state.
std::string draw(const graph::KnowledgeGraph& graph, const PictureOptions& options);

}  // namespace newsgraph::exporting

#endif
