// Tokens, sentences and names: the front end of the pipeline.

#include <cstdint>
#include <string>
#include <vector>

#include <benchmark/benchmark.h>

#include "newsgraph/document/document.hpp"
#include "newsgraph/knowledge/name_trie.hpp"
#include "newsgraph/text/text.hpp"
#include "newsgraph/text/tokenizer.hpp"

#include "bench/material.hpp"
#include "bench/yardstick.hpp"

namespace newsgraph::bench {
namespace {

const std::string& material() {
  static const std::string text = bench_text();
  return text;
}

double wc_speed() {
  static const double speed = wc_bytes_per_second(material());
  return speed;
}

/// Adds megabytes a second and the ratio to wc -w, both over CPU time.
void report(benchmark::State& state, std::size_t bytes, std::size_t tokens) {
  const double all = static_cast<double>(bytes) * static_cast<double>(state.iterations());
  state.SetBytesProcessed(static_cast<std::int64_t>(all));
  state.counters["per_wc"] = benchmark::Counter(all / wc_speed(), benchmark::Counter::kIsRate);
  if (tokens > 0) {
    state.counters["tokens"] =
        benchmark::Counter(static_cast<double>(tokens) * static_cast<double>(state.iterations()),
                           benchmark::Counter::kIsRate);
  }
}

/// Pieces of about 4 kB that end at a blank line: articles.
std::vector<std::string> pieces_of(const std::string& text) {
  std::vector<std::string> pieces;
  std::size_t begin = 0;
  while (begin < text.size()) {
    std::size_t end = text.find("\n\n", std::min(begin + 4000, text.size()));
    end = end == std::string::npos ? text.size() : end + 2;
    pieces.push_back(text.substr(begin, end - begin));
    begin = end;
  }
  return pieces;
}

const std::vector<std::string>& articles() {
  static const std::vector<std::string> pieces = pieces_of(material());
  return pieces;
}

void tokenize(benchmark::State& state) {
  Tokens tokens;
  std::size_t count = 0;
  for ([[maybe_unused]] auto _ : state) {
    count = 0;
    for (const std::string& article : articles()) {
      tokens.clear();
      text::tokenize(article, tokens);
      count += tokens.size();
    }
    benchmark::DoNotOptimize(count);
  }
  report(state, material().size(), count);
}
BENCHMARK(tokenize)->Unit(benchmark::kMillisecond);

void tokenize_one_text(benchmark::State& state) {
  Tokens tokens;
  for ([[maybe_unused]] auto _ : state) {
    tokens.clear();
    text::tokenize(material(), tokens);
    benchmark::DoNotOptimize(tokens.hash.data());
  }
  report(state, material().size(), tokens.size());
}
BENCHMARK(tokenize_one_text)->Unit(benchmark::kMillisecond);

void analyse(benchmark::State& state) {
  Document document;
  std::size_t count = 0;
  for ([[maybe_unused]] auto _ : state) {
    count = 0;
    for (const std::string& article : articles()) {
      document.article.text.assign(article);
      text::analyse(document);
      count += document.tokens.size();
    }
    benchmark::DoNotOptimize(count);
  }
  report(state, material().size(), count);
}
BENCHMARK(analyse)->Unit(benchmark::kMillisecond);

const knowledge::NameTrie& trie() {
  static const knowledge::NameTrie names = [] {
    knowledge::NameTrieBuilder builder;
    Tokens tokens;
    std::uint32_t alias = 0;
    for (const std::string& name : make_names(200'000)) {
      tokens.clear();
      text::tokenize(name, tokens);
      builder.add(tokens.hash, alias++);
    }
    return builder.build();
  }();
  return names;
}

void match_names(benchmark::State& state) {
  Tokens tokens;
  text::tokenize(material(), tokens);
  const knowledge::NameTrie& names = trie();
  std::vector<GazetteerMatch> found;
  for ([[maybe_unused]] auto _ : state) {
    found.clear();
    names.match(tokens, found);
    benchmark::DoNotOptimize(found.data());
  }
  report(state, material().size(), tokens.size());
  state.counters["matches"] = static_cast<double>(found.size());
  state.counters["trie_bytes"] = static_cast<double>(names.memory());
}
BENCHMARK(match_names)->Unit(benchmark::kMillisecond);

void analyse_and_match(benchmark::State& state) {
  Document document;
  const knowledge::NameTrie& names = trie();
  std::size_t count = 0;
  for ([[maybe_unused]] auto _ : state) {
    count = 0;
    for (const std::string& article : articles()) {
      document.article.text.assign(article);
      text::analyse(document);
      document.gazetteer_matches.clear();
      names.match(document.tokens, document.gazetteer_matches);
      count += document.tokens.size();
    }
    benchmark::DoNotOptimize(count);
  }
  report(state, material().size(), count);
}
BENCHMARK(analyse_and_match)->Unit(benchmark::kMillisecond);

/// The yardstick itself, for the log: wc -w over the same bytes.
void wc_words(benchmark::State& state) {
  double seconds = 0;
  for ([[maybe_unused]] auto _ : state) {
    seconds = static_cast<double>(material().size()) / wc_speed();
    state.SetIterationTime(seconds);
  }
  state.SetBytesProcessed(static_cast<std::int64_t>(material().size()) *
                          static_cast<std::int64_t>(state.iterations()));
}
BENCHMARK(wc_words)->UseManualTime()->Iterations(1)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace newsgraph::bench
