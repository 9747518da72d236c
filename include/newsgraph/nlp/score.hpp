#ifndef NEWSGRAPH_NLP_SCORE_HPP
#define NEWSGRAPH_NLP_SCORE_HPP

// Scores of annotated text against gold, as the CoNLL 2018 shared task counted them (Zeman et al.
// 2018): words are aligned by their characters, so gold and system may be cut differently.

#include <array>
#include <cstddef>
#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <vector>

#include "newsgraph/nlp/conllu.hpp"

namespace newsgraph::nlp {

/// Counts of one measure.
struct Counts {
  std::size_t gold = 0;
  std::size_t system = 0;
  std::size_t correct = 0;

  void add(const Counts& other) noexcept;
  double precision() const noexcept;  ///< In [0, 100]; 100 when nothing was said.
  double recall() const noexcept;     ///< In [0, 100]; 100 when nothing was to be found.
  double f1() const noexcept;         ///< In [0, 100].
};

struct ParseScores {
  Counts tokens;     ///< Surface tokens (a multi-word token is one) by their characters.
  Counts sentences;  ///< By first and last character.
  Counts words;
  Counts upos, xpos, lemmas;
  Counts uas, las;        ///< Of all words, punctuation too; labels without subtypes.
  Counts las_subtypes;    ///< With the full label.
  Counts clas;            ///< LAS of content words: all but function words and punctuation.
  Counts core_arguments;  ///< LAS of nsubj, obj, iobj, csubj, ccomp, xcomp and obl:agent.
  /// LAS per universal relation: gold = words with it, system = words given it.
  std::map<std::string, Counts, std::less<>> relations;

  void add(const ParseScores& other);
};

/// Requires the same characters in the same order in both, white space apart; throws InputError
/// (path of the system file) where they differ.
ParseScores score_parse(std::span<const ConlluSentence> gold,
                        std::span<const ConlluSentence> system, const std::string& path);

/// Exact spans with their type, and borders alone.
struct SpanScores {
  Counts exact;
  Counts borders;
  std::map<std::string, Counts, std::less<>> types;
};

/// A labelled span of one sentence; `sentence` counts from 0.
struct LabelledSpan {
  std::size_t sentence = 0;
  std::uint32_t first = 0;
  std::uint32_t last = 0;
  std::string label;

  friend bool operator==(const LabelledSpan&, const LabelledSpan&) = default;
  friend auto operator<=>(const LabelledSpan&, const LabelledSpan&) = default;
};

/// Order does not matter; duplicates count once.
SpanScores score_spans(std::vector<LabelledSpan> gold, std::vector<LabelledSpan> system);

/// Entities of MISC (entities_of) by their characters, so that both may be cut differently.
/// Requires the same characters as score_parse does.
SpanScores score_entities(std::span<const ConlluSentence> gold,
                          std::span<const ConlluSentence> system, const std::string& path);

}  // namespace newsgraph::nlp

#endif
