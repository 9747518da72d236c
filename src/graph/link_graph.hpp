#ifndef NEWSGRAPH_SRC_GRAPH_LINK_GRAPH_HPP
#define NEWSGRAPH_SRC_GRAPH_LINK_GRAPH_HPP

// The Boost graph behind LinkGraph, shared by paths.cpp and ranks.cpp.

#include <cstdint>
#include <vector>

#include <boost/graph/compressed_sparse_row_graph.hpp>

#include "newsgraph/graph/links.hpp"

namespace newsgraph::graph {

/// Entities with a link are vertices, in the order of their ids; each link stands in both
/// directions, at each vertex the strongest first.
struct LinkGraph::Impl {
  struct Strength {
    std::uint32_t facts = 0;
  };
  using Graph = boost::compressed_sparse_row_graph<boost::directedS, boost::no_property, Strength,
                                                   boost::no_property, std::uint32_t>;
  using Vertex = boost::graph_traits<Graph>::vertex_descriptor;
  using Edge = boost::graph_traits<Graph>::edge_descriptor;
  static constexpr std::uint32_t no_vertex = 0xffffffffU;

  Graph graph;
  std::vector<EntityId> entity_of;       ///< [vertex], ascending.
  std::vector<std::uint32_t> vertex_of;  ///< [entity]; no_vertex for those without a link.
};

}  // namespace newsgraph::graph

#endif
