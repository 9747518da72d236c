#ifndef NEWSGRAPH_SRC_TEXT_TOKEN_VIEW_HPP
#define NEWSGRAPH_SRC_TEXT_TOKEN_VIEW_HPP

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

#include "newsgraph/document/token.hpp"

namespace newsgraph::text {

/// First token of [first, last) that has one of the shape bits; `last` when there is none. Looks at
/// four tokens at a time.
inline TokenIndex next_with(const Tokens& tokens, unsigned bits, TokenIndex first,
                            TokenIndex last) noexcept {
  const std::uint64_t wanted = 0x0001000100010001ULL * bits;
  while (first + 4 <= last) {
    std::uint64_t shapes = 0;
    std::memcpy(&shapes, tokens.shape.data() + first, sizeof shapes);
    if ((shapes & wanted) != 0) break;
    first += 4;
  }
  while (first < last && (tokens.shape[first] & bits) == 0) ++first;
  return first;
}

/// Forms, hashes and shapes of the tokens of one text, asked in words. Holds references only.
class TokenView {
 public:
  TokenView(std::string_view text, const Tokens& tokens) : text_(text), tokens_(tokens) {}

  std::string_view form(TokenIndex i) const noexcept {
    return text_.substr(tokens_.byte_begin[i], tokens_.byte_end[i] - tokens_.byte_begin[i]);
  }
  char first_byte(TokenIndex i) const noexcept { return text_[tokens_.byte_begin[i]]; }
  char last_byte(TokenIndex i) const noexcept { return text_[tokens_.byte_end[i] - 1]; }
  /// Code points of a form.
  std::uint32_t length(TokenIndex i) const noexcept { return tokens_.end[i] - tokens_.begin[i]; }
  std::uint64_t hash(TokenIndex i) const noexcept { return tokens_.hash[i]; }
  /// Whether any of the Shape bits is set.
  bool has(TokenIndex i, unsigned bits) const noexcept { return (tokens_.shape[i] & bits) != 0; }
  bool is(TokenIndex i, char mark) const noexcept {
    return tokens_.byte_end[i] - tokens_.byte_begin[i] == 1 && first_byte(i) == mark;
  }
  bool space_before(TokenIndex i) const noexcept { return has(i, SpaceBefore); }
  /// "-", "--", en or em dash.
  bool is_dash(TokenIndex i) const noexcept {
    const std::string_view mark = form(i);
    return mark == "-" || mark == "--" || mark == "\xE2\x80\x93" || mark == "\xE2\x80\x94" ||
           mark == "\xE2\x80\x95";
  }
  std::string_view text() const noexcept { return text_; }
  const Tokens& tokens() const noexcept { return tokens_; }

 private:
  std::string_view text_;
  const Tokens& tokens_;
};

}  // namespace newsgraph::text

#endif
