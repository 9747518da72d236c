#ifndef NEWSGRAPH_KNOWLEDGE_SCHEMA_FILES_HPP
#define NEWSGRAPH_KNOWLEDGE_SCHEMA_FILES_HPP

// What schema/ is made of, for those who need not read all of it: questions to a graph want the
// vocabulary, and to know whether anything else has changed.

#include <filesystem>
#include <string>
#include <vector>

#include "newsgraph/knowledge/ontology.hpp"

namespace newsgraph::knowledge {

/// Every file that load() reads or hashes, of the built-in schema and then of the user's folders,
/// in the order of Knowledge::schema_hash. Throws InputError for a folder that is none.
struct SchemaFile {
  std::filesystem::path folder;
  std::filesystem::path path;
};
std::vector<SchemaFile> schema_files(const std::vector<std::filesystem::path>& user_folders = {});

/// Knowledge::schema_hash of these files: reads all of them.
std::string schema_hash(const std::vector<SchemaFile>& files);

/// Their vocabulary alone.
Ontology load_ontology(const std::vector<SchemaFile>& files);

}  // namespace newsgraph::knowledge

#endif
