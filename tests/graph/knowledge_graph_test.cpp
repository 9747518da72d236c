#include "newsgraph/graph/knowledge_graph.hpp"

#include <algorithm>
#include <random>
#include <set>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

#include <doctest/doctest.h>

#include "newsgraph/base/error.hpp"

#include "told.hpp"

namespace newsgraph::graph {
namespace {

using tests::graph_of;
using tests::line_of;
using tests::Telling;

EntityId find(const KnowledgeGraph& graph, std::string_view name) {
  const auto at = std::ranges::find(graph.entities(), name, &identity::Cluster::name);
  REQUIRE(at != graph.entities().end());
  return static_cast<EntityId>(at - graph.entities().begin());
}

/// Articles of few people who do few things on few days, so that everything meets everything.
std::vector<Record> random_articles(std::uint32_t seed, std::uint32_t count, bool events) {
  std::mt19937 random(seed);
  const auto number = [&random](std::uint32_t below) {
    return std::uniform_int_distribution<std::uint32_t>(0, below - 1)(random);
  };
  constexpr std::array people = {"Anna Kask", "Jon Berg", "Eva Lind", "Norland"};
  constexpr std::array predicates = {"metWith", "visited", "criticized", "positionHeld",
                                     "tradesWith"};
  constexpr std::array dates = {"2024-04-19", "2024-04-20", "2024-04",
                                "2024",       "2023-04-19", "--04-19"};
  std::vector<Record> records;
  for (std::uint32_t i = 0; i < count; ++i) {
    Telling telling(std::to_string(i), number(2) == 0 ? "2024-04-20" : "");
    for (std::uint32_t claims = number(5); claims > 0; --claims) {
      const std::uint32_t subject = number(people.size());
      std::string words = std::string(people[subject]) + " | " +
                          predicates[number(predicates.size())] + " | " +
                          people[(subject + 1 + number(people.size() - 1)) % people.size()];
      if (number(2) == 0) words += std::string(" | date=") + dates[number(dates.size())];
      if (number(6) == 0) words += " | offset=P-1D";
      if (number(6) == 0) words += " | planned";
      if (number(6) == 0) words += " | negative";
      if (number(6) == 0) words += std::string(" | speaker=") + people[number(people.size())];
      if (number(6) == 0) words += " | role=President";
      if (number(6) == 0) words += " | amount=2 USD";
      if (number(8) == 0) words += " | period=2023";
      if (events && number(4) == 0) words += " | event=talks";
      telling(words);
    }
    records.push_back(telling);
  }
  return records;
}

/// Everything that callers can see, as text.
std::string portrait(const KnowledgeGraph& graph) {
  std::string text;
  for (const identity::Cluster& cluster : graph.entities()) {
    text += cluster.id + ' ' + cluster.type + ' ' + cluster.name + '\n';
  }
  for (const Fact& fact : graph.facts()) {
    text += fact.id + ' ' + line_of(graph, fact);
    for (const ClaimRef& ref : fact.claims) {
      text += ' ' + graph.claim_id(ref) + ' ' + graph.claim_date(ref);
    }
    for (const std::uint32_t source : fact.sources) {
      text += ' ' + graph.records()[source].article.identifier;
    }
    text += '\n';
  }
  return text;
}

TEST_CASE("graph: the order and grouping of articles does not matter") {
  for (std::uint32_t seed = 0; seed < 40; ++seed) {
    CAPTURE(seed);
    const std::vector<Record> records = random_articles(seed, 12, true);
    const std::string expected = portrait(graph_of(records));
    std::vector<Record> shuffled = records;
    shuffled.insert(shuffled.end(), records.begin(), records.begin() + 4);
    std::ranges::shuffle(shuffled, std::mt19937(seed));
    REQUIRE(portrait(graph_of(shuffled)) == expected);
  }
}

TEST_CASE("graph: every claim supports one fact, and facts differ in their ids") {
  for (std::uint32_t seed = 0; seed < 40; ++seed) {
    CAPTURE(seed);
    const KnowledgeGraph graph = graph_of(random_articles(seed, 12, true));
    std::set<ClaimRef> claims;
    std::set<std::string> ids;
    std::set<std::string> claim_ids;
    for (const Fact& fact : graph.facts()) {
      REQUIRE(ids.insert(fact.id).second);
      REQUIRE_FALSE(fact.claims.empty());
      REQUIRE(std::ranges::is_sorted(fact.claims));
      REQUIRE(std::ranges::is_sorted(fact.sources));
      for (const ClaimRef& ref : fact.claims) {
        REQUIRE(claims.insert(ref).second);
        REQUIRE(claim_ids.insert(graph.claim_id(ref)).second);
        const Claim& claim = graph.claim(ref);
        const EntityId subject = graph.entity_of(ref.record, claim.subject);
        REQUIRE((subject == fact.subject || subject == fact.object));
        REQUIRE(is_plain(claim.stance) == fact.plain());
      }
    }
    std::size_t count = 0;
    for (const Record& record : graph.records()) count += record.claims.size();
    REQUIRE(claims.size() == count);
  }
}

TEST_CASE("graph: an article that repeats what is known changes no id") {
  for (std::uint32_t seed = 0; seed < 40; ++seed) {
    CAPTURE(seed);
    std::vector<Record> records = random_articles(seed, 10, false);
    const KnowledgeGraph before = graph_of(records);
    Record repeat = records[seed % records.size()];
    repeat.article.identifier = "!";
    records.push_back(repeat);
    const KnowledgeGraph after = graph_of(records);
    std::set<std::string> ids;
    for (const Fact& fact : after.facts()) ids.insert(fact.id);
    for (const Fact& fact : before.facts()) REQUIRE(ids.count(fact.id) == 1);
    REQUIRE(after.facts().size() == before.facts().size());
  }
}

TEST_CASE("graph: one identifier, one text") {
  const Record first = Telling("a")("Anna Kask | visited | Norland");
  const Record other = Telling("a")("Anna Kask | visited | Estland");
  CHECK(graph_of({first, first}).records().size() == 1);
  std::string message;
  try {
    graph_of({first, other});
  } catch (const InputError& error) {
    message = error.what();
  }
  CHECK(message.starts_with("a: two articles with this identifier have different texts"));
  CHECK(message.find(first.article.sha256.substr(0, 12)) != std::string::npos);
  CHECK(message.find(other.article.sha256.substr(0, 12)) != std::string::npos);
  // The same text under two identifiers is two articles.
  Record copy = first;
  copy.article.identifier = "b";
  const KnowledgeGraph graph = graph_of({first, copy});
  REQUIRE(graph.facts().size() == 1);
  CHECK(graph.facts()[0].sources.size() == 2);
}

TEST_CASE("graph: facts are listed at both ends and in one order") {
  const KnowledgeGraph graph =
      graph_of({Telling("a")("Anna Kask | visited | Norland | date=2024-04")(
          "Anna Kask | visited | Norland | date=2023")("Norland | thanked | Anna Kask")(
          "Anna Kask | chargedWith | \"fraud\"")("Jon Berg | visited | Norland")});
  const auto lines = [&](std::span<const FactId> facts) {
    std::vector<std::string> result;
    REQUIRE(std::ranges::is_sorted(facts));
    for (const FactId id : facts) result.push_back(line_of(graph, graph.facts()[id]));
    return result;
  };
  const EntityId anna = find(graph, "Anna Kask");
  CHECK(lines(graph.facts_from(anna)) ==
        std::vector<std::string>{"Anna Kask | visited | Norland | 2023 | x1",
                                 "Anna Kask | visited | Norland | 2024-04 | x1",
                                 "Anna Kask | chargedWith | \"fraud\" | x1"});
  CHECK(lines(graph.facts_to(anna)) ==
        std::vector<std::string>{"Norland | thanked | Anna Kask | x1"});
  CHECK(graph.facts_to(find(graph, "Norland")).size() == 3);
  CHECK(graph.facts_from(find(graph, "Jon Berg")).size() == 1);
}

TEST_CASE("graph: the shortest path is found, either way along facts") {
  const KnowledgeGraph graph = graph_of({Telling("a")("Anna Kask | visited | Norland")(
      "Jon Berg | visited | Norland")("Jon Berg | metWith | Eva Lind")(
      "Eva Lind | criticized | Estland")("Anna Kask | criticized | Estland | denied")(
      "Anna Kask | chargedWith | \"fraud\"")("Mary Hill | chargedWith | \"fraud\"")});
  const auto path = [&](std::string_view from, std::string_view to, bool plain_only) {
    std::string text;
    for (const FactId id : graph.shortest_path(find(graph, from), find(graph, to), plain_only)) {
      const Fact& fact = graph.facts()[id];
      text += (text.empty() ? "" : ", ") + graph.entities()[fact.subject].name + " - " +
              graph.entities()[fact.object].name;
    }
    return text;
  };
  CHECK(path("Anna Kask", "Jon Berg", true) == "Anna Kask - Norland, Jon Berg - Norland");
  CHECK(path("Anna Kask", "Estland", false) == "Anna Kask - Estland");
  const std::string far = path("Anna Kask", "Estland", true);
  CHECK(far.starts_with("Anna Kask - Norland, Jon Berg - Norland, "));
  CHECK(far.ends_with(", Eva Lind - Estland"));
  CHECK(path("Anna Kask", "Anna Kask", true).empty());
  CHECK(path("Anna Kask", "Mary Hill", false).empty());
}

TEST_CASE("graph: repeats of one claim in one article have ids of their own") {
  Record record = Telling("a")("Anna Kask | visited | Norland");
  record.claims.push_back(record.claims.front());
  const KnowledgeGraph graph = graph_of({record});
  CHECK(graph.facts().size() == 1);
  CHECK(graph.claim_id({0, 0}) != graph.claim_id({0, 1}));
  CHECK(graph.claim_id({0, 0}).starts_with("claim-"));
}

TEST_CASE("graph: dates that hang on an unknown article date stay unresolved") {
  const KnowledgeGraph graph =
      graph_of({Telling("a", "2024-04-20")("Anna Kask | visited | Norland | offset=P-1Y"),
                Telling("b")("Anna Kask | visited | Norland | offset=P-1Y")});
  CHECK(graph.claim_date({0, 0}) == "2023");
  CHECK(graph.claim_date({1, 0}).empty());
  // The undated one supports the only dated one.
  REQUIRE(graph.facts().size() == 1);
  CHECK(graph.facts()[0].date == "2023");
}

TEST_CASE("graph: nothing in, nothing out") {
  const KnowledgeGraph graph = graph_of({});
  CHECK(graph.records().empty());
  CHECK(graph.entities().empty());
  CHECK(graph.facts().empty());
}

TEST_CASE("graph: several threads may read at once") {
  const KnowledgeGraph graph = graph_of(random_articles(7, 30, true));
  const std::string expected = portrait(graph);
  const auto last = static_cast<EntityId>(graph.entities().size() - 1);
  const std::vector<FactId> path = graph.shortest_path(0, last, false);
  std::vector<int> equal(4, 0);
  std::vector<std::thread> threads;
  for (int& result : equal) {
    threads.emplace_back([&] {
      result = portrait(graph) == expected && graph.shortest_path(0, last, false) == path ? 1 : 0;
    });
  }
  for (std::thread& thread : threads) thread.join();
  CHECK(equal == std::vector<int>{1, 1, 1, 1});
}

}  // namespace
}  // namespace newsgraph::graph
