#ifndef NEWSGRAPH_SRC_CLI_MERGES_HPP
#define NEWSGRAPH_SRC_CLI_MERGES_HPP

#include <string>

#include "newsgraph/query/snapshot.hpp"

namespace newsgraph::cli {

/// Where an entity of a record is named first, else where it is mentioned first; an empty span
/// where it is never mentioned.
Span named_at(const Entity& entity);

/// Why the mentions of an entity are taken for one thing: its names with the number of articles
/// that use each, and what joined names that differ. Lines with two spaces before them.
std::string merges_text(const query::Snapshot& graph, query::EntityId entity);

}  // namespace newsgraph::cli

#endif
