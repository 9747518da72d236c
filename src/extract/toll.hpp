#ifndef NEWSGRAPH_SRC_EXTRACT_TOLL_HPP
#define NEWSGRAPH_SRC_EXTRACT_TOLL_HPP

// How many were killed or hurt, and in what: shared by the readers of events that a noun names and
// of those that only a verb tells.

#include <optional>

#include "extract/surface.hpp"

namespace newsgraph::extract {

/// How many were harmed by what the verb says: the count in the subject of a passive or of "died",
/// or in the object. nullptr when no count stands there; owned by the document.
const Quantity* harmed_count(const Surface& surface, TokenIndex verb);

/// The event in which it happened: a phrase of the verb, the subject of an active verb, what the
/// clause above tells of ("..., killing ten"), or the one event of force or disaster that the
/// sentence says it was in or after.
std::optional<MentionRef> event_around(const Surface& surface, TokenIndex verb);

}  // namespace newsgraph::extract

#endif
