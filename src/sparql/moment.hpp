#ifndef NEWSGRAPH_SRC_SPARQL_MOMENT_HPP
#define NEWSGRAPH_SRC_SPARQL_MOMENT_HPP

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "sparql/decimal.hpp"

namespace newsgraph::sparql {

/// A value of one of the date types of XML Schema. Fields that its type lacks keep what they are
/// here, as the order of the types has it (XML Schema 1.1, E.3.4).
struct Moment {
  enum class Kind : std::uint8_t {
    DateTime,
    Date,
    Time,
    GYear,
    GYearMonth,
    GMonth,
    GMonthDay,
    GDay
  };
  Kind kind = Kind::DateTime;
  std::int64_t year = 1972;
  int month = 1;
  int day = 1;
  int hour = 0;
  int minute = 0;
  Decimal second;
  std::optional<int> zone;  ///< Minutes east of UTC.

  /// Seconds since the beginning of 1970 in its own zone, UTC when it has none.
  Decimal seconds() const;
};

/// The kind of a datatype's local name, "date"; nothing for others.
std::optional<Moment::Kind> moment_kind(std::string_view name);

/// Reads a lexical form; nothing for what is none of that kind.
std::optional<Moment> parse_moment(Moment::Kind kind, std::string_view text);

/// Nothing when the kinds differ, or when one has a zone, the other not, and less than 14 hours lie
/// between them.
std::optional<std::strong_ordering> compare(const Moment& a, const Moment& b);

/// "Z", "-08:00"; empty without a zone.
std::string zone_text(const Moment& moment);
/// As xsd:dayTimeDuration: "PT0S", "-PT8H".
std::string zone_duration(const Moment& moment);

}  // namespace newsgraph::sparql

#endif
