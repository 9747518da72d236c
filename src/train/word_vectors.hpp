#ifndef NEWSGRAPH_TRAIN_WORD_VECTORS_HPP
#define NEWSGRAPH_TRAIN_WORD_VECTORS_HPP

// Word vectors: learned from raw text, written and read in the text form of word2vec.

#include <cstdint>
#include <filesystem>
#include <functional>
#include <set>
#include <string>
#include <vector>

namespace newsgraph::train {

struct WordVectors {
  std::size_t width = 0;
  std::vector<std::string> words;  ///< Normal forms (nlp/features.hpp), most frequent first.
  std::vector<float> values;       ///< words.size() rows of `width`.
};

struct VectorOptions {
  std::size_t width = 128;
  std::size_t limit = 60000;  ///< Words kept.
  std::size_t least_count = 5;
  std::size_t window = 3;
  std::size_t negatives = 5;
  std::size_t epochs = 4;
  double subsample = 1e-4;
  std::uint64_t seed = 1;
};

using Progress = std::function<void(const std::string&)>;

/// Skip-gram with negative sampling (Mikolov et al. 2013) on one thread: same input, same vectors.
/// Rows are scaled so that the mean square of all values is 1.
WordVectors learn_vectors(const std::vector<std::filesystem::path>& files,
                          const std::set<std::string>& excluded, const VectorOptions& options,
                          const Progress& progress);

void write_vectors(const WordVectors& vectors, const std::filesystem::path& path);
WordVectors read_vectors(const std::filesystem::path& path);

}  // namespace newsgraph::train

#endif
