#include <algorithm>
#include <cstring>
#include <map>
#include <string>
#include <tuple>
#include <unordered_map>
#include <utility>

#include "newsgraph/base/checksum.hpp"
#include "newsgraph/base/error.hpp"
#include "newsgraph/base/hash.hpp"
#include "newsgraph/base/sorted.hpp"
#include "newsgraph/document/date.hpp"
#include "newsgraph/graph/acting_for.hpp"
#include "newsgraph/query/snapshot.hpp"

#include "query/name_keys.hpp"
#include "query/snapshot_layout.hpp"

namespace newsgraph::query {
namespace {

using namespace layout;
using graph::Fact;

/// Handles are shown with at least so many characters (DESIGN.md: "c4f2a").
constexpr std::size_t shortest_handle = 5;

std::uint32_t narrow(std::size_t number) {
  if (number > 0xffffffffU)
    throw ExportError("the graph is too large for a snapshot: more than 4 GB of names or rows");
  return static_cast<std::uint32_t>(number);
}

/// Strings, each once.
class StringTable {
 public:
  TextRef add(std::string_view text) {
    if (text.empty()) return {};
    const auto found = places_.find(text);
    if (found != places_.end()) return found->second;
    const TextRef ref = {narrow(bytes_.size()), narrow(text.size())};
    narrow(bytes_.size() + text.size());
    bytes_ += text;
    places_.emplace(text, ref);
    return ref;
  }

  const std::string& bytes() const noexcept { return bytes_; }

 private:
  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const noexcept { return hash64(text); }
  };
  std::string bytes_;
  std::unordered_map<std::string, TextRef, Hash, std::equal_to<>> places_;
};

/// A section in the making.
template <typename Row>
struct Rows {
  std::vector<Row> rows;

  std::uint32_t size() const { return narrow(rows.size()); }
  void add(const Row& row) { rows.push_back(row); }
  template <typename List>
  Range add_all(const List& list) {
    const Range range = {size(), narrow(list.size())};
    rows.insert(rows.end(), list.begin(), list.end());
    narrow(rows.size());
    return range;
  }
  std::string_view bytes() const noexcept {
    // NOLINTNEXTLINE(cppcoreguidelines-pro-type-reinterpret-cast)
    return {reinterpret_cast<const char*>(rows.data()), rows.size() * sizeof(Row)};
  }
};

/// Lists of numbers by row of another section, end to end; `begin_of` is told where each begins.
Rows<std::uint32_t> lists(
    std::size_t count, const std::vector<std::pair<std::uint32_t, std::uint32_t>>& pairs,
    const std::function<void(std::size_t row, std::uint32_t begin)>& begin_of) {
  Rows<std::uint32_t> values;
  std::size_t at = 0;
  for (std::size_t row = 0; row <= count; ++row) {
    begin_of(row, narrow(at));
    for (; at < pairs.size() && pairs[at].first == row; ++at) values.add(pairs[at].second);
  }
  return values;
}

class Writer {
 public:
  explicit Writer(const graph::KnowledgeGraph& graph) : graph_(graph), affiliations_(graph) {
    for (std::uint32_t record = 0; record < graph.records().size(); ++record) add_record(record);
    close_records();
    for (EntityId entity = 0; entity < graph.entities().size(); ++entity) add_entity(entity);
    entities_.add({});
    entities_.rows.back().members = members_.size();
    for (FactId fact = 0; fact < graph.facts().size(); ++fact) add_fact(fact);
    add_lists();
    add_handles();
    add_names();
  }

  void write(const SnapshotStamp& stamp,
             const std::function<void(std::string_view bytes)>& sink) const {
    const std::string stamp_text =
        "program\t" + stamp.program + "\nschema\t" + stamp.schema + "\nschema files\t" +
        stamp.schema_files + "\nclaims\t" + stamp.claims + "\nclaims size\t" +
        std::to_string(stamp.claims_size) + "\njudgements\t" + stamp.judgements + '\n';
    std::array<std::string_view, SectionCount> sections;
    sections[Stamp] = stamp_text;
    sections[Strings] = strings_.bytes();
    sections[Entities] = entities_.bytes();
    sections[EntityTexts] = entity_texts_.bytes();
    sections[Members] = members_.bytes();
    sections[Mentions] = mentions_.bytes();
    sections[Facts] = facts_.bytes();
    sections[FactsTo] = facts_to_.bytes();
    sections[FactsOfPredicate] = facts_of_predicate_.bytes();
    sections[PredicateStarts] = predicate_starts_.bytes();
    sections[FactsFor] = facts_for_.bytes();
    sections[FactsByHandle] = facts_by_handle_.bytes();
    sections[FactEntities] = fact_entities_.bytes();
    sections[FactClaims] = fact_claims_.bytes();
    sections[FactSources] = fact_sources_.bytes();
    sections[Claims] = claims_.bytes();
    sections[Records] = records_.bytes();
    sections[Sentences] = sentences_.bytes();
    sections[DateEvidence] = date_evidence_.bytes();
    sections[Quotations] = quotations_.bytes();
    sections[QuotationsBy] = quotations_by_.bytes();
    sections[About] = about_.bytes();
    sections[Forms] = forms_.bytes();
    sections[FormEntities] = form_entities_.bytes();
    sections[Words] = words_.bytes();
    sections[WordForms] = word_forms_.bytes();
    sections[Sounds] = sounds_.bytes();
    sections[SoundWords] = sound_words_.bytes();

    std::array<SectionEntry, SectionCount> entries{};
    const auto aligned = [](std::uint64_t at) { return (at + 7) / 8 * 8; };
    std::uint64_t at = sizeof(Header) + sizeof(entries);
    for (std::size_t i = 0; i < entries.size(); ++i) {
      at = aligned(at);
      entries[i].begin = at;
      entries[i].size = i == Texts ? text_size_ : sections[i].size();
      entries[i].checksum = i == Texts ? 0 : checksum64(sections[i]);
      at += entries[i].size;
    }
    std::string table(sizeof(entries), '\0');
    std::memcpy(table.data(), entries.data(), sizeof(entries));
    Header header;
    header.magic = magic;
    header.format = format;
    header.byte_order = byte_order;
    header.size = at;
    header.checksum = checksum64(table);
    std::string head(sizeof(Header), '\0');
    std::memcpy(head.data(), &header, sizeof(Header));
    sink(head);
    sink(table);
    std::uint64_t written = head.size() + table.size();
    constexpr std::string_view zeros("\0\0\0\0\0\0\0", 7);
    for (std::size_t i = 0; i < entries.size(); ++i) {
      sink(zeros.substr(0, entries[i].begin - written));
      if (i == Texts) {
        for (const Record& record : graph_.records()) sink(record.article.text);
      } else {
        sink(sections[i]);
      }
      written = entries[i].begin + entries[i].size;
    }
  }

 private:
  using Pairs = std::vector<std::pair<std::uint32_t, std::uint32_t>>;

  EntityId entity_of(std::uint32_t record, EntityIndex entity) const {
    return entity == no_entity ? no_entity_id : graph_.entity_of(record, entity);
  }

  void add_record(std::uint32_t number) {
    const Record& record = graph_.records()[number];
    const Article& article = record.article;
    RecordRow row;
    row.text_begin = text_size_;
    row.text_checksum = checksum64(article.text);
    text_size_ += article.text.size();
    row.identifier = strings_.add(article.identifier);
    row.title = strings_.add(article.title);
    row.publisher = strings_.add(article.publisher);
    row.url = strings_.add(article.url);
    row.date = strings_.add(graph_.article_date(number));
    row.date_source = strings_.add(graph_.article_date_source(number));
    row.first_print = graph_.source_groups()[number];
    row.claims = claims_.size();
    row.sentences = sentences_.add_all(record.sentences).begin;
    row.date_evidence = date_evidence_.add_all(graph_.article_date_evidence(number)).begin;
    records_.add(row);
    for (const Claim& claim : record.claims) {
      claims_.add({claim.confidence, claim.evidence, strings_.add(claim.rule),
                   strings_.add(claim.qualifiers.amount), strings_.add(claim.qualifiers.bound)});
    }
    for (const Quotation& quotation : record.quotations) {
      QuotationRow quoted;
      quoted.span = quotation.span;
      quoted.sentence = quotation.sentence;
      quoted.record = number;
      quoted.speaker = entity_of(number, quotation.speaker);
      quoted.direct = quotation.direct ? 1U : 0U;
      std::vector<EntityId> about;
      for (const EntityIndex entity : quotation.about) about.push_back(entity_of(number, entity));
      make_set(about);
      quoted.about = about_.add_all(about);
      quoted.speaker_country = actor(quoted.speaker, graph_.article_date(number)).first;
      if (quoted.speaker != no_entity_id)
        quotation_speakers_.emplace_back(quoted.speaker, quotations_.size());
      quotations_.add(quoted);
    }
  }

  /// One row more, so that the last has a next.
  void close_records() {
    RecordRow row;
    row.text_begin = text_size_;
    row.claims = claims_.size();
    row.sentences = sentences_.size();
    row.date_evidence = date_evidence_.size();
    records_.add(row);
  }

  void add_entity(EntityId number) {
    const identity::Cluster& cluster = graph_.entities()[number];
    EntityRow row;
    row.id = strings_.add(cluster.id);
    row.type = strings_.add(cluster.type);
    row.name = strings_.add(cluster.name);
    row.wikidata = strings_.add(cluster.wikidata);
    std::vector<TextRef> texts;
    for (const std::string& alias : cluster.aliases) texts.push_back(strings_.add(alias));
    row.aliases = entity_texts_.add_all(texts);
    texts.clear();
    for (const auto& [key, value] : cluster.features) {
      texts.push_back(strings_.add(key));
      texts.push_back(strings_.add(value));
    }
    row.features = entity_texts_.add_all(texts);
    texts.clear();
    for (const identity::Merge& merge : cluster.merges) {
      texts.push_back(strings_.add(merge.name));
      texts.push_back(strings_.add(merge.other));
      texts.push_back(strings_.add(merge.reason));
    }
    row.merges = entity_texts_.add_all(texts);
    row.members = members_.size();
    for (const auto& [record, index] : cluster.members) {
      const Entity& entity = graph_.records()[record].entities[index];
      MemberRow member;
      member.record = record;
      member.index = index;
      member.name = strings_.add(entity.name);
      member.mentions.begin = mentions_.size();
      for (const Mention& mention : entity.mentions) {
        mentions_.add({mention.span, static_cast<std::uint32_t>(mention.kind)});
        if (mention.kind == MentionKind::Name) row.named = 1;
      }
      member.mentions.count = mentions_.size() - member.mentions.begin;
      members_.add(member);
    }
    entities_.add(row);
  }

  void add_fact(FactId number) {
    const Fact& fact = graph_.facts()[number];
    FactRow row;
    row.confidence = fact.confidence;
    row.id = strings_.add(fact.id);
    row.literal = strings_.add(fact.literal);
    row.date = strings_.add(fact.date);
    row.role = strings_.add(fact.role);
    row.topic = strings_.add(fact.topic);
    row.amount = strings_.add(fact.amount);
    row.change = strings_.add(fact.change);
    row.period = strings_.add(fact.period);
    row.subject = fact.subject;
    row.predicate = fact.predicate;
    row.object = fact.object;
    row.place = fact.place;
    row.event = fact.event;
    row.speaker = fact.stance.speaker;
    row.polarity = static_cast<std::uint8_t>(fact.stance.polarity);
    row.modality = static_cast<std::uint8_t>(fact.stance.modality);
    row.own_act = fact.stance.own_act ? 1 : 0;
    row.independent_sources = narrow(graph_.independent_sources(fact));
    row.speakers = fact_entities_.add_all(fact.speakers);
    row.claims = fact_claims_.add_all(fact.claims);
    row.sources = fact_sources_.add_all(fact.sources);
    std::string first;
    std::string last;
    for (const std::uint32_t source : fact.sources) {
      const std::string& date = graph_.article_date(source);
      if (!date_range(date)) continue;
      if (first.empty() || compare_dates(date, first) < 0) first = date;
      if (last.empty() || compare_dates(date, last) > 0) last = date;
    }
    row.first_said = strings_.add(first);
    row.last_said = strings_.add(last);
    const std::string& when = fact.date.empty() ? first : fact.date;
    std::tie(row.subject_country, row.subject_reason) = actor(fact.subject, when);
    std::tie(row.object_country, row.object_reason) = actor(fact.object, when);
    facts_.add(row);
  }

  /// The country that an end acts for in the name of the state, and why; none for a country itself.
  std::pair<EntityId, TextRef> actor(EntityId entity, const std::string& date) {
    if (entity == no_entity_id) return {no_entity_id, TextRef{}};
    const auto [at, fresh] = actors_.try_emplace({entity, date}, no_entity_id, TextRef{});
    if (!fresh) return at->second;
    const auto acting = affiliations_.at(entity, date);
    if (acting && acting->state && acting->reason != graph::ActingReason::Itself)
      at->second = {acting->country, strings_.add(graph::reason_words(graph_, *acting))};
    return at->second;
  }

  void add_lists() {
    const std::size_t entities = graph_.entities().size();
    Pairs to;
    Pairs of_predicate;
    Pairs for_country;
    for (FactId fact = 0; fact < facts_.rows.size(); ++fact) {
      const FactRow& row = facts_.rows[fact];
      if (row.object != no_entity_id) to.emplace_back(row.object, fact);
      of_predicate.emplace_back(row.predicate, fact);
      for (const std::uint32_t country : {row.subject_country, row.object_country}) {
        if (country != no_entity_id) for_country.emplace_back(country, fact);
      }
    }
    for (Pairs* pairs : {&to, &of_predicate, &for_country, &quotation_speakers_}) make_set(*pairs);
    const auto begin_in = [this](std::uint32_t EntityRow::*begin) {
      return [this, begin](std::size_t row, std::uint32_t at) { entities_.rows[row].*begin = at; };
    };
    facts_to_ = lists(entities, to, begin_in(&EntityRow::facts_to));
    facts_for_ = lists(entities, for_country, begin_in(&EntityRow::facts_for));
    quotations_by_ = lists(entities, quotation_speakers_, begin_in(&EntityRow::quotations));
    facts_of_predicate_ =
        lists(graph_.knowledge().ontology.predicates().size(), of_predicate,
              [this](std::size_t, std::uint32_t at) { predicate_starts_.add(at); });
    FactId fact = 0;
    for (EntityId entity = 0; entity <= entities; ++entity) {
      while (fact < facts_.rows.size() && facts_.rows[fact].subject < entity) ++fact;
      entities_.rows[entity].facts_from = fact;
    }
  }

  void add_handles() {
    std::vector<FactId>& order = facts_by_handle_.rows;
    for (FactId fact = 0; fact < facts_.rows.size(); ++fact) order.push_back(fact);
    const auto id_of = [this](std::size_t i) -> const std::string& {
      return graph_.facts()[facts_by_handle_.rows[i]].id;
    };
    std::ranges::sort(
        order, {}, [this](FactId fact) -> const std::string& { return graph_.facts()[fact].id; });
    const auto common = [](std::string_view a, std::string_view b) {
      std::size_t length = 0;
      while (length < a.size() && length < b.size() && a[length] == b[length]) ++length;
      return length;
    };
    for (std::size_t i = 0; i < order.size(); ++i) {
      std::size_t length = shortest_handle;
      if (i > 0) length = std::max(length, common(id_of(i), id_of(i - 1)) + 1);
      if (i + 1 < order.size()) length = std::max(length, common(id_of(i), id_of(i + 1)) + 1);
      facts_.rows[order[i]].handle_size = static_cast<std::uint8_t>(length);
    }
  }

  void add_names() {
    std::map<std::string, std::vector<std::uint32_t>> forms;
    for (EntityId entity = 0; entity < graph_.entities().size(); ++entity) {
      const identity::Cluster& cluster = graph_.entities()[entity];
      const auto add = [&](const std::string& name) {
        const std::string key = name_key(name);
        if (!key.empty()) forms[key].push_back(entity);
      };
      add(cluster.name);
      for (const std::string& alias : cluster.aliases) add(alias);
    }
    std::map<std::string, std::vector<std::uint32_t>> words;
    std::uint32_t number = 0;
    for (const auto& [form, entities] : forms) {
      for (const std::string_view word : words_of(form)) words[std::string(word)].push_back(number);
      ++number;
    }
    std::map<std::string, std::vector<std::uint32_t>> sounds;
    number = 0;
    for (const auto& [word, of] : words) {
      if (const std::string sound = sound_of(word); !sound.empty()) sounds[sound].push_back(number);
      ++number;
    }
    const auto fill = [this](auto& entries, Rows<EntryRow>& rows, Rows<std::uint32_t>& values) {
      for (auto& [key, list] : entries) {
        make_set(list);
        rows.add({strings_.add(key), values.add_all(list)});
      }
    };
    fill(forms, forms_, form_entities_);
    fill(words, words_, word_forms_);
    fill(sounds, sounds_, sound_words_);
  }

  const graph::KnowledgeGraph& graph_;
  graph::Affiliations affiliations_;
  /// Asked often: who acts for whom does not change within a day.
  std::map<std::pair<EntityId, std::string>, std::pair<EntityId, TextRef>> actors_;
  StringTable strings_;
  std::uint64_t text_size_ = 0;
  Pairs quotation_speakers_;
  Rows<EntityRow> entities_;
  Rows<TextRef> entity_texts_;
  Rows<MemberRow> members_;
  Rows<MentionRow> mentions_;
  Rows<FactRow> facts_;
  Rows<FactId> facts_to_, facts_of_predicate_, predicate_starts_, facts_for_, facts_by_handle_;
  Rows<EntityId> fact_entities_;
  Rows<ClaimRef> fact_claims_;
  Rows<std::uint32_t> fact_sources_;
  Rows<ClaimRow> claims_;
  Rows<RecordRow> records_;
  Rows<Span> sentences_;
  Rows<ClaimRef> date_evidence_;
  Rows<QuotationRow> quotations_;
  Rows<std::uint32_t> quotations_by_;
  Rows<EntityId> about_;
  Rows<EntryRow> forms_, words_, sounds_;
  Rows<std::uint32_t> form_entities_, word_forms_, sound_words_;
};

}  // namespace

void write_snapshot(const graph::KnowledgeGraph& graph, const SnapshotStamp& stamp,
                    const std::function<void(std::string_view bytes)>& sink) {
  Writer(graph).write(stamp, sink);
}

}  // namespace newsgraph::query
