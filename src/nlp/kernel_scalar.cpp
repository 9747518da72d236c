#include "nlp/kernel_loops.hpp"
#include "nlp/kernel_sets.hpp"

namespace newsgraph::nlp {
namespace {

void multiply(const std::uint8_t* rows, std::size_t row_count, const PackedWeights& weights,
              std::int32_t* products) {
  const std::size_t steps = weights.inputs / packed_inputs;
  for (std::size_t row = 0; row < row_count; ++row) {
    const std::uint8_t* const activations = rows + row * weights.inputs;
    for (std::size_t block = 0; block < weights.outputs; block += packed_outputs) {
      std::int32_t sums[packed_outputs] = {};
      const std::int8_t* packed = weights.weights + block * weights.inputs;
      for (std::size_t step = 0; step < steps; ++step) {
        for (std::size_t output = 0; output < packed_outputs; ++output) {
          for (std::size_t k = 0; k < packed_inputs; ++k) {
            const auto activation = static_cast<std::int8_t>(activations[step * packed_inputs + k]);
            sums[output] += activation * packed[output * packed_inputs + k];
          }
        }
        packed += packed_outputs * packed_inputs;
      }
      for (std::size_t output = 0; output < packed_outputs; ++output) {
        products[row * weights.outputs + block + output] = sums[output];
      }
    }
  }
}

}  // namespace

const Kernels scalar_kernels = {"scalar",
                                0,
                                quantize_rows<0>,
                                multiply,
                                recur_rows,
                                restore_values,
                                restore_leaky_values,
                                add_leaky_values,
                                add_row_values};

}  // namespace newsgraph::nlp
