#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "newsgraph/base/error.hpp"
#include "newsgraph/sparql/query.hpp"

#include "sparql/iri_reference.hpp"

using namespace newsgraph;
using namespace newsgraph::sparql;

namespace {

std::string fault(const std::string& query) {
  try {
    parse_query(query, {"query", {}, {{"e", "http://e/"}, {"places", "http://p/"}}});
  } catch (const InputError& error) {
    return error.what();
  }
  return "none";
}

}  // namespace

TEST_CASE("sparql: a fault is told with line, column and caret") {
  CHECK(fault("SELECT * {\n  ?s e:p ?o ?x }") ==
        "query:2:13: want \".\" between triples here, not \"?x\"\n    ?s e:p ?o ?x }\n             "
        " ^");
}

TEST_CASE("sparql: faults say what is wrong") {
  struct Row {
    const char* query;
    const char* says;
  };
  for (const Row& row : std::vector<Row>{
           {"", "want SELECT, ASK, CONSTRUCT or DESCRIBE here, not the end"},
           {"SELEC * {}", "want SELECT"},
           {"SELECT * { ?s place:p ?o }", "unknown prefix \"place:\" (did you mean \"places:\"?)"},
           {"SELECT * { ?s geo:p ?o }", "declare it with PREFIX geo:"},
           {"SELECT * { ?s <p> ?o }", "relative IRI without a BASE"},
           {"SELECT * { FILTER(NEARBY(1)) }", "unknown function \"NEARBY\""},
           {"SELECT * { FILTER(STRLEN(1, 2)) }", "STRLEN takes 1 arguments, not 2"},
           {"SELECT * { SERVICE <http://e/> {} }", "SERVICE is not supported"},
           {"INSERT DATA { <a:b> <a:c> 1 }", "SPARQL Update, which is not supported"},
           {"DELETE WHERE { ?s ?p ?o }", "SPARQL Update"},
           {"SELECT ?s (COUNT(*) AS ?n) { ?s ?p ?o }", "?s is neither grouped by"},
           {"SELECT * { ?s ?p ?o } GROUP BY ?s", "SELECT * cannot stand with GROUP BY"},
           {"SELECT * { ?s ?p ?o BIND(1 AS ?s) }", "?s is bound already"},
           {"SELECT * { FILTER(SUM(?x) > 1) }", "is an aggregate"},
           {"SELECT (SUM(COUNT(?x)) AS ?n) {}", "an aggregate within another"},
           {"SELECT * { ?s e:p \"x }", "this string has no end"},
           {"SELECT * { ?s e:p \"\\q\" }", "unknown escape"},
           {"SELECT * { VALUES (?a ?b) { (1) } }", "has 1 values for 2 variables"},
           {"SELECT * { { _:a e:p 1 } { _:a e:p 2 } }", "stands in another group already"},
           {"SELECT * {} LIMIT 1 LIMIT 2", "no second LIMIT"},
           {"SELECT * { ?s e:p \"\\uD800\" }", "stands for no character"},
           {"SELECT * { ` }", "no SPARQL begins with this character"},
       }) {
    CAPTURE(row.query);
    const std::string said = fault(row.query);
    CAPTURE(said);
    CHECK(said.find(row.says) != std::string::npos);
  }
}

TEST_CASE("sparql: nesting without end is refused, not followed") {
  for (const char* piece : {"(", "{", "[ e:p ", "!(", "(e:p/"}) {
    std::string query = "SELECT * { ";
    if (std::string(piece) == "(" || std::string(piece) == "!(") query += "FILTER";
    if (std::string(piece) == "(e:p/") query += "?s ";
    for (int i = 0; i < 100'000; ++i) query += piece;
    CAPTURE(piece);
    CHECK(fault(query) != "none");
  }
  std::string triples = "SELECT * { ?s e:p 1";
  for (int i = 0; i < 2000; ++i) triples += ", 1";
  CHECK(fault(triples + "}").find("more than 1,000 triples") != std::string::npos);
  std::string path = "SELECT * { ?s e:p";
  for (int i = 0; i < 2000; ++i) path += "/e:p";
  CHECK(fault(path + " ?o }").find("more than 1,000 steps") != std::string::npos);
  std::string sum = "SELECT (1";
  for (int i = 0; i < 100'000; ++i) sum += "+1";
  CHECK(fault(sum + " AS ?n) {}").find("more than 1,000 operands") != std::string::npos);
  std::string group = "SELECT * {";
  for (int i = 0; i < 100'000; ++i) group += " OPTIONAL { ?s ?p ?o }";
  CHECK(fault(group + "}").find("more than 1,000 elements") != std::string::npos);
}

TEST_CASE("sparql: FROM and the form are known before evaluation") {
  const Query query = parse_query("ASK FROM <a:b> FROM NAMED <a:c> {}");
  CHECK(query.form() == QueryForm::Ask);
  CHECK(query.from() == std::vector<std::string>{"a:b"});
  CHECK(query.from_named() == std::vector<std::string>{"a:c"});
}

TEST_CASE("sparql: references are resolved as RFC 3986, section 5.4, says") {
  struct Row {
    const char* reference;
    const char* result;
  };
  for (const Row& row : std::vector<Row>{{"g:h", "g:h"},
                                         {"g", "http://a/b/c/g"},
                                         {"./g", "http://a/b/c/g"},
                                         {"g/", "http://a/b/c/g/"},
                                         {"/g", "http://a/g"},
                                         {"//g", "http://g"},
                                         {"?y", "http://a/b/c/d;p?y"},
                                         {"g?y", "http://a/b/c/g?y"},
                                         {"#s", "http://a/b/c/d;p?q#s"},
                                         {"g?y#s", "http://a/b/c/g?y#s"},
                                         {";x", "http://a/b/c/;x"},
                                         {"", "http://a/b/c/d;p?q"},
                                         {".", "http://a/b/c/"},
                                         {"..", "http://a/b/"},
                                         {"../g", "http://a/b/g"},
                                         {"../../../g", "http://a/g"},
                                         {"/./g", "http://a/g"},
                                         {"/../g", "http://a/g"},
                                         {"g..", "http://a/b/c/g.."},
                                         {"./g/.", "http://a/b/c/g/"},
                                         {"g;x=1/../y", "http://a/b/c/y"}}) {
    CAPTURE(row.reference);
    CHECK(resolve_iri("http://a/b/c/d;p?q", row.reference) == row.result);
  }
}
