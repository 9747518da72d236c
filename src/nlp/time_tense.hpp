#ifndef NEWSGRAPH_NLP_TIME_TENSE_HPP
#define NEWSGRAPH_NLP_TIME_TENSE_HPP

// Whether the clause around a date speaks of what was or of what lies ahead, by its words alone.

#include <cstdint>

#include "newsgraph/document/document.hpp"
#include "newsgraph/knowledge/lexicon.hpp"

namespace newsgraph::nlp {

enum class Direction : std::uint8_t { None, Past, Future };

/// Looks for the nearest verb or word of plan, first back from `expression` to the beginning of its
/// clause ("will meet on Friday", "said on Friday he will"), then on ("On Friday, ... met"). A
/// preposition may decide alone ("until Friday", "since Friday"). None when nothing tells.
Direction clause_direction(const Document& document, const knowledge::Lexicon& lexicon,
                           TokenSpan expression, TokenSpan sentence);

/// Whether a verb that looks the way of `direction` governs the expression itself, as far as a tree
/// tells: "was signed on 3 May", but not "praised the talks on 3 May". True without a tree.
bool is_told_by_verb(const Document& document, const knowledge::Lexicon& lexicon,
                     TokenSpan expression, TokenSpan sentence, Direction direction);

}  // namespace newsgraph::nlp

#endif
