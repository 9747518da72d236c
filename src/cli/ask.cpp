// query, show, mentions, why, stats: questions to a graph.

#include <algorithm>
#include <map>
#include <memory>
#include <vector>

#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>

#include "newsgraph/base/error.hpp"
#include "newsgraph/base/utf8.hpp"
#include "newsgraph/query/names.hpp"
#include "newsgraph/query/pattern.hpp"

#include "cli/commands.hpp"
#include "cli/console.hpp"
#include "cli/evidence.hpp"
#include "cli/merges.hpp"
#include "cli/options.hpp"
#include "cli/table.hpp"
#include "cli/words.hpp"

namespace newsgraph::cli {
namespace {

std::string shown(const std::string& format) { return format.empty() ? "table" : format; }

Table rows_of(const graph::KnowledgeGraph& graph, const query::Answer& answer,
              const FormatArguments& format) {
  const auto handles = query::short_handles(graph);
  Table table;
  table.columns = {"date",  "subject", "predicate", "object", "place",
                   "topic", "stance",  "sources",   "handle"};
  for (const query::Row& row : answer.rows) {
    const graph::Fact& fact = graph.facts()[row.fact];
    std::string subject = name_of(graph, fact.subject);
    std::string object = object_words(graph, fact);
    if (row.turned) std::swap(subject, object);
    if (!fact.amount.empty())
      object += " (" + fact.amount + (fact.change.empty() ? "" : ", " + fact.change) + ")";
    table.rows.push_back({fact.date.empty() ? fact.period : fact.date, subject,
                          predicate_words(graph, fact, row.turned), object,
                          name_of(graph, fact.place), fact.topic, stance_words(graph, fact),
                          std::to_string(graph.independent_sources(fact)), handles[row.fact]});
    if (!format.evidence && !format.articles) continue;
    std::vector<std::string> below;
    if (format.evidence)
      below = evidence_lines(graph, fact, shown(format.format) == "table" && use_colour());
    if (format.articles) {
      for (const std::uint32_t source : fact.sources) below.push_back(source_words(graph, source));
    }
    table.below.push_back(std::move(below));
  }
  return table;
}

void tell_left_out(const query::Answer& answer) {
  const auto note = [](std::size_t count, const std::string& what) {
    if (count > 0) say("(" + counted(count, "row") + ' ' + what + ")");
  };
  note(answer.other_stance,
       "planned, denied, negative or somebody's word left out; --stance all shows them");
  note(answer.undated, "without a date left out; --undated keeps them");
  note(answer.over_limit, "more; --limit shows them");
}

int print_answer(const graph::KnowledgeGraph& graph, const query::Answer& answer,
                 const FormatArguments& format) {
  if (format.count) {
    print(std::to_string(answer.rows.size()) + '\n');
  } else if (!answer.rows.empty() || (format.format != "table" && format.format != "md")) {
    print(render(rows_of(graph, answer, format), format.format, terminal_width(), use_colour()));
  }
  flush_output();
  tell_left_out(answer);
  return answer.rows.empty() ? nothing_found : done;
}

/// Articles that name an entity of each list.
std::size_t articles_naming(const graph::KnowledgeGraph& graph,
                            const std::vector<std::vector<graph::EntityId>>& lists) {
  std::size_t count = 0;
  for (std::uint32_t record = 0; record < graph.records().size(); ++record) {
    const bool all = std::ranges::all_of(lists, [&](const auto& list) {
      return std::ranges::any_of(list, [&](graph::EntityId entity) {
        const auto& members = graph.entities()[entity].members;
        return std::ranges::any_of(members,
                                   [&](const auto& member) { return member.first == record; });
      });
    });
    if (all) ++count;
  }
  return count;
}

std::string shell_word(const std::string& word) {
  const bool plain = word.find_first_of(" '\"()&|;<>*?$") == std::string::npos;
  return plain ? word : '\'' + word + '\'';
}

}  // namespace

Run add_query(CLI::App& verb) {
  struct Arguments {
    std::string subject, predicate, object;
    GraphArguments graph;
    FilterArguments filters;
    FormatArguments format;
  };
  const auto arguments = std::make_shared<Arguments>();
  verb.add_option("SUBJECT", arguments->subject, "Name, or _ for anything")
      ->type_name("")
      ->required();
  verb.add_option("PREDICATE", arguments->predicate, "Name, label or alias of a predicate, or _")
      ->type_name("")
      ->required();
  verb.add_option("OBJECT", arguments->object, "Name, or _")->type_name("")->required();
  arguments->graph.add_to(verb);
  arguments->filters.add_to(verb);
  arguments->format.add_to(verb);
  return [arguments] {
    const auto opened = arguments->graph.open();
    const graph::KnowledgeGraph& graph = *opened.graph;
    const query::NameIndex names(graph);
    const query::Pattern pattern = query::parse_pattern(graph, names, arguments->subject,
                                                        arguments->predicate, arguments->object);
    const query::Answer answer = query::find(graph, names, pattern, arguments->filters.filters);
    const int status = print_answer(graph, answer, arguments->format);
    if (status == nothing_found && !pattern.any_subject && !pattern.any_object) {
      const std::size_t together = articles_naming(graph, {pattern.subject, pattern.object});
      say("no such fact: " + arguments->subject + ' ' + arguments->predicate + ' ' +
          arguments->object + "; " + counted(together, "article") +
          (together == 1 ? " names" : " name") + " both" +
          (together > 0 ? ": newsgraph mentions " + shell_word(arguments->subject) + ' ' +
                              shell_word(arguments->object)
                        : ""));
    } else if (status == nothing_found) {
      say("no such fact: " + arguments->subject + ' ' + arguments->predicate + ' ' +
          arguments->object + "; newsgraph show NAME lists all facts of a name");
    }
    return status;
  };
}

Run add_show(CLI::App& verb) {
  struct Arguments {
    std::string name;
    bool merges = false;
    GraphArguments graph;
    FilterArguments filters;
    FormatArguments format;
  };
  const auto arguments = std::make_shared<Arguments>();
  verb.add_option("NAME", arguments->name, "Name of a person, country, treaty, event ... or an id")
      ->type_name("")
      ->required();
  verb.add_flag("--merges", arguments->merges,
                "Say which names were taken for one thing, and why, instead of the facts");
  arguments->graph.add_to(verb);
  arguments->filters.add_to(verb);
  arguments->format.add_to(verb);
  return [arguments] {
    const auto opened = arguments->graph.open();
    const graph::KnowledgeGraph& graph = *opened.graph;
    const query::NameIndex names(graph);
    const auto entities = query::entities_named(names, arguments->name);
    if (arguments->format.format == "table") {
      for (const graph::EntityId entity : entities) {
        const identity::Cluster& cluster = graph.entities()[entity];
        std::string text = use_colour() ? "\x1B[1m" + cluster.name + "\x1B[0m" : cluster.name;
        text += " (" + cluster.type + (cluster.wikidata.empty() ? "" : ", " + cluster.wikidata) +
                ", n:" + cluster.id + ")\n";
        if (!cluster.aliases.empty()) {
          text += "also ";
          for (std::size_t i = 0; i < cluster.aliases.size() && i < 12; ++i)
            text += (i == 0 ? "" : "; ") + cluster.aliases[i];
          if (cluster.aliases.size() > 12) text += "; ...";
          text += '\n';
        }
        if (arguments->merges) text += merges_text(graph, entity);
        print(text);
      }
      print("\n");
    }
    if (arguments->merges) return int{done};
    const query::Answer answer =
        query::facts_of(graph, names, entities, arguments->filters.filters);
    const int status = print_answer(graph, answer, arguments->format);
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
    std::size_t limit = 0;
    GraphArguments graph;
    FormatArguments format;
  };
  const auto arguments = std::make_shared<Arguments>();
  verb.add_option("NAME", arguments->names, "One name or several: sentences that name all of them")
      ->type_name("")
      ->required();
  verb.add_option("--limit", arguments->limit, "At most so many sentences")->type_name("N");
  arguments->graph.add_to(verb);
  arguments->format.add_to(verb);
  return [arguments] {
    const auto opened = arguments->graph.open();
    const graph::KnowledgeGraph& graph = *opened.graph;
    const query::NameIndex names(graph);
    std::vector<std::vector<graph::EntityId>> lists;
    for (const std::string& name : arguments->names)
      lists.push_back(query::entities_named(names, name));
    Table table;
    table.columns = {"date", "article", "sentence"};
    std::size_t left_out = 0;
    const bool colour = arguments->format.format == "table" && use_colour();
    for (std::uint32_t record = 0; record < graph.records().size(); ++record) {
      for (const std::string& sentence : sentences_naming(graph, record, lists, colour)) {
        if (arguments->limit > 0 && table.rows.size() == arguments->limit) {
          ++left_out;
          continue;
        }
        const Article& article = graph.records()[record].article;
        table.rows.push_back({graph.article_date(record), article.identifier, sentence});
      }
    }
    if (arguments->format.count) {
      print(std::to_string(table.rows.size()) + '\n');
    } else if (arguments->format.format == "table") {
      // Sentences are read, not compared: each below its article rather than cut to a column.
      for (const auto& row : table.rows) {
        print((row[0].empty() ? "" : row[0] + "  ") + row[1] + "\n    " + row[2] + '\n');
      }
    } else {
      print(render(table, arguments->format.format, 0, false));
    }
    flush_output();
    if (left_out > 0) say("(" + counted(left_out, "sentence") + " more; --limit shows them)");
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
    const auto opened = arguments->graph.open();
    const graph::KnowledgeGraph& graph = *opened.graph;
    for (const std::string& handle : arguments->handles) {
      const graph::Fact& fact = graph.facts()[query::fact_by_handle(graph, handle)];
      print(explanation(graph, fact, use_colour()));
    }
    return int{done};
  };
}

Run add_stats(CLI::App& verb) {
  struct Arguments {
    bool copies = false;
    GraphArguments graph;
    FormatArguments format;
  };
  const auto arguments = std::make_shared<Arguments>();
  verb.add_flag("--copies", arguments->copies,
                "List articles that print nearly the text of another, which are no sources of "
                "their own");
  arguments->graph.add_to(verb);
  arguments->format.add_to(verb);
  return [arguments] {
    const auto opened = arguments->graph.open();
    const graph::KnowledgeGraph& graph = *opened.graph;
    if (arguments->copies) {
      Table copies;
      copies.columns = {"article", "date", "prints nearly the text of", "of"};
      for (std::uint32_t record = 0; record < graph.records().size(); ++record) {
        const std::uint32_t first = graph.source_groups()[record];
        if (first == record) continue;
        copies.rows.push_back(
            {graph.records()[record].article.identifier, graph.article_date(record),
             graph.records()[first].article.identifier, graph.article_date(first)});
      }
      if (!copies.rows.empty())
        print(render(copies, arguments->format.format, terminal_width(), use_colour()));
      flush_output();
      if (copies.rows.empty()) say("every article has a text of its own");
      return copies.rows.empty() ? int{nothing_found} : int{done};
    }
    const auto& ontology = graph.knowledge().ontology;
    std::map<std::string, std::size_t> types;
    std::map<std::string, std::pair<std::size_t, std::size_t>> predicates;  // plain, marked
    for (const auto& entity : graph.entities()) ++types[entity.type];
    for (const auto& fact : graph.facts()) {
      auto& [plain, marked] = predicates[ontology.predicates()[fact.predicate].name];
      ++(fact.plain() ? plain : marked);
    }
    Table table;
    table.columns = {"what", "name", "count", "not plain"};
    table.rows.push_back({"articles", "", std::to_string(graph.records().size()), ""});
    std::size_t copies = 0;
    for (std::uint32_t record = 0; record < graph.records().size(); ++record)
      copies += graph.source_groups()[record] == record ? 0U : 1U;
    if (copies > 0)
      table.rows.push_back({"articles", "nearly the text of another", std::to_string(copies), ""});
    for (const auto& [type, count] : types)
      table.rows.push_back({"entities", type, std::to_string(count), ""});
    for (const auto& [predicate, counts] : predicates) {
      table.rows.push_back({"facts", predicate, std::to_string(counts.first),
                            counts.second == 0 ? "" : std::to_string(counts.second)});
    }
    print(render(table, arguments->format.format, terminal_width(), use_colour()));
    return graph.facts().empty() ? int{nothing_found} : int{done};
  };
}

}  // namespace newsgraph::cli
