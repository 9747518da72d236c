#ifndef NEWSGRAPH_EXPORT_GRAPHML_HPP
#define NEWSGRAPH_EXPORT_GRAPHML_HPP

#include "newsgraph/export/formats.hpp"

namespace newsgraph::exporting {

/// GraphML 1.0 with typed data for Gephi, Cytoscape and networkx, and the extension of yEd for the
/// looks of nodes and edges. Every edge is directed, those of symmetric predicates too (readers
/// refuse a mixture): its data says so.
void write_graphml(const graph::KnowledgeGraph& graph, const DataOptions& options,
                   const Sink& sink);

/// GEXF 1.3 of a graph over time: an edge with a date has a spell, from the first to the last day
/// that the date may mean; a state from the first to the last article that tells it.
void write_gexf(const graph::KnowledgeGraph& graph, const DataOptions& options, const Sink& sink);

}  // namespace newsgraph::exporting

#endif
