// Coreference of one article by its length: `bytes_per_second` should not fall.

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include <benchmark/benchmark.h>

#include "newsgraph/coref/resolve.hpp"
#include "newsgraph/document/document.hpp"
#include "newsgraph/knowledge/knowledge.hpp"
#include "newsgraph/nlp/annotate.hpp"
#include "newsgraph/nlp/article_header.hpp"
#include "newsgraph/text/text.hpp"

#include "bench/material.hpp"

namespace newsgraph::bench {
namespace {

const knowledge::Knowledge& schema() {
  static const knowledge::Knowledge loaded = knowledge::load();
  return loaded;
}

void resolve(benchmark::State& state, const std::string& text) {
  Document document;
  document.article.text = text;
  document.article.date = "2024-05-03";
  text::analyse(document);
  schema().gazetteer.match(document);
  nlp::read_header(document);
  nlp::annotate(document, schema());
  for ([[maybe_unused]] auto _ : state) {
    coref::resolve(document, schema());
    benchmark::DoNotOptimize(document.entities.data());
  }
  state.SetBytesProcessed(state.iterations() * static_cast<std::int64_t>(text.size()));
  state.counters["entities"] = static_cast<double>(document.entities.size());
}

/// Many names, each a few times.
void resolve_news(benchmark::State& state) {
  resolve(state, make_text(static_cast<std::size_t>(state.range(0))));
}
BENCHMARK(resolve_news)->Arg(4'000)->Arg(64'000)->Arg(1'000'000)->Unit(benchmark::kMillisecond);

/// Few things, each all the time.
void resolve_repeated(benchmark::State& state) {
  std::string text;
  while (text.size() < static_cast<std::size_t>(state.range(0))) {
    text += "The President of Estonia met the President of Latvia. They signed the agreement. ";
  }
  resolve(state, text);
}
BENCHMARK(resolve_repeated)->Arg(4'000)->Arg(64'000)->Arg(1'000'000)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace newsgraph::bench
