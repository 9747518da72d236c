#include "export/turtle.hpp"

#include <memory>
#include <string>

#include <serd/serd.h>

#include "newsgraph/base/error.hpp"

#include "export/graph_walk.hpp"
#include "export/triple_visitor.hpp"
#include "export/vocabulary.hpp"

namespace newsgraph::exporting {
namespace {

constexpr std::size_t flush_size = std::size_t{1} << 16U;

struct SerdDeleter {
  void operator()(SerdWriter* writer) const noexcept { serd_writer_free(writer); }
  void operator()(SerdEnv* env) const noexcept { serd_env_free(env); }
};

const std::uint8_t* bytes_of(const std::string& text) noexcept {
  return reinterpret_cast<const std::uint8_t*>(text.c_str());
}

/// Requires that the text lives as long as the node.
SerdNode iri_node(const std::string& iri) noexcept {
  return serd_node_from_string(SERD_URI, bytes_of(iri));
}

/// Gives triples to serd's writer.
class TurtleWriter final : public TripleVisitor {
 public:
  TurtleWriter(const Vocabulary& vocabulary, SerdSyntax syntax, const Sink& sink)
      : vocabulary_(vocabulary), sink_(sink), env_(serd_env_new(nullptr)) {
    // Texts are valid UTF-8 and IRIs absolute when they come here; nothing is resolved.
    constexpr auto style = static_cast<SerdStyle>(SERD_STYLE_ABBREVIATED | SERD_STYLE_CURIED);
    writer_.reset(serd_writer_new(syntax, style, env_.get(), nullptr, take, this));
    for (const Prefix& prefix : vocabulary.prefixes()) {
      const std::string name(prefix.name);
      const std::string iri(prefix.iri);
      const SerdNode name_node = serd_node_from_string(SERD_LITERAL, bytes_of(name));
      const SerdNode uri_node = iri_node(iri);
      check(serd_writer_set_prefix(writer_.get(), &name_node, &uri_node));
      check(serd_env_set_prefix(env_.get(), &name_node, &uri_node));
    }
  }

  void finish() {
    check(serd_writer_finish(writer_.get()));
    if (!buffer_.empty()) sink_(buffer_);
    buffer_.clear();
  }

 private:
  static std::size_t take(const void* bytes, std::size_t length, void* self) {
    std::string& buffer = static_cast<TurtleWriter*>(self)->buffer_;
    buffer.append(static_cast<const char*>(bytes), length);
    return length;
  }

  static void check(SerdStatus status) {
    if (status != SERD_SUCCESS) {
      throw ExportError(std::string("Turtle: ") +
                        reinterpret_cast<const char*>(serd_strerror(status)));
    }
  }

  void type_triple(std::string_view type) override {
    write(std::string(rdf_type), vocabulary_.expand(type));
  }
  void id_triple(const Term& term, std::string_view id) override {
    write(term.expanded, vocabulary_.expand(id));
  }
  void literal_triple(const Term& term, std::string_view text, std::string_view datatype,
                      std::string_view language) override {
    const std::string words(text);
    const std::string type = vocabulary_.expand(datatype);
    const std::string tag(language);
    const SerdNode object = serd_node_from_string(SERD_LITERAL, bytes_of(words));
    const SerdNode type_node = type.empty() ? SERD_NODE_NULL : iri_node(type);
    const SerdNode tag_node =
        tag.empty() ? SERD_NODE_NULL : serd_node_from_string(SERD_LITERAL, bytes_of(tag));
    write(term.expanded, object, &type_node, &tag_node);
  }

  void write(const std::string& predicate, const std::string& object) {
    write(predicate, iri_node(object), nullptr, nullptr);
  }

  void write(const std::string& predicate, const SerdNode& object, const SerdNode* datatype,
             const SerdNode* language) {
    const std::string subject_iri = vocabulary_.expand(subject());
    const std::string graph_iri = vocabulary_.expand(graph());
    const SerdNode subject_node = iri_node(subject_iri);
    const SerdNode predicate_node = iri_node(predicate);
    const SerdNode graph_node = graph_iri.empty() ? SERD_NODE_NULL : iri_node(graph_iri);
    check(serd_writer_write_statement(writer_.get(), 0, graph_iri.empty() ? nullptr : &graph_node,
                                      &subject_node, &predicate_node, &object, datatype, language));
    if (buffer_.size() >= flush_size) {
      sink_(buffer_);
      buffer_.clear();
    }
  }

  const Vocabulary& vocabulary_;
  const Sink& sink_;
  std::string buffer_;
  std::unique_ptr<SerdEnv, SerdDeleter> env_;
  std::unique_ptr<SerdWriter, SerdDeleter> writer_;
};

void write(const graph::KnowledgeGraph& graph, const DataOptions& options, SerdSyntax syntax,
           const Sink& sink) {
  const Vocabulary vocabulary(graph.knowledge().ontology, options.base_iri);
  TurtleWriter writer(vocabulary, syntax, sink);
  walk(graph, vocabulary, Selection(graph, options.facts),
       {SpanPlacement::Apart, options.provenance, options.words}, writer);
  writer.finish();
}

}  // namespace

void write_turtle(const graph::KnowledgeGraph& graph, const DataOptions& options,
                  const Sink& sink) {
  if (options.provenance == Provenance::NamedGraphs) {
    throw ExportError("Turtle has no named graphs; take trig, or --provenance statements");
  }
  write(graph, options, SERD_TURTLE, sink);
}

void write_trig(const graph::KnowledgeGraph& graph, const DataOptions& options, const Sink& sink) {
  write(graph, options, SERD_TRIG, sink);
}

}  // namespace newsgraph::exporting
