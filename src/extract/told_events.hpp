#ifndef NEWSGRAPH_SRC_EXTRACT_TOLD_EVENTS_HPP
#define NEWSGRAPH_SRC_EXTRACT_TOLD_EVENTS_HPP

// Events that no noun names, only a verb tells, and nobody is named as having done them: "Kask was
// arrested in Riverton on Monday", "Twelve people were killed". Where somebody is named, the
// interaction says it all ("Norland arrested Kask") and no event is made.

#include <vector>

#include "extract/claim_reader.hpp"

namespace newsgraph::extract {

/// Appends to `claims` what the sentences tell of such events (target, location, startDate, deaths,
/// injuries), and to `events` the events: entity number document.entities.size() and up, typed,
/// without mentions, named by whom it was done to and the verb ("Anna Kask arrested"). `claims`
/// holds what all other readers found: what they told with a named doer is not told again. Nothing
/// without trees, and nothing of what is said not to have happened or only supposed.
void read_told_events(const Reading& reading, std::vector<Claim>& claims,
                      std::vector<Entity>& events);

}  // namespace newsgraph::extract

#endif
