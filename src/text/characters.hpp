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

CharKind kind_of(char32_t code_point) noexcept;

/// Letters, digits, combining marks, and the invisible inside words.
constexpr bool is_word_kind(CharKind kind) noexcept {
  return kind == CharKind::Upper || kind == CharKind::Lower || kind == CharKind::Letter ||
         kind == CharKind::Digit;
}

/// Decodes well-formed UTF-8; anything else is taken as U+FFFD of one byte, so that a mistake
/// upstream never becomes a read past the end. Requires at < text.size().
struct Decoded {
  char32_t value;
  std::uint32_t length;
};
Decoded decode(std::string_view text, std::size_t at) noexcept;

}  // namespace newsgraph::text

#endif
