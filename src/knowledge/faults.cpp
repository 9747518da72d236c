#include "knowledge/faults.hpp"

#include <algorithm>
#include <string>
#include <utility>

namespace newsgraph::knowledge {
namespace {

constexpr std::size_t shown_faults = 50;

}  // namespace

void Faults::add(const std::string& path, std::string_view content, std::size_t byte_offset,
                 const std::string& message) {
  const auto known = std::ranges::find(paths_, path);
  const auto file = static_cast<std::size_t>(known - paths_.begin());
  if (known == paths_.end()) paths_.push_back(path);
  faults_.push_back({file, byte_offset, input_error_at(path, content, byte_offset, message)});
}

void Faults::throw_if_any() {
  if (faults_.empty()) return;
  std::ranges::stable_sort(faults_, [](const Fault& a, const Fault& b) {
    return std::pair(a.file, a.byte_offset) < std::pair(b.file, b.byte_offset);
  });
  const InputError& first = faults_.front().error;
  // The excerpt of the first fault is what stands below its message; the others follow whole.
  const std::string_view shown = first.what();
  const std::size_t end = shown.find('\n', shown.find(first.message()) + first.message().size());
  std::string below(end == std::string_view::npos ? std::string_view() : shown.substr(end + 1));
  for (std::size_t i = 1; i < faults_.size() && i < shown_faults; ++i) {
    below += '\n';
    below += faults_[i].error.what();
  }
  if (faults_.size() > shown_faults) {
    below += "\n... and " + std::to_string(faults_.size() - shown_faults) + " more";
  }
  throw InputError(first.path(), first.line(), first.column(), first.message(), below);
}

}  // namespace newsgraph::knowledge
