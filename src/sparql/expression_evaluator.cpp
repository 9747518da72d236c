#include "sparql/expression_evaluator.hpp"

#include <utility>

#include "newsgraph/base/error.hpp"

namespace newsgraph::sparql {
namespace {

using Kind = Expression::Kind;

Value from_truth(std::optional<bool> truth) {
  return truth ? boolean_value(*truth) : error_value();
}

}  // namespace

ExpressionEvaluator::ExpressionEvaluator(TermPool& pool, const EvaluationOptions& options,
                                         std::string base_iri,
                                         std::function<bool(const Op&)> exists)
    : pool_(pool), exists_(std::move(exists)) {
  context_.base_iri = std::move(base_iri);
  context_.now = options.now;
  context_.random = options.seed;
}

bool ExpressionEvaluator::holds(const Expression& expression, const Row& row) {
  return truth(expression, row).value_or(false);
}

std::optional<bool> ExpressionEvaluator::truth(const Expression& expression, const Row& row) {
  switch (expression.kind) {
    // Section 17.2: an error beside what decides alone does not count.
    case Kind::Or:
    case Kind::And: {
      const bool deciding = expression.kind == Kind::Or;
      bool failed = false;
      for (const Expression& argument : expression.arguments) {
        const auto each = truth(argument, row);
        if (each == deciding) return deciding;
        failed = failed || !each;
      }
      if (failed) return std::nullopt;
      return !deciding;
    }
    case Kind::Not: {
      const auto inner = truth(expression.arguments[0], row);
      if (!inner) return std::nullopt;
      return !*inner;
    }
    case Kind::Exists:
      return exists_(*expression.pattern);
    case Kind::NotExists:
      return !exists_(*expression.pattern);
    default:
      return effective_boolean(value(expression, row));
  }
}

Value ExpressionEvaluator::value(const Expression& expression, const Row& row) {
  switch (expression.kind) {
    case Kind::Constant:
      return pool_.value(expression.id);
    case Kind::Variable: {
      const rdf::TermId id = row[expression.slot];
      if (id != rdf::no_term) return pool_.value(id);
      Value unbound;
      unbound.unbound = true;
      return unbound;
    }
    case Kind::Or:
    case Kind::And:
    case Kind::Not:
    case Kind::Exists:
    case Kind::NotExists:
      return from_truth(truth(expression, row));
    case Kind::Equal:
    case Kind::NotEqual:
    case Kind::Less:
    case Kind::Greater:
    case Kind::LessEqual:
    case Kind::GreaterEqual:
      return comparison(expression, row);
    case Kind::In:
    case Kind::NotIn:
      return membership(expression, row);
    case Kind::Add:
    case Kind::Subtract:
    case Kind::Multiply:
    case Kind::Divide: {
      const char sign = expression.kind == Kind::Add        ? '+'
                        : expression.kind == Kind::Subtract ? '-'
                        : expression.kind == Kind::Multiply ? '*'
                                                            : '/';
      return arithmetic(sign, value(expression.arguments[0], row),
                        value(expression.arguments[1], row));
    }
    case Kind::Plus:
    case Kind::Minus: {
      const Value operand = value(expression.arguments[0], row);
      if (!operand.is_numeric()) return error_value();
      if (expression.kind == Kind::Plus) return operand;
      if (operand.kind == Value::Kind::Double) return double_value(-operand.number);
      if (operand.kind == Value::Kind::Float) return float_value(-operand.number);
      return arithmetic('-', integer_value(0), operand);
    }
    case Kind::Call:
      return call(expression, row);
    case Kind::External:
      return external(expression, row);
  }
  return error_value();
}

Value ExpressionEvaluator::comparison(const Expression& expression, const Row& row) {
  const Value left = value(expression.arguments[0], row);
  const Value right = value(expression.arguments[1], row);
  if (left.is_error() || right.is_error()) return error_value();
  if (expression.kind == Kind::Equal) return from_truth(equals(left, right));
  if (expression.kind == Kind::NotEqual) {
    const auto same = equals(left, right);
    return same ? boolean_value(!*same) : error_value();
  }
  const auto order = compare(left, right);
  if (!order) return error_value();
  switch (expression.kind) {
    case Kind::Less:
      return boolean_value(*order < 0);
    case Kind::Greater:
      return boolean_value(*order > 0);
    case Kind::LessEqual:
      return boolean_value(*order <= 0);
    default:
      return boolean_value(*order >= 0);
  }
}

Value ExpressionEvaluator::membership(const Expression& expression, const Row& row) {
  const Value left = value(expression.arguments[0], row);
  const bool found = expression.kind == Kind::In;
  bool failed = false;
  for (std::size_t i = 1; i < expression.arguments.size(); ++i) {
    const auto same = equals(left, value(expression.arguments[i], row));
    if (same.value_or(false)) return boolean_value(found);
    failed = failed || !same;
  }
  return failed ? error_value() : boolean_value(!found);
}

Value ExpressionEvaluator::call(const Expression& expression, const Row& row) {
  const auto& arguments = expression.arguments;
  switch (expression.function) {
    case Function::Bound:
      return boolean_value(row[arguments[0].slot] != rdf::no_term);
    case Function::If: {
      const auto condition = truth(arguments[0], row);
      return condition ? value(arguments[*condition ? 1 : 2], row) : error_value();
    }
    case Function::Coalesce:
      for (const Expression& argument : arguments) {
        Value each = value(argument, row);
        if (!each.is_error()) return each;
      }
      return error_value();
    case Function::BNode:
      return blank_node(expression, row);
    default:
      break;
  }
  std::array<Value, 4> few;
  std::vector<Value> many;
  std::span<Value> values;
  if (arguments.size() <= few.size()) {
    values = std::span<Value>(few).subspan(0, arguments.size());
  } else {
    many.resize(arguments.size());
    values = many;
  }
  for (std::size_t i = 0; i < arguments.size(); ++i) {
    values[i] = value(arguments[i], row);
    if (values[i].is_error()) return error_value();
  }
  return is_text_function(expression.function) ? call_text(expression.function, values, context_)
                                               : call_term(expression.function, values, context_);
}

Value ExpressionEvaluator::external(const Expression& expression, const Row& row) {
  if (expression.arguments.size() == 1) {
    const auto result = cast(expression.constant.value, value(expression.arguments[0], row));
    if (result) return *result;
  }
  throw InputError("query", "unknown function <" + expression.constant.value +
                                ">: only the built-in functions and casts to XML Schema types are "
                                "known");
}

Value ExpressionEvaluator::blank_node(const Expression& expression, const Row& row) {
  if (expression.arguments.empty()) return pool_.value(pool_.fresh_blank());
  const Value label = value(expression.arguments[0], row);
  if (label.kind != Value::Kind::String) return error_value();
  rdf::TermId& id = labels_[label.text];
  if (id == rdf::no_term) id = pool_.fresh_blank();
  return pool_.value(id);
}

}  // namespace newsgraph::sparql
