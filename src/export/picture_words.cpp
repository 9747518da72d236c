#include "export/picture_words.hpp"

#include <cstddef>

#include "newsgraph/base/utf8.hpp"

#include "export/sanitize.hpp"

namespace newsgraph::exporting {

std::string escaped(std::string_view text, std::string_view line_end) {
  std::string scratch;
  const std::string valid = to_valid_utf8(without_controls(text, scratch));
  std::string out;
  for (const char c : valid) {
    switch (c) {
      case '\\':
        out += "\\\\";
        break;
      case '&':
        out += "&amp;";
        break;
      case '\n':
        out += line_end;
        break;
      case '\r':
        break;
      case '\t':
        out += ' ';
        break;
      default:
        out += c;
    }
  }
  return out;
}

std::string joined(const std::vector<std::string>& lines, std::string_view line_end) {
  std::string out;
  for (const std::string& line : lines) {
    out += escaped(line);
    out += line_end;
  }
  return out;
}

void drop_creation_date(std::string& pdf) {
  constexpr std::string_view key = "/CreationDate (D:";
  constexpr std::string_view epoch = "19700101000000";
  const std::size_t at = pdf.find(key);
  if (at == std::string::npos || at + key.size() + epoch.size() > pdf.size()) return;
  pdf.replace(at + key.size(), epoch.size(), epoch);
}

}  // namespace newsgraph::exporting
