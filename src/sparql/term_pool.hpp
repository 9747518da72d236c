#ifndef NEWSGRAPH_SRC_SPARQL_TERM_POOL_HPP
#define NEWSGRAPH_SRC_SPARQL_TERM_POOL_HPP

#include <cstdint>
#include <deque>
#include <string>
#include <string_view>
#include <unordered_map>

#include "newsgraph/rdf/dataset.hpp"

#include "sparql/value.hpp"

namespace newsgraph::sparql {

/// The terms of a dataset and those that a query makes: ids behind the dataset's. A term has one
/// id, so solutions are compared by ids alone.
class TermPool {
 public:
  explicit TermPool(const rdf::Dataset& dataset) : dataset_(dataset) {}

  const rdf::Dataset& dataset() const noexcept { return dataset_; }

  rdf::TermId intern(const rdf::TermView& term);
  /// Requires no error.
  rdf::TermId intern(const Value& value);
  /// A blank node that is nowhere else.
  rdf::TermId fresh_blank();

  rdf::TermView term(rdf::TermId id) const;
  Value value(rdf::TermId id) const { return value_of(term(id), id); }

  /// Terms that the query made.
  std::size_t size() const noexcept { return keys_.size(); }

 private:
  rdf::Dataset dataset_;
  std::deque<std::string> keys_;  ///< Stay where they are, so that the map may look into them.
  std::unordered_map<std::string_view, rdf::TermId> ids_;
  std::string key_;
  std::uint64_t blanks_ = 0;
};

}  // namespace newsgraph::sparql

#endif
