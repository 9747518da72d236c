#ifndef NEWSGRAPH_COREF_PHRASES_HPP
#define NEWSGRAPH_COREF_PHRASES_HPP

// Noun phrases by surface alone: where the words before a noun begin, and how far the words after
// it belong to it.

#include <span>
#include <string_view>

#include "coref/candidate.hpp"
#include "coref/role_phrases.hpp"

namespace newsgraph::coref {

inline constexpr std::uint64_t determiners =
    knowledge::word::Definite | knowledge::word::Indefinite | knowledge::word::Possessive |
    knowledge::word::Quantifier;
/// Words at which a noun phrase ends on either side.
inline constexpr std::uint64_t phrase_break =
    knowledge::word::Preposition | knowledge::word::Conjunction | knowledge::word::Subordinator |
    knowledge::word::Auxiliary | knowledge::word::Pronoun | knowledge::word::SayVerb |
    knowledge::word::Negation;

bool is_possessive_mark(const knowledge::TokenFacts& facts, TokenIndex token);

/// What stands before a noun.
struct Premodifiers {
  TokenIndex first = 0;  ///< First word of the phrase, determiner left out.
  Determination determination = Determination::None;
  bool quantified = false;      ///< "any", "every", "no": nothing definite is meant.
  bool fresh = false;           ///< "another"
  bool subject_before = false;  ///< The noun may well be a verb: "militants attack a base".
};

class PhraseGrammar {
 public:
  PhraseGrammar(const Reading& reading, const std::vector<RolePhrase>& roles);

  /// Reads leftwards from a noun.
  Premodifiers before(TokenSpan noun) const;

  /// End of "of X", "between X and Y", "on the deployment of Z" ... that follow a noun, each
  /// beginning with one of `prepositions` (a row ends with an empty view). The noun's own end when
  /// nothing belongs to it.
  TokenIndex after(TokenIndex noun_end, std::span<const std::string_view> prepositions,
                   bool clauses) const;

  /// Whether the noun is used as a verb: "to attack", "rebels attack the town".
  bool is_verb(TokenSpan noun) const;

  /// End of a role phrase with the name beside it that begins here; `token` when none does.
  TokenIndex role_end(TokenIndex token) const;

 private:
  bool plausible_modifier(TokenIndex token) const;
  bool finite_verb(TokenIndex token) const;
  bool is_gerund(TokenIndex token) const;
  bool opens_clause(TokenIndex token) const;
  /// A hyphen or dash right behind a word.
  bool is_joint(TokenIndex token) const;
  /// A hyphen or dash without spaces joins the token to the word before it. Requires token > 0.
  bool hyphen_before(TokenIndex token) const;
  bool hyphen_after(TokenIndex token, TokenIndex end) const;
  bool hyphenated(TokenIndex token) const;
  TokenIndex modifiers_by_tree(TokenSpan noun, TokenIndex begin) const;
  bool ties(TokenIndex token) const;
  TokenIndex noun_behind(TokenSpan name, TokenIndex end, bool determined) const;
  bool participle_after(TokenIndex token) const;
  TokenIndex complement(TokenIndex token, TokenIndex end, bool clauses) const;
  TokenIndex one_complement(TokenIndex token, TokenIndex end, bool clauses) const;

  const Reading& reading_;
  const knowledge::TokenFacts& facts_;
  std::vector<std::uint32_t> role_at_;  ///< Of each token, index + 1 of the role phrase there.
  const std::vector<RolePhrase>& roles_;
};

/// Appends events, agreements, works and bodies named by a description.
void find_described(const Reading& reading, const std::vector<RolePhrase>& roles,
                    Candidates& candidates);

/// Whether a lower-case word looks like an adjective by its ending ("ceremonial", "unprecedented").
bool looks_like_adjective(std::string_view form) noexcept;

}  // namespace newsgraph::coref

#endif
