#ifndef NEWSGRAPH_EXPORT_PROPERTY_ROWS_HPP
#define NEWSGRAPH_EXPORT_PROPERTY_ROWS_HPP

// Nodes and relations of a property graph as rows of named cells, read by the CSV files for Neo4j
// and by the Cypher script alike.

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "export/network.hpp"

namespace newsgraph::exporting {

enum class CellType : std::uint8_t { Text, List, Integer, Decimal, Boolean };

struct Cell {
  std::string_view name;
  CellType type = CellType::Text;
  std::string value;  ///< Empty: not told. Members of a list are divided by ';'.
};

using PropertyRow = std::vector<Cell>;

/// Id, name, names, type ... of an entity.
PropertyRow entity_row(const Network& network, graph::EntityId entity);
/// The literal object of a fact as a node: its id is made of its words.
PropertyRow value_row(std::string_view value);
PropertyRow article_row(const Network& network, std::uint32_t record);
/// What a fact says beside its ends and its predicate; the handle comes first.
PropertyRow fact_row(Network& network, graph::FactId fact);

/// Id of the node of a literal: "value-" and a hash.
std::string value_id(std::string_view value);

/// How often each article names an entity, ascending by article; articles of the selection only.
struct MentionCount {
  std::uint32_t record = 0;
  std::size_t mentions = 0;
};
std::vector<MentionCount> mention_counts(const Network& network, graph::EntityId entity);

}  // namespace newsgraph::exporting

#endif
