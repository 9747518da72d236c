#ifndef NEWSGRAPH_SRC_KNOWLEDGE_LOCATED_JSON_HPP
#define NEWSGRAPH_SRC_KNOWLEDGE_LOCATED_JSON_HPP

// JSON values that remember where they stand, so that a fault in a schema file can be shown with
// line and caret. For files that people write; not meant for megabytes.

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "knowledge/faults.hpp"

namespace newsgraph::knowledge {

struct JsonMember;

struct JsonValue {
  enum class Kind : std::uint8_t { Null, Bool, Number, String, Array, Object };

  Kind kind = Kind::Null;
  std::size_t offset = 0;  ///< Byte of its first character.
  bool boolean = false;
  std::string text;  ///< The string, or the digits of a number as they stand.
  std::vector<JsonValue> items;
  std::vector<JsonMember> members;  ///< File order, duplicates kept.

  bool is(Kind other) const noexcept { return kind == other; }
  /// Value of a key; nullptr when absent or when this is no object.
  const JsonValue* find(std::string_view key) const noexcept;
};

struct JsonMember {
  std::string key;
  std::size_t offset = 0;  ///< Byte of the key's opening quote.
  JsonValue value;
};

/// Reads a whole file's content. Throws InputError at the first fault of syntax and at nesting
/// deeper than 64.
JsonValue parse_json(std::string_view content, const std::string& path);

/// A file with its content while its faults are collected.
struct JsonFile {
  std::string path;
  std::string content;
  JsonValue root;
};

/// Reads typed members of objects of one file and notes what is wrong.
class JsonChecker {
 public:
  JsonChecker(const JsonFile& file, Faults& faults) noexcept : file_(file), faults_(faults) {}

  void fault(const JsonValue& at, const std::string& message);
  void fault(std::size_t byte_offset, const std::string& message);

  /// Notes when `object` is none, and its unknown and repeated keys. Returns whether it is an
  /// object.
  bool object(const JsonValue& object, std::span<const std::string_view> known_keys);

  /// Text of a key; notes when it is no string, empty, or missing although required.
  std::string text(const JsonValue& object, std::string_view key, bool required);
  /// Strings of a key; notes the same. A single string counts as a list of one.
  std::vector<std::string> texts(const JsonValue& object, std::string_view key, bool required);
  /// True or false; false when absent.
  bool flag(const JsonValue& object, std::string_view key);
  /// Items of an array; empty (and noted) when it is none, empty when absent.
  std::span<const JsonValue> items(const JsonValue& object, std::string_view key);

 private:
  const JsonFile& file_;
  Faults& faults_;
};

}  // namespace newsgraph::knowledge

#endif
