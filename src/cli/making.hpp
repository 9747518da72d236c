#ifndef NEWSGRAPH_SRC_CLI_MAKING_HPP
#define NEWSGRAPH_SRC_CLI_MAKING_HPP

// What the verbs that make or change a folder share: reading articles, telling what failed, writing
// the folder and saying what is in it.

#include <chrono>
#include <cstddef>
#include <functional>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include <CLI/App.hpp>

#include "newsgraph/document/record.hpp"
#include "newsgraph/graph/knowledge_graph.hpp"
#include "newsgraph/pipeline/extraction.hpp"

#include "cli/options.hpp"

namespace newsgraph::cli {

inline constexpr const char* default_base_iri = "urn:newsgraph:id:";

/// Articles that failed, told as they come and counted.
class Failures {
 public:
  /// `file` lists all of them at the end; empty for none.
  explicit Failures(std::string file) : path_(std::move(file)) {}

  void add(const std::string& where, const std::string& reason);
  std::size_t count() const noexcept { return count_; }
  void write() const;

 private:
  std::string path_;
  std::string list_;
  std::size_t count_ = 0;
};

/// One record for each identifier. Of two texts under one identifier the one with the smaller hash
/// is kept, so that the result does not depend on the order of the inputs.
class Collection {
 public:
  explicit Collection(Failures& failures) : failures_(failures) {}

  void add(Record&& record);
  std::size_t repeats() const noexcept { return repeats_; }
  std::vector<Record> take() { return std::move(records_); }

 private:
  Failures& failures_;
  std::vector<Record> records_;
  std::map<std::string, std::size_t> by_identifier_;
  std::size_t repeats_ = 0;
};

/// -o, --write, --base-iri.
struct OutputArguments {
  std::string folder = "output";
  std::vector<std::string> kinds;
  std::string base_iri;

  void add_to(CLI::App& verb);
};

/// Reads and extracts all inputs; records come in input order. Articles that `skip` says true of
/// are not extracted. Returns how many were.
std::size_t extract_inputs(InputArguments& arguments, const pipeline::Extraction& extraction,
                           Failures& failures, const std::function<void(Record&&)>& take,
                           const std::function<bool(const Article&)>& skip = {});

/// Writes the folder and says what is in it; returns the exit status.
int finish(const graph::KnowledgeGraph& graph, const OutputArguments& output,
           const JudgementArguments& judgements, const Failures& failures,
           std::chrono::steady_clock::time_point begin);

}  // namespace newsgraph::cli

#endif
