#ifndef NEWSGRAPH_EXPORT_JSONLD_HPP
#define NEWSGRAPH_EXPORT_JSONLD_HPP

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "newsgraph/graph/knowledge_graph.hpp"

namespace newsgraph::exporting {

/// Receives output piece by piece.
using Sink = std::function<void(std::string_view)>;

struct JsonLdOptions {
  std::string base_iri = "urn:newsgraph:id:";
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
