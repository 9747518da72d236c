#ifndef NEWSGRAPH_NLP_NAMES_HPP
#define NEWSGRAPH_NLP_NAMES_HPP

#include <span>

#include "newsgraph/document/document.hpp"
#include "newsgraph/knowledge/knowledge.hpp"

namespace newsgraph::nlp {

/// Fills document.names from capitals, gazetteers and the words around them: persons without their
/// titles, bodies, places, venues, agreements, works and events that bear a name. Demonyms are
/// Norp. Whatever one place of the article makes certain decides the same words elsewhere.
/// What a trained recogniser says (`recognised`, in text order) is one cue among them. Requires
/// tokens, sentences and gazetteer matches; linear in the number of tokens.
void find_names(Document& document, const knowledge::Knowledge& knowledge,
                std::span<const NameSpan> recognised = {});

}  // namespace newsgraph::nlp

#endif
