#include <algorithm>
#include <array>
#include <charconv>
#include <optional>
#include <string>

#include "newsgraph/base/number.hpp"
#include "newsgraph/document/date.hpp"

#include "export/graphml.hpp"
#include "export/network.hpp"
#include "export/palette.hpp"
#include "export/words.hpp"
#include "export/xml.hpp"

namespace newsgraph::exporting {
namespace {

struct Attribute {
  std::string_view name;
  std::string_view type;
};

constexpr std::array<Attribute, 8> edge_attributes = {{{"predicate", "string"},
                                                       {"date", "string"},
                                                       {"role", "string"},
                                                       {"stance", "string"},
                                                       {"place", "string"},
                                                       {"topic", "string"},
                                                       {"confidence", "double"},
                                                       {"sentence", "string"}}};

/// Two hexadecimal digits of "#A9D6F5" as a number.
std::string channel(std::string_view colour, std::size_t at) {
  int value = 0;
  std::from_chars(colour.data() + at, colour.data() + at + 2, value, 16);
  return std::to_string(value);
}

class Gexf {
 public:
  Gexf(const graph::KnowledgeGraph& graph, const DataOptions& options, const Sink& sink)
      : network_(graph, options), keys_(network_.data_keys()), xml_(sink) {}

  void write() {
    xml_.markup(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
        "<gexf xmlns=\"http://gexf.net/1.3\" xmlns:viz=\"http://gexf.net/1.3/viz\" "
        "version=\"1.3\">\n<meta><creator>newsgraph</creator></meta>\n"
        "<graph mode=\"dynamic\" timeformat=\"date\" timerepresentation=\"interval\" "
        "defaultedgetype=\"directed\">\n<attributes class=\"node\" mode=\"static\">\n");
    define("type", "type", "string");
    define("root", "root", "string");
    define("wikidata", "wikidata", "string");
    for (const std::string& key : keys_) define("data-" + key, key, "string");
    xml_.markup("</attributes>\n<attributes class=\"edge\" mode=\"static\">\n");
    for (const Attribute& each : edge_attributes) define(each.name, each.name, each.type);
    xml_.markup("</attributes>\n<nodes>\n");
    network_.for_nodes([&](graph::EntityId id) { node(id); });
    xml_.markup("</nodes>\n<edges>\n");
    network_.for_edges([&](graph::FactId id) { edge(id); });
    xml_.markup("</edges>\n</graph>\n</gexf>\n");
    xml_.flush();
  }

 private:
  void define(std::string_view id, std::string_view title, std::string_view type) {
    xml_.markup("<attribute").attribute("id", id).attribute("title", title);
    xml_.attribute("type", type).markup("/>\n");
  }

  void value(std::string_view id, std::string_view value) {
    if (value.empty()) return;
    xml_.markup("<attvalue").attribute("for", id).attribute("value", value).markup("/>");
  }

  void node(graph::EntityId id) {
    const identity::Cluster& cluster = network_.graph().entities()[id];
    const std::string_view root = network_.root(id);
    xml_.markup("<node").attribute("id", cluster.id).attribute("label", cluster.name);
    xml_.markup("><attvalues>");
    value("type", cluster.type);
    value("root", root);
    value("wikidata", cluster.wikidata);
    for (const auto& [key, data] : network_.data(id)) value("data-" + key, data);
    const std::string_view fill = look_of(root).fill;
    xml_.markup("</attvalues><viz:color").attribute("r", channel(fill, 1));
    xml_.attribute("g", channel(fill, 3)).attribute("b", channel(fill, 5)).markup("/></node>\n");
  }

  /// When the edge is there; an open end is none.
  std::optional<DateRange> spell(const graph::Fact& fact) {
    if (const auto range = date_range(fact.date)) return range;
    if (!network_.reader().predicate(fact).state) return std::nullopt;
    std::optional<DateRange> told;
    for (const std::uint32_t record : fact.sources) {
      const auto when = date_range(network_.graph().article_date(record));
      if (!when) continue;
      if (!told) told = when;
      told->first = std::min(told->first, when->first);
      told->last = std::max(told->last, when->last);
    }
    return told;
  }

  void edge(graph::FactId id) {
    FactReader& reader = network_.reader();
    const graph::Fact& fact = network_.graph().facts()[id];
    xml_.markup("<edge").attribute("id", "fact-" + fact.id);
    xml_.attribute("source", reader.id(fact.subject)).attribute("target", reader.id(fact.object));
    xml_.attribute("label", fact_words(network_.graph(), fact));
    xml_.attribute("kind", reader.predicate(fact).name);
    xml_.attribute("weight", std::to_string(network_.graph().independent_sources(fact)) + ".0");
    xml_.markup("><attvalues>");
    value("predicate", reader.predicate(fact).name);
    value("date", fact.date);
    value("role", fact.role);
    value("stance", stance_words(network_.graph(), fact));
    value("place", reader.name(fact.place));
    value("topic", fold_spaces(fact.topic));
    value("confidence", to_decimal(fact.confidence, 2));
    value("sentence", reader.sentence(reader.best_claim(fact)));
    xml_.markup("</attvalues>");
    if (const auto range = spell(fact)) {
      xml_.markup("<spells><spell").attribute("start", format_day(range->first));
      xml_.attribute("end", format_day(range->last)).markup("/></spells>");
    }
    xml_.markup("</edge>\n");
  }

  Network network_;
  std::vector<std::string> keys_;
  XmlWriter xml_;
};

}  // namespace

void write_gexf(const graph::KnowledgeGraph& graph, const DataOptions& options, const Sink& sink) {
  Gexf(graph, options, sink).write();
}

}  // namespace newsgraph::exporting
