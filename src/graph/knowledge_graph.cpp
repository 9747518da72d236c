#include "newsgraph/graph/knowledge_graph.hpp"

#include <algorithm>
#include <cassert>
#include <mutex>
#include <utility>

#include <boost/graph/adjacency_list.hpp>
#include <boost/graph/breadth_first_search.hpp>
#include <boost/graph/filtered_graph.hpp>

#include "newsgraph/base/hash.hpp"
#include "newsgraph/document/date.hpp"
#include "newsgraph/document/record_file.hpp"

#include "facts.hpp"
#include "near_duplicates.hpp"

namespace newsgraph::graph {
namespace {

/// Vertices are entities, by EntityId. Edges are facts: undirected, because a path may follow a
/// fact either way; the fact knows its subject and object. A fact about a literal is a loop at its
/// subject, so that no path leads through a date.
struct FactEdge {
  FactId fact = 0;
};
using FactGraph = boost::adjacency_list<boost::vecS, boost::vecS, boost::undirectedS,
                                        boost::no_property, FactEdge>;
using Vertex = boost::graph_traits<FactGraph>::vertex_descriptor;
using Edge = boost::graph_traits<FactGraph>::edge_descriptor;

/// Lists of facts by entity, end to end in one vector.
class FactLists {
 public:
  /// `end_of` gives the entity of a fact, or no_entity_id.
  template <typename EndOf>
  void fill(std::size_t entities, std::span<const Fact> facts, EndOf end_of) {
    first_.assign(entities + 1, 0);
    for (const Fact& fact : facts) {
      if (const EntityId entity = end_of(fact); entity != no_entity_id) ++first_[entity + 1];
    }
    for (std::size_t i = 1; i < first_.size(); ++i) first_[i] += first_[i - 1];
    facts_.resize(first_.back());
    std::vector<std::uint32_t> next(first_.begin(), first_.end() - 1);
    for (FactId id = 0; id < facts.size(); ++id) {
      if (const EntityId entity = end_of(facts[id]); entity != no_entity_id) {
        facts_[next[entity]++] = id;
      }
    }
  }

  std::span<const FactId> operator[](EntityId entity) const noexcept {
    return std::span(facts_).subspan(first_[entity], first_[entity + 1] - first_[entity]);
  }

 private:
  std::vector<std::uint32_t> first_;
  std::vector<FactId> facts_;
};

std::string span_text(Span span) {
  return std::to_string(span.begin) + '-' + std::to_string(span.end);
}

/// Whether two claims of one article would get the same id from what they are.
bool same_claim(const Claim& a, const Claim& b) {
  return a.evidence == b.evidence && a.stance == b.stance && a.subject == b.subject &&
         a.object == b.object && a.predicate == b.predicate && a.rule == b.rule;
}

/// Claims of which people said something, ascending.
std::vector<std::pair<ClaimRef, identity::Verdict>> judged_claims(
    std::span<const Record> records, const identity::Judgements& judgements) {
  std::vector<std::pair<ClaimRef, identity::Verdict>> judged;
  for (const identity::ClaimJudgement& judgement : judgements.claims) {
    const auto record = std::ranges::lower_bound(
        records, judgement.sentence.article, {},
        [](const Record& each) -> const std::string& { return each.article.identifier; });
    if (record == records.end() || record->article.identifier != judgement.sentence.article)
      continue;
    for (std::uint32_t c = 0; c < record->claims.size(); ++c) {
      if (judgement.is_about(record->article, record->claims[c])) {
        judged.push_back(
            {{static_cast<std::uint32_t>(record - records.begin()), c}, judgement.verdict});
      }
    }
  }
  std::ranges::sort(judged);
  return judged;
}

struct PathFound {};

/// Remembers by which fact each entity was reached and stops at the goal.
class PathVisitor : public boost::default_bfs_visitor {
 public:
  PathVisitor(std::vector<FactId>& reached_by, Vertex goal)
      : reached_by_(&reached_by), goal_(goal) {}

  template <typename Graph>
  void tree_edge(Edge edge, const Graph& graph) const {
    const Vertex at = boost::target(edge, graph);
    (*reached_by_)[at] = graph[edge].fact;
    if (at == goal_) throw PathFound{};
  }

 private:
  std::vector<FactId>* reached_by_;
  Vertex goal_;
};

}  // namespace

struct KnowledgeGraph::Impl {
  const knowledge::Knowledge* knowledge = nullptr;
  std::vector<Record> records;
  identity::Identities identities;
  std::vector<std::pair<ClaimRef, identity::Verdict>> judged;  ///< Ascending.
  std::vector<Fact> facts;
  FactLists by_subject;
  FactLists by_object;
  FactGraph graph;
  std::once_flag grouped;
  std::vector<std::uint32_t> source_groups;  ///< Once grouped.
};

KnowledgeGraph::KnowledgeGraph(std::vector<Record> records, const knowledge::Knowledge& knowledge,
                               const identity::Judgements& judgements)
    : impl_(std::make_unique<Impl>()) {
  impl_->knowledge = &knowledge;
  impl_->records = unite_records(std::move(records));
  impl_->identities = identity::resolve(impl_->records, knowledge, judgements);
  impl_->judged = judged_claims(impl_->records, judgements);
  std::vector<ClaimRef> rejected;
  for (const auto& [ref, verdict] : impl_->judged) {
    if (verdict == identity::Verdict::Wrong) rejected.push_back(ref);
  }
  impl_->facts = derive_facts(impl_->records, impl_->identities, knowledge.ontology, rejected);
  const std::size_t entities = impl_->identities.clusters.size();
  impl_->by_subject.fill(entities, impl_->facts, [](const Fact& fact) { return fact.subject; });
  impl_->by_object.fill(entities, impl_->facts, [](const Fact& fact) { return fact.object; });
  impl_->graph = FactGraph(entities);
  for (FactId id = 0; id < impl_->facts.size(); ++id) {
    const Fact& fact = impl_->facts[id];
    const EntityId to = fact.object == no_entity_id ? fact.subject : fact.object;
    boost::add_edge(fact.subject, to, FactEdge{id}, impl_->graph);
  }
}

KnowledgeGraph::~KnowledgeGraph() = default;
KnowledgeGraph::KnowledgeGraph(KnowledgeGraph&&) noexcept = default;
KnowledgeGraph& KnowledgeGraph::operator=(KnowledgeGraph&&) noexcept = default;

const knowledge::Knowledge& KnowledgeGraph::knowledge() const noexcept { return *impl_->knowledge; }

std::span<const Record> KnowledgeGraph::records() const noexcept { return impl_->records; }

std::span<const identity::Cluster> KnowledgeGraph::entities() const noexcept {
  return impl_->identities.clusters;
}

std::span<const Fact> KnowledgeGraph::facts() const noexcept { return impl_->facts; }

EntityId KnowledgeGraph::entity_of(std::uint32_t record, EntityIndex entity) const noexcept {
  assert(entity != no_entity && "an entity that is not there");
  return impl_->identities.cluster_of[record][entity];
}

const Claim& KnowledgeGraph::claim(ClaimRef ref) const noexcept {
  return impl_->records[ref.record].claims[ref.claim];
}

std::string KnowledgeGraph::claim_id(ClaimRef ref) const {
  const Record& record = impl_->records[ref.record];
  const Claim& claim = record.claims[ref.claim];
  // Repeats of one claim are counted, so that every claim has an id of its own.
  const auto repeats = std::count_if(record.claims.begin(), record.claims.begin() + ref.claim,
                                     [&](const Claim& other) { return same_claim(claim, other); });
  const auto number = [](EntityIndex entity) {
    return entity == no_entity ? std::string() : std::to_string(entity);
  };
  const Evidence& evidence = claim.evidence;
  return "claim-" +
         content_id({record.article.identifier, span_text(evidence.sentence),
                     span_text(evidence.subject), span_text(evidence.predicate),
                     span_text(evidence.object), claim.rule, to_string(claim.stance.polarity),
                     to_string(claim.stance.modality), number(claim.stance.speaker),
                     claim.stance.own_act ? "own" : "", claim.predicate, number(claim.subject),
                     number(claim.object.entity), claim.object.literal,
                     repeats == 0 ? std::string() : std::to_string(repeats)});
}

std::optional<identity::Verdict> KnowledgeGraph::claim_judgement(ClaimRef ref) const noexcept {
  const auto at = std::ranges::lower_bound(impl_->judged, ref, {},
                                           [](const auto& judged) { return judged.first; });
  if (at == impl_->judged.end() || at->first != ref) return std::nullopt;
  return at->second;
}

std::string KnowledgeGraph::claim_date(ClaimRef ref) const {
  return identity::date_of(claim(ref), impl_->records[ref.record].article,
                           impl_->identities.dates[ref.record].value);
}

std::string KnowledgeGraph::claim_literal(ClaimRef ref) const {
  const Claim& claim = this->claim(ref);
  const std::string& inferred = impl_->identities.dates[ref.record].value;
  if (inferred.empty()) return claim.object.literal;
  return identity::with_inferred_year(claim.object.literal,
                                      claim.stance.modality == Modality::Planned, inferred);
}

const std::string& KnowledgeGraph::article_date(std::uint32_t record) const noexcept {
  const std::string& inferred = impl_->identities.dates[record].value;
  return inferred.empty() ? impl_->records[record].article.date : inferred;
}

std::string_view KnowledgeGraph::article_date_source(std::uint32_t record) const noexcept {
  return impl_->identities.dates[record].value.empty()
             ? std::string_view(impl_->records[record].article.date_source)
             : std::string_view("inferred");
}

std::vector<ClaimRef> KnowledgeGraph::article_date_evidence(std::uint32_t record) const {
  std::vector<ClaimRef> claims;
  for (const auto& because : impl_->identities.dates[record].because)
    claims.push_back({because.record, because.claim});
  return claims;
}

std::span<const std::uint32_t> KnowledgeGraph::source_groups() const {
  std::call_once(impl_->grouped,
                 [this] { impl_->source_groups = group_near_duplicates(impl_->records); });
  return impl_->source_groups;
}

std::size_t KnowledgeGraph::independent_sources(const Fact& fact) const {
  if (fact.sources.size() < 2) return fact.sources.size();
  const std::span<const std::uint32_t> groups = source_groups();
  std::vector<std::uint32_t> distinct;
  for (const std::uint32_t source : fact.sources) distinct.push_back(groups[source]);
  std::ranges::sort(distinct);
  return static_cast<std::size_t>(std::unique(distinct.begin(), distinct.end()) - distinct.begin());
}

std::span<const FactId> KnowledgeGraph::facts_from(EntityId entity) const noexcept {
  return impl_->by_subject[entity];
}

std::span<const FactId> KnowledgeGraph::facts_to(EntityId entity) const noexcept {
  return impl_->by_object[entity];
}

std::vector<FactId> KnowledgeGraph::shortest_path(EntityId from, EntityId to,
                                                  bool plain_only) const {
  std::vector<FactId> path;
  if (from == to) return path;
  constexpr FactId not_reached = 0xffffffffU;
  const FactGraph& graph = impl_->graph;
  std::vector<FactId> reached_by(boost::num_vertices(graph), not_reached);
  const auto may_follow = [this, &graph, plain_only](Edge edge) {
    return !plain_only || impl_->facts[graph[edge].fact].plain();
  };
  using Filter = std::function<bool(Edge)>;
  const boost::filtered_graph<FactGraph, Filter> followed(graph, Filter(may_follow));
  try {
    boost::breadth_first_search(followed, Vertex{from},
                                boost::visitor(PathVisitor(reached_by, Vertex{to})));
  } catch (const PathFound&) {
    for (EntityId at = to; at != from;) {
      const Fact& fact = impl_->facts[reached_by[at]];
      path.push_back(reached_by[at]);
      at = fact.subject == at ? fact.object : fact.subject;
    }
    std::ranges::reverse(path);
  }
  return path;
}

}  // namespace newsgraph::graph
