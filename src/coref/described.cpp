#include "coref/described.hpp"

#include <algorithm>

namespace newsgraph::coref {

namespace word = knowledge::word;
using knowledge::Entry;
using knowledge::EntryKind;
using knowledge::mask;
using knowledge::TokenFacts;

Candidate DescriptionReader::describe(const Noun& noun, const Premodifiers& modifiers,
                                      TokenIndex last, std::string_view type) const {
  Candidate candidate;
  candidate.tokens = {modifiers.first, last};
  candidate.kind = MentionKind::Nominal;
  candidate.type = type;
  candidate.head = noun.tokens.last - 1;
  candidate.determination = modifiers.determination;
  candidate.fresh = modifiers.fresh;
  return candidate;
}

void DescriptionReader::take_name(Candidate& candidate, const Noun& noun, NameLabel label) const {
  if (noun.name == nullptr || noun.name->label != label) return;
  candidate.tokens.first = std::min(candidate.tokens.first, noun.name->tokens.first);
  candidate.tokens.last = std::max(candidate.tokens.last, noun.name->tokens.last);
  candidate.kind = MentionKind::Name;
}

bool DescriptionReader::modified(const Noun& noun, const Candidate& candidate) const {
  return candidate.tokens.first < noun.tokens.first || candidate.tokens.last > noun.tokens.last;
}

bool DescriptionReader::names_something(const Noun& noun, const Candidate& candidate) const {
  constexpr auto states = mask(EntryKind::Country, EntryKind::Demonym);
  for (TokenIndex token = candidate.tokens.first; token < candidate.tokens.last; ++token) {
    if (noun.tokens.contains(token)) continue;
    if (reading_.name_over(token) != nullptr || grammar_.role_end(token) > token) return true;
    if ((facts_.match_kinds(facts_.match_over(token)) & states) != 0) return true;
  }
  return false;
}

bool DescriptionReader::plural(const Noun& noun) const {
  const std::string_view form = reading_.document.form(noun.tokens.last - 1);
  return form.size() > 3 && form.ends_with("s") && !form.ends_with("ss");
}

bool DescriptionReader::in_title(const Noun& noun) const {
  return reading_.zone(noun.tokens.first) == Zone::Title;
}

void find_described(const Reading& reading, const std::vector<RolePhrase>& roles,
                    Candidates& candidates) {
  const TokenFacts& facts = reading.facts;
  const PhraseGrammar grammar(reading, roles);
  const DescriptionReader reader(reading, grammar);
  for (TokenIndex token = 0; token < facts.size(); ++token) {
    const Zone zone = reading.zone(token);
    if (zone != Zone::Title && zone != Zone::Body) continue;
    const NameSpan* name = reading.name_over(token);
    if (name != nullptr && name->label != NameLabel::Event && name->label != NameLabel::Law &&
        name->label != NameLabel::Work && name->label != NameLabel::Norp) {
      continue;
    }
    const std::uint32_t match = facts.match_at(token);
    Noun noun{{token, token + 1}, nullptr, name};
    if (match != TokenFacts::no_match) noun.tokens = facts.match_tokens(match);
    std::optional<Candidate> found;
    if (const Entry* event = facts.entry(match, mask(EntryKind::EventNoun))) {
      noun.entry = event;
      found = reader.event(noun);
      // "Norland's Congress" is no conference.
      if (facts.is(token, word::BodyNoun) && facts.capitalized(token) && name == nullptr) {
        const auto body = reader.body({{token, token + 1}, nullptr, nullptr});
        if (body && !body->country.empty()) found = body;
      }
    } else if (const Entry* agreement = facts.entry(match, mask(EntryKind::AgreementNoun))) {
      noun.entry = agreement;
      found = reader.agreement(noun);
    } else if (const Entry* venue = facts.entry(match, mask(EntryKind::VenueNoun))) {
      noun.entry = venue;
      found = reader.venue(noun);
    } else if (facts.is(token, word::WorkNoun)) {
      found = reader.work(noun);
    } else if (const auto body = name == nullptr ? reader.state_body(token) : std::nullopt) {
      noun = *body;
      found = reader.body(noun);
    } else if (facts.is(token, word::BodyNoun) && name == nullptr &&
               facts.entry(match, mask(EntryKind::Title)) == nullptr) {  // no "army chief"
      found = reader.body(noun);
    } else {
      continue;
    }
    if (found) candidates.push_back(std::move(*found));
    token = noun.tokens.last - 1;
  }
  // "The strike killed ten": beside attacks it is one of them and no stoppage.
  const auto is_strike = [&](const Candidate& candidate) {
    return candidate.type == "Protest" &&
           (facts.form_is(candidate.head, "strike") || facts.form_is(candidate.head, "strikes"));
  };
  const bool attacks = std::ranges::any_of(
      candidates, [](const Candidate& candidate) { return candidate.type == "Attack"; });
  if (!attacks) return;
  for (Candidate& candidate : candidates) {
    if (is_strike(candidate)) candidate.type = "Attack";
  }
}

}  // namespace newsgraph::coref
