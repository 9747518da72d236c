#include <charconv>
#include <cstdint>
#include <string>
#include <utility>

#include <rapidjson/document.h>
#include <rapidjson/error/en.h>

#include "newsgraph/base/error.hpp"

#include "input/readers.hpp"

namespace newsgraph::input {
namespace {

/// Iterative: a line nested a million deep is an error of the line, not of the stack. Numbers stay
/// text, so that ids keep all their digits.
constexpr unsigned parse_flags =
    rapidjson::kParseIterativeFlag | rapidjson::kParseNumbersAsStringsFlag;

std::string text_of(const rapidjson::Value& value) {
  if (value.IsString()) return {value.GetString(), value.GetStringLength()};
  if (value.IsBool()) return value.GetBool() ? "true" : "false";
  // NewsAPI and others: "source": {"id": ..., "name": "Reuters"}
  if (value.IsObject()) {
    const auto name = value.FindMember("name");
    if (name != value.MemberEnd() && name->value.IsString()) return text_of(name->value);
  }
  // Paragraphs as a list of strings.
  if (value.IsArray()) {
    std::string joined;
    for (const auto& item : value.GetArray()) {
      if (!item.IsString()) return {};
      if (!joined.empty()) joined += "\n\n";
      joined += text_of(item);
    }
    return joined;
  }
  return {};
}

Fields fields_of(const rapidjson::Value& object) {
  Fields fields;
  fields.reserve(object.MemberCount());
  for (const auto& member : object.GetObject()) {
    fields.emplace_back(std::string(member.name.GetString(), member.name.GetStringLength()),
                        text_of(member.value));
  }
  return fields;
}

std::string reason_of(const rapidjson::Document& document) {
  std::string text = rapidjson::GetParseError_En(document.GetParseError());
  if (!text.empty() && text.back() == '.') text.pop_back();
  return "broken JSON: " + text;
}

}  // namespace

void read_json_lines(const Reader& reader, LineReader& lines) {
  RecordReader records(reader);
  std::string_view line;
  std::string copy;
  while (lines.next(line)) {
    if (line.find_first_not_of(" \t\r") == std::string_view::npos) continue;
    copy.assign(line);
    rapidjson::Document document;
    document.Parse<parse_flags>(copy.data(), copy.size());
    const std::string place = reader.source.path + ':' + std::to_string(lines.line_number());
    if (document.HasParseError()) {
      const std::string column = ':' + std::to_string(document.GetErrorOffset() + 1);
      reader.fail(place + column, reason_of(document));
    } else if (!document.IsObject()) {
      reader.fail(place, "not a JSON object: each line is to be one article {\"text\": ...}");
    } else {
      records.add(fields_of(document), place, lines.line_number());
    }
  }
  records.finish();
}

void read_json(const Reader& reader, LineReader& lines) {
  const std::string content = decode(lines.rest(), reader.options.encoding, reader.source.path);
  rapidjson::Document document;
  document.Parse<parse_flags>(content.data(), content.size());
  if (document.HasParseError()) {
    const InputError error =
        input_error_at(reader.source.path, content, document.GetErrorOffset(), reason_of(document));
    reader.fail(reader.source.path + ':' + std::to_string(error.line()) + ':' +
                    std::to_string(error.column()),
                error.message());
    return;
  }
  RecordReader records(reader);
  const auto add = [&](const rapidjson::Value& value, std::size_t row) {
    const std::string place = reader.source.path + '#' + std::to_string(row);
    if (value.IsObject()) {
      records.add(fields_of(value), place, row);
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
