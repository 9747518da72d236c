#ifndef NEWSGRAPH_EXPORT_DECLUTTER_HPP
#define NEWSGRAPH_EXPORT_DECLUTTER_HPP

// Graphviz' force-directed layouts keep boxes apart but draw straight lines through whatever lies
// between two of them, and its line router takes minutes for some hundred boxes. This moves the
// boxes of a finished layout a little, until hardly a line runs under a box that is not its own.

#include <cstddef>
#include <span>

namespace newsgraph::exporting {

/// A rectangle in points; x and y are its centre.
struct Box {
  double x = 0;
  double y = 0;
  double half_width = 0;
  double half_height = 0;
  bool is_label = false;  ///< Words on a line: light, drawn to the middle of its ends.
};

/// A straight line between the centres of two boxes, by their rows.
struct Line {
  std::size_t from = 0;
  std::size_t to = 0;
};

/// Moves the boxes such that none overlap (they keep `gap` points of room) and few lines cross
/// boxes that are not their ends. Returns how bad the result is, for choosing among several layouts
/// of the same boxes. The same input gives the same output; time grows with boxes times lines.
double declutter(std::span<Box> boxes, std::span<const Line> lines, double gap);

/// Moves labels alone, each to where its line runs straightest with the fewest boxes and lines in
/// its way; no box overlaps that did not before, and the picture grows no larger.
void settle_labels(std::span<Box> boxes, std::span<const Line> lines, double gap);

/// Only parts boxes that overlap, for layouts too large for more: time grows little faster than the
/// number of boxes.
void part_boxes(std::span<Box> boxes, std::span<const Line> lines, double gap);

/// Pairs of boxes closer than `gap`; lines that cross a box that is not one of their ends.
std::size_t count_overlaps(std::span<const Box> boxes, double gap);
std::size_t count_crossed_boxes(std::span<const Box> boxes, std::span<const Line> lines);

}  // namespace newsgraph::exporting

#endif
