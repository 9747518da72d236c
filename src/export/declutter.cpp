#include "export/declutter.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>
#include <vector>

namespace newsgraph::exporting {
namespace {

struct Move {
  double x = 0;
  double y = 0;
};

/// Rounds of pushing; the best state of all is kept. Fewer where each costs more.
constexpr int most_rounds = 150;
constexpr int least_rounds = 60;
/// How far the layout is pulled together over all rounds.
constexpr double least_scale = 0.35;
/// Proportions, width by height, that a picture may have before it is stretched.
constexpr double widest = 1.6;
constexpr double narrowest = 1.1;
constexpr std::size_t most_checks = 60'000'000;  // of a line against a box: half a second
/// Rounds of parting after which the whole layout is stretched a little, so that parting always
/// ends.
constexpr int rounds_before_stretch = 25;
constexpr double stretch = 1.02;
/// Points between a line and the boxes beside it.
constexpr double line_gap = 3.0;
/// Points between the two boxes of a line: room for an arrowhead and some dashes.
constexpr double visible_line = 26.0;

/// How far the line has to move to leave the box, along its normal; 0 when it does not cross it.
/// `side` gets the unit normal that points from the line to the centre of the box.
double depth(const Box& box, const Box& from, const Box& to, double gap, Move& side) {
  const double half_width = box.half_width + gap;
  const double half_height = box.half_height + gap;
  if (std::max(from.x, to.x) < box.x - half_width || std::min(from.x, to.x) > box.x + half_width ||
      std::max(from.y, to.y) < box.y - half_height ||
      std::min(from.y, to.y) > box.y + half_height) {
    return 0.0;
  }
  const double dx = to.x - from.x;
  const double dy = to.y - from.y;
  // Clip the segment against the box (Liang and Barsky, 1984).
  double enter = 0.0;
  double leave = 1.0;
  const auto clip = [&](double start, double delta, double low, double high) {
    if (delta == 0.0) return start > low && start < high;
    const double a = (low - start) / delta;
    const double b = (high - start) / delta;
    enter = std::max(enter, std::min(a, b));
    leave = std::min(leave, std::max(a, b));
    return enter < leave;
  };
  if (!clip(from.x, dx, box.x - half_width, box.x + half_width) ||
      !clip(from.y, dy, box.y - half_height, box.y + half_height)) {
    return 0.0;
  }
  const double length = std::hypot(dx, dy);
  if (length == 0.0) return 0.0;
  const Move normal{-dy / length, dx / length};
  const double distance = (box.x - from.x) * normal.x + (box.y - from.y) * normal.y;
  const double sign = distance < 0.0 ? -1.0 : 1.0;
  side = {normal.x * sign, normal.y * sign};
  const double reach = std::abs(normal.x) * half_width + std::abs(normal.y) * half_height;
  return std::max(0.0, reach - std::abs(distance));
}

/// Pushes two overlapping boxes apart along the axis that needs less; returns whether they were.
bool part(const Box& a, const Box& b, double gap, double share, Move& move_a, Move& move_b) {
  const double x = a.half_width + b.half_width + gap - std::abs(b.x - a.x);
  const double y = a.half_height + b.half_height + gap - std::abs(b.y - a.y);
  if (x <= 0.0 || y <= 0.0) return false;
  // Labels are light: they give way to entities.
  const double weight_a = a.is_label == b.is_label ? 0.5 : a.is_label ? 0.8 : 0.2;
  if (x < y) {
    const double sign = b.x < a.x ? -1.0 : 1.0;
    move_a.x -= sign * x * share * weight_a;
    move_b.x += sign * x * share * (1.0 - weight_a);
  } else {
    const double sign = b.y < a.y ? -1.0 : 1.0;
    move_a.y -= sign * y * share * weight_a;
    move_b.y += sign * y * share * (1.0 - weight_a);
  }
  return true;
}

/// Points between boxes that no chain of lines joins: what belongs together stands together.
constexpr double component_gap = 20.0;

/// For each box a number that it shares with all boxes that lines join it to.
std::vector<std::size_t> components_of(std::size_t boxes, std::span<const Line> lines) {
  std::vector<std::size_t> parent(boxes);
  std::iota(parent.begin(), parent.end(), std::size_t{0});
  const auto root = [&](std::size_t box) {
    while (parent[box] != box) box = parent[box] = parent[parent[box]];
    return box;
  };
  for (const Line& line : lines) parent[root(line.from)] = root(line.to);
  for (std::size_t box = 0; box < boxes; ++box) parent[box] = root(box);
  return parent;
}

/// Calls `visit(i, j)` for each pair of boxes that are at most `gap` apart in x, in one fixed
/// order.
template <typename Visit>
void for_near_pairs(std::span<const Box> boxes, double gap, Visit visit) {
  std::vector<std::size_t> order(boxes.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  const auto left = [&](std::size_t i) { return boxes[i].x - boxes[i].half_width; };
  std::stable_sort(order.begin(), order.end(),
                   [&](std::size_t a, std::size_t b) { return left(a) < left(b); });
  for (std::size_t a = 0; a < order.size(); ++a) {
    const Box& box = boxes[order[a]];
    const double right = box.x + box.half_width + gap;
    for (std::size_t b = a + 1; b < order.size() && left(order[b]) < right; ++b) {
      visit(order[a], order[b]);
    }
  }
}

std::size_t part_all(std::span<const Box> boxes, std::span<const std::size_t> components,
                     double gap, double share, std::vector<Move>& moves) {
  std::size_t overlaps = 0;
  for_near_pairs(boxes, std::max(gap, component_gap), [&](std::size_t i, std::size_t j) {
    const double room = components[i] == components[j] ? gap : std::max(gap, component_gap);
    if (part(boxes[i], boxes[j], room, share, moves[i], moves[j])) ++overlaps;
  });
  return overlaps;
}

/// Keeps the two boxes of a line so far apart that something of it is seen.
void keep_lines_visible(std::span<const Box> boxes, std::span<const Line> lines, double gap,
                        double share, std::vector<Move>& moves) {
  for (const Line& line : lines) {
    part(boxes[line.from], boxes[line.to], gap, share, moves[line.from], moves[line.to]);
  }
}

/// Pushes boxes off the lines that cross them, and the lines a little off the boxes.
std::size_t clear_lines(std::span<const Box> boxes, std::span<const Line> lines, double share,
                        std::vector<Move>& moves) {
  std::size_t crossed = 0;
  for (const Line& line : lines) {
    for (std::size_t i = 0; i < boxes.size(); ++i) {
      if (i == line.from || i == line.to) continue;
      Move side;
      const double push = share * depth(boxes[i], boxes[line.from], boxes[line.to], line_gap, side);
      if (push <= 0.0) continue;
      ++crossed;
      const double box_share = boxes[i].is_label ? 0.7 : 0.4;
      moves[i].x += side.x * push * box_share;
      moves[i].y += side.y * push * box_share;
      for (const std::size_t end : {line.from, line.to}) {
        const double end_share = (1.0 - box_share) * (boxes[end].is_label ? 0.8 : 0.2);
        moves[end].x -= side.x * push * end_share;
        moves[end].y -= side.y * push * end_share;
      }
    }
  }
  return crossed;
}

/// How much an end draws its labels: one of many lines less, so that the words of a hub's lines
/// stand out where there is room, not on a heap around it.
std::vector<double> pulls_of(std::size_t boxes, std::span<const Line> lines) {
  constexpr double few_lines = 6.0;
  constexpr double least_pull = 0.45;
  std::vector<double> pulls(boxes, 0.0);
  for (const Line& line : lines) {
    pulls[line.from] += 1.0;
    pulls[line.to] += 1.0;
  }
  for (double& pull : pulls)
    pull = std::max(least_pull, 1.0 / (1.0 + 0.12 * std::max(0.0, pull - few_lines)));
  return pulls;
}

/// Draws each label to its place between the two boxes that its lines lead to.
void straighten(std::span<const Box> boxes, std::span<const Line> lines,
                std::span<const double> pulls, double share, std::vector<Move>& moves) {
  std::vector<Move> sums(boxes.size());
  std::vector<double> counts(boxes.size(), 0.0);
  for (const Line& line : lines) {
    const std::array<std::array<std::size_t, 2>, 2> ends = {
        {{line.from, line.to}, {line.to, line.from}}};
    for (const auto& [label, other] : ends) {
      if (!boxes[label].is_label) continue;
      sums[label].x += pulls[other] * boxes[other].x;
      sums[label].y += pulls[other] * boxes[other].y;
      counts[label] += pulls[other];
    }
  }
  for (std::size_t i = 0; i < boxes.size(); ++i) {
    if (counts[i] == 0.0) continue;
    moves[i].x += share * (sums[i].x / counts[i] - boxes[i].x);
    moves[i].y += share * (sums[i].y / counts[i] - boxes[i].y);
  }
}

/// Applies the moves, none longer than `longest`.
void apply(std::span<Box> boxes, std::span<const Move> moves, double longest) {
  for (std::size_t i = 0; i < boxes.size(); ++i) {
    const double length = std::hypot(moves[i].x, moves[i].y);
    const double scale = length > longest ? longest / length : 1.0;
    boxes[i].x += moves[i].x * scale;
    boxes[i].y += moves[i].y * scale;
  }
}

struct Extent {
  double width = 0;
  double height = 0;
};

Extent extent(std::span<const Box> boxes) {
  if (boxes.empty()) return {};
  Move low{boxes.front().x, boxes.front().y};
  Move high = low;
  for (const Box& box : boxes) {
    low = {std::min(low.x, box.x - box.half_width), std::min(low.y, box.y - box.half_height)};
    high = {std::max(high.x, box.x + box.half_width), std::max(high.y, box.y + box.half_height)};
  }
  return {high.x - low.x, high.y - low.y};
}

void scale(std::span<Box> boxes, double x, double y) {
  for (Box& box : boxes) {
    box.x *= x;
    box.y *= y;
  }
}

/// Stretches the layout to the proportions of a page, then until few boxes overlap: parting moves
/// them by little then and the shape of the layout stays.
void spread(std::span<Box> boxes, double gap) {
  const Extent size = extent(boxes);
  if (size.height > 0.0 && size.width / size.height > widest) {
    scale(boxes, 1.0, size.width / size.height / widest);
  } else if (size.width > 0.0 && size.width / size.height < narrowest) {
    scale(boxes, narrowest * size.height / size.width, 1.0);
  }
  for (int step = 0; step < 60; ++step) {
    const auto overlaps = static_cast<double>(count_overlaps(boxes, gap));
    if (overlaps <= 0.1 * static_cast<double>(boxes.size())) return;
    scale(boxes, 1.07, 1.07);
  }
}

/// Area of the picture in areas of all boxes.
double emptiness(std::span<const Box> boxes) {
  double area = 0;
  for (const Box& box : boxes) area += 4.0 * (box.half_width + 4.0) * (box.half_height + 4.0);
  const Extent size = extent(boxes);
  return area > 0.0 ? size.width * size.height / area : 0.0;
}

/// What is weighed: lines under boxes, which mislead, against empty space, which makes letters
/// small. One crossing in twenty lines is worth as much space as all boxes take.
double cost(std::span<const Box> boxes, std::span<const Line> lines) {
  const auto crossed = static_cast<double>(count_crossed_boxes(boxes, lines));
  return emptiness(boxes) +
         20.0 * crossed / static_cast<double>(std::max<std::size_t>(lines.size(), 1));
}

void part_until_free(std::span<Box> boxes, std::span<const Line> lines,
                     std::span<const std::size_t> components, double gap) {
  std::vector<Move> moves(boxes.size());
  for (int round = 1;; ++round) {
    std::fill(moves.begin(), moves.end(), Move{});
    // A little more than needed, so that rounding leaves no sliver.
    if (part_all(boxes, components, gap, 1.02, moves) == 0) return;
    if (round < rounds_before_stretch) {
      keep_lines_visible(boxes, lines, visible_line, 0.5, moves);
    }
    apply(boxes, moves, 40.0);
    if (round % rounds_before_stretch != 0) continue;
    for (Box& box : boxes) {
      box.x *= stretch;
      box.y *= stretch;
    }
  }
}

// ---- labels one by one --------------------------------------------------------------------------

/// Whether two segments cross inside both.
bool cross(const Box& a, const Box& b, const Box& c, const Box& d) {
  const auto side = [](const Box& from, const Box& to, const Box& point) {
    return (to.x - from.x) * (point.y - from.y) - (to.y - from.y) * (point.x - from.x);
  };
  return side(a, b, c) * side(a, b, d) < 0.0 && side(c, d, a) * side(c, d, b) < 0.0;
}

/// A label with the ends of its line.
struct LabelPlace {
  std::size_t label = 0;
  std::size_t from = 0;
  std::size_t to = 0;
};

std::vector<LabelPlace> label_places(std::span<const Box> boxes, std::span<const Line> lines) {
  std::vector<LabelPlace> places;
  std::vector<std::size_t> from(boxes.size(), boxes.size());
  for (const Line& line : lines) {
    if (boxes[line.to].is_label) from[line.to] = line.from;
    if (boxes[line.from].is_label && from[line.from] != boxes.size())
      places.push_back({line.from, from[line.from], line.to});
  }
  return places;
}

/// What is wrong with a place of a label: 0 is a straight line with nothing in its way.
class LabelCost {
 public:
  LabelCost(std::span<const Box> boxes, std::span<const Line> lines, double gap)
      : boxes_(boxes), lines_(lines), gap_(gap) {}

  /// `least`: what a place must be better than; a worse one is not looked at to the end.
  double of(const LabelPlace& place, const Box& box, double least) const {
    const Box& from = boxes_[place.from];
    const Box& to = boxes_[place.to];
    const double straight = std::hypot(to.x - from.x, to.y - from.y);
    const double first = std::hypot(box.x - from.x, box.y - from.y);
    const double second = std::hypot(to.x - box.x, to.y - box.y);
    double sum = bend_weight * ((first + second) / std::max(straight, 1.0) - 1.0) +
                 std::abs(first - second) / std::max(first + second, 1.0);
    Move side;
    Move ignored_a;
    Move ignored_b;
    for (std::size_t i = 0; i < boxes_.size() && sum < least; ++i) {
      if (i == place.label) continue;
      const bool is_end = i == place.from || i == place.to;
      if (part(box, boxes_[i], gap_ - 1e-6, 0.0, ignored_a, ignored_b)) sum += forbidden;
      if (is_end && part(box, boxes_[i], end_room, 0.0, ignored_a, ignored_b)) sum += 1.0;
      if (is_end) continue;
      if (depth(boxes_[i], from, box, 0.0, side) > 0.0) sum += box_weight;
      if (depth(boxes_[i], box, to, 0.0, side) > 0.0) sum += box_weight;
    }
    for (std::size_t i = 0; i < lines_.size() && sum < least; ++i) {
      const Line& line = lines_[i];
      if (line.from == place.label || line.to == place.label) continue;
      const Box& a = boxes_[line.from];
      const Box& b = boxes_[line.to];
      if (depth(box, a, b, 0.0, side) > 0.0) sum += box_weight;
      if (cross(a, b, from, box) || cross(a, b, box, to)) sum += cross_weight;
    }
    return sum;
  }

 private:
  static constexpr double bend_weight = 5.0;
  static constexpr double box_weight = 12.0;
  static constexpr double cross_weight = 1.5;
  static constexpr double forbidden = 1000.0;
  static constexpr double end_room = 20.0;

  std::span<const Box> boxes_;
  std::span<const Line> lines_;
  double gap_;
};

}  // namespace

void settle_labels(std::span<Box> boxes, std::span<const Line> lines, double gap) {
  constexpr int rounds = 2;
  constexpr std::array<double, 7> shares = {0.5, 0.42, 0.58, 0.34, 0.66, 0.26, 0.74};
  constexpr double step = 11.0;  // about the height of a line of words
  constexpr int steps = 7;
  const std::vector<LabelPlace> places = label_places(boxes, lines);
  Move low{0, 0};
  Move high{0, 0};
  for (const Box& box : boxes) {
    low = {std::min(low.x, box.x - box.half_width), std::min(low.y, box.y - box.half_height)};
    high = {std::max(high.x, box.x + box.half_width), std::max(high.y, box.y + box.half_height)};
  }
  const auto inside = [&](const Box& box) {
    return box.x - box.half_width >= low.x && box.x + box.half_width <= high.x &&
           box.y - box.half_height >= low.y && box.y + box.half_height <= high.y;
  };
  const LabelCost cost(boxes, lines, gap);
  for (int round = 0; round < rounds; ++round) {
    for (const LabelPlace& place : places) {
      const Box now = boxes[place.label];
      const Box from = boxes[place.from];
      const Box to = boxes[place.to];
      const double length = std::hypot(to.x - from.x, to.y - from.y);
      if (length == 0.0) continue;
      const Move normal{-(to.y - from.y) / length, (to.x - from.x) / length};
      Box best = now;
      double least = cost.of(place, now, 1e9);
      for (const double share : shares) {
        for (int at = -steps; at <= steps; ++at) {
          Box box = now;
          box.x = from.x + share * (to.x - from.x) + step * at * normal.x;
          box.y = from.y + share * (to.y - from.y) + step * at * normal.y;
          if (!inside(box)) continue;
          const double then = cost.of(place, box, least);
          if (then >= least - 1e-9) continue;
          least = then;
          best = box;
        }
      }
      boxes[place.label] = best;
    }
  }
}

double declutter(std::span<Box> boxes, std::span<const Line> lines, double gap) {
  spread(boxes, gap);
  const std::vector<std::size_t> components = components_of(boxes.size(), lines);
  std::vector<Box> best(boxes.begin(), boxes.end());
  part_until_free(best, lines, components, gap);
  double least = cost(best, lines);
  std::vector<Move> moves(boxes.size());
  const std::vector<double> pulls = pulls_of(boxes.size(), lines);
  const std::size_t checks = std::max<std::size_t>(boxes.size() * lines.size(), 1);
  const int rounds = std::clamp(static_cast<int>(std::min<std::size_t>(most_checks / checks, 1000)),
                                least_rounds, most_rounds);
  // From a state with too much room to one with hardly any, the best on the way is kept.
  const double shrink = std::pow(least_scale, 1.0 / rounds);
  for (int round = 0; round < rounds; ++round) {
    std::fill(moves.begin(), moves.end(), Move{});
    scale(boxes, shrink, shrink);
    straighten(boxes, lines, pulls, 0.06, moves);
    part_all(boxes, components, gap, 0.7, moves);
    keep_lines_visible(boxes, lines, visible_line, 0.5, moves);
    clear_lines(boxes, lines, 0.5, moves);
    apply(boxes, moves, 12.0);
    // Looking at every state would cost as much as making it.
    if (round % 5 != 4) continue;
    std::vector<Box> candidate(boxes.begin(), boxes.end());
    part_until_free(candidate, lines, components, gap);
    const double now = cost(candidate, lines);
    if (now < least) {
      least = now;
      best = std::move(candidate);
    }
  }
  std::copy(best.begin(), best.end(), boxes.begin());
  return least;
}

void part_boxes(std::span<Box> boxes, std::span<const Line> lines, double gap) {
  part_until_free(boxes, lines, components_of(boxes.size(), lines), gap);
}

std::size_t count_overlaps(std::span<const Box> boxes, double gap) {
  std::vector<Move> moves(boxes.size());
  std::size_t overlaps = 0;
  for_near_pairs(boxes, gap, [&](std::size_t i, std::size_t j) {
    // A hair less than the gap: rounding is no overlap.
    if (part(boxes[i], boxes[j], gap - 1e-6, 0.0, moves[i], moves[j])) ++overlaps;
  });
  return overlaps;
}

std::size_t count_crossed_boxes(std::span<const Box> boxes, std::span<const Line> lines) {
  std::size_t crossed = 0;
  for (const Line& line : lines) {
    for (std::size_t i = 0; i < boxes.size(); ++i) {
      Move side;
      if (i != line.from && i != line.to &&
          depth(boxes[i], boxes[line.from], boxes[line.to], 0.0, side) > 0.0) {
        ++crossed;
      }
    }
  }
  return crossed;
}

}  // namespace newsgraph::exporting
