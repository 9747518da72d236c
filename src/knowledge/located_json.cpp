#include "knowledge/located_json.hpp"

#include <algorithm>
#include <set>
#include <utility>

#include <rapidjson/error/en.h>
#include <rapidjson/memorystream.h>
#include <rapidjson/reader.h>

namespace newsgraph::knowledge {
namespace {

constexpr std::size_t greatest_depth = 64;

/// Builds the tree from the events of the reader. The reader tells only where a scalar ends; a
/// token begins at the first character after the last one that is no space, comma or colon.
class Builder : public rapidjson::BaseReaderHandler<rapidjson::UTF8<>, Builder> {
 public:
  Builder(std::string_view content, const rapidjson::MemoryStream& stream)
      : content_(content), stream_(stream) {}

  // The names are those of RapidJSON's handler concept.
  bool Null() { return scalar(JsonValue::Kind::Null, {}); }
  bool Bool(bool value) {
    scalar(JsonValue::Kind::Bool, {});
    last_->boolean = value;
    return true;
  }
  bool RawNumber(const char* digits, rapidjson::SizeType size, bool /*copy*/) {
    return scalar(JsonValue::Kind::Number, std::string_view(digits, size));
  }
  bool String(const char* text, rapidjson::SizeType size, bool /*copy*/) {
    return scalar(JsonValue::Kind::String, std::string_view(text, size));
  }
  bool Key(const char* text, rapidjson::SizeType size, bool /*copy*/) {
    JsonMember member;
    member.key.assign(text, size);
    member.offset = token_begin();
    open_.back()->members.push_back(std::move(member));
    end_token();
    return true;
  }
  bool StartObject() { return start(JsonValue::Kind::Object); }
  bool EndObject(rapidjson::SizeType /*members*/) { return finish(); }
  bool StartArray() { return start(JsonValue::Kind::Array); }
  bool EndArray(rapidjson::SizeType /*items*/) { return finish(); }

  JsonValue take() { return std::move(root_); }
  bool too_deep() const noexcept { return open_.size() >= greatest_depth; }

 private:
  std::size_t token_begin() const {
    return std::min(content_.find_first_not_of(" \t\r\n,:", end_), content_.size());
  }
  void end_token() { end_ = stream_.Tell(); }

  /// A new value at the place where the reader is. Pointers into the tree stay valid: only the
  /// innermost open container grows, and no element of it is open then.
  JsonValue& place() {
    JsonValue* value = &root_;
    if (!open_.empty()) {
      JsonValue& parent = *open_.back();
      value = parent.kind == JsonValue::Kind::Array ? &parent.items.emplace_back()
                                                    : &parent.members.back().value;
    }
    value->offset = token_begin();
    return *value;
  }
  bool scalar(JsonValue::Kind kind, std::string_view text) {
    last_ = &place();
    last_->kind = kind;
    last_->text = text;
    end_token();
    return true;
  }
  // A bracket is one byte, and the reader calls before it has taken it.
  bool start(JsonValue::Kind kind) {
    if (too_deep()) return false;
    JsonValue& value = place();
    value.kind = kind;
    open_.push_back(&value);
    end_ = value.offset + 1;
    return true;
  }
  bool finish() {
    open_.pop_back();
    end_ = token_begin() + 1;
    return true;
  }

  std::string_view content_;
  const rapidjson::MemoryStream& stream_;
  std::size_t end_ = 0;
  JsonValue root_;
  JsonValue* last_ = nullptr;
  std::vector<JsonValue*> open_;
};

}  // namespace

const JsonValue* JsonValue::find(std::string_view key) const noexcept {
  const auto found = std::ranges::find(members, key, &JsonMember::key);
  return found == members.end() ? nullptr : &found->value;
}

JsonValue parse_json(std::string_view content, const std::string& path) {
  // The reader takes a zero byte for the end and would not see what follows.
  if (const std::size_t zero = content.find('\0'); zero != std::string_view::npos) {
    throw input_error_at(path, content, zero, "a zero byte in JSON");
  }
  rapidjson::MemoryStream stream(content.data(), content.size());
  Builder builder(content, stream);
  rapidjson::Reader reader;
  constexpr unsigned flags = rapidjson::kParseIterativeFlag |
                             rapidjson::kParseNumbersAsStringsFlag |
                             rapidjson::kParseValidateEncodingFlag;
  const rapidjson::ParseResult result = reader.Parse<flags>(stream, builder);
  if (result.IsError()) {
    std::string message = rapidjson::GetParseError_En(result.Code());
    if (builder.too_deep()) message = "nested deeper than " + std::to_string(greatest_depth);
    throw input_error_at(path, content, result.Offset(), message);
  }
  return builder.take();
}

void JsonChecker::fault(std::size_t byte_offset, const std::string& message) {
  faults_.add(file_.path, file_.content, byte_offset, message);
}

void JsonChecker::fault(const JsonValue& at, const std::string& message) {
  fault(at.offset, message);
}

bool JsonChecker::object(const JsonValue& object, std::span<const std::string_view> known_keys) {
  if (!object.is(JsonValue::Kind::Object)) {
    fault(object, "expected an object { ... }");
    return false;
  }
  std::set<std::string_view> seen;
  for (const JsonMember& member : object.members) {
    if (!seen.insert(member.key).second) {
      fault(member.offset, "key \"" + member.key + "\" stands twice");
    } else if (std::ranges::find(known_keys, member.key) == known_keys.end()) {
      fault(member.offset,
            "unknown key \"" + member.key + "\"" + did_you_mean(member.key, known_keys));
    }
  }
  return true;
}

std::string JsonChecker::text(const JsonValue& object, std::string_view key, bool required) {
  const JsonValue* value = object.find(key);
  if (value == nullptr) {
    if (required) fault(object, "missing key \"" + std::string(key) + "\"");
    return {};
  }
  if (!value->is(JsonValue::Kind::String) || value->text.empty()) {
    fault(*value, "\"" + std::string(key) + "\" must be a text, not empty");
    return {};
  }
  return value->text;
}

std::vector<std::string> JsonChecker::texts(const JsonValue& object, std::string_view key,
                                            bool required) {
  const JsonValue* value = object.find(key);
  if (value != nullptr && value->is(JsonValue::Kind::String)) return {text(object, key, required)};
  std::vector<std::string> texts;
  for (const JsonValue& item : items(object, key)) {
    if (item.is(JsonValue::Kind::String) && !item.text.empty()) {
      texts.push_back(item.text);
    } else {
      fault(item, "\"" + std::string(key) + "\" must hold texts, none empty");
    }
  }
  if (required && value == nullptr) {
    fault(object, "missing key \"" + std::string(key) + "\"");
  } else if (required && value->is(JsonValue::Kind::Array) && value->items.empty()) {
    fault(*value, "\"" + std::string(key) + "\" must not be empty");
  }
  return texts;
}

bool JsonChecker::flag(const JsonValue& object, std::string_view key) {
  const JsonValue* value = object.find(key);
  if (value == nullptr) return false;
  if (!value->is(JsonValue::Kind::Bool)) {
    fault(*value, "\"" + std::string(key) + "\" must be true or false");
    return false;
  }
  return value->boolean;
}

std::span<const JsonValue> JsonChecker::items(const JsonValue& object, std::string_view key) {
  const JsonValue* value = object.find(key);
  if (value == nullptr) return {};
  if (!value->is(JsonValue::Kind::Array)) {
    fault(*value, "\"" + std::string(key) + "\" must be a list [ ... ]");
    return {};
  }
  return value->items;
}

}  // namespace newsgraph::knowledge
