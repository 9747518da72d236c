#ifndef NEWSGRAPH_EXPORT_NQUADS_HPP
#define NEWSGRAPH_EXPORT_NQUADS_HPP

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "newsgraph/export/jsonld.hpp"

namespace newsgraph::exporting {

/// Writes the triples of write_jsonld() as N-Quads (RDF 1.1), one a line, each once, in the order
/// of the nodes: for stores that read no JSON-LD.
void write_nquads(const graph::KnowledgeGraph& graph, const JsonLdOptions& options,
                  const Sink& sink);

/// The same as N-Triples. Throws ExportError for Provenance::NamedGraphs, which they cannot hold.
void write_ntriples(const graph::KnowledgeGraph& graph, const JsonLdOptions& options,
                    const Sink& sink);

/// Number of distinct triples of write_jsonld() and lines of write_nquads(): what a store must
/// count after loading either.
std::size_t count_triples(const graph::KnowledgeGraph& graph, const JsonLdOptions& options);

/// A triple with whole IRIs; views are valid during the call alone.
struct PlainTriple {
  std::string_view subject, predicate, object;
  bool object_is_iri = false;
  std::string_view datatype, language;  ///< Of a literal; both empty for a string.
};

/// Gives the triples of write_nquads() one by one, for those who need no text.
void visit_triples(const graph::KnowledgeGraph& graph, const JsonLdOptions& options,
                   const std::function<void(const PlainTriple&)>& visit);

/// The prefixes of the output, names without colon and IRIs: "n" for ids that begin with
/// `base_iri`, "ng" for the vocabulary, then those of others.
std::vector<std::pair<std::string, std::string>> output_prefixes(const std::string& base_iri);

}  // namespace newsgraph::exporting

#endif
