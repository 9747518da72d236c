#ifndef NEWSGRAPH_TEXT_LANGUAGE_HPP
#define NEWSGRAPH_TEXT_LANGUAGE_HPP

#include "newsgraph/document/document.hpp"

namespace newsgraph::text {

/// Whether the tokens of a document read as English: at least one word in twelve is one of the
/// commonest English function words, or there are too few words (under 12) to tell and most letters
/// are Latin. English news has one in three (counted on 20 M words), other languages in Latin
/// letters under one in thirty.
bool is_english(const Document& document);

}  // namespace newsgraph::text

#endif
