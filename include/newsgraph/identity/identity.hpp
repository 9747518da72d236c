#ifndef NEWSGRAPH_IDENTITY_IDENTITY_HPP
#define NEWSGRAPH_IDENTITY_IDENTITY_HPP

// Which entities of different articles are one thing, and what their ids are. One pure function of
// the set of records: the result does not depend on the order of articles.

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "newsgraph/document/record.hpp"
#include "newsgraph/identity/judgements.hpp"
#include "newsgraph/knowledge/knowledge.hpp"

namespace newsgraph::identity {

/// Row of `Identities::clusters`.
using ClusterId = std::uint32_t;

/// Why two names that differ are names of one thing.
struct Merge {
  std::string name;
  std::string other;
  std::string reason;  ///< "one name in two spellings".
  /// (record, entity) that bears `other`, where the name alone does not tell which.
  std::optional<std::pair<std::uint32_t, EntityIndex>> other_member = std::nullopt;

  friend bool operator==(const Merge&, const Merge&) = default;
};

/// One thing of the world, as known from all articles.
struct Cluster {
  std::string id;                    ///< Local part: "person-1f0c...", "country-Q813"; unique.
  std::string type;                  ///< The most precise ontology type that the members agree on.
  std::string name;                  ///< Canonical name.
  std::vector<std::string> aliases;  ///< Other names, sorted, without `name`.
  std::string wikidata;
  std::vector<std::pair<std::string, std::string>> features;   ///< As in Entity, merged.
  std::vector<std::pair<std::uint32_t, EntityIndex>> members;  ///< (record, entity), ascending.
  std::vector<Merge> merges;  ///< How its names came together; empty when it has one.
};

/// A claim from which something was inferred.
struct DateEvidence {
  std::uint32_t record = 0;
  std::uint32_t claim = 0;
  friend bool operator==(const DateEvidence&, const DateEvidence&) = default;
  friend auto operator<=>(const DateEvidence&, const DateEvidence&) = default;
};

/// The date of an article that does not give it, or not its year, where other articles force it.
struct InferredDate {
  std::string value;                  ///< EDTF: "2025-08-22"; empty when nothing was inferred.
  std::vector<DateEvidence> because;  ///< What this article says and what others know, ascending.
};

struct Identities {
  std::vector<Cluster> clusters;                   ///< Sorted by id.
  std::vector<std::vector<ClusterId>> cluster_of;  ///< [record][entity]
  std::vector<InferredDate> dates;                 ///< [record]
};

/// Resolves the entities of all records. Requires records sorted by article identifier. Judgements
/// about mentions go before everything else; those about places that no record has say nothing.
/// Throws InputError when they contradict each other ("a is b, b is c, a is not c").
Identities resolve(std::span<const Record> records, const knowledge::Knowledge& knowledge,
                   const Judgements& judgements = {});

/// The date of a claim in an article whose date was inferred (empty: it was not); empty when it
/// cannot be told. A day without a year is the last such day up to the article, of a plan the next.
std::string date_of(const Claim& claim, const Article& article, std::string_view inferred);

/// A day or month without a year, read in an article of the date `inferred`: the last such day up
/// to the article, of a plan the next. Every other date, or where nothing was inferred, as it
/// stands.
std::string with_inferred_year(std::string_view date, bool planned, std::string_view inferred);

/// Key by which names are compared: folded (text::fold), single-spaced, without a leading "the".
std::string name_key(std::string_view name);

/// Local part of an article's id: "article-" + hash of its identifier.
std::string article_id(const Article& article);

}  // namespace newsgraph::identity

#endif
