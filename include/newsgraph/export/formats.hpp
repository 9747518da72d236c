#ifndef NEWSGRAPH_EXPORT_FORMATS_HPP
#define NEWSGRAPH_EXPORT_FORMATS_HPP

// The one table of what `export` writes: the command line, its help, its errors and its completions
// read it. A new format is a source file in src/export and a row of the table in formats.cpp.

#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "newsgraph/export/jsonld.hpp"

namespace newsgraph::exporting {

/// Who the ends of an event are.
enum class ActorForm : std::uint8_t {
  Named,   ///< As the articles name them.
  Country  ///< The countries in whose name they act, or in which they lie.
};

/// What a data format may be told; each uses what concerns it.
struct DataOptions : JsonLdOptions {
  /// Tables for programs that take a file without a byte order mark for another encoding.
  bool byte_order_mark = false;
  ActorForm actors = ActorForm::Named;  ///< Of event tables.
  /// Event tables have one row for a dyad, a day, a class and a stance; where no day is told, for
  /// those and the articles.
  bool one_a_day = false;
  std::string title{};  ///< Of a briefing: whom it is about; empty: nobody alone.
};

/// A column of a table format, as `export --describe` and the README tell it.
struct Column {
  std::string_view name;
  std::string_view meaning;
};

/// One file of a format that makes a folder.
struct NamedFile {
  std::string name;
  std::function<void(const Sink&)> write;
};

enum class FormatKind : std::uint8_t {
  Data,    ///< One file, written by `write`.
  Folder,  ///< Several files, `files`; -o names their folder.
  Picture  ///< Drawn (newsgraph/export/picture.hpp, dot.hpp).
};

struct Format {
  std::string_view name;       ///< As --format takes it: "events".
  std::string_view extension;  ///< Ending of -o that chooses it, without the dot: "events.csv".
  std::string_view summary;    ///< One line of help.
  FormatKind kind = FormatKind::Data;
  void (*write)(const graph::KnowledgeGraph&, const DataOptions&, const Sink&) = nullptr;
  std::vector<NamedFile> (*files)(const graph::KnowledgeGraph&, const DataOptions&) = nullptr;
  std::span<const Column> columns{};  ///< Of tables.
};

/// All formats, in the order of the help.
std::span<const Format> formats() noexcept;

/// The format of a name; nullptr when there is none.
const Format* find_format(std::string_view name) noexcept;

/// The format whose extension is the longest that the file name ends in; nullptr when there is
/// none.
const Format* format_of_file(std::string_view file_name) noexcept;

/// "csv, tsv, nq ...": all names, for help and errors.
std::string format_names();

}  // namespace newsgraph::exporting

#endif
