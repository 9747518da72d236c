#include "newsgraph/document/date.hpp"

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include <doctest/doctest.h>

namespace newsgraph {
namespace {

TEST_CASE("date: what is a partial date, how precise it is and which days it means") {
  struct Row {
    std::string_view text;
    DatePrecision precision;
    std::string_view days;  // "first last", empty when it has no range.
    std::string_view type;
  };
  const std::vector<Row> rows = {
      {"2024-04-19", DatePrecision::Day, "2024-04-19 2024-04-19", "xsd:date"},
      {"2024-04", DatePrecision::Month, "2024-04-01 2024-04-30", "xsd:gYearMonth"},
      {"2024-02", DatePrecision::Month, "2024-02-01 2024-02-29", "xsd:gYearMonth"},
      {"2023-02", DatePrecision::Month, "2023-02-01 2023-02-28", "xsd:gYearMonth"},
      {"2024", DatePrecision::Year, "2024-01-01 2024-12-31", "xsd:gYear"},
      {"0001", DatePrecision::Year, "0001-01-01 0001-12-31", "xsd:gYear"},
      {"2024~", DatePrecision::Year, "2024-01-01 2024-12-31", ""},
      {"2024-04~", DatePrecision::Month, "2024-04-01 2024-04-30", ""},
      {"2024-04-19~", DatePrecision::Day, "2024-04-19 2024-04-19", ""},
      {"2024-04-19/2024-04-21", DatePrecision::Interval, "2024-04-19 2024-04-21", ""},
      {"2023/2024-02", DatePrecision::Interval, "2023-01-01 2024-02-29", ""},
      {"2015/..", DatePrecision::Interval, "2015-01-01 9999-12-31", ""},
      {"../2015", DatePrecision::Interval, "0001-01-01 2015-12-31", ""},
      {"--08-22", DatePrecision::Yearless, "", "xsd:gMonthDay"},
      {"--02-29", DatePrecision::Yearless, "", "xsd:gMonthDay"},
      {"--08", DatePrecision::Yearless, "", "xsd:gMonth"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.text);
    CHECK(is_edtf(row.text));
    CHECK(date_precision(row.text) == row.precision);
    CHECK(xsd_type(row.text) == row.type);
    const std::optional<DateRange> range = date_range(row.text);
    const std::string days =
        range ? format_day(range->first) + ' ' + format_day(range->last) : std::string();
    CHECK(days == row.days);
  }
}

TEST_CASE("date: what is no date is refused") {
  for (const std::string_view text : {"",
                                      "today",
                                      "24",
                                      "02024",
                                      "2024-",
                                      "2024-4",
                                      "2024-13",
                                      "2024-00",
                                      "2024-04-00",
                                      "2024-04-31",
                                      "2023-02-29",
                                      "1900-02-29",
                                      "2024-04-19T10:00",
                                      "0000",
                                      "-2024",
                                      "--13",
                                      "--04-31",
                                      "--08-22~",
                                      "2024/2023",
                                      "2024-05-01/2024-04-30",
                                      "/2024",
                                      "2024/",
                                      "../..",
                                      "--08-22/--08-23",
                                      "2024/2025/2026",
                                      "2024 ",
                                      " 2024",
                                      "2024~~",
                                      "+2024",
                                      "20x4",
                                      "2024-04-19\n"}) {
    CAPTURE(text);
    CHECK_FALSE(is_edtf(text));
    CHECK(date_precision(text) == DatePrecision::None);
    CHECK_FALSE(date_range(text).has_value());
    CHECK(xsd_type(text).empty());
    CHECK_FALSE(date_contains("2024", text));
    CHECK_FALSE(dates_overlap(text, "2024"));
  }
}

TEST_CASE("date: a coarse date contains the finer ones that lie in it") {
  struct Row {
    std::string_view coarse, fine;
    bool contains;
    bool overlap;
  };
  const std::vector<Row> rows = {
      {"2024", "2024-04-19", true, true},
      {"2024-04", "2024-04-19", true, true},
      {"2024-04-19", "2024-04", false, true},
      {"2024", "2023-12-31", false, false},
      {"2024-04", "2024-04~", true, true},
      {"2024-04~", "2024-04", true, true},
      {"2024-04-19/2024-04-21", "2024-04-20", true, true},
      {"2024-04-19/2024-04-21", "2024-04-21/2024-04-22", false, true},
      {"2015/..", "2024", true, true},
      {"--08-22", "2025-08-22", true, true},
      {"--08", "2025-08", true, true},
      {"--08", "--08-22", true, true},
      {"--08-22", "--08", false, true},
      {"--08-22", "2025-08", false, true},
      {"--08-22", "2025", false, true},
      {"2025", "--08-22", false, true},
      {"--08-22", "2025-09", false, false},
      {"--02-29", "2023", false, false},
      {"--02-29", "2023/2024", false, true},
      {"--02-29", "1897/1903", false, false},
      {"--02-29", "1897/1904", false, true},
      {"--01-05", "2023-12-20/2024-01-10", false, true},
  };
  for (const Row& row : rows) {
    CAPTURE(row.coarse);
    CAPTURE(row.fine);
    CHECK(date_contains(row.coarse, row.fine) == row.contains);
    CHECK(dates_overlap(row.coarse, row.fine) == row.overlap);
    CHECK(dates_overlap(row.fine, row.coarse) == row.overlap);
  }
}

TEST_CASE("date: lists are ordered by first day, coarse before fine, without a year last") {
  const std::vector<std::string> ordered = {
      "2023",       "2023-12-31", "2024", "2024-01", "2024-01-01", "2024-01-01~", "2024-04",
      "2024-04-19", "--01",       "--08", "--08-22", "",           "soon"};
  std::vector<std::string> shuffled = ordered;
  std::ranges::reverse(shuffled);
  std::ranges::sort(
      shuffled, [](const std::string& a, const std::string& b) { return compare_dates(a, b) < 0; });
  CHECK(shuffled == ordered);
}

TEST_CASE("date: an offset moves the article's date, as precise as its last unit") {
  struct Row {
    std::string_view date, offset, result;
  };
  const std::vector<Row> rows = {
      // Days.
      {"2024-04-19", "P0D", "2024-04-19"},
      {"2024-04-19", "P-1D", "2024-04-18"},
      {"2024-04-19", "-P1D", "2024-04-18"},
      {"2024-03-01", "P-1D", "2024-02-29"},
      {"2023-03-01", "P-1D", "2023-02-28"},
      {"2024-12-31", "P1D", "2025-01-01"},
      {"2024-02-28", "P1D", "2024-02-29"},
      {"2024-04-19", "P-1W2D", "2024-04-14"},
      // Months: the 31st has no fellow in a shorter month.
      {"2024-03-31", "P-1M", "2024-02"},
      {"2024-01-31", "P-1M", "2023-12"},
      {"2024-04-19", "P0M", "2024-04"},
      {"2024-03-31", "P-1M0D", "2024-02-29"},
      {"2023-03-31", "P-1M0D", "2023-02-28"},
      {"2024-05-31", "P-1M0D", "2024-04-30"},
      {"2024-05-31", "P-1M-1D", "2024-04-29"},
      {"2024-01-15", "P-13M", "2022-12"},
      // Years.
      {"2024-04-19", "P-1Y", "2023"},
      {"2024-04-19", "P0Y", "2024"},
      {"2024-04-19", "P-1Y0M", "2023-04"},
      {"2024-02-29", "P-1Y0D", "2023-02-28"},
      {"2024-02-29", "P-4Y0D", "2020-02-29"},
      {"2024-04-19", "P1Y6M", "2025-10"},
      // Weeks run from Monday to Sunday; 2024-04-19 is a Friday.
      {"2024-04-19", "P0W", "2024-04-15/2024-04-21"},
      {"2024-04-19", "P-1W", "2024-04-08/2024-04-14"},
      {"2024-04-21", "P0W", "2024-04-15/2024-04-21"},
      {"2024-04-22", "P-1W", "2024-04-15/2024-04-21"},
      {"2024-01-03", "P-1W", "2023-12-25/2023-12-31"},
      {"2024-04-19~", "P0W", "2024-04-15~/2024-04-21~"},
      // A coarser date gives what it can and no more.
      {"2024-04", "P0D", "2024-04"},
      {"2024-04", "P-1D", ""},
      {"2024-04", "P-1M", "2024-03"},
      {"2024", "P-1M", ""},
      {"2024", "P-1Y", "2023"},
      {"2024", "P-1Y0M", "2023"},
      {"2024-04-19~", "P-1D", "2024-04-18~"},
      // Without a year: only what every year gives.
      {"--08-22", "P0D", "--08-22"},
      {"--08-22", "P-1D", "--08-21"},
      {"--01-01", "P-1D", "--12-31"},
      {"--03-01", "P-1D", ""},
      {"--08-22", "P-1M", "--07"},
      {"--08", "P-1M", "--07"},
      {"--08", "P0D", "--08"},
      {"--02-29", "P0D", ""},
      {"--08-22", "P-1Y", ""},
      {"--08-22", "P0W", ""},
      // Not known.
      {"", "P0D", ""},
      {"soon", "P0D", ""},
      {"2024/2025", "P0D", ""},
      {"2024-04-19", "", ""},
      {"2024-04-19", "P", ""},
      {"2024-04-19", "P1", ""},
      {"2024-04-19", "1D", ""},
      {"2024-04-19", "P1D1M", ""},
      {"2024-04-19", "P1DD", ""},
      {"2024-04-19", "PT2H", ""},
      {"2024-04-19", "P1000000D", ""},
      {"0001-01-01", "P-1D", ""},
      {"9999-12-31", "P1D", ""},
      {"2024-04-19", "P-9999Y", ""},
      {"2024-04-19", "P65536Y", ""},
      {"2024-04-19", "P786432M", ""},
      {"2024-04-19", "P999999D", "4762-03-16"},
      {"2024-04-19", "P999999W", ""},
  };
  for (const Row& row : rows) {
    CAPTURE(row.date);
    CAPTURE(row.offset);
    CHECK(add_offset(row.date, row.offset) == row.result);
    CHECK(resolve(Date{"", "words", std::string(row.offset)}, row.date) == row.result);
  }
  CHECK(resolve(Date{"--08-22", "", ""}, "2025-08-22") == "--08-22");
  CHECK(resolve(Date{}, "2025-08-22").empty());
}

TEST_CASE("date: a day without a year in a year") {
  CHECK(with_year("--08-22", 2025) == "2025-08-22");
  CHECK(with_year("--08", 2025) == "2025-08");
  CHECK(with_year("--02-29", 2024) == "2024-02-29");
  CHECK(with_year("--02-29", 2025).empty());
  CHECK(with_year("2024-08-22", 2025).empty());
  CHECK(with_year("--08-22", 0).empty());
  CHECK(with_year("--08-22", 10000).empty());
}

TEST_CASE("date: days are written as they are read, through centuries and leap years") {
  const auto first = parse_day("1895-12-28");
  const auto last = parse_day("2105-03-02");
  REQUIRE(first.has_value());
  REQUIRE(last.has_value());
  std::string before = format_day(*first - std::chrono::days(1));
  for (auto day = *first; day <= *last; day += std::chrono::days(1)) {
    const std::string text = format_day(day);
    REQUIRE(parse_day(text) == day);
    REQUIRE(before < text);
    REQUIRE(add_offset(text, "P-1D") == before);
    before = text;
  }
  CHECK_FALSE(parse_day("2024-04").has_value());
  CHECK_FALSE(parse_day("2024-04-19~").has_value());
}

}  // namespace
}  // namespace newsgraph
