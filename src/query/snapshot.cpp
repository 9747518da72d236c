#include "newsgraph/query/snapshot.hpp"

#include <algorithm>
#include <cstring>
#include <utility>

#include "newsgraph/base/checksum.hpp"
#include "newsgraph/base/error.hpp"
#include "newsgraph/base/number.hpp"

#include "query/snapshot_layout.hpp"

namespace newsgraph::query {
namespace {

using namespace layout;

/// "key\tvalue\n" lines; a key that is not there is empty.
std::string_view line_of(std::string_view lines, std::string_view key) {
  while (!lines.empty()) {
    const std::size_t feed = std::min(lines.find('\n'), lines.size());
    const std::string_view line = lines.substr(0, feed);
    if (line.size() > key.size() && line.starts_with(key) && line[key.size()] == '\t')
      return line.substr(key.size() + 1);
    lines.remove_prefix(std::min(feed + 1, lines.size()));
  }
  return {};
}

SnapshotStamp read_stamp(std::string_view lines) {
  SnapshotStamp stamp;
  stamp.program = line_of(lines, "program");
  stamp.schema = line_of(lines, "schema");
  stamp.schema_files = line_of(lines, "schema files");
  stamp.claims = line_of(lines, "claims");
  stamp.claims_size = parse_unsigned(line_of(lines, "claims size")).value_or(0);
  stamp.judgements = line_of(lines, "judgements");
  return stamp;
}

}  // namespace

std::string_view TextList::operator[](std::size_t i) const {
  const TextRef ref = refs_[i];
  if (ref.begin > strings_.size() || ref.size > strings_.size() - ref.begin)
    throw InputError("", "a reference of the snapshot is damaged");
  return strings_.substr(ref.begin, ref.size);
}

Snapshot::Snapshot(const std::filesystem::path& path, const knowledge::Ontology& ontology)
    : path_(path.string()), file_(path), ontology_(&ontology) {
  open(file_.bytes());
}

Snapshot::Snapshot(const graph::KnowledgeGraph& graph) : ontology_(&graph.knowledge().ontology) {
  write_snapshot(graph, {}, [this](std::string_view bytes) {
    memory_.insert(memory_.end(), bytes.begin(), bytes.end());
  });
  open({memory_.data(), memory_.size()});
}

Snapshot::~Snapshot() = default;
Snapshot::Snapshot(Snapshot&&) noexcept = default;
Snapshot& Snapshot::operator=(Snapshot&&) noexcept = default;

void Snapshot::damaged(const char* what) const {
  throw InputError(path_, std::string("this snapshot of a graph is damaged (") + what +
                              "); remove it, and the next question makes it anew");
}

void Snapshot::open(std::string_view bytes) {
  bytes_ = bytes;
  checked_ = std::make_unique<std::array<std::atomic<bool>, most_sections>>();
  Header header;
  if (bytes.size() < sizeof(Header)) damaged("too short");
  std::memcpy(&header, bytes.data(), sizeof(Header));
  if (header.magic != magic) damaged("no snapshot");
  if (header.format != format || header.byte_order != byte_order)
    throw InputError(path_, "a snapshot of another version of newsgraph");
  if (header.size != bytes.size()) damaged("cut short");
  constexpr std::size_t table_size = SectionCount * sizeof(SectionEntry);
  if (bytes.size() < sizeof(Header) + table_size) damaged("too short");
  const std::string_view table = bytes.substr(sizeof(Header), table_size);
  if (checksum64(table) != header.checksum) damaged("its table");
  std::array<SectionEntry, SectionCount> entries;
  std::memcpy(entries.data(), table.data(), table_size);
  for (std::size_t i = 0; i < entries.size(); ++i) {
    const SectionEntry& entry = entries[i];
    if (entry.begin % 8 != 0 || entry.begin > bytes.size() ||
        entry.size > bytes.size() - entry.begin) {
      damaged("a section");
    }
    sections_[i] = bytes.substr(entry.begin, entry.size);
    sums_[i] = entry.checksum;
  }
  check(Stamp);
  stamp_ = read_stamp(sections_[Stamp]);
}

void Snapshot::check(int section) const {
  const auto i = static_cast<std::size_t>(section);
  if (checksum64(sections_[i]) != sums_[i]) damaged("checksum");
  (*checked_)[i].store(true, std::memory_order_relaxed);
}

template <typename Row>
std::span<const Row> Snapshot::rows(int section) const {
  static_assert(is_row<Row>);
  const auto i = static_cast<std::size_t>(section);
  if (!(*checked_)[i].load(std::memory_order_relaxed)) check(section);
  const std::string_view bytes = sections_[i];
  // Rows stand at multiples of eight, written as they are in memory.
  // NOLINTNEXTLINE(cppcoreguidelines-pro-type-reinterpret-cast)
  return {reinterpret_cast<const Row*>(bytes.data()), bytes.size() / sizeof(Row)};
}

template <typename Row>
const Row& Snapshot::row(int section, std::size_t number) const {
  const std::span<const Row> all = rows<Row>(section);
  if (number >= all.size()) damaged("a number");
  return all[number];
}

template <typename Row>
std::span<const Row> Snapshot::part(int section, std::uint32_t first, std::uint32_t count) const {
  const std::span<const Row> all = rows<Row>(section);
  if (first > all.size() || count > all.size() - first) damaged("a range");
  return all.subspan(first, count);
}

std::string_view Snapshot::string(TextRef ref) const {
  if (ref.size == 0) return {};
  const std::span<const char> strings = rows<char>(Strings);
  if (ref.begin > strings.size() || ref.size > strings.size() - ref.begin) damaged("a string");
  return {strings.data() + ref.begin, ref.size};
}

Snapshot::Entry Snapshot::entry(int section, int values, std::size_t i) const {
  const auto& found = row<EntryRow>(section, i);
  return {string(found.key), part<std::uint32_t>(values, found.values.begin, found.values.count)};
}

EntityId Snapshot::known_or_none(EntityId entity) const {
  if (entity != no_entity_id && entity >= entity_count()) damaged("an end");
  return entity;
}

const knowledge::Predicate& Snapshot::predicate(const FactView& fact) const {
  const auto predicates = ontology_->predicates();
  if (fact.predicate >= predicates.size()) damaged("a predicate");
  return predicates[fact.predicate];
}

// ---- entities ----------------------------------------------------------------------------------

namespace {

/// Rows of parts that begin where a row says and end where the next begins.
template <typename Row>
Range between(const Row& row, const Row& next, std::uint32_t Row::*begin) {
  const std::uint32_t first = row.*begin;
  const std::uint32_t last = next.*begin;
  return {first, last < first ? 0U : last - first};
}

}  // namespace

std::size_t Snapshot::entity_count() const {
  const std::size_t all = rows<EntityRow>(Entities).size();
  if (all == 0) damaged("no entities");
  return all - 1;
}

EntityView Snapshot::entity(EntityId entity) const {
  const auto& next = row<EntityRow>(Entities, std::size_t{entity} + 1);
  const auto& found = row<EntityRow>(Entities, entity);
  const std::span<const char> strings = rows<char>(Strings);
  const auto list = [&](Range range) {
    return TextList({strings.data(), strings.size()},
                    part<TextRef>(EntityTexts, range.begin, range.count));
  };
  EntityView view;
  view.id = string(found.id);
  view.type = string(found.type);
  view.name = string(found.name);
  view.wikidata = string(found.wikidata);
  view.aliases = list(found.aliases);
  view.features = list(found.features);
  view.merges = list(found.merges);
  view.members = between(found, next, &EntityRow::members).count;
  view.named = found.named != 0;
  return view;
}

std::string_view Snapshot::name(EntityId entity) const {
  if (entity == no_entity_id) return {};
  return string(row<EntityRow>(Entities, entity).name);
}

MemberView Snapshot::member(EntityId entity, std::size_t i) const {
  const auto& found = row<MemberRow>(Members, row<EntityRow>(Entities, entity).members + i);
  return {found.record, found.index, string(found.name)};
}

std::span<const MentionRow> Snapshot::mentions(EntityId entity, std::size_t member) const {
  const auto& found = row<MemberRow>(Members, row<EntityRow>(Entities, entity).members + member);
  return part<MentionRow>(Mentions, found.mentions.begin, found.mentions.count);
}

std::size_t Snapshot::first_member_in(EntityId entity, std::uint32_t record) const {
  const auto& next = row<EntityRow>(Entities, std::size_t{entity} + 1);
  const Range range = between(row<EntityRow>(Entities, entity), next, &EntityRow::members);
  const auto members = part<MemberRow>(Members, range.begin, range.count);
  const auto found = std::ranges::lower_bound(members, record, {}, &MemberRow::record);
  return static_cast<std::size_t>(found - members.begin());
}

std::vector<std::uint32_t> Snapshot::records_of(EntityId entity) const {
  const auto& next = row<EntityRow>(Entities, std::size_t{entity} + 1);
  const Range range = between(row<EntityRow>(Entities, entity), next, &EntityRow::members);
  std::vector<std::uint32_t> records;
  for (const MemberRow& member : part<MemberRow>(Members, range.begin, range.count)) {
    if (records.empty() || records.back() != member.record) records.push_back(member.record);
  }
  return records;
}

EntityId Snapshot::entity_of_id(std::string_view id) const {
  const auto all = rows<EntityRow>(Entities).first(entity_count());
  const auto found = std::ranges::lower_bound(
      all, id, {}, [this](const EntityRow& each) { return string(each.id); });
  if (found == all.end() || string(found->id) != id) return no_entity_id;
  return static_cast<EntityId>(found - all.begin());
}

// ---- facts -------------------------------------------------------------------------------------

std::size_t Snapshot::fact_count() const { return rows<FactRow>(Facts).size(); }

FactView Snapshot::fact(FactId fact) const {
  const auto& found = row<FactRow>(Facts, fact);
  if (found.polarity > static_cast<std::uint8_t>(Polarity::Negative) ||
      found.modality > static_cast<std::uint8_t>(Modality::Hypothetical)) {
    damaged("a stance");
  }
  // Those who ask count and index by these numbers.
  if (found.predicate >= ontology_->predicates().size()) damaged("a predicate");
  if (found.subject == no_entity_id) damaged("an end");
  for (const EntityId end : {found.subject, found.object, found.place, found.event, found.speaker})
    known_or_none(end);
  FactView view;
  view.number = fact;
  view.id = string(found.id);
  view.subject = found.subject;
  view.predicate = found.predicate;
  view.object = found.object;
  view.literal = string(found.literal);
  view.stance.polarity = static_cast<Polarity>(found.polarity);
  view.stance.modality = static_cast<Modality>(found.modality);
  view.stance.speaker = found.speaker;
  view.stance.own_act = found.own_act != 0;
  view.speakers = part<EntityId>(FactEntities, found.speakers.begin, found.speakers.count);
  view.date = string(found.date);
  view.place = found.place;
  view.event = found.event;
  view.role = string(found.role);
  view.topic = string(found.topic);
  view.amount = string(found.amount);
  view.change = string(found.change);
  view.period = string(found.period);
  view.confidence = found.confidence;
  view.claims = part<ClaimRef>(FactClaims, found.claims.begin, found.claims.count);
  view.sources = part<std::uint32_t>(FactSources, found.sources.begin, found.sources.count);
  view.independent_sources = found.independent_sources;
  view.first_said = string(found.first_said);
  view.last_said = string(found.last_said);
  return view;
}

Snapshot::FactRange Snapshot::facts_from(EntityId entity) const {
  const auto& next = row<EntityRow>(Entities, std::size_t{entity} + 1);
  const Range range = between(row<EntityRow>(Entities, entity), next, &EntityRow::facts_from);
  if (range.begin + std::size_t{range.count} > fact_count()) damaged("a range");
  return {range.begin, range.begin + range.count};
}

std::span<const FactId> Snapshot::facts_to(EntityId entity) const {
  const auto& next = row<EntityRow>(Entities, std::size_t{entity} + 1);
  const Range range = between(row<EntityRow>(Entities, entity), next, &EntityRow::facts_to);
  return part<FactId>(FactsTo, range.begin, range.count);
}

std::span<const FactId> Snapshot::facts_for(EntityId country) const {
  const auto& next = row<EntityRow>(Entities, std::size_t{country} + 1);
  const Range range = between(row<EntityRow>(Entities, country), next, &EntityRow::facts_for);
  return part<FactId>(FactsFor, range.begin, range.count);
}

std::span<const FactId> Snapshot::facts_of_predicate(std::uint32_t predicate) const {
  const auto begin = row<std::uint32_t>(PredicateStarts, predicate);
  const auto end = row<std::uint32_t>(PredicateStarts, std::size_t{predicate} + 1);
  if (end < begin) damaged("a range");
  return part<FactId>(FactsOfPredicate, begin, end - begin);
}

ActorView Snapshot::subject_actor(FactId fact) const {
  const auto& found = row<FactRow>(Facts, fact);
  return {known_or_none(found.subject_country), string(found.subject_reason)};
}

ActorView Snapshot::object_actor(FactId fact) const {
  const auto& found = row<FactRow>(Facts, fact);
  return {known_or_none(found.object_country), string(found.object_reason)};
}

std::span<const FactId> Snapshot::facts_by_handle() const { return rows<FactId>(FactsByHandle); }

std::string_view Snapshot::handle(FactId fact) const {
  const auto& found = row<FactRow>(Facts, fact);
  return string(found.id).substr(0, found.handle_size);
}

// ---- articles ----------------------------------------------------------------------------------

std::size_t Snapshot::record_count() const {
  const std::size_t all = rows<RecordRow>(Records).size();
  if (all == 0) damaged("no records");
  return all - 1;
}

ArticleView Snapshot::article(std::uint32_t record) const {
  const auto& next = row<RecordRow>(Records, std::size_t{record} + 1);
  const auto& found = row<RecordRow>(Records, record);
  const Range evidence = between(found, next, &RecordRow::date_evidence);
  ArticleView view;
  view.identifier = string(found.identifier);
  view.title = string(found.title);
  view.publisher = string(found.publisher);
  view.url = string(found.url);
  view.date = string(found.date);
  view.date_source = string(found.date_source);
  view.date_evidence = part<ClaimRef>(DateEvidence, evidence.begin, evidence.count);
  view.first_print = found.first_print;
  return view;
}

std::string_view Snapshot::text(std::uint32_t record) const {
  const auto& next = row<RecordRow>(Records, std::size_t{record} + 1);
  const auto& found = row<RecordRow>(Records, record);
  const std::string_view texts = sections_[Texts];
  if (next.text_begin < found.text_begin || next.text_begin > texts.size()) damaged("a text");
  const std::string_view text = texts.substr(found.text_begin, next.text_begin - found.text_begin);
  if (checksum64(text) != found.text_checksum) damaged("a text");
  return text;
}

std::span<const Span> Snapshot::sentences(std::uint32_t record) const {
  const auto& next = row<RecordRow>(Records, std::size_t{record} + 1);
  const Range range = between(row<RecordRow>(Records, record), next, &RecordRow::sentences);
  return part<Span>(Sentences, range.begin, range.count);
}

ClaimView Snapshot::claim(ClaimRef ref) const {
  const auto& next = row<RecordRow>(Records, std::size_t{ref.record} + 1);
  const Range range = between(row<RecordRow>(Records, ref.record), next, &RecordRow::claims);
  if (ref.claim >= range.count) damaged("a claim");
  const auto& found = row<ClaimRow>(Claims, std::size_t{range.begin} + ref.claim);
  if (found.evidence.sentence.begin > found.evidence.sentence.end) damaged("a claim");
  return {found.evidence, found.confidence, string(found.rule), string(found.amount),
          string(found.bound)};
}

std::size_t Snapshot::quotation_count() const { return rows<QuotationRow>(Quotations).size(); }

QuotationView Snapshot::quotation(std::uint32_t number) const {
  const auto& found = row<QuotationRow>(Quotations, number);
  if (found.span.begin > found.span.end || found.sentence.begin > found.sentence.end)
    damaged("a quotation");
  QuotationView view;
  view.record = found.record;
  view.span = found.span;
  view.sentence = found.sentence;
  view.speaker = known_or_none(found.speaker);
  view.speaker_country = known_or_none(found.speaker_country);
  view.direct = found.direct != 0;
  view.about = part<EntityId>(About, found.about.begin, found.about.count);
  return view;
}

std::span<const std::uint32_t> Snapshot::quotations_of(EntityId speaker) const {
  const auto& next = row<EntityRow>(Entities, std::size_t{speaker} + 1);
  const Range range = between(row<EntityRow>(Entities, speaker), next, &EntityRow::quotations);
  return part<std::uint32_t>(QuotationsBy, range.begin, range.count);
}

// ---- names -------------------------------------------------------------------------------------

std::size_t Snapshot::form_count() const { return rows<EntryRow>(Forms).size(); }
std::size_t Snapshot::word_count() const { return rows<EntryRow>(Words).size(); }
std::size_t Snapshot::sound_count() const { return rows<EntryRow>(Sounds).size(); }
Snapshot::Entry Snapshot::form(std::size_t i) const { return entry(Forms, FormEntities, i); }
Snapshot::Entry Snapshot::word(std::size_t i) const { return entry(Words, WordForms, i); }
Snapshot::Entry Snapshot::sound(std::size_t i) const { return entry(Sounds, SoundWords, i); }

}  // namespace newsgraph::query
