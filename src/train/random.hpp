#ifndef NEWSGRAPH_TRAIN_RANDOM_HPP
#define NEWSGRAPH_TRAIN_RANDOM_HPP

#include <cmath>
#include <cstddef>
#include <cstdint>
#include <span>
#include <utility>

namespace newsgraph::train {

/// SplitMix64 (Steele, Lea, Flood 2014): the same numbers with every compiler and library, which
/// std::normal_distribution and std::shuffle do not promise.
class Random {
 public:
  explicit Random(std::uint64_t seed) : state_(seed) {}

  std::uint64_t next() noexcept {
    std::uint64_t value = state_ += 0x9e3779b97f4a7c15ULL;
    value = (value ^ (value >> 30U)) * 0xbf58476d1ce4e5b9ULL;
    value = (value ^ (value >> 27U)) * 0x94d049bb133111ebULL;
    return value ^ (value >> 31U);
  }
  /// In [0, 1).
  float uniform() noexcept { return static_cast<float>(next() >> 40U) * 0x1p-24F; }
  /// In [0, bound). Requires bound > 0.
  std::size_t below(std::size_t bound) noexcept {
    return static_cast<std::size_t>((static_cast<Wide>(next()) * bound) >> 64U);
  }
  /// Mean 0, variance 1 (Box and Muller 1958; the second value is thrown away).
  float normal() noexcept {
    const float radius = std::sqrt(-2.0F * std::log(1.0F - uniform()));
    return radius * std::cos(6.28318531F * uniform());
  }
  template <typename Value>
  void shuffle(std::span<Value> values) noexcept {
    for (std::size_t left = values.size(); left > 1; --left) {
      std::swap(values[left - 1], values[below(left)]);
    }
  }

 private:
  __extension__ using Wide =
      unsigned __int128;  // no ISO type; both compilers of the project have it
  std::uint64_t state_;
};

}  // namespace newsgraph::train

#endif
