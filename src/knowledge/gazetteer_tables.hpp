#ifndef NEWSGRAPH_SRC_KNOWLEDGE_GAZETTEER_TABLES_HPP
#define NEWSGRAPH_SRC_KNOWLEDGE_GAZETTEER_TABLES_HPP

// What a Gazetteer holds, and how it is made of files.

#include <cstdint>
#include <filesystem>
#include <span>
#include <string>
#include <unordered_map>
#include <vector>

#include "newsgraph/knowledge/gazetteer.hpp"
#include "newsgraph/knowledge/name_trie.hpp"

namespace newsgraph::knowledge {

struct GazetteerTables {
  /// Facts of an alias, as bits.
  enum AliasFlag : std::uint8_t {
    CommonWord = 1U << 0U,  ///< Also an ordinary word of English.
    Weak = 1U << 1U,        ///< Could only be a city, a region or a part of a person's name.
    ClosedWord = 1U << 2U,  ///< A common word of a closed class or the calendar: "in", "May".
  };

  std::vector<Entry> entries;
  std::vector<std::uint32_t> alias_begin;  ///< Into alias_entries; one more than there are aliases.
  std::vector<EntryId> alias_entries;
  std::vector<std::uint8_t> alias_flags;
  NameTrie trie;
  std::unordered_map<std::string, EntryId> countries;  ///< By alpha-3.
  std::vector<EntryId> holders;  ///< Office holders by country, start of term, order of rows.
};

/// Reads every *.tsv of the folders in the order of names. Throws InputError as Gazetteer says.
GazetteerTables read_tables(std::span<const std::filesystem::path> folders);

}  // namespace newsgraph::knowledge

#endif
