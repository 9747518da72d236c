#include "newsgraph/export/nquads.hpp"

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "newsgraph/base/error.hpp"

#include "export/graph_walk.hpp"
#include "export/node_visitor.hpp"
#include "export/sanitize.hpp"
#include "export/triple_visitor.hpp"
#include "export/vocabulary.hpp"

namespace newsgraph::exporting {
namespace {

constexpr std::size_t flush_size = std::size_t{1} << 16U;

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
    if (!graph().empty()) {
      buffer_ += ' ';
      iri(graph());
    }
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
  walk(graph, vocabulary, Selection(graph, options.facts),
       {SpanPlacement::Apart, Provenance::Statements, options.words}, triples);
}

std::vector<std::pair<std::string, std::string>> output_prefixes(const std::string& base_iri) {
  std::vector<std::pair<std::string, std::string>> prefixes = {{"n", base_iri}};
  for (const Prefix& prefix : standard_prefixes()) prefixes.emplace_back(prefix.name, prefix.iri);
  return prefixes;
}

void write_ntriples(const graph::KnowledgeGraph& graph, const JsonLdOptions& options,
                    const Sink& sink) {
  if (options.provenance == Provenance::NamedGraphs) {
    throw ExportError("N-Triples has no named graphs; take nq, or --provenance statements");
  }
  write_nquads(graph, options, sink);
}

void write_nquads(const graph::KnowledgeGraph& graph, const JsonLdOptions& options,
                  const Sink& sink) {
  const Vocabulary vocabulary(graph.knowledge().ontology, options.base_iri);
  NQuadsWriter writer(vocabulary, sink);
  walk(graph, vocabulary, Selection(graph, options.facts),
       {SpanPlacement::Apart, options.provenance, options.words}, writer);
  writer.flush();
}

std::size_t count_triples(const graph::KnowledgeGraph& graph, const JsonLdOptions& options) {
  const Vocabulary vocabulary(graph.knowledge().ontology, options.base_iri);
  TripleCounter counter;
  walk(graph, vocabulary, Selection(graph, options.facts),
       {SpanPlacement::Apart, options.provenance, options.words}, counter);
  return counter.count();
}

}  // namespace newsgraph::exporting
