#ifndef NEWSGRAPH_SRC_CLI_EVIDENCE_HPP
#define NEWSGRAPH_SRC_CLI_EVIDENCE_HPP

// The words behind facts, marked.

#include <string>
#include <vector>

#include "newsgraph/query/snapshot.hpp"

namespace newsgraph::cli {

/// One line for each claim of a fact: its sentence with the words of subject, predicate and object
/// marked (bold in colour, else in [brackets]), then the article's identifier.
std::vector<std::string> evidence_lines(const query::Snapshot& graph, const query::FactView& fact,
                                        bool colour);

/// What `why` prints: the fact, then each claim with its article, rule, confidence and sentence,
/// the words underlined on the line below.
std::string explanation(const query::Snapshot& graph, const query::FactView& fact, bool colour);

/// Sentences of a record that name an entity of each list, the names marked.
std::vector<std::string> sentences_naming(const query::Snapshot& graph, std::uint32_t record,
                                          const std::vector<std::vector<query::EntityId>>& lists,
                                          bool colour);

}  // namespace newsgraph::cli

#endif
