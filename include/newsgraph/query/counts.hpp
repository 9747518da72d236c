#ifndef NEWSGRAPH_QUERY_COUNTS_HPP
#define NEWSGRAPH_QUERY_COUNTS_HPP

// Facts counted by what they have in common.

#include <cstddef>
#include <cstdint>
#include <limits>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "newsgraph/query/snapshot.hpp"

namespace newsgraph::query {

/// What facts are counted by.
enum class CountBy : std::uint8_t {
  Predicate,
  Type,   ///< Types of the ends: "Person - Country".
  Dyad,   ///< The two ends, whichever way round.
  Actor,  ///< Each end.
  Year,
  Month,
  Stance
};

/// Facts that have one thing in common.
struct Count {
  std::vector<std::string> key;  ///< Two names for Dyad, one word for all others.
  std::size_t facts = 0;
  std::size_t articles = 0;  ///< That support them, each once.
  /// Rows of the ontology, ascending, with their facts.
  std::vector<std::pair<std::uint32_t, std::size_t>> predicates;
  std::string first, last;  ///< First and last date; empty when none is known.
};

/// By number of facts, most first, then by key; years and months by time. Facts without a date come
/// under an empty key there; a month is known only of dates that have one. With `countries` ends
/// are the states they act for. The first `most` are made; `more`, where given, is how many are
/// left.
std::vector<Count> count_facts(const Snapshot& snapshot, std::span<const FactId> facts, CountBy by,
                               bool countries,
                               std::size_t most = std::numeric_limits<std::size_t>::max(),
                               std::size_t* more = nullptr);

}  // namespace newsgraph::query

#endif
