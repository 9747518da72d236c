// Mentions by name: what the name recogniser marked, with the type that the gazetteers or the head
// noun of the name give.

#include <algorithm>
#include <array>
#include <string_view>
#include <unordered_map>

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

/// The noun that says what a name names: the last word before its first lower-case connector; not
/// "Trade" of "Trade and Technology Council".
TokenIndex head_of(const Reading& reading, TokenSpan tokens) {
  constexpr KindMask nouns = mask(EntryKind::OrganizationNoun, EntryKind::VenueNoun,
                                  EntryKind::AgreementNoun, EntryKind::EventNoun);
  const auto& facts = reading.facts;
  for (TokenIndex token = tokens.first + 1; token < tokens.last; ++token) {
    const bool fields = facts.form_is(token, "and") &&
                        facts.is(token - 1, word::Common | word::Portfolio) &&
                        (facts.match_kinds(facts.match_over(token - 1)) & nouns) == 0;
    if (fields) continue;
    if (reading.facts.is(token, word::Connector | word::Preposition) &&
        !reading.facts.capitalized(token)) {
      return token - 1;
    }
  }
  return tokens.last - 1;
}

/// The state of exactly that name; nullptr when none.
const Entry* country_called(const Reading& reading, TokenSpan tokens) {
  const knowledge::Gazetteer& gazetteer = reading.knowledge.gazetteer;
  for (const knowledge::EntryId id : gazetteer.find(reading.document.text(tokens))) {
    if (gazetteer.entry(id).kind == EntryKind::Country) return &gazetteer.entry(id);
  }
  return nullptr;
}

/// "the Harbour Relief Payment", "the Moon Freight Services (MFS) project": what a state pays or
/// carries out.
bool names_measure(const Reading& reading, const NameSpan& name) {
  static constexpr std::array measures{"Payment", "Payments", "Scheme",  "Allowance",  "Benefit",
                                       "Rebate",  "Levy",     "Subsidy", "Scholarship"};
  static constexpr std::array works{"project", "program", "programme", "scheme", "initiative"};
  const auto& facts = reading.facts;
  const auto is_one_of = [&](TokenIndex token, const auto& forms) {
    return std::ranges::any_of(forms, [&](const char* form) { return facts.form_is(token, form); });
  };
  constexpr KindMask known = mask(EntryKind::Organization, EntryKind::Country, EntryKind::Demonym);
  if (name.tokens.size() < 2 || (facts.kinds(name.tokens) & known) != 0) return false;
  if (is_one_of(name.tokens.last - 1, measures)) return true;
  TokenIndex next = name.tokens.last;
  if (facts.form_is(next, "(") && facts.form_is(next + 2, ")")) next += 3;
  constexpr auto bodies = mask(EntryKind::OrganizationNoun);
  const bool body = name.tokens.last == next &&
                    (facts.match_kinds(facts.match_over(name.tokens.last - 1)) & bodies) != 0;
  return !body && next < facts.sentence(name.tokens.first).last && is_one_of(next, works);
}

/// What letters behind a name stand for.
struct Letters {
  NameLabel label = NameLabel::Organization;
  const Entry* state = nullptr;  ///< Of "Republic of Norland (RON)"; nullptr when none.
};

/// Letters that stand behind a name and are no body's: "Joint Norland Peace Treaty (JNPT)". By
/// hash.
std::unordered_map<std::uint64_t, Letters> known_letters(const Reading& reading) {
  const auto& facts = reading.facts;
  std::unordered_map<std::uint64_t, Letters> known;
  for (const NameSpan& name : reading.document.names) {
    const TokenIndex token = name.tokens.last + 1;
    if (name.tokens.size() < 2 || !facts.form_is(name.tokens.last, "(") ||
        !facts.has_shape(token, AllUpper) || !facts.form_is(token + 1, ")")) {
      continue;
    }
    Letters letters{name.label, nullptr};
    if (name.label == NameLabel::Gpe) letters.state = country_called(reading, name.tokens);
    if (name.label == NameLabel::Organization && names_measure(reading, name)) {
      letters.label = NameLabel::Law;
    }
    const bool other = letters.label == NameLabel::Law || name.label == NameLabel::Law ||
                       name.label == NameLabel::Event || letters.state != nullptr;
    const char first = reading.document.form(name.tokens.first).front();
    if (other && reading.document.form(token).front() == first) {
      known.emplace(reading.document.tokens.hash[token], letters);
    }
  }
  return known;
}

/// Types that a town may have been taken for.
bool ontology_place(std::string_view type) { return type == "Place" || type == "Region"; }

/// "the town of Lakeside", "the city Lakeside".
bool names_town(const Reading& reading, TokenIndex token) {
  static constexpr std::array towns{"city", "town", "village", "port"};
  const auto& facts = reading.facts;
  if (token > 0 && facts.form_is(token - 1, "of")) --token;
  return token > 0 && std::ranges::any_of(
                          towns, [&](const char* noun) { return facts.form_is(token - 1, noun); });
}

/// "a [Kestrel] helicopter", "[Harpoon] cruise missiles": a name that no table has, before what
/// is built and fired.
bool names_craft(const Reading& reading, const NameSpan& name) {
  static constexpr std::array crafts{
      "helicopter", "aircraft",  "jet",       "plane",      "airliner", "bomber",    "fighter",
      "drone",      "tank",      "missile",   "rocket",     "torpedo",  "satellite", "warship",
      "frigate",    "submarine", "destroyer", "spacecraft", "rifle",    "capsule",   "locomotive"};
  static constexpr std::array kinds{"cruise", "ballistic", "attack", "transport", "fighter",
                                    "anti",   "military",  "combat", "passenger", "nuclear"};
  const auto& facts = reading.facts;
  const auto is_one_of = [&](TokenIndex token, const auto& forms, bool plural) {
    std::string_view form = reading.document.form(token);
    if (plural && form.ends_with('s') && form != "s") form.remove_suffix(1);
    return std::ranges::find(forms, form) != forms.end();
  };
  constexpr KindMask known = mask(EntryKind::Organization, EntryKind::Country, EntryKind::Demonym,
                                  EntryKind::OrganizationNoun);
  TokenIndex next = name.tokens.last;
  if (next >= facts.sentence(name.tokens.first).last) return false;
  if ((facts.kinds(name.tokens) & known) != 0 || name.tokens.size() > 2) return false;
  // not "Norlandic Army helicopters"
  const KindMask head = facts.match_kinds(facts.match_over(next - 1));
  if ((head & known) != 0 || facts.is(next - 1, word::BodyNoun)) return false;
  if (is_one_of(next, kinds, false)) ++next;
  return next < facts.sentence(name.tokens.first).last && is_one_of(next, crafts, true);
}

/// "Norland's G7 Presidency": a turn in the chair of another body.
bool names_term(const Reading& reading, const NameSpan& name) {
  const auto& facts = reading.facts;
  const TokenIndex last = name.tokens.last - 1;
  if (!facts.form_is(last, "Presidency") && !facts.form_is(last, "Chairmanship")) return false;
  for (TokenIndex token = name.tokens.first; token < last; ++token) {
    const std::uint32_t match = facts.match_at(token);
    if (facts.entry(match, mask(EntryKind::Organization)) != nullptr &&
        facts.match_tokens(match).last <= last) {
      return true;
    }
  }
  return false;
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
  const auto letters = known_letters(reading);
  for (const NameSpan& name : reading.document.names) {
    NameLabel label = name.label;
    const Entry* state_of_letters = nullptr;
    if (label == NameLabel::Organization && name.tokens.size() == 1) {
      const auto known = letters.find(reading.document.tokens.hash[name.tokens.first]);
      if (known != letters.end()) {
        label = known->second.label;
        state_of_letters = known->second.state;
      }
    }
    const LabelRow* row = row_of(label);
    if (row == nullptr) continue;
    // "Norland's army chief": somebody, whatever the recogniser says.
    if (label == NameLabel::Organization && facts.has_shape(name.tokens.last - 1, AllLower) &&
        facts.entry(facts.match_over(name.tokens.last - 1), mask(EntryKind::Title)) != nullptr) {
      continue;
    }
    if (label == NameLabel::Organization &&
        (names_craft(reading, name) || names_term(reading, name)))
      continue;
    Candidate candidate;
    candidate.tokens = name.tokens;
    candidate.type = row->root;
    candidate.head = head_of(reading, name.tokens);
    const std::uint32_t match = facts.match_at(name.tokens.first);
    const bool whole =
        match != knowledge::TokenFacts::no_match && facts.match_tokens(match) == name.tokens;
    const Entry* entry = whole ? facts.entry(match, row->entries) : nullptr;
    if (whole && label == NameLabel::Gpe) {
      // A state before the city of the same name.
      const Entry* state = facts.entry(match, mask(EntryKind::Country));
      if (state != nullptr) entry = state;
    }
    // "the [U.S.] dollar": the tables know the words behind it too.
    if (!whole && label == NameLabel::Gpe) entry = country_called(reading, name.tokens);
    if (whole && (label == NameLabel::Gpe || label == NameLabel::Facility)) {
      const Entry* government = government_of(reading, name.tokens);
      if (government != nullptr) entry = government;
    }
    if (state_of_letters != nullptr) entry = state_of_letters;
    if (entry != nullptr) {
      if (!entry->type.empty()) candidate.type = entry->type;
      if (entry->kind == EntryKind::Country) candidate.type = "Country";
      candidate.country = entry->country;
      candidate.canonical = entry->name;
      candidate.wikidata = entry->wikidata;
      // "Lakeside" may be short for the Lakeside Region, or the town in it.
      if (entry->kind == EntryKind::Region && entry->type == "Region" &&
          text::fold(reading.document.text(name.tokens)) != text::fold(entry->name)) {
        candidate.type = "Place";
      }
    } else if (row->nouns != 0) {
      const Entry* noun = facts.entry(facts.match_over(candidate.head), row->nouns);
      if (noun != nullptr && !noun->type.empty()) candidate.type = noun->type;
    }
    // "the Riverton Call to Action": nobody is on the telephone
    if (candidate.type == "PhoneCall" && facts.form_is(candidate.head, "Call") &&
        (facts.form_is(candidate.head + 1, "to") || facts.form_is(candidate.head + 1, "for"))) {
      candidate.type = "Agreement";
    }
    if (entry == nullptr && label == NameLabel::Organization && names_measure(reading, name)) {
      candidate.type = "Plan";
    }
    if (entry == nullptr && label == NameLabel::Organization &&
        facts.is(name.tokens.last - 1, word::MediaNoun)) {
      candidate.type = "NewsMediaOrganization";
    }
    if (entry == nullptr && label == NameLabel::Event && candidate.type == "Event") {
      const Entry* noun =
          facts.entry(facts.match_at(name.tokens.first), mask(EntryKind::EventNoun));
      if (noun != nullptr && !noun->type.empty()) candidate.type = noun->type;
    }
    if (entry == nullptr && label == NameLabel::Location) {
      const char* type = place_type(reading.document.form(candidate.head));
      if (type == nullptr) type = place_type(reading.document.form(name.tokens.first));
      if (type != nullptr) candidate.type = type;
      if (facts.is(name.tokens.first, word::Direction)) candidate.type = "Region";
    }
    if (ontology_place(candidate.type) && names_town(reading, name.tokens.first)) {
      candidate.type = "City";
    }
    // "the 2014 Summer Games": the year tells which of them; not "the 1941-1945 War".
    const TokenIndex before = candidate.tokens.first;
    if (label == NameLabel::Event && before > facts.sentence(before).first &&
        facts.has_shape(before - 1, Digits) && reading.document.form(before - 1).size() == 4 &&
        reading.name_over(before - 1) == nullptr && !facts.glued(before - 1)) {
      --candidate.tokens.first;
    }
    if (label == NameLabel::Person) add_person_gender(reading, candidate);
    candidates.push_back(std::move(candidate));
    add_body_inside(reading, name, candidates);
  }
}

}  // namespace newsgraph::coref
