#include "cli/table.hpp"

#include <algorithm>
#include <numeric>
#include <string_view>

#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>

#include "newsgraph/base/utf8.hpp"

namespace newsgraph::cli {
namespace {

using Writer = rapidjson::Writer<rapidjson::StringBuffer>;

std::string one_line(std::string text) {
  std::ranges::replace_if(
      text, [](char c) { return c == '\n' || c == '\t' || c == '\r'; }, ' ');
  return text;
}

/// Appends a cell on one line, cut to `most` characters and filled up to `width`.
void append_cell(std::string& to, const std::string& cell, std::size_t most, std::size_t width) {
  const std::size_t begin = to.size();
  std::size_t length = count_code_points(cell);
  if (length <= most) {
    to += cell;
  } else {
    to.append(CodePointIndex(cell).slice(0, most > 1 ? most - 1 : 0)).append("…");
    length = std::max(most, std::size_t{1});
  }
  std::replace_if(
      to.begin() + static_cast<std::ptrdiff_t>(begin), to.end(),
      [](char c) { return c == '\n' || c == '\t' || c == '\r'; }, ' ');
  if (length < width) to.append(width - length, ' ');
}

/// Columns with a value in some row.
std::vector<std::size_t> filled_columns(const Table& table) {
  std::vector<std::size_t> columns;
  for (std::size_t column = 0; column < table.columns.size(); ++column) {
    const bool filled =
        std::ranges::any_of(table.rows, [&](const auto& row) { return !row[column].empty(); });
    if (filled) columns.push_back(column);
  }
  return columns;
}

std::string render_aligned(const Table& table, std::size_t width, bool colour) {
  const auto columns = filled_columns(table);
  std::vector<std::size_t> widths;
  for (const std::size_t column : columns) {
    std::size_t most = count_code_points(table.columns[column]);
    for (const auto& row : table.rows) most = std::max(most, count_code_points(row[column]));
    widths.push_back(most);
  }
  // Where the terminal is narrow, the widest columns give way first.
  constexpr std::size_t gap = 2;
  constexpr std::size_t narrowest = 8;
  const auto total = [&] {
    return std::accumulate(widths.begin(), widths.end(),
                           gap * (widths.empty() ? 0 : widths.size() - 1));
  };
  while (width > 0 && !widths.empty() && total() > width) {
    const auto widest = std::ranges::max_element(widths);
    if (*widest <= narrowest) break;
    --*widest;
  }
  // Where nothing limits the width, one long name does not push the columns of a thousand rows
  // apart: it stands whole, and its row out of line.
  constexpr std::size_t widest_filled = 72;
  std::string text;
  const auto line = [&](const std::vector<std::string>& cells) {
    const std::size_t begin = text.size();
    for (std::size_t i = 0; i < columns.size(); ++i) {
      const std::size_t filled = width > 0 ? widths[i] : std::min(widths[i], widest_filled);
      append_cell(text, cells[columns[i]], widths[i], filled);
      if (i + 1 < columns.size()) text.append(gap, ' ');
    }
    while (text.size() > begin && text.back() == ' ') text.pop_back();
  };
  if (colour) text += "\x1B[1m";
  line(table.columns);
  text += colour ? "\x1B[0m\n" : "\n";
  for (std::size_t i = 0; i < table.rows.size(); ++i) {
    line(table.rows[i]);
    text += '\n';
    if (i < table.below.size()) {
      for (const std::string& extra : table.below[i]) text += "    " + extra + '\n';
    }
  }
  return text;
}

std::string csv_cell(const std::string& text) {
  if (text.find_first_of(",\"\r\n") == std::string::npos) return text;
  std::string quoted = "\"";
  for (const char c : text) {
    if (c == '"') quoted += '"';
    quoted += c;
  }
  return quoted + '"';
}

std::string render_separated(const Table& table, char separator) {
  std::string text;
  const auto line = [&](const std::vector<std::string>& cells) {
    for (std::size_t i = 0; i < cells.size(); ++i) {
      if (i > 0) text += separator;
      text += separator == ',' ? csv_cell(cells[i]) : one_line(cells[i]);
    }
    text += '\n';
  };
  line(table.columns);
  for (const auto& row : table.rows) line(row);
  return text;
}

void write_object(const Table& table, std::size_t row, Writer& writer) {
  writer.StartObject();
  for (std::size_t column = 0; column < table.columns.size(); ++column) {
    const std::string& value = table.rows[row][column];
    if (value.empty()) continue;
    writer.Key(table.columns[column].c_str());
    writer.String(value.data(), static_cast<rapidjson::SizeType>(value.size()));
  }
  if (row < table.below.size() && !table.below[row].empty()) {
    writer.Key("evidence");
    writer.StartArray();
    for (const std::string& text : table.below[row]) writer.String(text.c_str());
    writer.EndArray();
  }
  writer.EndObject();
}

std::string render_json(const Table& table, bool lines) {
  std::string text = lines ? "" : "[";
  for (std::size_t row = 0; row < table.rows.size(); ++row) {
    rapidjson::StringBuffer buffer;
    Writer writer(buffer);
    write_object(table, row, writer);
    if (!lines) text += row == 0 ? "\n" : ",\n";
    text.append(buffer.GetString(), buffer.GetSize());
    if (lines) text += '\n';
  }
  return lines ? text : text + "\n]\n";
}

std::string render_markdown(const Table& table) {
  const auto columns = filled_columns(table);
  std::string text;
  const auto line = [&](const std::vector<std::string>& cells, const std::string& note) {
    text += '|';
    for (const std::size_t column : columns) {
      text += ' ';
      for (const char c : one_line(cells[column]))
        text += c == '|' ? std::string("\\|") : std::string(1, c);
      if (column == columns.back()) text += note;
      text += " |";
    }
    text += '\n';
  };
  line(table.columns, "");
  text += '|';
  for (std::size_t i = 0; i < columns.size(); ++i) text += " --- |";
  text += '\n';
  std::string footnotes;
  std::size_t number = 0;
  for (std::size_t row = 0; row < table.rows.size(); ++row) {
    std::string note;
    if (row < table.below.size()) {
      for (const std::string& extra : table.below[row]) {
        ++number;
        note += "[^" + std::to_string(number) + ']';
        footnotes += "[^" + std::to_string(number) + "]: " + one_line(extra) + '\n';
      }
    }
    line(table.rows[row], note);
  }
  return footnotes.empty() ? text : text + '\n' + footnotes;
}

}  // namespace

const std::vector<std::string>& table_formats() {
  static const std::vector<std::string> formats = {"table", "tsv", "csv", "json", "jsonl", "md"};
  return formats;
}

std::string render(const Table& table, const std::string& format, std::size_t width, bool colour) {
  if (format == "tsv") return render_separated(table, '\t');
  if (format == "csv") return render_separated(table, ',');
  if (format == "json") return render_json(table, false);
  if (format == "jsonl") return render_json(table, true);
  if (format == "md") return render_markdown(table);
  return render_aligned(table, width, colour);
}

}  // namespace newsgraph::cli
