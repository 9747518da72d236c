// Exports: bytes a second of every data format over a graph of 100,000 claims, and the memory that
// writing a million facts takes beyond the graph. The bars: JSON-LD 150 MB/s, N-Quads 100 MB/s on
// one core; memory that does not grow with the graph.

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <benchmark/benchmark.h>
#include <sys/resource.h>

#include "newsgraph/export/formats.hpp"
#include "newsgraph/graph/knowledge_graph.hpp"

#include "bench/made_records.hpp"

namespace newsgraph::bench {
namespace {

const knowledge::Knowledge& vocabulary() {
  static const knowledge::Knowledge knowledge = [] {
    const std::filesystem::path schema = knowledge::built_in_schema();
    knowledge::Knowledge result;
    result.ontology = knowledge::Ontology(std::vector{schema / "ontology.json"});
    result.lexicon = knowledge::Lexicon(std::vector{schema});
    return result;
  }();
  return knowledge;
}

/// One graph at a time is kept: the last one asked for.
const graph::KnowledgeGraph& graph_of(std::uint32_t articles) {
  static std::uint32_t size = 0;
  static std::unique_ptr<graph::KnowledgeGraph> graph;
  if (size != articles) {
    graph.reset();
    std::vector<Record> records;
    records.reserve(articles);
    for (std::uint32_t i = 0; i < articles; ++i) records.push_back(make_record(i));
    graph = std::make_unique<graph::KnowledgeGraph>(std::move(records), vocabulary());
    graph->source_groups();  // part of the graph, computed at its first use
    size = articles;
  }
  return *graph;
}

/// Highest resident memory of the process so far, in bytes.
double peak_memory() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  return static_cast<double>(usage.ru_maxrss) * 1024.0;
}

/// Bytes are counted and thrown away.
void write_format(benchmark::State& state, const char* name) {
  const auto articles = static_cast<std::uint32_t>(state.range(0));
  const graph::KnowledgeGraph& graph = graph_of(articles);
  const exporting::Format* const format = exporting::find_format(name);
  const double before = peak_memory();
  std::size_t bytes = 0;
  for ([[maybe_unused]] auto _ : state) {
    format->write(graph, {}, [&](std::string_view piece) { bytes += piece.size(); });
  }
  state.SetBytesProcessed(static_cast<std::int64_t>(bytes));
  state.counters["facts"] = static_cast<double>(graph.facts().size());
  state.counters["more_memory"] = benchmark::Counter(
      peak_memory() - before, benchmark::Counter::kDefaults, benchmark::Counter::kIs1024);
}

#define NEWSGRAPH_BENCH_FORMAT(name) \
  BENCHMARK_CAPTURE(write_format, name, #name)->Arg(10000)->Unit(benchmark::kMillisecond)
NEWSGRAPH_BENCH_FORMAT(jsonld);
NEWSGRAPH_BENCH_FORMAT(nq);
NEWSGRAPH_BENCH_FORMAT(ttl);
NEWSGRAPH_BENCH_FORMAT(csv);
NEWSGRAPH_BENCH_FORMAT(events);
NEWSGRAPH_BENCH_FORMAT(cypher);
NEWSGRAPH_BENCH_FORMAT(graphml);
NEWSGRAPH_BENCH_FORMAT(gexf);
NEWSGRAPH_BENCH_FORMAT(ftm);
#undef NEWSGRAPH_BENCH_FORMAT

// A million claims: what is needed beside the graph must stay small.
BENCHMARK_CAPTURE(write_format, million_jsonld, "jsonld")
    ->Arg(100000)
    ->Iterations(1)
    ->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(write_format, million_nq, "nq")
    ->Arg(100000)
    ->Iterations(1)
    ->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(write_format, million_csv, "csv")
    ->Arg(100000)
    ->Iterations(1)
    ->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace newsgraph::bench
