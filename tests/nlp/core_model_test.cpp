#include <algorithm>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <string>
#include <thread>
#include <vector>

#include <doctest/doctest.h>
#include <unistd.h>

#include "newsgraph/base/error.hpp"
#include "newsgraph/base/file.hpp"
#include "newsgraph/nlp/labels.hpp"
#include "newsgraph/nlp/language_core.hpp"
#include "newsgraph/text/text.hpp"

#include "nlp/encoder.hpp"
#include "nlp/lemma.hpp"
#include "nlp/model_file.hpp"

namespace newsgraph::nlp {
namespace {

// A model with weights drawn by a small generator: it knows nothing, but runs every line of the
// way.
class RandomModel {
 public:
  explicit RandomModel(const std::string& name)
      : path_(std::filesystem::temp_directory_path() /
              ("newsgraph-" + std::to_string(::getpid()) + "-" + name + ".ngm")) {
    ModelWriter writer;
    writer.add("record", "made by a test\n");
    writer.add_numbers<std::uint32_t>("shape", {width, layers, arc, label, 1});
    writer.add("xpos", lines(xpos_names()));
    writer.add("deprel", lines(deprel_names()));
    writer.add("names", "uner PER ORG\n");
    writer.add_numbers<std::uint32_t>("names.labels", {9});
    std::vector<std::uint64_t> keys(64, 0);
    keys[stable_hash("talks") % 64] = stable_hash("talks");
    writer.add_numbers("vocabulary.keys", keys);
    writer.add_numbers("vocabulary.rows", std::vector<std::uint32_t>(64, 1));
    add_table("words", 2, writer);
    for (std::size_t at = 0; at < HashedTables; ++at) {
      add_table("hashed" + std::to_string(at), hashed_rows[at], writer);
    }
    keys.assign(64, 0);
    keys[stable_hash("BISHKEK") % 64] = stable_hash("BISHKEK");
    writer.add_numbers("lexicon.keys", keys);
    writer.add_numbers("lexicon.classes", std::vector<std::uint16_t>(64, 1));
    add_table("lexicon", 2, writer);
    writer.add_numbers("root", floats(2 * width, 1.0F));
    writer.add_numbers("distance", floats(distance_classes, 0.5F));
    for (std::uint32_t at = 0; at < layers; ++at) {
      add_dense("layer" + std::to_string(at), 2 * width, 6 * width, writer);
      writer.add_numbers("cell" + std::to_string(at), floats(8 * width, 0.5F));
    }
    const ModelShape shape{width, layers, arc, label, 1};
    const std::vector<std::uint32_t> labels = {9};
    add_dense("heads", 2 * width, HeadColumns(shape, labels).total, writer);
    add_dense("arc", arc, arc, writer);
    add_dense("label", label, deprel_names().size(), writer);
    learn_lemmas(std::vector<LemmaExample>{{"visited", 44, "visit"}, {"talks", 28, "talk"}},
                 writer);
    writer.write(path_);
  }
  ~RandomModel() { std::filesystem::remove(path_); }
  RandomModel(const RandomModel&) = delete;
  RandomModel& operator=(const RandomModel&) = delete;
  RandomModel(RandomModel&&) = delete;
  RandomModel& operator=(RandomModel&&) = delete;

  const std::filesystem::path& path() const { return path_; }

 private:
  static constexpr std::uint32_t width = 32;
  static constexpr std::uint32_t layers = 2;
  static constexpr std::uint32_t arc = 64;
  static constexpr std::uint32_t label = 64;

  static std::string lines(std::span<const std::string_view> names) {
    std::string text;
    for (const std::string_view name : names) text += std::string(name) + "\n";
    return text;
  }
  std::uint64_t next() {
    state_ = state_ * 6364136223846793005ULL + 1442695040888963407ULL;
    return state_ >> 33U;
  }
  std::vector<float> floats(std::size_t size, float factor) {
    std::vector<float> values(size);
    for (float& value : values) {
      value = (static_cast<float>(next() % 2001) / 1000.0F - 1.0F) * factor;
    }
    return values;
  }
  std::vector<std::int8_t> bytes(std::size_t size) {
    std::vector<std::int8_t> values(size);
    for (std::int8_t& value : values) {
      value = static_cast<std::int8_t>(static_cast<int>(next() % 255) - 127);
    }
    return values;
  }
  void add_table(const std::string& name, std::size_t rows, ModelWriter& writer) {
    writer.add_numbers(name + ".rows", bytes(rows * 2 * width));
    writer.add_numbers(name + ".scales", std::vector<float>(rows, 0.004F));
  }
  void add_dense(const std::string& name, std::size_t inputs, std::size_t outputs,
                 ModelWriter& writer) {
    const std::size_t all = (outputs + 63) / 64 * 64;
    const std::vector<std::int8_t> weights = bytes(all * inputs);
    std::vector<std::int32_t> shift(all, 0);
    for (std::size_t at = 0; at < weights.size(); ++at) {
      const std::size_t output = at / (64 * inputs) * 64 + at / 4 % 64;
      shift[output] += 128 * weights[at];
    }
    writer.add_numbers(name + ".weights", weights);
    writer.add_numbers(name + ".shift", shift);
    writer.add_numbers(name + ".scales", std::vector<float>(all, 0.001F));
    writer.add_numbers(name + ".bias", floats(all, 0.2F));
  }

  std::filesystem::path path_;
  std::uint64_t state_ = 3;
};

std::vector<std::vector<std::string_view>> sentences(std::size_t count) {
  static constexpr std::string_view words[] = {
      "Talks", "began",  "on",   "12",   "May",    ",", "the",     "Énvoy", "told",
      "Mr.",   "O'Hara", "that", "2024", "\u201c", "x", "BISHKEK", "-",     "."};
  std::vector<std::vector<std::string_view>> result(count);
  for (std::size_t at = 0; at < count; ++at) {
    for (std::size_t word = 0; word < 1 + at * 7 % 41; ++word) {
      result[at].push_back(words[(at * 5 + word * (at + 3)) % std::size(words)]);
    }
  }
  return result;
}

std::string readable(const SentenceAnalysis& analysis) {
  std::string text;
  for (std::size_t at = 0; at < analysis.upos.size(); ++at) {
    text += std::string(upos_name(analysis.upos[at])) + "/" +
            std::string(xpos_names()[analysis.xpos[at]]) + "/" + std::to_string(analysis.head[at]) +
            "/" + std::string(deprel_names()[analysis.deprel[at]]) + "/" + analysis.lemmas[at] +
            " ";
  }
  for (const auto& guideline : analysis.names) {
    for (const GuidelineSpan& span : guideline) {
      std::uint32_t bits = 0;
      std::memcpy(&bits, &span.score, sizeof bits);
      text += std::to_string(span.first) + "-" + std::to_string(span.last) + ":" +
              std::to_string(span.type) + "=" + std::to_string(bits) + " ";
    }
  }
  return text;
}

std::vector<std::string> readable(const std::vector<SentenceAnalysis>& analyses) {
  std::vector<std::string> texts;
  for (const SentenceAnalysis& analysis : analyses) texts.push_back(readable(analysis));
  return texts;
}

std::string error_of(const std::filesystem::path& path) {
  try {
    const LanguageCore core(path);
  } catch (const InputError& error) {
    return error.message();
  }
  return "";
}

TEST_CASE("language core: instruction sets agree to the bit") {
  const RandomModel model("sets");
  const auto input = sentences(150);
  std::vector<std::string> first;
  for (const Kernels* const kernels : available_kernels()) {
    CAPTURE(kernels->name);
    ::setenv("NEWSGRAPH_KERNEL", std::string(kernels->name).c_str(), 1);
    const LanguageCore core(model.path());
    CHECK(core.kernel() == kernels->name);
    const std::vector<std::string> results = readable(core.analyse(input));
    if (first.empty()) first = results;
    CHECK(results == first);
  }
  ::unsetenv("NEWSGRAPH_KERNEL");
}

TEST_CASE("language core: a sentence's analysis depends on nothing but the sentence") {
  const RandomModel model("batch");
  const LanguageCore core(model.path());
  const auto input = sentences(120);
  const std::vector<std::string> together = readable(core.analyse(input));
  for (std::size_t at = 0; at < input.size(); at += 13) {
    CAPTURE(at);
    CHECK(readable(core.analyse({&input[at], 1})).front() == together[at]);
  }
  std::vector<std::vector<std::string>> by_thread(4);
  std::vector<std::thread> threads;
  for (auto& result : by_thread) {
    threads.emplace_back([&] { result = readable(core.analyse(input)); });
  }
  for (std::thread& thread : threads) thread.join();
  for (const auto& result : by_thread) CHECK(result == together);
}

TEST_CASE("language core: every sentence gets one tree with one root") {
  const RandomModel model("tree");
  const LanguageCore core(model.path());
  for (const SentenceAnalysis& analysis : core.analyse(sentences(200))) {
    CHECK(std::count(analysis.head.begin(), analysis.head.end(), 0U) == 1);
    for (std::size_t at = 0; at < analysis.head.size(); ++at) {
      CHECK(analysis.head[at] != at + 1);
      CHECK((analysis.head[at] == 0) == (deprel_names()[analysis.deprel[at]] == "root"));
      // Walking up ends at the root.
      std::size_t steps = 0;
      for (std::uint32_t word = static_cast<std::uint32_t>(at + 1); word != 0; ++steps) {
        word = analysis.head[word - 1];
        REQUIRE(steps <= analysis.head.size());
      }
    }
  }
}

TEST_CASE("language core: any words at all are read in linear time") {
  const RandomModel model("odd");
  const LanguageCore core(model.path());
  std::vector<std::vector<std::string_view>> input(5);
  input[1] = std::vector<std::string_view>(20000, "a");
  input[2] = {"\xF0\x9F\x98\x80", "سلام", "Переговоры", "\x01", ""};
  const std::string endless(100000, 'y');
  input[3] = {endless, endless};
  input[4] = {"."};
  const std::vector<SentenceAnalysis> results = core.analyse(input);
  CHECK(results[0].upos.empty());
  CHECK(results[1].upos.size() == 20000);
  CHECK(std::count(results[1].head.begin(), results[1].head.end(), 0U) == 1);
  CHECK(results[2].lemmas.size() == 5);
  CHECK(results[4].head == std::vector<std::uint32_t>{0});
}

TEST_CASE("language core: fills the columns of a document") {
  const RandomModel model("document");
  const LanguageCore core(model.path());
  Document document;
  document.article.text = "Talks began in Bishkek. The envoy visited two towns.";
  text::analyse(document);
  core.annotate(document);
  const Tokens& tokens = document.tokens;
  REQUIRE(tokens.head.size() == tokens.size());
  for (TokenIndex token = 0; token < tokens.size(); ++token) {
    const TokenSpan sentence = document.sentences[tokens.sentence[token]].tokens;
    CHECK((tokens.head[token] == no_token || sentence.contains(tokens.head[token])));
    CHECK(tokens.upos[token] != Upos::None);
    CHECK(tokens.lemma[token] < document.lemmas.size());
  }
  for (const NameSpan& name : document.names) CHECK_FALSE(name.tokens.empty());
  std::string out;
  append_conllu(document, out);
  const std::vector<ConlluSentence> read = read_conllu(out, "out");
  CHECK(read.size() == document.sentences.size());
}

TEST_CASE("model file: what is no model, damaged or foreign is refused with the reason") {
  const RandomModel model("damaged");
  const std::string good = read_file(model.path());
  const std::filesystem::path path = model.path().string() + ".bad";
  const auto refused = [&](const std::string& content) {
    write_file(path, content);
    return error_of(path);
  };
  CHECK(error_of(model.path()).empty());
  CHECK(error_of("/nowhere/at-all.ngm").find("cannot be read") != std::string::npos);
  CHECK(refused("").find("no model") != std::string::npos);
  CHECK(refused(std::string(500, 'x')).find("no model") != std::string::npos);
  CHECK(refused(good.substr(0, good.size() - 64)).find("cut short") != std::string::npos);
  CHECK(refused(good + "x").find("cut short") != std::string::npos);
  std::string changed = good;
  changed[good.size() / 2] = static_cast<char>(changed[good.size() / 2] ^ 1);
  CHECK(refused(changed).find("damaged") != std::string::npos);
  changed = good;
  changed[8] = 99;
  CHECK(refused(changed).find("format 99") != std::string::npos);
  std::filesystem::remove(path);
}

TEST_CASE("model file: a missing section and a section of the wrong size are named") {
  const std::filesystem::path path = std::filesystem::temp_directory_path() /
                                     ("newsgraph-" + std::to_string(::getpid()) + "-sections.ngm");
  ModelWriter writer;
  writer.add_numbers<std::uint32_t>("shape", {32, 1, 64});
  writer.write(path);
  CHECK(error_of(path).find("\"shape\" has a wrong size") != std::string::npos);
  CHECK(ModelFile(path).sha256().size() == 64);
  CHECK_THROWS_AS(ModelFile(path).section("absent"), InputError);
  std::filesystem::remove(path);
}

}  // namespace
}  // namespace newsgraph::nlp
