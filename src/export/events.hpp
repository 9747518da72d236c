#ifndef NEWSGRAPH_EXPORT_EVENTS_HPP
#define NEWSGRAPH_EXPORT_EVENTS_HPP

#include <span>

#include "newsgraph/export/formats.hpp"

namespace newsgraph::exporting {

/// Event data as researchers of conflict and cooperation use them: a row for each fact of an
/// interaction (predicates of that group, and all that have a PLOVER class), by date, those without
/// one last; under the names of event_columns(). With ActorForm::Country a row needs a country at
/// both ends, and what has none is left out. With one_a_day rows of one day, class and stance
/// between the same two are one row, which counts them; rows without a day are left alone.
void write_events(const graph::KnowledgeGraph& graph, const DataOptions& options, const Sink& sink);
/// The same as one JSON object a line: empty columns left out, numbers as numbers, article_ids as
/// an array.
void write_events_jsonl(const graph::KnowledgeGraph& graph, const DataOptions& options,
                        const Sink& sink);

std::span<const Column> event_columns() noexcept;

}  // namespace newsgraph::exporting

#endif
