// States named by their people ("the Kyrgyz side"), and by nothing else: a people ("Kazakhs and
// Kyrgyz") and a language are no states.

#include "coref/candidate.hpp"

namespace newsgraph::coref {
namespace {

namespace word = knowledge::word;
using knowledge::Entry;
using knowledge::EntryKind;
using knowledge::mask;
using knowledge::TokenFacts;

constexpr std::uint64_t no_noun = word::Article | word::Definite | word::Pronoun |
                                  word::Preposition | word::Conjunction | word::Subordinator |
                                  word::Auxiliary | word::Adverb | word::Quantifier |
                                  word::Possessive | word::SayVerb | word::Negation;

bool is_hyphen(const TokenFacts& facts, TokenIndex token) {
  return facts.form_is(token, "-") || facts.form_is(token, "\u2013") ||
         facts.form_is(token, "\u2011") || facts.form_is(token, "/");
}

bool is_demonym(const TokenFacts& facts, TokenIndex token) {
  return (facts.match_kinds(facts.match_at(token)) & mask(EntryKind::Demonym)) != 0;
}

/// Whether a noun follows that the demonym qualifies: "Kyrgyz side", "Russian and Chinese leaders",
/// "Kazakh-Kyrgyz ties"; not "the Kyrgyz are", "Kazakhs and Kyrgyz".
bool qualifies_noun(const TokenFacts& facts, TokenSpan demonym) {
  const TokenSpan sentence = facts.sentence(demonym.first);
  TokenIndex next = demonym.last;
  for (int step = 0; step < 6 && next < sentence.last; ++step) {
    if (is_hyphen(facts, next)) {
      if (!facts.glued(next) || next + 1 >= sentence.last) return false;
      const std::uint32_t match = facts.match_at(next + 1);
      if ((facts.match_kinds(match) & mask(EntryKind::Demonym, EntryKind::Country)) == 0) {
        return true;  // "Turkish-backed rebels"
      }
      next = facts.match_tokens(match).last;
      continue;
    }
    const bool joins =
        facts.form_is(next, "and") || facts.form_is(next, "or") || facts.form_is(next, ",");
    if (joins && next + 1 < sentence.last && is_demonym(facts, next + 1)) {
      next = facts.match_tokens(facts.match_at(next + 1)).last;
      continue;
    }
    break;
  }
  if (next >= sentence.last || facts.has_shape(next, Punctuation)) return false;
  return !facts.is(next, no_noun);
}

}  // namespace

void find_countries(const Reading& reading, Candidates& candidates) {
  const TokenFacts& facts = reading.facts;
  const auto& matches = reading.document.gazetteer_matches;
  for (std::uint32_t match = 0; match < matches.size(); ++match) {
    const TokenSpan tokens = matches[match].tokens;
    if (!facts.capitalized(tokens.first)) continue;
    const Zone zone = reading.zone(tokens.first);
    if (zone == Zone::Header || zone == Zone::Byline) continue;
    const Entry* country = facts.entry(match, mask(EntryKind::Country));
    const Entry* demonym = facts.entry(match, mask(EntryKind::Demonym));
    const NameSpan* name = reading.name_over(tokens.first);
    const bool whole = name != nullptr && name->tokens == tokens;
    if (whole && name->label != NameLabel::Norp) continue;  // a name in its own right
    const bool inside = name != nullptr && !whole;
    if (country == nullptr && (demonym == nullptr || !qualifies_noun(facts, tokens))) continue;
    const Entry* entry = country != nullptr ? country : demonym;
    // Inside a longer name only what cannot be anything else counts: no person is a country.
    if (inside && (facts.match_kinds(match) &
                   mask(EntryKind::GivenName, EntryKind::FamilyName, EntryKind::City)) != 0) {
      continue;
    }
    Candidate candidate;
    candidate.tokens = tokens;
    candidate.type = "Country";
    candidate.head = tokens.last - 1;
    candidate.country = entry->country;
    const Entry* state = reading.knowledge.gazetteer.country(entry->country);
    if (state != nullptr) {
      candidate.canonical = state->name;
      candidate.wikidata = state->wikidata;
    }
    candidates.push_back(std::move(candidate));
  }
}

}  // namespace newsgraph::coref
