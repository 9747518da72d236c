#include "train/export.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <map>
#include <span>
#include <string_view>

#include "newsgraph/base/error.hpp"
#include "newsgraph/base/file.hpp"
#include "newsgraph/nlp/labels.hpp"

#include "nlp/kernel.hpp"
#include "nlp/lemma.hpp"
#include "nlp/model_file.hpp"

namespace newsgraph::train {
namespace {

struct QuantizedTable {
  std::vector<std::int8_t> rows;
  std::vector<float> scales;

  void add(std::span<const float> row) {
    float greatest = 0.0F;
    for (const float value : row) greatest = std::max(greatest, std::fabs(value));
    const float scale = greatest / 127.0F;
    scales.push_back(scale);
    for (const float value : row) {
      rows.push_back(scale > 0.0F ? static_cast<std::int8_t>(std::lrintf(value / scale))
                                  : std::int8_t{0});
    }
  }
  void write(const std::string& name, nlp::ModelWriter& writer) const {
    writer.add_numbers(name + ".rows", rows);
    writer.add_numbers(name + ".scales", scales);
  }
};

void add_table(const std::string& name, const Tensor& values, nlp::ModelWriter& writer) {
  QuantizedTable table;
  for (std::size_t row = 0; row < values.rows; ++row) table.add({values.row(row), values.columns});
  table.write(name, writer);
}

// values: inputs x outputs, row-major, as the trainer holds them.
void add_dense(const std::string& name, const std::vector<float>& values, std::size_t inputs,
               std::size_t outputs, const std::vector<float>& bias, nlp::ModelWriter& writer) {
  const std::size_t all =
      (outputs + nlp::packed_outputs - 1) / nlp::packed_outputs * nlp::packed_outputs;
  std::vector<std::int8_t> weights(all * inputs, 0);
  std::vector<std::int32_t> shift(all, 0);
  std::vector<float> scales(all, 0.0F);
  std::vector<float> padded_bias(all, 0.0F);
  std::copy(bias.begin(), bias.end(), padded_bias.begin());
  for (std::size_t output = 0; output < outputs; ++output) {
    float greatest = 0.0F;
    for (std::size_t input = 0; input < inputs; ++input) {
      greatest = std::max(greatest, std::fabs(values[input * outputs + output]));
    }
    const float scale = greatest / 127.0F;
    scales[output] = scale;
    std::int32_t sum = 0;
    for (std::size_t input = 0; input < inputs && scale > 0.0F; ++input) {
      const auto weight =
          static_cast<std::int8_t>(std::lrintf(values[input * outputs + output] / scale));
      const std::size_t block = output / nlp::packed_outputs * inputs / nlp::packed_inputs;
      weights[((block + input / nlp::packed_inputs) * nlp::packed_outputs +
               output % nlp::packed_outputs) *
                  nlp::packed_inputs +
              input % nlp::packed_inputs] = weight;
      sum += weight;
    }
    shift[output] = 128 * sum;
  }
  writer.add_numbers(name + ".weights", weights);
  writer.add_numbers(name + ".shift", shift);
  writer.add_numbers(name + ".scales", scales);
  writer.add_numbers(name + ".bias", padded_bias);
}

const Tensor& tensor(const Network& network, std::string_view name) {
  for (const Tensor* candidate : network.tensors()) {
    if (candidate->name == name) return *candidate;
  }
  throw InputError("", "the network has no tensor " + std::string(name));
}

// Keys of forms and their rows; row 0 is the unknown word.
void add_vocabulary(const Checkpoint& checkpoint, std::size_t limit, nlp::ModelWriter& writer) {
  const Network& network = *checkpoint.network;
  const std::size_t both = network.shape().both();
  const std::size_t width = network.shape().vector_width;
  const Tensor& words = tensor(network, "words");
  const Tensor& projection = tensor(network, "projection");
  QuantizedTable table;
  std::map<std::uint64_t, std::uint32_t> keys;
  std::vector<float> row(both);
  const auto add = [&](std::uint32_t word, std::uint32_t vector) {
    std::copy(words.row(word), words.row(word) + both, row.begin());
    for (std::size_t k = 0; k < width; ++k) {
      const float factor = network.vectors()[vector * width + k];
      for (std::size_t column = 0; column < both; ++column) {
        row[column] += factor * projection.row(k)[column];
      }
    }
    table.add(row);
  };
  add(0, 0);
  const auto add_form = [&](const std::string& normal) {
    nlp::FormFeatures features;
    features.cased = nlp::stable_hash(normal);
    features.lower = nlp::stable_hash(nlp::lower_form(normal));
    const auto next = static_cast<std::uint32_t>(table.scales.size());
    if (!keys.emplace(features.cased, next).second) return;
    const TokenRows rows = checkpoint.vocabulary.rows(features);
    add(rows.word, rows.vector);
  };
  for (const std::string& word : checkpoint.vocabulary.words()) add_form(word);
  const std::vector<std::string>& vector_words = checkpoint.vocabulary.vector_words();
  for (std::size_t at = 0; at < std::min(limit, vector_words.size()); ++at)
    add_form(vector_words[at]);
  std::size_t capacity = 64;
  while (capacity * 2 < keys.size() * 3) capacity *= 2;
  std::vector<std::uint64_t> slots(capacity, 0);
  std::vector<std::uint32_t> rows(capacity, 0);
  for (const auto& [key, value] : keys) {
    std::size_t slot = key % capacity;
    while (slots[slot] != 0) slot = (slot + 1) % capacity;
    slots[slot] = key;
    rows[slot] = value;
  }
  writer.add_numbers("vocabulary.keys", slots);
  writer.add_numbers("vocabulary.rows", rows);
  table.write("words", writer);
}

void add_lexicon(const Checkpoint& checkpoint, nlp::ModelWriter& writer) {
  const Lexicon& lexicon = checkpoint.vocabulary.lexicon();
  const std::map<std::uint64_t, std::uint32_t> entries(lexicon.rows.begin(), lexicon.rows.end());
  std::size_t capacity = 64;
  while (capacity * 2 < entries.size() * 3) capacity *= 2;
  std::vector<std::uint64_t> keys(capacity, 0);
  std::vector<std::uint16_t> classes(capacity, 0);
  for (const auto& [key, row] : entries) {
    std::size_t slot = key % capacity;
    while (keys[slot] != 0) slot = (slot + 1) % capacity;
    keys[slot] = key;
    classes[slot] = static_cast<std::uint16_t>(row);
  }
  writer.add_numbers("lexicon.keys", keys);
  writer.add_numbers("lexicon.classes", classes);
  add_table("lexicon", tensor(*checkpoint.network, "lexicon"), writer);
}

std::string lines_of(std::span<const std::string_view> names) {
  std::string lines;
  for (const std::string_view name : names) lines += std::string(name) + "\n";
  return lines;
}

void add_lemmas(const std::vector<std::string>& treebanks, nlp::ModelWriter& writer) {
  std::vector<nlp::LemmaExample> examples;
  for (const std::string& path : treebanks) {
    for (const nlp::ConlluSentence& sentence : nlp::read_conllu(read_file(path), path)) {
      for (const nlp::ConlluWord& word : sentence.words) {
        examples.push_back({word.form, nlp::find_xpos(word.xpos).value_or(0), word.lemma});
      }
    }
  }
  nlp::learn_lemmas(examples, writer);
}

}  // namespace

void export_model(const Checkpoint& checkpoint, const ExportOptions& options,
                  const std::filesystem::path& path) {
  const Network& network = *checkpoint.network;
  const NetworkShape& shape = network.shape();
  const std::size_t both = shape.both();
  nlp::ModelWriter writer;
  writer.add("record", options.record);
  writer.add_numbers<std::uint32_t>("shape",
                                    {shape.width, shape.layers, shape.arc, shape.label,
                                     static_cast<std::uint32_t>(checkpoint.styles.size())});
  writer.add("xpos", lines_of(nlp::xpos_names()));
  writer.add("deprel", lines_of(nlp::deprel_names()));
  std::string names;
  for (const NameStyle& style : checkpoint.styles) {
    names += style.name;
    for (const std::string& type : style.types) names += " " + type;
    names += "\n";
  }
  writer.add("names", names);
  writer.add_numbers("names.labels", shape.name_labels);
  add_vocabulary(checkpoint, options.limit, writer);
  for (std::size_t at = 0; at < nlp::HashedTables; ++at) {
    const std::string name = "hashed" + std::to_string(at);
    add_table(name, tensor(network, name), writer);
  }
  add_lexicon(checkpoint, writer);
  writer.add_numbers("root", tensor(network, "root").value);
  writer.add_numbers("distance", tensor(network, "distance").value);
  for (std::size_t at = 0; at < shape.layers; ++at) {
    const std::string name = "layer" + std::to_string(at);
    add_dense(name, tensor(network, name).value, both, 3 * both, {}, writer);
    writer.add_numbers("cell" + std::to_string(at),
                       tensor(network, "cell" + std::to_string(at)).value);
  }
  const auto add_with_bias = [&](const std::string& name) {
    const Tensor& values = tensor(network, name);
    add_dense(name, values.value, values.rows, values.columns,
              tensor(network, name + "_bias").value, writer);
  };
  add_with_bias("heads");
  add_with_bias("arc");
  add_with_bias("label");
  add_lemmas(options.treebanks, writer);
  writer.write(path);
}

}  // namespace newsgraph::train
