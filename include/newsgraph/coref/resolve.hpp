#ifndef NEWSGRAPH_COREF_RESOLVE_HPP
#define NEWSGRAPH_COREF_RESOLVE_HPP

#include "newsgraph/document/document.hpp"
#include "newsgraph/knowledge/knowledge.hpp"

namespace newsgraph::coref {

/// Fills document.entities: every mention of the article belongs to exactly one entity; entities in
/// order of their first mention, mentions in text order. Sieves from precise to loose.
void resolve(Document& document, const knowledge::Knowledge& knowledge);

}  // namespace newsgraph::coref

#endif
