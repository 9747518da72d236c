#include "export/legend.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>

namespace newsgraph::exporting {
namespace {

// In points, for a picture as wide as a page; the legend of a larger one is larger, so that it can
// be read where the whole is seen.
constexpr double row_height = 22.0;
constexpr double column_width = 225.0;
constexpr double swatch_width = 34.0;
constexpr double words_gap = 5.0;
constexpr double page_width = 1100.0;
constexpr double most_columns = 6.0;

struct Frame {
  double left = 0;
  double right = 0;
  double bottom = 0;
};

Frame frame_of(std::span<const Box> boxes) {
  if (boxes.empty()) return {};
  Frame all{boxes.front().x, boxes.front().x, boxes.front().y};
  for (const Box& box : boxes) {
    all.left = std::min(all.left, box.x - box.half_width);
    all.right = std::max(all.right, box.x + box.half_width);
    all.bottom = std::min(all.bottom, box.y - box.half_height);
  }
  return all;
}

std::vector<LegendEntry> entries_of(const Drawing& drawing) {
  using Kind = LegendEntry::Kind;
  std::vector<LegendEntry> entries;
  const auto add = [&](Kind kind, std::string root_type, std::string words) {
    entries.push_back({kind, std::move(root_type), std::move(words)});
  };
  const auto any = [&](auto test) { return std::ranges::any_of(drawing.edges, test); };
  for (const LegendType& type : drawing.types) add(Kind::Type, type.root_type, type.words);
  if (any([](const DrawnEdge& edge) { return !edge.dashed && edge.worded; }))
    add(Kind::Solid, {}, "stated as a fact");
  if (any([](const DrawnEdge& edge) { return edge.dashed; }))
    add(Kind::Dashed, {}, "planned, denied or said by one");
  if (any([](const DrawnEdge& edge) { return edge.sources > 1; }))
    add(Kind::Wide, {}, "in several articles");
  if (any([](const DrawnEdge& edge) { return edge.disputed; }))
    add(Kind::Disputed, {}, "sources contradict each other");
  return entries;
}

}  // namespace

Legend legend_of(const Drawing& drawing, std::span<const Box> boxes) {
  Legend legend;
  legend.entries = entries_of(drawing);
  const Frame frame = frame_of(boxes);
  const double width = std::max(frame.right - frame.left, column_width);
  legend.scale = std::max(width / page_width, 1.0);
  legend.swatch = swatch_width * legend.scale;
  const double row = row_height * legend.scale;
  const double column = column_width * legend.scale;
  const auto columns =
      static_cast<std::size_t>(std::clamp(std::floor(width / column), 1.0, most_columns));
  const double top = frame.bottom - 2.0 * row;
  const double words_offset = legend.swatch / 2 + words_gap * legend.scale;
  for (std::size_t i = 0; i < legend.entries.size(); ++i) {
    LegendEntry& entry = legend.entries[i];
    entry.x = frame.left + static_cast<double>(i % columns) * column + legend.swatch / 2;
    entry.y = top - static_cast<double>(i / columns) * row;
    entry.words_left = entry.x + words_offset;
    entry.words_width = column - legend.swatch / 2 - words_offset;
  }
  const std::size_t lines = (legend.entries.size() + columns - 1) / columns;
  double y = top - static_cast<double>(lines) * row;
  for (const std::string& note : drawing.notes) {
    legend.entries.push_back({LegendEntry::Kind::Note, {}, note, frame.left, y, frame.left, width});
    y -= row;
  }
  return legend;
}

}  // namespace newsgraph::exporting
