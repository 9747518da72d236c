#include <optional>

#include "nlp/quantity_number.hpp"
#include "nlp/time_reader.hpp"

namespace newsgraph::nlp {
namespace {

using Kind = TimeMatch::Kind;

}  // namespace

bool TimeReader::period(TokenIndex i, TimeMatch& match) const {
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
  if (year(j) != 0 && !counted_things.contains(hash(j + 1))) {
    match.first.year = year(j);
    match.tokens = {j, j + 1};
    return true;
  }
  if (kind(j) == WordKind::Unit && j == i + 1 && !word(j).plural) {
    // "the end of the year"
    const std::string offset = offset_of(0, static_cast<TimeUnit>(word(j).value));
    // "at the end of the day" is no time.
    if (offset.empty() || is_unit(j, TimeUnit::Decade) || is_unit(j, TimeUnit::Day)) return false;
    match.kind = Kind::Offset;
    match.offset = offset;
    match.tokens = {j, j + 1};
    return true;
  }
  return relative_period(j, match) && match.kind == Kind::Offset;
}

bool TimeReader::edge_match(TokenIndex i, TimeMatch& match) const {
  TokenIndex j = i + 1;
  const bool noun = hash(j) == word_of;
  const bool joined = hash(j) == hyphen && glued(j);  // mid-2019
  const bool on_weekday = hash(j) == word_on && kind(j + 1) == WordKind::Weekday;
  if (noun || joined || on_weekday) ++j;
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

bool TimeReader::ordinal_match(TokenIndex i, TimeMatch& match) const {
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

bool TimeReader::season_match(TokenIndex i, TimeMatch& match) const {
  TokenIndex j = hash(i + 1) == word_of ? i + 2 : i + 1;
  if (year(j) == 0 || counted_things.contains(hash(j + 1))) return false;
  match.first.year = year(j);
  match.tokens = {i, j + 1};
  return true;
}

}  // namespace newsgraph::nlp
