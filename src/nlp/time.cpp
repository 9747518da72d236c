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

}  // namespace

void find_times(Document& document, const knowledge::Knowledge& knowledge) {
  document.times.clear();
  TimeResolver resolver(document, knowledge.lexicon);
  std::vector<TimeMatch> matches;
  for (const Sentence& sentence : document.sentences) {
    if (sentence.zone != Zone::Title && sentence.zone != Zone::Body) continue;
    matches.clear();
    read_times(document, sentence.tokens, matches);
    std::erase_if(matches,
                  [&](const TimeMatch& match) { return inside_a_name(document, match.tokens); });
    resolver.resolve(matches, sentence, document.times);
  }
}

}  // namespace newsgraph::nlp
