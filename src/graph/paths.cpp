#include <algorithm>
#include <functional>
#include <limits>
#include <memory>
#include <set>
#include <tuple>
#include <utility>

#include <boost/graph/breadth_first_search.hpp>
#include <boost/graph/filtered_graph.hpp>

#include "newsgraph/graph/links.hpp"

#include "link_graph.hpp"

namespace newsgraph::graph {
namespace {

/// One link, whichever way round.
using Ends = std::pair<EntityId, EntityId>;

struct Found {};

}  // namespace

LinkGraph::LinkGraph(std::size_t entities, std::vector<Link> links)
    : impl_(std::make_unique<Impl>()) {
  std::erase_if(links, [](const Link& link) { return link.one == link.other; });
  std::vector<Ends> ends;
  ends.reserve(links.size());
  for (const Link& link : links) ends.push_back(std::minmax(link.one, link.other));
  std::ranges::sort(ends);
  std::vector<std::pair<Ends, std::uint32_t>> strengths;
  for (const Ends& each : ends) {
    if (strengths.empty() || strengths.back().first != each) strengths.emplace_back(each, 0U);
    ++strengths.back().second;
  }
  impl_->vertex_of.assign(entities, Impl::no_vertex);
  for (const auto& [pair, strength] : strengths) {
    impl_->entity_of.push_back(pair.first);
    impl_->entity_of.push_back(pair.second);
  }
  std::ranges::sort(impl_->entity_of);
  impl_->entity_of.erase(std::unique(impl_->entity_of.begin(), impl_->entity_of.end()),
                         impl_->entity_of.end());
  for (std::uint32_t vertex = 0; vertex < impl_->entity_of.size(); ++vertex)
    impl_->vertex_of[impl_->entity_of[vertex]] = vertex;
  struct Half {
    std::uint32_t from, to, strength;
  };
  std::vector<Half> halves;
  halves.reserve(2 * strengths.size());
  for (const auto& [pair, strength] : strengths) {
    const std::uint32_t one = impl_->vertex_of[pair.first];
    const std::uint32_t other = impl_->vertex_of[pair.second];
    halves.push_back({one, other, strength});
    halves.push_back({other, one, strength});
  }
  std::ranges::sort(
      halves, {}, [](const Half& half) { return std::tuple(half.from, ~half.strength, half.to); });
  std::vector<std::pair<std::uint32_t, std::uint32_t>> edges;
  std::vector<Impl::Strength> properties;
  for (const Half& half : halves) {
    edges.emplace_back(half.from, half.to);
    properties.push_back({half.strength});
  }
  impl_->graph =
      Impl::Graph(boost::edges_are_sorted, edges.begin(), edges.end(), properties.begin(),
                  static_cast<std::uint32_t>(impl_->entity_of.size()));
}

LinkGraph::~LinkGraph() = default;
LinkGraph::LinkGraph(LinkGraph&&) noexcept = default;
LinkGraph& LinkGraph::operator=(LinkGraph&&) noexcept = default;

namespace {

/// Shortest ways in a graph from which some links and vertices are taken out.
template <typename Graph>
class WayFinder {
 public:
  using Vertex = typename boost::graph_traits<Graph>::vertex_descriptor;
  using Edge = typename boost::graph_traits<Graph>::edge_descriptor;
  using Way = std::vector<Vertex>;

  explicit WayFinder(const Graph& graph) : graph_(&graph), taken_(boost::num_vertices(graph)) {}

  /// The shortest way that passes no vertex in `closed` and takes none of the first steps in
  /// `barred`; empty when there is none.
  Way shortest(Vertex from, Vertex to, const Way& closed, const std::set<Vertex>& barred) {
    for (const Vertex vertex : closed) taken_[vertex] = true;
    const auto may_pass = [this](Vertex vertex) { return !taken_[vertex]; };
    const auto may_follow = [this, from, &barred](const Edge& edge) {
      return boost::source(edge, *graph_) != from || !barred.contains(boost::target(edge, *graph_));
    };
    const boost::filtered_graph<Graph, std::function<bool(Edge)>, std::function<bool(Vertex)>> open(
        *graph_, may_follow, may_pass);
    std::vector<Vertex> before(boost::num_vertices(*graph_), from);
    Way way;
    try {
      boost::breadth_first_search(open, from, boost::visitor(Reached(before, to)));
    } catch (const Found&) {
      for (Vertex at = to; at != from; at = before[at]) way.push_back(at);
      way.push_back(from);
      std::ranges::reverse(way);
    }
    for (const Vertex vertex : closed) taken_[vertex] = false;
    return way;
  }

 private:
  /// Remembers from where each vertex was reached and stops at the goal.
  class Reached : public boost::default_bfs_visitor {
   public:
    Reached(std::vector<Vertex>& before, Vertex goal) : before_(&before), goal_(goal) {}
    template <typename Open>
    void tree_edge(const Edge& edge, const Open& open) const {
      const Vertex at = boost::target(edge, open);
      (*before_)[at] = boost::source(edge, open);
      if (at == goal_) throw Found{};
    }

   private:
    std::vector<Vertex>* before_;
    Vertex goal_;
  };

  const Graph* graph_;
  std::vector<bool> taken_;
};

}  // namespace

std::vector<Path> LinkGraph::shortest_paths(EntityId from, EntityId to, std::size_t most) const {
  using Finder = WayFinder<Impl::Graph>;
  using Way = Finder::Way;
  std::vector<Path> paths;
  const auto vertex = [this](EntityId entity) {
    return entity < impl_->vertex_of.size() ? impl_->vertex_of[entity] : Impl::no_vertex;
  };
  if (from == to || vertex(from) == Impl::no_vertex || vertex(to) == Impl::no_vertex) return paths;
  const Impl::Graph& graph = impl_->graph;
  const auto weakest = [&graph](const Way& way) {
    std::uint32_t least = std::numeric_limits<std::uint32_t>::max();
    for (std::size_t i = 0; i + 1 < way.size(); ++i) {
      std::uint32_t strength = 0;
      const auto [first, last] = boost::out_edges(way[i], graph);
      for (auto edge = first; edge != last; ++edge) {
        if (boost::target(*edge, graph) == way[i + 1]) strength = graph[*edge].facts;
      }
      least = std::min(least, strength);
    }
    return least;
  };
  // Candidates in order: length, then strength, then the way itself.
  std::set<std::tuple<std::size_t, std::uint32_t, Way>> candidates;
  const auto propose = [&](Way way) {
    if (way.empty()) return;
    const std::size_t length = way.size();
    const std::uint32_t strength = weakest(way);
    candidates.emplace(length, ~strength, std::move(way));
  };
  Finder finder(graph);
  const auto goal = static_cast<Impl::Vertex>(vertex(to));
  propose(finder.shortest(vertex(from), goal, {}, {}));
  std::vector<Way> chosen;
  while (chosen.size() < most && !candidates.empty()) {
    Way way = std::get<2>(*candidates.begin());
    candidates.erase(candidates.begin());
    // Every way that leaves this one at some vertex, not as one chosen before left it there.
    chosen.push_back(way);
    for (std::size_t spur = 0; spur + 1 < way.size() && chosen.size() < most; ++spur) {
      const auto end = way.begin() + static_cast<std::ptrdiff_t>(spur);
      const Way root(way.begin(), end);
      std::set<Impl::Vertex> barred;
      for (const Way& other : chosen) {
        if (other.size() > spur + 1 && std::equal(root.begin(), root.end(), other.begin()) &&
            other[spur] == way[spur]) {
          barred.insert(other[spur + 1]);
        }
      }
      const Way rest = finder.shortest(way[spur], goal, root, barred);
      if (rest.empty()) continue;
      Way whole = root;
      whole.insert(whole.end(), rest.begin(), rest.end());
      propose(std::move(whole));
    }
  }
  for (const Way& way : chosen) {
    Path path;
    for (const Impl::Vertex at : way) path.push_back(impl_->entity_of[at]);
    paths.push_back(std::move(path));
  }
  return paths;
}

}  // namespace newsgraph::graph
