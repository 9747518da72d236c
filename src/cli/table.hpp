#ifndef NEWSGRAPH_SRC_CLI_TABLE_HPP
#define NEWSGRAPH_SRC_CLI_TABLE_HPP

// Rows as people and programs want them: aligned table, TSV, CSV, JSON, JSON lines, Markdown.

#include <string>
#include <vector>

namespace newsgraph::cli {

struct Table {
  std::vector<std::string> columns;
  std::vector<std::vector<std::string>> rows;  ///< Each as long as `columns`.
  /// Lines below a row (evidence); empty, or one entry a row.
  std::vector<std::vector<std::string>> below;
};

/// Names that --format understands.
const std::vector<std::string>& table_formats();

/// The table in a format of table_formats(). `width` > 0 shortens cells of "table" to fit in that
/// many columns. Columns that are empty in all rows are left out of "table" and "md".
std::string render(const Table& table, const std::string& format, std::size_t width, bool colour);

}  // namespace newsgraph::cli

#endif
