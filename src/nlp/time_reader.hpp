#ifndef NEWSGRAPH_NLP_TIME_READER_HPP
#define NEWSGRAPH_NLP_TIME_READER_HPP

// The reader behind time_grammar.hpp: one method for each kind of expression. Each looks at the
// tokens from `i` on, fills a match and says whether there is one. time_calendar.cpp holds dates
// and years, time_period.cpp parts of periods, time_relative.cpp what hangs on another time.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "newsgraph/document/document.hpp"
#include "newsgraph/text/tokenizer.hpp"

#include "nlp/time_grammar.hpp"
#include "nlp/time_words.hpp"
#include "nlp/word_list.hpp"

namespace newsgraph::nlp {

// ---- words that several kinds of expression ask for
inline constexpr std::uint64_t word_the = text::hash_folded("the");
inline constexpr std::uint64_t word_a = text::hash_folded("a");
inline constexpr std::uint64_t word_an = text::hash_folded("an");
inline constexpr std::uint64_t word_of = text::hash_folded("of");
inline constexpr std::uint64_t word_on = text::hash_folded("on");
inline constexpr std::uint64_t word_in = text::hash_folded("in");
inline constexpr std::uint64_t word_and = text::hash_folded("and");
inline constexpr std::uint64_t word_from = text::hash_folded("from");
inline constexpr std::uint64_t word_now = text::hash_folded("now");
inline constexpr std::uint64_t word_between = text::hash_folded("between");
inline constexpr std::uint64_t word_same = text::hash_folded("same");
inline constexpr std::uint64_t word_that = text::hash_folded("that");
inline constexpr std::uint64_t word_eve = text::hash_folded("eve");
inline constexpr std::uint64_t word_second = text::hash_folded("second");
inline constexpr std::uint64_t word_half = text::hash_folded("half");
inline constexpr std::uint64_t word_next = text::hash_folded("next");
inline constexpr std::uint64_t word_following = text::hash_folded("following");
inline constexpr std::uint64_t word_later = text::hash_folded("later");
inline constexpr std::uint64_t word_earlier = text::hash_folded("earlier");
inline constexpr std::uint64_t comma = text::hash_folded(",");
inline constexpr std::uint64_t open_bracket = text::hash_folded("(");
inline constexpr std::uint64_t hyphen = text::hash_folded("-");
inline constexpr std::uint64_t slash = text::hash_folded("/");
inline constexpr std::uint64_t possessive = text::hash_folded("'s");
inline constexpr std::uint64_t letter_s = text::hash_folded("s");
inline constexpr std::uint64_t word_for = text::hash_folded("for");

/// What stands behind a number that counts: "2000 people" is no year, "May 20 percent" no day.
inline constexpr WordList counted_things(
    {"people",    "men",     "women",      "children",   "troops",   "police",  "percent", "per",
     "%",         "km",      "kilometers", "kilometres", "meters",   "metres",  "miles",   "feet",
     "hectares",  "acres",   "tons",       "tonnes",     "kg",       "barrels", "bpd",     "mw",
     "megawatts", "million", "billion",    "trillion",   "thousand", "gmt",     "utc",     "hours",
     "hrs",       "dollars", "euros",      "pounds",     "rubles",   "roubles", "rials",   "yen",
     "yuan",      "points",  "personnel",  "m",          "sq",       "square"});

/// All of `text` as a number of at most four digits; -1 when it is none.
int small_number(std::string_view text) noexcept;

/// "P-2Y"; empty for units without a letter. Decades are ten years.
std::string offset_of(int count, TimeUnit unit);

/// Whether a unit has an ISO 8601 letter here: day, week, month, year, decade.
bool has_offset(TimeUnit unit) noexcept;

class TimeReader {
 public:
  /// The document must outlive the reader. Months of `name_months` (bit 1 is January) alone are
  /// somebody's name.
  TimeReader(const Document& document, TokenSpan sentence, std::uint16_t name_months = 0);

  void read(std::vector<TimeMatch>& matches);
  /// A whole date with at least a day; for headers.
  bool calendar_at(TokenIndex i, TimeMatch& match) const;

 private:
  // ---- reading tokens; everything outside of the sentence answers "nothing"
  std::uint64_t hash(TokenIndex i) const {
    return i >= first_ && i < end_ ? document_.tokens.hash[i] : 0;
  }
  WordValue word(TokenIndex i) const {
    return i >= first_ && i < end_ ? words_[i - first_] : WordValue{};
  }
  WordKind kind(TokenIndex i) const { return word(i).kind; }
  bool is_unit(TokenIndex i, TimeUnit unit) const {
    return kind(i) == WordKind::Unit && static_cast<TimeUnit>(word(i).value) == unit;
  }
  bool has_shape(TokenIndex i, std::uint16_t bits) const {
    return i >= first_ && i < end_ && (document_.tokens.shape[i] & bits) != 0;
  }
  bool capital(TokenIndex i) const { return has_shape(i, Capitalized | AllUpper); }
  bool glued(TokenIndex i) const { return i > first_ && i < end_ && !has_shape(i, SpaceBefore); }
  std::string_view form(TokenIndex i) const {
    return i >= first_ && i < end_ ? document_.form(i) : std::string_view{};
  }
  std::uint64_t before(TokenIndex i) const { return i > first_ ? hash(i - 1) : 0; }
  int digits(TokenIndex i) const { return has_shape(i, HasDigit) ? small_number(form(i)) : -1; }
  bool is_month(TokenIndex i) const { return kind(i) == WordKind::Month && capital(i); }

  // ---- dates and years
  bool is_full_month(TokenIndex i) const;
  /// Day of the month in digits or as an ordinal in digits; 0 when there is none.
  int day(TokenIndex i) const;
  int year(TokenIndex i) const;
  /// "last year", "of this year" at i: shift and the token after it.
  TokenIndex relative_year(TokenIndex i, int& shift) const;
  /// The year behind a month or day: ", 2024", "2024", "of 2024".
  TokenIndex following_year(TokenIndex i, int& value) const;
  /// One date: MONTH DAY [YEAR], DAY [of] MONTH [YEAR], MONTH YEAR, MONTH, ISO, dotted. Returns the
  /// token after it, or `i`. `bare` is set for a month alone.
  TokenIndex calendar(TokenIndex i, PartialDate& date, bool& bare) const;
  /// 2024-04-19 (one token or five), 19.04.2024, 19/04/2024 when the day is over 12.
  TokenIndex numeric_date(TokenIndex i, PartialDate& date) const;
  /// A date or a range of dates beginning with a day or a month.
  bool calendar_match(TokenIndex i, TimeMatch& match) const;
  /// "May 3-5, 2024", "3 to 5 May 2024", "4 and 5 May".
  TokenIndex day_range(TokenIndex i, TimeMatch& match) const;
  /// The other end of a range: "28 April - 3 May 2024", "between March and May 2020".
  TokenIndex second_date(TokenIndex begin, TokenIndex next, TimeMatch& match) const;
  /// "in April", "since May": a month alone needs a word that makes it a time.
  bool month_is_meant(TokenIndex i) const;
  bool plural_noun(TokenIndex i) const;
  /// Whether the number of four digits at i is a year, by the words around it.
  bool year_is_meant(TokenIndex i) const;
  bool year_match(TokenIndex i, TimeMatch& match) const;
  /// "1990s", "the 90s".
  bool decade_match(TokenIndex i, TimeMatch& match) const;
  /// "mid-2019" as one token.
  bool prefixed_year(TokenIndex i, TimeMatch& match) const;
  /// "around 2015", "about May 5".
  bool finish(TimeMatch& match) const;

  // ---- parts of periods
  /// A period that may stand behind "early" or "of".
  bool period(TokenIndex i, TimeMatch& match) const;
  bool edge_match(TokenIndex i, TimeMatch& match) const;
  /// "first quarter of 2023", "second half of last year", "first nine months of 2023", "19th
  /// century".
  bool ordinal_match(TokenIndex i, TimeMatch& match) const;
  bool season_match(TokenIndex i, TimeMatch& match) const;

  // ---- times that hang on another
  bool deictic_match(TokenIndex i, TimeMatch& match) const;
  /// this/last/next/past with a unit, a weekday, a month, a season or a part of the day.
  bool relative_period(TokenIndex i, TimeMatch& match) const;
  static void set_direction(WordKind modifier, TimeMatch& match);
  bool relative_unit(TokenIndex i, WordKind modifier, bool the, TimeMatch& match) const;
  /// "the past two years", "the next few days": lengths.
  bool counted_period(TokenIndex i, WordKind modifier, TimeMatch& match) const;
  bool weekday_match(TokenIndex i, TimeMatch& match) const;
  bool counted_match(TokenIndex i, TimeMatch& match) const;
  /// "the day before", "the day after", "the same day", "that year", "on the eve".
  bool back_reference_match(TokenIndex i, TimeMatch& match) const;
  /// "earlier this week", "later today", "earlier in the day".
  bool earlier_match(TokenIndex i, TimeMatch& match) const;

  // ---- dispatch
  bool match_at(TokenIndex i, TimeMatch& match) const;

  const Document& document_;
  TokenIndex first_;
  TokenIndex end_;
  TokenIndex floor_ = 0;  ///< Expressions must not begin before it.
  std::uint16_t name_months_;
  std::vector<WordValue> words_;
};

}  // namespace newsgraph::nlp

#endif
