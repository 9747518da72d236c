#ifndef NEWSGRAPH_KNOWLEDGE_CODEBOOK_HPP
#define NEWSGRAPH_KNOWLEDGE_CODEBOOK_HPP

#include <string>

#include "newsgraph/knowledge/ontology.hpp"

namespace newsgraph::knowledge {

/// The vocabulary as Markdown for coders and readers: each type and predicate with its definition,
/// labels, domain, range, PLOVER class and IRI, in the order of the ontology.
std::string codebook(const Ontology& ontology);

}  // namespace newsgraph::knowledge

#endif
