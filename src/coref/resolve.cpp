#include "newsgraph/coref/resolve.hpp"

#include <algorithm>

#include "coref/clusters.hpp"
#include "coref/entities.hpp"

namespace newsgraph::coref {

Reading::Reading(const Document& document_read, const knowledge::Knowledge& knowledge_used,
                 const knowledge::TokenFacts& facts_used)
    : document(document_read),
      knowledge(knowledge_used),
      facts(facts_used),
      name_index_(document_read.tokens.size(), 0) {
  for (std::uint32_t i = 0; i < document.names.size(); ++i) {
    const TokenSpan tokens = document.names[i].tokens;
    for (TokenIndex token = tokens.first; token < tokens.last; ++token) name_index_[token] = i + 1;
  }
}

void resolve(Document& document, const knowledge::Knowledge& knowledge) {
  const knowledge::TokenFacts facts(document, knowledge);
  const Reading reading(document, knowledge, facts);
  Candidates candidates;
  find_named(reading, candidates);
  find_countries(reading, candidates);
  // Text order, the longer first; the order in which entities are numbered.
  std::ranges::stable_sort(candidates, [](const Candidate& a, const Candidate& b) {
    return a.tokens.first != b.tokens.first ? a.tokens.first < b.tokens.first
                                            : a.tokens.last > b.tokens.last;
  });
  Clusters clusters(reading, candidates);
  run_sieves(reading, candidates, clusters);
  document.entities = make_entities(reading, candidates, clusters);
}

}  // namespace newsgraph::coref
