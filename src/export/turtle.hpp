#ifndef NEWSGRAPH_EXPORT_TURTLE_HPP
#define NEWSGRAPH_EXPORT_TURTLE_HPP

#include "newsgraph/export/formats.hpp"

namespace newsgraph::exporting {

/// Writes the triples of write_nquads() as Turtle, for reading by people. Throws ExportError for
/// Provenance::NamedGraphs, which Turtle cannot hold.
void write_turtle(const graph::KnowledgeGraph& graph, const DataOptions& options, const Sink& sink);

/// The same as TriG, which holds named graphs.
void write_trig(const graph::KnowledgeGraph& graph, const DataOptions& options, const Sink& sink);

}  // namespace newsgraph::exporting

#endif
