// Persons named by their office: "the Kazakh President", "his Kyrgyz counterpart".

#include "coref/persons.hpp"

namespace newsgraph::coref {
namespace {

namespace word = knowledge::word;
using knowledge::Entry;
using knowledge::EntryKind;
using knowledge::mask;

/// Whether words that name nobody may stand for one person nevertheless.
bool stands_alone(const Reading& reading, const RolePhrase& phrase) {
  const auto& facts = reading.facts;
  const bool placed = !phrase.country.empty() || phrase.with_organization || phrase.with_place;
  if (phrase.predicate) return false;
  // "minister level talks": the office only qualifies a noun.
  const auto& upos = reading.document.tokens.upos;
  const TokenIndex next = phrase.tokens.last;
  if (next < upos.size() && upos[next] == Upos::Noun && facts.has_shape(next, AllLower) &&
      facts.sentence(next) == facts.sentence(next - 1) && !facts.is(next, word::SayVerb)) {
    return false;
  }
  if (phrase.determination == Determination::Indefinite || phrase.person_noun) {
    // "A Foreign Office spokesman said": somebody who speaks for a body.
    return placed && facts.is(phrase.tokens.last, word::SayVerb) &&
           phrase.determination != Determination::Possessive;
  }
  if (phrase.determination == Determination::Possessive) return placed;
  if (phrase.determination == Determination::None) {
    // "Private Sector": a rank without article and name is none.
    const Entry* title =
        facts.entry(facts.match_over(phrase.office.last - 1), mask(EntryKind::Title));
    if (title != nullptr && title->role == "military" && !placed) return false;
    return facts.capitalized(phrase.office.last - 1);
  }
  return true;
}

}  // namespace

void find_persons(const Reading& reading, const std::vector<RolePhrase>& roles,
                  Candidates& candidates) {
  for (const RolePhrase& phrase : roles) {
    Candidate candidate;
    candidate.tokens = phrase.tokens;
    candidate.kind = MentionKind::Nominal;
    candidate.type = "Person";
    candidate.head = phrase.office.last - 1;
    candidate.determination = phrase.determination;
    candidate.country = phrase.country;
    candidate.role = role_words(reading, phrase);
    if (phrase.office.last < phrase.tokens.last && phrase.with_organization) {
      candidate.served = words_key(reading.document, {phrase.office.last, phrase.tokens.last});
    }
    candidate.gender = phrase.gender;
    candidate.former = phrase.former;
    candidate.said_of = phrase.said_of;
    candidate.pronoun = phrase.pronoun;
    if (phrase.said_of) {
      candidate.needs_antecedent = true;
    } else if (phrase.holder == nullptr) {
      if (!stands_alone(reading, phrase)) continue;
      const bool placed = !phrase.country.empty() || phrase.with_organization || phrase.with_place;
      candidate.needs_antecedent = !placed && !reading.facts.capitalized(phrase.office.last - 1);
    }
    candidate.holder = phrase.holder;
    candidates.push_back(std::move(candidate));
  }
  find_counterparts(reading, candidates);
}

void find_counterparts(const Reading& reading, Candidates& candidates) {
  const auto& facts = reading.facts;
  for (TokenIndex token = 1; token < facts.size(); ++token) {
    if (!facts.form_is(token, "counterpart") && !facts.form_is(token, "colleague")) continue;
    const std::uint32_t match = facts.match_over(token - 1);
    const Entry* state = facts.entry(match, mask(EntryKind::Demonym));
    if (state == nullptr) continue;
    const TokenIndex first = facts.match_tokens(match).first;
    if (first == 0 || !facts.is(first - 1, word::Possessive)) continue;
    Candidate candidate;
    candidate.tokens = {first, token + 1};
    candidate.kind = MentionKind::Nominal;
    candidate.type = "Person";
    candidate.head = token;
    candidate.determination = Determination::Possessive;
    candidate.country = state->country;
    candidate.counterpart = true;
    const NameSpan* name = reading.name_at(token + 1);
    if (name != nullptr && name->label == NameLabel::Person) candidate.holder = name;
    if (facts.form_is(token + 1, ",")) {
      name = reading.name_at(token + 2);
      if (name != nullptr && name->label == NameLabel::Person) candidate.holder = name;
    }
    candidates.push_back(std::move(candidate));
  }
}

}  // namespace newsgraph::coref
