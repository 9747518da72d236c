// What a graph says depends on the set of articles alone: not on their order, not on how they were
// grouped on the way, not on articles that came and went.

#include <algorithm>
#include <array>
#include <random>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "newsgraph/document/record_file.hpp"

#include "graph/told.hpp"

namespace newsgraph::graph {
namespace {

using tests::graph_of;
using tests::Telling;

/// Articles in which names in several spellings, events, treaties and dates of every precision
/// meet.
class World {
 public:
  explicit World(std::uint32_t seed) : random_(seed) {}

  std::vector<Record> articles(std::uint32_t count) {
    std::vector<Record> records;
    for (std::uint32_t i = 0; i < count; ++i) records.push_back(article(i));
    return records;
  }

  std::uint32_t number(std::uint32_t below) {
    return std::uniform_int_distribution<std::uint32_t>(0, below - 1)(random_);
  }

  std::mt19937& random() { return random_; }

 private:
  template <std::size_t N>
  std::string one_of(const std::array<const char*, N>& words) {
    return words[number(N)];
  }

  std::string person() {
    return one_of(std::array{"Anna Kask", "Kask", "A. Kask", "Anna Ivanovna Kask", "Kask Anna",
                             "Sadyr Zhaparov", "Sadyr Japarov", "Zhaparov", "Jaan Kask"});
  }
  std::string thing() {
    return number(3) == 0 ? one_of(std::array{"Norland", "Estland", "Northern Council"}) : person();
  }
  std::string treaty() {
    return one_of(std::array{"Treaty on Trade and Shared Waters", "Treaty on Trade and Shared",
                             "Treaty on Fish and Nets"});
  }

  Record article(std::uint32_t i) {
    Telling telling(
        "news/" + std::to_string(i),
        one_of(std::array{"2024-04-19", "2024-04-20", "2025-01-02", "--04-20", "", "2023"}));
    const std::string qualifiers[] = {"",
                                      " | date=2024-04-19",
                                      " | date=2024-04",
                                      " | date=2024",
                                      " | date=--04-19",
                                      " | offset=P-1Y",
                                      " | offset=P-1D",
                                      " | planned",
                                      " | negative",
                                      " | event=talks | date=2024-04-19",
                                      " | event=talks in the palace | date=2024-04-19",
                                      " | speaker=Anna Kask"};
    for (std::uint32_t claims = 2 + number(5); claims > 0; --claims) {
      const std::string more = qualifiers[number(std::size(qualifiers))];
      switch (number(4)) {
        case 0:
          telling(person() + " | metWith | " + person() + more);
          break;
        case 1:
          telling(person() + " | signed | " + treaty() + more);
          break;
        case 2:
          telling(thing() + " | partyTo | " + treaty() + more);
          break;
        default:
          telling(person() + " | positionHeld | Norland | role=President" + more);
          break;
      }
    }
    return telling;
  }

  std::mt19937 random_;
};

/// All that a graph says, as text.
std::string written(const KnowledgeGraph& graph) {
  std::string text;
  for (const identity::Cluster& entity : graph.entities()) {
    text += entity.id + ' ' + entity.type + ' ' + entity.name;
    for (const std::string& alias : entity.aliases) text += " = " + alias;
    for (const auto& [record, index] : entity.members) {
      text += ' ' + graph.records()[record].article.identifier + '#' + std::to_string(index);
    }
    for (const identity::Merge& merge : entity.merges)
      text += " [" + merge.name + '|' + merge.other + '|' + merge.reason + ']';
    text += '\n';
  }
  for (const Fact& fact : graph.facts()) {
    text += fact.id + ' ' + tests::line_of(graph, fact) + '\n';
  }
  for (std::uint32_t record = 0; record < graph.records().size(); ++record)
    text += graph.article_date(record) + ' ' +
            std::to_string(graph.article_date_evidence(record).size()) + '\n';
  return text;
}

/// Unites records by way of random heaps, each united for itself, heaps of heaps again.
std::vector<Record> united_by_heaps(std::vector<Record> records, World& world) {
  std::ranges::shuffle(records, world.random());
  std::vector<std::vector<Record>> heaps(1 + world.number(5));
  for (Record& record : records) {
    std::vector<Record>& heap = heaps[world.number(static_cast<std::uint32_t>(heaps.size()))];
    heap.push_back(record);
    // Some articles are in two heaps.
    if (world.number(4) == 0)
      heaps[world.number(static_cast<std::uint32_t>(heaps.size()))].push_back(record);
  }
  while (heaps.size() > 1) {
    std::vector<Record> both = unite_records(std::move(heaps.back()));
    heaps.pop_back();
    std::vector<Record>& other = heaps[world.number(static_cast<std::uint32_t>(heaps.size()))];
    other.insert(other.end(), both.begin(), both.end());
  }
  return std::move(heaps.front());
}

TEST_CASE("one world: a thousand ways to bring the same articles together") {
  for (std::uint32_t seed = 0; seed < 50; ++seed) {
    CAPTURE(seed);
    World world(seed);
    const std::vector<Record> records = world.articles(4 + world.number(9));
    const std::string expected = written(graph_of(records));
    for (int split = 0; split < 20; ++split) {
      REQUIRE(written(graph_of(united_by_heaps(records, world))) == expected);
    }
  }
}

TEST_CASE("one world: what is added and removed again leaves no trace") {
  for (std::uint32_t seed = 100; seed < 150; ++seed) {
    CAPTURE(seed);
    World world(seed);
    const std::vector<Record> records = world.articles(12);
    std::vector<Record> some;
    std::vector<Record> others;
    for (const Record& record : records) (world.number(2) == 0 ? some : others).push_back(record);
    const std::string before = written(graph_of(some));
    std::vector<Record> all = unite_records(records);
    REQUIRE(all.size() == records.size());
    std::erase_if(all, [&others](const Record& record) {
      return std::ranges::any_of(others, [&record](const Record& other) {
        return other.article.identifier == record.article.identifier;
      });
    });
    REQUIRE(written(graph_of(all)) == before);
  }
}

TEST_CASE("one world: people's judgements go before names") {
  const std::vector<Record> records = {Telling("a")("Anna Kask | visited | Norland"),
                                       Telling("b")("Anna Kask | visited | Estland"),
                                       Telling("c")("Anni Kuusk | visited | Norland")};
  const auto place = [&](std::size_t record, const char* name) {
    const auto& entities = records[record].entities;
    const auto at = std::ranges::find(entities, name, &Entity::name);
    return identity::Place{records[record].article.identifier, at->mentions.front().span};
  };
  const auto names = [&](const identity::Judgements& judgements) {
    const KnowledgeGraph graph(records, tests::vocabulary(), judgements);
    std::vector<std::string> persons;
    for (const identity::Cluster& entity : graph.entities()) {
      if (entity.type == "Person")
        persons.push_back(entity.name + " x" + std::to_string(entity.members.size()));
    }
    return tests::joined(std::move(persons));
  };
  using identity::Verdict;
  CHECK(names({}) == tests::joined({"Anna Kask x2", "Anni Kuusk x1"}));
  identity::Judgements judgements;
  judgements.path = "judgements.tsv";
  judgements.pairs = {{Verdict::Different, place(0, "Anna Kask"), place(1, "Anna Kask"), 1}};
  CHECK(names(judgements) == tests::joined({"Anna Kask x1", "Anna Kask x1", "Anni Kuusk x1"}));
  judgements.pairs.push_back({Verdict::Same, place(0, "Anna Kask"), place(2, "Anni Kuusk"), 2});
  CHECK(names(judgements) == tests::joined({"Anna Kask x1", "Anni Kuusk x2"}));
  judgements.pairs.push_back({Verdict::Same, place(1, "Anna Kask"), place(2, "Anni Kuusk"), 3});
  CHECK_THROWS_WITH(names(judgements),
                    "judgements.tsv:1:1: \"different\" contradicts what other lines together make "
                    "the same");
  judgements.pairs = {{Verdict::Unsure, place(0, "Anna Kask"), place(1, "Anna Kask"), 1},
                      {Verdict::Same, {"gone", {0, 4}}, place(1, "Anna Kask"), 2}};
  CHECK(names(judgements) == tests::joined({"Anna Kask x2", "Anni Kuusk x1"}));
  judgements.pairs = {{Verdict::Same, place(0, "Anna Kask"), place(0, "Norland"), 7}};
  CHECK_THROWS_WITH(names(judgements),
                    "judgements.tsv:7:1: cannot make a Person and a Country one thing");
}

TEST_CASE("one world: a claim judged wrong makes no fact and is not lost") {
  const Record record =
      Telling("a")("Anna Kask | visited | Norland")("Anna Kask | thanked | Norland");
  identity::Judgements judgements;
  judgements.claims = {
      identity::judgement_of(identity::Verdict::Wrong, record.article, record.claims[0]),
      identity::judgement_of(identity::Verdict::Right, record.article, record.claims[1])};
  const KnowledgeGraph graph({record}, tests::vocabulary(), judgements);
  CHECK(tests::lines_of(graph) == tests::joined({"Anna Kask | thanked | Norland | x1"}));
  CHECK(graph.records()[0].claims.size() == 2);
  CHECK(graph.claim_judgement({0, 0}) == identity::Verdict::Wrong);
  CHECK(graph.claim_judgement({0, 1}) == identity::Verdict::Right);
}

}  // namespace
}  // namespace newsgraph::graph
