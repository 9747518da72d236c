#ifndef NEWSGRAPH_SRC_GRAPH_NEAR_DUPLICATES_HPP
#define NEWSGRAPH_SRC_GRAPH_NEAR_DUPLICATES_HPP

// Articles that print one text: syndicated, updated, copied. They are one source, however many they
// are. Texts are compared as sets of five words in a row; MinHash finds the pairs worth comparing
// (Broder 1997; one permutation hashing, Li, Owen and Zhang 2012), so the time grows with the
// number of articles and not with its square.

#include <cstdint>
#include <span>
#include <vector>

#include "newsgraph/document/record.hpp"

namespace newsgraph::graph {

/// By record: the first record of those that print the same text; a record of its own text is its
/// own. Two articles are one when they share at least half of all their runs of five words, or are
/// linked by articles that do.
std::vector<std::uint32_t> group_near_duplicates(std::span<const Record> records);

}  // namespace newsgraph::graph

#endif
