#ifndef NEWSGRAPH_SRC_SPARQL_PARSER_HPP
#define NEWSGRAPH_SRC_SPARQL_PARSER_HPP

// Tokens to algebra in one descent. Functions bear the names of the grammar's productions (SPARQL
// 1.1 Query, section 19.8), numbers of which stand beside them.

#include <map>
#include <memory>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "sparql/algebra.hpp"
#include "sparql/lexer.hpp"

namespace newsgraph::sparql {

class Parser {
 public:
  Parser(std::string_view text, const ParseOptions& options);

  std::unique_ptr<QueryData> query();  // [2]

 private:
  /// Names of variables of a query or subquery.
  struct Scope {
    std::map<std::string, Slot, std::less<>> slots;
  };
  /// A group graph pattern; filters apart, because OPTIONAL takes them to itself.
  struct Group {
    Op op;
    std::vector<Expression> filters;
  };
  /// Counts how deep patterns and expressions stand in each other, so that no text exhausts the
  /// stack.
  struct Depth {
    explicit Depth(Parser& parser);
    ~Depth() { --parser_.depth_; }
    Depth(const Depth&) = delete;
    Depth& operator=(const Depth&) = delete;
    Depth(Depth&&) = delete;
    Depth& operator=(Depth&&) = delete;
    Parser& parser_;
  };

  // ---- tokens: parser.cpp
  const Token& token(std::size_t ahead = 0) const;
  [[noreturn]] void fail(const std::string& message) const;
  [[noreturn]] void fail_at(const Token& token, const std::string& message) const;
  [[noreturn]] void expected(const std::string& what) const;
  bool is(std::string_view punctuation, std::size_t ahead = 0) const;
  bool is_word(std::string_view word, std::size_t ahead = 0) const;
  bool accept(std::string_view punctuation);
  bool accept_word(std::string_view word);
  void expect(std::string_view punctuation);
  void expect_word(std::string_view word);
  std::string describe(const Token& token) const;

  // ---- names: parser.cpp
  Slot slot_of(const std::string& name);
  Slot hidden_slot();
  Slot variable();
  std::string iri();  // [136]
  bool at_iri() const;
  std::string resolved(const Token& token, const std::string& reference) const;

  // ---- query forms and modifiers: parser.cpp
  void prologue();  // [4]
  void select_clause(Select& select, bool& star);
  void dataset_clauses();
  void where_clause(Select& select);
  void solution_modifier(Select& select);  // [18]
  void group_clause(Select& select);
  void order_clause(Select& select);
  void limit_clauses(Select& select);
  void values_clause(Select& select);
  void finish_select(Select& select, bool star, const Token& at);
  void check_grouping(const Select& select, const Token& at) const;
  void construct_query();
  void describe_query();
  void sub_select(Op& op);  // [8]

  // ---- patterns: parser_patterns.cpp
  Group group_graph_pattern();  // [53]
  Op whole_group();
  void group_element(Group& group);
  void bind(Group& group);
  Op data_block();  // [62]
  std::optional<rdf::Term> data_value();
  Op group_or_union();  // [67]
  bool starts_triples() const;
  void triples_same_subject(std::vector<Pattern>& to);  // [75, 81]
  void property_list(const Node& subject, std::vector<Pattern>& to);
  void object_list(const Node& subject, const Node* predicate, const Path* path,
                   std::vector<Pattern>& to);
  Node graph_node(std::vector<Pattern>& to);  // [104, 105]
  Node collection(std::vector<Pattern>& to);
  Node blank_node_property_list(std::vector<Pattern>& to);
  Node variable_or_term();
  Node variable_or_iri();
  Node blank_node(const std::string& label);
  void add_path(const Node& subject, const Path& path, const Node& object,
                std::vector<Pattern>& to);
  Path path();  // [88]
  Path path_sequence();
  Path path_elt_or_inverse();
  Path path_primary();
  Path path_one_in_set();

  // ---- expressions: parser_expressions.cpp
  Expression expression();  // [110]
  Expression conditional_and();
  Expression relational();
  Expression additive();
  Expression multiplicative();
  Expression unary();
  Expression primary();
  Expression constraint();  // [69]
  Expression bracketed();
  Expression built_in_call();
  Expression function_call(std::string name);
  Expression exists(bool negated);
  Expression aggregate(Aggregate::Kind kind);
  std::vector<Expression> expression_list();
  bool at_aggregate(Aggregate::Kind& kind) const;
  rdf::Term literal();  // RDFLiteral, NumericLiteral, BooleanLiteral
  bool at_literal() const;

  std::string text_;
  ParseOptions options_;
  std::vector<Token> tokens_;
  std::size_t at_ = 0;
  std::size_t depth_ = 0;
  std::unique_ptr<QueryData> data_;
  std::string base_iri_;
  std::map<std::string, std::string, std::less<>> prefixes_;
  std::vector<Scope> scopes_;
  Select* aggregates_into_ = nullptr;  ///< Null where aggregates may not stand.
  bool in_aggregate_ = false;
  bool in_template_ = false;  ///< Blank nodes are terms there, and paths have no place.
  /// Which basic graph pattern each label stands in: it may stand in one only (section 5.1.1).
  std::map<std::string, std::pair<std::size_t, Slot>, std::less<>> labels_;
  std::size_t basic_pattern_ = 0;
  std::size_t anonymous_ = 0;
};

/// An op with its sets of slots filled in.
Op made(Op op);
/// Two ops joined; nothing is added to Unit, and joins are flattened.
Op joined(Op left, Op right);

}  // namespace newsgraph::sparql

#endif
