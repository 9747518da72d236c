#include "newsgraph/document/record.hpp"

#include <cmath>

#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>

#include "newsgraph/base/number.hpp"

#include "record_keys.hpp"

namespace newsgraph {
namespace {

namespace keys = record_keys;

constexpr double confidence_steps = 1000.0;
constexpr int confidence_places = 3;

class LineWriter {
 public:
  explicit LineWriter(rapidjson::StringBuffer& buffer) : writer_(buffer) {}

  void line(const Record& record) {
    writer_.StartObject();
    key(keys::format);
    writer_.Int(record_format);
    key(keys::tool);
    tool(record.tool);
    key(keys::article);
    article(record.article);
    list(keys::sentences, record.sentences, [this](Span each) { span(each); });
    list(keys::entities, record.entities, [this](const Entity& each) { entity(each); });
    list(keys::claims, record.claims, [this](const Claim& each) { claim(each); });
    list(keys::quotations, record.quotations, [this](const Quotation& each) { quotation(each); });
    list(keys::problems, record.problems, [this](const std::string& each) { string(each); });
    writer_.EndObject();
  }

 private:
  void string(std::string_view value) {
    writer_.String(value.data(), static_cast<rapidjson::SizeType>(value.size()));
  }

  void key(std::string_view name) {
    writer_.Key(name.data(), static_cast<rapidjson::SizeType>(name.size()));
  }

  void text(std::string_view name, std::string_view value) {
    if (value.empty()) return;
    key(name);
    string(value);
  }

  void index(std::string_view name, EntityIndex value) {
    if (value == no_entity) return;
    key(name);
    writer_.Uint(value);
  }

  void span(Span value) {
    writer_.StartArray();
    writer_.Uint(value.begin);
    writer_.Uint(value.end);
    writer_.EndArray();
  }

  void span(std::string_view name, Span value) {
    if (value == Span{}) return;
    key(name);
    span(value);
  }

  template <typename T, typename Write>
  void list(std::string_view name, const std::vector<T>& values, Write write) {
    if (values.empty()) return;
    key(name);
    writer_.StartArray();
    for (const T& value : values) write(value);
    writer_.EndArray();
  }

  void tool(const ToolStamp& stamp) {
    writer_.StartObject();
    text(keys::version, stamp.version);
    text(keys::model, stamp.model_hash);
    text(keys::schema, stamp.schema_hash);
    writer_.EndObject();
  }

  void article(const Article& article) {
    writer_.StartObject();
    key(keys::identifier);
    string(article.identifier);
    text(keys::title, article.title);
    text(keys::date, article.date);
    text(keys::date_source, article.date_source);
    text(keys::publisher, article.publisher);
    text(keys::url, article.url);
    text(keys::language, article.language);
    text(keys::sha256, article.sha256);
    key(keys::text);
    string(article.text);
    writer_.EndObject();
  }

  void entity(const Entity& entity) {
    writer_.StartObject();
    key(keys::type);
    string(entity.type);
    key(keys::name);
    string(entity.name);
    list(keys::mentions, entity.mentions, [this](const Mention& mention) {
      writer_.StartArray();
      writer_.Uint(mention.span.begin);
      writer_.Uint(mention.span.end);
      string(to_string(mention.kind));
      writer_.EndArray();
    });
    if (!entity.features.empty()) {
      key(keys::features);
      writer_.StartObject();
      for (const auto& [name, value] : entity.features) {
        key(name);
        string(value);
      }
      writer_.EndObject();
    }
    text(keys::wikidata, entity.wikidata);
    writer_.EndObject();
  }

  void date(const Date& date) {
    if (date == Date{}) return;
    key(keys::date);
    if (date.text.empty() && date.offset.empty()) {
      string(date.value);
      return;
    }
    writer_.StartObject();
    text(keys::value, date.value);
    text(keys::text, date.text);
    text(keys::offset, date.offset);
    writer_.EndObject();
  }

  void claim(const Claim& claim) {
    writer_.StartObject();
    index(keys::subject, claim.subject);
    key(keys::predicate);
    string(claim.predicate);
    index(keys::object, claim.object.entity);
    text(keys::object_value, claim.object.literal);
    stance(claim.stance);
    qualifiers(claim.qualifiers);
    text(keys::surface, claim.surface);
    key(keys::confidence);
    const std::string decimal = to_decimal(round_confidence(claim.confidence), confidence_places);
    writer_.RawValue(decimal.data(), decimal.size(), rapidjson::kNumberType);
    text(keys::rule, claim.rule);
    key(keys::evidence);
    evidence(claim.evidence);
    writer_.EndObject();
  }

  void stance(const Stance& stance) {
    if (stance.polarity != Polarity::Positive) text(keys::polarity, to_string(stance.polarity));
    if (stance.modality != Modality::Asserted) text(keys::modality, to_string(stance.modality));
    index(keys::speaker, stance.speaker);
    if (stance.own_act) {
      key(keys::own_act);
      writer_.Bool(true);
    }
  }

  void qualifiers(const Qualifiers& qualifiers) {
    date(qualifiers.date);
    index(keys::place, qualifiers.place);
    index(keys::event, qualifiers.event);
    text(keys::role, qualifiers.role);
    text(keys::topic, qualifiers.topic);
    text(keys::amount, qualifiers.amount);
    text(keys::change, qualifiers.change);
    text(keys::period, qualifiers.period);
    text(keys::count, qualifiers.count);
    text(keys::bound, qualifiers.bound);
  }

  void evidence(const Evidence& evidence) {
    writer_.StartObject();
    span(keys::sentence, evidence.sentence);
    span(keys::subject, evidence.subject);
    span(keys::predicate, evidence.predicate);
    span(keys::object, evidence.object);
    writer_.EndObject();
  }

  void quotation(const Quotation& quotation) {
    writer_.StartObject();
    key(keys::span);
    span(quotation.span);
    span(keys::sentence, quotation.sentence);
    index(keys::speaker, quotation.speaker);
    if (!quotation.direct) {
      key(keys::direct);
      writer_.Bool(false);
    }
    list(keys::about, quotation.about, [this](EntityIndex each) { writer_.Uint(each); });
    writer_.EndObject();
  }

  rapidjson::Writer<rapidjson::StringBuffer> writer_;
};

}  // namespace

double round_confidence(double confidence) noexcept {
  if (!(confidence > 0.0)) return 0.0;  // NaN too.
  if (confidence >= 1.0) return 1.0;
  return std::round(confidence * confidence_steps) / confidence_steps;
}

void append_line(const Record& record, std::string& out) {
  rapidjson::StringBuffer buffer;
  LineWriter(buffer).line(record);
  out.append(buffer.GetString(), buffer.GetSize());
  out += '\n';
}

}  // namespace newsgraph
