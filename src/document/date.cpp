#include "newsgraph/document/date.hpp"

#include <algorithm>
#include <array>
#include <tuple>

namespace newsgraph {
namespace {

using std::chrono::day;
using std::chrono::days;
using std::chrono::month;
using std::chrono::sys_days;
using std::chrono::year;
using std::chrono::year_month_day;

constexpr int first_year = 1;
constexpr int last_year = 9999;
constexpr sys_days beginning = sys_days(year(first_year) / 1 / 1);
constexpr sys_days end = sys_days(year(last_year) / 12 / 31);

/// One end of an interval, or a date that is none. Zero month or day: not said.
struct Point {
  int year = 0;  ///< 0: unknown, the date is of any year.
  unsigned month = 0;
  unsigned day = 0;
  bool about = false;
};

struct Parsed {
  DatePrecision precision = DatePrecision::None;
  Point point;        ///< Of all but intervals.
  DateRange range{};  ///< Of all but dates without a year.
};

/// A number of exactly `width` digits at the beginning of `text`, which is cut off; -1 when there
/// is none.
int take_digits(std::string_view& text, std::size_t width) noexcept {
  if (text.size() < width) return -1;
  int value = 0;
  for (std::size_t i = 0; i < width; ++i) {
    if (text[i] < '0' || text[i] > '9') return -1;
    value = value * 10 + (text[i] - '0');
  }
  text.remove_prefix(width);
  return value;
}

bool take(std::string_view& text, std::string_view prefix) noexcept {
  if (!text.starts_with(prefix)) return false;
  text.remove_prefix(prefix.size());
  return true;
}

unsigned last_day_of(int in_year, unsigned in_month) noexcept {
  const auto last = year(in_year) / month(in_month) / std::chrono::last;
  return static_cast<unsigned>(last.day());
}

/// A leap year stands for an unknown one: --02-29 exists.
constexpr int any_year = 2000;

std::optional<Point> parse_point(std::string_view text) noexcept {
  Point point;
  const bool yearless = take(text, "--");
  if (!yearless) {
    point.year = take_digits(text, 4);
    if (point.year < first_year) return std::nullopt;
  }
  if (yearless || take(text, "-")) {
    const int number = take_digits(text, 2);
    if (number < 1 || number > 12) return std::nullopt;
    point.month = static_cast<unsigned>(number);
    if (take(text, "-")) {
      const int day_number = take_digits(text, 2);
      if (day_number < 1) return std::nullopt;
      point.day = static_cast<unsigned>(day_number);
      if (point.day > last_day_of(yearless ? any_year : point.year, point.month))
        return std::nullopt;
    }
  }
  point.about = !yearless && take(text, "~");
  if (!text.empty()) return std::nullopt;
  return point;
}

DateRange range_of(const Point& point) noexcept {
  const year in(point.year);
  if (point.month == 0) return {sys_days(in / 1 / 1), sys_days(in / 12 / 31)};
  const month of(point.month);
  if (point.day == 0) return {sys_days(in / of / 1), sys_days(in / of / std::chrono::last)};
  const sys_days only(in / of / day(point.day));
  return {only, only};
}

Parsed parse(std::string_view text) noexcept {
  Parsed parsed;
  const std::size_t slash = text.find('/');
  if (slash == std::string_view::npos) {
    const std::optional<Point> point = parse_point(text);
    if (!point) return parsed;
    parsed.point = *point;
    if (point->year == 0) {
      parsed.precision = DatePrecision::Yearless;
      return parsed;
    }
    parsed.range = range_of(*point);
    parsed.precision = point->day != 0     ? DatePrecision::Day
                       : point->month != 0 ? DatePrecision::Month
                                           : DatePrecision::Year;
    return parsed;
  }
  DateRange range{beginning, end};
  const std::string_view first = text.substr(0, slash);
  const std::string_view last = text.substr(slash + 1);
  if (first == ".." && last == "..") return parsed;
  if (first != "..") {
    const std::optional<Point> point = parse_point(first);
    if (!point || point->year == 0) return parsed;
    range.first = range_of(*point).first;
  }
  if (last != "..") {
    const std::optional<Point> point = parse_point(last);
    if (!point || point->year == 0) return parsed;
    range.last = range_of(*point).last;
  }
  if (range.last < range.first) return parsed;
  parsed.precision = DatePrecision::Interval;
  parsed.range = range;
  return parsed;
}

/// Whether a range has a day of the month and day of a date without a year.
bool has_day(const DateRange& range, const Point& yearless) noexcept {
  const int from = static_cast<int>(year_month_day(range.first).year());
  const int to = static_cast<int>(year_month_day(range.last).year());
  // A 29 February may be eight years away (1896 to 1904); every other day comes every year.
  for (int in = from; in <= std::min(to, from + 9); ++in) {
    Point point = yearless;
    point.year = in;
    if (point.day > last_day_of(in, point.month)) continue;
    const DateRange candidate = range_of(point);
    if (candidate.first <= range.last && range.first <= candidate.last) return true;
  }
  return false;
}

void append_digits(std::string& out, unsigned value, std::size_t width) {
  std::array<char, 4> digits{};
  for (std::size_t i = width; i > 0; --i) {
    digits[i - 1] = static_cast<char>('0' + value % 10);
    value /= 10;
  }
  out.append(digits.data(), width);
}

std::string format(const Point& point) {
  std::string text;
  if (point.year == 0) {
    text += '-';
  } else {
    append_digits(text, static_cast<unsigned>(point.year), 4);
  }
  if (point.month != 0) {
    text += '-';
    append_digits(text, point.month, 2);
  }
  if (point.day != 0) {
    text += '-';
    append_digits(text, point.day, 2);
  }
  if (point.about) text += '~';
  return text;
}

/// An offset by unit, from the coarsest to the finest.
struct Offset {
  static constexpr std::size_t unit_count = 4;
  static constexpr std::string_view units = "YMWD";
  std::array<int, unit_count> value{};
  std::size_t last = 0;  ///< Index of the last unit given: the precision of the result.
};

enum Unit : std::size_t { Years, Months, Weeks, Days };

std::optional<Offset> parse_offset(std::string_view text) noexcept {
  Offset offset;
  const int sign = take(text, "-") ? -1 : 1;
  if (!take(text, "P") || text.empty()) return std::nullopt;
  std::size_t next = 0;
  while (!text.empty()) {
    const int own_sign = take(text, "-") ? -1 : 1;
    int value = 0;
    std::size_t digits = 0;
    while (digits < text.size() && text[digits] >= '0' && text[digits] <= '9') {
      // Six digits reach past every date there is (9999 years are 3.7 million days, but no text
      // counts that far in days).
      if (digits == 6) return std::nullopt;
      value = value * 10 + (text[digits] - '0');
      ++digits;
    }
    if (digits == 0 || digits == text.size()) return std::nullopt;
    const std::size_t unit = Offset::units.find(text[digits]);
    if (unit == std::string_view::npos || unit < next) return std::nullopt;
    text.remove_prefix(digits + 1);
    offset.value[unit] = sign * own_sign * value;
    offset.last = unit;
    next = unit + 1;
  }
  return offset;
}

/// Moves a date with a year. Units finer than the date are known to be zero.
std::optional<Point> moved(Point point, const Offset& offset) noexcept {
  const bool has_month = point.month != 0;
  const bool has_day = point.day != 0;
  // Counted in plain integers: std::chrono::year wraps past 32767.
  const int month_index = point.year * 12 + (has_month ? static_cast<int>(point.month) - 1 : 0) +
                          offset.value[Years] * 12 + offset.value[Months];
  if (month_index < first_year * 12 || month_index >= (last_year + 1) * 12) return std::nullopt;
  point.year = month_index / 12;
  if (has_month) point.month = static_cast<unsigned>(month_index % 12 + 1);
  if (!has_day) return point;
  point.day = std::min(point.day, last_day_of(point.year, point.month));
  const sys_days at = sys_days(year(point.year) / month(point.month) / day(point.day)) +
                      days(offset.value[Weeks] * 7 + offset.value[Days]);
  if (at < beginning || at > end) return std::nullopt;
  const year_month_day result(at);
  point.year = static_cast<int>(result.year());
  point.month = static_cast<unsigned>(result.month());
  point.day = static_cast<unsigned>(result.day());
  return point;
}

/// Cuts off what is finer than the last unit of the offset.
void cut(Point& point, std::size_t last_unit) noexcept {
  if (last_unit == Years) point.month = 0;
  if (last_unit <= Months) point.day = 0;
}

std::string add_to_yearless(const Point& date, const Offset& offset) {
  if (offset.last == Years || offset.last == Weeks) return {};
  std::string result;
  // A common year, a leap year, and one after a leap year, so that every way in which years differ
  // is met; the answer must be the same in all.
  for (const int in : {2023, 2024, 2025}) {
    Point point = date;
    point.year = in;
    if (point.day > last_day_of(in, point.month)) return {};
    std::optional<Point> there = moved(point, offset);
    if (!there) return {};
    there->year = 0;
    cut(*there, offset.last);
    std::string text = format(*there);
    if (!result.empty() && text != result) return {};
    result = std::move(text);
  }
  return result;
}

}  // namespace

bool is_edtf(std::string_view edtf) noexcept {
  return parse(edtf).precision != DatePrecision::None;
}

DatePrecision date_precision(std::string_view edtf) noexcept { return parse(edtf).precision; }

std::optional<DateRange> date_range(std::string_view edtf) noexcept {
  const Parsed parsed = parse(edtf);
  if (parsed.precision <= DatePrecision::Yearless) return std::nullopt;
  return parsed.range;
}

bool date_contains(std::string_view coarse, std::string_view fine) noexcept {
  const Parsed outer = parse(coarse);
  const Parsed inner = parse(fine);
  if (outer.precision == DatePrecision::None || inner.precision == DatePrecision::None)
    return false;
  if (outer.precision != DatePrecision::Yearless) {
    return inner.precision != DatePrecision::Yearless && outer.range.first <= inner.range.first &&
           inner.range.last <= outer.range.last;
  }
  if (inner.precision == DatePrecision::Yearless) {
    return outer.point.month == inner.point.month &&
           (outer.point.day == 0 || outer.point.day == inner.point.day);
  }
  Point of_that_year = outer.point;
  of_that_year.year = static_cast<int>(year_month_day(inner.range.first).year());
  if (of_that_year.day > last_day_of(of_that_year.year, of_that_year.month)) return false;
  const DateRange range = range_of(of_that_year);
  return range.first <= inner.range.first && inner.range.last <= range.last;
}

bool dates_overlap(std::string_view a, std::string_view b) noexcept {
  const Parsed left = parse(a);
  const Parsed right = parse(b);
  if (left.precision == DatePrecision::None || right.precision == DatePrecision::None) return false;
  const bool left_yearless = left.precision == DatePrecision::Yearless;
  const bool right_yearless = right.precision == DatePrecision::Yearless;
  if (left_yearless && right_yearless) return date_contains(a, b) || date_contains(b, a);
  if (left_yearless) return has_day(right.range, left.point);
  if (right_yearless) return has_day(left.range, right.point);
  return left.range.first <= right.range.last && right.range.first <= left.range.last;
}

std::strong_ordering compare_dates(std::string_view a, std::string_view b) noexcept {
  using Key = std::tuple<int, long, long>;
  const auto key = [](std::string_view text) -> Key {
    const Parsed parsed = parse(text);
    if (parsed.precision == DatePrecision::None) return {2, 0, 0};
    if (parsed.precision == DatePrecision::Yearless) {
      return {1, parsed.point.month * 100L + parsed.point.day, 0};
    }
    return {0, parsed.range.first.time_since_epoch().count(),
            -parsed.range.last.time_since_epoch().count()};
  };
  const auto order = key(a) <=> key(b);
  return order != 0 ? order : a <=> b;
}

std::string_view xsd_type(std::string_view edtf) noexcept {
  const Parsed parsed = parse(edtf);
  if (parsed.point.about) return {};
  switch (parsed.precision) {
    case DatePrecision::Day:
      return "xsd:date";
    case DatePrecision::Month:
      return "xsd:gYearMonth";
    case DatePrecision::Year:
      return "xsd:gYear";
    case DatePrecision::Yearless:
      return parsed.point.day != 0 ? "xsd:gMonthDay" : "xsd:gMonth";
    case DatePrecision::Interval:
    case DatePrecision::None:
      break;
  }
  return {};
}

std::string format_day(sys_days when) {
  const year_month_day date(when);
  return format({static_cast<int>(date.year()), static_cast<unsigned>(date.month()),
                 static_cast<unsigned>(date.day()), false});
}

std::optional<sys_days> parse_day(std::string_view edtf) noexcept {
  const Parsed parsed = parse(edtf);
  if (parsed.precision != DatePrecision::Day || parsed.point.about) return std::nullopt;
  return parsed.range.first;
}

std::string with_year(std::string_view yearless, int in_year) {
  const Parsed parsed = parse(yearless);
  if (parsed.precision != DatePrecision::Yearless) return {};
  if (in_year < first_year || in_year > last_year) return {};
  Point point = parsed.point;
  if (point.day > last_day_of(in_year, point.month)) return {};
  point.year = in_year;
  return format(point);
}

bool is_offset(std::string_view offset) noexcept { return parse_offset(offset).has_value(); }

std::string add_offset(std::string_view date, std::string_view text) {
  const std::optional<Offset> offset = parse_offset(text);
  const Parsed parsed = parse(date);
  if (!offset || parsed.precision == DatePrecision::None ||
      parsed.precision == DatePrecision::Interval) {
    return {};
  }
  const Point& from = parsed.point;
  const bool finer_months = from.month == 0 && offset->value[Months] != 0;
  const bool finer_days = from.day == 0 && (offset->value[Weeks] != 0 || offset->value[Days] != 0);
  if (finer_months || finer_days) return {};
  if (from.year == 0) return add_to_yearless(from, *offset);

  std::optional<Point> there = moved(from, *offset);
  if (!there) return {};
  if (offset->last == Weeks && there->day != 0) {
    const sys_days at = sys_days(year(there->year) / month(there->month) / day(there->day));
    const std::chrono::weekday weekday(at);
    const sys_days monday = at - (weekday - std::chrono::Monday);
    const sys_days sunday = monday + days(6);
    if (monday < beginning || sunday > end) return {};
    const char* const about = from.about ? "~" : "";
    return format_day(monday) + about + '/' + format_day(sunday) + about;
  }
  cut(*there, offset->last);
  return format(*there);
}

std::string resolve(const Date& date, std::string_view article_date) {
  if (!date.value.empty() || date.offset.empty()) return date.value;
  return add_offset(article_date, date.offset);
}

}  // namespace newsgraph
