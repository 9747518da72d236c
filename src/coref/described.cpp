// Things that a description names: events ("closed-door talks"), documents ("the agreement on the
// deployment of an air group"), works ("monument to Manas"), bodies ("the Brazilian government").

#include <algorithm>
#include <array>
#include <span>
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

constexpr std::array<std::string_view, 9> event_prepositions{
    "of", "with", "between", "on", "to", "by", "against", "among", "over"};
constexpr std::array<std::string_view, 9> agreement_prepositions{
    "of", "with", "between", "on", "to", "for", "regarding", "Between", "On"};
constexpr std::array<std::string_view, 2> work_prepositions{"to", "of"};

class Finder {
 public:
  Finder(const Reading& reading, const std::vector<RolePhrase>& roles, Candidates& candidates)
      : reading_(reading), facts_(reading.facts), grammar_(reading, roles), out_(candidates) {}

  void run() {
    TokenIndex token = 0;
    while (token < facts_.size()) token = std::max(read_at(token), token + 1);
  }

 private:
  TokenIndex read_at(TokenIndex token) {
    const Zone zone = reading_.zone(token);
    if (zone != Zone::Title && zone != Zone::Body) return token + 1;
    const NameSpan* name = reading_.name_over(token);
    if (name != nullptr && name->label != NameLabel::Event && name->label != NameLabel::Law &&
        name->label != NameLabel::Work && name->label != NameLabel::Norp) {
      return token + 1;
    }
    const std::uint32_t match = facts_.match_at(token);
    const TokenSpan noun =
        match == TokenFacts::no_match ? TokenSpan{token, token + 1} : facts_.match_tokens(match);
    if (const Entry* entry = facts_.entry(match, mask(EntryKind::EventNoun))) {
      return read_event(noun, *entry, name);
    }
    if (const Entry* entry = facts_.entry(match, mask(EntryKind::AgreementNoun))) {
      return read_agreement(noun, *entry, name);
    }
    if (facts_.is(token, word::WorkNoun)) return read_work(noun);
    if (name == nullptr && facts_.is(token, word::BodyNoun)) return read_body(noun);
    return token + 1;
  }

  Candidate describe(TokenSpan noun, const Premodifiers& modifiers, TokenIndex last,
                     std::string_view type) const {
    Candidate candidate;
    candidate.tokens = {modifiers.first, last};
    candidate.kind = MentionKind::Nominal;
    candidate.type = type;
    candidate.head = noun.last - 1;
    candidate.determination = modifiers.determination;
    candidate.fresh = modifiers.fresh;
    return candidate;
  }

  bool modified(TokenSpan noun, const Candidate& candidate) const {
    return candidate.tokens.first < noun.first || candidate.tokens.last > noun.last;
  }

  TokenIndex read_event(TokenSpan noun, const Entry& entry, const NameSpan* name) {
    if (grammar_.is_verb(noun)) return noun.last;
    Premodifiers modifiers = grammar_.before(noun);
    if (modifiers.quantified && name == nullptr) return noun.last;
    TokenIndex last = grammar_.after(noun.last, event_prepositions, false);
    if (last == noun.last && bare(modifiers, noun)) last = place_after(noun.last);
    const std::string_view type = entry.type.empty() ? std::string_view("Event") : entry.type;
    Candidate candidate = describe(noun, modifiers, last, type);
    if (name != nullptr && name->label == NameLabel::Event) {
      candidate.tokens.first = std::min(candidate.tokens.first, name->tokens.first);
      candidate.tokens.last = std::max(candidate.tokens.last, name->tokens.last);
      candidate.kind = MentionKind::Name;
    }
    note_event_words(candidate, noun);
    const bool plural = plural_form(noun);
    const bool pointing = candidate.determination == Determination::Definite ||
                          candidate.determination == Determination::Possessive;
    if (!modified(noun, candidate)) {
      // "attacks" in general are nothing; "talks" are an occasion, "the attack" was told before.
      if (plural && !pointing && !plural_only(noun)) return noun.last;
      if (!plural && candidate.determination == Determination::None &&
          reading_.zone(noun.first) != Zone::Title) {
        return noun.last;
      }
    }
    out_.push_back(std::move(candidate));
    return std::max(noun.last, out_.back().tokens.last > last ? last : noun.last);
  }

  /// A noun alone or with its article: then a place that follows tells which one is meant.
  static bool bare(const Premodifiers& modifiers, TokenSpan noun) {
    return modifiers.first == noun.first && modifiers.determination != Determination::Indefinite;
  }

  /// "the meeting in Paris": end of the place; `token` when there is none.
  TokenIndex place_after(TokenIndex token) const {
    if (!facts_.form_is(token, "in")) return token;
    const NameSpan* name = reading_.name_at(token + 1);
    if (name == nullptr || (name->label != NameLabel::Gpe && name->label != NameLabel::Location)) {
      return token;
    }
    return name->tokens.last;
  }

  void note_event_words(Candidate& candidate, TokenSpan noun) const {
    for (TokenIndex token = candidate.tokens.first; token < noun.first; ++token) {
      if (facts_.is(token, word::OrdinalWord) && candidate.ordinal.empty()) {
        candidate.ordinal = text::fold(reading_.document.form(token));
      }
      if (facts_.form_is(token, "closed") && facts_.form_is(token + 1, "-")) {
        candidate.format = "closed-door";
      }
    }
  }

  bool plural_form(TokenSpan noun) const {
    const std::string_view form = reading_.document.form(noun.last - 1);
    return form.size() > 3 && form.ends_with("s") && !form.ends_with("ss");
  }

  /// Plural in form, one occasion in meaning.
  bool plural_only(TokenSpan noun) const {
    static constexpr std::array words{"talks",       "consultations", "negotiations",
                                      "hostilities", "celebrations",  "elections"};
    return std::ranges::any_of(words,
                               [&](const char* form) { return facts_.form_is(noun.first, form); });
  }

  TokenIndex read_agreement(TokenSpan noun, const Entry& entry, const NameSpan* name) {
    if (grammar_.is_verb(noun)) return noun.last;
    Premodifiers modifiers = grammar_.before(noun);
    if (modifiers.quantified && name == nullptr) return noun.last;
    TokenIndex last = grammar_.after(noun.last, agreement_prepositions, true);
    const std::string_view type = entry.type.empty() ? std::string_view("Agreement") : entry.type;
    Candidate candidate = describe(noun, modifiers, last, type);
    if (name != nullptr && name->label == NameLabel::Law) {
      candidate.tokens.first = std::min(candidate.tokens.first, name->tokens.first);
      candidate.tokens.last = std::max(candidate.tokens.last, name->tokens.last);
      candidate.kind = MentionKind::Name;
    }
    if (!modified(noun, candidate)) {
      if (candidate.determination == Determination::None) return noun.last;
      candidate.needs_antecedent = true;
    }
    if (plural_form(noun) && candidate.kind != MentionKind::Name &&
        candidate.determination != Determination::Definite && last == noun.last) {
      return noun.last;
    }
    out_.push_back(std::move(candidate));
    return noun.last;
  }

  TokenIndex read_work(TokenSpan noun) {
    const Premodifiers modifiers = grammar_.before(noun);
    const TokenIndex last = grammar_.after(noun.last, work_prepositions, false);
    if (last == noun.last || modifiers.quantified) return noun.last;
    if (reading_.name_over(last - 1) == nullptr) return noun.last;
    out_.push_back(describe(noun, modifiers, last, "Work"));
    return noun.last;
  }

  /// "the Brazilian government", "Asad's regime", "Iraqi security forces", "the government".
  TokenIndex read_body(TokenSpan noun) {
    const Premodifiers modifiers = grammar_.before(noun);
    if (modifiers.quantified) return noun.last;
    Candidate candidate = describe(noun, modifiers, noun.last, "GovernmentOrganization");
    candidate.role = text::fold(reading_.document.form(noun.last - 1));
    bool owned = false;
    for (TokenIndex token = candidate.tokens.first; token < noun.first; ++token) {
      const Entry* state =
          facts_.entry(facts_.match_at(token), mask(EntryKind::Country, EntryKind::Demonym));
      if (state != nullptr) {
        candidate.country = state->country;
        owned = true;
      }
      owned = owned || reading_.name_over(token) != nullptr;
    }
    // "Norland's government": the owner stands before the mark.
    if (modifiers.determination == Determination::Possessive && modifiers.first >= 2) {
      const NameSpan* owner = reading_.name_over(modifiers.first - 2);
      const std::uint32_t match = facts_.match_over(modifiers.first - 2);
      if (const Entry* state = facts_.entry(match, mask(EntryKind::Country))) {
        candidate.country = state->country;
      }
      if (owner != nullptr) {
        candidate.tokens.first = owner->tokens.first;
        owned = true;
      }
    }
    if (!owned) {
      const bool alone = modifiers.first == noun.first &&
                         modifiers.determination == Determination::Definite && !plural_form(noun);
      if (!alone) return noun.last;
    }
    out_.push_back(std::move(candidate));
    return noun.last;
  }

  const Reading& reading_;
  const TokenFacts& facts_;
  PhraseGrammar grammar_;
  Candidates& out_;
};

}  // namespace

void find_described(const Reading& reading, const std::vector<RolePhrase>& roles,
                    Candidates& candidates) {
  Finder(reading, roles, candidates).run();
}

}  // namespace newsgraph::coref
