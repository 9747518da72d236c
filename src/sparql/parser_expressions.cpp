// Expressions, constraints and literals.

#include <algorithm>
#include <array>
#include <utility>

#include "sparql/parser.hpp"

namespace newsgraph::sparql {
namespace {

using Kind = Expression::Kind;

/// Sums and products of one expression; each makes it one level deeper.
constexpr std::size_t most_operands = 1000;

Expression binary(Kind kind, Expression left, Expression right) {
  Expression expression;
  expression.kind = kind;
  expression.arguments.push_back(std::move(left));
  expression.arguments.push_back(std::move(right));
  return expression;
}

Expression wrapped(Kind kind, Expression argument) {
  Expression expression;
  expression.kind = kind;
  expression.arguments.push_back(std::move(argument));
  return expression;
}

bool is_number(Token::Kind kind) {
  return kind == Token::Kind::Integer || kind == Token::Kind::Decimal ||
         kind == Token::Kind::Double;
}

bool has_sign(const Token& token) {
  return is_number(token.kind) && (token.text.front() == '+' || token.text.front() == '-');
}

}  // namespace

Expression Parser::expression() {
  const Depth depth(*this);
  Expression first = conditional_and();
  if (!is("||")) return first;
  Expression any = wrapped(Kind::Or, std::move(first));
  while (accept("||")) any.arguments.push_back(conditional_and());
  return any;
}

Expression Parser::conditional_and() {
  Expression first = relational();
  if (!is("&&")) return first;
  Expression all = wrapped(Kind::And, std::move(first));
  while (accept("&&")) all.arguments.push_back(relational());
  return all;
}

Expression Parser::relational() {
  Expression left = additive();
  constexpr std::array<std::pair<std::string_view, Kind>, 6> operators = {
      {{"=", Kind::Equal},
       {"!=", Kind::NotEqual},
       {"<", Kind::Less},
       {">", Kind::Greater},
       {"<=", Kind::LessEqual},
       {">=", Kind::GreaterEqual}}};
  for (const auto& [sign, kind] : operators) {
    if (accept(sign)) return binary(kind, std::move(left), additive());
  }
  const bool negated = is_word("NOT") && is_word("IN", 1);
  if (negated) ++at_;
  if (!accept_word("IN")) return left;
  Expression in = wrapped(negated ? Kind::NotIn : Kind::In, std::move(left));
  for (Expression& each : expression_list()) in.arguments.push_back(std::move(each));
  return in;
}

Expression Parser::additive() {
  Expression left = multiplicative();
  for (std::size_t operands = 0;; ++operands) {
    if (operands > most_operands) fail("more than 1,000 operands in one expression");
    if (accept("+")) {
      left = binary(Kind::Add, std::move(left), multiplicative());
    } else if (accept("-")) {
      left = binary(Kind::Subtract, std::move(left), multiplicative());
    } else if (has_sign(token())) {
      // "1 -2": the sign was read as part of the number.
      left = binary(Kind::Add, std::move(left), multiplicative());
    } else {
      return left;
    }
  }
}

Expression Parser::multiplicative() {
  Expression left = unary();
  for (std::size_t operands = 0;; ++operands) {
    if (operands > most_operands) fail("more than 1,000 operands in one expression");
    if (accept("*")) {
      left = binary(Kind::Multiply, std::move(left), unary());
    } else if (accept("/")) {
      left = binary(Kind::Divide, std::move(left), unary());
    } else {
      return left;
    }
  }
}

Expression Parser::unary() {
  if (accept("!")) return wrapped(Kind::Not, primary());
  if (accept("+")) return wrapped(Kind::Plus, primary());
  if (accept("-")) return wrapped(Kind::Minus, primary());
  return primary();
}

Expression Parser::primary() {
  if (is("(")) return bracketed();
  if (token().kind == Token::Kind::Variable) {
    Expression expression;
    expression.kind = Kind::Variable;
    expression.slot = variable();
    return expression;
  }
  if (at_literal()) {
    Expression expression;
    expression.constant = literal();
    return expression;
  }
  if (at_iri()) {
    std::string name = iri();
    if (is("(")) return function_call(std::move(name));
    Expression expression;
    expression.constant = rdf::Term(rdf::TermKind::Iri, std::move(name));
    return expression;
  }
  if (token().kind == Token::Kind::Word) return built_in_call();
  expected("an expression");
}

Expression Parser::constraint() {
  if (is("(")) return bracketed();
  if (at_iri()) {
    std::string name = iri();
    if (!is("(")) expected("\"(\"");
    return function_call(std::move(name));
  }
  if (token().kind == Token::Kind::Word && !at_literal()) return built_in_call();
  expected("a condition in brackets or a function");
}

Expression Parser::bracketed() {
  expect("(");
  Expression inside = expression();
  expect(")");
  return inside;
}

std::vector<Expression> Parser::expression_list() {
  expect("(");
  std::vector<Expression> list;
  if (accept(")")) return list;
  do {
    list.push_back(expression());
  } while (accept(","));
  expect(")");
  return list;
}

Expression Parser::function_call(std::string name) {
  Expression call;
  call.kind = Kind::External;
  call.constant = rdf::Term(rdf::TermKind::Iri, std::move(name));
  // A DISTINCT would make it an aggregate of somebody's own, which is refused when evaluated, as
  // any function that is not known.
  if (is("(") && is_word("DISTINCT", 1))
    tokens_.erase(tokens_.begin() + static_cast<std::ptrdiff_t>(at_) + 1);
  call.arguments = expression_list();
  return call;
}

Expression Parser::exists(bool negated) {
  Expression expression;
  expression.kind = negated ? Kind::NotExists : Kind::Exists;
  Select* const outside = std::exchange(aggregates_into_, nullptr);
  expression.pattern = std::make_shared<Op>(whole_group());
  aggregates_into_ = outside;
  return expression;
}

Expression Parser::built_in_call() {
  const Token& name = token();
  if (accept_word("EXISTS")) return exists(false);
  if (is_word("NOT") && is_word("EXISTS", 1)) {
    at_ += 2;
    return exists(true);
  }
  if (Aggregate::Kind kind{}; at_aggregate(kind)) return aggregate(kind);
  const FunctionRow* const row = find_function(name.text);
  if (row == nullptr) {
    if (is("(", 1)) fail("unknown function \"" + name.text + '"');
    expected("an expression");
  }
  ++at_;
  Expression call;
  call.kind = Kind::Call;
  call.function = row->function;
  call.arguments = expression_list();
  if (call.arguments.size() < row->least || call.arguments.size() > row->most) {
    fail_at(name, std::string(row->name) + " takes " + std::to_string(row->least) +
                      (row->most > row->least ? " to " + std::to_string(row->most) : "") +
                      " arguments, not " + std::to_string(call.arguments.size()));
  }
  if (row->function == Function::Bound && call.arguments[0].kind != Kind::Variable) {
    fail_at(name, "BOUND takes a variable");
  }
  return call;
}

bool Parser::at_aggregate(Aggregate::Kind& kind) const {
  constexpr std::array<std::pair<std::string_view, Aggregate::Kind>, 7> names = {
      {{"COUNT", Aggregate::Kind::Count},
       {"SUM", Aggregate::Kind::Sum},
       {"MIN", Aggregate::Kind::Min},
       {"MAX", Aggregate::Kind::Max},
       {"AVG", Aggregate::Kind::Avg},
       {"SAMPLE", Aggregate::Kind::Sample},
       {"GROUP_CONCAT", Aggregate::Kind::GroupConcat}}};
  for (const auto& [name, each] : names) {
    if (!is_word(name)) continue;
    kind = each;
    return true;
  }
  return false;
}

Expression Parser::aggregate(Aggregate::Kind kind) {
  const Token& name = token();
  if (aggregates_into_ == nullptr) {
    fail(name.text + " is an aggregate, which stands in SELECT, HAVING and ORDER BY alone");
  }
  if (in_aggregate_) fail("an aggregate within another");
  ++at_;
  Aggregate aggregate;
  aggregate.kind = kind;
  in_aggregate_ = true;
  expect("(");
  aggregate.distinct = accept_word("DISTINCT");
  if (kind == Aggregate::Kind::Count && accept("*")) {
    aggregate.star = true;
  } else {
    aggregate.argument = expression();
  }
  if (kind == Aggregate::Kind::GroupConcat && accept(";")) {
    expect_word("SEPARATOR");
    expect("=");
    if (token().kind != Token::Kind::String) expected("a string");
    aggregate.separator = token().text;
    ++at_;
  }
  expect(")");
  in_aggregate_ = false;
  aggregate.slot = hidden_slot();
  Expression value;
  value.kind = Kind::Variable;
  value.slot = aggregate.slot;
  aggregates_into_->aggregates.push_back(std::move(aggregate));
  return value;
}

bool Parser::at_literal() const {
  return token().kind == Token::Kind::String || is_number(token().kind) || is_word("TRUE") ||
         is_word("FALSE");
}

rdf::Term Parser::literal() {
  const Token& value = token();
  ++at_;
  if (value.kind == Token::Kind::Word) {
    std::string lower = value.text;
    for (char& byte : lower) byte = static_cast<char>(byte | 0x20);
    return {rdf::TermKind::Literal, lower, std::string(rdf::iri::xsd_boolean)};
  }
  if (is_number(value.kind)) {
    const std::string_view datatype = value.kind == Token::Kind::Integer   ? rdf::iri::xsd_integer
                                      : value.kind == Token::Kind::Decimal ? rdf::iri::xsd_decimal
                                                                           : rdf::iri::xsd_double;
    return {rdf::TermKind::Literal, value.text, std::string(datatype)};
  }
  if (token().kind == Token::Kind::Language) {
    std::string tag = token().text;
    ++at_;
    return {rdf::TermKind::Literal, value.text, {}, std::move(tag)};
  }
  if (accept("^^")) return {rdf::TermKind::Literal, value.text, iri()};
  return {rdf::TermKind::Literal, value.text};
}

}  // namespace newsgraph::sparql
