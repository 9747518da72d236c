#ifndef NEWSGRAPH_SRC_TEXT_WORD_SET_HPP
#define NEWSGRAPH_SRC_TEXT_WORD_SET_HPP

// Small fixed lists of words, looked up by fold_hash without a string.

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

#include "newsgraph/text/tokenizer.hpp"

namespace newsgraph::text {

/// A set of folded words (lower case, no accents) made at compile time: open addressing, at most
/// half full, so that a word that is not there mostly costs one load.
template <std::size_t count>
class WordSet {
 public:
  constexpr explicit WordSet(const std::string_view (&words)[count]) noexcept
      : WordSet(std::span<const std::string_view, count>(words)) {}
  constexpr explicit WordSet(const std::array<std::string_view, count>& words) noexcept
      : WordSet(std::span<const std::string_view, count>(words)) {}

  constexpr bool contains(std::uint64_t hash) const noexcept {
    for (std::size_t slot = hash & mask; slots_[slot] != 0; slot = (slot + 1) & mask) {
      if (slots_[slot] == hash) return true;
    }
    return false;
  }
  constexpr bool contains_folded(std::string_view folded) const noexcept {
    return contains(hash_folded(folded));
  }

 private:
  constexpr explicit WordSet(std::span<const std::string_view, count> words) noexcept {
    for (const std::string_view word : words) {
      const std::uint64_t hash = hash_folded(word);
      std::size_t slot = hash & mask;
      while (slots_[slot] != 0 && slots_[slot] != hash) slot = (slot + 1) & mask;
      slots_[slot] = hash;
    }
  }

  static constexpr std::size_t mask = std::bit_ceil(count * 2 + 1) - 1;
  std::array<std::uint64_t, mask + 1> slots_{};
};

template <std::size_t count>
WordSet(const std::string_view (&)[count]) -> WordSet<count>;
template <std::size_t count>
WordSet(const std::array<std::string_view, count>&) -> WordSet<count>;

}  // namespace newsgraph::text

#endif
