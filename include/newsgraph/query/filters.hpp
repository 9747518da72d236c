#ifndef NEWSGRAPH_QUERY_FILTERS_HPP
#define NEWSGRAPH_QUERY_FILTERS_HPP

// Which facts an answer may use: the same filters on every reading command.

#include <chrono>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "newsgraph/document/date.hpp"
#include "newsgraph/query/names.hpp"
#include "newsgraph/query/snapshot.hpp"

namespace newsgraph::query {

/// Empty strings and zeros filter nothing.
struct Filters {
  std::string role, topic;  ///< Substrings, case and accents folded.
  std::string place, with;  ///< Names; `with` wants the entity at either end or in the event.
  std::string type;         ///< Ontology type of the ends that the question leaves open.
  std::string stance;       ///< asserted (default), planned, denied, former, hypothetical,
                            ///< negative, attributed, all.
  std::string speaker;      ///< Name.
  std::string since, until, as_of;  ///< EDTF.
  std::size_t min_sources = 0;      ///< Articles of nearly one text count once.
  double min_confidence = 0.0;
  std::size_t limit = 0;
  bool undated = false;  ///< Keep rows without a date in a dated question.
  std::string actors;    ///< "named" (default), or "country": each end is the country it acts for.

  bool dated() const noexcept { return !since.empty() || !until.empty() || !as_of.empty(); }
  bool countries() const noexcept { return actors == "country"; }
};

/// What an answer leaves out, so that a note can say so.
struct LeftOut {
  std::size_t undated = 0;       ///< Facts without a date, in a dated question.
  std::size_t other_stance = 0;  ///< Facts of another stance.
  std::size_t domestic = 0;      ///< Facts whose ends act for one country.
  std::size_t over_limit = 0;    ///< Rows past the limit.
};

/// The ends of a fact as a question sees them: themselves, or the countries they act for.
struct Ends {
  EntityId subject = no_entity_id;
  EntityId object = no_entity_id;
};
Ends ends_of(const Snapshot& snapshot, const FactView& fact, bool countries);

/// Which filters ask about a fact. In a question of several patterns the role belongs to states
/// (offices), and place, topic and dates belong to what happens, unless all are of one kind.
struct Scope {
  bool role = true;
  bool occasion = true;  ///< Place, topic, dates.
};

/// Filters with their names and dates looked up once. Several threads may share one.
class FactFilter {
 public:
  /// Throws InputError for a filter that names nothing, is no date, type or stance. The snapshot
  /// and the filters must outlive it.
  FactFilter(const Snapshot& snapshot, const Filters& filters, Notes& notes);

  /// Whether the fact passes; counts why it does not where a note will say so. `subject_open` and
  /// `object_open`: ends that the question leaves open, as the fact has them.
  bool passes(const FactView& fact, bool subject_open, bool object_open, LeftOut& left_out,
              Scope scope = {}) const;

  /// Whether a date (EDTF) lies in the time asked for; nullopt when it is none and the question is
  /// dated.
  std::optional<bool> in_time(std::string_view date) const;

  const Filters& filters() const noexcept { return filters_; }

 private:
  bool has_type(EntityId entity) const;
  bool right_type(const FactView& fact, bool subject_open, bool object_open) const;
  bool at_place(const FactView& fact) const;
  bool involves(const FactView& fact) const;
  bool right_stance(const FactView& fact) const;
  bool right_time(const FactView& fact, LeftOut& left_out) const;
  bool holds_as_of(const FactView& fact, LeftOut& left_out) const;

  const Snapshot& snapshot_;
  const Filters& filters_;
  std::string role_, topic_;  ///< Folded.
  std::vector<EntityId> place_, with_, speaker_;
  std::optional<std::chrono::sys_days> since_, until_, as_of_;
};

}  // namespace newsgraph::query

#endif
