#ifndef NEWSGRAPH_SRC_CLI_TAKE_DATA_HPP
#define NEWSGRAPH_SRC_CLI_TAKE_DATA_HPP

// The data formats of `export`: their options and how their files are written.

#include <optional>
#include <string>
#include <vector>

#include <CLI/App.hpp>

#include "newsgraph/export/formats.hpp"
#include "newsgraph/graph/knowledge_graph.hpp"
#include "newsgraph/query/pattern.hpp"

namespace newsgraph::cli {

/// The facts that filters leave; all of them, as no set, where nothing is filtered.
struct ChosenFacts {
  std::optional<std::vector<graph::FactId>> facts;  ///< Ascending.
  query::Answer answer;                             ///< Empty where nothing is filtered.
};

/// Chooses the facts of `focus` (empty: of everybody) that pass the filters. Every stance passes
/// where the filters name none: what is planned or denied says so in every format. Throws
/// InputError for a name or date that is none.
ChosenFacts choose_facts(const graph::KnowledgeGraph& graph, const std::string& focus,
                         query::Filters filters);

/// Options that concern data formats alone.
struct DataArguments {
  exporting::DataOptions options;

  void add_to(CLI::App& verb);
};

/// The table of formats, or the columns of one, for standard output.
std::string list_formats();
std::string describe_columns(const exporting::Format& format);

/// Writes one file, or a folder of several, whole or not at all; "-" is standard output.
void write_data(const graph::KnowledgeGraph& graph, const exporting::Format& format,
                const exporting::DataOptions& options, const std::string& output);

}  // namespace newsgraph::cli

#endif
