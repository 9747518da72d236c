#include "nlp/name_candidates.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "nlp/name_cuts.hpp"
#include "nlp/name_words.hpp"

namespace newsgraph::nlp {
namespace {

namespace word = knowledge::word;
using knowledge::EntryKind;
using knowledge::KindMask;
using knowledge::mask;
using knowledge::TokenFacts;

class SequenceReader {
 public:
  SequenceReader(const TokenFacts& facts, const Recognised& recognised)
      : facts_(facts), recognised_(recognised), atoms_(sequence_.atoms) {}

  std::vector<NameCandidate> read() {
    for (const Sentence& sentence : facts_.document().sentences) {
      if (sentence.zone == Zone::Header || sentence.zone == Zone::Byline) continue;
      read_sentence(sentence);
    }
    return std::move(candidates_);
  }

 private:
  void read_sentence(const Sentence& sentence) {
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

  /// The match that begins here if it is written as a name; single function words are none. Of
  /// "deputy Foreign Minister" the capitalised rest counts.
  std::uint32_t name_match(TokenIndex token) const {
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
  KindMask name_kinds(TokenIndex token) const { return facts_.match_kinds(name_match(token)); }

  bool is_date_word(TokenIndex token) const {
    if (facts_.is(token, word::Weekday)) return true;
    return facts_.is(token, word::Month) &&
           (facts_.has_shape(token + 1, HasDigit) ||
            (token > sentence_.first && facts_.has_shape(token - 1, HasDigit)) ||
            facts_.form_is(token + 1, "of") || follows_ordinal(token));
  }

  /// "Last November"
  bool follows_ordinal(TokenIndex token) const {
    return token > sentence_.first && facts_.is(token - 1, word::OrdinalWord) &&
           !facts_.capitalized(token + 1);
  }

  /// "al-Shabaab", "el-Sisi": the particle is small, the name is not.
  bool starts_with_particle(TokenIndex token) const {
    return facts_.is(token, word::PersonParticle) && facts_.has_shape(token, AllLower) &&
           token + 2 < sentence_.last && is_hyphen(facts_, token + 1) && facts_.glued(token + 1) &&
           facts_.glued(token + 2) && facts_.capitalized(token + 2);
  }

  bool starts_name(TokenIndex token) const {
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
      return token != sentence_.first && !sequence_.title_case && facts_.form_is(token, "US");
    }
    return !facts_.is(token, function_word);
  }

  /// "Anna Kask AC, [CBE]": the list of letters behind a name goes on.
  bool follows_post_nominal(TokenIndex token) const {
    return !sequence_.all_capitals && is_post_nominal(facts_, token) &&
           token > sentence_.first + 1 && facts_.form_is(token - 1, ",") &&
           is_post_nominal(facts_, token - 2);
  }

  /// A common word whose capital comes from its place: in a headline, or before a name at the
  /// beginning of a sentence ("Former U.S. Senator").
  bool is_plain_word(TokenIndex token) const {
    if (sequence_.title_case && is_tagged_verb(token)) return true;
    if (!facts_.is(token, word::Common)) return false;
    if (sequence_.title_case) return true;
    if (token != sentence_.first || !facts_.capitalized(token + 1)) return false;
    return facts_.is(token, word::RoleModifier | word::Adverb | word::EventModifier) ||
           (name_kinds(token + 1) &
            (place_kinds | mask(EntryKind::Title, EntryKind::Demonym, EntryKind::GivenName,
                                EntryKind::Organization))) != 0;
  }

  /// "Prime Minister Kask Modifies the Rules": a verb that no list has.
  bool is_tagged_verb(TokenIndex token) const {
    const auto& upos = facts_.document().tokens.upos;
    return !upos.empty() && (upos[token] == Upos::Verb || upos[token] == Upos::Aux) &&
           recognised_.over(token) == nullptr;
  }

  /// Appends the unit at `token`; returns its end.
  TokenIndex push_atom(TokenIndex token) {
    const std::uint32_t match = name_match(token);
    if (match != TokenFacts::no_match) {
      atoms_.push_back(
          {{token, facts_.match_tokens(match).last}, facts_.match_kinds(match), false});
    } else {
      atoms_.push_back({{token, token + 1}, 0, false});
    }
    NameAtom& atom = atoms_.back();
    // "Hossein Amir-Kask" is no Amir.
    if (atom.has(mask(EntryKind::Title)) &&
        !(joined_by_hyphen(atom.tokens.last) && facts_.capitalized(atom.tokens.last + 1))) {
      return atom.tokens.last = portfolios_after(facts_, atom.tokens.last);
    }
    const TokenSpan listed = listed_title(facts_, token);
    if (!listed.empty()) {
      atom = {listed, mask(EntryKind::Title), false};
      return listed.last;
    }
    // Two states or towns, as in "Norlandic-Sudonian", stay two.
    constexpr KindMask of_places = place_kinds | mask(EntryKind::Demonym);
    const TokenIndex after_hyphen = atom.tokens.last + 1;
    if (atom.has(of_places) && is_hyphen(facts_, atom.tokens.last) &&
        (facts_.match_kinds(facts_.match_over(after_hyphen)) & of_places) != 0 &&
        !common_body_follows(facts_.match_tokens(facts_.match_over(after_hyphen)).last)) {
      return atom.tokens.last;
    }
    return join_hyphened(atom);
  }

  /// Parts joined by hyphens without spaces belong to one word: "Jean-Yves", "al-Abadi".
  TokenIndex join_hyphened(NameAtom& atom) const {
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

  bool joined_by_hyphen(TokenIndex hyphen) const {
    return hyphen + 1 < sentence_.last && facts_.glued(hyphen) && facts_.glued(hyphen + 1) &&
           is_hyphen(facts_, hyphen) && !facts_.has_shape(hyphen + 1, Punctuation) &&
           (facts_.capitalized(hyphen + 1) || facts_.has_shape(hyphen + 1, HasDigit) ||
            joins_lower(hyphen + 1));
  }

  /// "Norland-Sudonia [Economic Committee]": two states share a body.
  bool common_body_follows(TokenIndex token) const {
    for (TokenIndex at = token; at < sentence_.last && at < token + 5; ++at) {
      if (!facts_.capitalized(at)) return false;
      if ((facts_.match_kinds(facts_.match_over(at)) & head_noun_kinds) != 0) return true;
    }
    return false;
  }

  /// "Yo-jong", "Chong-un": the second half of a Korean or Chinese given name is lower-case.
  bool joins_lower(TokenIndex token) const {
    // "Norland-led", "Norland-wide"
    static constexpr std::array words{"led",  "made",  "owned", "based", "born", "wide",
                                      "held", "run",   "style", "like",  "type", "era",
                                      "only", "bound", "ruled", "built"};
    return facts_.document().form(token).size() <= 5 && facts_.has_shape(token, AllLower) &&
           !facts_.is(token, function_word) && !facts_.is(token, word::EventModifier) &&
           (token + 1 >= sentence_.last || !facts_.glued(token + 1) ||
            facts_.has_shape(token + 1, Punctuation)) &&
           std::ranges::none_of(words,
                                [&](const char* form) { return facts_.form_is(token, form); });
  }

  bool continues(TokenIndex token) const {
    if (token >= sentence_.last || facts_.has_shape(token, Punctuation)) return false;
    if (facts_.has_shape(token, Digits)) {
      // "Resolution 2328", "Summit 2013": a number after the noun of a document or an event.
      return std::ranges::any_of(atoms_, [](const NameAtom& atom) {
        return atom.has(mask(EntryKind::AgreementNoun, EntryKind::EventNoun));
      });
    }
    if (!facts_.capitalized(token)) return false;
    if (recognised_.continues_person(token)) return true;
    if (is_date_word(token)) return false;
    // "Anna May", before a word and not a day.
    if (facts_.form_is(token, "May") && atoms_.back().has(mask(EntryKind::GivenName))) return true;
    const std::uint32_t match = name_match(token);
    if (match != TokenFacts::no_match && facts_.match_tokens(match).size() > 1) return true;
    if (match == TokenFacts::no_match && sequence_.title_case && is_plain_word(token)) {
      return false;
    }
    return !facts_.is(token, function_word) ||
           facts_.is(token, word::PersonParticle | word::NameSuffix);
  }

  bool any_head_noun() const {
    return std::ranges::any_of(atoms_,
                               [](const NameAtom& atom) { return atom.has(head_noun_kinds); });
  }

  /// Number of connector tokens at `token` that join the sequence with what follows; 0 if none do.
  TokenIndex connectors(TokenIndex token) const {
    if (facts_.form_is(token, ",")) return list_goes_on(token) ? 1 : 0;
    if (owns_body(token)) return 1;
    const TokenIndex small = small_words(token);
    if (small > 0) return small;
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
    if (contains(token, count, "of")) {
      // "President Anna Kask of Norland"
      if (recognised_.person_ends(token) || names_person() || is_titled_person()) return 0;
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
      if (facts_.is(next, word::Weekday | word::Month)) return 0;
      return any_head_noun() || left_is_title ? count : 0;
    }
    if (contains(token, count, "in") || contains(token, count, "the")) return 0;
    return all_particles(token, count) && !left_is_title ? count : 0;
  }

  /// "Ronald [dela] Rosa": small words that the recogniser sees inside of a person's name; 0 if it
  /// sees none.
  TokenIndex small_words(TokenIndex token) const {
    TokenIndex count = 0;
    while (count < 3 && facts_.has_shape(token + count, AllLower) &&
           recognised_.continues_person(token + count)) {
      ++count;
    }
    const TokenIndex next = token + count;
    return recognised_.continues_person(next) && facts_.capitalized(next) ? count : 0;
  }

  /// "Ministry of Trade [and] Industry", "Council of Chile [and] Peru", "Food [and] Drug
  /// Administration"; never across two bodies.
  bool goes_on_after_and(TokenIndex next) const {
    const bool plain =
        (name_kinds(next) & (mask(EntryKind::Title, EntryKind::Organization, EntryKind::GivenName) |
                             head_noun_kinds)) == 0 &&
        recognised_.person_over(next) == nullptr;
    // "Commission for Family and Children and [Norland's Ministry]"
    const bool to_place =
        is_field(atoms_.back().tokens.last - 1) && (name_kinds(next) & place_kinds) != 0;
    if (inside_complement()) return plain && !to_place;
    if (inside_portfolio()) return plain && is_field(next);
    return shares_head(next);
  }

  bool is_field(TokenIndex token) const {
    return token < sentence_.last && nlp::is_field(facts_, token);
  }

  /// "Food [and] Drug Administration": both say what the one body deals with.
  bool shares_head(TokenIndex next) const {
    for (const NameAtom& atom : atoms_) {
      const bool comma = atom.connector && facts_.form_is(atom.tokens.first, ",");
      if (!comma && (atom.connector || atom.tokens.size() > 1 || !is_field(atom.tokens.first))) {
        return false;
      }
    }
    TokenIndex at = next;
    while (is_field(at) && at < next + 3) ++at;
    const std::uint32_t noun = name_match(at);
    const bool qualified =
        at > next || (noun != TokenFacts::no_match && facts_.match_tokens(noun).size() > 1);
    return qualified && (facts_.match_kinds(noun) & mask(EntryKind::OrganizationNoun)) != 0 &&
           !facts_.form_is(facts_.match_tokens(noun).last - 1, "Party");
  }

  /// "Ministry of Labour[,] Housing and Welfare": words of the same kind up to an "and".
  bool list_goes_on(TokenIndex comma) const {
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

  /// "European People['s] Party", "Catholic Bishops['] Conference": a body of those named before.
  bool owns_body(TokenIndex token) const {
    if (!facts_.form_is(token, "'s") && !facts_.form_is(token, "\u2019s") &&
        !facts_.form_is(token, "'") && !facts_.form_is(token, "\u2019")) {
      return false;
    }
    const NameAtom& left = atoms_.back();
    // "Prime Minister's Office", "Lakeside County Sheriff's Department"
    if (left.has(mask(EntryKind::Title))) {
      return facts_.form_is(token + 1, "Office") || facts_.form_is(token + 1, "Department");
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
    if (!several) return false;
    for (TokenIndex at = token + 1; at < sentence_.last && at < token + 4; ++at) {
      if (!facts_.capitalized(at)) return false;
      if ((name_kinds(at) & mask(EntryKind::OrganizationNoun, EntryKind::EventNoun)) != 0) {
        return true;
      }
    }
    return false;
  }

  /// "President Kask [of Norland]": names behind a title, none of them a body's.
  bool is_titled_person() const {
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

  /// The sequence so far is a person's name.
  bool names_person() const {
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

  bool all_particles(TokenIndex token, TokenIndex count) const {
    for (TokenIndex i = 0; i < count; ++i) {
      if (!facts_.is(token + i, word::PersonParticle)) return false;
    }
    return true;
  }

  bool contains(TokenIndex token, TokenIndex count, std::string_view form) const {
    for (TokenIndex i = 0; i < count; ++i) {
      if (facts_.form_is(token + i, form)) return true;
    }
    return false;
  }

  /// Whether the sequence so far is a head noun with its complement begun ("Ministry of Trade").
  bool inside_complement() const {
    bool head = false;
    for (const NameAtom& atom : atoms_) {
      if (atom.connector && head) return true;
      head = head || atom.has(head_noun_kinds);
    }
    return false;
  }

  /// Whether the sequence ends with what an office is for: "Minister for Trade".
  bool inside_portfolio() const {
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

  TokenIndex read_sequence(TokenIndex first) {
    atoms_.clear();
    TokenIndex token = push_atom(first);
    while (token < sentence_.last) {
      if (continues(token)) {
        if (facts_.has_shape(token, Digits)) {
          atoms_.back().tokens.last = ++token;
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
      token = push_atom(token + count);
    }
    cut_sequence(facts_, recognised_, sequence_, candidates_);
    return token;
  }

  const TokenFacts& facts_;
  const Recognised& recognised_;
  TokenSpan sentence_;
  NameSequence sequence_;
  std::vector<NameAtom>& atoms_;  ///< Of sequence_.
  std::vector<NameCandidate> candidates_;
};

}  // namespace

std::vector<NameCandidate> find_name_candidates(const TokenFacts& facts,
                                                const Recognised& recognised) {
  return SequenceReader(facts, recognised).read();
}

}  // namespace newsgraph::nlp
