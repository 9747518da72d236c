#include "newsgraph/export/formats.hpp"

#include <algorithm>
#include <set>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "newsgraph/base/error.hpp"

#include "export/country_codes.hpp"
#include "export/golden.hpp"
#include "export/separated.hpp"
#include "graph/told.hpp"

namespace newsgraph::tests {
namespace {

using exporting::DataOptions;
using exporting::Dialect;
using exporting::SeparatedWriter;

std::string cells(Dialect dialect, std::initializer_list<std::string_view> row) {
  return written([&](const exporting::Sink& sink) {
    SeparatedWriter writer(dialect, sink);
    for (const std::string_view cell : row) writer.cell(cell);
    writer.end_row();
    writer.flush();
  });
}

}  // namespace

TEST_CASE("formats: names are unique, every row can write, endings choose") {
  std::set<std::string_view> names;
  for (const exporting::Format& format : exporting::formats()) {
    CAPTURE(format.name);
    CHECK(names.insert(format.name).second);
    CHECK_FALSE(format.summary.empty());
    CHECK((format.write != nullptr) == (format.kind == exporting::FormatKind::Data));
    CHECK((format.files != nullptr) == (format.kind == exporting::FormatKind::Folder));
    CHECK(exporting::find_format(format.name) == &format);
    if (!format.extension.empty()) {
      CHECK(exporting::format_of_file("some/file." + std::string(format.extension)) == &format);
    }
  }
  CHECK(exporting::find_format("bmp") == nullptr);
  CHECK(exporting::format_of_file("csv") == nullptr);
  CHECK(exporting::format_of_file("graph.xcsv") == nullptr);
}

TEST_CASE("formats: all data formats write a part, and less than of the whole") {
  const auto graph = two_articles();
  REQUIRE(graph.facts().size() > 1);
  for (const exporting::Format& format : exporting::formats()) {
    if (format.kind != exporting::FormatKind::Data) continue;
    CAPTURE(format.name);
    DataOptions options;
    const auto size = [&] {
      return written([&](const exporting::Sink& sink) { format.write(graph, options, sink); })
          .size();
    };
    const std::size_t whole = size();
    CHECK(whole > 0);
    options.facts = {0};
    CHECK(size() < whole);
  }
}

TEST_CASE("separated: cells are quoted by the dialect, formulas disarmed, controls replaced") {
  struct Row {
    std::string_view cell;
    std::string_view csv, tsv, database;
  };
  using namespace std::string_view_literals;
  for (const Row& row : {
           Row{"plain", "plain", "plain", "plain"},
           Row{"a,b", "\"a,b\"", "a,b", "\"a,b\""},
           Row{"say \"no\"", "\"say \"\"no\"\"\"", "say \"no\"", "\"say \"\"no\"\"\""},
           Row{"two\nlines", "\"two\nlines\"", "two lines", "\"two\nlines\""},
           Row{"tab\tin", "tab\tin", "tab in", "tab\tin"},
           Row{"=1+1", "'=1+1", "'=1+1", "=1+1"},
           Row{"@name", "'@name", "'@name", "@name"},
           Row{"-x,y", "\"'-x,y\"", "'-x,y", "\"-x,y\""},
           Row{"+26%", "+26%", "+26%", "+26%"},
           Row{"-3.5", "-3.5", "-3.5", "-3.5"},
           Row{"--08-22", "--08-22", "--08-22", "--08-22"},
           Row{"nul\0\x01"sv, "nul\xEF\xBF\xBD\xEF\xBF\xBD", "nul\xEF\xBF\xBD\xEF\xBF\xBD",
               "nul\xEF\xBF\xBD\xEF\xBF\xBD"},
       }) {
    CAPTURE(row.cell);
    CHECK(cells(Dialect::Csv, {row.cell}) == std::string(row.csv) + "\n");
    CHECK(cells(Dialect::Tsv, {row.cell}) == std::string(row.tsv) + "\n");
    CHECK(cells(Dialect::Database, {row.cell}) == std::string(row.database) + "\n");
  }
  CHECK(cells(Dialect::Csv, {"a", "", "b"}) == "a,,b\n");
}

TEST_CASE("formats: the same bytes as the expected files") {
  const auto graph = two_articles();
  for (const char* const name : {"csv", "graphml", "gexf", "cypher", "ttl"}) {
    CAPTURE(name);
    const exporting::Format* const format = exporting::find_format(name);
    REQUIRE(format != nullptr);
    check_golden("two_articles.out." + std::string(format->extension),
                 written([&](const exporting::Sink& sink) { format->write(graph, {}, sink); }));
  }
  DataOptions graphs;
  graphs.provenance = exporting::Provenance::NamedGraphs;
  for (const char* const name : {"jsonld", "nq", "trig"}) {
    CAPTURE(name);
    check_golden("two_articles.graphs." + std::string(name),
                 written([&](const exporting::Sink& sink) {
                   exporting::find_format(name)->write(graph, graphs, sink);
                 }));
  }
}

TEST_CASE("formats: what cannot hold named graphs says so") {
  const auto graph = two_articles();
  DataOptions options;
  options.provenance = exporting::Provenance::NamedGraphs;
  for (const char* const name : {"nt", "ttl"}) {
    CAPTURE(name);
    CHECK_THROWS_AS(exporting::find_format(name)->write(graph, options, [](std::string_view) {}),
                    ExportError);
  }
}

TEST_CASE("formats: less of the articles' words when asked, offsets and hashes always") {
  const auto graph = two_articles();
  const auto with = [&](exporting::ArticleWords words) {
    DataOptions options;
    options.words = words;
    return written([&](const exporting::Sink& sink) {
      exporting::find_format("jsonld")->write(graph, options, sink);
    });
  };
  const std::string all = with(exporting::ArticleWords::Sentence);
  const std::string words = with(exporting::ArticleWords::Words);
  const std::string none = with(exporting::ArticleWords::None);
  const auto has = [](const std::string& text, std::string_view part) {
    return text.find(part) != std::string::npos;
  };
  const std::string_view sentence = "held talks with the Prime Minister of Osteria";
  const std::string_view spans = R"("exact":"held talks with")";
  CHECK(has(all, sentence));
  CHECK(has(all, spans));
  CHECK_FALSE(has(words, sentence));
  CHECK(has(words, spans));
  CHECK_FALSE(has(none, spans));
  CHECK_FALSE(has(none, R"("surface":"held talks with")"));
  for (const std::string& text : {words, none}) {
    CHECK(std::ranges::count(text, '\n') == std::ranges::count(all, '\n'));
    CHECK(has(text, R"("sha256")"));
    CHECK(has(text, R"("start")"));
  }
}

TEST_CASE("formats: without provenance there are entities and their plain triples alone") {
  const auto graph = two_articles();
  DataOptions options;
  options.provenance = exporting::Provenance::None;
  const std::string text = written([&](const exporting::Sink& sink) {
    exporting::find_format("nq")->write(graph, options, sink);
  });
  CHECK(text.find("/metWith>") == std::string::npos);
  CHECK(text.find("vocab:metWith>") != std::string::npos);
  for (const char* const word : {"article-", "claim-", "span-", "run-", "quotation-"}) {
    CAPTURE(word);
    CHECK(text.find(std::string("id:") + word) == std::string::npos);
  }
}

TEST_CASE("csv: a row a fact, and a byte order mark only when asked") {
  const auto graph = two_articles();
  const auto table = [&](const char* name, const DataOptions& options) {
    return written([&](const exporting::Sink& sink) {
      exporting::find_format(name)->write(graph, options, sink);
    });
  };
  DataOptions marked;
  marked.byte_order_mark = true;
  CHECK(table("csv", marked) == "\xEF\xBB\xBF" + table("csv", {}));
  const std::string tsv = table("tsv", {});
  CHECK(static_cast<std::size_t>(std::ranges::count(tsv, '\n')) == graph.facts().size() + 1);
}

TEST_CASE("neo4j: nodes and relations are counted as in the graph, every end is a node") {
  const auto graph = two_articles();
  const DataOptions options;
  std::set<std::string> ids;
  std::vector<std::string> ends;
  std::size_t relations = 0;
  for (const exporting::NamedFile& file : exporting::find_format("neo4j")->files(graph, options)) {
    const std::string text = written([&](const exporting::Sink& sink) { file.write(sink); });
    CAPTURE(file.name);
    const bool nodes = file.name.starts_with("nodes-");
    if (!nodes && !file.name.starts_with("relations-")) continue;
    std::size_t at = text.find('\n') + 1;
    CHECK(text.starts_with(nodes ? "id:ID," : ":START_ID,:END_ID,:TYPE,"));
    for (; at < text.size(); at = text.find('\n', at) + 1) {
      const std::size_t comma = text.find(',', at);
      const std::string first = text.substr(at, comma - at);
      if (nodes) {
        CHECK(ids.insert(first).second);
      } else {
        ends.push_back(first);
        ends.push_back(text.substr(comma + 1, text.find(',', comma + 1) - comma - 1));
        relations += file.name == "relations-mentions.csv" ? 0U : 1U;
      }
    }
  }
  CHECK(relations == graph.facts().size());
  CHECK(ids.size() > graph.entities().size() + graph.records().size());
  for (const std::string& end : ends) {
    CAPTURE(end);
    CHECK(ids.contains(end));
  }
}

TEST_CASE("formats: FollowTheMoney has the country codes and properties of its model") {
  CHECK(exporting::money_code("KAZ") == "kz");
  CHECK(exporting::money_code("SUN") == "suhh");
  CHECK(exporting::money_code("XKX") == "xk");
  CHECK(exporting::money_code("").empty());
  CHECK(exporting::money_code("XXX").empty());
  CHECK(std::ranges::is_sorted(exporting::country_codes, {}, &exporting::CountryCode::alpha3));
  const graph::KnowledgeGraph graph =
      graph_of({Telling("a", "2020-05-05")("Anna Kask | metWith | Jon Berg")});
  const std::string lines = written(
      [&](const exporting::Sink& sink) { exporting::find_format("ftm")->write(graph, {}, sink); });
  CHECK(lines.find(R"("recordId":["article-)") != std::string::npos);
  CHECK(lines.find("\"proof\"") == std::string::npos);
  CHECK(lines.find("\"contentHash\"") == std::string::npos);
}

}  // namespace newsgraph::tests
