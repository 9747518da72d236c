// Queries changed at random: the parser and the evaluator refuse or answer, and nothing else.
// The fuzzers (tests/fuzz) do the same for hours.

#include <cstdint>
#include <exception>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "newsgraph/base/error.hpp"
#include "newsgraph/rdf/reader.hpp"
#include "newsgraph/sparql/query.hpp"

using namespace newsgraph;

TEST_CASE("sparql: changed queries are answered or refused") {
  rdf::DatasetBuilder builder;
  rdf::read_rdf_text(
      "@prefix : <http://e/> . :a :p :b , 1 , \"x\"@en . :b :q :a , 2.5 ; :p [ :q true ] .", "data",
      rdf::Syntax::Turtle, {}, rdf::into(builder));
  const rdf::Dataset dataset = builder.finish();
  const std::vector<std::string> seeds = {
      "SELECT ?s (COUNT(DISTINCT ?o) AS ?n) { ?s :p|^:q ?o OPTIONAL { ?o :q+ ?x FILTER(?x > 1) } } "
      "GROUP BY ?s HAVING (COUNT(?o) > 0) ORDER BY DESC(?n) LIMIT 5 OFFSET 0",
      "CONSTRUCT { ?s :r [ :t ?o ] } WHERE { { ?s :p ?o } UNION { ?s :q ?o MINUS { ?o :p 1 } } }",
      "SELECT * { VALUES (?a ?b) { (1 UNDEF) (:a \"x\"@en) } BIND(REPLACE(STR(?b), \"x*y\", "
      "\"$0\") AS "
      "?c) FILTER NOT EXISTS { ?a !(:p|^:q) ?b { SELECT ?a { ?a ?b ?c } LIMIT 1 } } }",
      "ASK { ?s a ?t ; :p (1 2.5e3 [ ] \"\"\"z\"\"\") . GRAPH ?g { ?s :p* ?s } FILTER(?t IN (1, "
      ":a) "
      "&& REGEX(STR(?s), \"^a\", \"i\")) }",
      "DESCRIBE ?s { ?s (:p/:q)? ?o . FILTER(xsd:integer(?o) + 1 < SUBSTR(\"abc\", 2) || bnode() = "
      "?o) }"};
  std::uint64_t state = 17;
  const auto next = [&state](std::size_t most) {
    state = state * 6364136223846793005ULL + 1442695040888963407ULL;
    return static_cast<std::size_t>(state >> 33U) % most;
  };
  const std::string alphabet = "{}()[].,;*/+-|^?!=<>\"'\\@_:#$&%aeS0 \n\xC3\xA5\xF0";
  sparql::EvaluationOptions options;
  options.timeout = 1.0;
  options.max_rows = 1000;
  options.max_cells = 100'000;
  std::size_t answered = 0;
  for (int round = 0; round < 20'000; ++round) {
    std::string query = seeds[next(seeds.size())];
    for (std::size_t change = 0; change <= next(4); ++change) {
      const std::size_t at = next(query.size());
      switch (next(4)) {
        case 0:
          query.erase(at, 1 + next(6));
          break;
        case 1:
          query.insert(at, 1, alphabet[next(alphabet.size())]);
          break;
        case 2: {
          const std::string& other = seeds[next(seeds.size())];
          const std::size_t from = next(other.size());
          query.insert(at, other.substr(from, next(20)));
          break;
        }
        default:
          query[at] = alphabet[next(alphabet.size())];
      }
      if (query.empty()) query = "x";
    }
    CAPTURE(query);
    try {
      sparql::ParseOptions parsing;
      parsing.prefixes = {{"", "http://e/"}, {"xsd", std::string(rdf::iri::xsd)}};
      sparql::evaluate(dataset, sparql::parse_query(query, parsing), options);
      ++answered;
    } catch (const InputError&) {
      // Refused in words.
    }
  }
  CHECK(answered > 300);
}
