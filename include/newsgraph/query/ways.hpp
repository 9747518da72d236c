#ifndef NEWSGRAPH_QUERY_WAYS_HPP
#define NEWSGRAPH_QUERY_WAYS_HPP

// How two names are connected: shortest ways over the facts that pass the filters.

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "newsgraph/graph/links.hpp"
#include "newsgraph/query/filters.hpp"
#include "newsgraph/query/snapshot.hpp"

namespace newsgraph::query {

/// One step of a way: two entities and the facts that link them, the best told first (most
/// independent sources, then the first).
struct Step {
  EntityId from = no_entity_id;
  EntityId to = no_entity_id;
  std::vector<FactId> facts;
};
using Way = std::vector<Step>;

/// Facts of these predicates (empty: of all) that pass the filter, by predicate as given, then in
/// the order of facts.
std::vector<FactId> facts_passing(const Snapshot& snapshot, const FactFilter& filter,
                                  std::span<const std::uint32_t> predicates, LeftOut& left_out);

/// The links that facts make: their two ends, with `countries` the states they act for. A fact
/// about a literal links nothing.
struct Links {
  std::vector<graph::Link> links;
  std::vector<FactId> facts;  ///< Of each link.
};
Links links_of(const Snapshot& snapshot, std::span<const FactId> facts, bool countries);

/// Rows of the ontology for words as people type them, divided by commas. Throws InputError with
/// "did you mean".
std::vector<std::uint32_t> predicates_named(const Snapshot& snapshot, const std::string& words);

/// Up to `most` ways from one of some entities to one of others, see LinkGraph::shortest_paths.
std::vector<Way> find_ways(const Snapshot& snapshot, const std::vector<EntityId>& from,
                           const std::vector<EntityId>& to, const Links& links, std::size_t most);

}  // namespace newsgraph::query

#endif
