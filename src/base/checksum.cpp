#include "newsgraph/base/checksum.hpp"

#include <array>
#include <bit>
#include <cstddef>
#include <cstring>

namespace newsgraph {

std::uint64_t checksum64(std::string_view bytes) noexcept {
  // Four lanes, so that one multiplication need not wait for another. Each step is one to one in
  // the lane and in the word: no change of one word is lost. Odd constants of SplitMix64 and of
  // the MurmurHash3 mixer.
  constexpr std::uint64_t multiplier = 0xbf58476d1ce4e5b9ULL;
  std::array<std::uint64_t, 4> lanes = {0x9e3779b97f4a7c15ULL, 0xff51afd7ed558ccdULL,
                                        0xc4ceb9fe1a85ec53ULL, 0x94d049bb133111ebULL};
  const auto step = [](std::uint64_t lane, std::uint64_t word) {
    return std::rotl(lane ^ word, 29) * multiplier;
  };
  constexpr std::size_t block = sizeof(lanes);
  std::size_t at = 0;
  for (; at + block <= bytes.size(); at += block) {
    std::array<std::uint64_t, 4> words{};
    std::memcpy(words.data(), bytes.data() + at, block);
    for (std::size_t i = 0; i < lanes.size(); ++i) lanes[i] = step(lanes[i], words[i]);
  }
  std::array<std::uint64_t, 4> rest{};
  if (at < bytes.size()) std::memcpy(rest.data(), bytes.data() + at, bytes.size() - at);
  std::uint64_t sum = bytes.size();
  for (std::size_t i = 0; i < lanes.size(); ++i) sum = step(sum, step(lanes[i], rest[i]));
  return sum ^ (sum >> 32U);
}

}  // namespace newsgraph
