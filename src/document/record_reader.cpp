// The reader of a line of claims.jsonl: a SAX handler that knows in which object or array it is and
// where the next value belongs. One pass, strings decoded in place, nothing looked up twice.

#include <algorithm>
#include <array>
#include <cassert>
#include <iterator>
#include <span>
#include <utility>
#include <variant>

// Sixteen bytes of a string at a time. The parser reads up to fifteen bytes past the end then,
// which the buffer here allows for and others may not: so this is a parser of its own, in its own
// namespace, and no other file sees its templates.
#ifdef __SSE2__
#define RAPIDJSON_SSE2
#define RAPIDJSON_NAMESPACE rapidjson_sse2
#define RAPIDJSON_NAMESPACE_BEGIN namespace rapidjson_sse2 {
#define RAPIDJSON_NAMESPACE_END }
#endif
#include <rapidjson/error/en.h>
#include <rapidjson/reader.h>
#ifdef __SSE2__
namespace rapidjson = rapidjson_sse2;
#endif

#include "newsgraph/base/error.hpp"
#include "newsgraph/base/hash.hpp"
#include "newsgraph/base/utf8.hpp"
#include "newsgraph/document/record.hpp"

#include "record_keys.hpp"

namespace newsgraph {
namespace {

namespace keys = record_keys;

/// Objects and arrays of a line.
enum class Context : std::uint8_t {
  Start,
  Line,
  Tool,
  Article,
  Sentences,
  Entities,
  Entity,
  Mentions,
  Mention,
  Features,
  Claims,
  Claim,
  Date,
  Evidence,
  Span,
  Quotations,
  Quotation,
  About,
  Problems
};

// Where the next value goes; the type says which values are right.
struct Format {};
struct NumberAt {
  std::uint32_t* number;
};
struct IndexAt {
  EntityIndex* index;
};
struct SpanAt {
  Span* span;
  bool may_be_empty;
};
using Target = std::variant<std::monostate, Context, std::string*, IndexAt, NumberAt, SpanAt, bool*,
                            double*, Polarity*, Modality*, MentionKind*, Date*, Format>;

/// What stands at a key of an object.
template <typename Object>
struct Row {
  std::string_view key;
  bool required;
  Target (*target)(Object& object);
};

constexpr std::array<Row<Record>, keys::line.size()> line_rows = {{
    {keys::format, true, [](Record&) -> Target { return Format{}; }},
    {keys::tool, true, [](Record&) -> Target { return Context::Tool; }},
    {keys::article, true, [](Record&) -> Target { return Context::Article; }},
    {keys::sentences, false, [](Record&) -> Target { return Context::Sentences; }},
    {keys::entities, false, [](Record&) -> Target { return Context::Entities; }},
    {keys::claims, false, [](Record&) -> Target { return Context::Claims; }},
    {keys::quotations, false, [](Record&) -> Target { return Context::Quotations; }},
    {keys::problems, false, [](Record&) -> Target { return Context::Problems; }},
}};

constexpr std::array<Row<ToolStamp>, keys::of_tool.size()> tool_rows = {{
    {keys::version, false, [](ToolStamp& tool) -> Target { return &tool.version; }},
    {keys::model, false, [](ToolStamp& tool) -> Target { return &tool.model_hash; }},
    {keys::schema, false, [](ToolStamp& tool) -> Target { return &tool.schema_hash; }},
}};

constexpr std::array<Row<Article>, keys::of_article.size()> article_rows = {{
    {keys::identifier, true, [](Article& article) -> Target { return &article.identifier; }},
    {keys::title, false, [](Article& article) -> Target { return &article.title; }},
    {keys::date, false, [](Article& article) -> Target { return &article.date; }},
    {keys::date_source, false, [](Article& article) -> Target { return &article.date_source; }},
    {keys::publisher, false, [](Article& article) -> Target { return &article.publisher; }},
    {keys::url, false, [](Article& article) -> Target { return &article.url; }},
    {keys::language, false, [](Article& article) -> Target { return &article.language; }},
    {keys::sha256, false, [](Article& article) -> Target { return &article.sha256; }},
    {keys::text, true, [](Article& article) -> Target { return &article.text; }},
}};

constexpr std::array<Row<Entity>, keys::of_entity.size()> entity_rows = {{
    {keys::type, true, [](Entity& entity) -> Target { return &entity.type; }},
    {keys::name, true, [](Entity& entity) -> Target { return &entity.name; }},
    {keys::mentions, false, [](Entity&) -> Target { return Context::Mentions; }},
    {keys::features, false, [](Entity&) -> Target { return Context::Features; }},
    {keys::wikidata, false, [](Entity& entity) -> Target { return &entity.wikidata; }},
}};

constexpr std::array<Row<Claim>, keys::of_claim.size()> claim_rows = {{
    {keys::subject, true, [](Claim& claim) -> Target { return IndexAt{&claim.subject}; }},
    {keys::predicate, true, [](Claim& claim) -> Target { return &claim.predicate; }},
    {keys::object, false, [](Claim& claim) -> Target { return IndexAt{&claim.object.entity}; }},
    {keys::object_value, false, [](Claim& claim) -> Target { return &claim.object.literal; }},
    {keys::polarity, false, [](Claim& claim) -> Target { return &claim.stance.polarity; }},
    {keys::modality, false, [](Claim& claim) -> Target { return &claim.stance.modality; }},
    {keys::speaker, false, [](Claim& claim) -> Target { return IndexAt{&claim.stance.speaker}; }},
    {keys::own_act, false, [](Claim& claim) -> Target { return &claim.stance.own_act; }},
    {keys::date, false, [](Claim& claim) -> Target { return &claim.qualifiers.date; }},
    {keys::place, false, [](Claim& claim) -> Target { return IndexAt{&claim.qualifiers.place}; }},
    {keys::event, false, [](Claim& claim) -> Target { return IndexAt{&claim.qualifiers.event}; }},
    {keys::role, false, [](Claim& claim) -> Target { return &claim.qualifiers.role; }},
    {keys::topic, false, [](Claim& claim) -> Target { return &claim.qualifiers.topic; }},
    {keys::amount, false, [](Claim& claim) -> Target { return &claim.qualifiers.amount; }},
    {keys::change, false, [](Claim& claim) -> Target { return &claim.qualifiers.change; }},
    {keys::period, false, [](Claim& claim) -> Target { return &claim.qualifiers.period; }},
    {keys::count, false, [](Claim& claim) -> Target { return &claim.qualifiers.count; }},
    {keys::bound, false, [](Claim& claim) -> Target { return &claim.qualifiers.bound; }},
    {keys::surface, false, [](Claim& claim) -> Target { return &claim.surface; }},
    {keys::confidence, true, [](Claim& claim) -> Target { return &claim.confidence; }},
    {keys::rule, false, [](Claim& claim) -> Target { return &claim.rule; }},
    {keys::evidence, true, [](Claim&) -> Target { return Context::Evidence; }},
}};

constexpr std::array<Row<Date>, keys::of_date.size()> date_rows = {{
    {keys::value, false, [](Date& date) -> Target { return &date.value; }},
    {keys::text, false, [](Date& date) -> Target { return &date.text; }},
    {keys::offset, false, [](Date& date) -> Target { return &date.offset; }},
}};

constexpr std::array<Row<Evidence>, keys::of_evidence.size()> evidence_rows = {{
    {keys::sentence, false,
     [](Evidence& each) -> Target {
       return SpanAt{&each.sentence, true};
     }},
    {keys::subject, false,
     [](Evidence& each) -> Target {
       return SpanAt{&each.subject, true};
     }},
    {keys::predicate, false,
     [](Evidence& each) -> Target {
       return SpanAt{&each.predicate, true};
     }},
    {keys::object, false,
     [](Evidence& each) -> Target {
       return SpanAt{&each.object, true};
     }},
}};

constexpr std::array<Row<Quotation>, keys::of_quotation.size()> quotation_rows = {{
    {keys::span, true,
     [](Quotation& quotation) -> Target {
       return SpanAt{&quotation.span, false};
     }},
    {keys::sentence, false,
     [](Quotation& quotation) -> Target {
       return SpanAt{&quotation.sentence, true};
     }},
    {keys::speaker, false,
     [](Quotation& quotation) -> Target { return IndexAt{&quotation.speaker}; }},
    {keys::direct, false, [](Quotation& quotation) -> Target { return &quotation.direct; }},
    {keys::about, false, [](Quotation&) -> Target { return Context::About; }},
}};

constexpr bool is_array(Context context) noexcept {
  switch (context) {
    case Context::Sentences:
    case Context::Entities:
    case Context::Mentions:
    case Context::Mention:
    case Context::Claims:
    case Context::Span:
    case Context::Quotations:
    case Context::About:
    case Context::Problems:
      return true;
    default:
      return false;
  }
}

constexpr std::string_view wanted(const Target& target) noexcept {
  struct Words {
    std::string_view operator()(std::monostate) const { return "nothing more"; }
    std::string_view operator()(Context context) const {
      return is_array(context) ? "an array" : "an object";
    }
    std::string_view operator()(const std::string*) const { return "a string"; }
    std::string_view operator()(IndexAt) const { return "the number of an entity"; }
    std::string_view operator()(NumberAt) const { return "an offset into the text"; }
    std::string_view operator()(SpanAt) const { return "[start, end]"; }
    std::string_view operator()(const bool*) const { return "true or false"; }
    std::string_view operator()(const double*) const { return "a number from 0 to 1"; }
    std::string_view operator()(const Polarity*) const { return "\"positive\" or \"negative\""; }
    std::string_view operator()(const Modality*) const { return "a modality"; }
    std::string_view operator()(const MentionKind*) const {
      return "\"name\", \"nominal\", \"pronoun\" or \"inner\"";
    }
    std::string_view operator()(const Date*) const { return "a date or an object"; }
    std::string_view operator()(Format) const { return "the number of the format"; }
  };
  return std::visit(Words{}, target);
}

/// A word of an enumeration whose values run from 0 to `count` - 1.
template <typename Enum>
bool read_word(std::string_view word, std::uint8_t count, Enum& value) {
  for (std::uint8_t i = 0; i < count; ++i) {
    if (word == to_string(static_cast<Enum>(i))) {
      value = static_cast<Enum>(i);
      return true;
    }
  }
  return false;
}

class LineReader {
 public:
  Record read(std::string_view line, const std::string& path, std::size_t line_number);

  // What rapidjson::Reader calls; false stops it.
  bool Null() { return wrong_value(); }
  bool Bool(bool value);
  bool Int(int) { return wrong_value(); }
  bool Uint(unsigned value);
  bool Int64(std::int64_t) { return wrong_value(); }
  bool Uint64(std::uint64_t) { return wrong_value(); }
  bool Double(double value);
  bool RawNumber(const char*, rapidjson::SizeType, bool) { return wrong_value(); }
  bool String(const char* text, rapidjson::SizeType length, bool);
  bool Key(const char* text, rapidjson::SizeType length, bool);
  bool StartObject();
  bool EndObject(rapidjson::SizeType);
  bool StartArray();
  bool EndArray(rapidjson::SizeType);

 private:
  struct Frame {
    Context context = Context::Start;
    std::uint32_t seen = 0;      ///< Bit per row of the table.
    std::uint32_t required = 0;  ///< Rows that must be there.
    std::uint32_t position = 0;  ///< Array: elements so far. Object: row after the last key.
  };

  /// Something that can only be judged when the whole line is known.
  struct SpanCheck {
    Span span;
    std::size_t byte;
    bool may_be_empty;
  };
  struct IndexCheck {
    EntityIndex index;
    std::size_t byte;
  };

  [[noreturn]] void raise(std::size_t byte, std::string message) const {
    throw input_error_at(*path_, line_, byte, std::move(message), line_number_);
  }
  bool fail(std::string message) {
    message_ = std::move(message);
    return false;
  }
  bool wrong_value() { return fail("expected " + std::string(wanted(next_target()))); }

  template <typename Object, std::size_t count>
  bool find_key(const std::array<Row<Object>, count>& rows, Object& object, std::string_view key);
  template <typename Object, std::size_t count>
  static std::uint32_t required_of(const std::array<Row<Object>, count>& rows);

  Target next_target();
  void enter(Context context);
  void leave();
  bool open(Context context);
  std::size_t here() const { return stream_->Tell(); }
  void check_all() const;

  void clear();
  void check_utf8() const;

  std::string_view line_;
  const std::string* path_ = nullptr;
  std::size_t line_number_ = 0;

  // Lists grow here, where their memory is used again for the next line; the record gets copies
  // that are just large enough, for there may be millions.
  Record record_;
  std::string buffer_;
  std::vector<Entity> entities_;
  std::vector<Mention> mentions_;
  std::vector<Claim> claims_;
  std::vector<Frame> frames_;
  Target target_;  ///< Of an object's last key.
  std::string_view key_;
  Date* date_ = nullptr;
  SpanAt span_{};
  bool surrogates_ = false;
  std::string message_;
  rapidjson::InsituStringStream* stream_ = nullptr;
  std::vector<SpanCheck> spans_;
  std::vector<IndexCheck> indexes_;
};

/// Keys usually come in the order of the table, so the search goes on where it stopped.
template <typename Object, std::size_t count>
bool LineReader::find_key(const std::array<Row<Object>, count>& rows, Object& object,
                          std::string_view key) {
  Frame& frame = frames_.back();
  for (std::size_t step = 0; step < count; ++step) {
    const std::size_t row = (frame.position + step) % count;
    if (rows[row].key != key) continue;
    const std::uint32_t bit = 1U << row;
    if ((frame.seen & bit) != 0) return fail("\"" + std::string(key) + "\" is there twice");
    frame.seen |= bit;
    frame.position = static_cast<std::uint32_t>(row + 1);
    target_ = rows[row].target(object);
    return true;
  }
  std::vector<std::string> known;
  known.reserve(std::size(rows));
  for (const Row<Object>& row : rows) known.emplace_back(row.key);
  const std::string near = closest(key, known);
  return fail("unknown key \"" + std::string(key) + "\"" +
              (near.empty() ? "" : " (did you mean \"" + near + "\"?)"));
}

template <typename Object, std::size_t count>
std::uint32_t LineReader::required_of(const std::array<Row<Object>, count>& rows) {
  std::uint32_t bits = 0;
  for (std::size_t row = 0; row < count; ++row) bits |= rows[row].required ? 1U << row : 0U;
  return bits;
}

/// Where the next value goes: an object's by its key, an array's by its position.
Target LineReader::next_target() {
  if (frames_.empty()) return Context::Line;
  const Frame& frame = frames_.back();
  switch (frame.context) {
    case Context::Sentences:
      return SpanAt{&record_.sentences.emplace_back(), true};
    case Context::Entities:
      return Context::Entity;
    case Context::Mentions:
      return Context::Mention;
    case Context::Claims:
      return Context::Claim;
    case Context::Quotations:
      return Context::Quotation;
    case Context::Problems:
      return &record_.problems.emplace_back();
    case Context::About:
      return IndexAt{&record_.quotations.back().about.emplace_back()};
    case Context::Span:
      if (frame.position == 0) return NumberAt{&span_.span->begin};
      if (frame.position == 1) return NumberAt{&span_.span->end};
      return {};
    case Context::Mention: {
      Mention& mention = mentions_.back();
      if (frame.position == 0) return NumberAt{&mention.span.begin};
      if (frame.position == 1) return NumberAt{&mention.span.end};
      if (frame.position == 2) return &mention.kind;
      return {};
    }
    default:
      return target_;
  }
}

void LineReader::enter(Context context) {
  Frame frame;
  frame.context = context;
  switch (context) {
    case Context::Line:
      frame.required = required_of(line_rows);
      break;
    case Context::Tool:
      frame.required = required_of(tool_rows);
      break;
    case Context::Article:
      frame.required = required_of(article_rows);
      record_.article.language.clear();
      break;
    case Context::Entity:
      frame.required = required_of(entity_rows);
      entities_.emplace_back();
      break;
    case Context::Mention:
      mentions_.emplace_back();
      break;
    case Context::Claim:
      frame.required = required_of(claim_rows);
      claims_.emplace_back();
      break;
    case Context::Quotation:
      frame.required = required_of(quotation_rows);
      record_.quotations.emplace_back();
      break;
    default:
      break;
  }
  frames_.push_back(frame);
}

void LineReader::leave() {
  // Vectors grow by doubling: over many records what they hold in reserve would be half of all.
  switch (frames_.back().context) {
    case Context::Mentions:
      entities_.back().mentions.assign(mentions_.begin(), mentions_.end());
      mentions_.clear();
      break;
    case Context::Features:
      entities_.back().features.shrink_to_fit();
      break;
    case Context::Sentences:
      record_.sentences.shrink_to_fit();
      break;
    case Context::Entities:
      record_.entities.assign(std::make_move_iterator(entities_.begin()),
                              std::make_move_iterator(entities_.end()));
      break;
    case Context::Claims:
      record_.claims.assign(std::make_move_iterator(claims_.begin()),
                            std::make_move_iterator(claims_.end()));
      break;
    default:
      break;
  }
  frames_.pop_back();
}

bool LineReader::Bool(bool value) {
  const Target target = next_target();
  bool* const* const flag = std::get_if<bool*>(&target);
  if (flag == nullptr) return wrong_value();
  **flag = value;
  return true;
}

bool LineReader::Uint(unsigned value) {
  const Target target = next_target();
  if (const auto* number = std::get_if<NumberAt>(&target)) {
    *number->number = value;
  } else if (const auto* index = std::get_if<IndexAt>(&target)) {
    *index->index = value;
    indexes_.push_back({value, here()});
  } else if (std::holds_alternative<double*>(target)) {
    return Double(value);
  } else if (std::holds_alternative<Format>(target)) {
    if (value != static_cast<unsigned>(record_format)) {
      return fail("this is format " + std::to_string(value) +
                  " of claims.jsonl, this newsgraph reads format " + std::to_string(record_format) +
                  (value > static_cast<unsigned>(record_format)
                       ? ": a newer newsgraph wrote it"
                       : ": build it again from the articles"));
    }
  } else {
    return wrong_value();
  }
  if (is_array(frames_.back().context)) ++frames_.back().position;
  return true;
}

bool LineReader::Double(double value) {
  const Target target = next_target();
  double* const* const number = std::get_if<double*>(&target);
  if (number == nullptr || !(value >= 0.0 && value <= 1.0)) return wrong_value();
  // The parser may be off by a unit in the last place; the grid of round_confidence is not.
  **number = round_confidence(value);
  return true;
}

bool LineReader::String(const char* text, rapidjson::SizeType length, bool) {
  const std::string_view value(text, length);
  if (surrogates_ && !is_valid_utf8(value)) return fail("half of a surrogate pair");
  const Target target = next_target();
  bool known = true;
  if (auto* const* string = std::get_if<std::string*>(&target)) {
    (*string)->assign(value);
  } else if (auto* const* date = std::get_if<Date*>(&target)) {
    (*date)->value.assign(value);
  } else if (auto* const* polarity = std::get_if<Polarity*>(&target)) {
    known = read_word(value, 2, **polarity);
  } else if (auto* const* modality = std::get_if<Modality*>(&target)) {
    known = read_word(value, 5, **modality);
  } else if (auto* const* kind = std::get_if<MentionKind*>(&target)) {
    known = read_word(value, 4, **kind);
  } else {
    return wrong_value();
  }
  if (!known) {
    return fail("\"" + std::string(value) + "\" where " + std::string(wanted(target)) +
                " is expected");
  }
  if (is_array(frames_.back().context)) ++frames_.back().position;
  return true;
}

bool LineReader::Key(const char* text, rapidjson::SizeType length, bool) {
  key_ = {text, length};
  if (surrogates_ && !is_valid_utf8(key_)) return fail("half of a surrogate pair");
  switch (frames_.back().context) {
    case Context::Line:
      return find_key(line_rows, record_, key_);
    case Context::Tool:
      return find_key(tool_rows, record_.tool, key_);
    case Context::Article:
      return find_key(article_rows, record_.article, key_);
    case Context::Entity:
      return find_key(entity_rows, entities_.back(), key_);
    case Context::Claim:
      return find_key(claim_rows, claims_.back(), key_);
    case Context::Date:
      return find_key(date_rows, *date_, key_);
    case Context::Evidence:
      return find_key(evidence_rows, claims_.back().evidence, key_);
    case Context::Quotation:
      return find_key(quotation_rows, record_.quotations.back(), key_);
    case Context::Features: {
      auto& features = entities_.back().features;
      if (!features.empty() && features.back().first >= key_) {
        return fail("features must be in the order of their keys, each once");
      }
      target_ = &features.emplace_back(std::string(key_), std::string()).second;
      return true;
    }
    default:
      break;
  }
  assert(false && "keys only come inside objects");
  return false;
}

bool LineReader::StartObject() {
  const Target target = next_target();
  if (auto* const* date = std::get_if<Date*>(&target)) {
    date_ = *date;
    enter(Context::Date);
    return true;
  }
  const auto* context = std::get_if<Context>(&target);
  if (context == nullptr || is_array(*context)) return wrong_value();
  enter(*context);
  return true;
}

bool LineReader::StartArray() {
  const Target target = next_target();
  if (const auto* span = std::get_if<SpanAt>(&target)) {
    span_ = *span;
    enter(Context::Span);
    return true;
  }
  const auto* context = std::get_if<Context>(&target);
  if (context == nullptr || !is_array(*context)) return wrong_value();
  enter(*context);
  return true;
}

bool LineReader::EndObject(rapidjson::SizeType) {
  const Frame& frame = frames_.back();
  const std::uint32_t missing = frame.required & ~frame.seen;
  if (missing != 0) {
    const auto name = [&](const auto& rows) {
      for (std::size_t row = 0; row < rows.size(); ++row) {
        if ((missing >> row & 1U) != 0) return std::string(rows[row].key);
      }
      return std::string();
    };
    std::string key;
    if (frame.context == Context::Line) key = name(line_rows);
    if (frame.context == Context::Tool) key = name(tool_rows);
    if (frame.context == Context::Article) key = name(article_rows);
    if (frame.context == Context::Entity) key = name(entity_rows);
    if (frame.context == Context::Claim) key = name(claim_rows);
    if (frame.context == Context::Quotation) key = name(quotation_rows);
    return fail("\"" + key + "\" is missing");
  }
  if (frame.context == Context::Claim) {
    const Value& object = claims_.back().object;
    if ((object.entity != no_entity) == !object.literal.empty()) {
      return fail("expected either \"object\" or \"objectValue\"");
    }
  }
  leave();
  return true;
}

bool LineReader::EndArray(rapidjson::SizeType count) {
  const Frame& frame = frames_.back();
  if (frame.context == Context::Span) {
    if (count != 2) return fail("expected [start, end]");
    spans_.push_back({*span_.span, here(), span_.may_be_empty});
  } else if (frame.context == Context::Mention) {
    if (count != 3) return fail("expected [start, end, kind]");
    if (mentions_.size() > 1 &&
        mentions_.back().span.begin < mentions_[mentions_.size() - 2].span.begin) {
      return fail("mentions must be in the order of the text");
    }
    spans_.push_back({mentions_.back().span, here(), false});
  }
  leave();
  return true;
}

void LineReader::check_all() const {
  const std::size_t length = count_code_points(record_.article.text);
  for (const SpanCheck& check : spans_) {
    const auto& [span, byte, may_be_empty] = check;
    if (span.begin > span.end || (span.empty() && !may_be_empty)) {
      raise(byte, "the span [" + std::to_string(span.begin) + ", " + std::to_string(span.end) +
                      "] ends before it begins or is empty");
    }
    if (span.end > length) {
      raise(byte, "the span [" + std::to_string(span.begin) + ", " + std::to_string(span.end) +
                      "] reaches past the text of " + std::to_string(length) + " code points");
    }
  }
  for (const IndexCheck& check : indexes_) {
    if (check.index >= record_.entities.size()) {
      raise(check.byte, "there is no entity " + std::to_string(check.index) + ": the article has " +
                            std::to_string(record_.entities.size()));
    }
  }
  const Article& article = record_.article;
  if (!article.sha256.empty() && article.sha256 != sha256_hex(article.text)) {
    raise(0, "the text of \"" + article.identifier +
                 "\" does not match its sha256: the line was changed or damaged");
  }
}

void LineReader::clear() {
  record_ = {};
  entities_.clear();
  mentions_.clear();
  claims_.clear();
  frames_.clear();
  spans_.clear();
  indexes_.clear();
  target_ = {};
  message_.clear();
}

void LineReader::check_utf8() const {
  if (is_valid_utf8(line_)) return;
  std::size_t byte = 0;
  for (CodePoint point = decode_utf8(line_, 0); point.valid; point = decode_utf8(line_, byte)) {
    byte += point.length;
  }
  raise(byte, "ill-formed UTF-8");
}

Record LineReader::read(std::string_view line, const std::string& path, std::size_t line_number) {
  clear();
  if (line.ends_with('\n')) line.remove_suffix(1);
  if (line.ends_with('\r')) line.remove_suffix(1);
  line_ = line;
  path_ = &path;
  line_number_ = line_number;
  check_utf8();
  surrogates_ =
      line.find("\\ud") != std::string_view::npos || line.find("\\uD") != std::string_view::npos;
  constexpr std::size_t read_past_end = 16;
  buffer_.assign(line);
  buffer_.append(read_past_end, '\0');  // The first of them ends the line.
  rapidjson::InsituStringStream stream(buffer_.data());
  stream_ = &stream;
  rapidjson::Reader reader;
  const rapidjson::ParseResult result = reader.Parse<rapidjson::kParseInsituFlag>(stream, *this);
  if (result.IsError()) {
    if (result.Code() == rapidjson::kParseErrorTermination) raise(here(), std::move(message_));
    raise(result.Offset(),
          std::string("not a line of claims.jsonl: ") + rapidjson::GetParseError_En(result.Code()));
  }
  // The parser takes a zero byte for the end.
  if (stream.Tell() != line.size()) raise(stream.Tell(), "a zero byte");
  stream_ = nullptr;
  check_all();
  // Of one large line a thread does not keep the memory.
  constexpr std::size_t keep = std::size_t{4} << 20U;
  if (buffer_.capacity() > keep) buffer_ = {};
  return std::move(record_);
}

}  // namespace

Record parse_line(std::string_view line, const std::string& path, std::size_t line_number) {
  thread_local LineReader reader;
  return reader.read(line, path, line_number);
}

}  // namespace newsgraph
