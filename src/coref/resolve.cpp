#include "newsgraph/coref/resolve.hpp"

#include <algorithm>
#include <utility>

#include "coref/clusters.hpp"
#include "coref/entities.hpp"
#include "coref/persons.hpp"
#include "coref/phrases.hpp"
#include "coref/pronouns.hpp"

namespace newsgraph::coref {

Reading::Reading(const Document& document_read, const knowledge::Knowledge& knowledge_used,
                 const knowledge::TokenFacts& facts_used)
    : document(document_read),
      knowledge(knowledge_used),
      facts(facts_used),
      name_index_(document_read.tokens.size(), 0),
      quoted_(document_read.tokens.size()) {
  for (std::uint32_t i = 0; i < document.names.size(); ++i) {
    const TokenSpan tokens = document.names[i].tokens;
    for (TokenIndex token = tokens.first; token < tokens.last; ++token) name_index_[token] = i + 1;
  }
  for (const QuotedSpan& quotation : document.quoted) {
    for (TokenIndex t = quotation.tokens.first; t < quotation.tokens.last; ++t) quoted_[t] = true;
  }
}

namespace {

/// Text order, the longer first: the order in which entities are numbered.
bool before(const Candidate& a, const Candidate& b) {
  return a.tokens.first != b.tokens.first ? a.tokens.first < b.tokens.first
                                          : a.tokens.last > b.tokens.last;
}

/// Two finders may read one noun: of mentions with the same head the longest stays. In text order
/// what encloses a mention stands before it.
void drop_shadowed(const Reading& reading, Candidates& candidates) {
  const auto& ontology = reading.knowledge.ontology;
  const auto shadows = [&](const Candidate& other, const Candidate& candidate) {
    if (!other.tokens.contains(candidate.tokens)) return false;
    const bool longer = other.tokens != candidate.tokens;
    // What a document is about is not told to have happened: "a plan of consultations".
    if (longer && other.head < candidate.tokens.first && candidate.kind == MentionKind::Nominal &&
        ontology.is_a(other.type, "Agreement") && ontology.is_a(candidate.type, "Event")) {
      return true;
    }
    if (ontology.root(other.type) != ontology.root(candidate.type)) return false;
    if (!longer) return true;
    return other.tokens.contains(candidate.head) &&
           (other.head == candidate.head || candidate.type == "Country");
  };
  std::vector<std::size_t> open;  // before the candidate at hand, not ended where it begins
  std::vector<bool> shadowed(candidates.size());
  for (std::size_t i = 0; i < candidates.size(); ++i) {
    const Candidate& candidate = candidates[i];
    std::erase_if(open, [&](std::size_t other) {
      return candidates[other].tokens.last <= candidate.tokens.first;
    });
    shadowed[i] =
        candidate.kind != MentionKind::Pronoun && std::ranges::any_of(open, [&](std::size_t other) {
          return shadows(candidates[other], candidate);
        });
    open.push_back(i);
  }
  Candidates kept;
  for (std::size_t i = 0; i < candidates.size(); ++i) {
    if (!shadowed[i]) kept.push_back(std::move(candidates[i]));
  }
  candidates = std::move(kept);
}

}  // namespace

void resolve(Document& document, const knowledge::Knowledge& knowledge) {
  const knowledge::TokenFacts facts(document, knowledge);
  const Reading reading(document, knowledge, facts);
  Candidates candidates;
  find_named(reading, candidates);
  find_countries(reading, candidates);
  find_directions(reading, candidates);
  find_the_country(reading, candidates);
  const std::vector<RolePhrase> roles = find_role_phrases(reading);
  find_persons(reading, roles, candidates);
  find_described(reading, roles, candidates);
  find_pronouns(reading, candidates);
  std::ranges::stable_sort(candidates, before);
  drop_shadowed(reading, candidates);
  Clusters clusters(reading, candidates);
  run_sieves(reading, candidates, clusters);
  document.entities = make_entities(reading, candidates, clusters);
}

}  // namespace newsgraph::coref
