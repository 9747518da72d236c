// Loops that every instruction set compiles for itself, in an unnamed namespace: included by the
// kernel_*.cpp files only. Nothing of the standard library may be instantiated here, because the
// linker could choose the copy with instructions that other machines lack.

#ifndef NEWSGRAPH_NLP_KERNEL_LOOPS_HPP
#define NEWSGRAPH_NLP_KERNEL_LOOPS_HPP

#include <cstddef>
#include <cstdint>

#include "nlp/activation.hpp"
#include "nlp/kernel.hpp"

namespace newsgraph::nlp {
namespace {

// Largest magnitude of a row; 0 rows keep scale 0.
inline float greatest_magnitude(const float* __restrict values, std::size_t size) {
  // Sixteen running maxima: the maximum does not depend on the order, so this is exact.
  float lanes[16] = {};
  std::size_t k = 0;
  for (; k + 16 <= size; k += 16) {
    for (std::size_t lane = 0; lane < 16; ++lane) {
      const float value = values[k + lane];
      const float magnitude = value < 0.0F ? -value : value;
      lanes[lane] = magnitude > lanes[lane] ? magnitude : lanes[lane];
    }
  }
  float greatest = 0.0F;
  for (; k < size; ++k) {
    const float magnitude = values[k] < 0.0F ? -values[k] : values[k];
    greatest = magnitude > greatest ? magnitude : greatest;
  }
  for (const float lane : lanes) greatest = lane > greatest ? lane : greatest;
  return greatest;
}

// `offset` is 128 where the product wants unsigned bytes, else 0.
template <int offset>
inline void quantize_rows(const float* values, std::size_t rows, std::size_t size,
                          QuantizedRows out) {
  constexpr float rounder = 12582912.0F;  // 1.5 * 2^23: rounds to the nearest whole number
  for (std::size_t row = 0; row < rows; ++row) {
    const float* __restrict const from = values + row * size;
    std::uint8_t* __restrict const to = out.bytes + row * size;
    const float greatest = greatest_magnitude(from, size);
    out.scales[row] = greatest / 127.0F;
    const float factor = greatest > 1e-30F ? 127.0F / greatest : 0.0F;
    for (std::size_t k = 0; k < size; ++k) {
      const float rounded = (from[k] * factor + rounder) - rounder;
      to[k] = static_cast<std::uint8_t>(static_cast<std::int32_t>(rounded) + offset);
    }
  }
}

inline void recur_step(std::size_t width, const std::int32_t* __restrict product, float row_scale,
                       const float* __restrict scale, const float* __restrict cell,
                       const float* __restrict input, float* __restrict state,
                       float* __restrict output) {
  for (std::size_t k = 0; k < width; ++k) {
    const float old = state[k];
    const float z = static_cast<float>(product[k]) * (row_scale * scale[k]);
    const float f = static_cast<float>(product[width + k]) * (row_scale * scale[width + k]) +
                    cell[k] * old + cell[2 * width + k];
    const float r =
        static_cast<float>(product[2 * width + k]) * (row_scale * scale[2 * width + k]) +
        cell[width + k] * old + cell[3 * width + k];
    // Both sigmoids for one division: 1/a = b/(ab). exp is cut at e^30, so ab cannot overflow.
    const float a = 1.0F + exp_near(f < -30.0F ? 30.0F : -f);
    const float b = 1.0F + exp_near(r < -30.0F ? 30.0F : -r);
    const float inverse = 1.0F / (a * b);
    const float forget = inverse * b;
    const float reset = inverse * a;
    const float c = forget * old + (1.0F - forget) * z;
    state[k] = c;
    output[k] = reset * tanh_near(c) + (1.0F - reset) * input[k];
  }
}

inline void recur_rows(const RecurrentRows& rows) {
  for (std::size_t k = 0; k < rows.width; ++k) rows.state[k] = 0.0F;
  for (std::size_t step = 0; step < rows.positions; ++step) {
    const std::size_t at = rows.reversed ? rows.positions - 1 - step : step;
    recur_step(rows.width, rows.products + at * rows.product_stride, rows.row_scales[at],
               rows.column_scales, rows.cell, rows.input + at * rows.stride, rows.state,
               rows.output + at * rows.stride);
  }
}

inline void restore_values(const std::int32_t* __restrict products, std::size_t size,
                           float row_scale, const float* __restrict column_scales,
                           const float* __restrict bias, float* __restrict values) {
  for (std::size_t k = 0; k < size; ++k) {
    values[k] = static_cast<float>(products[k]) * (row_scale * column_scales[k]) + bias[k];
  }
}

inline void restore_leaky_values(const std::int32_t* __restrict products, std::size_t size,
                                 float row_scale, const float* __restrict column_scales,
                                 const float* __restrict bias, float* __restrict values) {
  for (std::size_t k = 0; k < size; ++k) {
    values[k] = leaky(static_cast<float>(products[k]) * (row_scale * column_scales[k]) + bias[k]);
  }
}

inline void add_leaky_values(const float* __restrict a, const float* __restrict b, std::size_t size,
                             float* __restrict values) {
  for (std::size_t k = 0; k < size; ++k) values[k] = leaky(a[k] + b[k]);
}

inline void add_row_values(const std::int8_t* __restrict row, float scale, std::size_t size,
                           float* __restrict values) {
  for (std::size_t k = 0; k < size; ++k) values[k] += static_cast<float>(row[k]) * scale;
}

}  // namespace
}  // namespace newsgraph::nlp

#endif
