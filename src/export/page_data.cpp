#include "export/page_data.hpp"

#include <algorithm>
#include <cstdint>
#include <map>
#include <optional>
#include <string_view>
#include <utility>

#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>

#include "newsgraph/base/number.hpp"
#include "newsgraph/base/utf8.hpp"
#include "newsgraph/document/date.hpp"

#include "export/layout.hpp"
#include "export/palette.hpp"
#include "export/sanitize.hpp"
#include "export/strongest.hpp"
#include "export/words.hpp"

namespace newsgraph::exporting {
namespace {

using graph::ClaimRef;
using graph::EntityId;
using graph::Fact;
using graph::FactId;
using graph::KnowledgeGraph;

/// In the page's own units; the graph has about as much width as height between filters and panel.
constexpr LayoutOptions page_layout = {40.0, 22.0, 1.15};
/// Claims shown for one fact; more are counted.
constexpr std::size_t most_evidence = 8;
/// Code points up to which a sentence is shown whole, and around the marked words of longer ones.
constexpr std::size_t longest_sentence = 1200;
constexpr std::uint32_t context = 300;

/// Why a fact is no plain one: what the page filters by.
std::string_view stance_of(const Fact& fact) {
  if (fact.plain()) return "asserted";
  if (fact.stance.modality != Modality::Asserted) return to_string(fact.stance.modality);
  if (fact.stance.polarity == Polarity::Negative) return "negative";
  return "attributed";
}

/// Length in the units of JavaScript's strings.
std::size_t utf16_length(std::string_view text) {
  std::size_t length = 0;
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint point = decode_utf8(text, at);
    length += point.value > 0xFFFF ? 2 : 1;
    at += point.length;
  }
  return length;
}

/// A day as days from 1970-01-01; none for an open end.
std::optional<std::int64_t> day_number(std::chrono::sys_days day) {
  constexpr std::int64_t first_day = -719162;  // 0001-01-01: open (document/date.hpp)
  constexpr std::int64_t last_day = 2932896;   // 9999-12-31
  const std::int64_t number = day.time_since_epoch().count();
  if (number == first_day || number == last_day) return std::nullopt;
  return number;
}

class DataWriter {
 public:
  DataWriter(const KnowledgeGraph& graph, const PageOptions& options, const PagePart& part)
      : graph_(graph), options_(options), part_(part), json_(buffer_) {}

  std::string write() {
    for (std::size_t row = 0; row < part_.entities.size(); ++row) {
      rows_.emplace(part_.entities[row], row);
    }
    for (std::size_t row = 0; row < part_.facts.size(); ++row) {
      fact_rows_.emplace(part_.facts[row], row);
    }
    gather_evidence();
    json_.StartObject();
    key("title");
    text(options_.title);
    key("articleCount");
    number(graph_.records().size());
    key("entityCount");
    number(graph_.entities().size());
    key("factCount");
    number(graph_.facts().size());
    key("notes");
    json_.StartArray();
    for (const std::string& note : part_.notes) text(note);
    json_.EndArray();
    types();
    predicates();
    entities();
    facts();
    evidence();
    articles();
    json_.EndObject();
    return escaped();
  }

 private:
  // ---- what stands where ------------------------------------------------------------------------

  struct Piece {
    ClaimRef claim;
    std::size_t article = 0;  ///< Row among those shown.
  };

  /// Claims of each fact, first one of each independent source, then the others.
  void gather_evidence() {
    const std::span<const std::uint32_t> groups = graph_.source_groups();
    for (const FactId id : part_.facts) {
      const Fact& fact = graph_.facts()[id];
      std::vector<ClaimRef> first;
      std::vector<ClaimRef> other;
      std::vector<std::uint32_t> seen;
      for (const ClaimRef ref : fact.claims) {
        const std::uint32_t group = groups[ref.record];
        const bool fresh = std::find(seen.begin(), seen.end(), group) == seen.end();
        if (fresh) seen.push_back(group);
        (fresh ? first : other).push_back(ref);
        if (first.size() >= most_evidence) break;
      }
      first.insert(first.end(), other.begin(), other.end());
      if (first.size() > most_evidence) first.resize(most_evidence);
      std::vector<std::size_t>& pieces = evidence_of_.emplace_back();
      for (const ClaimRef ref : first) {
        const auto [at, fresh] = article_rows_.try_emplace(ref.record, articles_.size());
        if (fresh) articles_.push_back(ref.record);
        pieces.push_back(pieces_.size());
        pieces_.push_back({ref, at->second});
      }
    }
  }

  // ---- tables -----------------------------------------------------------------------------------

  void types() {
    const knowledge::Ontology& ontology = graph_.knowledge().ontology;
    key("types");
    json_.StartArray();
    for (const knowledge::EntityType& type : ontology.types()) {
      json_.StartObject();
      key("name");
      text(type.name);
      key("label");
      text(type.label.empty() ? type.name : type.label);
      key("root");
      text(ontology.root(type.name));
      key("colour");
      text(look_of(ontology.root(type.name)).fill);
      json_.EndObject();
    }
    json_.EndArray();
  }

  void predicates() {
    key("predicates");
    json_.StartArray();
    for (const knowledge::Predicate& predicate : graph_.knowledge().ontology.predicates()) {
      json_.StartObject();
      key("name");
      text(predicate.name);
      key("label");
      text(predicate.label.empty() ? predicate.name : predicate.label);
      key("inverse");
      text(predicate.inverse_label.empty() ? predicate.label : predicate.inverse_label);
      key("symmetric");
      json_.Bool(predicate.symmetric);
      json_.EndObject();
    }
    json_.EndArray();
  }

  void entities() {
    std::vector<Line> lines;
    for (const FactId id : part_.facts) {
      const Fact& fact = graph_.facts()[id];
      if (fact.object != graph::no_entity_id)
        lines.push_back({rows_.at(fact.subject), rows_.at(fact.object)});
    }
    const std::vector<Spot> spots = lay_out(part_.entities.size(), lines, page_layout);
    std::map<std::string_view, std::size_t> type_rows;
    for (const knowledge::EntityType& type : graph_.knowledge().ontology.types()) {
      type_rows.emplace(type.name, type_rows.size());
    }
    key("entities");
    json_.StartObject();
    entity_column("id", [&](EntityId id) { text(graph_.entities()[id].id); });
    entity_column("name", [&](EntityId id) {
      const identity::Cluster& entity = graph_.entities()[id];
      text(entity.name.empty() ? entity.id : entity.name);
    });
    entity_column("type", [&](EntityId id) {
      const auto type = type_rows.find(graph_.entities()[id].type);
      optional(type == type_rows.end() ? std::nullopt : std::optional(type->second));
    });
    entity_column("aliases", [&](EntityId id) { texts(graph_.entities()[id].aliases); });
    entity_column("wikidata", [&](EntityId id) { text(graph_.entities()[id].wikidata); });
    entity_column("data", [&](EntityId id) {
      json_.StartArray();
      for (const auto& [name, value] : graph_.entities()[id].features) {
        if (name != "startDate" && name != "endDate" && name != "ordinal" && name != "topic" &&
            name != "format")
          continue;  // the others serve identity
        text(name);
        text(value);
      }
      json_.EndArray();
    });
    entity_column("x", [&](EntityId id) { decimal(spots[rows_.at(id)].x); });
    entity_column("y", [&](EntityId id) { decimal(spots[rows_.at(id)].y); });
    json_.EndObject();
  }

  void facts() {
    std::map<FactId, std::vector<std::size_t>> against;
    for (const Dispute& dispute : options_.disputes) {
      const auto one = fact_rows_.find(dispute.one);
      const auto other = fact_rows_.find(dispute.other);
      if (one == fact_rows_.end() || other == fact_rows_.end()) continue;
      against[dispute.one].push_back(other->second);
      if (dispute.one != dispute.other) against[dispute.other].push_back(one->second);
    }
    key("facts");
    json_.StartObject();
    column("id", [&](const Fact& fact) { text(fact.id); });
    column("subject", [&](const Fact& fact) { number(rows_.at(fact.subject)); });
    column("predicate", [&](const Fact& fact) { number(fact.predicate); });
    column("object", [&](const Fact& fact) { entity(fact.object); });
    column("literal", [&](const Fact& fact) { text(fact.literal); });
    column("words", [&](const Fact& fact) { text(fact_words(graph_, fact)); });
    column("stance", [&](const Fact& fact) { text(stance_of(fact)); });
    column("stanceWords", [&](const Fact& fact) { text(stance_words(graph_, fact)); });
    column("date", [&](const Fact& fact) { text(fact.date); });
    column("first", [&](const Fact& fact) { day(fact.date, true); });
    column("last", [&](const Fact& fact) { day(fact.date, false); });
    // Names, since place and event need not be among the entities shown.
    column("place", [&](const Fact& fact) { name(fact.place); });
    column("event", [&](const Fact& fact) { name(fact.event); });
    column("topic", [&](const Fact& fact) { text(fact.topic); });
    column("period", [&](const Fact& fact) { text(fact.period); });
    column("confidence", [&](const Fact& fact) { text(to_decimal(fact.confidence, 2)); });
    column("sources", [&](const Fact& fact) { number(graph_.independent_sources(fact)); });
    column("claims", [&](const Fact& fact) { number(fact.claims.size()); });
    fact_column("evidence", [&](std::size_t row) { numbers(evidence_of_[row]); });
    fact_column("disputes", [&](std::size_t row) {
      const auto found = against.find(part_.facts[row]);
      numbers(found == against.end() ? std::vector<std::size_t>{} : found->second);
    });
    json_.EndObject();
  }

  void evidence() {
    std::vector<std::optional<CodePointIndex>> texts(articles_.size());
    std::vector<MarkedSentence> sentences;
    sentences.reserve(pieces_.size());
    for (const Piece& piece : pieces_) {
      std::optional<CodePointIndex>& index = texts[piece.article];
      if (!index) index.emplace(graph_.records()[piece.claim.record].article.text);
      sentences.push_back(marked_sentence(*index, graph_.claim(piece.claim).evidence));
    }
    // Many claims stand in one sentence: each is written once.
    std::map<std::string_view, std::size_t> rows;
    std::vector<std::string_view> order;
    for (const MarkedSentence& sentence : sentences) {
      if (rows.try_emplace(sentence.text, order.size()).second) order.push_back(sentence.text);
    }
    key("sentences");
    json_.StartArray();
    for (const std::string_view sentence : order) text(sentence);
    json_.EndArray();
    key("evidence");
    json_.StartObject();
    piece_column("article", [&](std::size_t row) { number(pieces_[row].article); });
    piece_column("sentence", [&](std::size_t row) { number(rows.at(sentences[row].text)); });
    piece_column("marks", [&](std::size_t row) {
      const MarkedSentence& sentence = sentences[row];
      json_.StartArray();
      std::size_t bytes = 0;
      std::size_t units = 0;
      const auto upto = [&](std::size_t at) {
        units += utf16_length(std::string_view(sentence.text).substr(bytes, at - bytes));
        bytes = at;
        return units;
      };
      for (const MarkedSentence::Mark& mark : sentence.marks) {
        number(upto(mark.begin));
        number(upto(mark.end));
        number(static_cast<std::size_t>(mark.kind));
      }
      json_.EndArray();
    });
    piece_column("confidence", [&](std::size_t row) {
      text(to_decimal(graph_.claim(pieces_[row].claim).confidence, 2));
    });
    piece_column("rule", [&](std::size_t row) { text(graph_.claim(pieces_[row].claim).rule); });
    piece_column("begin", [&](std::size_t row) {
      number(graph_.claim(pieces_[row].claim).evidence.sentence.begin);
    });
    piece_column("end", [&](std::size_t row) {
      number(graph_.claim(pieces_[row].claim).evidence.sentence.end);
    });
    json_.EndObject();
  }

  void articles() {
    key("articles");
    json_.StartArray();
    for (const std::uint32_t record : articles_) {
      const Article& article = graph_.records()[record].article;
      json_.StartObject();
      key("id");
      text(article.identifier);
      key("title");
      text(article.title);
      key("publisher");
      text(article.publisher);
      key("date");
      text(graph_.article_date(record));
      key("inferred");
      json_.Bool(graph_.article_date_source(record) == "inferred");
      key("url");
      text(web_address(article.url));
      json_.EndObject();
    }
    json_.EndArray();
  }

  // ---- pieces of JSON ---------------------------------------------------------------------------

  template <typename Write>
  void entity_column(const char* name, Write write) {
    key(name);
    json_.StartArray();
    for (const EntityId id : part_.entities) write(id);
    json_.EndArray();
  }
  template <typename Write>
  void fact_column(const char* name, Write write) {
    key(name);
    json_.StartArray();
    for (std::size_t row = 0; row < part_.facts.size(); ++row) write(row);
    json_.EndArray();
  }
  template <typename Write>
  void column(const char* name, Write write) {
    fact_column(name, [&](std::size_t row) { write(graph_.facts()[part_.facts[row]]); });
  }
  template <typename Write>
  void piece_column(const char* name, Write write) {
    key(name);
    json_.StartArray();
    for (std::size_t row = 0; row < pieces_.size(); ++row) write(row);
    json_.EndArray();
  }

  void key(const char* name) { json_.Key(name); }
  void text(std::string_view value) {
    std::string scratch;
    std::string valid = to_valid_utf8(without_controls(value, scratch));
    json_.String(valid.data(), static_cast<rapidjson::SizeType>(valid.size()));
  }
  void texts(const std::vector<std::string>& values) {
    json_.StartArray();
    for (const std::string& value : values) text(value);
    json_.EndArray();
  }
  void number(std::size_t value) { json_.Uint64(value); }
  void numbers(const std::vector<std::size_t>& values) {
    json_.StartArray();
    for (const std::size_t value : values) number(value);
    json_.EndArray();
  }
  /// One place after the point: half a pixel on the closest view.
  void decimal(double value) {
    const std::string digits = to_decimal(value, 1);
    json_.RawValue(digits.data(), digits.size(), rapidjson::kNumberType);
  }
  void optional(std::optional<std::size_t> value) {
    if (value) {
      number(*value);
    } else {
      json_.Int(-1);
    }
  }
  void entity(EntityId id) {
    const auto found = rows_.find(id);
    optional(found == rows_.end() ? std::nullopt : std::optional(found->second));
  }
  void name(EntityId id) { text(id == graph::no_entity_id ? "" : graph_.entities()[id].name); }
  void day(const std::string& date, bool first) {
    const std::optional<DateRange> range = date_range(date);
    const std::optional<std::int64_t> number =
        range ? day_number(first ? range->first : range->last) : std::nullopt;
    if (number) {
      json_.Int64(*number);
    } else {
      json_.Null();
    }
  }

  std::string escaped() const {
    std::string out;
    out.reserve(buffer_.GetSize());
    for (const char c : std::string_view(buffer_.GetString(), buffer_.GetSize())) {
      if (c == '<') {
        out += "\\u003C";
      } else {
        out += c;
      }
    }
    return out;
  }

  const KnowledgeGraph& graph_;
  const PageOptions& options_;
  const PagePart& part_;
  rapidjson::StringBuffer buffer_;
  rapidjson::Writer<rapidjson::StringBuffer> json_;
  std::map<EntityId, std::size_t> rows_;
  std::map<FactId, std::size_t> fact_rows_;
  std::vector<Piece> pieces_;
  std::vector<std::vector<std::size_t>> evidence_of_;  // by row of facts: rows of pieces_
  std::map<std::uint32_t, std::size_t> article_rows_;
  std::vector<std::uint32_t> articles_;  // records
};

}  // namespace

PagePart choose_part(const KnowledgeGraph& graph, const PageOptions& options) {
  const std::vector<FactId> all = facts_or_all(graph, options.facts);
  PagePart part;
  part.facts = strongest_facts(graph, all, options.most_nodes);
  part.entities = ends_of(graph, part.facts);
  const std::size_t told = ends_of(graph, all).size();
  if (part.entities.size() < told) {
    part.notes.push_back("Showing " + with_commas(part.entities.size()) + " of " +
                         with_commas(told) + " entities and " + with_commas(part.facts.size()) +
                         " of " + with_commas(all.size()) + " facts: those with most evidence.");
  }
  if (options.facts.empty() && told < graph.entities().size()) {
    const std::size_t silent = graph.entities().size() - told;
    part.notes.push_back(with_commas(silent) + (silent == 1 ? " entity" : " entities") +
                         " of which nothing is told " + (silent == 1 ? "is" : "are") +
                         " not shown.");
  }
  return part;
}

std::string page_data(const KnowledgeGraph& graph, const PageOptions& options,
                      const PagePart& part) {
  return DataWriter(graph, options, part).write();
}

MarkedSentence marked_sentence(const CodePointIndex& text, const Evidence& evidence) {
  struct Part {
    Span span;
    MarkedSentence::Kind kind;
  };
  Span sentence = evidence.sentence;
  sentence.end = std::min(sentence.end, static_cast<std::uint32_t>(text.size()));
  sentence.begin = std::min(sentence.begin, sentence.end);
  std::vector<Part> parts;
  for (const Part& part : {Part{evidence.subject, MarkedSentence::Kind::Subject},
                           Part{evidence.predicate, MarkedSentence::Kind::Predicate},
                           Part{evidence.object, MarkedSentence::Kind::Object}}) {
    if (!part.span.empty() && sentence.contains(part.span)) parts.push_back(part);
  }
  std::stable_sort(parts.begin(), parts.end(),
                   [](const Part& a, const Part& b) { return a.span.begin < b.span.begin; });
  Span shown = sentence;
  if (sentence.end - sentence.begin > longest_sentence) {
    const std::uint32_t first = parts.empty() ? sentence.begin : parts.front().span.begin;
    std::uint32_t last = sentence.begin;
    for (const Part& part : parts) last = std::max(last, part.span.end);
    shown.begin = first - std::min(first - sentence.begin, context);
    shown.end = std::min(
        {sentence.end, last + context, shown.begin + static_cast<std::uint32_t>(longest_sentence)});
  }
  MarkedSentence result;
  if (shown.begin > sentence.begin) result.text = "…";
  std::uint32_t at = shown.begin;
  const auto append = [&](std::uint32_t end) {
    const std::size_t from = result.text.size();
    result.text += text.slice(at, end);
    std::replace_if(
        result.text.begin() + static_cast<std::ptrdiff_t>(from), result.text.end(),
        [](char c) { return c == '\n' || c == '\r' || c == '\t'; }, ' ');
    at = end;
  };
  for (const Part& part : parts) {
    // Of words that stand for two things the first is marked.
    if (part.span.begin < at || part.span.end > shown.end) continue;
    append(part.span.begin);
    MarkedSentence::Mark mark{result.text.size(), 0, part.kind};
    append(part.span.end);
    mark.end = result.text.size();
    result.marks.push_back(mark);
  }
  append(shown.end);
  if (shown.end < sentence.end) result.text += "…";
  return result;
}

}  // namespace newsgraph::exporting
