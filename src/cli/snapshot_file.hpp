#ifndef NEWSGRAPH_SRC_CLI_SNAPSHOT_FILE_HPP
#define NEWSGRAPH_SRC_CLI_SNAPSHOT_FILE_HPP

// The snapshot beside claims.jsonl (graph.facts): opened where it is fresh, made anew where it is
// not. Fresh means: made by this build of the program from these claims, judgements and schema. The
// sizes of the files and the times of their last change tell that at once; where these leave a
// doubt the contents are hashed, and a snapshot that proves fresh is marked so by its time.

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "newsgraph/graph/knowledge_graph.hpp"
#include "newsgraph/knowledge/ontology.hpp"
#include "newsgraph/query/snapshot.hpp"

namespace newsgraph::cli {

/// A snapshot with the vocabulary it needs.
struct Asked {
  std::unique_ptr<knowledge::Ontology> ontology;
  std::unique_ptr<graph::KnowledgeGraph> graph;  ///< Only where one had to be made.
  std::unique_ptr<knowledge::Knowledge> knowledge;
  std::unique_ptr<query::Snapshot> snapshot;
};

/// The graph of a folder written by build, or of a file of records. `judgements`: the file of
/// judgements, empty for none; `own` when it is the folder's own. A fresh snapshot is opened, else
/// the graph is made from the records and, where the folder can be written and the judgements are
/// its own, the snapshot kept. Throws InputError when no graph is there.
Asked open_snapshot(const std::filesystem::path& graph,
                    const std::vector<std::filesystem::path>& schema_folders,
                    const std::filesystem::path& judgements, bool own);

/// Writes the snapshot of a graph whose records were just written to `folder`. What goes wrong is
/// told and does no harm: the next question makes it.
void keep_snapshot(const graph::KnowledgeGraph& graph, const std::filesystem::path& folder,
                   const std::filesystem::path& judgements);

}  // namespace newsgraph::cli

#endif
