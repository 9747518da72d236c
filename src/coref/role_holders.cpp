#include "coref/role_holders.hpp"

#include <algorithm>
#include <array>
#include <string_view>

#include "newsgraph/text/tokenizer.hpp"

#include "coref/phrases.hpp"

namespace newsgraph::coref {
namespace {

namespace word = knowledge::word;
using knowledge::Entry;
using knowledge::EntryKind;
using knowledge::mask;

class HolderFinder {
 public:
  explicit HolderFinder(const Reading& reading) : reading_(reading), facts_(reading.facts) {}

  void find(RolePhrase& phrase) const {
    const TokenSpan sentence = facts_.sentence(phrase.tokens.first);
    // "Jon Berg, director of the Ports Authority, Anna Kask, chief of staff": in a list the name
    // before.
    const TokenIndex first = phrase.tokens.first;
    const bool listed = phrase.determination == Determination::None && first > sentence.first + 1 &&
                        facts_.form_is(first - 1, ",") && facts_.form_is(phrase.tokens.last, ",") &&
                        person_to(first - 1) != nullptr;
    if (listed) read_apposition(phrase, sentence);
    if (phrase.holder == nullptr) phrase.holder = name_behind(phrase, sentence);
    if (phrase.holder != nullptr) read_state_behind(phrase, sentence);
    if (phrase.holder == nullptr) read_apposition(phrase, sentence);
    if (phrase.holder == nullptr) read_subject(phrase, sentence);
  }

 private:
  const NameSpan* person_at(TokenIndex token) const {
    const NameSpan* name = reading_.name_at(token);
    return name != nullptr && name->label == NameLabel::Person ? name : nullptr;
  }
  /// The person whose name ends before `end`.
  const NameSpan* person_to(TokenIndex end) const {
    const NameSpan* name = end > 0 ? reading_.name_over(end - 1) : nullptr;
    return name != nullptr && name->label == NameLabel::Person && name->tokens.last == end
               ? name
               : nullptr;
  }

  /// Past forms of address from `token` on: "Mr", "His Excellency Dr"; with `ranks` past those of
  /// churches, houses and armies too ("Ayatollah", "Sheikh", "General").
  TokenIndex skip_address(TokenIndex token, bool ranks) const {
    while (token < facts_.size()) {
      TokenIndex at = token;
      if (facts_.is(at, word::Article)) ++at;  // "the Hon", "The Right Honourable"
      const std::uint32_t match = facts_.match_at(at);
      const Entry* title = facts_.entry(match, mask(EntryKind::Title));
      if (title == nullptr || title->role == "office") return token;
      if (title->role != "honorific" && (!ranks || at != token)) return token;
      token = facts_.match_tokens(match).last;
    }
    return token;
  }

  /// "leader of the Harbour Party (HP) [Anna Kask]", "President of Sakha (Yakutia), [Anna Kask]":
  /// past the letters or the other name in parentheses.
  TokenIndex skip_letters(TokenIndex token) const {
    if (!facts_.form_is(token, "(") || !facts_.capitalized(token + 1)) return token;
    return facts_.form_is(token + 2, ")") ? token + 3 : token;
  }

  /// "the Mayor of Harbour City, [Norland,] Anna Kask": past where the town lies.
  TokenIndex behind_place(TokenIndex token) const {
    const NameSpan* place = reading_.name_at(token);
    if (place == nullptr) return token;
    const bool lies = place->label == NameLabel::Gpe || place->label == NameLabel::Location;
    return lies && facts_.form_is(place->tokens.last, ",") ? place->tokens.last + 1 : token;
  }

  /// "Mr [President], Mr Kask, ministers": a list of those who are spoken to.
  bool is_addressed(TokenIndex token) const {
    if (token == 0) return false;
    const Entry* title = facts_.entry(facts_.match_over(token - 1), mask(EntryKind::Title));
    return title != nullptr && title->role == "honorific";
  }

  /// "the Order On the [Head of the Agency], Anna Kask": a capital preposition within a sentence is
  /// one of a title.
  bool in_title(TokenIndex token, TokenSpan sentence) const {
    if (token > sentence.first && facts_.is(token - 1, word::Article)) --token;
    return token > sentence.first + 1 && facts_.is(token - 1, word::Preposition) &&
           facts_.has_shape(token - 1, Capitalized) && !facts_.has_shape(token - 1, AllUpper) &&
           facts_.capitalized(token - 2);
  }

  const NameSpan* name_behind(const RolePhrase& phrase, TokenSpan sentence) const {
    const TokenIndex after = skip_letters(phrase.tokens.last);
    const TokenIndex name_first = skip_address(after, false);
    if (name_first < sentence.last && person_at(name_first) != nullptr)
      return person_at(name_first);
    // "the President of Norland, Anna Kask, said", "the Premier, Mr Kask": a comma, the name, and
    // its end.
    if (after + 1 >= sentence.last || !facts_.form_is(after, ",") || phrase.predicate ||
        is_addressed(phrase.tokens.first) || in_title(phrase.tokens.first, sentence)) {
      return nullptr;
    }
    const TokenIndex first = skip_address(behind_place(after + 1), true);
    const NameSpan* name = first < sentence.last ? person_at(first) : nullptr;
    if (name == nullptr) return nullptr;
    // "a former minister, Anna Kask, said": the name ends where the phrase does.
    if (phrase.determination == Determination::Indefinite && name->tokens.last < sentence.last &&
        !facts_.has_shape(name->tokens.last, Punctuation)) {
      return nullptr;
    }
    const bool list = facts_.form_is(name->tokens.last, "and") ||
                      (phrase.determination == Determination::None && !phrase.country.empty() &&
                       facts_.form_is(name->tokens.last, ","));
    return !list || phrase.determination == Determination::Definite ? name : nullptr;
  }

  /// "President Anna Kask [of Norland]"
  void read_state_behind(RolePhrase& phrase, TokenSpan sentence) const {
    const bool served = !phrase.country.empty() || phrase.with_organization || phrase.with_place;
    if (served || phrase.holder->tokens.first < phrase.tokens.last) return;
    TokenIndex at = phrase.holder->tokens.last;
    if (at + 1 >= sentence.last || !facts_.form_is(at, "of")) return;
    if (facts_.is(++at, word::Article)) ++at;
    const Entry* state = facts_.entry(facts_.match_at(at), mask(EntryKind::Country));
    if (state == nullptr || !facts_.capitalized(at)) return;
    const NameSpan* name = reading_.name_over(at);
    const bool whole = name == nullptr || name->tokens == facts_.match_tokens(facts_.match_at(at));
    if (whole) phrase.country = state->country;
  }

  /// "Anna Kask, Foreign Office Minister for Norland, said", "Jon Berg, now Health Secretary, ..."
  void read_apposition(RolePhrase& phrase, TokenSpan sentence) const {
    static constexpr std::array past{"formerly", "previously", "once"};
    static constexpr std::array times{"now", "currently", "presently", "then", "also"};
    const auto is_one_of = [&](TokenIndex token, const auto& forms) {
      return std::ranges::any_of(forms,
                                 [&](const char* form) { return facts_.form_is(token, form); });
    };
    TokenIndex before = phrase.tokens.first;
    if (before > sentence.first && facts_.is(before - 1, word::Article)) --before;
    bool former = false;
    if (before > sentence.first && (is_one_of(before - 1, past) || is_one_of(before - 1, times))) {
      --before;
      former = is_one_of(before, past);
    }
    if (before < sentence.first + 2) return;
    // "Anna Kask [President of the Harbour Union] says"
    if (facts_.form_is(before - 1, "[") || facts_.form_is(before - 1, "(")) {
      phrase.holder = person_to(before - 1);
      return;
    }
    if (!facts_.form_is(before - 1, ",")) return;
    TokenIndex name_end = before - 1;
    // "Anna Kask, 45, the ..."
    if (name_end > sentence.first + 2 && facts_.has_shape(name_end - 1, Digits) &&
        facts_.form_is(name_end - 2, ",")) {
      name_end -= 2;
    }
    const NameSpan* name = person_to(name_end);
    if (name == nullptr || name->tokens.first < sentence.first) return;
    const bool opens = opens_sentence(name->tokens.first, sentence) && !acts(phrase.tokens.last);
    if (!opens && !closes(phrase.tokens.last, sentence)) return;
    phrase.holder = name;
    phrase.former = phrase.former || former;
  }

  /// Whether an apposition may end here.
  bool closes(TokenIndex token, TokenSpan sentence) const {
    if (token >= sentence.last || facts_.has_shape(token, Punctuation)) return true;
    return facts_.form_is(token, "and") || facts_.is(token, word::Preposition | word::Pronoun);
  }

  /// Nothing but titles stands before the name in its sentence, so what follows its comma is said
  /// of it: "Anna Kask, the leader of the Harbour Party opposition".
  bool opens_sentence(TokenIndex token, TokenSpan sentence) const {
    for (TokenIndex t = sentence.first; t < token; ++t) {
      const auto kinds = facts_.match_kinds(facts_.match_over(t));
      if (!facts_.has_shape(t, Punctuation) &&
          (kinds & mask(EntryKind::Title, EntryKind::Demonym, EntryKind::Country)) == 0) {
        return false;
      }
    }
    return true;
  }

  /// "After she met Kask, the President of Norland [said]": the office is a subject of its own.
  bool acts(TokenIndex token) const {
    const auto& upos = reading_.document.tokens.upos;
    if (token < upos.size() && (upos[token] == Upos::Verb || upos[token] == Upos::Aux)) return true;
    return facts_.is(token, word::SayVerb | word::PersonVerb | word::PastVerb | word::Auxiliary |
                                word::LightVerb);
  }

  /// "Kask was (elected) President of Norland", "He served as Chairman": the office is said of the
  /// subject. Not where it is denied, or lies ahead ("will be President").
  void read_subject(RolePhrase& phrase, TokenSpan sentence) const {
    static constexpr std::array is_words{"is",       "becomes", "became", "remains",
                                         "remained", "serves",  "acts"};
    static constexpr std::array was_words{"was", "served", "been", "acted"};
    static constexpr std::array made_words{"elected", "re-elected", "reelected", "appointed",
                                           "named",   "sworn",      "confirmed"};
    static constexpr std::array small_words{"has", "had", "as", "in", "currently", "also"};
    const auto is_one_of = [&](TokenIndex token, const auto& forms) {
      return std::ranges::any_of(forms,
                                 [&](const char* form) { return facts_.form_is(token, form); });
    };
    TokenIndex at = phrase.tokens.first;
    bool made = is_one_of(at, made_words);  // "was [elected President]"
    // "the first sitting President"
    for (int adjectives = 0; adjectives < 3 && at > sentence.first; ++adjectives) {
      const bool qualifies =
          facts_.is(at - 1, word::OrdinalWord | word::RoleModifier | word::Article) ||
          (facts_.has_shape(at - 1, AllLower) && at > sentence.first + 1 &&
           facts_.is(at - 2, word::Article));
      if (!qualifies || is_one_of(at - 1, made_words)) break;
      --at;
    }
    bool is = false;
    bool was = false;
    while (at > sentence.first) {
      const TokenIndex left = at - 1;
      if (is_one_of(left, was_words)) {
        was = true;
      } else if (is_one_of(left, is_words)) {
        is = true;
      } else if (is_one_of(left, made_words)) {
        made = true;
      } else if (!is_one_of(left, small_words) &&
                 (!facts_.is(left, word::Adverb) || facts_.is(left, word::Negation))) {
        break;
      }
      at = left;
    }
    if (!is && !was) return;
    if (const NameSpan* name = person_to(at); name != nullptr) {
      phrase.holder = name;
    } else if (at > sentence.first &&
               (facts_.form_is(at - 1, "He") || facts_.form_is(at - 1, "he") ||
                facts_.form_is(at - 1, "She") || facts_.form_is(at - 1, "she"))) {
      phrase.pronoun = at - 1;
    } else {
      return;
    }
    phrase.said_of = true;
    phrase.former = phrase.former || (was && !made);
  }

  const Reading& reading_;
  const knowledge::TokenFacts& facts_;
};

}  // namespace

void find_holders(const Reading& reading, std::vector<RolePhrase>& phrases) {
  const HolderFinder finder(reading);
  for (RolePhrase& phrase : phrases) finder.find(phrase);
  for (std::size_t i = phrases.size(); i-- > 1;) {
    RolePhrase& first = phrases[i - 1];
    const RolePhrase& second = phrases[i];
    if (first.holder != nullptr || second.holder == nullptr) continue;
    if (reading.facts.sentence(first.office.first) != reading.facts.sentence(second.office.first)) {
      continue;
    }
    // "Defence Minister General Jon Berg"
    const bool beside = second.tokens.first == first.tokens.last;
    // "Foreign Minister and former Prime Minister Anna Kask": one person with two offices.
    const bool joint = reading.facts.form_is(first.tokens.last, "and") ||
                       reading.facts.form_is(first.tokens.last, "&");
    const bool joined = joint && second.tokens.first == first.tokens.last + 1 &&
                        (second.country.empty() || first.country.empty()) &&
                        second.holder->tokens.first == second.tokens.last;
    if ((beside || joined) && second.determination == Determination::None) {
      first.holder = second.holder;
      first.said_of = second.said_of;
    }
  }
  // "Anna Kask, Prime Minister of Norland and outgoing Chair of the Council,": one more office.
  for (std::size_t i = 1; i < phrases.size(); ++i) {
    const RolePhrase& first = phrases[i - 1];
    RolePhrase& second = phrases[i];
    if (second.holder != nullptr || first.holder == nullptr || first.said_of) continue;
    const bool behind = first.holder->tokens.last <= first.tokens.first;
    const TokenIndex joint = first.tokens.last;
    const bool next = second.tokens.first == joint + 1 ||
                      (second.tokens.first == joint + 2 &&
                       looks_like_adjective(reading.document.form(joint + 1)));
    if (behind && next && reading.facts.form_is(joint, "and") &&
        second.determination == Determination::None) {
      second.holder = first.holder;
    }
  }
}

}  // namespace newsgraph::coref
