#include <optional>

#include "nlp/quantity_number.hpp"
#include "nlp/time_reader.hpp"

namespace newsgraph::nlp {
namespace {

using Kind = TimeMatch::Kind;

// Days with names of their own: "Good Friday".
constexpr WordList holiday_words({"good", "black", "bloody", "ash", "easter", "palm", "holy",
                                  "cyber", "super", "fat", "maundy", "shrove", "red"});
constexpr WordList newspaper_words({"times", "telegraph", "mirror", "herald", "mail", "post",
                                    "express", "world", "star"});
// Nothing that "two days before" could count from.
constexpr WordList end_of_phrase_words(
    {",",      ".",    ";",   ":",    "!",  "?",  ")",  "\"", "\xe2\x80\x9d", "\xe2\x80\x94",
     "-",      "and",  "but", "when", "in", "at", "on", "to", "as",           "said",
     "during", "with", "by"});
constexpr WordList rough_words({"about", "around", "some", "almost", "nearly", "over", "than",
                                "least", "roughly", "approximately"});

}  // namespace

bool TimeReader::deictic_match(TokenIndex i, TimeMatch& match) const {
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

bool TimeReader::relative_period(TokenIndex i, TimeMatch& match) const {
  const WordKind modifier = kind(i);
  const bool the = before(i) == word_the || before(i) == text::hash_folded("its") ||
                   before(i) == text::hash_folded("their") || before(i) == text::hash_folded("his");
  const TokenIndex j = i + 1;
  switch (kind(j)) {
    case WordKind::Unit:
      if (!relative_unit(i, modifier, the, match)) return false;
      if (match.kind == Kind::Offset && is_unit(j, TimeUnit::Year) && is_month(j + 1)) {
        // "last year August 8"
        TimeMatch date;
        bool bare = false;
        const TokenIndex next = calendar(j + 1, date.first, bare);
        if (next != j + 1 && date.first.year == 0) {
          relative_year(i, date.year_shift);
          date.has_year_shift = true;
          date.tokens = {i, next};
          match = date;
        }
      }
      return true;
    case WordKind::DayPart:
      if (modifier == WordKind::This && hash(i) == text::hash_folded("this")) {
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

void TimeReader::set_direction(WordKind modifier, TimeMatch& match) {
  if (modifier == WordKind::Last || modifier == WordKind::Past) match.direction = Direction::Past;
  if (modifier == WordKind::Next) match.direction = Direction::Future;
  if (modifier == WordKind::This) match.this_period = true;
}

bool TimeReader::relative_unit(TokenIndex i, WordKind modifier, bool the, TimeMatch& match) const {
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
  if (!has_offset(unit)) return false;
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
      if (hash(i) == text::hash_folded("past") || unit == TimeUnit::Decade) {
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

bool TimeReader::counted_period(TokenIndex i, WordKind modifier, TimeMatch& match) const {
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

bool TimeReader::weekday_match(TokenIndex i, TimeMatch& match) const {
  if (!capital(i)) return false;
  if (i > first_ && capital(i - 1) && holiday_words.contains(hash(i - 1))) return false;
  if (capital(i + 1) && newspaper_words.contains(hash(i + 1))) return false;
  match.weekday = word(i).value;
  TokenIndex next = i + 1;
  if (kind(next) == WordKind::DayPart) ++next;
  // "Tuesday, August 22", "Tuesday (22 August)", "Tuesday 22 August"
  TokenIndex j = next;
  const bool bracket = hash(j) == open_bracket;
  if (hash(j) == comma || bracket) ++j;
  TimeMatch date;
  if ((is_month(j) || day(j) > 0) && calendar_match(j, date) && !date.range && date.first.day > 0) {
    date.weekday = match.weekday;
    match = date;
    match.tokens.first = i;
    return true;
  }
  match.kind = Kind::Weekday;
  match.tokens = {i, next};
  return true;
}

bool TimeReader::counted_match(TokenIndex i, TimeMatch& match) const {
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
  if (kind(j) == WordKind::Vague && hash(j) == text::hash_folded("few")) ++j;
  if (kind(j) != WordKind::Unit || j == i) return false;
  const auto unit = static_cast<TimeUnit>(word(j).value);
  const bool single = hash(i) == word_a || hash(i) == word_an;
  ++j;
  match.tokens = {i, j};
  match.kind = Kind::Duration;
  if (known) match.offset = offset_of(count, unit);
  const bool rough = rough_words.contains(before(i));
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
    if (!adverb && j + 1 < end_ && !end_of_phrase_words.contains(hash(j + 1))) {
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
  return !single || before(i) == word_for || before(i) == word_in ||
         before(i) == text::hash_folded("within");
}

bool TimeReader::back_reference_match(TokenIndex i, TimeMatch& match) const {
  const std::uint64_t previous = before(i);
  if (i == floor_ || (previous != word_the && previous != word_same && previous != word_that)) {
    return false;
  }
  const TokenIndex begin =
      previous == word_same && before(i - 1) == word_the && i >= floor_ + 2 ? i - 2 : i - 1;
  const auto unit = static_cast<TimeUnit>(word(i).value);
  if (!has_offset(unit) || word(i).plural) return false;
  if (previous == word_the) {
    const WordKind tail = kind(i + 1);
    if (tail != WordKind::Earlier && tail != WordKind::Later) return false;
    if (kind(i + 2) == WordKind::Deictic) return false;  // "the day before yesterday" begins there
    match.tokens = {begin, i + 2};
    if (i + 2 < end_ && !end_of_phrase_words.contains(hash(i + 2))) {
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

bool TimeReader::earlier_match(TokenIndex i, TimeMatch& match) const {
  if (hash(i) != word_earlier && hash(i) != word_later) return false;
  if (kind(i + 1) == WordKind::Deictic) {
    if (!deictic_match(i + 1, match)) return false;
  } else if (kind(i + 1) == WordKind::This || kind(i + 1) == WordKind::Last) {
    if (!relative_period(i + 1, match) || match.kind != Kind::Offset) return false;
  } else if (hash(i + 1) == word_in && hash(i + 2) == word_the && kind(i + 3) == WordKind::Unit &&
             !word(i + 3).plural && has_offset(static_cast<TimeUnit>(word(i + 3).value))) {
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

}  // namespace newsgraph::nlp
