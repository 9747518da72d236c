#ifndef NEWSGRAPH_SRC_CLI_WORDS_HPP
#define NEWSGRAPH_SRC_CLI_WORDS_HPP

// Facts and entities in people's words.

#include <string>

#include "newsgraph/graph/knowledge_graph.hpp"

namespace newsgraph::cli {

/// "met", "President of", "was thanked by" (turned).
std::string predicate_words(const graph::KnowledgeGraph& graph, const graph::Fact& fact,
                            bool turned);

/// "planned", "denied, says Peskov", "" for a plain fact.
std::string stance_words(const graph::KnowledgeGraph& graph, const graph::Fact& fact);

/// Name of an entity; empty for none.
std::string name_of(const graph::KnowledgeGraph& graph, graph::EntityId entity);

/// Name of the object, or the literal.
std::string object_words(const graph::KnowledgeGraph& graph, const graph::Fact& fact);

/// "3 articles", "3 articles, 2 independent" where two print nearly one text.
std::string sources_words(const graph::KnowledgeGraph& graph, const graph::Fact& fact);

/// "Title, Publisher, 2024-04-19 [identifier]", as far as known; "(inferred)" behind a date that
/// the article does not give.
std::string source_words(const graph::KnowledgeGraph& graph, std::uint32_t record);

}  // namespace newsgraph::cli

#endif
