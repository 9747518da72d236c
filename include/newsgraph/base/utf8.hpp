#ifndef NEWSGRAPH_BASE_UTF8_HPP
#define NEWSGRAPH_BASE_UTF8_HPP

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace newsgraph {

/// One code point read from UTF-8.
struct CodePoint {
  char32_t value = 0;      ///< U+FFFD for an ill-formed sequence.
  std::size_t length = 0;  ///< Bytes taken, at least 1 when there was input.
  bool valid = true;
};

/// Reads the code point at `byte_offset`. An ill-formed sequence is taken as its longest valid
/// beginning (Unicode 15, section 3.9, "substitution of maximal subparts"), as browsers do.
/// Requires byte_offset < text.size().
CodePoint decode_utf8(std::string_view text, std::size_t byte_offset) noexcept;

void append_utf8(std::string& text, char32_t code_point);

bool is_valid_utf8(std::string_view text) noexcept;

/// The text with each ill-formed sequence replaced by one U+FFFD. Returns the input when valid.
std::string to_valid_utf8(std::string_view bytes);

/// Number of code points. Requires valid UTF-8.
std::size_t count_code_points(std::string_view text) noexcept;

/// Converts between byte and code-point offsets of one text in constant time.
///
/// Keeps the byte offset of every 64th code point; nothing is kept for ASCII. The text must outlive
/// the index and be valid UTF-8.
class CodePointIndex {
 public:
  explicit CodePointIndex(std::string_view text);

  std::size_t size() const noexcept { return size_; }              ///< Code points in the text.
  std::size_t byte_offset(std::size_t code_point) const noexcept;  ///< Requires <= size().
  std::size_t code_point(std::size_t byte_offset) const noexcept;  ///< Requires <= text.size().

  /// The text of [begin, end) in code points. Requires begin <= end <= size().
  std::string_view slice(std::size_t begin, std::size_t end) const noexcept;

 private:
  std::string_view text_;
  std::size_t size_ = 0;
  std::vector<std::uint32_t> every_64th_;  ///< Empty when the text is ASCII.
};

}  // namespace newsgraph

#endif
