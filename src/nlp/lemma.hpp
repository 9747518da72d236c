#ifndef NEWSGRAPH_NLP_LEMMA_HPP
#define NEWSGRAPH_NLP_LEMMA_HPP

// Lemmas by edit rules learned from a treebank: "take 3 bytes off the end, put y". A rule is chosen
// by the form with its Penn tag where the treebank has them, else by the longest known ending.

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "nlp/model_file.hpp"

namespace newsgraph::nlp {

/// One word of a treebank.
struct LemmaExample {
  std::string form;
  std::uint8_t xpos = 0;
  std::string lemma;
};

/// Learns the rules and adds the sections "lemma.rules", "lemma.keys" and "lemma.values".
void learn_lemmas(std::span<const LemmaExample> examples, ModelWriter& writer);

class Lemmatizer {
 public:
  /// The file must outlive the lemmatizer.
  explicit Lemmatizer(const ModelFile& file);

  std::string lemma(std::string_view form, std::uint8_t xpos) const;

 private:
  struct Rule {
    std::size_t cut = 0;  ///< Bytes off the end.
    bool lower = false;   ///< Of the form in lower case.
    std::string_view ending;
  };
  const Rule* find(std::uint64_t key) const noexcept;

  std::uint8_t proper_ = 0;
  std::uint8_t proper_plural_ = 0;
  std::vector<Rule> rules_;
  std::span<const std::uint64_t> keys_;  ///< Open addressing, 0 = free.
  std::span<const std::uint16_t> values_;
};

}  // namespace newsgraph::nlp

#endif
