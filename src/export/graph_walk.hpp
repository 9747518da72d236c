#ifndef NEWSGRAPH_EXPORT_GRAPH_WALK_HPP
#define NEWSGRAPH_EXPORT_GRAPH_WALK_HPP

#include <cstdint>

#include "newsgraph/export/jsonld.hpp"
#include "newsgraph/graph/knowledge_graph.hpp"

#include "export/node_visitor.hpp"
#include "export/selection.hpp"
#include "export/vocabulary.hpp"

namespace newsgraph::exporting {

/// Where the nodes of text spans go. They are the same nodes either way.
enum class SpanPlacement : std::uint8_t {
  Nested,  ///< Inside each mention and evidence that uses them, as in the JSON-LD profile.
  Apart    ///< Once each, after their article; mentions and evidence only refer to them.
};

struct WalkOptions {
  SpanPlacement placement = SpanPlacement::Nested;
  Provenance provenance = Provenance::Statements;
  ArticleWords words = ArticleWords::Sentence;
};

/// Gives every node of the graph to `visitor` in one fixed order: runs, articles by identifier,
/// entities by id, claims by article and position, quotations. With SpanPlacement::Apart no triple
/// is given twice. Keeps no more than a few words per article, entity and mention.
/// Of a part, the nodes that the selection has; its mentions are those in its articles, and it has
/// no quotations.
void walk(const graph::KnowledgeGraph& graph, const Vocabulary& vocabulary,
          const Selection& selection, const WalkOptions& options, NodeVisitor& visitor);

}  // namespace newsgraph::exporting

#endif
