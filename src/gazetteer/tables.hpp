#ifndef NEWSGRAPH_SRC_GAZETTEER_TABLES_HPP
#define NEWSGRAPH_SRC_GAZETTEER_TABLES_HPP

// Makes the tables of schema/gazetteers that come from public data. Tables of general knowledge and
// of English words stand beside them and are written by hand; this program does not touch them.

#include <filesystem>
#include <string>
#include <vector>

namespace newsgraph::gazetteer {

/// What a run did, a line each, for people: "cities.tsv: 34032 rows" and what was left out and why.
using Notes = std::vector<std::string>;

/// Reads the folder of facts and writes every table whole. Same facts, same bytes.
/// Throws InputError when a source is missing or broken, ExportError when a table cannot be
/// written.
Notes make_tables(const std::filesystem::path& facts, const std::filesystem::path& out);

}  // namespace newsgraph::gazetteer

#endif
