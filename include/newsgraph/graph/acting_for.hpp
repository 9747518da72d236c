#ifndef NEWSGRAPH_GRAPH_ACTING_FOR_HPP
#define NEWSGRAPH_GRAPH_ACTING_FOR_HPP

// Which country an actor acts for. Articles name persons and ministries; a question about states
// wants the countries behind them. What is said here is derived from facts of the graph, and each
// answer names those facts, so that a reader can be shown why.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "newsgraph/graph/knowledge_graph.hpp"

namespace newsgraph::graph {

/// Why an actor stands for a country.
enum class ActingReason : std::uint8_t {
  Itself,      ///< It is the country.
  Office,      ///< A person holds an office in it, or in a body that belongs to it.
  Parent,      ///< A body belongs to it: a parentOrganization fact, or several in a row.
  Description  ///< Articles describe it by the country ("the Norlandish president") without a
               ///< claim.
};

struct ActingFor {
  EntityId country = no_entity_id;
  ActingReason reason = ActingReason::Itself;
  /// True for the state and those who act in its name: officials, ministries, armed forces,
  /// parliaments, courts. False for what is of the country without being the state: companies,
  /// parties, media, armed groups, churches, an opposition, bodies of a kind that no article tells.
  bool state = true;
  /// The office, then the parents upwards to the country; empty for Itself and Description.
  std::vector<FactId> because;
};

/// Answers for all actors of one graph. Holds a table of the countries and no more, so several
/// threads may share one. The graph must outlive it.
class Affiliations {
 public:
  explicit Affiliations(const KnowledgeGraph& graph);

  /// The country an actor acts for on `date` (EDTF; empty or without a year: at any time). Empty
  /// when no article tells, for international organisations, and for what is no actor.
  ///
  /// Of several offices the one counts that articles nearest to the date tell of; at equal distance
  /// that of the state, then the one with more articles, then the first fact. An office is taken to
  /// be held at the date of each article that names it, and from the first article that calls it a
  /// former one no more. So an office told in 2016 answers for 2012 too, unless another is nearer.
  /// Offices that somebody else only claims, denies or plans do not count.
  std::optional<ActingFor> at(EntityId actor, std::string_view date) const;

  /// The country for which an actor acts in the name of the state; itself for a country.
  std::optional<EntityId> country_of(EntityId actor, std::string_view date) const;

  /// The office that a person holds on `date`, in whatever body: that of at() where it names one,
  /// else the one told nearest to the date. Empty when none is told or it was given up by then.
  std::optional<FactId> office(EntityId person, std::string_view date) const;

  /// ISO 3166-1 alpha-3 of a country; empty when the tables have none, and for what is no country.
  const std::string& code(EntityId country) const noexcept;

  /// The country of a code; empty when no article names it.
  std::optional<EntityId> country(std::string_view alpha3) const noexcept;

 private:
  struct Held;
  struct Office;
  std::optional<ActingFor> body(EntityId body) const;
  std::optional<ActingFor> person(EntityId person, std::string_view date) const;
  /// Those that may be held, best first; `given_up` tells whether there is a former one.
  std::vector<Office> offices(EntityId person, std::string_view date, bool& given_up) const;
  std::optional<ActingFor> described(EntityId actor, std::string_view feature_key) const;
  std::optional<Held> held(FactId office, std::string_view date) const;
  bool is(EntityId entity, std::string_view type) const noexcept;

  const KnowledgeGraph* graph_;
  std::optional<std::uint32_t> position_held_, parent_;      ///< Rows of the predicates.
  std::vector<std::pair<std::string, EntityId>> countries_;  ///< By code.
};

/// The facts of an answer in words: "President of Norland", "Minister of Border Ministry, of
/// Norland", of a body "of Norland"; empty for a country itself.
std::string reason_words(const KnowledgeGraph& graph, const ActingFor& acting);

}  // namespace newsgraph::graph

#endif
