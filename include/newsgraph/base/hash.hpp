#ifndef NEWSGRAPH_BASE_HASH_HPP
#define NEWSGRAPH_BASE_HASH_HPP

#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>

namespace newsgraph {

/// SHA-256 as 64 lower-case hexadecimal digits.
std::string sha256_hex(std::string_view bytes);

/// The local part of an id made from content: the first 20 hexadecimal digits (80 bits) of the
/// SHA-256 of the parts, each preceded by its length so that ("ab", "c") and ("a", "bc") differ.
/// 80 bits: 10^9 claims collide with a chance of about 4e-7 (birthday bound n^2 / 2^81).
std::string content_id(std::initializer_list<std::string_view> parts);

/// A fast 64-bit hash for tables in memory; never written to a file.
constexpr std::uint64_t hash64(std::string_view bytes, std::uint64_t seed = 0) noexcept {
  // FNV-1a with a final mix (Fowler, Noll, Vo; mixer of SplitMix64).
  std::uint64_t value = 0xcbf29ce484222325ULL ^ seed;
  for (const char byte : bytes) {
    value ^= static_cast<unsigned char>(byte);
    value *= 0x100000001b3ULL;
  }
  value ^= value >> 30U;
  value *= 0xbf58476d1ce4e5b9ULL;
  value ^= value >> 27U;
  value *= 0x94d049bb133111ebULL;
  return value ^ (value >> 31U);
}

}  // namespace newsgraph

#endif
