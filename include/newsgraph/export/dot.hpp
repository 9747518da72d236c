#ifndef NEWSGRAPH_EXPORT_DOT_HPP
#define NEWSGRAPH_EXPORT_DOT_HPP

#include "newsgraph/export/jsonld.hpp"
#include "newsgraph/export/picture.hpp"

namespace newsgraph::exporting {

/// Writes the facts of `options` and their ends; those of disputes are red. Of more entities than
/// `most_nodes` those with most evidence.
void write_dot(const graph::KnowledgeGraph& graph, const PictureOptions& options, const Sink& sink);

/// Writes the whole graph in the DOT language, one statement a line, nodes then edges by id.
void write_dot(const graph::KnowledgeGraph& graph, const Sink& sink);

}  // namespace newsgraph::exporting

#endif
