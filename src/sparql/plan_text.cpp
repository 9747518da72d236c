// The plan in words, for --explain.

#include <cmath>

#include "newsgraph/base/number.hpp"

#include "sparql/planner.hpp"

namespace newsgraph::sparql {
namespace {

class PlanText {
 public:
  PlanText(const QueryData& query) : query_(query) {}  // NOLINT: one use below

  std::string text() {
    select(query_.select, 0);
    return text_;
  }

 private:
  std::string slot(Slot slot) const {
    const std::string& name = query_.slot_names[slot];
    return name.empty() ? "_:" + std::to_string(slot) : '?' + name;
  }
  std::string node(const Node& node) const {
    return node.is_variable() ? slot(*node.slot) : rdf::to_ntriples(node.term.view());
  }
  std::string path(const Path& path) const {
    const auto list = [&](const char* between) {
      std::string text = "(";
      for (std::size_t i = 0; i < path.parts.size(); ++i) {
        text += (i > 0 ? between : "") + this->path(path.parts[i]);
      }
      return text + ')';
    };
    switch (path.kind) {
      case Path::Kind::Link:
        return node(path.predicate);
      case Path::Kind::Inverse:
        return '^' + this->path(path.parts[0]);
      case Path::Kind::Sequence:
        return list("/");
      case Path::Kind::Alternative:
        return list("|");
      case Path::Kind::Negated:
        return '!' + list("|");
      case Path::Kind::ZeroOrMore:
        return this->path(path.parts[0]) + '*';
      case Path::Kind::OneOrMore:
        return this->path(path.parts[0]) + '+';
      default:
        return this->path(path.parts[0]) + '?';
    }
  }
  void line(std::size_t depth, const std::string& words) {
    text_.append(2 * depth, ' ').append(words) += '\n';
  }
  static std::string filters(std::size_t count) {
    return count == 0 ? ""
                      : ", then " + std::to_string(count) + (count == 1 ? " filter" : " filters");
  }

  void select(const Select& select, std::size_t depth) {
    std::string words = "select";
    for (const Projection& projection : select.projections) words += " ?" + projection.name;
    if (select.distinct) words += " distinct";
    if (select.grouped) {
      words += ", grouped by " + std::to_string(select.keys.size()) + " keys with " +
               std::to_string(select.aggregates.size()) + " aggregates";
    }
    if (!select.order.empty()) words += ", ordered";
    if (select.limit) words += ", limit " + std::to_string(*select.limit);
    line(depth, words);
    op(select.where, depth + 1);
  }

  void op(const Op& op, std::size_t depth) {
    switch (op.kind) {
      case Op::Kind::Unit:
        line(depth, "one empty solution");
        return;
      case Op::Kind::Basic:
        for (const Pattern& pattern : op.patterns) {
          const std::string predicate =
              pattern.path ? path(*pattern.path) : node(pattern.predicate);
          const int places = pattern.expected < 10 ? 2 : 0;
          line(depth, "match " + node(pattern.subject) + ' ' + predicate + ' ' +
                          node(pattern.object) + "  (about " +
                          to_decimal(pattern.expected, places) + " for each solution so far" +
                          filters(pattern.filters.size()) + ')');
        }
        return;
      case Op::Kind::Join:
        line(depth, "join, each part for the solutions of the parts before");
        break;
      case Op::Kind::LeftJoin:
        line(depth, "optional" + filters(op.expressions.size()));
        break;
      case Op::Kind::Union:
        line(depth, "union");
        break;
      case Op::Kind::Filter:
        line(depth, "filter by " + std::to_string(op.expressions.size()) +
                        (op.expressions.size() == 1 ? " condition" : " conditions"));
        break;
      case Op::Kind::Extend:
        line(depth, "bind " + slot(op.slot));
        break;
      case Op::Kind::Minus:
        line(depth, "minus");
        break;
      case Op::Kind::Graph:
        line(depth, "graph " + node(op.graph));
        break;
      case Op::Kind::Values:
        line(depth, "values, " + std::to_string(op.rows.size()) + " rows");
        return;
      case Op::Kind::Subquery:
        select(*op.select, depth);
        return;
    }
    for (const Op& part : op.parts) this->op(part, depth + 1);
  }

  const QueryData& query_;
  std::string text_;
};

}  // namespace

std::string describe_plan(const QueryData& query) { return PlanText(query).text(); }

}  // namespace newsgraph::sparql
