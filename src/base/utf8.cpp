#include "newsgraph/base/utf8.hpp"

#include <algorithm>
#include <cassert>
#include <cstdint>
#include <cstring>

namespace newsgraph {
namespace {

constexpr char32_t replacement = 0xFFFD;

unsigned char byte_at(std::string_view text, std::size_t i) noexcept {
  return static_cast<unsigned char>(text[i]);
}

bool is_continuation(char byte) noexcept {
  return (static_cast<unsigned char>(byte) & 0xC0U) == 0x80U;
}

// Text is mostly ASCII, so eight bytes are looked at together where that is enough.
constexpr std::size_t word_size = sizeof(std::uint64_t);
constexpr std::uint64_t high_bits = 0x8080808080808080ULL;

std::uint64_t word_at(std::string_view text, std::size_t i) noexcept {
  std::uint64_t word = 0;
  std::memcpy(&word, text.data() + i, word_size);
  return word;
}

}  // namespace

CodePoint decode_utf8(std::string_view text, std::size_t byte_offset) noexcept {
  assert(byte_offset < text.size() && "decode_utf8 past the end");
  const unsigned char lead = byte_at(text, byte_offset);
  if (lead < 0x80) return {lead, 1, true};

  // Table 3-7 of the Unicode standard: the range of the second byte depends on the first.
  std::size_t length = 0;
  unsigned char low = 0x80;
  unsigned char high = 0xBF;
  char32_t value = 0;
  if (lead >= 0xC2 && lead <= 0xDF) {
    length = 2;
    value = lead & 0x1FU;
  } else if (lead >= 0xE0 && lead <= 0xEF) {
    length = 3;
    value = lead & 0x0FU;
    if (lead == 0xE0) low = 0xA0;
    if (lead == 0xED) high = 0x9F;
  } else if (lead >= 0xF0 && lead <= 0xF4) {
    length = 4;
    value = lead & 0x07U;
    if (lead == 0xF0) low = 0x90;
    if (lead == 0xF4) high = 0x8F;
  } else {
    return {replacement, 1, false};
  }
  for (std::size_t i = 1; i < length; ++i) {
    if (byte_offset + i >= text.size()) return {replacement, i, false};
    const unsigned char next = byte_at(text, byte_offset + i);
    if (next < low || next > high) return {replacement, i, false};
    value = (value << 6U) | (next & 0x3FU);
    low = 0x80;
    high = 0xBF;
  }
  return {value, length, true};
}

void append_utf8(std::string& text, char32_t code_point) {
  const auto push = [&text](char32_t bits) { text.push_back(static_cast<char>(bits)); };
  if (code_point < 0x80) {
    push(code_point);
  } else if (code_point < 0x800) {
    push(0xC0U | (code_point >> 6U));
    push(0x80U | (code_point & 0x3FU));
  } else if (code_point < 0x10000) {
    push(0xE0U | (code_point >> 12U));
    push(0x80U | ((code_point >> 6U) & 0x3FU));
    push(0x80U | (code_point & 0x3FU));
  } else {
    push(0xF0U | (code_point >> 18U));
    push(0x80U | ((code_point >> 12U) & 0x3FU));
    push(0x80U | ((code_point >> 6U) & 0x3FU));
    push(0x80U | (code_point & 0x3FU));
  }
}

bool is_valid_utf8(std::string_view text) noexcept {
  std::size_t i = 0;
  while (i < text.size()) {
    if (byte_at(text, i) < 0x80) {
      ++i;
      while (i + word_size <= text.size() && (word_at(text, i) & high_bits) == 0) i += word_size;
      continue;
    }
    const CodePoint point = decode_utf8(text, i);
    if (!point.valid) return false;
    i += point.length;
  }
  return true;
}

std::string to_valid_utf8(std::string_view bytes) {
  if (is_valid_utf8(bytes)) return std::string(bytes);
  std::string text;
  text.reserve(bytes.size() + 16);
  for (std::size_t i = 0; i < bytes.size();) {
    const CodePoint point = decode_utf8(bytes, i);
    append_utf8(text, point.value);
    i += point.length;
  }
  return text;
}

std::size_t count_code_points(std::string_view text) noexcept {
  std::size_t continuations = 0;
  std::size_t i = 0;
  for (; i + word_size <= text.size(); i += word_size) {
    const std::uint64_t word = word_at(text, i);
    if ((word & high_bits) == 0) continue;
    // The high bit set and the next one not: one bit a byte, moved down and summed in the top byte.
    const std::uint64_t found = (word & ~(word << 1U) & high_bits) >> 7U;
    continuations += static_cast<std::size_t>((found * 0x0101010101010101ULL) >> 56U);
  }
  for (; i < text.size(); ++i) continuations += is_continuation(text[i]) ? 1U : 0U;
  return text.size() - continuations;
}

CodePointIndex::CodePointIndex(std::string_view text) : text_(text) {
  size_ = count_code_points(text);
  if (size_ == text.size()) return;
  every_64th_.reserve(size_ / 64 + 2);
  std::size_t count = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (is_continuation(text[i])) continue;
    if (count % 64 == 0) every_64th_.push_back(static_cast<std::uint32_t>(i));
    ++count;
  }
}

std::size_t CodePointIndex::byte_offset(std::size_t code_point) const noexcept {
  assert(code_point <= size_ && "code point past the text");
  if (every_64th_.empty()) return code_point;
  if (code_point == size_) return text_.size();
  std::size_t byte = every_64th_[code_point / 64];
  for (std::size_t left = code_point % 64; left > 0; --left) {
    do {
      ++byte;
    } while (is_continuation(text_[byte]));
  }
  return byte;
}

std::size_t CodePointIndex::code_point(std::size_t byte_offset) const noexcept {
  assert(byte_offset <= text_.size() && "byte past the text");
  if (every_64th_.empty()) return byte_offset;
  const auto after = std::ranges::upper_bound(every_64th_, byte_offset);
  const auto block = static_cast<std::size_t>(after - every_64th_.begin()) - 1;
  const std::size_t begin = every_64th_[block];
  return block * 64 + count_code_points(text_.substr(begin, byte_offset - begin));
}

std::string_view CodePointIndex::slice(std::size_t begin, std::size_t end) const noexcept {
  const std::size_t first = byte_offset(begin);
  return text_.substr(first, byte_offset(end) - first);
}

}  // namespace newsgraph
