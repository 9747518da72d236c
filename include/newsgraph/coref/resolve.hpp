#ifndef NEWSGRAPH_COREF_RESOLVE_HPP
#define NEWSGRAPH_COREF_RESOLVE_HPP

#include "newsgraph/document/document.hpp"
#include "newsgraph/knowledge/knowledge.hpp"

namespace newsgraph::coref {

/// Fills document.entities: every mention of the article belongs to exactly one entity; entities in
/// order of their first mention, mentions in text order. Sieves from precise to loose.
void resolve(Document& document, const knowledge::Knowledge& knowledge);

/// Sets the kind of mentions that lie inside a longer mention of another entity, and of adjectives
/// made of a country's name, to Inner. Runs last: extraction reads the kinds found by resolve().
void mark_inner_mentions(Document& document, const knowledge::Knowledge& knowledge);

}  // namespace newsgraph::coref

#endif
