#ifndef NEWSGRAPH_NLP_TIME_GRAMMAR_HPP
#define NEWSGRAPH_NLP_TIME_GRAMMAR_HPP

// The grammar of time expressions: what words say of a time before the article's date and the tense
// are asked. One pass over a sentence, a few tokens of look-ahead.

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "newsgraph/document/document.hpp"

#include "nlp/time_tense.hpp"
#include "nlp/time_words.hpp"

namespace newsgraph::nlp {

/// A date as far as written; 0 where nothing is said.
struct PartialDate {
  int year = 0;
  int month = 0;
  int day = 0;

  friend bool operator==(const PartialDate&, const PartialDate&) = default;
};

struct TimeMatch {
  enum class Kind : std::uint8_t {
    Calendar,       ///< `first` (and `last` when `range`).
    Weekday,        ///< `weekday`
    Weekend,        ///< The Saturday and Sunday of a week.
    Offset,         ///< `offset` from the article's date.
    BackReference,  ///< `offset` from a time named before; from the article's date if `falls_back`.
    Duration,  ///< A length; a point in the future if `offset` is set and the clause looks ahead.
    Untold     ///< A time that no reader can tell.
  };
  enum class Part : std::uint8_t { Whole, Quarter, Half, Months };

  TokenSpan tokens;
  Kind kind = Kind::Calendar;
  PartialDate first;
  PartialDate last;
  bool range = false;
  bool approximate = false;  ///< "around 2015"
  bool has_year_shift = false;
  int year_shift = 0;                     ///< "April last year" = -1
  int weekday = 0;                        ///< 1..7; also beside a calendar date.
  Direction direction = Direction::None;  ///< Said by "last", "next".
  bool this_period = false;               ///< "this Friday"
  bool falls_back = false;
  std::string offset;
  Part part = Part::Whole;  ///< Of the year: "first quarter of 2023".
  int part_number = 0;      ///< Quarter 1..4, half 1..2, months counted from January.
};

/// All time expressions of a sentence in text order, not overlapping. Months of `name_months` (bit
/// 1 is January) are names of persons in this article when they stand alone.
void read_times(const Document& document, TokenSpan sentence, std::uint16_t name_months,
                std::vector<TimeMatch>& matches);

/// A date as headers and datelines write it ("22 August 2025", "Aug 22", "2024-04-19",
/// "19.04.2024") beginning at a token. Months alone are none.
std::optional<TimeMatch> read_calendar(const Document& document, TokenIndex at, TokenIndex end);

}  // namespace newsgraph::nlp

#endif
