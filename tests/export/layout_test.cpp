#include "export/layout.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <random>
#include <vector>

#include <doctest/doctest.h>

namespace newsgraph::exporting {
namespace {

double distance(Spot a, Spot b) {
  return std::sqrt((a.x - b.x) * (a.x - b.x) + (a.y - b.y) * (a.y - b.y));
}

/// A few hubs with many neighbours, some chains, some pairs, some alone.
std::vector<Line> made_lines(std::size_t nodes) {
  std::mt19937 random(7);
  std::vector<Line> lines;
  for (std::size_t node = 1; node < nodes * 7 / 10; ++node) {
    lines.push_back({node, random() % 3 == 0 ? random() % 5 : random() % node});
  }
  for (std::size_t node = nodes * 7 / 10; node + 1 < nodes * 9 / 10; ++node) {
    if (node % 4 != 0) lines.push_back({node, node + 1});
  }
  return lines;
}

}  // namespace

TEST_CASE("layout: joined nodes are near, no two on one place, the same every time") {
  for (const std::size_t nodes : {1U, 2U, 3U, 30U, 400U, 1500U}) {
    CAPTURE(nodes);
    const std::vector<Line> lines = made_lines(nodes);
    const LayoutOptions options;
    const std::vector<Spot> spots = lay_out(nodes, lines, options);
    REQUIRE(spots.size() == nodes);
    double nearest = 1e9;
    double all = 0;
    for (std::size_t a = 0; a < nodes; ++a) {
      CHECK(std::isfinite(spots[a].x));
      for (std::size_t b = a + 1; b < nodes; ++b) {
        nearest = std::min(nearest, distance(spots[a], spots[b]));
        all += distance(spots[a], spots[b]);
      }
    }
    // Pushing nodes apart ends after some rounds; little is left then.
    if (nodes > 1) CHECK(nearest > 0.5 * options.least_distance);
    double joined = 0;
    for (const Line& line : lines) joined += distance(spots[line.from], spots[line.to]);
    if (nodes >= 30) {
      CHECK(2 * joined / static_cast<double>(lines.size()) <
            all / (static_cast<double>(nodes) * static_cast<double>(nodes - 1) / 2));
    }
    const std::vector<Spot> again = lay_out(nodes, lines, options);
    CHECK(std::equal(spots.begin(), spots.end(), again.begin(),
                     [](Spot a, Spot b) { return a.x == b.x && a.y == b.y; }));
  }
}

TEST_CASE("layout: what is not joined stands apart and close by") {
  // Forty pairs: packed into about the proportions asked for.
  std::vector<Line> lines;
  for (std::size_t i = 0; i < 80; i += 2) lines.push_back({i, i + 1});
  const std::vector<Spot> spots = lay_out(80, lines, {40.0, 22.0, 1.4});
  double wide = 0;
  double high = 0;
  for (const Spot& a : spots) {
    for (const Spot& b : spots) {
      wide = std::max(wide, a.x - b.x);
      high = std::max(high, a.y - b.y);
    }
  }
  CHECK(wide / high > 0.9);
  CHECK(wide / high < 2.2);
  CHECK(wide < 40 * 40.0);
  for (std::size_t a = 0; a < 80; a += 2) {
    for (std::size_t b = a + 2; b < 80; ++b) CHECK(distance(spots[a], spots[b]) > 22.0);
  }
}

TEST_CASE("layout: lines said twice, loops and stars do no harm") {
  std::vector<Line> lines = {{0, 0}, {1, 2}, {2, 1}, {1, 2}};
  CHECK(lay_out(3, lines, {}).size() == 3);
  lines.clear();
  for (std::size_t i = 1; i < 500; ++i) lines.push_back({0, i});
  const std::vector<Spot> star = lay_out(500, lines, {});
  std::size_t crowded = 0;
  for (std::size_t a = 0; a < 500; ++a) {
    for (std::size_t b = a + 1; b < 500; ++b)
      crowded += distance(star[a], star[b]) < 15.0 ? 1U : 0U;
  }
  CHECK(crowded < 10);
  CHECK(lay_out(0, {}, {}).empty());
}

}  // namespace newsgraph::exporting
