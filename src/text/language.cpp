#include "newsgraph/text/language.hpp"

#include <algorithm>
#include <array>
#include <string_view>

#include "newsgraph/text/tokenizer.hpp"

namespace newsgraph::text {
namespace {

/// Commonest function words; those that are common in other languages too (in, de, a, on, me) are
/// left out.
constexpr std::array<std::string_view, 34> function_words = {
    "the",  "of",    "and",  "to",    "that",    "for",   "is",   "was",   "with",
    "by",   "at",    "from", "it",    "his",     "has",   "have", "be",    "are",
    "were", "which", "this", "will",  "said",    "their", "its",  "would", "been",
    "they", "he",    "we",   "after", "between", "not",   "who"};

const std::array<std::uint64_t, function_words.size()>& sorted_hashes() {
  static const auto hashes = [] {
    std::array<std::uint64_t, function_words.size()> result{};
    std::ranges::transform(function_words, result.begin(), fold_hash);
    std::ranges::sort(result);
    return result;
  }();
  return hashes;
}

}  // namespace

bool is_english(const Document& document) {
  const Tokens& tokens = document.tokens;
  constexpr std::size_t enough = 2000;  // tokens; more do not change the answer
  constexpr std::size_t too_few = 12;
  const auto& hashes = sorted_hashes();
  std::size_t words = 0;
  std::size_t known = 0;
  std::size_t foreign = 0;
  for (TokenIndex token = 0; token < std::min(tokens.size(), enough); ++token) {
    const unsigned shape = tokens.shape[token];
    if ((shape & (Punctuation | HasDigit)) != 0) continue;
    ++words;
    if ((shape & NonAscii) != 0) ++foreign;
    if (std::ranges::binary_search(hashes, tokens.hash[token])) ++known;
  }
  if (words < too_few) return foreign * 2 <= words;
  return known * 12 >= words;
}

}  // namespace newsgraph::text
