// stats: what is in a graph, counted and ranked.

#include "newsgraph/query/counts.hpp"

#include <algorithm>
#include <array>
#include <limits>
#include <map>
#include <memory>
#include <utility>

#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>

#include "newsgraph/base/error.hpp"
#include "newsgraph/base/number.hpp"
#include "newsgraph/graph/links.hpp"
#include "newsgraph/query/pattern.hpp"
#include "newsgraph/query/ways.hpp"

#include "cli/answers.hpp"
#include "cli/commands.hpp"
#include "cli/console.hpp"
#include "cli/counts.hpp"
#include "cli/options.hpp"
#include "cli/table.hpp"
#include "cli/words.hpp"

namespace newsgraph::cli {
namespace {

using query::CountBy;

constexpr std::array<std::pair<std::string_view, CountBy>, 7> tallies = {{
    {"predicate", CountBy::Predicate},
    {"type", CountBy::Type},
    {"dyad", CountBy::Dyad},
    {"actor", CountBy::Actor},
    {"year", CountBy::Year},
    {"month", CountBy::Month},
    {"stance", CountBy::Stance},
}};
constexpr std::array<std::string_view, 4> ranks = {"degree", "pagerank", "betweenness",
                                                   "component"};

/// Rows that are shown where nobody says how many.
constexpr std::size_t usual_limit = 50;

struct Arguments {
  std::vector<std::string> question;
  std::string by;
  bool copies = false;
  GraphArguments graph;
  FilterArguments filters;
  FormatArguments format;
};

Table table_of_copies(const query::Snapshot& graph) {
  Table copies;
  copies.columns = {"article", "date", "prints nearly the text of", "of"};
  for (std::uint32_t record = 0; record < graph.record_count(); ++record) {
    const query::ArticleView article = graph.article(record);
    if (article.first_print == record) continue;
    const query::ArticleView first = graph.article(article.first_print);
    copies.rows.push_back({std::string(article.identifier), std::string(article.date),
                           std::string(first.identifier), std::string(first.date)});
  }
  return copies;
}

/// Articles, entities by type, facts by predicate.
Table overview_of(const query::Snapshot& graph) {
  std::map<std::string, std::size_t> types;
  std::map<std::string, std::pair<std::size_t, std::size_t>> predicates;  // plain, marked
  for (query::EntityId entity = 0; entity < graph.entity_count(); ++entity)
    ++types[std::string(graph.entity(entity).type)];
  for (query::FactId id = 0; id < graph.fact_count(); ++id) {
    const query::FactView fact = graph.fact(id);
    auto& [plain, marked] = predicates[graph.predicate(fact).name];
    ++(fact.plain() ? plain : marked);
  }
  Table table;
  table.columns = {"what", "name", "count", "not plain"};
  table.rows.push_back({"articles", "", std::to_string(graph.record_count()), ""});
  std::size_t copies = 0;
  for (std::uint32_t record = 0; record < graph.record_count(); ++record)
    copies += graph.article(record).first_print == record ? 0U : 1U;
  if (copies > 0)
    table.rows.push_back({"articles", "nearly the text of another", std::to_string(copies), ""});
  for (const auto& [type, count] : types)
    table.rows.push_back({"entities", type, std::to_string(count), ""});
  for (const auto& [predicate, counts] : predicates) {
    table.rows.push_back({"facts", predicate, std::to_string(counts.first),
                          counts.second == 0 ? "" : std::to_string(counts.second)});
  }
  return table;
}

/// "met 12, visited 3": most first.
std::string predicates_text(const query::Snapshot& graph, const query::Count& count) {
  std::vector<std::pair<std::size_t, std::string>> order;
  for (const auto& [predicate, facts] : count.predicates)
    order.emplace_back(facts, graph.ontology().predicates()[predicate].label);
  std::ranges::stable_sort(order, std::ranges::greater{},
                           [](const auto& pair) { return pair.first; });
  constexpr std::size_t most = 3;
  std::string text;
  for (std::size_t i = 0; i < order.size() && i < most; ++i)
    text += (i == 0 ? "" : ", ") + order[i].second + ' ' + std::to_string(order[i].first);
  if (order.size() > most) text += ", ...";
  return text;
}

Table table_of_counts(const query::Snapshot& graph, const std::vector<query::Count>& counts,
                      const std::string& by, CountBy count_by) {
  Table table;
  table.columns = {by, "facts", "articles", "predicates", "first", "last"};
  if (count_by == CountBy::Dyad) {
    table.columns.front() = "one";
    table.columns.insert(table.columns.begin() + 1, "other");
  }
  for (const query::Count& count : counts) {
    std::vector<std::string> row = count.key;
    if (row.front().empty()) row.front() = "(no " + by + ")";
    row.insert(row.end(), {std::to_string(count.facts), std::to_string(count.articles),
                           count_by == CountBy::Predicate ? "" : predicates_text(graph, count),
                           count.first, count.last});
    table.rows.push_back(std::move(row));
  }
  return table;
}

Table table_of_ranks(const query::Snapshot& graph, const std::vector<query::FactId>& facts,
                     const std::string& by, bool countries) {
  const graph::LinkGraph links(graph.entity_count(),
                               query::links_of(graph, facts, countries).links);
  const auto degrees = links.degrees();
  Table table;
  const auto linked = [&] {
    std::vector<query::EntityId> entities;
    for (query::EntityId entity = 0; entity < degrees.size(); ++entity) {
      if (degrees[entity] > 0) entities.push_back(entity);
    }
    return entities;
  }();
  if (by == "component") {
    table.columns = {"component", "entities", "most linked"};
    const auto components = links.components();
    std::map<std::uint32_t, std::vector<query::EntityId>> members;
    for (const query::EntityId entity : linked) members[components[entity]].push_back(entity);
    for (auto& [component, entities] : members) {
      std::ranges::stable_sort(entities, std::ranges::greater{},
                               [&](query::EntityId entity) { return degrees[entity]; });
      std::string names;
      constexpr std::size_t most = 3;
      for (std::size_t i = 0; i < entities.size() && i < most; ++i)
        names += (i == 0 ? "" : "; ") + name_of(graph, entities[i]);
      table.rows.push_back({std::to_string(component + 1), std::to_string(entities.size()), names});
    }
    return table;
  }
  table.columns = {"name", "type", by};
  std::vector<double> values(degrees.begin(), degrees.end());
  if (by == "pagerank") values = links.page_ranks();
  if (by == "betweenness") values = links.betweenness();
  std::vector<query::EntityId> order = linked;
  std::ranges::stable_sort(order, std::ranges::greater{},
                           [&](query::EntityId entity) { return values[entity]; });
  for (const query::EntityId entity : order) {
    table.rows.push_back({name_of(graph, entity), std::string(graph.entity(entity).type),
                          to_decimal(values[entity], by == "degree" ? 0 : 6)});
  }
  return table;
}

int run_stats(const Arguments& arguments) {
  const Asked asked = arguments.graph.ask();
  const query::Snapshot& graph = *asked.snapshot;
  if (arguments.copies) {
    const int status = print_table(table_of_copies(graph), arguments.format);
    if (status == nothing_found) say("every article has a text of its own");
    return status;
  }
  query::Notes notes;
  const query::Filters& filters = arguments.filters.filters;
  const query::FactFilter filter(graph, filters, notes);
  query::Filters filters_alone = filters;
  filters_alone.limit = 0;
  const bool plain_overview = arguments.by.empty() && arguments.question.empty();
  if (plain_overview) {
    tell(notes);
    print_table(overview_of(graph), arguments.format);
    return graph.fact_count() == 0 ? nothing_found : done;
  }
  query::LeftOut left_out;
  std::vector<query::FactId> facts;
  if (arguments.question.empty()) {
    facts = query::facts_passing(graph, filter, {}, left_out);
  } else {
    if (arguments.question.size() != 3)
      throw InputError("", "a question to count is SUBJECT PREDICATE OBJECT, _ for anything");
    const query::Pattern pattern = query::parse_pattern(
        graph, arguments.question[0], arguments.question[1], arguments.question[2], notes);
    const query::FactFilter all(graph, filters_alone, notes);
    const query::Answer answer = query::find(graph, pattern, all);
    for (const query::Row& row : answer.rows) facts.push_back(row.fact);
    left_out = answer.left_out;
  }
  tell(notes);
  const std::string by = arguments.by.empty() ? "predicate" : arguments.by;
  const auto* const tally =
      std::ranges::find(tallies, by, [](const auto& each) { return each.first; });
  const bool timely = by == "year" || by == "month";
  const bool all = filters.limit == 0 && (timely || arguments.format.format != "table");
  const std::size_t limit = arguments.format.count || all ? std::numeric_limits<std::size_t>::max()
                            : filters.limit > 0           ? filters.limit
                                                          : usual_limit;
  Table table;
  if (tally != tallies.end()) {
    const auto counts = query::count_facts(graph, facts, tally->second, filters.countries(), limit,
                                           &left_out.over_limit);
    table = table_of_counts(graph, counts, by, tally->second);
  } else {
    table = table_of_ranks(graph, facts, by, filters.countries());
    if (table.rows.size() > limit) {
      left_out.over_limit = table.rows.size() - limit;
      table.rows.resize(limit);
    }
  }
  const int status = print_table(table, arguments.format);
  tell_left_out(left_out);
  if (status == nothing_found) say("no fact passes; newsgraph stats counts all of them");
  return status;
}

}  // namespace

std::vector<std::string> count_names() {
  std::vector<std::string> names;
  names.reserve(tallies.size() + ranks.size());
  for (const auto& [name, by] : tallies) names.emplace_back(name);
  for (const std::string_view rank : ranks) names.emplace_back(rank);
  return names;
}

Run add_stats(CLI::App& verb) {
  const auto arguments = std::make_shared<Arguments>();
  verb.add_option("QUESTION", arguments->question,
                  "Count only facts that fit SUBJECT PREDICATE OBJECT, _ for anything")
      ->type_name("");
  verb.add_option("--by", arguments->by,
                  "predicate, type, dyad, actor, year, month, stance; or rank names by degree, "
                  "pagerank, betweenness; or component")
      ->type_name("WHAT")
      ->check(CLI::IsMember(count_names()));
  verb.add_flag("--copies", arguments->copies,
                "List articles that print nearly the text of another, which are no sources of "
                "their own");
  arguments->graph.add_to(verb);
  arguments->filters.add_to(verb);
  arguments->format.add_to(verb);
  return [arguments] { return run_stats(*arguments); };
}

}  // namespace newsgraph::cli
