#ifndef NEWSGRAPH_SRC_CLI_ANSWERS_HPP
#define NEWSGRAPH_SRC_CLI_ANSWERS_HPP

// Answers as every reading verb shows them: rows of facts with their handles, the words behind them
// where asked for, and what was left out.

#include <string>
#include <vector>

#include "newsgraph/query/pattern.hpp"

#include "cli/options.hpp"
#include "cli/table.hpp"

namespace newsgraph::cli {

/// When articles say a fact: "2010-06-13 to 2011-02-01", one date where there is one; empty when no
/// article is dated.
std::string said_words(const query::FactView& fact);

/// Date, subject, predicate, object, place, topic, stance, said, sources, handle. "said" is filled
/// for states of which no date is known: when articles say so is what there is to know.
Table fact_table(const query::Snapshot& graph, const std::vector<query::Row>& rows,
                 const FormatArguments& format, bool countries);

/// The lines below a fact that --evidence and --articles ask for.
std::vector<std::string> lines_below(const query::Snapshot& graph, const query::FactView& fact,
                                     const FormatArguments& format);

/// Prints a table, or with --count the number of its rows, and says what was left out. Nothing is
/// printed for no row, but for formats that programs read. Returns the exit status.
int print_table(const Table& table, const FormatArguments& format);

/// print_table of the rows, then tell_left_out.
int print_answer(const query::Snapshot& graph, const query::Answer& answer,
                 const FormatArguments& format, bool countries);

void tell_left_out(const query::LeftOut& left_out);
void tell(const query::Notes& notes);

/// A word as a shell wants it: quoted where needed.
std::string shell_word(const std::string& word);

}  // namespace newsgraph::cli

#endif
