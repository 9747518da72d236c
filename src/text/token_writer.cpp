#include "text/token_writer.hpp"

#include <algorithm>
#include <bit>
#include <cstring>

#include "newsgraph/base/utf8.hpp"
#include "newsgraph/text/tokenizer.hpp"

#include "text/characters.hpp"
#include "text/fold_table.hpp"

namespace newsgraph::text {
namespace {

constexpr std::uint64_t ones = 0x0101010101010101ULL;

/// Up to eight bytes, least significant first; bytes past `count` are zero.
std::uint64_t load(const char* bytes, std::size_t count) noexcept {
  std::uint64_t chunk = 0;
  if (std::endian::native == std::endian::little && count == 8) {
    std::memcpy(&chunk, bytes, 8);
    return chunk;
  }
  for (std::size_t i = 0; i < count; ++i) {
    chunk |= static_cast<std::uint64_t>(static_cast<unsigned char>(bytes[i])) << (8 * i);
  }
  return chunk;
}

/// Bit 5 of every byte that is 'A'..'Z'. Requires ASCII.
constexpr std::uint64_t upper_bits(std::uint64_t chunk) noexcept {
  const std::uint64_t from_a = chunk + (0x80 - 'A') * ones;
  const std::uint64_t after_z = chunk + (0x7F - 'Z') * ones;
  return ((from_a ^ after_z) & (0x80 * ones)) >> 2U;
}

/// ". ? !", an ellipsis, the ideographic full stop, the Arabic question mark.
bool ends_with_stop(std::string_view form) noexcept {
  const char last = form.back();
  if (last == '.' || last == '!' || last == '?') return true;
  return is_high(last) && (form.ends_with("\xE2\x80\xA6") || form.ends_with("\xE3\x80\x82") ||
                           form.ends_with("\xD8\x9F"));
}

}  // namespace

std::uint64_t hash_ascii(std::string_view form) noexcept {
  const auto eight = [form](std::size_t begin) -> std::uint64_t {
    if (begin >= form.size()) return 0;
    const std::uint64_t bytes =
        load(form.data() + begin, std::min<std::size_t>(form.size() - begin, 8));
    return bytes | upper_bits(bytes);
  };
  FoldHasher hasher(form.size());
  for (std::size_t begin = 0; begin < form.size(); begin += 16) {
    hasher.add(eight(begin), eight(begin + 8));
  }
  return hasher.finish();
}

void TokenWriter::any(std::size_t begin, std::size_t end, std::uint16_t extra) {
  const std::string_view form = text_.substr(begin, end - begin);
  const auto shape = static_cast<std::uint16_t>(shape_of(form) | extra);
  if ((shape & NonAscii) == 0 && form[0] != '`') {
    return ascii(begin, end, hash_ascii(form), shape);
  }
  folded_.clear();
  append_folded(form, folded_);
  any(begin, end, hash_folded(folded_), shape, form.size() - count_code_points(form));
}

void TokenWriter::flush() {
  const auto append = [this](auto& column, const auto& from) {
    column.insert(column.end(), from.begin(), from.begin() + static_cast<std::ptrdiff_t>(count_));
  };
  append(tokens_.byte_begin, byte_begin_);
  append(tokens_.byte_end, byte_end_);
  append(tokens_.begin, begin_);
  append(tokens_.end, end_);
  append(tokens_.hash, hash_);
  append(tokens_.shape, shape_);
  count_ = 0;
}

std::uint16_t shape_of(std::string_view form) noexcept {
  unsigned shape = 0;
  std::size_t uppers = 0;
  std::size_t lowers = 0;
  bool any_letter = false;
  bool numeric_marks = true;
  for (std::size_t i = 0; i < form.size();) {
    char32_t c = static_cast<unsigned char>(form[i]);
    CharKind kind = CharKind::Mark;
    if (c < 0x80) {
      kind = ascii_kind(form[i]);
      ++i;
    } else {
      const Decoded decoded = decode(form, i);
      c = decoded.value;
      kind = kind_of(c);
      i += decoded.length;
      shape |= NonAscii;
    }
    switch (kind) {
      case CharKind::Upper:
        if (!any_letter) shape |= Capitalized;
        any_letter = true;
        ++uppers;
        break;
      case CharKind::Lower:
        any_letter = true;
        ++lowers;
        break;
      case CharKind::Letter:  // also combining marks, so neither case is broken by one
        any_letter = true;
        break;
      case CharKind::Digit:
        shape |= HasDigit;
        break;
      default:
        if (c != '.' && c != ',' && c != ':') numeric_marks = false;
        break;
    }
  }
  if (!any_letter && (shape & HasDigit) == 0) shape |= Punctuation;
  if (!any_letter && numeric_marks && is_digit(form.front()) && is_digit(form.back())) {
    shape |= Digits;
  }
  if (ends_with_stop(form)) shape |= FinalStop;
  if (uppers > 1 && lowers == 0) shape |= AllUpper;
  if (lowers > 0 && uppers == 0) shape |= AllLower;
  return static_cast<std::uint16_t>(shape);
}

}  // namespace newsgraph::text
