#include "newsgraph/export/dot.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <numeric>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "newsgraph/base/number.hpp"
#include "newsgraph/base/utf8.hpp"

#include "export/palette.hpp"
#include "export/sanitize.hpp"
#include "export/strongest.hpp"
#include "export/words.hpp"

// Own writer: cgraph takes 16 s and 460 MB to build and write a million edges, this a second. Every
// value is quoted, so that no name can be read as a keyword, a number or HTML.

namespace newsgraph::exporting {
namespace {

using graph::EntityId;
using graph::Fact;
using graph::FactId;
using graph::KnowledgeGraph;

constexpr std::size_t flush_size = std::size_t{1} << 16U;
/// The scanner of Graphviz refuses quoted strings of 16,384 bytes and more.
constexpr std::size_t longest_string = 16'000;
constexpr std::string_view ellipsis = "…";

/// Appends the text as a quoted string. Backslashes are doubled, as labels are read for escapes
/// ("\N" is the node's name) and a last one would take the closing quote with it.
void append_quoted(std::string& out, std::string_view text) {
  if (text.size() + ellipsis.size() <= longest_string && plain_length(text) == text.size() &&
      is_valid_utf8(text)) {
    out += '"';
    out += text;
    out += '"';
    return;
  }
  std::string scratch;
  const std::string_view clean = without_controls(text, scratch);
  std::string repaired;
  if (!is_valid_utf8(clean)) repaired = to_valid_utf8(clean);
  const std::string_view valid = repaired.empty() ? clean : repaired;
  out += '"';
  const std::size_t begin = out.size();
  for (std::size_t at = 0; at < valid.size();) {
    const std::size_t length = decode_utf8(valid, at).length;
    if (out.size() - begin + std::max<std::size_t>(length, 2) + ellipsis.size() > longest_string) {
      out += ellipsis;
      break;
    }
    switch (valid[at]) {
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
        break;
      default:
        out.append(valid, at, length);
    }
    at += length;
  }
  out += '"';
}

class DotWriter {
 public:
  DotWriter(const KnowledgeGraph& graph, std::vector<EntityId> entities, std::vector<FactId> facts,
            const std::vector<Dispute>& disputes, const Sink& sink)
      : graph_(graph),
        entities_(std::move(entities)),
        facts_(std::move(facts)),
        sink_(sink),
        sentences_(graph) {
    sort_by_id(facts_);
    for (const Dispute& dispute : disputes) {
      disputed_.push_back(dispute.one);
      disputed_.push_back(dispute.other);
    }
    std::sort(disputed_.begin(), disputed_.end());
  }

  void write() {
    buffer_ =
        "digraph \"newsgraph\" {\n"
        "graph [charset=\"UTF-8\" overlap=\"prism\" splines=\"line\" outputorder=\"edgesfirst\"];\n"
        "node [fontname=\"DejaVu Sans,Verdana,sans\" fontsize=\"12\"];\n"
        "edge [fontname=\"DejaVu Sans,Verdana,sans\" fontsize=\"10\" color=\"#6B6B6B\"];\n";
    nodes();
    edges();
    buffer_ += "}\n";
    flush();
  }

 private:
  static std::string value_id(const Fact& fact) { return "value-" + fact.id; }

  /// Facts in the order of their own ids. The first bytes of an id decide nearly always; read once
  /// beside each other, they spare a million facts twenty million jumps through the memory.
  void sort_by_id(std::vector<FactId>& facts) const {
    struct Keyed {
      std::uint64_t beginning = 0;
      FactId fact = 0;
    };
    std::vector<Keyed> keyed;
    keyed.reserve(facts.size());
    for (const FactId id : facts) {
      std::uint64_t beginning = 0;
      const std::string& text = graph_.facts()[id].id;
      for (std::size_t i = 0; i < sizeof beginning; ++i) {
        beginning = beginning << 8U | (i < text.size() ? static_cast<unsigned char>(text[i]) : 0U);
      }
      keyed.push_back({beginning, id});
    }
    std::sort(keyed.begin(), keyed.end(), [&](const Keyed& a, const Keyed& b) {
      if (a.beginning != b.beginning) return a.beginning < b.beginning;
      return graph_.facts()[a.fact].id < graph_.facts()[b.fact].id;
    });
    std::transform(keyed.begin(), keyed.end(), facts.begin(),
                   [](const Keyed& each) { return each.fact; });
  }

  void nodes() {
    // A literal is a node of its own: two facts may share a date and have nothing in common.
    std::vector<FactId> literals = facts_;
    std::erase_if(literals,
                  [&](FactId id) { return graph_.facts()[id].object != graph::no_entity_id; });
    auto literal = literals.begin();
    for (const EntityId id : entities_) {
      const identity::Cluster& cluster = graph_.entities()[id];
      for (; literal != literals.end() && value_id(graph_.facts()[*literal]) < cluster.id;
           ++literal) {
        literal_node(graph_.facts()[*literal]);
      }
      entity_node(cluster);
    }
    for (; literal != literals.end(); ++literal) literal_node(graph_.facts()[*literal]);
  }

  void entity_node(const identity::Cluster& cluster) {
    const knowledge::Ontology& ontology = graph_.knowledge().ontology;
    const Look& look = look_of(ontology.root(cluster.type));
    append_quoted(buffer_, cluster.id);
    buffer_ += " [";
    first_ = true;
    attribute("class", cluster.type);
    attribute("label", cluster.name);
    const knowledge::EntityType* const type = ontology.find_type(cluster.type);
    std::string tooltip = type == nullptr ? cluster.type : type->label;
    for (const std::string& alias : cluster.aliases) tooltip += "; " + alias;
    attribute("tooltip", tooltip);
    attribute("shape", look.shape);
    attribute("style", look.style);
    attribute("fillcolor", look.fill);
    if (!cluster.wikidata.empty()) {
      attribute("URL", "https://www.wikidata.org/wiki/" + encode_local(cluster.wikidata));
    }
    end_statement();
  }

  void literal_node(const Fact& fact) {
    append_quoted(buffer_, value_id(fact));
    buffer_ += " [";
    first_ = true;
    attribute("class", "literal");
    attribute("label", fact.literal);
    attribute("shape", "plaintext");
    end_statement();
  }

  void edges() {
    for (std::size_t row = 0; row < facts_.size(); ++row) {
      fetch_ahead(row);
      const FactId id = facts_[row];
      edge(graph_.facts()[id], std::binary_search(disputed_.begin(), disputed_.end(), id));
    }
  }

  /// The order of ids is none of the memory's: in a large graph an edge waits for a dozen places
  /// that no cache holds, two thirds of its time. So they are asked for while the edges before it
  /// are written, in steps, as each place tells where the next one is.
  void fetch_ahead(std::size_t row) const {
    const auto fact = [&](std::size_t ahead) -> const Fact* {
      return row + ahead < facts_.size() ? &graph_.facts()[facts_[row + ahead]] : nullptr;
    };
    if (const Fact* const next = fact(16)) fetch(next, sizeof *next);
    if (const Fact* const next = fact(12)) {
      fetch(&graph_.entities()[next->subject].id);
      if (next->object != graph::no_entity_id) fetch(&graph_.entities()[next->object].id);
      fetch(next->claims.data());
    }
    if (const Fact* const next = fact(9)) {
      fetch(graph_.entities()[next->subject].id.data());
      if (next->object != graph::no_entity_id) fetch(graph_.entities()[next->object].id.data());
      sentences_.fetch(*next, 0);
    }
    if (const Fact* const next = fact(6)) sentences_.fetch(*next, 1);
    if (const Fact* const next = fact(3)) sentences_.fetch(*next, 2);
  }

  void edge(const Fact& fact, bool disputed) {
    const knowledge::Predicate& predicate =
        graph_.knowledge().ontology.predicates()[fact.predicate];
    append_quoted(buffer_, graph_.entities()[fact.subject].id);
    buffer_ += " -> ";
    append_quoted(buffer_, fact.object == graph::no_entity_id ? value_id(fact)
                                                              : graph_.entities()[fact.object].id);
    buffer_ += " [";
    first_ = true;
    attribute("id", fact.id);
    attribute("label", fact_words(graph_, fact));
    attribute("predicate", predicate.name);
    attribute("stance", to_string(fact.stance.modality));
    if (fact.stance.polarity == Polarity::Negative) attribute("polarity", "negative");
    if (!fact.plain() && !fact.speakers.empty()) {
      attribute("speaker", graph_.entities()[fact.speakers.front()].id);
    }
    optional_attribute("date", fact.date);
    if (fact.place != graph::no_entity_id) attribute("place", graph_.entities()[fact.place].id);
    if (fact.event != graph::no_entity_id) attribute("event", graph_.entities()[fact.event].id);
    optional_attribute("role", fact.role);
    optional_attribute("topic", fact.topic);
    optional_attribute("amount", fact.amount);
    optional_attribute("change", fact.change);
    optional_attribute("period", fact.period);
    attribute("sources", std::to_string(fact.sources.size()));
    attribute("confidence", to_decimal(fact.confidence, 2));
    attribute("tooltip", sentences_.of(fact));
    if (predicate.symmetric) attribute("dir", "none");
    if (!fact.plain()) attribute("style", "dashed");
    if (disputed) attribute("color", disputed_colour);
    end_statement();
  }

  void attribute(std::string_view name, std::string_view value) {
    if (!first_) buffer_ += ' ';
    first_ = false;
    buffer_.append(name).append("=");
    append_quoted(buffer_, value);
  }
  void optional_attribute(std::string_view name, std::string_view value) {
    if (!value.empty()) attribute(name, value);
  }

  void end_statement() {
    buffer_ += "];\n";
    if (buffer_.size() >= flush_size) flush();
  }
  void flush() {
    sink_(buffer_);
    buffer_.clear();
  }

  const KnowledgeGraph& graph_;
  std::vector<EntityId> entities_;
  std::vector<FactId> facts_;
  std::vector<FactId> disputed_;  // ascending
  const Sink& sink_;
  Sentences sentences_;
  std::string buffer_;
  bool first_ = true;
};

}  // namespace

void write_dot(const KnowledgeGraph& graph, const PictureOptions& options, const Sink& sink) {
  const std::vector<FactId> facts =
      strongest_facts(graph, facts_or_all(graph, options.facts), options.most_nodes);
  DotWriter(graph, ends_of(graph, facts), facts, options.disputes, sink).write();
}

void write_dot(const KnowledgeGraph& graph, const Sink& sink) {
  std::vector<EntityId> entities(graph.entities().size());
  std::iota(entities.begin(), entities.end(), EntityId{0});
  DotWriter(graph, std::move(entities), facts_or_all(graph, {}), {}, sink).write();
}

}  // namespace newsgraph::exporting
