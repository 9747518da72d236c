#include "coref/role_phrases.hpp"

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
using knowledge::TokenFacts;

constexpr auto state_kinds = mask(EntryKind::Country, EntryKind::Demonym);

class PhraseReader {
 public:
  explicit PhraseReader(const Reading& reading) : reading_(reading), facts_(reading.facts) {}

  std::vector<RolePhrase> read() {
    std::vector<RolePhrase> phrases;
    TokenIndex token = 0;
    while (token < facts_.size()) {
      const std::optional<TokenSpan> office = office_at(token);
      if (!office) {
        ++token;
        continue;
      }
      const TokenIndex least = phrases.empty() ? 0 : phrases.back().tokens.last;
      RolePhrase phrase = expand(*office, least);
      token = std::max(phrase.tokens.last, token + 1);
      phrases.push_back(std::move(phrase));
    }
    // "Foreign Minister and former Prime Minister Anna Kask": one person with two offices.
    for (std::size_t i = phrases.size(); i-- > 1;) {
      RolePhrase& first = phrases[i - 1];
      const RolePhrase& second = phrases[i];
      if (first.holder == nullptr && second.holder != nullptr &&
          facts_.form_is(first.tokens.last, "and") &&
          second.tokens.first == first.tokens.last + 1 &&
          second.determination == Determination::None && second.country.empty() &&
          second.holder->tokens.first == second.tokens.last) {
        first.holder = second.holder;
      }
    }
    return phrases;
  }

 private:
  /// Office words that begin here: a title of the gazetteers, or what a person is.
  std::optional<TokenSpan> office_at(TokenIndex token) const {
    const Zone zone = reading_.zone(token);
    if (zone == Zone::Header || zone == Zone::Byline) return std::nullopt;
    const NameSpan* name = reading_.name_over(token);
    if (name != nullptr && name->label != NameLabel::Norp) return std::nullopt;
    const std::uint32_t match = facts_.match_at(token);
    const Entry* title = facts_.entry(match, mask(EntryKind::Title));
    if (title != nullptr && title->role != "honorific") {
      const TokenSpan span = facts_.match_tokens(match);
      return facts_.is(span.last - 1, word::PluralRole) ? std::nullopt : std::optional(span);
    }
    if (facts_.is(token, word::PersonNoun) && !facts_.is(token, word::PluralRole)) {
      return TokenSpan{token, token + 1};
    }
    return std::nullopt;
  }

  /// "Minister of Industry and Commerce": the office goes on with another portfolio.
  TokenIndex portfolios_after(TokenIndex token) const {
    while (token + 1 < facts_.size() &&
           (facts_.form_is(token, "and") || facts_.form_is(token, ",")) &&
           facts_.is(token + 1, word::Portfolio) && facts_.capitalized(token + 1) &&
           facts_.capitalized(token - 1)) {
      token += 2;
      while (facts_.is(token, word::Portfolio) && facts_.capitalized(token)) ++token;
    }
    return token;
  }

  RolePhrase expand(TokenSpan office, TokenIndex least) const {
    office.last = portfolios_after(office.last);
    RolePhrase phrase;
    phrase.tokens = office;
    phrase.office = office;
    phrase.person_noun =
        facts_.match_at(office.first) == TokenFacts::no_match ||
        facts_.entry(facts_.match_at(office.first), mask(EntryKind::Title)) == nullptr;
    const TokenSpan sentence = facts_.sentence(office.first);
    expand_left(phrase, std::max(least, sentence.first));
    expand_right(phrase, sentence.last);
    find_holder(phrase, sentence);
    return phrase;
  }

  bool hyphen(TokenIndex token) const {
    return facts_.form_is(token, "-") && facts_.glued(token) && facts_.glued(token + 1);
  }

  void expand_left(RolePhrase& phrase, TokenIndex least) const {
    bool inside_office = true;  // portfolio words and deputies belong to the office itself
    while (phrase.tokens.first > least) {
      const TokenIndex before = phrase.tokens.first - 1;
      if (hyphen(before) && before > least && facts_.is(before - 1, word::RoleModifier)) {
        phrase.former = phrase.former || facts_.is(before - 1, word::FormerWord);
        phrase.tokens.first = before - 1;
        continue;
      }
      const NameSpan* name = reading_.name_over(before);
      const std::uint32_t match = facts_.match_over(before);
      const Entry* state = facts_.entry(match, state_kinds);
      if (state != nullptr && phrase.country.empty() && !phrase.with_organization &&
          (name == nullptr || name->tokens.last == before + 1) &&
          facts_.match_tokens(match).first >= least &&
          (facts_.capitalized(before) || facts_.form_is(before, "U.S."))) {
        phrase.country = state->country;
        phrase.tokens.first = facts_.match_tokens(match).first;
        inside_office = false;
        continue;
      }
      if (name != nullptr && name->tokens.first >= least && name->tokens.last == before + 1 &&
          phrase.country.empty() && !phrase.with_organization &&
          (name->label == NameLabel::Organization || name->label == NameLabel::Facility)) {
        phrase.with_organization = true;
        phrase.tokens.first = name->tokens.first;
        inside_office = false;
        continue;
      }
      if (name != nullptr && name->label != NameLabel::Norp) break;
      if (facts_.is(before, word::RoleModifier)) {
        phrase.former = phrase.former || facts_.is(before, word::FormerWord);
        phrase.tokens.first = before;
        if (inside_office && !facts_.is(before, word::FormerWord)) phrase.office.first = before;
        continue;
      }
      if (inside_office && facts_.is(before, word::Portfolio) &&
          !(facts_.has_shape(before, AllLower) && phrase.person_noun)) {
        phrase.tokens.first = before;
        phrase.office.first = before;
        continue;
      }
      // "Industry, Mining and Trade Minister"
      if (inside_office && facts_.capitalized(phrase.office.first) && before > least &&
          (facts_.form_is(before, ",") || facts_.form_is(before, "and")) &&
          facts_.is(phrase.office.first, word::Portfolio) &&
          facts_.is(before - 1, word::Portfolio) && facts_.capitalized(before - 1)) {
        phrase.tokens.first = before - 1;
        phrase.office.first = before - 1;
        continue;
      }
      if (const TokenIndex adjectives = adjectives_before(before, least); adjectives <= before) {
        phrase.tokens.first = adjectives;
        inside_office = false;
        continue;
      }
      if (possessive_mark(before) && before > least && take_possessor(phrase, before, least)) break;
      if (facts_.is(before, word::Possessive)) {
        phrase.determination = Determination::Possessive;
      } else if (facts_.is(before, word::Indefinite)) {
        phrase.determination = Determination::Indefinite;
      } else if (facts_.is(before, word::Definite)) {
        phrase.determination = Determination::Definite;
      } else if (announces_office(before)) {
        phrase.predicate = true;
      }
      break;
    }
    if (phrase.determination != Determination::None && phrase.tokens.first > least + 1) {
      phrase.predicate = announces_office(phrase.tokens.first - 2);
    }
  }

  /// First of the adjectives that end at `token` and follow a determiner ("the long-serving
  /// Sultan"); token + 1 when there are none.
  TokenIndex adjectives_before(TokenIndex token, TokenIndex least) const {
    TokenIndex first = token + 1;
    while (first > least) {
      const TokenIndex left = first - 1;
      if (facts_.is(left, word::Article | word::Possessive)) return first;
      const bool joined = hyphen(left) || (left > 0 && hyphen(left - 1)) || hyphen(left + 1);
      if (!joined && !(facts_.has_shape(left, AllLower) &&
                       looks_like_adjective(reading_.document.form(left)))) {
        break;
      }
      first = left;
    }
    return token + 1;
  }

  bool possessive_mark(TokenIndex token) const {
    return facts_.form_is(token, "'s") || facts_.form_is(token, "\u2019s") ||
           facts_.form_is(token, "'") || facts_.form_is(token, "\u2019");
  }

  /// "Uganda's deputy Foreign Minister", "NATO's Secretary General".
  bool take_possessor(RolePhrase& phrase, TokenIndex mark, TokenIndex least) const {
    const std::uint32_t match = facts_.match_over(mark - 1);
    const Entry* state = facts_.entry(match, mask(EntryKind::Country));
    if (state != nullptr && phrase.country.empty() && facts_.match_tokens(match).first >= least) {
      phrase.country = state->country;
      phrase.tokens.first = facts_.match_tokens(match).first;
      phrase.determination = Determination::Definite;
      return true;
    }
    const NameSpan* name = reading_.name_over(mark - 1);
    if (name != nullptr && name->tokens.first >= least &&
        (name->label == NameLabel::Organization || name->label == NameLabel::Gpe ||
         name->label == NameLabel::Location)) {
      phrase.with_organization = name->label == NameLabel::Organization;
      phrase.with_place = !phrase.with_organization;
      phrase.tokens.first = name->tokens.first;
      phrase.determination = Determination::Definite;
      return true;
    }
    phrase.determination = Determination::Possessive;
    return true;
  }

  bool announces_office(TokenIndex token) const {
    static constexpr std::array words{"as",         "become",    "becomes",   "became", "becoming",
                                      "elected",    "appointed", "named",     "sworn",  "be",
                                      "re-elected", "reelected", "nominated", "been"};
    if (std::ranges::any_of(words, [&](const char* form) { return facts_.form_is(token, form); })) {
      return true;
    }
    // "the post of Prime Minister", but "on behalf of the Prime Minister"
    static constexpr std::array posts{"post",   "office",   "position", "title", "duties",
                                      "powers", "election", "job",      "role"};
    return token > 0 && facts_.form_is(token, "of") &&
           std::ranges::any_of(posts,
                               [&](const char* form) { return facts_.form_is(token - 1, form); });
  }

  /// Takes "of Norland", "of the State Council of Norland", "for Central Asia", "of Foreign
  /// Affairs".
  void expand_right(RolePhrase& phrase, TokenIndex end) const {
    while (phrase.tokens.last + 1 < end) {
      TokenIndex token = phrase.tokens.last;
      if (!facts_.form_is(token, "of") && !facts_.form_is(token, "for") &&
          !facts_.form_is(token, "to") && !facts_.form_is(token, "on")) {
        break;
      }
      ++token;
      if (facts_.is(token, word::Article)) ++token;
      const TokenIndex last = complement(phrase, token, end);
      if (last == token) break;
      phrase.tokens.last = last;
    }
  }

  /// End of the state, body, place or portfolio that begins at `token`; `token` when none does.
  TokenIndex complement(RolePhrase& phrase, TokenIndex token, TokenIndex end) const {
    if (token >= end) return token;
    const NameSpan* name = reading_.name_at(token);
    const std::uint32_t match = facts_.match_at(token);
    const Entry* state = facts_.entry(match, mask(EntryKind::Country));
    if (name != nullptr && !name->tokens.empty() && name->label != NameLabel::Person &&
        name->label != NameLabel::Norp && (state == nullptr || name->label != NameLabel::Gpe)) {
      if (name->label == NameLabel::Gpe || name->label == NameLabel::Location) {
        phrase.with_place = true;
      } else {
        phrase.with_organization = true;
        if (phrase.country.empty()) phrase.country = country_inside(name->tokens);
      }
      return name->tokens.last;
    }
    if (state != nullptr && facts_.capitalized(token)) {
      TokenIndex last = facts_.match_tokens(match).last;
      // "Head of Norland's Interim Government"
      if (possessive_mark(last)) {
        const NameSpan* owned = reading_.name_at(last + 1);
        if (owned != nullptr && owned->label == NameLabel::Organization) {
          phrase.with_organization = true;
          last = owned->tokens.last;
        } else {
          return token;
        }
      }
      if (phrase.country.empty()) phrase.country = state->country;
      return last;
    }
    TokenIndex last = token;
    while (last < end &&
           (facts_.is(last, word::Portfolio) || (last > token && facts_.form_is(last, "and") &&
                                                 facts_.is(last + 1, word::Portfolio)))) {
      ++last;
    }
    return last;
  }

  std::string country_inside(TokenSpan tokens) const {
    std::string country;
    for (TokenIndex token = tokens.first; token < tokens.last; ++token) {
      const Entry* state = facts_.entry(facts_.match_at(token), state_kinds);
      if (state != nullptr) country = state->country;
    }
    return country;
  }

  static bool person(const NameSpan* name) {
    return name != nullptr && name->label == NameLabel::Person;
  }

  /// An honorific between office and name: "President Mr Kask".
  TokenIndex skip_honorific(TokenIndex token) const {
    const Entry* title = facts_.entry(facts_.match_at(token), mask(EntryKind::Title));
    if (title != nullptr && title->role == "honorific") {
      return facts_.match_tokens(facts_.match_at(token)).last;
    }
    return token;
  }

  void find_holder(RolePhrase& phrase, TokenSpan sentence) const {
    const TokenIndex after = skip_honorific(phrase.tokens.last);
    if (after < sentence.last && person(reading_.name_at(after))) {
      phrase.holder = reading_.name_at(after);
      return;
    }
    // "the President of Norland, Anna Kask, said": a comma, the name, and its end.
    if (after + 1 < sentence.last && facts_.form_is(after, ",") &&
        person(reading_.name_at(after + 1)) && phrase.determination != Determination::Indefinite) {
      const NameSpan* name = reading_.name_at(after + 1);
      const bool list = facts_.form_is(name->tokens.last, "and") ||
                        (phrase.determination == Determination::None && !phrase.country.empty() &&
                         facts_.form_is(name->tokens.last, ","));
      if (!list || phrase.determination == Determination::Definite) {
        phrase.holder = name;
        return;
      }
    }
    // "Anna Kask, Foreign Office Minister for Norland, said"
    TokenIndex before = phrase.tokens.first;
    if (before > sentence.first && facts_.is(before - 1, word::Article)) --before;
    if (before > sentence.first + 1 && facts_.form_is(before - 1, ",")) {
      const NameSpan* name = reading_.name_over(before - 2);
      if (person(name) && name->tokens.last == before - 1 && closes(phrase.tokens.last, sentence)) {
        phrase.holder = name;
      }
    }
  }

  /// Whether an apposition may end here.
  bool closes(TokenIndex token, TokenSpan sentence) const {
    if (token >= sentence.last || facts_.has_shape(token, Punctuation)) return true;
    return facts_.form_is(token, "and") || facts_.is(token, word::Preposition | word::Pronoun);
  }

  const Reading& reading_;
  const TokenFacts& facts_;
};

}  // namespace

std::vector<RolePhrase> find_role_phrases(const Reading& reading) {
  return PhraseReader(reading).read();
}

std::string role_words(const Reading& reading, const RolePhrase& phrase) {
  std::string words;
  for (TokenIndex token = phrase.office.first; token < phrase.office.last; ++token) {
    const bool timeless = reading.facts.is(token, word::RoleModifier) &&
                          !reading.facts.is(token, word::Portfolio) &&
                          token < phrase.office.last - 1;
    const std::string form = text::fold(reading.document.form(token));
    if (timeless && form != "deputy" && form != "vice" && form != "first" && form != "supreme") {
      continue;
    }
    if (!words.empty()) words += ' ';
    words += form;
  }
  return words;
}

}  // namespace newsgraph::coref
