#include "text/token_writer.hpp"

#include <bit>
#include <cstring>

#include "newsgraph/base/utf8.hpp"
#include "newsgraph/text/tokenizer.hpp"

#include "text/characters.hpp"
#include "text/fold_table.hpp"

namespace newsgraph::text {
namespace {

constexpr std::uint64_t ones = 0x0101010101010101ULL;

/// Eight bytes, least significant first; bytes past `count` are zero. Requires 1 <= count <= 8.
std::uint64_t load(const char* bytes, std::size_t count) noexcept {
  std::uint64_t chunk = 0;
  if constexpr (std::endian::native == std::endian::little) {
    std::memcpy(&chunk, bytes, count);
  } else {
    for (std::size_t i = 0; i < count; ++i) {
      chunk |= static_cast<std::uint64_t>(static_cast<unsigned char>(bytes[i])) << (8 * i);
    }
  }
  return chunk;
}

/// Bit 5 of every byte that is 'A'..'Z'. Requires ASCII.
constexpr std::uint64_t upper_bits(std::uint64_t chunk) noexcept {
  const std::uint64_t from_a = chunk + (0x80 - 'A') * ones;
  const std::uint64_t after_z = chunk + (0x7F - 'Z') * ones;
  return ((from_a ^ after_z) & (0x80 * ones)) >> 2U;
}

}  // namespace

void TokenWriter::push(std::size_t begin, std::size_t end, std::uint32_t code_points,
                       std::uint64_t hash, std::uint16_t shape) {
  if (begin != last_end_ || begin == 0) shape |= SpaceBefore;
  const auto first = static_cast<std::uint32_t>(begin) - continuation_;
  byte_begin_[count_] = static_cast<std::uint32_t>(begin);
  byte_end_[count_] = static_cast<std::uint32_t>(end);
  begin_[count_] = first;
  end_[count_] = first + code_points;
  hash_[count_] = hash;
  shape_[count_] = shape;
  last_end_ = end;
  last_hash_ = hash;
  if (++count_ == block) flush();
}

void TokenWriter::letters(std::size_t begin, std::size_t end) {
  const std::size_t size = end - begin;
  const char* bytes = text_.data() + begin;
  std::uint64_t hash = 0x9e3779b97f4a7c15ULL * (size + 1);
  std::uint64_t upper_count = 0;
  for (std::size_t i = 0; i < size; i += 8) {
    const std::uint64_t chunk = load(bytes + i, size - i < 8 ? size - i : 8);
    const std::uint64_t upper = upper_bits(chunk);
    upper_count += static_cast<std::uint64_t>(std::popcount(upper));
    hash = (hash ^ (chunk | upper)) * 0xbf58476d1ce4e5b9ULL;
    hash ^= hash >> 32U;
  }
  hash *= 0x94d049bb133111ebULL;
  hash ^= hash >> 29U;
  unsigned shape = 0;
  if (is_upper(*bytes)) shape |= Capitalized;
  if (upper_count == 0) shape |= AllLower;
  if (upper_count == size && size > 1) shape |= AllUpper;
  push(begin, end, static_cast<std::uint32_t>(size), hash, static_cast<std::uint16_t>(shape));
}

void TokenWriter::any(std::size_t begin, std::size_t end, std::uint16_t extra) {
  const std::string_view form = text_.substr(begin, end - begin);
  folded_.clear();
  append_folded(form, folded_);
  const auto code_points = static_cast<std::uint32_t>(count_code_points(form));
  push(begin, end, code_points, hash_folded(folded_),
       static_cast<std::uint16_t>(shape_of(form) | extra));
  continuation_ += static_cast<std::uint32_t>(form.size()) - code_points;
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
    std::size_t length = 1;
    if (c >= 0x80) {
      const Decoded decoded = decode(form, i);
      c = decoded.value;
      length = decoded.length;
      shape |= NonAscii;
    }
    i += length;
    switch (kind_of(c)) {
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
  if (uppers > 1 && lowers == 0) shape |= AllUpper;
  if (lowers > 0 && uppers == 0) shape |= AllLower;
  return static_cast<std::uint16_t>(shape);
}

}  // namespace newsgraph::text
