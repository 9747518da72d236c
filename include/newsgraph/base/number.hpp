#ifndef NEWSGRAPH_BASE_NUMBER_HPP
#define NEWSGRAPH_BASE_NUMBER_HPP

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace newsgraph {

/// Decimal digits with exactly `places` after the point, locale-free, round half to even on the
/// shortest exact form: to_decimal(0.98, 2) is "0.98".
std::string to_decimal(double value, int places);

/// A whole number without sign, all of `text`; nothing else.
std::optional<std::uint64_t> parse_unsigned(std::string_view text) noexcept;

}  // namespace newsgraph

#endif
