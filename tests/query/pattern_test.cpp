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
  query::Snapshot graph{sample()};

  query::Answer find(const std::string& subject, const std::string& predicate,
                     const std::string& object, const query::Filters& filters = {}) const {
    query::Notes notes;
    const query::FactFilter filter(graph, filters, notes);
    return query::find(graph, query::parse_pattern(graph, subject, predicate, object, notes),
                       filter);
  }

  std::string ask(const std::string& subject, const std::string& predicate,
                  const std::string& object, const query::Filters& filters = {}) const {
    std::string text;
    for (const query::Row& row : find(subject, predicate, object, filters).rows) {
      const query::FactView fact = graph.fact(row.fact);
      text.append(fact.date).append(" ");
      text.append(graph.name(row.turned ? fact.object : fact.subject)).append(" ");
      text.append(graph.predicate(fact).name).append(" ");
      text.append(graph.name(row.turned ? fact.subject : fact.object)).append("\n");
    }
    return text;
  }

  std::vector<query::EntityId> named(const std::string& words) const {
    return query::find_name(graph, words).entities;
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
  const auto undated = question.find("_", "thanked", "_", filters);
  CHECK(undated.rows.empty());
  CHECK(undated.left_out.undated == 1);
  // Told before that time, it was done before it.
  filters.since = "2024";
  filters.undated = true;
  const auto told_before = question.find("_", "thanked", "_", filters);
  CHECK(told_before.rows.empty());
  CHECK(told_before.left_out.undated == 0);
  filters.since = "2020";
  CHECK(question.find("_", "thanked", "_", filters).rows.size() == 1);
  filters = {};
  filters.limit = 1;
  const auto cut = question.find("Kask", "met", "_", filters);
  CHECK(cut.rows.size() == 1);
  CHECK(cut.left_out.over_limit == 1);
  filters = {};
  filters.type = "Country";
  filters.stance = "all";
  CHECK(question.ask("Kask", "_", "_", filters) == " Anna Kask visited Norway\n");
}

TEST_CASE("query: names by word, by id, and suggestions for what is near") {
  const Question question;
  CHECK(question.named("anna").size() == 1);
  CHECK(question.named("ANNA KASK") == question.named("Kask"));
  const std::string id(question.graph.entity(question.named("Kask").front()).id);
  CHECK(question.named(id) == question.named("Kask"));
  CHECK(question.named("n:" + id) == question.named("Kask"));
  CHECK(question.named("Kask Anna").empty());
  CHECK(query::names_near(question.graph, "Ana Kask").front() == "Anna Kask");
  query::Notes notes;
  CHECK_THROWS_AS(query::entities_named(question.graph, "Nobody Here", notes), InputError);
  CHECK(notes.empty());
}

TEST_CASE("query: handles are short, unique and found by their beginning") {
  const Question question;
  for (query::FactId fact = 0; fact < question.graph.fact_count(); ++fact) {
    const std::string handle(question.graph.handle(fact));
    CHECK(handle.size() >= 5);
    CHECK(query::fact_by_handle(question.graph, handle) == fact);
  }
  CHECK_THROWS_AS(query::fact_by_handle(question.graph, "zzzzz"), InputError);
  CHECK_THROWS_AS(query::fact_by_handle(question.graph, ""), InputError);
}
