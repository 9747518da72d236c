#ifndef NEWSGRAPH_SRC_EXTRACT_LOCATED_JSON_HPP
#define NEWSGRAPH_SRC_EXTRACT_LOCATED_JSON_HPP

// JSON whose values remember where they stand, so that a fault of meaning (an unknown predicate, a
// pattern that is none) is reported at its line and column and not only a fault of syntax.

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace newsgraph::extract {

struct JsonMember;

struct JsonNode {
  enum class Kind { Null, Bool, Number, String, Array, Object };
  Kind kind = Kind::Null;
  bool boolean = false;
  double number = 0.0;
  std::string string;
  std::vector<JsonNode> items;      ///< Of an array.
  std::vector<JsonMember> members;  ///< Of an object, file order; keys are strings.
  std::size_t offset = 0;  ///< Byte where the value begins; of a string the byte after its quote.

  /// Member of an object by key; nullptr when absent.
  const JsonNode* find(std::string_view key) const noexcept;
};

struct JsonMember {
  JsonNode key;
  JsonNode value;
};

/// Throws InputError (path:line:column) on broken JSON or nesting deeper than 32.
JsonNode parse_json(std::string_view content, const std::string& path);

/// Collects the faults of one file, so that a user mends them in one go.
class Faults {
 public:
  Faults(std::string path, std::string_view content) : path_(std::move(path)), content_(content) {}

  void add(std::size_t offset, std::string message);
  bool empty() const noexcept { return messages_.empty(); }
  /// Throws one InputError with every fault, located at the first; does nothing without one.
  void raise() const;

 private:
  std::string path_;
  std::string_view content_;
  std::vector<std::pair<std::size_t, std::string>> messages_;
};

}  // namespace newsgraph::extract

#endif
