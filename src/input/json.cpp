#include <cstdint>
#include <deque>
#include <string>
#include <utility>
#include <vector>

// Sixteen bytes of a string at a time. The parser then reads up to fifteen bytes past the end,
// which the buffers here allow for and others may not: so this is a parser of its own, in its own
// namespace, and no other file sees its templates.
#ifdef __SSE2__
#define RAPIDJSON_SSE2
#define RAPIDJSON_NAMESPACE rapidjson_input
#define RAPIDJSON_NAMESPACE_BEGIN namespace rapidjson_input {
#define RAPIDJSON_NAMESPACE_END }
#endif
#include <rapidjson/document.h>
#include <rapidjson/error/en.h>
#ifdef __SSE2__
namespace rapidjson = rapidjson_input;
#endif

#include "newsgraph/base/error.hpp"

#include "input/readers.hpp"

namespace newsgraph::input {
namespace {

/// Iterative: a line nested a million deep is an error of the line, not of the stack. Numbers stay
/// text, so that ids keep all their digits. In place: strings are views of the line's copy.
constexpr unsigned parse_flags = rapidjson::kParseInsituFlag | rapidjson::kParseIterativeFlag |
                                 rapidjson::kParseNumbersAsStringsFlag;
constexpr std::size_t read_past_end = 16;
constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

std::string_view view_of(const rapidjson::Value& text) {
  return {text.GetString(), text.GetStringLength()};
}

/// Fields of one object: views of the parsed text, and of strings that were joined here.
class ObjectFields {
 public:
  const Fields& read(const rapidjson::Value& object) {
    fields_.clear();
    joined_.clear();
    for (const auto& member : object.GetObject()) {
      fields_.emplace_back(view_of(member.name), text_of(member.value));
    }
    return fields_;
  }

 private:
  std::string_view text_of(const rapidjson::Value& value) {
    if (value.IsString()) return view_of(value);
    if (value.IsBool()) return value.GetBool() ? "true" : "false";
    // NewsAPI and others: "source": {"id": ..., "name": "Reuters"}
    if (value.IsObject()) {
      const auto name = value.FindMember("name");
      if (name != value.MemberEnd() && name->value.IsString()) return view_of(name->value);
    }
    // Paragraphs as a list of strings.
    if (value.IsArray()) {
      std::string joined;
      for (const auto& item : value.GetArray()) {
        if (!item.IsString()) return {};
        if (!joined.empty()) joined += "\n\n";
        joined += view_of(item);
      }
      return joined_.emplace_back(std::move(joined));
    }
    return {};
  }

  Fields fields_;
  std::deque<std::string> joined_;
};

std::string reason_of(const rapidjson::Document& document) {
  std::string text = rapidjson::GetParseError_En(document.GetParseError());
  if (!text.empty() && text.back() == '.') text.pop_back();
  return "broken JSON: " + text;
}

}  // namespace

void read_json_lines(const Reader& reader, LineReader& lines) {
  RecordReader records(reader);
  ObjectFields fields;
  std::string_view line;
  std::string copy;
  std::vector<char> memory(std::size_t{1} << 16U);  // of the values of one line after another
  rapidjson::MemoryPoolAllocator<> pool(memory.data(), memory.size());
  while (lines.next(line)) {
    if (line.find_first_not_of(" \t\r") == std::string_view::npos) continue;
    if (line.starts_with(byte_order_mark)) line.remove_prefix(byte_order_mark.size());
    copy.assign(line);
    copy.append(read_past_end, '\0');
    pool.Clear();
    rapidjson::Document document(&pool);
    document.ParseInsitu<parse_flags>(copy.data());
    const std::string place = reader.source.path + ':' + std::to_string(lines.line_number());
    if (document.HasParseError()) {
      const std::string column = ':' + std::to_string(document.GetErrorOffset() + 1);
      reader.fail(place + column, reason_of(document));
    } else if (!document.IsObject()) {
      reader.fail(place, "not a JSON object: each line is to be one article {\"text\": ...}");
    } else {
      records.add(fields.read(document), place, lines.line_number());
    }
  }
  records.finish();
}

void read_json(const Reader& reader, LineReader& lines) {
  std::string content = decode(lines.rest(), reader.options.encoding, reader.source.path);
  if (content.starts_with(byte_order_mark)) content.erase(0, byte_order_mark.size());
  std::string copy = content;  // the parser works in place, a message quotes the line as it was
  copy.append(read_past_end, '\0');
  rapidjson::Document document;
  document.ParseInsitu<parse_flags>(copy.data());
  if (document.HasParseError()) {
    const InputError error =
        input_error_at(reader.source.path, content, document.GetErrorOffset(), reason_of(document));
    reader.fail(reader.source.path + ':' + std::to_string(error.line()) + ':' +
                    std::to_string(error.column()),
                error.message());
    return;
  }
  RecordReader records(reader);
  ObjectFields fields;
  const auto add = [&](const rapidjson::Value& value, std::size_t row) {
    const std::string place = reader.source.path + '#' + std::to_string(row);
    if (value.IsObject()) {
      records.add(fields.read(value), place, row);
    } else {
      reader.fail(place, "not a JSON object: each article is to be one {\"text\": ...}");
    }
  };
  if (document.IsArray()) {
    std::size_t row = 0;
    for (const auto& value : document.GetArray()) add(value, ++row);
  } else {
    add(document, 1);
  }
  records.finish();
}

}  // namespace newsgraph::input
