#include "time_grammar.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <string_view>

#include "newsgraph/document/date.hpp"
#include "newsgraph/text/tokenizer.hpp"

#include "quantity_number.hpp"

namespace newsgraph::nlp {
namespace {

using Kind = TimeMatch::Kind;
using text::hash_folded;

template <std::size_t Size>
constexpr auto hashes(const std::string_view (&words)[Size]) {
  std::array<std::uint64_t, Size> result{};
  for (std::size_t i = 0; i < Size; ++i) result[i] = hash_folded(words[i]);
  std::ranges::sort(result);
  return result;
}

template <typename Array>
bool among(const Array& array, std::uint64_t hash) {
  return std::ranges::binary_search(array, hash);
}

// A bare month or year is a time after these.
constexpr auto time_prepositions =
    hashes({"in",     "since",   "until",  "till",  "by",         "from",   "of",
            "during", "through", "before", "after", "between",    "early",  "late",
            "mid",    "for",     "to",     "year",  "throughout", "beyond", "than"});
// Before a number of four digits: it counts or names something.
constexpr auto count_words =
    hashes({"over",     "than", "nearly", "almost", "least",  "some", "most", "approximately",
            "only",     "nos",  "no",     "no.",    "number", "#",    "$",    "\xe2\x82\xac",
            "\xc2\xa3", "eur",  "usd",    "gbp"});
constexpr auto numbered_things =
    hashes({"resolution", "resolutions", "vision",    "agenda",   "article",   "bill",
            "law",        "order",       "act",       "decree",   "directive", "boeing",
            "flight",     "room",        "route",     "highway",  "code",      "form",
            "section",    "page",        "paragraph", "chapter",  "channel",   "case",
            "unit",       "battalion",   "brigade",   "regiment", "hr",        "h.r.",
            "s.",         "res",         "res.",      "document", "number",    "gate"});
constexpr auto counted_things = hashes(
    {"people",    "men",     "women",      "children",   "troops",   "police",  "percent", "per",
     "%",         "km",      "kilometers", "kilometres", "meters",   "metres",  "miles",   "feet",
     "hectares",  "acres",   "tons",       "tonnes",     "kg",       "barrels", "bpd",     "mw",
     "megawatts", "million", "billion",    "trillion",   "thousand", "gmt",     "utc",     "hours",
     "hrs",       "dollars", "euros",      "pounds",     "rubles",   "roubles", "rials",   "yen",
     "yuan",      "points",  "personnel",  "m",          "sq",       "square"});
constexpr auto holiday_words = hashes({"good", "black", "bloody", "ash", "easter", "palm", "holy",
                                       "cyber", "super", "fat", "maundy", "shrove", "red"});
constexpr auto newspaper_words =
    hashes({"times", "telegraph", "mirror", "herald", "mail", "post", "express", "world", "star"});
constexpr auto move_words = hashes({"moved", "postponed", "rescheduled", "delayed", "shifted",
                                    "pushed", "extended", "brought", "changed"});
constexpr auto range_words = hashes({"to", "until", "till", "through", "-"});
constexpr auto end_of_phrase_words =
    hashes({",",      ".",    ";",   ":",    "!",  "?",  ")",  "\"", "\xe2\x80\x9d", "\xe2\x80\x94",
            "-",      "and",  "but", "when", "in", "at", "on", "to", "as",           "said",
            "during", "with", "by"});
constexpr auto rough_words = hashes({"about", "around", "some", "almost", "nearly", "over", "than",
                                     "least", "roughly", "approximately"});

constexpr std::uint64_t word_the = hash_folded("the");
constexpr std::uint64_t word_a = hash_folded("a");
constexpr std::uint64_t word_an = hash_folded("an");
constexpr std::uint64_t word_of = hash_folded("of");
constexpr std::uint64_t word_on = hash_folded("on");
constexpr std::uint64_t word_in = hash_folded("in");
constexpr std::uint64_t word_and = hash_folded("and");
constexpr std::uint64_t word_from = hash_folded("from");
constexpr std::uint64_t word_now = hash_folded("now");
constexpr std::uint64_t word_between = hash_folded("between");
constexpr std::uint64_t word_same = hash_folded("same");
constexpr std::uint64_t word_that = hash_folded("that");
constexpr std::uint64_t word_eve = hash_folded("eve");
constexpr std::uint64_t word_second = hash_folded("second");
constexpr std::uint64_t word_half = hash_folded("half");
constexpr std::uint64_t word_next = hash_folded("next");
constexpr std::uint64_t word_following = hash_folded("following");
constexpr std::uint64_t word_later = hash_folded("later");
constexpr std::uint64_t word_earlier = hash_folded("earlier");
constexpr std::uint64_t comma = hash_folded(",");
constexpr std::uint64_t open_bracket = hash_folded("(");
constexpr std::uint64_t hyphen = hash_folded("-");
constexpr std::uint64_t slash = hash_folded("/");
constexpr std::uint64_t possessive = hash_folded("'s");
constexpr std::uint64_t letter_s = hash_folded("s");

/// All of `text` as a number of at most four digits; -1 when it is none.
int small_number(std::string_view text) noexcept {
  if (text.empty() || text.size() > 4) return -1;
  int value = 0;
  for (const char c : text) {
    if (c < '0' || c > '9') return -1;
    value = value * 10 + (c - '0');
  }
  return value;
}

bool is_day_of_month(const PartialDate& date) noexcept {
  static constexpr std::array<int, 12> days{31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  return date.month >= 1 && date.month <= 12 && date.day >= 1 &&
         date.day <= days[static_cast<std::size_t>(date.month - 1)];
}

char unit_letter(TimeUnit unit) noexcept {
  switch (unit) {
    case TimeUnit::Day:
      return 'D';
    case TimeUnit::Week:
      return 'W';
    case TimeUnit::Month:
      return 'M';
    case TimeUnit::Year:
    case TimeUnit::Decade:
      return 'Y';
    default:
      return 0;
  }
}

/// "P-2Y"; empty for units without one.
std::string offset_of(int count, TimeUnit unit) {
  const char letter = unit_letter(unit);
  if (letter == 0) return {};
  if (unit == TimeUnit::Decade) count *= 10;
  return "P" + std::to_string(count) + letter;
}

class TimeReader {
 public:
  TimeReader(const Document& document, TokenSpan sentence)
      : document_(document), first_(sentence.first), end_(sentence.last) {
    words_.reserve(sentence.size());
    for (TokenIndex i = first_; i < end_; ++i) words_.push_back(time_word(document.tokens.hash[i]));
  }

  void read(std::vector<TimeMatch>& matches) {
    TokenIndex i = first_;
    floor_ = first_;
    while (i < end_) {
      TimeMatch match;
      if (match_at(i, match) && match.tokens.last > i) {
        floor_ = match.tokens.last;
        i = match.tokens.last;
        matches.push_back(std::move(match));
      } else {
        ++i;
      }
    }
  }

  /// A whole date with at least a day; for headers.
  bool calendar_at(TokenIndex i, TimeMatch& match) const {
    TokenIndex start = i;
    if (kind(i) == WordKind::Weekday) {
      match.weekday = word(i).value;
      start = i + 1;
      if (hash(start) == comma) ++start;
    }
    bool bare = false;
    const TokenIndex next = calendar(start, match.first, bare);
    if (next == start || bare || match.first.day == 0) return false;
    match.tokens = {i, next};
    return true;
  }

 private:
  // ---- reading tokens; everything past the end answers "nothing" -------------------------------
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
  bool is_full_month(TokenIndex i) const {
    static constexpr std::array<std::size_t, 12> sizes{7, 8, 5, 5, 3, 4, 4, 6, 9, 7, 8, 8};
    return is_month(i) && form(i).size() == sizes[word(i).value - 1U];
  }

  /// Day of the month in digits or as an ordinal in digits; 0 when there is none.
  int day(TokenIndex i) const {
    const int number = digits(i);
    if (number >= 1 && number <= 31 && form(i).size() <= 2) {
      // "May 20 %", "May 10:30" are no days; "10:30" is another token form.
      const std::uint64_t next = hash(i + 1);
      return among(counted_things, next) && !is_month(i + 1) ? 0 : number;
    }
    return kind(i) == WordKind::Ordinal && has_shape(i, HasDigit) ? word(i).value : 0;
  }

  int year(TokenIndex i) const {
    if (form(i).size() != 4) return 0;
    const int number = digits(i);
    return number >= 1000 && number <= 2100 ? number : 0;
  }

  /// "last year", "of this year" at i: shift and the token after it.
  TokenIndex relative_year(TokenIndex i, int& shift) const {
    TokenIndex j = hash(i) == word_of ? i + 1 : i;
    if (!is_unit(j + 1, TimeUnit::Year) || word(j + 1).plural) return i;
    if (kind(j) == WordKind::Last) {
      shift = -1;
    } else if (hash(j) == hash_folded("this")) {
      shift = 0;
    } else if (hash(j) == word_next) {
      shift = 1;
    } else {
      return i;
    }
    return j + 2;
  }

  /// The year behind a month or day: ", 2024", "2024", "of 2024".
  TokenIndex following_year(TokenIndex i, int& value) const {
    TokenIndex j = i;
    if (hash(j) == comma || hash(j) == word_of) ++j;
    const int found = year(j);
    if (found == 0) return i;
    if (j == i + 1 && hash(i) == comma && among(counted_things, hash(j + 1))) return i;
    value = found;
    return j + 1;
  }

  // ---- calendar dates ---------------------------------------------------------------------------
  /// One date: MONTH DAY [YEAR], DAY [of] MONTH [YEAR], MONTH YEAR, MONTH, ISO, dotted. Returns the
  /// token after it, or `i`. `bare` is set for a month alone.
  TokenIndex calendar(TokenIndex i, PartialDate& date, bool& bare) const {
    bare = false;
    if (is_month(i)) {
      PartialDate found;
      found.month = word(i).value;
      TokenIndex j = i + 1;
      if (hash(j) == word_the && kind(j + 1) == WordKind::Ordinal && day(j + 1) > 0) ++j;
      const int number = day(j);
      if (number > 0 && !is_month(j + 1)) {
        found.day = number;
        if (!is_day_of_month(found)) return i;
        j = following_year(j + 1, found.year);
        date = found;
        return j;
      }
      j = following_year(i + 1, found.year);
      if (found.year == 0 && !is_full_month(i)) return i;
      bare = found.year == 0;
      date = found;
      return j;
    }
    if (day(i) > 0) {
      TokenIndex j = i + 1;
      if (hash(j) == word_of) ++j;
      if (hash(j) == hyphen && glued(j) && is_month(j + 1)) ++j;  // 19-Apr-2024
      if (is_month(j)) {
        PartialDate found{0, word(j).value, day(i)};
        if (!is_day_of_month(found)) return i;
        ++j;
        if (hash(j) == hyphen && glued(j) && year(j + 1) > 0) ++j;
        date = found;
        j = following_year(j, date.year);
        return j;
      }
    }
    if (has_shape(i, HasDigit)) return numeric_date(i, date);
    return i;
  }

  /// 2024-04-19 (one token or five), 19.04.2024, 19/04/2024 when the day is over 12.
  TokenIndex numeric_date(TokenIndex i, PartialDate& date) const {
    std::string joined(form(i));
    TokenIndex j = i + 1;
    while (j < end_ && glued(j) && joined.size() < 10 &&
           (hash(j) == hyphen || hash(j) == slash || has_shape(j, HasDigit))) {
      joined += hash(j) == hyphen ? "-" : form(j);
      ++j;
    }
    if (joined.size() != 10) return i;
    PartialDate found;
    const std::string_view text = joined;
    if (text[4] == '-' && text[7] == '-') {
      found = {small_number(text.substr(0, 4)), small_number(text.substr(5, 2)),
               small_number(text.substr(8, 2))};
    } else if ((text[2] == '.' && text[5] == '.') || (text[2] == '/' && text[5] == '/')) {
      found = {small_number(text.substr(6, 4)), small_number(text.substr(3, 2)),
               small_number(text.substr(0, 2))};
      if (text[2] == '/' && found.day <= 12) return i;  // month and day may be swapped
    } else {
      return i;
    }
    if (found.year < 1000 || found.year > 2100 || !is_day_of_month(found)) return i;
    date = found;
    return j;
  }

  /// A date or a range of dates beginning with a day or a month.
  bool calendar_match(TokenIndex i, TimeMatch& match) const {
    bool bare = false;
    TokenIndex next = day_range(i, match);
    if (next == i) {
      next = calendar(i, match.first, bare);
      if (next == i) return false;
      if (bare && !month_is_meant(i)) return false;
    }
    if (match.first.year == 0 && (!match.range || match.last.year == 0)) {
      int shift = 0;
      const TokenIndex after = relative_year(next, shift);
      if (after != next) {
        match.has_year_shift = true;
        match.year_shift = shift;
        next = after;
      }
    }
    if (!match.range) next = second_date(i, next, match);
    match.tokens = {i, next};
    return true;
  }

  /// "May 3-5, 2024", "3 to 5 May 2024", "4 and 5 May".
  TokenIndex day_range(TokenIndex i, TimeMatch& match) const {
    const bool month_first = is_month(i);
    const TokenIndex one = month_first ? i + 1 : i;
    if (day(one) == 0) return i;
    const bool joined = among(range_words, hash(one + 1));
    const bool paired = hash(one + 1) == word_and;
    if (!joined && !paired) return i;
    const TokenIndex two = one + 2;
    if (day(two) == 0 || day(two) <= day(one)) return i;
    if (paired && day(two) != day(one) + 1 && before(i) != word_between) return i;
    TokenIndex j = two + 1;
    int month = 0;
    if (month_first) {
      month = word(i).value;
      if (is_month(j)) return i;  // "May 3 to 5 June"
    } else {
      if (hash(j) == word_of) ++j;
      if (!is_month(j)) return i;
      month = word(j).value;
      ++j;
    }
    match.first = {0, month, day(one)};
    match.last = {0, month, day(two)};
    if (!is_day_of_month(match.first) || !is_day_of_month(match.last)) return i;
    j = following_year(j, match.first.year);
    match.last.year = match.first.year;
    match.range = true;
    return j;
  }

  /// The other end of a range: "28 April - 3 May 2024", "between March and May 2020".
  TokenIndex second_date(TokenIndex begin, TokenIndex next, TimeMatch& match) const {
    const bool between = before(begin) == word_between;
    const bool dash = hash(next) == hyphen;
    const bool joined = among(range_words, hash(next)) || (between && hash(next) == word_and);
    if (!joined) return next;
    const bool from = before(begin) == word_from;
    if (match.first.day == 0 && !from && !between && !dash) return next;
    for (TokenIndex k = begin; k > first_ && begin - k < 6; --k) {
      if (among(move_words, hash(k - 1))) return next;  // "moved from 3 May to 5 May"
    }
    PartialDate other;
    bool bare = false;
    const TokenIndex after = calendar(next + 1, other, bare);
    if (after == next + 1 || (other.day == 0) != (match.first.day == 0)) return next;
    PartialDate one = match.first;
    if (one.year == 0) one.year = other.year;
    if (one.year != 0 && other.year == 0) other.year = one.year;
    const auto key = [](const PartialDate& date) { return date.month * 100 + date.day; };
    if (one.year == other.year && key(other) <= key(one)) {
      // "from 28 December to 3 January 2020" begins in the year before; a shared year otherwise.
      if (match.first.year != 0 || other.year == 0) return next;
      --one.year;
    }
    if (one.year > other.year) return next;
    match.first = one;
    match.last = other;
    match.range = true;
    return after;
  }

  /// "in April", "since May": a month alone needs a word that makes it a time.
  bool month_is_meant(TokenIndex i) const {
    const std::uint64_t previous = before(i);
    if (among(time_prepositions, previous)) {
      // "of May", "for May": Theresa's or the month's? The name follows or precedes with capitals.
      const bool month_preposition = previous != word_of && previous != hash_folded("for") &&
                                     previous != hash_folded("to") &&
                                     previous != hash_folded("than");
      return month_preposition || word(i).value != 5 || !capital(i + 1);
    }
    if (previous == hyphen && hash(i - 2) == hash_folded("mid")) return true;
    if (previous == word_and || previous == hash_folded("or") || previous == hyphen) {
      return i >= first_ + 2 && is_month(i - 2);
    }
    int shift = 0;
    return relative_year(i + 1, shift) != i + 1;
  }

  // ---- years ------------------------------------------------------------------------------------
  bool plural_noun(TokenIndex i) const {
    const std::string_view text = form(i);
    return among(counted_things, hash(i)) || (has_shape(i, AllLower) && text.size() > 3 &&
                                              text.ends_with("s") && !text.ends_with("ss"));
  }

  /// Whether the number of four digits at i is a year, by the words around it.
  bool year_is_meant(TokenIndex i) const {
    const int value = year(i);
    if (value == 0 || !has_shape(i, Digits)) return false;
    const std::uint64_t previous = before(i);
    if (among(counted_things, hash(i + 1)) || among(count_words, previous) ||
        among(numbered_things, previous)) {
      return false;
    }
    if (glued(i) && hash(i - 1) != hyphen && hash(i - 1) != open_bracket && hash(i - 1) != slash) {
      return has_shape(i - 1, OpenQuote);
    }
    const bool modern = value >= 1900;
    if (plural_noun(i + 1)) {
      return modern && (previous == word_the || previous == word_in || previous == possessive ||
                        previous == hash_folded("since"));
    }
    if (among(time_prepositions, previous) || kind(i - 1) == WordKind::About) {
      return modern || (previous != hash_folded("to") && previous != hash_folded("for") &&
                        previous != word_of && previous != hash_folded("than"));
    }
    if (!modern) return previous == open_bracket || previous == hash_folded("year");
    if (i == first_ || previous == word_the || previous == open_bracket || previous == possessive ||
        previous == comma || hash(i + 1) == hash_folded(")")) {
      return true;
    }
    if (previous == word_and || previous == hash_folded("or") || previous == hyphen) {
      return year(i - 2) != 0 || hash(i - 2) == hash_folded("mid");
    }
    return capital(i - 1) || capital(i + 1);
  }

  bool year_match(TokenIndex i, TimeMatch& match) const {
    if (!year_is_meant(i)) return false;
    match.first.year = year(i);
    TokenIndex next = i + 1;
    const bool between = before(i) == word_between;
    const bool from = before(i) == word_from;
    const bool dash = (hash(next) == hyphen || hash(next) == slash);
    if (dash || (between && hash(next) == word_and) || (from && among(range_words, hash(next)))) {
      int other = year(next + 1);
      const int number = digits(next + 1);
      if (other == 0 && dash && glued(next) && glued(next + 1) && form(next + 1).size() == 2 &&
          number > match.first.year % 100) {
        other = match.first.year / 100 * 100 + number;  // 2019-20
      }
      if (other > match.first.year && !among(counted_things, hash(next + 2))) {
        match.last.year = other;
        match.range = true;
        next += 2;
      }
    }
    match.tokens = {i, next};
    return true;
  }

  /// "1990s", "the 90s".
  bool decade_match(TokenIndex i, TimeMatch& match) const {
    const std::string_view text = form(i);
    TokenIndex next = i + 1;
    std::string_view number = text;
    if (text.ends_with("s")) {
      number.remove_suffix(1);
      if (number.ends_with("'")) number.remove_suffix(1);
    } else if (hash(next) == letter_s && glued(next)) {
      ++next;
    } else if (hash(next) == possessive && glued(next) && before(i) == word_the &&
               year(i) % 10 == 0) {
      ++next;  // "the 1990's"
    } else {
      return false;
    }
    if (number.starts_with("'")) number.remove_prefix(1);
    int value = small_number(number);
    if (number.size() == 2 && value >= 30 && (before(i) == word_the || text.starts_with("'"))) {
      value += 1900;
    } else if (number.size() != 4) {
      return false;
    }
    if (value % 10 != 0 || value < 1000 || value > 2100) return false;
    match.first.year = value;
    match.last.year = value % 100 == 0 && value < 2000 ? value + 99 : value + 9;
    match.range = true;
    match.tokens = {i, next};
    return true;
  }

  // ---- parts of a period: "late 2019", "end of last year", "first quarter of 2023"
  // ---------------
  /// A period that may stand behind "early" or "of".
  bool period(TokenIndex i, TimeMatch& match) const {
    TokenIndex j = hash(i) == word_the ? i + 1 : i;
    if (decade_match(j, match)) return true;
    bool bare = false;
    PartialDate date;
    TokenIndex next = calendar(j, date, bare);
    if (next != j) {
      match.first = date;
      int shift = 0;
      const TokenIndex after = date.year == 0 ? relative_year(next, shift) : next;
      if (after != next) {
        match.has_year_shift = true;
        match.year_shift = shift;
        next = after;
      }
      match.tokens = {j, next};
      return true;
    }
    if (year(j) != 0 && !among(counted_things, hash(j + 1))) {
      match.first.year = year(j);
      match.tokens = {j, j + 1};
      return true;
    }
    if (kind(j) == WordKind::Unit && j == i + 1 && !word(j).plural) {
      // "the end of the year"
      const std::string offset = offset_of(0, static_cast<TimeUnit>(word(j).value));
      if (offset.empty() || static_cast<TimeUnit>(word(j).value) == TimeUnit::Decade) return false;
      match.kind = Kind::Offset;
      match.offset = offset;
      match.tokens = {j, j + 1};
      return true;
    }
    return relative_period(j, match) && match.kind == Kind::Offset;
  }

  bool edge_match(TokenIndex i, TimeMatch& match) const {
    TokenIndex j = i + 1;
    const bool noun = hash(j) == word_of;
    if (noun) {
      ++j;
    } else if (hash(j) == hyphen && glued(j)) {
      ++j;  // mid-2019
    } else if (hash(j) == word_on && kind(j + 1) == WordKind::Weekday) {
      ++j;
    }
    if (kind(j) == WordKind::Weekday && capital(j) && !noun) {
      if (!weekday_match(j, match)) return false;
    } else if (kind(j) == WordKind::Deictic ||
               (kind(j) == WordKind::Last && kind(j + 1) == WordKind::DayPart)) {
      if (!match_at(j, match)) return false;
    } else {
      // "late" and "end" want a period; "end of the war" is none. "start of May" is sure, "end
      // 2019" too.
      if (!period(j, match)) return false;
      if (!noun && match.kind == Kind::Offset && hash(j) == word_the)
        return false;  // "late the year"
    }
    match.tokens.first = i;
    return true;
  }

  /// "first quarter of 2023", "second half of last year", "first nine months of 2023", "19th
  /// century".
  bool ordinal_match(TokenIndex i, TimeMatch& match) const {
    const int number = hash(i) == word_second         ? 2
                       : kind(i) == WordKind::Last    ? -1
                       : kind(i) == WordKind::Ordinal ? word(i).value
                                                      : 0;
    if (number == 0) return false;
    TokenIndex j = i + 1;
    if (hash(j) == hyphen) ++j;
    if (is_unit(j, TimeUnit::Century) && !word(j).plural && number > 0 && number <= 22) {
      match.first.year = (number - 1) * 100 + (number == 1 ? 1 : 0);
      match.last.year = number * 100 - 1;
      if (match.first.year == 0) match.first.year = 1;
      match.range = true;
      match.tokens = {i, j + 1};
      return true;
    }
    TimeMatch::Part part = TimeMatch::Part::Whole;
    int part_number = 0;
    if (is_unit(j, TimeUnit::Quarter)) {
      part = TimeMatch::Part::Quarter;
      part_number = number < 0 ? 4 : number;
      if (part_number > 4) return false;
      ++j;
    } else if (hash(j) == word_half) {
      part = TimeMatch::Part::Half;
      part_number = number < 0 ? 2 : number;
      if (part_number > 2) return false;
      ++j;
    } else if (number == 1 && is_unit(j + 1, TimeUnit::Month) && word(j + 1).plural) {
      const std::optional<NumberPhrase> count = read_number(document_, j, end_, false);
      const int months = count ? small_number(count->value) : -1;
      if (months < 2 || months > 12 || count->tokens.last != j + 1) return false;
      part = TimeMatch::Part::Months;
      part_number = months;
      j += 2;
    } else if ((is_unit(j, TimeUnit::Day) || is_unit(j, TimeUnit::Week) ||
                is_unit(j, TimeUnit::Month)) &&
               !word(j).plural) {
      ++j;  // "the last day of May": May is all that is sure
    } else {
      return false;
    }
    if (hash(j) == word_of) {
      ++j;
    } else if (part == TimeMatch::Part::Whole ||
               (year(j) == 0 && kind(j) != WordKind::Last && kind(j) != WordKind::This)) {
      return false;
    }
    if (!period(j, match) || match.range) return false;
    const bool whole_year =
        (match.kind == Kind::Calendar && match.first.month == 0 && !match.range) ||
        (match.kind == Kind::Offset && match.offset.ends_with('Y'));
    if (whole_year) {
      match.part = part;
      match.part_number = part_number;
    }
    match.tokens.first = i;
    return true;
  }

  // ---- relative to the article ------------------------------------------------------------------
  bool deictic_match(TokenIndex i, TimeMatch& match) const {
    match.kind = Kind::Offset;
    match.offset = "P" + std::to_string(word(i).shift) + "D";
    TokenIndex first = i;
    // "the day before yesterday", "the day after tomorrow"
    const bool outward = (word(i).shift < 0 && kind(i - 1) == WordKind::Earlier) ||
                         (word(i).shift > 0 && kind(i - 1) == WordKind::Later);
    if (i >= first_ + 2 && outward && is_unit(i - 2, TimeUnit::Day) && i - 2 >= floor_) {
      match.offset = word(i).shift < 0 ? "P-2D" : "P2D";
      first = i - 2;
    }
    TokenIndex next = i + 1;
    if (kind(next) == WordKind::DayPart) ++next;
    match.tokens = {first, next};
    return true;
  }

  /// this/last/next/past with a unit, a weekday, a month, a season or a part of the day.
  bool relative_period(TokenIndex i, TimeMatch& match) const {
    const WordKind modifier = kind(i);
    const bool the = before(i) == word_the || before(i) == hash_folded("its") ||
                     before(i) == hash_folded("their") || before(i) == hash_folded("his");
    const TokenIndex j = i + 1;
    switch (kind(j)) {
      case WordKind::Unit:
        return relative_unit(i, modifier, the, match);
      case WordKind::DayPart:
        if (modifier == WordKind::This && hash(i) == hash_folded("this")) {
          match.offset = "P0D";
        } else if (modifier == WordKind::Last) {
          match.offset = "P-1D";
        } else {
          return false;
        }
        match.kind = Kind::Offset;
        match.tokens = {i, j + 1};
        return true;
      case WordKind::Weekday:
        if (!capital(j) || !weekday_match(j, match) || match.kind != Kind::Weekday) return false;
        set_direction(modifier, match);
        match.tokens.first = i;
        return modifier != WordKind::Past || before(i) == word_the;
      case WordKind::Month: {
        if (!is_month(j)) return false;
        bool bare = false;
        const TokenIndex next = calendar(j, match.first, bare);
        if (next == j) return false;
        match.tokens = {i, next};
        if (match.first.year == 0) set_direction(modifier, match);
        return true;
      }
      case WordKind::Season: {
        TimeMatch of_year;
        if (season_match(j, of_year)) {
          match = of_year;
        } else if (modifier == WordKind::This) {
          match.kind = Kind::Offset;
          match.offset = "P0Y";
        } else {
          match.kind = Kind::Untold;  // "last summer" in March and in October are different
        }
        match.tokens = {i, of_year.tokens.empty() ? j + 1 : of_year.tokens.last};
        return true;
      }
      default:
        return counted_period(i, modifier, match);
    }
  }

  static void set_direction(WordKind modifier, TimeMatch& match) {
    if (modifier == WordKind::Last || modifier == WordKind::Past) match.direction = Direction::Past;
    if (modifier == WordKind::Next) match.direction = Direction::Future;
    if (modifier == WordKind::This) match.this_period = true;
  }

  bool relative_unit(TokenIndex i, WordKind modifier, bool the, TimeMatch& match) const {
    const TokenIndex j = i + 1;
    const auto unit = static_cast<TimeUnit>(word(j).value);
    match.tokens = {i, j + 1};
    if (word(j).plural) {
      match.kind = Kind::Duration;  // "past years", "coming days"
      return modifier != WordKind::This;
    }
    if (unit == TimeUnit::Weekend) {
      match.kind = Kind::Weekend;
      set_direction(modifier, match);
      return true;
    }
    if (unit_letter(unit) == 0) return false;
    match.kind = Kind::Offset;
    switch (modifier) {
      case WordKind::This:
        if (unit == TimeUnit::Day || unit == TimeUnit::Decade) return false;
        match.offset = offset_of(0, unit);
        return true;
      case WordKind::Last:
        if (the || unit == TimeUnit::Decade || unit == TimeUnit::Day) {
          match.kind = Kind::Duration;
          return unit != TimeUnit::Day;  // "the last day" of something
        }
        match.offset = offset_of(-1, unit);
        return true;
      case WordKind::Past:
        if (hash(i) == hash_folded("past") || unit == TimeUnit::Decade) {
          match.kind = Kind::Duration;
          return true;
        }
        match.kind = Kind::BackReference;
        match.offset = offset_of(-1, unit);
        match.falls_back = true;
        return true;
      default:
        break;
    }
    // Next
    if (hash(i) == word_following || (hash(i) == word_next && the && unit == TimeUnit::Day)) {
      match.kind = Kind::BackReference;
      match.offset = offset_of(1, unit);
    } else if ((hash(i) == word_next && the) || unit == TimeUnit::Decade) {
      match.kind = Kind::Duration;
    } else {
      match.offset = offset_of(1, unit);
    }
    return true;
  }

  /// "the past two years", "the next few days": lengths.
  bool counted_period(TokenIndex i, WordKind modifier, TimeMatch& match) const {
    if (modifier == WordKind::This) return false;
    TokenIndex j = i + 1;
    if (kind(j) == WordKind::Vague) {
      ++j;
    } else {
      const std::optional<NumberPhrase> count = read_number(document_, j, end_, false);
      if (!count) return false;
      j = count->tokens.last;
    }
    if (kind(j) != WordKind::Unit) return false;
    match.kind = Kind::Duration;
    match.tokens = {i, j + 1};
    return true;
  }

  bool season_match(TokenIndex i, TimeMatch& match) const {
    TokenIndex j = hash(i + 1) == word_of ? i + 2 : i + 1;
    if (year(j) == 0 || among(counted_things, hash(j + 1))) return false;
    match.first.year = year(j);
    match.tokens = {i, j + 1};
    return true;
  }

  bool weekday_match(TokenIndex i, TimeMatch& match) const {
    if (!capital(i)) return false;
    if (i > first_ && capital(i - 1) && among(holiday_words, hash(i - 1))) return false;
    if (capital(i + 1) && among(newspaper_words, hash(i + 1))) return false;
    match.weekday = word(i).value;
    TokenIndex next = i + 1;
    if (kind(next) == WordKind::DayPart) ++next;
    // "Tuesday, August 22", "Tuesday (22 August)", "Tuesday 22 August"
    TokenIndex j = next;
    const bool bracket = hash(j) == open_bracket;
    if (hash(j) == comma || bracket) ++j;
    TimeMatch date;
    if ((is_month(j) || day(j) > 0) && calendar_match(j, date) && !date.range &&
        date.first.day > 0) {
      date.weekday = match.weekday;
      match = date;
      match.tokens.first = i;
      return true;
    }
    match.kind = Kind::Weekday;
    match.tokens = {i, next};
    return true;
  }

  // ---- counted units: "two days ago", "three years earlier", "for ten days"
  // ----------------------
  bool counted_match(TokenIndex i, TimeMatch& match) const {
    TokenIndex j = i;
    int count = -1;
    bool known = false;
    if (hash(i) == word_a || hash(i) == word_an) {
      ++j;
      if (kind(j) == WordKind::Vague) {
        ++j;  // "a few days", "a couple of weeks"
        if (hash(j) == word_of) ++j;
      } else if (kind(j) == WordKind::Unit) {
        count = 1;
        known = true;
      }
    } else if (kind(i) == WordKind::Vague) {
      ++j;
    }
    if (!known && kind(j - 1) != WordKind::Vague && kind(j) != WordKind::Unit) {
      const std::optional<NumberPhrase> number = read_number(document_, i, end_, false);
      if (!number || !number->suffix.empty()) return false;
      j = number->tokens.last;
      count = small_number(number->value);
      known = count >= 0;
    }
    if (hash(j) == hyphen && glued(j)) ++j;
    if (kind(j) == WordKind::Vague && hash(j) == hash_folded("few")) ++j;
    if (kind(j) != WordKind::Unit || j == i) return false;
    const auto unit = static_cast<TimeUnit>(word(j).value);
    const bool single = hash(i) == word_a || hash(i) == word_an;
    ++j;
    match.tokens = {i, j};
    match.kind = Kind::Duration;
    if (known) match.offset = offset_of(count, unit);
    const bool rough = among(rough_words, before(i));
    const WordKind tail = kind(j);
    if (tail == WordKind::Ago) {
      match.tokens.last = j + 1;
      match.kind = Kind::Offset;
      const bool today = known && ((unit == TimeUnit::Hour && count <= 6) ||
                                   unit == TimeUnit::Minute || unit == TimeUnit::Second);
      match.offset = today ? "P0D" : known ? offset_of(-count, unit) : "";
      match.approximate = rough || unit == TimeUnit::Decade;
      if (match.offset.empty()) match.kind = Kind::Untold;
      return true;
    }
    if (tail == WordKind::Earlier || tail == WordKind::Later) {
      const bool adverb = hash(j) == word_earlier || hash(j) == word_later;
      if (!adverb && j + 1 < end_ && !among(end_of_phrase_words, hash(j + 1))) {
        match.tokens.last = j;  // "two days before the summit": counted from what follows
        match.kind = Kind::Untold;
        match.offset.clear();
        return true;
      }
      match.tokens.last = j + 1;
      match.kind = known && !match.offset.empty() ? Kind::BackReference : Kind::Untold;
      if (tail == WordKind::Earlier && known) match.offset = offset_of(-count, unit);
      match.falls_back = tail == WordKind::Earlier && known && count == 1;
      match.approximate = rough;
      return true;
    }
    if (hash(j) == word_from && hash(j + 1) == word_now) {
      match.tokens.last = j + 2;
      match.kind = match.offset.empty() ? Kind::Untold : Kind::Offset;
      match.approximate = rough;
      return true;
    }
    // "in two weeks" looks ahead when its clause does; "in two weeks of talks" is a length.
    if (before(i) != word_in || hash(j) == word_of) match.offset.clear();
    return !single || before(i) == word_for_() || before(i) == word_in ||
           before(i) == hash_folded("within");
  }
  static constexpr std::uint64_t word_for_() { return hash_folded("for"); }

  /// "the day before", "the day after", "the same day", "that year", "on the eve".
  bool back_reference_match(TokenIndex i, TimeMatch& match) const {
    const std::uint64_t previous = before(i);
    if (i == floor_ || (previous != word_the && previous != word_same && previous != word_that)) {
      return false;
    }
    const TokenIndex begin =
        previous == word_same && before(i - 1) == word_the && i >= floor_ + 2 ? i - 2 : i - 1;
    const auto unit = static_cast<TimeUnit>(word(i).value);
    if (unit_letter(unit) == 0 || word(i).plural) return false;
    if (previous == word_the) {
      const WordKind tail = kind(i + 1);
      if (tail != WordKind::Earlier && tail != WordKind::Later) return false;
      if (kind(i + 2) == WordKind::Deictic)
        return false;  // "the day before yesterday" begins there
      match.tokens = {begin, i + 2};
      if (i + 2 < end_ && !among(end_of_phrase_words, hash(i + 2))) {
        match.tokens.last = i + 1;
        match.kind = Kind::Untold;
        return true;
      }
      match.kind = Kind::BackReference;
      match.offset = offset_of(tail == WordKind::Earlier ? -1 : 1, unit);
      match.falls_back = tail == WordKind::Earlier;
      return true;
    }
    if (previous == word_that && unit != TimeUnit::Day && unit != TimeUnit::Year &&
        unit != TimeUnit::Month)
      return false;
    match.kind = Kind::BackReference;
    match.offset = offset_of(0, unit);
    match.tokens = {begin, i + 1};
    return true;
  }

  /// "earlier this week", "later today", "earlier in the day".
  bool earlier_match(TokenIndex i, TimeMatch& match) const {
    if (hash(i) != word_earlier && hash(i) != word_later) return false;
    if (kind(i + 1) == WordKind::Deictic) {
      if (!deictic_match(i + 1, match)) return false;
    } else if (kind(i + 1) == WordKind::This || kind(i + 1) == WordKind::Last) {
      if (!relative_period(i + 1, match) || match.kind != Kind::Offset) return false;
    } else if (hash(i + 1) == word_in && hash(i + 2) == word_the && kind(i + 3) == WordKind::Unit &&
               !word(i + 3).plural && unit_letter(static_cast<TimeUnit>(word(i + 3).value)) != 0) {
      match.kind = Kind::Offset;
      match.offset = offset_of(0, static_cast<TimeUnit>(word(i + 3).value));
      match.tokens = {i, i + 4};
    } else if (hash(i + 1) == word_in && year(i + 2) != 0) {
      match.first.year = year(i + 2);
      match.tokens = {i, i + 3};
    } else {
      return false;
    }
    match.tokens.first = i;
    return true;
  }

  // ---- dispatch ---------------------------------------------------------------------------------
  bool match_at(TokenIndex i, TimeMatch& match) const {
    const auto attempt = [&](auto read) {
      match = TimeMatch{};
      return read();
    };
    if (has_shape(i, HasDigit)) {
      if (attempt([&] { return decade_match(i, match); })) return true;
      if (attempt([&] { return calendar_match(i, match); })) return finish(match);
      if (attempt([&] { return ordinal_match(i, match); })) return true;
      if (attempt([&] { return year_match(i, match); })) return finish(match);
      if (attempt([&] { return prefixed_year(i, match); })) return true;
      return attempt([&] { return counted_match(i, match); });
    }
    switch (kind(i)) {
      case WordKind::Month:
        return attempt([&] { return calendar_match(i, match); }) && finish(match);
      case WordKind::Weekday:
        return attempt([&] { return weekday_match(i, match); });
      case WordKind::Deictic:
        return attempt([&] { return deictic_match(i, match); });
      case WordKind::Season:
        return attempt([&] { return season_match(i, match); });
      case WordKind::Last:
        if (attempt([&] { return ordinal_match(i, match); })) return true;
        [[fallthrough]];
      case WordKind::Past:
      case WordKind::This:
      case WordKind::Next:
        return attempt([&] { return relative_period(i, match); });
      case WordKind::Edge:
        return attempt([&] { return edge_match(i, match); });
      case WordKind::Earlier:
      case WordKind::Later:
        return attempt([&] { return earlier_match(i, match); });
      case WordKind::Ordinal:
        return attempt([&] { return ordinal_match(i, match); });
      case WordKind::Cardinal:
      case WordKind::Vague:
        return attempt([&] { return counted_match(i, match); });
      case WordKind::Unit:
        if (hash(i) == word_second) return attempt([&] { return ordinal_match(i, match); });
        if (is_unit(i, TimeUnit::Weekend) && before(i) == word_the) {
          match = TimeMatch{};
          match.kind = Kind::Weekend;
          match.tokens = {i, i + 1};
          return true;
        }
        return attempt([&] { return back_reference_match(i, match); });
      default:
        break;
    }
    if (hash(i) == word_a || hash(i) == word_an) {
      return attempt([&] { return counted_match(i, match); });
    }
    if (hash(i) == word_eve && before(i) == word_the && hash(i + 1) != word_of) {
      match = TimeMatch{};
      match.kind = Kind::BackReference;
      match.offset = "P-1D";
      match.falls_back = true;
      match.tokens = {i, i + 1};
      return true;
    }
    return false;
  }

  /// "mid-2019" as one token.
  bool prefixed_year(TokenIndex i, TimeMatch& match) const {
    const std::string_view text = form(i);
    if (text.size() != 8 || (!text.starts_with("mid-") && !text.starts_with("Mid-"))) return false;
    const int value = small_number(text.substr(4));
    if (value < 1000 || value > 2100) return false;
    match.first.year = value;
    match.tokens = {i, i + 1};
    return true;
  }

  /// "around 2015", "about May 5".
  bool finish(TimeMatch& match) const {
    match.approximate = match.kind == Kind::Calendar && !match.range &&
                        match.tokens.first > first_ &&
                        kind(match.tokens.first - 1) == WordKind::About;
    return true;
  }

  const Document& document_;
  TokenIndex first_;
  TokenIndex end_;
  TokenIndex floor_ = 0;  ///< Expressions must not begin before it.
  std::vector<WordValue> words_;
};

}  // namespace

void read_times(const Document& document, TokenSpan sentence, std::vector<TimeMatch>& matches) {
  TimeReader(document, sentence).read(matches);
}

std::optional<TimeMatch> read_calendar(const Document& document, TokenIndex at, TokenIndex end) {
  TimeMatch match;
  if (!TimeReader(document, {at, end}).calendar_at(at, match)) return std::nullopt;
  return match;
}

}  // namespace newsgraph::nlp
