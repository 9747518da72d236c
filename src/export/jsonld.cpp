#include "newsgraph/export/jsonld.hpp"

#include <array>
#include <span>
#include <string_view>

#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>

#include "export/graph_walk.hpp"
#include "export/node_visitor.hpp"
#include "export/vocabulary.hpp"

namespace newsgraph::exporting {
namespace {

using Buffer = rapidjson::StringBuffer;
using JsonWriter = rapidjson::Writer<Buffer>;

/// Bytes gathered before they go to the sink.
constexpr std::size_t flush_size = std::size_t{1} << 16U;

void key(JsonWriter& writer, std::string_view text) {
  writer.Key(text.data(), static_cast<rapidjson::SizeType>(text.size()));
}
void string(JsonWriter& writer, std::string_view text) {
  writer.String(text.data(), static_cast<rapidjson::SizeType>(text.size()));
}

void write_definition(JsonWriter& writer, const Term& term) {
  if (term.kind == TermKind::Text && !term.set) {
    string(writer, term.iri);
    return;
  }
  writer.StartObject();
  key(writer, "@id");
  string(writer, term.iri);
  switch (term.kind) {
    case TermKind::LanguageMap:
      key(writer, "@container");
      string(writer, "@language");
      break;
    case TermKind::Language:
      key(writer, "@language");
      string(writer, term.datatype);
      break;
    case TermKind::Typed:
      key(writer, "@type");
      string(writer, term.datatype);
      break;
    case TermKind::Reference:
      key(writer, "@type");
      string(writer, "@id");
      break;
    case TermKind::Vocabulary:
      key(writer, "@type");
      string(writer, "@vocab");
      break;
    case TermKind::Text:
    case TermKind::Node:
    case TermKind::Bare:
      break;
  }
  if (term.set) {
    key(writer, "@container");
    string(writer, "@set");
  }
  writer.EndObject();
}

/// Writes a document of one node a line.
class JsonLdWriter final : public NodeVisitor {
 public:
  JsonLdWriter(const Vocabulary& vocabulary, const Sink& sink)
      : vocabulary_(vocabulary), sink_(sink), writer_(buffer_) {}

  void begin_document() {
    raw("{\"@context\":{\n");
    constexpr std::array<std::array<std::string_view, 2>, 3> aliases = {
        {{"id", "@id"}, {"type", "@type"}, {"graph", "@graph"}}};
    for (const auto& [alias, keyword] : aliases) define(alias, [&] { string(writer_, keyword); });
    for (const Prefix& prefix : vocabulary_.prefixes()) {
      define(prefix.name, [&] { string(writer_, prefix.iri); });
    }
    for (const Term& term : vocabulary_.fixed()) {
      define(term.name, [&] { write_definition(writer_, term); });
    }
    for (const std::size_t row : vocabulary_.defined_predicates()) {
      const Term& term = vocabulary_.predicate(row);
      define(term.name, [&] { write_definition(writer_, term); });
    }
    raw("\n},\n\"graph\":[");
    first_ = true;
  }

  void end_document() {
    raw("\n]}\n");
    flush();
  }

  void begin_node(std::string_view id, std::span<const std::string_view> types) override {
    if (depth_++ == 0) {
      raw(first_ ? "\n" : ",\n");
      first_ = false;
      writer_.Reset(buffer_);
    }
    writer_.StartObject();
    key(writer_, "id");
    string(writer_, id);
    key(writer_, "type");
    if (types.size() != 1) writer_.StartArray();
    for (const std::string_view type : types) string(writer_, type);
    if (types.size() != 1) writer_.EndArray();
  }

  void end_node() override {
    writer_.EndObject();
    if (--depth_ == 0 && buffer_.GetSize() >= flush_size) flush();
  }

  void value(const Term& term, const NodeValue& value) override { values(term, {&value, 1}); }

  void values(const Term& term, std::span<const NodeValue> values) override {
    key(writer_, term.name);
    const bool array = term.set || values.size() != 1;
    if (array) writer_.StartArray();
    for (const NodeValue& value : values) one_value(term, value);
    if (array) writer_.EndArray();
  }

  void language_text(const Term& term, std::string_view language, std::string_view text) override {
    key(writer_, term.name);
    writer_.StartObject();
    key(writer_, language);
    string(writer_, text);
    writer_.EndObject();
  }

  void term_value(const Term& term, const Term& value) override {
    key(writer_, term.name);
    string(writer_, value.name);
  }

  void begin_nodes(const Term& term) override {
    key(writer_, term.name);
    writer_.StartArray();
  }
  void end_nodes() override { writer_.EndArray(); }

 private:
  template <typename Write>
  void define(std::string_view name, Write write) {
    if (!first_) raw(",\n");
    first_ = false;
    writer_.Reset(buffer_);
    string(writer_, name);
    raw(":");
    writer_.Reset(buffer_);
    write();
  }

  void one_value(const Term& term, const NodeValue& value) {
    if (value.is_id && term.kind != TermKind::Reference) {
      writer_.StartObject();
      key(writer_, "id");
      string(writer_, value.text);
      writer_.EndObject();
    } else if (!value.is_id && (!value.datatype.empty() || term.kind == TermKind::Reference)) {
      writer_.StartObject();
      key(writer_, "@value");
      string(writer_, value.text);
      if (!value.datatype.empty()) {
        key(writer_, "@type");
        string(writer_, value.datatype);
      }
      writer_.EndObject();
    } else {
      string(writer_, value.text);
    }
  }

  void raw(std::string_view text) {
    char* const place = buffer_.Push(text.size());
    text.copy(place, text.size());
  }
  void flush() {
    if (buffer_.GetSize() > 0) sink_({buffer_.GetString(), buffer_.GetSize()});
    buffer_.Clear();
  }

  const Vocabulary& vocabulary_;
  const Sink& sink_;
  Buffer buffer_;
  JsonWriter writer_;
  std::size_t depth_ = 0;
  bool first_ = true;
};

}  // namespace

void write_jsonld(const graph::KnowledgeGraph& graph, const JsonLdOptions& options,
                  const Sink& sink) {
  const Vocabulary vocabulary(graph.knowledge().ontology, options.base_iri);
  JsonLdWriter writer(vocabulary, sink);
  writer.begin_document();
  walk(graph, vocabulary, SpanPlacement::Nested, writer);
  writer.end_document();
}

}  // namespace newsgraph::exporting
