// From files to names. `names_*` is reading, tokens and the gazetteers of schema/; its goal is wc
// -w: 1.0 times its speed on plain text, 0.8 times on JSON lines. `front_*` is the same as the
// pipeline does it, with sentences, zones and quotations between tokens and names.

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include <benchmark/benchmark.h>

#include "newsgraph/base/file.hpp"
#include "newsgraph/document/document.hpp"
#include "newsgraph/input/input.hpp"
#include "newsgraph/knowledge/gazetteer.hpp"
#include "newsgraph/text/text.hpp"
#include "newsgraph/text/tokenizer.hpp"

#include "bench/material.hpp"
#include "bench/yardstick.hpp"

namespace newsgraph::bench {
namespace {

constexpr std::size_t amount = std::size_t{16} << 20U;

/// Files of one input and what wc makes of them.
struct Files {
  TemporaryFolder folder;
  std::vector<std::filesystem::path> paths;
  std::size_t bytes = 0;
  double wc = 0;

  void add(const std::string& name, const std::string& content) {
    paths.push_back(folder.path() / name);
    write_file(paths.back(), content);
    bytes += content.size();
  }
};

/// One article a file.
struct PlainFiles : Files {
  PlainFiles() {
    std::size_t number = 0;
    for (const MadeArticle& article : make_articles(amount)) {
      add(std::to_string(number++) + ".txt", article.text);
    }
    wc = wc_bytes_per_second(paths);
  }
};

std::string json_string(const std::string& text) {
  std::string quoted = "\"";
  for (const char c : text) {
    if (c == '\n') {
      quoted += "\\n";
      continue;
    }
    if (c == '"' || c == '\\') quoted += '\\';
    quoted += c;
  }
  quoted += '"';
  return quoted;
}

struct JsonLines : Files {
  JsonLines() {
    std::string lines;
    std::size_t number = 0;
    for (const MadeArticle& article : make_articles(amount)) {
      lines += "{\"id\":\"";
      lines += std::to_string(number++);
      lines += "\",\"date\":\"2024-05-03\",\"title\":";
      lines += json_string(article.title);
      lines += ",\"text\":";
      lines += json_string(article.text);
      lines += "}\n";
    }
    add("articles.jsonl", lines);
    wc = wc_bytes_per_second(paths);
  }
};

const Files& plain_files() {
  static const PlainFiles files;
  return files;
}
const Files& json_lines() {
  static const JsonLines files;
  return files;
}

const knowledge::Gazetteer& gazetteer() {
  static const knowledge::Gazetteer names = [] {
    const std::vector<std::filesystem::path> folders = {
        std::filesystem::path(NEWSGRAPH_BENCH_SCHEMA) / "gazetteers"};
    return knowledge::Gazetteer(folders);
  }();
  return names;
}

enum class Stage : std::uint8_t { Read, Names, Front };

void front(benchmark::State& state, const Files& files, Stage last) {
  const std::vector<std::string> inputs = {files.folder.path().string()};
  if (last != Stage::Read) gazetteer();
  Document document;
  std::size_t articles = 0;
  input::Callbacks callbacks;
  callbacks.article = [&](Article&& article) {
    ++articles;
    if (last == Stage::Read) return;
    document.clear();
    document.article = std::move(article);
    if (last == Stage::Front) {
      text::analyse(document);
    } else {
      text::tokenize(document.article.text, document.tokens);
    }
    gazetteer().match(document);
    benchmark::DoNotOptimize(document.gazetteer_matches.data());
  };
  for ([[maybe_unused]] auto _ : state) {
    articles = 0;
    input::read_articles(inputs, {}, callbacks);
    benchmark::DoNotOptimize(articles);
  }
  const double all = static_cast<double>(files.bytes) * static_cast<double>(state.iterations());
  state.SetBytesProcessed(static_cast<std::int64_t>(all));
  state.counters["per_wc"] = benchmark::Counter(all / files.wc, benchmark::Counter::kIsRate);
  state.counters["articles"] = static_cast<double>(articles);
}

void read_plain(benchmark::State& state) { front(state, plain_files(), Stage::Read); }
BENCHMARK(read_plain)->Unit(benchmark::kMillisecond);
void names_plain(benchmark::State& state) { front(state, plain_files(), Stage::Names); }
BENCHMARK(names_plain)->Unit(benchmark::kMillisecond);
void front_plain(benchmark::State& state) { front(state, plain_files(), Stage::Front); }
BENCHMARK(front_plain)->Unit(benchmark::kMillisecond);
void read_json_lines(benchmark::State& state) { front(state, json_lines(), Stage::Read); }
BENCHMARK(read_json_lines)->Unit(benchmark::kMillisecond);
void names_json_lines(benchmark::State& state) { front(state, json_lines(), Stage::Names); }
BENCHMARK(names_json_lines)->Unit(benchmark::kMillisecond);
void front_json_lines(benchmark::State& state) { front(state, json_lines(), Stage::Front); }
BENCHMARK(front_json_lines)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace newsgraph::bench
