#include "nlp/name_candidates.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "nlp/name_sequence.hpp"
#include "nlp/name_words.hpp"

namespace newsgraph::nlp {

namespace word = knowledge::word;
using knowledge::EntryKind;
using knowledge::KindMask;
using knowledge::mask;
using knowledge::TokenFacts;

std::vector<NameCandidate> SequenceReader::read() {
  for (const Sentence& sentence : facts_.document().sentences) {
    if (sentence.zone == Zone::Header || sentence.zone == Zone::Byline) continue;
    read_sentence(sentence);
  }
  return std::move(candidates_);
}

void SequenceReader::read_sentence(const Sentence& sentence) {
  sentence_ = sentence.tokens;
  sequence_.sentence = sentence_;
  sequence_.all_capitals = is_all_capitals(facts_, sentence_);
  // A heading inside of the text has no full stop; a list of names in the text is no headline.
  const bool heading =
      sentence_.size() > 4 && !facts_.has_shape(sentence_.last - 1, FinalStop | CloseQuote);
  sequence_.title_case = (sentence.zone == Zone::Title || heading || sentence_.size() > 12) &&
                         is_title_case(facts_, sentence_);
  TokenIndex token = sentence_.first;
  while (token < sentence_.last) {
    if (!starts_name(token)) {
      ++token;
      continue;
    }
    token = read_sequence(token);
  }
}

std::uint32_t SequenceReader::name_match(TokenIndex token) const {
  std::uint32_t match = facts_.match_at(token);
  if (match == TokenFacts::no_match && token > sentence_.first && facts_.capitalized(token) &&
      (facts_.match_kinds(facts_.match_over(token)) & mask(EntryKind::Title)) != 0 &&
      !facts_.capitalized(token - 1)) {
    match = facts_.match_over(token);
  }
  if (match == TokenFacts::no_match) return match;
  if (!facts_.capitalized(token) && !starts_with_particle(token)) return TokenFacts::no_match;
  const TokenSpan tokens = facts_.match_tokens(match);
  if (tokens.last > sentence_.last) return TokenFacts::no_match;
  if (tokens.size() > 1 && !facts_.capitalized(tokens.last - 1) &&
      !facts_.has_shape(tokens.last - 1, HasDigit | Punctuation)) {
    return TokenFacts::no_match;
  }
  return match;
}
KindMask SequenceReader::name_kinds(TokenIndex token) const {
  return facts_.match_kinds(name_match(token));
}

bool SequenceReader::is_date_word(TokenIndex token) const {
  if (facts_.is(token, word::Weekday)) return true;
  return facts_.is(token, word::Month) &&
         (facts_.has_shape(token + 1, HasDigit) ||
          (token > sentence_.first && facts_.has_shape(token - 1, HasDigit)) ||
          facts_.form_is(token + 1, "of") || follows_ordinal(token));
}

bool SequenceReader::follows_ordinal(TokenIndex token) const {
  return token > sentence_.first && facts_.is(token - 1, word::OrdinalWord) &&
         !facts_.capitalized(token + 1);
}

bool SequenceReader::starts_with_particle(TokenIndex token) const {
  if (!facts_.is(token, word::PersonParticle) || !facts_.has_shape(token, AllLower)) return false;
  if (follows_title(token)) {
    // "Ms von der Berg", "President da Silva"
    TokenIndex name = token + 1;
    while (name < sentence_.last && name < token + 3 && facts_.is(name, word::PersonParticle) &&
           facts_.has_shape(name, AllLower)) {
      ++name;
    }
    if (name < sentence_.last && facts_.capitalized(name)) return true;
  }
  return token + 2 < sentence_.last && is_hyphen(facts_, token + 1) && facts_.glued(token + 1) &&
         facts_.glued(token + 2) && facts_.capitalized(token + 2);
}

/// A title that is no given name as well ("Sultan") ends before the token.
bool SequenceReader::follows_title(TokenIndex token) const {
  if (token == sentence_.first || !facts_.capitalized(token - 1)) return false;
  const KindMask before = facts_.match_kinds(facts_.match_over(token - 1));
  return (before & mask(EntryKind::Title)) != 0 && (before & mask(EntryKind::GivenName)) == 0;
}

bool SequenceReader::starts_name(TokenIndex token) const {
  if (starts_with_particle(token)) return true;
  if (!facts_.capitalized(token) || facts_.has_shape(token, Digits)) return false;
  if (is_date_word(token) || follows_post_nominal(token)) return false;
  if (facts_.is(token, word::OrdinalWord) && is_date_word(token + 1)) return false;
  const NameSpan* person = recognised_.person_over(token);
  if (person != nullptr && person->tokens.first == token && person->tokens.size() > 1) {
    return true;  // "Will Berg"
  }
  const std::uint32_t match = name_match(token);
  if (match == TokenFacts::no_match && is_plain_word(token)) return false;
  if (match != TokenFacts::no_match) {
    const TokenSpan tokens = facts_.match_tokens(match);
    if (tokens.size() > 1) return true;
    if (!facts_.is(token, function_word)) return true;
    // Letters in capitals that are no word here: "the US", "the WHO".
    return token != sentence_.first && !sequence_.title_case && facts_.has_shape(token, AllUpper) &&
           (facts_.match_kinds(match) & mask(EntryKind::Country, EntryKind::Organization)) != 0;
  }
  return !facts_.is(token, function_word);
}

bool SequenceReader::follows_post_nominal(TokenIndex token) const {
  return !sequence_.all_capitals && is_post_nominal(facts_, token) && token > sentence_.first + 1 &&
         facts_.form_is(token - 1, ",") &&
         (is_post_nominal(facts_, token - 2) ||
          (facts_.capitalized(token - 2) && !facts_.capitalized(token + 1) &&
           (facts_.match_kinds(facts_.match_at(token)) & mask(EntryKind::Organization)) == 0));
}

bool SequenceReader::is_plain_word(TokenIndex token) const {
  if (sequence_.title_case && is_tagged_verb(token)) return true;
  if (!facts_.is(token, word::Common)) return false;
  if (sequence_.title_case) return true;
  if (token == sentence_.first && facts_.capitalized(token + 1) && is_order(token)) return true;
  if (token != sentence_.first || !facts_.capitalized(token + 1)) return false;
  if (begins_body(token)) return false;
  return facts_.is(token, word::RoleModifier | word::Adverb | word::EventModifier) ||
         (name_kinds(token + 1) &
          (place_kinds | mask(EntryKind::Title, EntryKind::Demonym, EntryKind::GivenName,
                              EntryKind::Organization))) != 0;
}

/// "[Conduct] Ministerial visits": an imperative of a list of tasks.
bool SequenceReader::is_order(TokenIndex token) const {
  const std::string_view form = facts_.document().form(token);
  return is_tagged_verb(token) && !form.ends_with("ing") && !form.ends_with("ed");
}

/// "National Elections Authority President Anna Kask": a word that bodies are called by, before
/// more words and the noun of one.
bool SequenceReader::begins_body(TokenIndex token) const {
  static constexpr std::array words{"National", "Federal",  "Central", "International",
                                    "Supreme",  "Regional", "General", "Special"};
  if (std::ranges::none_of(words, [&](const char* form) { return facts_.form_is(token, form); })) {
    return false;
  }
  for (TokenIndex at = token + 1; at < sentence_.last && at < token + 4; ++at) {
    if (!facts_.capitalized(at) || is_tagged_verb(at)) return false;
    const KindMask kinds = facts_.match_kinds(facts_.match_over(at));
    if (at > token + 1 && (kinds & mask(EntryKind::OrganizationNoun)) != 0) return true;
    if ((kinds & ~mask(EntryKind::EventNoun, EntryKind::AgreementNoun)) != 0) return false;
  }
  return false;
}

/// "[Bureau of] Overseas ...": the noun of a body and "of" stand before.
bool SequenceReader::in_body_of(TokenIndex token) const {
  const bool body = std::ranges::any_of(
      atoms_, [](const NameAtom& atom) { return atom.has(mask(EntryKind::OrganizationNoun)); });
  return body && (facts_.form_is(token - 1, "of") || inside_complement());
}

bool SequenceReader::is_tagged_verb(TokenIndex token) const {
  const auto& upos = facts_.document().tokens.upos;
  return !upos.empty() && (upos[token] == Upos::Verb || upos[token] == Upos::Aux) &&
         recognised_.over(token) == nullptr;
}

TokenIndex SequenceReader::push_atom(TokenIndex token) {
  const std::uint32_t match = name_match(token);
  if (match != TokenFacts::no_match) {
    atoms_.push_back({{token, facts_.match_tokens(match).last}, facts_.match_kinds(match), false});
  } else {
    atoms_.push_back({{token, token + 1}, 0, false});
  }
  NameAtom& atom = atoms_.back();
  // "Hossein Amir-Kask" is no Amir.
  if (atom.has(mask(EntryKind::Title)) &&
      !(joined_by_hyphen(atom.tokens.last) && facts_.capitalized(atom.tokens.last + 1))) {
    return atom.tokens.last = portfolios_after(facts_, atom.tokens.last);
  }
  // "Department of [Energy] and Foreign Minister Kask": the word is the department's
  const bool of_body = atoms_.size() > 2 && facts_.form_is(token - 1, "of") &&
                       atoms_[atoms_.size() - 3].has(mask(EntryKind::OrganizationNoun));
  const TokenSpan listed = of_body ? TokenSpan{token, token} : listed_title(facts_, token);
  if (!listed.empty()) {
    atom = {listed, mask(EntryKind::Title), false};
    return listed.last;
  }
  // Two states or towns, or a state and a body, as in "Norlandic-Sudonian", stay two.
  constexpr KindMask of_places = place_kinds | mask(EntryKind::Demonym);
  const TokenIndex after_hyphen = atom.tokens.last + 1;
  if (atom.has(of_places) && is_hyphen(facts_, atom.tokens.last) &&
      (facts_.match_kinds(facts_.match_over(after_hyphen)) &
       (of_places | mask(EntryKind::Organization))) != 0 &&
      !common_body_follows(facts_.match_tokens(facts_.match_over(after_hyphen)).last) &&
      !(inside_complement() &&
        is_field(facts_.match_tokens(facts_.match_over(after_hyphen)).last))) {
    return atom.tokens.last;
  }
  return join_hyphened(atom);
}

TokenIndex SequenceReader::join_hyphened(NameAtom& atom) const {
  while (joined_by_hyphen(atom.tokens.last)) {
    const TokenIndex part = atom.tokens.last + 1;
    const std::uint32_t next = name_match(part);
    const KindMask kinds = facts_.match_kinds(next);
    atom.tokens.last = next != TokenFacts::no_match ? facts_.match_tokens(next).last : part + 1;
    // "Minister-Counselor" is one title.
    if (atom.has(mask(EntryKind::Title)) && (kinds & mask(EntryKind::Title)) != 0) continue;
    atom.kinds &= mask(EntryKind::GivenName, EntryKind::FamilyName);
    atom.kinds |= kinds & mask(EntryKind::GivenName);
  }
  return atom.tokens.last;
}

bool SequenceReader::joined_by_hyphen(TokenIndex hyphen) const {
  // A dash joins words ("Urban–Rural"); between names it stands for two.
  const bool dash = facts_.form_is(hyphen, "\u2013") && facts_.is(hyphen - 1, word::Common) &&
                    facts_.is(hyphen + 1, word::Common);
  return hyphen + 1 < sentence_.last && facts_.glued(hyphen) && facts_.glued(hyphen + 1) &&
         (dash || is_hyphen(facts_, hyphen)) && !facts_.has_shape(hyphen + 1, Punctuation) &&
         (facts_.capitalized(hyphen + 1) || facts_.has_shape(hyphen + 1, HasDigit) ||
          joins_lower(hyphen + 1));
}

bool SequenceReader::common_body_follows(TokenIndex token) const {
  constexpr TokenIndex farthest = 7;  // tokens
  for (TokenIndex at = token; at < sentence_.last && at < token + farthest; ++at) {
    // "Norland-Sudonia High[-]Level Dialogue"
    if (is_hyphen(facts_, at) && facts_.glued(at) && facts_.glued(at + 1)) continue;
    // "Norland-Sudonia Trade [and] Technology Council"
    if (at > token && facts_.form_is(at, "and") && facts_.capitalized(at + 1)) continue;
    if (!facts_.capitalized(at) || ends_in_headline(at)) return false;
    if ((facts_.match_kinds(facts_.match_over(at)) & head_noun_kinds) != 0) return true;
  }
  return false;
}

/// "Visit to Riverton [Automobile Plant]" in a headline.
bool SequenceReader::plain_body_follows(TokenIndex token) const {
  const NameAtom& left = atoms_.back();
  if (facts_.is(left.tokens.last - 1, word::Common) || left.has(mask(EntryKind::Country))) {
    return false;
  }
  for (TokenIndex at = token; at < sentence_.last && at < token + 3; ++at) {
    if (!facts_.capitalized(at) || facts_.is(at, function_word) || is_tagged_verb(at)) return false;
    const KindMask kinds = facts_.match_kinds(facts_.match_over(at));
    if (at > token && (kinds & mask(EntryKind::OrganizationNoun, EntryKind::VenueNoun)) != 0) {
      return true;
    }
    if (kinds != 0) return false;
  }
  return false;
}

bool SequenceReader::ends_in_headline(TokenIndex token) const {
  return sequence_.title_case && name_match(token) == TokenFacts::no_match && is_plain_word(token);
}

bool SequenceReader::joins_lower(TokenIndex token) const {
  // "Norland-led", "Norland-wide"
  static constexpr std::array words{"led",  "made",  "owned", "based", "born", "wide",
                                    "held", "run",   "style", "like",  "type", "era",
                                    "only", "bound", "ruled", "built"};
  return facts_.document().form(token).size() <= 5 && facts_.has_shape(token, AllLower) &&
         !facts_.is(token, function_word) && !facts_.is(token, word::EventModifier) &&
         (token + 1 >= sentence_.last || !facts_.glued(token + 1) ||
          facts_.has_shape(token + 1, Punctuation)) &&
         std::ranges::none_of(words, [&](const char* form) { return facts_.form_is(token, form); });
}

/// "Governor of Riverton [Region]" in a headline
bool SequenceReader::region_follows(TokenIndex token) const {
  const NameAtom& left = atoms_.back();
  return left.tokens.last == token && facts_.is(token, word::PlaceNoun) &&
         left.has(mask(EntryKind::City, EntryKind::Region)) && !left.has(mask(EntryKind::Country));
}

/// "Council for Civil Society and [Human Rights]" at the end of a headline
bool SequenceReader::closes_fields(TokenIndex token) const {
  if (!facts_.form_is(token - 1, "and") && atoms_.back().tokens.last != token) return false;
  if (!inside_complement() || !is_field(atoms_.back().tokens.last - 1)) return false;
  TokenIndex at = token;
  while (at < sentence_.last && is_field(at) && !is_tagged_verb(at)) ++at;
  return at > token && at == sentence_.last;
}

/// "Harbour Fleets [2006] Conference", "Harbour Day [2015]"
bool SequenceReader::year_of_event(TokenIndex token) const {
  if (facts_.document().form(token).size() != 4) return false;
  if (facts_.form_is(token - 1, "Day") && atoms_.back().tokens.last == token) return true;
  return token + 1 < sentence_.last && facts_.capitalized(token + 1) && !is_date_word(token + 1) &&
         (name_kinds(token + 1) & mask(EntryKind::EventNoun)) != 0;
}

bool SequenceReader::continues(TokenIndex token) const {
  if (token >= sentence_.last || facts_.has_shape(token, Punctuation)) return false;
  if (facts_.has_shape(token, Digits)) {
    // "Resolution 2328", "Summit 2013": a number after the noun of a document or an event.
    const bool numbered = std::ranges::any_of(atoms_, [](const NameAtom& atom) {
      return atom.has(mask(EntryKind::AgreementNoun, EntryKind::EventNoun));
    });
    return numbered || year_of_event(token);
  }
  if (!facts_.capitalized(token)) return false;
  if (recognised_.continues_person(token)) return true;
  if (is_date_word(token)) return false;
  // "Anna May", before a word and not a day.
  if (facts_.form_is(token, "May") && atoms_.back().has(mask(EntryKind::GivenName))) return true;
  const std::uint32_t match = name_match(token);
  if (match != TokenFacts::no_match && facts_.match_tokens(match).size() > 1) return true;
  if (match == TokenFacts::no_match && sequence_.title_case && is_plain_word(token)) {
    // "Bureau of [Overseas Buildings Operations]" in a text full of names; a headline goes on with
    // what they do.
    const bool field =
        facts_.document().sentences[facts_.document().tokens.sentence[token]].zone != Zone::Title &&
        in_body_of(token) && !is_tagged_verb(token);
    return field || plain_body_follows(token) || region_follows(token) || closes_fields(token);
  }
  // "Commonwealth [Heads] of Government Meeting"
  if (facts_.is(token, word::PluralRole) && facts_.form_is(token + 1, "of")) return true;
  return !facts_.is(token, function_word) ||
         facts_.is(token, word::PersonParticle | word::NameSuffix);
}

/// "Public Law 109[-344]", "War of 1941[-1945]"
TokenIndex SequenceReader::behind_number(TokenIndex token) const {
  ++token;
  const bool joint = is_hyphen(facts_, token) || facts_.form_is(token, "\u2013");
  const bool number = token + 1 < sentence_.last && joint && facts_.glued(token) &&
                      facts_.glued(token + 1) && facts_.has_shape(token + 1, Digits);
  return number ? token + 2 : token;
}

/// "Great Hall of the Norlandic [people]"
bool SequenceReader::ends_in_people(TokenIndex token) const {
  const auto& upos = facts_.document().tokens.upos;
  if (atoms_.size() < 3 || token >= sentence_.last || upos.empty()) return false;
  const NameAtom& last = atoms_.back();
  return any_head_noun() && last.has(mask(EntryKind::Demonym)) &&
         !last.has(mask(EntryKind::Country)) && atoms_[atoms_.size() - 2].connector &&
         facts_.form_is(atoms_[atoms_.size() - 2].tokens.first, "of") &&
         facts_.has_shape(token, AllLower) && upos[token] == Upos::Noun;
}

TokenIndex SequenceReader::read_sequence(TokenIndex first) {
  atoms_.clear();
  TokenIndex token = push_atom(first);
  while (token < sentence_.last) {
    if (continues(token)) {
      if (facts_.has_shape(token, Digits)) {
        atoms_.back().tokens.last = token = behind_number(token);
      } else {
        token = push_atom(token);
      }
      continue;
    }
    const TokenIndex count = connectors(token);
    if (count == 0) break;
    // "Joseph Kask, Jr." is one name, so its comma is no border.
    if (facts_.form_is(token, ",") && facts_.is(token + 1, word::NameSuffix)) {
      atoms_.back().tokens.last = token + 2;
      token += 2;
      continue;
    }
    atoms_.push_back({{token, token + count}, 0, true});
    const TokenIndex next = token + count;
    token = push_atom(next);
    if (facts_.has_shape(next, Digits)) atoms_.back().tokens.last = token = behind_number(next);
  }
  if (ends_in_people(token)) atoms_.back().tokens.last = ++token;
  cut_sequence(facts_, recognised_, sequence_, candidates_);
  return token;
}

std::vector<NameCandidate> find_name_candidates(const TokenFacts& facts,
                                                const Recognised& recognised) {
  return SequenceReader(facts, recognised).read();
}

}  // namespace newsgraph::nlp
