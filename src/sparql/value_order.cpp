// Equality and order of values (SPARQL 1.1 Query, sections 15.1, 17.3 and 17.4.1.7).

#include <algorithm>
#include <tuple>

#include "sparql/value.hpp"

namespace newsgraph::sparql {
namespace {

using Kind = Value::Kind;

std::partial_ordering compare_numbers(const Value& a, const Value& b) {
  switch (wider(a, b)) {
    case Kind::Integer:
      return a.integer <=> b.integer;
    case Kind::Decimal: {
      const Value left = promoted(a, Kind::Decimal);
      const Value right = promoted(b, Kind::Decimal);
      return left.decimal <=> right.decimal;
    }
    case Kind::Float:
      return promoted(a, Kind::Float).number <=> promoted(b, Kind::Float).number;
    default:
      return as_double(a) <=> as_double(b);
  }
}

/// Place among unlike values in ORDER BY.
int rank(const Value& value) {
  switch (value.kind) {
    case Kind::Error:
      return 0;
    case Kind::Blank:
      return 1;
    case Kind::Iri:
      return 2;
    case Kind::String:
      return 3;
    case Kind::Tagged:
      return 4;
    case Kind::Boolean:
      return 6;
    case Kind::Moment:
      return 7 + static_cast<int>(value.moment.kind);
    case Kind::Other:
      return 100;
    default:
      return 5;
  }
}

std::strong_ordering strong(int order) {
  return order < 0   ? std::strong_ordering::less
         : order > 0 ? std::strong_ordering::greater
                     : std::strong_ordering::equal;
}

}  // namespace

std::optional<bool> equals(const Value& a, const Value& b) {
  if (a.is_error() || b.is_error()) return std::nullopt;
  if (a.is_numeric() && b.is_numeric()) return compare_numbers(a, b) == 0;
  if (!a.is_literal() || !b.is_literal()) return a.kind == b.kind && a.text == b.text;
  if (a.kind == Kind::Other || b.kind == Kind::Other) {
    // Nobody knows whether two literals of unknown types are the same value, unless they are one;
    // but no datatype has strings with a language.
    if (same_term(a, b)) return true;
    if (a.kind == Kind::Tagged || b.kind == Kind::Tagged) return false;
    return std::nullopt;
  }
  if (a.kind != b.kind) return false;  // values of types that have none in common
  switch (a.kind) {
    case Kind::Boolean:
      return a.boolean == b.boolean;
    case Kind::Moment: {
      // One with a zone is not one without, even where they cannot be ordered.
      if (a.moment.kind != b.moment.kind) return false;
      if (a.moment.zone.has_value() != b.moment.zone.has_value()) return false;
      return compare(a.moment, b.moment) == std::strong_ordering::equal;
    }
    case Kind::Tagged:
      return a.text == b.text && a.extra == b.extra;
    default:
      return a.text == b.text;
  }
}

std::optional<std::partial_ordering> compare(const Value& a, const Value& b) {
  if (a.is_numeric() && b.is_numeric()) return compare_numbers(a, b);
  if (a.kind != b.kind) return std::nullopt;
  switch (a.kind) {
    case Kind::String:
      return strong(a.text.compare(b.text));
    case Kind::Tagged:
      if (a.extra != b.extra) return std::nullopt;
      return strong(a.text.compare(b.text));
    case Kind::Boolean:
      return a.boolean <=> b.boolean;
    case Kind::Moment:
      if (const auto order = compare(a.moment, b.moment)) return *order;
      return std::nullopt;
    default:
      return std::nullopt;
  }
}

std::strong_ordering order(const Value& a, const Value& b) {
  const int rank_a = rank(a);
  const int rank_b = rank(b);
  if (rank_a != rank_b) return rank_a <=> rank_b;
  if (a.is_numeric()) {
    const std::partial_ordering numbers = compare_numbers(a, b);
    if (numbers < 0) return std::strong_ordering::less;
    if (numbers > 0) return std::strong_ordering::greater;
    if (numbers == 0) return std::strong_ordering::equal;
    // NaN before all numbers.
    const bool nan_a = as_double(a) != as_double(a);
    const bool nan_b = as_double(b) != as_double(b);
    return static_cast<int>(nan_b) <=> static_cast<int>(nan_a);
  }
  switch (a.kind) {
    case Kind::Error:
      return std::strong_ordering::equal;
    case Kind::Boolean:
      return static_cast<int>(a.boolean) <=> static_cast<int>(b.boolean);
    case Kind::Moment:
      // In a total order one without a zone stands where it would in UTC.
      return a.moment.seconds() <=> b.moment.seconds();
    case Kind::Tagged:
      return std::tie(a.text, a.extra) <=> std::tie(b.text, b.extra);
    case Kind::Other:
      return std::tie(a.extra, a.text) <=> std::tie(b.extra, b.text);
    default:
      return strong(a.text.compare(b.text));
  }
}

bool same_term(const Value& a, const Value& b) {
  if (a.id != rdf::no_term && b.id != rdf::no_term) return a.id == b.id;
  return term_of(a) == term_of(b);
}

}  // namespace newsgraph::sparql
