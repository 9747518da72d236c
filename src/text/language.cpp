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

/// The same for German, Dutch, French, Spanish, Portuguese, Italian, Swedish, Polish, Turkish and
/// Indonesian; particles of names ("de", "van", "el") are left out.
constexpr std::array<std::string_view, 32> other_words = {
    "und",  "ist",   "nicht", "der",  "die", "das", "mit",  "het", "een",  "niet",  "les",
    "des",  "est",   "dans",  "pour", "que", "los", "las",  "una", "para", "como",  "che",
    "sono", "della", "och",   "att",  "som", "nie", "jest", "bir", "yang", "dengan"};

template <std::size_t count>
std::array<std::uint64_t, count> sorted_hashes(const std::array<std::string_view, count>& words) {
  std::array<std::uint64_t, count> result{};
  std::ranges::transform(words, result.begin(), fold_hash);
  std::ranges::sort(result);
  return result;
}

}  // namespace

bool is_english(const Document& document) {
  const Tokens& tokens = document.tokens;
  constexpr std::size_t enough = 2000;  // tokens; more do not change the answer
  // A line or two may have no function word: "Kask signs Trade Bill 285 in Riverton".
  constexpr std::size_t too_few = 60;
  static const auto hashes = sorted_hashes(function_words);
  static const auto other_hashes = sorted_hashes(other_words);
  std::size_t words = 0;
  std::size_t known = 0;
  std::size_t foreign = 0;
  std::size_t other = 0;
  for (TokenIndex token = 0; token < std::min(tokens.size(), enough); ++token) {
    const unsigned shape = tokens.shape[token];
    if ((shape & (Punctuation | HasDigit)) != 0) continue;
    ++words;
    if ((shape & NonAscii) != 0) ++foreign;
    if (std::ranges::binary_search(hashes, tokens.hash[token])) ++known;
    if (std::ranges::binary_search(other_hashes, tokens.hash[token])) ++other;
  }
  if (words < too_few) return foreign * 2 <= words && other <= known;
  return known * 12 >= words;
}

}  // namespace newsgraph::text
