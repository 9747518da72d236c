#ifndef NEWSGRAPH_KNOWLEDGE_CODEBOOK_HPP
#define NEWSGRAPH_KNOWLEDGE_CODEBOOK_HPP

#include <filesystem>
#include <map>
#include <span>
#include <string>
#include <vector>

#include "newsgraph/knowledge/coding.hpp"
#include "newsgraph/knowledge/ontology.hpp"

namespace newsgraph::knowledge {

/// Sentences in which a predicate is read, with what is read, and near ones in which it is not.
struct PredicateExamples {
  std::vector<std::string> yes;  ///< "Anna Berg thanked Peter Lind. => Anna Berg | thanked | ..."
  std::vector<std::string> no;
};

/// The examples that rules carry, by predicate: of each rule the first of either kind, up to four,
/// in the order of the files. Throws InputError for a file that is no JSON.
std::map<std::string, PredicateExamples> rule_examples(
    std::span<const std::filesystem::path> rule_files);

/// The vocabulary as Markdown for coders and readers: each type and predicate with its definition,
/// labels, domain, range, PLOVER class, CAMEO root and IRI, in the order of the ontology; then the
/// examples of each predicate, the event classes and the sectors of actors, where given.
std::string codebook(const Ontology& ontology,
                     const std::map<std::string, PredicateExamples>& examples = {},
                     std::span<const Sector> sectors = {});

}  // namespace newsgraph::knowledge

#endif
