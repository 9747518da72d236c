#include "export/citations.hpp"

#include <string>
#include <string_view>
#include <vector>

#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>

#include "newsgraph/base/number.hpp"
#include "newsgraph/document/date.hpp"

#include "export/fact_reader.hpp"
#include "export/sanitize.hpp"
#include "export/selection.hpp"

namespace newsgraph::exporting {
namespace {

/// Year, month and day, as many as are known.
std::vector<std::string> date_parts(std::string_view date) {
  std::vector<std::string> parts;
  const DatePrecision precision = date_precision(date);
  if (precision == DatePrecision::Year || precision == DatePrecision::Month ||
      precision == DatePrecision::Day) {
    parts.emplace_back(date.substr(0, 4));
    if (precision != DatePrecision::Year) parts.emplace_back(date.substr(5, 2));
    if (precision == DatePrecision::Day) parts.emplace_back(date.substr(8, 2));
  }
  return parts;
}

/// Words for TeX: its special characters as commands, so that the braces of an entry balance.
std::string tex(std::string_view text) {
  std::string scratch;
  std::string out;
  for (const char c : fold_spaces(without_controls(text, scratch))) {
    switch (c) {
      case '\\':
        out += "\\textbackslash{}";
        break;
      case '{':
        out += "\\textbraceleft{}";
        break;
      case '}':
        out += "\\textbraceright{}";
        break;
      case '~':
        out += "\\textasciitilde{}";
        break;
      case '^':
        out += "\\textasciicircum{}";
        break;
      case '%':
      case '&':
      case '#':
      case '$':
      case '_':
        out += '\\';
        [[fallthrough]];
      default:
        out += c;
    }
  }
  return out;
}

void field(std::string& out, std::string_view name, std::string_view value) {
  if (!value.empty()) out.append(",\n  ").append(name).append(" = {").append(value) += '}';
}

template <typename Visit>
void for_articles(const graph::KnowledgeGraph& graph, const DataOptions& options, Visit visit) {
  const Selection selection(graph, options.facts);
  for (std::uint32_t record = 0; record < graph.records().size(); ++record) {
    if (selection.has_record(record)) visit(record);
  }
}

using JsonWriter = rapidjson::Writer<rapidjson::StringBuffer>;

void put(JsonWriter& writer, const char* key, std::string_view value) {
  if (value.empty()) return;
  std::string scratch;
  const std::string_view clean = without_controls(value, scratch);
  writer.Key(key);
  writer.String(clean.data(), static_cast<rapidjson::SizeType>(clean.size()));
}

}  // namespace

void write_bibtex(const graph::KnowledgeGraph& graph, const DataOptions& options,
                  const Sink& sink) {
  for_articles(graph, options, [&](std::uint32_t record) {
    const Article& article = graph.records()[record].article;
    const std::vector<std::string> date = date_parts(graph.article_date(record));
    std::string out = "@misc{" + identity::article_id(article);
    // Twice in braces: capitals of headlines stay as they are.
    const std::string title = tex(article.title.empty() ? article.identifier : article.title);
    out += ",\n  title = {{" + title + "}}";
    if (!article.publisher.empty()) {
      out += ",\n  author = {{" + tex(article.publisher) + "}}";
      field(out, "howpublished", tex(article.publisher));
    }
    if (!date.empty()) field(out, "year", date[0]);
    if (date.size() > 1) field(out, "month", date[1]);
    if (date.size() > 2) field(out, "day", date[2]);
    // Addresses stand as they are; what would unbalance the braces is percent-encoded in them.
    field(out, "url", web_address(article.url));
    field(out, "note", tex(article.identifier));
    sink(out + "\n}\n");
  });
}

void write_csl(const graph::KnowledgeGraph& graph, const DataOptions& options, const Sink& sink) {
  bool first = true;
  for_articles(graph, options, [&](std::uint32_t record) {
    const Article& article = graph.records()[record].article;
    rapidjson::StringBuffer buffer;
    JsonWriter writer(buffer);
    writer.StartObject();
    put(writer, "id", identity::article_id(article));
    put(writer, "type", "article-newspaper");
    put(writer, "title", fold_spaces(article.title.empty() ? article.identifier : article.title));
    put(writer, "container-title", article.publisher);
    if (const auto date = date_parts(graph.article_date(record)); !date.empty()) {
      writer.Key("issued");
      writer.StartObject();
      writer.Key("date-parts");
      writer.StartArray();
      writer.StartArray();
      for (const std::string& part : date) {
        const std::string number = std::to_string(parse_unsigned(part).value_or(0));
        writer.RawValue(number.data(), number.size(), rapidjson::kNumberType);
      }
      writer.EndArray();
      writer.EndArray();
      writer.EndObject();
    }
    put(writer, "URL", web_address(article.url));
    put(writer, "note", article.identifier);
    writer.EndObject();
    sink(first ? "[\n" : ",\n");
    first = false;
    sink({buffer.GetString(), buffer.GetSize()});
  });
  sink(first ? "[]\n" : "\n]\n");
}

}  // namespace newsgraph::exporting
