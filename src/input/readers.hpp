#ifndef NEWSGRAPH_SRC_INPUT_READERS_HPP
#define NEWSGRAPH_SRC_INPUT_READERS_HPP

// One function a format: a stream of bytes becomes articles. Each reports what it cannot read and
// goes on.

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "newsgraph/input/byte_stream.hpp"
#include "newsgraph/input/input.hpp"

namespace newsgraph::input {

/// Where articles come from.
struct Source {
  std::string path;  ///< For messages.
  std::string name;  ///< Identifier of its only article, and beginning of the others' ("name#12").
};

struct Reader {
  const Source& source;
  const InputOptions& options;
  const Callbacks& callbacks;

  void fail(std::string where, std::string reason) const {
    callbacks.failure({std::move(where), std::move(reason)});
  }
};

void read_text(const Reader& reader, LineReader& lines);
void read_json_lines(const Reader& reader, LineReader& lines);
void read_json(const Reader& reader, LineReader& lines);  ///< One object, or an array of them.
void read_csv(const Reader& reader, LineReader& lines);  ///< Comma, semicolon or tab by the header.
void read_html(const Reader& reader, LineReader& lines);

/// Values of one record, keyed by the names used in its source. Views of what the caller holds.
using Fields = std::vector<std::pair<std::string_view, std::string_view>>;

/// Makes articles of records: knows the usual names of fields and counts those it does not use.
class RecordReader {
 public:
  explicit RecordReader(const Reader& reader);

  /// Hands one record on as an article. `where` is "path:line"; `row` numbers records without id.
  void add(const Fields& fields, const std::string& where, std::size_t row);
  /// Tells once which keys were not used.
  void finish() const;

 private:
  /// A key of the source, as it was written, and what is known of it.
  struct Seen {
    std::string key;
    std::size_t row;  ///< Of ours_; its size when the key is not used.
  };
  std::size_t row_of(std::string_view key);

  const Reader& reader_;
  std::vector<std::pair<std::string, std::string>> ours_;  ///< Theirs (lower case) -> ours.
  std::vector<Seen> seen_;                                 ///< In order of first sight.
};

/// The stored text of bytes: BOMs of UTF-16 obeyed, `encoding` if given (InputError when unknown),
/// ill-formed UTF-8 replaced.
std::string decode(std::string bytes, const std::string& encoding, const std::string& path);

/// A date as metadata give it (ISO 8601 with or without time, RFC 2822, "April 19, 2024",
/// "19 April 2024", "2024/04/19", "20240419", seconds or milliseconds since 1970) as EDTF; empty
/// when it is none.
std::string parse_metadata_date(std::string_view text);

}  // namespace newsgraph::input

#endif
