#ifndef NEWSGRAPH_SRC_TEXT_CHARACTERS_HPP
#define NEWSGRAPH_SRC_TEXT_CHARACTERS_HPP

// What bytes and code points are, as far as tokens need it. ASCII goes through one table of 256
// classes; the rest through `kind_of`, which follows the general categories of Unicode 15.

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace newsgraph::text {

/// Class of a byte.
enum class ByteClass : std::uint8_t {
  Control,  ///< Control characters that are not white space: tokens of their own.
  Space,
  Upper,
  Lower,
  Digit,
  Mark,  ///< ASCII punctuation and symbols.
  High   ///< Part of a code point from U+0080.
};

constexpr std::array<ByteClass, 256> make_byte_classes() {
  std::array<ByteClass, 256> table{};
  for (std::size_t i = 0; i < 256; ++i) {
    const auto c = static_cast<unsigned char>(i);
    ByteClass kind = ByteClass::Mark;
    if (c >= 0x80) {
      kind = ByteClass::High;
    } else if (c == ' ' || (c >= '\t' && c <= '\r')) {
      kind = ByteClass::Space;
    } else if (c < 0x20 || c == 0x7F) {
      kind = ByteClass::Control;
    } else if (c >= 'A' && c <= 'Z') {
      kind = ByteClass::Upper;
    } else if (c >= 'a' && c <= 'z') {
      kind = ByteClass::Lower;
    } else if (c >= '0' && c <= '9') {
      kind = ByteClass::Digit;
    }
    table[i] = kind;
  }
  return table;
}

inline constexpr std::array<ByteClass, 256> byte_classes = make_byte_classes();

constexpr ByteClass byte_class(char byte) noexcept {
  return byte_classes[static_cast<unsigned char>(byte)];
}
constexpr bool is_digit(char c) noexcept { return c >= '0' && c <= '9'; }
constexpr bool is_upper(char c) noexcept { return c >= 'A' && c <= 'Z'; }
constexpr bool is_lower(char c) noexcept { return c >= 'a' && c <= 'z'; }
constexpr bool is_letter(char c) noexcept { return is_upper(c) || is_lower(c); }
constexpr bool is_alnum(char c) noexcept { return is_letter(c) || is_digit(c); }
constexpr bool is_space(char c) noexcept { return byte_class(c) == ByteClass::Space; }
constexpr bool is_high(char c) noexcept { return (static_cast<unsigned char>(c) & 0x80U) != 0; }
constexpr char to_lower(char c) noexcept { return is_upper(c) ? static_cast<char>(c + 32) : c; }

/// What a code point is to the tokeniser.
enum class CharKind : std::uint8_t {
  Space,      ///< White_Space of Unicode.
  Invisible,  ///< Format characters (soft hyphen, direction marks, BOM): no token of their own.
  Upper,
  Lower,
  Letter,  ///< Letters without case, combining marks.
  Digit,
  Apostrophe,  ///< ' and the characters set for it: U+2019, U+02BC ...
  Hyphen,      ///< - and U+2010, U+2011.
  Mark         ///< All other punctuation, symbols and controls.
};

constexpr std::array<CharKind, 128> make_ascii_kinds() {
  std::array<CharKind, 128> table{};
  for (std::size_t i = 0; i < 128; ++i) {
    const auto c = static_cast<char>(i);
    CharKind kind = CharKind::Mark;
    if (is_space(c)) kind = CharKind::Space;
    if (is_upper(c)) kind = CharKind::Upper;
    if (is_lower(c)) kind = CharKind::Lower;
    if (is_digit(c)) kind = CharKind::Digit;
    if (c == '\'') kind = CharKind::Apostrophe;
    if (c == '-') kind = CharKind::Hyphen;
    table[i] = kind;
  }
  return table;
}
inline constexpr std::array<CharKind, 128> ascii_kinds = make_ascii_kinds();

/// Requires an ASCII character.
constexpr CharKind ascii_kind(char c) noexcept {
  return ascii_kinds[static_cast<unsigned char>(c)];
}

/// Kinds of U+2000..U+206F, the block of the typographic marks: the commonest outside ASCII.
constexpr std::array<CharKind, 0x70> make_punctuation_kinds() {
  std::array<CharKind, 0x70> table{};
  for (std::size_t i = 0; i < table.size(); ++i) {
    CharKind kind = CharKind::Mark;
    if (i <= 0x0A || i == 0x28 || i == 0x29 || i == 0x2F || i == 0x5F) kind = CharKind::Space;
    if ((i >= 0x0B && i <= 0x0F) || (i >= 0x2A && i <= 0x2E) || i >= 0x60)
      kind = CharKind::Invisible;
    if (i == 0x10 || i == 0x11) kind = CharKind::Hyphen;
    if (i == 0x19 || i == 0x1B) kind = CharKind::Apostrophe;
    table[i] = kind;
  }
  return table;
}
inline constexpr std::array<CharKind, 0x70> punctuation_kinds = make_punctuation_kinds();

/// The same for all code points; use kind_of.
CharKind other_kind(char32_t code_point) noexcept;

inline CharKind kind_of(char32_t code_point) noexcept {
  if (code_point < 0x80) return ascii_kind(static_cast<char>(code_point));
  if (code_point >= 0x2000 && code_point < 0x2070) return punctuation_kinds[code_point - 0x2000];
  return other_kind(code_point);
}

/// Letters, digits, combining marks, and the invisible inside words.
constexpr bool is_word_kind(CharKind kind) noexcept {
  return kind == CharKind::Upper || kind == CharKind::Lower || kind == CharKind::Letter ||
         kind == CharKind::Digit;
}

struct Decoded {
  char32_t value;
  std::uint32_t length;
};

/// The code point at `at`. Requires well-formed UTF-8 and at < text.size(). A sequence that the end
/// of the text cuts short is taken as U+FFFD of one byte, so that a mistake upstream never becomes
/// a read past the end.
inline Decoded decode(std::string_view text, std::size_t at) noexcept {
  const auto byte = [&](std::size_t i) -> char32_t {
    return static_cast<unsigned char>(text[at + i]);
  };
  const char32_t lead = byte(0);
  if (lead < 0x80) return {lead, 1};
  const std::uint32_t length = lead >= 0xF0 ? 4 : (lead >= 0xE0 ? 3 : 2);
  if (length > text.size() - at) return {0xFFFD, 1};
  if (length == 2) return {((lead & 0x1FU) << 6U) | (byte(1) & 0x3FU), 2};
  if (length == 3) {
    return {((lead & 0x0FU) << 12U) | ((byte(1) & 0x3FU) << 6U) | (byte(2) & 0x3FU), 3};
  }
  return {((lead & 0x07U) << 18U) | ((byte(1) & 0x3FU) << 12U) | ((byte(2) & 0x3FU) << 6U) |
              (byte(3) & 0x3FU),
          4};
}

}  // namespace newsgraph::text

#endif
