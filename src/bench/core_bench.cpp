// The language core: its kernel alone, and everything after tokenising.

#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include <benchmark/benchmark.h>

#include "newsgraph/document/document.hpp"
#include "newsgraph/nlp/language_core.hpp"
#include "newsgraph/text/text.hpp"

#include "bench/material.hpp"
#include "bench/yardstick.hpp"
#include "nlp/kernel.hpp"

namespace newsgraph::bench {
namespace {

// Multiplications a token costs: three layers of 256 x 768, heads of 256 x 704, arcs of 128 x 128,
// a sentence of 25 words against 64 packed heads, relations of 128 x 64.
constexpr double multiplications_per_token =
    3 * 256 * 768 + 256 * 704 + 128 * 128 + 128 * 64 + 128 * 64;

// Products of a layer over 126 positions, as inference makes them. The item is one multiplication.
void multiply(benchmark::State& state) {
  const auto sets = nlp::available_kernels();
  const auto index = static_cast<std::size_t>(state.range(0));
  if (index >= sets.size()) return state.SkipWithError("not on this machine");
  const nlp::Kernels& kernels = *sets[index];
  constexpr std::size_t rows = 126;
  constexpr std::size_t inputs = 256;
  constexpr std::size_t outputs = 768;
  std::vector<std::int8_t> packed(inputs * outputs);
  for (std::size_t at = 0; at < packed.size(); ++at) {
    packed[at] = static_cast<std::int8_t>(static_cast<int>(at * 31 % 255) - 127);
  }
  const std::vector<std::int32_t> shift(outputs, 0);
  std::vector<std::uint8_t> bytes(rows * inputs);
  for (std::size_t at = 0; at < bytes.size(); ++at) bytes[at] = static_cast<std::uint8_t>(at % 127);
  std::vector<std::int32_t> products(rows * outputs);
  for ([[maybe_unused]] auto _ : state) {
    kernels.multiply(bytes.data(), rows, {packed.data(), shift.data(), inputs, outputs},
                     products.data());
    benchmark::DoNotOptimize(products.data());
    benchmark::ClobberMemory();
  }
  state.SetLabel(std::string(kernels.name));
  state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(rows * inputs * outputs));
}
BENCHMARK(multiply)->DenseRange(0, 2);

std::filesystem::path model_path() {
  const char* const path = std::getenv("NEWSGRAPH_MODEL");
  return path != nullptr ? std::filesystem::path(path) : nlp::default_model(NEWSGRAPH_BENCH_SCHEMA);
}

void load_model(benchmark::State& state) {
  if (!std::filesystem::exists(model_path())) return state.SkipWithError("no model file");
  for ([[maybe_unused]] auto _ : state) {
    const nlp::LanguageCore core(model_path());
    benchmark::DoNotOptimize(&core);
  }
}
BENCHMARK(load_model)->Unit(benchmark::kMillisecond);

// Everything after tokenising. `multiplications` over the items of `multiply` is the share of the
// kernel's peak that is reached.
void parse(benchmark::State& state) {
  if (!std::filesystem::exists(model_path())) return state.SkipWithError("no model file");
  const nlp::LanguageCore core(model_path());
  const std::string all = bench_text();
  const std::string text =
      all.substr(0, all.find("\n\n", std::min<std::size_t>(all.size(), 400'000)));
  Document document;
  document.article.text = text;
  text::analyse(document);
  for ([[maybe_unused]] auto _ : state) {
    core.parse(document);
    benchmark::DoNotOptimize(document.tokens.head.data());
  }
  const auto runs = static_cast<double>(state.iterations());
  const double tokens = static_cast<double>(document.tokens.size()) * runs;
  state.SetLabel(std::string(core.kernel()));
  state.SetBytesProcessed(static_cast<std::int64_t>(static_cast<double>(text.size()) * runs));
  state.counters["tokens"] = benchmark::Counter(tokens, benchmark::Counter::kIsRate);
  state.counters["multiplications"] =
      benchmark::Counter(tokens * multiplications_per_token, benchmark::Counter::kIsRate);
  state.counters["per_wc"] =
      benchmark::Counter(static_cast<double>(text.size()) * runs / wc_bytes_per_second(text),
                         benchmark::Counter::kIsRate);
}
BENCHMARK(parse)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace newsgraph::bench
