#include "newsgraph/base/error.hpp"

#include <algorithm>
#include <array>
#include <utility>
#include <vector>

#include "newsgraph/base/utf8.hpp"

namespace newsgraph {
namespace {

std::string compose(const std::string& path, std::size_t line, std::size_t column,
                    const std::string& message, const std::string& excerpt) {
  std::string text = path;
  if (line > 0) {
    text += ':' + std::to_string(line);
    if (column > 0) text += ':' + std::to_string(column);
  }
  if (!text.empty()) text += ": ";
  text += message;
  if (!excerpt.empty()) text += '\n' + excerpt;
  return text;
}

char lower(char c) noexcept { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

}  // namespace

InputError::InputError(std::string path, std::size_t line, std::size_t column, std::string message,
                       const std::string& excerpt)
    : std::runtime_error(compose(path, line, column, message, excerpt)),
      path_(std::move(path)),
      line_(line),
      column_(column),
      message_(std::move(message)) {}

InputError::InputError(std::string path, std::string message)
    : InputError(std::move(path), 0, 0, std::move(message)) {}

InputError input_error_at(std::string path, std::string_view content, std::size_t byte_offset,
                          std::string message, std::size_t first_line) {
  byte_offset = std::min(byte_offset, content.size());
  const std::string_view before = content.substr(0, byte_offset);
  const std::size_t line = static_cast<std::size_t>(std::ranges::count(before, '\n')) + first_line;
  const std::size_t last_feed = before.rfind('\n');
  const std::size_t line_begin = last_feed == std::string_view::npos ? 0 : last_feed + 1;
  const std::string prefix = to_valid_utf8(content.substr(line_begin, byte_offset - line_begin));
  const std::size_t column = count_code_points(prefix) + 1;

  // A window of the line keeps the caret visible in a terminal also on a line of megabytes.
  constexpr std::size_t window = 60;
  const std::size_t from = byte_offset - line_begin > window ? byte_offset - window : line_begin;
  const std::size_t line_end = std::min(content.find('\n', byte_offset), content.size());
  const std::size_t to = std::min(line_end, byte_offset + window);
  const std::string shown_before = to_valid_utf8(content.substr(from, byte_offset - from));
  std::string excerpt = shown_before + to_valid_utf8(content.substr(byte_offset, to - byte_offset));
  std::ranges::replace_if(
      excerpt, [](char c) { return static_cast<unsigned char>(c) < 0x20; }, ' ');
  excerpt = "  " + excerpt + "\n  " + std::string(count_code_points(shown_before), ' ') + '^';
  return {std::move(path), line, column, std::move(message), excerpt};
}

std::size_t edit_distance(std::string_view a, std::string_view b) {
  std::vector<std::size_t> before(b.size() + 1);
  std::vector<std::size_t> last(b.size() + 1);
  std::vector<std::size_t> row(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) last[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const bool same = lower(a[i - 1]) == lower(b[j - 1]);
      row[j] = std::min({last[j] + 1, row[j - 1] + 1, last[j - 1] + (same ? 0U : 1U)});
      if (i > 1 && j > 1 && lower(a[i - 1]) == lower(b[j - 2]) &&
          lower(a[i - 2]) == lower(b[j - 1])) {
        row[j] = std::min(row[j], before[j - 2] + 1);
      }
    }
    before.swap(last);
    last.swap(row);
  }
  return last[b.size()];
}

}  // namespace newsgraph
