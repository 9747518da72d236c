#include "newsgraph/nlp/time.hpp"

#include <algorithm>

#include "nlp/time_grammar.hpp"
#include "nlp/time_value.hpp"

namespace newsgraph::nlp {
namespace {

/// Whether a longer name swallows the words: "The Sunday Times", "Theresa May".
bool inside_a_name(const Document& document, TokenSpan tokens) {
  const auto swallows = [&](TokenSpan name) {
    return name.contains(tokens) && name.size() > tokens.size();
  };
  const auto covering = [&](const auto& rows) {
    const auto after = std::ranges::upper_bound(rows, tokens.first, {},
                                                [](const auto& row) { return row.tokens.first; });
    return after == rows.begin() ? rows.end() : after - 1;
  };
  const auto match = covering(document.gazetteer_matches);
  if (match != document.gazetteer_matches.end() && swallows(match->tokens)) return true;
  const auto name = covering(document.names);
  if (name == document.names.end() || !swallows(name->tokens)) return false;
  return name->label == NameLabel::Person || name->label == NameLabel::Organization ||
         name->label == NameLabel::Work || name->label == NameLabel::Facility;
}

/// Months that are the name of a person of the article: bit 5 in one about Theresa May.
std::uint16_t months_in_names(const Document& document) {
  unsigned months = 0;
  for (const NameSpan& name : document.names) {
    if (name.label != NameLabel::Person || name.tokens.size() < 2) continue;
    for (TokenIndex i = name.tokens.first; i < name.tokens.last; ++i) {
      const WordValue word = time_word(document.tokens.hash[i]);
      if (word.kind == WordKind::Month) months |= 1U << word.value;
    }
  }
  return static_cast<std::uint16_t>(months);
}

}  // namespace

void find_times(Document& document, const knowledge::Knowledge& knowledge) {
  document.times.clear();
  TimeResolver resolver(document, knowledge);
  const std::uint16_t name_months = months_in_names(document);
  std::vector<TimeMatch> matches;
  for (const Sentence& sentence : document.sentences) {
    if (sentence.zone != Zone::Title && sentence.zone != Zone::Body) continue;
    matches.clear();
    read_times(document, sentence.tokens, name_months, matches);
    std::erase_if(matches,
                  [&](const TimeMatch& match) { return inside_a_name(document, match.tokens); });
    resolver.resolve(matches, sentence, document.times);
  }
}

}  // namespace newsgraph::nlp
