#ifndef NEWSGRAPH_KNOWLEDGE_NAME_TRIE_HPP
#define NEWSGRAPH_KNOWLEDGE_NAME_TRIE_HPP

// Finds the names of the gazetteers in a text: a trie over the folded hashes of tokens, asked for
// the longest name at each token.

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "newsgraph/document/document.hpp"

namespace newsgraph::knowledge {

/// How an alias must be written in the text to match. Hashes are folded, so case is asked of the
/// shapes of the tokens.
enum class NameCase : std::uint8_t {
  /// "WHO", "US": all letters upper case, so that "who" and "us" do not match.
  Acronym,
  /// "Astana", "ASTANA": the first token capitalised. A particle at the beginning ("bin Salman",
  /// "al-Qaeda") may be lower case if a later token is capitalised.
  Name,
  /// "summit", "Summit": no condition.
  Any
};

/// Longest-match trie. Immutable, so threads may share it; made by NameTrieBuilder.
///
/// One open-addressing table holds all edges under the hash of (node, token); 24 bytes an edge and
/// 1.4 slots an edge make about 14 MB for 200,000 names of two tokens. Two small Bloom filters over
/// the first tokens, one for capitalised and one for lower-case tokens, turn most tokens of a text
/// away for one load from the cache.
class NameTrie {
 public:
  /// Appends the longest match at each token, left to right, not overlapping, never across a
  /// sentence (when tokens.sentence is filled). Requires the columns up to `shape`.
  void match(const Tokens& tokens, std::vector<GazetteerMatch>& out) const;

  /// The alias that is exactly these tokens, written in any case. Where one spelling has several
  /// aliases: that of a name before that of a common noun before that of an acronym.
  std::optional<std::uint32_t> find(std::span<const std::uint64_t> hashes) const noexcept;

  /// Distinct sequences of tokens.
  std::size_t size() const noexcept { return size_; }
  /// Bytes held.
  std::size_t memory() const noexcept;

 private:
  friend class NameTrieBuilder;

  struct Slot {
    std::uint64_t key = 0;  ///< 0: empty.
    std::uint32_t node = 0;
    std::uint32_t payload = 0;  ///< Index into payloads_.
    std::uint64_t next = 0;     ///< Bits of the tokens that may come next: see may_follow.
  };
  /// Aliases of one node, by case; no_alias where there is none.
  struct Payload {
    std::uint32_t acronym;
    std::uint32_t name;
    std::uint32_t any;
  };
  /// A blocked Bloom filter: two bits in one word.
  struct Filter {
    std::vector<std::uint64_t> words;
    std::uint64_t mask = 0;

    void reset(std::size_t count);
    void add(std::uint64_t hash) noexcept;
    bool may_contain(std::uint64_t hash) const noexcept {
      const std::uint64_t bits =
          (std::uint64_t{1} << (hash & 63U)) | (std::uint64_t{1} << ((hash >> 6U) & 63U));
      return (words[(hash >> 12U) & mask] & bits) == bits;
    }
  };

  /// One of 64 bits by which most tokens that do not come next are told without a look at the
  /// table.
  static std::uint64_t next_bit(std::uint64_t hash) noexcept {
    return std::uint64_t{1} << (hash >> 58U);
  }
  static bool may_follow(const Slot& slot, std::uint64_t hash) noexcept {
    return (slot.next & next_bit(hash)) != 0;
  }
  const Slot* child(std::uint32_t node, std::uint64_t hash) const noexcept;
  /// Says that child() will be asked soon.
  void expect_child(std::uint32_t node, std::uint64_t hash) const noexcept;
  GazetteerMatch longest_from(const Slot& root_edge, const Tokens& tokens,
                              TokenIndex first) const noexcept;
  std::uint32_t alias_at(const Slot& slot, const Tokens& tokens, TokenIndex first,
                         TokenIndex last) const noexcept;

  std::vector<Slot> slots_ = std::vector<Slot>(1);
  std::vector<Payload> payloads_;
  Filter capitalised_ = {std::vector<std::uint64_t>(1), 0};
  Filter lower_case_ = {std::vector<std::uint64_t>(1), 0};
  std::size_t size_ = 0;
};

/// Gathers aliases and makes the trie.
class NameTrieBuilder {
 public:
  /// `hashes` are text::fold_hash of the tokens of the name, as text::tokenize makes them; an empty
  /// name is ignored. The same tokens may be added under several cases; under the same case the
  /// first alias stays. Requires alias < 2^32 - 1.
  void add(std::span<const std::uint64_t> hashes, std::uint32_t alias,
           NameCase written = NameCase::Name);

  NameTrie build() const;

 private:
  struct Alias {
    std::uint32_t first;  ///< Index into hashes_.
    std::uint32_t count;
    std::uint32_t alias;
    NameCase written;
  };
  std::vector<std::uint64_t> hashes_;
  std::vector<Alias> aliases_;
};

}  // namespace newsgraph::knowledge

#endif
