#ifndef NEWSGRAPH_SRC_SPARQL_AGGREGATES_HPP
#define NEWSGRAPH_SRC_SPARQL_AGGREGATES_HPP

#include <cstdint>
#include <string>
#include <unordered_set>
#include <vector>

#include "sparql/algebra.hpp"
#include "sparql/term_pool.hpp"

namespace newsgraph::sparql {

/// The value of one aggregate over one group (section 18.5.1), added up as solutions come.
class Accumulator {
 public:
  explicit Accumulator(const Aggregate& aggregate) : aggregate_(&aggregate) {}

  /// The value of the argument in a solution; an error counts as one.
  void add(const Value& value, TermPool& pool);
  /// A solution for COUNT(*); `cells` are what it binds.
  void add_solution(const std::vector<rdf::TermId>& cells);

  Value result() const;

 private:
  const Aggregate* aggregate_;
  std::int64_t count_ = 0;
  bool failed_ = false;
  bool any_ = false;
  Value value_;  ///< Sum, least, greatest or sample so far.
  std::string text_;
  std::unordered_set<rdf::TermId> seen_;       ///< DISTINCT
  std::unordered_set<std::string> solutions_;  ///< COUNT(DISTINCT *)
};

}  // namespace newsgraph::sparql

#endif
