#include "newsgraph/export/page.hpp"

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include <doctest/doctest.h>
#include <rapidjson/document.h>

#include "newsgraph/export/dot.hpp"

#include "export/golden.hpp"
#include "export/page_data.hpp"
#include "export/page_tables.hpp"
#include "export/strongest.hpp"
#include "graph/told.hpp"

namespace newsgraph::exporting {
namespace {

using tests::graph_of;
using tests::Telling;
using tests::two_articles;

std::string page_of(const graph::KnowledgeGraph& graph, const PageOptions& options = {}) {
  std::string page;
  write_page(graph, options, [&page](std::string_view bytes) { page += bytes; });
  return page;
}

std::size_t count(std::string_view text, std::string_view part) {
  std::size_t found = 0;
  for (std::size_t at = text.find(part); at != std::string_view::npos;
       at = text.find(part, at + part.size())) {
    ++found;
  }
  return found;
}

rapidjson::Document data_of(const graph::KnowledgeGraph& graph, const PageOptions& options = {}) {
  rapidjson::Document data;
  data.Parse(page_data(graph, options, choose_part(graph, options)).c_str());
  REQUIRE_FALSE(data.HasParseError());
  return data;
}

}  // namespace

TEST_CASE("page: one document, the same bytes every time, that names what may run") {
  const graph::KnowledgeGraph graph = two_articles();
  PageOptions options;
  options.title = "Varland <&> Osteria";
  const std::string page = page_of(graph, options);
  CHECK(page.starts_with("<!DOCTYPE html>"));
  CHECK(page.ends_with("</html>"));
  CHECK(page == page_of(graph, options));
  CHECK(count(page, "default-src 'none'; script-src 'sha256-") == (page_is_interactive() ? 1 : 0));
  CHECK(count(page, "style-src 'sha256-") == 1);
  CHECK(count(page, "<title>Varland &lt;&amp;&gt; Osteria</title>") == 1);
  for (const char* const mark : {"{{title}}", "{{policy}}", "{{style}}", "{{body}}"}) {
    CHECK(count(page, mark) == 0);
  }
  CHECK(count(page, "<svg") >= 1);
  CHECK(count(page, "Mira Lund") > 2);
  for (const char* const outside : {"src=\"http", "<link", "@import", "url(http"}) {
    CHECK(count(page, outside) == 0);
  }
  CHECK(count(page, "</script>") == (page_is_interactive() ? 2 : 0));
}

TEST_CASE("page: the data has every fact with its ends, words and sentence") {
  const graph::KnowledgeGraph graph = two_articles();
  const rapidjson::Document data = data_of(graph);
  const auto& facts = data["facts"];
  REQUIRE(facts["id"].Size() == graph.facts().size());
  CHECK(data["factCount"].GetUint64() == graph.facts().size());
  for (rapidjson::SizeType row = 0; row < facts["id"].Size(); ++row) {
    const graph::Fact& fact = graph.facts()[row];
    CHECK(facts["id"][row].GetString() == fact.id);
    CHECK(std::string(facts["stance"][row].GetString()).empty() == false);
    CHECK((std::string(facts["stance"][row].GetString()) == "asserted") == fact.plain());
    const auto subject = facts["subject"][row].GetUint();
    CHECK(data["entities"]["id"][subject].GetString() == graph.entities()[fact.subject].id);
    REQUIRE(facts["evidence"][row].Size() >= 1);
    const auto piece = facts["evidence"][row][0].GetUint();
    const auto sentence = data["evidence"]["sentence"][piece].GetUint();
    CHECK(data["sentences"][sentence].GetStringLength() > 0);
  }
  for (const auto& column : facts.GetObject()) CHECK(column.value.Size() == graph.facts().size());
}

TEST_CASE("page: what is left out is those with least evidence, and the page says so") {
  std::vector<Record> records;
  for (int i = 0; i < 12; ++i) {
    records.push_back(Telling("a" + std::to_string(i))("Anna Kask | visited | Norland")(
        "Anna Kask | metWith | Jon Berg"));
  }
  records.push_back(Telling("z")("Pavo Lint | visited | Sudland"));
  const graph::KnowledgeGraph graph = graph_of(records);
  PageOptions options;
  CHECK(choose_part(graph, options).entities.size() == 5);
  options.most_nodes = 3;
  const PagePart part = choose_part(graph, options);
  CHECK(part.entities.size() == 3);
  REQUIRE(part.notes.size() == 1);
  CHECK(part.notes.front() ==
        "Showing 3 of 5 entities and 2 of 3 facts: those with most evidence.");
  // Of many sentences some are shown, the others are counted.
  const rapidjson::Document data = data_of(graph, options);
  CHECK(data["facts"]["claims"][0].GetUint() == 12);
  CHECK(data["facts"]["evidence"][0].Size() == 8);
}

TEST_CASE("page: disputes stand on both sides, red in DOT") {
  const graph::KnowledgeGraph graph = graph_of({Telling("a")("Anna Kask | visited | Norland"),
                                                Telling("b")("Jon Berg | visited | Norland")});
  REQUIRE(graph.facts().size() == 2);
  PageOptions options;
  options.disputes = {{0, 1}};
  const rapidjson::Document data = data_of(graph, options);
  CHECK(data["facts"]["disputes"][0][0].GetUint() == 1);
  CHECK(data["facts"]["disputes"][1][0].GetUint() == 0);
  PictureOptions drawn;
  drawn.disputes = {{0, 0}};
  drawn.facts = {0, 1};
  std::string dot;
  write_dot(graph, drawn, [&dot](std::string_view bytes) { dot += bytes; });
  CHECK(count(dot, "\"#C02D2D\"") == 1);
  drawn.facts = {1};
  dot.clear();
  write_dot(graph, drawn, [&dot](std::string_view bytes) { dot += bytes; });
  CHECK(count(dot, " -> ") == 1);
  CHECK(count(dot, "Anna Kask") + count(dot, "Jon Berg") == 2);  // one label, one sentence
  drawn.facts.clear();
  CHECK(count(draw(graph, drawn), "sources contradict each other") == 1);
}

TEST_CASE("page: hostile words stay words") {
  for (const std::string name :
       {"</script><script>alert(1)</script>", "<!-- <script>", "\"quoted\" & 'so'", "bell\a",
        "\xE2\x80\xAE"
        "turned",
        "</noscript><img src=x>", "{{script}}", ""}) {
    CAPTURE(name);
    Record record = Telling("a")("Anna Kask | metWith | Jon Berg");
    record.entities.front().name = name;
    record.article.title = name;
    record.article.url = "javascript:alert(1)";
    const graph::KnowledgeGraph graph = graph_of({record});
    PageOptions options;
    options.title = name;
    const std::string page = page_of(graph, options);
    CHECK(count(page, "</script>") == (page_is_interactive() ? 2 : 0));
    CHECK(count(page, "</noscript>") == (page_is_interactive() ? 1 : 0));
    CHECK(count(page, "<img") == 0);
    CHECK(count(page, "javascript:") == 0);
    CHECK(count(page, "\a") == 0);
    const rapidjson::Document data = data_of(graph);
    CHECK(std::string(data["articles"][0]["url"].GetString()).empty());
  }
}

TEST_CASE("page: the words of a claim are marked in its sentence") {
  const std::string text = "Before. Ann\xC3\xA9 met \xF0\x9F\x98\x80 Jon\nin Oslo. After.";
  const CodePointIndex index(text);
  Evidence evidence;
  evidence.sentence = {8, 31};
  evidence.subject = {8, 12};
  evidence.predicate = {13, 16};
  evidence.object = {19, 22};
  const MarkedSentence marked = marked_sentence(index, evidence);
  CHECK(marked_html(marked) ==
        "<mark class=\"subject\">Ann\xC3\xA9</mark> <mark class=\"predicate\">met</mark> "
        "\xF0\x9F\x98\x80 <mark class=\"object\">Jon</mark> in Oslo.");
  // Words that overlap are marked once; words outside of the sentence not at all.
  evidence.predicate = {10, 16};
  evidence.object = {32, 34};
  CHECK(marked_sentence(index, evidence).marks.size() == 1);

  std::string lengthy = "Ann met Jon ";
  for (int i = 0; i < 2000; ++i) lengthy += "and so on ";
  const CodePointIndex long_index(lengthy);
  evidence = {{0, static_cast<std::uint32_t>(long_index.size())}, {0, 3}, {4, 7}, {8, 11}};
  const MarkedSentence cut = marked_sentence(long_index, evidence);
  CHECK(cut.text.size() < 1300);
  CHECK(cut.text.ends_with("…"));
  CHECK(cut.marks.size() == 3);
  evidence.subject = {15000, 15003};
  evidence.predicate = evidence.object = {};
  const MarkedSentence middle = marked_sentence(long_index, evidence);
  CHECK(middle.text.starts_with("…"));
  CHECK(middle.text.size() < 1300);
  CHECK(middle.marks.size() == 1);
}

TEST_CASE("page: a graph of nothing is a page that can be opened") {
  const std::string page = page_of(graph_of({}));
  CHECK(page.starts_with("<!DOCTYPE html>"));
  CHECK(count(page, "<table>") == 0);
}

}  // namespace newsgraph::exporting
