#ifndef NEWSGRAPH_BASE_SORTED_HPP
#define NEWSGRAPH_BASE_SORTED_HPP

// Sets kept as sorted vectors: what records, parties and runs of words are compared by.

#include <algorithm>
#include <cstddef>
#include <vector>

namespace newsgraph {

/// Makes a set of values in any order, repeats included.
template <typename T>
void make_set(std::vector<T>& values) {
  std::ranges::sort(values);
  values.erase(std::unique(values.begin(), values.end()), values.end());
}

/// How many elements two sets have in common. Requires both sorted, without repeats.
template <typename T>
std::size_t count_shared(const std::vector<T>& a, const std::vector<T>& b) {
  std::size_t shared = 0;
  for (std::size_t i = 0, j = 0; i < a.size() && j < b.size();) {
    if (a[i] == b[j]) ++shared;
    const bool step_a = a[i] <= b[j];
    const bool step_b = b[j] <= a[i];
    i += step_a ? 1 : 0;
    j += step_b ? 1 : 0;
  }
  return shared;
}

}  // namespace newsgraph

#endif
