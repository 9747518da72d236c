#ifndef NEWSGRAPH_EXPORT_STRONGEST_HPP
#define NEWSGRAPH_EXPORT_STRONGEST_HPP

// What is shown of a graph that is too large to be seen whole: the part with most evidence.

#include <cstddef>
#include <vector>

#include "newsgraph/graph/knowledge_graph.hpp"

namespace newsgraph::exporting {

/// `facts`, or all facts of the graph when there are none given; ascending, each once.
std::vector<graph::FactId> facts_or_all(const graph::KnowledgeGraph& graph,
                                        std::vector<graph::FactId> facts);

/// The facts among the entities with most claims, such that at most `most_nodes` entities are their
/// ends; ascending. Ties go to the smaller id.
std::vector<graph::FactId> strongest_facts(const graph::KnowledgeGraph& graph,
                                           std::vector<graph::FactId> facts,
                                           std::size_t most_nodes);

/// The facts among `focus` and those that most articles join with it, at most `most_nodes` entities
/// in all; of equal ones those of whom more is told in `facts`. Ascending.
std::vector<graph::FactId> facts_around(const graph::KnowledgeGraph& graph,
                                        std::vector<graph::FactId> facts,
                                        const std::vector<graph::EntityId>& focus,
                                        std::size_t most_nodes);

/// The ends of the facts, ascending.
std::vector<graph::EntityId> ends_of(const graph::KnowledgeGraph& graph,
                                     const std::vector<graph::FactId>& facts);

}  // namespace newsgraph::exporting

#endif
