#ifndef NEWSGRAPH_TRAIN_PATTERNS_HPP
#define NEWSGRAPH_TRAIN_PATTERNS_HPP

// Sentences with slots, filled with names: constructions of press style that the treebanks lack
// ("President of Norway Anna Lind met ...").

#include <cstdint>
#include <string>
#include <vector>

#include "newsgraph/nlp/conllu.hpp"

#include "train/lexicon.hpp"

namespace newsgraph::train {

struct PatternOptions {
  std::vector<LexiconList> lists;  ///< CLASS fills {CLASS}; several lists of a class are pooled.
  std::size_t count = 100;         ///< Of each sentence.
  std::uint64_t seed = 1;
};

/// Fills every slot of every sentence `count` times with names drawn at random. A name of several
/// words hangs together by compound under its last word, which has the slot's place in the tree;
/// those inner arcs are Sure=0, because treebanks draw them in many ways. Names of more than three
/// words and with marks in them are not drawn. Throws InputError for a slot without a list.
std::vector<nlp::ConlluSentence> fill_patterns(const std::vector<nlp::ConlluSentence>& patterns,
                                               const PatternOptions& options);

}  // namespace newsgraph::train

#endif
