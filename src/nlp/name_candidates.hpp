#ifndef NEWSGRAPH_NLP_NAME_CANDIDATES_HPP
#define NEWSGRAPH_NLP_NAME_CANDIDATES_HPP

// Where names may stand: maximal capitalised sequences, cut at titles and between a place and the
// person named after it.

#include <optional>
#include <vector>

#include "newsgraph/knowledge/token_facts.hpp"

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
};

/// Candidates in text order, not overlapping. Sentences of the zones Header and Byline have none.
std::vector<NameCandidate> find_name_candidates(const knowledge::TokenFacts& facts);

/// Whether the sentence capitalises (nearly) every content word, as headlines do.
bool is_title_case(const knowledge::TokenFacts& facts, TokenSpan sentence);

/// Whether all words of the sentence, two at least, are written in capitals.
bool is_all_capitals(const knowledge::TokenFacts& facts, TokenSpan sentence);

/// End of "and Commerce", ", Trade and Investment" that go on with a title ending at `token`.
TokenIndex portfolios_after(const knowledge::TokenFacts& facts, TokenIndex token);

/// "Industry, Mining and Trade Minister" beginning at `token`; empty when no such list is there.
TokenSpan listed_title(const knowledge::TokenFacts& facts, TokenIndex token);

/// The token that says what kind of thing a name is: the last before the first lower-case connector
/// ("Ministry" in "Ministry of Trade"), else the last.
TokenIndex head_token(const knowledge::TokenFacts& facts, TokenSpan tokens);

}  // namespace newsgraph::nlp

#endif
