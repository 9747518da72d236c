#ifndef NEWSGRAPH_NLP_KERNEL_HPP
#define NEWSGRAPH_NLP_KERNEL_HPP

// The inner loops of inference, once per instruction set. All sets give the same bits: products are
// sums of 8-bit integers, hence exact; everything in floating point is done element by element in
// one order, without fused multiply-add, by the same source compiled with other flags.

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

namespace newsgraph::nlp {

/// Outputs that are packed together, and inputs that are multiplied in one step.
inline constexpr std::size_t packed_outputs = 64;
inline constexpr std::size_t packed_inputs = 4;

/// A matrix of 8-bit weights, ready to be multiplied. For blocks of 64 outputs and 4 inputs the 4
/// bytes of an output lie together: weight (input i, output o) is at
/// ((o / 64 * inputs / 4 + i / 4) * 64 + o % 64) * 4 + i % 4.
/// `shift` holds for each output 128 times the sum of its weights: what a product with inputs moved
/// into [1, 255] has too much.
struct PackedWeights {
  const std::int8_t* weights = nullptr;
  const std::int32_t* shift = nullptr;
  std::size_t inputs = 0;   ///< A multiple of 4.
  std::size_t outputs = 0;  ///< A multiple of 64.
};

/// Rows of activations, each with its own scale: value = byte * scale. How bytes are laid out is
/// the kernel's affair.
struct QuantizedRows {
  std::uint8_t* bytes = nullptr;
  float* scales = nullptr;
};

/// One direction of a recurrent layer over the positions of one sentence.
struct RecurrentRows {
  const std::int32_t* products =
      nullptr;  ///< z, f, r of this direction; rows `product_stride` apart.
  std::size_t product_stride = 0;
  const float* row_scales = nullptr;
  const float* column_scales = nullptr;  ///< 3 x width
  const float* cell = nullptr;           ///< v_f, v_r, b_f, b_r
  const float* input = nullptr;          ///< Rows `stride` apart, as are those of output.
  float* output = nullptr;
  float* state = nullptr;  ///< width values of scratch
  std::size_t stride = 0;
  std::size_t width = 0;
  std::size_t positions = 0;
  bool reversed = false;
};

struct Kernels {
  std::string_view name;      ///< "avx512vnni", "avx2", "scalar"
  std::uint8_t sign_bit = 0;  ///< What a quantised byte is to be XORed with to be a signed one.
  /// Scales each row of `size` values to [-127, 127] and rounds to nearest even.
  /// Requires size to be a multiple of 4; values finite.
  void (*quantize)(const float* values, std::size_t rows, std::size_t size, QuantizedRows out);
  /// products[row * outputs + o] = sum over inputs of activation times weight.
  void (*multiply)(const std::uint8_t* rows, std::size_t row_count, const PackedWeights& weights,
                   std::int32_t* products);
  void (*recur)(const RecurrentRows& rows);
  /// values[k] = products[k] * (row_scale * column_scales[k]) + bias[k]
  void (*restore)(const std::int32_t* products, std::size_t size, float row_scale,
                  const float* column_scales, const float* bias, float* values);
  /// The same, through the leaky rectifier.
  void (*restore_leaky)(const std::int32_t* products, std::size_t size, float row_scale,
                        const float* column_scales, const float* bias, float* values);
  /// values[k] = leaky(a[k] + b[k])
  void (*add_leaky)(const float* a, const float* b, std::size_t size, float* values);
  /// values[k] += row[k] * scale
  void (*add_row)(const std::int8_t* row, float scale, std::size_t size, float* values);
};

/// Kernels that this machine can run, fastest first; the last is always "scalar".
std::span<const Kernels* const> available_kernels();

/// The fastest, or the one named by the environment variable NEWSGRAPH_KERNEL (for tests and
/// comparisons; an unknown or unavailable name is ignored).
const Kernels& chosen_kernels();

}  // namespace newsgraph::nlp

#endif
