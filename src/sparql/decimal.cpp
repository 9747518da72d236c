#include "sparql/decimal.hpp"

#include <charconv>
#include <cmath>
#include <limits>

namespace newsgraph::sparql {
namespace {

using Wide = Decimal::Wide;
__extension__ using Unsigned = unsigned __int128;

constexpr int places = 18;

bool is_digit(char byte) { return byte >= '0' && byte <= '9'; }

bool multiply_add(Wide& value, int factor, int digit) {
  return !__builtin_mul_overflow(value, factor, &value) &&
         !__builtin_add_overflow(value, digit, &value);
}

std::string digits_of(Unsigned value) {
  std::string text;
  do {
    text.insert(text.begin(), static_cast<char>('0' + static_cast<int>(value % 10)));
    value /= 10;
  } while (value != 0);
  return text;
}

}  // namespace

std::optional<Decimal> Decimal::parse(std::string_view text) {
  const bool negative = text.starts_with('-');
  if (negative || text.starts_with('+')) text.remove_prefix(1);
  Decimal result;
  std::size_t digits = 0;
  int after_point = -1;  // -1 before the point
  for (const char byte : text) {
    if (byte == '.' && after_point < 0) {
      after_point = 0;
      continue;
    }
    if (!is_digit(byte)) return std::nullopt;
    ++digits;
    if (after_point >= places) continue;
    if (after_point >= 0) ++after_point;
    if (!multiply_add(result.scaled_, 10, byte - '0')) return std::nullopt;
  }
  if (digits == 0) return std::nullopt;
  for (int place = after_point < 0 ? 0 : after_point; place < places; ++place) {
    if (!multiply_add(result.scaled_, 10, 0)) return std::nullopt;
  }
  if (negative) result.scaled_ = -result.scaled_;
  return result;
}

std::optional<Decimal> Decimal::of(double value) {
  const double scaled = value * 1e18;
  // The largest magnitude that surely fits 127 bits.
  if (!std::isfinite(value) || std::fabs(scaled) >= 1.7e38) return std::nullopt;
  // The digits that the double is written with are meant, not its binary neighbours.
  char buffer[512];  // NOLINT: large enough for any double in fixed notation
  const auto end = std::to_chars(buffer, buffer + sizeof buffer, value, std::chars_format::fixed);
  return parse({buffer, static_cast<std::size_t>(end.ptr - buffer)});
}

std::optional<Decimal> add(Decimal a, Decimal b) {
  Decimal sum;
  if (__builtin_add_overflow(a.scaled_, b.scaled_, &sum.scaled_)) return std::nullopt;
  return sum;
}

std::optional<Decimal> subtract(Decimal a, Decimal b) {
  Decimal difference;
  if (__builtin_sub_overflow(a.scaled_, b.scaled_, &difference.scaled_)) return std::nullopt;
  return difference;
}

std::optional<Decimal> multiply(Decimal a, Decimal b) {
  // (w + f) * b with the whole part and the fraction of a apart, so that most products fit.
  const Wide whole = a.scaled_ / Decimal::one;
  const Wide fraction = a.scaled_ % Decimal::one;
  const Wide b_whole = b.scaled_ / Decimal::one;
  const Wide b_fraction = b.scaled_ % Decimal::one;
  Wide product = 0;
  Wide part = 0;
  if (__builtin_mul_overflow(whole, b.scaled_, &product)) return std::nullopt;
  if (__builtin_mul_overflow(fraction, b_whole, &part)) return std::nullopt;
  if (__builtin_add_overflow(product, part, &product)) return std::nullopt;
  part = fraction * b_fraction / Decimal::one;  // both below 10^18
  if (__builtin_add_overflow(product, part, &product)) return std::nullopt;
  Decimal result;
  result.scaled_ = product;
  return result;
}

std::optional<Decimal> divide(Decimal a, Decimal b) {
  if (b.scaled_ == 0) return std::nullopt;
  // Long division: the whole quotient, then one digit after the other.
  const bool negative = (a.scaled_ < 0) != (b.scaled_ < 0);
  const auto magnitude = [](Wide value) {
    return value < 0 ? Unsigned{0} - static_cast<Unsigned>(value) : static_cast<Unsigned>(value);
  };
  const Unsigned divisor = magnitude(b.scaled_);
  Unsigned rest = magnitude(a.scaled_);
  Unsigned quotient = rest / divisor;
  rest %= divisor;
  constexpr Unsigned most = ~Unsigned{0} >> 1U;
  for (int place = 0; place < places; ++place) {
    if (quotient > most / 10 || rest > ~Unsigned{0} / 10) return std::nullopt;
    rest *= 10;
    quotient = quotient * 10 + rest / divisor;
    rest %= divisor;
  }
  if (quotient > most) return std::nullopt;
  Decimal result;
  result.scaled_ = negative ? -static_cast<Wide>(quotient) : static_cast<Wide>(quotient);
  return result;
}

Decimal Decimal::negated() const {
  Decimal result;
  result.scaled_ = -scaled_;
  return result;
}

Decimal Decimal::floor() const {
  Decimal result;
  const Wide rest = scaled_ % one;
  result.scaled_ = scaled_ - rest - (rest < 0 ? one : 0);
  return result;
}

Decimal Decimal::ceil() const { return negated().floor().negated(); }

Decimal Decimal::round() const {
  Decimal half;
  half.scaled_ = scaled_ + one / 2;
  return half.floor();
}

std::optional<std::int64_t> Decimal::whole() const {
  const Wide whole = scaled_ / one;
  if (whole > std::numeric_limits<std::int64_t>::max() ||
      whole < std::numeric_limits<std::int64_t>::min()) {
    return std::nullopt;
  }
  return static_cast<std::int64_t>(whole);
}

double Decimal::to_double() const {
  // Read from the digits: a division would round twice.
  const std::string digits = text();
  double value = 0.0;
  std::from_chars(digits.data(), digits.data() + digits.size(), value);
  return value;
}

std::string Decimal::text() const {
  const bool negative = scaled_ < 0;
  const Unsigned value =
      negative ? Unsigned{0} - static_cast<Unsigned>(scaled_) : static_cast<Unsigned>(scaled_);
  std::string result = negative ? "-" : "";
  result += digits_of(value / static_cast<Unsigned>(one));
  std::string fraction = digits_of(value % static_cast<Unsigned>(one));
  fraction.insert(0, places - fraction.size(), '0');
  while (fraction.ends_with('0')) fraction.pop_back();
  return fraction.empty() ? result : result + '.' + fraction;
}

}  // namespace newsgraph::sparql
