// Mentions by name: what the name recogniser marked, with the type that the gazetteers or the head
// noun of the name give.

#include <array>
#include <string_view>

#include "newsgraph/text/tokenizer.hpp"

#include "coref/candidate.hpp"

namespace newsgraph::coref {
namespace {

namespace word = knowledge::word;
using knowledge::Entry;
using knowledge::EntryKind;
using knowledge::KindMask;
using knowledge::mask;

struct LabelRow {
  NameLabel label;
  const char* root;  ///< Ontology root; nullptr: no entity.
  KindMask entries;  ///< Entries that may say more about a whole name.
  KindMask nouns;    ///< Entries of a head noun whose type is the type of the thing.
};

constexpr std::array label_rows{
    LabelRow{NameLabel::Person, "Person", mask(EntryKind::OfficeHolder), 0},
    LabelRow{NameLabel::Organization, "Organization", mask(EntryKind::Organization),
             mask(EntryKind::OrganizationNoun)},
    LabelRow{NameLabel::Gpe, "Place", mask(EntryKind::Country, EntryKind::City, EntryKind::Region),
             0},
    LabelRow{NameLabel::Location, "Place", mask(EntryKind::Region, EntryKind::City), 0},
    LabelRow{NameLabel::Facility, "Venue", mask(EntryKind::Venue), mask(EntryKind::VenueNoun)},
    LabelRow{NameLabel::Law, "Agreement", 0, mask(EntryKind::AgreementNoun)},
    LabelRow{NameLabel::Event, "Event", 0, mask(EntryKind::EventNoun)},
    LabelRow{NameLabel::Work, "Work", 0, 0},
};

const LabelRow* row_of(NameLabel label) {
  for (const LabelRow& row : label_rows) {
    if (row.label == label) return &row;
  }
  return nullptr;
}

/// Kinds of places by the noun of their name.
struct PlaceNounRow {
  std::string_view noun;
  const char* type;
};
constexpr std::array place_nouns{
    PlaceNounRow{"province", "Region"},    PlaceNounRow{"region", "Region"},
    PlaceNounRow{"oblast", "Region"},      PlaceNounRow{"district", "Region"},
    PlaceNounRow{"county", "Region"},      PlaceNounRow{"state", "Region"},
    PlaceNounRow{"territory", "Region"},   PlaceNounRow{"governorate", "Region"},
    PlaceNounRow{"prefecture", "Region"},  PlaceNounRow{"krai", "Region"},
    PlaceNounRow{"canton", "Region"},      PlaceNounRow{"department", "Region"},
    PlaceNounRow{"river", "BodyOfWater"},  PlaceNounRow{"sea", "BodyOfWater"},
    PlaceNounRow{"ocean", "BodyOfWater"},  PlaceNounRow{"lake", "BodyOfWater"},
    PlaceNounRow{"bay", "BodyOfWater"},    PlaceNounRow{"gulf", "BodyOfWater"},
    PlaceNounRow{"strait", "BodyOfWater"}, PlaceNounRow{"canal", "BodyOfWater"},
    PlaceNounRow{"island", "Landform"},    PlaceNounRow{"islands", "Landform"},
    PlaceNounRow{"peninsula", "Landform"}, PlaceNounRow{"mountain", "Landform"},
    PlaceNounRow{"mountains", "Landform"}, PlaceNounRow{"valley", "Landform"},
    PlaceNounRow{"city", "City"},          PlaceNounRow{"town", "City"},
    PlaceNounRow{"village", "City"},
};

const char* place_type(std::string_view noun) {
  const std::string folded = text::fold(noun);
  for (const PlaceNounRow& row : place_nouns) {
    if (row.noun == folded) return row.type;
  }
  return nullptr;
}

/// The noun that says what a name names: the last word before its first lower-case connector.
TokenIndex head_of(const Reading& reading, TokenSpan tokens) {
  for (TokenIndex token = tokens.first + 1; token < tokens.last; ++token) {
    if (reading.facts.is(token, word::Connector | word::Preposition) &&
        !reading.facts.capitalized(token)) {
      return token - 1;
    }
  }
  return tokens.last - 1;
}

void add_person_gender(const Reading& reading, Candidate& candidate) {
  const auto& facts = reading.facts;
  const Entry* given =
      facts.entry(facts.match_at(candidate.tokens.first), mask(EntryKind::GivenName));
  if (given != nullptr && candidate.tokens.size() > 1) candidate.gender = given->gender;
  if (candidate.tokens.first == 0) return;
  const Entry* title =
      facts.entry(facts.match_over(candidate.tokens.first - 1), mask(EntryKind::Title));
  if (title != nullptr && title->gender != 0) candidate.gender = title->gender;
}

/// "NATO" in "NATO Response Force", "CIS summit": a body known by its letters begins the name of
/// something else.
void add_body_inside(const Reading& reading, const NameSpan& name, Candidates& candidates) {
  const auto& facts = reading.facts;
  const TokenIndex token = name.tokens.first;
  if (name.tokens.size() < 2 || !facts.has_shape(token, AllUpper)) return;
  const std::uint32_t match = facts.match_at(token);
  const Entry* body = facts.entry(match, mask(EntryKind::Organization));
  if (body == nullptr || facts.match_tokens(match).size() != 1) return;
  Candidate candidate;
  candidate.tokens = {token, token + 1};
  candidate.type = body->type.empty() ? "Organization" : body->type;
  candidate.head = token;
  candidate.country = body->country;
  candidate.canonical = body->name;
  candidate.wikidata = body->wikidata;
  candidates.push_back(std::move(candidate));
}

}  // namespace

std::uint64_t words_key(const Document& document, TokenSpan tokens) noexcept {
  std::uint64_t key = 0;
  for (TokenIndex token = tokens.first; token < tokens.last; ++token) {
    key = key * 0x9e3779b97f4a7c15ULL + document.tokens.hash[token];
  }
  return key;
}

void find_named(const Reading& reading, Candidates& candidates) {
  const auto& facts = reading.facts;
  for (const NameSpan& name : reading.document.names) {
    const LabelRow* row = row_of(name.label);
    if (row == nullptr) continue;
    Candidate candidate;
    candidate.tokens = name.tokens;
    candidate.type = row->root;
    candidate.head = head_of(reading, name.tokens);
    const std::uint32_t match = facts.match_at(name.tokens.first);
    const bool whole =
        match != knowledge::TokenFacts::no_match && facts.match_tokens(match) == name.tokens;
    const Entry* entry = whole ? facts.entry(match, row->entries) : nullptr;
    if (whole && name.label == NameLabel::Gpe) {
      // A state before the city of the same name.
      const Entry* state = facts.entry(match, mask(EntryKind::Country));
      if (state != nullptr) entry = state;
    }
    if (whole && (name.label == NameLabel::Gpe || name.label == NameLabel::Facility)) {
      const Entry* government = government_of(reading, name.tokens);
      if (government != nullptr) entry = government;
    }
    if (entry != nullptr) {
      if (!entry->type.empty()) candidate.type = entry->type;
      if (entry->kind == EntryKind::Country) candidate.type = "Country";
      candidate.country = entry->country;
      candidate.canonical = entry->name;
      candidate.wikidata = entry->wikidata;
    } else if (row->nouns != 0) {
      const Entry* noun = facts.entry(facts.match_over(candidate.head), row->nouns);
      if (noun != nullptr && !noun->type.empty()) candidate.type = noun->type;
    }
    if (entry == nullptr && name.label == NameLabel::Organization &&
        facts.is(name.tokens.last - 1, word::MediaNoun)) {
      candidate.type = "NewsMediaOrganization";
    }
    if (entry == nullptr && name.label == NameLabel::Event && candidate.type == "Event") {
      const Entry* noun =
          facts.entry(facts.match_at(name.tokens.first), mask(EntryKind::EventNoun));
      if (noun != nullptr && !noun->type.empty()) candidate.type = noun->type;
    }
    if (entry == nullptr && name.label == NameLabel::Location) {
      const char* type = place_type(reading.document.form(candidate.head));
      if (type == nullptr) type = place_type(reading.document.form(name.tokens.first));
      if (type != nullptr) candidate.type = type;
      if (facts.is(name.tokens.first, word::Direction)) candidate.type = "Region";
    }
    if (name.label == NameLabel::Person) add_person_gender(reading, candidate);
    candidates.push_back(std::move(candidate));
    add_body_inside(reading, name, candidates);
  }
}

}  // namespace newsgraph::coref
