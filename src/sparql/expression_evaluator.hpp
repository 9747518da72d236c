#ifndef NEWSGRAPH_SRC_SPARQL_EXPRESSION_EVALUATOR_HPP
#define NEWSGRAPH_SRC_SPARQL_EXPRESSION_EVALUATOR_HPP

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "sparql/algebra.hpp"
#include "sparql/builtins.hpp"
#include "sparql/term_pool.hpp"

namespace newsgraph::sparql {

/// What the variables are bound to, by slot; no_term for those that are not.
using Row = std::vector<rdf::TermId>;

/// Computes expressions over a solution (section 17).
class ExpressionEvaluator {
 public:
  /// `exists` answers EXISTS for the solution at hand.
  ExpressionEvaluator(TermPool& pool, const EvaluationOptions& options, std::string base_iri,
                      std::function<bool(const Op&)> exists);

  Value value(const Expression& expression, const Row& row);
  /// Whether a filter lets the solution pass: true, and no error.
  bool holds(const Expression& expression, const Row& row);
  /// BNODE("label") gives one node within a solution; this begins the next one.
  void begin_solution() { labels_.clear(); }

 private:
  std::optional<bool> truth(const Expression& expression, const Row& row);
  Value comparison(const Expression& expression, const Row& row);
  Value membership(const Expression& expression, const Row& row);
  Value call(const Expression& expression, const Row& row);
  Value external(const Expression& expression, const Row& row);
  Value blank_node(const Expression& expression, const Row& row);

  TermPool& pool_;
  FunctionContext context_;
  std::function<bool(const Op&)> exists_;
  std::map<std::string, rdf::TermId> labels_;
};

}  // namespace newsgraph::sparql

#endif
