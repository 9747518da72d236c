#include "newsgraph/export/jsonld.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include <doctest/doctest.h>
#include <rapidjson/document.h>

#include "newsgraph/base/error.hpp"
#include "newsgraph/base/utf8.hpp"
#include "newsgraph/export/nquads.hpp"

#include "export/golden.hpp"
#include "graph/told.hpp"

namespace newsgraph::exporting {
namespace {

using tests::graph_of;
using tests::small_vocabulary;
using tests::Telling;
using tests::two_articles;
using tests::written;

std::string jsonld(const graph::KnowledgeGraph& graph, const JsonLdOptions& options = {}) {
  return written([&](const Sink& sink) { write_jsonld(graph, options, sink); });
}

std::string nquads(const graph::KnowledgeGraph& graph, const JsonLdOptions& options = {}) {
  return written([&](const Sink& sink) { write_nquads(graph, options, sink); });
}

rapidjson::Document parsed(const std::string& text) {
  rapidjson::Document document;
  document.Parse(text.c_str());
  REQUIRE(!document.HasParseError());
  return document;
}

std::string text_of(const rapidjson::Value& value) {
  return {value.GetString(), value.GetStringLength()};
}

/// The nodes of a type at top level.
std::vector<const rapidjson::Value*> nodes_of(const rapidjson::Document& document,
                                              std::string_view type) {
  std::vector<const rapidjson::Value*> nodes;
  for (const rapidjson::Value& node : document["graph"].GetArray()) {
    const rapidjson::Value& types = node["type"];
    if (types.IsString() ? text_of(types) == type
                         : std::any_of(types.Begin(), types.End(),
                                       [&](const auto& each) { return text_of(each) == type; })) {
      nodes.push_back(&node);
    }
  }
  return nodes;
}

const rapidjson::Value& labelled(const rapidjson::Document& document, std::string_view label) {
  for (const rapidjson::Value& node : document["graph"].GetArray()) {
    if (node.HasMember("label") && text_of(node["label"]["en"]) == label) return node;
  }
  FAIL("no node has the label " << label);
  return document["graph"][0];
}

/// Calls `visit` with every object of the document but the context.
template <typename Visit>
void for_each_object(const rapidjson::Value& value, Visit visit) {
  if (value.IsArray()) {
    for (const rapidjson::Value& each : value.GetArray()) for_each_object(each, visit);
  } else if (value.IsObject()) {
    visit(value);
    for (const auto& member : value.GetObject()) {
      if (text_of(member.name) != "label") for_each_object(member.value, visit);
    }
  }
}

std::size_t count_lines(const std::string& text) {
  return static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n'));
}

}  // namespace

TEST_CASE("jsonld: the same bytes as the expected file") {
  const graph::KnowledgeGraph graph = two_articles();
  tests::check_golden("two_articles.out.jsonld", jsonld(graph));
  tests::check_golden("two_articles.out.nq", nquads(graph));
}

TEST_CASE("jsonld: the order of articles does not matter") {
  std::vector<Record> records = tests::records_of("two_articles.in.jsonl");
  std::reverse(records.begin(), records.end());
  const graph::KnowledgeGraph reversed(std::move(records), small_vocabulary());
  CHECK(jsonld(reversed) == jsonld(two_articles()));
}

TEST_CASE("jsonld: one node a line, each with an id, the fixed order of kinds") {
  const std::string text = jsonld(two_articles());
  const rapidjson::Document document = parsed(text);
  CHECK(text.find("@version") == std::string::npos);
  CHECK(text.find("_:") == std::string::npos);
  std::string kinds;
  for (const rapidjson::Value& node : document["graph"].GetArray()) {
    const rapidjson::Value& types = node["type"];
    const std::string type = text_of(types.IsString() ? types : types[0]);
    const std::string kind = type == "prov:SoftwareAgent"   ? "run "
                             : type == "schema:NewsArticle" ? "article "
                             : type == "rdf:Statement"      ? "claim "
                             : type == "schema:Quotation"   ? "quotation "
                                                            : "entity ";
    if (!kinds.ends_with(kind)) kinds += kind;
    // The line of a node is the whole node.
    CHECK(text.find("\n{\"id\":\"" + text_of(node["id"]) + "\",\"type\":") != std::string::npos);
  }
  CHECK(kinds == "run article entity claim quotation ");
  for_each_object(document["graph"], [](const rapidjson::Value& object) {
    CHECK(object.HasMember("id") != object.HasMember("@value"));
  });
}

TEST_CASE("jsonld: every span and quotation is what the article says there") {
  const graph::KnowledgeGraph graph = two_articles();
  const rapidjson::Document document = parsed(jsonld(graph));
  std::map<std::string, std::string> texts;
  for (const Record& record : graph.records()) {
    texts["n:" + identity::article_id(record.article)] = record.article.text;
  }
  std::size_t checked = 0;
  std::size_t controls = 0;
  for_each_object(document["graph"], [&](const rapidjson::Value& object) {
    if (!object.HasMember("selector")) return;
    const std::string& text = texts.at(text_of(object["hasSource"]));
    const CodePointIndex index(text);
    const rapidjson::Value& place = object["selector"][0];
    const auto begin = static_cast<std::size_t>(std::stoul(text_of(place["start"])));
    const auto end = static_cast<std::size_t>(std::stoul(text_of(place["end"])));
    for (const rapidjson::Value& selector : object["selector"].GetArray()) {
      if (!selector.HasMember("exact")) continue;
      ++checked;
      CHECK(text_of(selector["exact"]) == index.slice(begin, end));
      if (!selector.HasMember("prefix")) continue;
      const std::string before = text_of(selector["prefix"]);
      CHECK(count_code_points(before) == std::min<std::size_t>(begin, 20));
      if (before.find("\xEF\xBF\xBD") != std::string::npos) {
        ++controls;  // U+0001 of the article became U+FFFD
      } else {
        CHECK(index.slice(0, begin).ends_with(before));
      }
      CHECK(index.slice(end, index.size()).starts_with(text_of(selector["suffix"])));
    }
  });
  CHECK(checked > 60);
  CHECK(controls == 0);
}

TEST_CASE("jsonld: plain triples come from plain facts alone") {
  const graph::KnowledgeGraph graph = two_articles();
  const rapidjson::Document document = parsed(jsonld(graph));
  const rapidjson::Value& lund = labelled(document, "Mira Lund");
  const rapidjson::Value& ekholm = labelled(document, "Tomas Ekholm");
  const rapidjson::Value& osteria = labelled(document, "Osteria");
  const rapidjson::Value& varland = labelled(document, "Varland");
  // Symmetric predicates hold both ways, whichever way the claim was made.
  REQUIRE(lund.HasMember("metWith"));
  CHECK(text_of(lund["metWith"][0]) == text_of(ekholm["id"]));
  REQUIRE(ekholm.HasMember("metWith"));
  CHECK(text_of(ekholm["metWith"][0]) == text_of(lund["id"]));
  CHECK(text_of(lund["positionHeld"][0]) == text_of(varland["id"]));
  CHECK_FALSE(lund.HasMember("signed"));       // planned
  CHECK_FALSE(osteria.HasMember("attacked"));  // one said it, one denied it
  CHECK(text_of(osteria["sameAs"]) == "wd:Q40");
  CHECK(nodes_of(document, "rdf:Statement").size() == 17);
}

TEST_CASE("jsonld: dates and numbers carry the type that their words have") {
  const graph::KnowledgeGraph graph = two_articles();
  const rapidjson::Document document = parsed(jsonld(graph));
  const rapidjson::Value& talks = labelled(document, "talks of Mira Lund and Tomas Ekholm");
  CHECK(text_of(talks["startDate"]["@value"]) == "2022-05-03");
  CHECK(text_of(talks["startDate"]["@type"]) == "xsd:date");
  const rapidjson::Value& flood = labelled(document, "flood at Port Anselm, --06-04");
  CHECK(text_of(flood["startDate"]["@type"]) == "xsd:gMonthDay");
  CHECK(text_of(flood["deaths"][0]["@value"]) == "12");
  CHECK(text_of(flood["deaths"][0]["@type"]) == "xsd:integer");
}

TEST_CASE("jsonld: only web addresses become links") {
  const graph::KnowledgeGraph graph = two_articles();
  const rapidjson::Document document = parsed(jsonld(graph));
  std::vector<std::string> urls;
  for (const rapidjson::Value* article : nodes_of(document, "schema:NewsArticle")) {
    urls.push_back(article->HasMember("url") ? text_of((*article)["url"]) : "-");
  }
  std::sort(urls.begin(), urls.end());
  CHECK(urls == std::vector<std::string>{"-", "https://news.example/a%20b?x=1&y=%7B2%7D#top"});
}

TEST_CASE("jsonld: the date of an event that is only planned is no plain triple") {
  const graph::KnowledgeGraph graph = graph_of({Telling("a")(
      "talks | startDate | \"2030-01-01\" | planned")("Anna Kask | metWith | Jon Berg")});
  const rapidjson::Document document = parsed(jsonld(graph));
  CHECK_FALSE(labelled(document, "talks").HasMember("startDate"));
}

TEST_CASE("jsonld: ids begin with the base IRI, the vocabulary does not move") {
  const graph::KnowledgeGraph graph = two_articles();
  const std::string text = jsonld(graph, {"https://kg.example/id/"});
  CHECK(text.find("\"n\":\"https://kg.example/id/\"") != std::string::npos);
  CHECK(text.find("\"ng\":\"urn:newsgraph:vocab:\"") != std::string::npos);
  const std::string quads = nquads(graph, {"https://kg.example/id/"});
  CHECK(quads.find("<https://kg.example/id/article-") != std::string::npos);
  CHECK(quads.find("urn:newsgraph:id:") == std::string::npos);
  for (const char* const wrong : {"", "kg", "relative/", "https://kg.example/id", "http://a b/",
                                  "http://kg.example/<id>/", "1:"}) {
    CAPTURE(wrong);
    CHECK_THROWS_AS(jsonld(graph, {wrong}), InputError);
  }
}

TEST_CASE("jsonld: an empty graph is a document without nodes") {
  const graph::KnowledgeGraph graph({}, small_vocabulary());
  CHECK(parsed(jsonld(graph))["graph"].Size() == 0);
  CHECK(nquads(graph).empty());
  CHECK(count_triples(graph, {}) == 0);
}

TEST_CASE("nquads: as many different lines as count_triples says") {
  std::vector<Record> records = tests::records_of("two_articles.in.jsonl");
  const graph::KnowledgeGraph graph(std::move(records), small_vocabulary());
  const std::string text = nquads(graph);
  std::set<std::string> lines;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = text.find('\n', at);
    lines.insert(text.substr(at, end - at));
    at = end + 1;
  }
  CHECK(lines.size() == count_lines(text));
  CHECK(lines.size() == count_triples(graph, {}));
  CHECK(lines.size() > 400);
}

TEST_CASE("jsonld: predicates of a user that clash with keys of the profile are written in full") {
  Record record = Telling("a")("Anna Kask | metWith | Jon Berg");
  const std::filesystem::path path = tests::export_data("clash.ontology.json");
  knowledge::Knowledge knowledge;
  knowledge.ontology = knowledge::Ontology(std::array{path});
  for (Claim& claim : record.claims) claim.predicate = "format";
  Claim text = record.claims.front();
  text.predicate = "xsd";
  text.object = {no_entity, "a \"text\""};
  record.claims.push_back(text);
  const graph::KnowledgeGraph graph({record}, knowledge);
  const std::string written = jsonld(graph);
  const rapidjson::Document document = parsed(written);
  const rapidjson::Value& kask = labelled(document, "Anna Kask");
  CHECK(text_of(kask["ng:ownFormat"][0]["id"]) == text_of(labelled(document, "Jon Berg")["id"]));
  CHECK(text_of(kask["https://own.example/vocab#xsd"][0]) == "a \"text\"");
  CHECK(text_of(document["@context"]["format"]) == "ng:format");
  CHECK(nquads(graph).find("<urn:newsgraph:vocab:ownFormat>") != std::string::npos);
}

}  // namespace newsgraph::exporting
