#ifndef NEWSGRAPH_SRC_CLI_EVIDENCE_HPP
#define NEWSGRAPH_SRC_CLI_EVIDENCE_HPP

// The words behind facts, marked.

#include <cstddef>
#include <limits>
#include <string>
#include <vector>

#include "newsgraph/query/snapshot.hpp"

namespace newsgraph::cli {

/// One line for each place that a fact is read from: the sentence with the words of subject,
/// predicate and object marked (bold in colour, else in [brackets]), then the article's identifier.
/// At most `most` lines are made; `more`, where given, is how many places are left.
std::vector<std::string> evidence_lines(const query::Snapshot& graph, const query::FactView& fact,
                                        bool colour,
                                        std::size_t most = std::numeric_limits<std::size_t>::max(),
                                        std::size_t* more = nullptr);

/// What `why` prints: the fact, then each claim with its article, rule, confidence and sentence,
/// the words underlined on the line below.
std::string explanation(const query::Snapshot& graph, const query::FactView& fact, bool colour);

/// Sentences of a record that name an entity of each list, the names marked.
std::vector<std::string> sentences_naming(const query::Snapshot& graph, std::uint32_t record,
                                          const std::vector<std::vector<query::EntityId>>& lists,
                                          bool colour);

}  // namespace newsgraph::cli

#endif
