#ifndef NEWSGRAPH_TRAIN_SILVER_HPP
#define NEWSGRAPH_TRAIN_SILVER_HPP

// Raw text parsed by several networks together, for one small network to learn from: what they know
// together is more than one of them does (Kuncoro et al. 2016), and unlabelled press text is what
// the treebanks lack.
//
// CoNLL-U with two keys in MISC: Sure=93, the mean probability of the arc in percent, by which its
// losses are weighted; Names=uner:B-PER,gmb:B-per, the labels that are not O. Styles=uner,gmb at
// the first word lists the styles that read the sentence.

#include <cstdint>
#include <set>
#include <string>
#include <vector>

#include "train/trainer.hpp"
#include "train/word_vectors.hpp"

namespace newsgraph::train {

/// A file of raw text and the share of its paragraphs that is parsed.
struct RawSource {
  std::string path;
  double share = 1.0;
};

struct SilverOptions {
  std::vector<RawSource> running;        ///< As for_each_text reads them.
  std::vector<RawSource> tagged;         ///< "word_TAG" tokens, a sentence or more a line.
  std::vector<NameCorpus> name_corpora;  ///< Their labels are kept for their own style.
  std::set<std::string> excluded;        ///< Ids of documents that are passed over.
  std::size_t shortest = 4;              ///< Words of a sentence.
  std::size_t longest = 80;
  double least_sure = 0.75;  ///< Mean over a sentence's arcs.
  std::uint64_t seed = 1;
};

/// Forms of "word_TAG" tokens as UD cuts and writes them: words with hyphens in parts, Penn
/// quotation marks as '"'.
std::vector<std::string> untag(std::string_view line);

/// Parses everything and writes the sentences that pass to `out`, in the order of the options.
void write_silver(const Predictor& predictor, const std::vector<NameStyle>& styles,
                  const SilverOptions& options, const std::string& out, const Progress& progress);

}  // namespace newsgraph::train

#endif
