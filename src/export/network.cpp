#include "export/network.hpp"

#include <algorithm>
#include <array>
#include <map>

#include "newsgraph/base/sorted.hpp"

namespace newsgraph::exporting {
namespace {

/// Features of an entity that are data of their own; the others serve identity alone.
constexpr std::array<std::string_view, 6> own_keys = {"country", "endDate",   "format",
                                                      "ordinal", "startDate", "topic"};

void add_value(std::string& values, std::string_view value) {
  if (!values.empty()) values += "; ";
  values += value;
}

}  // namespace

std::string_view Network::root(graph::EntityId entity) const noexcept {
  const std::string_view root = graph().knowledge().ontology.root(graph().entities()[entity].type);
  return root.empty() ? "Thing" : root;
}

std::vector<std::string_view> Network::types(graph::EntityId entity) const {
  std::vector<std::string_view> types;
  const auto& ontology = graph().knowledge().ontology;
  const auto* type = ontology.find_type(graph().entities()[entity].type);
  for (; type != nullptr; type = ontology.find_type(type->parent)) types.push_back(type->name);
  if (types.empty()) types.emplace_back("Thing");
  std::ranges::reverse(types);
  return types;
}

std::vector<std::pair<std::string, std::string>> Network::data(graph::EntityId entity) const {
  std::map<std::string, std::string> by_key;
  for (const graph::FactId id : graph().facts_from(entity)) {
    const graph::Fact& fact = graph().facts()[id];
    if (fact.object != graph::no_entity_id || !fact.plain() || !selection_.has_fact(id)) continue;
    add_value(by_key[reader_.predicate(fact).name], fact.literal);
  }
  for (const auto& [key, value] : graph().entities()[entity].features) {
    if (std::ranges::binary_search(own_keys, key) && !by_key.contains(key)) by_key[key] = value;
  }
  return {by_key.begin(), by_key.end()};
}

std::vector<std::string> Network::data_keys() const {
  std::vector<std::string> keys(own_keys.begin(), own_keys.end());
  for (const knowledge::Predicate& predicate : graph().knowledge().ontology.predicates()) {
    if (predicate.literal_range()) keys.push_back(predicate.name);
  }
  make_set(keys);
  return keys;
}

}  // namespace newsgraph::exporting
