#include "newsgraph/query/ways.hpp"

#include <algorithm>
#include <map>
#include <utility>

#include "newsgraph/base/error.hpp"
#include "newsgraph/query/pattern.hpp"

namespace newsgraph::query {

std::vector<std::uint32_t> predicates_named(const Snapshot& snapshot, const std::string& words) {
  std::vector<std::uint32_t> rows;
  for (std::size_t begin = 0; begin < words.size();) {
    const std::size_t end = std::min(words.find(',', begin), words.size());
    const std::string word = words.substr(begin, end - begin);
    bool inverse = false;
    rows.push_back(predicate_row(snapshot, word, inverse));
    begin = end + 1;
  }
  return rows;
}

std::vector<FactId> facts_passing(const Snapshot& snapshot, const FactFilter& filter,
                                  std::span<const std::uint32_t> predicates, LeftOut& left_out) {
  std::vector<FactId> facts;
  const auto consider = [&](FactId id) {
    if (filter.passes(snapshot.fact(id), true, true, left_out)) facts.push_back(id);
  };
  if (predicates.empty()) {
    for (FactId id = 0; id < snapshot.fact_count(); ++id) consider(id);
  }
  for (const std::uint32_t predicate : predicates) {
    for (const FactId id : snapshot.facts_of_predicate(predicate)) consider(id);
  }
  return facts;
}

Links links_of(const Snapshot& snapshot, std::span<const FactId> facts, bool countries) {
  Links links;
  for (const FactId id : facts) {
    const FactView fact = snapshot.fact(id);
    if (fact.object == no_entity_id) continue;
    const Ends ends = ends_of(snapshot, fact, countries);
    links.links.push_back({ends.subject, ends.object});
    links.facts.push_back(id);
  }
  return links;
}

std::vector<Way> find_ways(const Snapshot& snapshot, const std::vector<EntityId>& from,
                           const std::vector<EntityId>& to, const Links& links, std::size_t most) {
  // All things of one name stand for one while the ways are sought.
  const auto one_of = [&](EntityId entity) {
    if (std::ranges::find(from, entity) != from.end()) return from.front();
    return std::ranges::find(to, entity) != to.end() ? to.front() : entity;
  };
  std::vector<graph::Link> united;
  united.reserve(links.links.size());
  for (const graph::Link& link : links.links)
    united.push_back({one_of(link.one), one_of(link.other)});
  const graph::LinkGraph graph(snapshot.entity_count(), united);
  const std::vector<graph::Path> paths = graph.shortest_paths(from.front(), to.front(), most);
  // The facts of the steps alone: a graph has thousands of other links.
  std::map<std::pair<EntityId, EntityId>, std::vector<FactId>> facts;
  for (const graph::Path& path : paths) {
    for (std::size_t i = 0; i + 1 < path.size(); ++i) facts[std::minmax(path[i], path[i + 1])];
  }
  for (std::size_t i = 0; i < united.size(); ++i) {
    const auto step = facts.find(std::minmax(united[i].one, united[i].other));
    if (step != facts.end()) step->second.push_back(links.facts[i]);
  }
  std::vector<Way> ways;
  for (const graph::Path& path : paths) {
    Way way;
    for (std::size_t i = 0; i + 1 < path.size(); ++i) {
      Step step = {path[i], path[i + 1], facts[std::minmax(path[i], path[i + 1])]};
      std::ranges::sort(step.facts);
      std::ranges::stable_sort(step.facts, std::ranges::greater{},
                               [&](FactId id) { return snapshot.fact(id).independent_sources; });
      way.push_back(std::move(step));
    }
    ways.push_back(std::move(way));
  }
  return ways;
}

}  // namespace newsgraph::query
