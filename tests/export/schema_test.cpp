#include "newsgraph/export/schema.hpp"

#include <array>
#include <string>

#include <doctest/doctest.h>
#include <rapidjson/document.h>

#include "export/golden.hpp"

namespace newsgraph::tests {

TEST_CASE("schema: the shapes of the tests' vocabulary are the expected file") {
  const std::string shapes = exporting::shacl_shapes(small_vocabulary().ontology);
  check_golden("ontology.out.ttl", shapes);
}

TEST_CASE("schema: shapes and classes have every type and predicate of the shipped vocabulary") {
  const std::filesystem::path file =
      std::filesystem::path(NEWSGRAPH_SOURCE_DIR) / "schema" / "ontology.json";
  const knowledge::Ontology ontology(std::array{file});
  const std::string shapes = exporting::shacl_shapes(ontology);
  const std::string vocabulary = exporting::vocabulary_jsonld(ontology);
  rapidjson::Document document;
  document.Parse(vocabulary.c_str());
  REQUIRE_FALSE(document.HasParseError());
  CHECK(document["@graph"].Size() == ontology.types().size() + ontology.predicates().size());
  for (const knowledge::Predicate& predicate : ontology.predicates()) {
    CAPTURE(predicate.name);
    CHECK(shapes.find("ngs:" + predicate.name + " a sh:NodeShape") != std::string::npos);
    CHECK(vocabulary.find('"' + predicate.iri + '"') != std::string::npos);
  }
}

}  // namespace newsgraph::tests
