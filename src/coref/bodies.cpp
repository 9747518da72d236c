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
  if (!facts_.has_shape(next, AllLower) || facts_.is(next, no_noun)) return false;
  constexpr auto nouns = mask(EntryKind::EventNoun, EntryKind::AgreementNoun,
                              EntryKind::OrganizationNoun, EntryKind::VenueNoun);
  const std::uint32_t match = facts_.match_at(next);
  if ((facts_.match_kinds(match) & nouns) != 0 && !grammar_.is_verb(facts_.match_tokens(match))) {
    return true;
  }
  // Verbs of the present and the past tense are no nouns: "announces", "launched".
  const std::string_view form = reading_.document.form(next);
  const bool phrase_ends = facts_.has_shape(next + 1, Punctuation) ||
                           facts_.is(next + 1, word::Conjunction | word::Auxiliary);
  if (form.ends_with("s") && phrase_ends) return true;  // "mediation efforts, ..."
  return !form.ends_with("ed") && !form.ends_with("s") && !form.ends_with("ing") &&
         !facts_.is(next, word::OrdinalWord | word::Number | word::Weekday | word::Direction |
                              word::Quantifier | word::PlanWord | word::AddressVerb);
}

std::optional<Candidate> DescriptionReader::body(const Noun& noun) const {
  const Premodifiers modifiers = grammar_.before(noun.tokens);
  if (modifiers.quantified || qualifies_next(noun.tokens.last)) return std::nullopt;
  // "pressing military and defence needs"
  const auto& upos = reading_.document.tokens.upos;
  if (!upos.empty() && upos[noun.tokens.last - 1] == Upos::Adj &&
      facts_.form_is(noun.tokens.last, "and")) {
    return std::nullopt;
  }
  Candidate candidate = describe(noun, modifiers, noun.tokens.last, "GovernmentOrganization");
  candidate.role = text::fold(reading_.document.form(noun.tokens.last - 1));
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
  if (!owned) {
    const bool alone = modifiers.first == noun.tokens.first &&
                       modifiers.determination == Determination::Definite &&
                       single_in_a_state(candidate.role);
    if (!alone) return std::nullopt;
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
