#include <algorithm>
#include <cstdint>
#include <vector>

#include <doctest/doctest.h>

#include "nlp/bilou.hpp"
#include "nlp/tree.hpp"

namespace newsgraph::nlp {
namespace {

// Scores of a sentence: arcs[word][head], head 0 = root.
std::vector<std::uint32_t> decode(const std::vector<std::vector<float>>& arcs,
                                  bool* were_tree = nullptr) {
  std::vector<float> scores;
  for (const auto& row : arcs) scores.insert(scores.end(), row.begin(), row.end());
  std::vector<std::uint32_t> heads(arcs.size());
  TreeScratch scratch;
  const bool tree = best_tree(scores, arcs.size(), heads, scratch);
  if (were_tree != nullptr) *were_tree = tree;
  return heads;
}

std::uint64_t next(std::uint64_t& state) {
  state = state * 6364136223846793005ULL + 1442695040888963407ULL;
  return state >> 33U;
}

// All head assignments of a short sentence that are projective trees with one root: the best of
// them.
float best_by_trying_all(const std::vector<float>& scores, std::size_t size) {
  std::vector<std::uint32_t> heads(size, 0);
  std::vector<std::uint8_t> state;
  float best = -1e30F;
  const auto crosses = [&] {
    for (std::size_t a = 0; a < size; ++a) {
      for (std::size_t b = 0; b < size; ++b) {
        if (heads[a] == 0 || heads[b] == 0) continue;
        const std::size_t a1 = std::min<std::size_t>(a + 1, heads[a]);
        const std::size_t a2 = std::max<std::size_t>(a + 1, heads[a]);
        const std::size_t b1 = std::min<std::size_t>(b + 1, heads[b]);
        const std::size_t b2 = std::max<std::size_t>(b + 1, heads[b]);
        if (a1 < b1 && b1 < a2 && a2 < b2) return true;
      }
    }
    // An arc over the root would cross the arc to it from outside.
    for (std::size_t root = 0; root < size; ++root) {
      if (heads[root] != 0) continue;
      for (std::size_t a = 0; a < size; ++a) {
        if (heads[a] == 0) continue;
        const std::size_t a1 = std::min<std::size_t>(a + 1, heads[a]);
        const std::size_t a2 = std::max<std::size_t>(a + 1, heads[a]);
        if (a1 < root + 1 && root + 1 < a2) return true;
      }
    }
    return false;
  };
  while (true) {
    bool itself = false;
    float sum = 0.0F;
    for (std::size_t word = 0; word < size; ++word) {
      itself = itself || heads[word] == word + 1;
      sum += scores[word * (size + 1) + heads[word]];
    }
    if (!itself && sum > best && is_tree(heads, state) && !crosses()) best = sum;
    std::size_t at = 0;
    while (at < size && ++heads[at] == size + 1) heads[at++] = 0;
    if (at == size) return best;
  }
}

TEST_CASE("tree: the best heads are kept when they are a tree") {
  bool were_tree = false;
  // "Talks began today": 1 <- 2, 2 <- root, 3 <- 2
  const auto heads = decode({{0, -9, 5, 1}, {6, 0, -9, 0}, {1, 0, 4, -9}}, &were_tree);
  CHECK(were_tree);
  CHECK(heads == std::vector<std::uint32_t>{2, 0, 2});
}

TEST_CASE("tree: a cycle and two roots are mended") {
  bool were_tree = true;
  auto heads = decode({{1, -9, 5}, {0, 5, -9}}, &were_tree);
  CHECK_FALSE(were_tree);
  CHECK(heads == std::vector<std::uint32_t>{0, 1});
  heads = decode({{5, -9, 4}, {5, 1, -9}}, &were_tree);
  CHECK_FALSE(were_tree);
  CHECK(heads == std::vector<std::uint32_t>{2, 0});
}

TEST_CASE("tree: a single word is the root") {
  CHECK(decode({{-3, -9}}) == std::vector<std::uint32_t>{0});
}

TEST_CASE("tree: no projective tree scores better than the one found") {
  std::uint64_t state = 7;
  TreeScratch scratch;
  std::vector<std::uint8_t> marks;
  for (int round = 0; round < 200; ++round) {
    const std::size_t size = 2 + next(state) % 4;
    std::vector<float> scores(size * (size + 1));
    for (float& score : scores) score = static_cast<float>(next(state) % 1000) / 100.0F;
    for (std::size_t word = 0; word < size; ++word) scores[word * (size + 1) + word + 1] = -1e9F;
    std::vector<std::uint32_t> heads(size);
    const bool were_tree = best_tree(scores, size, heads, scratch);
    REQUIRE(is_tree(heads, marks));
    float sum = 0.0F;
    for (std::size_t word = 0; word < size; ++word) sum += scores[word * (size + 1) + heads[word]];
    const float best = best_by_trying_all(scores, size);
    // Heads that are a tree as they stand may be non-projective and better.
    if (were_tree) {
      CHECK(sum >= doctest::Approx(best));
    } else {
      CHECK(sum == doctest::Approx(best));
    }
  }
}

TEST_CASE("bilou: spans survive the way there and back") {
  const std::vector<TypedSpan> spans = {{0, 1, 2}, {1, 4, 0}, {6, 8, 1}};
  const std::vector<std::uint8_t> labels = to_bilou(spans, 9);
  CHECK(labels == std::vector<std::uint8_t>{12, 1, 2, 3, 0, 0, 5, 7, 0});
  CHECK(from_bilou(labels) == spans);
  CHECK(from_bilou(std::vector<std::uint8_t>{}).empty());
}

TEST_CASE("bilou: the decoder never leaves a span open") {
  // Two types, three tokens; greedy labels would be Begin-0, Outside, Inside-1.
  std::vector<float> scores(3 * bilou_labels(2), 0.0F);
  const auto set = [&](std::size_t token, std::size_t label, float score) {
    scores[token * bilou_labels(2) + label] = score;
  };
  set(0, 1, 3.0F);
  set(0, 4, 2.5F);
  set(1, 0, 3.0F);
  set(2, 6, 3.0F);
  std::vector<std::uint8_t> labels(3);
  BilouScratch scratch;
  best_bilou(scores.data(), bilou_labels(2), 3, 2, labels, scratch);
  // Unit-0 for the first word (2.5), outside for the second (3.0), and no lone Inside.
  CHECK(labels == std::vector<std::uint8_t>{4, 0, 0});
}

}  // namespace
}  // namespace newsgraph::nlp
