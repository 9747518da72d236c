#ifndef NEWSGRAPH_SRC_SPARQL_VALUE_HPP
#define NEWSGRAPH_SRC_SPARQL_VALUE_HPP

// What expressions compute with: a term read as the value that it stands for.

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "newsgraph/rdf/dataset.hpp"

#include "sparql/decimal.hpp"
#include "sparql/moment.hpp"

namespace newsgraph::sparql {

struct Value {
  enum class Kind : std::uint8_t {
    Error,  ///< An error, or a variable that is not bound.
    Blank,
    Iri,
    String,  ///< xsd:string
    Tagged,  ///< A string with a language.
    Boolean,
    Integer,
    Decimal,
    Float,
    Double,
    Moment,
    Other  ///< A datatype that nothing is known of, or a lexical form that is none of its type.
  };
  Kind kind = Kind::Error;
  bool unbound = false;  ///< Of Error: nothing went wrong, the variable has no value.
  bool boolean = false;
  std::int64_t integer = 0;
  double number = 0.0;  ///< Float, Double
  sparql::Decimal decimal;
  sparql::Moment moment;
  /// IRI, label or lexical form; for numbers and booleans that were computed it is made by
  /// lexical().
  std::string text;
  std::string extra;              ///< Language tag, or datatype of a literal that was read.
  rdf::TermId id = rdf::no_term;  ///< Of the term it was read from.

  bool is_error() const noexcept { return kind == Kind::Error; }
  bool is_numeric() const noexcept { return kind >= Kind::Integer && kind <= Kind::Double; }
  bool is_literal() const noexcept { return kind >= Kind::String; }
  bool is_text() const noexcept { return kind == Kind::String || kind == Kind::Tagged; }
};

Value error_value();
Value iri_value(std::string iri);
Value string_value(std::string text);
Value tagged_value(std::string text, std::string language);
Value boolean_value(bool boolean);
Value integer_value(std::int64_t integer);
Value decimal_value(std::optional<Decimal> decimal);
Value double_value(double number);
Value float_value(double number);

/// The value of a term, `id` remembered.
Value value_of(const rdf::TermView& term, rdf::TermId id = rdf::no_term);
/// The term of a value that is no error.
rdf::Term term_of(const Value& value);
/// The lexical form of a literal, the IRI of an IRI.
std::string lexical(const Value& value);
/// The datatype of a literal.
std::string datatype(const Value& value);

/// Section 17.2.2; nothing is a type error.
std::optional<bool> effective_boolean(const Value& value);

/// "=" of section 17.3; nothing is a type error.
std::optional<bool> equals(const Value& a, const Value& b);
/// The order that "<" and its kin go by; nothing is a type error. Unordered when a NaN is compared.
std::optional<std::partial_ordering> compare(const Value& a, const Value& b);
/// A total order for ORDER BY, MIN and MAX: extends compare() to all values.
std::strong_ordering order(const Value& a, const Value& b);
/// Whether both stand for the very same term.
bool same_term(const Value& a, const Value& b);

/// Number as a double whatever its kind.
double as_double(const Value& value);
/// The wider of two kinds of numbers (section 17.1, promotion).
Value::Kind wider(const Value& a, const Value& b);
/// Requires a number of no wider kind.
Value promoted(const Value& value, Value::Kind kind);

/// a + b, a - b, a * b, a / b by `sign`; an error for what are no numbers and for what does not
/// fit.
Value arithmetic(char sign, const Value& a, const Value& b);

/// A cast to the datatype (section 17.1), an error when there is none; nothing when nobody knows
/// the function.
std::optional<Value> cast(std::string_view datatype, const Value& value);

/// Lexical form of a double or float, as XPath casts them to strings.
std::string double_text(double number, bool single);

}  // namespace newsgraph::sparql

#endif
