#ifndef NEWSGRAPH_SRC_SPARQL_BUDGET_HPP
#define NEWSGRAPH_SRC_SPARQL_BUDGET_HPP

#include <chrono>
#include <cstddef>

#include "sparql/algebra.hpp"

namespace newsgraph::sparql {

/// Time and memory that a query may take. Both end it with an InputError that says what to do.
class Budget {
 public:
  explicit Budget(const EvaluationOptions& options);

  /// One step of work; looks at the clock every few thousand.
  void step() {
    if (++steps_ % 8192 == 0) look();
  }
  /// Ids kept in memory.
  void keep(std::size_t cells);
  void release(std::size_t cells) { cells_ -= cells; }

 private:
  using Clock = std::chrono::steady_clock;
  void look() const;

  const EvaluationOptions& options_;
  Clock::time_point begin_;
  std::size_t steps_ = 0;
  std::size_t cells_ = 0;
};

}  // namespace newsgraph::sparql

#endif
