#ifndef NEWSGRAPH_NLP_TREE_HPP
#define NEWSGRAPH_NLP_TREE_HPP

// From arc scores to a dependency tree with one root.

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace newsgraph::nlp {

/// Memory of best_tree, kept by a thread from sentence to sentence.
struct TreeScratch {
  std::vector<float> complete_left, complete_right, incomplete_left, incomplete_right;
  std::vector<std::uint16_t> split_left, split_right, split_incomplete;
  std::vector<std::uint32_t> stack;
  std::vector<std::uint8_t> state;
};

/// Fills heads (1-based, 0 = root) of the `size` words of a sentence. scores[(word) * (size + 1) +
/// head] is the score of the arc from `head` (0 = root) to `word` (0-based row). The best head of
/// each word is taken where that makes a tree with one root; else the best projective tree with one
/// root is found by Eisner's algorithm (Eisner 1996), in time cubic in `size`.
/// Requires 0 < size < 65535. Returns whether the best heads were a tree.
bool best_tree(std::span<const float> scores, std::size_t size, std::span<std::uint32_t> heads,
               TreeScratch& scratch);

/// Whether heads (1-based, 0 = root) are a tree with exactly one root.
bool is_tree(std::span<const std::uint32_t> heads, std::vector<std::uint8_t>& state);

}  // namespace newsgraph::nlp

#endif
