#ifndef NEWSGRAPH_SRC_CLI_OPTIONS_HPP
#define NEWSGRAPH_SRC_CLI_OPTIONS_HPP

// Options that several verbs share, added to a verb by one call each so that they are the same
// everywhere.

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include <CLI/App.hpp>

#include "newsgraph/graph/knowledge_graph.hpp"
#include "newsgraph/input/input.hpp"
#include "newsgraph/knowledge/knowledge.hpp"
#include "newsgraph/query/filters.hpp"

#include "cli/snapshot_file.hpp"

namespace newsgraph::cli {

/// Name of the judgements in an output folder.
inline constexpr const char* judgements_file_name = "judgements.tsv";

/// --schema DIR, for every verb.
struct SchemaOptions {
  std::vector<std::string> folders;
  void add_to(CLI::App& verb);
  knowledge::Knowledge load() const;
};

/// INPUT... and how to read them.
struct InputArguments {
  std::vector<std::string> inputs;
  std::string files_from;
  std::vector<std::string> field_map;
  input::InputOptions options;
  unsigned threads = 0;
  std::string errors_file;

  void add_to(CLI::App& verb);
  /// All inputs, those of --files-from included; throws InputError for a --map that is none.
  std::vector<std::string> gather();
};

/// --judgements FILE: what people decided about merges and claims.
struct JudgementArguments {
  std::string path;

  void add_to(CLI::App& verb);
  /// The file given, else judgements.tsv of the graph's folder, else empty.
  std::filesystem::path file(const std::string& graph) const;
  /// What that file says.
  identity::Judgements load(const std::string& graph) const;
};

/// -g, --graph PATH: a folder written by build, or a claims.jsonl.
struct GraphArguments {
  std::string path;
  SchemaOptions schema;
  JudgementArguments judgements;
  void add_to(CLI::App& verb);

  /// Reads the graph. The knowledge is kept alive by the result.
  struct Opened {
    std::unique_ptr<knowledge::Knowledge> knowledge;
    std::unique_ptr<graph::KnowledgeGraph> graph;
  };
  Opened open() const;
  /// The graph as questions read it: its snapshot, see snapshot_file.hpp.
  Asked ask() const;
};

/// --role --topic --place --with --type --stance --speaker --since --until --as-of --min-sources
/// --min-confidence --limit --undated --actors.
struct FilterArguments {
  query::Filters filters;
  void add_to(CLI::App& verb);
};

/// --since --until --as-of --limit --undated, for verbs whose rows are no facts.
struct TimeArguments {
  query::Filters filters;
  void add_to(CLI::App& verb);
};

/// --format, --json, --csv, --evidence, --articles, --count.
struct FormatArguments {
  std::string format = "table";
  bool evidence = false;
  bool articles = false;
  bool count = false;
  void add_to(CLI::App& verb);
};

}  // namespace newsgraph::cli

#endif
