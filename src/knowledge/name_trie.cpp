#include "newsgraph/knowledge/name_trie.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <cassert>

#include "newsgraph/text/tokenizer.hpp"

namespace newsgraph::knowledge {
namespace {

constexpr std::uint32_t no_alias = 0xffffffffU;
constexpr std::uint32_t no_payload = 0xffffffffU;

// First words of family names and names of groups that are written in lower case.
constexpr std::array<std::uint64_t, 24> particles = {
    text::hash_folded("al"),  text::hash_folded("el"),    text::hash_folded("bin"),
    text::hash_folded("ibn"), text::hash_folded("ben"),   text::hash_folded("bint"),
    text::hash_folded("abu"), text::hash_folded("as"),    text::hash_folded("ash"),
    text::hash_folded("an"),  text::hash_folded("van"),   text::hash_folded("von"),
    text::hash_folded("der"), text::hash_folded("den"),   text::hash_folded("de"),
    text::hash_folded("del"), text::hash_folded("della"), text::hash_folded("di"),
    text::hash_folded("da"),  text::hash_folded("dos"),   text::hash_folded("du"),
    text::hash_folded("la"),  text::hash_folded("le"),    text::hash_folded("the")};

bool is_particle(std::uint64_t hash) noexcept {
  return std::ranges::find(particles, hash) != particles.end();
}

/// Whether no letter of a token is lower case: "WHO", "G7", "-", a single capital.
bool is_upper(unsigned shape, std::uint32_t length) noexcept {
  if ((shape & AllLower) != 0) return false;
  return (shape & Capitalized) == 0 || (shape & (AllUpper | HasDigit)) != 0 || length == 1;
}

/// Key of an edge; its high bits choose the slot.
std::uint64_t edge_key(std::uint32_t node, std::uint64_t hash) noexcept {
  const std::uint64_t key = (hash ^ (node * 0x9e3779b97f4a7c15ULL)) * 0xbf58476d1ce4e5b9ULL;
  return key == 0 ? 1 : key;
}

/// Maps a key to [0, count) by its high bits (Lemire, "fast alternative to the modulo reduction").
std::size_t slot_of(std::uint64_t key, std::size_t count) noexcept {
  const std::uint64_t high = key >> 32U;
  return static_cast<std::size_t>((high * count) >> 32U);
}

}  // namespace

// ---- asking ------------------------------------------------------------------------------------

const NameTrie::Slot* NameTrie::child(std::uint32_t node, std::uint64_t hash) const noexcept {
  const std::uint64_t key = edge_key(node, hash);
  for (std::size_t i = slot_of(key, slots_.size());; i = i + 1 == slots_.size() ? 0 : i + 1) {
    if (slots_[i].key == key) return &slots_[i];
    if (slots_[i].key == 0) return nullptr;
  }
}

void NameTrie::expect_child(std::uint32_t node, std::uint64_t hash) const noexcept {
  __builtin_prefetch(&slots_[slot_of(edge_key(node, hash), slots_.size())]);
}

std::uint32_t NameTrie::alias_at(const Slot& slot, const Tokens& tokens, TokenIndex first,
                                 TokenIndex last) const noexcept {
  if (slot.payload == no_payload) return no_alias;
  const Payload& payload = payloads_[slot.payload];
  if (payload.acronym != no_alias) {
    bool upper = true;
    for (TokenIndex i = first; i < last && upper; ++i) {
      upper = is_upper(tokens.shape[i], tokens.end[i] - tokens.begin[i]);
    }
    if (upper) return payload.acronym;
  }
  if (payload.name != no_alias) {
    if ((tokens.shape[first] & AllLower) == 0) return payload.name;
    if (is_particle(tokens.hash[first])) {
      for (TokenIndex i = first + 1; i < last; ++i) {
        if ((tokens.shape[i] & Capitalized) != 0) return payload.name;
      }
    }
  }
  return payload.any;
}

// The table does not fit the caches, and most of the time would go into waiting for it. So a block
// of tokens is looked at in rounds: each round asks memory for what the next one reads, and the
// answers come while other tokens are looked at.
void NameTrie::match(const Tokens& tokens, std::vector<GazetteerMatch>& out) const {
  constexpr TokenIndex block = 256;
  struct Candidate {
    TokenIndex token;
    const Slot* slot;  ///< Edge from the root.
  };
  std::array<Candidate, block> candidates;  // not filled with zeros: `found` tells what is there
  const auto count = static_cast<TokenIndex>(tokens.size());
  TokenIndex free_from = 0;  // tokens before it are in a match
  for (TokenIndex begin = 0; begin < count; begin += block) {
    const TokenIndex end = std::min(count, begin + block);
    std::size_t found = 0;
    for (TokenIndex i = begin; i < end;
         ++i) {  // without a branch: the filters' words come together
      const unsigned shape = tokens.shape[i];
      const Filter& filter = (shape & AllLower) != 0 ? lower_case_ : capitalised_;
      candidates[found].token = i;
      const auto passes = static_cast<unsigned>((shape & Punctuation) == 0) &
                          static_cast<unsigned>(filter.may_contain(tokens.hash[i]));
      found += passes;
    }
    for (std::size_t i = 0; i < found; ++i) expect_child(0, tokens.hash[candidates[i].token]);
    std::size_t kept = 0;
    for (std::size_t i = 0; i < found; ++i) {
      const TokenIndex token = candidates[i].token;
      const Slot* slot = child(0, tokens.hash[token]);
      if (slot == nullptr) continue;
      const bool is_name = slot->payload != no_payload;
      const bool goes_on = token + 1 < count && may_follow(*slot, tokens.hash[token + 1]);
      if (!is_name && !goes_on) continue;
      if (is_name) __builtin_prefetch(&payloads_[slot->payload]);
      if (goes_on) expect_child(slot->node, tokens.hash[token + 1]);
      candidates[kept++] = {token, slot};
    }
    for (std::size_t i = 0; i < kept; ++i) {
      const TokenIndex token = candidates[i].token;
      if (token < free_from) continue;
      const GazetteerMatch match = longest_from(*candidates[i].slot, tokens, token);
      if (match.tokens.empty()) continue;
      // "The National Security Adviser": the longer name that begins one word later.
      if (match.tokens.size() > 1 && i + 1 < kept && candidates[i + 1].token == token + 1) {
        const GazetteerMatch next = longest_from(*candidates[i + 1].slot, tokens, token + 1);
        if (next.tokens.size() > match.tokens.size()) continue;
      }
      free_from = match.tokens.last;
      out.push_back(match);
    }
  }
}

/// Longest name whose first token is `first`, with its edge from the root; of no tokens when none.
GazetteerMatch NameTrie::longest_from(const Slot& root_edge, const Tokens& tokens,
                                      TokenIndex first) const noexcept {
  const auto count = static_cast<TokenIndex>(tokens.size());
  const bool sentences = tokens.sentence.size() == tokens.size();
  GazetteerMatch match{{first, first}, no_alias};
  const Slot* slot = &root_edge;
  for (TokenIndex last = first + 1;; ++last) {
    if (const std::uint32_t alias = alias_at(*slot, tokens, first, last); alias != no_alias) {
      match = {{first, last}, alias};
    }
    if (last == count || !may_follow(*slot, tokens.hash[last])) break;
    if (sentences && tokens.sentence[last] != tokens.sentence[first]) break;
    slot = child(slot->node, tokens.hash[last]);
    if (slot == nullptr) break;
  }
  return match;
}

std::optional<std::uint32_t> NameTrie::find(std::span<const std::uint64_t> hashes) const noexcept {
  std::uint32_t node = 0;
  const Slot* slot = nullptr;
  for (const std::uint64_t hash : hashes) {
    slot = child(node, hash);
    if (slot == nullptr) return std::nullopt;
    node = slot->node;
  }
  if (slot == nullptr || slot->payload == no_payload) return std::nullopt;
  const Payload& payload = payloads_[slot->payload];
  if (payload.name != no_alias) return payload.name;
  return payload.any != no_alias ? payload.any : payload.acronym;
}

std::size_t NameTrie::memory() const noexcept {
  return slots_.size() * sizeof(Slot) + payloads_.size() * sizeof(Payload) +
         (capitalised_.words.size() + lower_case_.words.size()) * sizeof(std::uint64_t);
}

// ---- building ----------------------------------------------------------------------------------

void NameTrie::Filter::reset(std::size_t count) {
  // 16 bits for each entry: about one false hit in a hundred.
  words.assign(std::bit_ceil(count / 4 + 1), 0);
  mask = words.size() - 1;
}

void NameTrie::Filter::add(std::uint64_t hash) noexcept {
  words[(hash >> 12U) & mask] |=
      (std::uint64_t{1} << (hash & 63U)) | (std::uint64_t{1} << ((hash >> 6U) & 63U));
}

void NameTrieBuilder::add(std::span<const std::uint64_t> hashes, std::uint32_t alias,
                          NameCase written) {
  assert(alias != no_alias && "alias out of range");
  if (hashes.empty()) return;
  aliases_.push_back({static_cast<std::uint32_t>(hashes_.size()),
                      static_cast<std::uint32_t>(hashes.size()), alias, written});
  hashes_.insert(hashes_.end(), hashes.begin(), hashes.end());
}

NameTrie NameTrieBuilder::build() const {
  // Edges are numbered in a table with room for one edge per token; those that are in use then go
  // into the table that is kept. Node n is the n-th new edge; 0 is the root.
  struct Edge {
    std::uint64_t key;
    std::uint32_t payload;
    std::uint64_t next;
  };
  std::vector<Edge> edges;
  const std::size_t room = hashes_.size() + hashes_.size() / 2 + 8;
  std::vector<std::uint32_t> table(room, 0);  // node number, 0: empty

  NameTrie trie;
  std::size_t upper_first = 0;
  std::size_t lower_first = 0;
  for (const Alias& alias : aliases_) {
    std::uint32_t node = 0;
    for (std::uint32_t i = 0; i < alias.count; ++i) {
      const std::uint64_t hash = hashes_[alias.first + i];
      if (node != 0) edges[node - 1].next |= NameTrie::next_bit(hash);
      const std::uint64_t key = edge_key(node, hash);
      std::size_t slot = slot_of(key, room);
      while (table[slot] != 0 && edges[table[slot] - 1].key != key) {
        slot = slot + 1 == room ? 0 : slot + 1;
      }
      if (table[slot] == 0) {
        edges.push_back({key, no_payload, 0});
        table[slot] = static_cast<std::uint32_t>(edges.size());
        if (node == 0) ++upper_first;
      }
      node = table[slot];
    }
    std::uint32_t& index = edges[node - 1].payload;
    if (index == no_payload) {
      index = static_cast<std::uint32_t>(trie.payloads_.size());
      trie.payloads_.push_back({no_alias, no_alias, no_alias});
      ++trie.size_;
    }
    NameTrie::Payload& payload = trie.payloads_[index];
    std::uint32_t& place = alias.written == NameCase::Acronym ? payload.acronym
                           : alias.written == NameCase::Name  ? payload.name
                                                              : payload.any;
    if (place == no_alias) place = alias.alias;
    if (alias.written == NameCase::Any || is_particle(hashes_[alias.first])) ++lower_first;
  }

  trie.slots_.assign(edges.size() + edges.size() * 2 / 5 + 1, {});
  const std::size_t count = trie.slots_.size();
  for (std::size_t i = 0; i < edges.size(); ++i) {
    std::size_t slot = slot_of(edges[i].key, count);
    while (trie.slots_[slot].key != 0) slot = slot + 1 == count ? 0 : slot + 1;
    trie.slots_[slot] = {edges[i].key, static_cast<std::uint32_t>(i + 1), edges[i].payload,
                         edges[i].next};
  }
  trie.payloads_.shrink_to_fit();
  trie.capitalised_.reset(upper_first);
  trie.lower_case_.reset(lower_first);
  for (const Alias& alias : aliases_) {
    const std::uint64_t first = hashes_[alias.first];
    trie.capitalised_.add(first);
    if (alias.written == NameCase::Any || is_particle(first)) trie.lower_case_.add(first);
  }
  return trie;
}

}  // namespace newsgraph::knowledge
