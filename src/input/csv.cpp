#include <algorithm>
#include <array>
#include <string>
#include <utility>
#include <vector>

#include "input/readers.hpp"

namespace newsgraph::input {
namespace {

/// Rows of RFC 4180: fields may be quoted, then hold separators, line feeds and doubled quotes. In
/// tab-separated text a quote in the middle of a field is a character as any other.
class CsvRows {
 public:
  CsvRows(LineReader& lines, char separator) : lines_(lines), separator_(separator) {}

  /// False at the end. `broken` is set when the text ended inside a quoted field.
  bool next(std::vector<std::string>& row, bool& broken) {
    row.clear();
    broken = false;
    std::string_view line;
    if (!lines_.next(line)) return false;
    first_line_ = lines_.line_number();
    std::string field;
    bool quoted = false;
    while (true) {
      strip_return(line);
      for (std::size_t i = 0; i < line.size(); ++i) {
        const char c = line[i];
        if (quoted) {
          if (c != '"') {
            field += c;
          } else if (i + 1 < line.size() && line[i + 1] == '"') {
            field += '"';
            ++i;
          } else {
            quoted = false;
          }
        } else if (c == '"' && field.empty()) {
          quoted = true;
        } else if (c == separator_) {
          row.push_back(std::exchange(field, {}));
        } else {
          field += c;
        }
      }
      if (!quoted) break;
      if (!lines_.next(line)) {
        broken = true;
        break;
      }
      field += '\n';
    }
    row.push_back(std::move(field));
    return true;
  }

  std::size_t line_number() const noexcept { return first_line_; }

 private:
  static void strip_return(std::string_view& line) {
    if (line.ends_with('\r')) line.remove_suffix(1);
  }
  LineReader& lines_;
  char separator_;
  std::size_t first_line_ = 0;
};

char separator_of(std::string_view head) {
  head = head.substr(0, head.find('\n'));
  constexpr std::array<char, 3> candidates = {'\t', ',', ';'};
  return *std::ranges::max_element(candidates, {},
                                   [&](char c) { return std::ranges::count(head, c); });
}

}  // namespace

void read_csv(const Reader& reader, LineReader& lines) {
  std::string_view head = lines.peek(std::size_t{1} << 16U);
  CsvRows rows(lines, separator_of(head));
  std::vector<std::string> header;
  std::vector<std::string> row;
  bool broken = false;
  if (!rows.next(header, broken)) {
    reader.fail(reader.source.path, "is empty");
    return;
  }
  if (header[0].starts_with("\xEF\xBB\xBF")) header[0].erase(0, 3);
  RecordReader records(reader);
  Fields fields;
  while (rows.next(row, broken)) {
    const std::string place = reader.source.path + ':' + std::to_string(rows.line_number());
    if (row.size() == 1 && row[0].empty()) continue;
    if (broken) {
      reader.fail(place, "a quoted field that begins here is never closed");
      break;
    }
    if (row.size() != header.size()) {
      reader.fail(place, "has " + std::to_string(row.size()) + " fields, the header has " +
                             std::to_string(header.size()));
      continue;
    }
    fields.clear();
    for (std::size_t i = 0; i < row.size(); ++i) {
      row[i] = decode(std::move(row[i]), reader.options.encoding, reader.source.path);
      fields.emplace_back(header[i], row[i]);
    }
    records.add(fields, place, rows.line_number());
  }
  records.finish();
}

}  // namespace newsgraph::input
