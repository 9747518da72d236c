// Small words inside of names: "Ministry [of] Trade [and] Industry", "Arnel [de la] Vega".

#include <algorithm>
#include <array>

#include "nlp/name_sequence.hpp"
#include "nlp/name_words.hpp"

namespace newsgraph::nlp {

namespace word = knowledge::word;
using knowledge::EntryKind;
using knowledge::KindMask;
using knowledge::mask;
using knowledge::TokenFacts;

bool SequenceReader::any_head_noun() const {
  return std::ranges::any_of(atoms_,
                             [](const NameAtom& atom) { return atom.has(head_noun_kinds); });
}

TokenIndex SequenceReader::connectors(TokenIndex token) const {
  if (facts_.form_is(token, ",")) return list_goes_on(token) ? 1 : 0;
  if (owns_body(token)) return 1;
  const TokenIndex small = small_words(token);
  if (small > 0) return small;
  if (const TokenIndex arabic = arabic_article(token); arabic > 0) return arabic;
  const NameAtom& left = atoms_.back();
  const bool left_is_title = left.has(mask(EntryKind::Title));
  TokenIndex count = 0;
  while (token + count < sentence_.last && count < 3 &&
         facts_.is(token + count, word::Connector | word::PersonParticle) &&
         !facts_.capitalized(token + count)) {
    ++count;
  }
  if (count == 0 || token + count >= sentence_.last) return 0;
  const TokenIndex next = token + count;
  // "al-Abadi" after a given name: the particle is glued to the capital by a hyphen.
  if (is_hyphen(facts_, next) && facts_.is(next - 1, word::PersonParticle)) {
    return facts_.capitalized(next + 1) ? count + 1 : 0;
  }
  if (!continues(next)) return 0;
  // "on behalf of the Government and of the Norlandic people": two
  if (count > 1 && contains(token, count, "and")) return 0;
  if (contains(token, count, "of")) {
    // "President Anna Kask of Norland"
    if (recognised_.person_ends(token) || names_person() || is_titled_person()) return 0;
    if (atoms_.size() == 1 && names_persons(left.tokens.last - 1)) return 0;
    // "University" is a town of Florida too.
    return left_is_title || !left.has(place_kinds) || left.tokens.size() > 1 ||
                   left.has(head_noun_kinds) || facts_.is(left.tokens.first, word::PlacePrefix)
               ? count
               : 0;
  }
  if (contains(token, count, "&")) return count;
  if (contains(token, count, "and")) return count == 1 && goes_on_after_and(next) ? 1 : 0;
  if (contains(token, count, "for") || contains(token, count, "on")) {
    // "signed the Prespa Agreement on Sunday": the day is no part of the name.
    const bool day = facts_.has_shape(next, Digits) && facts_.is(next + 1, word::Month);
    if (day || facts_.is(next, word::Weekday | word::Month)) return 0;
    if (facts_.form_is(left.tokens.last - 1, "Government"))
      return 0;  // "advises the Government on"
    return any_head_noun() || left_is_title ? count : 0;
  }
  // "Council for Promoting [the] Rights of Children"
  if (count == 1 && contains(token, count, "the") && follows_gerund(token)) return 1;
  if (contains(token, count, "in") || contains(token, count, "the")) return 0;
  return all_particles(token, count) && !left_is_title ? count : 0;
}

TokenIndex SequenceReader::arabic_article(TokenIndex token) const {
  TokenIndex at = token;
  const bool apostrophe = (facts_.form_is(at, "'") || facts_.form_is(at, "\u2019")) &&
                          facts_.glued(at) && !facts_.glued(at + 1);
  if (apostrophe) ++at;
  constexpr std::size_t longest = 3;  // ash-Shams
  const std::string_view form = facts_.document().form(at);
  const bool article = form.size() >= 2 && form.size() <= longest &&
                       (form.front() == 'a' || form.front() == 'A') && is_hyphen(facts_, at + 1) &&
                       facts_.glued(at + 1) && facts_.glued(at + 2) && facts_.capitalized(at + 2);
  if (!article || at + 2 >= sentence_.last) return 0;
  if (facts_.has_shape(at, AllLower)) return at + 2 - token;
  return apostrophe ? 1 : 0;
}

TokenIndex SequenceReader::small_words(TokenIndex token) const {
  TokenIndex count = 0;
  while (count < 3 && facts_.has_shape(token + count, AllLower) &&
         recognised_.continues_person(token + count)) {
    ++count;
  }
  const TokenIndex next = token + count;
  return recognised_.continues_person(next) && facts_.capitalized(next) ? count : 0;
}

bool SequenceReader::follows_gerund(TokenIndex token) const {
  const TokenIndex last = token - 1;
  return inside_complement() && facts_.is(last, word::Common) &&
         facts_.document().form(last).ends_with("ing");
}

bool SequenceReader::opens_body(TokenIndex token) const {
  constexpr KindMask owners = place_kinds | mask(EntryKind::Demonym, EntryKind::Organization);
  if ((name_kinds(token) & owners) == 0) return false;
  TokenIndex at = facts_.match_tokens(name_match(token)).last;
  TokenIndex last = token;
  while (at < sentence_.last && facts_.capitalized(at)) last = at++;
  return last > token &&
         (facts_.match_kinds(facts_.match_over(last)) & mask(EntryKind::OrganizationNoun)) != 0;
}

bool SequenceReader::goes_on_after_and(TokenIndex next) const {
  const KindMask kinds = name_kinds(next);
  constexpr KindMask others = mask(EntryKind::Title, EntryKind::Organization) | head_noun_kinds;
  // "Department of Housing and Urban Development": "Urban" is a given name too.
  const bool words = facts_.is(next, word::Common) && is_field(next + 1);
  const bool person =
      (kinds & mask(EntryKind::GivenName)) != 0 || recognised_.person_over(next) != nullptr;
  const bool plain = (kinds & others) == 0 && (words || !person) && !opens_body(next);
  // "Commission for Family and Children and [Norland's Ministry]"
  const bool after_field = is_field(atoms_.back().tokens.last - 1);
  const bool to_place = after_field && ((name_kinds(next) & place_kinds) != 0 || is_people(next));
  if (inside_complement()) return plain && !to_place;
  if (inside_portfolio()) return plain && is_field(next);
  return shares_head(next);
}

/// "Department of Defence and [Norlandic Shipyards]"; not "School of Eastern and Norlandic
/// [Studies]".
bool SequenceReader::is_people(TokenIndex token) const {
  return (name_kinds(token) & mask(EntryKind::Demonym)) != 0 && facts_.capitalized(token + 1) &&
         !is_field(facts_.match_tokens(name_match(token)).last);
}

bool SequenceReader::is_field(TokenIndex token) const {
  return token < sentence_.last && nlp::is_field(facts_, token);
}

/// "Norland-Sudonia Trade and Technology Council"
bool SequenceReader::pairs_sides(const NameAtom& atom) const {
  constexpr KindMask sides = mask(EntryKind::Demonym, EntryKind::Country, EntryKind::Organization);
  return atom.tokens.size() > 2 && is_hyphen(facts_, atom.tokens.first + 1) &&
         (name_kinds(atom.tokens.first) & sides) != 0;
}

bool SequenceReader::shares_head(TokenIndex next) const {
  // "Chairman of the [Securities and Exchange Commission]"
  std::size_t begin = 0;
  for (std::size_t i = 0; i + 2 < atoms_.size(); ++i) {
    if (atoms_[i].has(mask(EntryKind::Title)) && atoms_[i + 1].connector) begin = i + 2;
  }
  // "Norlandic Securities and Exchange Commission", "National Oceanic and ...": whose it is.
  std::size_t first = begin;
  const auto goes_on = [&] { return first + 1 < atoms_.size() && !atoms_[first + 1].connector; };
  if (goes_on() &&
      (atoms_[first].has(mask(EntryKind::Demonym, EntryKind::Country)) ||
       pairs_sides(atoms_[first]) || facts_.is(atoms_[first].tokens.first, word::EventModifier))) {
    ++first;
  }
  // "Norland Senate Home Security and Trade Committee": a part of another body
  if (goes_on() && atoms_[first].has(mask(EntryKind::Organization, EntryKind::OrganizationNoun))) {
    ++first;
  }
  // "Majlis Home Security and Foreign Policy Committee": a word that no list has
  const bool parliament = goes_on() && first == begin && atoms_[first].kinds == 0 &&
                          atoms_[first].tokens.size() == 1 && !is_field(atoms_[first].tokens.first);
  if (parliament) ++first;
  for (std::size_t i = first; i < atoms_.size(); ++i) {
    const NameAtom& atom = atoms_[i];
    const bool comma = atom.connector && facts_.form_is(atom.tokens.first, ",");
    // "Oceanic", "Aeronautics"
    const std::string_view form = facts_.document().form(atom.tokens.first);
    const bool adjective = first > begin && atom.kinds == 0 && !atom.connector &&
                           (form.ends_with("ic") || form.ends_with("ics"));
    if (!comma && !adjective &&
        (atom.connector || atom.tokens.size() > 1 || !is_field(atom.tokens.first))) {
      return false;
    }
  }
  TokenIndex at = next;
  // "Foreign Policy Committee": the first words are known for a journal's
  const auto policy = [&] {
    return facts_.is(at, word::Portfolio) && facts_.capitalized(at) && is_field(at + 1);
  };
  constexpr KindMask documents = mask(EntryKind::AgreementNoun, EntryKind::EventNoun);
  const auto field = [&] { return is_field(at) && (name_kinds(at) & documents) == 0; };
  while (at < next + 3 && (field() || qualifies_next(at) || policy())) ++at;
  const bool unknown = first > begin && at == next && facts_.capitalized(next) &&
                       name_match(next) == TokenFacts::no_match &&
                       (name_kinds(next + 1) & mask(EntryKind::OrganizationNoun)) != 0;
  if (unknown) ++at;
  const std::uint32_t noun = name_match(at);
  const bool qualified =
      at > next || (noun != TokenFacts::no_match && facts_.match_tokens(noun).size() > 1);
  return qualified && (facts_.match_kinds(noun) & head_noun_kinds) != 0 &&
         (!parliament || facts_.form_is(facts_.match_tokens(noun).last - 1, "Committee")) &&
         !facts_.form_is(facts_.match_tokens(noun).last - 1, "Party");
}

bool SequenceReader::qualifies_next(TokenIndex token) const {
  constexpr KindMask names = place_kinds | mask(EntryKind::Title, EntryKind::Organization,
                                                EntryKind::Demonym, EntryKind::GivenName);
  return facts_.capitalized(token) && facts_.is(token, word::Common) &&
         (name_kinds(token) & names) == 0 && token + 1 < sentence_.last &&
         facts_.capitalized(token + 1) &&
         (facts_.match_kinds(facts_.match_over(token + 1)) & mask(EntryKind::OrganizationNoun)) !=
             0;
}

bool SequenceReader::list_goes_on(TokenIndex comma) const {
  // "Joseph Kask, Jr."
  if (facts_.is(comma + 1, word::NameSuffix) && facts_.has_shape(comma + 1, Capitalized) &&
      !facts_.has_shape(comma + 1, AllUpper) && comma + 1 < sentence_.last) {
    return true;
  }
  if (!inside_complement() && !inside_portfolio()) return false;
  if (!is_field(atoms_.back().tokens.last - 1)) return false;
  TokenIndex at = comma + 1;
  while (is_field(at) && at < comma + 4) ++at;
  if (at == comma + 1) return false;
  if (facts_.form_is(at, ",")) {
    // A third word of the list, then its "and".
    const TokenIndex third = at + 1;
    at = third;
    while (is_field(at) && at < third + 3) ++at;
    if (at == third) return false;
  }
  return facts_.form_is(at, "and") && is_field(at + 1);
}

bool SequenceReader::owns_body(TokenIndex token) const {
  if (!facts_.form_is(token, "'s") && !facts_.form_is(token, "\u2019s") &&
      !facts_.form_is(token, "'") && !facts_.form_is(token, "\u2019")) {
    return false;
  }
  const NameAtom& left = atoms_.back();
  // "League Leader's Meeting", as many write it for the leaders
  const bool meets = (name_kinds(token + 1) & mask(EntryKind::EventNoun)) != 0;
  const bool of_body =
      atoms_.size() > 1 && atoms_[atoms_.size() - 2].has(mask(EntryKind::Organization));
  // "Prime Minister's Office", "Lakeside County Sheriff's Department"
  if (left.has(mask(EntryKind::Title))) {
    return facts_.form_is(token + 1, "Office") || facts_.form_is(token + 1, "Department") ||
           (meets && of_body);
  }
  constexpr KindMask owners = place_kinds | head_noun_kinds |
                              mask(EntryKind::Title, EntryKind::Organization, EntryKind::Demonym,
                                   EntryKind::GivenName, EntryKind::FamilyName);
  // Not of somebody: "Mr Kask's Party" and "the Government's Office" are two things.
  const TokenIndex last = left.tokens.last - 1;
  if (left.has(owners) || !facts_.is(last, word::Common) || recognised_.person_ends(token)) {
    return false;
  }
  const bool several = facts_.document().form(last).ends_with("s") ||
                       facts_.form_is(last, "People") || facts_.form_is(last, "Women") ||
                       facts_.form_is(last, "Children") || facts_.form_is(last, "Men");
  if (!several && !(meets && of_body)) return false;
  for (TokenIndex at = token + 1; at < sentence_.last && at < token + 4; ++at) {
    if (!facts_.capitalized(at)) return false;
    if ((name_kinds(at) & mask(EntryKind::OrganizationNoun, EntryKind::EventNoun)) != 0) {
      return true;
    }
  }
  return false;
}

bool SequenceReader::is_titled_person() const {
  std::size_t title = atoms_.size();
  for (std::size_t i = 0; i < atoms_.size(); ++i) {
    if (atoms_[i].has(mask(EntryKind::Title))) title = i;
  }
  if (title + 1 >= atoms_.size()) return false;
  return std::none_of(atoms_.begin() + static_cast<std::ptrdiff_t>(title) + 1, atoms_.end(),
                      [](const NameAtom& atom) {
                        return atom.connector ||
                               atom.has(head_noun_kinds | place_kinds |
                                        mask(EntryKind::Organization, EntryKind::Demonym));
                      });
}

bool SequenceReader::names_person() const {
  if (atoms_.back().has(mask(EntryKind::OfficeHolder))) return true;
  bool given = false;
  for (const NameAtom& atom : atoms_) {
    if (atom.connector || atom.has(head_noun_kinds)) return false;
    given = given || atom.has(mask(EntryKind::GivenName));
  }
  // "Paul" is a district of Cape Verde too; "Norland Anna" is none.
  return given && atoms_.size() > 1 &&
         (atoms_.front().has(mask(EntryKind::GivenName)) ||
          !atoms_.front().has(place_kinds | mask(EntryKind::Demonym)));
}

bool SequenceReader::names_persons(TokenIndex token) const {
  static constexpr std::array people{"Members",   "Member",  "Guests",  "Guest",    "Citizens",
                                     "Prisoners", "Fellow",  "Fellows", "Friends",  "Residents",
                                     "Nationals", "Victims", "Leaders", "Students", "Families"};
  return facts_.match_at(token) == TokenFacts::no_match &&
         std::ranges::any_of(people, [&](const char* form) { return facts_.form_is(token, form); });
}

bool SequenceReader::all_particles(TokenIndex token, TokenIndex count) const {
  for (TokenIndex i = 0; i < count; ++i) {
    if (!facts_.is(token + i, word::PersonParticle)) return false;
  }
  return true;
}

bool SequenceReader::contains(TokenIndex token, TokenIndex count, std::string_view form) const {
  for (TokenIndex i = 0; i < count; ++i) {
    if (facts_.form_is(token + i, form)) return true;
  }
  return false;
}

bool SequenceReader::inside_complement() const {
  bool head = false;
  for (const NameAtom& atom : atoms_) {
    if (atom.connector && head) return true;
    head = head || atom.has(head_noun_kinds);
  }
  return false;
}

bool SequenceReader::inside_portfolio() const {
  bool connected = false;
  for (std::size_t i = atoms_.size(); i-- > 0;) {
    const NameAtom& atom = atoms_[i];
    if (atom.connector) {
      connected = true;
    } else if (connected && atom.has(mask(EntryKind::Title))) {
      return true;
    } else if (!is_field(atom.tokens.last - 1)) {
      return false;
    }
  }
  return false;
}

}  // namespace newsgraph::nlp
