// conflicts, timeline: what the articles say against each other, and one after the other.

#include <algorithm>
#include <map>
#include <memory>
#include <vector>

#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>

#include "newsgraph/base/error.hpp"
#include "newsgraph/document/date.hpp"
#include "newsgraph/query/conflicts.hpp"
#include "newsgraph/query/names.hpp"
#include "newsgraph/query/pattern.hpp"

#include "cli/answers.hpp"
#include "cli/commands.hpp"
#include "cli/console.hpp"
#include "cli/evidence.hpp"
#include "cli/options.hpp"
#include "cli/table.hpp"
#include "cli/words.hpp"

namespace newsgraph::cli {
namespace {

std::string fact_words(const query::Snapshot& graph, const query::FactView& fact, bool turned,
                       bool countries) {
  std::string subject = subject_words(graph, fact, countries);
  std::string object = object_words(graph, fact, countries);
  if (turned) std::swap(subject, object);
  std::string words = subject + ' ' + predicate_words(graph, fact, turned) + ' ' + object;
  if (!fact.amount.empty()) words.append(", ").append(fact.amount);
  if (!fact.period.empty()) words.append(", in ").append(fact.period);
  return words;
}

std::string date_words(const query::FactView& fact) {
  if (!fact.date.empty()) return std::string(fact.date);
  const std::string when = said_words(fact);
  return when.empty() ? "" : "said " + when;
}

/// One side of a conflict: the fact, and up to three of its sentences.
std::string side_text(const query::Snapshot& graph, const query::FactView& fact, bool colour,
                      std::size_t most) {
  const std::string handle(graph.handle(fact.number));
  std::string text = "  " + fact_words(graph, fact, false, false);
  if (const std::string stance = stance_words(graph, fact); !stance.empty())
    text += " (" + stance + ')';
  if (const std::string date = date_words(fact); !date.empty()) text += ", " + date;
  text += "  [" + sources_words(fact) + ", " + handle + "]\n";
  std::size_t more = 0;
  for (const std::string& line : evidence_lines(graph, fact, colour, most, &more))
    text += "    " + line + '\n';
  if (more > 0)
    text += "    ... " + counted(more, "sentence") + " more: newsgraph why " + handle + '\n';
  return text;
}

bool concerns(const query::FactView& fact, const std::vector<query::EntityId>& entities) {
  return entities.empty() || std::ranges::any_of(entities, [&fact](query::EntityId entity) {
           return fact.subject == entity || fact.object == entity;
         });
}

}  // namespace

Run add_conflicts(CLI::App& verb) {
  struct Arguments {
    std::string name;
    std::size_t limit = 0;
    std::size_t sentences = 3;
    GraphArguments graph;
    FormatArguments format;
  };
  const auto arguments = std::make_shared<Arguments>();
  verb.add_option("NAME", arguments->name, "Only conflicts about this name")->type_name("");
  verb.add_option("--limit", arguments->limit, "At most so many conflicts")->type_name("N");
  verb.add_option("--sentences", arguments->sentences, "At most so many sentences a side")
      ->type_name("N")
      ->default_str("3");
  arguments->graph.add_to(verb);
  arguments->format.add_to(verb);
  return [arguments] {
    const Asked asked = arguments->graph.ask();
    const query::Snapshot& graph = *asked.snapshot;
    query::Notes notes;
    std::vector<query::EntityId> entities;
    if (!arguments->name.empty()) entities = query::entities_named(graph, arguments->name, notes);
    tell(notes);
    std::vector<query::Conflict> conflicts = query::find_conflicts(graph);
    std::erase_if(conflicts, [&](const query::Conflict& conflict) {
      return !concerns(graph.fact(conflict.one), entities) &&
             !concerns(graph.fact(conflict.other), entities);
    });
    const std::size_t all = conflicts.size();
    if (arguments->limit > 0 && all > arguments->limit) conflicts.resize(arguments->limit);
    const std::string& format = arguments->format.format;
    if (arguments->format.count) {
      print(std::to_string(all) + '\n');
    } else if (format == "table") {
      const bool colour = use_colour();
      for (const query::Conflict& conflict : conflicts) {
        std::string text = std::string(query::to_string(conflict.kind)) + '\n';
        for (const query::FactId side : {conflict.one, conflict.other}) {
          if (side == conflict.other && conflict.other == conflict.one) continue;
          text += side_text(graph, graph.fact(side), colour, arguments->sentences);
        }
        print(text + '\n');
      }
    } else {
      Table table;
      table.columns = {"conflict", "kind",   "subject", "predicate", "object",
                       "date",     "stance", "sources", "handle"};
      for (std::size_t i = 0; i < conflicts.size(); ++i) {
        for (const query::FactId side : {conflicts[i].one, conflicts[i].other}) {
          const query::FactView fact = graph.fact(side);
          table.rows.push_back({std::to_string(i + 1), query::to_string(conflicts[i].kind),
                                name_of(graph, fact.subject), predicate_words(graph, fact, false),
                                object_words(graph, fact), date_words(fact),
                                stance_words(graph, fact), std::to_string(fact.independent_sources),
                                std::string(graph.handle(side))});
          if (conflicts[i].one == conflicts[i].other) break;
        }
      }
      print(render(table, format, 0, false));
    }
    flush_output();
    if (conflicts.size() < all)
      say("(" + counted(all - conflicts.size(), "conflict") + " more; --limit shows them)");
    if (all == 0) say("no facts contradict each other");
    return all == 0 ? int{nothing_found} : int{done};
  };
}

Run add_timeline(CLI::App& verb) {
  struct Arguments {
    std::string name;
    GraphArguments graph;
    FilterArguments filters;
    FormatArguments format;
  };
  const auto arguments = std::make_shared<Arguments>();
  verb.add_option("NAME", arguments->name, "Name of a person, country, treaty, event ... or an id")
      ->type_name("")
      ->required();
  arguments->graph.add_to(verb);
  arguments->filters.add_to(verb);
  arguments->format.add_to(verb);
  return [arguments] {
    const Asked asked = arguments->graph.ask();
    const query::Snapshot& graph = *asked.snapshot;
    query::Notes notes;
    const auto entities = query::entities_named(graph, arguments->name, notes);
    // The limit counts what is shown, states and undated rows go their own way.
    query::Filters filters = arguments->filters.filters;
    const std::size_t limit = std::exchange(filters.limit, 0);
    const query::FactFilter filter(graph, filters, notes);
    tell(notes);
    query::Answer answer = query::facts_of(graph, entities, filter);
    const bool countries = filters.countries();

    Table table;
    table.columns = {"date", "what", "place", "sources", "handle"};
    std::vector<std::pair<std::string, std::vector<std::string>>> states;
    std::size_t& undated = answer.left_out.undated;
    for (const query::Row& row : answer.rows) {
      const query::FactView fact = graph.fact(row.fact);
      std::string what = fact_words(graph, fact, row.turned, countries);
      if (!fact.topic.empty()) what.append(", on ").append(fact.topic);
      if (const std::string stance = stance_words(graph, fact); !stance.empty())
        what += " (" + stance + ')';
      const std::vector<std::string> rest = {what, name_of(graph, fact.place),
                                             std::to_string(fact.independent_sources),
                                             std::string(graph.handle(row.fact))};
      if (graph.predicate(fact).state && fact.period.empty()) {
        // A state holds; when it began is seldom said, from when to when articles say so is known.
        std::vector<std::string> line = {fact.date.empty() ? said_words(fact)
                                                           : std::string(fact.date)};
        if (line.front().empty()) {
          ++undated;
          continue;
        }
        line.insert(line.end(), rest.begin(), rest.end());
        states.emplace_back(fact.first_said.empty() ? fact.date : fact.first_said, std::move(line));
        continue;
      }
      const std::string date(fact.date.empty() ? fact.period : fact.date);
      if (date.empty() && !filters.undated) {
        ++undated;
        continue;
      }
      std::vector<std::string> line = {date};
      line.insert(line.end(), rest.begin(), rest.end());
      table.rows.push_back(std::move(line));
    }
    std::ranges::stable_sort(
        states, [](const auto& a, const auto& b) { return compare_dates(a.first, b.first) < 0; });
    std::size_t left_out = 0;
    if (limit > 0 && table.rows.size() > limit) {
      left_out = table.rows.size() - limit;
      table.rows.resize(limit);
    }
    const std::size_t shown = table.rows.size() + states.size();
    if (arguments->format.count) {
      print(std::to_string(shown) + '\n');
    } else {
      if (!states.empty()) {
        Table holding;
        holding.columns = {"said", "what holds", "place", "sources", "handle"};
        for (auto& [first, line] : states) holding.rows.push_back(std::move(line));
        if (arguments->format.format == "table" || arguments->format.format == "md") {
          print(render(holding, arguments->format.format, terminal_width(), use_colour()) + '\n');
        } else {
          table.rows.insert(table.rows.begin(), holding.rows.begin(), holding.rows.end());
        }
      }
      if (!table.rows.empty())
        print(render(table, arguments->format.format, terminal_width(), use_colour()));
    }
    flush_output();
    answer.left_out.over_limit = left_out;
    tell_left_out(answer.left_out);
    return shown == 0 ? int{nothing_found} : int{done};
  };
}

}  // namespace newsgraph::cli
