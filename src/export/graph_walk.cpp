#include "export/graph_walk.hpp"

#include <algorithm>
#include <array>
#include <cassert>
#include <charconv>
#include <cstddef>
#include <numeric>
#include <string>
#include <string_view>
#include <tuple>
#include <unordered_map>
#include <utility>
#include <vector>

#include "newsgraph/base/hash.hpp"
#include "newsgraph/base/number.hpp"
#include "newsgraph/base/utf8.hpp"
#include "newsgraph/document/date.hpp"

#include "export/sanitize.hpp"

namespace newsgraph::exporting {
namespace {

using graph::ClaimRef;
using graph::EntityId;
using graph::Fact;
using graph::KnowledgeGraph;

/// What a span of text is used for; bits.
using SpanUse = unsigned;
constexpr SpanUse as_mention = 1;
constexpr SpanUse as_sentence = 2;  // quoted with its surroundings, so that it can be found again
constexpr SpanUse as_subject = 4;
constexpr SpanUse as_predicate = 8;
constexpr SpanUse as_object = 16;

/// Code points kept on both sides of a quoted sentence (Web Annotation, TextQuoteSelector).
constexpr std::size_t context_length = 20;

constexpr std::string_view article_prefix = "article-";
constexpr std::size_t prefix_room = 8;  // of the ids of spans: "n:quote-"

/// The datatype of a number as written; empty when it is not in the canonical form of one.
std::string_view number_type(std::string_view text) noexcept {
  std::string_view digits = text;
  if (!digits.empty() && digits.front() == '-') digits.remove_prefix(1);
  const std::size_t point = digits.find('.');
  const std::string_view whole = digits.substr(0, point);
  const auto all_digits = [](std::string_view part) {
    return !part.empty() &&
           std::all_of(part.begin(), part.end(), [](char c) { return c >= '0' && c <= '9'; });
  };
  if (!all_digits(whole) || (whole.size() > 1 && whole.front() == '0')) return {};
  if (point == std::string_view::npos) return text == "-0" ? "" : "xsd:integer";
  return all_digits(digits.substr(point + 1)) ? "xsd:decimal" : "";
}

/// Calls `visit` with the spans that a graph lists: inner ones only where the entity has no other
/// name or description in the article.
template <typename Visit>
void for_listed_mentions(const Entity& entity, Visit visit) {
  const bool named = std::ranges::any_of(entity.mentions, [](const Mention& mention) {
    return !mention.span.empty() && mention.kind != MentionKind::Inner &&
           mention.kind != MentionKind::Pronoun;
  });
  for (const Mention& mention : entity.mentions) {
    if (mention.span.empty() || (named && mention.kind == MentionKind::Inner)) continue;
    visit(mention.span);
  }
}

class Walk {
 public:
  Walk(const KnowledgeGraph& graph, const Vocabulary& vocabulary, const Selection& selection,
       const WalkOptions& options, NodeVisitor& visitor)
      : graph_(graph),
        vocabulary_(vocabulary),
        selection_(selection),
        options_(options),
        nested_(options.placement == SpanPlacement::Nested),
        visitor_(visitor) {}

  void all() {
    prepare();
    if (options_.provenance == Provenance::None) {
      for (EntityId id = 0; id < graph_.entities().size(); ++id) {
        if (selection_.has_entity(id)) entity(id);
      }
      return;
    }
    for (std::size_t i = 0; i < tools_.size(); ++i) run(tools_[i], run_ids_[i]);
    for (std::uint32_t record = 0; record < graph_.records().size(); ++record) {
      if (selection_.has_record(record)) article(record);
    }
    gather_mentions();
    for (EntityId id = 0; id < graph_.entities().size(); ++id) {
      if (selection_.has_entity(id)) entity(id);
    }
    mentions_ = {};
    for (std::uint32_t record = 0; record < graph_.records().size(); ++record) {
      if (!selection_.has_record(record)) continue;
      for (std::uint32_t row = 0; row < graph_.records()[record].claims.size(); ++row) {
        if (selection_.has_claim({record, row})) claim({record, row});
      }
    }
    if (!selection_.whole()) return;
    for (std::uint32_t record = 0; record < graph_.records().size(); ++record) {
      for (const Quotation& quotation : graph_.records()[record].quotations) {
        this->quotation(record, quotation);
      }
    }
  }

 private:
  void prepare() {
    const std::span<const Record> records = graph_.records();
    texts_.reserve(records.size());
    article_ids_.reserve(records.size());
    for (const Record& record : records) {
      texts_.emplace_back(record.article.text);
      article_ids_.push_back("n:" + identity::article_id(record.article));
      const auto row = static_cast<std::uint32_t>(article_ids_.size() - 1);
      if (selection_.has_record(row) && (tools_.empty() || tools_.back() != record.tool))
        tools_.push_back(record.tool);
    }
    const auto key = [](const ToolStamp& tool) {
      return std::tie(tool.version, tool.model_hash, tool.schema_hash);
    };
    std::sort(tools_.begin(), tools_.end(),
              [&](const ToolStamp& a, const ToolStamp& b) { return key(a) < key(b); });
    tools_.erase(std::unique(tools_.begin(), tools_.end()), tools_.end());
    for (const ToolStamp& tool : tools_) run_ids_.push_back(run_id(tool));
    const std::span<const knowledge::Predicate> predicates =
        graph_.knowledge().ontology.predicates();
    for (std::size_t row = 0; row < predicates.size(); ++row) rows_[predicates[row].name] = row;
    entity_ids_.reserve(graph_.entities().size());
    for (const identity::Cluster& cluster : graph_.entities()) {
      entity_ids_.push_back("n:" + encode_local(cluster.id));
    }
  }

  static std::string run_id(const ToolStamp& tool) {
    return "n:run-" + content_id({tool.version, tool.model_hash, tool.schema_hash});
  }

  void run(const ToolStamp& tool, std::string_view id) {
    begin(id, {"prov:SoftwareAgent"});
    text(Key::Name, "newsgraph");
    text(Key::SoftwareVersion, tool.version);
    text(Key::ModelHash, tool.model_hash);
    text(Key::SchemaHash, tool.schema_hash);
    visitor_.end_node();
  }

  void article(std::uint32_t record) {
    const Article& article = graph_.records()[record].article;
    begin(article_ids_[record], {"schema:NewsArticle"});
    text(Key::Identifier, article.identifier);
    text(Key::Name, article.title);
    date(Key::DatePublished, graph_.article_date(record));
    text(Key::DateSource, graph_.article_date_source(record));
    std::vector<std::string> because;
    for (const ClaimRef ref : graph_.article_date_evidence(record)) {
      if (selection_.has_claim(ref)) because.push_back("n:" + graph_.claim_id(ref));
    }
    if (!because.empty()) {
      values_.clear();
      for (const std::string& id : because) values_.push_back({id, {}, true});
      visitor_.values(vocabulary_.term(Key::DateInferredFrom), values_);
    }
    text(Key::Publisher, article.publisher);
    reference(Key::Url, web_address(article.url));
    text(Key::Sha256, article.sha256);
    visitor_.end_node();
    if (!nested_) spans_of(record);
  }

  // ---- entities ---------------------------------------------------------------------------------

  void entity(EntityId id) {
    const identity::Cluster& cluster = graph_.entities()[id];
    types_.clear();
    const knowledge::EntityType* const type = graph_.knowledge().ontology.find_type(cluster.type);
    std::string own_type;
    if (type != nullptr) {
      for (const std::string& written : type->written) {
        if (is_iri(vocabulary_.expand(written))) types_.push_back(written);
      }
    }
    if (types_.empty()) {
      own_type = "ng:" + encode_local(cluster.type.empty() ? "Thing" : cluster.type);
      types_.push_back(own_type);
    }
    visitor_.begin_node(entity_ids_[id], types_);
    visitor_.language_text(vocabulary_.term(Key::Label), "en",
                           without_controls(cluster.name, scratch_));
    aliases(cluster);
    if (!cluster.wikidata.empty()) reference(Key::SameAs, "wd:" + encode_local(cluster.wikidata));
    if (options_.provenance != Provenance::None) mentions(id);
    plain_triples(id);
    visitor_.end_node();
  }

  void aliases(const identity::Cluster& cluster) {
    std::vector<std::string> names;
    for (const std::string& alias : cluster.aliases) {
      names.emplace_back(without_controls(alias, scratch_));
    }
    std::sort(names.begin(), names.end());
    names.erase(std::unique(names.begin(), names.end()), names.end());
    values_.clear();
    for (const std::string& name : names) {
      if (!name.empty() && name != cluster.name) values_.push_back({name, {}});
    }
    if (!values_.empty()) visitor_.values(vocabulary_.term(Key::AltLabel), values_);
  }

  /// The listed mentions of all entities, end to end: read article by article, because those of one
  /// entity lie all over the memory.
  void gather_mentions() {
    const std::span<const Record> records = graph_.records();
    first_mention_.assign(graph_.entities().size() + 1, 0);
    const auto for_all = [&](auto visit) {
      for (std::uint32_t record = 0; record < records.size(); ++record) {
        if (!selection_.has_record(record)) continue;
        const std::vector<Entity>& entities = records[record].entities;
        for (EntityIndex e = 0; e < entities.size(); ++e) {
          const EntityId id = graph_.entity_of(record, e);
          if (!selection_.has_entity(id)) continue;
          for_listed_mentions(entities[e], [&](Span span) { visit(id, record, span); });
        }
      }
    };
    for_all([&](EntityId id, std::uint32_t, Span) { ++first_mention_[id + 1]; });
    std::partial_sum(first_mention_.begin(), first_mention_.end(), first_mention_.begin());
    mentions_.resize(first_mention_.back());
    std::vector<std::size_t> next(first_mention_.begin(), first_mention_.end() - 1);
    for_all([&](EntityId id, std::uint32_t record, Span span) {
      mentions_[next[id]++] = {record, span};
    });
  }

  void mentions(EntityId id) {
    const auto begin = mentions_.begin() + static_cast<std::ptrdiff_t>(first_mention_[id]);
    auto end = mentions_.begin() + static_cast<std::ptrdiff_t>(first_mention_[id + 1]);
    if (begin == end) return;
    std::sort(begin, end);
    end = std::unique(begin, end);
    if (nested_) visitor_.begin_nodes(vocabulary_.term(Key::Mention));
    span_ids_.clear();
    for (auto each = begin; each != end; ++each) use(each->record, each->span, as_mention);
    end_uses(Key::Mention);
  }

  struct PlainObject {
    std::size_t row = 0;
    EntityId entity = graph::no_entity_id;  // no_entity_id: the literal
    std::string_view literal;
    friend auto operator<=>(const PlainObject&, const PlainObject&) = default;
    friend bool operator==(const PlainObject&, const PlainObject&) = default;
  };

  /// Own data of the entity, then its plain facts by predicate.
  void plain_triples(EntityId id) {
    const std::span<const knowledge::Predicate> predicates =
        graph_.knowledge().ontology.predicates();
    std::vector<PlainObject> objects;
    bool said_start = false;
    bool said_end = false;
    const std::string& start = vocabulary_.term(Key::StartDate).expanded;
    const std::string& end = vocabulary_.term(Key::EndDate).expanded;
    for (const graph::FactId fact_id : graph_.facts_from(id)) {
      const Fact& fact = graph_.facts()[fact_id];
      const std::string& iri = vocabulary_.predicate(fact.predicate).expanded;
      said_start = said_start || iri == start;
      said_end = said_end || iri == end;
      if (!fact.plain() || !selection_.has_fact(fact_id)) continue;
      objects.push_back({vocabulary_.canonical_row(fact.predicate), fact.object, fact.literal});
    }
    for (const graph::FactId fact_id : graph_.facts_to(id)) {
      const Fact& fact = graph_.facts()[fact_id];
      if (!fact.plain() || !predicates[fact.predicate].symmetric || !selection_.has_fact(fact_id))
        continue;
      objects.push_back({vocabulary_.canonical_row(fact.predicate), fact.subject, {}});
    }
    std::sort(objects.begin(), objects.end());
    objects.erase(std::unique(objects.begin(), objects.end()), objects.end());

    // A date that a claim states is given by that claim's stance alone: a planned meeting has no
    // plain start.
    own_data(id, said_start, said_end);
    for (auto first = objects.begin(); first != objects.end();) {
      const auto last = std::find_if(
          first, objects.end(), [&](const PlainObject& other) { return other.row != first->row; });
      objects_of_predicate({first, last});
      first = last;
    }
  }

  void own_data(EntityId id, bool said_start, bool said_end) {
    for (const auto& [name, value] : graph_.entities()[id].features) {
      if (name == "startDate" && !said_start) date(Key::StartDate, value);
      if (name == "endDate" && !said_end) date(Key::EndDate, value);
      if (name == "ordinal") text(Key::Ordinal, value);
      if (name == "topic") text(Key::Topic, value);
      if (name == "format") text(Key::Format, value);
    }
  }

  void objects_of_predicate(std::span<const PlainObject> objects) {
    const std::size_t row = objects.front().row;
    std::vector<std::string> cleaned;
    cleaned.reserve(objects.size());  // views into it
    values_.clear();
    for (const PlainObject& object : objects) {
      if (object.entity != graph::no_entity_id) {
        values_.push_back({entity_ids_[object.entity], {}, true});
      } else if (!object.literal.empty()) {
        cleaned.emplace_back(without_controls(object.literal, scratch_));
        values_.push_back({cleaned.back(), literal_type(row, cleaned.back())});
      }
    }
    if (!values_.empty()) visitor_.values(vocabulary_.predicate(row), values_);
  }

  std::string_view literal_type(std::size_t row, std::string_view literal) const {
    for (const std::string& range : graph_.knowledge().ontology.predicates()[row].range) {
      if (range == "date") return xsd_type(literal);
      if (range == "number") return number_type(literal);
    }
    return {};
  }

  // ---- claims and quotations --------------------------------------------------------------------

  void claim(ClaimRef ref) {
    const Claim& claim = graph_.claim(ref);
    const Record& record = graph_.records()[ref.record];
    if (options_.provenance == Provenance::NamedGraphs) {
      begin("n:" + graph_.claim_id(ref), {"prov:Entity"});
      named_graph(ref, claim);
    } else {
      begin("n:" + graph_.claim_id(ref), {"rdf:Statement", "prov:Entity"});
      statement(ref, claim);
    }
    plain_text(Key::Polarity, to_string(claim.stance.polarity));
    plain_text(Key::Modality, to_string(claim.stance.modality));
    entity_reference(Key::Speaker, ref.record, claim.stance.speaker);
    date(Key::Date, graph_.claim_date(ref));
    const Qualifiers& qualifiers = claim.qualifiers;
    entity_reference(Key::Place, ref.record, qualifiers.place);
    entity_reference(Key::Event, ref.record, qualifiers.event);
    text(Key::Role, qualifiers.role);
    text(Key::Topic, qualifiers.topic);
    text(Key::Amount, qualifiers.amount);
    text(Key::Change, qualifiers.change);
    text(Key::Period, qualifiers.period);
    text(Key::Count, qualifiers.count);
    text(Key::Bound, qualifiers.bound);
    if (options_.words != ArticleWords::None) text(Key::Surface, claim.surface);
    plain_text(Key::Confidence, to_decimal(claim.confidence, 2));
    text(Key::Rule, claim.rule);
    if (const auto verdict = graph_.claim_judgement(ref))
      plain_text(Key::Judgement, identity::to_string(*verdict));
    reference(Key::WasDerivedFrom, article_ids_[ref.record]);
    if (claimed_by_ == nullptr || *claimed_by_ != record.tool) {
      claimed_by_ = &*std::find(tools_.begin(), tools_.end(), record.tool);
    }
    reference(Key::WasGeneratedBy, run_ids_[static_cast<std::size_t>(claimed_by_ - tools_.data())]);
    begin_uses(Key::Evidence);
    use(ref.record, claim.evidence.sentence, as_sentence);
    use(ref.record, claim.evidence.subject, as_subject);
    use(ref.record, claim.evidence.predicate, as_predicate);
    use(ref.record, claim.evidence.object, as_object);
    end_uses(Key::Evidence);
    visitor_.end_node();
  }

  /// The triple of a claim as subject, predicate and object of the open node.
  void statement(ClaimRef ref, const Claim& claim) {
    entity_reference(Key::Subject, ref.record, claim.subject);
    const std::size_t row = row_of(claim);
    visitor_.term_value(vocabulary_.term(Key::Predicate), vocabulary_.predicate(row));
    if (claim.object.entity != no_entity) {
      entity_reference(Key::Object, ref.record, claim.object.entity);
    } else {
      const std::string words = graph_.claim_literal(ref);
      const std::string_view literal = without_controls(words, scratch_);
      visitor_.value(vocabulary_.term(Key::ObjectValue), {literal, literal_type(row, literal)});
    }
  }

  /// The triple of a claim in the graph that the open node names.
  void named_graph(ClaimRef ref, const Claim& claim) {
    const std::size_t row = row_of(claim);
    const std::string words =
        claim.object.entity == no_entity ? graph_.claim_literal(ref) : std::string();
    visitor_.begin_graph();
    visitor_.begin_node(entity_ids_[graph_.entity_of(ref.record, claim.subject)], {});
    values_.clear();
    if (claim.object.entity != no_entity) {
      values_.push_back({entity_ids_[graph_.entity_of(ref.record, claim.object.entity)], {}, true});
    } else {
      const std::string_view literal = without_controls(words, scratch_);
      values_.push_back({literal, literal_type(row, literal)});
    }
    visitor_.values(vocabulary_.predicate(row), values_);
    visitor_.end_node();
    visitor_.end_graph();
  }

  std::size_t row_of(const Claim& claim) const {
    const auto found = rows_.find(claim.predicate);
    assert(found != rows_.end() && "a graph holds no claim of an unknown predicate");
    return found->second;
  }

  void quotation(std::uint32_t record, const Quotation& quotation) {
    const std::string begin_text = std::to_string(quotation.span.begin);
    const std::string end_text = std::to_string(quotation.span.end);
    begin("n:quotation-" + content_id({article_ids_[record], begin_text, end_text}),
          {"schema:Quotation"});
    if (options_.words == ArticleWords::Sentence)
      text(Key::Text, texts_[record].slice(quotation.span.begin, quotation.span.end));
    plain_text(Key::Direct, quotation.direct ? "true" : "false");
    entity_reference(Key::Speaker, record, quotation.speaker);
    std::vector<EntityId> about;
    for (const EntityIndex entity : quotation.about) {
      about.push_back(graph_.entity_of(record, entity));
    }
    std::sort(about.begin(), about.end());
    about.erase(std::unique(about.begin(), about.end()), about.end());
    values_.clear();
    for (const EntityId entity : about) {
      if (entity != graph::no_entity_id) values_.push_back({entity_ids_[entity], {}, true});
    }
    if (!values_.empty()) visitor_.values(vocabulary_.term(Key::About), values_);
    begin_uses(Key::Evidence);
    use(record, quotation.span, as_sentence);
    end_uses(Key::Evidence);
    visitor_.end_node();
  }

  // ---- spans of text ----------------------------------------------------------------------------

  void begin_uses(Key key) {
    span_ids_.clear();
    if (nested_) visitor_.begin_nodes(vocabulary_.term(key));
  }

  void use(std::uint32_t record, Span span, SpanUse how) {
    if (span.empty()) return;
    if (nested_) {
      span_node(record, span, how);
    } else {
      name_span(record, span);
      const std::string_view id = span_id("n:span-");
      if (how == as_mention ||
          std::find(span_ids_.begin(), span_ids_.end(), id) == span_ids_.end()) {
        span_ids_.emplace_back(id);
      }
    }
  }

  void end_uses(Key key) {
    if (nested_) {
      visitor_.end_nodes();
    } else if (!span_ids_.empty()) {
      values_.clear();
      for (const std::string& id : span_ids_) values_.push_back({id, {}, true});
      visitor_.values(vocabulary_.term(key), values_);
    }
  }

  /// Sets the span whose ids span_id() gives.
  void name_span(std::uint32_t record, Span span) {
    const std::string_view article =
        std::string_view(article_ids_[record]).substr(2 + article_prefix.size());
    span_id_.resize(prefix_room);
    span_id_ += article;
    append_number('-', span.begin);
    append_number('-', span.end);
  }

  /// "n:span-ARTICLE-BEGIN-END"; valid until the next call.
  std::string_view span_id(std::string_view prefix) {
    assert(prefix.size() <= prefix_room && "a longer prefix wants more room");
    const std::size_t begin = prefix_room - prefix.size();
    prefix.copy(span_id_.data() + begin, prefix.size());
    return std::string_view(span_id_).substr(begin);
  }

  void append_number(char before, std::uint32_t number) {
    std::array<char, 12> text{};
    text[0] = before;
    const auto [end, error] = std::to_chars(text.data() + 1, text.data() + text.size(), number);
    span_id_.append(text.data(), end);
  }

  void span_node(std::uint32_t record, Span span, SpanUse uses) {
    types_.assign(1, "oa:SpecificResource");
    if ((uses & as_subject) != 0) types_.emplace_back("ng:SubjectSpan");
    if ((uses & as_predicate) != 0) types_.emplace_back("ng:PredicateSpan");
    if ((uses & as_object) != 0) types_.emplace_back("ng:ObjectSpan");
    name_span(record, span);
    visitor_.begin_node(span_id("n:span-"), types_);
    reference(Key::HasSource, article_ids_[record]);
    visitor_.begin_nodes(vocabulary_.term(Key::Selector));
    const CodePointIndex& text_index = texts_[record];
    begin(span_id("n:at-"), {"oa:TextPositionSelector"});
    plain_text(Key::Start, std::to_string(span.begin));
    plain_text(Key::End, std::to_string(span.end));
    if ((uses & ~as_sentence) != 0 && options_.words != ArticleWords::None)
      text(Key::Exact, text_index.slice(span.begin, span.end));
    visitor_.end_node();
    if ((uses & as_sentence) != 0 && options_.words == ArticleWords::Sentence) {
      begin(span_id("n:quote-"), {"oa:TextQuoteSelector"});
      text(Key::Exact, text_index.slice(span.begin, span.end));
      const std::size_t from = span.begin - std::min<std::size_t>(span.begin, context_length);
      const std::size_t to = std::min<std::size_t>(span.end + context_length, text_index.size());
      maybe_empty_text(Key::PrefixText, text_index.slice(from, span.begin));
      maybe_empty_text(Key::Suffix, text_index.slice(span.end, to));
      visitor_.end_node();
    }
    visitor_.end_nodes();
    visitor_.end_node();
  }

  /// Every span that the article's mentions, claims and quotations use, once.
  void spans_of(std::uint32_t record) {
    const Record& from = graph_.records()[record];
    std::vector<std::pair<Span, SpanUse>> uses;
    for (EntityIndex e = 0; e < from.entities.size(); ++e) {
      if (!selection_.has_entity(graph_.entity_of(record, e))) continue;
      for_listed_mentions(from.entities[e],
                          [&](Span span) { uses.emplace_back(span, as_mention); });
    }
    for (std::uint32_t row = 0; row < from.claims.size(); ++row) {
      if (!selection_.has_claim({record, row})) continue;
      const Claim& claim = from.claims[row];
      uses.emplace_back(claim.evidence.sentence, as_sentence);
      uses.emplace_back(claim.evidence.subject, as_subject);
      uses.emplace_back(claim.evidence.predicate, as_predicate);
      uses.emplace_back(claim.evidence.object, as_object);
    }
    if (selection_.whole()) {
      for (const Quotation& quotation : from.quotations) {
        uses.emplace_back(quotation.span, as_sentence);
      }
    }
    std::sort(uses.begin(), uses.end());
    for (auto first = uses.begin(); first != uses.end();) {
      SpanUse all = 0;
      auto last = first;
      for (; last != uses.end() && last->first == first->first; ++last) all |= last->second;
      if (!first->first.empty()) span_node(record, first->first, all);
      first = last;
    }
  }

  // ---- single keys ------------------------------------------------------------------------------

  void begin(std::string_view id, std::initializer_list<std::string_view> types) {
    visitor_.begin_node(id, {types.begin(), types.size()});
  }
  void maybe_empty_text(Key key, std::string_view value) {
    if (plain_length(value) == value.size()) {
      plain_text(key, value);
    } else {
      visitor_.value(vocabulary_.term(key), {without_controls(value, scratch_), {}});
    }
  }
  /// A text that needs no escape.
  void plain_text(Key key, std::string_view value) {
    visitor_.value(vocabulary_.term(key), {value, {}, false, true});
  }
  void text(Key key, std::string_view value) {
    if (!value.empty()) maybe_empty_text(key, value);
  }
  void date(Key key, std::string_view edtf) {
    if (edtf.empty()) return;
    visitor_.value(vocabulary_.term(key), {without_controls(edtf, scratch_), xsd_type(edtf)});
  }
  void reference(Key key, std::string_view id) {
    if (!id.empty()) visitor_.value(vocabulary_.term(key), {id, {}, true});
  }
  void entity_reference(Key key, std::uint32_t record, EntityIndex entity) {
    if (entity == no_entity) return;
    const EntityId id = graph_.entity_of(record, entity);
    if (id != graph::no_entity_id) reference(key, entity_ids_[id]);
  }

  const KnowledgeGraph& graph_;
  const Vocabulary& vocabulary_;
  const Selection& selection_;
  const WalkOptions options_;
  const bool nested_;
  NodeVisitor& visitor_;

  std::vector<CodePointIndex> texts_;                       // by record
  std::vector<std::string> article_ids_;                    // by record, "n:article-..."
  std::vector<std::string> run_ids_;                        // by row of tools_
  std::unordered_map<std::string_view, std::size_t> rows_;  // of predicates, by name
  std::vector<ToolStamp> tools_;                            // sorted, each once
  std::vector<std::string> entity_ids_;                     // by EntityId
  struct ListedMention {
    std::uint32_t record = 0;
    Span span;
    friend auto operator<=>(const ListedMention&, const ListedMention&) = default;
    friend bool operator==(const ListedMention&, const ListedMention&) = default;
  };
  std::vector<std::size_t> first_mention_;  // by EntityId; one more than there are
  std::vector<ListedMention> mentions_;
  std::string scratch_;
  std::vector<std::string_view> types_;
  std::vector<NodeValue> values_;
  std::vector<std::string> span_ids_;
  std::string span_id_;                    // room for the prefix, then ARTICLE-BEGIN-END
  const ToolStamp* claimed_by_ = nullptr;  // of the last claim; in tools_
};

}  // namespace

void walk(const KnowledgeGraph& graph, const Vocabulary& vocabulary, const Selection& selection,
          const WalkOptions& options, NodeVisitor& visitor) {
  Walk(graph, vocabulary, selection, options, visitor).all();
}

}  // namespace newsgraph::exporting
