#ifndef NEWSGRAPH_QUERY_CONFLICTS_HPP
#define NEWSGRAPH_QUERY_CONFLICTS_HPP

// Facts that cannot all be true. Nothing is dropped for it: both sides stay in the graph, and here
// they are put side by side.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "newsgraph/query/snapshot.hpp"

namespace newsgraph::query {

enum class ConflictKind : std::uint8_t {
  Denied,   ///< One side says it happened, the other that it did not.
  Values,   ///< Two values of what can have one: the day an event began, its dead.
  Amounts,  ///< Two amounts for one period.
  Holders   ///< Two holders of one office at one time.
};

/// Two facts, the one with more sources first, of equally many the first in the order of facts.
struct Conflict {
  ConflictKind kind = ConflictKind::Denied;
  FactId one = 0;
  FactId other = 0;

  friend bool operator==(const Conflict&, const Conflict&) = default;
};

/// "said and denied", "two values", "two amounts", "two holders".
const char* to_string(ConflictKind kind) noexcept;

/// All conflicts, by kind, then those first whose weaker side has most sources.
///
///   Denied   a positive asserted fact and a negative or denied one of the same ends and the same
///            time, by their dates, else by those of their articles, unless both are of one
///            speaker; of many tellings that one denial contradicts, the one with most sources;
///   Values   two plain facts of a functional predicate whose dates do not exclude each other, and
///            neither value contains the other (2024 and 2024-04-19 agree; "at least 3" and 5 do);
///   Amounts  claims of one plain fact, which has one period, that differ in one unit by more than
///            a tenth: what is nearer is rounding (`one` and `other` are the same fact);
///   Holders  two plain holders of an office that one person holds at a time (president, prime
///            minister, king ...), where articles of the one stand between articles of the other
///            that are at most a year away. Former and acting holders are no claim to the
///            office.
std::vector<Conflict> find_conflicts(const Snapshot& snapshot);

/// Whether an office has one holder at a time: "President", "Prime Minister", "King".
bool held_by_one(std::string_view role);

}  // namespace newsgraph::query

#endif
