#include "newsgraph/knowledge/knowledge.hpp"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <set>
#include <span>
#include <string_view>
#include <system_error>
#include <utility>

#include "newsgraph/base/error.hpp"
#include "newsgraph/base/file.hpp"
#include "newsgraph/base/hash.hpp"
#include "newsgraph/knowledge/schema_files.hpp"

#include "knowledge/faults.hpp"

namespace newsgraph::knowledge {
namespace {

namespace fs = std::filesystem;

/// Files of `folder` that end in `extension`, by name; empty when there is no such folder.
std::vector<fs::path> files_of(const fs::path& folder, std::string_view extension) {
  std::vector<fs::path> files;
  std::error_code error;
  for (fs::directory_iterator it(folder, error), end; !error && it != end; it.increment(error)) {
    if (it->path().extension() == extension && it->is_regular_file()) files.push_back(it->path());
  }
  std::ranges::sort(files);
  return files;
}

/// What a schema folder holds beside models, in the order in which it is hashed.
struct Contents {
  std::vector<fs::path> ontology;  ///< None or one.
  std::vector<fs::path> gazetteers;
  std::vector<fs::path> lexicon;
  std::vector<fs::path> rules;
  std::vector<fs::path> calibration;  ///< None or one; read by extraction.
  std::vector<fs::path> coding;       ///< Read by event tables.

  bool empty() const noexcept {
    return ontology.empty() && gazetteers.empty() && lexicon.empty() && rules.empty() &&
           calibration.empty() && coding.empty();
  }
};

Contents contents_of(const fs::path& folder) {
  Contents contents;
  const fs::path ontology = folder / "ontology.json";
  if (fs::is_regular_file(ontology)) contents.ontology.push_back(ontology);
  contents.gazetteers = files_of(folder / "gazetteers", ".tsv");
  contents.lexicon = files_of(folder / "lexicon", ".tsv");
  contents.rules = files_of(folder / "rules", ".json");
  const fs::path calibration = folder / "calibration.tsv";
  if (fs::is_regular_file(calibration)) contents.calibration.push_back(calibration);
  contents.coding = files_of(folder / "coding", ".tsv");
  return contents;
}

/// A gazetteer may name any type of the ontology, also one that a user added.
void check_types(const Gazetteer& gazetteer, const Ontology& ontology) {
  std::set<std::string_view> known = {""};
  for (const EntityType& type : ontology.types()) known.insert(type.name);
  for (EntryId id = 0; id < gazetteer.size(); ++id) {
    const Entry& entry = gazetteer.entry(id);
    if (known.contains(entry.type)) continue;
    known.erase("");
    throw InputError("gazetteers", "\"" + entry.name + "\" has the unknown type \"" + entry.type +
                                       "\"" + did_you_mean(entry.type, known));
  }
}

bool is_schema(const fs::path& folder) {
  std::error_code error;
  return fs::is_regular_file(folder / "ontology.json", error);
}

}  // namespace

fs::path built_in_schema() {
  if (const char* chosen = std::getenv("NEWSGRAPH_SCHEMA"); chosen != nullptr && *chosen != '\0') {
    if (is_schema(chosen)) return chosen;
    throw InputError(chosen, "NEWSGRAPH_SCHEMA names a folder without ontology.json");
  }
  std::error_code error;
  const fs::path program = fs::read_symlink("/proc/self/exe", error);
  if (!error) {
    fs::path installed =
        (program.parent_path() / ".." / "share" / "newsgraph" / "schema").lexically_normal();
    if (is_schema(installed)) return installed;
  }
  if (is_schema(NEWSGRAPH_SOURCE_SCHEMA)) return NEWSGRAPH_SOURCE_SCHEMA;
  throw InputError("",
                   "no schema found: neither ../share/newsgraph/schema beside the program nor " +
                       std::string(NEWSGRAPH_SOURCE_SCHEMA) +
                       " is there; set NEWSGRAPH_SCHEMA to the folder with ontology.json");
}

std::vector<SchemaFile> schema_files(const std::vector<fs::path>& user_folders) {
  std::vector<SchemaFile> files;
  std::vector<fs::path> folders = {built_in_schema()};
  folders.insert(folders.end(), user_folders.begin(), user_folders.end());
  for (const fs::path& folder : folders) {
    if (!fs::is_directory(folder)) throw InputError(folder.string(), "no such schema folder");
    Contents contents = contents_of(folder);
    if (contents.empty()) {
      throw InputError(folder.string(),
                       "nothing of a schema in this folder: expected ontology.json, "
                       "gazetteers/*.tsv, lexicon/*.tsv, rules/*.json, calibration.tsv or "
                       "coding/*.tsv");
    }
    for (auto* each : {&contents.ontology, &contents.gazetteers, &contents.lexicon, &contents.rules,
                       &contents.calibration, &contents.coding}) {
      for (fs::path& path : *each) files.push_back({folder, std::move(path)});
    }
  }
  return files;
}

std::string schema_hash(const std::vector<SchemaFile>& files) {
  // Name and hash of each file, a line each: the same schema in another place has the same hash.
  std::string listing;
  for (const SchemaFile& file : files) {
    listing += file.path.lexically_relative(file.folder).generic_string();
    listing += '\0';
    listing += sha256_hex(read_file(file.path));
    listing += '\n';
  }
  return sha256_hex(listing);
}

Ontology load_ontology(const std::vector<SchemaFile>& files) {
  std::vector<fs::path> ontologies;
  for (const SchemaFile& file : files) {
    if (file.path.parent_path() == file.folder && file.path.extension() == ".json")
      ontologies.push_back(file.path);
  }
  return Ontology(ontologies);
}

Knowledge load(const std::vector<fs::path>& user_folders) {
  Knowledge knowledge;
  knowledge.folders.push_back(built_in_schema());
  knowledge.folders.insert(knowledge.folders.end(), user_folders.begin(), user_folders.end());
  const std::vector<SchemaFile> files = schema_files(user_folders);
  std::vector<fs::path> gazetteers;
  for (const SchemaFile& file : files) {
    const fs::path room = file.path.parent_path();
    if (room == file.folder / "rules") knowledge.rule_files.push_back(file.path);
    if (room == file.folder / "gazetteers" && (gazetteers.empty() || gazetteers.back() != room))
      gazetteers.push_back(room);
  }
  knowledge.schema_hash = schema_hash(files);
  knowledge.ontology = load_ontology(files);
  knowledge.gazetteer = Gazetteer(gazetteers);
  check_types(knowledge.gazetteer, knowledge.ontology);
  knowledge.lexicon = Lexicon(knowledge.folders);
  return knowledge;
}

}  // namespace newsgraph::knowledge
