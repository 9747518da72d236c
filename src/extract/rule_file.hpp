#ifndef NEWSGRAPH_SRC_EXTRACT_RULE_FILE_HPP
#define NEWSGRAPH_SRC_EXTRACT_RULE_FILE_HPP

// A file of schema/rules while it is read: its values know where they stand, so that a fault of
// meaning (an unknown predicate, a pattern that is none) is shown at its line and column.

#include <cstddef>
#include <string>
#include <string_view>

#include "knowledge/located_json.hpp"

namespace newsgraph::extract {

using knowledge::JsonMember;
using knowledge::JsonValue;

/// Byte where the text of a string begins, behind its quote; of another value its first byte.
inline std::size_t text_begin(const JsonValue& value) noexcept {
  return value.offset + (value.is(JsonValue::Kind::String) ? 1U : 0U);
}
/// The same of a key.
inline std::size_t text_begin(const JsonMember& member) noexcept { return member.offset + 1; }

/// Faults of one file, so that a user mends them in one go. Refers to path and content.
class FileFaults {
 public:
  FileFaults(const std::string& path, std::string_view content) : path_(path), content_(content) {}

  void add(std::size_t offset, const std::string& message) {
    faults_.add(path_, content_, offset, message);
  }
  bool empty() const noexcept { return faults_.empty(); }
  /// Throws one InputError with every fault, located at the first; does nothing without one.
  void raise() { faults_.throw_if_any(); }

 private:
  const std::string& path_;
  std::string_view content_;
  knowledge::Faults faults_;
};

}  // namespace newsgraph::extract

#endif
