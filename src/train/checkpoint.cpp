#include <cstring>
#include <map>
#include <string_view>
#include <utility>

#include "newsgraph/base/error.hpp"
#include "newsgraph/base/file.hpp"

#include "train/trainer.hpp"

namespace newsgraph::train {
namespace {

constexpr std::string_view magic = "NGTRAIN3";

class Writer {
 public:
  explicit Writer(const std::filesystem::path& path) : file_(path) { file_.write(magic); }

  void number(std::uint64_t value) { bytes(&value, sizeof value); }
  void text(std::string_view value) {
    number(value.size());
    file_.write(value);
  }
  void texts(const std::vector<std::string>& values) {
    number(values.size());
    for (const std::string& value : values) text(value);
  }
  void floats(const std::vector<float>& values) {
    number(values.size());
    bytes(values.data(), values.size() * sizeof(float));
  }
  void commit() { file_.commit(); }

 private:
  void bytes(const void* data, std::size_t size) {
    file_.write({static_cast<const char*>(data), size});
  }
  AtomicFile file_;
};

class Reader {
 public:
  explicit Reader(const std::filesystem::path& path)
      : path_(path.string()), content_(read_file(path)) {
    if (content_.compare(0, magic.size(), magic) != 0) {
      throw InputError(path_, "is no checkpoint of this trainer");
    }
    at_ = magic.size();
  }

  std::uint64_t number() {
    std::uint64_t value = 0;
    bytes(&value, sizeof value);
    return value;
  }
  std::string text() {
    std::string value(count(1), '\0');
    bytes(value.data(), value.size());
    return value;
  }
  std::vector<std::string> texts() {
    std::vector<std::string> values(count(sizeof(std::uint64_t)));
    for (std::string& value : values) value = text();
    return values;
  }
  std::vector<float> floats() {
    std::vector<float> values(count(sizeof(float)));
    bytes(values.data(), values.size() * sizeof(float));
    return values;
  }
  void floats_into(std::vector<float>& values) {
    std::vector<float> read = floats();
    if (read.size() != values.size()) throw InputError(path_, "has tensors of another shape");
    values = std::move(read);
  }

 private:
  std::size_t count(std::size_t least_bytes) {
    const std::uint64_t value = number();
    if (value > (content_.size() - at_) / least_bytes) throw InputError(path_, "is cut short");
    return value;
  }
  void bytes(void* to, std::size_t size) {
    if (size > content_.size() - at_) throw InputError(path_, "is cut short");
    if (size > 0) std::memcpy(to, content_.data() + at_, size);
    at_ += size;
  }
  std::string path_;
  std::string content_;
  std::size_t at_ = 0;
};

}  // namespace

void write_checkpoint(const Checkpoint& checkpoint, const std::filesystem::path& path) {
  Writer out(path);
  const NetworkShape& shape = checkpoint.network->shape();
  out.number(checkpoint.epoch);
  out.number(checkpoint.styles.size());
  for (const NameStyle& style : checkpoint.styles) {
    out.text(style.name);
    out.texts(style.types);
  }
  out.texts(checkpoint.vocabulary.words());
  out.texts(checkpoint.vocabulary.vector_words());
  for (const std::uint32_t size : {shape.width, shape.layers, shape.arc, shape.label, shape.words,
                                   shape.vectors, shape.vector_width}) {
    out.number(size);
  }
  // Sorted, so that a checkpoint has the same bytes whatever the order of the map.
  const Lexicon& lexicon = checkpoint.vocabulary.lexicon();
  const std::map<std::uint64_t, std::uint32_t> classes(lexicon.rows.begin(), lexicon.rows.end());
  out.number(lexicon.size);
  out.number(classes.size());
  for (const auto& [key, row] : classes) {
    out.number(key);
    out.number(row);
  }
  out.floats(checkpoint.network->vectors());
  out.number(checkpoint.network->steps());
  for (const Tensor* tensor : std::as_const(*checkpoint.network).tensors()) {
    out.text(tensor->name);
    out.floats(tensor->value);
    out.floats(tensor->mean);
    out.floats(tensor->variance);
  }
  out.commit();
}

Checkpoint read_checkpoint(const std::filesystem::path& path) {
  Reader in(path);
  Checkpoint checkpoint;
  checkpoint.epoch = in.number();
  const std::uint64_t styles = in.number();
  for (std::uint64_t at = 0; at < styles; ++at) {
    NameStyle style;
    style.name = in.text();
    style.types = in.texts();
    checkpoint.styles.push_back(std::move(style));
  }
  std::vector<std::string> words = in.texts();
  std::vector<std::string> vector_words = in.texts();
  NetworkShape shape;
  for (std::uint32_t* size : {&shape.width, &shape.layers, &shape.arc, &shape.label, &shape.words,
                              &shape.vectors, &shape.vector_width}) {
    *size = static_cast<std::uint32_t>(in.number());
  }
  for (const NameStyle& style : checkpoint.styles) {
    shape.name_labels.push_back(static_cast<std::uint32_t>(nlp::bilou_labels(style.types.size())));
  }
  Lexicon lexicon;
  lexicon.size = static_cast<std::uint32_t>(in.number());
  const std::uint64_t classes = in.number();
  for (std::uint64_t at = 0; at < classes; ++at) {
    const std::uint64_t key = in.number();
    lexicon.rows.emplace(key, static_cast<std::uint32_t>(in.number()));
  }
  shape.classes = lexicon.size;
  checkpoint.vocabulary = Vocabulary(std::move(words), std::move(vector_words), std::move(lexicon));
  std::vector<float> vectors = in.floats();
  if (vectors.size() != std::size_t{shape.vectors} * shape.vector_width) {
    throw InputError(path.string(), "has tensors of another shape");
  }
  checkpoint.network = std::make_unique<Network>(shape, std::move(vectors), 0);
  checkpoint.network->set_steps(in.number());
  for (Tensor* tensor : checkpoint.network->tensors()) {
    if (in.text() != tensor->name) throw InputError(path.string(), "has other tensors");
    in.floats_into(tensor->value);
    in.floats_into(tensor->mean);
    in.floats_into(tensor->variance);
  }
  return checkpoint;
}

Checkpoint average(std::vector<Checkpoint> checkpoints) {
  Checkpoint result = std::move(checkpoints.front());
  const std::vector<Tensor*> sums = result.network->tensors();
  const float share = 1.0F / static_cast<float>(checkpoints.size());
  for (std::size_t at = 0; at < sums.size(); ++at) {
    for (std::size_t member = 1; member < checkpoints.size(); ++member) {
      const Tensor& other = *checkpoints[member].network->tensors()[at];
      if (other.value.size() != sums[at]->value.size()) {
        throw InputError("", "checkpoints of different shapes cannot be averaged");
      }
      for (std::size_t k = 0; k < other.value.size(); ++k) sums[at]->value[k] += other.value[k];
    }
    for (float& value : sums[at]->value) value *= share;
  }
  return result;
}

}  // namespace newsgraph::train
