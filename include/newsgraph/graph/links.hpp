#ifndef NEWSGRAPH_GRAPH_LINKS_HPP
#define NEWSGRAPH_GRAPH_LINKS_HPP

// Who is linked with whom, once the question has said which facts count: shortest ways, ranks and
// components. Boost.Graph inside.

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <vector>

#include "newsgraph/graph/knowledge_graph.hpp"

namespace newsgraph::graph {

/// Two entities that a fact links; which of them is its subject does not matter here.
struct Link {
  EntityId one = no_entity_id;
  EntityId other = no_entity_id;
};

/// A sequence of entities, each linked with the next.
using Path = std::vector<EntityId>;

class LinkGraph {
 public:
  /// `entities` bounds the ids; links of an entity with itself are passed over, repeated ones make
  /// one link stronger.
  LinkGraph(std::size_t entities, std::vector<Link> links);
  ~LinkGraph();
  LinkGraph(LinkGraph&&) noexcept;
  LinkGraph& operator=(LinkGraph&&) noexcept;

  /// Up to `most` ways from one entity to another without a loop, the shortest first (Yen 1971, "K
  /// shortest loopless paths"). Among equally short ones those over stronger links come first: a
  /// way is as strong as its weakest link. Empty when there is none, or both are one.
  std::vector<Path> shortest_paths(EntityId from, EntityId to, std::size_t most) const;

  /// By entity: how many others it is linked with.
  std::vector<std::size_t> degrees() const;
  /// By entity, sum 1 over those that have a link, 0 for others (Page et al. 1999; damping 0.85, 50
  /// rounds: past six decimals nothing moves).
  std::vector<double> page_ranks() const;
  /// By entity: the share of shortest ways between others that lead through it, in [0, 1] (Brandes
  /// 2001). Takes time as entities with links times links: seconds for 10,000 times 20,000.
  std::vector<double> betweenness() const;
  /// By entity: number of its component, the largest first (of equally large ones that of the
  /// smallest entity); `no_component` for entities without a link.
  std::vector<std::uint32_t> components() const;
  static constexpr std::uint32_t no_component = 0xffffffffU;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace newsgraph::graph

#endif
