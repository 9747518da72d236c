#ifndef NEWSGRAPH_NLP_NAME_CUES_HPP
#define NEWSGRAPH_NLP_NAME_CUES_HPP

// What a candidate names, by a table of weighted cues: gazetteers, the words inside, the words
// around.

#include <optional>

#include "newsgraph/knowledge/token_facts.hpp"

#include "nlp/name_candidates.hpp"

namespace newsgraph::nlp {

/// Most fitting label of a candidate.
struct NameJudgement {
  NameLabel label = NameLabel::Person;
  float weight = 0.0F;  ///< Sum of the cues for the label, in units of about one nat.
  float margin = 0.0F;  ///< Lead over the second label.
};

/// Sums the cues; empty when nothing or too little speaks for a name.
std::optional<NameJudgement> judge_name(const knowledge::TokenFacts& facts,
                                        const NameCandidate& candidate);

/// Weight from which a judgement decides other places of the article with the same words.
inline constexpr float strong_weight = 3.0F;

}  // namespace newsgraph::nlp

#endif
