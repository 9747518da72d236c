#ifndef NEWSGRAPH_EXPORT_NQUADS_HPP
#define NEWSGRAPH_EXPORT_NQUADS_HPP

#include <cstddef>

#include "newsgraph/export/jsonld.hpp"

namespace newsgraph::exporting {

/// Writes the triples of write_jsonld() as N-Quads (RDF 1.1), one a line, each once, in the order
/// of the nodes: for stores that read no JSON-LD.
void write_nquads(const graph::KnowledgeGraph& graph, const JsonLdOptions& options,
                  const Sink& sink);

/// Number of distinct triples of write_jsonld() and lines of write_nquads(): what a store must
/// count after loading either.
std::size_t count_triples(const graph::KnowledgeGraph& graph, const JsonLdOptions& options);

}  // namespace newsgraph::exporting

#endif
