#include "sparql/parser.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "newsgraph/base/error.hpp"
#include "newsgraph/base/number.hpp"

#include "sparql/iri_reference.hpp"

namespace newsgraph::sparql {
namespace {

/// Groups, brackets and lists in each other; people write less than ten.
constexpr std::size_t most_nested = 150;

bool same_word(std::string_view word, std::string_view capitals) {
  return std::ranges::equal(word, capitals, [](char a, char b) {
    return (a >= 'a' && a <= 'z' ? static_cast<char>(a - 'a' + 'A') : a) == b;
  });
}

constexpr std::array<std::string_view, 11> update_words = {
    "INSERT", "DELETE", "LOAD", "CLEAR", "DROP", "CREATE", "COPY", "MOVE", "ADD", "WITH", "USING"};

}  // namespace

Parser::Depth::Depth(Parser& parser) : parser_(parser) {
  if (++parser.depth_ > most_nested) {
    --parser.depth_;
    parser.fail("more than " + std::to_string(most_nested) + " brackets in each other");
  }
}

Parser::Parser(std::string_view text, const ParseOptions& options)
    : text_(resolve_code_points(text, options.name)),
      options_(options),
      tokens_(tokenize(text_, options_.name)),
      data_(std::make_unique<QueryData>()),
      base_iri_(options.base_iri) {
  for (const auto& [name, iri] : options.prefixes) prefixes_[name] = iri;
  scopes_.emplace_back();
}

// ---- tokens

const Token& Parser::token(std::size_t ahead) const {
  return tokens_[std::min(at_ + ahead, tokens_.size() - 1)];
}

void Parser::fail_at(const Token& token, const std::string& message) const {
  throw input_error_at(options_.name, text_, token.offset, message);
}

void Parser::fail(const std::string& message) const { fail_at(token(), message); }

std::string Parser::describe(const Token& token) const {
  if (token.kind == Token::Kind::End) return "the end";
  std::string words = text_.substr(token.offset, token.end - token.offset);
  constexpr std::size_t most = 40;
  if (words.size() > most) words = words.substr(0, words.find(' ')).substr(0, most) + "...";
  return '"' + words + '"';
}

void Parser::expected(const std::string& what) const {
  fail("want " + what + " here, not " + describe(token()));
}

bool Parser::is(std::string_view punctuation, std::size_t ahead) const {
  return token(ahead).kind == Token::Kind::Punctuation && token(ahead).text == punctuation;
}

bool Parser::is_word(std::string_view word, std::size_t ahead) const {
  return token(ahead).kind == Token::Kind::Word && same_word(token(ahead).text, word);
}

bool Parser::accept(std::string_view punctuation) {
  if (!is(punctuation)) return false;
  ++at_;
  return true;
}

bool Parser::accept_word(std::string_view word) {
  if (!is_word(word)) return false;
  ++at_;
  return true;
}

void Parser::expect(std::string_view punctuation) {
  if (!accept(punctuation)) expected('"' + std::string(punctuation) + '"');
}

void Parser::expect_word(std::string_view word) {
  if (!accept_word(word)) expected(std::string(word));
}

// ---- names

Slot Parser::hidden_slot() {
  data_->slot_names.emplace_back();
  return static_cast<Slot>(data_->slot_count++);
}

Slot Parser::slot_of(const std::string& name) {
  auto& slots = scopes_.back().slots;
  const auto found = slots.find(name);
  if (found != slots.end()) return found->second;
  const Slot slot = hidden_slot();
  data_->slot_names[slot] = name;
  slots.emplace(name, slot);
  return slot;
}

Slot Parser::variable() {
  if (token().kind != Token::Kind::Variable) expected("a variable");
  return slot_of(tokens_[at_++].text);
}

bool Parser::at_iri() const {
  return token().kind == Token::Kind::Iri || token().kind == Token::Kind::Prefixed;
}

std::string Parser::resolved(const Token& token, const std::string& reference) const {
  if (has_scheme(reference)) return reference;
  if (base_iri_.empty()) fail_at(token, "relative IRI without a BASE to resolve it with");
  return resolve_iri(base_iri_, reference);
}

std::string Parser::iri() {
  const Token& name = token();
  if (name.kind == Token::Kind::Iri) {
    ++at_;
    return resolved(name, name.text);
  }
  if (name.kind != Token::Kind::Prefixed) expected("an IRI");
  const auto found = prefixes_.find(name.prefix);
  if (found == prefixes_.end()) {
    std::vector<std::string> known;
    for (const auto& [prefix, iri] : prefixes_) known.push_back(prefix);
    const std::string near = name.prefix.empty() ? "" : closest(name.prefix, known);
    fail("unknown prefix \"" + name.prefix + ":\"" +
         (near.empty() ? "; declare it with PREFIX " + name.prefix + ": <...>"
                       : " (did you mean \"" + near + ":\"?)"));
  }
  ++at_;
  return found->second + name.text;
}

// ---- query forms

std::unique_ptr<QueryData> Parser::query() {
  prologue();
  const Token& start = token();
  Select& select = data_->select;
  if (accept_word("SELECT")) {
    bool star = false;
    select_clause(select, star);
    dataset_clauses();
    where_clause(select);
    solution_modifier(select);
    values_clause(select);
    finish_select(select, star, start);
  } else if (accept_word("ASK")) {
    data_->form = QueryForm::Ask;
    dataset_clauses();
    where_clause(select);
    solution_modifier(select);
    values_clause(select);
    finish_select(select, false, start);
  } else if (accept_word("CONSTRUCT")) {
    construct_query();
  } else if (accept_word("DESCRIBE")) {
    describe_query();
  } else {
    for (const std::string_view word : update_words) {
      if (is_word(word)) {
        fail(std::string(word) +
             " is SPARQL Update, which is not supported: a graph is changed by "
             "its articles");
      }
    }
    expected("SELECT, ASK, CONSTRUCT or DESCRIBE");
  }
  if (token().kind != Token::Kind::End) expected("the end of the query");
  data_->base_iri = base_iri_;
  return std::move(data_);
}

void Parser::prologue() {
  while (true) {
    if (accept_word("BASE")) {
      if (token().kind != Token::Kind::Iri) expected("an IRI");
      base_iri_ = resolved(token(), token().text);
      ++at_;
    } else if (accept_word("PREFIX")) {
      const Token& name = token();
      if (name.kind != Token::Kind::Prefixed || !name.text.empty() || text_[name.end - 1] != ':') {
        expected("a prefix with its colon");
      }
      ++at_;
      if (token().kind != Token::Kind::Iri) expected("the IRI of the prefix");
      prefixes_[name.prefix] = resolved(token(), token().text);
      ++at_;
    } else {
      return;
    }
  }
}

void Parser::select_clause(Select& select, bool& star) {
  select.distinct = accept_word("DISTINCT");
  if (!select.distinct) select.reduced = accept_word("REDUCED");
  star = accept("*");
  if (star) return;
  aggregates_into_ = &select;
  while (token().kind == Token::Kind::Variable || is("(")) {
    Projection projection;
    if (accept("(")) {
      projection.expression = expression();
      expect_word("AS");
      if (token().kind != Token::Kind::Variable) expected("a variable");
    }
    const Token& name = token();
    projection.name = name.text;
    projection.slot = variable();
    if (projection.expression) expect(")");
    const bool twice = std::ranges::any_of(select.projections, [&](const Projection& other) {
      return other.slot == projection.slot && (other.expression || projection.expression);
    });
    if (twice) fail_at(name, "?" + name.text + " is given twice");
    select.projections.push_back(std::move(projection));
  }
  aggregates_into_ = nullptr;
  if (select.projections.empty()) expected("variables, (expression AS ?variable) or *");
}

void Parser::dataset_clauses() {
  while (accept_word("FROM")) {
    const bool named = accept_word("NAMED");
    (named ? data_->from_named : data_->from).push_back(iri());
  }
}

void Parser::where_clause(Select& select) {
  accept_word("WHERE");
  if (!is("{")) expected("WHERE or \"{\"");
  select.where = whole_group();
}

void Parser::solution_modifier(Select& select) {
  aggregates_into_ = &select;
  group_clause(select);
  if (accept_word("HAVING")) {
    do {
      select.having.push_back(constraint());
    } while (is("(") || at_iri() || token().kind == Token::Kind::Word
                 ? !is_word("ORDER") && !is_word("LIMIT") && !is_word("OFFSET") &&
                       !is_word("VALUES")
                 : false);
  }
  order_clause(select);
  aggregates_into_ = nullptr;
  limit_clauses(select);
}

void Parser::group_clause(Select& select) {
  if (!accept_word("GROUP")) return;
  expect_word("BY");
  select.grouped = true;
  Select* const outside = std::exchange(aggregates_into_, nullptr);
  while (true) {
    GroupKey key;
    if (token().kind == Token::Kind::Variable) {
      key.expression.kind = Expression::Kind::Variable;
      key.expression.slot = key.slot = variable();
    } else if (accept("(")) {
      key.expression = expression();
      if (accept_word("AS")) {
        const Token& name = token();
        key.slot = variable();
        if (select.where.possible.contains(key.slot)) {
          fail_at(name, "?" + name.text + " is bound already");
        }
      } else {
        key.slot = hidden_slot();
        if (key.expression.kind == Expression::Kind::Variable) key.slot = key.expression.slot;
      }
      expect(")");
    } else if (at_iri() ||
               (token().kind == Token::Kind::Word &&
                (find_function(token().text) != nullptr || is_word("EXISTS") || is_word("NOT")))) {
      key.expression = constraint();
      key.slot = hidden_slot();
    } else {
      break;
    }
    select.keys.push_back(std::move(key));
  }
  aggregates_into_ = outside;
  if (select.keys.empty()) expected("what to group by");
}

void Parser::order_clause(Select& select) {
  if (!accept_word("ORDER")) return;
  expect_word("BY");
  while (true) {
    OrderKey key;
    if (is_word("ASC") || is_word("DESC")) {
      key.descending = is_word("DESC");
      ++at_;
      key.expression = bracketed();
    } else if (token().kind == Token::Kind::Variable) {
      key.expression.kind = Expression::Kind::Variable;
      key.expression.slot = variable();
    } else if (is("(") || at_iri() ||
               (token().kind == Token::Kind::Word && !is_word("LIMIT") && !is_word("OFFSET") &&
                !is_word("VALUES"))) {
      key.expression = constraint();
    } else {
      break;
    }
    select.order.push_back(std::move(key));
  }
  if (select.order.empty()) expected("what to order by");
}

void Parser::limit_clauses(Select& select) {
  bool had_offset = false;
  while (is_word("LIMIT") || is_word("OFFSET")) {
    const bool limit = is_word("LIMIT");
    if (limit ? select.limit.has_value() : had_offset) expected("no second " + token().text);
    ++at_;
    const auto number =
        token().kind == Token::Kind::Integer ? parse_unsigned(token().text) : std::nullopt;
    if (!number) expected("a whole number");
    ++at_;
    if (limit) {
      select.limit = *number;
    } else {
      select.offset = *number;
      had_offset = true;
    }
  }
}

void Parser::values_clause(Select& select) {
  if (!accept_word("VALUES")) return;
  Op block = data_block();
  if (select.grouped || !select.aggregates.empty()) {
    select.values = std::move(block);
  } else {
    select.where = joined(std::move(select.where), std::move(block));
  }
}

void Parser::finish_select(Select& select, bool star, const Token& at) {
  if (!select.aggregates.empty() || !select.having.empty()) select.grouped = true;
  if (star) {
    if (select.grouped) fail_at(at, "SELECT * cannot stand with GROUP BY or aggregates");
    for (const auto& [name, slot] : scopes_.back().slots) {
      if (select.where.possible.contains(slot)) select.projections.push_back({name, slot, {}});
    }
    // In the order in which they first stand in the text.
    std::ranges::sort(select.projections, {}, &Projection::slot);
  }
  for (const Projection& projection : select.projections) {
    const bool is_key = std::ranges::any_of(
        select.keys, [&](const GroupKey& key) { return key.slot == projection.slot; });
    if (projection.expression && (select.where.possible.contains(projection.slot) || is_key)) {
      fail_at(at,
              "?" + projection.name + " is bound in the query already; name the value otherwise");
    }
  }
  if (select.grouped) check_grouping(select, at);
}

void Parser::check_grouping(const Select& select, const Token& at) const {
  SlotSet known;
  for (const GroupKey& key : select.keys) known.insert(key.slot);
  for (const Aggregate& aggregate : select.aggregates) known.insert(aggregate.slot);
  for (const Projection& projection : select.projections) {
    SlotSet used;
    if (projection.expression) {
      collect_slots(*projection.expression, used);
    } else {
      used.insert(projection.slot);
    }
    for (const Slot slot : used) {
      // A variable that is nowhere else is just not bound.
      if (known.contains(slot) || data_->slot_names[slot].empty()) continue;
      fail_at(at, "?" + data_->slot_names[slot] +
                      " is neither grouped by nor within an aggregate, so it has no one value");
    }
    known.insert(projection.slot);
  }
}

void Parser::construct_query() {
  data_->form = QueryForm::Construct;
  const Token& start = token();
  Select& select = data_->select;
  if (is("{")) {
    ++at_;
    in_template_ = true;
    while (!is("}")) {
      triples_same_subject(data_->construct);
      if (!accept(".")) break;
    }
    expect("}");
    in_template_ = false;
    dataset_clauses();
    where_clause(select);
  } else {
    dataset_clauses();
    expect_word("WHERE");
    expect("{");
    // The short form: the pattern is the template, so it has neither paths nor blank nodes that
    // would be other ones in each solution.
    const std::size_t begin = at_;
    for (const bool as_template : {true, false}) {
      at_ = begin;
      in_template_ = as_template;
      std::vector<Pattern> patterns;
      while (!is("}")) {
        triples_same_subject(patterns);
        if (!accept(".")) break;
      }
      expect("}");
      if (as_template) {
        data_->construct = std::move(patterns);
      } else if (!patterns.empty()) {
        Op op;
        op.kind = Op::Kind::Basic;
        op.patterns = std::move(patterns);
        select.where = made(std::move(op));
      }
    }
  }
  solution_modifier(select);
  values_clause(select);
  finish_select(select, false, start);
}

void Parser::describe_query() {
  data_->form = QueryForm::Describe;
  const Token& start = token();
  Select& select = data_->select;
  const bool star = accept("*");
  while (!star && (token().kind == Token::Kind::Variable || at_iri())) {
    data_->describe.push_back(variable_or_iri());
  }
  if (!star && data_->describe.empty()) expected("what to describe");
  dataset_clauses();
  if (is_word("WHERE") || is("{")) where_clause(select);
  solution_modifier(select);
  values_clause(select);
  finish_select(select, star, start);
  if (!star) return;
  for (const Projection& projection : select.projections) {
    Node node;
    node.slot = projection.slot;
    data_->describe.push_back(node);
  }
}

void Parser::sub_select(Op& op) {
  const Token& start = token();
  expect_word("SELECT");
  op.kind = Op::Kind::Subquery;
  op.select = std::make_unique<Select>();
  Select& select = *op.select;
  Select* const outside = std::exchange(aggregates_into_, nullptr);
  const bool in_aggregate = std::exchange(in_aggregate_, false);
  scopes_.emplace_back();
  bool star = false;
  select_clause(select, star);
  where_clause(select);
  solution_modifier(select);
  values_clause(select);
  finish_select(select, star, start);
  scopes_.pop_back();
  for (const Projection& projection : select.projections) {
    op.projected.emplace_back(projection.slot, slot_of(projection.name));
  }
  aggregates_into_ = outside;
  in_aggregate_ = in_aggregate;
}

// ---- the public door

Query::Query(std::unique_ptr<QueryData> data) : data_(std::move(data)) {}
Query::~Query() = default;
Query::Query(Query&&) noexcept = default;
Query& Query::operator=(Query&&) noexcept = default;
QueryForm Query::form() const noexcept { return data_->form; }
std::vector<std::string> Query::from() const { return data_->from; }
std::vector<std::string> Query::from_named() const { return data_->from_named; }

Query parse_query(std::string_view text, const ParseOptions& options) {
  return Query(Parser(text, options).query());
}

}  // namespace newsgraph::sparql
