#ifndef NEWSGRAPH_EXPORT_NODE_VISITOR_HPP
#define NEWSGRAPH_EXPORT_NODE_VISITOR_HPP

#include <span>
#include <string_view>

#include "export/vocabulary.hpp"

namespace newsgraph::exporting {

/// A value of a key: an id, or a literal with the datatype that it carries itself (empty: a string,
/// or what its key says).
struct NodeValue {
  std::string_view text;
  std::string_view datatype;  ///< "xsd:date"
  bool is_id = false;
  bool is_plain = false;  ///< Known to need no escape: plain_length() is its length.
};

/// Receives the nodes of the output one after another with their keys in order. One walk over the
/// graph feeds every RDF format, so that all of them hold the same triples. Ids and types are
/// compact IRIs ("n:person-1f0c", "schema:Person") or whole ones; views are valid during the call
/// alone.
class NodeVisitor {
 public:
  NodeVisitor() = default;
  NodeVisitor(const NodeVisitor&) = delete;
  NodeVisitor& operator=(const NodeVisitor&) = delete;
  virtual ~NodeVisitor() = default;

  /// Begins a node: at top level, inside begin_nodes() as a value of that key, or inside a graph. A
  /// node told again in a graph comes without types.
  virtual void begin_node(std::string_view id, std::span<const std::string_view> types) = 0;
  virtual void end_node() = 0;

  virtual void value(const Term& term, const NodeValue& value) = 0;
  /// Several values of one key, without duplicates; at least one.
  virtual void values(const Term& term, std::span<const NodeValue> values) = 0;
  virtual void language_text(const Term& term, std::string_view language,
                             std::string_view text) = 0;
  /// A key as value: the predicate of a claim.
  virtual void term_value(const Term& term, const Term& value) = 0;

  virtual void begin_nodes(const Term& term) = 0;
  virtual void end_nodes() = 0;

  /// What follows, up to end_graph(), stands in the graph that the open node names.
  virtual void begin_graph() = 0;
  virtual void end_graph() = 0;
};

}  // namespace newsgraph::exporting

#endif
