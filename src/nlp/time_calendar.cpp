#include <array>

#include "nlp/time_reader.hpp"

namespace newsgraph::nlp {
namespace {

using Kind = TimeMatch::Kind;
using text::hash_folded;

// A bare month or year is a time after these.
constexpr WordList time_prepositions({"in",        "since",   "until",  "till",       "by",
                                      "from",      "of",      "during", "through",    "before",
                                      "after",     "between", "early",  "late",       "mid",
                                      "for",       "to",      "year",   "throughout", "beyond",
                                      "following", "than"});
// Before a number of four digits: it counts or names something.
constexpr WordList count_words({"over",         "than",     "nearly",        "almost", "least",
                                "some",         "most",     "approximately", "only",   "nos",
                                "no",           "no.",      "number",        "#",      "$",
                                "\xe2\x82\xac", "\xc2\xa3", "eur",           "usd",    "gbp"});
constexpr WordList numbered_things(
    {"resolution", "horizon",  "strategy",  "concept", "resolutions", "vision", "agenda",
     "article",    "bill",     "law",       "order",   "act",         "decree", "directive",
     "boeing",     "flight",   "room",      "route",   "highway",     "code",   "form",
     "section",    "page",     "paragraph", "chapter", "channel",     "case",   "unit",
     "battalion",  "brigade",  "regiment",  "hr",      "h.r.",        "s.",     "res",
     "res.",       "document", "number",    "gate"});
constexpr WordList move_words({"moved", "postponed", "rescheduled", "delayed", "shifted", "pushed",
                               "extended", "brought", "changed"});
constexpr WordList range_words({"to", "until", "till", "through", "-"});

bool is_day_of_month(const PartialDate& date) noexcept {
  static constexpr std::array<int, 12> days{31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  return date.month >= 1 && date.month <= 12 && date.day >= 1 &&
         date.day <= days[static_cast<std::size_t>(date.month - 1)];
}

}  // namespace

bool TimeReader::calendar_at(TokenIndex i, TimeMatch& match) const {
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

bool TimeReader::is_full_month(TokenIndex i) const {
  static constexpr std::array<std::size_t, 12> sizes{7, 8, 5, 5, 3, 4, 4, 6, 9, 7, 8, 8};
  return is_month(i) && form(i).size() == sizes[word(i).value - 1U];
}

int TimeReader::day(TokenIndex i) const {
  const int number = digits(i);
  if (number >= 1 && number <= 31 && form(i).size() <= 2) {
    // "May 20 %", "May 10:30" are no days; "10:30" is another token form.
    const std::uint64_t next = hash(i + 1);
    return counted_things.contains(next) && !is_month(i + 1) ? 0 : number;
  }
  return kind(i) == WordKind::Ordinal && has_shape(i, HasDigit) ? word(i).value : 0;
}

int TimeReader::year(TokenIndex i) const {
  if (form(i).size() != 4) return 0;
  const int number = digits(i);
  return number >= 1000 && number <= 2100 ? number : 0;
}

TokenIndex TimeReader::relative_year(TokenIndex i, int& shift) const {
  TokenIndex j = hash(i) == word_of ? i + 1 : i;
  if (!is_unit(j + 1, TimeUnit::Year) || word(j + 1).plural) return i;
  if (kind(j) == WordKind::Last) {
    shift = -1;
  } else if (hash(j) == text::hash_folded("this")) {
    shift = 0;
  } else if (hash(j) == word_next) {
    shift = 1;
  } else {
    return i;
  }
  return j + 2;
}

TokenIndex TimeReader::following_year(TokenIndex i, int& value) const {
  TokenIndex j = i;
  if (hash(j) == comma || hash(j) == word_of) ++j;
  const int found = year(j);
  if (found == 0) return i;
  if (j == i + 1 && hash(i) == comma && counted_things.contains(hash(j + 1))) return i;
  value = found;
  return j + 1;
}

TokenIndex TimeReader::calendar(TokenIndex i, PartialDate& date, bool& bare) const {
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
    // "Memorandum 5 of June 16": the month has its day behind it.
    if (hash(j) == word_of && is_month(j + 1) && day(j + 2) > 0) return i;
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

TokenIndex TimeReader::numeric_date(TokenIndex i, PartialDate& date) const {
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

bool TimeReader::calendar_match(TokenIndex i, TimeMatch& match) const {
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

TokenIndex TimeReader::day_range(TokenIndex i, TimeMatch& match) const {
  const bool month_first = is_month(i);
  const TokenIndex one = month_first ? i + 1 : i;
  if (day(one) == 0) return i;
  const bool joined = range_words.contains(hash(one + 1));
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

TokenIndex TimeReader::second_date(TokenIndex begin, TokenIndex next, TimeMatch& match) const {
  const bool between = before(begin) == word_between;
  const bool dash = hash(next) == hyphen;
  const bool joined = range_words.contains(hash(next)) || (between && hash(next) == word_and);
  if (!joined) return next;
  const bool from = before(begin) == word_from;
  if (match.first.day == 0 && !from && !between && !dash) return next;
  for (TokenIndex k = begin; k > first_ && begin - k < 6; --k) {
    if (move_words.contains(hash(k - 1))) return next;  // "moved from 3 May to 5 May"
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

bool TimeReader::month_is_meant(TokenIndex i) const {
  if ((name_months_ >> word(i).value & 1U) != 0) return false;
  const std::uint64_t previous = before(i);
  if (word(i).value == 5 && previous == hash_folded("to")) return false;  // "second blow to May"
  if (time_prepositions.contains(previous)) {
    // "of May", "for May": Theresa's or the month's? The name follows or precedes with capitals.
    const bool month_preposition = previous != word_of && previous != text::hash_folded("for") &&
                                   previous != text::hash_folded("to") &&
                                   previous != text::hash_folded("than");
    return month_preposition || word(i).value != 5 || !capital(i + 1);
  }
  if (previous == hyphen && hash(i - 2) == text::hash_folded("mid")) return true;
  if (previous == word_and || previous == text::hash_folded("or") || previous == hyphen) {
    return i >= first_ + 2 && is_month(i - 2);
  }
  int shift = 0;
  return relative_year(i + 1, shift) != i + 1;
}

bool TimeReader::plural_noun(TokenIndex i) const {
  const std::string_view text = form(i);
  return counted_things.contains(hash(i)) || (has_shape(i, AllLower) && text.size() > 3 &&
                                              text.ends_with("s") && !text.ends_with("ss"));
}

bool TimeReader::year_is_meant(TokenIndex i) const {
  const int value = year(i);
  if (value == 0 || !has_shape(i, Digits)) return false;
  const std::uint64_t previous = before(i);
  if (counted_things.contains(hash(i + 1)) || count_words.contains(previous) ||
      numbered_things.contains(previous)) {
    return false;
  }
  if (glued(i) && hash(i - 1) != hyphen && hash(i - 1) != open_bracket && hash(i - 1) != slash) {
    return has_shape(i - 1, OpenQuote);
  }
  const bool modern = value >= 1900;
  if (plural_noun(i + 1)) {
    return modern && (previous == word_the || previous == word_in || previous == possessive ||
                      previous == text::hash_folded("since"));
  }
  if (time_prepositions.contains(previous) || kind(i - 1) == WordKind::About) {
    return modern || (previous != text::hash_folded("to") && previous != text::hash_folded("for") &&
                      previous != word_of && previous != text::hash_folded("than"));
  }
  if (!modern) return previous == open_bracket || previous == text::hash_folded("year");
  if (i == first_ || previous == word_the || previous == open_bracket || previous == possessive ||
      previous == comma || hash(i + 1) == text::hash_folded(")")) {
    return true;
  }
  if (previous == word_and || previous == text::hash_folded("or") || previous == hyphen) {
    return year(i - 2) != 0 || hash(i - 2) == text::hash_folded("mid");
  }
  return capital(i - 1) || capital(i + 1);
}

bool TimeReader::year_match(TokenIndex i, TimeMatch& match) const {
  if (!year_is_meant(i)) return false;
  match.first.year = year(i);
  TokenIndex next = i + 1;
  const bool between = before(i) == word_between;
  const bool from = before(i) == word_from;
  const bool dash = (hash(next) == hyphen || hash(next) == slash);
  if (dash || (between && hash(next) == word_and) || (from && range_words.contains(hash(next)))) {
    int other = year(next + 1);
    const int number = digits(next + 1);
    if (other == 0 && dash && glued(next) && glued(next + 1) && form(next + 1).size() == 2 &&
        number > match.first.year % 100) {
      other = match.first.year / 100 * 100 + number;  // 2019-20
    }
    if (other > match.first.year && !counted_things.contains(hash(next + 2))) {
      match.last.year = other;
      match.range = true;
      next += 2;
    }
  }
  match.tokens = {i, next};
  return true;
}

bool TimeReader::decade_match(TokenIndex i, TimeMatch& match) const {
  const std::string_view text = form(i);
  TokenIndex next = i + 1;
  std::string_view number = text;
  if (text.ends_with("s")) {
    number.remove_suffix(1);
    if (number.ends_with("'")) number.remove_suffix(1);
  } else if (glued(next) &&
             (hash(next) == letter_s ||
              (hash(next) == possessive && before(i) == word_the && year(i) % 10 == 0))) {
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

bool TimeReader::prefixed_year(TokenIndex i, TimeMatch& match) const {
  const std::string_view text = form(i);
  if (text.size() != 8 || (!text.starts_with("mid-") && !text.starts_with("Mid-"))) return false;
  const int value = small_number(text.substr(4));
  if (value < 1000 || value > 2100) return false;
  match.first.year = value;
  match.tokens = {i, i + 1};
  return true;
}

bool TimeReader::finish(TimeMatch& match) const {
  match.approximate = match.kind == Kind::Calendar && !match.range && match.tokens.first > first_ &&
                      kind(match.tokens.first - 1) == WordKind::About;
  return true;
}

}  // namespace newsgraph::nlp
