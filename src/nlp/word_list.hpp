#ifndef NEWSGRAPH_NLP_WORD_LIST_HPP
#define NEWSGRAPH_NLP_WORD_LIST_HPP

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "newsgraph/text/tokenizer.hpp"

namespace newsgraph::nlp {

/// A closed list of folded words, made at compile time and asked by token hash.
template <std::size_t Size>
class WordList {
 public:
  constexpr explicit WordList(const std::string_view (&words)[Size]) {
    for (std::size_t i = 0; i < Size; ++i) hashes_[i] = text::hash_folded(words[i]);
    std::ranges::sort(hashes_);
  }

  constexpr bool contains(std::uint64_t hash) const noexcept {
    return std::ranges::binary_search(hashes_, hash);
  }

 private:
  std::array<std::uint64_t, Size> hashes_{};
};

}  // namespace newsgraph::nlp

#endif
