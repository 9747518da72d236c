// What stands behind a noun and says which one is meant: "meeting [of the Council of Norland]".

#include <algorithm>
#include <array>

#include "coref/phrases.hpp"

namespace newsgraph::coref {
namespace {

namespace word = knowledge::word;

/// "the United States' withdrawal"; the mark may close a quotation that opened before.
bool is_plural_mark(const knowledge::TokenFacts& facts, TokenIndex token, TokenIndex end) {
  if (!facts.form_is(token, "'") && !facts.form_is(token, "\u2019")) return false;
  if (token + 1 >= end || !facts.glued(token) || facts.glued(token + 1)) return false;
  for (TokenIndex t = facts.sentence(token).first; t < token; ++t) {
    if (facts.has_shape(t, OpenQuote)) return false;
  }
  return facts.document().form(token - 1).ends_with("s") && facts.has_shape(token + 1, AllLower);
}

}  // namespace

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
    if (is_possessive_mark(facts_, last) || is_plural_mark(facts_, last, end)) {
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
    // "attacks on merchant [and] naval ships"
    const bool shared = !clauses && facts_.form_is(last, "and") && last == at + 1 &&
                        last + 2 < end && facts_.has_shape(at, AllLower) && adjective(last + 1) &&
                        reading_.document.tokens.upos[last + 2] == Upos::Noun;
    if (listed || shared) {
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
    const bool participle = last > at && reading_.document.form(last - 1).ends_with("ly") &&
                            !(last + 1 < end && facts_.is(last + 1, determiners));
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
  const bool to = token > 0 && facts_.form_is(token - 1, "to");
  // "between X and Y", "of A, B and C": names alone are joined.
  for (int joined = 0; joined < 8 && last + 1 < end; ++joined) {
    TokenIndex next = last;
    // "between the Harbour Party (HP) and the Lake Party"
    const bool letters = facts_.form_is(next, "(") && facts_.has_shape(next + 1, AllUpper) &&
                         facts_.form_is(next + 2, ")") && facts_.form_is(next + 3, "and");
    if (letters) next += 3;
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
    // "a visit to Norland, President Kask": he is not where they went; "war on Norland and
    // Sudonia's attack"
    const bool person =
        role_end(start) > start || (other != nullptr && other->label == NameLabel::Person);
    if (to && person && facts_.form_is(last, ",")) break;
    if (other != nullptr && is_plural_mark(facts_, other->tokens.last, end)) break;
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
    // "an agreement to design [and build] ships"; "a plan to show that" says nothing
    const auto& upos = reading_.document.tokens.upos;
    if (infinitive && facts_.form_is(start, "and") && start + 1 < end && !upos.empty() &&
        upos[start + 1] == Upos::Verb) {
      start += 2;
    }
    if (infinitive && facts_.is(start, word::Subordinator)) break;
    const TokenIndex more = complement(start, end, clauses);
    if (more == last + (tied ? 2U : 1U)) break;
    last = more;
    nested = true;
  }
  return last;
}

}  // namespace newsgraph::coref
