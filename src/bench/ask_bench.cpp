// Questions to a graph: its snapshot opened and one question asked, as a verb does, over 1,000,
// 10,000 and 100,000 made articles. The bar: any question over 7,000 articles within 50 ms.

#include <cstdint>
#include <filesystem>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include <benchmark/benchmark.h>

#include "newsgraph/base/file.hpp"
#include "newsgraph/graph/knowledge_graph.hpp"
#include "newsgraph/knowledge/schema_files.hpp"
#include "newsgraph/query/join.hpp"
#include "newsgraph/query/snapshot.hpp"
#include "newsgraph/query/ways.hpp"

#include "bench/made_records.hpp"
#include "bench/yardstick.hpp"

namespace newsgraph::bench {
namespace {

using query::Snapshot;

const knowledge::Knowledge& vocabulary() {
  static const knowledge::Knowledge knowledge = [] {
    knowledge::Knowledge result;
    result.ontology = knowledge::load_ontology(knowledge::schema_files());
    return result;
  }();
  return knowledge;
}

graph::KnowledgeGraph made_graph(std::uint32_t articles) {
  std::vector<Record> records;
  for (std::uint32_t i = 0; i < articles; ++i) records.push_back(make_record(i));
  return {std::move(records), vocabulary()};
}

/// A snapshot of so many made articles, written once.
std::filesystem::path snapshot_file(std::uint32_t articles) {
  static const TemporaryFolder folder;
  std::filesystem::path path = folder.path() / std::to_string(articles);
  if (std::filesystem::exists(path)) return path;
  AtomicFile file(path);
  query::write_snapshot(made_graph(articles), {},
                        [&file](std::string_view bytes) { file.write(bytes); });
  file.commit();
  return path;
}

/// The name with most facts, and another that is not linked with it directly.
std::string first_name(const Snapshot& snapshot, std::string_view type) {
  query::EntityId best = 0;
  for (query::EntityId entity = 0; entity < snapshot.entity_count(); ++entity) {
    if (snapshot.entity(entity).type == type &&
        query::degree(snapshot, entity) > query::degree(snapshot, best)) {
      best = entity;
    }
  }
  return std::string(snapshot.name(best));
}

void write_snapshot(benchmark::State& state) {
  const graph::KnowledgeGraph graph = made_graph(static_cast<std::uint32_t>(state.range(0)));
  std::size_t bytes = 0;
  for ([[maybe_unused]] auto _ : state) {
    bytes = 0;
    query::write_snapshot(graph, {}, [&bytes](std::string_view piece) { bytes += piece.size(); });
  }
  state.counters["bytes"] = static_cast<double>(bytes);
}
BENCHMARK(write_snapshot)->Arg(1000)->Arg(10000)->Unit(benchmark::kMillisecond);

/// Every round opens the file anew, as every call of the program does: its checksums are counted.
void ask(benchmark::State& state, const std::string& text, bool countries) {
  const std::filesystem::path path = snapshot_file(static_cast<std::uint32_t>(state.range(0)));
  const Snapshot known(path, vocabulary().ontology);
  std::string question = text;
  for (const auto& [sign, type] : {std::pair{"PERSON", "Person"}, std::pair{"STATE", "Country"}}) {
    const std::size_t at = question.find(sign);
    if (at == std::string::npos) continue;
    question.replace(at, std::string_view(sign).size(), '"' + first_name(known, type) + '"');
  }
  std::size_t rows = 0;
  for ([[maybe_unused]] auto _ : state) {
    const Snapshot snapshot(path, vocabulary().ontology);
    query::Notes notes;
    query::Filters filters;
    filters.actors = countries ? "country" : "named";
    const query::FactFilter filter(snapshot, filters, notes);
    rows = query::solve(snapshot, query::parse_question(snapshot, question, notes), filter)
               .rows.size();
  }
  state.counters["rows"] = static_cast<double>(rows);
}
void one_pattern(benchmark::State& state) { ask(state, "PERSON met ?whom", false); }
void two_patterns(benchmark::State& state) {
  ask(state, "?who met PERSON . ?who positionHeld ?where", false);
}
void whole_chain(benchmark::State& state) {
  ask(state, "?one criticized ?state . ?one visited STATE", false);
}
void between_states(benchmark::State& state) { ask(state, "STATE met ?whom", true); }
BENCHMARK(one_pattern)->Arg(1000)->Arg(10000)->Arg(100000)->Unit(benchmark::kMillisecond);
BENCHMARK(two_patterns)->Arg(1000)->Arg(10000)->Arg(100000)->Unit(benchmark::kMillisecond);
BENCHMARK(whole_chain)->Arg(1000)->Arg(10000)->Arg(100000)->Unit(benchmark::kMillisecond);
BENCHMARK(between_states)->Arg(1000)->Arg(10000)->Arg(100000)->Unit(benchmark::kMillisecond);

void three_ways(benchmark::State& state) {
  const std::filesystem::path path = snapshot_file(static_cast<std::uint32_t>(state.range(0)));
  const std::string person = first_name(Snapshot(path, vocabulary().ontology), "Person");
  const std::string town = first_name(Snapshot(path, vocabulary().ontology), "City");
  std::size_t steps = 0;
  for ([[maybe_unused]] auto _ : state) {
    const Snapshot snapshot(path, vocabulary().ontology);
    query::Notes notes;
    query::LeftOut left_out;
    const query::Filters filters;
    const query::FactFilter filter(snapshot, filters, notes);
    const auto facts = query::facts_passing(snapshot, filter, {}, left_out);
    const auto ways = query::find_ways(snapshot, query::entities_named(snapshot, person, notes),
                                       query::entities_named(snapshot, town, notes),
                                       query::links_of(snapshot, facts, false), 3);
    steps = ways.empty() ? 0 : ways.front().size();
  }
  state.counters["steps"] = static_cast<double>(steps);
}
BENCHMARK(three_ways)->Arg(1000)->Arg(10000)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace newsgraph::bench
