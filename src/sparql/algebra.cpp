#include "sparql/algebra.hpp"

#include <algorithm>

namespace newsgraph::sparql {
namespace {

void insert_node(const Node& node, SlotSet& slots) {
  if (node.slot) slots.insert(*node.slot);
}

SlotSet slots_of(const std::vector<Expression>& expressions) {
  SlotSet slots;
  for (const Expression& expression : expressions) collect_slots(expression, slots);
  return slots;
}

void describe_values(Op& op) {
  for (std::size_t column = 0; column < op.columns.size(); ++column) {
    op.possible.insert(op.columns[column]);
    if (std::ranges::all_of(op.rows, [&](const auto& row) { return row[column].has_value(); })) {
      op.certain.insert(op.columns[column]);
    }
  }
}

void describe_subquery(Op& op) {
  const Select& select = *op.select;
  const auto holds = [](const SlotSet& slots, Slot slot) { return slots.contains(slot); };
  for (const auto& [inside, outside] : op.projected) {
    op.possible.insert(outside);
    const Slot slot = inside;
    const bool computed = std::ranges::any_of(select.projections, [slot](const auto& projection) {
      return projection.slot == slot && projection.expression.has_value();
    });
    const bool is_key = std::ranges::any_of(select.keys, [slot](const GroupKey& key) {
      return key.slot == slot && key.expression.kind == Expression::Kind::Variable;
    });
    const bool bound = holds(select.where.certain, slot) && (!select.grouped || is_key);
    if (!computed && bound) op.certain.insert(outside);
  }
}

}  // namespace

void collect_slots(const Expression& expression, SlotSet& slots) {
  if (expression.kind == Expression::Kind::Variable) slots.insert(expression.slot);
  for (const Expression& argument : expression.arguments) collect_slots(argument, slots);
  // Every variable of the pattern, not only those in scope: EXISTS replaces them all.
  if (expression.pattern) collect_slots(*expression.pattern, slots);
}

void collect_slots(const Op& op, SlotSet& slots) {
  slots.insert(op.possible);
  for (const Expression& expression : op.expressions) collect_slots(expression, slots);
  for (const Op& part : op.parts) collect_slots(part, slots);
}

void describe_op(Op& op) {
  op.certain = op.possible = op.closed = SlotSet();
  const auto close = [&op](const SlotSet& slots) { op.closed.insert(slots); };
  switch (op.kind) {
    case Op::Kind::Unit:
      break;
    case Op::Kind::Basic:
      for (const Pattern& pattern : op.patterns) {
        for (const Node* node : {&pattern.subject, &pattern.predicate, &pattern.object}) {
          if (pattern.path && node == &pattern.predicate) continue;
          insert_node(*node, op.certain);
        }
      }
      op.possible = op.certain;
      break;
    case Op::Kind::Join:
      for (const Op& part : op.parts) {
        op.certain.insert(part.certain);
        op.possible.insert(part.possible);
      }
      break;
    case Op::Kind::LeftJoin: {
      op.certain = op.parts[0].certain;
      op.possible = op.parts[0].possible;
      SlotSet seen = slots_of(op.expressions);
      seen.insert(op.parts[1].possible);
      close(seen.without(op.certain));
      op.possible.insert(op.parts[1].possible);
      break;
    }
    case Op::Kind::Union:
      op.certain = op.parts[0].certain;
      for (const Op& part : op.parts) {
        op.certain = op.certain.shared(part.certain);
        op.possible.insert(part.possible);
      }
      break;
    case Op::Kind::Filter:
      op.certain = op.parts[0].certain;
      op.possible = op.parts[0].possible;
      close(slots_of(op.expressions).without(op.certain));
      break;
    case Op::Kind::Extend:
      op.certain = op.parts[0].certain;
      op.possible = op.parts[0].possible;
      close(slots_of(op.expressions).without(op.certain));
      op.closed.insert(op.slot);
      op.possible.insert(op.slot);
      break;
    case Op::Kind::Minus:
      op.certain = op.parts[0].certain;
      op.possible = op.parts[0].possible;
      close(op.parts[1].possible.without(op.certain));
      break;
    case Op::Kind::Graph:
      op.certain = op.parts[0].certain;
      op.possible = op.parts[0].possible;
      insert_node(op.graph, op.certain);
      insert_node(op.graph, op.possible);
      break;
    case Op::Kind::Values:
      describe_values(op);
      break;
    case Op::Kind::Subquery:
      describe_subquery(op);
      break;
  }
}

}  // namespace newsgraph::sparql
