// Documents and works named by a noun: "the agreement on the deployment of an air group", "monument
// to Manas".

#include <algorithm>
#include <array>
#include <span>
#include <string>
#include <string_view>

#include "newsgraph/text/tokenizer.hpp"

#include "coref/described.hpp"

namespace newsgraph::coref {
namespace {

namespace word = knowledge::word;

constexpr std::array<std::string_view, 9> agreement_prepositions{
    "of", "with", "between", "on", "for", "regarding", "Between", "On", "to"};  // "to" last
constexpr std::array<std::string_view, 2> work_prepositions{"to", "of"};

struct WorkRow {
  std::string_view noun;
  const char* type;
};
/// Kinds of works by their noun; other nouns are a Work.
constexpr std::array works{
    WorkRow{"monument", "Monument"},   WorkRow{"memorial", "Monument"},
    WorkRow{"statue", "Monument"},     WorkRow{"film", "Film"},
    WorkRow{"movie", "Film"},          WorkRow{"documentary", "Film"},
    WorkRow{"series", "Film"},         WorkRow{"book", "Publication"},
    WorkRow{"novel", "Publication"},   WorkRow{"memoir", "Publication"},
    WorkRow{"article", "Publication"}, WorkRow{"editorial", "Publication"},
    WorkRow{"report", "Publication"},  WorkRow{"exhibition", "Exhibition"},
    WorkRow{"exhibit", "Exhibition"},
};

const char* work_type(std::string_view noun) {
  const std::string folded = text::fold(noun);
  const auto* row = std::ranges::find(works, folded, &WorkRow::noun);
  return row == works.end() ? "Work" : row->type;
}

}  // namespace

bool DescriptionReader::stands_as_agreement(const Noun& noun, const Candidate& candidate) const {
  if (candidate.kind == MentionKind::Name) return true;
  const bool named = names_something(noun, candidate);
  const bool points = candidate.determination == Determination::Definite;
  if (plural(noun)) return named && (points || candidate.tokens.first < noun.tokens.first);
  if (candidate.determination == Determination::None && !in_title(noun) &&
      !facts_.capitalized(noun.tokens.last - 1)) {
    return false;  // a singular without article: "under law", "on budget"
  }
  // Plans and programmes are mostly what somebody does, not a document.
  if (reading_.knowledge.ontology.is_a(candidate.type, "Plan") &&
      candidate.determination != Determination::Indefinite) {
    return points;
  }
  return true;
}

/// "the agreement [reached yesterday between Norland and Estland]": its parties say which one.
bool DescriptionReader::made_between(TokenIndex token) const {
  static constexpr std::array made{"reached", "signed", "concluded",
                                   "struck",  "agreed", "brokered"};
  static constexpr std::array parties{"between", "with", "by"};
  constexpr TokenIndex reach = 6;  // "signed in Riverton last week by"
  if (std::ranges::none_of(made, [&](const char* f) { return facts_.form_is(token, f); })) {
    return false;
  }
  const TokenIndex end = std::min(facts_.sentence(token).last, token + reach);
  for (TokenIndex t = token + 1; t + 1 < end; ++t) {
    if (facts_.has_shape(t, Punctuation)) return false;
    if (std::ranges::any_of(parties, [&](const char* f) { return facts_.form_is(t, f); })) {
      TokenIndex name = t + 1;
      if (facts_.is(name, knowledge::word::Article)) ++name;
      return reading_.name_at(name) != nullptr || grammar_.role_end(name) > name;
    }
  }
  return false;
}

std::optional<Candidate> DescriptionReader::agreement(const Noun& noun) const {
  if (grammar_.is_verb(noun.tokens)) return std::nullopt;
  // "the Order of Lenin": an award.
  if (facts_.form_is(noun.tokens.first, "Order")) return std::nullopt;
  const Premodifiers modifiers = grammar_.before(noun.tokens);
  if (modifiers.quantified && noun.name == nullptr) return std::nullopt;
  // "a great deal of work", "a great deal in common"; not "a good deal with Norland"
  if (facts_.form_is(noun.tokens.first, "deal") && !facts_.form_is(noun.tokens.last, "with") &&
      noun.tokens.first > 1 && facts_.is(noun.tokens.first - 2, word::Indefinite) &&
      (facts_.form_is(noun.tokens.first - 1, "great") ||
       facts_.form_is(noun.tokens.first - 1, "good"))) {
    return std::nullopt;
  }
  // "resolution 2334": the number is its name.
  const bool numbered = reading_.knowledge.ontology.is_a(noun.entry->type, "Resolution") &&
                        noun.tokens.last < facts_.sentence(noun.tokens.first).last &&
                        facts_.has_shape(noun.tokens.last, Digits);
  const TokenIndex end = noun.tokens.last + (numbered ? 1U : 0U);
  // "the Riverton Plan to lay foundations": the name is whole
  std::span<const std::string_view> prepositions = agreement_prepositions;
  const bool proper = noun.name != nullptr && noun.name->tokens.last == end &&
                      noun.name->tokens.first < noun.tokens.first &&
                      facts_.has_shape(end + 1, AllLower) &&
                      reading_.knowledge.ontology.is_a(noun.entry->type, "Plan");
  if (proper) prepositions = prepositions.first(agreement_prepositions.size() - 1);
  const TokenIndex last = grammar_.after(end, prepositions, true);
  Candidate candidate =
      describe(noun, modifiers, last, noun.entry->type.empty() ? "Agreement" : noun.entry->type);
  take_name(candidate, noun, NameLabel::Law);
  if (numbered) candidate.kind = MentionKind::Name;
  if (!stands_as_agreement(noun, candidate)) return std::nullopt;
  const bool bare = !modified(noun, candidate);
  if (bare && candidate.determination == Determination::None) return std::nullopt;
  // "an executive order" says which kind; "the agreement" must have been named before.
  candidate.needs_antecedent =
      bare && !made_between(noun.tokens.last) &&
      !(candidate.determination == Determination::Indefinite && noun.tokens.size() > 1);
  return candidate;
}

std::optional<Candidate> DescriptionReader::work(const Noun& noun) const {
  const Premodifiers modifiers = grammar_.before(noun.tokens);
  const TokenIndex last = grammar_.after(noun.tokens.last, work_prepositions, false);
  if (last == noun.tokens.last || modifiers.quantified) return std::nullopt;
  if (reading_.name_over(last - 1) == nullptr) return std::nullopt;
  return describe(noun, modifiers, last, work_type(reading_.document.form(noun.tokens.last - 1)));
}

}  // namespace newsgraph::coref
