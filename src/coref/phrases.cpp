#include "coref/phrases.hpp"

#include <algorithm>
#include <array>

namespace newsgraph::coref {
namespace {

namespace word = knowledge::word;
using knowledge::EntryKind;
using knowledge::mask;

constexpr std::uint64_t determiners =
    word::Definite | word::Indefinite | word::Possessive | word::Quantifier;
/// Words at which a noun phrase ends on either side.
constexpr std::uint64_t phrase_break = word::Preposition | word::Conjunction | word::Subordinator |
                                       word::Auxiliary | word::Pronoun | word::SayVerb |
                                       word::Negation;
/// Verbs that have the phrase as their object: none of them is inside of it.
constexpr std::uint64_t verbs = word::LightVerb | word::PersonVerb | word::PastVerb;

bool is_possessive_mark(const knowledge::TokenFacts& facts, TokenIndex token) {
  return facts.form_is(token, "'s") || facts.form_is(token, "\u2019s");
}

}  // namespace

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

/// "of [League] foreign ministers", "by [Red Front] gunmen", "at a [Riverton] plant": end of the
/// noun that a name only qualifies, by the tree; the name's end when there is none. Without an
/// article only plurals are sure.
TokenIndex PhraseGrammar::noun_behind(TokenSpan name, TokenIndex end, bool determined) const {
  const Tokens& tokens = reading_.document.tokens;
  constexpr TokenIndex reach = 4;  // "foreign and defence ministers"
  if (tokens.head.empty()) return name.last;
  // "of Norland Army private Anna Kask"
  const TokenIndex post = name.last;
  const NameSpan* holder = post + 1 < end ? reading_.name_at(post + 1) : nullptr;
  if (holder != nullptr && holder->label == NameLabel::Person && facts_.has_shape(post, AllLower) &&
      (tokens.upos[post] == Upos::Noun || tokens.upos[post] == Upos::Adj) &&
      !facts_.is(post, phrase_break | determiners)) {
    return holder->tokens.last;
  }
  TokenIndex head = tokens.head[name.last - 1];
  if (head != no_token && name.contains(head)) head = tokens.head[head];
  if (head == no_token || head < name.last || head >= end || head >= name.last + reach) {
    return name.last;
  }
  const bool sure = determined || reading_.document.form(head).ends_with("s");
  if (!facts_.has_shape(head, AllLower) || !sure) return name.last;
  for (TokenIndex t = name.last; t <= head; ++t) {
    const bool joint = t > name.last && facts_.form_is(t, "and");
    if (facts_.has_shape(t, Punctuation) || (!joint && facts_.is(t, phrase_break))) {
      return name.last;
    }
  }
  return tokens.upos[head] == Upos::Noun ? head + 1 : name.last;
}

TokenIndex PhraseGrammar::one_complement(TokenIndex token, TokenIndex end, bool clauses) const {
  TokenIndex at = token;
  if (at < end && facts_.is(at, determiners | word::OrdinalWord)) ++at;
  const bool determined = at > token && facts_.is(token, word::Article);
  const TokenIndex role = at < end ? role_end(at) : at;
  if (role > at) {
    // "the first meeting of the Prime Minister's Council"
    if (!is_possessive_mark(facts_, role)) return role;
    const TokenIndex owned = one_complement(role + 1, end, false);
    return owned > role + 1 ? owned : role;
  }
  const NameSpan* name = reading_.name_at(at);
  if (name != nullptr && !hyphen_after(name->tokens.last, end)) {
    TokenIndex last = name->tokens.last;
    if (is_possessive_mark(facts_, last)) {
      const TokenIndex owned = one_complement(last + 1, end, false);
      return owned > last + 1 ? owned : last;
    }
    // "Indian Prime Minister ...", "Boko Haram gunmen"
    const TokenIndex role_next = last < end ? role_end(last) : last;
    if (role_next > last) return role_next;
    if (const TokenIndex noun = noun_behind(name->tokens, end, determined); noun > last) {
      return noun;
    }
    if (name->label == NameLabel::Norp || name->label == NameLabel::Gpe ||
        name->label == NameLabel::Organization) {
      // "Meetings with Norlandic [Officials]"
      const auto titled = [&](TokenIndex t) {
        const auto& upos = reading_.document.tokens.upos;
        return reading_.zone(t) == Zone::Title && facts_.is(t, word::Common) && !upos.empty() &&
               upos[t] == Upos::Noun && reading_.name_over(t) == nullptr;
      };
      while (last < end && (facts_.has_shape(last, AllLower) || titled(last)) &&
             !facts_.is(last, phrase_break | determiners | word::Adverb | word::LightVerb |
                                  word::PersonVerb | word::PastVerb) &&
             last < name->tokens.last + 3 && name->label == NameLabel::Norp) {
        ++last;
      }
    }
    // "on the French side's initiative"
    if (is_possessive_mark(facts_, last)) {
      const TokenIndex owned = one_complement(last + 1, end, false);
      if (owned > last + 1) last = owned;
    }
    return last;
  }
  // Lower-case words up to a word that ends a phrase.
  TokenIndex last = at;
  const TokenIndex longest = clauses ? 14 : 8;
  while (last < end && last < at + longest) {
    if (is_joint(last)) {
      ++last;
      continue;
    }
    // "of a Group of the Federation's Armed Forces", "on next year's budget"
    if (is_possessive_mark(facts_, last) && last > at && last + 1 < end &&
        !facts_.is(last + 1, phrase_break | determiners)) {
      ++last;
      continue;
    }
    // "for the economic, social and political development"
    const auto adjective = [&](TokenIndex t) {
      return !reading_.document.tokens.upos.empty() &&
             (facts_.has_shape(t, AllLower) || facts_.is(t, word::Common)) &&
             reading_.document.tokens.upos[t] == Upos::Adj;
    };
    const bool listed = last > at && last + 1 < end && adjective(last - 1) && adjective(last + 1) &&
                        (facts_.form_is(last, ",") || facts_.form_is(last, "and"));
    if (listed) {
      ++last;
      continue;
    }
    if (facts_.has_shape(last, Punctuation)) break;
    // "the election of 2004 [take] office"
    if (at == token && last == at + 1 && facts_.has_shape(at, Digits) &&
        reading_.document.form(at).size() == 4 && facts_.has_shape(last, AllLower)) {
      break;
    }
    // "Dialogue on Women and the Economy"
    if (facts_.form_is(last, "and") && last > at && last + 2 < end &&
        facts_.capitalized(last - 1) && facts_.form_is(last + 1, "the") &&
        facts_.capitalized(last + 2) && reading_.name_at(last + 2) == nullptr) {
      last += 2;
      continue;
    }
    if (clauses && facts_.form_is(last, "and") && last > at && last + 1 < end &&
        !facts_.is(last + 1, phrase_break | determiners) && !opens_clause(last + 1) &&
        facts_.has_shape(last + 1, AllLower | Capitalized)) {
      ++last;
      continue;
    }
    // "a coal [mine]"
    const bool adverb = facts_.is(last, word::Adverb) && last + 1 < end &&
                        reading_.document.form(last).ends_with("ly") &&
                        reading_.document.form(last + 1).ends_with("ed");
    // and "heads of [state]", which is a verb too
    const bool noun =
        !reading_.document.tokens.upos.empty() &&
        reading_.document.tokens.upos[last] == Upos::Noun &&
        ((last > at && facts_.is(last, word::Possessive)) || facts_.is(last, word::SayVerb));
    // "of the United [States]"
    const bool of_name = last > at && reading_.name_over(last) != nullptr &&
                         reading_.name_over(last) == reading_.name_over(last - 1);
    // "talks over reviving [the] deal"
    const bool object = last > at && facts_.is(last, word::Article) && is_gerund(last - 1);
    if (facts_.is(last, phrase_break | determiners | word::Adverb) &&
        !facts_.is(last, word::OrdinalWord) && !noun && !adverb && !object && !of_name) {
      break;
    }
    // "the transfer of the federally [owned] shares"
    const bool participle = last > at && reading_.document.form(last - 1).ends_with("ly");
    if (last > at && facts_.has_shape(last, AllLower) && !hyphen_before(last) && !participle &&
        (facts_.is(last, word::PastVerb | word::PersonVerb) || finite_verb(last) ||
         reading_.document.form(last).ends_with("ed"))) {
      break;
    }
    const NameSpan* inner = reading_.name_at(last);
    // "the Minister for the Centenary of [Norland | Anna Kask]": somebody who holds the office
    if (inner != nullptr && inner->label == NameLabel::Person && last > at &&
        facts_.has_shape(last - 1, AllUpper) && role_end(last) == last) {
      break;
    }
    last = inner != nullptr ? inner->tokens.last : last + 1;
  }
  return last > at ? last : token;
}

TokenIndex PhraseGrammar::complement(TokenIndex token, TokenIndex end, bool clauses) const {
  TokenIndex last = one_complement(token, end, clauses);
  if (last == token) return token;
  // "between X and Y", "of A, B and C": names alone are joined.
  for (int joined = 0; joined < 8 && last + 1 < end; ++joined) {
    TokenIndex next = last;
    if (facts_.form_is(next, ",")) ++next;
    if (facts_.form_is(next, "and")) ++next;
    if (next == last) break;
    TokenIndex start = next;
    if (facts_.is(start, word::Article)) ++start;
    const NameSpan* other = reading_.name_at(start);
    const bool named = other != nullptr || role_end(start) > start;
    // "a meeting with Kask and Norlandic-Sudonian talks": an adjective of something else
    const bool adjective = other != nullptr && other->label == NameLabel::Norp &&
                           role_end(start) == start && hyphen_after(other->tokens.last, end);
    if (!named || adjective) break;
    const TokenIndex more = one_complement(next, end, clauses);
    // A comma alone joins only when the list goes on to its "and".
    if (facts_.form_is(last, ",") && !facts_.form_is(next - 1, "and") &&
        !facts_.form_is(more, "and") && !facts_.form_is(more, ",")) {
      break;
    }
    const bool closed = facts_.form_is(next - 1, "and");
    const bool between = token > 0 && facts_.form_is(token - 1, "between") && closed;
    if (more < end && !between &&
        facts_.is(more, word::Auxiliary | word::SayVerb | word::PersonVerb)) {
      break;
    }
    last = more;
    if (between) break;  // "between A and B, C and D did": two
  }
  return last;
}

/// "a decree on measures [connected with] the treaty"
bool PhraseGrammar::ties(TokenIndex token) const {
  static constexpr std::array participles{"connected", "related", "relating",
                                          "linked",    "aimed",   "associated"};
  static constexpr std::array joints{"with", "to", "at"};
  const auto is_one_of = [&](TokenIndex at, const auto& forms) {
    return std::ranges::any_of(forms, [&](const char* form) { return facts_.form_is(at, form); });
  };
  return is_one_of(token, participles) && is_one_of(token + 1, joints);
}

TokenIndex PhraseGrammar::after(TokenIndex noun_end, std::span<const std::string_view> prepositions,
                                bool clauses) const {
  if (noun_end == 0) return noun_end;
  const TokenIndex end = facts_.sentence(noun_end - 1).last;
  TokenIndex last = noun_end;
  bool nested = false;
  while (last + 1 < end) {
    const bool listed = std::ranges::any_of(
        prepositions, [&](std::string_view form) { return facts_.form_is(last, form); });
    const bool of = facts_.form_is(last, "of");
    const bool tied = clauses && nested && ties(last);
    if (!listed && !tied && !(nested && of)) break;
    TokenIndex start = last + (tied ? 2 : 1);
    // "signed an agreement on Monday": the day is no part of the phrase.
    if (facts_.is(start, knowledge::word::Weekday | knowledge::word::Month)) break;
    if (facts_.form_is(last, "on") && facts_.has_shape(start, Digits)) break;  // "on 11 July"
    // "interrupted the match between A and B by running", "from making the deal to keeping it";
    // not "to bring"
    const bool to = facts_.form_is(last, "to");
    const bool gerund = is_gerund(start) && (!to || reading_.document.form(start).size() > 6);
    if (gerund && (to || facts_.form_is(last, "by"))) break;
    // "a contract to buy ten planes": the verb, then its object.
    const bool infinitive = clauses && to && facts_.has_shape(start, AllLower) &&
                            !facts_.is(start, determiners | phrase_break);
    // "a call to deepen ties" ends with the call; "a visit to Riverton" goes on.
    if (!clauses && to && facts_.has_shape(start, AllLower) && !facts_.is(start, determiners)) {
      break;
    }
    // "submitted the treaty to the Duma"
    if (clauses && !infinitive && to && facts_.is(start, word::Article)) {
      break;
    }
    if (infinitive) ++start;
    const TokenIndex more = complement(start, end, clauses);
    if (more == last + (tied ? 2U : 1U)) break;
    last = more;
    nested = true;
  }
  return last;
}

}  // namespace newsgraph::coref
