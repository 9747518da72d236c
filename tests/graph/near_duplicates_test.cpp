#include "graph/near_duplicates.hpp"

#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "graph/told.hpp"

namespace newsgraph::graph {
namespace {

/// A text of made words: `count` words from number `first` on.
std::string words(int first, int count) {
  std::string text;
  for (int i = first; i < first + count; ++i) text += "word" + std::to_string(i * 7919) + ' ';
  return text;
}

std::vector<std::uint32_t> groups_of(const std::vector<std::string>& texts) {
  std::vector<Record> records(texts.size());
  for (std::size_t i = 0; i < texts.size(); ++i) {
    records[i].article.identifier = std::to_string(i);
    records[i].article.text = texts[i];
  }
  return group_near_duplicates(records);
}

TEST_CASE("near duplicates: copies, cuts and other texts") {
  using Groups = std::vector<std::uint32_t>;
  CHECK(groups_of({}).empty());
  CHECK(groups_of({words(0, 200), words(1000, 200)}) == Groups{0, 1});
  CHECK(groups_of({words(0, 200), words(0, 200)}) == Groups{0, 0});
  // A new head and a cut end.
  CHECK(groups_of({words(0, 200), "Agency. " + words(0, 170), words(5000, 90)}) == Groups{0, 0, 2});
  // A sentence that both quote.
  CHECK(groups_of({words(0, 200), words(1000, 180) + words(0, 20)}) == Groups{0, 1});
  // A chain: the third is like the second, which is like the first.
  CHECK(groups_of({words(0, 200), words(40, 200), words(80, 200)}) == Groups{0, 0, 0});
  // Capitals and punctuation do not matter.
  CHECK(groups_of({"Anna Kask met Jon Berg in Oslo.", "ANNA KASK MET JON BERG IN OSLO"}) ==
        Groups{0, 0});
  CHECK(groups_of({"Kask met Berg.", "Kask met Lind.", ""}) == Groups{0, 1, 2});
}

TEST_CASE("near duplicates: copies of one text are one source") {
  Record a = tests::Telling("a")("Anna Kask | visited | Norland | date=2024-04-19");
  Record b = a;
  b.article.identifier = "b";
  const Record c = tests::Telling("c")("Jon Berg | thanked | Anna Kask")(
      "Anna Kask | visited | Norland | date=2024-04-19");
  const KnowledgeGraph graph = tests::graph_of({a, b, c});
  for (const Fact& fact : graph.facts()) {
    if (fact.date.empty()) continue;
    CHECK(fact.sources.size() == 3);
    CHECK(graph.independent_sources(fact) == 2);
  }
}

}  // namespace
}  // namespace newsgraph::graph
