#ifndef NEWSGRAPH_BASE_ERROR_HPP
#define NEWSGRAPH_BASE_ERROR_HPP

#include <cstddef>
#include <stdexcept>
#include <string>
#include <string_view>

namespace newsgraph {

/// Input that a user can mend: where it is wrong and what was expected.
///
/// `what()` is what the user reads, "path:line:column: message", followed by the line and a caret
/// when `excerpt` is given. Line and column count from 1; 0 means unknown and is left out.
class InputError : public std::runtime_error {
 public:
  InputError(std::string path, std::size_t line, std::size_t column, std::string message,
             const std::string& excerpt = {});
  InputError(std::string path, std::string message);

  const std::string& path() const noexcept { return path_; }
  std::size_t line() const noexcept { return line_; }
  std::size_t column() const noexcept { return column_; }
  const std::string& message() const noexcept { return message_; }

 private:
  std::string path_;
  std::size_t line_ = 0;
  std::size_t column_ = 0;
  std::string message_;
};

/// Output that could not be made or written: a full disk, a folder that is not ours, a format that
/// cannot hold the graph.
class ExportError : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

/// An InputError at a byte of `content`: counts the line and column (in code points) and cuts out
/// the line for the caret. `first_line` is the number of the content's first line in its file.
InputError input_error_at(std::string path, std::string_view content, std::size_t byte_offset,
                          std::string message, std::size_t first_line = 1);

/// The candidate closest to `word` by edit distance, for "did you mean"; empty when none is within
/// a third of its length. Ties go to the first.
template <typename Range>
std::string closest(std::string_view word, const Range& candidates);

/// Restricted Damerau-Levenshtein distance in bytes, ASCII case ignored.
std::size_t edit_distance(std::string_view a, std::string_view b);

template <typename Range>
std::string closest(std::string_view word, const Range& candidates) {
  std::string best;
  std::size_t least = word.size() / 3 + 1;
  for (const auto& candidate : candidates) {
    const std::size_t distance = edit_distance(word, candidate);
    if (distance < least) {
      least = distance;
      best = candidate;
    }
  }
  return best;
}

}  // namespace newsgraph

#endif
