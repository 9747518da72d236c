// States named by their people ("the Kyrgyz side", "the Kyrgyz rejected the plan"), and by nothing
// else: a people ("Kazakhs and Kyrgyz") and a language are no states.

#include <algorithm>

#include "newsgraph/nlp/labels.hpp"
#include "newsgraph/text/tokenizer.hpp"

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
bool qualifies_noun(const Reading& reading, TokenSpan demonym) {
  const TokenFacts& facts = reading.facts;
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
    // "Norlandic and Harbour Party negotiators"
    const NameSpan* other =
        joins && !facts.form_is(next, ",") ? reading.name_at(next + 1) : nullptr;
    if (other != nullptr && other->label == NameLabel::Organization &&
        facts.has_shape(other->tokens.last, AllLower)) {
      next = other->tokens.last;
    }
    break;
  }
  if (next >= sentence.last || facts.has_shape(next, Punctuation)) return false;
  return !facts.is(next, no_noun);
}

/// What a town does as a place: "Riverton hosts the talks".
bool hosts(const TokenFacts& facts, TokenIndex token) {
  return facts.form_is(token, "host") || facts.form_is(token, "hosts") ||
         facts.form_is(token, "hosted") || facts.form_is(token, "hosting");
}

/// Whether a verb of acting follows: "rejected", "will reject", "has rejected".
bool acts(const TokenFacts& facts, TokenIndex token) {
  constexpr std::uint64_t acting = word::SayVerb | word::PersonVerb;
  if (facts.is(token, word::Adverb)) ++token;  // "Moscow again rejected"
  if (hosts(facts, token)) return false;
  if (facts.is(token, acting)) return true;
  const bool helper = facts.form_is(token, "has") || facts.form_is(token, "had") ||
                      facts.form_is(token, "will") || facts.form_is(token, "would");
  if (!helper) return false;
  if (facts.is(token + 1, word::Negation | word::Adverb)) ++token;
  return facts.is(token + 1, acting) && !hosts(facts, token + 1);
}

/// Whether the tree makes it the subject of a verb of acting, whatever stands between: "Riverton,
/// along with its allies, demanded".
bool acts_in_tree(const Reading& reading, TokenSpan tokens) {
  const Tokens& all = reading.document.tokens;
  if (all.head.size() != all.size()) return false;
  const TokenIndex word = tokens.last - 1;
  const TokenIndex verb = all.head[word];
  return verb != no_token && verb > word && nlp::deprel_names()[all.deprel[word]] == "nsubj" &&
         reading.facts.is(verb, word::SayVerb | word::PersonVerb) && !hosts(reading.facts, verb);
}

bool possessive_mark(const TokenFacts& facts, TokenIndex token) {
  return facts.form_is(token, "'s") || facts.form_is(token, "\u2019s");
}

/// "Riverton's [special envoy]": those who serve a state; a town has mayors and bishops.
bool serves_state(const TokenFacts& facts, TokenIndex token) {
  constexpr TokenIndex reach = 3;  // "chief trade negotiator"
  for (TokenIndex t = token; t < token + reach && t < facts.size(); ++t) {
    if (facts.has_shape(t, Punctuation) || facts.is(t, word::Preposition)) return false;
    if (facts.is(t, word::StateServant)) return true;
  }
  return false;
}

bool is_capital(const TokenFacts& facts, TokenIndex token) {
  const Entry* city = facts.entry(facts.match_at(token), mask(EntryKind::City));
  return city != nullptr && city->is_capital;
}

/// What two governments have between them: relations, talks, a treaty.
bool between_states(const TokenFacts& facts, TokenIndex token) {
  return facts.is(token, word::AspectNoun | word::PolicyNoun) ||
         (facts.match_kinds(facts.match_over(token)) &
          mask(EntryKind::EventNoun, EntryKind::AgreementNoun)) != 0;
}

}  // namespace

const Entry* government_of(const Reading& reading, TokenSpan tokens) {
  const TokenFacts& facts = reading.facts;
  const std::uint32_t match = facts.match_at(tokens.first);
  const Entry* seat = facts.entry(match, mask(EntryKind::Venue));
  const Entry* city = facts.entry(match, mask(EntryKind::City));
  if (city != nullptr && !city->is_capital) city = nullptr;
  if (seat == nullptr) seat = city;
  if (seat == nullptr || seat->country.empty()) return nullptr;
  const Entry* state = reading.knowledge.gazetteer.country(seat->country);
  if (state == nullptr || reading.zone(tokens.first) == Zone::Dateline) return nullptr;
  const TokenSpan sentence = facts.sentence(tokens.first);
  TokenIndex first = tokens.first;
  if (first > sentence.first && facts.is(first - 1, word::Article)) --first;  // "the Kremlin"
  const bool opens = first == sentence.first;
  const TokenIndex before = opens ? 0 : first - 1;
  const bool after_preposition = !opens && facts.is(before, word::Preposition);
  const TokenIndex next = tokens.last;
  if (!after_preposition && (acts(facts, next) || acts_in_tree(reading, tokens))) return state;
  if (possessive_mark(facts, next) &&
      (facts.is(next + 1, word::PolicyNoun) || serves_state(facts, next + 1))) {
    return state;
  }
  if (opens) return nullptr;
  if (facts.is(before, word::AddressVerb)) return state;
  // "ties with Moscow", "relations between Moscow and Kyiv"
  if (before == sentence.first) return nullptr;
  if (facts.form_is(before, "by") && facts.is(before - 1, word::PolicyNoun | word::PastVerb)) {
    return state;  // "a proposal by Moscow", "rejected by Moscow"
  }
  if (facts.form_is(before, "from") && facts.is(before - 1, word::StateReply)) return state;
  if (facts.form_is(before, "with") && between_states(facts, before - 1)) return state;
  if (facts.form_is(before, "between") && between_states(facts, before - 1) &&
      facts.form_is(next, "and") && is_capital(facts, next + 1)) {
    return state;
  }
  if (facts.form_is(before, "and") && before >= sentence.first + 3 &&
      is_capital(facts, before - 1) && facts.form_is(before - 2, "between") &&
      between_states(facts, before - 3)) {
    return state;
  }
  return nullptr;
}

void find_directions(const Reading& reading, Candidates& candidates) {
  const TokenFacts& facts = reading.facts;
  constexpr auto places = mask(EntryKind::Country, EntryKind::City, EntryKind::Region);
  for (TokenIndex token = 0; token + 1 < facts.size(); ++token) {
    if (!facts.is(token, word::Direction) || !facts.has_shape(token, AllLower)) continue;
    const std::uint32_t match = facts.match_at(token + 1);
    if ((facts.match_kinds(match) & places) == 0 || !facts.capitalized(token + 1)) continue;
    const NameSpan* name = reading.name_at(token + 1);
    // "the northern Latakia Province" lies in the north; it is not a part of the province.
    if (name != nullptr &&
        (name->label != NameLabel::Gpe || name->tokens.last != facts.match_tokens(match).last)) {
      continue;
    }
    TokenIndex first = token;  // "south-eastern"
    if (first >= 2 && is_hyphen(facts, first - 1) && facts.glued(first) &&
        facts.is(first - 2, word::Direction)) {
      first -= 2;
    }
    Candidate candidate;
    candidate.tokens = {first, facts.match_tokens(match).last};
    candidate.type = "Region";
    candidate.head = candidate.tokens.last - 1;
    candidates.push_back(std::move(candidate));
  }
}

namespace {

/// "Kyrgyz side", and "the Kyrgyz rejected the plan": a people with its article that acts.
bool stands_for_state(const Reading& reading, const Entry& demonym, TokenSpan tokens) {
  const TokenFacts& facts = reading.facts;
  if (demonym.role != "people" && qualifies_noun(reading, tokens)) return true;
  const bool the = tokens.first > facts.sentence(tokens.first).first &&
                   facts.is(tokens.first - 1, word::Definite);
  const auto& xpos = reading.document.tokens.xpos;
  if (tokens.last > xpos.size()) return false;
  // "the American said" is one of them, "the French said" all.
  const std::string_view tag = nlp::xpos_names()[xpos[tokens.last - 1]];
  const bool many = tag.ends_with('S') || tag == "JJ";
  return the && many && (acts(facts, tokens.last) || acts_in_tree(reading, tokens));
}

Candidate country_candidate(const Reading& reading, const Entry& entry, TokenSpan tokens) {
  Candidate candidate;
  candidate.tokens = tokens;
  candidate.type = "Country";
  candidate.head = tokens.last - 1;
  candidate.country = entry.country;
  const Entry* state = reading.knowledge.gazetteer.country(entry.country);
  if (state != nullptr) {
    candidate.canonical = state->name;
    candidate.wikidata = state->wikidata;
  }
  return candidate;
}

}  // namespace

void find_countries(const Reading& reading, Candidates& candidates) {
  const TokenFacts& facts = reading.facts;
  const auto& matches = reading.document.gazetteer_matches;
  for (std::uint32_t match = 0; match < matches.size(); ++match) {
    TokenSpan tokens = matches[match].tokens;
    // "The United Kingdom Home Office": the article is no part of the name inside of the name.
    if (tokens.size() > 1 && facts.is(tokens.first, word::Article) &&
        reading.name_over(tokens.first) == nullptr &&
        reading.name_at(tokens.first + 1) != nullptr) {
      ++tokens.first;
    }
    if (!facts.capitalized(tokens.first)) continue;
    const Zone zone = reading.zone(tokens.first);
    if (zone == Zone::Header || zone == Zone::Byline) continue;
    const Entry* country = facts.entry(match, mask(EntryKind::Country));
    const Entry* demonym = facts.entry(match, mask(EntryKind::Demonym));
    const NameSpan* name = reading.name_over(tokens.first);
    const bool whole = name != nullptr && name->tokens == tokens;
    if (whole && name->label != NameLabel::Norp) continue;  // a name in its own right
    const bool inside = name != nullptr && !whole;
    if (inside && name->label == NameLabel::Location) continue;  // "Southern Sudan"
    if (country == nullptr && (demonym == nullptr || !stands_for_state(reading, *demonym, tokens)))
      continue;
    const Entry* entry = country != nullptr ? country : demonym;
    // Inside a longer name only what cannot be anything else counts: no person is a country.
    if (inside && (facts.match_kinds(match) &
                   mask(EntryKind::GivenName, EntryKind::FamilyName, EntryKind::City)) != 0) {
      continue;
    }
    candidates.push_back(country_candidate(reading, *entry, tokens));
  }
}

void find_the_country(const Reading& reading, Candidates& candidates) {
  const TokenFacts& facts = reading.facts;
  for (TokenIndex token = 1; token < facts.size(); ++token) {
    if (!facts.form_is(token, "country") || !facts.form_is(token - 1, "the")) continue;
    Candidate candidate;
    candidate.tokens = {token, token + 1};
    candidate.kind = MentionKind::Nominal;
    candidate.type = "Country";
    candidate.head = token;
    candidate.determination = Determination::Definite;
    candidate.needs_antecedent = true;
    candidates.push_back(std::move(candidate));
  }
}

}  // namespace newsgraph::coref
