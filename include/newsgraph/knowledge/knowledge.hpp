#ifndef NEWSGRAPH_KNOWLEDGE_KNOWLEDGE_HPP
#define NEWSGRAPH_KNOWLEDGE_KNOWLEDGE_HPP

#include <filesystem>
#include <string>
#include <vector>

#include "newsgraph/knowledge/gazetteer.hpp"
#include "newsgraph/knowledge/lexicon.hpp"
#include "newsgraph/knowledge/ontology.hpp"

namespace newsgraph::knowledge {

/// Everything read from schema/: immutable after loading, shared by all threads.
struct Knowledge {
  Ontology ontology;
  Gazetteer gazetteer;
  Lexicon lexicon;
  std::vector<std::filesystem::path> rule_files;  ///< rules/*.json of every folder, in order.
  std::vector<std::filesystem::path> folders;     ///< The built-in folder first, then the user's.
  std::string schema_hash;                        ///< SHA-256 over names and contents of all files.
};

/// Folder with the built-in schema: NEWSGRAPH_SCHEMA, else ../share/newsgraph/schema beside the
/// program, else the source tree it was built from. Throws InputError when none is there.
std::filesystem::path built_in_schema();

/// Reads the built-in schema and then the user's folders, which may hold ontology.json,
/// gazetteers/*.tsv and rules/*.json and add to it.
Knowledge load(const std::vector<std::filesystem::path>& user_folders = {});

}  // namespace newsgraph::knowledge

#endif
