// The triple index and SPARQL over a made graph of a million triples (bench/made_triples.hpp), or
// of as many as NEWSGRAPH_BENCH_TRIPLES says.

#include <cstdlib>
#include <filesystem>
#include <string>

#include <benchmark/benchmark.h>
#include <sys/resource.h>

#include "newsgraph/rdf/reader.hpp"
#include "newsgraph/sparql/query.hpp"

#include "bench/made_triples.hpp"
#include "bench/yardstick.hpp"

namespace newsgraph::bench {
namespace {

/// The graph as N-Triples and as an index, made once.
struct Material {
  TemporaryFolder folder;
  std::filesystem::path triples = folder.path() / "made.nt";
  std::filesystem::path index = folder.path() / "made.index";
  std::size_t count = 0;

  Material() {
    const char* const wanted = std::getenv("NEWSGRAPH_BENCH_TRIPLES");
    count = write_made_triples(
        triples, wanted != nullptr ? std::strtoull(wanted, nullptr, 10) : std::size_t{1'000'000});
    load().write(index);
  }

  rdf::Dataset load() const {
    rdf::DatasetBuilder builder;
    rdf::read_rdf_file(triples, rdf::Syntax::NTriples, {}, rdf::into(builder));
    return builder.finish();
  }
};

const Material& material() {
  static const Material made;
  return made;
}

const rdf::Dataset& dataset() {
  static const rdf::Dataset opened = rdf::Dataset::open(material().index);
  return opened;
}

double peak_megabytes() {
  rusage usage{};
  ::getrusage(RUSAGE_SELF, &usage);
  return static_cast<double>(usage.ru_maxrss) / 1024.0;
}

/// N-Triples through serd to sorted orders, all in memory.
void load(benchmark::State& state) {
  for (auto _ : state) benchmark::DoNotOptimize(material().load().triple_count());
  state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(material().count));
  state.counters["peak_MB"] = peak_megabytes();
}

/// Mapping the file and proving its checksum.
void open(benchmark::State& state) {
  material();
  for (auto _ : state) benchmark::DoNotOptimize(rdf::Dataset::open(material().index).term_count());
}

void ask(benchmark::State& state, const char* query) {
  dataset();
  std::size_t solutions = 0;
  for (auto _ : state) {
    sparql::ParseOptions options;
    options.prefixes = {{"n", "urn:newsgraph:id:"},
                        {"ng", "urn:newsgraph:vocab:"},
                        {"schema", "http://schema.org/"},
                        {"rdf", std::string(rdf::iri::rdf)}};
    const sparql::Result result = sparql::evaluate(dataset(), sparql::parse_query(query, options));
    solutions = result.size();
    benchmark::DoNotOptimize(solutions);
  }
  state.counters["solutions"] = static_cast<double>(solutions);
}

BENCHMARK(load)->Name("rdf/load")->Unit(benchmark::kMillisecond)->Iterations(3);
BENCHMARK(open)->Name("rdf/open")->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(ask, two, "SELECT ?x ?p { ?p a schema:Country . ?x ng:visited ?p }")
    ->Name("sparql/join of two")
    ->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(ask, chain,
                  "SELECT ?a ?b ?c ?d { ?a ng:memberOf ?b . ?b ng:metWith ?c . ?c ng:visited ?d }")
    ->Name("sparql/global chain of three")
    ->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(ask, hops,
                  "SELECT DISTINCT ?x { n:entity-60000 (ng:metWith|ng:visited|ng:memberOf)/"
                  "(ng:metWith|ng:visited|ng:memberOf)/(ng:metWith|ng:visited|ng:memberOf) ?x }")
    ->Name("sparql/three hops from one node")
    ->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(ask, reach, "SELECT (COUNT(*) AS ?n) { n:entity-60000 ng:memberOf+ ?x }")
    ->Name("sparql/all that one node reaches")
    ->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(ask, group,
                  "SELECT ?t (COUNT(*) AS ?n) { ?x a ?t } GROUP BY ?t ORDER BY DESC(?n)")
    ->Name("sparql/count by type")
    ->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace newsgraph::bench
