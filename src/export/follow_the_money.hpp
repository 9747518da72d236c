#ifndef NEWSGRAPH_EXPORT_FOLLOW_THE_MONEY_HPP
#define NEWSGRAPH_EXPORT_FOLLOW_THE_MONEY_HPP

#include "newsgraph/export/formats.hpp"

namespace newsgraph::exporting {

/// Entities of FollowTheMoney as JSON lines, for Aleph: persons, bodies, events, places, documents
/// and the articles; offices, memberships and kinship by the schemata made for them, every other
/// fact between two as an UnknownLink. Each link tells its sentence, date and source.
void write_follow_the_money(const graph::KnowledgeGraph& graph, const DataOptions& options,
                            const Sink& sink);

}  // namespace newsgraph::exporting

#endif
