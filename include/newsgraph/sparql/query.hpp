#ifndef NEWSGRAPH_SPARQL_QUERY_HPP
#define NEWSGRAPH_SPARQL_QUERY_HPP

// SPARQL 1.1 Query over a dataset: text to query, query to result.
//
// All of the Query language is there: SELECT, ASK, CONSTRUCT, DESCRIBE, every pattern, property
// path, function and aggregate. SERVICE and updates are refused by name; so is a function that
// nobody knows. Where the recommendation leaves a choice, this one is made:
//
// - Solutions come in one order, that of the dataset's sorted dictionary, unless ORDER BY says
// more.
//   ORDER BY puts unbound before blank nodes before IRIs before literals; literals that `<` does
//   not compare are ordered by kind, then by their text.
// - xsd:decimal has 18 digits after the point and about 20 before it, xsd:integer 64 bits; what
// does
//   not fit is an error of the expression, not a wrong number.
// - Dates without a time zone are compared with those that have one only where all zones agree
//   (XML Schema 1.1, E.3.3).
// - DESCRIBE gives the triples that begin at the node, and those of blank nodes found there.

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "newsgraph/rdf/dataset.hpp"

namespace newsgraph::sparql {

struct QueryData;

enum class QueryForm : std::uint8_t { Select, Ask, Construct, Describe };

/// A query that was read without fault; knows nothing of any dataset.
class Query {
 public:
  explicit Query(std::unique_ptr<QueryData> data);
  ~Query();
  Query(Query&&) noexcept;
  Query& operator=(Query&&) noexcept;
  Query(const Query&) = delete;
  Query& operator=(const Query&) = delete;

  QueryForm form() const noexcept;
  /// IRIs of FROM and FROM NAMED, in the order of the text.
  std::vector<std::string> from() const;
  std::vector<std::string> from_named() const;

  QueryData& data() noexcept { return *data_; }

 private:
  std::unique_ptr<QueryData> data_;
};

struct ParseOptions {
  std::string name = "query";  ///< Stands for the text in messages: a file, "query".
  std::string base_iri;        ///< What relative IRIs are resolved with before a BASE is given.
  /// Prefixes that need no PREFIX, pairs of name without colon and IRI.
  std::vector<std::pair<std::string, std::string>> prefixes;
};

/// Reads a query. Throws InputError with line, column and caret for what the grammar or its notes
/// (SPARQL 1.1 Query, section 19.8) forbid, and for what is refused by name.
Query parse_query(std::string_view text, const ParseOptions& options = {});

struct EvaluationOptions {
  /// Seconds until the query is given up; 0 for no limit.
  double timeout = 0.0;
  /// At most so many solutions or triples are kept; 0 for no limit.
  std::size_t max_rows = 0;
  /// At most so many ids are kept in memory for joins, groups and sorting; 0 for no limit.
  /// 2^28 ids are 1 GiB.
  std::size_t max_cells = std::size_t{1} << 28U;
  /// NOW() as xsd:dateTime; given by the caller so that nothing here reads a clock.
  std::string now = "1970-01-01T00:00:00Z";
  /// Seed of RAND(), UUID(), STRUUID().
  std::uint64_t seed = 0;
  /// Called now and then; may throw to stop the query.
  std::function<void()> check;
};

class TermPool;

/// What a query answers. Rows look into the dataset, which must outlive them.
class Result {
 public:
  Result();
  ~Result();
  Result(Result&&) noexcept;
  Result& operator=(Result&&) noexcept;
  Result(const Result&) = delete;
  Result& operator=(const Result&) = delete;

  QueryForm form = QueryForm::Select;
  bool truth = false;                  ///< ASK
  std::vector<std::string> variables;  ///< SELECT; without "?".
  bool truncated = false;              ///< There were more than max_rows.

  /// Solutions of SELECT, triples of CONSTRUCT and DESCRIBE.
  std::size_t size() const noexcept;
  /// SELECT: nothing when the variable is not bound. Triples: columns 0 to 2 are subject, predicate
  /// and object. Requires row < size().
  std::optional<rdf::TermView> at(std::size_t row, std::size_t column) const;

  // Filled by evaluate().
  std::shared_ptr<TermPool> pool;
  std::vector<rdf::TermId> cells;
  std::size_t width = 0;
  std::size_t rows = 0;
};

/// Answers a query. A query is bound to the dataset and used up. Throws InputError for functions
/// that nobody knows and when a limit is reached, with what to do about it.
Result evaluate(const rdf::Dataset& dataset, Query query, const EvaluationOptions& options = {});

/// The plan that evaluate() follows, as indented lines: joins in order with how many matches were
/// expected of each.
std::string explain(const rdf::Dataset& dataset, Query query);

}  // namespace newsgraph::sparql

#endif
