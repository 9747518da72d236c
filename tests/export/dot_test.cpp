#include "newsgraph/export/dot.hpp"

#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include <doctest/doctest.h>
#include <graphviz/cgraph.h>

#include "newsgraph/base/utf8.hpp"

#include "export/golden.hpp"
#include "graph/told.hpp"

namespace newsgraph::exporting {
namespace {

using tests::graph_of;
using tests::Telling;
using tests::two_articles;
using tests::written;

std::string dot(const graph::KnowledgeGraph& graph) {
  return written([&](const Sink& sink) { write_dot(graph, sink); });
}

struct Close {
  void operator()(Agraph_t* graph) const { agclose(graph); }
};
using Read = std::unique_ptr<Agraph_t, Close>;

int complaints = 0;
int count_complaint(char* /*message*/) { return ++complaints; }

/// The text as cgraph reads it; no message of any kind may come with it.
Read read_back(const std::string& text) {
  complaints = 0;
  agseterrf(count_complaint);
  Read graph(agmemread(text.c_str()));
  REQUIRE(graph != nullptr);
  CHECK(complaints == 0);
  return graph;
}

/// An attribute with its escapes undone: what was meant.
std::string attribute(void* object, const char* name) {
  std::string key = name;
  const char* const value = agget(object, key.data());
  if (value == nullptr) return "-";
  std::string out;
  for (const char* at = value; *at != '\0'; ++at) {
    if (*at != '\\') {
      out += *at;
    } else {
      ++at;
      REQUIRE((*at == '\\' || *at == 'n'));
      out += *at == 'n' ? '\n' : '\\';
    }
  }
  return out;
}

Agnode_t* node(Agraph_t* graph, std::string name) { return agnode(graph, name.data(), 0); }

std::string name_of(void* object) { return agnameof(object); }

/// A graph in which an offence has this name: the one place where words stand as they are.
graph::KnowledgeGraph with_words(const std::string& words) {
  Record record = Telling("a")("Anna Kask | chargedWith | \"x\"");
  record.claims.front().object.literal = words;
  record.entities.front().name = words;
  return graph_of({record});
}

}  // namespace

TEST_CASE("dot: the same bytes as the expected file") {
  tests::check_golden("two_articles.out.dot", dot(two_articles()));
}

TEST_CASE("dot: cgraph reads back the same nodes, edges and attributes") {
  const graph::KnowledgeGraph graph = two_articles();
  const Read read = read_back(dot(graph));
  std::size_t literals = 0;
  std::map<std::string, const graph::Fact*> facts;
  for (const graph::Fact& fact : graph.facts()) {
    facts[fact.id] = &fact;
    if (fact.object == graph::no_entity_id) ++literals;
  }
  CHECK(static_cast<std::size_t>(agnnodes(read.get())) == graph.entities().size() + literals);
  CHECK(static_cast<std::size_t>(agnedges(read.get())) == graph.facts().size());
  for (const identity::Cluster& cluster : graph.entities()) {
    CAPTURE(cluster.id);
    Agnode_t* const found = node(read.get(), cluster.id);
    REQUIRE(found != nullptr);
    CHECK(attribute(found, "label") == cluster.name);
    CHECK(attribute(found, "class") == cluster.type);
  }
  for (Agnode_t* tail = agfstnode(read.get()); tail != nullptr;
       tail = agnxtnode(read.get(), tail)) {
    for (Agedge_t* edge = agfstout(read.get(), tail); edge != nullptr;
         edge = agnxtout(read.get(), edge)) {
      const graph::Fact* const fact = facts[attribute(edge, "id")];
      REQUIRE(fact != nullptr);
      CHECK(name_of(tail) == graph.entities()[fact->subject].id);
      if (fact->object == graph::no_entity_id) {
        CHECK(attribute(aghead(edge), "label") == fact->literal);
      } else {
        CHECK(name_of(aghead(edge)) == graph.entities()[fact->object].id);
      }
      CHECK(attribute(edge, "date") == fact->date);
      CHECK(attribute(edge, "stance") == to_string(fact->stance.modality));
      CHECK(attribute(edge, "sources") == std::to_string(fact->sources.size()));
      CHECK(attribute(edge, "role") == fact->role);
      CHECK(attribute(edge, "style") == (fact->plain() ? "" : "dashed"));
      facts.erase(fact->id);
    }
  }
  CHECK(facts.empty());
}

TEST_CASE("dot: hostile names come back as they were") {
  const std::vector<std::string> names = {
      "\\N",       "\\",          "ends in \\", "a \"quoted\" name",
      "\"",        "<b>bold</b>", "<",          "two\nlines",
      "node",      "graph",       "1abc",       "-.5",
      "日本 😀",    "العربية",     "a;b{c}[d]",  "// no comment",
      "a -> b",    "x\\\"y",      "\\\\\\\\",   "#no macro",
      "tab\there", "&amp; &lt;",  "a\\nb",      "\\l\\r\\G\\E"};
  for (const std::string& name : names) {
    CAPTURE(name);
    const graph::KnowledgeGraph graph = with_words(name);
    const Read read = read_back(dot(graph));
    CHECK(agnnodes(read.get()) == 2);
    CHECK(agnedges(read.get()) == 1);
    const identity::Cluster& person = graph.entities().front();
    CHECK(attribute(node(read.get(), person.id), "label") == person.name);
    CHECK(attribute(node(read.get(), "value-" + graph.facts().front().id), "label") == name);
  }
}

TEST_CASE("dot: names that no string of the grammar can hold are cut or repaired") {
  std::string long_name;
  for (int i = 0; i < 20'000 / 4; ++i) long_name += "日\\";
  const graph::KnowledgeGraph graph = with_words(long_name);
  const Read read = read_back(dot(graph));
  bool found = false;
  for (Agnode_t* each = agfstnode(read.get()); each != nullptr;
       each = agnxtnode(read.get(), each)) {
    const std::string label = attribute(each, "label");
    CHECK(is_valid_utf8(label));
    CHECK(label.size() < 16'384);
    if (label.size() > 12'000) {
      found = true;
      CHECK(label.ends_with("…"));
      CHECK(long_name.starts_with(label.substr(0, label.size() - 3)));
    }
  }
  CHECK(found);
  const Read control = read_back(dot(with_words(std::string("bell\a and nul\0.", 15))));
  CHECK(agnnodes(control.get()) == 2);
}

}  // namespace newsgraph::exporting
