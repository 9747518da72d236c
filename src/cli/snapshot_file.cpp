#include "cli/snapshot_file.hpp"

#include <array>
#include <cstring>
#include <ctime>
#include <optional>
#include <system_error>
#include <utility>

#include <elf.h>
#include <fcntl.h>
#include <link.h>
#include <sys/stat.h>

#include "newsgraph/base/error.hpp"
#include "newsgraph/base/file.hpp"
#include "newsgraph/base/hash.hpp"
#include "newsgraph/base/mapped_file.hpp"
#include "newsgraph/document/record_file.hpp"
#include "newsgraph/identity/judgements.hpp"
#include "newsgraph/knowledge/knowledge.hpp"
#include "newsgraph/knowledge/schema_files.hpp"
#include "newsgraph/pipeline/version.hpp"

#include "cli/console.hpp"

namespace newsgraph::cli {
namespace {

namespace fs = std::filesystem;

/// What the system says of a file.
struct FileState {
  std::uint64_t size = 0;
  std::uint64_t number = 0;  ///< Inode: another when the file was replaced.
  std::timespec changed{};   ///< Last change of content, name or rights: cannot be set by hand.
  std::timespec written{};   ///< Last change of content, as far as nobody set it.

  friend bool operator==(const FileState& a, const FileState& b) {
    return a.size == b.size && a.number == b.number && a.changed.tv_sec == b.changed.tv_sec &&
           a.changed.tv_nsec == b.changed.tv_nsec;
  }
};

std::optional<FileState> state_of(const fs::path& path) {
  struct stat status {};
  if (::stat(path.c_str(), &status) != 0 || !S_ISREG(status.st_mode)) return std::nullopt;
  return FileState{static_cast<std::uint64_t>(status.st_size), status.st_ino, status.st_ctim,
                   status.st_mtim};
}

/// Strictly: what happened within one tick of the clock may have happened in either order.
bool before(const std::timespec& a, const std::timespec& b) {
  return a.tv_sec != b.tv_sec ? a.tv_sec < b.tv_sec : a.tv_nsec < b.tv_nsec;
}

/// The build id that the linker wrote into the running program; empty when it wrote none.
std::string build_id() {
  std::string id;
  const auto read_notes = [](dl_phdr_info* info, std::size_t, void* into) {
    for (ElfW(Half) i = 0; i < info->dlpi_phnum; ++i) {
      const ElfW(Phdr)& segment = info->dlpi_phdr[i];
      if (segment.p_type != PT_NOTE) continue;
      // NOLINTNEXTLINE(performance-no-int-to-ptr): where the program was loaded is a number.
      const char* at = reinterpret_cast<const char*>(info->dlpi_addr + segment.p_vaddr);
      const char* const end = at + segment.p_memsz;
      while (at + sizeof(ElfW(Nhdr)) <= end) {
        ElfW(Nhdr) note;
        std::memcpy(&note, at, sizeof(note));
        const char* const name = at + sizeof(note);
        const auto padded = [](std::size_t size) { return (size + 3) / 4 * 4; };
        const char* const content = name + padded(note.n_namesz);
        if (note.n_type == NT_GNU_BUILD_ID && note.n_namesz == 4 &&
            std::memcmp(name, "GNU", 4) == 0) {
          static_cast<std::string*>(into)->assign(content, note.n_descsz);
          return 1;
        }
        at = content + padded(note.n_descsz);
      }
    }
    return 1;  // the program itself comes first; libraries do not matter
  };
  ::dl_iterate_phdr(read_notes, &id);
  return id.empty() ? id : sha256_hex(id).substr(0, 16);
}

std::string program_stamp() {
  const std::string id = build_id();
  return pipeline::version() + (id.empty() ? "" : '-' + id);
}

/// The schema without reading more of it than its list of files.
struct SchemaState {
  std::vector<knowledge::SchemaFile> files;
  std::string listing;      ///< Hash of names and sizes.
  std::timespec changed{};  ///< Last change of any.
};

SchemaState schema_state(const std::vector<fs::path>& folders) {
  SchemaState schema;
  schema.files = knowledge::schema_files(folders);
  std::string listing;
  for (const knowledge::SchemaFile& file : schema.files) {
    const FileState state = state_of(file.path).value_or(FileState{});
    listing += file.path.lexically_relative(file.folder).generic_string() + '\t' +
               std::to_string(state.size) + '\n';
    if (before(schema.changed, state.changed)) schema.changed = state.changed;
  }
  schema.listing = sha256_hex(listing);
  return schema;
}

std::string hash_of(const fs::path& path) {
  return path.empty() ? std::string() : sha256_hex(MappedFile(path).bytes());
}

/// Whether a snapshot was made from what is there now. `judgements` is their hash.
bool is_fresh(const query::SnapshotStamp& stamp, const fs::path& file, const fs::path& claims,
              const SchemaState& schema, const std::string& judgements) {
  const std::optional<FileState> made = state_of(file);
  const std::optional<FileState> records = state_of(claims);
  if (!made || !records || stamp.program != program_stamp() || stamp.judgements != judgements ||
      stamp.claims_size != records->size || stamp.schema_files != schema.listing) {
    return false;
  }
  const bool claims_older = before(records->changed, made->written);
  const bool schema_older = before(schema.changed, made->written);
  if (!claims_older && hash_of(claims) != stamp.claims) return false;
  if (!schema_older && knowledge::schema_hash(schema.files) != stamp.schema) return false;
  // So that the next question need not hash again; where that is not allowed, it will.
  if (!claims_older || !schema_older) ::utimensat(AT_FDCWD, file.c_str(), nullptr, 0);
  return true;
}

/// Opens a fresh snapshot; nullptr where there is none.
std::unique_ptr<query::Snapshot> open_fresh(const fs::path& file, const fs::path& claims,
                                            const SchemaState& schema,
                                            const std::string& judgements,
                                            const knowledge::Ontology& ontology) {
  if (!state_of(file)) return nullptr;
  try {
    auto snapshot = std::make_unique<query::Snapshot>(file, ontology);
    if (is_fresh(snapshot->stamp(), file, claims, schema, judgements)) return snapshot;
  } catch (const InputError&) {
    // Damaged, or of another version: made anew like a stale one.
  }
  return nullptr;
}

void write_to(const fs::path& path, const graph::KnowledgeGraph& graph,
              const query::SnapshotStamp& stamp) {
  AtomicFile file(path);
  query::write_snapshot(graph, stamp, [&file](std::string_view bytes) { file.write(bytes); });
  file.commit();
}

}  // namespace

Asked open_snapshot(const fs::path& graph, const std::vector<fs::path>& schema_folders,
                    const fs::path& judgements, bool own) {
  std::error_code ignored;
  if (!fs::exists(graph, ignored)) {
    throw InputError(graph.string(),
                     "no graph is there; make one with newsgraph build ARTICLES "
                     "-o " +
                         graph.string() + ", or name one with -g");
  }
  const bool folder = fs::is_directory(graph, ignored);
  const fs::path claims = folder ? graph / record_file_name : graph;
  const fs::path file = claims.parent_path() / query::snapshot_file_name;
  const bool beside = claims.filename() == record_file_name;
  const SchemaState schema = schema_state(schema_folders);
  const std::string judged = hash_of(judgements);
  Asked asked;
  asked.ontology = std::make_unique<knowledge::Ontology>(knowledge::load_ontology(schema.files));
  if (beside) asked.snapshot = open_fresh(file, claims, schema, judged, *asked.ontology);
  if (asked.snapshot) return asked;

  const std::optional<FileState> before_reading = state_of(claims);
  if (stderr_is_terminal()) say("(reading " + claims.string() + "; the next question is faster)");
  const std::array<fs::path, 1> paths = {graph};
  auto records = read_records(paths);
  asked.knowledge = std::make_unique<knowledge::Knowledge>(knowledge::load(schema_folders));
  asked.graph = std::make_unique<graph::KnowledgeGraph>(
      std::move(records), *asked.knowledge,
      judgements.empty() ? identity::Judgements() : identity::read_judgements(judgements));
  if (beside && own) {
    query::SnapshotStamp stamp;
    stamp.program = program_stamp();
    stamp.schema = asked.knowledge->schema_hash;
    stamp.schema_files = schema.listing;
    stamp.claims = hash_of(claims);
    stamp.claims_size = before_reading ? before_reading->size : 0;
    stamp.judgements = judged;
    // Not where the records changed while they were read, and not where we may not write.
    if (before_reading && before_reading == state_of(claims)) {
      try {
        write_to(file, *asked.graph, stamp);
        asked.snapshot = std::make_unique<query::Snapshot>(file, *asked.ontology);
      } catch (const ExportError&) {
        asked.snapshot = nullptr;
      }
    }
  }
  if (!asked.snapshot) asked.snapshot = std::make_unique<query::Snapshot>(*asked.graph);
  return asked;
}

void keep_snapshot(const graph::KnowledgeGraph& graph, const fs::path& folder,
                   const fs::path& judgements) {
  const fs::path claims = folder / record_file_name;
  try {
    const auto& folders = graph.knowledge().folders;
    query::SnapshotStamp stamp;
    stamp.program = program_stamp();
    stamp.schema = graph.knowledge().schema_hash;
    stamp.schema_files = schema_state({folders.begin() + 1, folders.end()}).listing;
    stamp.claims = hash_of(claims);
    stamp.claims_size = state_of(claims).value_or(FileState{}).size;
    stamp.judgements = hash_of(judgements);
    write_to(folder / query::snapshot_file_name, graph, stamp);
  } catch (const std::exception& error) {
    say(std::string("newsgraph: no ") + query::snapshot_file_name +
        " was kept; questions will make it: " + error.what());
  }
}

}  // namespace newsgraph::cli
