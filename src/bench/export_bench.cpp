// Exports: bytes a second of every data format over a graph of 100,000 claims; the time and memory
// that a million facts take beyond the graph; layouts. The bars, on one core: JSON-LD 150 MB/s,
// N-Quads 100 MB/s, DOT of a million edges in 3 s, memory that does not grow with the text, 1,000
// nodes placed in 2 s and 10,000 in 20 s.

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <benchmark/benchmark.h>

#include "newsgraph/export/dot.hpp"
#include "newsgraph/export/formats.hpp"
#include "newsgraph/export/page.hpp"
#include "newsgraph/export/picture.hpp"
#include "newsgraph/graph/knowledge_graph.hpp"

#include "bench/made_records.hpp"
#include "bench/memory.hpp"
#include "export/layout.hpp"

namespace newsgraph::bench {
namespace {

/// Articles whose records make 100,000 claims, and a little more than a million facts.
constexpr std::uint32_t many_articles = 10'000;
constexpr std::uint32_t most_articles = 115'000;

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

/// Runs `write(graph, sink)`; bytes are counted and thrown away.
template <typename Write>
void measure(benchmark::State& state, Write write) {
  const graph::KnowledgeGraph& graph = graph_of(static_cast<std::uint32_t>(state.range(0)));
  const std::uint64_t before = settled_memory();
  forget_peak();
  std::size_t bytes = 0;
  for ([[maybe_unused]] auto _ : state)
    write(graph, [&](std::string_view piece) { bytes += piece.size(); });
  const std::uint64_t peak = std::max(peak_memory(), before);
  state.SetBytesProcessed(static_cast<std::int64_t>(bytes));
  state.counters["facts"] = static_cast<double>(graph.facts().size());
  const auto memory = [&](const char* name, std::uint64_t value) {
    state.counters[name] = benchmark::Counter(
        static_cast<double>(value), benchmark::Counter::kDefaults, benchmark::Counter::kIs1024);
  };
  memory("graph_memory", before);
  memory("more_memory", peak - before);
}

void write_format(benchmark::State& state, const char* name) {
  const exporting::Format* const format = exporting::find_format(name);
  measure(state, [&](const graph::KnowledgeGraph& graph, const exporting::Sink& sink) {
    format->write(graph, {}, sink);
  });
}

#define NEWSGRAPH_BENCH_FORMAT(name) \
  BENCHMARK_CAPTURE(write_format, name, #name)->Arg(many_articles)->Unit(benchmark::kMillisecond)
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

void dot(benchmark::State& state) {
  measure(state, [](const graph::KnowledgeGraph& graph, const exporting::Sink& sink) {
    exporting::write_dot(graph, sink);
  });
}
BENCHMARK(dot)->Arg(many_articles)->Unit(benchmark::kMillisecond);

// A million facts: what is needed beside the graph must stay small.
BENCHMARK(dot)->Arg(most_articles)->Iterations(1)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(write_format, million_jsonld, "jsonld")
    ->Arg(most_articles)
    ->Iterations(1)
    ->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(write_format, million_nq, "nq")
    ->Arg(most_articles)
    ->Iterations(1)
    ->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(write_format, million_csv, "csv")
    ->Arg(most_articles)
    ->Iterations(1)
    ->Unit(benchmark::kMillisecond);

// ---- layouts ------------------------------------------------------------------------------------

/// Lines as news has them: each node is joined to one before it, drawn with a skew, so that few
/// have hundreds of neighbours and most have one or two; then as many again in all as a picture
/// draws for each node.
std::vector<exporting::Line> made_lines(std::size_t nodes) {
  std::uint64_t state = 1;
  const auto below = [&](std::size_t limit) {
    state = state * 6364136223846793005ULL + 1442695040888963407ULL;  // Knuth's MMIX
    return static_cast<std::size_t>((state >> 33U) % std::max<std::size_t>(limit, 1));
  };
  const auto skewed = [&](std::size_t limit) { return below(below(below(limit) + 1) + 1); };
  std::vector<exporting::Line> lines;
  for (std::size_t node = 1; node < nodes; ++node) lines.push_back({node, skewed(node)});
  for (std::size_t more = 0; more < 6 * nodes / 10; ++more)
    lines.push_back({skewed(nodes), below(nodes)});
  return lines;
}

void place_nodes(benchmark::State& state) {
  const auto nodes = static_cast<std::size_t>(state.range(0));
  const std::vector<exporting::Line> lines = made_lines(nodes);
  for ([[maybe_unused]] auto _ : state)
    benchmark::DoNotOptimize(exporting::lay_out(nodes, lines, {}));
}
BENCHMARK(place_nodes)->Arg(1000)->Arg(10000)->Iterations(1)->Unit(benchmark::kMillisecond);

/// Choosing, placing, measuring words, parting boxes and drawing.
void draw_picture(benchmark::State& state) {
  const graph::KnowledgeGraph& graph = graph_of(many_articles);
  exporting::PictureOptions options;
  options.most_nodes = static_cast<std::size_t>(state.range(0));
  std::size_t bytes = 0;
  for ([[maybe_unused]] auto _ : state) bytes = exporting::draw(graph, options).size();
  state.counters["bytes"] = static_cast<double>(bytes);
}
BENCHMARK(draw_picture)
    ->Arg(100)
    ->Arg(300)
    ->Arg(1000)
    ->Arg(10000)
    ->Iterations(1)
    ->Unit(benchmark::kMillisecond);

void write_whole_page(benchmark::State& state) {
  const graph::KnowledgeGraph& graph = graph_of(many_articles);
  exporting::PageOptions options;
  options.most_nodes = static_cast<std::size_t>(state.range(0));
  std::size_t bytes = 0;
  for ([[maybe_unused]] auto _ : state) {
    bytes = 0;
    exporting::write_page(graph, options, [&](std::string_view piece) { bytes += piece.size(); });
  }
  state.counters["bytes"] = static_cast<double>(bytes);
}
BENCHMARK(write_whole_page)->Arg(2000)->Arg(10000)->Iterations(1)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace newsgraph::bench
