#include "nlp/encoder.hpp"

#include <algorithm>
#include <cstring>

#include "newsgraph/base/error.hpp"
#include "newsgraph/nlp/labels.hpp"

namespace newsgraph::nlp {
namespace {

constexpr std::size_t upos_count = 18;

std::size_t padded(std::size_t outputs) {
  return (outputs + packed_outputs - 1) / packed_outputs * packed_outputs;
}

template <typename Value>
void grow(std::vector<Value>& values, std::size_t size) {
  if (values.size() < size) values.resize(size);
}

// Lays rows out as weights. Unused outputs stay as they are: nobody reads their products.
void pack_rows(const std::uint8_t* bytes, std::uint8_t sign_bit, std::size_t rows,
               std::size_t inputs, std::vector<std::int8_t>& packed,
               std::vector<std::int32_t>& shift) {
  const std::size_t outputs = padded(rows);
  grow(packed, outputs * inputs);
  grow(shift, outputs);
  for (std::size_t row = 0; row < rows; ++row) {
    const std::uint8_t* const from = bytes + row * inputs;
    const std::size_t block = row / packed_outputs * packed_outputs * inputs;
    std::int8_t* const to = packed.data() + block + row % packed_outputs * packed_inputs;
    std::int32_t sum = 0;
    for (std::size_t k = 0; k < inputs; k += packed_inputs) {
      for (std::size_t at = 0; at < packed_inputs; ++at) {
        const auto value = static_cast<std::int8_t>(from[k + at] ^ sign_bit);
        to[k * packed_outputs + at] = value;
        sum += value;
      }
    }
    shift[row] = 128 * sum;
  }
}

}  // namespace

std::uint32_t distance_class(std::uint32_t word, std::uint32_t head) noexcept {
  if (head == 0) return 0;
  const std::uint32_t distance = head > word ? head - word : word - head;
  std::uint32_t step = distance;
  if (distance > 8) step = 9;
  if (distance > 12) step = 10;
  if (distance > 20) step = 11;
  if (distance > 40) step = 12;
  return head < word ? step : 12 + step;
}

HeadColumns::HeadColumns(const ModelShape& shape, std::span<const std::uint32_t> name_labels) {
  const auto take = [&](std::size_t size) {
    const std::uint32_t begin = total;
    total += static_cast<std::uint32_t>(size);
    return begin;
  };
  upos = take(upos_count);
  xpos = take(xpos_names().size());
  for (const std::uint32_t labels : name_labels) names.push_back(take(labels));
  arc_word = take(shape.arc);
  arc_head = take(shape.arc);
  label_word = take(shape.label);
  label_head = take(shape.label);
}

FormCache::Entry& FormCache::at(std::string_view form) {
  return table_[stable_hash(form) % entries];
}

Encoder::Encoder(const ModelFile& file, const Kernels& kernels) : kernels_(kernels) {
  const std::span<const std::uint32_t> sizes = file.numbers<std::uint32_t>("shape", 5);
  shape_ = {sizes[0], sizes[1], sizes[2], sizes[3], sizes[4]};
  const bool fits = shape_.width > 0 && shape_.width % 32 == 0 && shape_.width <= 1024 &&
                    shape_.layers > 0 && shape_.layers <= 16 && shape_.arc > 0 &&
                    shape_.arc % 64 == 0 && shape_.arc <= 1024 && shape_.label > 0 &&
                    shape_.label % 4 == 0 && shape_.label <= 1024 && shape_.guidelines <= 16;
  if (!fits) throw InputError(file.path(), "has a shape that this program cannot run");
  const std::size_t both = shape_.both();
  columns_ = HeadColumns(shape_, file.numbers<std::uint32_t>("names.labels", shape_.guidelines));
  keys_ = file.numbers<std::uint64_t>("vocabulary.keys");
  rows_ = file.numbers<std::uint32_t>("vocabulary.rows", keys_.size());
  if (keys_.empty() || std::find(keys_.begin(), keys_.end(), 0U) == keys_.end()) {
    throw InputError(file.path(), "has a broken vocabulary");
  }
  const auto table = [&](const std::string& name, std::size_t rows) {
    return Table{file.numbers<std::int8_t>(name + ".rows", rows * both),
                 file.numbers<float>(name + ".scales", rows)};
  };
  const std::size_t words = file.numbers<float>("words.scales").size();
  words_ = table("words", words);
  for (const std::uint32_t row : rows_) {
    if (row >= words) throw InputError(file.path(), "has a broken vocabulary");
  }
  for (std::size_t at = 0; at < hashed_.size(); ++at) {
    hashed_[at] = table("hashed" + std::to_string(at), hashed_rows[at]);
  }
  lexicon_keys_ = file.numbers<std::uint64_t>("lexicon.keys");
  lexicon_rows_ = file.numbers<std::uint16_t>("lexicon.classes", lexicon_keys_.size());
  const std::size_t classes = file.numbers<float>("lexicon.scales").size();
  lexicon_ = table("lexicon", classes);
  if (lexicon_keys_.empty() ||
      std::find(lexicon_keys_.begin(), lexicon_keys_.end(), 0U) == lexicon_keys_.end() ||
      std::any_of(lexicon_rows_.begin(), lexicon_rows_.end(),
                  [&](std::uint16_t row) { return row >= classes; })) {
    throw InputError(file.path(), "has a broken lexicon");
  }
  root_ = file.numbers<float>("root", both);
  distance_ = file.numbers<float>("distance", distance_classes);
  for (std::uint32_t at = 0; at < shape_.layers; ++at) {
    const std::string name = "layer" + std::to_string(at);
    layers_.push_back({dense(file, name, both, 3 * both),
                       file.numbers<float>("cell" + std::to_string(at), 4 * both).data()});
  }
  heads_ = dense(file, "heads", both, columns_.total);
  arc_ = dense(file, "arc", shape_.arc, shape_.arc);
  label_ = dense(file, "label", shape_.label, deprel_names().size());
  root_relation_ = find_deprel("root").value_or(0);
}

DenseLayer Encoder::dense(const ModelFile& file, const std::string& name, std::size_t inputs,
                          std::size_t outputs) const {
  const std::size_t all = padded(outputs);
  DenseLayer layer;
  layer.weights = {file.numbers<std::int8_t>(name + ".weights", all * inputs).data(),
                   file.numbers<std::int32_t>(name + ".shift", all).data(), inputs, all};
  layer.scales = file.numbers<float>(name + ".scales", all).data();
  layer.bias = file.numbers<float>(name + ".bias", all).data();
  return layer;
}

std::uint32_t Encoder::vocabulary_row(const FormFeatures& features) const noexcept {
  for (const std::uint64_t key : {features.cased, features.lower}) {
    for (std::size_t slot = key % keys_.size(); keys_[slot] != 0;
         slot = (slot + 1) % keys_.size()) {
      if (keys_[slot] == key) return rows_[slot];
    }
  }
  return 0;
}

void Encoder::embed(std::string_view form, float* sum) const {
  const std::size_t both = shape_.both();
  const FormFeatures features = form_features(form);
  std::fill(sum, sum + both, 0.0F);
  const std::uint32_t word = vocabulary_row(features);
  kernels_.add_row(words_.rows.data() + word * both, words_.scales[word], both, sum);
  for (std::size_t slot = features.cased % lexicon_keys_.size(); lexicon_keys_[slot] != 0;
       slot = (slot + 1) % lexicon_keys_.size()) {
    if (lexicon_keys_[slot] != features.cased) continue;
    const std::size_t row = lexicon_rows_[slot];
    kernels_.add_row(lexicon_.rows.data() + row * both, lexicon_.scales[row], both, sum);
    break;
  }
  for (std::size_t table = 0; table < hashed_.size(); ++table) {
    const std::uint32_t row = features.rows[table];
    kernels_.add_row(hashed_[table].rows.data() + row * both, hashed_[table].scales[row], both,
                     sum);
  }
}

void Encoder::encode(std::span<const std::string_view> forms, EncoderScratch& scratch) const {
  const std::size_t both = shape_.both();
  const std::size_t width = shape_.width;
  const std::size_t positions = forms.size() + scratch.sizes.size();
  scratch.positions = positions;
  grow(scratch.inputs, positions * both);
  grow(scratch.outputs, positions * both);
  grow(scratch.state, width);
  grow(scratch.bytes, positions * both);
  grow(scratch.scales, positions);
  grow(scratch.products, positions * std::max(3 * both, heads_.weights.outputs));
  std::size_t word = 0;
  for (std::size_t s = 0; s < scratch.sizes.size(); ++s) {
    float* row = scratch.inputs.data() + scratch.offsets[s] * both;
    std::copy(root_.begin(), root_.end(), row);
    for (std::size_t at = 0; at < scratch.sizes[s]; ++at) {
      row += both;
      const std::string_view form = forms[word++];
      FormCache::Entry& entry = scratch.forms.at(form);
      if (!entry.filled || entry.form != form) {
        entry.form = form;
        entry.filled = true;
        entry.sum.resize(both);
        embed(form, entry.sum.data());
      }
      std::copy(entry.sum.begin(), entry.sum.end(), row);
    }
  }
  for (const Layer& layer : layers_) {
    kernels_.quantize(scratch.inputs.data(), positions, both,
                      {scratch.bytes.data(), scratch.scales.data()});
    kernels_.multiply(scratch.bytes.data(), positions, layer.dense.weights,
                      scratch.products.data());
    for (std::size_t s = 0; s < scratch.sizes.size(); ++s) {
      for (std::size_t direction = 0; direction < 2; ++direction) {
        const std::size_t offset = scratch.offsets[s];
        RecurrentRows rows;
        rows.products = scratch.products.data() + offset * 3 * both + direction * 3 * width;
        rows.product_stride = 3 * both;
        rows.row_scales = scratch.scales.data() + offset;
        rows.column_scales = layer.dense.scales + direction * 3 * width;
        rows.cell = layer.cell + direction * 4 * width;
        rows.input = scratch.inputs.data() + offset * both + direction * width;
        rows.output = scratch.outputs.data() + offset * both + direction * width;
        rows.state = scratch.state.data();
        rows.stride = both;
        rows.width = width;
        rows.positions = scratch.sizes[s] + 1;
        rows.reversed = direction == 1;
        kernels_.recur(rows);
      }
    }
    scratch.inputs.swap(scratch.outputs);
  }
  kernels_.quantize(scratch.inputs.data(), positions, both,
                    {scratch.bytes.data(), scratch.scales.data()});
  kernels_.multiply(scratch.bytes.data(), positions, heads_.weights, scratch.products.data());
  const std::size_t tags = columns_.arc_word;
  const std::size_t arc = shape_.arc;
  const std::size_t label = shape_.label;
  grow(scratch.tags, positions * tags);
  grow(scratch.arc_query, positions * arc);
  grow(scratch.arc_head, positions * arc);
  grow(scratch.label_word, positions * label);
  grow(scratch.label_head, positions * label);
  for (std::size_t t = 0; t < positions; ++t) {
    const std::int32_t* const products = scratch.products.data() + t * heads_.weights.outputs;
    const float scale = scratch.scales[t];
    const auto restore = [&](auto kernel, std::size_t column, std::size_t size, float* to) {
      kernel(products + column, size, scale, heads_.scales + column, heads_.bias + column, to);
    };
    restore(kernels_.restore, 0, tags, scratch.tags.data() + t * tags);
    restore(kernels_.restore_leaky, columns_.arc_word, arc, scratch.arc_query.data() + t * arc);
    restore(kernels_.restore_leaky, columns_.arc_head, arc, scratch.arc_head.data() + t * arc);
    restore(kernels_.restore, columns_.label_word, label, scratch.label_word.data() + t * label);
    restore(kernels_.restore, columns_.label_head, label, scratch.label_head.data() + t * label);
  }
  // Queries of arcs: the word's side through one more product.
  grow(scratch.query_bytes, positions * arc);
  grow(scratch.query_scales, positions);
  grow(scratch.head_bytes, positions * arc);
  grow(scratch.head_scales, positions);
  const QuantizedRows queries{scratch.query_bytes.data(), scratch.query_scales.data()};
  kernels_.quantize(scratch.arc_query.data(), positions, arc, queries);
  kernels_.multiply(scratch.query_bytes.data(), positions, arc_.weights, scratch.products.data());
  for (std::size_t t = 0; t < positions; ++t) {
    kernels_.restore(scratch.products.data() + t * arc_.weights.outputs, arc,
                     scratch.query_scales[t], arc_.scales, arc_.bias,
                     scratch.arc_query.data() + t * arc);
  }
  kernels_.quantize(scratch.arc_query.data(), positions, arc, queries);
  kernels_.quantize(scratch.arc_head.data(), positions, arc,
                    {scratch.head_bytes.data(), scratch.head_scales.data()});
}

void Encoder::score_arcs(std::size_t sentence, EncoderScratch& scratch) const {
  const std::size_t offset = scratch.offsets[sentence];
  const std::size_t size = scratch.sizes[sentence];
  const std::size_t heads = size + 1;
  const std::size_t arc = shape_.arc;
  pack_rows(scratch.head_bytes.data() + offset * arc, kernels_.sign_bit, heads, arc, scratch.packed,
            scratch.shift);
  const PackedWeights weights{scratch.packed.data(), scratch.shift.data(), arc, padded(heads)};
  grow(scratch.products, size * weights.outputs);
  grow(scratch.scores, size * heads);
  kernels_.multiply(scratch.query_bytes.data() + (offset + 1) * arc, size, weights,
                    scratch.products.data());
  for (std::uint32_t word = 0; word < size; ++word) {
    const float scale = scratch.query_scales[offset + 1 + word];
    const std::int32_t* const products = scratch.products.data() + word * weights.outputs;
    float* const row = scratch.scores.data() + word * heads;
    for (std::uint32_t head = 0; head < heads; ++head) {
      row[head] =
          static_cast<float>(products[head]) * (scale * scratch.head_scales[offset + head]) +
          distance_[distance_class(word + 1, head)];
    }
    row[word + 1] = -1e9F;
  }
}

void Encoder::label(std::size_t sentence, std::span<const std::uint32_t> heads,
                    std::span<std::uint8_t> deprels, EncoderScratch& scratch) const {
  const std::size_t offset = scratch.offsets[sentence];
  const std::size_t size = scratch.sizes[sentence];
  const std::size_t width = shape_.label;
  const std::size_t relations = deprel_names().size();
  grow(scratch.hidden, size * width);
  grow(scratch.products, size * label_.weights.outputs);
  for (std::size_t word = 0; word < size; ++word) {
    kernels_.add_leaky(scratch.label_word.data() + (offset + 1 + word) * width,
                       scratch.label_head.data() + (offset + heads[word]) * width, width,
                       scratch.hidden.data() + word * width);
  }
  // The bytes of the batch's layers are done with: they serve as scratch here.
  grow(scratch.bytes, size * width);
  kernels_.quantize(scratch.hidden.data(), size, width,
                    {scratch.bytes.data(), scratch.scales.data()});
  kernels_.multiply(scratch.bytes.data(), size, label_.weights, scratch.products.data());
  for (std::size_t word = 0; word < size; ++word) {
    if (heads[word] == 0) {
      deprels[word] = root_relation_;
      continue;
    }
    const std::int32_t* const products = scratch.products.data() + word * label_.weights.outputs;
    std::uint8_t best = 0;
    float greatest = -1e30F;
    for (std::uint8_t relation = 1; relation < relations; ++relation) {
      if (relation == root_relation_) continue;
      const float score = static_cast<float>(products[relation]) *
                              (scratch.scales[word] * label_.scales[relation]) +
                          label_.bias[relation];
      if (score > greatest) {
        greatest = score;
        best = relation;
      }
    }
    deprels[word] = best;
  }
}

}  // namespace newsgraph::nlp
