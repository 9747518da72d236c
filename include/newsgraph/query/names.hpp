#ifndef NEWSGRAPH_QUERY_NAMES_HPP
#define NEWSGRAPH_QUERY_NAMES_HPP

// Entities by the names people type: any form that an article used, case and accents folded, words
// of it, or what sounds like it.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "newsgraph/query/snapshot.hpp"

namespace newsgraph::query {

/// What a reader should be told about how his question was understood, a sentence each.
using Notes = std::vector<std::string>;

/// How words were found to name something.
enum class NameMatch : std::uint8_t {
  None,
  Whole,  ///< That very name, or an id.
  Words,  ///< A name that holds all the words in order: "Tokayev", "Kassym-Jomart Tokayev".
  Sound   ///< The same in another romanisation: "Zhaparov", "Japarov".
};

struct Named {
  NameMatch match = NameMatch::None;
  std::vector<EntityId> entities;  ///< Most facts first.
};

/// What the words name: by the first way of NameMatch that finds something.
Named find_name(const Snapshot& snapshot, std::string_view words);

/// Up to `most` names near the words, for "did you mean"; those of more facts first among equals.
std::vector<std::string> names_near(const Snapshot& snapshot, std::string_view words,
                                    std::size_t most = 3);

/// The entities that words name; throws InputError with names_near when there are none. Notes when
/// they were found by their sound alone, and when several bear the name and
/// none has nearly all of their facts.
std::vector<EntityId> entities_named(const Snapshot& snapshot, const std::string& words,
                                     Notes& notes);

/// Facts from and to an entity.
std::size_t degree(const Snapshot& snapshot, EntityId entity);

}  // namespace newsgraph::query

#endif
