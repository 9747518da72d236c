#ifndef NEWSGRAPH_NLP_NAME_CANDIDATES_HPP
#define NEWSGRAPH_NLP_NAME_CANDIDATES_HPP

// Where names may stand: maximal capitalised sequences, cut at titles and between a place and the
// person named after it.

#include <optional>
#include <vector>

#include "newsgraph/knowledge/token_facts.hpp"

#include "nlp/recognised.hpp"

namespace newsgraph::nlp {

/// Words that may be a name. What they name is judged by name_cues.
struct NameCandidate {
  TokenSpan tokens;
  bool after_title =
      false;  ///< "Foreign Minister [Anna Kask]", "President of Chile [Gabriel Boric]".
  bool sentence_start = false;  ///< The capital of the first word says nothing.
  bool title_case = false;      ///< The sentence capitalises all its content words.
  bool all_capitals = false;    ///< The sentence is written in capitals.
  /// What a trained recogniser calls it; nothing when it sees no name there.
  std::optional<NameLabel> recognised;
  float recognised_score = 0.0F;  ///< In [0, 1]; half where it sees other borders.
  bool overlooked = false;        ///< A recogniser has read the words and sees no name in them.
};

/// Candidates in text order, not overlapping. Sentences of the zones Header and Byline have none.
/// Where words alone do not tell, names begin and end as the recogniser says.
std::vector<NameCandidate> find_name_candidates(const knowledge::TokenFacts& facts,
                                                const Recognised& recognised);

}  // namespace newsgraph::nlp

#endif
