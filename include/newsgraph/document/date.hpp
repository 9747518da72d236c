#ifndef NEWSGRAPH_DOCUMENT_DATE_HPP
#define NEWSGRAPH_DOCUMENT_DATE_HPP

// Partial dates: as precise as a text says and never more. Written in a subset of EDTF (Library of
// Congress, Extended Date/Time Format, levels 0 and 1) and, for dates without a year, as XML Schema
// writes them:
//
//   2024   2024-04   2024-04-19        a year, a month, a day
//   2024-04~                           about (any of the three forms)
//   2024-04-19/2024-04-21              an interval, both ends included; an end may be ".." (open)
//   --08-22   --08                     a day or a month of an unknown year
//
// Years are 0001 to 9999 of the proleptic Gregorian calendar. All functions are pure and
// locale-free.

#include <chrono>
#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "newsgraph/document/claim.hpp"

namespace newsgraph {

/// First and last day that a date may mean, both included.
struct DateRange {
  std::chrono::sys_days first;
  std::chrono::sys_days last;

  friend bool operator==(const DateRange&, const DateRange&) = default;
};

/// How precise a date is: its smallest unit. Intervals are `Interval`, dates without a year
/// `Yearless`, whatever their ends are.
enum class DatePrecision : std::uint8_t { None, Yearless, Interval, Year, Month, Day };

/// Whether `edtf` is a date of the forms above that exists in the calendar (no 2023-02-29; --02-29
/// does exist), and of an interval the first end is not after the last.
bool is_edtf(std::string_view edtf) noexcept;

/// `None` when it is no date.
DatePrecision date_precision(std::string_view edtf) noexcept;

/// Days that the date may mean; "~" widens nothing; an open end is 0001-01-01 or 9999-12-31. Empty
/// for dates without a year and for what is no date.
std::optional<DateRange> date_range(std::string_view edtf) noexcept;

/// Whether every day of `fine` is one of `coarse`: 2024 contains 2024-04, 2024-04 contains itself
/// and 2024-04~, --08-22 and --08 contain 2025-08-22. False when either is no date.
bool date_contains(std::string_view coarse, std::string_view fine) noexcept;

/// Whether some day may be meant by both. A date without a year overlaps every range that has such
/// a day. False when either is no date.
bool dates_overlap(std::string_view a, std::string_view b) noexcept;

/// A total order for lists and timelines: by first day, at equal first days the longer range first,
/// then by text; dates without a year after all others, what is no date last.
std::strong_ordering compare_dates(std::string_view a, std::string_view b) noexcept;

/// "xsd:date", "xsd:gYearMonth", "xsd:gYear", "xsd:gMonthDay" or "xsd:gMonth"; empty for about,
/// intervals and what is no date: those are written as plain strings.
std::string_view xsd_type(std::string_view edtf) noexcept;

/// A day as "2024-04-19". Requires a year of 1 to 9999.
std::string format_day(std::chrono::sys_days when);

/// The day of "2024-04-19"; empty for every other form.
std::optional<std::chrono::sys_days> parse_day(std::string_view edtf) noexcept;

/// --08-22 or --08 in a year: 2025-08-22, 2025-08. Empty for other forms, for years outside 1 to
/// 9999 and for a day that the year lacks.
std::string with_year(std::string_view yearless, int year);

/// Whether `offset` is an ISO 8601 duration of years, months, weeks and days, each with a sign of
/// its own where negative ("P-1Y", "P0D", "P-1M0D"), or one for all ("-P2W").
bool is_offset(std::string_view offset) noexcept;

/// The date that lies `offset` from `date`, as precise as the last unit of the offset:
///
///   2024-03-31 P-1D = 2024-03-30     2024-03-31 P-1M = 2024-02      2024-02-29 P-1Y0D = 2023-02-28
///   2024-04-19 P0W = 2024-04-15/2024-04-21 (the week from Monday)
///
/// Days past the end of a month become its last day. A unit finer than `date` must be zero and is
/// left out (2024-04 P0D = 2024-04); a date without a year gives one without a year where every
/// year gives the same (--08-22 P-1D = --08-21). "~" is kept. Empty when the result is not known:
/// an interval, no date, a date that is too coarse, a result outside of years 1 to 9999.
std::string add_offset(std::string_view date, std::string_view text);

/// The value of a date read in an article of `article_date`: `value` as it stands, else the offset
/// from the article's date; empty when it cannot be told.
std::string resolve(const Date& date, std::string_view article_date);

}  // namespace newsgraph

#endif
