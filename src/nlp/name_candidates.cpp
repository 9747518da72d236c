#include "nlp/name_candidates.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace newsgraph::nlp {
namespace {

namespace word = knowledge::word;
using knowledge::EntryKind;
using knowledge::KindMask;
using knowledge::mask;
using knowledge::TokenFacts;

constexpr std::uint64_t function_word = word::Article | word::Definite | word::Possessive |
                                        word::Quantifier | word::Pronoun | word::Preposition |
                                        word::Conjunction | word::Subordinator | word::Auxiliary |
                                        word::Adverb | word::Indefinite;
constexpr KindMask place_kinds = mask(EntryKind::Country, EntryKind::City, EntryKind::Region);
constexpr KindMask head_noun_kinds = mask(EntryKind::OrganizationNoun, EntryKind::VenueNoun,
                                          EntryKind::AgreementNoun, EntryKind::EventNoun);

/// One unit of a sequence: a gazetteer match, a capitalised token, or connectors between them.
struct Atom {
  TokenSpan tokens;
  KindMask kinds = 0;
  bool connector = false;
};

class SequenceReader {
 public:
  explicit SequenceReader(const TokenFacts& facts) : facts_(facts) {}

  std::vector<NameCandidate> read() {
    for (const Sentence& sentence : facts_.document().sentences) {
      if (sentence.zone == Zone::Header || sentence.zone == Zone::Byline) continue;
      read_sentence(sentence.tokens);
    }
    return std::move(candidates_);
  }

 private:
  void read_sentence(TokenSpan sentence) {
    sentence_ = sentence;
    // A list of names in the text is no headline.
    const bool headline =
        facts_.document().sentences[facts_.document().tokens.sentence[sentence.first]].zone ==
        Zone::Title;
    all_capitals_ = is_all_capitals(facts_, sentence);
    // A heading inside of the text has no full stop.
    const bool heading =
        sentence.size() > 4 && !facts_.has_shape(sentence.last - 1, FinalStop | CloseQuote);
    title_case_ = (headline || heading || sentence.size() > 12) && is_title_case(facts_, sentence);
    TokenIndex token = sentence.first;
    while (token < sentence.last) {
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

  bool is_date_word(TokenIndex token) const {
    if (facts_.is(token, word::Weekday)) return true;
    return facts_.is(token, word::Month) &&
           (facts_.has_shape(token + 1, HasDigit) ||
            (token > sentence_.first && facts_.has_shape(token - 1, HasDigit)) ||
            facts_.form_is(token + 1, "of"));
  }

  /// "al-Shabaab", "el-Sisi": the particle is small, the name is not.
  bool starts_with_particle(TokenIndex token) const {
    return facts_.is(token, word::PersonParticle) && facts_.has_shape(token, AllLower) &&
           token + 2 < sentence_.last && is_hyphen(token + 1) && facts_.glued(token + 1) &&
           facts_.glued(token + 2) && facts_.capitalized(token + 2);
  }

  bool starts_name(TokenIndex token) const {
    if (starts_with_particle(token)) return true;
    if (!facts_.capitalized(token) || facts_.has_shape(token, Digits)) return false;
    if (is_date_word(token)) return false;
    const std::uint32_t match = name_match(token);
    if (match == TokenFacts::no_match && is_plain_word(token)) return false;
    if (match != TokenFacts::no_match) {
      const TokenSpan tokens = facts_.match_tokens(match);
      if (tokens.size() > 1) return true;
      if (!facts_.is(token, function_word)) return true;
      return token != sentence_.first && !title_case_ && facts_.form_is(token, "US");
    }
    return !facts_.is(token, function_word);
  }

  /// A common word whose capital comes from its place: in a headline, or before a name at the
  /// beginning of a sentence ("Former U.S. Senator").
  bool is_plain_word(TokenIndex token) const {
    if (!facts_.is(token, word::Common)) return false;
    if (title_case_) return true;
    if (token != sentence_.first || !facts_.capitalized(token + 1)) return false;
    return facts_.is(token, word::RoleModifier | word::Adverb | word::EventModifier) ||
           (facts_.match_kinds(facts_.match_at(token + 1)) &
            (place_kinds | mask(EntryKind::Title, EntryKind::Demonym, EntryKind::GivenName,
                                EntryKind::Organization))) != 0;
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
    if (has(atoms_.back(), mask(EntryKind::Title))) {
      atoms_.back().tokens.last = portfolios_after(facts_, atoms_.back().tokens.last);
      return atoms_.back().tokens.last;
    }
    const TokenSpan listed = listed_title(facts_, token);
    if (!listed.empty()) {
      atoms_.back() = {listed, mask(EntryKind::Title), false};
      return listed.last;
    }
    TokenIndex last = atoms_.back().tokens.last;
    // Two states or towns, as in "Norlandic-Sudonian", stay two.
    constexpr KindMask of_places = place_kinds | mask(EntryKind::Demonym);
    if (has(atoms_.back(), of_places) && is_hyphen(last) &&
        (facts_.match_kinds(facts_.match_over(last + 1)) & of_places) != 0 &&
        !common_body_follows(facts_.match_tokens(facts_.match_over(last + 1)).last)) {
      return last;
    }
    // Parts joined by hyphens without spaces belong to one word: "Jean-Yves", "al-Abadi".
    while (last + 1 < sentence_.last && facts_.glued(last) && facts_.glued(last + 1) &&
           is_hyphen(last) && !facts_.has_shape(last + 1, Punctuation) &&
           (facts_.capitalized(last + 1) || facts_.has_shape(last + 1, HasDigit) ||
            joins_lower(last + 1))) {
      const std::uint32_t next = name_match(last + 1);
      last = next != TokenFacts::no_match ? facts_.match_tokens(next).last : last + 2;
      atoms_.back().tokens.last = last;
      atoms_.back().kinds &= mask(EntryKind::GivenName, EntryKind::FamilyName);
      if (next != TokenFacts::no_match) {
        atoms_.back().kinds |= facts_.match_kinds(next) & mask(EntryKind::GivenName);
      }
    }
    return last;
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
    return facts_.document().form(token).size() <= 5 && !facts_.is(token, function_word) &&
           !facts_.is(token, word::EventModifier) && !facts_.form_is(token, "led") &&
           (token + 1 >= sentence_.last || !facts_.glued(token + 1) ||
            facts_.has_shape(token + 1, Punctuation)) &&
           facts_.has_shape(token, AllLower) && !facts_.form_is(token, "based");
  }

  bool is_hyphen(TokenIndex token) const {
    return facts_.form_is(token, "-") || facts_.form_is(token, "\u2010") ||
           facts_.form_is(token, "\u2011");
  }

  bool continues(TokenIndex token) const {
    if (token >= sentence_.last || facts_.has_shape(token, Punctuation)) return false;
    if (facts_.has_shape(token, Digits)) {
      // "Resolution 2328", "Summit 2013": a number after the noun of a document or an event.
      return std::ranges::any_of(atoms_, [](const Atom& atom) {
        return (atom.kinds & mask(EntryKind::AgreementNoun, EntryKind::EventNoun)) != 0;
      });
    }
    if (!facts_.capitalized(token) || is_date_word(token)) return false;
    const std::uint32_t match = name_match(token);
    if (match != TokenFacts::no_match && facts_.match_tokens(match).size() > 1) return true;
    if (match == TokenFacts::no_match && title_case_ && is_plain_word(token)) return false;
    return !facts_.is(token, function_word) ||
           facts_.is(token, word::PersonParticle | word::NameSuffix);
  }

  bool any_head_noun() const {
    return std::ranges::any_of(
        atoms_, [](const Atom& atom) { return (atom.kinds & head_noun_kinds) != 0; });
  }

  /// Number of connector tokens at `token` that join the sequence with what follows; 0 if none do.
  TokenIndex connectors(TokenIndex token) const {
    const Atom& left = atoms_.back();
    const bool left_is_title = (left.kinds & mask(EntryKind::Title)) != 0;
    TokenIndex count = 0;
    while (token + count < sentence_.last && count < 3 &&
           facts_.is(token + count, word::Connector | word::PersonParticle) &&
           !facts_.capitalized(token + count)) {
      ++count;
    }
    // "al-Abadi" after a given name: the particle is glued to the capital by a hyphen.
    if (count == 0 || token + count >= sentence_.last) return 0;
    TokenIndex next = token + count;
    if (is_hyphen(next) && facts_.is(next - 1, word::PersonParticle)) {
      return facts_.capitalized(next + 1) ? count + 1 : 0;
    }
    if (!continues(next)) return 0;
    const bool particles_only = all_classes(token, count, word::PersonParticle);
    const bool has_of = contains(token, count, "of");
    if (has_of) {
      if (names_person() || is_titled_person()) return 0;  // "President Anna Kask of Norland"
      // "University" is a town of Florida too.
      return left_is_title || (left.kinds & place_kinds) == 0 || left.tokens.size() > 1 ||
                     (left.kinds & head_noun_kinds) != 0 ||
                     facts_.is(left.tokens.first, word::PlacePrefix)
                 ? count
                 : 0;
    }
    if (contains(token, count, "and") || contains(token, count, "&")) {
      if (facts_.form_is(token, "&")) return count;
      // "Ministry of Trade and Industry", "Council of Chile and Peru"; never across two bodies.
      if (count != 1 || !inside_complement()) return 0;
      const KindMask right = facts_.match_kinds(name_match(next));
      return (right & (mask(EntryKind::Title, EntryKind::Organization) | head_noun_kinds)) == 0
                 ? count
                 : 0;
    }
    if (contains(token, count, "for") || contains(token, count, "on")) {
      // "signed the Prespa Agreement on Sunday": the day is no part of the name.
      if (facts_.is(token + count, knowledge::word::Weekday | knowledge::word::Month)) return 0;
      return any_head_noun() || left_is_title ? count : 0;
    }
    if (contains(token, count, "in") || contains(token, count, "the")) return 0;
    return particles_only && !left_is_title ? count : 0;
  }

  /// "President Kask [of Norland]": names behind a title, none of them a body's.
  bool is_titled_person() const {
    std::size_t title = atoms_.size();
    for (std::size_t i = 0; i < atoms_.size(); ++i) {
      if (has(atoms_[i], mask(EntryKind::Title)) && is_title(i)) title = i;
    }
    if (title + 1 >= atoms_.size()) return false;
    for (std::size_t i = title + 1; i < atoms_.size(); ++i) {
      if (atoms_[i].connector) return false;
      if (has(atoms_[i],
              head_noun_kinds | place_kinds | mask(EntryKind::Organization, EntryKind::Demonym))) {
        return false;
      }
    }
    return true;
  }

  /// The sequence so far is a person's name.
  bool names_person() const {
    if (has(atoms_.back(), mask(EntryKind::OfficeHolder))) return true;
    bool given = false;
    for (const Atom& atom : atoms_) {
      if (atom.connector || has(atom, head_noun_kinds)) return false;
      given = given || has(atom, mask(EntryKind::GivenName));
    }
    // "Paul" is a district of Cape Verde too; "Norland Anna" is none.
    return given && atoms_.size() > 1 &&
           (has(atoms_.front(), mask(EntryKind::GivenName)) ||
            !has(atoms_.front(), place_kinds | mask(EntryKind::Demonym)));
  }

  bool all_classes(TokenIndex token, TokenIndex count, std::uint64_t any_of) const {
    for (TokenIndex i = 0; i < count; ++i) {
      if (!facts_.is(token + i, any_of)) return false;
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
    for (const Atom& atom : atoms_) {
      if (atom.connector && head) return true;
      head = head || (atom.kinds & head_noun_kinds) != 0;
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
      atoms_.push_back({{token, token + count}, 0, true});
      token = push_atom(token + count);
    }
    segment();
    return token;
  }

  static bool has(const Atom& atom, KindMask kinds) { return (atom.kinds & kinds) != 0; }

  /// Whether the atom is a title here and no part of the name of a body or a building ("General
  /// Assembly", "Sultan Qaboos Grand Mosque").
  bool is_title(std::size_t index) const {
    if (facts_.is(atoms_[index].tokens.last - 1, word::PluralRole)) return true;
    if (names_ship(atoms_[index].tokens.first)) return false;  // "HMS Queen Anna"
    if (!has(atoms_[index], mask(EntryKind::Title))) return false;
    // "Stephen King", "Mohammad Amir Khan": between or behind names it is one.
    if (index > 0 && !atoms_[index - 1].connector && atoms_[index].tokens.size() == 1 &&
        has(atoms_[index], mask(EntryKind::GivenName, EntryKind::FamilyName)) &&
        has(atoms_[index - 1], mask(EntryKind::GivenName)) &&
        !has(atoms_[index - 1], place_kinds | mask(EntryKind::Demonym, EntryKind::Title))) {
      return false;
    }
    std::size_t last = index;
    while (last + 1 < atoms_.size() && !atoms_[last + 1].connector) ++last;
    if (last == index) return true;
    constexpr KindMask heads = mask(EntryKind::OrganizationNoun, EntryKind::VenueNoun);
    const bool headed = has(atoms_[last], heads) &&
                        !has(atoms_[last], mask(EntryKind::GivenName, EntryKind::FamilyName));
    return !headed && !has(atoms_[index + 1], head_noun_kinds);
  }

  /// Cuts the sequence into candidates.
  void segment() {
    std::size_t begin = 0;
    bool titled = false;      // a title stands before `begin`
    bool complement = false;  // and `begin` is its complement: "of Chile ..."
    std::size_t index = 0;
    while (index < atoms_.size()) {
      if (atoms_[index].connector && index == begin) {
        ++index;
        begin = index;
        continue;
      }
      if (is_title(index)) {
        emit(begin, index, titled && !complement);
        titled = true;
        complement = index + 1 < atoms_.size() && atoms_[index + 1].connector;
        begin = index + 1;
        index = complement ? index + 2 : index + 1;
        if (complement) begin = index;
        continue;
      }
      if (cut_after(index, titled)) {
        emit(begin, index + 1, titled && !complement);
        complement = false;
        begin = index + 1;
      }
      ++index;
    }
    emit(begin, atoms_.size(), titled && !complement);
  }

  /// Whether a name ends with this atom although capitals go on.
  bool cut_after(std::size_t index, bool titled) const {
    if (index + 1 >= atoms_.size() || atoms_[index + 1].connector) return false;
    const Atom& atom = atoms_[index];
    const Atom& next = atoms_[index + 1];
    const bool after_connector = index > 0 ? atoms_[index - 1].connector : follows_of(atom);
    const bool demonym = has(atom, mask(EntryKind::Demonym));
    const bool country = has(atom, mask(EntryKind::Country)) ||
                         (index == 0 && has(atom, mask(EntryKind::City)) && follows_post(atom));
    // "of Germany Angela Merkel"
    if (country && after_connector && !has(next, head_noun_kinds)) return true;
    // "Australia Julia Gillard", "Russian Sergei Ivanov"
    if ((country || demonym) && has(next, mask(EntryKind::GivenName)) && !has_head_ahead(index)) {
      return true;
    }
    if ((country || demonym) && is_title(index + 1)) return true;
    // "Mayor of Riverton Anna Kask", "Governor of the Hill Region Jon Berg"
    const bool place = has(atom, place_kinds) || facts_.is(atom.tokens.last - 1, word::PlaceNoun);
    if (titled && place && !has(next, head_noun_kinds) && !has_head_ahead(index) &&
        (after_connector || facts_.is(atom.tokens.last - 1, word::PlaceNoun)) &&
        !facts_.is(next.tokens.last - 1, word::PlaceNoun)) {
      return true;
    }
    // "UN Security Council Norland": a body known by that very name ends there.
    if (has(atom, mask(EntryKind::Organization)) && has(next, mask(EntryKind::Country)) &&
        !has_head_ahead(index)) {
      return true;
    }
    // "Minister of Defence Ash Carter", "Interim Government Roza Otunbayeva"
    return (titled || index + 2 < atoms_.size()) &&
           has(atom, mask(EntryKind::OrganizationNoun, EntryKind::Organization)) &&
           has(next, mask(EntryKind::GivenName)) && !has_head_ahead(index);
  }

  bool follows_of(const Atom& atom) const {
    TokenIndex token = atom.tokens.first;
    if (token > sentence_.first && facts_.is(token - 1, word::Article)) --token;
    return token > sentence_.first && (facts_.form_is(token - 1, "of") || follows_post(atom));
  }

  /// "Ambassador to [Moscow] Anna Kask"
  bool follows_post(const Atom& atom) const {
    const TokenIndex token = atom.tokens.first;
    return token > sentence_.first + 1 && facts_.form_is(token - 1, "to") &&
           (facts_.match_kinds(facts_.match_over(token - 2)) & mask(EntryKind::Title)) != 0;
  }

  bool is_ship_prefix(TokenIndex token) const {
    static constexpr std::array prefixes{"HMS",  "USS",   "HMAS", "HMCS", "HMNZS", "RFA", "INS",
                                         "USNS", "USCGC", "MV",   "RMS",  "FS",    "ITS"};
    return std::ranges::find(prefixes, facts_.document().form(token)) != prefixes.end();
  }
  /// Whether a prefix of ships stands before: "HMS [Queen Anna]".
  bool names_ship(TokenIndex token) const {
    return token > sentence_.first && is_ship_prefix(token - 1);
  }

  bool has_head_ahead(std::size_t index) const {
    for (std::size_t i = index + 1; i < atoms_.size() && !atoms_[i].connector; ++i) {
      if (has(atoms_[i], head_noun_kinds)) return true;
    }
    return false;
  }

  void emit(std::size_t begin, std::size_t end, bool after_title) {
    while (end > begin && atoms_[end - 1].connector) --end;
    if (begin >= end) return;
    // A ship is none of the things that are told of here.
    if (is_ship_prefix(atoms_[begin].tokens.first)) return;
    if (end == begin + 1 && atoms_[begin].tokens.size() == 1) {
      const TokenIndex token = atoms_[begin].tokens.first;
      if (facts_.document().form(token).size() == 1) return;                            // "(L)"
      if (facts_.is(token, knowledge::word::Weekday | knowledge::word::Month)) return;  // "in June"
      if (facts_.is(token, word::GeneralAcronym)) return;                               // "UTC"
      if (names_ship(token)) return;
    }
    NameCandidate candidate;
    candidate.tokens = {atoms_[begin].tokens.first, atoms_[end - 1].tokens.last};
    // "The United Kingdom Home Office" at the start of a sentence; "The Gambia" is known so.
    if (facts_.is(candidate.tokens.first, knowledge::word::Article) &&
        candidate.tokens.size() > 1 && facts_.kinds(candidate.tokens) == 0) {
      ++candidate.tokens.first;
    }
    candidate.after_title = after_title;
    candidate.sentence_start =
        candidate.tokens.first == sentence_.first || opens_sentence(candidate.tokens.first);
    candidate.title_case = title_case_;
    candidate.all_capitals = all_capitals_;
    candidates_.push_back(candidate);
  }

  /// Nothing but punctuation stands before it in the sentence, or a colon or quotation opens there.
  bool opens_sentence(TokenIndex token) const {
    if (facts_.has_shape(token - 1, OpenQuote)) return true;
    for (TokenIndex i = sentence_.first; i < token; ++i) {
      if (!facts_.has_shape(i, Punctuation)) return false;
    }
    return true;
  }

  const TokenFacts& facts_;
  TokenSpan sentence_;
  bool title_case_ = false;
  bool all_capitals_ = false;
  std::vector<Atom> atoms_;
  std::vector<NameCandidate> candidates_;
};

}  // namespace

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

TokenIndex portfolios_after(const TokenFacts& facts, TokenIndex token) {
  while (token + 1 < facts.size() && (facts.form_is(token, "and") || facts.form_is(token, ",")) &&
         facts.is(token + 1, word::Portfolio) && facts.capitalized(token + 1)) {
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

TokenIndex head_token(const TokenFacts& facts, TokenSpan tokens) {
  for (TokenIndex token = tokens.first + 1; token < tokens.last; ++token) {
    if (facts.is(token, word::Connector) && !facts.capitalized(token)) return token - 1;
  }
  TokenIndex last = tokens.last - 1;
  // "Resolution 2328", "Airfield West"
  while (last > tokens.first &&
         (facts.has_shape(last, Digits) || facts.is(last, word::Direction | word::NameSuffix))) {
    --last;
  }
  return last;
}

std::vector<NameCandidate> find_name_candidates(const TokenFacts& facts) {
  return SequenceReader(facts).read();
}

}  // namespace newsgraph::nlp
