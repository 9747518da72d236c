#include "newsgraph/export/nquads.hpp"

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "export/graph_walk.hpp"
#include "export/node_visitor.hpp"
#include "export/sanitize.hpp"
#include "export/vocabulary.hpp"

namespace newsgraph::exporting {
namespace {

constexpr std::size_t flush_size = std::size_t{1} << 16U;
constexpr std::string_view rdf_type = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type";

/// The canonical form of N-Quads escapes these four and no other character.
void append_escaped(std::string& out, std::string_view text) {
  while (true) {
    const std::size_t plain = plain_length(text);
    out.append(text, 0, plain);
    if (plain == text.size()) return;
    switch (text[plain]) {
      case '"':
        out += "\\\"";
        break;
      case '\\':
        out += "\\\\";
        break;
      case '\n':
        out += "\\n";
        break;
      case '\r':
        out += "\\r";
        break;
      default:
        out += text[plain];
    }
    text.remove_prefix(plain + 1);
  }
}

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

 protected:
  const std::string& subject() const { return subjects_.back(); }

  virtual void type_triple(std::string_view type) = 0;
  virtual void id_triple(const Term& term, std::string_view id) = 0;
  virtual void literal_triple(const Term& term, std::string_view text, std::string_view datatype,
                              std::string_view language) = 0;

 private:
  std::vector<std::string> subjects_;  // the nodes that are open
  std::vector<const Term*> keys_;      // the keys whose nodes are open
};

class TripleCounter final : public TripleVisitor {
 public:
  std::size_t count() const noexcept { return count_; }

 private:
  void type_triple(std::string_view /*type*/) override { ++count_; }
  void id_triple(const Term& /*term*/, std::string_view /*id*/) override { ++count_; }
  void literal_triple(const Term& /*term*/, std::string_view /*text*/,
                      std::string_view /*datatype*/, std::string_view /*language*/) override {
    ++count_;
  }

  std::size_t count_ = 0;
};

class NQuadsWriter final : public TripleVisitor {
 public:
  NQuadsWriter(const Vocabulary& vocabulary, const Sink& sink)
      : vocabulary_(vocabulary), sink_(sink) {}

  void flush() {
    if (!buffer_.empty()) sink_(buffer_);
    buffer_.clear();
  }

 private:
  void type_triple(std::string_view type) override {
    begin_line(rdf_type);
    iri(type);
    end_line();
  }
  void id_triple(const Term& term, std::string_view id) override {
    begin_line(term.expanded);
    iri(id);
    end_line();
  }
  void literal_triple(const Term& term, std::string_view text, std::string_view datatype,
                      std::string_view language) override {
    begin_line(term.expanded);
    buffer_ += '"';
    append_escaped(buffer_, text);
    buffer_ += '"';
    if (!language.empty()) {
      buffer_.append("@").append(language);
    } else if (!datatype.empty()) {
      buffer_ += "^^";
      iri(datatype);
    }
    end_line();
  }

  void begin_line(std::string_view predicate) {
    iri(subject());
    buffer_.append(" <").append(predicate).append("> ");
  }
  void end_line() {
    buffer_ += " .\n";
    if (buffer_.size() >= flush_size) flush();
  }
  void iri(std::string_view compact) {
    buffer_ += '<';
    const auto [prefix, local] = vocabulary_.split(compact);
    buffer_.append(prefix).append(local);
    buffer_ += '>';
  }

  const Vocabulary& vocabulary_;
  const Sink& sink_;
  std::string buffer_;
};

/// Expands what is compact and hands it on.
class PlainTriples final : public TripleVisitor {
 public:
  PlainTriples(const Vocabulary& vocabulary, const std::function<void(const PlainTriple&)>& visit)
      : vocabulary_(vocabulary), visit_(visit) {}

 private:
  void type_triple(std::string_view type) override { give(rdf_type, type); }
  void id_triple(const Term& term, std::string_view id) override { give(term.expanded, id); }
  void literal_triple(const Term& term, std::string_view text, std::string_view datatype,
                      std::string_view language) override {
    const std::string whole_subject = vocabulary_.expand(subject());
    const std::string whole_datatype = datatype.empty() ? "" : vocabulary_.expand(datatype);
    visit_({whole_subject, term.expanded, text, false, whole_datatype, language});
  }
  void give(std::string_view predicate, std::string_view object) {
    const std::string whole_subject = vocabulary_.expand(subject());
    const std::string whole_object = vocabulary_.expand(object);
    visit_({whole_subject, predicate, whole_object, true, {}, {}});
  }

  const Vocabulary& vocabulary_;
  const std::function<void(const PlainTriple&)>& visit_;
};

}  // namespace

void visit_triples(const graph::KnowledgeGraph& graph, const JsonLdOptions& options,
                   const std::function<void(const PlainTriple&)>& visit) {
  const Vocabulary vocabulary(graph.knowledge().ontology, options.base_iri);
  PlainTriples triples(vocabulary, visit);
  walk(graph, vocabulary, Selection(graph, options.facts), SpanPlacement::Apart, triples);
}

std::vector<std::pair<std::string, std::string>> output_prefixes(const std::string& base_iri) {
  std::vector<std::pair<std::string, std::string>> prefixes = {{"n", base_iri}};
  for (const Prefix& prefix : standard_prefixes()) prefixes.emplace_back(prefix.name, prefix.iri);
  return prefixes;
}

void write_nquads(const graph::KnowledgeGraph& graph, const JsonLdOptions& options,
                  const Sink& sink) {
  const Vocabulary vocabulary(graph.knowledge().ontology, options.base_iri);
  NQuadsWriter writer(vocabulary, sink);
  walk(graph, vocabulary, Selection(graph, options.facts), SpanPlacement::Apart, writer);
  writer.flush();
}

std::size_t count_triples(const graph::KnowledgeGraph& graph, const JsonLdOptions& options) {
  const Vocabulary vocabulary(graph.knowledge().ontology, options.base_iri);
  TripleCounter counter;
  walk(graph, vocabulary, Selection(graph, options.facts), SpanPlacement::Apart, counter);
  return counter.count();
}

}  // namespace newsgraph::exporting
