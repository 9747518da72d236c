#ifndef NEWSGRAPH_TRAIN_NETWORK_HPP
#define NEWSGRAPH_TRAIN_NETWORK_HPP

// The encoder and its heads in single precision, forward and backward by hand.
//
// A token is the sum of rows: its word (learned), its word vector (frozen, through a learned
// projection), its classes in the lexicon
// and the hashed tables of nlp/features.hpp. Three bidirectional layers of simple
// recurrent units (Lei et al. 2018) follow:
//   [z f' r'] = W x                      for both directions in one product
//   f = sigmoid(f' + v_f * c_before + b_f),  r = sigmoid(r' + v_r * c_before + b_r)
//   c = f * c_before + (1 - f) * z,          h = r * tanh(c) + (1 - r) * x
// One product makes the inputs of all heads: tags, names of every style, and the sides of arcs and
// labels. An arc scores (U d + u) . h + distance; a label is a layer over the sum of both sides.

#include <array>
#include <cstdint>
#include <iosfwd>
#include <span>
#include <string>
#include <vector>

#include "nlp/encoder.hpp"
#include "nlp/features.hpp"
#include "train/random.hpp"

namespace newsgraph::train {

struct NetworkShape {
  std::uint32_t width = 128;  ///< Of one direction of a layer.
  std::uint32_t layers = 3;
  std::uint32_t arc = 128;
  std::uint32_t label = 128;
  std::uint32_t words = 0;    ///< Rows of the learned table; row 0 is the unknown word.
  std::uint32_t vectors = 0;  ///< Rows of the frozen table; row 0 is zero.
  std::uint32_t vector_width = 0;
  std::uint32_t classes = 0;  ///< Rows of the table of lexicon classes; row 0 is not used.
  std::vector<std::uint32_t> name_labels;  ///< BILOU labels per style.

  std::uint32_t both() const noexcept { return 2 * width; }
  nlp::ModelShape model() const {
    return {width, layers, arc, label, static_cast<std::uint32_t>(name_labels.size())};
  }
};

/// Values with what Adam keeps of them. Rows of sparse tensors are updated only when touched.
struct Tensor {
  std::string name;
  std::size_t rows = 0;
  std::size_t columns = 0;
  bool sparse = false;
  std::vector<float> value, gradient, mean, variance;
  std::vector<std::uint32_t> touched;
  std::vector<std::uint8_t> is_touched;

  void create(std::string tensor_name, std::size_t row_count, std::size_t column_count,
              bool is_sparse);
  float* row(std::size_t index) { return value.data() + index * columns; }
  const float* row(std::size_t index) const { return value.data() + index * columns; }
};

/// One token as rows of the tables.
struct TokenRows {
  std::uint32_t word = 0;
  std::uint32_t vector = 0;
  std::uint32_t lexicon = 0;  ///< 0: in no lexicon.
  std::array<std::uint32_t, nlp::HashedTables> hashed{};
};

/// Labels of one style of names.
struct GoldNames {
  std::uint32_t style = 0;
  const std::uint8_t* labels = nullptr;
};

/// Gold labels of a sentence; null pointers where there are none.
struct Gold {
  const std::uint8_t* upos = nullptr;
  const std::uint8_t* xpos = nullptr;
  const std::uint8_t* deprel = nullptr;
  const std::uint32_t* head = nullptr;
  const float* sure = nullptr;  ///< Weight of each word's arc and relation; null: all 1.
  std::vector<GoldNames> names;
  float weight = 1.0F;
};

struct BatchSentence {
  std::size_t offset = 0;  ///< Position of its root; words follow.
  std::size_t size = 0;    ///< Words.
  Gold gold;
};

struct Batch {
  std::vector<BatchSentence> sentences;
  std::vector<TokenRows> tokens;  ///< One per position; those of roots are not read.
  std::size_t positions() const noexcept { return tokens.size(); }
  void clear();
  void add(std::span<const TokenRows> words, const Gold& gold);
};

struct Losses {
  double arc = 0, label = 0, upos = 0, xpos = 0, names = 0;
  std::size_t parsed = 0, named = 0;
};

struct Dropout {
  float layer = 0.3F;  ///< Inputs of layers and of the heads, one mask a sentence.
  float head = 0.25F;  ///< Sides of arcs and labels.
};

/// What prediction reads, valid until the next call on the same network.
struct Outputs {
  const float* heads = nullptr;  ///< positions x columns.total
  std::size_t stride = 0;
};

class Network {
 public:
  Network(NetworkShape shape, std::vector<float> vectors, std::uint64_t seed);

  const NetworkShape& shape() const noexcept { return shape_; }
  const nlp::HeadColumns& columns() const noexcept { return columns_; }
  std::vector<Tensor*> tensors();
  std::vector<const Tensor*> tensors() const;
  const std::vector<float>& vectors() const noexcept { return vectors_; }

  /// Forward and backward; gradients are left in the tensors. Losses are summed into `losses`.
  void learn(const Batch& batch, const Dropout& dropout, Random& random, Losses& losses);
  /// One step of Adam over what was touched, with the norm of the gradient cut to `clip`.
  void step(float rate, float clip);
  std::uint64_t steps() const noexcept { return steps_; }
  void set_steps(std::uint64_t steps) noexcept { steps_ = steps; }

  /// Forward without dropout.
  Outputs predict(const Batch& batch);
  /// After predict: size x (size + 1) scores of arcs; the word itself scores minus infinity.
  void arc_scores(const BatchSentence& sentence, std::vector<float>& scores);
  /// After predict: size x deprel_names().size() scores of the relations of each word to its head
  /// (1-based, 0 = root).
  void label_scores(const BatchSentence& sentence, std::span<const std::uint32_t> heads,
                    std::vector<float>& scores);

 private:
  struct Layer {
    Tensor weight;  ///< 2 width x 6 width: per direction z, f, r.
    Tensor cell;    ///< 1 x 8 width: per direction v_f, v_r, b_f, b_r.
  };
  struct LayerMemory {
    std::vector<float> masked, products, state, forget, reset, activated, mask;
  };

  void forward(const Batch& batch, const Dropout* dropout, Random* random);
  void forward_layer(std::size_t layer, const Batch& batch, bool keep);
  void backward_layer(std::size_t layer, const Batch& batch);
  void head_losses(const Batch& batch, float scale, Losses& losses);
  void arc_losses(const BatchSentence& sentence, float scale, Losses& losses);
  void label_losses(const Batch& batch, float scale, Losses& losses);
  void backward_embeddings(const Batch& batch);
  void draw_mask(std::vector<float>& mask, std::size_t sentences, std::size_t columns, float rate,
                 Random& random);

  NetworkShape shape_;
  nlp::HeadColumns columns_;
  std::vector<float> vectors_;
  std::uint64_t steps_ = 0;

  Tensor words_, projection_, root_, lexicon_;
  std::array<Tensor, nlp::HashedTables> hashed_;
  std::vector<Layer> layers_;
  Tensor heads_, heads_bias_, arc_, arc_bias_, distance_, label_, label_bias_;

  std::vector<LayerMemory> memory_;
  std::vector<std::vector<float>> inputs_;  ///< Of layer l; the last is the top.
  std::vector<float> gathered_, top_, top_mask_, outputs_, arc_word_, arc_head_, arc_query_;
  std::vector<float> label_word_, label_head_, side_mask_;
  std::vector<float> d_inputs_, d_highway_, d_products_, d_outputs_, d_arc_word_, d_arc_head_;
  std::vector<float> d_arc_query_, d_label_word_, d_label_head_, hidden_, d_hidden_, logits_,
      scores_;
};

}  // namespace newsgraph::train

#endif
