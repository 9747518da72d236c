#ifndef NEWSGRAPH_SRC_CLI_COMMANDS_HPP
#define NEWSGRAPH_SRC_CLI_COMMANDS_HPP

// The verbs of the command line: one row in the table of commands.cpp and one function each.

#include <functional>
#include <span>
#include <string>
#include <string_view>

#include <CLI/App.hpp>

namespace newsgraph::cli {

/// Runs a verb after its options were parsed; returns the exit status.
using Run = std::function<int()>;

struct Command {
  std::string_view name;
  std::string_view group;      ///< "Make", "Ask", "Take away", "Check", "Words".
  std::string_view summary;    ///< One line for the overview.
  std::string_view examples;   ///< Shown at the end of --help; each line is run by a test.
  Run (*add)(CLI::App& verb);  ///< Adds the options; the result runs with them.
};

/// All verbs, in the order of the overview.
std::span<const Command> commands();

/// Adds what every verb of its group has: --no-pager where answers are read.
void add_common_options(const Command& command, CLI::App& verb);

/// Parses the arguments and runs the verb. All errors end here as a message and an exit status.
int run(int argc, const char* const* argv);

Run add_build(CLI::App& verb);
Run add_extract(CLI::App& verb);
Run add_merge(CLI::App& verb);
Run add_add(CLI::App& verb);
Run add_remove(CLI::App& verb);
Run add_query(CLI::App& verb);
Run add_show(CLI::App& verb);
Run add_mentions(CLI::App& verb);
Run add_why(CLI::App& verb);
Run add_conflicts(CLI::App& verb);
Run add_timeline(CLI::App& verb);
Run add_stats(CLI::App& verb);
Run add_path(CLI::App& verb);
Run add_quotes(CLI::App& verb);
Run add_completions(CLI::App& verb);
Run add_sparql(CLI::App& verb);
Run add_export(CLI::App& verb);
Run add_review(CLI::App& verb);
Run add_diff(CLI::App& verb);
Run add_validate(CLI::App& verb);
Run add_schema(CLI::App& verb);
Run add_rules(CLI::App& verb);
Run add_eval(CLI::App& verb);
Run add_annotate(CLI::App& verb);

}  // namespace newsgraph::cli

#endif
