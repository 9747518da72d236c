#include "export/graphml.hpp"

#include <array>
#include <string>

#include "newsgraph/base/number.hpp"

#include "export/network.hpp"
#include "export/palette.hpp"
#include "export/words.hpp"
#include "export/xml.hpp"

namespace newsgraph::exporting {
namespace {

struct DataKey {
  std::string_view name;
  std::string_view type;  ///< boolean, int, double, string
};

constexpr std::array<DataKey, 6> node_keys = {{{"label", "string"},
                                               {"type", "string"},
                                               {"root", "string"},
                                               {"aliases", "string"},
                                               {"wikidata", "string"},
                                               {"articles", "int"}}};

constexpr std::array<DataKey, 18> edge_keys = {{{"label", "string"},
                                                {"predicate", "string"},
                                                {"symmetric", "boolean"},
                                                {"date", "string"},
                                                {"role", "string"},
                                                {"topic", "string"},
                                                {"place", "string"},
                                                {"polarity", "string"},
                                                {"modality", "string"},
                                                {"speaker", "string"},
                                                {"plain", "boolean"},
                                                {"amount", "string"},
                                                {"change", "string"},
                                                {"period", "string"},
                                                {"confidence", "double"},
                                                {"weight", "double"},
                                                {"articles", "string"},
                                                {"sentence", "string"}}};

/// Shapes of yEd for those of Graphviz.
std::string_view yed_shape(std::string_view shape) noexcept {
  if (shape == "ellipse") return "ellipse";
  if (shape == "octagon") return "octagon";
  if (shape == "house") return "hexagon";
  if (shape == "note") return "parallelogram";
  if (shape == "tab") return "trapezoid";
  return shape == "component" ? "rectangle3d" : "roundrectangle";
}

class GraphMl {
 public:
  GraphMl(const graph::KnowledgeGraph& graph, const DataOptions& options, const Sink& sink)
      : network_(graph, options), xml_(sink) {}

  void write() {
    xml_.markup(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
        "<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\" "
        "xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" "
        "xmlns:y=\"http://www.yworks.com/xml/graphml\" "
        "xsi:schemaLocation=\"http://graphml.graphdrawing.org/xmlns "
        "http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd\">\n");
    for (const DataKey& key : node_keys) define("node", key);
    for (const std::string& name : network_.data_keys()) define("node", {name, "string"});
    for (const DataKey& key : edge_keys) define("edge", key);
    xml_.markup("<key id=\"node-looks\" for=\"node\" yfiles.type=\"nodegraphics\"/>\n");
    xml_.markup("<key id=\"edge-looks\" for=\"edge\" yfiles.type=\"edgegraphics\"/>\n");
    xml_.markup("<graph id=\"newsgraph\" edgedefault=\"directed\">\n");
    network_.for_nodes([&](graph::EntityId id) { node(id); });
    network_.for_edges([&](graph::FactId id) { edge(id); });
    xml_.markup("</graph>\n</graphml>\n");
    xml_.flush();
  }

 private:
  void define(std::string_view kind, const DataKey& key) {
    xml_.markup("<key").attribute("id", std::string(kind) + '-' + std::string(key.name));
    xml_.attribute("for", kind).attribute("attr.name", key.name);
    xml_.attribute("attr.type", key.type).markup("/>\n");
  }

  void data(std::string_view kind, std::string_view name, std::string_view value) {
    if (value.empty()) return;
    xml_.markup("<data key=\"").markup(kind).markup("-").text(name).markup("\">");
    xml_.text(value).markup("</data>");
  }

  void node(graph::EntityId id) {
    const identity::Cluster& cluster = network_.graph().entities()[id];
    const std::string_view root = network_.root(id);
    xml_.markup("<node").attribute("id", cluster.id).markup(">");
    data("node", "label", cluster.name);
    data("node", "type", cluster.type);
    data("node", "root", root);
    std::string aliases;
    for (const std::string& alias : cluster.aliases)
      aliases += (aliases.empty() ? "" : "; ") + alias;
    data("node", "aliases", aliases);
    data("node", "wikidata", cluster.wikidata);
    std::size_t articles = 0;
    std::uint32_t last = 0;
    for (const auto& [record, entity] : cluster.members) {
      if (!network_.selection().has_record(record) || (articles > 0 && record == last)) continue;
      ++articles;
      last = record;
    }
    data("node", "articles", std::to_string(articles));
    for (const auto& [key, value] : network_.data(id)) data("node", key, value);
    const Look& look = look_of(root);
    xml_.markup("<data key=\"node-looks\"><y:ShapeNode><y:Fill").attribute("color", look.fill);
    xml_.markup(" transparent=\"false\"/><y:NodeLabel>").text(cluster.name);
    xml_.markup("</y:NodeLabel><y:Shape").attribute("type", yed_shape(look.shape));
    xml_.markup("/></y:ShapeNode></data></node>\n");
  }

  void edge(graph::FactId id) {
    FactReader& reader = network_.reader();
    const graph::Fact& fact = network_.graph().facts()[id];
    const std::string label = fact_words(network_.graph(), fact);
    xml_.markup("<edge").attribute("id", "fact-" + fact.id);
    xml_.attribute("source", reader.id(fact.subject));
    xml_.attribute("target", reader.id(fact.object)).markup(">");
    data("edge", "label", label);
    data("edge", "predicate", reader.predicate(fact).name);
    data("edge", "symmetric", reader.predicate(fact).symmetric ? "true" : "false");
    data("edge", "date", fact.date);
    data("edge", "role", fact.role);
    data("edge", "topic", fold_spaces(fact.topic));
    data("edge", "place", reader.name(fact.place));
    data("edge", "polarity", to_string(fact.stance.polarity));
    data("edge", "modality", to_string(fact.stance.modality));
    data("edge", "speaker", reader.speakers(fact));
    data("edge", "plain", fact.plain() ? "true" : "false");
    data("edge", "amount", fact.amount);
    data("edge", "change", fact.change);
    data("edge", "period", fact.period);
    data("edge", "confidence", to_decimal(fact.confidence, 2));
    data("edge", "weight", std::to_string(network_.graph().independent_sources(fact)) + ".0");
    data("edge", "articles", reader.articles(fact));
    data("edge", "sentence", reader.sentence(reader.best_claim(fact)));
    xml_.markup("<data key=\"edge-looks\"><y:PolyLineEdge><y:LineStyle type=\"");
    xml_.markup(fact.plain() ? "line" : "dashed").markup("\"/><y:Arrows source=\"none\" target=\"");
    xml_.markup(reader.predicate(fact).symmetric ? "none" : "standard");
    xml_.markup("\"/><y:EdgeLabel>").text(label);
    xml_.markup("</y:EdgeLabel></y:PolyLineEdge></data></edge>\n");
  }

  Network network_;
  XmlWriter xml_;
};

}  // namespace

void write_graphml(const graph::KnowledgeGraph& graph, const DataOptions& options,
                   const Sink& sink) {
  GraphMl(graph, options, sink).write();
}

}  // namespace newsgraph::exporting
