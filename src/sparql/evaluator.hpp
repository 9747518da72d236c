#ifndef NEWSGRAPH_SRC_SPARQL_EVALUATOR_HPP
#define NEWSGRAPH_SRC_SPARQL_EVALUATOR_HPP

// Solutions of a planned query.
//
// The algebra is defined from the bottom up: each op gives its solutions, joins compare them. Here
// an op is run with a *seed*, what is bound already, and gives the solutions that are compatible
// with it, so that a join asks the second part only for what fits the first. That is the same
// wherever the op sees nothing of the seed that it would not have bound itself (Op::closed). Where
// it would, its solutions are made without a seed, kept in a table and looked up.
//
// EXISTS is the exception: section 18.6 puts the solution's values in place of the variables
// everywhere in its pattern. They are *constants*: no op is closed to them.

#include <map>
#include <memory>
#include <utility>
#include <vector>

#include "sparql/algebra.hpp"
#include "sparql/budget.hpp"
#include "sparql/expression_evaluator.hpp"
#include "sparql/sink.hpp"
#include "sparql/table.hpp"

namespace newsgraph::sparql {

/// The graphs that a query is asked of (section 13).
struct ActiveDataset {
  rdf::Graph default_graph;
  std::vector<rdf::Graph> named;  ///< By name.
  std::vector<rdf::Triple>
      merged[3];  ///< NOLINT: what default_graph looks into when FROM joins graphs.
  std::vector<rdf::PredicateCounts> counts;
};

class Evaluator {
 public:
  Evaluator(const ActiveDataset& dataset, const QueryData& query, TermPool& pool,
            const EvaluationOptions& options);

  /// Runs a SELECT; the sink finds the projected slots in row().
  bool select(const Select& select, Sink sink);
  const Row& row() const noexcept { return row_; }

  TermPool& pool() noexcept { return pool_; }
  Budget& budget() noexcept { return budget_; }

 private:
  friend class Grouping;

  bool run(const Op& op, Sink sink);
  bool run_directly(const Op& op, Sink sink);
  bool run_from_table(const Op& op, Sink sink);
  bool run_basic(const Op& op, std::size_t first, Sink sink);
  bool run_pattern(const Op& op, std::size_t number, Sink sink);
  bool run_path(const Op& op, std::size_t number, Sink sink);
  bool run_join(const Op& op, std::size_t first, Sink sink);
  bool run_left_join(const Op& op, Sink sink);
  bool run_extend(const Op& op, Sink sink);
  bool run_minus(const Op& op, Sink sink);
  bool run_graph(const Op& op, Sink sink);
  bool run_values(const Op& op, Sink sink);
  bool run_subquery(const Op& op, Sink sink);

  bool select_ordered(const Select& select, Sink sink);
  bool select_distinct(const Select& select, Sink sink);
  bool select_projected(const Select& select, Sink sink);
  bool select_grouped(const Select& select, Sink sink);

  bool exists(const Op& op);
  bool is_constant(Slot slot) const {
    return constants_ != nullptr && (*constants_)[slot] != rdf::no_term;
  }
  bool needs_table(const Op& op) const;
  std::shared_ptr<Table> table_of(const Op& op);
  bool all_hold(const std::vector<Expression>& conditions);
  rdf::TermId id_of(const Node& node) const {
    return node.is_variable() ? row_[*node.slot] : node.id;
  }
  /// Binds the slot of a node to an id, or holds the id against what it is bound to.
  bool bind(const Node& node, rdf::TermId id, std::vector<Slot>& bound);
  void unbind(std::vector<Slot>& bound, std::size_t to);

  const ActiveDataset& dataset_;
  const QueryData& query_;
  TermPool& pool_;
  Budget budget_;
  ExpressionEvaluator expressions_;
  Row row_;
  const Row* constants_ = nullptr;
  const rdf::Graph* graph_;  ///< The active one.
  std::vector<Slot> trail_;  ///< Slots bound by patterns, to be unbound in turn.
  std::map<std::pair<std::size_t, const rdf::Graph*>, std::shared_ptr<Table>> tables_;
};

}  // namespace newsgraph::sparql

#endif
