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

/// Names and lines that a page of print or a screen shows in letters that can be read.
inline constexpr std::size_t most_drawn = 120;
/// Around one entity, whose lines all meet in one place.
inline constexpr std::size_t most_drawn_around = 40;

struct PictureOptions {
  std::string format = "svg";           ///< svg, png or pdf.
  std::size_t most_nodes = most_drawn;  ///< Entities drawn, those with most evidence first.
  /// Not empty: a picture about these (all that one name means). Those that most articles join with
  /// them come first, and then those of whom most is told.
  std::vector<graph::EntityId> focus;
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
