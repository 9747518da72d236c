#ifndef NEWSGRAPH_NLP_ENCODER_HPP
#define NEWSGRAPH_NLP_ENCODER_HPP

// The network of a model file, applied to batches of sentences. What it computes is told in
// src/train/network.hpp; here it is done on 8-bit rows by the kernels.

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "nlp/features.hpp"
#include "nlp/kernel.hpp"
#include "nlp/model_file.hpp"

namespace newsgraph::nlp {

/// Sizes of a network, as section "shape" holds them.
struct ModelShape {
  std::uint32_t width = 0;  ///< Of one direction of a layer.
  std::uint32_t layers = 0;
  std::uint32_t arc = 0;
  std::uint32_t label = 0;
  std::uint32_t guidelines = 0;
  std::uint32_t both() const noexcept { return 2 * width; }
};

/// Classes of distance between word and head, both 1-based, head 0 = root: 0 for the root, then 12
/// steps for heads before the word and 12 for heads after it.
inline constexpr std::uint32_t distance_classes = 25;
std::uint32_t distance_class(std::uint32_t word, std::uint32_t head) noexcept;

/// Columns of the product that feeds all heads.
struct HeadColumns {
  std::uint32_t upos = 0, xpos = 0, arc_word = 0, arc_head = 0, label_word = 0, label_head = 0;
  std::vector<std::uint32_t> names;
  std::uint32_t total = 0;  ///< Without padding.

  HeadColumns() = default;
  /// `name_labels`: BILOU labels per guideline.
  HeadColumns(const ModelShape& shape, std::span<const std::uint32_t> name_labels);
};

/// Weights with the scale of each output and its bias.
struct DenseLayer {
  PackedWeights weights;
  const float* scales = nullptr;
  const float* bias = nullptr;
};

/// Sums of table rows by form: the same few thousand forms make most of any text.
class FormCache {
 public:
  struct Entry {
    std::string form;
    bool filled = false;
    std::vector<float> sum;
  };
  /// The entry where `form` is or would be.
  Entry& at(std::string_view form);

 private:
  static constexpr std::size_t entries = 4096;
  std::vector<Entry> table_ = std::vector<Entry>(entries);
};

/// A batch on its way through the network. Sentence s has its root at position offsets[s], its
/// words after it. Memory is kept from batch to batch.
struct EncoderScratch {
  FormCache forms;
  std::vector<std::size_t> offsets;
  std::vector<std::size_t> sizes;
  std::size_t positions = 0;
  std::vector<float> inputs, outputs, state;
  std::vector<std::uint8_t> bytes;
  std::vector<float> scales;
  std::vector<std::int32_t> products;
  std::vector<float> tags;  ///< positions x columns.arc_word: scores of tags and names.
  std::vector<float> arc_query, arc_head, label_word, label_head;
  std::vector<std::uint8_t> query_bytes, head_bytes;
  std::vector<float> query_scales, head_scales;
  std::vector<std::int8_t> packed;
  std::vector<std::int32_t> shift;
  std::vector<float> scores, hidden;
};

class Encoder {
 public:
  /// The file must outlive the encoder.
  explicit Encoder(const ModelFile& file, const Kernels& kernels);

  const HeadColumns& columns() const noexcept { return columns_; }
  const Kernels& kernels() const noexcept { return kernels_; }

  /// Runs the batch in scratch.offsets and scratch.sizes; `forms` are all its words in order.
  void encode(std::span<const std::string_view> forms, EncoderScratch& scratch) const;

  /// After encode: scratch.scores[word * (size + 1) + head] of one sentence.
  void score_arcs(std::size_t sentence, EncoderScratch& scratch) const;

  /// After encode: the best relation of each word to its head (1-based, 0 = root). The root's word
  /// is "root" and no other.
  void label(std::size_t sentence, std::span<const std::uint32_t> heads,
             std::span<std::uint8_t> deprels, EncoderScratch& scratch) const;

 private:
  DenseLayer dense(const ModelFile& file, const std::string& name, std::size_t inputs,
                   std::size_t outputs) const;
  void embed(std::string_view form, float* sum) const;
  std::uint32_t vocabulary_row(const FormFeatures& features) const noexcept;

  struct Table {
    std::span<const std::int8_t> rows;
    std::span<const float> scales;
  };
  struct Layer {
    DenseLayer dense;
    const float* cell = nullptr;
  };

  const Kernels& kernels_;
  ModelShape shape_;
  HeadColumns columns_;
  std::span<const std::uint64_t> keys_;  ///< Vocabulary: open addressing, 0 = free.
  std::span<const std::uint32_t> rows_;
  Table words_;
  std::array<Table, HashedTables> hashed_;
  std::span<const std::uint64_t> lexicon_keys_;  ///< Open addressing, 0 = free.
  std::span<const std::uint16_t> lexicon_rows_;
  Table lexicon_;
  std::span<const float> root_, distance_;
  std::vector<Layer> layers_;
  DenseLayer heads_, arc_, label_;
  std::uint8_t root_relation_ = 0;
};

}  // namespace newsgraph::nlp

#endif
