// Any bytes as the snapshot of a graph (graph.facts), given the right sums: refused with an
// InputError, or asked without harm.

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <filesystem>
#include <string>
#include <string_view>

#include <unistd.h>

#include "newsgraph/base/checksum.hpp"
#include "newsgraph/base/error.hpp"
#include "newsgraph/base/file.hpp"
#include "newsgraph/knowledge/schema_files.hpp"
#include "newsgraph/query/conflicts.hpp"
#include "newsgraph/query/counts.hpp"
#include "newsgraph/query/join.hpp"
#include "newsgraph/query/ways.hpp"

#include "cli/evidence.hpp"
#include "query/snapshot_layout.hpp"

using namespace newsgraph;

namespace {

void mend_sums(std::string& bytes) {
  using namespace query::layout;
  Header header;
  if (bytes.size() < sizeof(Header) + SectionCount * sizeof(SectionEntry)) return;
  for (std::size_t i = 0; i < SectionCount; ++i) {
    char* const at = bytes.data() + sizeof(Header) + i * sizeof(SectionEntry);
    SectionEntry entry;
    std::memcpy(&entry, at, sizeof(entry));
    entry.begin = entry.begin / 8 * 8;
    if (entry.begin > bytes.size() || entry.size > bytes.size() - entry.begin) continue;
    entry.checksum = checksum64(std::string_view(bytes).substr(entry.begin, entry.size));
    std::memcpy(at, &entry, sizeof(entry));
  }
  header.magic = magic;
  header.format = format;
  header.byte_order = byte_order;
  header.size = bytes.size();
  header.checksum = checksum64(
      std::string_view(bytes).substr(sizeof(Header), SectionCount * sizeof(SectionEntry)));
  std::memcpy(bytes.data(), &header, sizeof(header));
}

/// One question of each kind; a refusal ends the question, not the round.
template <typename Question>
void ask(const Question& question) {
  try {
    question();
  } catch (const InputError&) {
    // Refused in words.
  }
}

void ask_all(const query::Snapshot& snapshot) {
  query::Notes notes;
  query::LeftOut left_out;
  query::Filters filters;
  filters.limit = 20;
  filters.stance = "all";
  const query::FactFilter named(snapshot, filters, notes);
  query::Filters states = filters;
  states.actors = "country";
  states.as_of = "2023";
  const query::FactFilter countries(snapshot, states, notes);
  for (const char* name : {"Kask", "Berk", "Nowhere"}) {
    ask([&] { query::names_near(snapshot, name); });
    ask([&] {
      const auto entities = query::entities_named(snapshot, name, notes);
      query::facts_of(snapshot, entities, named, 2);
      for (const query::EntityId entity : entities) {
        for (const std::uint32_t row : snapshot.quotations_of(entity))
          snapshot.article(snapshot.quotation(row).record);
        for (const std::uint32_t record : snapshot.records_of(entity))
          cli::sentences_naming(snapshot, record, {{entity}}, false);
      }
    });
  }
  for (const query::FactFilter* filter : {&named, &countries}) {
    ask([&] {
      query::solve(snapshot, query::parse_question(snapshot, "?a met ?b . ?a _ ?c", notes),
                   *filter);
    });
    ask([&] {
      const auto facts = query::facts_passing(snapshot, *filter, {}, left_out);
      const bool by_state = filter == &countries;
      const auto links = query::links_of(snapshot, facts, by_state);
      const auto end = static_cast<query::EntityId>(snapshot.entity_count() - 1);
      if (end > 0) query::find_ways(snapshot, {0}, {end}, links, 2);
      for (const auto by : {query::CountBy::Dyad, query::CountBy::Type, query::CountBy::Month})
        query::count_facts(snapshot, facts, by, by_state);
    });
  }
  ask([&] { query::find_conflicts(snapshot); });
  for (query::FactId id = 0; id < snapshot.fact_count() && id < 64; ++id) {
    ask([&] { cli::explanation(snapshot, snapshot.fact(id), false); });
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const knowledge::Ontology ontology = knowledge::load_ontology(knowledge::schema_files());
  static const std::filesystem::path path =
      std::filesystem::temp_directory_path() / ("newsgraph_fuzz_" + std::to_string(::getpid()));
  std::string bytes(reinterpret_cast<const char*>(data), size);  // NOLINT: bytes
  mend_sums(bytes);
  write_file(path, bytes);
  ask([&] { ask_all(query::Snapshot(path, ontology)); });
  return 0;
}
