#ifndef NEWSGRAPH_EXPORT_JSONLD_HPP
#define NEWSGRAPH_EXPORT_JSONLD_HPP

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "newsgraph/graph/knowledge_graph.hpp"

namespace newsgraph::exporting {

/// Receives output piece by piece.
using Sink = std::function<void(std::string_view)>;

/// In what form a graph says where its facts come from.
enum class Provenance : std::uint8_t {
  /// A claim is an rdf:Statement with subject, predicate and object; plain facts are triples of
  /// their own as well. The form that every loader keeps.
  Statements,
  /// A claim is the name of a graph that holds its triple; plain facts are triples of the default
  /// graph as well.
  NamedGraphs,
  /// Entities and their plain facts, nothing of articles.
  None
};

/// How much of the articles' words a file carries; offsets and hashes stay in any case.
enum class ArticleWords : std::uint8_t {
  Sentence,  ///< Sentences with what surrounds them, quotations, mentions.
  Words,     ///< Mentions and the words of subject, predicate and object.
  None       ///< Names of entities, roles, topics and amounts alone.
};

struct JsonLdOptions {
  std::string base_iri = "urn:newsgraph:id:";
  Provenance provenance = Provenance::Statements;
  ArticleWords words = ArticleWords::Sentence;
  /// Only these facts, ascending, each once, with the claims, entities and articles that they rest
  /// on; not set: the whole graph, quotations included.
  std::optional<std::vector<graph::FactId>> facts{};
};

/// Writes the graph in the profile of one flat JSON-LD 1.1 document (src/README.md, export): inline
/// context, absolute IRIs, no blank node, fixed order of nodes and keys, so the same graph gives
/// the same bytes.
void write_jsonld(const graph::KnowledgeGraph& graph, const JsonLdOptions& options,
                  const Sink& sink);

}  // namespace newsgraph::exporting

#endif
