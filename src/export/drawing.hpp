#ifndef NEWSGRAPH_EXPORT_DRAWING_HPP
#define NEWSGRAPH_EXPORT_DRAWING_HPP

// What a picture shows, before anybody knows how it is laid out: the part of the graph with most
// evidence, in people's words.

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "newsgraph/export/picture.hpp"
#include "newsgraph/graph/knowledge_graph.hpp"

#include "export/layout.hpp"

namespace newsgraph::exporting {

struct DrawnNode {
  /// An entity in its box; words without one; a point where lines meet.
  enum class Kind : std::uint8_t { Entity, Words, Point };

  std::string id;
  Kind kind = Kind::Entity;
  bool heading = false;            ///< Of words: large ones.
  std::string root_type;           ///< "Person": decides colour and shape.
  std::vector<std::string> lines;  ///< The name, wrapped.
  std::string tooltip;
  std::string url;         ///< http or https; may be empty.
  std::size_t claims = 0;  ///< Of the facts drawn: what the name's size shows in large pictures.
};

/// All facts of one pair that are drawn alike.
struct DrawnEdge {
  std::size_t tail = 0;  ///< Rows of Drawing::nodes.
  std::size_t head = 0;
  std::string id;
  std::vector<std::string> lines;  ///< "met (3x)"; one or more for each predicate.
  std::string tooltip;
  std::string url;
  bool directed = true;
  bool worded = true;       ///< false: a bare line in every picture.
  bool dashed = false;      ///< Not plain: planned, denied, somebody's word.
  bool disputed = false;    ///< Contradicted by another fact: red.
  std::size_t sources = 1;  ///< Articles that support it: the width of the line.
};

struct LegendType {
  std::string root_type;
  std::string words;  ///< "person"
};

struct Drawing {
  std::vector<DrawnNode> nodes;
  std::vector<DrawnEdge> edges;
  std::vector<LegendType> types;   ///< Of the nodes, in ontology order.
  std::vector<std::string> notes;  ///< What was left out, one sentence each.
  /// Where the centres of the nodes stand, then those of the words of worded edges, in points with
  /// y upwards; empty: the layout says.
  std::vector<Spot> places;
};

/// Chooses what to draw: facts between two entities, those of the entities with most claims first,
/// until `most_nodes` entities are drawn. No entity is drawn without a line.
Drawing choose(const graph::KnowledgeGraph& graph, const PictureOptions& options);

/// What `options.timeline` names, row by row in the order of time: facts that join it with others
/// and have a date.
Drawing choose_timeline(const graph::KnowledgeGraph& graph, const PictureOptions& options);

/// An entity as it is drawn.
DrawnNode drawn_node(const graph::KnowledgeGraph& graph, graph::EntityId id);

/// The types of the entities drawn, in ontology order.
std::vector<LegendType> legend_types(const graph::KnowledgeGraph& graph, const Drawing& drawing);

/// Lays the drawing out and renders it. Throws ExportError when Graphviz cannot.
std::string render(const Drawing& drawing, std::string_view format);

}  // namespace newsgraph::exporting

#endif
