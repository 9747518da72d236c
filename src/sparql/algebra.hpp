#ifndef NEWSGRAPH_SRC_SPARQL_ALGEBRA_HPP
#define NEWSGRAPH_SRC_SPARQL_ALGEBRA_HPP

// A query after parsing: the algebra of SPARQL 1.1 Query, section 18.2, over numbered variables.
//
// Every variable of a query has a slot; a subquery has slots of its own, joined to those of the
// query around it by its projection. Blank nodes of patterns are variables without a name.

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "newsgraph/rdf/dataset.hpp"
#include "newsgraph/sparql/query.hpp"

#include "sparql/functions.hpp"
#include "sparql/slot_set.hpp"

namespace newsgraph::sparql {

struct Op;
struct Select;

/// A variable or a term of a pattern.
struct Node {
  std::optional<Slot> slot;
  rdf::Term term;                 ///< Without a slot.
  rdf::TermId id = rdf::no_term;  ///< Of the term, found by the planner.
  bool is_variable() const noexcept { return slot.has_value(); }
};

struct Expression {
  enum class Kind : std::uint8_t {
    Constant,
    Variable,
    Or,
    And,
    Not,
    Equal,
    NotEqual,
    Less,
    Greater,
    LessEqual,
    GreaterEqual,
    In,
    NotIn,
    Add,
    Subtract,
    Multiply,
    Divide,
    Plus,
    Minus,
    Exists,
    NotExists,
    Call,     ///< `function` of the arguments.
    External  ///< The function named `constant`: a cast, else refused when evaluated.
  };
  Kind kind = Kind::Constant;
  Function function = Function::Bound;
  Slot slot = 0;
  rdf::Term constant;
  rdf::TermId id = rdf::no_term;  ///< Of the constant, found by the planner.
  std::vector<Expression> arguments;
  std::shared_ptr<Op> pattern;  ///< Exists, NotExists; never shared in fact.
};

/// A property path (section 9).
struct Path {
  enum class Kind : std::uint8_t {
    Link,
    Inverse,
    Sequence,
    Alternative,
    ZeroOrMore,
    OneOrMore,
    ZeroOrOne,
    Negated  ///< `parts` are links and inverses of links.
  };
  Kind kind = Kind::Link;
  Node predicate;  ///< Link
  std::vector<Path> parts;
};

/// A triple pattern, or a path pattern when `path` is there.
struct Pattern {
  Node subject, predicate, object;
  std::optional<Path> path;
  double expected = 0.0;            ///< Matches for one solution so far, by the planner.
  std::vector<Expression> filters;  ///< Tried as soon as this pattern has matched; by the planner.
};

struct Op {
  enum class Kind : std::uint8_t {
    Unit,  ///< One solution that binds nothing.
    Basic,
    Join,
    LeftJoin,
    Union,
    Filter,
    Extend,
    Minus,
    Graph,
    Values,
    Subquery
  };
  Kind kind = Kind::Unit;
  std::vector<Op> parts;
  std::vector<Pattern> patterns;        ///< Basic
  std::vector<Expression> expressions;  ///< Filter, LeftJoin: all must hold. Extend: the value.
  Slot slot = 0;                        ///< Extend
  Node graph;                           ///< Graph
  std::vector<Slot> columns;            ///< Values
  std::vector<std::vector<std::optional<rdf::Term>>> rows;
  std::vector<std::vector<rdf::TermId>> row_ids;  ///< By the planner.
  std::unique_ptr<Select> select;                 ///< Subquery
  std::vector<std::pair<Slot, Slot>> projected;   ///< Subquery: slots inside and outside.

  SlotSet certain;   ///< Bound in every solution.
  SlotSet possible;  ///< Bound in some solution; what is in scope (section 18.2.1).
  /// Slots that this op, its parts aside, would wrongly see if they were bound from outside: the
  /// algebra evaluates from the bottom up (section 18.6), the evaluator from left to right.
  SlotSet closed;
  std::size_t number = 0;  ///< Place among all ops of the query, by the planner.
};

struct Aggregate {
  enum class Kind : std::uint8_t { Count, Sum, Min, Max, Avg, Sample, GroupConcat };
  Kind kind = Kind::Count;
  bool distinct = false;
  bool star = false;  ///< COUNT(*)
  Expression argument;
  std::string separator = " ";
  Slot slot = 0;  ///< Where its value goes.
};

struct GroupKey {
  Expression expression;
  Slot slot = 0;
};

struct OrderKey {
  Expression expression;
  bool descending = false;
};

struct Projection {
  std::string name;
  Slot slot = 0;
  std::optional<Expression> expression;  ///< (expression AS ?name)
};

/// A SELECT with its modifiers; the other forms use what they need of it.
struct Select {
  Op where;
  bool grouped = false;
  std::vector<GroupKey> keys;
  std::vector<Aggregate> aggregates;
  std::vector<Expression> having;
  std::optional<Op> values;  ///< VALUES behind a grouped query; others have it in `where`.
  std::vector<Projection> projections;
  bool distinct = false;
  bool reduced = false;
  std::vector<OrderKey> order;
  std::optional<std::uint64_t> limit;
  std::uint64_t offset = 0;
};

struct QueryData {
  QueryForm form = QueryForm::Select;
  Select select;
  std::vector<Pattern> construct;  ///< Template; blank nodes are terms.
  std::vector<Node> describe;
  std::vector<std::string> from, from_named;
  std::size_t slot_count = 0;
  std::vector<std::string> slot_names;  ///< Empty for those without a name.
  std::string base_iri;                 ///< For IRI().
};

/// Fills in certain, possible and closed of an op whose parts have them.
void describe_op(Op& op);

/// Slots that an expression reads, those of EXISTS patterns included.
void collect_slots(const Expression& expression, SlotSet& slots);
/// Slots that an op binds or its expressions read; of a subquery those that it projects.
void collect_slots(const Op& op, SlotSet& slots);

}  // namespace newsgraph::sparql

#endif
