#include "nlp/tree.hpp"

#include <algorithm>
#include <limits>

namespace newsgraph::nlp {
namespace {

constexpr float nothing = -std::numeric_limits<float>::infinity();

// Chart of Eisner's algorithm over words 1..size. "Right" items have their head at the left end and
// span to the right.
class Eisner {
 public:
  Eisner(std::span<const float> scores, std::size_t size, TreeScratch& scratch)
      : scores_(scores), size_(size), width_(size + 1), chart_(scratch) {
    const std::size_t cells = width_ * width_;
    for (auto* values : {&chart_.complete_left, &chart_.complete_right, &chart_.incomplete_left,
                         &chart_.incomplete_right}) {
      values->assign(cells, 0.0F);
    }
    for (auto* values : {&chart_.split_left, &chart_.split_right, &chart_.split_incomplete}) {
      values->resize(cells);
    }
  }

  void solve(std::span<std::uint32_t> heads) {
    for (std::size_t length = 1; length < size_; ++length) {
      for (std::size_t first = 1; first + length <= size_; ++first) fill(first, first + length);
    }
    std::size_t root = 1;
    float best = nothing;
    for (std::size_t word = 1; word <= size_; ++word) {
      const float score = chart_.complete_left[cell(1, word)] +
                          chart_.complete_right[cell(word, size_)] + arc(word, 0);
      if (score > best) {
        best = score;
        root = word;
      }
    }
    heads[root - 1] = 0;
    read_back(root, heads);
  }

 private:
  enum Item : std::uint32_t { CompleteLeft, CompleteRight, IncompleteLeft, IncompleteRight };

  std::size_t cell(std::size_t first, std::size_t last) const { return first * width_ + last; }
  float arc(std::size_t word, std::size_t head) const {
    return scores_[(word - 1) * width_ + head];
  }

  void fill(std::size_t first, std::size_t last) {
    const std::size_t here = cell(first, last);
    float best = nothing;
    std::size_t split = first;
    for (std::size_t at = first; at < last; ++at) {
      const float score =
          chart_.complete_right[cell(first, at)] + chart_.complete_left[cell(at + 1, last)];
      if (score > best) {
        best = score;
        split = at;
      }
    }
    chart_.split_incomplete[here] = static_cast<std::uint16_t>(split);
    chart_.incomplete_left[here] = best + arc(first, last);
    chart_.incomplete_right[here] = best + arc(last, first);

    best = nothing;
    split = first;
    for (std::size_t at = first; at < last; ++at) {
      const float score =
          chart_.complete_left[cell(first, at)] + chart_.incomplete_left[cell(at, last)];
      if (score > best) {
        best = score;
        split = at;
      }
    }
    chart_.complete_left[here] = best;
    chart_.split_left[here] = static_cast<std::uint16_t>(split);

    best = nothing;
    split = last;
    for (std::size_t at = first + 1; at <= last; ++at) {
      const float score =
          chart_.incomplete_right[cell(first, at)] + chart_.complete_right[cell(at, last)];
      if (score > best) {
        best = score;
        split = at;
      }
    }
    chart_.complete_right[here] = best;
    chart_.split_right[here] = static_cast<std::uint16_t>(split);
  }

  void read_back(std::size_t root, std::span<std::uint32_t> heads) {
    std::vector<std::uint32_t>& stack = chart_.stack;
    stack.clear();
    const auto push = [&](Item item, std::size_t first, std::size_t last) {
      stack.insert(stack.end(),
                   {item, static_cast<std::uint32_t>(first), static_cast<std::uint32_t>(last)});
    };
    push(CompleteLeft, 1, root);
    push(CompleteRight, root, size_);
    while (!stack.empty()) {
      const std::size_t top = stack.size() - 3;
      const std::uint32_t item = stack[top];
      const std::uint32_t first = stack[top + 1];
      const std::uint32_t last = stack[top + 2];
      stack.resize(top);
      if (first == last) continue;
      const std::size_t here = cell(first, last);
      if (item == CompleteLeft) {
        push(CompleteLeft, first, chart_.split_left[here]);
        push(IncompleteLeft, chart_.split_left[here], last);
      } else if (item == CompleteRight) {
        push(IncompleteRight, first, chart_.split_right[here]);
        push(CompleteRight, chart_.split_right[here], last);
      } else {
        if (item == IncompleteLeft) {
          heads[first - 1] = last;
        } else {
          heads[last - 1] = first;
        }
        const std::size_t split = chart_.split_incomplete[here];
        push(CompleteRight, first, split);
        push(CompleteLeft, split + 1, last);
      }
    }
  }

  std::span<const float> scores_;
  std::size_t size_;
  std::size_t width_;
  TreeScratch& chart_;
};

}  // namespace

bool is_tree(std::span<const std::uint32_t> heads, std::vector<std::uint8_t>& state) {
  enum : std::uint8_t { New, OnPath, Done };
  if (std::count(heads.begin(), heads.end(), 0U) != 1) return false;
  state.assign(heads.size() + 1, New);
  state[0] = Done;
  for (std::uint32_t word = 1; word <= heads.size(); ++word) {
    std::uint32_t at = word;
    while (state[at] == New) {
      state[at] = OnPath;
      at = heads[at - 1];
    }
    if (state[at] == OnPath) return false;
    for (at = word; state[at] == OnPath; at = heads[at - 1]) state[at] = Done;
  }
  return true;
}

bool best_tree(std::span<const float> scores, std::size_t size, std::span<std::uint32_t> heads,
               TreeScratch& scratch) {
  const std::size_t width = size + 1;
  for (std::size_t word = 0; word < size; ++word) {
    const float* const row = scores.data() + word * width;
    std::size_t best = 0;
    for (std::size_t head = 0; head < width; ++head) {
      if (head != word + 1 && row[head] > row[best]) best = head;
    }
    heads[word] = static_cast<std::uint32_t>(best);
  }
  if (is_tree(heads, scratch.state)) return true;
  Eisner(scores, size, scratch).solve(heads);
  return false;
}

}  // namespace newsgraph::nlp
