#ifndef NEWSGRAPH_SRC_SPARQL_TABLE_HPP
#define NEWSGRAPH_SRC_SPARQL_TABLE_HPP

#include <cstddef>
#include <map>
#include <unordered_map>
#include <vector>

#include "sparql/budget.hpp"
#include "sparql/expression_evaluator.hpp"
#include "sparql/sink.hpp"

namespace newsgraph::sparql {

/// Solutions of an op kept in memory, found again by what is bound. The indexes are made when first
/// asked for.
class Table {
 public:
  Table(const Op& op, Budget& budget);
  ~Table() { budget_.release(cells_.size()); }
  Table(const Table&) = delete;
  Table& operator=(const Table&) = delete;
  Table(Table&&) = delete;
  Table& operator=(Table&&) = delete;

  /// Appends what `row` binds of the columns.
  void add(const Row& row);

  const std::vector<Slot>& columns() const noexcept { return columns_; }
  std::size_t size() const noexcept { return rows_; }

  /// Calls `sink` with the number of each solution that may be compatible with `row`, in order:
  /// those that agree on the columns which are bound in every solution and in `row`.
  bool candidates(const Row& row, BasicSink<std::size_t> sink);
  /// The cell of a solution; no_term where it binds nothing.
  rdf::TermId at(std::size_t solution, std::size_t column) const noexcept {
    return cells_[solution * columns_.size() + column];
  }
  /// No column has two different values in the solution and the row.
  bool is_compatible(std::size_t solution, const Row& row) const noexcept;

 private:
  using Key = std::vector<std::size_t>;  ///< Columns.
  using Index = std::unordered_map<std::uint64_t, std::vector<std::uint32_t>>;

  std::vector<Slot> columns_;
  std::vector<bool> certain_;  ///< By column.
  std::vector<rdf::TermId> cells_;
  std::size_t rows_ = 0;
  std::map<Key, Index> indexes_;
  Budget& budget_;
};

}  // namespace newsgraph::sparql

#endif
