#include "export/events.hpp"

#include <array>

#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>

#include "newsgraph/base/number.hpp"
#include "newsgraph/document/date.hpp"
#include "newsgraph/knowledge/coding.hpp"

#include "export/event_rows.hpp"
#include "export/sanitize.hpp"
#include "export/separated.hpp"

namespace newsgraph::exporting {
namespace {

/// What a cell may ask.
struct Asked {
  const EventRow& row;
  FactReader& reader;

  const graph::Fact& fact() const { return reader.graph().facts()[row.facts.front()]; }
  const knowledge::Predicate& predicate() const { return reader.predicate(fact()); }
};

enum class Kind : std::uint8_t { Text, Number, List };

/// A column with the way to fill it, side by side.
struct EventColumn {
  Column column;
  std::string (*value)(const Asked&);
  Kind kind = Kind::Text;
};

std::string precision_of(std::string_view date) {
  switch (date_precision(date)) {
    case DatePrecision::Day:
      return "day";
    case DatePrecision::Month:
      return "month";
    case DatePrecision::Year:
      return "year";
    case DatePrecision::Interval:
      return "interval";
    case DatePrecision::Yearless:
      return "yearless";
    case DatePrecision::None:
      break;
  }
  return {};
}

std::string first_day(std::string_view date) {
  const auto range = date_range(date);
  return range ? format_day(range->first) : std::string();
}

std::string last_day(std::string_view date) {
  const auto range = date_range(date);
  return range ? format_day(range->last) : std::string();
}

std::string cameo_of(const knowledge::Predicate& predicate) {
  const auto* const event_class = knowledge::find_event_class(predicate.plover);
  return event_class == nullptr ? std::string() : std::string(event_class->cameo);
}

std::string quad_of(const knowledge::Predicate& predicate) {
  const auto* const event_class = knowledge::find_event_class(predicate.plover);
  return event_class == nullptr ? std::string() : std::string(event_class->quad);
}

std::string number_or_nothing(const std::string& text) {
  return parse_unsigned(text) ? text : std::string();
}

/// Identifiers divided by "; ".
std::string identifiers(const Asked& asked) {
  std::string list;
  for (const std::uint32_t record : asked.row.articles) {
    if (!list.empty()) list += "; ";
    list += asked.reader.graph().records()[record].article.identifier;
  }
  return list;
}

constexpr std::array columns = {
    EventColumn{{"event_id", "handle of the fact, of several joined the first; unique"},
                [](const Asked& asked) { return asked.fact().id; }},
    EventColumn{
        {"date", "when it happened, as precise as the articles tell (EDTF); empty: not told"},
        [](const Asked& asked) { return asked.row.date; }},
    EventColumn{{"date_precision", "day, month, year, interval or yearless"},
                [](const Asked& asked) { return precision_of(asked.row.date); }},
    EventColumn{{"date_first", "first day that the date may mean"},
                [](const Asked& asked) { return first_day(asked.row.date); }},
    EventColumn{{"date_last", "last day that the date may mean"},
                [](const Asked& asked) { return last_day(asked.row.date); }},
    EventColumn{{"reported", "date of the earliest article that says it"},
                [](const Asked& asked) { return asked.row.reported; }},
    EventColumn{{"source", "who did it; with --actors country the country in whose name"},
                [](const Asked& asked) { return asked.row.source.name; }},
    EventColumn{{"source_id", "its id, the same in every format"},
                [](const Asked& asked) { return asked.row.source.id; }},
    EventColumn{{"source_named", "the actor that the articles name"},
                [](const Asked& asked) { return asked.row.source.named; }},
    EventColumn{{"source_type", "type of the source in the codebook"},
                [](const Asked& asked) { return asked.row.source.type; }},
    EventColumn{{"source_country",
                 "ISO 3166-1 alpha-3 of the country it belongs to on that date: by "
                 "office, by parent body, or itself"},
                [](const Asked& asked) { return asked.row.source.country; }},
    EventColumn{{"source_role", "office of the named actor on that date"},
                [](const Asked& asked) { return asked.row.source.role; }},
    EventColumn{{"source_sector",
                 "GOV MIL LEG JUD COP SPY IGO NGO REB OPP PTY MED BUS EDU REL; empty: "
                 "not told"},
                [](const Asked& asked) { return asked.row.source.sector; }},
    EventColumn{{"target", "to or with whom; a place for visits; words for a charge"},
                [](const Asked& asked) { return asked.row.target.name; }},
    EventColumn{{"target_id", "its id; empty for words"},
                [](const Asked& asked) { return asked.row.target.id; }},
    EventColumn{{"target_named", "the target that the articles name"},
                [](const Asked& asked) { return asked.row.target.named; }},
    EventColumn{{"target_type", "type of the target in the codebook"},
                [](const Asked& asked) { return asked.row.target.type; }},
    EventColumn{{"target_country", "as source_country; of a place the country in which it lies"},
                [](const Asked& asked) { return asked.row.target.country; }},
    EventColumn{{"target_role", "as source_role"},
                [](const Asked& asked) { return asked.row.target.role; }},
    EventColumn{{"target_sector", "as source_sector"},
                [](const Asked& asked) { return asked.row.target.sector; }},
    EventColumn{{"predicate", "name of the predicate in the codebook"},
                [](const Asked& asked) { return asked.predicate().name; }},
    EventColumn{
        {"symmetric", "yes: source and target may be exchanged"},
        [](const Asked& asked) { return std::string(asked.predicate().symmetric ? "yes" : "no"); }},
    EventColumn{{"plover", "PLOVER event class"},
                [](const Asked& asked) { return asked.predicate().plover; }},
    EventColumn{{"cameo_root", "root of CAMEO, two digits"},
                [](const Asked& asked) { return cameo_of(asked.predicate()); }},
    EventColumn{{"quad", "verbal or material, cooperation or conflict"},
                [](const Asked& asked) { return quad_of(asked.predicate()); }},
    EventColumn{
        {"polarity", "positive or negative"},
        [](const Asked& asked) { return std::string(to_string(asked.fact().stance.polarity)); }},
    EventColumn{
        {"modality", "asserted, planned, former, denied or hypothetical"},
        [](const Asked& asked) { return std::string(to_string(asked.fact().stance.modality)); }},
    EventColumn{
        {"plain", "yes: told as a fact; no: planned, denied, or somebody's word only"},
        [](const Asked& asked) { return std::string(asked.fact().plain() ? "yes" : "no"); }},
    EventColumn{{"speaker", "whose word it is; empty: the publisher's own"},
                [](const Asked& asked) { return asked.reader.speakers(asked.fact()); }},
    EventColumn{{"role", "the office of an appointment"},
                [](const Asked& asked) { return asked.fact().role; }},
    EventColumn{{"topic", "about or for what, in the words of the article"},
                [](const Asked& asked) { return fold_spaces(asked.fact().topic); }},
    EventColumn{{"place", "where"}, [](const Asked& asked) { return asked.row.place; }},
    EventColumn{{"place_country", "ISO 3166-1 alpha-3 of the place"},
                [](const Asked& asked) { return asked.row.place_country; }},
    EventColumn{{"deaths", "of the event that it belongs to"},
                [](const Asked& asked) { return number_or_nothing(asked.row.deaths); },
                Kind::Number},
    EventColumn{{"injuries", "of the event that it belongs to"},
                [](const Asked& asked) { return number_or_nothing(asked.row.injuries); },
                Kind::Number},
    EventColumn{{"facts", "facts in the row: 1, or more with --one-a-day"},
                [](const Asked& asked) { return std::to_string(asked.row.facts.size()); },
                Kind::Number},
    EventColumn{{"sources", "articles that say it, those of nearly one text counted once"},
                [](const Asked& asked) { return std::to_string(asked.row.sources); },
                Kind::Number},
    EventColumn{
        {"article_ids", "identifiers of the articles, divided by \"; \""}, identifiers, Kind::List},
    EventColumn{{"confidence", "0 to 1, of the most confident claim"},
                [](const Asked& asked) { return to_decimal(asked.row.confidence, 2); },
                Kind::Number},
    EventColumn{{"sentence", "the sentence of the most confident claim"},
                [](const Asked& asked) { return asked.reader.sentence(asked.row.claim); }},
};

std::array<Column, columns.size()> names_of_columns() {
  std::array<Column, columns.size()> names;
  for (std::size_t i = 0; i < columns.size(); ++i) names[i] = columns[i].column;
  return names;
}

using JsonWriter = rapidjson::Writer<rapidjson::StringBuffer>;

void write_string(JsonWriter& writer, std::string_view text) {
  std::string scratch;
  const std::string_view clean = without_controls(text, scratch);
  writer.String(clean.data(), static_cast<rapidjson::SizeType>(clean.size()));
}

void write_json_cell(JsonWriter& writer, const EventColumn& column, const Asked& asked) {
  const std::string value = column.value(asked);
  if (value.empty()) return;
  const std::string_view name = column.column.name;
  writer.Key(name.data(), static_cast<rapidjson::SizeType>(name.size()));
  if (column.kind == Kind::Number) {
    writer.RawValue(value.data(), value.size(), rapidjson::kNumberType);
  } else if (column.kind == Kind::List) {
    writer.StartArray();
    for (const std::uint32_t record : asked.row.articles)
      write_string(writer, asked.reader.graph().records()[record].article.identifier);
    writer.EndArray();
  } else {
    write_string(writer, value);
  }
}

}  // namespace

std::span<const Column> event_columns() noexcept {
  static const std::array names = names_of_columns();
  return names;
}

void write_events(const graph::KnowledgeGraph& graph, const DataOptions& options,
                  const Sink& sink) {
  SeparatedWriter writer(Dialect::Csv, sink);
  if (options.byte_order_mark) writer.byte_order_mark();
  for (const EventColumn& column : columns) writer.cell(column.column.name);
  writer.end_row();
  EventRows rows(graph, options);
  rows.for_all([&](const EventRow& row) {
    const Asked asked{row, rows.reader()};
    for (const EventColumn& column : columns) writer.cell(column.value(asked));
    writer.end_row();
  });
  writer.flush();
}

void write_events_jsonl(const graph::KnowledgeGraph& graph, const DataOptions& options,
                        const Sink& sink) {
  EventRows rows(graph, options);
  rapidjson::StringBuffer buffer;
  rows.for_all([&](const EventRow& row) {
    buffer.Clear();
    JsonWriter writer(buffer);
    writer.StartObject();
    for (const EventColumn& column : columns) write_json_cell(writer, column, {row, rows.reader()});
    writer.EndObject();
    buffer.Put('\n');
    sink({buffer.GetString(), buffer.GetSize()});
  });
}

}  // namespace newsgraph::exporting
