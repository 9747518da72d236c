#ifndef NEWSGRAPH_DOCUMENT_TOKEN_HPP
#define NEWSGRAPH_DOCUMENT_TOKEN_HPP

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace newsgraph {

using TokenIndex = std::uint32_t;
inline constexpr TokenIndex no_token = 0xffffffffU;

/// Half-open range in code points of the stored text.
struct Span {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;

  friend bool operator==(const Span&, const Span&) = default;
  // clang-tidy 14 takes the 0 of a defaulted comparison for a pointer.
  friend auto operator<=>(const Span&, const Span&) = default;  // NOLINT(modernize-use-nullptr)
  bool empty() const noexcept { return begin == end; }
  bool contains(const Span& other) const noexcept {
    return begin <= other.begin && other.end <= end;
  }
  bool overlaps(const Span& other) const noexcept { return begin < other.end && other.begin < end; }
};

/// Half-open range of tokens of one document.
struct TokenSpan {
  TokenIndex first = 0;
  TokenIndex last = 0;  ///< One past the end.

  friend bool operator==(const TokenSpan&, const TokenSpan&) = default;
  // NOLINTNEXTLINE(modernize-use-nullptr)
  friend auto operator<=>(const TokenSpan&, const TokenSpan&) = default;
  bool empty() const noexcept { return first == last; }
  TokenIndex size() const noexcept { return last - first; }
  bool contains(TokenIndex token) const noexcept { return first <= token && token < last; }
  bool contains(const TokenSpan& other) const noexcept {
    return first <= other.first && other.last <= last;
  }
  bool overlaps(const TokenSpan& other) const noexcept {
    return first < other.last && other.first < last;
  }
};

/// What the characters of a token look like; bits of `Tokens::shape`.
enum Shape : std::uint16_t {
  Capitalized = 1U << 0U,  ///< First letter upper case.
  AllUpper = 1U << 1U,     ///< At least two letters, all upper case.
  AllLower = 1U << 2U,     ///< At least one letter, all lower case.
  Digits = 1U << 3U,       ///< Digits with inner . , : only.
  HasDigit = 1U << 4U,
  Punctuation = 1U << 5U,  ///< No letter and no digit.
  NonAscii = 1U << 6U,
  OpenQuote = 1U << 7U,    ///< A mark that opens a quotation, by its form or the spaces around it.
  CloseQuote = 1U << 8U,   ///< A mark that closes one. A straight mark may carry both.
  SpaceBefore = 1U << 9U,  ///< White space, or the beginning of the text, stands before it.
  LineBefore = 1U << 10U,  ///< A line break, or the beginning of the text, stands before it.
  FinalStop = 1U << 11U,   ///< Its last character is a full stop, ? or !, or an ellipsis.
};

/// Universal part-of-speech tags (universaldependencies.org/u/pos), in alphabetical order.
enum class Upos : std::uint8_t {
  None,
  Adj,
  Adp,
  Adv,
  Aux,
  Cconj,
  Det,
  Intj,
  Noun,
  Num,
  Part,
  Pron,
  Propn,
  Punct,
  Sconj,
  Sym,
  Verb,
  X
};

/// The tokens of one document, one vector per column, all of the same length. Columns after
/// `sentence` are filled by `nlp` and empty before. clear() keeps the memory, so that a thread that
/// reads many articles with one Document allocates only while they grow.
struct Tokens {
  std::vector<std::uint32_t> byte_begin;  ///< Bytes of the stored text.
  std::vector<std::uint32_t> byte_end;
  std::vector<std::uint32_t> begin;  ///< Code points of the stored text.
  std::vector<std::uint32_t> end;
  std::vector<std::uint64_t> hash;      ///< text::fold_hash of the form: case and accents folded.
  std::vector<std::uint16_t> shape;     ///< Shape bits.
  std::vector<std::uint32_t> sentence;  ///< Index into Document::sentences.

  std::vector<Upos> upos;
  std::vector<std::uint8_t> xpos;    ///< Index into nlp::xpos_names().
  std::vector<TokenIndex> head;      ///< no_token for the root.
  std::vector<std::uint8_t> deprel;  ///< Index into nlp::deprel_names().
  std::vector<std::uint32_t> lemma;  ///< Index into Document::lemmas.

  std::size_t size() const noexcept { return byte_begin.size(); }
  void clear() noexcept;
};

}  // namespace newsgraph

#endif
