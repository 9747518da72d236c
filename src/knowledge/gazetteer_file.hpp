#ifndef NEWSGRAPH_SRC_KNOWLEDGE_GAZETTEER_FILE_HPP
#define NEWSGRAPH_SRC_KNOWLEDGE_GAZETTEER_FILE_HPP

// One file of schema/gazetteers, read row by row. The format is told in gazetteer.hpp.

#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>
#include <string_view>

#include "newsgraph/knowledge/gazetteer.hpp"

namespace newsgraph::knowledge {

/// A row, its fields being views into the file. Valid during the call.
struct GazetteerRow {
  EntryKind kind = EntryKind::Country;
  /// A row of kind "common-word": it has a name and is no entry; role "closed" for words of the
  /// closed classes and of the calendar, which are never names by themselves.
  bool common_word = false;
  std::string_view name, family, aliases, type, wikidata, country, region, role, since, until;
  char gender = 0;
  bool is_capital = false;
  bool is_major = false;     ///< Flag "major": of places of one name this is the likeliest.
  bool any_case = false;     ///< Flag "any-case": matches in lower case although a name.
  bool capitalised = false;  ///< Flag "capitalised": not in lower case although a noun.
};

/// Calls `take` for each row in file order. Reports all faults of the file in one InputError.
void read_gazetteer(const std::filesystem::path& path,
                    const std::function<void(const GazetteerRow&)>& take);

}  // namespace newsgraph::knowledge

#endif
