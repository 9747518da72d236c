#ifndef NEWSGRAPH_GRAPH_KNOWLEDGE_GRAPH_HPP
#define NEWSGRAPH_GRAPH_KNOWLEDGE_GRAPH_HPP

// The graph of the world as the articles tell it: entities are vertices, facts are edges, and each
// fact keeps the claims that support it. A Boost.Graph property graph inside; facts live here and
// nowhere else.

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "newsgraph/document/record.hpp"
#include "newsgraph/identity/identity.hpp"
#include "newsgraph/knowledge/knowledge.hpp"

namespace newsgraph::graph {

using EntityId = std::uint32_t;  ///< Row of entities(); stable for the life of the graph.
using FactId = std::uint32_t;    ///< Row of facts().
inline constexpr EntityId no_entity_id = 0xffffffffU;

/// One claim, by article and row.
struct ClaimRef {
  std::uint32_t record = 0;
  std::uint32_t claim = 0;
  friend bool operator==(const ClaimRef&, const ClaimRef&) = default;
  friend auto operator<=>(const ClaimRef&, const ClaimRef&) = default;
};

/// One occurrence or state that all agreeing claims support. Key: subject, predicate, object,
/// stance class; for states also the role, for interactions the event, else the date; for amounts
/// the period. A symmetric fact has the entity of the smaller id as its subject.
struct Fact {
  std::string id;  ///< Handle: lower-case hexadecimal, unique; any unique beginning names it.
  EntityId subject = no_entity_id;
  std::uint32_t predicate = 0;     ///< Row of Ontology::predicates().
  EntityId object = no_entity_id;  ///< no_entity_id: `literal` holds the object.
  std::string literal;
  Stance stance;  ///< speaker is an EntityId here; own acts have none.
  /// Whose word it is: the speaker of an attributed fact; of others, ascending, those who tell
  /// their own acts; empty when a publisher says it in its own voice.
  std::vector<EntityId> speakers;
  std::string date;  ///< EDTF, the most precise of the claims; may be empty.
  EntityId place = no_entity_id;
  EntityId event = no_entity_id;
  std::string role, topic, amount, change, period;
  double confidence = 0.0;             ///< Highest of the claims.
  std::vector<ClaimRef> claims;        ///< Ascending.
  std::vector<std::uint32_t> sources;  ///< Records, ascending, each once.

  bool plain() const noexcept { return is_plain(stance); }
};

class KnowledgeGraph {
 public:
  /// Builds the graph of the records: resolves identities, resolves dates, derives facts. Records
  /// may come in any order and more than once (see unite_records). Throws InputError when one
  /// identifier has two texts, or a claim a predicate that the ontology lacks. The graph owns the
  /// records; `knowledge` must outlive it. Reading is safe from several threads.
  /// Claims judged wrong make no fact.
  KnowledgeGraph(std::vector<Record> records, const knowledge::Knowledge& knowledge,
                 const identity::Judgements& judgements = {});
  ~KnowledgeGraph();
  KnowledgeGraph(KnowledgeGraph&&) noexcept;
  KnowledgeGraph& operator=(KnowledgeGraph&&) noexcept;

  const knowledge::Knowledge& knowledge() const noexcept;
  std::span<const Record> records() const noexcept;              ///< By identifier.
  std::span<const identity::Cluster> entities() const noexcept;  ///< By id.
  std::span<const Fact> facts() const noexcept;  ///< By subject id, predicate, object id, date.

  /// The entity that a claim's end or any entity of a record became.
  EntityId entity_of(std::uint32_t record, EntityIndex entity) const noexcept;
  const Claim& claim(ClaimRef ref) const noexcept;
  /// The id of a claim node, unique: "claim-" + hash of article, spans, rule, stance and ends.
  std::string claim_id(ClaimRef ref) const;
  /// What people said of the claim, if they did.
  std::optional<identity::Verdict> claim_judgement(ClaimRef ref) const noexcept;
  /// The claim's date resolved against its article's date; empty when it cannot be.
  std::string claim_date(ClaimRef ref) const;
  /// The literal object of a claim; a date without a year with the year of its article where that
  /// was inferred.
  std::string claim_literal(ClaimRef ref) const;

  /// The date of an article: its own, else, or where that has no year, the inferred one.
  const std::string& article_date(std::uint32_t record) const noexcept;
  /// Where that date comes from: Article::date_source, or "inferred".
  std::string_view article_date_source(std::uint32_t record) const noexcept;
  /// The claims that an inferred date rests on, ascending; empty for an article's own date.
  std::vector<ClaimRef> article_date_evidence(std::uint32_t record) const;

  /// By record: the first record of those that print nearly the same text (syndicated, updated,
  /// copied); most are their own. Computed at the first call, which may take a second for 100,000
  /// articles.
  std::span<const std::uint32_t> source_groups() const;
  /// How many articles support a fact, those of nearly the same text counted once.
  std::size_t independent_sources(const Fact& fact) const;

  /// Facts whose subject is the entity, then those whose object it is; each ascending.
  std::span<const FactId> facts_from(EntityId entity) const noexcept;
  std::span<const FactId> facts_to(EntityId entity) const noexcept;

  /// Shortest path by number of facts between two entities over plain facts (or all), as facts in
  /// order; empty when there is none. Breadth-first; ties by fact order.
  std::vector<FactId> shortest_path(EntityId from, EntityId to, bool plain_only) const;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace newsgraph::graph

#endif
