#include "coref/role_phrases.hpp"

#include <algorithm>
#include <array>
#include <string_view>

#include "newsgraph/text/tokenizer.hpp"

#include "coref/phrases.hpp"
#include "coref/role_holders.hpp"

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
    join_titles(phrases);
    find_holders(reading_, phrases);
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
      if (facts_.is(span.last - 1, word::PluralRole) || qualifies_office(span)) return std::nullopt;
      return span;
    }
    if (facts_.is(token, word::PersonNoun) && !facts_.is(token, word::PluralRole)) {
      return TokenSpan{token, token + 1};
    }
    return std::nullopt;
  }

  /// "[chief] veterinary officer", "[head] coach": the word only ranks the noun that follows.
  bool qualifies_office(TokenSpan office) const {
    static constexpr std::array ranks{"chief", "head", "deputy", "principal", "senior"};
    const auto& upos = reading_.document.tokens.upos;
    const TokenIndex next = office.last;
    if (next >= upos.size() || !facts_.has_shape(next, AllLower)) return false;
    if (upos[next] != Upos::Noun && upos[next] != Upos::Adj) return false;
    return std::ranges::any_of(
        ranks, [&](const char* form) { return facts_.form_is(office.last - 1, form); });
  }

  bool is_title(TokenIndex token) const {
    return (facts_.match_kinds(facts_.match_at(token)) & mask(EntryKind::Title)) != 0;
  }

  /// A capitalised word for what an office deals with ("Trade", "Citizenship").
  bool is_field(TokenIndex token) const {
    constexpr auto names =
        mask(EntryKind::Country, EntryKind::City, EntryKind::Region, EntryKind::Demonym,
             EntryKind::Title, EntryKind::Organization, EntryKind::GivenName);
    return facts_.capitalized(token) && facts_.is(token, word::Common | word::Portfolio) &&
           !facts_.is(token, word::PluralRole) && reading_.name_over(token) == nullptr &&
           (facts_.match_kinds(facts_.match_at(token)) & names) == 0;
  }

  /// Any word in the middle of a list: "Industry, [Ecology] and Trade".
  bool is_listed(TokenIndex token, TokenIndex end) const {
    return token + 1 < end && facts_.capitalized(token) &&
           facts_.match_at(token) == TokenFacts::no_match &&
           (facts_.form_is(token + 1, ",") || facts_.form_is(token + 1, "and"));
  }

  /// End of the fields that begin at `token`: "Immigration and Citizenship", "Labour, Housing and
  /// Social Welfare"; `token` when none do.
  TokenIndex fields_after(TokenIndex token, TokenIndex end) const {
    TokenIndex at = token;
    TokenIndex last = token;  // behind the last word that is safe
    bool list = false;        // a comma waits for its "and"
    while (at < end) {
      if (is_field(at) || (list && is_listed(at, end))) {
        ++at;
        if (!list) last = at;
      } else if (at > token && facts_.form_is(at, "and") && is_field(at + 1)) {
        list = false;
        ++at;
      } else if (at > token && facts_.form_is(at, ",") &&
                 (is_field(at + 1) || is_listed(at + 1, end) ||
                  (list && facts_.form_is(at + 1, "and")))) {
        list = true;
        ++at;
      } else {
        break;
      }
    }
    return last;
  }

  /// "Minister of Industry and Commerce": the office goes on with another portfolio; not with
  /// another office ("Crown Prince and Prime Minister").
  TokenIndex portfolios_after(TokenIndex token) const {
    const auto goes_on = [&](TokenIndex at) {
      return facts_.capitalized(at) && !is_title(at) &&
             (facts_.is(at, word::Portfolio) ||
              (facts_.is(token - 1, word::Portfolio) && is_field(at)));
    };
    while (token > 0 && token + 1 < facts_.size() && facts_.capitalized(token - 1) &&
           (facts_.form_is(token, "and") || facts_.form_is(token, ",")) && goes_on(token + 1)) {
      token += 2;
      while (facts_.is(token, word::Portfolio) && facts_.capitalized(token) && !is_title(token)) {
        ++token;
      }
    }
    return token;
  }

  /// "Principal | Deputy National Security Adviser", "Chief | Adviser": two titles of the tables
  /// that are one office.
  void join_titles(std::vector<RolePhrase>& phrases) const {
    std::size_t kept = 0;
    for (std::size_t i = 0; i < phrases.size(); ++i) {
      RolePhrase& second = phrases[i];
      if (kept > 0) {
        const RolePhrase& first = phrases[kept - 1];
        const bool beside =
            first.tokens.last == first.office.last && second.tokens.first == second.office.first &&
            (first.office.last == second.office.first || one_word_between(first, second)) &&
            facts_.sentence(first.office.first) == facts_.sentence(second.office.first) &&
            facts_.capitalized(first.office.last - 1) && facts_.capitalized(second.office.first);
        if (beside && is_office(first.office) && is_office(second.office)) {
          RolePhrase joined = second;
          joined.tokens.first = first.tokens.first;
          joined.office.first = first.office.first;
          joined.determination = first.determination;
          if (joined.country.empty()) joined.country = first.country;
          joined.with_organization = joined.with_organization || first.with_organization;
          joined.former = joined.former || first.former;
          joined.predicate = first.predicate;
          phrases[kept - 1] = std::move(joined);
          continue;
        }
      }
      if (kept != i) phrases[kept] = std::move(second);
      ++kept;
    }
    phrases.resize(kept);
  }

  /// "Deputy [Mission] Director"
  bool one_word_between(const RolePhrase& first, const RolePhrase& second) const {
    const TokenIndex word = first.office.last;
    return word + 1 == second.office.first && facts_.capitalized(word) &&
           facts_.is(first.office.last - 1, word::RoleModifier) &&
           !facts_.has_shape(word, Punctuation) && reading_.name_over(word) == nullptr;
  }

  /// Neither a rank nor a form of address.
  bool is_office(TokenSpan office) const {
    const Entry* title = facts_.entry(facts_.match_over(office.last - 1), mask(EntryKind::Title));
    return title != nullptr && title->role == "office";
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
    return phrase;
  }

  bool hyphen(TokenIndex token) const {
    return facts_.form_is(token, "-") && facts_.glued(token) && facts_.glued(token + 1);
  }

  /// "the Republic of Norland (RON) Foreign Minister": before the letters in parentheses.
  TokenIndex before_letters(TokenIndex token, TokenIndex least) const {
    const bool letters = token > least + 3 && facts_.form_is(token - 1, ")") &&
                         facts_.has_shape(token - 2, AllUpper) && facts_.form_is(token - 3, "(");
    return letters ? token - 3 : token;
  }

  void expand_left(RolePhrase& phrase, TokenIndex least) const {
    bool inside_office = true;  // portfolio words and deputies belong to the office itself
    while (phrase.tokens.first > least) {
      const TokenIndex before = before_letters(phrase.tokens.first, least) - 1;
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
      // "Industry, Mining and Trade Minister"; not "of the Department of State, Assistant
      // Secretary"
      const auto ends_list = [&] {
        for (TokenIndex t = phrase.office.first; t < phrase.office.last; ++t) {
          if (facts_.form_is(t, "and")) return true;
        }
        return false;
      };
      if (inside_office && facts_.capitalized(phrase.office.first) && before > least &&
          (facts_.form_is(before, "and") || (facts_.form_is(before, ",") && ends_list())) &&
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
                                      "re-elected", "reelected", "nominated", "been",   "As"};
    if (std::ranges::any_of(words, [&](const char* form) { return facts_.form_is(token, form); })) {
      return true;
    }
    // "the post of Prime Minister", but "on behalf of the Prime Minister"
    static constexpr std::array posts{"post",   "office",   "position", "title", "duties",
                                      "powers", "election", "job",      "role",  "rank"};
    // "the race for President", "Nominee for Ambassador"
    static constexpr std::array races{
        "race", "ran",   "run",       "running",    "nominee", "Nominee",  "nominees",
        "bid",  "stood", "candidate", "candidates", "vote",    "election", "nomination"};
    if (token == 0) return false;
    const auto stands_in = [&](const auto& forms) {
      return std::ranges::any_of(forms,
                                 [&](const char* form) { return facts_.form_is(token - 1, form); });
    };
    if (facts_.form_is(token, "of")) return stands_in(posts);
    if (facts_.form_is(token, "for")) return stands_in(races);
    // "appointed him Foreign Minister"
    static constexpr std::array makes{"appointed", "named", "elected", "made", "nominated"};
    return (facts_.form_is(token, "him") || facts_.form_is(token, "her")) && stands_in(makes);
  }

  /// Takes "of Norland", "of the State Council of Norland", "for Central Asia", "of Foreign
  /// Affairs".
  void expand_right(RolePhrase& phrase, TokenIndex end) const {
    while (phrase.tokens.last + 1 < end) {
      TokenIndex token = phrase.tokens.last;
      const bool of = facts_.form_is(token, "of") || facts_.form_is(token, "for");
      if (!of && !facts_.form_is(token, "to") && !facts_.form_is(token, "on")) break;
      // "assisting the Prime Minister on trade": advisers and envoys are for something, he is not.
      // Nor is he sent: "the visit by the Prime Minister to Riverton".
      const bool sent = facts_.form_is(token, "to");
      if ((sent || facts_.form_is(token, "on")) && heads_state(phrase.office.last - 1)) break;
      if (sent && heads_body(phrase.office.last - 1)) break;
      ++token;
      if (facts_.is(token, word::Article)) ++token;
      TokenIndex last = complement(phrase, token, end);
      // "Coordinator for the Indo-Pacific"
      while (last > token && last + 1 < end && hyphen(last) && facts_.capitalized(last + 1)) {
        last += 2;
      }
      if (of) last = std::max(last, fields_after(token, end));
      if (last == token) break;
      phrase.tokens.last = last;
    }
  }

  bool heads_state(TokenIndex token) const {
    static constexpr std::array heads{"president", "premier", "chancellor", "king", "queen"};
    const std::string office = text::fold(reading_.document.form(token));
    return std::ranges::find(heads, office) != heads.end() ||
           (office == "minister" && token > 0 &&
            text::fold(reading_.document.form(token - 1)) == "prime");
  }

  bool heads_body(TokenIndex token) const {
    static constexpr std::array heads{"chairman", "chairwoman", "chairperson", "chair",
                                      "speaker",  "governor",   "mayor",       "commander"};
    const std::string office = text::fold(reading_.document.form(token));
    return std::ranges::find(heads, office) != heads.end();
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
        } else if (!heads_state(phrase.office.last - 1)) {
          return token;
        }
      }
      // "an aide to Norland President Jon Berg": the state belongs to the other office.
      if (is_title(last) && facts_.capitalized(last)) return token;
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
