#ifndef NEWSGRAPH_COREF_ROLE_HOLDERS_HPP
#define NEWSGRAPH_COREF_ROLE_HOLDERS_HPP

// Whose office it is: the person named beside a role phrase, or of whom it is said.

#include <vector>

#include "coref/role_phrases.hpp"

namespace newsgraph::coref {

/// Fills holder, pronoun, said_of and former of the phrases. Requires text order.
void find_holders(const Reading& reading, std::vector<RolePhrase>& phrases);

}  // namespace newsgraph::coref

#endif
