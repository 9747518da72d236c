#ifndef NEWSGRAPH_DOCUMENT_RECORD_FILE_HPP
#define NEWSGRAPH_DOCUMENT_RECORD_FILE_HPP

// Files of records (claims.jsonl), and their union. Partial results are never merged as graphs: the
// records are united here, and the graph is made once from all of them.

#include <cstddef>
#include <filesystem>
#include <functional>
#include <span>
#include <string>
#include <vector>

#include "newsgraph/document/record.hpp"

namespace newsgraph {

/// Name of the file of records in an output folder.
inline constexpr const char* record_file_name = "claims.jsonl";

/// Calls `take` with every record of a file, in the order of lines; empty lines are passed over.
/// One line is held in memory at a time. Throws InputError: see parse_line; a graph or picture made
/// from claims is told from claims, with what to give instead.
void read_record_file(const std::filesystem::path& path, const std::function<void(Record&&)>& take);

/// The records of all paths, by identifier, each once. A path is a file of records or an output
/// folder that holds one. Associative, commutative and idempotent: see unite_records.
std::vector<Record> read_records(std::span<const std::filesystem::path> paths);

/// Sorts records by identifier and keeps one of each. Of two with the same text the one made by the
/// newer tool stays (version, then hashes, then content: a total order, so that the order of
/// records does not matter). Throws InputError when one identifier has two texts. `origin` says
/// where a record of the given index came from ("a/claims.jsonl:3"), for that message.
std::vector<Record> unite_records(std::vector<Record> records,
                                  const std::function<std::string(std::size_t)>& origin = {});

/// Writes records as they come, whole or not at all (AtomicFile). Throws ExportError.
void write_record_file(std::span<const Record> records, const std::filesystem::path& path);

}  // namespace newsgraph

#endif
