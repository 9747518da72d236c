#ifndef NEWSGRAPH_SRC_RDF_IMAGE_HPP
#define NEWSGRAPH_SRC_RDF_IMAGE_HPP

// The layout of an image (include/newsgraph/rdf/dataset.hpp has the overview), and the hash that
// guards it.

#include <array>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

namespace newsgraph::rdf {

/// Changes with the layout; an image with another one is made again.
inline constexpr std::array<char, 8> image_magic = {'N', 'G', 'I', 'N', 'D', 'X', '0', '1'};
inline constexpr std::size_t stamp_size = 64;

/// Numbers are little-endian; sections follow in the order of the counts, each padded to 8 bytes.
struct ImageHeader {
  std::array<char, 8> magic{};
  std::uint64_t checksum = 0;  ///< Of everything after this field.
  std::uint64_t size = 0;      ///< Of the whole image, in bytes.
  std::uint64_t term_count = 0;
  std::uint64_t keys_size = 0;  ///< In bytes.
  std::uint64_t graph_count = 0;
  std::uint64_t predicate_count = 0;  ///< Of all graphs together.
  std::uint64_t triple_count = 0;     ///< Of all graphs together.
  std::array<char, stamp_size> quick_stamp{};
  std::array<char, stamp_size> exact_stamp{};
};
static_assert(sizeof(ImageHeader) == 64 + 2 * stamp_size);
inline constexpr std::size_t checked_from = 16;  ///< First byte that the checksum covers.

struct ImageGraph {
  std::uint64_t first_triple = 0;
  std::uint64_t triple_count = 0;
  std::uint64_t first_predicate = 0;
  std::uint64_t predicate_count = 0;
  std::uint32_t name = 0;
  std::uint32_t subjects = 0;
  std::uint32_t objects = 0;
  std::uint32_t unused = 0;
};
static_assert(sizeof(ImageGraph) == 48);

constexpr std::uint64_t padded(std::uint64_t size) noexcept {
  return (size + 7U) & ~std::uint64_t{7};
}

/// 64 x 64 bits multiplied, both halves folded into one: the step of wyhash (Wang Yi, 2019), which
/// a checksum can take at the speed of memory.
inline std::uint64_t fold_multiply(std::uint64_t a, std::uint64_t b) noexcept {
  __extension__ using Wide = unsigned __int128;
  const Wide product = static_cast<Wide>(a) * b;
  return static_cast<std::uint64_t>(product) ^ static_cast<std::uint64_t>(product >> 64U);
}

inline std::uint64_t load_word(const char* bytes) noexcept {
  std::uint64_t word = 0;
  std::memcpy(&word, bytes, sizeof word);
  return word;
}

/// A 64-bit hash of bytes. Part of the file format: a change needs another image_magic.
inline std::uint64_t hash_bytes(std::string_view bytes) noexcept {
  constexpr std::array<std::uint64_t, 4> keys = {0xa0761d6478bd642fULL, 0xe7037ed1a0b428dbULL,
                                                 0x8ebc6af09c88c6e3ULL, 0x589965cc75374cc3ULL};
  const char* at = bytes.data();
  std::size_t left = bytes.size();
  std::uint64_t hash = fold_multiply(bytes.size() ^ keys[0], keys[1]);
  if (left >= 64) {
    // Four independent chains, so that the multiplier is never waited for.
    std::array<std::uint64_t, 4> lanes = {hash, hash ^ keys[1], hash ^ keys[2], hash ^ keys[3]};
    for (; left >= 64; left -= 64, at += 64) {
      for (std::size_t lane = 0; lane < 4; ++lane) {
        lanes[lane] = fold_multiply(load_word(at + 16 * lane) ^ keys[lane],
                                    load_word(at + 16 * lane + 8) ^ lanes[lane]);
      }
    }
    hash = fold_multiply(lanes[0] ^ lanes[2] ^ keys[2], lanes[1] ^ lanes[3] ^ keys[3]);
  }
  for (; left >= 8; left -= 8, at += 8) {
    hash = fold_multiply(load_word(at) ^ keys[1], hash ^ keys[2]);
  }
  std::uint64_t rest = 0;
  std::memcpy(&rest, at, left);
  return fold_multiply(rest ^ keys[3], hash ^ keys[0]);
}

}  // namespace newsgraph::rdf

#endif
