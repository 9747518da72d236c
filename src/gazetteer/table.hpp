#ifndef NEWSGRAPH_SRC_GAZETTEER_TABLE_HPP
#define NEWSGRAPH_SRC_GAZETTEER_TABLE_HPP

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace newsgraph::gazetteer {

/// One row of a table; knowledge::Gazetteer says what the columns mean.
struct Row {
  std::string name;
  std::string family;
  std::vector<std::string> aliases;
  std::string type;
  std::string wikidata;
  std::string country;
  std::string region;
  std::string role;
  std::string since;
  std::string until;
  std::string gender;
  std::string flags;
  std::string source;  ///< Codes of Table::sources, joined by '+'.
  int weight = 0;      ///< Not printed: of rows of one name the greater comes first.
};

/// Where rows come from; stands in the head of the file with its licence.
struct Source {
  std::string_view code;     ///< "geonames"
  std::string_view title;    ///< What it is, with its version.
  std::string_view licence;  ///< "CC BY 4.0"
};

struct Table {
  std::string file;     ///< "cities.tsv"
  std::string title;    ///< First line of the head.
  std::string kind;     ///< Kind of its rows: "city".
  std::string licence;  ///< Of the whole table.
  std::vector<Source> sources;
  std::vector<std::string_view> columns;  ///< Those printed, by name, "name" first.
  std::vector<Row> rows;
};

/// Rows sorted, each once, aliases sorted and without the name. The rows of one name and place that
/// differ only in aliases and source become one.
void tidy(Table& table);

/// Writes a tidy table. Throws std::logic_error when a field holds a tab, a line feed or, in an
/// alias, the bar that divides aliases.
void write(const Table& table, const std::filesystem::path& folder);

}  // namespace newsgraph::gazetteer

#endif
