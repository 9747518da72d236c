#include "gazetteer/table.hpp"

#include <algorithm>
#include <stdexcept>
#include <tuple>

#include "newsgraph/base/file.hpp"

namespace newsgraph::gazetteer {
namespace {

auto key(const Row& row) {
  return std::tie(row.name, row.country, row.region, row.role, row.since, row.until, row.type,
                  row.family, row.gender, row.flags, row.wikidata);
}

std::string joined(const std::vector<std::string>& words, char separator) {
  std::string text;
  for (const std::string& word : words) {
    if (!text.empty()) text += separator;
    text += word;
  }
  return text;
}

std::string field(const Row& row, std::string_view column) {
  if (column == "name") return row.name;
  if (column == "family") return row.family;
  if (column == "aliases") return joined(row.aliases, '|');
  if (column == "type") return row.type;
  if (column == "wikidata") return row.wikidata;
  if (column == "country") return row.country;
  if (column == "region") return row.region;
  if (column == "role") return row.role;
  if (column == "since") return row.since;
  if (column == "until") return row.until;
  if (column == "gender") return row.gender;
  if (column == "flags") return row.flags;
  if (column == "source") return row.source;
  throw std::logic_error("no such column: " + std::string(column));
}

/// Adds the codes of `other` that `source` lacks.
void join_sources(std::string& source, std::string_view other) {
  while (!other.empty()) {
    const std::size_t plus = other.find('+');
    const std::string_view code = other.substr(0, plus);
    if (('+' + source + '+').find('+' + std::string(code) + '+') == std::string::npos) {
      source += '+';
      source += code;
    }
    other = plus == std::string_view::npos ? std::string_view() : other.substr(plus + 1);
  }
}

}  // namespace

void tidy(Table& table) {
  std::ranges::stable_sort(table.rows, [](const Row& a, const Row& b) {
    if (a.name == b.name && a.weight != b.weight) return a.weight > b.weight;
    return key(a) < key(b);
  });
  std::vector<Row> rows;
  for (Row& row : table.rows) {
    if (!rows.empty() && key(rows.back()) == key(row)) {
      Row& before = rows.back();
      before.aliases.insert(before.aliases.end(), row.aliases.begin(), row.aliases.end());
      join_sources(before.source, row.source);
    } else {
      rows.push_back(std::move(row));
    }
  }
  for (Row& row : rows) {
    std::ranges::sort(row.aliases);
    row.aliases.erase(std::unique(row.aliases.begin(), row.aliases.end()), row.aliases.end());
    std::erase_if(row.aliases,
                  [&](const std::string& alias) { return alias.empty() || alias == row.name; });
  }
  table.rows = std::move(rows);
}

void write(const Table& table, const std::filesystem::path& folder) {
  std::string text = "# " + table.title + "\n# version: 1\n# kind: " + table.kind +
                     "\n# licence: " + table.licence + "\n# made-by: newsgraph-gazetteer\n";
  for (const Source& source : table.sources) {
    text += "# source " + std::string(source.code) + ": " + std::string(source.title) + "; " +
            std::string(source.licence) + '\n';
  }
  for (std::size_t i = 0; i < table.columns.size(); ++i) {
    if (i > 0) text += '\t';
    text += table.columns[i];
  }
  text += '\n';
  for (const Row& row : table.rows) {
    for (std::size_t i = 0; i < table.columns.size(); ++i) {
      const std::string value = field(row, table.columns[i]);
      const bool bar = table.columns[i] != "aliases" && value.find('|') != std::string::npos;
      if (bar || value.find_first_of("\t\r\n") != std::string::npos) {
        throw std::logic_error(table.file + ": a field cannot hold \"" + value + "\"");
      }
      if (i > 0) text += '\t';
      text += value;
    }
    text += '\n';
  }
  write_file(folder / table.file, text);
}

}  // namespace newsgraph::gazetteer
