#ifndef NEWSGRAPH_EXPORT_DOT_HPP
#define NEWSGRAPH_EXPORT_DOT_HPP

#include "newsgraph/export/jsonld.hpp"

namespace newsgraph::exporting {

/// Writes the whole graph in the DOT language, one statement a line, nodes then edges by id.
void write_dot(const graph::KnowledgeGraph& graph, const Sink& sink);

}  // namespace newsgraph::exporting

#endif
