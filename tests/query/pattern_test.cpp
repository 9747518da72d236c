#include "newsgraph/query/pattern.hpp"

#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "newsgraph/base/error.hpp"
#include "newsgraph/knowledge/knowledge.hpp"
#include "newsgraph/query/names.hpp"

using namespace newsgraph;

namespace {

const knowledge::Knowledge& shipped() {
  static const knowledge::Knowledge knowledge = knowledge::load();
  return knowledge;
}

Entity entity(std::string type, std::string name, std::uint32_t begin) {
  Entity result;
  result.type = std::move(type);
  result.name = name;
  const auto length = static_cast<std::uint32_t>(name.size());
  result.mentions = {{{begin, begin + length}, MentionKind::Name, {}}};
  return result;
}

/// Two articles: Anna Kask met Jon Berg in 2022 and 2023, plans to visit Norway, and was praised in
/// Eva Lind's words; the second meeting is undated in a third claim's stance of denial.
graph::KnowledgeGraph sample() {
  std::vector<Record> records(2);
  for (std::uint32_t i = 0; i < 2; ++i) {
    Record& record = records[i];
    record.article.identifier = i == 0 ? "a.txt" : "b.txt";
    record.article.text = "Anna Kask met Jon Berg. Eva Lind spoke of Norway.";
    record.article.date = i == 0 ? "2022-05-03" : "2023-06-01";
    record.entities = {entity("Person", "Anna Kask", 0), entity("Person", "Jon Berg", 14),
                       entity("Person", "Eva Lind", 24), entity("Country", "Norway", 42)};
    Claim met;
    met.subject = 0;
    met.predicate = "metWith";
    met.object.entity = 1;
    met.qualifiers.date.value = record.article.date;
    met.confidence = 0.9;
    met.rule = "test";
    met.evidence = {{0, 23}, {0, 9}, {10, 13}, {14, 22}};
    record.claims = {met};
  }
  Claim plan = records[0].claims[0];
  plan.predicate = "visited";
  plan.object.entity = 3;
  plan.stance.modality = Modality::Planned;
  plan.qualifiers.date = {};
  Claim praise = records[0].claims[0];
  praise.predicate = "praised";
  praise.subject = 1;
  praise.object.entity = 0;
  praise.stance.speaker = 2;
  praise.qualifiers.date = {};
  Claim thanks = praise;
  thanks.predicate = "thanked";
  thanks.stance.speaker = no_entity;
  records[0].claims.push_back(plan);
  records[0].claims.push_back(praise);
  records[0].claims.push_back(thanks);
  return {std::move(records), shipped()};
}

struct Question {
  graph::KnowledgeGraph graph = sample();
  query::NameIndex names{graph};

  std::string ask(const std::string& subject, const std::string& predicate,
                  const std::string& object, const query::Filters& filters = {}) const {
    const auto answer = query::find(
        graph, names, query::parse_pattern(graph, names, subject, predicate, object), filters);
    std::string text;
    for (const query::Row& row : answer.rows) {
      const graph::Fact& fact = graph.facts()[row.fact];
      const std::string& a = graph.entities()[row.turned ? fact.object : fact.subject].name;
      const std::string& b = graph.entities()[row.turned ? fact.subject : fact.object].name;
      text += fact.date + ' ' + a + ' ' +
              graph.knowledge().ontology.predicates()[fact.predicate].name + ' ' + b + '\n';
    }
    return text;
  }
};

}  // namespace

TEST_CASE("query: rows by date, symmetric facts from the side that was asked") {
  const Question question;
  CHECK(question.ask("Anna Kask", "met", "_") ==
        "2022-05-03 Anna Kask metWith Jon Berg\n2023-06-01 Anna Kask metWith Jon Berg\n");
  CHECK(question.ask("Berg", "met with", "?who") ==
        "2022-05-03 Jon Berg metWith Anna Kask\n2023-06-01 Jon Berg metWith Anna Kask\n");
  CHECK(question.ask("_", "metWith", "kask").starts_with("2022-05-03 Jon Berg metWith Anna Kask"));
}

TEST_CASE("query: words for the inverse turn the question") {
  const Question question;
  CHECK(question.ask("Kask", "was thanked by", "_") == " Jon Berg thanked Anna Kask\n");
}

TEST_CASE("query: plans and somebody's words are left out unless asked for") {
  const Question question;
  CHECK(question.ask("Kask", "visited", "Norway").empty());
  query::Filters filters;
  filters.stance = "planned";
  CHECK(question.ask("Kask", "visited", "Norway", filters) == " Anna Kask visited Norway\n");
  filters.stance = "attributed";
  CHECK(question.ask("_", "_", "_", filters) == " Jon Berg praised Anna Kask\n");
  filters.stance = "";
  filters.speaker = "Eva Lind";
  CHECK(question.ask("_", "praised", "_", filters) == " Jon Berg praised Anna Kask\n");
}

TEST_CASE("query: dates, types and limits filter; what is left out is counted") {
  const Question question;
  query::Filters filters;
  filters.since = "2023";
  CHECK(question.ask("Kask", "met", "_", filters) == "2023-06-01 Anna Kask metWith Jon Berg\n");
  filters = {};
  filters.until = "2022-05";
  CHECK(question.ask("Kask", "met", "_", filters) == "2022-05-03 Anna Kask metWith Jon Berg\n");
  filters = {};
  filters.since = "2020";
  const auto undated = query::find(
      question.graph, question.names,
      query::parse_pattern(question.graph, question.names, "_", "thanked", "_"), filters);
  CHECK(undated.rows.empty());
  CHECK(undated.undated == 1);
  filters = {};
  filters.limit = 1;
  const auto cut = query::find(
      question.graph, question.names,
      query::parse_pattern(question.graph, question.names, "Kask", "met", "_"), filters);
  CHECK(cut.rows.size() == 1);
  CHECK(cut.over_limit == 1);
  filters = {};
  filters.type = "Country";
  filters.stance = "all";
  CHECK(question.ask("Kask", "_", "_", filters) == " Anna Kask visited Norway\n");
}

TEST_CASE("query: names by word, by id, and suggestions for what is near") {
  const Question question;
  CHECK(question.names.find("anna").size() == 1);
  CHECK(question.names.find("ANNA KASK") == question.names.find("Kask"));
  const auto& cluster = question.graph.entities()[question.names.find("Kask").front()];
  CHECK(question.names.find(cluster.id) == question.names.find("Kask"));
  CHECK(question.names.find("Kask Anna").empty());
  CHECK(question.names.suggestions("Ana Kask").front() == "Anna Kask");
  CHECK_THROWS_AS(query::entities_named(question.names, "Nobody Here"), InputError);
}

TEST_CASE("query: handles are short, unique and found by their beginning") {
  const Question question;
  const auto handles = query::short_handles(question.graph);
  for (graph::FactId fact = 0; fact < handles.size(); ++fact) {
    CHECK(handles[fact].size() >= 5);
    CHECK(query::fact_by_handle(question.graph, handles[fact]) == fact);
  }
  CHECK_THROWS_AS(query::fact_by_handle(question.graph, "zzzzz"), InputError);
  CHECK_THROWS_AS(query::fact_by_handle(question.graph, ""), InputError);
}
