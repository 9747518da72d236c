#ifndef NEWSGRAPH_TRAIN_LEXICON_HPP
#define NEWSGRAPH_TRAIN_LEXICON_HPP

// Lists of names as a feature of forms: "is a given name and a city". Only single words are looked
// up, so the lists become part of the model and inference needs no other file.

#include <cstdint>
#include <string>
#include <unordered_map>
#include <vector>

namespace newsgraph::train {

/// One list: CLASS=FILE, a table with tabs whose first column and column "aliases" (parted by "|")
/// hold names.
struct LexiconList {
  std::string name;
  std::string path;
};

/// Rows of the table of classes by key of the cased form. Every combination of classes is a row.
struct Lexicon {
  std::unordered_map<std::uint64_t, std::uint32_t> rows;
  std::uint32_t size = 0;  ///< Rows, row 0 (no class) included.
};

/// All names of a list, aliases after their name. Throws InputError when it cannot be read.
std::vector<std::string> read_names_of(const LexiconList& list);

/// Names of several words give each of their capitalised words the class "part". Words of the
/// classes in `lower` are known without capitals too, as rows of their own ("i live in malaysia").
/// Throws InputError on a file that cannot be read and on more than 15 lists.
Lexicon read_lexicon(const std::vector<LexiconList>& lists,
                     const std::vector<std::string>& lower = {});

}  // namespace newsgraph::train

#endif
