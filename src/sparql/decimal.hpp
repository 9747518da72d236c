#ifndef NEWSGRAPH_SRC_SPARQL_DECIMAL_HPP
#define NEWSGRAPH_SRC_SPARQL_DECIMAL_HPP

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace newsgraph::sparql {

/// xsd:decimal in fixed point: 18 digits after the point, about 20 before it. XML Schema asks for
/// 18 digits together. Operations give nothing where the value does not fit.
class Decimal {
 public:
  __extension__ using Wide = __int128;

  Decimal() = default;
  explicit Decimal(std::int64_t whole) : scaled_(static_cast<Wide>(whole) * one) {}

  /// [+-]? digits with an optional fraction; digits beyond the 18th after the point are dropped.
  static std::optional<Decimal> parse(std::string_view text);
  static std::optional<Decimal> of(double value);

  friend std::optional<Decimal> add(Decimal a, Decimal b);
  friend std::optional<Decimal> subtract(Decimal a, Decimal b);
  friend std::optional<Decimal> multiply(Decimal a, Decimal b);
  /// Nothing for a division by zero as well.
  friend std::optional<Decimal> divide(Decimal a, Decimal b);

  Decimal negated() const;
  Decimal floor() const;
  Decimal ceil() const;
  /// Halves go up, as fn:round has it.
  Decimal round() const;
  /// Towards zero; nothing when it does not fit.
  std::optional<std::int64_t> whole() const;

  double to_double() const;
  /// Canonical: "2", "-0.5".
  std::string text() const;
  bool is_zero() const { return scaled_ == 0; }

  friend bool operator==(Decimal a, Decimal b) { return a.scaled_ == b.scaled_; }
  friend std::strong_ordering operator<=>(Decimal a, Decimal b) {
    if (a.scaled_ == b.scaled_) return std::strong_ordering::equal;
    return a.scaled_ < b.scaled_ ? std::strong_ordering::less : std::strong_ordering::greater;
  }

 private:
  static constexpr Wide one = 1'000'000'000'000'000'000;
  Wide scaled_ = 0;
};

}  // namespace newsgraph::sparql

#endif
