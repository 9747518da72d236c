#ifndef NEWSGRAPH_SRC_QUERY_SNAPSHOT_LAYOUT_HPP
#define NEWSGRAPH_SRC_QUERY_SNAPSHOT_LAYOUT_HPP

// The bytes of a snapshot:
//
//   Header | SectionEntry for each Section | sections, each at a multiple of eight
//
// Numbers as the machine has them (`byte_order` tells another), rows without padding, zeros between
// sections. Every reference is checked where it is followed, so that damage which a checksum misses
// is refused as well.

#include <array>
#include <cstdint>
#include <type_traits>

#include "newsgraph/query/snapshot.hpp"

namespace newsgraph::query::layout {

/// Raised whenever a row or a section changes its meaning.
inline constexpr std::uint32_t format = 1;

enum Section : int {
  Stamp,             ///< SnapshotStamp as lines.
  Strings,           ///< What TextRef points into.
  Texts,             ///< The stored texts, end to end; checked one by one.
  Entities,          ///< EntityRow by EntityId, and one more: where its parts end.
  EntityTexts,       ///< TextRef: aliases, features, merges.
  Members,           ///< MemberRow by entity, then record.
  Mentions,          ///< MentionRow by member.
  Facts,             ///< FactRow by FactId.
  FactsTo,           ///< FactId by object.
  FactsOfPredicate,  ///< FactId by predicate.
  PredicateStarts,   ///< Where the facts of a predicate begin; one more.
  FactsFor,          ///< FactId by the country that an end acts for.
  FactsByHandle,     ///< FactId by handle.
  FactEntities,      ///< EntityId: speakers.
  FactClaims,        ///< ClaimRef.
  FactSources,       ///< Records.
  Claims,            ///< ClaimRow by record, then claim.
  Records,           ///< RecordRow by record, and one more.
  Sentences,         ///< Span by record.
  DateEvidence,      ///< ClaimRef by record.
  Quotations,        ///< QuotationRow by record.
  QuotationsBy,      ///< Rows of Quotations by speaker.
  About,             ///< EntityId by quotation.
  Forms,             ///< EntryRow: folded names, sorted.
  FormEntities,      ///< EntityId by form.
  Words,             ///< EntryRow: words of forms, sorted.
  WordForms,         ///< Rows of Forms by word.
  Sounds,            ///< EntryRow: words evened out, sorted.
  SoundWords,        ///< Rows of Words by sound.
  SectionCount
};

struct Header {
  std::array<char, 8> magic{};
  std::uint32_t format = 0;
  std::uint32_t byte_order = 0;
  std::uint64_t size = 0;      ///< Of the whole.
  std::uint64_t checksum = 0;  ///< Of the section entries.
};
inline constexpr std::array<char, 8> magic = {'n', 'g', 'f', 'a', 'c', 't', 's', '\n'};
inline constexpr std::uint32_t byte_order = 0x01020304;

struct SectionEntry {
  std::uint64_t begin = 0;
  std::uint64_t size = 0;
  std::uint64_t checksum = 0;  ///< 0 for Texts.
};

/// Rows of another section: [begin, begin + count).
struct Range {
  std::uint32_t begin = 0;
  std::uint32_t count = 0;
};

struct EntityRow {
  TextRef id, type, name, wikidata;
  Range aliases, features, merges;  ///< In EntityTexts.
  std::uint32_t members = 0;        ///< Where its members begin; the next row says where they end.
  std::uint32_t facts_from = 0;     ///< The same for facts, FactsTo, FactsFor, QuotationsBy.
  std::uint32_t facts_to = 0;
  std::uint32_t facts_for = 0;
  std::uint32_t quotations = 0;
  std::uint32_t named = 0;
};

struct MemberRow {
  std::uint32_t record = 0;
  std::uint32_t index = 0;
  TextRef name;
  Range mentions;
};

struct FactRow {
  double confidence = 0.0;
  TextRef id, literal, date, role, topic, amount, change, period, first_said, last_said;
  std::uint32_t subject = 0;
  std::uint32_t predicate = 0;
  std::uint32_t object = 0;
  std::uint32_t place = 0;
  std::uint32_t event = 0;
  std::uint32_t speaker = 0;
  std::uint8_t polarity = 0;
  std::uint8_t modality = 0;
  std::uint8_t own_act = 0;
  std::uint8_t handle_size = 0;
  std::uint32_t independent_sources = 0;
  Range speakers, claims, sources;
  TextRef subject_reason, object_reason;
  std::uint32_t subject_country = no_entity_id;
  std::uint32_t object_country = no_entity_id;
};

struct ClaimRow {
  double confidence = 0.0;
  Evidence evidence;
  TextRef rule, amount, bound;
};

struct RecordRow {
  std::uint64_t text_begin = 0;
  std::uint64_t text_checksum = 0;
  TextRef identifier, title, publisher, url, date, date_source;
  std::uint32_t first_print = 0;
  std::uint32_t claims = 0;     ///< Where its claims begin; the next row says where they end.
  std::uint32_t sentences = 0;  ///< The same for Sentences, DateEvidence.
  std::uint32_t date_evidence = 0;
};

struct QuotationRow {
  Span span;
  Span sentence;
  std::uint32_t record = 0;
  std::uint32_t speaker = 0;
  std::uint32_t direct = 0;
  Range about;
  std::uint32_t speaker_country = no_entity_id;
};

struct EntryRow {
  TextRef key;
  Range values;
};

/// No padding, whose bytes would differ from run to run.
template <typename Row>
inline constexpr bool is_row = std::is_trivially_copyable_v<Row> && alignof(Row) <= 8;
static_assert(is_row<EntityRow> && sizeof(EntityRow) == 4 * 8 + 3 * 8 + 6 * 4);
static_assert(is_row<MemberRow> && sizeof(MemberRow) == 24);
static_assert(is_row<MentionRow> && sizeof(MentionRow) == 12);
static_assert(is_row<FactRow> && sizeof(FactRow) == 8 + 10 * 8 + 6 * 4 + 4 + 4 + 3 * 8 + 16 + 8);
static_assert(is_row<ClaimRow> && sizeof(ClaimRow) == 8 + 32 + 24);
static_assert(is_row<RecordRow> && sizeof(RecordRow) == 16 + 6 * 8 + 16);
static_assert(is_row<QuotationRow> && sizeof(QuotationRow) == 40);
static_assert(is_row<EntryRow> && sizeof(EntryRow) == 16);
static_assert(is_row<ClaimRef> && sizeof(ClaimRef) == 8);
static_assert(SectionCount <= 40);

}  // namespace newsgraph::query::layout

#endif
