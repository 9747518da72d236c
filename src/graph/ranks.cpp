#include <algorithm>
#include <tuple>
#include <utility>

#include <boost/graph/betweenness_centrality.hpp>
#include <boost/graph/page_rank.hpp>
#include <boost/graph/strong_components.hpp>
#include <boost/property_map/property_map.hpp>

#include "newsgraph/graph/links.hpp"

#include "link_graph.hpp"

namespace newsgraph::graph {
namespace {

/// Values of vertices as values of entities.
template <typename T>
std::vector<T> by_entity(const std::vector<T>& of_vertices,
                         const std::vector<std::uint32_t>& vertex_of, T nothing) {
  std::vector<T> of_entities(vertex_of.size(), nothing);
  for (std::size_t entity = 0; entity < vertex_of.size(); ++entity) {
    if (vertex_of[entity] < of_vertices.size())
      of_entities[entity] = of_vertices[vertex_of[entity]];
  }
  return of_entities;
}

}  // namespace

std::vector<std::size_t> LinkGraph::degrees() const {
  std::vector<std::size_t> degrees;
  for (std::uint32_t vertex = 0; vertex < impl_->entity_of.size(); ++vertex)
    degrees.push_back(boost::out_degree(vertex, impl_->graph));
  return by_entity(degrees, impl_->vertex_of, std::size_t{0});
}

std::vector<double> LinkGraph::page_ranks() const {
  constexpr double damping = 0.85;
  constexpr std::size_t rounds = 50;
  const std::size_t count = impl_->entity_of.size();
  std::vector<double> ranks(count);
  std::vector<double> next(count);
  const auto index = boost::get(boost::vertex_index, impl_->graph);
  const auto map = [&](std::vector<double>& values) {
    return boost::make_iterator_property_map(values.begin(), index);
  };
  if (count > 0) {
    boost::graph::page_rank(impl_->graph, map(ranks), boost::graph::n_iterations(rounds), damping,
                            static_cast<std::uint32_t>(count), map(next));
  }
  // Boost's ranks sum to the number of vertices as it starts; ours to one.
  double sum = 0.0;
  for (const double rank : ranks) sum += rank;
  for (double& rank : ranks) rank /= sum;
  return by_entity(ranks, impl_->vertex_of, 0.0);
}

std::vector<double> LinkGraph::betweenness() const {
  const std::size_t count = impl_->entity_of.size();
  std::vector<double> values(count);
  const auto index = boost::get(boost::vertex_index, impl_->graph);
  boost::brandes_betweenness_centrality(impl_->graph,
                                        boost::make_iterator_property_map(values.begin(), index));
  // Each pair is counted from both sides, of (n - 1)(n - 2) ordered pairs of others.
  const auto n = static_cast<double>(count);
  for (double& value : values) value = count > 2 ? value / ((n - 1) * (n - 2)) : 0.0;
  return by_entity(values, impl_->vertex_of, 0.0);
}

std::vector<std::uint32_t> LinkGraph::components() const {
  // Every link stands in both directions: strongly connected is connected.
  const std::size_t count = impl_->entity_of.size();
  std::vector<std::uint32_t> found(count);
  const auto index = boost::get(boost::vertex_index, impl_->graph);
  const auto number = boost::strong_components(
      impl_->graph, boost::make_iterator_property_map(found.begin(), index));
  struct Size {
    std::size_t members = 0;
    std::uint32_t first = 0;  ///< Vertex.
    std::uint32_t component = 0;
  };
  std::vector<Size> sizes(number);
  for (std::uint32_t vertex = 0; vertex < count; ++vertex) {
    Size& size = sizes[found[vertex]];
    if (size.members++ == 0) size = {1, vertex, found[vertex]};
  }
  std::ranges::sort(sizes, {},
                    [](const Size& size) { return std::tuple(~size.members, size.first); });
  std::vector<std::uint32_t> renumbered(number);
  for (std::uint32_t i = 0; i < sizes.size(); ++i) renumbered[sizes[i].component] = i;
  for (std::uint32_t& component : found) component = renumbered[component];
  return by_entity(found, impl_->vertex_of, std::uint32_t{no_component});
}

}  // namespace newsgraph::graph
