#ifndef NEWSGRAPH_NLP_TIME_HPP
#define NEWSGRAPH_NLP_TIME_HPP

// Time expressions and their values: as precise as the words and never more, never a guessed year,
// never today.

#include "newsgraph/document/document.hpp"
#include "newsgraph/knowledge/knowledge.hpp"

namespace newsgraph::nlp {

/// Fills document.times (text order, not overlapping) of sentences in Zone::Title and Zone::Body.
/// Needs tokens, sentences and article.date (read_header goes first).
///
/// The value of an expression takes one of these forms:
/// - `value` when the words and the article's date tell it: "19 April 2024" = 2024-04-19; "May 3-5"
///   = an interval; "the 1990s" = 1990/1999; "summer of 2019" = 2019 (a season has no months
///   everywhere); "on Tuesday" = the last one in a past clause, the next one in a clause about the
///   future. A day or month whose year cannot be told stays --08-22 or --08.
/// - `text` and `offset` when it hangs on an article date that is unknown: "last year", P-1Y.
/// - `text` alone for a time that cannot be told ("Tuesday" without the article's date, "three
/// years
///   earlier" without a date before it): Date::empty() holds.
/// Durations ("for three years", "the past decade") have `is_duration` and no value.
/// Prepositions stay outside of the span; "early", "last", the weekday and the time of day beside a
/// date are inside.
void find_times(Document& document, const knowledge::Knowledge& knowledge);

}  // namespace newsgraph::nlp

#endif
