#include "extract/located_json.hpp"

#include <algorithm>

#include <rapidjson/error/en.h>
#include <rapidjson/memorystream.h>
#include <rapidjson/reader.h>

#include "newsgraph/base/error.hpp"

namespace newsgraph::extract {
namespace {

constexpr std::size_t depth_limit = 32;

/// Byte after the opening quote of the string that ends before `end` (its closing quote is end -
/// 1).
std::size_t string_begin(std::string_view content, std::size_t end) noexcept {
  std::size_t at = end - 1;
  while (at > 0) {
    --at;
    if (content[at] != '"') continue;
    std::size_t slashes = 0;
    while (slashes < at && content[at - 1 - slashes] == '\\') ++slashes;
    if (slashes % 2 == 0) return at + 1;
  }
  return 0;
}

class Builder : public rapidjson::BaseReaderHandler<rapidjson::UTF8<>, Builder> {
 public:
  Builder(std::string_view content, const rapidjson::MemoryStream& stream)
      : content_(content), stream_(stream) {}

  bool Null() { return put(JsonNode::Kind::Null).second; }
  bool Bool(bool value) {
    const auto [node, good] = put(JsonNode::Kind::Bool);
    if (good) node->boolean = value;
    return good;
  }
  bool Int(int value) { return Double(value); }
  bool Uint(unsigned value) { return Double(value); }
  bool Int64(std::int64_t value) { return Double(static_cast<double>(value)); }
  bool Uint64(std::uint64_t value) { return Double(static_cast<double>(value)); }
  bool Double(double value) {
    const auto [node, good] = put(JsonNode::Kind::Number);
    if (good) node->number = value;
    return good;
  }
  bool String(const char* text, rapidjson::SizeType length, bool /*copy*/) {
    const auto [node, good] = put(JsonNode::Kind::String);
    if (!good) return false;
    node->string.assign(text, length);
    node->offset = string_begin(content_, stream_.Tell());
    return true;
  }
  bool Key(const char* text, rapidjson::SizeType length, bool /*copy*/) {
    JsonNode key;
    key.kind = JsonNode::Kind::String;
    key.string.assign(text, length);
    key.offset = string_begin(content_, stream_.Tell());
    open_.back()->members.push_back({std::move(key), JsonNode{}});
    return true;
  }
  bool StartObject() { return start(JsonNode::Kind::Object); }
  bool EndObject(rapidjson::SizeType /*count*/) { return end(); }
  bool StartArray() { return start(JsonNode::Kind::Array); }
  bool EndArray(rapidjson::SizeType /*count*/) { return end(); }

  JsonNode take() { return std::move(root_); }

 private:
  std::pair<JsonNode*, bool> put(JsonNode::Kind kind) {
    JsonNode* node = &root_;
    if (!open_.empty()) {
      JsonNode& parent = *open_.back();
      node = parent.kind == JsonNode::Kind::Array ? &parent.items.emplace_back()
                                                  : &parent.members.back().value;
    }
    node->kind = kind;
    const std::size_t at = stream_.Tell();
    node->offset = at > 0 ? at - 1 : 0;
    return {node, true};
  }
  // Pointers into open_ stay valid: a container grows only while it is the last one open.
  bool start(JsonNode::Kind kind) {
    if (open_.size() >= depth_limit) return false;
    open_.push_back(put(kind).first);
    return true;
  }
  bool end() {
    open_.pop_back();
    return true;
  }

  std::string_view content_;
  const rapidjson::MemoryStream& stream_;
  JsonNode root_;
  std::vector<JsonNode*> open_;
};

}  // namespace

const JsonNode* JsonNode::find(std::string_view key) const noexcept {
  for (const auto& [name, value] : members) {
    if (name.string == key) return &value;
  }
  return nullptr;
}

JsonNode parse_json(std::string_view content, const std::string& path) {
  rapidjson::MemoryStream stream(content.data(), content.size());
  Builder builder(content, stream);
  rapidjson::Reader reader;
  constexpr unsigned flags = rapidjson::kParseValidateEncodingFlag | rapidjson::kParseIterativeFlag;
  if (const auto result = reader.Parse<flags>(stream, builder); result.IsError()) {
    const std::string message = result.Code() == rapidjson::kParseErrorTermination
                                    ? "nested deeper than 32 levels"
                                    : rapidjson::GetParseError_En(result.Code());
    throw input_error_at(path, content, result.Offset(), message);
  }
  return builder.take();
}

void Faults::add(std::size_t offset, std::string message) {
  messages_.emplace_back(offset, std::move(message));
}

void Faults::raise() const {
  if (messages_.empty()) return;
  auto sorted = messages_;
  std::ranges::stable_sort(sorted, {}, &std::pair<std::size_t, std::string>::first);
  // The first fault is the error; the others follow as they would read alone.
  std::string message = sorted.front().second;
  const InputError first = input_error_at(path_, content_, sorted.front().first, message);
  if (sorted.size() == 1) throw InputError(first);
  std::string rest;
  for (std::size_t i = 1; i < sorted.size(); ++i) {
    rest += '\n';
    rest += input_error_at(path_, content_, sorted[i].first, sorted[i].second).what();
  }
  const std::string what = first.what();
  const std::size_t feed = what.find('\n');
  const std::string excerpt = feed == std::string::npos ? std::string{} : what.substr(feed + 1);
  throw InputError(path_, first.line(), first.column(), message, excerpt + rest);
}

}  // namespace newsgraph::extract
