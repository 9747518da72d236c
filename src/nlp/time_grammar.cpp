#include "nlp/time_grammar.hpp"

#include <utility>

#include "nlp/time_reader.hpp"

namespace newsgraph::nlp {
namespace {

using Kind = TimeMatch::Kind;

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

}  // namespace

int small_number(std::string_view text) noexcept {
  if (text.empty() || text.size() > 4) return -1;
  int value = 0;
  for (const char c : text) {
    if (c < '0' || c > '9') return -1;
    value = value * 10 + (c - '0');
  }
  return value;
}

std::string offset_of(int count, TimeUnit unit) {
  const char letter = unit_letter(unit);
  if (letter == 0) return {};
  if (unit == TimeUnit::Decade) count *= 10;
  return "P" + std::to_string(count) + letter;
}

bool has_offset(TimeUnit unit) noexcept { return unit_letter(unit) != 0; }

TimeReader::TimeReader(const Document& document, TokenSpan sentence, std::uint16_t name_months)
    : document_(document), first_(sentence.first), end_(sentence.last), name_months_(name_months) {
  words_.reserve(sentence.size());
  for (TokenIndex i = first_; i < end_; ++i) words_.push_back(time_word(document.tokens.hash[i]));
}

void TimeReader::read(std::vector<TimeMatch>& matches) {
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

bool TimeReader::match_at(TokenIndex i, TimeMatch& match) const {
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
      // "following Tuesday's storms": a preposition
      if (hash(i) == word_following && before(i) != word_the) return false;
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

void read_times(const Document& document, TokenSpan sentence, std::uint16_t name_months,
                std::vector<TimeMatch>& matches) {
  TimeReader(document, sentence, name_months).read(matches);
}

std::optional<TimeMatch> read_calendar(const Document& document, TokenIndex at, TokenIndex end) {
  TimeMatch match;
  if (!TimeReader(document, {at, end}).calendar_at(at, match)) return std::nullopt;
  return match;
}

}  // namespace newsgraph::nlp
