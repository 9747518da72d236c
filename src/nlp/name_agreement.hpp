#ifndef NEWSGRAPH_NLP_NAME_AGREEMENT_HPP
#define NEWSGRAPH_NLP_NAME_AGREEMENT_HPP

// One article, one meaning: a recogniser that reads sentence by sentence calls the same words a
// person here, a place there and nothing elsewhere (Ratinov and Roth 2009 gain 1 to 2 F by such
// agreement).

#include <span>
#include <string_view>
#include <vector>

#include "newsgraph/document/document.hpp"

namespace newsgraph::nlp {

/// Gives equal words equal labels, by the sum of their scores, and marks names that were overlooked
/// where the same words were sure names elsewhere. The first and the last word of a person's name
/// stand for it when nothing else is so called. `forms` are the tokens of one document, `sentences`
/// their sentences; `names` are in text order, do not overlap, and come back so. Persons,
/// organisations and places only.
void agree_on_names(std::span<const std::string_view> forms, std::span<const TokenSpan> sentences,
                    std::vector<NameSpan>& names);

}  // namespace newsgraph::nlp

#endif
