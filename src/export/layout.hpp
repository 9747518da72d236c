#ifndef NEWSGRAPH_EXPORT_LAYOUT_HPP
#define NEWSGRAPH_EXPORT_LAYOUT_HPP

// Places for the nodes of a graph, for the page and for pictures that Graphviz takes too long for.
//
// A multilevel force-directed layout after Yifan Hu, "Efficient and high quality force-directed
// graph drawing" (The Mathematica Journal 10, 2005): nodes are joined into ever coarser graphs, the
// coarsest is placed first, each finer one starts from the places of the coarser. Repulsion is
// summed over a quadtree (Barnes and Hut, Nature 324, 1986). Parts that no line joins are placed
// one by one and packed side by side.
//
// Only additions, multiplications, divisions and square roots, which IEEE 754 defines to the last
// bit, in one fixed order and a fixed number of rounds: the same graph gives the same places on
// every machine.

#include <cstddef>
#include <span>
#include <vector>

#include "export/declutter.hpp"

namespace newsgraph::exporting {

struct Spot {
  double x = 0;
  double y = 0;
};

struct LayoutOptions {
  double length = 40;          ///< About the distance of two nodes that a line joins.
  double least_distance = 22;  ///< Kept between any two nodes.
  double proportion = 1.4;     ///< Width by height in which unjoined parts are packed.
};

/// Places of `nodes` nodes; y grows upwards.
std::vector<Spot> lay_out(std::size_t nodes, std::span<const Line> lines,
                          const LayoutOptions& options);

}  // namespace newsgraph::exporting

#endif
