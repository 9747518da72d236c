#ifndef NEWSGRAPH_COREF_PERSONS_HPP
#define NEWSGRAPH_COREF_PERSONS_HPP

#include "coref/role_phrases.hpp"

namespace newsgraph::coref {

/// Appends one nominal mention per role phrase that names a person: beside a name, or alone when
/// the words pick out one person.
void find_persons(const Reading& reading, const std::vector<RolePhrase>& roles,
                  Candidates& candidates);

/// Appends "his Kyrgyz counterpart" and the like.
void find_counterparts(const Reading& reading, Candidates& candidates);

}  // namespace newsgraph::coref

#endif
