#ifndef NEWSGRAPH_TESTS_EXPORT_GOLDEN_HPP
#define NEWSGRAPH_TESTS_EXPORT_GOLDEN_HPP

// Graphs and files for the tests of exports.

#include <array>
#include <cstdlib>
#include <filesystem>
#include <functional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <doctest/doctest.h>

#include "newsgraph/base/file.hpp"
#include "newsgraph/document/record_file.hpp"
#include "newsgraph/graph/knowledge_graph.hpp"
#include "newsgraph/knowledge/knowledge.hpp"

namespace newsgraph::tests {

inline std::filesystem::path export_data(std::string_view name) {
  return std::filesystem::path(NEWSGRAPH_TESTS_DIR) / "data" / "export" / name;
}

/// A vocabulary of the tests' own, so that the expected files do not change with schema/.
inline const knowledge::Knowledge& small_vocabulary() {
  static const knowledge::Knowledge knowledge = [] {
    knowledge::Knowledge result;
    result.ontology = knowledge::Ontology(std::array{export_data("ontology.json")});
    return result;
  }();
  return knowledge;
}

inline std::vector<Record> records_of(std::string_view name) {
  std::vector<Record> records;
  read_record_file(export_data(name),
                   [&](Record&& record) { records.push_back(std::move(record)); });
  return records;
}

inline graph::KnowledgeGraph two_articles() {
  return graph::KnowledgeGraph(records_of("two_articles.in.jsonl"), small_vocabulary());
}

/// What `write` gives to its sink.
inline std::string written(
    const std::function<void(const std::function<void(std::string_view)>&)>& write) {
  std::string out;
  write([&](std::string_view piece) { out += piece; });
  return out;
}

/// Compares with an expected file, byte by byte; rewrites it when NEWSGRAPH_UPDATE_GOLDEN is 1.
inline void check_golden(std::string_view name, const std::string& content) {
  const std::filesystem::path path = export_data(name);
  const char* const update =
      std::getenv("NEWSGRAPH_UPDATE_GOLDEN");  // NOLINT(concurrency-mt-unsafe)
  if (update != nullptr && std::string_view(update) == "1") write_file(path, content);
  REQUIRE(std::filesystem::exists(path));
  const std::string expected = read_file(path);
  if (expected == content) return;
  std::size_t at = 0;
  while (at < std::min(expected.size(), content.size()) && expected[at] == content[at]) ++at;
  const std::size_t from = at < 60 ? 0 : at - 60;
  FAIL_CHECK(path.string() << " differs at byte " << at
                           << "\n  expected: " << expected.substr(from, 160)
                           << "\n  is:       " << content.substr(from, 160));
}

}  // namespace newsgraph::tests

#endif
