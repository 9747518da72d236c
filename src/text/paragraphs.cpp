#include "text/paragraphs.hpp"

#include <algorithm>
#include <cstddef>

#include "text/token_view.hpp"

namespace newsgraph::text {
namespace {

struct Line {
  TokenSpan tokens;
  bool blank_before = false;
};

/// Line feeds between two tokens, at most 2; U+2028 counts as one, U+2029 and form feed as two.
int breaks_in(std::string_view gap) noexcept {
  int count = 0;
  for (std::size_t i = 0; i < gap.size() && count < 2; ++i) {
    const char c = gap[i];
    if (c == '\n' || (c == '\r' && (i + 1 == gap.size() || gap[i + 1] != '\n'))) {
      ++count;
    } else if (c == '\f') {
      count = 2;
    } else if (c == '\xE2' && gap.substr(i, 2) == "\xE2\x80" && i + 2 < gap.size()) {
      if (gap[i + 2] == '\xA8') ++count;
      if (gap[i + 2] == '\xA9') count = 2;
    }
  }
  return count;
}

std::vector<Line> find_lines(std::string_view text, const Tokens& tokens) {
  std::vector<Line> lines;
  const auto count = static_cast<TokenIndex>(tokens.size());
  if (count == 0) return lines;
  lines.push_back({{0, 0}, true});
  for (TokenIndex i = 1; (i = next_with(tokens, LineBefore, i, count)) < count; ++i) {
    const std::uint32_t gap = tokens.byte_end[i - 1];
    const int breaks = breaks_in(text.substr(gap, tokens.byte_begin[i] - gap));
    if (breaks == 0) continue;
    lines.back().tokens.last = i;
    lines.push_back({{i, i}, breaks > 1});
  }
  lines.back().tokens.last = count;
  return lines;
}

std::uint32_t width(const Tokens& tokens, const Line& line) {
  return tokens.end[line.tokens.last - 1] - tokens.begin[line.tokens.first];
}

/// Code points from the beginning of a line to its first space.
std::uint32_t first_word_width(const Tokens& tokens, const Line& line) {
  TokenIndex last = line.tokens.first + 1;
  while (last < line.tokens.last && (tokens.shape[last] & SpaceBefore) == 0) ++last;
  return tokens.end[last - 1] - tokens.begin[line.tokens.first];
}

// Mail and news wires wrap at 60 to 80 columns; wider lines are paragraphs.
constexpr std::uint32_t widest_wrap = 110;
constexpr std::uint32_t narrowest_wrap = 35;

/// The width at which the text is wrapped, or 0 when its lines are whole paragraphs: most lines
/// that another one follows must be so full that the next word had no room.
std::uint32_t wrap_width(const Tokens& tokens, const std::vector<Line>& lines) {
  std::uint32_t widest = 0;
  for (const Line& line : lines) widest = std::max(widest, width(tokens, line));
  if (widest > widest_wrap || widest < narrowest_wrap) return 0;
  std::size_t inner = 0;
  std::size_t full = 0;
  for (std::size_t i = 0; i + 1 < lines.size(); ++i) {
    if (lines[i + 1].blank_before) continue;
    ++inner;
    if (width(tokens, lines[i]) + 1 + first_word_width(tokens, lines[i + 1]) > widest - 2) ++full;
  }
  return inner >= 2 && full * 10 >= inner * 6 ? widest : 0;
}

bool continues(std::string_view text, const Tokens& tokens, const Line& line, const Line& next,
               std::uint32_t wrap) {
  const unsigned shape = tokens.shape[next.tokens.first];
  const char last = text[tokens.byte_end[line.tokens.last - 1] - 1];
  // A paragraph that is not wrapped may still be cut in the middle of a sentence.
  if ((shape & AllLower) != 0 && last != '.' && last != '!' && last != '?' && last != ':' &&
      last != ';') {
    return true;
  }
  if (wrap == 0) return false;
  if ((shape & Punctuation) != 0 && (shape & (OpenQuote | CloseQuote)) == 0) {
    const char first = text[tokens.byte_begin[next.tokens.first]];
    if (first == '*' || first == '-' || first == '\xE2') return false;  // a bullet
  }
  return width(tokens, line) + 1 + first_word_width(tokens, next) > wrap - 2;
}

}  // namespace

std::vector<Paragraph> find_paragraphs(std::string_view text, const Tokens& tokens) {
  const std::vector<Line> lines = find_lines(text, tokens);
  const std::uint32_t wrap = wrap_width(tokens, lines);
  std::vector<Paragraph> paragraphs;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const Line& line = lines[i];
    if (i > 0 && !line.blank_before && continues(text, tokens, lines[i - 1], line, wrap)) {
      paragraphs.back().tokens.last = line.tokens.last;
    } else {
      paragraphs.push_back({line.tokens, line.blank_before});
    }
  }
  return paragraphs;
}

}  // namespace newsgraph::text
