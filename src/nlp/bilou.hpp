#ifndef NEWSGRAPH_NLP_BILOU_HPP
#define NEWSGRAPH_NLP_BILOU_HPP

// Spans as one label per token: 0 outside, then per type Begin, Inside, Last, Unit
// (Ratinov and Roth 2009: better than BIO).

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace newsgraph::nlp {

/// A typed span of tokens of one sentence, half-open.
struct TypedSpan {
  std::uint32_t first = 0;
  std::uint32_t last = 0;
  std::uint32_t type = 0;

  friend bool operator==(const TypedSpan&, const TypedSpan&) = default;
  friend auto operator<=>(const TypedSpan&, const TypedSpan&) = default;
};

constexpr std::size_t bilou_labels(std::size_t types) noexcept { return 1 + 4 * types; }

/// Labels of `size` tokens from spans in text order that do not overlap.
std::vector<std::uint8_t> to_bilou(std::span<const TypedSpan> spans, std::size_t size);

/// Spans of well-formed labels, in text order.
std::vector<TypedSpan> from_bilou(std::span<const std::uint8_t> labels);

/// Memory of best_bilou.
struct BilouScratch {
  std::vector<float> score;
  std::vector<std::uint8_t> from;
};

/// The well-formed label sequence with the greatest sum of scores; `scores` holds
/// bilou_labels(types) values per token, `stride` apart. Ties go to the lower label.
void best_bilou(const float* scores, std::size_t stride, std::size_t size, std::size_t types,
                std::span<std::uint8_t> labels, BilouScratch& scratch);

}  // namespace newsgraph::nlp

#endif
