// query, show, mentions, why: questions to a graph.

#include <algorithm>
#include <memory>
#include <vector>

#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>

#include "newsgraph/base/error.hpp"
#include "newsgraph/query/join.hpp"
#include "newsgraph/query/names.hpp"
#include "newsgraph/query/pattern.hpp"

#include "cli/answers.hpp"
#include "cli/commands.hpp"
#include "cli/console.hpp"
#include "cli/evidence.hpp"
#include "cli/merges.hpp"
#include "cli/options.hpp"
#include "cli/table.hpp"
#include "cli/words.hpp"

namespace newsgraph::cli {
namespace {

/// Articles that name an entity of each list.
std::vector<std::uint32_t> articles_naming(const query::Snapshot& graph,
                                           const std::vector<std::vector<query::EntityId>>& lists) {
  std::vector<std::uint32_t> common;
  for (std::size_t i = 0; i < lists.size(); ++i) {
    std::vector<std::uint32_t> records;
    for (const query::EntityId entity : lists[i]) {
      const auto of_entity = graph.records_of(entity);
      records.insert(records.end(), of_entity.begin(), of_entity.end());
    }
    std::ranges::sort(records);
    records.erase(std::unique(records.begin(), records.end()), records.end());
    if (i == 0) {
      common = std::move(records);
    } else {
      std::erase_if(common, [&](std::uint32_t record) {
        return !std::ranges::binary_search(records, record);
      });
    }
  }
  return common;
}

/// One row for each way to fill the variables, with the handles of all facts behind it.
Table solution_table(const query::Snapshot& graph, const query::Question& question,
                     const query::Solutions& solutions, const FormatArguments& format) {
  Table table;
  table.columns = question.variables;
  table.columns.insert(table.columns.end(), {"dates", "sources", "handles"});
  for (const query::Solution& solution : solutions.rows) {
    std::vector<std::string> row;
    for (const query::Value& value : solution.values) row.push_back(value_words(graph, value));
    std::vector<std::uint32_t> sources;
    std::vector<std::string> dates;
    std::string handles;
    std::vector<std::string> below;
    for (const auto& rows : solution.facts) {
      for (const query::Row& each : rows) {
        const query::FactView fact = graph.fact(each.fact);
        sources.insert(sources.end(), fact.sources.begin(), fact.sources.end());
        if (!fact.date.empty()) dates.emplace_back(fact.date);
        handles.append(handles.empty() ? "" : " ").append(graph.handle(each.fact));
        for (std::string& line : lines_below(graph, fact, format)) {
          if (std::ranges::find(below, line) == below.end()) below.push_back(std::move(line));
        }
      }
    }
    std::ranges::sort(dates);
    dates.erase(std::unique(dates.begin(), dates.end()), dates.end());
    std::string when;
    constexpr std::size_t most_dates = 3;
    if (dates.size() > most_dates && format.format == "table") {
      when = dates.front() + " to " + dates.back() + " (" + std::to_string(dates.size()) + ")";
    } else {
      for (const std::string& date : dates) when += (when.empty() ? "" : " ") + date;
    }
    std::ranges::sort(sources);
    sources.erase(std::unique(sources.begin(), sources.end()), sources.end());
    row.push_back(std::move(when));
    row.push_back(std::to_string(sources.size()));
    row.push_back(std::move(handles));
    table.rows.push_back(std::move(row));
    if (format.evidence || format.articles) table.below.push_back(std::move(below));
  }
  return table;
}

struct QueryArguments {
  std::vector<std::string> words;
  bool explain = false;
  GraphArguments graph;
  FilterArguments filters;
  FormatArguments format;
};

/// What to do about a pattern without an answer.
void tell_way_on(const query::Snapshot& graph, const query::Pattern& pattern,
                 const QueryArguments& arguments, const query::LeftOut& left_out) {
  const std::vector<std::string>& words = arguments.words;
  std::string asked;
  for (const std::string& word : words) asked += (asked.empty() ? "" : " ") + word;
  // What was found and left out was told with the filter that shows it.
  if (left_out.undated + left_out.other_stance + left_out.domestic > 0) {
    say("no fact passes: " + asked);
    return;
  }
  if (pattern.subject.open || pattern.object.open) {
    say("no such fact: " + asked +
        " (with these filters, where there are any); newsgraph show NAME "
        "lists all facts of a name");
    return;
  }
  const std::size_t together =
      articles_naming(graph, {pattern.subject.entities, pattern.object.entities}).size();
  std::string text = "no such fact: " + asked + "; " + counted(together, "article") +
                     (together == 1 ? " names both" : " name both");
  if (together > 0) {
    const auto name = [&graph](const query::Term& term) {
      return shell_word(name_of(graph, term.entities.front()));
    };
    text += ": newsgraph mentions " + (words.size() == 3
                                           ? shell_word(words[0]) + ' ' + shell_word(words[2])
                                           : name(pattern.subject) + ' ' + name(pattern.object));
  }
  say(text);
}

int ask_one(const query::Snapshot& graph, const QueryArguments& arguments,
            const query::Pattern& pattern, query::Notes& notes) {
  const query::FactFilter filter(graph, arguments.filters.filters, notes);
  const bool countries = arguments.filters.filters.countries();
  tell(notes);
  if (arguments.explain) {
    print("1. " + query::pattern_words(graph, pattern) + ": " +
          counted(query::candidates(graph, pattern, countries).size(), "fact") + " to look at\n");
    return done;
  }
  const query::Answer answer = query::find(graph, pattern, filter);
  const int status = print_answer(graph, answer, arguments.format, countries);
  if (status == nothing_found) tell_way_on(graph, pattern, arguments, answer.left_out);
  return status;
}

int ask_several(const query::Snapshot& graph, const QueryArguments& arguments,
                const query::Question& question, query::Notes& notes) {
  const query::FactFilter filter(graph, arguments.filters.filters, notes);
  tell(notes);
  const query::Solutions solutions = query::solve(graph, question, filter);
  if (arguments.explain) {
    for (const std::string& step : solutions.plan) print(step + '\n');
    return done;
  }
  const int status =
      print_table(solution_table(graph, question, solutions, arguments.format), arguments.format);
  tell_left_out(solutions.left_out);
  if (status == nothing_found) {
    say("nothing answers all of it; --explain shows which pattern leaves nothing");
  }
  return status;
}

}  // namespace

Run add_query(CLI::App& verb) {
  const auto arguments = std::make_shared<QueryArguments>();
  verb.add_option("QUESTION", arguments->words,
                  "SUBJECT PREDICATE OBJECT, each a name or _ for anything; or one quoted list of "
                  "patterns that share variables: '?who met Tokayev . ?who positionHeld ?where'")
      ->type_name("")
      ->required();
  verb.add_flag("--explain", arguments->explain,
                "Show how the question is answered instead of the answer");
  arguments->graph.add_to(verb);
  arguments->filters.add_to(verb);
  arguments->format.add_to(verb);
  return [arguments] {
    if (arguments->words.size() != 1 && arguments->words.size() != 3) {
      throw InputError("",
                       "a question is SUBJECT PREDICATE OBJECT (_ for anything; quote names of "
                       "several words), or one quoted list of patterns");
    }
    const Asked asked = arguments->graph.ask();
    const query::Snapshot& graph = *asked.snapshot;
    query::Notes notes;
    if (arguments->words.size() == 3) {
      const query::Pattern pattern = query::parse_pattern(
          graph, arguments->words[0], arguments->words[1], arguments->words[2], notes);
      return ask_one(graph, *arguments, pattern, notes);
    }
    const query::Question question = query::parse_question(graph, arguments->words.front(), notes);
    if (question.patterns.size() == 1)
      return ask_one(graph, *arguments, question.patterns.front(), notes);
    return ask_several(graph, *arguments, question, notes);
  };
}

Run add_show(CLI::App& verb) {
  struct Arguments {
    std::string name;
    std::size_t depth = 1;
    bool merges = false;
    GraphArguments graph;
    FilterArguments filters;
    FormatArguments format;
  };
  const auto arguments = std::make_shared<Arguments>();
  verb.add_option("NAME", arguments->name, "Name of a person, country, treaty, event ... or an id")
      ->type_name("")
      ->required();
  verb.add_option("--depth", arguments->depth,
                  "Also the facts of what is so many facts away: 2 for the neighbours'")
      ->type_name("N")
      ->check(CLI::Range(1, 6))
      ->default_str("1");
  verb.add_flag("--merges", arguments->merges,
                "Say which names were taken for one thing, and why, instead of the facts");
  arguments->graph.add_to(verb);
  arguments->filters.add_to(verb);
  arguments->format.add_to(verb);
  return [arguments] {
    const Asked asked = arguments->graph.ask();
    const query::Snapshot& graph = *asked.snapshot;
    query::Notes notes;
    const auto entities = query::entities_named(graph, arguments->name, notes);
    const query::Filters& filters = arguments->filters.filters;
    const query::FactFilter filter(graph, filters, notes);
    tell(notes);
    if (arguments->format.format == "table" && !arguments->format.count) {
      constexpr std::size_t most_heads = 5;
      for (std::size_t number = 0; number < entities.size(); ++number) {
        if (number == most_heads && !arguments->merges) {
          print("... and " + std::to_string(entities.size() - number) + " more of that name\n");
          break;
        }
        const query::EntityId entity = entities[number];
        const query::EntityView view = graph.entity(entity);
        const std::string name(view.name);
        std::string text = use_colour() ? "\x1B[1m" + name + "\x1B[0m" : name;
        text.append(" (").append(view.type);
        if (!view.wikidata.empty()) text.append(", ").append(view.wikidata);
        text.append(", n:").append(view.id).append(")\n");
        if (!view.aliases.empty()) {
          constexpr std::size_t most_shown = 12;
          text += "also ";
          for (std::size_t i = 0; i < view.aliases.size() && i < most_shown; ++i)
            text.append(i == 0 ? "" : "; ").append(view.aliases[i]);
          if (view.aliases.size() > most_shown) text += "; ...";
          text += '\n';
        }
        if (arguments->merges) text += merges_text(graph, entity);
        print(text);
      }
      print("\n");
    }
    if (arguments->merges) return int{done};
    const query::Answer answer = query::facts_of(graph, entities, filter, arguments->depth);
    const int status = print_answer(graph, answer, arguments->format, filters.countries());
    if (status == nothing_found) {
      say("no fact of " + arguments->name + " passes; newsgraph mentions " +
          shell_word(arguments->name) + " lists the sentences that name it");
    }
    return status;
  };
}

Run add_mentions(CLI::App& verb) {
  struct Arguments {
    std::vector<std::string> names;
    GraphArguments graph;
    TimeArguments time;
    FormatArguments format;
  };
  const auto arguments = std::make_shared<Arguments>();
  verb.add_option("NAME", arguments->names, "One name or several: sentences that name all of them")
      ->type_name("")
      ->required();
  arguments->time.add_to(verb);
  arguments->graph.add_to(verb);
  arguments->format.add_to(verb);
  return [arguments] {
    const Asked asked = arguments->graph.ask();
    const query::Snapshot& graph = *asked.snapshot;
    query::Notes notes;
    const query::FactFilter filter(graph, arguments->time.filters, notes);
    std::vector<std::vector<query::EntityId>> lists;
    for (const std::string& name : arguments->names)
      lists.push_back(query::entities_named(graph, name, notes));
    tell(notes);
    Table table;
    table.columns = {"date", "article", "sentence"};
    query::LeftOut left_out;
    const bool colour = arguments->format.format == "table" && use_colour();
    const std::size_t limit = arguments->time.filters.limit;
    for (const std::uint32_t record : articles_naming(graph, lists)) {
      const query::ArticleView article = graph.article(record);
      const std::optional<bool> in_time = filter.in_time(article.date);
      if (in_time ? !*in_time : !arguments->time.filters.undated) {
        left_out.undated += in_time ? 0U : 1U;
        continue;
      }
      for (std::string& sentence : sentences_naming(graph, record, lists, colour)) {
        if (limit > 0 && table.rows.size() == limit) {
          ++left_out.over_limit;
          continue;
        }
        table.rows.push_back(
            {std::string(article.date), std::string(article.identifier), std::move(sentence)});
      }
    }
    if (arguments->format.format == "table" && !arguments->format.count) {
      // Sentences are read, not compared: each below its article rather than cut to a column.
      for (const auto& row : table.rows) {
        print((row[0].empty() ? "" : row[0] + "  ") + row[1] + "\n    " + row[2] + '\n');
      }
      flush_output();
    } else {
      print_table(table, arguments->format);
    }
    tell_left_out(left_out);
    if (table.rows.empty())
      say("no sentence names " + std::string(lists.size() > 1 ? "all of them" : "it"));
    return table.rows.empty() ? int{nothing_found} : int{done};
  };
}

Run add_why(CLI::App& verb) {
  struct Arguments {
    std::vector<std::string> handles;
    GraphArguments graph;
  };
  const auto arguments = std::make_shared<Arguments>();
  verb.add_option("HANDLE", arguments->handles, "Handle of a fact: last column of query and show")
      ->type_name("")
      ->required();
  arguments->graph.add_to(verb);
  return [arguments] {
    const Asked asked = arguments->graph.ask();
    const query::Snapshot& graph = *asked.snapshot;
    for (const std::string& handle : arguments->handles) {
      const query::FactView fact = graph.fact(query::fact_by_handle(graph, handle));
      print(explanation(graph, fact, use_colour()));
    }
    return int{done};
  };
}

}  // namespace newsgraph::cli
