// Any bytes as a query over a small graph: refused with an InputError, or answered within limits.

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "newsgraph/base/error.hpp"
#include "newsgraph/rdf/reader.hpp"
#include "newsgraph/sparql/query.hpp"
#include "newsgraph/sparql/results.hpp"

using namespace newsgraph;

namespace {

const rdf::Dataset& graph() {
  static const rdf::Dataset made = [] {
    rdf::DatasetBuilder builder;
    rdf::read_rdf_text(
        "@prefix : <http://example.org/> . @prefix xsd: <http://www.w3.org/2001/XMLSchema#> . "
        ":a :p :b , 1 , 2.5 , \"x\"@en , \"2020-01-02\"^^xsd:date ; :q [ :p true ] . "
        ":b :q :a , \"y\" ; :list (1 2) . :g { :a :p :c }",
        "graph", rdf::Syntax::TriG, {}, rdf::into(builder));
    return builder.finish();
  }();
  return made;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  sparql::ParseOptions parsing;
  parsing.base_iri = "http://example.org/";
  parsing.prefixes = {{"", "http://example.org/"},
                      {"xsd", std::string(rdf::iri::xsd)},
                      {"rdf", std::string(rdf::iri::rdf)},
                      {"rdfs", "http://www.w3.org/2000/01/rdf-schema#"}};
  sparql::EvaluationOptions options;
  options.timeout = 0.5;
  options.max_rows = 200;
  options.max_cells = 50'000;
  try {
    const std::string_view text(reinterpret_cast<const char*>(data), size);  // NOLINT: bytes
    const sparql::Result result =
        sparql::evaluate(graph(), sparql::parse_query(text, parsing), options);
    for (const auto format : {sparql::ResultFormat::Json, sparql::ResultFormat::Xml,
                              sparql::ResultFormat::Csv, sparql::ResultFormat::Tsv,
                              sparql::ResultFormat::NTriples, sparql::ResultFormat::Turtle}) {
      if (!sparql::can_hold(format, result.form)) continue;
      sparql::write_result(result, format, parsing.prefixes, [](std::string_view /*bytes*/) {});
    }
  } catch (const InputError&) {
    // Refused in words.
  }
  return 0;
}
