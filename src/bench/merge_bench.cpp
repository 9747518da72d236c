// Merging: lines of claims.jsonl to the graph, and the graph to JSON-LD, at 10 thousand, 100
// thousand and a million claims. The bar: a million claims over 100,000 articles read, merged and
// written as JSON-LD within 15 s and 2 GB on one core.

#include <cstddef>
#include <filesystem>
#include <string>
#include <utility>
#include <vector>

#include <benchmark/benchmark.h>

#include "newsgraph/base/file.hpp"
#include "newsgraph/document/record_file.hpp"
#include "newsgraph/export/jsonld.hpp"
#include "newsgraph/graph/knowledge_graph.hpp"

#include "bench/made_records.hpp"
#include "bench/memory.hpp"
#include "bench/yardstick.hpp"

namespace newsgraph::bench {
namespace {

/// A file of made records, written once for each size.
std::filesystem::path record_file(std::uint32_t articles) {
  static const TemporaryFolder folder;
  std::filesystem::path path = folder.path() / (std::to_string(articles) + ".jsonl");
  if (std::filesystem::exists(path)) return path;
  AtomicFile file(path);
  std::string line;
  for (std::uint32_t i = 0; i < articles; ++i) {
    line.clear();
    append_line(make_record(i), line);
    file.write(line);
  }
  file.commit();
  return path;
}

void report(benchmark::State& state, std::uint32_t articles) {
  state.counters["claims"] = benchmark::Counter(
      static_cast<double>(articles) * claims_of_made_record, benchmark::Counter::kIsRate);
  state.counters["peak_bytes"] =
      benchmark::Counter(static_cast<double>(peak_memory()), benchmark::Counter::kDefaults,
                         benchmark::Counter::kIs1024);
}

void read_claims(benchmark::State& state) {
  const auto articles = static_cast<std::uint32_t>(state.range(0));
  const std::filesystem::path path = record_file(articles);
  forget_peak();
  for ([[maybe_unused]] auto _ : state) benchmark::DoNotOptimize(read_records(std::vector{path}));
  report(state, articles);
  state.SetBytesProcessed(static_cast<std::int64_t>(std::filesystem::file_size(path)) *
                          static_cast<std::int64_t>(state.iterations()));
}
BENCHMARK(read_claims)
    ->Arg(1000)
    ->Arg(10000)
    ->Arg(100000)
    ->Iterations(1)
    ->Unit(benchmark::kMillisecond);

/// Reading included.
void merge(benchmark::State& state) {
  const auto articles = static_cast<std::uint32_t>(state.range(0));
  const std::filesystem::path path = record_file(articles);
  forget_peak();
  std::size_t facts = 0;
  std::size_t entities = 0;
  for ([[maybe_unused]] auto _ : state) {
    const graph::KnowledgeGraph graph(read_records(std::vector{path}), vocabulary());
    facts = graph.facts().size();
    entities = graph.entities().size();
  }
  report(state, articles);
  state.counters["facts"] = static_cast<double>(facts);
  state.counters["entities"] = static_cast<double>(entities);
}
BENCHMARK(merge)->Arg(1000)->Arg(10000)->Arg(100000)->Iterations(1)->Unit(benchmark::kMillisecond);

/// Reading and merging included; the bytes are counted and thrown away.
void merge_and_write_jsonld(benchmark::State& state) {
  const auto articles = static_cast<std::uint32_t>(state.range(0));
  const std::filesystem::path path = record_file(articles);
  forget_peak();
  std::size_t bytes = 0;
  for ([[maybe_unused]] auto _ : state) {
    const graph::KnowledgeGraph graph(read_records(std::vector{path}), vocabulary());
    bytes = 0;
    exporting::write_jsonld(graph, {}, [&](std::string_view piece) { bytes += piece.size(); });
  }
  report(state, articles);
  state.counters["jsonld_bytes"] = static_cast<double>(bytes);
}
BENCHMARK(merge_and_write_jsonld)
    ->Arg(1000)
    ->Arg(10000)
    ->Arg(100000)
    ->Iterations(1)
    ->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace newsgraph::bench
