#include "export/property_rows.hpp"

#include <algorithm>

#include "newsgraph/base/hash.hpp"
#include "newsgraph/base/number.hpp"

#include "export/sanitize.hpp"

namespace newsgraph::exporting {
namespace {

/// Members of a list, divided by ';'; one inside a member becomes a comma.
template <typename Range>
std::string list_of(const Range& members) {
  std::string list;
  for (std::string member : members) {
    std::ranges::replace(member, ';', ',');
    if (!list.empty()) list += ';';
    list += member;
  }
  return list;
}

}  // namespace

std::string value_id(std::string_view value) { return "value-" + content_id({value}); }

PropertyRow entity_row(const Network& network, graph::EntityId entity) {
  const identity::Cluster& cluster = network.graph().entities()[entity];
  PropertyRow row = {{"id", CellType::Text, cluster.id},
                     {"name", CellType::Text, cluster.name},
                     {"aliases", CellType::List, list_of(cluster.aliases)},
                     {"type", CellType::Text, cluster.type},
                     {"wikidata", CellType::Text, cluster.wikidata}};
  for (const std::string_view key : {"country", "startDate", "endDate", "topic"}) {
    row.push_back({key, CellType::Text, {}});
  }
  for (const auto& [key, value] : network.data(entity)) {
    for (Cell& cell : row) {
      if (cell.name == key) cell.value = value;
    }
  }
  return row;
}

PropertyRow value_row(std::string_view value) {
  return {{"id", CellType::Text, value_id(value)}, {"value", CellType::Text, std::string(value)}};
}

PropertyRow article_row(const Network& network, std::uint32_t record) {
  const Article& article = network.graph().records()[record].article;
  return {{"id", CellType::Text, identity::article_id(article)},
          {"identifier", CellType::Text, article.identifier},
          {"title", CellType::Text, fold_spaces(article.title)},
          {"date", CellType::Text, network.graph().article_date(record)},
          {"publisher", CellType::Text, article.publisher},
          {"url", CellType::Text, web_address(article.url)}};
}

PropertyRow fact_row(Network& network, graph::FactId id) {
  FactReader& reader = network.reader();
  const graph::KnowledgeGraph& graph = network.graph();
  const graph::Fact& fact = graph.facts()[id];
  std::vector<std::string> articles;
  for (const std::uint32_t record : fact.sources) {
    articles.push_back(identity::article_id(graph.records()[record].article));
  }
  return {{"handle", CellType::Text, fact.id},
          {"date", CellType::Text, fact.date},
          {"role", CellType::Text, fact.role},
          {"topic", CellType::Text, fold_spaces(fact.topic)},
          {"place", CellType::Text, std::string(reader.id(fact.place))},
          {"event", CellType::Text, std::string(reader.id(fact.event))},
          {"polarity", CellType::Text, to_string(fact.stance.polarity)},
          {"modality", CellType::Text, to_string(fact.stance.modality)},
          {"speaker", CellType::Text, reader.speakers(fact)},
          {"plain", CellType::Boolean, fact.plain() ? "true" : "false"},
          {"amount", CellType::Text, fact.amount},
          {"change", CellType::Text, fact.change},
          {"period", CellType::Text, fact.period},
          {"confidence", CellType::Decimal, to_decimal(fact.confidence, 2)},
          {"sources", CellType::Integer, std::to_string(graph.independent_sources(fact))},
          {"articles", CellType::List, list_of(articles)},
          {"sentence", CellType::Text, reader.sentence(reader.best_claim(fact))}};
}

std::vector<MentionCount> mention_counts(const Network& network, graph::EntityId entity) {
  std::vector<MentionCount> counts;
  const graph::KnowledgeGraph& graph = network.graph();
  for (const auto& [record, index] : graph.entities()[entity].members) {
    if (!network.selection().has_record(record)) continue;
    if (counts.empty() || counts.back().record != record) counts.push_back({record, 0});
    counts.back().mentions += graph.records()[record].entities[index].mentions.size();
  }
  return counts;
}

}  // namespace newsgraph::exporting
