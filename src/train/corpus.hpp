#ifndef NEWSGRAPH_TRAIN_CORPUS_HPP
#define NEWSGRAPH_TRAIN_CORPUS_HPP

// Training material in memory: sentences as rows of numbers, forms kept once.

#include <cstdint>
#include <filesystem>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "newsgraph/nlp/conllu.hpp"

#include "nlp/bilou.hpp"
#include "nlp/features.hpp"

namespace newsgraph::train {

using FormId = std::uint32_t;

/// All forms seen, each once.
class Forms {
 public:
  FormId add(std::string_view form);
  std::size_t size() const noexcept { return texts_.size(); }
  const std::string& text(FormId id) const { return texts_[id]; }
  const nlp::FormFeatures& features(FormId id) const { return features_[id]; }

 private:
  std::vector<std::string> texts_;
  std::vector<nlp::FormFeatures> features_;
  std::unordered_map<std::string, FormId> ids_;
};

/// An annotation style of names: a guideline with its types. Each has a head of its own, because
/// pooled labels of different guidelines hurt (notes of the trial: 1 to 3 F).
struct NameStyle {
  std::string name;                ///< "uner"
  std::vector<std::string> types;  ///< "PER", "ORG", "LOC"
};

/// What one style says of a sentence.
struct NameLabels {
  std::uint32_t style = 0;           ///< Index into the styles of the network.
  std::vector<std::uint8_t> labels;  ///< BILOU, one a word.
};

struct TrainSentence {
  std::vector<FormId> forms;
  bool tagged = false;  ///< upos and xpos are gold.
  bool parsed = false;  ///< head and deprel are gold.
  std::vector<std::uint8_t> upos, xpos, deprel;
  std::vector<std::uint32_t> head;  ///< 1-based, 0 = root.
  std::vector<float> sure;          ///< Of each head, in [0, 1]; empty for gold.
  std::vector<NameLabels> names;    ///< Of every style that knows the sentence.
  std::size_t size() const noexcept { return forms.size(); }
};

/// A sentence with names only.
struct NameSentence {
  std::string id;
  std::vector<std::string> forms;
  std::vector<std::string> labels;  ///< "O", "B-PER", "I-PER"; an I- after another type begins.
};

TrainSentence to_train(const nlp::ConlluSentence& sentence, Forms& forms);
TrainSentence to_train(const NameSentence& sentence, const NameStyle& style,
                       std::uint32_t style_index, Forms& forms);
/// A sentence of `newsgraph-train parse`, with what MISC says beside tree and tags (silver.hpp).
/// Throws InputError on a label that the styles lack.
TrainSentence to_train(const nlp::ConlluSentence& sentence, std::span<const NameStyle> styles,
                       Forms& forms);

/// IOB2 with `# sent_id`, tab-separated "id form tag ..." (Universal NER).
std::vector<NameSentence> read_uner(const std::filesystem::path& path);
/// "form tag" per line, blank lines between sentences, `-DOCSTART-` lines left out (wikigold).
std::vector<NameSentence> read_two_columns(const std::filesystem::path& path);
/// The csv of the Groningen Meaning Bank: "Sentence #,Word,POS,Tag".
std::vector<NameSentence> read_gmb(const std::filesystem::path& path);

/// Labels of `style` as spans; labels of types that the style lacks are outside.
std::vector<nlp::TypedSpan> spans_of(std::span<const std::string> labels, const NameStyle& style);

}  // namespace newsgraph::train

#endif
