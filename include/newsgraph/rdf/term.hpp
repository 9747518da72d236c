#ifndef NEWSGRAPH_RDF_TERM_HPP
#define NEWSGRAPH_RDF_TERM_HPP

// The terms of RDF 1.1: IRIs, blank nodes, literals.

#include <compare>
#include <cstdint>
#include <string>
#include <string_view>

namespace newsgraph::rdf {

enum class TermKind : std::uint8_t { Blank, Iri, Literal };

/// A term that looks into text owned by somebody else.
struct TermView {
  TermKind kind = TermKind::Iri;
  std::string_view value;     ///< IRI without brackets, label without "_:", or lexical form.
  std::string_view datatype;  ///< Literals: the IRI; empty means xsd:string or a language string.
  std::string_view language;  ///< Literals: the tag, in lower case in a Dataset.

  friend auto operator<=>(const TermView&, const TermView&) = default;
  friend bool operator==(const TermView&, const TermView&) = default;
};

/// A term with its own text.
struct Term {
  TermKind kind = TermKind::Iri;
  std::string value;
  std::string datatype;
  std::string language;

  Term() = default;
  Term(TermKind of_kind, std::string with_value, std::string with_datatype = {},
       std::string with_language = {});
  explicit Term(const TermView& view);

  TermView view() const noexcept { return {kind, value, datatype, language}; }

  friend auto operator<=>(const Term&, const Term&) = default;
  friend bool operator==(const Term&, const Term&) = default;
};

/// The bytes that a term is known by in a dictionary: two terms are the same exactly if their keys
/// are. xsd:string is the same as no datatype, language tags are lower case (RDF 1.1 Concepts,
/// section 3.3). Requires that IRIs, datatypes and language tags hold no NUL.
void append_key(std::string& key, const TermView& term);

/// The term of a key, looking into it. A key that append_key() did not make gives some term.
TermView term_of_key(std::string_view key) noexcept;

/// The term as N-Triples writes it, in canonical form.
void append_ntriples(std::string& text, const TermView& term);
std::string to_ntriples(const TermView& term);

namespace iri {
inline constexpr std::string_view rdf = "http://www.w3.org/1999/02/22-rdf-syntax-ns#";
inline constexpr std::string_view rdf_type = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type";
inline constexpr std::string_view rdf_first = "http://www.w3.org/1999/02/22-rdf-syntax-ns#first";
inline constexpr std::string_view rdf_rest = "http://www.w3.org/1999/02/22-rdf-syntax-ns#rest";
inline constexpr std::string_view rdf_nil = "http://www.w3.org/1999/02/22-rdf-syntax-ns#nil";
inline constexpr std::string_view rdf_lang_string =
    "http://www.w3.org/1999/02/22-rdf-syntax-ns#langString";
inline constexpr std::string_view xsd = "http://www.w3.org/2001/XMLSchema#";
inline constexpr std::string_view xsd_string = "http://www.w3.org/2001/XMLSchema#string";
inline constexpr std::string_view xsd_boolean = "http://www.w3.org/2001/XMLSchema#boolean";
inline constexpr std::string_view xsd_integer = "http://www.w3.org/2001/XMLSchema#integer";
inline constexpr std::string_view xsd_decimal = "http://www.w3.org/2001/XMLSchema#decimal";
inline constexpr std::string_view xsd_float = "http://www.w3.org/2001/XMLSchema#float";
inline constexpr std::string_view xsd_double = "http://www.w3.org/2001/XMLSchema#double";
inline constexpr std::string_view xsd_date_time = "http://www.w3.org/2001/XMLSchema#dateTime";
inline constexpr std::string_view xsd_date = "http://www.w3.org/2001/XMLSchema#date";
inline constexpr std::string_view xsd_time = "http://www.w3.org/2001/XMLSchema#time";
inline constexpr std::string_view xsd_day_time_duration =
    "http://www.w3.org/2001/XMLSchema#dayTimeDuration";
}  // namespace iri

}  // namespace newsgraph::rdf

#endif
