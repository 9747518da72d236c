#include "sparql/value.hpp"

#include <array>
#include <charconv>
#include <cmath>
#include <limits>
#include <utility>

namespace newsgraph::sparql {
namespace {

namespace iri = rdf::iri;
using Kind = Value::Kind;

struct IntegerType {
  std::string_view name;
  std::int64_t least;
  std::int64_t most;
};

constexpr std::int64_t lowest = std::numeric_limits<std::int64_t>::min();
constexpr std::int64_t highest = std::numeric_limits<std::int64_t>::max();

/// xsd:integer and what is derived from it (XML Schema 1.1 Datatypes, section 3.4), as far as 64
/// bits go.
constexpr std::array<IntegerType, 13> integer_types = {{{"integer", lowest, highest},
                                                        {"nonNegativeInteger", 0, highest},
                                                        {"int", -2147483648LL, 2147483647LL},
                                                        {"long", lowest, highest},
                                                        {"short", -32768, 32767},
                                                        {"byte", -128, 127},
                                                        {"nonPositiveInteger", lowest, 0},
                                                        {"negativeInteger", lowest, -1},
                                                        {"positiveInteger", 1, highest},
                                                        {"unsignedLong", 0, highest},
                                                        {"unsignedInt", 0, 4294967295LL},
                                                        {"unsignedShort", 0, 65535},
                                                        {"unsignedByte", 0, 255}}};

std::string_view trimmed(std::string_view text) {
  constexpr std::string_view blank = " \t\n\r";
  const std::size_t first = text.find_first_not_of(blank);
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(blank) - first + 1);
}

std::optional<std::int64_t> parse_integer(std::string_view text) {
  if (text.starts_with('+')) {
    text.remove_prefix(1);
    if (text.starts_with('-')) return std::nullopt;
  }
  std::int64_t value = 0;
  const auto result = std::from_chars(text.data(), text.data() + text.size(), value);
  if (result.ec != std::errc{} || result.ptr != text.data() + text.size()) return std::nullopt;
  return value;
}

std::optional<double> parse_double(std::string_view text) {
  if (text == "INF" || text == "+INF") return std::numeric_limits<double>::infinity();
  if (text == "-INF") return -std::numeric_limits<double>::infinity();
  if (text == "NaN") return std::numeric_limits<double>::quiet_NaN();
  if (text.starts_with('+')) text.remove_prefix(1);
  // from_chars would also take "inf" and "nan(...)".
  if (text.find_first_not_of("+-.eE0123456789") != std::string_view::npos) return std::nullopt;
  double value = 0.0;
  const auto result = std::from_chars(text.data(), text.data() + text.size(), value);
  if (result.ptr != text.data() + text.size() || text.empty()) return std::nullopt;
  if (result.ec == std::errc::result_out_of_range) {
    // Too large is infinite, too small is zero, as strtod has it.
    const std::size_t e = text.find_first_of("eE");
    const bool small = e != std::string_view::npos && text.substr(e + 1).starts_with('-');
    const double size = small ? 0.0 : std::numeric_limits<double>::infinity();
    return text.starts_with('-') ? -size : size;
  }
  return result.ec == std::errc{} ? std::optional(value) : std::nullopt;
}

std::optional<bool> parse_boolean(std::string_view text) {
  if (text == "true" || text == "1") return true;
  if (text == "false" || text == "0") return false;
  return std::nullopt;
}

double to_single(double value) { return static_cast<double>(static_cast<float>(value)); }

/// Fills in the value of a literal of an XML Schema type; false when it is none.
bool read_typed(Value& value, std::string_view name, std::string_view text) {
  text = trimmed(text);
  if (name == "boolean") {
    const auto boolean = parse_boolean(text);
    if (!boolean) return false;
    value.kind = Kind::Boolean;
    value.boolean = *boolean;
    return true;
  }
  if (name == "decimal") {
    const auto decimal = Decimal::parse(text);
    if (!decimal) return false;
    value.kind = Kind::Decimal;
    value.decimal = *decimal;
    return true;
  }
  if (name == "double" || name == "float") {
    const auto number = parse_double(text);
    if (!number) return false;
    value.kind = name == "double" ? Kind::Double : Kind::Float;
    value.number = name == "double" ? *number : to_single(*number);
    return true;
  }
  for (const IntegerType& type : integer_types) {
    if (type.name != name) continue;
    const auto integer = parse_integer(text);
    if (!integer || *integer < type.least || *integer > type.most) return false;
    value.kind = Kind::Integer;
    value.integer = *integer;
    return true;
  }
  if (const auto kind = moment_kind(name)) {
    const auto moment = parse_moment(*kind, text);
    if (!moment) return false;
    value.kind = Kind::Moment;
    value.moment = *moment;
    return true;
  }
  return false;
}

bool is_numeric_type(std::string_view name) {
  if (name == "decimal" || name == "double" || name == "float") return true;
  for (const IntegerType& type : integer_types) {
    if (type.name == name) return true;
  }
  return false;
}

}  // namespace

Value error_value() { return {}; }

Value iri_value(std::string iri) {
  Value value;
  value.kind = Kind::Iri;
  value.text = std::move(iri);
  return value;
}

Value string_value(std::string text) {
  Value value;
  value.kind = Kind::String;
  value.text = std::move(text);
  return value;
}

Value tagged_value(std::string text, std::string language) {
  Value value = string_value(std::move(text));
  value.kind = Kind::Tagged;
  value.extra = std::move(language);
  return value;
}

Value boolean_value(bool boolean) {
  Value value;
  value.kind = Kind::Boolean;
  value.boolean = boolean;
  return value;
}

Value integer_value(std::int64_t integer) {
  Value value;
  value.kind = Kind::Integer;
  value.integer = integer;
  return value;
}

Value decimal_value(std::optional<Decimal> decimal) {
  Value value;
  if (!decimal) return value;
  value.kind = Kind::Decimal;
  value.decimal = *decimal;
  return value;
}

Value double_value(double number) {
  Value value;
  value.kind = Kind::Double;
  value.number = number;
  return value;
}

Value float_value(double number) {
  Value value;
  value.kind = Kind::Float;
  value.number = to_single(number);
  return value;
}

Value value_of(const rdf::TermView& term, rdf::TermId id) {
  Value value;
  value.id = id;
  value.text = term.value;
  switch (term.kind) {
    case rdf::TermKind::Blank:
      value.kind = Kind::Blank;
      return value;
    case rdf::TermKind::Iri:
      value.kind = Kind::Iri;
      return value;
    case rdf::TermKind::Literal:
      break;
  }
  if (!term.language.empty()) {
    value.kind = Kind::Tagged;
    value.extra = term.language;
  } else if (term.datatype.empty() || term.datatype == iri::xsd_string) {
    value.kind = Kind::String;
  } else {
    value.kind = Kind::Other;
    value.extra = term.datatype;
    if (term.datatype.starts_with(iri::xsd)) {
      read_typed(value, term.datatype.substr(iri::xsd.size()), term.value);
    }
  }
  return value;
}

std::string double_text(double number, bool single) {
  if (std::isnan(number)) return "NaN";
  if (std::isinf(number)) return number < 0 ? "-INF" : "INF";
  std::array<char, 64> buffer{};
  const double size = std::fabs(number);
  // XPath 2.0 Functions, section 17.1.2: plain between 1e-6 and 1e6, else with an exponent.
  const bool plain = number == 0.0 || (size >= 1e-6 && size < 1e6);
  const auto format = plain ? std::chars_format::fixed : std::chars_format::scientific;
  const auto end =
      single ? std::to_chars(buffer.data(), buffer.data() + buffer.size(),
                             static_cast<float>(number), format)
             : std::to_chars(buffer.data(), buffer.data() + buffer.size(), number, format);
  std::string text(buffer.data(), end.ptr);
  if (plain) return text;
  // "1e+06" to "1.0E6"
  const std::size_t e = text.find('e');
  std::string mantissa = text.substr(0, e);
  if (mantissa.find('.') == std::string::npos) mantissa += ".0";
  const bool negative = text[e + 1] == '-';
  std::size_t first = e + 2;
  while (first + 1 < text.size() && text[first] == '0') ++first;
  return mantissa + 'E' + (negative ? "-" : "") + text.substr(first);
}

std::string lexical(const Value& value) {
  if (!value.text.empty() || !value.extra.empty()) return value.text;
  switch (value.kind) {
    case Kind::Boolean:
      return value.boolean ? "true" : "false";
    case Kind::Integer:
      return std::to_string(value.integer);
    case Kind::Decimal:
      return value.decimal.text();
    case Kind::Float:
    case Kind::Double:
      return double_text(value.number, value.kind == Kind::Float);
    default:
      return value.text;
  }
}

std::string datatype(const Value& value) {
  switch (value.kind) {
    case Kind::String:
      return std::string(iri::xsd_string);
    case Kind::Tagged:
      return std::string(iri::rdf_lang_string);
    default:
      break;
  }
  if (!value.extra.empty()) return value.extra;
  switch (value.kind) {
    case Kind::Boolean:
      return std::string(iri::xsd_boolean);
    case Kind::Integer:
      return std::string(iri::xsd_integer);
    case Kind::Decimal:
      return std::string(iri::xsd_decimal);
    case Kind::Float:
      return std::string(iri::xsd_float);
    default:
      return std::string(iri::xsd_double);
  }
}

rdf::Term term_of(const Value& value) {
  switch (value.kind) {
    case Kind::Blank:
      return {rdf::TermKind::Blank, value.text};
    case Kind::Iri:
      return {rdf::TermKind::Iri, value.text};
    case Kind::String:
      return {rdf::TermKind::Literal, value.text};
    case Kind::Tagged:
      return {rdf::TermKind::Literal, value.text, {}, value.extra};
    default:
      return {rdf::TermKind::Literal, lexical(value), datatype(value)};
  }
}

std::optional<bool> effective_boolean(const Value& value) {
  switch (value.kind) {
    case Kind::Boolean:
      return value.boolean;
    case Kind::String:
    case Kind::Tagged:
      return !value.text.empty();
    case Kind::Integer:
      return value.integer != 0;
    case Kind::Decimal:
      return !value.decimal.is_zero();
    case Kind::Float:
    case Kind::Double:
      return value.number != 0.0 && !std::isnan(value.number);
    case Kind::Other: {
      // A lexical form that is none of its boolean or numeric type counts as false.
      const std::string_view type = value.extra;
      if (!type.starts_with(iri::xsd)) return std::nullopt;
      const std::string_view name = type.substr(iri::xsd.size());
      if (name == "boolean" || is_numeric_type(name)) return false;
      return std::nullopt;
    }
    default:
      return std::nullopt;
  }
}

double as_double(const Value& value) {
  switch (value.kind) {
    case Kind::Integer:
      return static_cast<double>(value.integer);
    case Kind::Decimal:
      return value.decimal.to_double();
    default:
      return value.number;
  }
}

Value::Kind wider(const Value& a, const Value& b) { return a.kind < b.kind ? b.kind : a.kind; }

Value promoted(const Value& value, Value::Kind kind) {
  if (value.kind == kind) return value;
  switch (kind) {
    case Kind::Decimal:
      return decimal_value(Decimal(value.integer));
    case Kind::Float:
      return float_value(as_double(value));
    case Kind::Double:
      return double_value(as_double(value));
    default:
      return value;
  }
}

Value arithmetic(char sign, const Value& a, const Value& b) {
  if (!a.is_numeric() || !b.is_numeric()) return error_value();
  Kind kind = wider(a, b);
  if (kind == Kind::Integer && sign == '/') kind = Kind::Decimal;
  if (kind == Kind::Integer) {
    std::int64_t result = 0;
    const bool overflow = sign == '+'   ? __builtin_add_overflow(a.integer, b.integer, &result)
                          : sign == '-' ? __builtin_sub_overflow(a.integer, b.integer, &result)
                                        : __builtin_mul_overflow(a.integer, b.integer, &result);
    return overflow ? error_value() : integer_value(result);
  }
  const Value left = promoted(a, kind);
  const Value right = promoted(b, kind);
  if (kind == Kind::Decimal) {
    if (left.is_error() || right.is_error()) return error_value();
    return decimal_value(sign == '+'   ? add(left.decimal, right.decimal)
                         : sign == '-' ? subtract(left.decimal, right.decimal)
                         : sign == '*' ? multiply(left.decimal, right.decimal)
                                       : divide(left.decimal, right.decimal));
  }
  const double result = sign == '+'   ? left.number + right.number
                        : sign == '-' ? left.number - right.number
                        : sign == '*' ? left.number * right.number
                                      : left.number / right.number;
  return kind == Kind::Float ? float_value(result) : double_value(result);
}

std::optional<Value> cast(std::string_view type, const Value& value) {
  if (!type.starts_with(iri::xsd)) return std::nullopt;
  const std::string_view name = type.substr(iri::xsd.size());
  const auto kind = moment_kind(name);
  const bool number = is_numeric_type(name);
  if (name != "string" && name != "boolean" && !number && !kind) return std::nullopt;
  if (value.kind == Kind::Error || value.kind == Kind::Blank) return error_value();
  if (name == "string") {
    // The canonical form of what has a value, the text of what has none.
    if (value.kind == Kind::Iri || value.is_text() || value.kind == Kind::Other ||
        value.kind == Kind::Moment) {
      return string_value(value.text);
    }
    Value plain = value;
    plain.text.clear();
    plain.extra.clear();
    return string_value(lexical(plain));
  }
  if (value.kind == Kind::Iri || value.kind == Kind::Tagged || value.kind == Kind::Other) {
    return error_value();
  }
  if (value.kind == Kind::String) {
    Value result;
    result.extra = type;
    result.text = trimmed(value.text);
    if (!read_typed(result, name, value.text)) return error_value();
    if (result.kind != Kind::Moment) {
      // Numbers and booleans in their canonical form.
      result.text.clear();
      if (!number || name == "integer" || name == "decimal" || name == "double" ||
          name == "float" || name == "boolean") {
        result.extra.clear();
      } else {
        result.text = lexical(integer_value(result.integer));
      }
    }
    return result;
  }
  if (kind) {
    if (value.kind != Kind::Moment) return error_value();
    if (value.moment.kind == *kind) {
      Value result = value;
      result.id = rdf::no_term;
      return result;
    }
    // A dateTime gives the parts that it has; a date begins at midnight.
    const std::string zone = zone_text(value.moment);
    const std::size_t t = value.text.find('T');
    std::string text;
    if (value.moment.kind == Moment::Kind::DateTime && name == "date") {
      text = value.text.substr(0, t) + zone;
    } else if (value.moment.kind == Moment::Kind::DateTime && name == "time") {
      text = value.text.substr(t + 1);
    } else if (value.moment.kind == Moment::Kind::Date && name == "dateTime") {
      text = value.text.substr(0, value.text.size() - (zone == "Z" ? 1 : zone.size())) +
             "T00:00:00" + zone;
    } else {
      return error_value();
    }
    return value_of({rdf::TermKind::Literal, text, type, {}});
  }
  if (value.kind == Kind::Moment) return error_value();
  if (name == "boolean") {
    const auto truth = effective_boolean(value);
    return truth ? boolean_value(*truth) : error_value();
  }
  Value source = value.kind == Kind::Boolean ? integer_value(value.boolean ? 1 : 0) : value;
  source.text.clear();
  source.extra.clear();
  if (name == "double") return double_value(as_double(source));
  if (name == "float") return float_value(as_double(source));
  if (name == "decimal") {
    if (source.kind == Kind::Decimal) return decimal_value(source.decimal);
    if (source.kind == Kind::Integer) return decimal_value(Decimal(source.integer));
    return decimal_value(Decimal::of(source.number));
  }
  std::optional<std::int64_t> whole = source.integer;
  if (source.kind == Kind::Decimal) whole = source.decimal.whole();
  if (source.kind == Kind::Float || source.kind == Kind::Double) {
    const auto decimal = Decimal::of(source.number);
    whole = decimal ? decimal->whole() : std::nullopt;
  }
  if (!whole) return error_value();
  if (name == "integer") return integer_value(*whole);
  const std::string text = std::to_string(*whole);
  Value result = value_of({rdf::TermKind::Literal, text, type, {}});
  return result.is_numeric() ? result : error_value();
}

}  // namespace newsgraph::sparql
