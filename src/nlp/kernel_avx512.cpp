// Compiled with -mavx512f -mavx512bw -mavx512dq -mavx512vl -mavx512vnni. The dot product of bytes
// wants its first operand unsigned: activations are moved by 128, and 128 times the sum of the
// weights is what the accumulators start below zero.

#include <immintrin.h>

#include "nlp/kernel_loops.hpp"
#include "nlp/kernel_sets.hpp"

namespace newsgraph::nlp {
namespace {

// Twenty-four accumulators, four registers of weights and one of activations, of the 32 there are.
constexpr std::size_t rows_at_once = 6;
constexpr std::size_t lanes = 16;

inline __m512i load(const void* at) { return _mm512_loadu_si512(at); }

template <std::size_t Rows>
inline void multiply_rows(const std::uint8_t* rows, const PackedWeights& weights, std::size_t block,
                          std::int32_t* products) {
  const std::size_t inputs = weights.inputs;
  const std::int8_t* packed = weights.weights + block * inputs;
  // Every loop over accumulators is unrolled: one that is not would put them all in memory.
  __m512i sums[Rows][4];
#pragma GCC unroll 4
  for (std::size_t part = 0; part < 4; ++part) {
    const __m512i below =
        _mm512_sub_epi32(_mm512_setzero_si512(), load(weights.shift + block + part * lanes));
#pragma GCC unroll 6
    for (std::size_t row = 0; row < Rows; ++row) sums[row][part] = below;
  }
  for (std::size_t k = 0; k < inputs; k += packed_inputs) {
    const __m512i w0 = load(packed);
    const __m512i w1 = load(packed + 64);
    const __m512i w2 = load(packed + 128);
    const __m512i w3 = load(packed + 192);
    packed += packed_outputs * packed_inputs;
#pragma GCC unroll 6
    for (std::size_t row = 0; row < Rows; ++row) {
      std::int32_t four_bytes = 0;
      __builtin_memcpy(&four_bytes, rows + row * inputs + k, sizeof four_bytes);
      const __m512i activations = _mm512_set1_epi32(four_bytes);
      sums[row][0] = _mm512_dpbusd_epi32(sums[row][0], activations, w0);
      sums[row][1] = _mm512_dpbusd_epi32(sums[row][1], activations, w1);
      sums[row][2] = _mm512_dpbusd_epi32(sums[row][2], activations, w2);
      sums[row][3] = _mm512_dpbusd_epi32(sums[row][3], activations, w3);
    }
  }
#pragma GCC unroll 6
  for (std::size_t row = 0; row < Rows; ++row) {
#pragma GCC unroll 4
    for (std::size_t part = 0; part < 4; ++part) {
      _mm512_storeu_si512(products + row * weights.outputs + block + part * lanes, sums[row][part]);
    }
  }
}

void multiply(const std::uint8_t* rows, std::size_t row_count, const PackedWeights& weights,
              std::int32_t* products) {
  // A block of 64 outputs (16 KB of weights) stays in the first-level cache over all rows.
  for (std::size_t block = 0; block < weights.outputs; block += packed_outputs) {
    std::size_t row = 0;
    for (; row + rows_at_once <= row_count; row += rows_at_once) {
      multiply_rows<rows_at_once>(rows + row * weights.inputs, weights, block,
                                  products + row * weights.outputs);
    }
    for (; row < row_count; ++row) {
      multiply_rows<1>(rows + row * weights.inputs, weights, block,
                       products + row * weights.outputs);
    }
  }
}

}  // namespace

const Kernels avx512_kernels = {
    "avx512vnni",  0x80,           quantize_rows<128>,   multiply,
    recur_rows,    restore_values, restore_leaky_values, add_leaky_values,
    add_row_values};

}  // namespace newsgraph::nlp
