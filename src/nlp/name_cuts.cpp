#include "nlp/name_cuts.hpp"

#include <algorithm>
#include <array>

#include "nlp/name_words.hpp"

namespace newsgraph::nlp {
namespace {

namespace word = knowledge::word;
using knowledge::EntryKind;
using knowledge::KindMask;
using knowledge::mask;
using knowledge::TokenFacts;

class SequenceCutter {
 public:
  SequenceCutter(const TokenFacts& facts, const Recognised& recognised,
                 const NameSequence& sequence, std::vector<NameCandidate>& candidates)
      : facts_(facts),
        recognised_(recognised),
        sequence_(sequence),
        atoms_(sequence.atoms),
        candidates_(candidates) {}

  void cut() {
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
        // "Deputy [Political] Counselor": a word between two titles names nobody.
        const bool word_between = titled && index == begin + 1 && is_word(atoms_[begin]);
        if (!word_between) emit(begin, before_title(begin, index), titled, complement);
        titled = true;
        complement = index + 1 < atoms_.size() && atoms_[index + 1].connector;
        begin = complement ? index + 2 : index + 1;
        index = begin;
        continue;
      }
      // "Anna Kask MP": letters behind a name are no part of it.
      if (index > 0 && !atoms_[index - 1].connector && atoms_[index].tokens.size() == 1 &&
          !sequence_.all_capitals && is_post_nominal(facts_, atoms_[index].tokens.first)) {
        emit(begin, index, titled, complement);
        begin = ++index;
        continue;
      }
      if (cut_after(index, titled, complement)) {
        emit(begin, index + 1, titled, complement);
        titled = titled && complement;  // the title was of the one that ends here
        complement = false;
        begin = index + 1;
      }
      ++index;
    }
    emit(begin, atoms_.size(), titled, complement);
  }

 private:
  /// "[State] Premiers", "East Lake Summit [Trade] Ministers": a plain word before a title says
  /// what the office deals with and ends no name.
  std::size_t before_title(std::size_t begin, std::size_t title) const {
    // "USAID [Deputy Mission] Director": the deputy of somebody begins a title
    for (std::size_t i = title; i > begin + 1 && !atoms_[i - 1].connector; --i) {
      static constexpr std::array deputies{"Deputy", "Vice", "Assistant", "Associate", "Acting"};
      const TokenIndex word = atoms_[i - 1].tokens.first;
      if (std::ranges::any_of(deputies, [&](const char* f) { return facts_.form_is(word, f); })) {
        return i - 1;
      }
    }
    // "the [Prime] Ministers of Norland"
    if (title > begin && facts_.form_is(last_of(atoms_[title - 1]), "Prime")) return title - 1;
    if (title == begin || atoms_[title - 1].connector || atoms_[title - 1].kinds != 0 ||
        !facts_.is(last_of(atoms_[title - 1]), word::Common | word::EventModifier)) {
      return title;
    }
    constexpr KindMask owners =
        mask(EntryKind::Organization, EntryKind::Country, EntryKind::Demonym);
    const bool alone = title == begin + 1;
    return alone || atoms_[title - 2].has(owners) ? title - 1 : title;
  }

  /// "Heads of Government Meeting": they are what meets.
  bool names_meeting(std::size_t index) const {
    if (!facts_.is(atoms_[index].tokens.last - 1, word::PluralRole)) return false;
    if (index + 2 >= atoms_.size() || !atoms_[index + 1].connector ||
        !facts_.form_is(atoms_[index + 1].tokens.first, "of")) {
      return false;
    }
    std::size_t last = index + 2;
    while (last + 1 < atoms_.size() && !atoms_[last + 1].connector) ++last;
    static constexpr std::array gatherings{"Meeting", "Summit", "Conference", "Forum"};
    return std::ranges::any_of(gatherings, [&](const char* noun) {
      return facts_.form_is(atoms_[last].tokens.last - 1, noun);
    });
  }

  /// Whether the atom is a title here and no part of the name of a body or a building ("General
  /// Assembly", "Sultan Qaboos Grand Mosque").
  bool is_title(std::size_t index) const {
    if (titles_a_body(index) || names_meeting(index)) return false;
    if (facts_.is(atoms_[index].tokens.last - 1, word::PluralRole)) return true;
    if (names_ship(atoms_[index].tokens.first)) return false;  // "HMS Queen Anna"
    if (!atoms_[index].has(mask(EntryKind::Title))) return false;
    // "Stephen King", "Mohammad Amir Khan": between or behind names it is one.
    if (index > 0 && !atoms_[index - 1].connector && atoms_[index].tokens.size() == 1 &&
        atoms_[index].has(mask(EntryKind::GivenName, EntryKind::FamilyName)) &&
        atoms_[index - 1].has(mask(EntryKind::GivenName)) &&
        !atoms_[index - 1].has(place_kinds | mask(EntryKind::Demonym, EntryKind::Title))) {
      return false;
    }
    // "Imran Khan [met]": behind a name that no list knows, with nobody named after it.
    constexpr KindMask no_given =
        place_kinds | mask(EntryKind::Demonym, EntryKind::Title, EntryKind::Organization);
    const bool closes = index + 1 == atoms_.size() || atoms_[index + 1].connector;
    if (closes && index > 0 && !atoms_[index - 1].connector && atoms_[index].tokens.size() == 1 &&
        atoms_[index].has(mask(EntryKind::FamilyName)) && !atoms_[index - 1].has(no_given)) {
      return false;
    }
    std::size_t last = index;
    while (last + 1 < atoms_.size() && !atoms_[last + 1].connector) ++last;
    if (last == index) return true;
    constexpr KindMask heads = mask(EntryKind::OrganizationNoun, EntryKind::VenueNoun);
    const bool headed = atoms_[last].has(heads) &&
                        !atoms_[last].has(mask(EntryKind::GivenName, EntryKind::FamilyName));
    return !headed && !atoms_[index + 1].has(head_noun_kinds);
  }

  /// "Office of the President", "Council of Ministers", "Office of the UN High Commissioner": the
  /// body is named after whom it serves or consists of.
  bool titles_a_body(std::size_t index) const {
    // "Prime Minister's Office"
    if (index + 1 < atoms_.size() && atoms_[index + 1].connector &&
        !facts_.capitalized(atoms_[index + 1].tokens.first) &&
        facts_.document().form(atoms_[index + 1].tokens.first).ends_with("s") &&
        facts_.has_shape(atoms_[index + 1].tokens.first, AllLower) &&
        facts_.glued(atoms_[index + 1].tokens.first)) {
      return true;
    }
    std::size_t first = index;
    while (first > 0 && !atoms_[first - 1].connector &&
           (atoms_[first - 1].has(
                mask(EntryKind::Organization, EntryKind::Country, EntryKind::Demonym)) ||
            facts_.is(last_of(atoms_[first - 1]), word::Portfolio))) {
      --first;
    }
    if (first < 2 || !atoms_[first - 1].connector ||
        !facts_.form_is(atoms_[first - 1].tokens.first, "of") ||
        !atoms_[first - 2].has(mask(EntryKind::OrganizationNoun))) {
      return false;
    }
    // "House of Norland Speaker Anna Kask"
    if (index + 1 < atoms_.size() && !atoms_[index + 1].connector &&
        (atoms_[index + 1].has(mask(EntryKind::GivenName)) ||
         recognised_.person_over(atoms_[index + 1].tokens.first) != nullptr)) {
      return false;
    }
    if (first == index) return true;
    // "Bank of Norland Governor": only what serves an office is called after it and its state.
    static constexpr std::array servants{"Office", "Department", "Bureau", "Secretariat",
                                         "Administration"};
    return std::ranges::any_of(servants, [&](const char* noun) {
      return facts_.form_is(atoms_[first - 2].tokens.last - 1, noun);
    });
  }

  /// Whether a name ends with this atom although capitals go on.
  bool cut_after(std::size_t index, bool titled, bool complement) const {
    if (index + 1 >= atoms_.size() || atoms_[index].connector || atoms_[index + 1].connector) {
      return false;
    }
    const NameAtom& atom = atoms_[index];
    const NameAtom& next = atoms_[index + 1];
    if (recogniser_cuts(index)) return true;
    if (before_family_name(index)) return true;
    const bool after_connector = index > 0 ? atoms_[index - 1].connector : follows_of(atom);
    const bool demonym = atom.has(mask(EntryKind::Demonym));
    const bool country = atom.has(mask(EntryKind::Country)) ||
                         (index == 0 && atom.has(mask(EntryKind::City)) && follows_post(atom));
    // "of Germany Angela Merkel"
    // not "Office of the Norland Trade Representative"
    if (country && after_connector && !next.has(head_noun_kinds) && !serves_office(index + 1)) {
      return true;
    }
    // "Australia Julia Gillard", "Russian Sergei Ivanov"
    if ((country || demonym) && next.has(mask(EntryKind::GivenName)) && !has_head_ahead(index)) {
      return true;
    }
    if ((country || demonym) && is_title(index + 1)) return true;
    // "Mayor of Riverton Anna Kask", "Governor of the Hill Region Jon Berg"
    const bool place = atom.has(place_kinds) || facts_.is(atom.tokens.last - 1, word::PlaceNoun);
    if (titled && place && !next.has(head_noun_kinds) && !has_head_ahead(index) &&
        (after_connector || facts_.is(atom.tokens.last - 1, word::PlaceNoun)) &&
        !names_place_ahead(index)) {
      return true;
    }
    // "UN Security Council Norland": a body known by that very name ends there.
    if (atom.has(mask(EntryKind::Organization)) && next.has(mask(EntryKind::Country)) &&
        !has_head_ahead(index)) {
      return true;
    }
    // "Allies [Norland], ...": a word for what several states are
    if (is_word(atom) && atom.kinds == 0 && facts_.document().form(last_of(atom)).ends_with("s") &&
        next.has(mask(EntryKind::Country)) && !has_head_ahead(index)) {
      return true;
    }
    // "NATO Ally", "UN Experts": the letters of a body before a word that names none.
    const bool closes = index + 2 == atoms_.size() || atoms_[index + 2].connector ||
                        atoms_[index + 2].has(mask(EntryKind::Country));
    if (atom.has(mask(EntryKind::Organization)) && closes &&
        facts_.has_shape(atom.tokens.last - 1, AllUpper) && !sequence_.all_capitals &&
        !sequence_.title_case && is_word(next) && next.kinds == 0 && !is_medium(atom)) {
      return true;
    }
    // "Minister of Defence Ash Carter", "Interim Government Roza Otunbayeva", "Minister for
    // Immigration and Citizenship Anna Kask"
    const bool body = atom.has(mask(EntryKind::OrganizationNoun, EntryKind::Organization));
    return ((body && (titled || index + 2 < atoms_.size())) || (complement && is_word(atom))) &&
           next.has(mask(EntryKind::GivenName)) && !has_head_ahead(index);
  }

  /// "United Nations [Ban Ki-moon]": a given name with a small second half stands behind the family
  /// name.
  bool before_family_name(std::size_t index) const {
    constexpr KindMask no_person = place_kinds | head_noun_kinds | mask(EntryKind::Organization);
    if (index + 2 >= atoms_.size() || atoms_[index + 2].connector) return false;
    const TokenSpan given = atoms_[index + 2].tokens;
    const bool small = given.size() == 3 && is_hyphen(facts_, given.first + 1) &&
                       facts_.has_shape(given.first + 2, AllLower);
    return small && atoms_[index].has(no_person) && atoms_[index + 1].tokens.size() == 1 &&
           !atoms_[index].has(mask(EntryKind::GivenName, EntryKind::FamilyName));
  }

  /// "Office of the Norland [Trade Representative]"
  bool serves_office(std::size_t index) const {
    while (index + 1 < atoms_.size() && !atoms_[index + 1].connector &&
           facts_.is(last_of(atoms_[index]), word::Portfolio)) {
      ++index;
    }
    return atoms_[index].has(mask(EntryKind::Title)) && titles_a_body(index);
  }

  /// "Governor of Nenets [Autonomous Area]", "Mayor of Moss [Township]"
  bool names_place_ahead(std::size_t index) const {
    while (index + 1 < atoms_.size() && !atoms_[index + 1].connector) {
      const TokenIndex last = last_of(atoms_[++index]);
      if (facts_.is(last, word::PlaceNoun) || facts_.form_is(last, "Area")) return true;
    }
    return false;
  }

  /// Where the recogniser sees a person begin or end: "National Assembly [Alen Berg]", "[Alen Berg]
  /// Announces Reforms".
  bool recogniser_cuts(std::size_t index) const {
    const NameAtom& atom = atoms_[index];
    const TokenIndex next = atoms_[index + 1].tokens.first;
    const NameSpan* person = recognised_.person_over(next);
    // "Alen Berg Foundation" is a body; "Alen Berg Call with ..." a headline.
    if (recognised_.person_ends(atom.tokens.last) && !names_body_ahead(index)) {
      return person == nullptr &&
             (ends_person(atoms_[index + 1]) || atoms_[index + 1].has(mask(EntryKind::EventNoun)));
    }
    if (has_head_ahead(index)) return false;
    if (person == nullptr || person->tokens.first != next || person->tokens.size() < 2) {
      return false;
    }
    return is_word(atom) || facts_.has_shape(atom.tokens.last - 1, AllUpper) ||
           (atom.has(head_noun_kinds | place_kinds |
                     mask(EntryKind::Organization, EntryKind::Demonym)) &&
            !atom.has(mask(EntryKind::GivenName)));
  }

  /// "BBC Sport": the desk of a medium.
  bool is_medium(const NameAtom& atom) const {
    const auto* body =
        facts_.entry(facts_.match_at(atom.tokens.first), mask(EntryKind::Organization));
    return body != nullptr && body->type == "NewsMediaOrganization";
  }

  static TokenIndex last_of(const NameAtom& atom) { return atom.tokens.last - 1; }

  bool is_initial(TokenIndex token) const {
    const std::string_view form = facts_.document().form(token);
    return form.size() == 2 && form[1] == '.';
  }

  /// What cannot be the family name that the recogniser has left out.
  bool ends_person(const NameAtom& next) const {
    if (facts_.is(next.tokens.first, word::NameSuffix)) return false;
    if (is_initial(next.tokens.first - 1)) return false;  // "Henrietta H. Fore"
    return is_word(next) || is_post_nominal(facts_, next.tokens.first) ||
           (next.has(place_kinds | mask(EntryKind::Organization, EntryKind::Title)) &&
            !next.has(mask(EntryKind::GivenName, EntryKind::FamilyName)));
  }

  /// An ordinary word that is no part of a person's name.
  bool is_word(const NameAtom& atom) const {
    return facts_.is(atom.tokens.last - 1, word::Common) &&
           !atom.has(mask(EntryKind::GivenName, EntryKind::FamilyName));
  }

  bool follows_of(const NameAtom& atom) const {
    TokenIndex token = atom.tokens.first;
    if (token > sequence_.sentence.first && facts_.is(token - 1, word::Article)) --token;
    return token > sequence_.sentence.first &&
           (facts_.form_is(token - 1, "of") || follows_post(atom));
  }

  /// "Ambassador to [Moscow] Anna Kask"
  bool follows_post(const NameAtom& atom) const {
    const TokenIndex token = atom.tokens.first;
    return token > sequence_.sentence.first + 1 && facts_.form_is(token - 1, "to") &&
           (facts_.match_kinds(facts_.match_over(token - 2)) & mask(EntryKind::Title)) != 0;
  }

  bool is_ship_prefix(TokenIndex token) const {
    static constexpr std::array prefixes{"HMS",  "USS",   "HMAS", "HMCS", "HMNZS", "RFA", "INS",
                                         "USNS", "USCGC", "MV",   "RMS",  "FS",    "ITS"};
    return std::ranges::find(prefixes, facts_.document().form(token)) != prefixes.end();
  }
  /// Whether a prefix of ships, or what it is, stands before: "HMS [Queen Anna]", "the yacht
  /// [Silver Star]".
  bool names_ship(TokenIndex token) const {
    if (token <= sequence_.sentence.first) return false;
    static constexpr std::array vessels{
        "ship",      "yacht",   "vessel",    "tanker",  "frigate",  "ferry",     "warship",
        "submarine", "trawler", "freighter", "cruiser", "corvette", "destroyer", "icebreaker"};
    return is_ship_prefix(token - 1) || std::ranges::any_of(vessels, [&](const char* noun) {
             return facts_.form_is(token - 1, noun);
           });
  }

  bool names_body_ahead(std::size_t index) const {
    for (std::size_t i = index + 1; i < atoms_.size() && !atoms_[i].connector; ++i) {
      if (atoms_[i].has(mask(EntryKind::OrganizationNoun, EntryKind::VenueNoun))) return true;
    }
    return false;
  }

  bool has_head_ahead(std::size_t index) const {
    for (std::size_t i = index + 1; i < atoms_.size() && !atoms_[i].connector; ++i) {
      if (atoms_[i].has(head_noun_kinds)) return true;
    }
    return false;
  }

  /// "Minister for [Immigration and Citizenship]": what an office is for is no name.
  bool is_portfolio(std::size_t begin, std::size_t end) const {
    return std::all_of(atoms_.begin() + static_cast<std::ptrdiff_t>(begin),
                       atoms_.begin() + static_cast<std::ptrdiff_t>(end),
                       [&](const NameAtom& atom) {
                         return atom.connector ||
                                (facts_.is(atom.tokens.last - 1, word::Common | word::Portfolio) &&
                                 !atom.has(head_noun_kinds | place_kinds |
                                           mask(EntryKind::Organization, EntryKind::GivenName)));
                       });
  }

  /// "Foreign and Defence Ministries": two bodies, neither by its name.
  bool names_several(std::size_t begin, std::size_t end) const {
    const NameAtom& last = atoms_[end - 1];
    if (!last.has(mask(EntryKind::OrganizationNoun)) ||
        !facts_.document().form(last.tokens.last - 1).ends_with("s")) {
      return false;
    }
    for (std::size_t i = begin; i < end && !atoms_[i].has(head_noun_kinds); ++i) {
      if (atoms_[i].connector && facts_.form_is(atoms_[i].tokens.first, "and")) return true;
    }
    return false;
  }

  /// "Order of Friendship", "Harbour City Peace Prize": what is given, no body and no person.
  bool is_award(std::size_t begin, std::size_t end) const {
    const auto form_is_one_of = [&](TokenIndex token, const auto& forms) {
      return std::ranges::any_of(forms,
                                 [&](const char* form) { return facts_.form_is(token, form); });
    };
    static constexpr std::array orders{"Order", "Medal", "Hero", "Cross"};
    static constexpr std::array prizes{"Prize", "Prizes", "Award", "Awards", "Medal", "Trophy"};
    const TokenIndex after = atoms_[begin].tokens.last;
    const bool goes_on = facts_.form_is(after, "of") || facts_.form_is(after, "for");
    return (goes_on && form_is_one_of(after - 1, orders)) ||
           form_is_one_of(atoms_[end - 1].tokens.last - 1, prizes);
  }

  void emit(std::size_t begin, std::size_t end, bool titled, bool complement) {
    while (end > begin && atoms_[end - 1].connector) --end;
    if (begin >= end) return;
    if (complement && is_portfolio(begin, end)) return;
    if (is_award(begin, end) || names_several(begin, end)) return;
    // A ship is none of the things that are told of here.
    const TokenIndex first = atoms_[begin].tokens.first;
    if (is_ship_prefix(first) || names_ship(first)) return;
    if (end == begin + 1 && atoms_[begin].tokens.size() == 1) {
      if (facts_.document().form(first).size() == 1) return;      // "(L)"
      if (facts_.is(first, word::Weekday | word::Month)) return;  // "in June"
      if (facts_.is(first, word::NameSuffix) && facts_.has_shape(first, AllUpper))
        return;                                            // "Pillar IV"
      if (facts_.is(first, word::GeneralAcronym)) return;  // "UTC"
      // "the [National] Emergency": not the newspaper of that name
      const bool goes_on =
          first + 1 < sequence_.sentence.last && facts_.capitalized(first + 1) &&
          (facts_.is(first + 1, word::Common) ||
           (facts_.match_kinds(facts_.match_at(first + 1)) & mask(EntryKind::Title)) != 0);
      if (facts_.is(first, word::Common) && goes_on && is_medium(atoms_[begin])) return;
      // "North [and South Korea]"
      const bool shared = facts_.form_is(first + 1, "and") && facts_.is(first + 2, word::Direction);
      if (facts_.is(first, word::Direction) && shared && atoms_[begin].kinds == 0) return;
    }
    NameCandidate candidate;
    candidate.tokens = {first, atoms_[end - 1].tokens.last};
    // "The United Kingdom Home Office" at the start of a sentence; "The Gambia" is known so.
    if (facts_.is(candidate.tokens.first, word::Article) && candidate.tokens.size() > 1 &&
        facts_.kinds(candidate.tokens) == 0) {
      ++candidate.tokens.first;
    }
    candidate.after_title = titled && !complement;
    candidate.sentence_start = opens_sentence(candidate.tokens.first);
    candidate.title_case = sequence_.title_case;
    candidate.all_capitals = sequence_.all_capitals;
    candidates_.push_back(candidate);
  }

  /// Nothing but punctuation stands before it in the sentence, or a colon or quotation opens there.
  bool opens_sentence(TokenIndex token) const {
    if (token == sequence_.sentence.first) return true;
    if (facts_.has_shape(token - 1, OpenQuote)) return true;
    for (TokenIndex i = sequence_.sentence.first; i < token; ++i) {
      if (!facts_.has_shape(i, Punctuation)) return false;
    }
    return true;
  }

  const TokenFacts& facts_;
  const Recognised& recognised_;
  const NameSequence& sequence_;
  const std::vector<NameAtom>& atoms_;
  std::vector<NameCandidate>& candidates_;
};

}  // namespace

void cut_sequence(const TokenFacts& facts, const Recognised& recognised,
                  const NameSequence& sequence, std::vector<NameCandidate>& candidates) {
  SequenceCutter(facts, recognised, sequence, candidates).cut();
}

}  // namespace newsgraph::nlp
