#include <algorithm>
#include <cmath>
#include <cstdint>
#include <cstring>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "nlp/activation.hpp"
#include "nlp/kernel.hpp"

namespace newsgraph::nlp {
namespace {

class Numbers {
 public:
  float next() {
    state_ = state_ * 6364136223846793005ULL + 1442695040888963407ULL;
    return static_cast<float>(static_cast<std::int64_t>(state_ >> 33U) - (std::int64_t{1} << 30U)) *
           0x1p-29F;
  }
  std::int8_t byte() { return static_cast<std::int8_t>(std::lrintf(next() * 63.0F)); }
  std::vector<float> many(std::size_t size, float factor) {
    std::vector<float> values(size);
    for (float& value : values) value = next() * factor;
    return values;
  }

 private:
  std::uint64_t state_ = 11;
};

struct Weights {
  std::vector<std::int8_t> packed;
  std::vector<std::int32_t> shift;
  std::vector<std::int8_t> plain;  // input * outputs + output
  PackedWeights view;
};

Weights make_weights(std::size_t inputs, std::size_t outputs, Numbers& numbers) {
  Weights weights;
  weights.packed.resize(inputs * outputs);
  weights.plain.resize(inputs * outputs);
  weights.shift.assign(outputs, 0);
  for (std::size_t input = 0; input < inputs; ++input) {
    for (std::size_t output = 0; output < outputs; ++output) {
      // The extremes are where 16-bit sums would saturate.
      const auto weight = output % 7 == 0 ? static_cast<std::int8_t>(127) : numbers.byte();
      weights.plain[input * outputs + output] = weight;
      weights.packed[((output / 64 * inputs / 4 + input / 4) * 64 + output % 64) * 4 + input % 4] =
          weight;
      weights.shift[output] += 128 * weight;
    }
  }
  weights.view = {weights.packed.data(), weights.shift.data(), inputs, outputs};
  return weights;
}

bool same_bits(const std::vector<float>& a, const std::vector<float>& b) {
  return a.size() == b.size() && std::memcmp(a.data(), b.data(), a.size() * sizeof(float)) == 0;
}

TEST_CASE("kernel: exp, sigmoid and tanh are close to the library's") {
  for (float x = -60.0F; x < 60.0F; x += 0.0137F) {
    CAPTURE(x);
    CHECK(static_cast<double>(exp_near(x)) ==
          doctest::Approx(std::exp(static_cast<double>(x))).epsilon(1e-5));
    CHECK(std::fabs(static_cast<double>(tanh_near(x)) - std::tanh(static_cast<double>(x))) < 1e-6);
  }
  CHECK(exp_near(0.0F) == 1.0F);
  CHECK(exp_near(1e9F) == exp_near(80.0F));
  CHECK(sigmoid(-1e9F) >= 0.0F);
}

TEST_CASE("kernel: the slowest is always there") {
  REQUIRE_FALSE(available_kernels().empty());
  CHECK(available_kernels().back()->name == "scalar");
}

TEST_CASE("kernel: every instruction set gives the exact products of quantised rows") {
  Numbers numbers;
  for (const std::size_t rows : {1U, 3U, 6U, 13U, 29U}) {
    for (const std::size_t inputs : {64U, 128U, 256U}) {
      const std::size_t outputs = 192;
      const Weights weights = make_weights(inputs, outputs, numbers);
      std::vector<float> values = numbers.many(rows * inputs, 3.0F);
      // One row of extremes, one of zeros.
      for (std::size_t k = 0; k < inputs; ++k) values[k] = k % 3 == 0 ? -5.0F : 5.0F;
      if (rows > 1) std::fill_n(values.begin() + static_cast<std::ptrdiff_t>(inputs), inputs, 0.0F);
      std::vector<float> first_scales;
      for (const Kernels* const kernels : available_kernels()) {
        CAPTURE(kernels->name);
        std::vector<std::uint8_t> bytes(rows * inputs);
        std::vector<float> scales(rows);
        kernels->quantize(values.data(), rows, inputs, {bytes.data(), scales.data()});
        if (first_scales.empty()) first_scales = scales;
        CHECK(same_bits(first_scales, scales));
        std::vector<std::int32_t> products(rows * outputs);
        kernels->multiply(bytes.data(), rows, weights.view, products.data());
        std::size_t wrong = 0;
        for (std::size_t row = 0; row < rows; ++row) {
          for (std::size_t output = 0; output < outputs; ++output) {
            std::int32_t sum = 0;
            for (std::size_t k = 0; k < inputs; ++k) {
              const auto activation =
                  static_cast<std::int8_t>(bytes[row * inputs + k] ^ kernels->sign_bit);
              sum += activation * weights.plain[k * outputs + output];
            }
            wrong += products[row * outputs + output] == sum ? 0U : 1U;
          }
        }
        CHECK(wrong == 0);
      }
    }
  }
}

TEST_CASE("kernel: every instruction set gives the same bits in floating point") {
  Numbers numbers;
  constexpr std::size_t width = 128;
  constexpr std::size_t positions = 37;
  std::vector<std::int32_t> products(positions * 6 * width);
  for (std::int32_t& product : products)
    product = static_cast<std::int32_t>(numbers.next() * 30000.0F);
  const std::vector<float> row_scales = numbers.many(positions, 0.01F);
  const std::vector<float> column_scales = numbers.many(6 * width, 0.05F);
  const std::vector<float> cell = numbers.many(4 * width, 0.7F);
  const std::vector<float> input = numbers.many(positions * 2 * width, 1.5F);
  const std::vector<float> bias = numbers.many(width, 1.0F);
  const std::vector<std::int8_t> row = [&] {
    std::vector<std::int8_t> bytes(2 * width);
    for (std::int8_t& byte : bytes) byte = numbers.byte();
    return bytes;
  }();
  std::vector<std::vector<float>> first;
  for (const Kernels* const kernels : available_kernels()) {
    CAPTURE(kernels->name);
    std::vector<std::vector<float>> results;
    for (const bool reversed : {false, true}) {
      std::vector<float> output(positions * 2 * width, 0.0F);
      std::vector<float> state(width);
      RecurrentRows rows;
      rows.products = products.data();
      rows.product_stride = 6 * width;
      rows.row_scales = row_scales.data();
      rows.column_scales = column_scales.data();
      rows.cell = cell.data();
      rows.input = input.data();
      rows.output = output.data();
      rows.state = state.data();
      rows.stride = 2 * width;
      rows.width = width;
      rows.positions = positions;
      rows.reversed = reversed;
      kernels->recur(rows);
      results.push_back(output);
    }
    std::vector<float> values(width);
    kernels->restore(products.data(), width, 0.013F, column_scales.data(), bias.data(),
                     values.data());
    results.push_back(values);
    kernels->restore_leaky(products.data(), width, 0.013F, column_scales.data(), bias.data(),
                           values.data());
    results.push_back(values);
    kernels->add_leaky(input.data(), bias.data(), width, values.data());
    results.push_back(values);
    std::vector<float> sum = input;
    kernels->add_row(row.data(), 0.0371F, 2 * width, sum.data());
    results.push_back(sum);
    if (first.empty()) first = results;
    for (std::size_t at = 0; at < results.size(); ++at) {
      CAPTURE(at);
      CHECK(same_bits(first[at], results[at]));
    }
  }
}

}  // namespace
}  // namespace newsgraph::nlp
