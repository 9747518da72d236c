#ifndef NEWSGRAPH_NLP_NAME_WORDS_HPP
#define NEWSGRAPH_NLP_NAME_WORDS_HPP

// What single words and sentences tell of the names in them, whichever those are.

#include "newsgraph/knowledge/token_facts.hpp"

namespace newsgraph::nlp {

/// Words of the closed classes: no name consists of one.
inline constexpr std::uint64_t function_word =
    knowledge::word::Article | knowledge::word::Definite | knowledge::word::Possessive |
    knowledge::word::Quantifier | knowledge::word::Pronoun | knowledge::word::Preposition |
    knowledge::word::Conjunction | knowledge::word::Subordinator | knowledge::word::Auxiliary |
    knowledge::word::Adverb | knowledge::word::Indefinite;

/// Whether the sentence capitalises (nearly) every content word, as headlines do.
bool is_title_case(const knowledge::TokenFacts& facts, TokenSpan sentence);

/// Whether all words of the sentence, two at least, are written in capitals.
bool is_all_capitals(const knowledge::TokenFacts& facts, TokenSpan sentence);

/// Whether the token is a hyphen of any code point.
bool is_hyphen(const knowledge::TokenFacts& facts, TokenIndex token);

/// Letters that stand behind a person's name and are no part of it: "MP", "OBE".
bool is_post_nominal(const knowledge::TokenFacts& facts, TokenIndex token);

/// A capitalised word for what a body or an office deals with ("Trade", "Citizenship"), itself no
/// place, person, body or office.
bool is_field(const knowledge::TokenFacts& facts, TokenIndex token);

/// End of "and Commerce", ", Trade and Investment" that go on with a title ending at `token`.
TokenIndex portfolios_after(const knowledge::TokenFacts& facts, TokenIndex token);

/// "Industry, Mining and Trade Minister" beginning at `token`; empty when no such list is there.
TokenSpan listed_title(const knowledge::TokenFacts& facts, TokenIndex token);

/// "Trade [and] Technology Council": the word before is one that the name's last noun shares.
bool joins_fields(const knowledge::TokenFacts& facts, TokenIndex token);

/// The token that says what kind of thing a name is: the last before the first lower-case connector
/// ("Ministry" in "Ministry of Trade") that joins no fields, else the last.
TokenIndex head_token(const knowledge::TokenFacts& facts, TokenSpan tokens);

}  // namespace newsgraph::nlp

#endif
