#include "train/network.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include <cblas.h>

#include "newsgraph/nlp/labels.hpp"

#include "nlp/activation.hpp"
#include "train/recurrence.hpp"

namespace newsgraph::train {
namespace {

// Row-major products, added to `c` or written over it.
struct Matrix {
  const float* data;
  std::size_t stride;
  bool transposed = false;
};

void multiply(std::size_t rows, std::size_t columns, std::size_t inner, Matrix a, Matrix b,
              float* c, std::size_t c_stride, bool add) {
  if (rows == 0 || columns == 0) return;
  const auto narrow = [](std::size_t value) { return static_cast<blasint>(value); };
  cblas_sgemm(CblasRowMajor, a.transposed ? CblasTrans : CblasNoTrans,
              b.transposed ? CblasTrans : CblasNoTrans, narrow(rows), narrow(columns),
              narrow(inner), 1.0F, a.data, narrow(a.stride), b.data, narrow(b.stride),
              add ? 1.0F : 0.0F, c, narrow(c_stride));
}

// Softmax cross-entropy: writes scale * (p - gold) into d and returns -log p(gold).
double softmax_loss(const float* scores, std::size_t size, std::size_t gold, float scale,
                    float* d) {
  float greatest = scores[0];
  for (std::size_t k = 1; k < size; ++k) greatest = std::max(greatest, scores[k]);
  float sum = 0.0F;
  for (std::size_t k = 0; k < size; ++k) {
    const float e = nlp::exp_near(scores[k] - greatest);
    d[k] = e;
    sum += e;
  }
  const float p = std::max(d[gold] / sum, 1e-30F);
  const float factor = scale / sum;
  for (std::size_t k = 0; k < size; ++k) d[k] *= factor;
  d[gold] -= scale;
  return -std::log(static_cast<double>(p));
}

void apply_leaky(std::vector<float>& values) {
  for (float& value : values) value = nlp::leaky(value);
}

// Activated values keep their sign, so the slope can be read from them.
void apply_leaky_slope(const std::vector<float>& values, std::vector<float>& gradient) {
  for (std::size_t k = 0; k < values.size(); ++k) {
    if (values[k] < 0.0F) gradient[k] *= nlp::leak;
  }
}

void touch(Tensor& tensor, std::uint32_t row) {
  if (tensor.is_touched[row] != 0) return;
  tensor.is_touched[row] = 1;
  tensor.touched.push_back(row);
}

void add_row(const float* from, float* to, std::size_t size) {
  for (std::size_t k = 0; k < size; ++k) to[k] += from[k];
}

void initialise(Tensor& tensor, float deviation, Random& random) {
  for (float& value : tensor.value) value = deviation * random.normal();
}

float inverse_root(std::size_t size) { return 1.0F / std::sqrt(static_cast<float>(size)); }

}  // namespace

void Tensor::create(std::string tensor_name, std::size_t row_count, std::size_t column_count,
                    bool is_sparse) {
  name = std::move(tensor_name);
  rows = row_count;
  columns = column_count;
  sparse = is_sparse;
  for (auto* values : {&value, &gradient, &mean, &variance}) values->assign(rows * columns, 0.0F);
  if (sparse) is_touched.assign(rows, 0);
}

void Batch::clear() {
  sentences.clear();
  tokens.clear();
}

void Batch::add(std::span<const TokenRows> words, const Gold& gold) {
  sentences.push_back({tokens.size(), words.size(), gold});
  tokens.emplace_back();
  tokens.insert(tokens.end(), words.begin(), words.end());
}

Network::Network(NetworkShape shape, std::vector<float> vectors, std::uint64_t seed)
    : shape_(std::move(shape)),
      columns_(shape_.model(), shape_.name_labels),
      vectors_(std::move(vectors)) {
  const std::size_t both = shape_.both();
  words_.create("words", shape_.words, both, true);
  projection_.create("projection", shape_.vector_width, both, false);
  root_.create("root", 1, both, false);
  // Begins as zero: a network that learned without a lexicon can be taught on with one.
  lexicon_.create("lexicon", std::max<std::size_t>(1, shape_.classes), both, true);
  for (std::size_t table = 0; table < hashed_.size(); ++table) {
    hashed_[table].create("hashed" + std::to_string(table), nlp::hashed_rows[table], both, true);
  }
  layers_.resize(shape_.layers);
  for (std::size_t at = 0; at < layers_.size(); ++at) {
    layers_[at].weight.create("layer" + std::to_string(at), both, 6 * std::size_t{shape_.width},
                              false);
    layers_[at].cell.create("cell" + std::to_string(at), 1, 8 * std::size_t{shape_.width}, false);
  }
  heads_.create("heads", both, columns_.total, false);
  heads_bias_.create("heads_bias", 1, columns_.total, false);
  arc_.create("arc", shape_.arc, shape_.arc, false);
  arc_bias_.create("arc_bias", 1, shape_.arc, false);
  distance_.create("distance", 1, nlp::distance_classes, false);
  label_.create("label", shape_.label, nlp::deprel_names().size(), false);
  label_bias_.create("label_bias", 1, nlp::deprel_names().size(), false);

  Random random(seed);
  initialise(words_, 0.3F, random);
  initialise(projection_, 0.5F * inverse_root(std::max<std::size_t>(1, shape_.vector_width)),
             random);
  initialise(root_, 0.5F, random);
  for (Tensor& table : hashed_) initialise(table, 0.3F, random);
  for (Layer& layer : layers_) {
    initialise(layer.weight, inverse_root(both), random);
    for (std::size_t direction = 0; direction < 2; ++direction) {
      float* const v = layer.cell.value.data() + direction * 4 * shape_.width;
      for (std::size_t k = 0; k < 2 * std::size_t{shape_.width}; ++k) v[k] = 0.3F * random.normal();
    }
  }
  initialise(heads_, inverse_root(both), random);
  initialise(arc_, 0.25F * inverse_root(shape_.arc), random);
  initialise(label_, inverse_root(shape_.label), random);
  memory_.resize(shape_.layers);
  inputs_.resize(shape_.layers + 1);
}

std::vector<Tensor*> Network::tensors() {
  std::vector<Tensor*> all = {&words_, &projection_, &root_};
  for (Tensor& table : hashed_) all.push_back(&table);
  for (Layer& layer : layers_) {
    all.push_back(&layer.weight);
    all.push_back(&layer.cell);
  }
  all.push_back(&lexicon_);
  for (Tensor* tensor :
       {&heads_, &heads_bias_, &arc_, &arc_bias_, &distance_, &label_, &label_bias_}) {
    all.push_back(tensor);
  }
  return all;
}

std::vector<const Tensor*> Network::tensors() const {
  std::vector<const Tensor*> all;
  // The list is made once; constness is all that differs.
  for (Tensor* tensor : const_cast<Network*>(this)->tensors()) all.push_back(tensor);  // NOLINT
  return all;
}

void Network::draw_mask(std::vector<float>& mask, std::size_t sentences, std::size_t columns,
                        float rate, Random& random) {
  mask.resize(sentences * columns);
  const float kept = 1.0F / (1.0F - rate);
  for (float& value : mask) value = random.uniform() < rate ? 0.0F : kept;
}

void Network::forward_layer(std::size_t at, const Batch& batch, bool keep) {
  const std::size_t both = shape_.both();
  const std::size_t width = shape_.width;
  const std::size_t positions = batch.positions();
  Layer& layer = layers_[at];
  LayerMemory& memory = memory_[at];
  const float* input = inputs_[at].data();
  if (keep) {
    memory.masked.resize(positions * both);
    for (std::size_t s = 0; s < batch.sentences.size(); ++s) {
      const BatchSentence& sentence = batch.sentences[s];
      const float* const mask = memory.mask.data() + s * both;
      for (std::size_t t = sentence.offset; t <= sentence.offset + sentence.size; ++t) {
        for (std::size_t k = 0; k < both; ++k) {
          memory.masked[t * both + k] = input[t * both + k] * mask[k];
        }
      }
    }
    input = memory.masked.data();
  }
  memory.products.resize(positions * 3 * both);
  multiply(positions, 3 * both, both, {input, both}, {layer.weight.value.data(), 3 * both},
           memory.products.data(), 3 * both, false);
  for (auto* values : {&memory.state, &memory.forget, &memory.reset, &memory.activated}) {
    values->resize(positions * both);
  }
  inputs_[at + 1].resize(positions * both);
  for (const BatchSentence& sentence : batch.sentences) {
    for (std::size_t direction = 0; direction < 2; ++direction) {
      const std::size_t row = sentence.offset * both + direction * width;
      const Recurrence rows{
          width,
          both,
          3 * both,
          layer.cell.value.data() + direction * 4 * width,
          memory.products.data() + sentence.offset * 3 * both + direction * 3 * width,
          inputs_[at].data() + row,
          memory.state.data() + row,
          memory.forget.data() + row,
          memory.reset.data() + row,
          memory.activated.data() + row,
          inputs_[at + 1].data() + row};
      train::forward(rows, sentence.size + 1, direction == 1);
    }
  }
}

void Network::forward(const Batch& batch, const Dropout* dropout, Random* random) {
  const std::size_t both = shape_.both();
  const std::size_t positions = batch.positions();
  std::vector<float>& bottom = inputs_[0];
  gathered_.assign(positions * shape_.vector_width, 0.0F);
  bottom.assign(positions * both, 0.0F);
  for (const BatchSentence& sentence : batch.sentences) {
    for (std::size_t t = sentence.offset + 1; t <= sentence.offset + sentence.size; ++t) {
      const float* const vector =
          vectors_.data() + std::size_t{batch.tokens[t].vector} * shape_.vector_width;
      std::copy(vector, vector + shape_.vector_width, gathered_.data() + t * shape_.vector_width);
    }
  }
  if (shape_.vector_width > 0) {
    multiply(positions, both, shape_.vector_width, {gathered_.data(), shape_.vector_width},
             {projection_.value.data(), both}, bottom.data(), both, false);
  }
  for (const BatchSentence& sentence : batch.sentences) {
    std::copy(root_.value.begin(), root_.value.end(),
              bottom.begin() + static_cast<std::ptrdiff_t>(sentence.offset * both));
    for (std::size_t t = sentence.offset + 1; t <= sentence.offset + sentence.size; ++t) {
      float* const x = bottom.data() + t * both;
      add_row(words_.row(batch.tokens[t].word), x, both);
      if (const std::uint32_t row = batch.tokens[t].lexicon; row > 0) {
        add_row(lexicon_.row(row), x, both);
      }
      for (std::size_t table = 0; table < hashed_.size(); ++table) {
        add_row(hashed_[table].row(batch.tokens[t].hashed[table]), x, both);
      }
    }
  }
  for (std::size_t at = 0; at < layers_.size(); ++at) {
    if (dropout != nullptr) {
      draw_mask(memory_[at].mask, batch.sentences.size(), both, dropout->layer, *random);
    }
    forward_layer(at, batch, dropout != nullptr);
  }
  top_ = inputs_.back();
  if (dropout != nullptr) {
    draw_mask(top_mask_, batch.sentences.size(), both, dropout->layer, *random);
    for (std::size_t s = 0; s < batch.sentences.size(); ++s) {
      const BatchSentence& sentence = batch.sentences[s];
      for (std::size_t t = sentence.offset; t <= sentence.offset + sentence.size; ++t) {
        for (std::size_t k = 0; k < both; ++k) top_[t * both + k] *= top_mask_[s * both + k];
      }
    }
  }
  outputs_.resize(positions * columns_.total);
  for (std::size_t t = 0; t < positions; ++t) {
    std::copy(heads_bias_.value.begin(), heads_bias_.value.end(),
              outputs_.begin() + static_cast<std::ptrdiff_t>(t * columns_.total));
  }
  multiply(positions, columns_.total, both, {top_.data(), both},
           {heads_.value.data(), columns_.total}, outputs_.data(), columns_.total, true);
  const auto take = [&](std::vector<float>& side, std::size_t begin, std::size_t size) {
    side.resize(positions * size);
    for (std::size_t t = 0; t < positions; ++t) {
      const float* const from = outputs_.data() + t * columns_.total + begin;
      std::copy(from, from + size, side.data() + t * size);
    }
  };
  take(arc_word_, columns_.arc_word, shape_.arc);
  take(arc_head_, columns_.arc_head, shape_.arc);
  take(label_word_, columns_.label_word, shape_.label);
  take(label_head_, columns_.label_head, shape_.label);
  apply_leaky(arc_word_);
  apply_leaky(arc_head_);
  if (dropout != nullptr) {
    const std::size_t sides = 2 * std::size_t{shape_.arc};
    draw_mask(side_mask_, batch.sentences.size(), sides, dropout->head, *random);
    for (std::size_t s = 0; s < batch.sentences.size(); ++s) {
      const BatchSentence& sentence = batch.sentences[s];
      const float* const mask = side_mask_.data() + s * sides;
      for (std::size_t t = sentence.offset; t <= sentence.offset + sentence.size; ++t) {
        for (std::size_t k = 0; k < shape_.arc; ++k) {
          arc_word_[t * shape_.arc + k] *= mask[k];
          arc_head_[t * shape_.arc + k] *= mask[shape_.arc + k];
        }
      }
    }
  }
  arc_query_.resize(positions * shape_.arc);
  for (std::size_t t = 0; t < positions; ++t) {
    std::copy(arc_bias_.value.begin(), arc_bias_.value.end(),
              arc_query_.begin() + static_cast<std::ptrdiff_t>(t * shape_.arc));
  }
  multiply(positions, shape_.arc, shape_.arc, {arc_word_.data(), shape_.arc},
           {arc_.value.data(), shape_.arc}, arc_query_.data(), shape_.arc, true);
}

Outputs Network::predict(const Batch& batch) {
  forward(batch, nullptr, nullptr);
  return {outputs_.data(), columns_.total};
}

void Network::arc_scores(const BatchSentence& sentence, std::vector<float>& scores) {
  const std::size_t heads = sentence.size + 1;
  scores.resize(sentence.size * heads);
  multiply(sentence.size, heads, shape_.arc,
           {arc_query_.data() + (sentence.offset + 1) * shape_.arc, shape_.arc},
           {arc_head_.data() + sentence.offset * shape_.arc, shape_.arc, true}, scores.data(),
           heads, false);
  for (std::uint32_t word = 0; word < sentence.size; ++word) {
    float* const row = scores.data() + word * heads;
    for (std::uint32_t head = 0; head < heads; ++head) {
      row[head] += distance_.value[nlp::distance_class(word + 1, head)];
    }
    row[word + 1] = -1e9F;
  }
}

void Network::label_scores(const BatchSentence& sentence, std::span<const std::uint32_t> heads,
                           std::vector<float>& scores) {
  const std::size_t classes = label_.columns;
  hidden_.resize(sentence.size * shape_.label);
  scores.resize(sentence.size * classes);
  for (std::size_t word = 0; word < sentence.size; ++word) {
    const float* const a = label_word_.data() + (sentence.offset + 1 + word) * shape_.label;
    const float* const b = label_head_.data() + (sentence.offset + heads[word]) * shape_.label;
    for (std::size_t k = 0; k < shape_.label; ++k) {
      hidden_[word * shape_.label + k] = nlp::leaky(a[k] + b[k]);
    }
    std::copy(label_bias_.value.begin(), label_bias_.value.end(),
              scores.begin() + static_cast<std::ptrdiff_t>(word * classes));
  }
  multiply(sentence.size, classes, shape_.label, {hidden_.data(), shape_.label},
           {label_.value.data(), classes}, scores.data(), classes, true);
}

void Network::arc_losses(const BatchSentence& sentence, float scale, Losses& losses) {
  const std::size_t heads = sentence.size + 1;
  arc_scores(sentence, scores_);
  for (std::uint32_t word = 0; word < sentence.size; ++word) {
    float* const row = scores_.data() + word * heads;
    const float sure = sentence.gold.sure == nullptr ? 1.0F : sentence.gold.sure[word];
    losses.arc += static_cast<double>(sure) *
                  softmax_loss(row, heads, sentence.gold.head[word], scale * sure, row);
    row[word + 1] = 0.0F;
    for (std::uint32_t head = 0; head < heads; ++head) {
      distance_.gradient[nlp::distance_class(word + 1, head)] += row[head];
    }
  }
  const std::size_t arc = shape_.arc;
  const std::size_t first = sentence.offset * arc;
  multiply(sentence.size, arc, heads, {scores_.data(), heads}, {arc_head_.data() + first, arc},
           d_arc_query_.data() + first + arc, arc, false);
  multiply(heads, arc, sentence.size, {scores_.data(), heads, true},
           {arc_query_.data() + first + arc, arc}, d_arc_head_.data() + first, arc, false);
}

void Network::label_losses(const Batch& batch, float scale, Losses& losses) {
  const std::size_t width = shape_.label;
  const std::size_t classes = label_.columns;
  struct Pair {
    std::size_t word;
    std::size_t head;
    std::uint8_t gold;
    float sure;
    float weight;
  };
  std::vector<Pair> pairs;
  for (const BatchSentence& sentence : batch.sentences) {
    if (sentence.gold.head == nullptr) continue;
    for (std::size_t word = 0; word < sentence.size; ++word) {
      pairs.push_back({sentence.offset + 1 + word, sentence.offset + sentence.gold.head[word],
                       sentence.gold.deprel[word],
                       sentence.gold.sure == nullptr ? 1.0F : sentence.gold.sure[word],
                       sentence.gold.weight});
    }
  }
  hidden_.resize(pairs.size() * width);
  logits_.resize(pairs.size() * classes);
  d_hidden_.resize(pairs.size() * width);
  for (std::size_t at = 0; at < pairs.size(); ++at) {
    const float* const a = label_word_.data() + pairs[at].word * width;
    const float* const b = label_head_.data() + pairs[at].head * width;
    for (std::size_t k = 0; k < width; ++k) hidden_[at * width + k] = nlp::leaky(a[k] + b[k]);
    std::copy(label_bias_.value.begin(), label_bias_.value.end(),
              logits_.begin() + static_cast<std::ptrdiff_t>(at * classes));
  }
  multiply(pairs.size(), classes, width, {hidden_.data(), width}, {label_.value.data(), classes},
           logits_.data(), classes, true);
  for (std::size_t at = 0; at < pairs.size(); ++at) {
    float* const row = logits_.data() + at * classes;
    const float sure = pairs[at].sure;
    losses.label += static_cast<double>(sure) * softmax_loss(row, classes, pairs[at].gold,
                                                             scale * pairs[at].weight * sure, row);
    add_row(row, label_bias_.gradient.data(), classes);
  }
  multiply(width, classes, pairs.size(), {hidden_.data(), width, true}, {logits_.data(), classes},
           label_.gradient.data(), classes, true);
  multiply(pairs.size(), width, classes, {logits_.data(), classes},
           {label_.value.data(), classes, true}, d_hidden_.data(), width, false);
  apply_leaky_slope(hidden_, d_hidden_);
  for (std::size_t at = 0; at < pairs.size(); ++at) {
    add_row(d_hidden_.data() + at * width, d_label_word_.data() + pairs[at].word * width, width);
    add_row(d_hidden_.data() + at * width, d_label_head_.data() + pairs[at].head * width, width);
  }
}

void Network::head_losses(const Batch& batch, float scale, Losses& losses) {
  for (const BatchSentence& sentence : batch.sentences) {
    const Gold& gold = sentence.gold;
    const float weight = scale * gold.weight;
    if (gold.head != nullptr) {
      arc_losses(sentence, weight, losses);
      losses.parsed += sentence.size;
    }
    for (std::size_t word = 0; word < sentence.size; ++word) {
      const std::size_t row = (sentence.offset + 1 + word) * columns_.total;
      const auto loss = [&](std::size_t begin, std::size_t size, std::size_t label, float factor) {
        return softmax_loss(outputs_.data() + row + begin, size, label, weight * factor,
                            d_outputs_.data() + row + begin);
      };
      // Both tag heads see the same tokens: half weight each, so that tags weigh as much as arcs.
      if (gold.upos != nullptr) losses.upos += loss(columns_.upos, 18, gold.upos[word], 0.5F);
      if (gold.xpos != nullptr) {
        losses.xpos += loss(columns_.xpos, nlp::xpos_names().size(), gold.xpos[word], 0.5F);
      }
      for (const GoldNames& names : gold.names) {
        losses.names += loss(columns_.names[names.style], shape_.name_labels[names.style],
                             names.labels[word], 1.0F);
      }
    }
    losses.named += gold.names.size() * sentence.size;
  }
  label_losses(batch, scale, losses);
}

void Network::backward_layer(std::size_t at, const Batch& batch) {
  const std::size_t both = shape_.both();
  const std::size_t width = shape_.width;
  const std::size_t positions = batch.positions();
  Layer& layer = layers_[at];
  LayerMemory& memory = memory_[at];
  d_products_.resize(positions * 3 * both);
  d_highway_.resize(positions * both);
  for (const BatchSentence& sentence : batch.sentences) {
    for (std::size_t direction = 0; direction < 2; ++direction) {
      const std::size_t row = sentence.offset * both + direction * width;
      const std::size_t product = sentence.offset * 3 * both + direction * 3 * width;
      const Recurrence rows{width,
                            both,
                            3 * both,
                            layer.cell.value.data() + direction * 4 * width,
                            memory.products.data() + product,
                            inputs_[at].data() + row,
                            memory.state.data() + row,
                            memory.forget.data() + row,
                            memory.reset.data() + row,
                            memory.activated.data() + row,
                            nullptr};
      const RecurrenceGradient gradient{d_inputs_.data() + row, d_products_.data() + product,
                                        d_highway_.data() + row,
                                        layer.cell.gradient.data() + direction * 4 * width};
      train::backward(rows, gradient, sentence.size + 1, direction == 1);
    }
  }
  multiply(both, 3 * both, positions, {memory.masked.data(), both, true},
           {d_products_.data(), 3 * both}, layer.weight.gradient.data(), 3 * both, true);
  multiply(positions, both, 3 * both, {d_products_.data(), 3 * both},
           {layer.weight.value.data(), 3 * both, true}, d_inputs_.data(), both, false);
  for (std::size_t s = 0; s < batch.sentences.size(); ++s) {
    const BatchSentence& sentence = batch.sentences[s];
    const float* const mask = memory.mask.data() + s * both;
    for (std::size_t t = sentence.offset; t <= sentence.offset + sentence.size; ++t) {
      for (std::size_t k = 0; k < both; ++k) {
        d_inputs_[t * both + k] = d_inputs_[t * both + k] * mask[k] + d_highway_[t * both + k];
      }
    }
  }
}

void Network::backward_embeddings(const Batch& batch) {
  const std::size_t both = shape_.both();
  for (const BatchSentence& sentence : batch.sentences) {
    add_row(d_inputs_.data() + sentence.offset * both, root_.gradient.data(), both);
    for (std::size_t t = sentence.offset + 1; t <= sentence.offset + sentence.size; ++t) {
      const float* const d = d_inputs_.data() + t * both;
      const TokenRows& token = batch.tokens[t];
      touch(words_, token.word);
      add_row(d, words_.gradient.data() + token.word * both, both);
      if (token.lexicon > 0) {
        touch(lexicon_, token.lexicon);
        add_row(d, lexicon_.gradient.data() + token.lexicon * both, both);
      }
      for (std::size_t table = 0; table < hashed_.size(); ++table) {
        touch(hashed_[table], token.hashed[table]);
        add_row(d, hashed_[table].gradient.data() + token.hashed[table] * both, both);
      }
    }
  }
  if (shape_.vector_width > 0) {
    multiply(shape_.vector_width, both, batch.positions(),
             {gathered_.data(), shape_.vector_width, true}, {d_inputs_.data(), both},
             projection_.gradient.data(), both, true);
  }
}

void Network::learn(const Batch& batch, const Dropout& dropout, Random& random, Losses& losses) {
  forward(batch, &dropout, &random);
  const std::size_t both = shape_.both();
  const std::size_t positions = batch.positions();
  d_outputs_.assign(positions * columns_.total, 0.0F);
  for (auto* values : {&d_arc_word_, &d_arc_head_, &d_arc_query_}) {
    values->assign(positions * shape_.arc, 0.0F);
  }
  for (auto* values : {&d_label_word_, &d_label_head_}) {
    values->assign(positions * shape_.label, 0.0F);
  }
  const std::size_t words = positions - batch.sentences.size();
  head_losses(batch, 1.0F / static_cast<float>(words), losses);

  const std::size_t arc = shape_.arc;
  for (std::size_t t = 0; t < positions; ++t) {
    add_row(d_arc_query_.data() + t * arc, arc_bias_.gradient.data(), arc);
  }
  multiply(arc, arc, positions, {arc_word_.data(), arc, true}, {d_arc_query_.data(), arc},
           arc_.gradient.data(), arc, true);
  multiply(positions, arc, arc, {d_arc_query_.data(), arc}, {arc_.value.data(), arc, true},
           d_arc_word_.data(), arc, false);
  const std::size_t sides = 2 * arc;
  for (std::size_t s = 0; s < batch.sentences.size(); ++s) {
    const BatchSentence& sentence = batch.sentences[s];
    const float* const mask = side_mask_.data() + s * sides;
    for (std::size_t t = sentence.offset; t <= sentence.offset + sentence.size; ++t) {
      for (std::size_t k = 0; k < arc; ++k) {
        d_arc_word_[t * arc + k] *= mask[k];
        d_arc_head_[t * arc + k] *= mask[arc + k];
      }
    }
  }
  apply_leaky_slope(arc_word_, d_arc_word_);
  apply_leaky_slope(arc_head_, d_arc_head_);
  const auto put = [&](const std::vector<float>& side, std::size_t begin, std::size_t size) {
    for (std::size_t t = 0; t < positions; ++t) {
      std::copy(side.data() + t * size, side.data() + (t + 1) * size,
                d_outputs_.data() + t * columns_.total + begin);
    }
  };
  put(d_arc_word_, columns_.arc_word, arc);
  put(d_arc_head_, columns_.arc_head, arc);
  put(d_label_word_, columns_.label_word, shape_.label);
  put(d_label_head_, columns_.label_head, shape_.label);

  for (std::size_t t = 0; t < positions; ++t) {
    add_row(d_outputs_.data() + t * columns_.total, heads_bias_.gradient.data(), columns_.total);
  }
  multiply(both, columns_.total, positions, {top_.data(), both, true},
           {d_outputs_.data(), columns_.total}, heads_.gradient.data(), columns_.total, true);
  d_inputs_.resize(positions * both);
  multiply(positions, both, columns_.total, {d_outputs_.data(), columns_.total},
           {heads_.value.data(), columns_.total, true}, d_inputs_.data(), both, false);
  for (std::size_t s = 0; s < batch.sentences.size(); ++s) {
    const BatchSentence& sentence = batch.sentences[s];
    for (std::size_t t = sentence.offset; t <= sentence.offset + sentence.size; ++t) {
      for (std::size_t k = 0; k < both; ++k) d_inputs_[t * both + k] *= top_mask_[s * both + k];
    }
  }
  for (std::size_t at = layers_.size(); at-- > 0;) backward_layer(at, batch);
  backward_embeddings(batch);
}

void Network::step(float rate, float clip) {
  // Adam (Kingma and Ba 2015) with 0.98 for the second moment, the value usual for parsers; rows of
  // sparse tensors rest, moments and all, while they are not touched.
  constexpr float keep_mean = 0.9F;
  constexpr float keep_variance = 0.98F;
  constexpr float tiny = 1e-8F;
  ++steps_;
  double norm = 0.0;
  const auto sum_squares = [&](const float* values, std::size_t size) {
    float sum = 0.0F;
    for (std::size_t k = 0; k < size; ++k) sum += values[k] * values[k];
    norm += static_cast<double>(sum);
  };
  const std::vector<Tensor*> all = tensors();
  for (Tensor* tensor : all) {
    if (!tensor->sparse) sum_squares(tensor->gradient.data(), tensor->gradient.size());
    for (const std::uint32_t row : tensor->touched) {
      sum_squares(tensor->gradient.data() + row * tensor->columns, tensor->columns);
    }
  }
  norm = std::sqrt(norm);
  const float factor = norm > static_cast<double>(clip) ? static_cast<float>(clip / norm) : 1.0F;
  const auto count = static_cast<double>(steps_);
  const auto size_of_step =
      static_cast<float>(static_cast<double>(rate) * std::sqrt(1.0 - std::pow(0.98, count)) /
                         (1.0 - std::pow(0.9, count)));
  const auto update = [&](float* __restrict value, float* __restrict gradient,
                          float* __restrict mean, float* __restrict variance, std::size_t size) {
    for (std::size_t k = 0; k < size; ++k) {
      const float g = gradient[k] * factor;
      mean[k] = keep_mean * mean[k] + (1.0F - keep_mean) * g;
      variance[k] = keep_variance * variance[k] + (1.0F - keep_variance) * g * g;
      value[k] -= size_of_step * mean[k] / (std::sqrt(variance[k]) + tiny);
      gradient[k] = 0.0F;
    }
  };
  for (Tensor* tensor : all) {
    if (!tensor->sparse) {
      update(tensor->value.data(), tensor->gradient.data(), tensor->mean.data(),
             tensor->variance.data(), tensor->value.size());
    }
    for (const std::uint32_t row : tensor->touched) {
      const std::size_t begin = row * tensor->columns;
      update(tensor->value.data() + begin, tensor->gradient.data() + begin,
             tensor->mean.data() + begin, tensor->variance.data() + begin, tensor->columns);
      tensor->is_touched[row] = 0;
    }
    tensor->touched.clear();
  }
}

}  // namespace newsgraph::train
