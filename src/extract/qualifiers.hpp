#ifndef NEWSGRAPH_SRC_EXTRACT_QUALIFIERS_HPP
#define NEWSGRAPH_SRC_EXTRACT_QUALIFIERS_HPP

// When, where and about what: what belongs to a claim beside its ends, found in the same clause.

#include <span>
#include <string>

#include "extract/clause.hpp"

namespace newsgraph::extract {

/// Of a stretch of days the first: what happens "on 15-16 October" began on the 15th.
Date first_day(Date date);

/// The date of the clause around the matched words; empty when no time expression belongs to it.
/// Of several the one that hangs on `verb`, where the match is one of a verb.
Date date_near(const Surface& surface, TokenSpan match, TokenIndex verb = no_token);

/// The place of the clause ("in Riverton", "at Hill Palace"); no_entity when none.
EntityIndex place_near(const Surface& surface, TokenSpan match);

/// The words after `at` up to the end of the phrase when they begin with one of the prepositions:
/// "for the aid" -> "the aid". Empty when they do not.
std::string topic_after(const Surface& surface, TokenIndex at,
                        std::span<const WordId> prepositions);

}  // namespace newsgraph::extract

#endif
