#include "export/vocabulary.hpp"

#include <algorithm>
#include <utility>

#include "newsgraph/base/error.hpp"

#include "export/sanitize.hpp"

namespace newsgraph::exporting {
namespace {

constexpr std::array<Prefix, 11> common_prefixes = {{
    {"ng", "urn:newsgraph:vocab:"},
    {"schema", "http://schema.org/"},
    {"wd", "http://www.wikidata.org/entity/"},
    {"wdt", "http://www.wikidata.org/prop/direct/"},
    {"prov", "http://www.w3.org/ns/prov#"},
    {"oa", "http://www.w3.org/ns/oa#"},
    {"rdf", "http://www.w3.org/1999/02/22-rdf-syntax-ns#"},
    {"rdfs", "http://www.w3.org/2000/01/rdf-schema#"},
    {"skos", "http://www.w3.org/2004/02/skos/core#"},
    {"owl", "http://www.w3.org/2002/07/owl#"},
    {"xsd", "http://www.w3.org/2001/XMLSchema#"},
}};

struct FixedTerm {
  Key key;
  std::string_view name;
  std::string_view iri;
  TermKind kind = TermKind::Text;
  std::string_view datatype;
  bool set = false;
};

// In the order of Key. Only features of JSON-LD 1.0 contexts: some readers know no other.
constexpr std::array<FixedTerm, key_count> fixed_terms = {{
    {Key::Label, "label", "rdfs:label", TermKind::LanguageMap, {}, false},
    {Key::AltLabel, "altLabel", "skos:altLabel", TermKind::Language, "en", true},
    {Key::SameAs, "sameAs", "owl:sameAs", TermKind::Reference, {}, false},
    {Key::Mention, "mention", "ng:mention", TermKind::Node, {}, true},
    {Key::Evidence, "evidence", "ng:evidence", TermKind::Node, {}, true},
    {Key::HasSource, "hasSource", "oa:hasSource", TermKind::Reference, {}, false},
    {Key::Selector, "selector", "oa:hasSelector", TermKind::Node, {}, true},
    {Key::Start, "start", "oa:start", TermKind::Typed, "xsd:nonNegativeInteger", false},
    {Key::End, "end", "oa:end", TermKind::Typed, "xsd:nonNegativeInteger", false},
    {Key::Exact, "exact", "oa:exact", TermKind::Text, {}, false},
    {Key::PrefixText, "prefix", "oa:prefix", TermKind::Text, {}, false},
    {Key::Suffix, "suffix", "oa:suffix", TermKind::Text, {}, false},
    {Key::Subject, "subject", "rdf:subject", TermKind::Reference, {}, false},
    {Key::Predicate, "predicate", "rdf:predicate", TermKind::Vocabulary, {}, false},
    {Key::Object, "object", "rdf:object", TermKind::Reference, {}, false},
    {Key::ObjectValue, "objectValue", "rdf:object", TermKind::Text, {}, false},
    {Key::Polarity, "polarity", "ng:polarity", TermKind::Text, {}, false},
    {Key::Modality, "modality", "ng:modality", TermKind::Text, {}, false},
    {Key::Speaker, "speaker", "ng:speaker", TermKind::Reference, {}, false},
    {Key::Date, "date", "ng:date", TermKind::Text, {}, false},
    {Key::Place, "place", "ng:place", TermKind::Reference, {}, false},
    {Key::Event, "event", "ng:event", TermKind::Reference, {}, false},
    {Key::Role, "role", "ng:role", TermKind::Text, {}, false},
    {Key::Topic, "topic", "ng:topic", TermKind::Text, {}, false},
    {Key::Surface, "surface", "ng:surface", TermKind::Text, {}, false},
    {Key::Amount, "amount", "ng:amount", TermKind::Text, {}, false},
    {Key::Change, "change", "ng:change", TermKind::Text, {}, false},
    {Key::Period, "period", "ng:period", TermKind::Text, {}, false},
    {Key::Count, "count", "ng:count", TermKind::Text, {}, false},
    {Key::Bound, "bound", "ng:bound", TermKind::Text, {}, false},
    {Key::Confidence, "confidence", "ng:confidence", TermKind::Typed, "xsd:decimal", false},
    {Key::Rule, "rule", "ng:rule", TermKind::Text, {}, false},
    {Key::Judgement, "judgement", "ng:judgement", TermKind::Text, {}, false},
    {Key::WasDerivedFrom, "wasDerivedFrom", "prov:wasDerivedFrom", TermKind::Reference, {}, false},
    {Key::WasGeneratedBy, "wasGeneratedBy", "prov:wasGeneratedBy", TermKind::Reference, {}, false},
    {Key::Identifier, "identifier", "schema:identifier", TermKind::Text, {}, false},
    {Key::Name, "name", "schema:name", TermKind::Text, {}, false},
    {Key::DatePublished, "datePublished", "schema:datePublished", TermKind::Text, {}, false},
    {Key::DateSource, "dateSource", "ng:dateSource", TermKind::Text, {}, false},
    {Key::DateInferredFrom,
     "dateInferredFrom",
     "ng:dateInferredFrom",
     TermKind::Reference,
     {},
     true},
    {Key::Publisher, "publisher", "ng:publisher", TermKind::Text, {}, false},
    {Key::Url, "url", "schema:url", TermKind::Reference, {}, false},
    {Key::Sha256, "sha256", "ng:sha256", TermKind::Text, {}, false},
    {Key::Text, "text", "schema:text", TermKind::Text, {}, false},
    {Key::Direct, "direct", "ng:direct", TermKind::Typed, "xsd:boolean", false},
    {Key::About, "about", "schema:about", TermKind::Reference, {}, true},
    {Key::SoftwareVersion, "softwareVersion", "schema:softwareVersion", TermKind::Text, {}, false},
    {Key::ModelHash, "modelHash", "ng:modelHash", TermKind::Text, {}, false},
    {Key::SchemaHash, "schemaHash", "ng:schemaHash", TermKind::Text, {}, false},
    {Key::StartDate, "startDate", "schema:startDate", TermKind::Text, {}, false},
    {Key::EndDate, "endDate", "schema:endDate", TermKind::Text, {}, false},
    {Key::Ordinal, "ordinal", "ng:ordinal", TermKind::Text, {}, false},
    {Key::Format, "format", "ng:format", TermKind::Text, {}, false},
}};

constexpr bool in_order() {
  for (std::size_t i = 0; i < fixed_terms.size(); ++i) {
    if (static_cast<std::size_t>(fixed_terms[i].key) != i) return false;
  }
  return true;
}
static_assert(in_order(), "fixed_terms has one row a Key, in its order");

}  // namespace

std::span<const Prefix> standard_prefixes() noexcept { return common_prefixes; }

Vocabulary::Vocabulary(const knowledge::Ontology& ontology, std::string base_iri)
    : base_iri_(std::move(base_iri)) {
  if (!is_base_iri(base_iri_)) {
    throw InputError("base IRI",
                     "\"" + base_iri_ + "\" must be an absolute IRI that ends in one of : / ? # @");
  }
  prefixes_.push_back({"n", base_iri_});
  prefixes_.insert(prefixes_.end(), common_prefixes.begin(), common_prefixes.end());
  fixed_.reserve(fixed_terms.size());
  for (const FixedTerm& row : fixed_terms) {
    fixed_.push_back({std::string(row.name), std::string(row.iri), expand(row.iri), row.kind,
                      row.datatype, row.set, fixed_.size()});
  }
  const std::span<const knowledge::Predicate> predicates = ontology.predicates();
  predicates_.reserve(predicates.size());
  for (std::size_t row = 0; row < predicates.size(); ++row) {
    const knowledge::Predicate& predicate = predicates[row];
    std::string iri = predicate.iri;
    const std::size_t number = fixed_.size() + row;
    const std::string expanded = expand(iri);
    const Term* const clash = find_fixed(predicate.name);
    const bool taken = std::any_of(prefixes_.begin(), prefixes_.end(),
                                   [&](const Prefix& p) { return p.name == predicate.name; });
    if (clash != nullptr && clash->expanded == expanded) {
      predicates_.push_back(*clash);
    } else if (clash != nullptr || taken) {
      predicates_.push_back({iri, iri, expanded, TermKind::Bare, {}, true, number});
    } else {
      const TermKind kind = predicate.literal_range() ? TermKind::Text : TermKind::Reference;
      predicates_.push_back({predicate.name, std::move(iri), expanded, kind, {}, true, number});
      defined_.push_back(row);
    }
    const auto first = std::find_if(predicates_.begin(), predicates_.end(),
                                    [&](const Term& term) { return term.expanded == expanded; });
    canonical_.push_back(static_cast<std::size_t>(first - predicates_.begin()));
  }
}

const Term& Vocabulary::predicate(std::size_t row) const noexcept { return predicates_[row]; }

std::pair<std::string_view, std::string_view> Vocabulary::split(
    std::string_view compact) const noexcept {
  const std::size_t colon = compact.find(':');
  if (colon != std::string_view::npos && !compact.substr(colon + 1).starts_with("//")) {
    for (const Prefix& prefix : prefixes_) {
      if (prefix.name == compact.substr(0, colon)) return {prefix.iri, compact.substr(colon + 1)};
    }
  }
  return {std::string_view(), compact};
}

std::string Vocabulary::expand(std::string_view compact) const {
  const auto [prefix, local] = split(compact);
  return std::string(prefix).append(local);
}

const Term* Vocabulary::find_fixed(std::string_view name) const noexcept {
  const auto found = std::find_if(fixed_.begin(), fixed_.end(),
                                  [&](const Term& term) { return term.name == name; });
  return found == fixed_.end() ? nullptr : &*found;
}

}  // namespace newsgraph::exporting
