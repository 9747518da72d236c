#ifndef NEWSGRAPH_QUERY_SNAPSHOT_HPP
#define NEWSGRAPH_QUERY_SNAPSHOT_HPP

// The resolved graph as questions read it: one block of bytes that is made once and then only
// mapped into memory, so that a question touches what its answer needs and nothing else. Made from
// a KnowledgeGraph; entities and facts keep their numbers. It can always be made again.
//
// The block is divided into sections of rows of one kind (src/query/snapshot_layout.hpp). Each has
// a checksum, which is looked at when the section is first used: what is damaged is refused with an
// InputError and never answered from. Texts have a checksum each.

#include <array>
#include <atomic>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "newsgraph/base/mapped_file.hpp"
#include "newsgraph/document/claim.hpp"
#include "newsgraph/graph/knowledge_graph.hpp"
#include "newsgraph/knowledge/ontology.hpp"

namespace newsgraph::query {

using graph::ClaimRef;
using graph::EntityId;
using graph::FactId;
using graph::no_entity_id;

/// Name of the snapshot beside claims.jsonl.
inline constexpr const char* snapshot_file_name = "graph.facts";

/// What a snapshot was made from: the same stamp, the same graph.
struct SnapshotStamp {
  std::string program;            ///< Version and build of the program.
  std::string schema;             ///< Knowledge::schema_hash.
  std::string schema_files;       ///< Hash of names and sizes of the schema's files.
  std::string claims;             ///< SHA-256 of claims.jsonl.
  std::uint64_t claims_size = 0;  ///< Bytes of claims.jsonl.
  std::string judgements;         ///< SHA-256 of the file of judgements; empty without one.

  friend bool operator==(const SnapshotStamp&, const SnapshotStamp&) = default;
};

/// Where a string of a snapshot stands.
struct TextRef {
  std::uint32_t begin = 0;
  std::uint32_t size = 0;
};

/// Strings of a snapshot in a row. Valid as long as the snapshot.
class TextList {
 public:
  TextList() = default;
  TextList(std::string_view strings, std::span<const TextRef> refs)
      : strings_(strings), refs_(refs) {}

  std::size_t size() const noexcept { return refs_.size(); }
  bool empty() const noexcept { return refs_.empty(); }
  /// Requires i < size(). Throws InputError when the reference is damaged.
  std::string_view operator[](std::size_t i) const;

 private:
  std::string_view strings_;
  std::span<const TextRef> refs_;
};

/// identity::Cluster; strings are valid as long as the snapshot, here and below.
struct EntityView {
  std::string_view id, type, name, wikidata;
  TextList aliases;
  TextList features;        ///< Key, value, key, value ...
  TextList merges;          ///< Name, other name, reason, name ...
  std::size_t members = 0;  ///< How many Snapshot::member has.
  bool named = false;       ///< Some article names it; others only describe it.
};

/// An entity of one article that is the entity asked for.
struct MemberView {
  std::uint32_t record = 0;
  EntityIndex index = 0;  ///< In the record.
  std::string_view name;  ///< In that article.
};

/// One mention of a member; `kind` is a MentionKind.
struct MentionRow {
  Span span;
  std::uint32_t kind = 0;
};

/// Which country an end of a fact acts for, and why.
struct ActorView {
  EntityId country = no_entity_id;  ///< no_entity_id: for itself, or nobody knows.
  std::string_view reason;          ///< "President of Kazakhstan".
};

/// graph::Fact.
struct FactView {
  FactId number = 0;
  std::string_view id;
  EntityId subject = no_entity_id;
  std::uint32_t predicate = 0;
  EntityId object = no_entity_id;
  std::string_view literal;
  Stance stance;
  std::span<const EntityId> speakers;
  std::string_view date;
  EntityId place = no_entity_id;
  EntityId event = no_entity_id;
  std::string_view role, topic, amount, change, period;
  double confidence = 0.0;
  std::span<const ClaimRef> claims;
  std::span<const std::uint32_t> sources;
  std::uint32_t independent_sources = 0;  ///< Articles of nearly one text count once.
  /// First and last date of the articles that support it; empty when none has a date.
  std::string_view first_said, last_said;

  bool plain() const noexcept { return is_plain(stance); }
};

struct ClaimView {
  Evidence evidence;
  double confidence = 0.0;
  std::string_view rule;
  std::string_view amount, bound;  ///< As in Qualifiers.
};

/// An article without its text.
struct ArticleView {
  std::string_view identifier, title, publisher, url;
  std::string_view date;                    ///< Its own, or inferred.
  std::string_view date_source;             ///< Article::date_source, or "inferred".
  std::span<const ClaimRef> date_evidence;  ///< Of an inferred date.
  std::uint32_t first_print =
      0;  ///< The first article that prints nearly the same text, or itself.
};

struct QuotationView {
  std::uint32_t record = 0;
  Span span;
  Span sentence;
  EntityId speaker = no_entity_id;
  EntityId speaker_country = no_entity_id;  ///< The country that he acts for in that article.
  bool direct = true;
  std::span<const EntityId> about;  ///< Ascending.
};

class Snapshot {
 public:
  /// Maps a file. Throws InputError when it is no snapshot, of another format, or damaged.
  Snapshot(const std::filesystem::path& path, const knowledge::Ontology& ontology);
  /// The snapshot of a graph, in memory. `ontology` must outlive the snapshot in both forms.
  explicit Snapshot(const graph::KnowledgeGraph& graph);
  ~Snapshot();
  Snapshot(Snapshot&&) noexcept;
  Snapshot& operator=(Snapshot&&) noexcept;

  const SnapshotStamp& stamp() const noexcept { return stamp_; }
  const knowledge::Ontology& ontology() const noexcept { return *ontology_; }
  const knowledge::Predicate& predicate(const FactView& fact) const;

  // All of these throw InputError for a number that the snapshot lacks: it is damaged, or the
  // caller's number is of another graph.
  std::size_t entity_count() const;
  EntityView entity(EntityId entity) const;
  std::string_view name(EntityId entity) const;  ///< Empty for no_entity_id.
  MemberView member(EntityId entity, std::size_t i) const;
  std::span<const MentionRow> mentions(EntityId entity, std::size_t member) const;  ///< Text order.
  /// The first member in that article or a later one; as many as there are members when there is
  /// none.
  std::size_t first_member_in(EntityId entity, std::uint32_t record) const;
  /// Articles that name or describe the entity, ascending, each once.
  std::vector<std::uint32_t> records_of(EntityId entity) const;

  std::size_t fact_count() const;
  FactView fact(FactId fact) const;
  /// [first, last) of the facts whose subject is the entity: facts are in the order of subjects.
  struct FactRange {
    FactId first = 0;
    FactId last = 0;
  };
  FactRange facts_from(EntityId entity) const;
  std::span<const FactId> facts_to(EntityId entity) const;                    ///< Ascending.
  std::span<const FactId> facts_of_predicate(std::uint32_t predicate) const;  ///< Ascending.
  /// Facts with an end that acts for the country, ascending; not those of the country itself.
  std::span<const FactId> facts_for(EntityId country) const;
  ActorView subject_actor(FactId fact) const;
  ActorView object_actor(FactId fact) const;
  /// Facts by their handle.
  std::span<const FactId> facts_by_handle() const;
  /// The shortest beginning of a fact's handle, of at least five characters, that no other has.
  std::string_view handle(FactId fact) const;

  std::size_t record_count() const;
  ArticleView article(std::uint32_t record) const;
  std::string_view text(std::uint32_t record) const;  ///< The stored text; checked each time.
  std::span<const Span> sentences(std::uint32_t record) const;
  ClaimView claim(ClaimRef ref) const;

  std::size_t quotation_count() const;
  QuotationView quotation(std::uint32_t number) const;  ///< By article, then text order.
  std::span<const std::uint32_t> quotations_of(EntityId speaker) const;  ///< Ascending.

  // Names, folded as questions fold them (query/names.hpp).
  struct Entry {
    std::string_view key;
    std::span<const std::uint32_t> values;
  };
  std::size_t form_count() const;
  std::size_t word_count() const;
  std::size_t sound_count() const;
  Entry form(std::size_t i) const;   ///< Whole names, sorted: their entities.
  Entry word(std::size_t i) const;   ///< Words of names, sorted: their forms.
  Entry sound(std::size_t i) const;  ///< Words evened out (text::even_out), sorted: their words.
  /// The entity of an id such as "person-1f0c..."; no_entity_id when there is none.
  EntityId entity_of_id(std::string_view id) const;

 private:
  template <typename Row>
  std::span<const Row> rows(int section) const;
  template <typename Row>
  const Row& row(int section, std::size_t number) const;
  template <typename Row>
  std::span<const Row> part(int section, std::uint32_t first, std::uint32_t count) const;
  std::string_view string(TextRef ref) const;
  EntityId known_or_none(EntityId entity) const;  ///< Refuses what is neither.
  Entry entry(int section, int values, std::size_t i) const;
  void open(std::string_view bytes);
  [[noreturn]] void damaged(const char* what) const;
  void check(int section) const;

  static constexpr int most_sections = 40;
  std::string path_;  ///< For messages; empty in memory.
  MappedFile file_;
  std::vector<char> memory_;  ///< Of a snapshot without a file.
  std::string_view bytes_;
  const knowledge::Ontology* ontology_ = nullptr;
  SnapshotStamp stamp_;
  std::array<std::string_view, most_sections> sections_;
  std::array<std::uint64_t, most_sections> sums_{};
  /// Behind a pointer so that a snapshot can be moved.
  std::unique_ptr<std::array<std::atomic<bool>, most_sections>> checked_;
};

/// Writes the snapshot of a graph, in order, to `sink`; the same graph and stamp, the same bytes.
/// Throws ExportError when the graph is too large for it (4 GB of names and words).
void write_snapshot(const graph::KnowledgeGraph& graph, const SnapshotStamp& stamp,
                    const std::function<void(std::string_view bytes)>& sink);

}  // namespace newsgraph::query

#endif
