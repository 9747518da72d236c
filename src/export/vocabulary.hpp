#ifndef NEWSGRAPH_EXPORT_VOCABULARY_HPP
#define NEWSGRAPH_EXPORT_VOCABULARY_HPP

// The keys of the output: what they are called in JSON-LD, which IRI they stand for and how their
// values are read. The context of the document and the IRIs of N-Quads both come from here.

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "newsgraph/knowledge/ontology.hpp"

namespace newsgraph::exporting {

struct Prefix {
  std::string_view name;
  std::string_view iri;
};

/// The prefixes that every output has beside "n".
std::span<const Prefix> standard_prefixes() noexcept;

/// How the values of a key are read by a JSON-LD processor.
enum class TermKind : std::uint8_t {
  Bare,  ///< No definition in the context: values are written out in full.
  Text,  ///< A string, or a value object with its own datatype.
  LanguageMap,
  Language,    ///< Strings of one language.
  Typed,       ///< Strings of one datatype.
  Reference,   ///< Ids.
  Vocabulary,  ///< Ids, or keys of the context.
  Node         ///< Nodes, written inside.
};

/// A key of the output.
struct Term {
  std::string name;      ///< "metWith"; of a bare term its compact or whole IRI.
  std::string iri;       ///< As in the context: "ng:metWith".
  std::string expanded;  ///< "urn:newsgraph:vocab:metWith"
  TermKind kind = TermKind::Text;
  std::string_view datatype;  ///< Typed: "xsd:decimal". Language: "en".
  bool set = false;           ///< Always written as an array.
  std::size_t number = 0;     ///< Of the key among all of the vocabulary, below term_count().
};

/// The keys that do not come from the ontology, in the order of the context.
enum class Key : std::uint8_t {
  Label,
  AltLabel,
  SameAs,
  Mention,
  Evidence,
  HasSource,
  Selector,
  Start,
  End,
  Exact,
  PrefixText,
  Suffix,
  Subject,
  Predicate,
  Object,
  ObjectValue,
  Polarity,
  Modality,
  Speaker,
  Date,
  Place,
  Event,
  Role,
  Topic,
  Surface,
  Amount,
  Change,
  Period,
  Count,
  Bound,
  Confidence,
  Rule,
  Judgement,  ///< What people said of a claim: "right", "wrong".
  WasDerivedFrom,
  WasGeneratedBy,
  Identifier,
  Name,
  DatePublished,
  DateSource,
  DateInferredFrom,  ///< The claims that force the date of an article that does not give it.
  Publisher,
  Url,
  Sha256,
  Text,
  Direct,
  About,
  SoftwareVersion,
  ModelHash,
  SchemaHash,
  StartDate,
  EndDate,
  Ordinal,
  Format
};
inline constexpr std::size_t key_count = static_cast<std::size_t>(Key::Format) + 1;

/// Every key for one ontology and one beginning of ids.
class Vocabulary {
 public:
  /// Throws InputError when `base_iri` cannot be the beginning of ids.
  Vocabulary(const knowledge::Ontology& ontology, std::string base_iri);
  Vocabulary(const Vocabulary&) = delete;  // prefixes_ looks into base_iri_
  Vocabulary& operator=(const Vocabulary&) = delete;
  ~Vocabulary() = default;

  const Term& term(Key key) const noexcept { return fixed_[static_cast<std::size_t>(key)]; }
  std::span<const Term> fixed() const noexcept { return fixed_; }
  std::size_t term_count() const noexcept { return fixed_.size() + predicates_.size(); }
  /// One for each row of Ontology::predicates().
  const Term& predicate(std::size_t row) const noexcept;
  /// Rows whose key has a definition of its own in the context, in ontology order.
  std::span<const std::size_t> defined_predicates() const noexcept { return defined_; }
  /// The first row with the same IRI: two predicates of one IRI make the same triples.
  std::size_t canonical_row(std::size_t row) const noexcept { return canonical_[row]; }

  /// Prefixes in the order of the context; "n" is the base IRI.
  std::span<const Prefix> prefixes() const noexcept { return prefixes_; }
  /// "xsd:date" as {"http://www.w3.org/2001/XMLSchema#", "date"}. What has no known prefix is kept
  /// whole, as the second.
  std::pair<std::string_view, std::string_view> split(std::string_view compact) const noexcept;
  /// Both in one.
  std::string expand(std::string_view compact) const;

 private:
  const Term* find_fixed(std::string_view name) const noexcept;

  std::string base_iri_;
  std::vector<Prefix> prefixes_;
  std::vector<Term> fixed_;
  std::vector<Term> predicates_;
  std::vector<std::size_t> defined_;
  std::vector<std::size_t> canonical_;
};

}  // namespace newsgraph::exporting

#endif
