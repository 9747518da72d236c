#include "export/layout.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <numeric>
#include <utility>

namespace newsgraph::exporting {
namespace {

/// Graphs of so few nodes are placed without a coarser one.
constexpr std::size_t coarsest = 24;
/// A coarser graph that keeps more than this share of the nodes is not worth its time.
constexpr double least_gain = 0.85;
/// Strength of repulsion against attraction (C of Hu, 2005).
constexpr double repulsion = 0.25;
/// Pull to the middle, against which repulsion spreads nodes evenly: what hangs on by one line
/// stays near instead of far out in the blank.
constexpr double gravity = 2.5 * repulsion;
/// A cell of the quadtree stands for its nodes when it is this much smaller than its distance.
constexpr double opening = 0.9;
/// Lines of nodes with more neighbours than this pull less, or the thousand neighbours of one would
/// lie on a heap.
constexpr double strong_neighbours = 16.0;
constexpr int coarse_rounds = 200;
constexpr int fine_rounds = 90;
/// Step length of Hu's adaptive cooling: shrinks while the energy grows, grows after five rounds in
/// which it fell.
constexpr double cooling = 0.9;
constexpr int patience = 5;
constexpr int separation_rounds = 40;

Spot operator+(Spot a, Spot b) { return {a.x + b.x, a.y + b.y}; }
Spot operator-(Spot a, Spot b) { return {a.x - b.x, a.y - b.y}; }
Spot operator*(Spot a, double by) { return {a.x * by, a.y * by}; }
double squared(Spot a) { return a.x * a.x + a.y * a.y; }

/// Places that fill a disc evenly, one after another: each turned by the golden angle.
class Sunflower {
 public:
  Spot next() {
    const Spot spot = direction_ * std::sqrt(static_cast<double>(count_) + 0.5);
    ++count_;
    constexpr double cosine = -0.7373688780783197;  // of 2 pi (1 - 1 / golden ratio)
    constexpr double sine = 0.6754902942615238;
    direction_ = {direction_.x * cosine - direction_.y * sine,
                  direction_.x * sine + direction_.y * cosine};
    return spot;
  }

 private:
  Spot direction_{1, 0};
  std::size_t count_ = 0;
};

/// Neighbours of each node as one list: those of node i are [first[i], first[i + 1]).
struct Adjacency {
  std::vector<std::size_t> first;
  std::vector<std::size_t> neighbours;
  std::vector<double> mass;  ///< Nodes of the finest graph that a node stands for.
  std::vector<double> grip;  ///< How much the lines of a node pull, in (0, 1].

  std::size_t size() const { return mass.size(); }
  std::span<const std::size_t> of(std::size_t node) const {
    return std::span(neighbours).subspan(first[node], first[node + 1] - first[node]);
  }
};

using Pair = std::pair<std::size_t, std::size_t>;

/// Each pair once, either way round, none of a node with itself.
Adjacency adjacency(std::vector<double> mass, std::vector<Pair> pairs) {
  for (Pair& pair : pairs) {
    if (pair.first > pair.second) std::swap(pair.first, pair.second);
  }
  std::erase_if(pairs, [](const Pair& pair) { return pair.first == pair.second; });
  std::sort(pairs.begin(), pairs.end());
  pairs.erase(std::unique(pairs.begin(), pairs.end()), pairs.end());
  Adjacency graph;
  graph.mass = std::move(mass);
  graph.first.assign(graph.size() + 1, 0);
  for (const auto& [a, b] : pairs) {
    ++graph.first[a + 1];
    ++graph.first[b + 1];
  }
  std::partial_sum(graph.first.begin(), graph.first.end(), graph.first.begin());
  for (std::size_t node = 0; node < graph.size(); ++node) {
    const auto degree = static_cast<double>(graph.first[node + 1] - graph.first[node]);
    graph.grip.push_back(degree <= strong_neighbours ? 1.0 : std::sqrt(strong_neighbours / degree));
  }
  graph.neighbours.resize(2 * pairs.size());
  std::vector<std::size_t> next(graph.first.begin(), graph.first.end() - 1);
  for (const auto& [a, b] : pairs) {
    graph.neighbours[next[a]++] = b;
    graph.neighbours[next[b]++] = a;
  }
  return graph;
}

// ---- repulsion
// -----------------------------------------------------------------------------------

/// Masses in the plane, by quarters.
class Quadtree {
 public:
  Quadtree(std::span<const Spot> spots, std::span<const double> mass) : spots_(spots), mass_(mass) {
    Spot low = spots.front();
    Spot high = low;
    for (const Spot& spot : spots) {
      low = {std::min(low.x, spot.x), std::min(low.y, spot.y)};
      high = {std::max(high.x, spot.x), std::max(high.y, spot.y)};
    }
    std::vector<std::uint32_t> all(spots.size());
    std::iota(all.begin(), all.end(), 0U);
    const double side = std::max({high.x - low.x, high.y - low.y, 1e-9}) * 1.000001;
    order_ = std::move(all);
    cells_.reserve(2 * spots.size());
    split(0, order_.size(), low, side, 0);
  }

  /// Sum of mass / distance^2 * (away from it) over all other nodes.
  Spot push(std::size_t node) const {
    Spot sum;
    push(0, node, sum);
    return sum;
  }

 private:
  static constexpr std::size_t leaf_size = 6;
  static constexpr int deepest = 40;
  static constexpr std::uint32_t none = 0xffffffffU;

  struct Cell {
    Spot centre;  ///< Of mass.
    double mass = 0;
    double side = 0;
    std::uint32_t begin = 0;  ///< In order_.
    std::uint32_t end = 0;
    std::uint32_t children = none;  ///< Row in child_lists_.
  };
  struct Children {
    std::uint32_t row[4] = {none, none, none, none};
  };

  std::uint32_t split(std::size_t begin, std::size_t end, Spot corner, double side, int depth) {
    const auto row = static_cast<std::uint32_t>(cells_.size());
    Cell cell;
    cell.side = side;
    cell.begin = static_cast<std::uint32_t>(begin);
    cell.end = static_cast<std::uint32_t>(end);
    for (std::size_t i = begin; i < end; ++i) {
      const double mass = mass_[order_[i]];
      cell.mass += mass;
      cell.centre = cell.centre + spots_[order_[i]] * mass;
    }
    cell.centre = cell.centre * (1.0 / cell.mass);
    cells_.push_back(cell);
    if (end - begin <= leaf_size || depth == deepest) return row;
    const double half = side / 2;
    const Spot middle{corner.x + half, corner.y + half};
    const auto from = order_.begin();
    const auto at = [&](std::size_t i) { return from + static_cast<std::ptrdiff_t>(i); };
    const auto is_low = [&](std::uint32_t node) { return spots_[node].y < middle.y; };
    const auto is_left = [&](std::uint32_t node) { return spots_[node].x < middle.x; };
    const auto high =
        static_cast<std::size_t>(std::stable_partition(at(begin), at(end), is_low) - from);
    const auto low_right =
        static_cast<std::size_t>(std::stable_partition(at(begin), at(high), is_left) - from);
    const auto high_right =
        static_cast<std::size_t>(std::stable_partition(at(high), at(end), is_left) - from);
    Children children;
    if (begin < low_right) children.row[0] = split(begin, low_right, corner, half, depth + 1);
    if (low_right < high)
      children.row[1] = split(low_right, high, {middle.x, corner.y}, half, depth + 1);
    if (high < high_right)
      children.row[2] = split(high, high_right, {corner.x, middle.y}, half, depth + 1);
    if (high_right < end) children.row[3] = split(high_right, end, middle, half, depth + 1);
    cells_[row].children = static_cast<std::uint32_t>(child_lists_.size());
    child_lists_.push_back(children);
    return row;
  }

  void push(std::uint32_t row, std::size_t node, Spot& sum) const {
    const Cell& cell = cells_[row];
    const Spot away = spots_[node] - cell.centre;
    const double distance = squared(away);
    if (cell.side * cell.side < opening * opening * distance) {
      sum = sum + away * (cell.mass / distance);
      return;
    }
    if (cell.children != none) {
      for (const std::uint32_t child : child_lists_[cell.children].row) {
        if (child != none) push(child, node, sum);
      }
      return;
    }
    for (std::uint32_t i = cell.begin; i < cell.end; ++i) {
      const std::size_t other = order_[i];
      if (other == node) continue;
      Spot apart = spots_[node] - spots_[other];
      double square = squared(apart);
      if (square < 1e-12) {
        // On one spot: part them by their numbers.
        apart = {node < other ? -1e-3 : 1e-3, node % 2 == 0 ? 1e-3 : -1e-3};
        square = squared(apart);
      }
      sum = sum + apart * (mass_[other] / square);
    }
  }

  std::span<const Spot> spots_;
  std::span<const double> mass_;
  std::vector<std::uint32_t> order_;
  std::vector<Cell> cells_;
  std::vector<Children> child_lists_;
};

// ---- one level
// -----------------------------------------------------------------------------------

/// Moves the spots until the forces are about even. The length of a line is 1.
void relax(const Adjacency& graph, std::vector<Spot>& spots, int rounds, double step) {
  double energy = 1e300;
  int falling = 0;
  std::vector<Spot> forces(spots.size());
  for (int round = 0; round < rounds; ++round) {
    const Quadtree tree(spots, graph.mass);
    double now = 0;
    for (std::size_t node = 0; node < spots.size(); ++node) {
      // Heavy nodes push and are pushed more, so that hubs stand apart from each other.
      Spot force = tree.push(node) * (repulsion * graph.mass[node]);
      force = force - spots[node] * (gravity * graph.mass[node]);
      for (const std::size_t other : graph.of(node)) {
        const Spot away = spots[other] - spots[node];
        force = force +
                away * (std::sqrt(squared(away)) * std::min(graph.grip[node], graph.grip[other]));
      }
      forces[node] = force;
      now += squared(force);
    }
    for (std::size_t node = 0; node < spots.size(); ++node) {
      const double length = std::sqrt(squared(forces[node]));
      if (length > 0.0) spots[node] = spots[node] + forces[node] * (step / length);
    }
    if (now < energy) {
      if (++falling >= patience) {
        falling = 0;
        step /= cooling;
      }
    } else {
      falling = 0;
      step *= cooling;
    }
    // Even a lucky run shall come to rest.
    step *= 0.985;
    energy = now;
  }
}

/// For each node the number of its group: a node and all its neighbours that are still free, hubs
/// last, so that few groups swallow much. Returns the number of groups.
std::size_t group(const Adjacency& graph, std::vector<std::size_t>& groups) {
  constexpr std::size_t none = static_cast<std::size_t>(-1);
  groups.assign(graph.size(), none);
  std::vector<std::size_t> order(graph.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    return graph.of(a).size() < graph.of(b).size();
  });
  std::size_t count = 0;
  std::vector<double> weight;
  for (const std::size_t node : order) {
    if (groups[node] != none) continue;
    // The lightest neighbour: a free one makes a pair, a group takes one more.
    std::size_t best = none;
    const auto mass_of = [&](std::size_t other) {
      return groups[other] == none ? graph.mass[other] : weight[groups[other]];
    };
    for (const std::size_t other : graph.of(node)) {
      if (best == none || mass_of(other) < mass_of(best)) best = other;
    }
    if (best != none && groups[best] != none) {
      groups[node] = groups[best];
      weight[groups[node]] += graph.mass[node];
      continue;
    }
    groups[node] = count++;
    weight.push_back(graph.mass[node]);
    if (best == none) continue;
    groups[best] = groups[node];
    weight.back() += graph.mass[best];
  }
  return count;
}

/// Places of a connected graph, about its centre.
std::vector<Spot> place(const Adjacency& graph) {
  std::vector<Spot> spots;
  spots.reserve(graph.size());
  std::vector<std::size_t> groups;
  const std::size_t count = graph.size() > coarsest ? group(graph, groups) : graph.size();
  if (graph.size() <= coarsest ||
      static_cast<double>(count) > least_gain * static_cast<double>(graph.size())) {
    Sunflower sunflower;
    for (std::size_t i = 0; i < graph.size(); ++i) spots.push_back(sunflower.next());
    relax(graph, spots, coarse_rounds, 1.0);
    return spots;
  }
  std::vector<double> mass(count, 0.0);
  std::vector<Pair> pairs;
  pairs.reserve(graph.neighbours.size() / 2);
  for (std::size_t node = 0; node < graph.size(); ++node) {
    mass[groups[node]] += graph.mass[node];
    for (const std::size_t other : graph.of(node)) {
      if (other > node) pairs.emplace_back(groups[node], groups[other]);
    }
  }
  const std::vector<Spot> coarse = place(adjacency(std::move(mass), std::move(pairs)));
  // As many more nodes need as much more room.
  const double growth = std::sqrt(static_cast<double>(graph.size()) / static_cast<double>(count));
  std::vector<Sunflower> inside(count);
  for (std::size_t node = 0; node < graph.size(); ++node) {
    spots.push_back(coarse[groups[node]] * growth + inside[groups[node]].next() * 0.3);
  }
  relax(graph, spots, fine_rounds, 0.03 * std::sqrt(static_cast<double>(graph.size())) + 0.3);
  return spots;
}

// ---- room between nodes
// ---------------------------------------------------------------------------

/// Pushes spots apart that are closer than `distance`; what is left after the last round is little.
void separate(std::vector<Spot>& spots, double distance) {
  std::vector<std::size_t> order(spots.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::vector<Spot> moves(spots.size());
  for (int round = 0; round < separation_rounds; ++round) {
    std::stable_sort(order.begin(), order.end(),
                     [&](std::size_t a, std::size_t b) { return spots[a].x < spots[b].x; });
    std::fill(moves.begin(), moves.end(), Spot{});
    bool moved = false;
    for (std::size_t a = 0; a < order.size(); ++a) {
      for (std::size_t b = a + 1; b < order.size(); ++b) {
        Spot apart = spots[order[b]] - spots[order[a]];
        if (apart.x >= distance) break;
        const double square = squared(apart);
        if (square >= distance * distance) continue;
        moved = true;
        double length = std::sqrt(square);
        if (length < 1e-9) {
          apart = {order[a] < order[b] ? 1e-6 : -1e-6, order[a] % 2 == 0 ? 1e-6 : -1e-6};
          length = std::sqrt(squared(apart));
        }
        const Spot move = apart * (0.5 * (distance - length) / length);
        moves[order[a]] = moves[order[a]] - move;
        moves[order[b]] = moves[order[b]] + move;
      }
    }
    if (!moved) return;
    for (std::size_t i = 0; i < spots.size(); ++i) spots[i] = spots[i] + moves[i];
  }
}

// ---- parts side by side
// ---------------------------------------------------------------------------

/// Squares of a plane that are taken, for packing parts by their outline (Freivalds, Dogrusoz and
/// Kikusts, "Disconnected graph layout and the polyomino packing approach", 2001).
class Board {
 public:
  explicit Board(std::int64_t half)
      : half_(half), taken_(static_cast<std::size_t>(4 * half * half)) {}

  bool is_free(std::span<const std::pair<std::int64_t, std::int64_t>> cells, std::int64_t x,
               std::int64_t y) const {
    return std::all_of(cells.begin(), cells.end(), [&](const auto& cell) {
      const std::int64_t column = cell.first + x;
      const std::int64_t row = cell.second + y;
      return std::abs(column) < half_ && std::abs(row) < half_ && !taken_[index(column, row)];
    });
  }
  void take(std::span<const std::pair<std::int64_t, std::int64_t>> cells, std::int64_t x,
            std::int64_t y) {
    for (const auto& cell : cells) taken_[index(cell.first + x, cell.second + y)] = true;
  }
  std::int64_t half() const { return half_; }

 private:
  std::size_t index(std::int64_t column, std::int64_t row) const {
    return static_cast<std::size_t>((row + half_) * 2 * half_ + column + half_);
  }
  std::int64_t half_;
  std::vector<bool> taken_;
};

struct Part {
  std::vector<std::size_t> nodes;
  std::vector<Spot> spots;
  std::vector<std::pair<std::int64_t, std::int64_t>> cells;  ///< Its outline, about its centre.
};

std::int64_t cell_of(double value, double side) {
  return static_cast<std::int64_t>(std::floor(value / side));
}

void centre(std::vector<Spot>& spots) {
  Spot low = spots.front();
  Spot high = low;
  for (const Spot& spot : spots) {
    low = {std::min(low.x, spot.x), std::min(low.y, spot.y)};
    high = {std::max(high.x, spot.x), std::max(high.y, spot.y)};
  }
  const Spot middle = (low + high) * 0.5;
  for (Spot& spot : spots) spot = spot - middle;
}

/// Puts the parts, largest first, as near to the middle as there is room.
void pack(std::vector<Part>& parts, const Adjacency& graph, std::vector<std::size_t>& place_in_part,
          double side, double proportion) {
  std::size_t cell_count = 0;
  std::int64_t reach = 1;
  for (Part& part : parts) {
    centre(part.spots);
    const auto cover = [&](Spot spot) {
      const std::int64_t x = cell_of(spot.x, side);
      const std::int64_t y = cell_of(spot.y, side);
      for (std::int64_t dx = -1; dx <= 1; ++dx) {
        for (std::int64_t dy = -1; dy <= 1; ++dy) part.cells.emplace_back(x + dx, y + dy);
      }
      reach = std::max({reach, std::abs(x) + 2, std::abs(y) + 2});
    };
    for (std::size_t i = 0; i < part.nodes.size(); ++i) {
      cover(part.spots[i]);
      for (const std::size_t other : graph.of(part.nodes[i])) {
        // Along the line as well.
        const Spot way = part.spots[place_in_part[other]] - part.spots[i];
        const double steps = std::floor(std::sqrt(squared(way)) / side);
        for (double step = 1; step <= steps / 2 + 1 && steps > 0; ++step) {
          cover(part.spots[i] + way * (step / (steps + 1)));
        }
      }
    }
    std::sort(part.cells.begin(), part.cells.end());
    part.cells.erase(std::unique(part.cells.begin(), part.cells.end()), part.cells.end());
    cell_count += part.cells.size();
  }
  // Room for the largest part in the middle and all others around it, with as much air again.
  const auto around =
      static_cast<std::int64_t>(std::sqrt(static_cast<double>(cell_count) * proportion)) + 8;
  Board board(reach + 2 * around);
  std::int64_t start = 0;
  std::size_t last_size = 0;
  for (Part& part : parts) {
    // A part as large as the one before finds no room where that found none.
    if (part.cells.size() != last_size) start = 0;
    last_size = part.cells.size();
    for (std::int64_t ring = start; ring < board.half(); ++ring) {
      const auto wide = static_cast<std::int64_t>(static_cast<double>(ring) * proportion);
      const auto try_at = [&](std::int64_t x, std::int64_t y) {
        if (!board.is_free(part.cells, x, y)) return false;
        board.take(part.cells, x, y);
        const Spot by{static_cast<double>(x) * side, static_cast<double>(y) * side};
        for (Spot& spot : part.spots) spot = spot + by;
        return true;
      };
      bool done = false;
      for (std::int64_t x = 0; x <= wide && !done; ++x) {
        done = try_at(x, ring) || try_at(-x, ring) || try_at(x, -ring) || try_at(-x, -ring);
      }
      for (std::int64_t y = 0; y < ring && !done; ++y) {
        done = try_at(wide, y) || try_at(-wide, y) || try_at(wide, -y) || try_at(-wide, -y);
      }
      if (!done) continue;
      start = ring;
      break;
    }
  }
}

}  // namespace

std::vector<Spot> lay_out(std::size_t nodes, std::span<const Line> lines,
                          const LayoutOptions& options) {
  std::vector<Spot> result(nodes);
  if (nodes == 0) return result;
  std::vector<Pair> pairs;
  pairs.reserve(lines.size());
  for (const Line& line : lines) pairs.emplace_back(line.from, line.to);
  const Adjacency whole = adjacency(std::vector<double>(nodes, 1.0), std::move(pairs));

  // Parts that lines join, each in the order in which a walk from its first node finds the nodes.
  std::vector<Part> parts;
  std::vector<std::size_t> place_in_part(nodes, nodes);
  for (std::size_t node = 0; node < nodes; ++node) {
    if (place_in_part[node] != nodes) continue;
    Part part;
    part.nodes.push_back(node);
    place_in_part[node] = 0;
    for (std::size_t at = 0; at < part.nodes.size(); ++at) {
      for (const std::size_t other : whole.of(part.nodes[at])) {
        if (place_in_part[other] != nodes) continue;
        place_in_part[other] = part.nodes.size();
        part.nodes.push_back(other);
      }
    }
    parts.push_back(std::move(part));
  }
  std::stable_sort(parts.begin(), parts.end(),
                   [](const Part& a, const Part& b) { return a.nodes.size() > b.nodes.size(); });

  for (Part& part : parts) {
    std::vector<Pair> inner;
    std::vector<double> mass;
    for (std::size_t i = 0; i < part.nodes.size(); ++i) {
      const std::span<const std::size_t> neighbours = whole.of(part.nodes[i]);
      mass.push_back(1.0 + 0.15 * static_cast<double>(neighbours.size()));
      for (const std::size_t other : neighbours) inner.emplace_back(i, place_in_part[other]);
    }
    part.spots = place(adjacency(std::move(mass), std::move(inner)));
    separate(part.spots, options.least_distance / options.length);
  }
  pack(parts, whole, place_in_part, std::max(0.7, 0.9 * options.least_distance / options.length),
       options.proportion);
  for (const Part& part : parts) {
    for (std::size_t i = 0; i < part.nodes.size(); ++i) {
      result[part.nodes[i]] = part.spots[i] * options.length;
    }
  }
  return result;
}

}  // namespace newsgraph::exporting
