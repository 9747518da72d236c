#ifndef NEWSGRAPH_EXPORT_NEO4J_HPP
#define NEWSGRAPH_EXPORT_NEO4J_HPP

#include <vector>

#include "newsgraph/export/formats.hpp"

namespace newsgraph::exporting {

/// CSV files with typed headers for `neo4j-admin database import`, and import.txt with its command
/// line: nodes-TYPE.csv for each root type, values and articles; relations-facts.csv between
/// entities, relations-values.csv to values, relations-mentions.csv from entities to articles.
std::vector<NamedFile> neo4j_files(const graph::KnowledgeGraph& graph, const DataOptions& options);

/// The same nodes and relations as a Cypher script. Everything is merged by id, so that the script
/// may be run again, and after a newer one, without doubling anything.
void write_cypher(const graph::KnowledgeGraph& graph, const DataOptions& options, const Sink& sink);

}  // namespace newsgraph::exporting

#endif
