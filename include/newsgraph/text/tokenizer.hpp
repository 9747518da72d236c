#ifndef NEWSGRAPH_TEXT_TOKENIZER_HPP
#define NEWSGRAPH_TEXT_TOKENIZER_HPP

// Tokens by the conventions of Universal Dependencies English: clitics ('s, n't, 'll) and hyphens
// are split, abbreviations and initials keep their stop, "1,500.3" is one token.

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "newsgraph/document/token.hpp"

namespace newsgraph::text {

/// Appends the tokens of `text` (columns up to `shape`; offsets count from the beginning of
/// `text`). Requires valid UTF-8. Every character that is neither white space nor invisible (soft
/// hyphen, direction marks, byte order mark) is in exactly one token; white space is in none, but
/// for the invisible characters inside a word. Linear time. Throughput: newsgraph_bench, tokenize.
void tokenize(std::string_view text, Tokens& tokens);

/// Hash of a form with case, accents, width and typographic variants of apostrophe and hyphen
/// folded: "Türkiye" and "TURKIYE" have one hash. What Tokens::hash holds, and what gazetteers are
/// keyed by. Equals hash_folded(fold(form)). The same on every machine and in every run.
std::uint64_t fold_hash(std::string_view form);

/// The folded form itself, for keys that are read by people or compared: lower case, no accents on
/// Latin and Greek letters ("ß" is "ss", "ø" is "o"); Cyrillic is only made lower case; every
/// apostrophe is ', every hyphen and en dash is -, invisible characters are left out.
std::string fold(std::string_view form);

/// The hash behind fold_hash, fed with sixteen folded bytes at a time as two numbers, least
/// significant byte first, zeros after the end. One step without a branch does for words of up to
/// sixteen letters. Trained models may hold its values: it must not change.
class FoldHasher {
 public:
  constexpr explicit FoldHasher(std::size_t folded_size) noexcept
      : hash_(0x9e3779b97f4a7c15ULL * (folded_size + 1)) {}

  constexpr void add(std::uint64_t low, std::uint64_t high) noexcept {
    // Odd constants and shifts of SplitMix64 and of Stafford's variants of the MurmurHash3 mixer.
    const std::uint64_t mixed =
        (low ^ hash_) * 0xbf58476d1ce4e5b9ULL + high * 0xff51afd7ed558ccdULL;
    hash_ = mixed ^ (mixed >> 32U);
  }
  constexpr std::uint64_t finish() const noexcept {
    const std::uint64_t hash = hash_ * 0x94d049bb133111ebULL;
    return hash ^ (hash >> 29U);
  }

 private:
  std::uint64_t hash_;
};

/// Hash of a form that is already folded. A constant expression, so that lists of words can be
/// compared with Tokens::hash without a string: `tokens.hash[i] == hash_folded("said")`.
constexpr std::uint64_t hash_folded(std::string_view folded) noexcept {
  const auto eight = [folded](std::size_t begin) {
    std::uint64_t bytes = 0;
    for (std::size_t i = 0; i < 8 && begin + i < folded.size(); ++i) {
      const auto byte = static_cast<unsigned char>(folded[begin + i]);
      bytes |= static_cast<std::uint64_t>(byte) << (8 * i);
    }
    return bytes;
  };
  FoldHasher hasher(folded.size());
  for (std::size_t begin = 0; begin < folded.size(); begin += 16) {
    hasher.add(eight(begin), eight(begin + 8));
  }
  return hasher.finish();
}

}  // namespace newsgraph::text

#endif
