#include "sparql/evaluator.hpp"

#include <algorithm>

#include "sparql/path_evaluator.hpp"

namespace newsgraph::sparql {

using rdf::no_term;
using rdf::TermId;

Evaluator::Evaluator(const ActiveDataset& dataset, const QueryData& query, TermPool& pool,
                     const EvaluationOptions& options)
    : dataset_(dataset),
      query_(query),
      pool_(pool),
      budget_(options),
      expressions_(pool, options, query.base_iri, [this](const Op& op) { return exists(op); }),
      row_(query.slot_count, no_term),
      graph_(&dataset.default_graph) {}

bool Evaluator::all_hold(const std::vector<Expression>& conditions) {
  return std::ranges::all_of(conditions, [this](const Expression& condition) {
    return expressions_.holds(condition, row_);
  });
}

bool Evaluator::needs_table(const Op& op) const {
  const auto given = [this](Slot slot) { return row_[slot] != no_term && !is_constant(slot); };
  if (std::ranges::any_of(op.closed, given)) return true;
  if (op.kind != Op::Kind::Subquery) return false;
  // Groups and cuts are made of all solutions, not of those that fit.
  const Select& select = *op.select;
  const bool whole = select.grouped || select.limit || select.offset > 0 || select.reduced;
  return std::ranges::any_of(op.projected, [&](const auto& pair) {
    return given(pair.second) && (whole || !select.where.certain.contains(pair.first));
  });
}

bool Evaluator::run(const Op& op, Sink sink) {
  return needs_table(op) ? run_from_table(op, sink) : run_directly(op, sink);
}

bool Evaluator::run_directly(const Op& op, Sink sink) {
  switch (op.kind) {
    case Op::Kind::Unit:
      return sink();
    case Op::Kind::Basic:
      return run_basic(op, 0, sink);
    case Op::Kind::Join:
      return run_join(op, 0, sink);
    case Op::Kind::LeftJoin:
      return run_left_join(op, sink);
    case Op::Kind::Union:
      return std::ranges::all_of(op.parts, [&](const Op& part) { return run(part, sink); });
    case Op::Kind::Filter:
      return run(op.parts[0], [&] { return !all_hold(op.expressions) || sink(); });
    case Op::Kind::Extend:
      return run_extend(op, sink);
    case Op::Kind::Minus:
      return run_minus(op, sink);
    case Op::Kind::Graph:
      return run_graph(op, sink);
    case Op::Kind::Values:
      return run_values(op, sink);
    case Op::Kind::Subquery:
      return run_subquery(op, sink);
  }
  return true;
}

// ---- patterns

bool Evaluator::bind(const Node& node, TermId id, std::vector<Slot>& bound) {
  if (!node.is_variable()) return true;
  TermId& cell = row_[*node.slot];
  if (cell != no_term) return cell == id;
  cell = id;
  bound.push_back(*node.slot);
  return true;
}

void Evaluator::unbind(std::vector<Slot>& bound, std::size_t to) {
  for (; bound.size() > to; bound.pop_back()) row_[bound.back()] = no_term;
}

bool Evaluator::run_basic(const Op& op, std::size_t first, Sink sink) {
  if (first == op.patterns.size()) return sink();
  return op.patterns[first].path ? run_path(op, first, sink) : run_pattern(op, first, sink);
}

bool Evaluator::run_pattern(const Op& op, std::size_t number, Sink sink) {
  const Pattern& pattern = op.patterns[number];
  const rdf::Matches found =
      rdf::match(*graph_, id_of(pattern.subject), id_of(pattern.predicate), id_of(pattern.object));
  const std::size_t trail = trail_.size();
  for (const rdf::Triple& each : found.triples) {
    budget_.step();
    const rdf::Triple triple = rdf::in_spo(found.order, each);
    const bool fits = bind(pattern.subject, triple.first, trail_) &&
                      bind(pattern.predicate, triple.second, trail_) &&
                      bind(pattern.object, triple.third, trail_);
    const bool go_on = !fits || !all_hold(pattern.filters) || run_basic(op, number + 1, sink);
    unbind(trail_, trail);
    if (!go_on) return false;
  }
  return true;
}

bool Evaluator::run_path(const Op& op, std::size_t number, Sink sink) {
  const Pattern& pattern = op.patterns[number];
  PathEvaluator paths(*graph_, budget_);
  return paths.pairs(
      *pattern.path, id_of(pattern.subject), id_of(pattern.object), [&](TermId from, TermId to) {
        const std::size_t trail = trail_.size();
        const bool fits = bind(pattern.subject, from, trail_) && bind(pattern.object, to, trail_);
        const bool go_on = !fits || !all_hold(pattern.filters) || run_basic(op, number + 1, sink);
        unbind(trail_, trail);
        return go_on;
      });
}

// ---- joins

bool Evaluator::run_join(const Op& op, std::size_t first, Sink sink) {
  if (first == op.parts.size()) return sink();
  const Op& part = op.parts[first];
  const auto next = [&] { return run_join(op, first + 1, sink); };
  // What shares nothing with the solution is the same for each: made once.
  const bool apart =
      first > 0 && part.kind != Op::Kind::Values &&
      std::ranges::none_of(part.possible, [&](Slot slot) { return row_[slot] != no_term; });
  return apart ? run_from_table(part, next) : run(part, next);
}

bool Evaluator::run_left_join(const Op& op, Sink sink) {
  const Op& right = op.parts[1];
  return run(op.parts[0], [&] {
    bool matched = false;
    const auto extended = [&] {
      if (!all_hold(op.expressions)) return true;
      matched = true;
      return sink();
    };
    const bool apart =
        std::ranges::none_of(right.possible, [&](Slot slot) { return row_[slot] != no_term; });
    const bool go_on = apart && op.parts[0].kind != Op::Kind::Unit ? run_from_table(right, extended)
                                                                   : run(right, extended);
    if (!go_on) return false;
    return matched || sink();
  });
}

bool Evaluator::run_extend(const Op& op, Sink sink) {
  return run(op.parts[0], [&] {
    if (op.parts[0].kind != Op::Kind::Extend) expressions_.begin_solution();
    const Value value = expressions_.value(op.expressions[0], row_);
    if (value.is_error()) return sink();
    const TermId id = pool_.intern(value);
    TermId& cell = row_[op.slot];
    if (cell != no_term) return cell != id || sink();  // a constant of EXISTS
    cell = id;
    const bool go_on = sink();
    row_[op.slot] = no_term;
    return go_on;
  });
}

bool Evaluator::run_minus(const Op& op, Sink sink) {
  const std::shared_ptr<Table> removed = table_of(op.parts[1]);
  return run(op.parts[0], [&] {
    const bool stays = removed->candidates(row_, [&](std::size_t solution) {
      // Compatible, with at least one variable in common.
      bool shares = false;
      for (std::size_t column = 0; column < removed->columns().size() && !shares; ++column) {
        const Slot slot = removed->columns()[column];
        shares =
            removed->at(solution, column) != no_term && row_[slot] != no_term && !is_constant(slot);
      }
      return !shares || !removed->is_compatible(solution, row_);
    });
    return !stays || sink();
  });
}

bool Evaluator::run_graph(const Op& op, Sink sink) {
  const rdf::Graph* const outside = graph_;
  // What comes behind GRAPH is asked of the graph around it.
  const auto within = [&](const rdf::Graph& graph, Sink next) {
    graph_ = &graph;
    const bool go_on = run(op.parts[0], [&] {
      graph_ = outside;
      const bool more = next();
      graph_ = &graph;
      return more;
    });
    graph_ = outside;
    return go_on;
  };
  const TermId name = id_of(op.graph);
  if (name != no_term) {
    const auto place = std::ranges::lower_bound(dataset_.named, name, {}, &rdf::Graph::name);
    if (place == dataset_.named.end() || place->name != name) return true;
    return within(*place, sink);
  }
  return std::ranges::all_of(dataset_.named, [&](const rdf::Graph& graph) {
    return within(graph, [&] {
      const std::size_t trail = trail_.size();
      const bool go_on = !bind(op.graph, graph.name, trail_) || sink();
      unbind(trail_, trail);
      return go_on;
    });
  });
}

bool Evaluator::run_values(const Op& op, Sink sink) {
  const std::size_t trail = trail_.size();
  for (const std::vector<TermId>& ids : op.row_ids) {
    budget_.step();
    bool fits = true;
    for (std::size_t column = 0; column < ids.size() && fits; ++column) {
      if (ids[column] == no_term) continue;
      TermId& cell = row_[op.columns[column]];
      fits = cell == no_term || cell == ids[column];
      if (cell != no_term) continue;
      cell = ids[column];
      trail_.push_back(op.columns[column]);
    }
    const bool go_on = !fits || sink();
    unbind(trail_, trail);
    if (!go_on) return false;
  }
  return true;
}

bool Evaluator::run_subquery(const Op& op, Sink sink) {
  const Select& inner = *op.select;
  Row constants;
  const Row* const outside = constants_;
  std::vector<Slot> seeded;
  for (const auto& [inside, outer] : op.projected) {
    if (row_[outer] == no_term || row_[inside] != no_term) continue;
    if (is_constant(outer)) {
      if (constants.empty()) constants = *constants_;
      constants[inside] = row_[outer];
    } else if (!inner.where.certain.contains(inside)) {
      continue;
    }
    row_[inside] = row_[outer];
    seeded.push_back(inside);
  }
  if (!constants.empty()) constants_ = &constants;
  const bool go_on = select(inner, [&] {
    const std::size_t trail = trail_.size();
    // The slots inside belong to the subquery: what follows may run it again.
    bool fits = true;
    for (const auto& [inside, outer] : op.projected) {
      const TermId id = row_[inside];
      if (id == no_term) continue;
      TermId& cell = row_[outer];
      fits = fits && (cell == no_term || cell == id);
      if (cell != no_term) continue;
      cell = id;
      trail_.push_back(outer);
    }
    const Row* const within = std::exchange(constants_, outside);
    const bool more = !fits || sink();
    constants_ = within;
    unbind(trail_, trail);
    return more;
  });
  constants_ = outside;
  for (const Slot slot : seeded) row_[slot] = no_term;
  return go_on;
}

// ---- tables and EXISTS

std::shared_ptr<Table> Evaluator::table_of(const Op& op) {
  const std::pair key(op.number, graph_);
  if (constants_ == nullptr) {
    const auto kept = tables_.find(key);
    if (kept != tables_.end()) return kept->second;
  }
  const auto table = std::make_shared<Table>(op, budget_);
  Row seed = constants_ != nullptr ? *constants_ : Row(row_.size(), no_term);
  row_.swap(seed);
  std::vector<Slot> trail;
  trail_.swap(trail);
  run_directly(op, [&] {
    table->add(row_);
    return true;
  });
  trail_.swap(trail);
  row_.swap(seed);
  if (constants_ == nullptr) tables_.emplace(key, table);
  return table;
}

bool Evaluator::run_from_table(const Op& op, Sink sink) {
  const std::shared_ptr<Table> table = table_of(op);
  return table->candidates(row_, [&](std::size_t solution) {
    budget_.step();
    if (!table->is_compatible(solution, row_)) return true;
    const std::size_t trail = trail_.size();
    for (std::size_t column = 0; column < table->columns().size(); ++column) {
      const TermId id = table->at(solution, column);
      TermId& cell = row_[table->columns()[column]];
      if (id == no_term || cell != no_term) continue;
      cell = id;
      trail_.push_back(table->columns()[column]);
    }
    const bool go_on = sink();
    unbind(trail_, trail);
    return go_on;
  });
}

bool Evaluator::exists(const Op& op) {
  const Row constants = row_;
  const Row* const outside = std::exchange(constants_, &constants);
  bool found = false;
  run(op, [&] {
    found = true;
    return false;
  });
  constants_ = outside;
  return found;
}

}  // namespace newsgraph::sparql
