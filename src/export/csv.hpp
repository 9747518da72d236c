#ifndef NEWSGRAPH_EXPORT_CSV_HPP
#define NEWSGRAPH_EXPORT_CSV_HPP

#include <span>

#include "newsgraph/export/formats.hpp"

namespace newsgraph::exporting {

/// Writes one row a fact, in the order of facts, under the names of fact_columns().
void write_csv(const graph::KnowledgeGraph& graph, const DataOptions& options, const Sink& sink);
/// The same, divided by tabs.
void write_tsv(const graph::KnowledgeGraph& graph, const DataOptions& options, const Sink& sink);

std::span<const Column> fact_columns() noexcept;

}  // namespace newsgraph::exporting

#endif
