#include "nlp/time_value.hpp"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <utility>

#include "newsgraph/document/date.hpp"
#include "newsgraph/text/tokenizer.hpp"

namespace newsgraph::nlp {
namespace {

using std::chrono::days;
using std::chrono::sys_days;
using std::chrono::year_month_day;
using Kind = TimeMatch::Kind;

constexpr std::uint64_t word_and = text::hash_folded("and");
constexpr std::uint64_t word_or = text::hash_folded("or");
constexpr std::uint64_t word_to = text::hash_folded("to");
constexpr std::uint64_t word_through = text::hash_folded("through");
constexpr std::uint64_t hyphen = text::hash_folded("-");

void append_padded(std::string& out, int number, int width) {
  const std::string digits = std::to_string(number);
  for (int i = static_cast<int>(digits.size()); i < width; ++i) out += '0';
  out += digits;
}

/// EDTF of a partial date; without a year --08-22 or --08.
std::string format(const PartialDate& date) {
  std::string out;
  if (date.year > 0) {
    append_padded(out, date.year, 4);
  } else {
    out = "-";
  }
  if (date.month > 0) {
    out += '-';
    append_padded(out, date.month, 2);
  }
  if (date.day > 0) {
    out += '-';
    append_padded(out, date.day, 2);
  }
  return is_edtf(out) ? out : std::string{};
}

std::optional<sys_days> day_of(const PartialDate& date, int year) {
  const year_month_day day{std::chrono::year(year),
                           std::chrono::month(static_cast<unsigned>(date.month)),
                           std::chrono::day(static_cast<unsigned>(date.day))};
  if (!day.ok()) return std::nullopt;
  return sys_days(day);
}

int year_number(sys_days day) { return static_cast<int>(year_month_day(day).year()); }

/// Monday is 1.
int iso_weekday(sys_days day) { return static_cast<int>(std::chrono::weekday(day).iso_encoding()); }

int month_number(const PartialDate& date, int year) { return year * 12 + date.month - 1; }

/// Every year a date without one may mean, seen from another year.
std::array<int, 3> near_years(int year) { return {year - 1, year, year + 1}; }

/// What is nearer than this is meant where the tense is that of another word: "they welcomed the
/// summit on 7 July" said in May. Farther off the press gives the year.
constexpr long near_days = 90;
constexpr int near_months = 3;

/// The year of a month without one, seen from a day; 0 when none fits.
int month_year(const PartialDate& date, const TimeMatch& match, const Outlook& outlook,
               sys_days from) {
  const Direction direction = outlook.direction;
  const year_month_day today(from);
  const int year = static_cast<int>(today.year());
  const int now = year * 12 + static_cast<int>(static_cast<unsigned>(today.month())) - 1;
  if (match.this_period) return year;
  const bool explicit_direction = match.direction != Direction::None;
  int best = 0;
  int least = 1 << 20;
  for (const int candidate : near_years(year)) {
    const int difference = month_number(date, candidate) - now;
    if (!outlook.sure && std::abs(difference) <= near_months) return candidate;
    if (direction == Direction::Past && (difference > 0 || (explicit_direction && difference == 0)))
      continue;
    if (direction == Direction::Future &&
        (difference < 0 || (explicit_direction && difference == 0)))
      continue;
    if (std::abs(difference) < least) {
      least = std::abs(difference);
      best = candidate;
    }
  }
  return best;
}

/// The year of a day and month, seen from a day; 0 when none fits. A weekday decides. A day after
/// the article's is let pass as past: datelines lag behind the clock elsewhere.
int day_year(const PartialDate& date, const TimeMatch& match, const Outlook& outlook,
             sys_days from) {
  const Direction direction = outlook.direction;
  const int year = year_number(from);
  if (match.this_period) return year;
  const bool explicit_direction = match.direction != Direction::None;
  const auto distance = [&](int candidate) -> std::optional<long> {
    const std::optional<sys_days> day = day_of(date, candidate);
    if (!day) return std::nullopt;
    return (*day - from).count();
  };
  const auto fits_weekday = [&](int candidate) {
    const std::optional<sys_days> day = day_of(date, candidate);
    return match.weekday > 0 && day && iso_weekday(*day) == match.weekday;
  };
  const bool by_weekday = std::ranges::any_of(near_years(year), fits_weekday);
  int best = 0;
  int nearest = 0;
  long least = 1L << 30;
  long least_of_all = least;
  for (const int candidate : near_years(year)) {
    const std::optional<long> difference = distance(candidate);
    if (!difference || (by_weekday && !fits_weekday(candidate))) continue;
    const long days_off = std::abs(*difference);
    if (days_off < least_of_all) {
      least_of_all = days_off;
      nearest = candidate;
    }
    if (direction == Direction::Past && *difference > (explicit_direction ? -1 : 1)) continue;
    if (direction == Direction::Future && *difference < (explicit_direction ? 1 : 0)) continue;
    if (days_off < least) {
      least = days_off;
      best = candidate;
    }
  }
  return best == 0 || (!outlook.sure && least_of_all < near_days) ? nearest : best;
}

/// Quarters, halves and first months of a year as an interval of months.
std::string part_of_year(const std::string& year, const TimeMatch& match) {
  if (date_precision(year) != DatePrecision::Year || year.ends_with('~')) return {};
  int first = 1;
  int last = 12;
  switch (match.part) {
    case TimeMatch::Part::Quarter:
      first = match.part_number * 3 - 2;
      last = match.part_number * 3;
      break;
    case TimeMatch::Part::Half:
      first = match.part_number * 6 - 5;
      last = match.part_number * 6;
      break;
    case TimeMatch::Part::Months:
      last = match.part_number;
      break;
    case TimeMatch::Part::Whole:
      return year;
  }
  std::string out = year + "-";
  append_padded(out, first, 2);
  out += "/" + year + "-";
  append_padded(out, last, 2);
  return out;
}

std::string interval(const std::string& first, const std::string& last) {
  if (first.empty() || last.empty()) return {};
  if (first == last) return first;
  std::string out = first + "/" + last;
  return is_edtf(out) ? out : std::string{};
}

}  // namespace

TimeResolver::TimeResolver(const Document& document, const knowledge::Knowledge& knowledge)
    : document_(document), knowledge_(knowledge), article_day_(parse_day(document.article.date)) {
  const std::optional<DateRange> range = date_range(document.article.date);
  if (range && date_precision(document.article.date) != DatePrecision::Interval) {
    first_day_ = range->first;
    last_day_ = range->last;
  }
}

/// "Victims of the October 7 attacks", "the storms on 6 May": nobody knows of them before.
bool TimeResolver::dates_mishap(TokenSpan expression) const {
  const auto& heads = document_.tokens.head;
  if (heads.empty() || document_.tokens.upos.empty()) return false;
  const auto is_noun = [&](TokenIndex token) {
    const Upos upos = document_.tokens.upos[token];
    return upos == Upos::Noun || upos == Upos::Propn;
  };
  TokenIndex noun = expression.first;
  while (noun != no_token && expression.contains(noun)) noun = heads[noun];
  constexpr int reach = 2;  // "attacks in Riverton on 6 May"
  for (int i = 0; i < reach && noun != no_token && is_noun(noun); ++i, noun = heads[noun]) {
    const auto& matches = document_.gazetteer_matches;
    const auto after = std::ranges::upper_bound(
        matches, noun, {}, [](const GazetteerMatch& match) { return match.tokens.first; });
    if (after == matches.begin() || !(after - 1)->tokens.contains(noun)) continue;
    for (const knowledge::EntryId id : knowledge_.gazetteer.entries((after - 1)->alias)) {
      const knowledge::Entry& entry = knowledge_.gazetteer.entry(id);
      if (entry.kind != knowledge::EntryKind::EventNoun) continue;
      return knowledge_.ontology.is_a(entry.type, "Attack") ||
             knowledge_.ontology.is_a(entry.type, "Disaster");
    }
  }
  return false;
}

Outlook TimeResolver::outlook(const TimeMatch& match, TokenSpan sentence) const {
  if (match.direction != Direction::None) return {match.direction, true};
  const knowledge::Lexicon& lexicon = knowledge_.lexicon;
  const Direction clause = clause_direction(document_, lexicon, match.tokens, sentence);
  const bool told = is_told_by_verb(document_, lexicon, match.tokens, sentence, clause);
  const bool planned = told && clause == Direction::Future;
  if (!planned && dates_mishap(match.tokens)) return {Direction::Past, true};
  return {clause, told};
}

int TimeResolver::year_of(const PartialDate& date, const TimeMatch& match,
                          const Outlook& outlook) const {
  if (!first_day_) return 0;
  const auto choose = [&](sys_days from) {
    return date.day > 0 ? day_year(date, match, outlook, from)
                        : month_year(date, match, outlook, from);
  };
  const int year = choose(*first_day_);
  return year == choose(*last_day_) ? year : 0;
}

/// "The September 11 attacks" stand for those of 2001, whenever the article was written: without a
/// year the date is taken for another only in the weeks around it.
bool TimeResolver::is_famous(const PartialDate& date, int year) const {
  if (date.month != 9 || date.day != 11) return false;
  const std::optional<sys_days> day = day_of(date, year);
  return !day || !first_day_ || std::abs((*day - *first_day_).count()) > 30;
}

std::string TimeResolver::calendar(const TimeMatch& match, TokenSpan sentence) const {
  PartialDate first = match.first;
  PartialDate last = match.last;
  if (match.has_year_shift) {
    const std::string year =
        add_offset(document_.article.date, "P" + std::to_string(match.year_shift) + "Y");
    if (date_precision(year) == DatePrecision::Year) {
      first.year = std::atoi(year.c_str());
      last.year = first.year;
    }
  } else if (first.year == 0 && first.month > 0) {
    const Outlook seen = outlook(match, sentence);
    const Direction clause = seen.direction;
    const bool by_last = match.range && clause == Direction::Past;
    const int year = year_of(by_last ? last : first, match, seen);
    // Another year stands beside it: the story may be of then, and nobody knows.
    const bool doubtful = told_year_ != 0 && told_year_ != year && year_age_ <= 1 &&
                          match.direction == Direction::None && clause != Direction::Future;
    if (year != 0 && !doubtful && !is_famous(first, year)) {
      const bool wraps = match.range && first.month > last.month;
      first.year = by_last && wraps ? year - 1 : year;
      last.year = !by_last && wraps ? year + 1 : year;
    }
  }
  if (match.range) {
    if (first.year == 0) return format(first);
    return interval(format(first), format(last));
  }
  std::string value = format(first);
  if (match.part != TimeMatch::Part::Whole) return part_of_year(value, match);
  if (match.approximate && first.year > 0 && !value.empty()) value += '~';
  return value;
}

std::string TimeResolver::weekday(const TimeMatch& match, TokenSpan sentence) const {
  if (!article_day_) return {};
  const Direction clause = direction(match, sentence);
  const bool ahead =
      clause == Direction::Future || (match.this_period && clause == Direction::None);
  int difference = match.weekday - iso_weekday(*article_day_);
  if (ahead) {
    if (difference < 0) difference += 7;
    if (difference == 0 && match.direction == Direction::Future) difference = 7;
  } else {
    if (difference > 0) difference -= 7;
    if (difference == 0 && match.direction == Direction::Past) difference = -7;
  }
  return format_day(*article_day_ + days(difference));
}

std::string TimeResolver::weekend(const TimeMatch& match, TokenSpan sentence) const {
  if (!article_day_) return {};
  const Direction clause = direction(match, sentence);
  const bool ahead =
      clause == Direction::Future || (match.this_period && clause == Direction::None);
  int difference =
      6 - iso_weekday(*article_day_);  // Saturday of this week; on Sundays the day before
  if (ahead && match.direction == Direction::Future && difference <= 0) difference += 7;
  if (!ahead && (difference > 0 || match.direction == Direction::Past))
    difference -= difference > 0 ? 7 : 0;
  const sys_days saturday = *article_day_ + days(difference);
  return interval(format_day(saturday), format_day(saturday + days(1)));
}

Date TimeResolver::offset(const TimeMatch& match) const {
  Date date;
  date.text = std::string(document_.text(match.tokens));
  date.offset = match.offset;
  std::string value = newsgraph::resolve(date, document_.article.date);
  if (match.part != TimeMatch::Part::Whole) {
    value = part_of_year(value, match);
    date.offset.clear();
  }
  if (match.approximate) {
    if (!value.empty() && date_precision(value) != DatePrecision::Interval) value += '~';
    date.offset.clear();
  }
  if (!value.empty() && is_edtf(value)) return Date{std::move(value), {}, {}};
  return date;
}

Date TimeResolver::value(const TimeMatch& match, TokenSpan sentence, bool& is_duration) {
  Date date;
  switch (match.kind) {
    case Kind::Calendar:
      date.value = calendar(match, sentence);
      break;
    case Kind::Weekday:
      date.value = weekday(match, sentence);
      break;
    case Kind::Weekend:
      date.value = weekend(match, sentence);
      break;
    case Kind::Offset:
      return offset(match);
    case Kind::BackReference:
      if (!last_date_.empty() && date_age_ <= 1) date.value = add_offset(last_date_, match.offset);
      if (date.value.empty() && match.falls_back) return offset(match);
      break;
    case Kind::Duration:
      if (!match.offset.empty() && direction(match, sentence) == Direction::Future) {
        return offset(match);
      }
      is_duration = true;
      break;
    case Kind::Untold:
      break;
  }
  if (date.value.empty()) date.text = std::string(document_.text(match.tokens));
  return date;
}

/// A day without a year takes the year of a dated neighbour that is coordinated with it: "on 4
/// April and in Riga from 5 to 6 April 2016"; "on 7 May 2016 and on 12 May".
void TimeResolver::share_years(std::vector<TimeMatch>& matches, TokenSpan) const {
  const auto lacks_year = [](const TimeMatch& match) {
    return match.kind == Kind::Calendar && match.first.year == 0 && match.first.day > 0 &&
           !match.has_year_shift && match.direction == Direction::None && !match.this_period;
  };
  const auto coordinated = [&](const TimeMatch& one, const TimeMatch& two, TokenIndex most) {
    if (two.tokens.first - one.tokens.last > most) return false;
    for (TokenIndex i = one.tokens.last; i < two.tokens.first; ++i) {
      const std::uint64_t hash = document_.tokens.hash[i];
      if (hash == word_and || hash == word_or || hash == word_to || hash == word_through ||
          hash == hyphen) {
        return true;
      }
    }
    return false;
  };
  const auto key = [](const PartialDate& date) { return date.month * 100 + date.day; };
  const auto take = [](TimeMatch& match, int year) {
    match.first.year = year;
    if (match.range) match.last.year = year;
  };
  for (std::size_t i = matches.size(); i-- > 1;) {
    TimeMatch& one = matches[i - 1];
    const TimeMatch& two = matches[i];
    if (lacks_year(one) && two.kind == Kind::Calendar && two.first.year > 0 && two.first.day > 0 &&
        key(one.first) <= key(two.first) && coordinated(one, two, 5)) {
      take(one, two.first.year);
    }
  }
  for (std::size_t i = 1; i < matches.size(); ++i) {
    const TimeMatch& one = matches[i - 1];
    TimeMatch& two = matches[i];
    if (lacks_year(two) && one.kind == Kind::Calendar && one.first.year > 0 && one.first.day > 0 &&
        key(one.first) <= key(two.first) && coordinated(one, two, 8)) {
      take(two, one.first.year);
    }
  }
}

void TimeResolver::resolve(std::vector<TimeMatch>& matches, const Sentence& sentence,
                           std::vector<TimeExpression>& times) {
  ++date_age_;
  ++year_age_;
  if (sentence.paragraph != paragraph_) {
    paragraph_ = sentence.paragraph;
    told_year_ = 0;
  }
  share_years(matches, sentence.tokens);
  for (const TimeMatch& match : matches) {
    TimeExpression time;
    time.tokens = match.tokens;
    time.date = value(match, sentence.tokens, time.is_duration);
    const DatePrecision precision = date_precision(time.date.value);
    const bool simple = precision == DatePrecision::Day || precision == DatePrecision::Month ||
                        precision == DatePrecision::Year;
    if (simple && !time.date.value.ends_with('~')) {
      last_date_ = time.date.value;
      date_age_ = 0;
    }
    if (match.kind == Kind::Calendar && match.first.year > 0) {
      told_year_ = match.first.year;
      year_age_ = 0;
    }
    times.push_back(std::move(time));
  }
}

}  // namespace newsgraph::nlp
