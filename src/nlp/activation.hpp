#ifndef NEWSGRAPH_NLP_ACTIVATION_HPP
#define NEWSGRAPH_NLP_ACTIVATION_HPP

// exp, and what is made of it, of our own: the library's differ from release to release and are not
// vectorised. Only operations that IEEE 754 rounds exactly are used, in one fixed order, so every
// instruction set gives the same bits as long as nothing is contracted to fused multiply-add.

#include <bit>
#include <cstdint>

namespace newsgraph::nlp {

/// e^x within 3e-7 relative for x in [-80, 80]; clamped outside.
[[gnu::always_inline]] inline float exp_near(float x) noexcept {
  constexpr float limit = 80.0F;
  constexpr float log2_e = 1.44269504F;
  // Adding and taking away 1.5 * 2^23 rounds to the nearest whole number.
  constexpr float rounder = 12582912.0F;
  x = x > limit ? limit : x;
  x = x < -limit ? -limit : x;
  const float y = x * log2_e;
  const float whole = (y + rounder) - rounder;
  const float part = y - whole;  // in [-0.5, 0.5]
  // Taylor coefficients of 2^part: ln(2)^k / k!.
  float power = 1.5403530e-4F;
  power = power * part + 1.3333558e-3F;
  power = power * part + 9.6181291e-3F;
  power = power * part + 5.5504109e-2F;
  power = power * part + 2.4022651e-1F;
  power = power * part + 6.9314718e-1F;
  power = power * part + 1.0F;
  const auto exponent = static_cast<std::int32_t>(whole) + 127;
  return power * std::bit_cast<float>(exponent << 23);
}

[[gnu::always_inline]] inline float sigmoid(float x) noexcept {
  return 1.0F / (1.0F + exp_near(-x));
}

[[gnu::always_inline]] inline float tanh_near(float x) noexcept {
  return 2.0F / (1.0F + exp_near(-2.0F * x)) - 1.0F;
}

/// Slope of the rectifiers below zero.
inline constexpr float leak = 0.1F;

[[gnu::always_inline]] inline float leaky(float x) noexcept { return x > 0.0F ? x : leak * x; }

}  // namespace newsgraph::nlp

#endif
