#ifndef NEWSGRAPH_EXPORT_CITATIONS_HPP
#define NEWSGRAPH_EXPORT_CITATIONS_HPP

#include "newsgraph/export/formats.hpp"

namespace newsgraph::exporting {

/// The articles behind the facts as BibTeX, by identifier.
void write_bibtex(const graph::KnowledgeGraph& graph, const DataOptions& options, const Sink& sink);

/// The same as CSL-JSON, which Zotero and pandoc read.
void write_csl(const graph::KnowledgeGraph& graph, const DataOptions& options, const Sink& sink);

}  // namespace newsgraph::exporting

#endif
