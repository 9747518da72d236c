// Group graph patterns, triples and property paths.

#include <algorithm>
#include <utility>

#include "sparql/parser.hpp"

namespace newsgraph::sparql {
namespace {

/// Elements of one group, triples of one basic pattern, parts of one path: each makes the algebra
/// or its evaluation one level deeper.
constexpr std::size_t most_elements = 1000;

Node term_node(rdf::TermKind kind, std::string value) {
  Node node;
  node.term = rdf::Term(kind, std::move(value));
  return node;
}

Node iri_node(std::string_view iri) { return term_node(rdf::TermKind::Iri, std::string(iri)); }

Node slot_node(Slot slot) {
  Node node;
  node.slot = slot;
  return node;
}

Op filtered(Op op, std::vector<Expression> filters) {
  if (filters.empty()) return op;
  Op filter;
  filter.kind = Op::Kind::Filter;
  filter.parts.push_back(std::move(op));
  filter.expressions = std::move(filters);
  return made(std::move(filter));
}

}  // namespace

Op made(Op op) {
  describe_op(op);
  return op;
}

Op joined(Op left, Op right) {
  if (left.kind == Op::Kind::Unit) return right;
  if (right.kind == Op::Kind::Unit) return left;
  if (left.kind == Op::Kind::Join) {
    left.parts.push_back(std::move(right));
    return made(std::move(left));
  }
  Op join;
  join.kind = Op::Kind::Join;
  join.parts.push_back(std::move(left));
  join.parts.push_back(std::move(right));
  return made(std::move(join));
}

Op Parser::whole_group() {
  Group group = group_graph_pattern();
  return filtered(std::move(group.op), std::move(group.filters));
}

Parser::Group Parser::group_graph_pattern() {
  const Depth depth(*this);
  expect("{");
  Group group;
  ++basic_pattern_;
  if (is_word("SELECT")) {
    sub_select(group.op);
    describe_op(group.op);
    expect("}");
    ++basic_pattern_;
    return group;
  }
  Op basic;
  basic.kind = Op::Kind::Basic;
  const auto end_basic = [&] {
    if (basic.patterns.empty()) return;
    group.op = joined(std::move(group.op), made(std::move(basic)));
    basic = Op();
    basic.kind = Op::Kind::Basic;
  };
  bool triples_may_begin = true;
  for (std::size_t elements = 0; !is("}"); ++elements) {
    if (elements > most_elements) fail("more than 1,000 elements in one group");
    if (starts_triples()) {
      if (!triples_may_begin) expected("\".\" between triples");
      triples_same_subject(basic.patterns);
      if (basic.patterns.size() > most_elements) fail("more than 1,000 triples in one group");
      triples_may_begin = accept(".");
      continue;
    }
    if (accept_word("FILTER")) {
      // A filter holds for the whole group and does not end the triples around it.
      const std::size_t pattern = basic_pattern_;
      group.filters.push_back(constraint());
      basic_pattern_ = pattern;
    } else {
      end_basic();
      ++basic_pattern_;
      group_element(group);
      ++basic_pattern_;
    }
    accept(".");
    triples_may_begin = true;
  }
  expect("}");
  end_basic();
  ++basic_pattern_;
  return group;
}

void Parser::group_element(Group& group) {
  if (is("{")) {
    group.op = joined(std::move(group.op), group_or_union());
  } else if (accept_word("OPTIONAL")) {
    Group optional = group_graph_pattern();
    Op op;
    op.kind = Op::Kind::LeftJoin;
    op.parts.push_back(std::move(group.op));
    op.parts.push_back(std::move(optional.op));
    op.expressions = std::move(optional.filters);
    group.op = made(std::move(op));
  } else if (accept_word("MINUS")) {
    Op op;
    op.kind = Op::Kind::Minus;
    op.parts.push_back(std::move(group.op));
    op.parts.push_back(whole_group());
    group.op = made(std::move(op));
  } else if (accept_word("GRAPH")) {
    Op op;
    op.kind = Op::Kind::Graph;
    op.graph = variable_or_iri();
    op.parts.push_back(whole_group());
    group.op = joined(std::move(group.op), made(std::move(op)));
  } else if (accept_word("BIND")) {
    bind(group);
  } else if (accept_word("VALUES")) {
    group.op = joined(std::move(group.op), data_block());
  } else if (is_word("SERVICE")) {
    fail("SERVICE is not supported: nothing is asked over the network");
  } else {
    expected("a triple, OPTIONAL, MINUS, GRAPH, BIND, VALUES, FILTER, a group or \"}\"");
  }
}

void Parser::bind(Group& group) {
  expect("(");
  Op op;
  op.kind = Op::Kind::Extend;
  op.expressions.push_back(expression());
  expect_word("AS");
  const Token& name = token();
  op.slot = variable();
  if (group.op.possible.contains(op.slot)) {
    fail_at(name, "?" + name.text + " is bound already, so BIND cannot bind it");
  }
  expect(")");
  op.parts.push_back(std::move(group.op));
  group.op = made(std::move(op));
}

Op Parser::group_or_union() {
  Op first = whole_group();
  if (!is_word("UNION")) return first;
  Op op;
  op.kind = Op::Kind::Union;
  op.parts.push_back(std::move(first));
  while (accept_word("UNION")) op.parts.push_back(whole_group());
  return made(std::move(op));
}

Op Parser::data_block() {
  Op op;
  op.kind = Op::Kind::Values;
  if (token().kind == Token::Kind::Variable) {
    op.columns.push_back(variable());
    expect("{");
    while (!is("}")) op.rows.push_back({data_value()});
    expect("}");
    return made(std::move(op));
  }
  expect("(");
  while (token().kind == Token::Kind::Variable) {
    const Token& name = token();
    const Slot slot = variable();
    if (std::ranges::find(op.columns, slot) != op.columns.end()) {
      fail_at(name, "?" + name.text + " stands twice");
    }
    op.columns.push_back(slot);
  }
  expect(")");
  expect("{");
  while (!is("}")) {
    const Token& begin = token();
    expect("(");
    std::vector<std::optional<rdf::Term>> row;
    while (!is(")")) row.push_back(data_value());
    expect(")");
    if (row.size() != op.columns.size()) {
      fail_at(begin, "this row has " + std::to_string(row.size()) + " values for " +
                         std::to_string(op.columns.size()) + " variables");
    }
    op.rows.push_back(std::move(row));
  }
  expect("}");
  return made(std::move(op));
}

std::optional<rdf::Term> Parser::data_value() {
  if (accept_word("UNDEF")) return std::nullopt;
  if (at_iri()) return rdf::Term(rdf::TermKind::Iri, iri());
  if (!at_literal()) expected("an IRI, a literal or UNDEF");
  return literal();
}

// ---- triples

bool Parser::starts_triples() const {
  return token().kind == Token::Kind::Variable || token().kind == Token::Kind::Blank || at_iri() ||
         at_literal() || is("[") || is("(");
}

void Parser::triples_same_subject(std::vector<Pattern>& to) {
  if (!starts_triples()) expected("a triple");
  // A list or "[ ... ]" may stand alone; "[]" and "()" are terms and may not.
  const bool bracket = is("[") || is("(");
  const bool alone = bracket && !is("]", 1) && !is(")", 1);
  const Node subject =
      alone ? (is("[") ? blank_node_property_list(to) : collection(to)) : variable_or_term();
  const bool verb_follows = token().kind == Token::Kind::Variable || at_iri() || is_word("A") ||
                            (!in_template_ && (is("^") || is("!") || is("(")));
  if (alone && !verb_follows) return;
  property_list(subject, to);
}

void Parser::property_list(const Node& subject, std::vector<Pattern>& to) {
  while (true) {
    if (token().kind == Token::Kind::Variable) {
      const Node predicate = slot_node(variable());
      object_list(subject, &predicate, nullptr, to);
    } else if (in_template_) {
      const bool a = token().kind == Token::Kind::Word && token().text == "a";
      if (!a && !at_iri()) expected("a predicate");
      if (a) ++at_;
      const Node predicate = a ? iri_node(rdf::iri::rdf_type) : iri_node(iri());
      object_list(subject, &predicate, nullptr, to);
    } else {
      const Path predicate = path();
      object_list(subject, nullptr, &predicate, to);
    }
    bool more = false;
    while (accept(";")) more = true;
    const bool verb_follows = token().kind == Token::Kind::Variable || at_iri() || is_word("A") ||
                              is("^") || is("!") || is("(");
    if (!more || !verb_follows) return;
  }
}

void Parser::object_list(const Node& subject, const Node* predicate, const Path* path,
                         std::vector<Pattern>& to) {
  do {
    // What an object in brackets says comes behind the triple that it is the object of.
    std::vector<Pattern> inside;
    const Node object = graph_node(inside);
    if (path != nullptr) {
      add_path(subject, *path, object, to);
    } else {
      Pattern pattern;
      pattern.subject = subject;
      pattern.predicate = *predicate;
      pattern.object = object;
      to.push_back(std::move(pattern));
    }
    std::ranges::move(inside, std::back_inserter(to));
  } while (accept(","));
}

Node Parser::graph_node(std::vector<Pattern>& to) {
  if (is("[") && !is("]", 1)) return blank_node_property_list(to);
  if (is("(") && !is(")", 1)) return collection(to);
  return variable_or_term();
}

Node Parser::collection(std::vector<Pattern>& to) {
  const Depth depth(*this);
  expect("(");
  const Node head = blank_node({});
  Node cell = head;
  while (true) {
    std::vector<Pattern> inside;
    Pattern first;
    first.subject = cell;
    first.predicate = iri_node(rdf::iri::rdf_first);
    first.object = graph_node(inside);
    to.push_back(std::move(first));
    std::ranges::move(inside, std::back_inserter(to));
    Pattern rest;
    rest.subject = cell;
    rest.predicate = iri_node(rdf::iri::rdf_rest);
    const bool last = accept(")");
    cell = rest.object = last ? iri_node(rdf::iri::rdf_nil) : blank_node({});
    to.push_back(std::move(rest));
    if (last) return head;
  }
}

Node Parser::blank_node_property_list(std::vector<Pattern>& to) {
  const Depth depth(*this);
  expect("[");
  const Node node = blank_node({});
  property_list(node, to);
  expect("]");
  return node;
}

Node Parser::blank_node(const std::string& label) {
  if (in_template_) {
    // Labels that the text cannot have, so that "[]" and "_:b0" are never the same.
    return term_node(rdf::TermKind::Blank,
                     label.empty() ? "anon." + std::to_string(anonymous_++) : "label." + label);
  }
  if (label.empty()) return slot_node(hidden_slot());
  const auto found = labels_.find(label);
  if (found == labels_.end()) {
    const Slot slot = hidden_slot();
    labels_.emplace(label, std::pair(basic_pattern_, slot));
    return slot_node(slot);
  }
  if (found->second.first != basic_pattern_) {
    fail("_:" + label + " stands in another group already; a variable is what is meant");
  }
  return slot_node(found->second.second);
}

Node Parser::variable_or_term() {
  if (token().kind == Token::Kind::Variable) return slot_node(variable());
  if (at_iri()) return iri_node(iri());
  if (token().kind == Token::Kind::Blank) {
    const Node node = blank_node(token().text);
    ++at_;
    return node;
  }
  if (is("[") && is("]", 1)) {
    at_ += 2;
    return blank_node({});
  }
  if (is("(") && is(")", 1)) {
    at_ += 2;
    return iri_node(rdf::iri::rdf_nil);
  }
  if (!at_literal()) expected("a variable or a term");
  Node node;
  node.term = literal();
  return node;
}

Node Parser::variable_or_iri() {
  if (token().kind == Token::Kind::Variable) return slot_node(variable());
  if (!at_iri()) expected("a variable or an IRI");
  return iri_node(iri());
}

// ---- property paths

void Parser::add_path(const Node& subject, const Path& path, const Node& object,
                      std::vector<Pattern>& to) {
  switch (path.kind) {
    case Path::Kind::Link: {
      Pattern pattern;
      pattern.subject = subject;
      pattern.predicate = path.predicate;
      pattern.object = object;
      to.push_back(std::move(pattern));
      return;
    }
    case Path::Kind::Inverse:
      add_path(object, path.parts[0], subject, to);
      return;
    case Path::Kind::Sequence: {
      Node from = subject;
      for (std::size_t i = 0; i < path.parts.size(); ++i) {
        const Node next = i + 1 == path.parts.size() ? object : slot_node(hidden_slot());
        add_path(from, path.parts[i], next, to);
        from = next;
      }
      return;
    }
    default: {
      Pattern pattern;
      pattern.subject = subject;
      pattern.object = object;
      pattern.path = path;
      to.push_back(std::move(pattern));
    }
  }
}

Path Parser::path() {
  const Depth depth(*this);
  Path first = path_sequence();
  if (!is("|")) return first;
  Path path;
  path.kind = Path::Kind::Alternative;
  path.parts.push_back(std::move(first));
  while (accept("|")) path.parts.push_back(path_sequence());
  return path;
}

Path Parser::path_sequence() {
  Path first = path_elt_or_inverse();
  if (!is("/")) return first;
  Path path;
  path.kind = Path::Kind::Sequence;
  path.parts.push_back(std::move(first));
  while (accept("/")) path.parts.push_back(path_elt_or_inverse());
  if (path.parts.size() > most_elements) fail("more than 1,000 steps in one path");
  return path;
}

Path Parser::path_elt_or_inverse() {
  const bool inverse = accept("^");
  Path path = path_primary();
  const auto wrap = [](Path part, Path::Kind kind) {
    Path whole;
    whole.kind = kind;
    whole.parts.push_back(std::move(part));
    return whole;
  };
  if (accept("*")) {
    path = wrap(std::move(path), Path::Kind::ZeroOrMore);
  } else if (accept("+")) {
    path = wrap(std::move(path), Path::Kind::OneOrMore);
  } else if (accept("?")) {
    path = wrap(std::move(path), Path::Kind::ZeroOrOne);
  }
  return inverse ? wrap(std::move(path), Path::Kind::Inverse) : path;
}

Path Parser::path_primary() {
  if (accept("(")) {
    Path inside = path();
    expect(")");
    return inside;
  }
  if (accept("!")) {
    Path negated;
    negated.kind = Path::Kind::Negated;
    if (!accept("(")) {
      negated.parts.push_back(path_one_in_set());
    } else if (!accept(")")) {
      do {
        negated.parts.push_back(path_one_in_set());
      } while (accept("|"));
      expect(")");
    }
    return negated;
  }
  Path link;
  if (token().kind == Token::Kind::Word && token().text == "a") {
    ++at_;
    link.predicate = iri_node(rdf::iri::rdf_type);
  } else if (at_iri()) {
    link.predicate = iri_node(iri());
  } else {
    expected("a predicate");
  }
  return link;
}

Path Parser::path_one_in_set() {
  const bool inverse = accept("^");
  Path link;
  if (token().kind == Token::Kind::Word && token().text == "a") {
    ++at_;
    link.predicate = iri_node(rdf::iri::rdf_type);
  } else if (at_iri()) {
    link.predicate = iri_node(iri());
  } else {
    expected("an IRI");
  }
  if (!inverse) return link;
  Path whole;
  whole.kind = Path::Kind::Inverse;
  whole.parts.push_back(std::move(link));
  return whole;
}

}  // namespace newsgraph::sparql
