#ifndef NEWSGRAPH_COREF_PRONOUNS_HPP
#define NEWSGRAPH_COREF_PRONOUNS_HPP

#include "coref/candidate.hpp"

namespace newsgraph::coref {

/// Appends he, him, his, she, her ... outside of quotations. They are dropped when no sieve finds
/// whom they mean.
void find_pronouns(const Reading& reading, Candidates& candidates);

}  // namespace newsgraph::coref

#endif
