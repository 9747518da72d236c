// A picture of what is told of one entity in the order of time: a line downwards, a row for each
// dated fact.

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "newsgraph/document/date.hpp"

#include "export/drawing.hpp"
#include "export/sanitize.hpp"
#include "export/strongest.hpp"
#include "export/words.hpp"

namespace newsgraph::exporting {
namespace {

using graph::EntityId;
using graph::Fact;
using graph::FactId;
using graph::KnowledgeGraph;

/// Rows of one picture; of more those with most evidence. A page of print has room for about forty.
constexpr std::size_t most_rows = 60;
// In points: from row to row, more where a year ends; where dates, words and boxes stand.
constexpr double row_height = 46.0;
constexpr double year_gap = 26.0;
constexpr double date_place = -58.0;
constexpr double words_place = 120.0;
constexpr double box_place = 310.0;
constexpr std::size_t name_width = 26;
constexpr std::size_t words_width = 24;

bool among(const std::vector<EntityId>& entities, EntityId id) {
  return std::find(entities.begin(), entities.end(), id) != entities.end();
}

struct Row {
  FactId fact = 0;
  EntityId other = graph::no_entity_id;
  bool turned = false;  ///< The fact leads from the other to ours.
};

/// What is told of ours and another, with a date; `undated` counts the rest.
std::vector<Row> dated_rows(const KnowledgeGraph& graph, const std::vector<FactId>& facts,
                            const std::vector<EntityId>& ours, std::size_t& undated) {
  std::vector<Row> rows;
  for (const FactId id : facts) {
    const Fact& fact = graph.facts()[id];
    if (fact.object == graph::no_entity_id) continue;
    const bool is_subject = among(ours, fact.subject);
    if (is_subject == among(ours, fact.object)) continue;
    if (!date_range(fact.date)) {
      ++undated;
      continue;
    }
    rows.push_back({id, is_subject ? fact.object : fact.subject, !is_subject});
  }
  std::stable_sort(rows.begin(), rows.end(), [&](const Row& a, const Row& b) {
    return graph.facts()[a.fact].claims.size() > graph.facts()[b.fact].claims.size();
  });
  return rows;
}

DrawnNode words_node(std::string id, std::vector<std::string> lines, std::string tooltip) {
  DrawnNode node;
  node.id = std::move(id);
  node.kind = DrawnNode::Kind::Words;
  node.lines = std::move(lines);
  node.tooltip = std::move(tooltip);
  return node;
}

std::string year_of(const std::string& date) { return date.substr(0, date.find('-')); }

}  // namespace

Drawing choose_timeline(const KnowledgeGraph& graph, const PictureOptions& options) {
  const knowledge::Ontology& ontology = graph.knowledge().ontology;
  Drawing drawing;
  std::size_t undated = 0;
  std::vector<Row> rows =
      dated_rows(graph, facts_or_all(graph, options.facts), options.timeline, undated);
  const std::size_t all = rows.size();
  if (rows.size() > most_rows) rows.resize(most_rows);
  std::stable_sort(rows.begin(), rows.end(), [&](const Row& a, const Row& b) {
    return compare_dates(graph.facts()[a.fact].date, graph.facts()[b.fact].date) < 0;
  });

  const auto add = [&](DrawnNode node, double x, double y) {
    drawing.nodes.push_back(std::move(node));
    drawing.places.push_back({x, y});
    return drawing.nodes.size() - 1;
  };
  const std::string name =
      options.timeline.empty() ? std::string() : graph.entities()[options.timeline.front()].name;
  DrawnNode heading = words_node("timeline", wrap(name, name_width, 3), name);
  heading.heading = true;
  std::size_t above = add(std::move(heading), 0, 0);
  std::vector<Spot> label_places;
  Sentences sentences(graph);
  double y = -row_height;
  std::string year;
  for (const Row& row : rows) {
    const Fact& fact = graph.facts()[row.fact];
    if (!year.empty() && year_of(fact.date) != year) y -= year_gap;
    year = year_of(fact.date);
    const std::string key = std::to_string(drawing.nodes.size());
    DrawnNode dot;
    dot.id = "point-" + key;
    dot.kind = DrawnNode::Kind::Point;
    const std::size_t point = add(std::move(dot), 0, y);
    add(words_node("date-" + key, {fact.date}, fact.date), date_place, y);
    DrawnNode other = drawn_node(graph, row.other);
    other.id += "-" + key;
    other.lines = wrap(graph.entities()[row.other].name, name_width, 2);
    const std::size_t box = add(std::move(other), box_place, y);
    DrawnEdge spine;
    spine.id = "spine-" + key;
    spine.tail = above;
    spine.head = point;
    spine.directed = false;
    spine.worded = false;
    drawing.edges.push_back(std::move(spine));
    DrawnEdge line;
    line.id = "fact-" + fact.id;
    line.tail = row.turned ? box : point;
    line.head = row.turned ? point : box;
    line.lines = wrap(fact_words(graph, fact), words_width, 3);
    line.tooltip = sentences.of(fact);
    if (!fact.sources.empty())
      line.url = web_address(graph.records()[fact.sources.front()].article.url);
    line.directed = !ontology.predicates()[fact.predicate].symmetric;
    line.dashed = !fact.plain();
    line.disputed = std::any_of(
        options.disputes.begin(), options.disputes.end(),
        [&](const Dispute& each) { return each.one == row.fact || each.other == row.fact; });
    line.sources = fact.sources.size();
    drawing.edges.push_back(std::move(line));
    label_places.push_back({words_place, y});
    above = point;
    y -= row_height;
  }
  drawing.places.insert(drawing.places.end(), label_places.begin(), label_places.end());
  drawing.types = legend_types(graph, drawing);
  if (rows.size() < all) {
    drawing.notes.push_back("Showing " + with_commas(rows.size()) + " of " + with_commas(all) +
                            " dated facts: those with most evidence.");
  }
  if (undated > 0) {
    drawing.notes.push_back(with_commas(undated) + (undated == 1 ? " fact" : " facts") +
                            " without a date not drawn.");
  }
  return drawing;
}

}  // namespace newsgraph::exporting
