#ifndef NEWSGRAPH_TRAIN_RECURRENCE_HPP
#define NEWSGRAPH_TRAIN_RECURRENCE_HPP

// One direction of one layer over one sentence, forward and backward.

#include <cstddef>

namespace newsgraph::train {

/// Rows of one direction; `stride` is between positions, `product_stride` between rows of products.
/// `cell` holds v_f, v_r, b_f, b_r of `width` values each; products z, f, r.
struct Recurrence {
  std::size_t width = 0;
  std::size_t stride = 0;
  std::size_t product_stride = 0;
  const float* cell = nullptr;
  const float* products = nullptr;
  const float* input = nullptr;  ///< Of the highway.
  float* state = nullptr;
  float* forget = nullptr;
  float* reset = nullptr;
  float* activated = nullptr;
  float* output = nullptr;
};

/// What flows back.
struct RecurrenceGradient {
  const float* d_output = nullptr;
  float* d_products = nullptr;
  float* d_input = nullptr;  ///< Overwritten: the part through the highway.
  float* d_cell = nullptr;   ///< Added to.
};

/// Walks positions [0, count) of the rows, from the last one backwards if `reversed`.
void forward(const Recurrence& rows, std::size_t count, bool reversed);
void backward(const Recurrence& rows, const RecurrenceGradient& gradient, std::size_t count,
              bool reversed);

}  // namespace newsgraph::train

#endif
