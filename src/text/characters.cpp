#include "text/characters.hpp"

#include <algorithm>

#include "newsgraph/base/utf8.hpp"

#include "text/fold_table.hpp"

namespace newsgraph::text {
namespace {

struct Range {
  char32_t first;
  char32_t last;
};

template <std::size_t count>
bool within(const std::array<Range, count>& ranges, char32_t code_point) noexcept {
  const auto after = std::ranges::upper_bound(ranges, code_point, {}, &Range::first);
  return after != ranges.begin() && code_point <= std::prev(after)->last;
}

// Punctuation, symbols and controls from U+0080 (general categories P*, S*, Cc), neighbours joined
// over unassigned code points. Scripts whose marks stand inside their words anyway are left out.
constexpr std::array<Range, 67> marks{{
    {0x80, 0x84},     {0x86, 0x9F},       {0xA1, 0xA9},     {0xAB, 0xAC},     {0xAE, 0xB1},
    {0xB4, 0xB4},     {0xB6, 0xB8},       {0xBB, 0xBB},     {0xBF, 0xBF},     {0xD7, 0xD7},
    {0xF7, 0xF7},     {0x2C2, 0x2C5},     {0x2D2, 0x2DF},   {0x2E5, 0x2EB},   {0x2ED, 0x2ED},
    {0x2EF, 0x2FF},   {0x375, 0x375},     {0x37E, 0x37E},   {0x384, 0x385},   {0x387, 0x387},
    {0x3F6, 0x3F6},   {0x482, 0x482},     {0x55A, 0x55F},   {0x589, 0x58F},   {0x5BE, 0x5BE},
    {0x5C0, 0x5C0},   {0x5C3, 0x5C3},     {0x5C6, 0x5C6},   {0x5F3, 0x5F4},   {0x606, 0x60F},
    {0x61B, 0x61B},   {0x61D, 0x61F},     {0x66A, 0x66D},   {0x6D4, 0x6D4},   {0x6DE, 0x6DE},
    {0x6E9, 0x6E9},   {0x964, 0x965},     {0x970, 0x970},   {0xE3F, 0xE3F},   {0xE4F, 0xE4F},
    {0xE5A, 0xE5B},   {0x104A, 0x104F},   {0x10FB, 0x10FB}, {0x1360, 0x1368}, {0x17D4, 0x17D6},
    {0x17D8, 0x17DB}, {0x1800, 0x180A},   {0x2010, 0x2027}, {0x2030, 0x205E}, {0x207A, 0x207E},
    {0x208A, 0x208E}, {0x20A0, 0x20CF},   {0x2100, 0x2101}, {0x2103, 0x2106}, {0x2108, 0x2109},
    {0x2114, 0x2114}, {0x2116, 0x2118},   {0x211E, 0x2123}, {0x2190, 0x245F}, {0x2500, 0x2BFF},
    {0x2E00, 0x2E7F}, {0x3001, 0x3004},   {0x3008, 0x3020}, {0x30FB, 0x30FB}, {0xFD3E, 0xFD3F},
    {0xFE10, 0xFE6B}, {0x1F000, 0x1FAFF},
}};

constexpr std::array<Range, 13> invisibles{{
    {0xAD, 0xAD},
    {0x600, 0x605},
    {0x61C, 0x61C},
    {0x6DD, 0x6DD},
    {0x70F, 0x70F},
    {0x180B, 0x180F},
    {0x200B, 0x200F},
    {0x202A, 0x202E},
    {0x2060, 0x206F},
    {0xFE00, 0xFE0F},
    {0xFEFF, 0xFEFF},
    {0xFFF9, 0xFFFB},
    {0xE0000, 0xE0FFF},
}};

bool is_space_point(char32_t c) noexcept {
  return c == 0x85 || c == 0xA0 || c == 0x1680 || (c >= 0x2000 && c <= 0x200A) || c == 0x2028 ||
         c == 0x2029 || c == 0x202F || c == 0x205F || c == 0x3000;
}

CharKind ascii_kind(char c) noexcept {
  if (c == '\'') return CharKind::Apostrophe;
  if (c == '-') return CharKind::Hyphen;
  switch (byte_class(c)) {
    case ByteClass::Space:
      return CharKind::Space;
    case ByteClass::Upper:
      return CharKind::Upper;
    case ByteClass::Lower:
      return CharKind::Lower;
    case ByteClass::Digit:
      return CharKind::Digit;
    default:
      return CharKind::Mark;
  }
}

}  // namespace

CharKind kind_of(char32_t c) noexcept {
  if (c < 0x80) return ascii_kind(static_cast<char>(c));
  if (is_space_point(c)) return CharKind::Space;
  if (c == 0x2019 || c == 0x2BC || c == 0x201B || c == 0xFF07 || c == 0x2BB) {
    return CharKind::Apostrophe;
  }
  if (c == 0x2010 || c == 0x2011 || c == 0xFF0D) return CharKind::Hyphen;
  if (c >= 0xFF01 && c <= 0xFF5E) return ascii_kind(static_cast<char>(c - 0xFEE0));
  if (within(invisibles, c)) return CharKind::Invisible;
  if (within(marks, c) || (c >= 0xFF5F && c <= 0xFF65) || (c >= 0xFFE0 && c <= 0xFFFF)) {
    return CharKind::Mark;
  }
  switch (letter_case(c)) {
    case LetterCase::Upper:
      return CharKind::Upper;
    case LetterCase::Lower:
      return CharKind::Lower;
    case LetterCase::None:
      break;
  }
  return CharKind::Letter;
}

Decoded decode(std::string_view text, std::size_t at) noexcept {
  const CodePoint point = decode_utf8(text, at);
  if (!point.valid) return {0xFFFD, 1};
  return {point.value, static_cast<std::uint32_t>(point.length)};
}

}  // namespace newsgraph::text
