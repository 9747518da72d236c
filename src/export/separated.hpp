#ifndef NEWSGRAPH_EXPORT_SEPARATED_HPP
#define NEWSGRAPH_EXPORT_SEPARATED_HPP

#include <cstdint>
#include <string>
#include <string_view>

#include "newsgraph/export/jsonld.hpp"

namespace newsgraph::exporting {

/// How cells are divided and what must not stand in one.
enum class Dialect : std::uint8_t {
  /// RFC 4180 with line feeds; a cell that a spreadsheet would run as a formula ("=", "+", "-" or
  /// "@" first, and no number) gets an apostrophe before it (OWASP, "CSV Injection").
  Csv,
  Tsv,       ///< Tabs; the same care; tabs and line ends inside a cell become spaces.
  Database,  ///< RFC 4180 as it stands: read by a database, never by a spreadsheet.
};

/// Writes a table row by row, cell by cell. Control characters that no format can carry are
/// replaced. Call flush() at the end.
class SeparatedWriter {
 public:
  SeparatedWriter(Dialect dialect, const Sink& sink) : dialect_(dialect), sink_(&sink) {}

  /// Begins with a byte order mark. Requires that nothing was written.
  void byte_order_mark();
  void cell(std::string_view text);
  void end_row();
  void flush();

 private:
  Dialect dialect_;
  const Sink* sink_;
  std::string buffer_;
  std::string scratch_;
  bool first_ = true;  ///< The next cell is the first of its row.
};

}  // namespace newsgraph::exporting

#endif
