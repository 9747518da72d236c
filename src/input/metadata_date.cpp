#include <array>
#include <charconv>
#include <chrono>
#include <cstdint>
#include <optional>

#include "newsgraph/base/number.hpp"

#include "input/readers.hpp"

namespace newsgraph::input {
namespace {

constexpr std::array<std::string_view, 12> months = {"jan", "feb", "mar", "apr", "may", "jun",
                                                     "jul", "aug", "sep", "oct", "nov", "dec"};

bool is_digit(char c) noexcept { return c >= '0' && c <= '9'; }
bool is_letter(char c) noexcept { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

std::string two(unsigned value) {
  std::string text = std::to_string(value);
  return text.size() == 1 ? "0" + text : text;
}

std::string edtf(unsigned year, unsigned month, unsigned day) {
  if (year < 1000 || year > 9999) return {};
  std::string text = std::to_string(year);
  if (month == 0) return text;
  if (month > 12) return {};
  text += '-' + two(month);
  if (day == 0) return text;
  const std::chrono::year_month_day date{std::chrono::year(static_cast<int>(year)),
                                         std::chrono::month(month), std::chrono::day(day)};
  if (!date.ok()) return {};
  return text + '-' + two(day);
}

std::string from_epoch(std::uint64_t value) {
  constexpr std::uint64_t milliseconds_from =
      100'000'000'000ULL;  // 5138-11-16 if these were seconds
  if (value >= milliseconds_from) value /= 1000;
  const std::chrono::sys_days day{std::chrono::days(static_cast<int>(value / 86400))};
  const std::chrono::year_month_day date(day);
  return edtf(static_cast<unsigned>(static_cast<int>(date.year())), unsigned{date.month()},
              unsigned{date.day()});
}

/// Numbers and words of a date in the order they stand, at most four: what follows is a time.
struct Pieces {
  std::array<std::string_view, 4> text;
  std::size_t count = 0;
};

Pieces split(std::string_view text) {
  Pieces pieces;
  std::size_t i = 0;
  while (i < text.size() && pieces.count < pieces.text.size()) {
    std::size_t end = i;
    if (is_digit(text[i])) {
      while (end < text.size() && is_digit(text[end])) ++end;
    } else if (is_letter(text[i])) {
      while (end < text.size() && is_letter(text[end])) ++end;
    } else {
      ++i;
      continue;
    }
    pieces.text[pieces.count++] = text.substr(i, end - i);
    i = end;
  }
  return pieces;
}

unsigned month_of(std::string_view word) {
  if (word.size() < 3) return 0;
  for (unsigned month = 0; month < months.size(); ++month) {
    bool same = true;
    for (std::size_t i = 0; i < 3; ++i) same = same && (word[i] | 0x20) == months[month][i];
    if (same) return month + 1;
  }
  return 0;
}

unsigned number(std::string_view text) {
  return static_cast<unsigned>(parse_unsigned(text).value_or(0));
}

}  // namespace

std::string parse_metadata_date(std::string_view text) {
  while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) text.remove_prefix(1);
  while (!text.empty() && (text.back() == ' ' || text.back() == '\t')) text.remove_suffix(1);
  if (const auto whole = parse_unsigned(text)) {
    if (text.size() == 4) return edtf(number(text), 0, 0);
    if (text.size() == 8)
      return edtf(number(text.substr(0, 4)), number(text.substr(4, 2)), number(text.substr(6, 2)));
    if (text.size() >= 9) return from_epoch(*whole);
    return {};
  }
  const Pieces pieces = split(text);
  const auto piece = [&](std::size_t i) {
    return i < pieces.count ? pieces.text[i] : std::string_view{};
  };
  // ISO 8601 and 2024/04/19
  if (piece(0).size() == 4 && is_digit(piece(0)[0])) {
    if (pieces.count == 2 && text.size() > 7) return {};
    return edtf(number(piece(0)), number(piece(1)),
                pieces.count > 2 && is_digit(piece(2)[0]) ? number(piece(2)) : 0);
  }
  // "Fri, 19 Apr 2024 ...": the weekday goes
  const std::size_t skip =
      pieces.count > 1 && is_letter(piece(0).empty() ? ' ' : piece(0)[0]) && month_of(piece(0)) == 0
          ? 1
          : 0;
  const std::string_view a = piece(skip);
  const std::string_view b = piece(skip + 1);
  const std::string_view c = piece(skip + 2);
  if (!a.empty() && is_digit(a[0]) && month_of(b) > 0 && c.size() == 4) {
    return edtf(number(c), month_of(b), number(a));
  }
  if (month_of(a) > 0 && c.size() == 4 && !b.empty() && is_digit(b[0])) {
    return edtf(number(c), month_of(a), number(b));
  }
  return {};
}

}  // namespace newsgraph::input
