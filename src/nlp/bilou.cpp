#include "nlp/bilou.hpp"

#include <limits>

namespace newsgraph::nlp {
namespace {

enum Part : std::uint8_t { Begin, Inside, Last, Unit };

constexpr float nothing = -std::numeric_limits<float>::infinity();

constexpr std::uint8_t label_of(std::uint32_t type, Part part) noexcept {
  return static_cast<std::uint8_t>(1 + 4 * type + part);
}
constexpr Part part_of(std::uint8_t label) noexcept { return static_cast<Part>((label - 1) % 4); }
// After such a label the span goes on.
constexpr bool is_open(std::uint8_t label) noexcept {
  return label > 0 && (part_of(label) == Begin || part_of(label) == Inside);
}
constexpr bool continues(std::uint8_t label) noexcept {
  return label > 0 && (part_of(label) == Inside || part_of(label) == Last);
}

}  // namespace

std::vector<std::uint8_t> to_bilou(std::span<const TypedSpan> spans, std::size_t size) {
  std::vector<std::uint8_t> labels(size, 0);
  for (const TypedSpan& span : spans) {
    if (span.last - span.first == 1) {
      labels[span.first] = label_of(span.type, Unit);
      continue;
    }
    for (std::uint32_t at = span.first; at < span.last; ++at)
      labels[at] = label_of(span.type, Inside);
    labels[span.first] = label_of(span.type, Begin);
    labels[span.last - 1] = label_of(span.type, Last);
  }
  return labels;
}

std::vector<TypedSpan> from_bilou(std::span<const std::uint8_t> labels) {
  std::vector<TypedSpan> spans;
  for (std::uint32_t at = 0; at < labels.size();) {
    if (labels[at] == 0) {
      ++at;
      continue;
    }
    const std::uint32_t first = at;
    const std::uint32_t type = (labels[at] - 1U) / 4U;
    while (is_open(labels[at]) && at + 1 < labels.size()) ++at;
    spans.push_back({first, ++at, type});
  }
  return spans;
}

void best_bilou(const float* scores, std::size_t stride, std::size_t size, std::size_t types,
                std::span<std::uint8_t> labels, BilouScratch& scratch) {
  if (size == 0) return;
  const std::size_t width = bilou_labels(types);
  scratch.score.assign(2 * width, nothing);
  scratch.from.resize(size * width);
  float* before = scratch.score.data();
  float* here = before + width;
  for (std::uint8_t label = 0; label < width; ++label) {
    if (!continues(label)) before[label] = scores[label];
  }
  for (std::size_t at = 1; at < size; ++at) {
    const float* const token = scores + at * stride;
    std::uint8_t* const from = scratch.from.data() + at * width;
    // All labels that begin something or are outside follow the best closed label.
    std::uint8_t closed = 0;
    for (std::uint8_t label = 1; label < width; ++label) {
      if (!is_open(label) && before[label] > before[closed]) closed = label;
    }
    for (std::uint8_t label = 0; label < width; ++label) {
      std::uint8_t best = closed;
      if (continues(label)) {
        const std::uint32_t type = (label - 1U) / 4U;
        const std::uint8_t begin = label_of(type, Begin);
        const std::uint8_t inside = label_of(type, Inside);
        best = before[inside] > before[begin] ? inside : begin;
      }
      from[label] = best;
      here[label] = before[best] + token[label];
    }
    std::swap(before, here);
  }
  std::uint8_t best = 0;
  for (std::uint8_t label = 1; label < width; ++label) {
    if (!is_open(label) && before[label] > before[best]) best = label;
  }
  for (std::size_t at = size; at-- > 0;) {
    labels[at] = best;
    if (at > 0) best = scratch.from[at * width + best];
  }
}

}  // namespace newsgraph::nlp
