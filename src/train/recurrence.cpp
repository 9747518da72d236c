#include "train/recurrence.hpp"

#include <vector>

#include "nlp/activation.hpp"

namespace newsgraph::train {
namespace {

void forward_step(std::size_t width, const float* __restrict cell, const float* __restrict product,
                  const float* __restrict input, const float* __restrict before,
                  float* __restrict state, float* __restrict forget, float* __restrict reset,
                  float* __restrict activated, float* __restrict output) {
  for (std::size_t k = 0; k < width; ++k) {
    const float old = before[k];
    const float f = nlp::sigmoid(product[width + k] + cell[k] * old + cell[2 * width + k]);
    const float r =
        nlp::sigmoid(product[2 * width + k] + cell[width + k] * old + cell[3 * width + k]);
    const float c = f * old + (1.0F - f) * product[k];
    const float g = nlp::tanh_near(c);
    state[k] = c;
    forget[k] = f;
    reset[k] = r;
    activated[k] = g;
    output[k] = r * g + (1.0F - r) * input[k];
  }
}

void backward_step(std::size_t width, const float* __restrict cell, const float* __restrict product,
                   const float* __restrict input, const float* __restrict before,
                   const float* __restrict forget, const float* __restrict reset,
                   const float* __restrict activated, const float* __restrict d_output,
                   float* __restrict d_state, float* __restrict d_product,
                   float* __restrict d_input, float* __restrict d_cell) {
  for (std::size_t k = 0; k < width; ++k) {
    const float f = forget[k];
    const float r = reset[k];
    const float g = activated[k];
    const float d_h = d_output[k];
    const float d_r = d_h * (g - input[k]) * r * (1.0F - r);
    d_input[k] = d_h * (1.0F - r);
    const float d_c = d_state[k] + d_h * r * (1.0F - g * g);
    const float d_f = d_c * (before[k] - product[k]) * f * (1.0F - f);
    d_product[k] = d_c * (1.0F - f);
    d_product[width + k] = d_f;
    d_product[2 * width + k] = d_r;
    d_state[k] = d_c * f + d_f * cell[k] + d_r * cell[width + k];
    d_cell[k] += d_f * before[k];
    d_cell[width + k] += d_r * before[k];
    d_cell[2 * width + k] += d_f;
    d_cell[3 * width + k] += d_r;
  }
}

}  // namespace

void forward(const Recurrence& rows, std::size_t count, bool reversed) {
  const std::vector<float> zero(rows.width, 0.0F);
  const float* before = zero.data();
  for (std::size_t step = 0; step < count; ++step) {
    const std::size_t at = reversed ? count - 1 - step : step;
    const std::size_t row = at * rows.stride;
    forward_step(rows.width, rows.cell, rows.products + at * rows.product_stride, rows.input + row,
                 before, rows.state + row, rows.forget + row, rows.reset + row,
                 rows.activated + row, rows.output + row);
    before = rows.state + row;
  }
}

void backward(const Recurrence& rows, const RecurrenceGradient& gradient, std::size_t count,
              bool reversed) {
  const std::vector<float> zero(rows.width, 0.0F);
  std::vector<float> d_state(rows.width, 0.0F);
  for (std::size_t step = count; step-- > 0;) {
    const std::size_t at = reversed ? count - 1 - step : step;
    const std::size_t former = reversed ? at + 1 : at - 1;
    const std::size_t row = at * rows.stride;
    const float* const before = step == 0 ? zero.data() : rows.state + former * rows.stride;
    backward_step(rows.width, rows.cell, rows.products + at * rows.product_stride, rows.input + row,
                  before, rows.forget + row, rows.reset + row, rows.activated + row,
                  gradient.d_output + row, d_state.data(),
                  gradient.d_products + at * rows.product_stride, gradient.d_input + row,
                  gradient.d_cell);
  }
}

}  // namespace newsgraph::train
