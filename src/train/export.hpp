#ifndef NEWSGRAPH_TRAIN_EXPORT_HPP
#define NEWSGRAPH_TRAIN_EXPORT_HPP

#include <cstddef>
#include <filesystem>
#include <string>
#include <vector>

#include "train/trainer.hpp"

namespace newsgraph::train {

struct ExportOptions {
  std::vector<std::string> treebanks;  ///< Whose lemmas the rules are learned from.
  std::string record;                  ///< Data, recipe and scores, for people.
  std::size_t limit = 34000;           ///< Most frequent words with a vector that are kept.
};

/// Writes a network as a model file of 8-bit weights. A word's row of the file is its learned row
/// plus its projected vector, so that inference reads one row.
void export_model(const Checkpoint& checkpoint, const ExportOptions& options,
                  const std::filesystem::path& path);

}  // namespace newsgraph::train

#endif
