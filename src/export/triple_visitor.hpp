#ifndef NEWSGRAPH_EXPORT_TRIPLE_VISITOR_HPP
#define NEWSGRAPH_EXPORT_TRIPLE_VISITOR_HPP

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "export/node_visitor.hpp"

namespace newsgraph::exporting {

inline constexpr std::string_view rdf_type = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type";

/// Turns nodes into triples; gives them to nobody yet.
class TripleVisitor : public NodeVisitor {
 public:
  void begin_node(std::string_view id, std::span<const std::string_view> types) override {
    if (!keys_.empty()) id_triple(*keys_.back(), id);
    subjects_.emplace_back(id);
    for (const std::string_view type : types) type_triple(type);
  }
  void end_node() override { subjects_.pop_back(); }

  void value(const Term& term, const NodeValue& value) override {
    if (value.is_id) {
      id_triple(term, value.text);
    } else if (!value.datatype.empty()) {
      literal_triple(term, value.text, value.datatype, {});
    } else if (term.kind == TermKind::Typed) {
      literal_triple(term, value.text, term.datatype, {});
    } else if (term.kind == TermKind::Language) {
      literal_triple(term, value.text, {}, term.datatype);
    } else {
      literal_triple(term, value.text, {}, {});
    }
  }
  void values(const Term& term, std::span<const NodeValue> values) override {
    for (const NodeValue& each : values) value(term, each);
  }
  void language_text(const Term& term, std::string_view language, std::string_view text) override {
    literal_triple(term, text, {}, language);
  }
  void term_value(const Term& term, const Term& value) override { id_triple(term, value.expanded); }
  void begin_nodes(const Term& term) override { keys_.push_back(&term); }
  void end_nodes() override { keys_.pop_back(); }
  void begin_graph() override { graph_ = subjects_.back(); }
  void end_graph() override { graph_.clear(); }

 protected:
  const std::string& subject() const noexcept { return subjects_.back(); }
  /// The name of the graph in which the triple stands; empty: the default graph.
  const std::string& graph() const noexcept { return graph_; }

  virtual void type_triple(std::string_view type) = 0;
  virtual void id_triple(const Term& term, std::string_view id) = 0;
  virtual void literal_triple(const Term& term, std::string_view text, std::string_view datatype,
                              std::string_view language) = 0;

 private:
  std::vector<std::string> subjects_;  // the nodes that are open
  std::vector<const Term*> keys_;      // the keys whose nodes are open
  std::string graph_;
};

}  // namespace newsgraph::exporting

#endif
