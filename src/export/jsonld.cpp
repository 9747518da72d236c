#include "newsgraph/export/jsonld.hpp"

#include <array>
#include <cstring>
#include <span>
#include <string_view>
#include <vector>

#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>

#include "export/graph_walk.hpp"
#include "export/node_visitor.hpp"
#include "export/sanitize.hpp"
#include "export/vocabulary.hpp"

namespace newsgraph::exporting {
namespace {

using Buffer = rapidjson::StringBuffer;

/// RapidJSON's writer, with strings copied in runs instead of byte by byte: most of the output is
/// strings, and most of them have nothing to escape.
class JsonWriter : public rapidjson::Writer<Buffer> {
 public:
  using Writer::Writer;

  /// A key that is written again and again: its name in quotes in a piece of fixed size, which is
  /// copied without asking how long it is.
  struct KeyText {
    std::array<char, 32> text{};
    std::size_t size = 0;  ///< 0: the name is too long for it.
  };
  static KeyText key_text(std::string_view name) {
    KeyText key;
    if (name.size() + 2 > key.text.size() || plain_length(name) != name.size()) return key;
    key.text[0] = '"';
    name.copy(key.text.data() + 1, name.size());
    key.text[name.size() + 1] = '"';
    key.size = name.size() + 2;
    return key;
  }
  void key(const KeyText& key) {
    Prefix(rapidjson::kStringType);
    std::memcpy(os_->Push(key.text.size()), key.text.data(), key.text.size());
    os_->Pop(key.text.size() - key.size);
  }

  /// A string without anything to escape, such as a key or an id.
  void plain(std::string_view text) {
    Prefix(rapidjson::kStringType);
    quoted(text);
  }

  void string(std::string_view text) {
    Prefix(rapidjson::kStringType);
    std::size_t plain = plain_length(text);
    if (plain == text.size()) {
      quoted(text);
      return;
    }
    put('"');
    while (true) {
      put(text.substr(0, plain));
      if (plain == text.size()) break;
      escape(text[plain]);
      text.remove_prefix(plain + 1);
      plain = plain_length(text);
    }
    put('"');
  }

 private:
  void quoted(std::string_view text) {
    char* const place = os_->Push(text.size() + 2);
    place[0] = '"';
    text.copy(place + 1, text.size());
    place[text.size() + 1] = '"';
  }
  void put(char c) { *os_->Push(1) = c; }
  void put(std::string_view text) { text.copy(os_->Push(text.size()), text.size()); }

  void escape(char c) {
    constexpr std::string_view digits = "0123456789abcdef";
    const auto byte = static_cast<unsigned char>(c);
    switch (c) {
      case '"':
        put("\\\"");
        break;
      case '\\':
        put("\\\\");
        break;
      case '\n':
        put("\\n");
        break;
      case '\r':
        put("\\r");
        break;
      case '\t':
        put("\\t");
        break;
      default:
        put("\\u00");
        put(digits[byte >> 4U]);
        put(digits[byte & 15U]);
    }
  }
};

/// Bytes gathered before they go to the sink.
constexpr std::size_t flush_size = std::size_t{1} << 16U;

void key(JsonWriter& writer, std::string_view text) { writer.plain(text); }
void string(JsonWriter& writer, std::string_view text) { writer.string(text); }

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
      : vocabulary_(vocabulary), sink_(sink), writer_(buffer_) {
    keys_.resize(vocabulary.term_count());
    for (const Term& term : vocabulary.fixed())
      keys_[term.number] = JsonWriter::key_text(term.name);
  }

  void begin_document() {
    raw("{\"@context\":{\n");
    constexpr std::array<std::array<std::string_view, 2>, 3> aliases = {
        {{"id", "@id"}, {"type", "@type"}, {"graph", "@graph"}}};
    for (const auto& [alias, keyword] : aliases) {
      define(alias, [&, text = keyword] { string(writer_, text); });
    }
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
    writer_.key(id_key_);
    writer_.plain(id);
    if (types.empty()) return;
    writer_.key(type_key_);
    if (types.size() != 1) writer_.StartArray();
    for (const std::string_view type : types) writer_.plain(type);
    if (types.size() != 1) writer_.EndArray();
  }

  void end_node() override {
    writer_.EndObject();
    if (--depth_ == 0 && buffer_.GetSize() >= flush_size) flush();
  }

  void value(const Term& term, const NodeValue& value) override {
    key_of(term);
    if (term.set) writer_.StartArray();
    one_value(term, value);
    if (term.set) writer_.EndArray();
  }

  void values(const Term& term, std::span<const NodeValue> values) override {
    key_of(term);
    const bool array = term.set || values.size() != 1;
    if (array) writer_.StartArray();
    for (const NodeValue& value : values) one_value(term, value);
    if (array) writer_.EndArray();
  }

  void language_text(const Term& term, std::string_view language, std::string_view text) override {
    key_of(term);
    writer_.StartObject();
    key(writer_, language);
    string(writer_, text);
    writer_.EndObject();
  }

  void term_value(const Term& term, const Term& value) override {
    key_of(term);
    string(writer_, value.name);
  }

  void begin_nodes(const Term& term) override {
    key_of(term);
    writer_.StartArray();
  }
  void end_nodes() override { writer_.EndArray(); }

  void begin_graph() override {
    key(writer_, "graph");
    writer_.StartArray();
  }
  void end_graph() override { writer_.EndArray(); }

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

  void key_of(const Term& term) {
    const JsonWriter::KeyText& text = keys_[term.number];
    if (text.size > 0) {
      writer_.key(text);
    } else {
      key(writer_, term.name);
    }
  }

  void one_value(const Term& term, const NodeValue& value) {
    if (value.is_id && term.kind != TermKind::Reference) {
      writer_.StartObject();
      key(writer_, "id");
      writer_.plain(value.text);
      writer_.EndObject();
    } else if (!value.is_id && (!value.datatype.empty() || term.kind == TermKind::Reference)) {
      writer_.StartObject();
      key(writer_, "@value");
      string(writer_, value.text);
      if (!value.datatype.empty()) {
        key(writer_, "@type");
        writer_.plain(value.datatype);
      }
      writer_.EndObject();
    } else if (value.is_id || value.is_plain || term.kind == TermKind::Typed) {
      writer_.plain(value.text);
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
  std::vector<JsonWriter::KeyText> keys_;  ///< By Term::number; of predicates none.
  const JsonWriter::KeyText id_key_ = JsonWriter::key_text("id");
  const JsonWriter::KeyText type_key_ = JsonWriter::key_text("type");
  std::size_t depth_ = 0;
  bool first_ = true;
};

}  // namespace

void write_jsonld(const graph::KnowledgeGraph& graph, const JsonLdOptions& options,
                  const Sink& sink) {
  const Vocabulary vocabulary(graph.knowledge().ontology, options.base_iri);
  JsonLdWriter writer(vocabulary, sink);
  writer.begin_document();
  walk(graph, vocabulary, Selection(graph, options.facts),
       {SpanPlacement::Nested, options.provenance, options.words}, writer);
  writer.end_document();
}

}  // namespace newsgraph::exporting
