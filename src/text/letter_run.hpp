#ifndef NEWSGRAPH_SRC_TEXT_LETTER_RUN_HPP
#define NEWSGRAPH_SRC_TEXT_LETTER_RUN_HPP

// The inner step of the tokeniser: a run of ASCII letters, its hash and its case, sixteen bytes at
// a time. Four words in five are such runs followed by a space or a plain mark.

#include <array>
#include <cstddef>
#include <cstdint>

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

#include "newsgraph/document/token.hpp"
#include "newsgraph/text/tokenizer.hpp"

#include "text/characters.hpp"

namespace newsgraph::text {

/// A run of ASCII letters. `hash` is that of its folded form.
struct LetterRun {
  std::size_t length = 0;
  std::uint64_t hash = 0;
  std::uint16_t shape = 0;  ///< Case bits only.
};

constexpr std::uint16_t case_shape(std::size_t length, bool first_upper, bool any_upper,
                                   bool all_upper) noexcept {
  const auto bit = [](bool set, Shape shape) { return static_cast<unsigned>(set) * shape; };
  return static_cast<std::uint16_t>(bit(first_upper, Capitalized) | bit(!any_upper, AllLower) |
                                    bit(all_upper && length > 1, AllUpper));
}

/// The run at the beginning of `bytes`, byte by byte. Works for any length.
inline LetterRun letter_run_plain(const char* bytes, std::size_t size) noexcept {
  LetterRun run;
  std::size_t uppers = 0;
  while (run.length < size && is_letter(bytes[run.length])) {
    if (is_upper(bytes[run.length])) ++uppers;
    ++run.length;
  }
  if (run.length == 0) return run;
  const auto eight = [&](std::size_t begin) {
    std::uint64_t chunk = 0;
    for (std::size_t i = 0; i < 8 && begin + i < run.length; ++i) {
      const auto byte = static_cast<unsigned char>(to_lower(bytes[begin + i]));
      chunk |= static_cast<std::uint64_t>(byte) << (8 * i);
    }
    return chunk;
  };
  FoldHasher hasher(run.length);
  for (std::size_t begin = 0; begin < run.length; begin += 16) {
    hasher.add(eight(begin), eight(begin + 8));
  }
  run.hash = hasher.finish();
  run.shape = case_shape(run.length, is_upper(bytes[0]), uppers > 0, uppers == run.length);
  return run;
}

#if defined(__SSE2__)
/// Sixteen bytes of ones and sixteen of zeros: a mask of n ones is found at 16 - n.
inline constexpr std::array<std::uint8_t, 32> run_masks = {
    0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF};

/// The same without a branch for runs shorter than sixteen bytes: a branch on the length of a word
/// is guessed wrong too often. Requires 16 readable bytes. When the length is 16 the run may be
/// longer, and the rest says nothing.
inline LetterRun letter_run_16(const char* bytes) noexcept {
  const __m128i text = _mm_loadu_si128(reinterpret_cast<const __m128i*>(bytes));
  const __m128i lower = _mm_or_si128(text, _mm_set1_epi8(0x20));
  const __m128i distance = _mm_sub_epi8(lower, _mm_set1_epi8('a'));
  const __m128i letters = _mm_cmpeq_epi8(_mm_min_epu8(distance, _mm_set1_epi8(25)), distance);
  const auto letter_mask = static_cast<std::uint32_t>(_mm_movemask_epi8(letters));
  LetterRun run;
  // The seventeenth bit is never a letter: with it the count needs no check for "none".
  run.length = static_cast<std::size_t>(__builtin_ctz(~letter_mask | 0x10000U));

  // Bit 5 tells lower from upper case; it is moved to where movemask reads.
  const auto lower_mask = static_cast<std::uint32_t>(_mm_movemask_epi8(_mm_slli_epi16(text, 2)));
  const std::uint32_t inside = (1U << run.length) - 1;
  const std::uint32_t upper_mask = ~lower_mask & inside;
  run.shape = case_shape(run.length, (upper_mask & 1U) != 0, upper_mask != 0, upper_mask == inside);

  const __m128i mask =
      _mm_loadu_si128(reinterpret_cast<const __m128i*>(run_masks.data() + 16 - run.length));
  const __m128i kept = _mm_and_si128(lower, mask);
  FoldHasher hasher(run.length);
  hasher.add(static_cast<std::uint64_t>(_mm_cvtsi128_si64(kept)),
             static_cast<std::uint64_t>(_mm_cvtsi128_si64(_mm_unpackhi_epi64(kept, kept))));
  run.hash = hasher.finish();
  return run;
}
#endif

/// The run at the beginning of the first `size` bytes.
inline LetterRun letter_run(const char* bytes, std::size_t size) noexcept {
#if defined(__SSE2__)
  if (size >= 16) {
    const LetterRun run = letter_run_16(bytes);
    if (run.length < 16) return run;
  }
#endif
  return letter_run_plain(bytes, size);
}

}  // namespace newsgraph::text

#endif
