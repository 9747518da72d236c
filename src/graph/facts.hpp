#ifndef NEWSGRAPH_GRAPH_FACTS_HPP
#define NEWSGRAPH_GRAPH_FACTS_HPP

// Facts from claims. Which claims say the same is decided in two steps. Claims that agree in
// subject, predicate, object and stance class are taken together; among these
//
//   states (an office, a membership)       are told apart by the role,
//   amounts                                by the period, else the date, else the amount,
//   what an event itself is said to have   (participants, place, dates) not at all,
//   occurrences (met, visited, signed)     by the event, else by the date.
//
// A coarser date joins the only occurrence that it contains, an undated claim the only occurrence
// there is; where there are several, it is a fact of its own: two meetings stay two.

#include <span>
#include <vector>

#include "newsgraph/document/record.hpp"
#include "newsgraph/graph/knowledge_graph.hpp"
#include "newsgraph/identity/identity.hpp"
#include "newsgraph/knowledge/ontology.hpp"

namespace newsgraph::graph {

/// Facts of all claims, in the order of KnowledgeGraph::facts(). Throws InputError when a claim has
/// a predicate that the ontology lacks, or lacks an end. Claims in `rejected`, ascending, make
/// none.
std::vector<Fact> derive_facts(std::span<const Record> records,
                               const identity::Identities& identities,
                               const knowledge::Ontology& ontology,
                               std::span<const ClaimRef> rejected = {});

/// Whether the dates of claims of this predicate tell one fact from another: false for states, and
/// for what is said of an event, an agreement or a work, each of which is one thing already.
bool happens_at_a_time(const knowledge::Predicate& predicate, const knowledge::Ontology& ontology);

}  // namespace newsgraph::graph

#endif
