// Functions of terms, numbers and dates.

#include <cmath>
#include <cstdlib>

#include "sparql/builtins.hpp"
#include "sparql/iri_reference.hpp"

namespace newsgraph::sparql {
namespace {

using Kind = Value::Kind;

Value to_iri(const Value& value, const FunctionContext& context) {
  if (value.kind == Kind::Iri) return value;
  if (value.kind != Kind::String || !is_iri_text(value.text)) return error_value();
  if (has_scheme(value.text)) return iri_value(value.text);
  if (context.base_iri.empty()) return error_value();
  return iri_value(resolve_iri(context.base_iri, value.text));
}

Value to_string(const Value& value) {
  if (value.kind == Kind::Iri || value.is_literal()) return string_value(lexical(value));
  return error_value();
}

Value typed(const Value& text, const Value& type) {
  if (text.kind != Kind::String || type.kind != Kind::Iri) return error_value();
  return value_of({rdf::TermKind::Literal, text.text, type.text, {}});
}

bool is_language_tag(std::string_view tag) {
  if (tag.empty() || tag.ends_with('-')) return false;
  bool first = true;
  std::size_t length = 0;
  for (const char byte : tag) {
    const bool letter = (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z');
    if (byte == '-') {
      if (length == 0) return false;
      first = false;
      length = 0;
      continue;
    }
    if (!letter && (first || byte < '0' || byte > '9')) return false;
    if (++length > 8) return false;
  }
  return true;
}

Value with_language(const Value& text, const Value& tag) {
  if (text.kind != Kind::String || tag.kind != Kind::String || !is_language_tag(tag.text)) {
    return error_value();
  }
  std::string lower = tag.text;
  for (char& byte : lower) {
    if (byte >= 'A' && byte <= 'Z') byte = static_cast<char>(byte - 'A' + 'a');
  }
  return tagged_value(text.text, std::move(lower));
}

/// ABS, CEIL, FLOOR, ROUND; the kind of number stays.
Value rounded(Function function, const Value& value) {
  switch (value.kind) {
    case Kind::Integer: {
      if (function != Function::Abs || value.integer >= 0) return integer_value(value.integer);
      std::int64_t positive = 0;
      const bool overflow = __builtin_sub_overflow(std::int64_t{0}, value.integer, &positive);
      return overflow ? error_value() : integer_value(positive);
    }
    case Kind::Decimal: {
      const Decimal& number = value.decimal;
      if (function == Function::Ceil) return decimal_value(number.ceil());
      if (function == Function::Floor) return decimal_value(number.floor());
      if (function == Function::Round) return decimal_value(number.round());
      return decimal_value(number < Decimal() ? number.negated() : number);
    }
    case Kind::Float:
    case Kind::Double: {
      const double number = value.number;
      const double result = function == Function::Ceil    ? std::ceil(number)
                            : function == Function::Floor ? std::floor(number)
                            : function == Function::Round ? std::floor(number + 0.5)
                                                          : std::fabs(number);
      return value.kind == Kind::Float ? float_value(result) : double_value(result);
    }
    default:
      return error_value();
  }
}

/// YEAR and its kin: of the parts that the type has.
Value part_of(Function function, const Value& value) {
  if (value.kind != Kind::Moment) return error_value();
  using Type = Moment::Kind;
  const Moment& moment = value.moment;
  const Type type = moment.kind;
  const bool has_time = type == Type::DateTime || type == Type::Time;
  const bool has_year = type == Type::DateTime || type == Type::Date || type == Type::GYear ||
                        type == Type::GYearMonth;
  const bool has_month = type != Type::Time && type != Type::GYear && type != Type::GDay;
  const bool has_day =
      type == Type::DateTime || type == Type::Date || type == Type::GMonthDay || type == Type::GDay;
  switch (function) {
    case Function::Year:
      return has_year ? integer_value(moment.year) : error_value();
    case Function::Month:
      return has_month ? integer_value(moment.month) : error_value();
    case Function::Day:
      return has_day ? integer_value(moment.day) : error_value();
    case Function::Hours:
      return has_time ? integer_value(moment.hour) : error_value();
    case Function::Minutes:
      return has_time ? integer_value(moment.minute) : error_value();
    case Function::Seconds:
      return has_time ? decimal_value(moment.second) : error_value();
    case Function::Tz:
      return string_value(zone_text(moment));
    default:
      if (!moment.zone) return error_value();
      return value_of(
          {rdf::TermKind::Literal, zone_duration(moment), rdf::iri::xsd_day_time_duration, {}});
  }
}

std::string uuid(FunctionContext& context) {
  // Version 4, variant 1 (RFC 4122, section 4.4).
  std::uint64_t high = next_random(context);
  std::uint64_t low = next_random(context);
  high = (high & ~0xF000ULL) | 0x4000ULL;
  low = (low & ~(3ULL << 62U)) | (2ULL << 62U);
  constexpr std::string_view digits = "0123456789abcdef";
  std::string text;
  for (int place = 0; place < 32; ++place) {
    if (place == 8 || place == 12 || place == 16 || place == 20) text += '-';
    const std::uint64_t half = place < 16 ? high : low;
    text += digits[(half >> (60U - 4U * static_cast<unsigned>(place % 16))) & 15U];
  }
  return text;
}

}  // namespace

std::uint64_t next_random(FunctionContext& context) {
  std::uint64_t value = context.random += 0x9e3779b97f4a7c15ULL;
  value = (value ^ (value >> 30U)) * 0xbf58476d1ce4e5b9ULL;
  value = (value ^ (value >> 27U)) * 0x94d049bb133111ebULL;
  return value ^ (value >> 31U);
}

Value call_term(Function function, std::span<const Value> arguments, FunctionContext& context) {
  switch (function) {
    case Function::Abs:
    case Function::Ceil:
    case Function::Floor:
    case Function::Round:
      return rounded(function, arguments[0]);
    case Function::Day:
    case Function::Hours:
    case Function::Minutes:
    case Function::Month:
    case Function::Seconds:
    case Function::Timezone:
    case Function::Tz:
    case Function::Year:
      return part_of(function, arguments[0]);
    case Function::Datatype:
      return arguments[0].is_literal() ? iri_value(datatype(arguments[0])) : error_value();
    case Function::Iri:
      return to_iri(arguments[0], context);
    case Function::IsBlank:
      return boolean_value(arguments[0].kind == Kind::Blank);
    case Function::IsIri:
      return boolean_value(arguments[0].kind == Kind::Iri);
    case Function::IsLiteral:
      return boolean_value(arguments[0].is_literal());
    case Function::IsNumeric:
      return boolean_value(arguments[0].is_numeric());
    case Function::Lang:
      if (!arguments[0].is_literal()) return error_value();
      return string_value(arguments[0].kind == Kind::Tagged ? arguments[0].extra : "");
    case Function::Now:
      return value_of({rdf::TermKind::Literal, context.now, rdf::iri::xsd_date_time, {}});
    case Function::Rand:
      // The upper 53 bits as a fraction.
      return double_value(static_cast<double>(next_random(context) >> 11U) * 0x1p-53);
    case Function::SameTerm:
      return boolean_value(same_term(arguments[0], arguments[1]));
    case Function::Str:
      return to_string(arguments[0]);
    case Function::StrDt:
      return typed(arguments[0], arguments[1]);
    case Function::StrLang:
      return with_language(arguments[0], arguments[1]);
    case Function::StrUuid:
      return string_value(uuid(context));
    case Function::Uuid:
      return iri_value("urn:uuid:" + uuid(context));
    default:
      return error_value();
  }
}

}  // namespace newsgraph::sparql
