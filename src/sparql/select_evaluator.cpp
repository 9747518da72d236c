// SELECT: groups, projection, order and cuts (sections 11, 15 and 18.2.4), each stage around the
// one before.

#include <algorithm>
#include <numeric>
#include <string>
#include <unordered_map>
#include <unordered_set>

#include "sparql/aggregates.hpp"
#include "sparql/evaluator.hpp"

namespace newsgraph::sparql {

using rdf::no_term;
using rdf::TermId;

namespace {

std::string key_of(const std::vector<TermId>& cells) {
  std::string key(cells.size() * sizeof(TermId), '\0');
  char* to = key.data();
  for (const TermId cell : cells) {
    std::char_traits<char>::copy(to, reinterpret_cast<const char*>(&cell), sizeof cell);  // NOLINT
    to += sizeof cell;
  }
  return key;
}

std::vector<TermId> projected_cells(const Select& select, const Row& row) {
  std::vector<TermId> cells;
  cells.reserve(select.projections.size());
  for (const Projection& projection : select.projections) cells.push_back(row[projection.slot]);
  return cells;
}

}  // namespace

bool Evaluator::select(const Select& select, Sink sink) {
  if (select.limit == 0) return true;
  if (!select.limit && select.offset == 0) return select_distinct(select, sink);
  std::uint64_t skipped = 0;
  std::uint64_t given = 0;
  bool go_on = true;
  select_distinct(select, [&] {
    if (skipped < select.offset) {
      ++skipped;
      return true;
    }
    ++given;
    go_on = sink();
    return go_on && given != select.limit;
  });
  return go_on;
}

bool Evaluator::select_distinct(const Select& select, Sink sink) {
  if (!select.distinct) return select_ordered(select, sink);
  std::unordered_set<std::string> seen;
  const bool go_on = select_ordered(select, [&] {
    if (!seen.insert(key_of(projected_cells(select, row_))).second) return true;
    budget_.keep(select.projections.size());
    return sink();
  });
  budget_.release(seen.size() * select.projections.size());
  return go_on;
}

bool Evaluator::select_ordered(const Select& select, Sink sink) {
  if (select.order.empty()) return select_projected(select, sink);
  struct Ordered {
    std::vector<Value> keys;
    std::vector<TermId> cells;  ///< What the row binds of all slots that the projection needs.
  };
  std::vector<Ordered> solutions;
  const std::size_t width = select.projections.size() + select.order.size() * 16;
  select_projected(select, [&] {
    Ordered ordered;
    for (const OrderKey& key : select.order) {
      ordered.keys.push_back(expressions_.value(key.expression, row_));
    }
    ordered.cells = projected_cells(select, row_);
    // DESCRIBE, CONSTRUCT and ASK project nothing and read the whole row.
    if (select.projections.empty()) ordered.cells = row_;
    budget_.keep(width);
    solutions.push_back(std::move(ordered));
    return true;
  });
  const auto before = [&](const Ordered& a, const Ordered& b) {
    for (std::size_t i = 0; i < select.order.size(); ++i) {
      const std::strong_ordering each = order(a.keys[i], b.keys[i]);
      if (each != 0) return select.order[i].descending ? each > 0 : each < 0;
    }
    return false;
  };
  std::ranges::stable_sort(solutions, before);
  Row saved = row_;
  bool go_on = true;
  for (const Ordered& ordered : solutions) {
    if (select.projections.empty()) {
      row_ = ordered.cells;
    } else {
      for (std::size_t i = 0; i < select.projections.size(); ++i) {
        row_[select.projections[i].slot] = ordered.cells[i];
      }
    }
    go_on = sink();
    if (!go_on) break;
  }
  row_.swap(saved);
  budget_.release(solutions.size() * width);
  return go_on;
}

bool Evaluator::select_projected(const Select& select, Sink sink) {
  const auto project = [&] {
    const std::size_t trail = trail_.size();
    if (select.where.kind != Op::Kind::Extend) expressions_.begin_solution();
    for (const Projection& projection : select.projections) {
      if (!projection.expression) continue;
      const Value value = expressions_.value(*projection.expression, row_);
      if (value.is_error()) continue;
      row_[projection.slot] = pool_.intern(value);
      trail_.push_back(projection.slot);
    }
    const bool go_on = sink();
    unbind(trail_, trail);
    return go_on;
  };
  return select.grouped ? select_grouped(select, project) : run(select.where, project);
}

bool Evaluator::select_grouped(const Select& select, Sink sink) {
  struct Group {
    std::vector<TermId> keys;
    std::vector<Accumulator> values;
  };
  std::vector<Group> groups;  // in the order of their first solutions
  std::unordered_map<std::string, std::size_t> places;
  const auto group_of = [&](std::vector<TermId> keys) -> Group& {
    const auto [place, fresh] = places.try_emplace(key_of(keys), groups.size());
    if (fresh) {
      budget_.keep(select.keys.size() + 16 * select.aggregates.size());
      Group& group = groups.emplace_back();
      group.keys = std::move(keys);
      for (const Aggregate& aggregate : select.aggregates) group.values.emplace_back(aggregate);
    }
    return groups[place->second];
  };
  // Without GROUP BY there is one group, even of nothing.
  if (select.keys.empty()) group_of({});
  const std::vector<Slot> in_scope(select.where.possible.begin(), select.where.possible.end());
  run(select.where, [&] {
    expressions_.begin_solution();
    std::vector<TermId> keys;
    for (const GroupKey& key : select.keys) {
      const Value value = expressions_.value(key.expression, row_);
      keys.push_back(value.is_error() ? no_term : pool_.intern(value));
    }
    Group& group = group_of(std::move(keys));
    for (std::size_t i = 0; i < select.aggregates.size(); ++i) {
      const Aggregate& aggregate = select.aggregates[i];
      if (aggregate.star) {
        std::vector<TermId> cells;
        for (const Slot slot : in_scope) cells.push_back(row_[slot]);
        group.values[i].add_solution(cells);
      } else {
        group.values[i].add(expressions_.value(aggregate.argument, row_), pool_);
      }
    }
    return true;
  });
  bool go_on = true;
  for (const Group& group : groups) {
    const std::size_t trail = trail_.size();
    const auto set = [&](Slot slot, TermId id) {
      if (id == no_term || row_[slot] != no_term) return;
      row_[slot] = id;
      trail_.push_back(slot);
    };
    for (std::size_t i = 0; i < select.keys.size(); ++i) set(select.keys[i].slot, group.keys[i]);
    for (std::size_t i = 0; i < select.aggregates.size(); ++i) {
      const Value value = group.values[i].result();
      if (!value.is_error()) set(select.aggregates[i].slot, pool_.intern(value));
    }
    if (all_hold(select.having)) go_on = select.values ? run(*select.values, sink) : sink();
    unbind(trail_, trail);
    if (!go_on) break;
  }
  return go_on;
}

}  // namespace newsgraph::sparql
