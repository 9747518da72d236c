#ifndef NEWSGRAPH_QUERY_PATTERN_HPP
#define NEWSGRAPH_QUERY_PATTERN_HPP

// Plain questions: subject, predicate, object, any of them open, with filters that are the same on
// every reading command.

#include <cstddef>
#include <string>
#include <vector>

#include "newsgraph/graph/knowledge_graph.hpp"
#include "newsgraph/query/names.hpp"

namespace newsgraph::query {

/// Empty strings and zeros filter nothing.
struct Filters {
  std::string role, topic;  ///< Substrings, case and accents folded.
  std::string place, with;  ///< Names; `with` wants the entity at either end or in the event.
  std::string type;         ///< Ontology type of the ends that the pattern leaves open.
  std::string stance;       ///< asserted (default), planned, denied, former, hypothetical,
                            ///< negative, attributed, all.
  std::string speaker;      ///< Name.
  std::string since, until, as_of;  ///< EDTF.
  std::size_t min_sources = 0;      ///< Articles of nearly one text count once.
  double min_confidence = 0.0;
  std::size_t limit = 0;
  bool undated = false;  ///< Keep rows without a date in a dated question.
};

/// One triple pattern. An end is "_", "?name", or what a name index finds; several entities of one
/// name are all meant.
struct Pattern {
  std::vector<graph::EntityId> subject;  ///< Empty with any_subject.
  std::vector<graph::EntityId> object;
  std::string predicate;  ///< Ontology name; empty for any.
  bool any_subject = false;
  bool any_object = false;
};

/// A fact seen from one side: of a symmetric one, or one asked in the inverse direction, the ends
/// may be turned.
struct Row {
  graph::FactId fact = 0;
  bool turned = false;  ///< Show object first.
};

struct Answer {
  std::vector<Row> rows;         ///< By date (undated last), then by fact order.
  std::size_t undated = 0;       ///< Left out because they have no date.
  std::size_t other_stance = 0;  ///< Left out by the stance filter.
  std::size_t over_limit = 0;    ///< Left out by the limit.
};

/// Reads one end or predicate as the user typed it. Throws InputError with "did you mean".
Pattern parse_pattern(const graph::KnowledgeGraph& graph, const NameIndex& names,
                      const std::string& subject, const std::string& predicate,
                      const std::string& object);

/// Throws InputError for a filter that names nothing or is no date.
Answer find(const graph::KnowledgeGraph& graph, const NameIndex& names, const Pattern& pattern,
            const Filters& filters);

/// All facts at an entity, with the same filters.
Answer facts_of(const graph::KnowledgeGraph& graph, const NameIndex& names,
                const std::vector<graph::EntityId>& entities, const Filters& filters);

/// The entities that words name; throws InputError with suggestions when there are none.
std::vector<graph::EntityId> entities_named(const NameIndex& names, const std::string& words);

/// The fact whose handle begins with `handle`. Throws InputError when none or several do.
graph::FactId fact_by_handle(const graph::KnowledgeGraph& graph, const std::string& handle);

/// The shortest beginnings, of at least five characters, that tell the handles apart: [fact].
std::vector<std::string> short_handles(const graph::KnowledgeGraph& graph);

}  // namespace newsgraph::query

#endif
