#ifndef NEWSGRAPH_EXPORT_SCHEMA_HPP
#define NEWSGRAPH_EXPORT_SCHEMA_HPP

// The vocabulary of our files for programs: made from the ontology that is in use, so that a user's
// own types and predicates are in it.

#include <string>

#include "newsgraph/knowledge/ontology.hpp"

namespace newsgraph::exporting {

/// SHACL shapes in Turtle that every graph of ours fits (Provenance::Statements and NamedGraphs;
/// any ArticleWords): claims with their ends, stance, confidence and evidence; spans; articles;
/// names of entities; and for each predicate what may stand at its ends.
std::string shacl_shapes(const knowledge::Ontology& ontology);

/// Types and predicates as JSON-LD: RDFS classes and properties with labels, definitions, domain
/// and range, PLOVER class and CAMEO root.
std::string vocabulary_jsonld(const knowledge::Ontology& ontology);

}  // namespace newsgraph::exporting

#endif
