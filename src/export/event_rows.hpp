#ifndef NEWSGRAPH_EXPORT_EVENT_ROWS_HPP
#define NEWSGRAPH_EXPORT_EVENT_ROWS_HPP

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "newsgraph/export/formats.hpp"
#include "newsgraph/graph/acting_for.hpp"
#include "newsgraph/knowledge/coding.hpp"

#include "export/fact_reader.hpp"

namespace newsgraph::exporting {

/// One end of an event.
struct EventActor {
  std::string name, id, type;  ///< As the options want it: named, or its country.
  std::string named;           ///< As the articles name it.
  std::string country;         ///< ISO 3166-1 alpha-3.
  std::string role, sector;
};

struct EventRow {
  std::vector<graph::FactId> facts;  ///< Those that the row joins; the first gives the id.
  std::string date;                  ///< EDTF.
  std::string reported;              ///< Of the first article.
  EventActor source, target;
  std::string place, place_country;
  std::string deaths, injuries;
  std::size_t sources = 0;              ///< Independent ones.
  std::vector<std::uint32_t> articles;  ///< Records, ascending.
  graph::ClaimRef claim;                ///< Whose sentence is shown.
  double confidence = 0.0;
};

/// Makes the rows of a graph in their order.
class EventRows {
 public:
  EventRows(const graph::KnowledgeGraph& graph, const DataOptions& options);

  /// Calls `take` with each row; the row is valid during the call.
  void for_all(const std::function<void(const EventRow&)>& take);

  FactReader& reader() noexcept { return reader_; }

 private:
  bool is_event(const graph::Fact& fact) const noexcept;
  EventRow row_of(graph::FactId id) const;
  EventActor actor(graph::EntityId entity, std::string_view date) const;
  void describe_person(EventActor& actor, graph::EntityId person, std::string_view date,
                       const std::optional<graph::ActingFor>& acting) const;
  std::optional<graph::EntityId> country_around(graph::EntityId place) const;
  std::string value_of(graph::EntityId event, std::string_view predicate) const;
  bool widen(EventActor& actor, graph::EntityId entity, std::string_view date) const;
  void merge(EventRow& row, const EventRow& other) const;

  const DataOptions* options_;
  FactReader reader_;
  graph::Affiliations affiliations_;
  knowledge::Sectors sectors_;
};

}  // namespace newsgraph::exporting

#endif
