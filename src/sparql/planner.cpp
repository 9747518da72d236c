#include "sparql/planner.hpp"

#include <algorithm>
#include <utility>

#include "sparql/parser.hpp"

namespace newsgraph::sparql {
namespace {

/// Whether an EXISTS stands in it: its pattern is matched in the graph that is asked at its place.
bool has_pattern(const Expression& expression) {
  return expression.pattern || std::ranges::any_of(expression.arguments, has_pattern);
}

bool is_bound(const Node& node, const SlotSet& bound) {
  return !node.is_variable() || bound.contains(*node.slot);
}

SlotSet slots_of(const Pattern& pattern) {
  SlotSet slots;
  for (const Node* node : {&pattern.subject, &pattern.predicate, &pattern.object}) {
    if (pattern.path && node == &pattern.predicate) continue;
    if (node->slot) slots.insert(*node->slot);
  }
  return slots;
}

}  // namespace

void Planner::plan(QueryData& query) {
  plan_select(query.select);
  for (Pattern& pattern : query.construct) {
    for (Node* node : {&pattern.subject, &pattern.predicate, &pattern.object}) plan_node(*node);
  }
  for (Node& node : query.describe) plan_node(node);
}

void Planner::plan_select(Select& select) {
  plan_op(select.where, {});
  const SlotSet& bound = select.where.possible;
  for (GroupKey& key : select.keys) plan_expression(key.expression, bound);
  for (Aggregate& aggregate : select.aggregates) plan_expression(aggregate.argument, bound);
  for (Expression& condition : select.having) plan_expression(condition, bound);
  if (select.values) plan_op(*select.values, {});
  for (Projection& projection : select.projections) {
    if (projection.expression) plan_expression(*projection.expression, bound);
  }
  for (OrderKey& key : select.order) plan_expression(key.expression, bound);
}

void Planner::plan_node(Node& node) {
  if (!node.is_variable()) node.id = pool_.intern(node.term.view());
}

void Planner::plan_path(Path& path) {
  if (path.kind == Path::Kind::Link) plan_node(path.predicate);
  for (Path& part : path.parts) plan_path(part);
}

void Planner::plan_expression(Expression& expression, const SlotSet& bound) {
  if (expression.kind == Expression::Kind::Constant) {
    expression.id = pool_.intern(expression.constant.view());
  }
  for (Expression& argument : expression.arguments) plan_expression(argument, bound);
  if (expression.pattern) plan_op(*expression.pattern, bound);
}

void Planner::plan_op(Op& op, const SlotSet& bound) {
  op.number = next_number_++;
  switch (op.kind) {
    case Op::Kind::Unit:
      break;
    case Op::Kind::Basic:
      plan_basic(op, bound);
      break;
    case Op::Kind::Join:
      plan_join(op, bound);
      break;
    case Op::Kind::Filter:
      plan_filter(op, bound);
      break;
    case Op::Kind::LeftJoin: {
      plan_op(op.parts[0], bound);
      SlotSet with_left = bound;
      with_left.insert(op.parts[0].certain);
      plan_op(op.parts[1], with_left);
      with_left.insert(op.parts[1].certain);
      for (Expression& condition : op.expressions) plan_expression(condition, with_left);
      break;
    }
    case Op::Kind::Minus:
      plan_op(op.parts[0], bound);
      plan_op(op.parts[1], {});
      break;
    case Op::Kind::Union:
      for (Op& part : op.parts) plan_op(part, bound);
      break;
    case Op::Kind::Extend:
      plan_op(op.parts[0], bound);
      for (Expression& expression : op.expressions)
        plan_expression(expression, op.parts[0].certain);
      break;
    case Op::Kind::Graph: {
      plan_node(op.graph);
      const rdf::Graph* const outside = graph_;
      const rdf::Dataset& dataset = pool_.dataset();
      // With a variable any of them: the largest stands for all.
      const rdf::Graph* inside =
          op.graph.is_variable() ? nullptr : dataset.named_graph(op.graph.id);
      if (inside == nullptr) {
        inside = &*std::ranges::max_element(
            dataset.graphs(), {}, [](const rdf::Graph& graph) { return graph.spo.size(); });
      }
      graph_ = inside;
      plan_op(op.parts[0], bound);
      graph_ = outside;
      break;
    }
    case Op::Kind::Values:
      for (const auto& row : op.rows) {
        auto& ids = op.row_ids.emplace_back();
        for (const auto& cell : row) {
          ids.push_back(cell ? pool_.intern(cell->view()) : rdf::no_term);
        }
      }
      break;
    case Op::Kind::Subquery:
      plan_select(*op.select);
      break;
  }
}

void Planner::plan_filter(Op& op, const SlotSet& bound) {
  // "a && b" passes exactly when a passes and b does.
  std::vector<Expression> conditions;
  for (Expression& condition : op.expressions) {
    if (condition.kind == Expression::Kind::And) {
      std::ranges::move(condition.arguments, std::back_inserter(conditions));
    } else {
      conditions.push_back(std::move(condition));
    }
  }
  op.expressions.clear();
  for (Expression& condition : conditions) {
    SlotSet slots;
    collect_slots(condition, slots);
    if (has_pattern(condition) || !sink_filter(op.parts[0], condition, slots)) {
      op.expressions.push_back(std::move(condition));
    }
  }
  plan_op(op.parts[0], bound);
  describe_op(op);
  SlotSet inside = bound;
  inside.insert(op.parts[0].certain);
  for (Expression& condition : op.expressions) plan_expression(condition, inside);
}

bool Planner::sink_filter(Op& op, const Expression& filter, const SlotSet& slots) {
  const auto sink_into = [&](Op& part) {
    if (!slots.within(part.certain)) return false;
    if (sink_filter(part, filter, slots)) return true;
    Op wrapped;
    wrapped.kind = Op::Kind::Filter;
    wrapped.expressions.push_back(filter);
    wrapped.parts.push_back(std::move(part));
    part = made(std::move(wrapped));
    return true;
  };
  switch (op.kind) {
    case Op::Kind::Basic:
      if (!slots.within(op.certain)) return false;
      op.expressions.push_back(filter);  // placed among the patterns by plan_basic()
      return true;
    case Op::Kind::Filter:
      return sink_filter(op.parts[0], filter, slots);
    case Op::Kind::Join: {
      // Into basic patterns first: they are about to become one.
      for (Op& part : op.parts) {
        if (part.kind == Op::Kind::Basic && slots.within(part.certain)) return sink_into(part);
      }
      return std::ranges::any_of(op.parts, sink_into);
    }
    case Op::Kind::LeftJoin:
    case Op::Kind::Minus:
    case Op::Kind::Extend:
    case Op::Kind::Graph:
      return sink_into(op.parts[0]);
    case Op::Kind::Union:
      if (!slots.within(op.certain)) return false;
      for (Op& part : op.parts) sink_into(part);
      return true;
    default:
      return false;
  }
}

void Planner::plan_join(Op& op, const SlotSet& bound) {
  std::vector<Op> parts;
  // Data given in the query first: it is small and binds. Then as written, triple patterns
  // together.
  for (const bool values : {true, false}) {
    for (Op& part : op.parts) {
      if ((part.kind == Op::Kind::Values) != values) continue;
      const auto basic = std::ranges::find(parts, Op::Kind::Basic, &Op::kind);
      if (part.kind == Op::Kind::Basic && basic != parts.end()) {
        std::ranges::move(part.patterns, std::back_inserter(basic->patterns));
        std::ranges::move(part.expressions, std::back_inserter(basic->expressions));
        describe_op(*basic);
      } else {
        parts.push_back(std::move(part));
      }
    }
  }
  op.parts = std::move(parts);
  SlotSet so_far = bound;
  for (Op& part : op.parts) {
    plan_op(part, so_far);
    so_far.insert(part.certain);
  }
}

double Planner::expected_matches(const Pattern& pattern, const SlotSet& bound) const {
  const bool s = is_bound(pattern.subject, bound);
  const bool o = is_bound(pattern.object, bound);
  if (pattern.path) {
    // Guesses that place a path behind patterns of the same reach: nothing is counted for paths.
    const double triples = static_cast<double>(graph_->spo.size());
    if (s && o) return 1.0;
    if (s || o) return std::min(triples, 100.0);
    return triples * 10.0;
  }
  const bool p = is_bound(pattern.predicate, bound);
  const auto constant = [](const Node& node) {
    return node.is_variable() ? rdf::no_term : node.id;
  };
  double matches =
      static_cast<double>(rdf::match(*graph_, constant(pattern.subject),
                                     constant(pattern.predicate), constant(pattern.object))
                              .triples.size());
  double subjects = graph_->subjects;
  double objects = graph_->objects;
  if (!pattern.predicate.is_variable()) {
    const rdf::PredicateCounts counts = graph_->counts(pattern.predicate.id);
    subjects = counts.subjects;
    objects = counts.objects;
  }
  if (s && pattern.subject.is_variable()) matches /= std::max(1.0, subjects);
  if (o && pattern.object.is_variable()) matches /= std::max(1.0, objects);
  if (p && pattern.predicate.is_variable()) {
    matches /= std::max(1.0, static_cast<double>(graph_->predicates.size()));
  }
  return matches;
}

void Planner::plan_basic(Op& op, const SlotSet& bound) {
  for (Pattern& pattern : op.patterns) {
    for (Node* node : {&pattern.subject, &pattern.predicate, &pattern.object}) {
      if (!pattern.path || node != &pattern.predicate) plan_node(*node);
    }
    if (pattern.path) plan_path(*pattern.path);
  }
  SlotSet so_far = bound;
  std::vector<Pattern> ordered;
  std::vector<Pattern> left = std::move(op.patterns);
  std::vector<Expression> filters = std::move(op.expressions);
  op.expressions.clear();
  for (Expression& filter : filters) plan_expression(filter, so_far);
  while (!left.empty()) {
    std::size_t best = 0;
    bool best_joined = false;
    for (std::size_t i = 0; i < left.size(); ++i) {
      left[i].expected = expected_matches(left[i], so_far);
      const SlotSet slots = slots_of(left[i]);
      // Nothing shared with what is bound multiplies the solutions: last, unless it is one triple.
      const bool joined = so_far.empty() || slots.meets(so_far) || left[i].expected <= 1.0;
      const bool better = i == 0 || (joined && !best_joined) ||
                          (joined == best_joined && left[i].expected < left[best].expected);
      if (better) {
        best = i;
        best_joined = joined;
      }
    }
    ordered.push_back(std::move(left[best]));
    left.erase(left.begin() + static_cast<std::ptrdiff_t>(best));
    so_far.insert(slots_of(ordered.back()));
    const auto rest =
        std::stable_partition(filters.begin(), filters.end(), [&](const Expression& filter) {
          SlotSet slots;
          collect_slots(filter, slots);
          return !slots.within(so_far);
        });
    std::move(rest, filters.end(), std::back_inserter(ordered.back().filters));
    filters.erase(rest, filters.end());
  }
  op.patterns = std::move(ordered);
}

}  // namespace newsgraph::sparql
