#ifndef NEWSGRAPH_SRC_CLI_WORDS_HPP
#define NEWSGRAPH_SRC_CLI_WORDS_HPP

// Facts and entities in people's words.

#include <string>

#include "newsgraph/query/snapshot.hpp"

namespace newsgraph::cli {

/// "met", "President of", "was thanked by" (turned).
std::string predicate_words(const query::Snapshot& graph, const query::FactView& fact, bool turned);

/// "planned", "denied, says Peskov", "" for a plain fact.
std::string stance_words(const query::Snapshot& graph, const query::FactView& fact);

/// Name of an entity; empty for none.
std::string name_of(const query::Snapshot& graph, query::EntityId entity);

/// Name of the object, or the literal.
std::string object_words(const query::Snapshot& graph, const query::FactView& fact);

/// Names of the ends as a row shows them. With `countries` an end that acts for a country is shown
/// by both names: "Kyrgyzstan (Sadyr Japarov)".
std::string subject_words(const query::Snapshot& graph, const query::FactView& fact,
                          bool countries);
std::string object_words(const query::Snapshot& graph, const query::FactView& fact, bool countries);

/// "3 articles", "3 articles, 2 independent" where two print nearly one text.
std::string sources_words(const query::FactView& fact);

/// "Title, Publisher, 2024-04-19 [identifier]", as far as known; "(inferred)" behind a date that
/// the article does not give.
std::string source_words(const query::Snapshot& graph, std::uint32_t record);

}  // namespace newsgraph::cli

#endif
