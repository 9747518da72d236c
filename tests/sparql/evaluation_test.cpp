#include <string>
#include <utility>
#include <vector>

#include <doctest/doctest.h>

#include "newsgraph/base/error.hpp"
#include "newsgraph/rdf/reader.hpp"
#include "newsgraph/sparql/query.hpp"
#include "newsgraph/sparql/results.hpp"

#include "sparql/decimal.hpp"
#include "sparql/value.hpp"

using namespace newsgraph;
using namespace newsgraph::sparql;

namespace {

rdf::Dataset dataset_of(const std::string& turtle) {
  rdf::DatasetBuilder builder;
  rdf::read_rdf_text("@prefix : <http://e/> . " + turtle, "data", rdf::Syntax::TriG, {},
                     rdf::into(builder));
  return builder.finish();
}

const rdf::Dataset& boats() {
  static const rdf::Dataset dataset = dataset_of(
      ":tern :home :sund ; :seats 220 . :gull :home :sund ; :seats 310 . :eel :home :vik . "
      ":sund :next :vik . :vik :next :sund .");
  return dataset;
}

std::string answer(const rdf::Dataset& dataset, const std::string& query,
                   ResultFormat format = ResultFormat::Csv, const EvaluationOptions& options = {}) {
  const Result result = evaluate(dataset, parse_query("PREFIX : <http://e/> " + query), options);
  std::string text;
  write_result(result, format, {{"e", "http://e/"}},
               [&](std::string_view piece) { text += piece; });
  std::erase(text, '\r');
  return text;
}

}  // namespace

TEST_CASE("sparql: a filter in a group of its own does not see the variables around it") {
  CHECK(answer(boats(), "SELECT ?s { ?s :seats ?n { FILTER(?n > 300) } }") == "s\n");
  CHECK(answer(boats(), "SELECT ?s { ?s :seats ?n FILTER(?n > 300) }") == "s\nhttp://e/gull\n");
  // An optional group does see them.
  CHECK(
      answer(boats(), "SELECT ?s ?h { ?s :seats ?n OPTIONAL { ?s :home ?h FILTER(?n > 300) } }") ==
      "s,h\nhttp://e/tern,\nhttp://e/gull,http://e/sund\n");
  // But not those around a group within.
  CHECK(answer(boats(),
               "SELECT ?s ?h { ?s :seats ?n OPTIONAL { { ?s :home ?h FILTER(?n > 300) } } }") ==
        "s,h\nhttp://e/tern,\nhttp://e/gull,\n");
}

TEST_CASE("sparql: EXISTS sees the solution everywhere within") {
  CHECK(answer(boats(),
               "SELECT ?s { ?s :seats ?n FILTER NOT EXISTS { ?t :seats ?m FILTER(?m > ?n) } }") ==
        "s\nhttp://e/gull\n");
  CHECK(answer(boats(),
               "SELECT ?s { ?s :seats ?n FILTER EXISTS { { ?t :seats ?m FILTER(?m > ?n) } } }") ==
        "s\nhttp://e/tern\n");
}

TEST_CASE("sparql: an optional part that may bind what comes later is joined, not followed") {
  // Evaluated from the bottom up the optional part binds ?h of every boat, so nothing is left.
  CHECK(answer(boats(),
               "SELECT * { :eel :home ?h { :tern :seats ?n OPTIONAL { :tern :home ?h } } }") ==
        "h,n\n");
}

TEST_CASE("sparql: cycles end, and every node is met once") {
  CHECK(answer(boats(), "SELECT ?o { :sund :next+ ?o }") == "o\nhttp://e/vik\nhttp://e/sund\n");
  CHECK(answer(boats(), "SELECT ?o { :sund :next* ?o }") == "o\nhttp://e/sund\nhttp://e/vik\n");
  CHECK(answer(boats(), "SELECT ?o { :none :next* ?o }") == "o\nhttp://e/none\n");
  CHECK(answer(boats(), "SELECT (COUNT(*) AS ?n) { ?s (:next|:next) ?o }") == "n\n4\n");
}

TEST_CASE("sparql: limits stop a query and say so") {
  std::string turtle;
  for (int i = 0; i < 300; ++i) turtle += ":s" + std::to_string(i) + " :p :o . ";
  const rdf::Dataset many = dataset_of(turtle);
  const std::string product =
      "SELECT (COUNT(*) AS ?n) { ?a :p ?x . ?b :p ?y . ?c :p ?z . ?d :p ?w }";
  EvaluationOptions options;
  options.timeout = 0.05;
  CHECK_THROWS_WITH_AS(answer(many, product, ResultFormat::Csv, options),
                       doctest::Contains("--timeout"), InputError);
  options = {};
  options.max_cells = 1000;
  CHECK_THROWS_WITH_AS(
      answer(many, "SELECT * { ?a :p ?x . ?b :p ?y } ORDER BY ?a", ResultFormat::Csv, options),
      doctest::Contains("fit in memory"), InputError);
  options = {};
  options.max_rows = 2;
  const Result cut = evaluate(many, parse_query("SELECT ?s { ?s ?p ?o }"), options);
  CHECK(cut.size() == 2);
  CHECK(cut.truncated);
  options.check = [] { throw std::runtime_error("asked to stop"); };
  CHECK_THROWS_WITH(answer(many, product, ResultFormat::Csv, options), "asked to stop");
}

TEST_CASE("sparql: a function that nobody knows is refused by name") {
  CHECK_THROWS_WITH_AS(answer(boats(), "SELECT * { ?s :seats ?n FILTER(:heavy(?n)) }"),
                       doctest::Contains("unknown function <http://e/heavy>"), InputError);
}

TEST_CASE("sparql: BNODE gives one node for a label within a solution") {
  CHECK(
      answer(boats(), "SELECT (BNODE(\"a\") = BNODE(\"a\") AS ?x) (BNODE() = BNODE() AS ?y) {}") ==
      "x,y\ntrue,false\n");
  CHECK(answer(boats(),
               "SELECT (COUNT(DISTINCT ?b) AS ?n) { ?s :seats ?x BIND(BNODE(\"a\") AS ?b) }") ==
        "n\n2\n");
}

TEST_CASE("sparql: NOW, RAND and UUID come from the options alone") {
  EvaluationOptions options;
  options.now = "2024-05-06T07:08:09Z";
  options.seed = 5;
  const std::string query = "SELECT (YEAR(NOW()) AS ?y) (RAND() AS ?r) (STRUUID() AS ?u) {}";
  const std::string first = answer(boats(), query, ResultFormat::Csv, options);
  CHECK(first.starts_with("y,r,u\n2024,0."));
  CHECK(answer(boats(), query, ResultFormat::Csv, options) == first);
  options.seed = 6;
  CHECK(answer(boats(), query, ResultFormat::Csv, options) != first);
}

TEST_CASE("sparql: results are written as the standards say") {
  const rdf::Dataset data = dataset_of(":a :v \"x,\\\"y\\\"\\n\"@sv , 5 , <b:c> , 2.50 .");
  CHECK(answer(data, "SELECT ?v { :a :v ?v FILTER(isLiteral(?v)) } ORDER BY STR(?v)") ==
        "v\n2.50\n5\n\"x,\"\"y\"\"\n\"\n");
  CHECK(answer(data, "SELECT ?v { :a :v ?v } ORDER BY ?v", ResultFormat::Tsv) ==
        "?v\n<b:c>\n\"x,\\\"y\\\"\\n\"@sv\n2.50\n5\n");
  CHECK(answer(data, "SELECT ?v ?w { :a :v ?v FILTER(?v = 5) }", ResultFormat::Json) ==
        "{\"head\":{\"vars\":[\"v\",\"w\"]},\"results\":{\"bindings\":[\n{\"v\":{\"type\":"
        "\"literal\","
        "\"value\":\"5\",\"datatype\":\"http://www.w3.org/2001/XMLSchema#integer\"}}\n]}}\n");
  CHECK(answer(data, "ASK { :a :v 5 }", ResultFormat::Json) == "{\"head\":{},\"boolean\":true}\n");
  CHECK(answer(data, "SELECT ?v { VALUES ?v { \"<&>\"@en } }", ResultFormat::Xml) ==
        "<?xml version=\"1.0\"?>\n<sparql "
        "xmlns=\"http://www.w3.org/2005/sparql-results#\">\n<head><variable "
        "name=\"v\"/></head>\n<results>\n<result><binding name=\"v\"><literal "
        "xml:lang=\"en\">&lt;&amp;&gt;</literal></binding></result>\n</results>\n</sparql>\n");
  CHECK(answer(data, "CONSTRUCT { ?s :w ?v ; a :T } { ?s :v ?v FILTER(?v = 5) }",
               ResultFormat::Turtle) == "@prefix e: <http://e/> .\ne:a e:w 5 ;\n    a e:T .\n");
  CHECK(answer(data, "CONSTRUCT { ?v :of ?s } { ?s :v ?v }", ResultFormat::NTriples) ==
        "<b:c> <http://e/of> <http://e/a> .\n");
}

TEST_CASE("sparql: graphs are asked by name, and FROM makes a dataset of them") {
  const rdf::Dataset data = dataset_of(":g1 { :a :p 1 } :g2 { :a :p 1 , 2 } :a :p 3 .");
  CHECK(answer(data, "SELECT ?v { :a :p ?v }") == "v\n3\n");
  CHECK(answer(data, "SELECT ?g ?v { GRAPH ?g { :a :p ?v } }") ==
        "g,v\nhttp://e/g1,1\nhttp://e/g2,1\nhttp://e/g2,2\n");
  CHECK(answer(data, "SELECT ?v FROM :g1 FROM :g2 { :a :p ?v }") == "v\n1\n2\n");
  CHECK(answer(data, "SELECT ?v FROM NAMED :g1 { GRAPH ?g { :a :p ?v } }") == "v\n1\n");
  CHECK(answer(data, "SELECT ?v FROM :none { :a :p ?v }") == "v\n");
}

TEST_CASE("sparql: the plan begins with what is rare and names what it expects") {
  const std::string plan =
      explain(boats(), parse_query("PREFIX : <http://e/> SELECT ?s { ?s :home ?h . ?s :seats 310 "
                                   "FILTER(?h = :sund) }"));
  CHECK(plan.find("<http://e/seats>") < plan.find("<http://e/home>"));
  CHECK(plan.find("then 1 filter") != std::string::npos);
}

TEST_CASE("sparql: decimals are exact, and what does not fit is an error") {
  const auto decimal = [](const char* text) { return *Decimal::parse(text); };
  CHECK(add(decimal("0.1"), decimal("0.2"))->text() == "0.3");
  CHECK(multiply(decimal("-1.5"), decimal("2.25"))->text() == "-3.375");
  CHECK(divide(decimal("1"), decimal("3"))->text() == "0.333333333333333333");
  CHECK(divide(decimal("-7"), decimal("2"))->text() == "-3.5");
  CHECK(decimal("-2.5").round().text() == "-2");
  CHECK(decimal("-2.1").floor().text() == "-3");
  CHECK(decimal("000.500").text() == "0.5");
  CHECK_FALSE(divide(decimal("1"), Decimal()));
  CHECK_FALSE(multiply(decimal("99999999999999999999"), decimal("99999999999")));
  CHECK_FALSE(Decimal::parse("1e5"));
  CHECK_FALSE(Decimal::parse("."));
}

TEST_CASE("sparql: doubles are written as XPath writes them") {
  struct Row {
    double number;
    const char* text;
  };
  for (const Row& row : std::vector<Row>{{0.0, "0"},
                                         {1.5, "1.5"},
                                         {100000.0, "100000"},
                                         {1e6, "1.0E6"},
                                         {1.25e-7, "1.25E-7"},
                                         {-2.5e10, "-2.5E10"},
                                         {0.000001, "0.000001"}}) {
    CHECK(double_text(row.number, false) == row.text);
  }
}
