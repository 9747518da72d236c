#include "sparql/moment.hpp"

#include <algorithm>
#include <array>
#include <cstdlib>

namespace newsgraph::sparql {
namespace {

constexpr std::int64_t day_seconds = 86'400;

bool is_digit(char byte) { return byte >= '0' && byte <= '9'; }

/// Days since 1970-01-01 of the proleptic Gregorian calendar (H. Hinnant, "chrono-compatible
/// low-level date algorithms").
std::int64_t days_from_civil(std::int64_t year, int month, int day) {
  year -= month <= 2 ? 1 : 0;
  const std::int64_t era = (year >= 0 ? year : year - 399) / 400;
  const std::int64_t year_of_era = year - era * 400;
  const std::int64_t day_of_year = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
  const std::int64_t day_of_era =
      year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
  return era * 146'097 + day_of_era - 719'468;
}

int days_in_month(std::int64_t year, int month) {
  constexpr std::array<int, 12> days = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  const bool leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
  return month == 2 && leap ? 29 : days[static_cast<std::size_t>(month - 1)];
}

/// Takes fields from the front of a text.
class Fields {
 public:
  explicit Fields(std::string_view text) : text_(text) {}

  bool good() const { return good_; }
  bool at_end() const { return text_.empty(); }
  void expect(char byte) {
    good_ = good_ && text_.starts_with(byte);
    if (good_) text_.remove_prefix(1);
  }
  int two_digits() {
    good_ = good_ && text_.size() >= 2 && is_digit(text_[0]) && is_digit(text_[1]);
    if (!good_) return 0;
    const int value = (text_[0] - '0') * 10 + (text_[1] - '0');
    text_.remove_prefix(2);
    return value;
  }
  std::int64_t year() {
    const bool negative = text_.starts_with('-');
    if (negative) text_.remove_prefix(1);
    std::size_t length = 0;
    std::int64_t value = 0;
    while (length < text_.size() && is_digit(text_[length]) && length < 12) {
      value = value * 10 + (text_[length] - '0');
      ++length;
    }
    good_ = good_ && length >= 4 && (length == 4 || text_[0] != '0');
    text_.remove_prefix(length);
    return negative ? -value : value;
  }
  Decimal seconds() {
    std::size_t length = 0;
    while (length < text_.size() && is_digit(text_[length])) ++length;
    good_ = good_ && length == 2;
    if (length < text_.size() && text_[length] == '.') {
      ++length;
      const std::size_t fraction = length;
      while (length < text_.size() && is_digit(text_[length])) ++length;
      good_ = good_ && length > fraction;
    }
    const auto value = Decimal::parse(text_.substr(0, length));
    good_ = good_ && value.has_value();
    text_.remove_prefix(length);
    return value.value_or(Decimal());
  }
  std::optional<int> zone() {
    if (!good_ || text_.empty()) return std::nullopt;
    if (text_ == "Z") {
      text_ = {};
      return 0;
    }
    const bool west = text_.front() == '-';
    if (!west && text_.front() != '+') return std::nullopt;
    text_.remove_prefix(1);
    const int hours = two_digits();
    expect(':');
    const int minutes = two_digits();
    good_ = good_ && minutes < 60 && hours * 60 + minutes <= 14 * 60;
    return (west ? -1 : 1) * (hours * 60 + minutes);
  }

 private:
  std::string_view text_;
  bool good_ = true;
};

}  // namespace

Decimal Moment::seconds() const {
  const std::int64_t whole = days_from_civil(year, month, day) * day_seconds + hour * 3600 +
                             minute * 60 - zone.value_or(0) * 60;
  return add(Decimal(whole), second).value_or(Decimal());
}

std::optional<Moment::Kind> moment_kind(std::string_view name) {
  constexpr std::array<std::pair<std::string_view, Moment::Kind>, 8> names = {
      {{"dateTime", Moment::Kind::DateTime},
       {"date", Moment::Kind::Date},
       {"time", Moment::Kind::Time},
       {"gYear", Moment::Kind::GYear},
       {"gYearMonth", Moment::Kind::GYearMonth},
       {"gMonth", Moment::Kind::GMonth},
       {"gMonthDay", Moment::Kind::GMonthDay},
       {"gDay", Moment::Kind::GDay}}};
  for (const auto& [each, kind] : names) {
    if (each == name) return kind;
  }
  return std::nullopt;
}

std::optional<Moment> parse_moment(Moment::Kind kind, std::string_view text) {
  using Kind = Moment::Kind;
  Fields fields(text);
  Moment moment;
  moment.kind = kind;
  const bool has_year = kind == Kind::DateTime || kind == Kind::Date || kind == Kind::GYear ||
                        kind == Kind::GYearMonth;
  const bool has_month = kind != Kind::GYear && kind != Kind::GDay && kind != Kind::Time;
  const bool has_day =
      kind == Kind::DateTime || kind == Kind::Date || kind == Kind::GMonthDay || kind == Kind::GDay;
  if (has_year) {
    moment.year = fields.year();
  } else if (kind != Kind::Time) {
    fields.expect('-');
    fields.expect('-');
    if (kind == Kind::GDay) fields.expect('-');
  }
  if (has_month) {
    if (has_year) fields.expect('-');
    moment.month = fields.two_digits();
  }
  if (has_day) {
    if (has_month) fields.expect('-');
    moment.day = fields.two_digits();
  }
  if (kind == Kind::DateTime) fields.expect('T');
  if (kind == Kind::DateTime || kind == Kind::Time) {
    moment.hour = fields.two_digits();
    fields.expect(':');
    moment.minute = fields.two_digits();
    fields.expect(':');
    moment.second = fields.seconds();
  }
  moment.zone = fields.zone();
  const bool in_range = fields.good() && fields.at_end() && moment.month >= 1 &&
                        moment.month <= 12 && moment.day >= 1 &&
                        moment.day <= days_in_month(moment.year, moment.month) &&
                        moment.minute < 60 && moment.second < Decimal(60);
  // 24:00:00 is the end of the day.
  const bool midnight = moment.hour == 24 && moment.minute == 0 && moment.second.is_zero();
  if (!in_range || (moment.hour > 23 && !midnight)) return std::nullopt;
  return moment;
}

std::optional<std::strong_ordering> compare(const Moment& a, const Moment& b) {
  if (a.kind != b.kind) return std::nullopt;
  const Decimal at_a = a.seconds();
  const Decimal at_b = b.seconds();
  if (a.zone.has_value() == b.zone.has_value()) return at_a <=> at_b;
  // The one without a zone may lie anywhere within 14 hours.
  const Decimal widest(14 * 3600);
  const Decimal apart = subtract(at_a, at_b).value_or(Decimal());
  if (apart > widest) return std::strong_ordering::greater;
  if (apart < widest.negated()) return std::strong_ordering::less;
  return std::nullopt;
}

std::string zone_text(const Moment& moment) {
  if (!moment.zone) return {};
  if (*moment.zone == 0) return "Z";
  const int minutes = std::abs(*moment.zone);
  const auto two = [](int value) {
    return std::string(value < 10 ? "0" : "") + std::to_string(value);
  };
  return (*moment.zone < 0 ? "-" : "+") + two(minutes / 60) + ':' + two(minutes % 60);
}

std::string zone_duration(const Moment& moment) {
  if (moment.zone.value_or(0) == 0) return "PT0S";
  const int minutes = std::abs(*moment.zone);
  std::string text = *moment.zone < 0 ? "-PT" : "PT";
  if (minutes / 60 > 0) text += std::to_string(minutes / 60) + 'H';
  if (minutes % 60 > 0) text += std::to_string(minutes % 60) + 'M';
  return text;
}

}  // namespace newsgraph::sparql
