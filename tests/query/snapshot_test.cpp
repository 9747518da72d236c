#include "newsgraph/query/snapshot.hpp"

#include <cstddef>
#include <cstring>
#include <filesystem>
#include <random>
#include <string>
#include <vector>

#include <doctest/doctest.h>
#include <unistd.h>

#include "newsgraph/base/checksum.hpp"
#include "newsgraph/base/error.hpp"
#include "newsgraph/base/file.hpp"
#include "newsgraph/graph/acting_for.hpp"
#include "newsgraph/query/conflicts.hpp"
#include "newsgraph/query/join.hpp"

#include "graph/told.hpp"
#include "query/snapshot_layout.hpp"

namespace newsgraph::query {
namespace {

using tests::graph_of;
using tests::Telling;

/// Names in several spellings, every kind of qualifier and stance, a quotation, an article without
/// a year, two that print one text.
std::vector<Record> telling() {
  Record first = Telling("a", "2022-05-03")("Anna Kask | positionHeld | Norland | role=President")(
      "Anna Kask | metWith | Jon Berg | date=2022-05-01 | place=Karlton | topic=trade")(
      "Jon Berg | positionHeld | Estland | role=Prime Minister")(
      "Anna Kask | visited | Estland | planned | date=2022-06")(
      "Jon Berg | praised | Anna Kask | speaker=Eva Lind")(
      "Norland | tradesWith | Estland | amount=5 EUR | period=2021");
  first.quotations = {{{0, 9}, {0, 30}, 2, true, {0, 1}}};
  first.article.title = "Kask meets Berg";
  first.article.url = "https://example.org/a";
  Record second = Telling("b", "2023-06-01")("Anna Kask | metWith | Jon Berg | date=2023-05-30")(
      "Jon Berg | startDate | \"2020\"")("Anna Ivanovna Kask | thanked | Jon Berg | negative");
  return {first, second};
}

graph::KnowledgeGraph told() { return graph_of(telling()); }

std::string bytes_of(const graph::KnowledgeGraph& graph, const SnapshotStamp& stamp = {}) {
  std::string bytes;
  write_snapshot(graph, stamp, [&bytes](std::string_view piece) { bytes += piece; });
  return bytes;
}

struct File {
  std::filesystem::path path =
      std::filesystem::temp_directory_path() / ("newsgraph_snapshot_" + std::to_string(::getpid()));
  explicit File(std::string_view bytes) { write_file(path, bytes); }
  ~File() { std::filesystem::remove(path); }
  File(const File&) = delete;
  File& operator=(const File&) = delete;
  File(File&&) = delete;
  File& operator=(File&&) = delete;
};

std::vector<std::string> words_of(const TextList& list) {
  std::vector<std::string> words;
  for (std::size_t i = 0; i < list.size(); ++i) words.emplace_back(list[i]);
  return words;
}

/// Writes the sums that a changed snapshot would have.
void mend_sums(std::string& bytes) {
  using namespace layout;
  Header header;
  std::memcpy(&header, bytes.data(), sizeof(header));
  for (std::size_t i = 0; i < SectionCount; ++i) {
    char* const at = bytes.data() + sizeof(Header) + i * sizeof(SectionEntry);
    SectionEntry entry;
    std::memcpy(&entry, at, sizeof(entry));
    if (entry.begin > bytes.size() || entry.size > bytes.size() - entry.begin) continue;
    if (i != Texts)
      entry.checksum = checksum64(std::string_view(bytes).substr(entry.begin, entry.size));
    std::memcpy(at, &entry, sizeof(entry));
  }
  header.checksum = checksum64(
      std::string_view(bytes).substr(sizeof(Header), SectionCount * sizeof(SectionEntry)));
  std::memcpy(bytes.data(), &header, sizeof(header));
}

/// Looks at everything a snapshot has, as the verbs do.
std::size_t read_all(const Snapshot& snapshot) {
  std::size_t sum = 0;
  for (EntityId entity = 0; entity < snapshot.entity_count(); ++entity) {
    const EntityView view = snapshot.entity(entity);
    sum += view.name.size() + words_of(view.aliases).size() + words_of(view.merges).size();
    for (std::size_t i = 0; i < view.members; ++i) {
      sum += snapshot.member(entity, i).name.size() + snapshot.mentions(entity, i).size();
    }
    sum += snapshot.records_of(entity).size() + snapshot.facts_to(entity).size() +
           snapshot.facts_for(entity).size() + snapshot.quotations_of(entity).size();
    sum += snapshot.facts_from(entity).last;
  }
  for (FactId id = 0; id < snapshot.fact_count(); ++id) {
    const FactView fact = snapshot.fact(id);
    sum += fact.id.size() + snapshot.predicate(fact).name.size() + snapshot.handle(id).size();
    sum += snapshot.name(fact.subject).size() + snapshot.name(fact.object).size();
    sum += snapshot.subject_actor(id).reason.size() + snapshot.object_actor(id).reason.size();
    for (const ClaimRef ref : fact.claims) sum += snapshot.claim(ref).rule.size();
  }
  for (std::uint32_t record = 0; record < snapshot.record_count(); ++record) {
    sum += snapshot.article(record).identifier.size() + snapshot.text(record).size() +
           snapshot.sentences(record).size();
  }
  for (std::uint32_t row = 0; row < snapshot.quotation_count(); ++row)
    sum += snapshot.quotation(row).about.size();
  for (std::size_t i = 0; i < snapshot.form_count(); ++i) sum += snapshot.form(i).values.size();
  for (std::size_t i = 0; i < snapshot.word_count(); ++i) sum += snapshot.word(i).values.size();
  for (std::size_t i = 0; i < snapshot.sound_count(); ++i) sum += snapshot.sound(i).values.size();
  const auto predicates = static_cast<std::uint32_t>(snapshot.ontology().predicates().size());
  for (std::uint32_t row = 0; row < predicates; ++row)
    sum += snapshot.facts_of_predicate(row).size();
  sum += snapshot.facts_by_handle().size() + find_conflicts(snapshot).size();
  return sum;
}

}  // namespace

TEST_CASE("snapshot: holds what the graph holds") {
  const graph::KnowledgeGraph graph = told();
  const Snapshot snapshot(graph);
  REQUIRE(snapshot.entity_count() == graph.entities().size());
  for (EntityId id = 0; id < graph.entities().size(); ++id) {
    const identity::Cluster& cluster = graph.entities()[id];
    const EntityView view = snapshot.entity(id);
    CHECK(view.id == cluster.id);
    CHECK(view.type == cluster.type);
    CHECK(view.name == cluster.name);
    CHECK(words_of(view.aliases) == cluster.aliases);
    CHECK(view.features.size() == 2 * cluster.features.size());
    CHECK(view.merges.size() == 3 * cluster.merges.size());
    CHECK(snapshot.entity_of_id(cluster.id) == id);
    REQUIRE(view.members == cluster.members.size());
    for (std::size_t i = 0; i < view.members; ++i) {
      CHECK(snapshot.member(id, i).record == cluster.members[i].first);
      CHECK(snapshot.member(id, i).index == cluster.members[i].second);
    }
    const auto [first, last] = snapshot.facts_from(id);
    CHECK(last - first == graph.facts_from(id).size());
    if (first < last) CHECK(first == graph.facts_from(id).front());
    const auto to = snapshot.facts_to(id);
    CHECK(std::vector(to.begin(), to.end()) ==
          std::vector(graph.facts_to(id).begin(), graph.facts_to(id).end()));
  }
  REQUIRE(snapshot.fact_count() == graph.facts().size());
  const graph::Affiliations affiliations(graph);
  for (FactId id = 0; id < graph.facts().size(); ++id) {
    const graph::Fact& fact = graph.facts()[id];
    const FactView view = snapshot.fact(id);
    CAPTURE(fact.id);
    CHECK(view.id == fact.id);
    CHECK(view.subject == fact.subject);
    CHECK(view.predicate == fact.predicate);
    CHECK(view.object == fact.object);
    CHECK(view.literal == fact.literal);
    CHECK(view.stance == fact.stance);
    CHECK(std::vector(view.speakers.begin(), view.speakers.end()) == fact.speakers);
    CHECK(view.date == fact.date);
    CHECK(view.place == fact.place);
    CHECK(view.event == fact.event);
    CHECK(view.role == fact.role);
    CHECK(view.topic == fact.topic);
    CHECK(view.amount == fact.amount);
    CHECK(view.change == fact.change);
    CHECK(view.period == fact.period);
    CHECK(view.confidence == fact.confidence);
    CHECK(std::vector(view.claims.begin(), view.claims.end()) == fact.claims);
    CHECK(std::vector(view.sources.begin(), view.sources.end()) == fact.sources);
    CHECK(view.independent_sources == graph.independent_sources(fact));
    const std::string when(fact.date.empty() ? view.first_said : std::string_view(fact.date));
    const auto acting = affiliations.country_of(fact.subject, when);
    const EntityId expected = acting && *acting != fact.subject ? *acting : no_entity_id;
    CHECK(snapshot.subject_actor(id).country == expected);
    for (const ClaimRef ref : fact.claims) {
      CHECK(snapshot.claim(ref).evidence == graph.claim(ref).evidence);
      CHECK(snapshot.claim(ref).rule == graph.claim(ref).rule);
    }
  }
  for (std::uint32_t record = 0; record < graph.records().size(); ++record) {
    const Article& article = graph.records()[record].article;
    CHECK(snapshot.text(record) == article.text);
    CHECK(snapshot.article(record).identifier == article.identifier);
    CHECK(snapshot.article(record).title == article.title);
    CHECK(snapshot.article(record).url == article.url);
    CHECK(snapshot.article(record).date == graph.article_date(record));
  }
  REQUIRE(snapshot.quotation_count() == 1);
  CHECK(snapshot.quotation(0).about.size() == 2);
  CHECK(snapshot.quotations_of(snapshot.quotation(0).speaker).size() == 1);
}

TEST_CASE("snapshot: the same graph and stamp give the same bytes, a file the same as memory") {
  SnapshotStamp stamp;
  stamp.program = "0.1.0-x";
  stamp.claims = "abc";
  stamp.claims_size = 17;
  const std::string bytes = bytes_of(told(), stamp);
  CHECK(bytes == bytes_of(told(), stamp));
  const File file(bytes);
  const Snapshot mapped(file.path, tests::vocabulary().ontology);
  CHECK(mapped.stamp() == stamp);
  CHECK(read_all(mapped) == read_all(Snapshot(told())));
}

TEST_CASE("snapshot: an empty graph is a graph") {
  const Snapshot snapshot(graph_of({}));
  CHECK(snapshot.entity_count() == 0);
  CHECK(snapshot.fact_count() == 0);
  CHECK(find_name(snapshot, "Kask").entities.empty());
}

TEST_CASE("snapshot: no byte can be changed or cut off without being noticed") {
  const std::string whole = bytes_of(told());
  const auto refused = [](const std::string& bytes) {
    const File file(bytes);
    try {
      read_all(Snapshot(file.path, tests::vocabulary().ontology));
    } catch (const InputError& error) {
      return std::string(error.what()).find("newsgraph_snapshot") != std::string::npos;
    }
    return false;
  };
  for (std::size_t size = 0; size < whole.size(); size += 1 + whole.size() / 97)
    CHECK(refused(whole.substr(0, size)));
  // Every 41st byte: headers and all sections. Zeros between sections stand for nothing.
  std::size_t unnoticed = 0;
  for (std::size_t at = 0; at < whole.size(); at += 41) {
    std::string damaged = whole;
    damaged[at] = static_cast<char>(damaged[at] ^ 0x20);
    if (!refused(damaged)) {
      ++unnoticed;
      CHECK(whole[at] == '\0');
    }
  }
  CHECK(unnoticed * 20 < whole.size() / 41);
}

TEST_CASE("snapshot: numbers that nothing has are refused before anybody counts by them") {
  const std::string whole = bytes_of(told());
  const auto changed = [&](std::size_t member, std::uint32_t value) {
    using namespace layout;
    SectionEntry facts;
    std::memcpy(&facts, whole.data() + sizeof(Header) + Facts * sizeof(SectionEntry),
                sizeof(facts));
    std::string forged = whole;
    std::memcpy(forged.data() + facts.begin + member, &value, sizeof(value));
    mend_sums(forged);
    const File file(forged);
    const Snapshot snapshot(file.path, tests::vocabulary().ontology);
    snapshot.fact(0);
    snapshot.subject_actor(0);
    snapshot.object_actor(0);
  };
  using layout::FactRow;
  CHECK_NOTHROW(changed(offsetof(FactRow, place), no_entity_id));
  for (const std::size_t member :
       {offsetof(FactRow, subject), offsetof(FactRow, object), offsetof(FactRow, place),
        offsetof(FactRow, event), offsetof(FactRow, speaker), offsetof(FactRow, predicate),
        offsetof(FactRow, subject_country), offsetof(FactRow, object_country)}) {
    CAPTURE(member);
    CHECK_THROWS_AS(changed(member, 1'000'000), InputError);
  }
  CHECK_THROWS_AS(changed(offsetof(FactRow, subject), no_entity_id), InputError);
}

TEST_CASE("snapshot: references that a checksum does not guard are checked where they lead") {
  // Whatever stands in the rows, with sums that fit: an answer or a refusal, never a crash.
  const std::string whole = bytes_of(told());
  std::mt19937 random(7);
  constexpr std::size_t rows = sizeof(layout::Header);
  for (int round = 0; round < 300; ++round) {
    std::string damaged = whole;
    for (int i = 0; i < 4; ++i) {
      const auto at = std::uniform_int_distribution<std::size_t>(rows, damaged.size() - 1)(random);
      damaged[at] = static_cast<char>(std::uniform_int_distribution<int>(-128, 127)(random));
    }
    mend_sums(damaged);
    const File file(damaged);
    try {
      read_all(Snapshot(file.path, tests::vocabulary().ontology));
    } catch (const InputError&) {
    }
  }
  CHECK(true);
}

}  // namespace newsgraph::query
