#ifndef NEWSGRAPH_IDENTITY_IDENTITY_HPP
#define NEWSGRAPH_IDENTITY_IDENTITY_HPP

// Which entities of different articles are one thing, and what their ids are. One pure function of
// the set of records: the result does not depend on the order of articles.

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "newsgraph/document/record.hpp"
#include "newsgraph/knowledge/knowledge.hpp"

namespace newsgraph::identity {

/// Row of `Identities::clusters`.
using ClusterId = std::uint32_t;

/// One thing of the world, as known from all articles.
struct Cluster {
  std::string id;                    ///< Local part: "person-1f0c...", "country-Q813"; unique.
  std::string type;                  ///< The most precise ontology type that the members agree on.
  std::string name;                  ///< Canonical name.
  std::vector<std::string> aliases;  ///< Other names, sorted, without `name`.
  std::string wikidata;
  std::vector<std::pair<std::string, std::string>> features;   ///< As in Entity, merged.
  std::vector<std::pair<std::uint32_t, EntityIndex>> members;  ///< (record, entity), ascending.
};

struct Identities {
  std::vector<Cluster> clusters;                   ///< Sorted by id.
  std::vector<std::vector<ClusterId>> cluster_of;  ///< [record][entity]
};

/// Resolves the entities of all records. Requires records sorted by article identifier.
Identities resolve(std::span<const Record> records, const knowledge::Knowledge& knowledge);

/// Key by which names are compared: folded (text::fold), single-spaced, without a leading "the".
std::string name_key(std::string_view name);

/// Local part of an article's id: "article-" + hash of its identifier.
std::string article_id(const Article& article);

}  // namespace newsgraph::identity

#endif
