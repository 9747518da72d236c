#ifndef NEWSGRAPH_TESTS_SPARQL_CASE_RESULTS_HPP
#define NEWSGRAPH_TESTS_SPARQL_CASE_RESULTS_HPP

// Expected results of a test case, read from any of the forms that the W3C suites use, and held
// against what the engine answers.

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "newsgraph/rdf/term.hpp"
#include "newsgraph/sparql/query.hpp"

namespace newsgraph::sparql_test {

using Binding = std::map<std::string, rdf::Term>;

/// A result apart from its engine.
struct Outcome {
  sparql::QueryForm form = sparql::QueryForm::Select;
  bool truth = false;
  std::vector<std::string> variables;
  std::vector<Binding> rows;                    ///< SELECT
  std::vector<std::vector<rdf::Term>> triples;  ///< CONSTRUCT, DESCRIBE
  bool ordered = false;                         ///< The order of rows was given (rs:index).
  /// Terms are known by their text alone (CSV).
  bool text_only = false;
};

Outcome outcome_of(const sparql::Result& result);

/// Reads .srx, .srj, .csv, .tsv, .ttl, .nt, .rdf; throws InputError for what is none of them.
Outcome read_outcome(const std::filesystem::path& path, bool triples_wanted);

/// The first difference in words; empty when both say the same: rows as a multiset (`lax` as a set,
/// for REDUCED), blank nodes by any one-to-one renaming, numbers and dates of one type by value.
std::string difference(const Outcome& expected, const Outcome& actual, bool lax = false);

/// XML of SPARQL results and RDF, as far as suites use it: a tree of elements.
struct Element {
  std::string name;  ///< With the namespace in braces: "{http://...}result".
  std::map<std::string, std::string> attributes;
  std::string text;
  std::vector<Element> children;
};
Element read_xml(const std::string& text, const std::string& name);

/// RDF/XML to triples (no collections, no reification).
std::vector<std::vector<rdf::Term>> read_rdf_xml(const std::string& text, const std::string& name,
                                                 const std::string& base_iri);

}  // namespace newsgraph::sparql_test

#endif
