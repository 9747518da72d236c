#ifndef NEWSGRAPH_SRC_SPARQL_PLANNER_HPP
#define NEWSGRAPH_SRC_SPARQL_PLANNER_HPP

// From algebra to plan: the same solutions, sooner.

#include <string>

#include "sparql/algebra.hpp"
#include "sparql/term_pool.hpp"

namespace newsgraph::sparql {

/// Gives terms their ids, moves filters to where their variables are bound, joins neighbouring
/// triple patterns and orders them by how many matches are expected.
class Planner {
 public:
  /// `graph` is the one that GRAPH does not change.
  Planner(TermPool& pool, const rdf::Graph& graph) : pool_(pool), graph_(&graph) {}

  void plan(QueryData& query);

 private:
  void plan_select(Select& select);
  void plan_expression(Expression& expression, const SlotSet& bound);
  void plan_path(Path& path);
  void plan_node(Node& node);
  void plan_op(Op& op, const SlotSet& bound);
  void plan_filter(Op& op, const SlotSet& bound);
  void plan_join(Op& op, const SlotSet& bound);
  void plan_basic(Op& op, const SlotSet& bound);
  double expected_matches(const Pattern& pattern, const SlotSet& bound) const;
  /// Puts the filter where its variables are certain, below `op`; false when that is nowhere.
  bool sink_filter(Op& op, const Expression& filter, const SlotSet& slots);

  TermPool& pool_;
  const rdf::Graph* graph_;
  std::size_t next_number_ = 0;
};

/// The plan as indented lines.
std::string describe_plan(const QueryData& query);

}  // namespace newsgraph::sparql

#endif
