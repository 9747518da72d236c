#ifndef NEWSGRAPH_EXPORT_BRIEFING_HPP
#define NEWSGRAPH_EXPORT_BRIEFING_HPP

#include "newsgraph/export/formats.hpp"

namespace newsgraph::exporting {

/// A briefing in Markdown: what is told of DataOptions::title, each statement with a footnote that
/// holds its sentence and source. Offices and ties first, then what happened, in the order of time,
/// then what is planned, denied or somebody's word only. Facts are those of the options.
void write_briefing(const graph::KnowledgeGraph& graph, const DataOptions& options,
                    const Sink& sink);

}  // namespace newsgraph::exporting

#endif
