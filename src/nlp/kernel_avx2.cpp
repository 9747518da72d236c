// Compiled with -mavx2. Without 8-bit dot products: maddubs adds pairs of unsigned times signed
// bytes in 16 bits and saturates above 32767, so the activations go in as magnitudes of at most 127
// and their signs are moved to the weights: 2 * 127 * 127 = 32258 fits.

#include <immintrin.h>

#include "nlp/kernel_loops.hpp"
#include "nlp/kernel_sets.hpp"

namespace newsgraph::nlp {
namespace {

// Accumulators stay in registers: four rows of two, of the sixteen there are.
constexpr std::size_t rows_at_once = 4;
constexpr std::size_t lanes = 8;

inline __m256i broadcast(const std::uint8_t* four_bytes) {
  std::int32_t value = 0;
  __builtin_memcpy(&value, four_bytes, sizeof value);
  return _mm256_set1_epi32(value);
}

inline __m256i load(const std::int8_t* at) {
  return _mm256_loadu_si256(reinterpret_cast<const __m256i*>(at));
}

template <std::size_t Rows>
inline void multiply_rows(const std::uint8_t* rows, const PackedWeights& weights,
                          std::int32_t* products) {
  const __m256i ones = _mm256_set1_epi16(1);
  const std::size_t inputs = weights.inputs;
  for (std::size_t output = 0; output < weights.outputs; output += 2 * lanes) {
    const std::int8_t* packed = weights.weights +
                                output / packed_outputs * packed_outputs * inputs +
                                output % packed_outputs * packed_inputs;
    // Every loop over accumulators is unrolled: one that is not would put them all in memory.
    __m256i sums[Rows][2];
#pragma GCC unroll 4
    for (std::size_t row = 0; row < Rows; ++row)
      sums[row][0] = sums[row][1] = _mm256_setzero_si256();
    for (std::size_t k = 0; k < inputs; k += packed_inputs) {
      const __m256i left = load(packed);
      const __m256i right = load(packed + lanes * packed_inputs);
      packed += packed_outputs * packed_inputs;
#pragma GCC unroll 4
      for (std::size_t row = 0; row < Rows; ++row) {
        const __m256i activations = broadcast(rows + row * inputs + k);
        const __m256i magnitudes = _mm256_abs_epi8(activations);
        const __m256i a = _mm256_maddubs_epi16(magnitudes, _mm256_sign_epi8(left, activations));
        const __m256i b = _mm256_maddubs_epi16(magnitudes, _mm256_sign_epi8(right, activations));
        sums[row][0] = _mm256_add_epi32(sums[row][0], _mm256_madd_epi16(a, ones));
        sums[row][1] = _mm256_add_epi32(sums[row][1], _mm256_madd_epi16(b, ones));
      }
    }
#pragma GCC unroll 4
    for (std::size_t row = 0; row < Rows; ++row) {
      std::int32_t* const to = products + row * weights.outputs + output;
      _mm256_storeu_si256(reinterpret_cast<__m256i*>(to), sums[row][0]);
      _mm256_storeu_si256(reinterpret_cast<__m256i*>(to + lanes), sums[row][1]);
    }
  }
}

void multiply(const std::uint8_t* rows, std::size_t row_count, const PackedWeights& weights,
              std::int32_t* products) {
  std::size_t row = 0;
  for (; row + rows_at_once <= row_count; row += rows_at_once) {
    multiply_rows<rows_at_once>(rows + row * weights.inputs, weights,
                                products + row * weights.outputs);
  }
  for (; row < row_count; ++row) {
    multiply_rows<1>(rows + row * weights.inputs, weights, products + row * weights.outputs);
  }
}

}  // namespace

const Kernels avx2_kernels = {"avx2",
                              0,
                              quantize_rows<0>,
                              multiply,
                              recur_rows,
                              restore_values,
                              restore_leaky_values,
                              add_leaky_values,
                              add_row_values};

}  // namespace newsgraph::nlp
