#ifndef NEWSGRAPH_SRC_KNOWLEDGE_FAULTS_HPP
#define NEWSGRAPH_SRC_KNOWLEDGE_FAULTS_HPP

// Who mends a schema file wants to see everything that is wrong with it at once.

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "newsgraph/base/error.hpp"

namespace newsgraph::knowledge {

/// Collects the faults of files and throws them as one InputError.
class Faults {
 public:
  /// A fault at a byte of `content`, the content of `path`.
  void add(const std::string& path, std::string_view content, std::size_t byte_offset,
           const std::string& message);

  bool empty() const noexcept { return faults_.empty(); }

  /// Throws nothing when there are none; else one InputError that stands at the first fault and
  /// shows each with its line and caret, in the order of files and places. After fifty the rest is
  /// only counted.
  void throw_if_any();

 private:
  struct Fault {
    std::size_t file = 0;  ///< Index into paths_.
    std::size_t byte_offset = 0;
    InputError error;
  };
  std::vector<std::string> paths_;  ///< In the order of their first fault.
  std::vector<Fault> faults_;
};

/// ` (did you mean "Person"?)`, or nothing when no candidate is near.
template <typename Range>
std::string did_you_mean(std::string_view word, const Range& candidates) {
  const std::string best = closest(word, candidates);
  return best.empty() ? std::string() : " (did you mean \"" + best + "\"?)";
}

}  // namespace newsgraph::knowledge

#endif
