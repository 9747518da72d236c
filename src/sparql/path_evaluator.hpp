#ifndef NEWSGRAPH_SRC_SPARQL_PATH_EVALUATOR_HPP
#define NEWSGRAPH_SRC_SPARQL_PATH_EVALUATOR_HPP

#include "sparql/algebra.hpp"
#include "sparql/budget.hpp"
#include "sparql/sink.hpp"

namespace newsgraph::sparql {

/// Pairs of nodes that a property path joins (sections 9 and 18.4). Links, inverses, sequences and
/// alternatives count every way; ?, * and + count every pair once.
class PathEvaluator {
 public:
  using PairSink = BasicSink<rdf::TermId, rdf::TermId>;

  PathEvaluator(const rdf::Graph& graph, Budget& budget) : graph_(graph), budget_(budget) {}

  /// All pairs with the given ends, no_term standing for any; false when the sink asked to stop.
  bool pairs(const Path& path, rdf::TermId from, rdf::TermId to, PairSink sink);

 private:
  bool link(rdf::TermId predicate, rdf::TermId from, rdf::TermId to, PairSink sink);
  bool sequence(const Path& path, std::size_t first, std::size_t last, rdf::TermId from,
                rdf::TermId to, PairSink sink);
  bool negated(const Path& path, rdf::TermId from, rdf::TermId to, PairSink sink);
  bool zero_or_one(const Path& path, rdf::TermId from, rdf::TermId to, PairSink sink);
  bool closure(const Path& path, rdf::TermId from, rdf::TermId to, PairSink sink);
  /// Nodes that `start` reaches in one step or more, or none too; backwards when not `forward`.
  bool reach(const Path& path, rdf::TermId start, rdf::TermId goal, bool forward,
             BasicSink<rdf::TermId> sink);
  /// Subjects and objects of the graph, each once.
  bool nodes(BasicSink<rdf::TermId> sink);

  const rdf::Graph& graph_;
  Budget& budget_;
};

}  // namespace newsgraph::sparql

#endif
