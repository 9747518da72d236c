#include "nlp/name_words.hpp"

#include <algorithm>
#include <array>

namespace newsgraph::nlp {

namespace word = knowledge::word;
using knowledge::EntryKind;
using knowledge::mask;
using knowledge::TokenFacts;

bool is_title_case(const TokenFacts& facts, TokenSpan sentence) {
  // Prepositions and names are capitalised in any case, so only other words are counted.
  unsigned capitals = 0;
  unsigned words = 0;
  for (TokenIndex token = sentence.first; token < sentence.last; ++token) {
    if (facts.has_shape(token, Punctuation | HasDigit) || facts.is(token, function_word)) continue;
    ++words;
    if (facts.capitalized(token)) ++capitals;
  }
  return words >= 4 && capitals * 10 >= words * 9;
}

bool is_all_capitals(const TokenFacts& facts, TokenSpan sentence) {
  unsigned words = 0;
  for (TokenIndex token = sentence.first; token < sentence.last; ++token) {
    if (facts.has_shape(token, Punctuation | HasDigit)) continue;
    if (!facts.has_shape(token, AllUpper) && facts.document().form(token).size() > 1) return false;
    ++words;
  }
  return words >= 2;
}

bool is_field(const TokenFacts& facts, TokenIndex token) {
  constexpr knowledge::KindMask names =
      mask(EntryKind::Country, EntryKind::City, EntryKind::Region, EntryKind::Demonym) |
      mask(EntryKind::Title, EntryKind::Organization, EntryKind::OrganizationNoun,
           EntryKind::VenueNoun, EntryKind::GivenName);
  return facts.capitalized(token) && facts.is(token, word::Common | word::Portfolio) &&
         !facts.is(token, word::PluralRole) &&
         (facts.match_kinds(facts.match_at(token)) & names) == 0;
}

TokenIndex portfolios_after(const TokenFacts& facts, TokenIndex token) {
  const auto goes_on = [&](TokenIndex at) {
    // "Crown Prince and Prime Minister"
    if ((facts.match_kinds(facts.match_at(at)) & mask(EntryKind::Title)) != 0) return false;
    return (facts.is(at, word::Portfolio) && facts.capitalized(at)) ||
           (facts.is(token - 1, word::Portfolio) && is_field(facts, at));
  };
  while (token > 0 && token + 1 < facts.size() &&
         (facts.form_is(token, "and") || facts.form_is(token, ",")) && goes_on(token + 1)) {
    token += 2;
    while (facts.is(token, word::Portfolio) && facts.capitalized(token)) ++token;
  }
  return token;
}

TokenSpan listed_title(const TokenFacts& facts, TokenIndex token) {
  TokenIndex at = token;
  bool list = false;
  while (facts.is(at, word::Portfolio) && facts.capitalized(at)) {
    const std::uint32_t match = facts.match_at(at);
    if (list && (facts.match_kinds(match) & mask(EntryKind::Title)) != 0) {
      return {token, facts.match_tokens(match).last};
    }
    ++at;
    if (facts.form_is(at, ",") || facts.form_is(at, "and")) {
      list = true;
      ++at;
      if (facts.form_is(at, "and")) ++at;
    }
  }
  const std::uint32_t match = facts.match_at(at);
  if (list && at > token && facts.capitalized(at) &&
      (facts.match_kinds(match) & mask(EntryKind::Title)) != 0) {
    return {token, facts.match_tokens(match).last};
  }
  return {token, token};
}

bool joins_fields(const TokenFacts& facts, TokenIndex token) {
  constexpr auto nouns = mask(EntryKind::OrganizationNoun, EntryKind::VenueNoun,
                              EntryKind::AgreementNoun, EntryKind::EventNoun);
  return facts.form_is(token, "and") && is_field(facts, token - 1) &&
         (facts.match_kinds(facts.match_over(token - 1)) & nouns) == 0;
}

TokenIndex head_token(const TokenFacts& facts, TokenSpan tokens) {
  for (TokenIndex token = tokens.first + 1; token < tokens.last; ++token) {
    if (!facts.is(token, word::Connector) || facts.capitalized(token)) continue;
    if (!joins_fields(facts, token)) return token - 1;
  }
  TokenIndex last = tokens.last - 1;
  // "Resolution 2328", "Public Law 109-344", "Airfield West"
  while (last > tokens.first &&
         ((facts.has_shape(last, Punctuation) && facts.has_shape(last - 1, Digits)) ||
          facts.has_shape(last, Digits) ||
          facts.is(last, word::Direction | word::NameSuffix | word::Number))) {
    --last;
  }
  return last;
}

bool is_hyphen(const TokenFacts& facts, TokenIndex token) {
  return facts.form_is(token, "-") || facts.form_is(token, "\u2010") ||
         facts.form_is(token, "\u2011");
}

bool is_post_nominal(const TokenFacts& facts, TokenIndex token) {
  // Seats in parliament, orders and degrees of the English-speaking world.
  static constexpr std::array letters{
      "MP",   "MEP",  "MSP", "MLA", "MHA", "MLC", "TD",  "QC",  "KC",   "SC",  "PC",
      "AC",   "AO",   "AM",  "OAM", "OM",  "CH",  "OBE", "MBE", "CBE",  "DBE", "KBE",
      "GBE",  "KCMG", "CMG", "VC",  "GC",  "DSC", "DSO", "CSC", "CSM",  "PSM", "KCVO",
      "MVO",  "CVO",  "ONZ", "JP",  "RAN", "USN", "Esq", "PhD", "MD",   "FRS", "KCB",
      "GCMG", "GCVO", "CB",  "MC",  "LG",  "KG",  "KT",  "FAA", "FTSE", "FBA"};
  return token < facts.size() &&
         std::ranges::find(letters, facts.document().form(token)) != letters.end();
}

}  // namespace newsgraph::nlp
