#include "coref/phrases.hpp"

#include <algorithm>
#include <array>

namespace newsgraph::coref {
namespace {

namespace word = knowledge::word;
using knowledge::EntryKind;
using knowledge::mask;

/// Verbs that have the phrase as their object: none of them is inside of it.
constexpr std::uint64_t verbs = word::LightVerb | word::PersonVerb | word::PastVerb;

}  // namespace

bool is_possessive_mark(const knowledge::TokenFacts& facts, TokenIndex token) {
  return facts.form_is(token, "'s") || facts.form_is(token, "\u2019s");
}

bool looks_like_adjective(std::string_view form) noexcept {
  static constexpr std::array endings{"al",   "ic",   "ive", "ous",  "ful",  "less", "ary",
                                      "able", "ible", "ant", "ent",  "ian",  "ese",  "ish",
                                      "ory",  "ed",   "ing", "wide", "like", "ern"};
  return std::ranges::any_of(endings, [&](std::string_view ending) {
    return form.size() > ending.size() + 2 && form.ends_with(ending);
  });
}

PhraseGrammar::PhraseGrammar(const Reading& reading, const std::vector<RolePhrase>& roles)
    : reading_(reading),
      facts_(reading.facts),
      role_at_(reading.document.tokens.size(), 0),
      roles_(roles) {
  for (std::uint32_t i = 0; i < roles.size(); ++i) role_at_[roles[i].tokens.first] = i + 1;
}

TokenIndex PhraseGrammar::role_end(TokenIndex token) const {
  if (token >= role_at_.size() || role_at_[token] == 0) return token;
  const RolePhrase& role = roles_[role_at_[token] - 1];
  // "Amir Sheikh Anna Kask": forms of address may stand between.
  constexpr TokenIndex address = 2;
  const bool named = role.holder != nullptr && role.holder->tokens.first >= role.tokens.last &&
                     role.holder->tokens.first <= role.tokens.last + address &&
                     !facts_.has_shape(role.tokens.last, Punctuation);
  if (role.person_noun && !named) return token;
  return named ? role.holder->tokens.last : role.tokens.last;
}

/// "a recently concluded", "the proposed": what stands before "-ed" inside of a phrase; after a
/// noun it is a verb.
bool PhraseGrammar::participle_after(TokenIndex token) const {
  return facts_.is(token, determiners | word::Adverb | word::EventModifier | word::OrdinalWord) ||
         is_possessive_mark(facts_, token);
}

bool PhraseGrammar::is_joint(TokenIndex token) const {
  return (facts_.form_is(token, "-") || facts_.form_is(token, "\u2013")) && facts_.glued(token);
}

bool PhraseGrammar::hyphen_before(TokenIndex token) const {
  return is_joint(token - 1) && facts_.glued(token);
}

bool PhraseGrammar::hyphen_after(TokenIndex token, TokenIndex end) const {
  return token + 1 < end && hyphen_before(token + 1);
}

bool PhraseGrammar::hyphenated(TokenIndex token) const {
  return (token > 0 && hyphen_before(token)) ||
         (token + 2 < facts_.size() && hyphen_before(token + 2));
}

/// "A gunman [opens] fire": a verb by the tagger that is no participle.
bool PhraseGrammar::finite_verb(TokenIndex token) const {
  const auto& upos = reading_.document.tokens.upos;
  const std::string_view form = reading_.document.form(token);
  return !upos.empty() && upos[token] == Upos::Verb && facts_.has_shape(token, AllLower) &&
         form.ends_with("s") && !form.ends_with("ss");
}

bool PhraseGrammar::is_gerund(TokenIndex token) const {
  const Tokens& tokens = reading_.document.tokens;
  return !tokens.upos.empty() && tokens.upos[token] == Upos::Verb &&
         facts_.has_shape(token, AllLower) && reading_.document.form(token).ends_with("ing");
}

/// "an agreement on trade and [reflecting] on it": a gerund with no noun that it qualifies.
bool PhraseGrammar::opens_clause(TokenIndex token) const {
  return is_gerund(token) &&
         (token + 1 >= facts_.size() || facts_.is(token + 1, phrase_break | determiners));
}

/// Words that may stand between determiner and noun whatever they are.
bool PhraseGrammar::plausible_modifier(TokenIndex token) const {
  if (facts_.has_shape(token, Punctuation) && !facts_.form_is(token, "-")) return false;
  return !facts_.is(token, phrase_break | determiners) || facts_.is(token, word::OrdinalWord);
}

/// "apparent barrel bomb attacks": first of the adjectives and nouns that hang on the noun, side by
/// side with it; the noun's own when there is no tree.
TokenIndex PhraseGrammar::modifiers_by_tree(TokenSpan noun, TokenIndex begin) const {
  const Tokens& tokens = reading_.document.tokens;
  if (tokens.head.empty()) return noun.first;
  TokenIndex first = noun.first;
  while (first > begin) {
    const TokenIndex left = first - 1;
    const Upos upos = tokens.upos[left];
    // "Steel industry crisis": the first word of a sentence has its capital from there.
    const bool opens =
        left == begin && facts_.is(left, word::Common) && reading_.name_over(left) == nullptr;
    const bool word =
        (upos == Upos::Adj || upos == Upos::Noun) && (facts_.has_shape(left, AllLower) || opens);
    const TokenIndex head = tokens.head[left];
    if (!word || head < first || head >= noun.last || !plausible_modifier(left)) break;
    if (facts_.is(left, verbs)) break;
    first = left;
  }
  return first;
}

Premodifiers PhraseGrammar::before(TokenSpan noun) const {
  Premodifiers result;
  result.first = noun.first;
  const TokenSpan sentence = facts_.sentence(noun.first);
  // A determiner within reach makes everything between it and the noun one phrase.
  constexpr TokenIndex reach = 7;
  TokenIndex token = noun.first;
  TokenIndex steps = 0;
  while (token > sentence.first && steps < reach) {
    const TokenIndex left = token - 1;
    if (facts_.is(left, determiners) && !facts_.is(left, word::OrdinalWord)) {
      result.first = token;
      if (facts_.is(left, word::Possessive)) {
        result.determination = Determination::Possessive;
      } else if (facts_.is(left, word::Indefinite)) {
        result.determination = Determination::Indefinite;
      } else if (facts_.is(left, word::Definite)) {
        result.determination = Determination::Definite;
      } else {
        result.quantified = true;
      }
      break;
    }
    if (is_possessive_mark(facts_, left)) {
      result.first = token;
      result.determination = Determination::Possessive;
      break;
    }
    if (!plausible_modifier(left)) break;
    const bool listed = facts_.is(left, word::EventModifier | word::RoleModifier);
    if ((facts_.is(left, verbs) || finite_verb(left)) && !listed && !hyphenated(left)) break;
    if (reading_.document.form(left).ends_with("ed") && facts_.has_shape(left, AllLower) &&
        left > sentence.first && !participle_after(left - 1) && !hyphenated(left)) {
      break;
    }
    if (facts_.is(left, word::Adverb) && token == noun.first && !listed) break;
    token = left;
    ++steps;
  }
  if (result.first == noun.first && result.determination == Determination::None) {
    result.first = modifiers_by_tree(noun, sentence.first);
    // "Closed-door talks": the tree may leave out the beginning of a compound.
    while (result.first > sentence.first + 1 && hyphen_before(result.first)) result.first -= 2;
  }
  if (result.first == noun.first && result.determination == Determination::None) {
    // Without a determiner only what is a modifier by its form or by a list.
    TokenIndex first = noun.first;
    while (first > sentence.first) {
      TokenIndex left = first - 1;
      // "Norlandic-Sudonian talks"
      if (first < noun.first && facts_.form_is(left, "-") && facts_.glued(left) &&
          facts_.glued(first) && left > sentence.first) {
        --left;
        first = left;
        const NameSpan* joined = reading_.name_over(left);
        if (joined != nullptr && joined->tokens.last == left + 1) first = joined->tokens.first;
        continue;
      }
      const NameSpan* name = reading_.name_over(left);
      // "closed-door", "one-on-one": a compound before a noun qualifies it.
      TokenIndex compound = left;
      while (compound > sentence.first + 1 && hyphen_before(compound)) compound -= 2;
      if (compound < left && name == nullptr) {
        first = compound;
        continue;
      }
      if (name != nullptr && name->tokens.last == first && name->label != NameLabel::Person &&
          name->tokens.first >= sentence.first) {
        first = name->tokens.first;
        continue;
      }
      const bool listed =
          facts_.is(left, word::EventModifier | word::OrdinalWord | word::Number | word::Weekday) ||
          (facts_.match_kinds(facts_.match_over(left)) & mask(EntryKind::Demonym)) != 0;
      const bool by_form = facts_.has_shape(left, AllLower) && plausible_modifier(left) &&
                           !facts_.is(left, word::LightVerb | word::PersonVerb) &&
                           looks_like_adjective(reading_.document.form(left)) &&
                           !reading_.document.form(left).ends_with("ed") &&
                           !reading_.document.form(left).ends_with("ing");
      if (!listed && !by_form) break;
      first = left;
    }
    result.first = first;
  }
  for (TokenIndex t = result.first > sentence.first ? result.first - 1 : result.first;
       t < noun.first; ++t) {
    if (facts_.is(t, word::FreshWord)) result.fresh = true;
  }
  return result;
}

bool PhraseGrammar::is_verb(TokenSpan noun) const {
  if (noun.size() > 1) return false;
  const TokenSpan sentence = facts_.sentence(noun.first);
  const TokenIndex next = noun.last;
  const bool object_follows =
      next < sentence.last &&
      (facts_.is(next, word::Article | word::Possessive | word::MalePronoun) ||
       facts_.form_is(next, "them") || facts_.form_is(next, "it") || facts_.form_is(next, "us") ||
       (reading_.name_at(next) != nullptr));
  if (noun.first == sentence.first) return object_follows;
  const TokenIndex left = noun.first - 1;
  if (facts_.form_is(left, "to")) return true;
  // "The Senate of Norland votes to ratify"
  const auto& upos = reading_.document.tokens.upos;
  if (!upos.empty() && upos[noun.first] == Upos::Verb && !facts_.is(left, determiners)) return true;
  // "leaders plan to discuss": a noun before "to" has its article or adjective.
  if (facts_.form_is(next, "to") && facts_.has_shape(left, AllLower) &&
      reading_.document.form(left).ends_with("s") &&
      !reading_.document.form(left).ends_with("ss") && !facts_.is(left, determiners)) {
    return true;
  }
  if (facts_.form_is(next, "to") && !facts_.is(left, determiners | word::EventModifier) &&
      (facts_.has_shape(left, AllLower) || reading_.name_over(left) != nullptr) &&
      before(noun).determination == Determination::None &&
      !looks_like_adjective(reading_.document.form(left))) {
    return true;
  }
  if (facts_.is(left, determiners)) return false;
  if (facts_.is(left, word::Auxiliary) && !facts_.is(left, word::LightVerb) &&
      !is_possessive_mark(facts_, left)) {
    return object_follows || facts_.form_is(left, "will") || facts_.form_is(left, "would") ||
           facts_.form_is(left, "may") || facts_.form_is(left, "can") ||
           facts_.form_is(left, "could") || facts_.form_is(left, "should") ||
           facts_.form_is(left, "must") || facts_.form_is(left, "did") ||
           facts_.form_is(left, "not");
  }
  if (facts_.form_is(left, "who") || facts_.form_is(left, "they") || facts_.form_is(left, "we") ||
      facts_.form_is(left, "he") || facts_.form_is(left, "she") || facts_.form_is(left, "I") ||
      facts_.form_is(left, "and") || facts_.form_is(left, "that")) {
    return object_follows;
  }
  if (facts_.is(left, word::Preposition)) return false;
  return object_follows && !facts_.is(left, word::EventModifier | word::OrdinalWord);
}

}  // namespace newsgraph::coref
