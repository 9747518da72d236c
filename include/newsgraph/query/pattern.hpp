#ifndef NEWSGRAPH_QUERY_PATTERN_HPP
#define NEWSGRAPH_QUERY_PATTERN_HPP

// Plain questions: subject, predicate, object, any of them open. One pattern is answered here with
// the facts that fit; several that share variables in query/join.hpp.

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "newsgraph/query/filters.hpp"
#include "newsgraph/query/names.hpp"
#include "newsgraph/query/snapshot.hpp"

namespace newsgraph::query {

/// One end of a pattern: what a name means (several entities of one name are all meant), or open.
struct Term {
  bool open = false;
  std::string variable;            ///< Of an open end, "who" of "?who"; empty for "_".
  std::vector<EntityId> entities;  ///< Of an end that is not open, ascending.

  bool fits(EntityId entity) const;
};

struct Pattern {
  Term subject, object;
  std::optional<std::uint32_t> predicate;  ///< Row of Ontology::predicates(); none: any.
  std::string predicate_variable;          ///< "what" of "?what".
};

/// A fact seen from one side: of a symmetric one, or one asked in the inverse direction, the ends
/// may be turned.
struct Row {
  FactId fact = 0;
  bool turned = false;  ///< Show object first.
};

struct Answer {
  /// By date (undated last; states among them by the first article that says so), then by fact
  /// order.
  std::vector<Row> rows;
  LeftOut left_out;
};

/// Whether a word leaves its place open: "_" or "?name".
bool is_open(std::string_view word) noexcept;

/// Row of the ontology for a predicate's name, label or alias in any case; `inverse` is set when
/// the words name the inverse direction. Throws InputError with "did you mean".
std::uint32_t predicate_row(const Snapshot& snapshot, const std::string& words, bool& inverse);

/// Reads the three words of a pattern as the user typed them; words for the inverse direction turn
/// it. Throws InputError with "did you mean".
Pattern parse_pattern(const Snapshot& snapshot, const std::string& subject,
                      const std::string& predicate, const std::string& object, Notes& notes);

/// The facts that fit, not yet held against filters, ascending: those of the rarer end, of the
/// predicate, or all. With `countries` an end is fitted by the country it acts for as well.
std::vector<FactId> candidates(const Snapshot& snapshot, const Pattern& pattern, bool countries);

/// How a fact fits a pattern: as it stands, turned, or not at all.
enum class Fit : std::uint8_t { None, Straight, Turned };
Fit fit(const Snapshot& snapshot, const Pattern& pattern, const FactView& fact, bool countries);

/// The facts of a pattern that pass the filter.
Answer find(const Snapshot& snapshot, const Pattern& pattern, const FactFilter& filter);

/// All facts at some entities, with the same filters. With `depth` n > 1 also those at entities
/// that n - 1 facts lead to.
Answer facts_of(const Snapshot& snapshot, const std::vector<EntityId>& entities,
                const FactFilter& filter, std::size_t depth = 1);

/// The fact whose handle begins with `handle`. Throws InputError when none or several do.
FactId fact_by_handle(const Snapshot& snapshot, const std::string& handle);

}  // namespace newsgraph::query

#endif
