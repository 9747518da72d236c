// Bodies and buildings named by a noun: "the Brazilian government", "Asad's regime", "Iraqi
// security forces", "Khmeimim airfield".

#include <algorithm>
#include <array>

#include "newsgraph/text/tokenizer.hpp"

#include "coref/described.hpp"

namespace newsgraph::coref {
namespace {

namespace word = knowledge::word;
using knowledge::Entry;
using knowledge::EntryKind;
using knowledge::mask;

/// Bodies that stand for one thing with the article alone: a state has one government, but many
/// oppositions and leaderships.
bool single_in_a_state(std::string_view folded) {
  static constexpr std::array words{"government", "military", "army",   "regime",
                                    "parliament", "cabinet",  "senate", "congress"};
  return std::ranges::find(words, folded) != words.end();
}

/// Bodies of a state by their kind: a state has one foreign ministry, but many companies.
bool is_state_body(std::string_view type) {
  static constexpr std::array types{"GovernmentOrganization", "ArmedForces", "Court",
                                    "Legislature"};
  return std::ranges::find(types, type) != types.end();
}

/// "Asad's regime" is a body; "Asad's leadership" is what he does.
bool goes_by_its_head(std::string_view folded) {
  static constexpr std::array words{"government", "regime", "administration", "cabinet",
                                    "army",       "forces", "troops"};
  return std::ranges::find(words, folded) != words.end();
}

}  // namespace

/// "government officials", "military base": the body only qualifies what follows.
bool DescriptionReader::qualifies_next(TokenIndex next) const {
  constexpr std::uint64_t no_noun =
      word::Preposition | word::Conjunction | word::Subordinator | word::Auxiliary | word::Pronoun |
      word::Adverb | word::SayVerb | word::PersonVerb | word::PastVerb | word::Article |
      word::Definite | word::Negation | word::Possessive | word::LightVerb;
  if (!facts_.has_shape(next, AllLower)) return false;
  constexpr auto nouns = mask(EntryKind::EventNoun, EntryKind::AgreementNoun,
                              EntryKind::OrganizationNoun, EntryKind::VenueNoun);
  const std::uint32_t match = facts_.match_at(next);
  const auto& upos = reading_.document.tokens.upos;
  const bool noun = (facts_.match_kinds(match) & nouns) != 0;
  // "election [protests]", which is a verb too
  if (facts_.is(next, no_noun)) return noun && !upos.empty() && upos[next] == Upos::Noun;
  if (noun && !grammar_.is_verb(facts_.match_tokens(match))) return true;
  if (next < upos.size() && (upos[next] == Upos::Verb || upos[next] == Upos::Aux)) return false;
  // Verbs of the present and the past tense are no nouns: "announces", "launched".
  const std::string_view form = reading_.document.form(next);
  const bool phrase_ends = facts_.has_shape(next + 1, Punctuation) ||
                           facts_.is(next + 1, word::Conjunction | word::Auxiliary);
  if (form.ends_with("s") && phrase_ends) return true;  // "mediation efforts, ..."
  return !form.ends_with("ed") && !form.ends_with("s") && !form.ends_with("ing") &&
         !facts_.is(next, word::OrdinalWord | word::Number | word::Weekday | word::Direction |
                              word::Quantifier | word::PlanWord | word::AddressVerb);
}

/// "foreign ministry", "supreme court", "ministry of defence" in small letters.
std::optional<Noun> DescriptionReader::state_body(TokenIndex token) const {
  const std::uint32_t match = facts_.match_at(token);
  const Entry* entry = facts_.entry(match, mask(EntryKind::OrganizationNoun));
  if (entry == nullptr || !is_state_body(entry->type) || !facts_.has_shape(token, AllLower))
    return std::nullopt;
  Noun noun{facts_.match_tokens(match), entry, nullptr};
  const TokenIndex last = noun.tokens.last;
  const bool ministry =
      facts_.form_is(last - 1, "ministry") || facts_.form_is(last - 1, "department");
  if (ministry && facts_.form_is(last, "of") && facts_.has_shape(last + 1, AllLower)) {
    TokenIndex end = last + 1;
    while (facts_.is(end, word::Portfolio) ||
           (end > last + 1 && facts_.form_is(end, "and") && facts_.is(end + 1, word::Portfolio))) {
      ++end;
    }
    if (end > last + 1) noun.tokens.last = end;
  }
  // "the Norlandic space agency Norspace": the words only say what the name is.
  const NameSpan* next = reading_.name_at(noun.tokens.last);
  if (noun.tokens.size() < 2 || (next != nullptr && next->label == NameLabel::Organization))
    return std::nullopt;
  return noun;
}

std::optional<Candidate> DescriptionReader::body(const Noun& noun) const {
  const Premodifiers modifiers = grammar_.before(noun.tokens);
  if (modifiers.quantified || qualifies_next(noun.tokens.last)) return std::nullopt;
  // "Norland's military-industrial base", "Norland's presidency in the Council": no bodies
  const TokenIndex next = noun.tokens.last;
  if (facts_.form_is(next, "-") && facts_.glued(next)) return std::nullopt;
  const std::string head = text::fold(reading_.document.form(noun.tokens.last - 1));
  const bool term = head == "presidency" || head == "leadership" || head == "chairmanship";
  if (term && (facts_.form_is(next, "in") || facts_.form_is(next, "of"))) return std::nullopt;
  // "Norland's UN presidency": a turn in the chair of another body
  if (term && noun.tokens.first > 0 &&
      (facts_.match_kinds(facts_.match_over(noun.tokens.first - 1)) &
       mask(EntryKind::Organization)) != 0) {
    return std::nullopt;
  }
  // "pressing military and defence needs"
  const auto& upos = reading_.document.tokens.upos;
  if (!upos.empty() && upos[noun.tokens.last - 1] == Upos::Adj &&
      facts_.form_is(noun.tokens.last, "and")) {
    return std::nullopt;
  }
  const bool compound = noun.tokens.size() > 1;  // "foreign ministry", "ministry of defence"
  Candidate candidate =
      describe(noun, modifiers, noun.tokens.last,
               noun.entry == nullptr ? "GovernmentOrganization" : noun.entry->type);
  candidate.role = text::fold(compound ? reading_.document.text(noun.tokens)
                                       : reading_.document.form(noun.tokens.last - 1));
  bool owned = false;
  for (TokenIndex token = candidate.tokens.first; token < noun.tokens.first; ++token) {
    const Entry* state =
        facts_.entry(facts_.match_at(token), mask(EntryKind::Country, EntryKind::Demonym));
    if (state != nullptr) candidate.country = state->country;
    owned = owned || state != nullptr || reading_.name_over(token) != nullptr;
  }
  // "Norland's government": the owner stands before the mark.
  if (modifiers.determination == Determination::Possessive && modifiers.first >= 2) {
    const TokenIndex owner_end = modifiers.first - 2;
    const NameSpan* owner = reading_.name_over(owner_end);
    const Entry* state = facts_.entry(facts_.match_over(owner_end), mask(EntryKind::Country));
    if (state != nullptr) candidate.country = state->country;
    if (owner != nullptr && owner->tokens.last == owner_end + 1 &&
        (owner->label != NameLabel::Person || goes_by_its_head(candidate.role))) {
      candidate.tokens.first = owner->tokens.first;
      owned = true;
    }
  }
  // "the foreign ministry of Norland"
  if (!owned && facts_.form_is(noun.tokens.last, "of")) {
    TokenIndex first = noun.tokens.last + 1;
    if (facts_.is(first, word::Article)) ++first;
    const std::uint32_t match = facts_.match_at(first);
    if (const Entry* state = facts_.entry(match, mask(EntryKind::Country))) {
      candidate.country = state->country;
      candidate.tokens.last = facts_.match_tokens(match).last;
      owned = true;
    }
  }
  if (!owned) {
    const bool alone =
        modifiers.first == noun.tokens.first && modifiers.determination == Determination::Definite;
    if (!alone || (!compound && !single_in_a_state(candidate.role))) return std::nullopt;
    candidate.needs_antecedent = compound;
  }
  return candidate;
}

/// A building that a name or a state before its noun picks out.
std::optional<Candidate> DescriptionReader::venue(const Noun& noun) const {
  if (noun.name != nullptr || plural(noun) || qualifies_next(noun.tokens.last)) return std::nullopt;
  const Premodifiers modifiers = grammar_.before(noun.tokens);
  if (modifiers.quantified) return std::nullopt;
  Candidate candidate = describe(noun, modifiers, noun.tokens.last,
                                 noun.entry->type.empty() ? "Venue" : noun.entry->type);
  if (!names_something(noun, candidate)) return std::nullopt;
  return candidate;
}

}  // namespace newsgraph::coref
