#include "sparql/budget.hpp"

#include "newsgraph/base/error.hpp"
#include "newsgraph/base/number.hpp"

namespace newsgraph::sparql {

Budget::Budget(const EvaluationOptions& options) : options_(options), begin_(Clock::now()) {}

void Budget::look() const {
  if (options_.check) options_.check();
  if (options_.timeout <= 0) return;
  const std::chrono::duration<double> passed = Clock::now() - begin_;
  if (passed.count() > options_.timeout) {
    throw InputError("query", "took longer than " + to_decimal(options_.timeout, 1) +
                                  " seconds and was given up; make it narrower, add LIMIT, or "
                                  "allow more with --timeout");
  }
}

void Budget::keep(std::size_t cells) {
  cells_ += cells;
  if (options_.max_cells > 0 && cells_ > options_.max_cells) {
    throw InputError("query",
                     "keeps more solutions than fit in memory and was given up; make it narrower "
                     "or join its parts by a shared variable");
  }
}

}  // namespace newsgraph::sparql
