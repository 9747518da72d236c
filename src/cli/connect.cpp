// path, quotes: how two names are connected, and what somebody said.

#include <algorithm>
#include <memory>
#include <optional>
#include <vector>

#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>

#include "newsgraph/base/utf8.hpp"
#include "newsgraph/query/names.hpp"
#include "newsgraph/query/pattern.hpp"
#include "newsgraph/query/ways.hpp"
#include "newsgraph/text/tokenizer.hpp"

#include "cli/answers.hpp"
#include "cli/commands.hpp"
#include "cli/console.hpp"
#include "cli/options.hpp"
#include "cli/table.hpp"
#include "cli/words.hpp"

namespace newsgraph::cli {
namespace {

/// A row a step: its best told fact, read in the direction of the way.
Table way_table(const query::Snapshot& graph, const std::vector<query::Way>& ways,
                const FormatArguments& format, bool countries) {
  Table table;
  table.columns = {"way",   "date",    "subject", "predicate", "object",
                   "place", "sources", "handle",  "more"};
  for (std::size_t number = 0; number < ways.size(); ++number) {
    for (const query::Step& step : ways[number]) {
      const query::FactView fact = graph.fact(step.facts.front());
      const query::Ends ends = query::ends_of(graph, fact, countries);
      const bool turned = ends.subject == step.to || (ends.object == step.from);
      std::string subject = subject_words(graph, fact, countries);
      std::string object = object_words(graph, fact, countries);
      if (turned) std::swap(subject, object);
      const std::size_t more = step.facts.size() - 1;
      table.rows.push_back({std::to_string(number + 1), std::string(fact.date), subject,
                            predicate_words(graph, fact, turned), object,
                            name_of(graph, fact.place), std::to_string(fact.independent_sources),
                            std::string(graph.handle(fact.number)),
                            more == 0 ? std::string() : '+' + std::to_string(more)});
      if (format.evidence || format.articles)
        table.below.push_back(lines_below(graph, fact, format));
    }
  }
  return table;
}

/// White space of any kind as one space.
std::string single_spaced(std::string_view text) {
  std::string line;
  for (const char c : text) {
    const bool space = c == ' ' || c == '\n' || c == '\r' || c == '\t';
    if (!space) {
      line += c;
    } else if (!line.empty() && line.back() != ' ') {
      line += ' ';
    }
  }
  return line;
}

}  // namespace

Run add_path(CLI::App& verb) {
  struct Arguments {
    std::string from, to, predicates;
    std::size_t most = 1;
    GraphArguments graph;
    FilterArguments filters;
    FormatArguments format;
  };
  const auto arguments = std::make_shared<Arguments>();
  verb.add_option("FROM", arguments->from, "Name")->type_name("")->required();
  verb.add_option("TO", arguments->to, "Name")->type_name("")->required();
  verb.add_option("-k,--ways", arguments->most, "So many ways, the shortest first")
      ->type_name("N")
      ->check(CLI::Range(1, 100))
      ->default_str("1");
  verb.add_option("--predicates", arguments->predicates,
                  "Follow only these: names, labels or aliases")
      ->type_name("NAME,...");
  arguments->graph.add_to(verb);
  arguments->filters.add_to(verb);
  arguments->format.add_to(verb);
  return [arguments] {
    const Asked asked = arguments->graph.ask();
    const query::Snapshot& graph = *asked.snapshot;
    query::Notes notes;
    const auto from = query::entities_named(graph, arguments->from, notes);
    const auto to = query::entities_named(graph, arguments->to, notes);
    const query::Filters& filters = arguments->filters.filters;
    const query::FactFilter filter(graph, filters, notes);
    const auto predicates = query::predicates_named(graph, arguments->predicates);
    tell(notes);
    if (from.front() == to.front()) {
      say(arguments->from + " and " + arguments->to + " are one: " + name_of(graph, from.front()));
      return int{nothing_found};
    }
    query::LeftOut left_out;
    const auto facts = query::facts_passing(graph, filter, predicates, left_out);
    const query::Links links = query::links_of(graph, facts, filters.countries());
    const auto ways = query::find_ways(graph, from, to, links, arguments->most);
    const int status = print_table(way_table(graph, ways, arguments->format, filters.countries()),
                                   arguments->format);
    if (status == nothing_found) {
      say("no way from " + arguments->from + " to " + arguments->to + " over " +
          counted(links.links.size(), "fact") +
          "; --stance all follows what is planned or told by "
          "somebody too, newsgraph mentions " +
          shell_word(arguments->from) + ' ' + shell_word(arguments->to) +
          " lists sentences that name both");
    }
    return status;
  };
}

Run add_quotes(CLI::App& verb) {
  struct Arguments {
    std::string speaker, about;
    GraphArguments graph;
    TimeArguments time;
    FormatArguments format;
  };
  const auto arguments = std::make_shared<Arguments>();
  verb.add_option("NAME", arguments->speaker, "Who speaks")->type_name("")->required();
  verb.add_option("--about", arguments->about, "Only words that name this")->type_name("NAME");
  verb.add_option("--topic", arguments->time.filters.topic, "Only words that hold these")
      ->type_name("WORDS")
      ->group("Filters");
  verb.add_option("--actors", arguments->time.filters.actors,
                  "named (default), or country: all who speak for the state")
      ->type_name("WHO")
      ->group("Filters");
  arguments->time.add_to(verb);
  arguments->graph.add_to(verb);
  arguments->format.add_to(verb);
  return [arguments] {
    const Asked asked = arguments->graph.ask();
    const query::Snapshot& graph = *asked.snapshot;
    const query::Filters& filters = arguments->time.filters;
    query::Notes notes;
    const query::FactFilter filter(graph, filters, notes);
    const auto speakers = query::entities_named(graph, arguments->speaker, notes);
    std::vector<query::EntityId> about;
    if (!arguments->about.empty()) about = query::entities_named(graph, arguments->about, notes);
    tell(notes);
    const auto among = [](const std::vector<query::EntityId>& list, query::EntityId entity) {
      return std::ranges::find(list, entity) != list.end();
    };
    std::vector<std::uint32_t> rows;
    for (const query::EntityId speaker : speakers) {
      const auto of_speaker = graph.quotations_of(speaker);
      rows.insert(rows.end(), of_speaker.begin(), of_speaker.end());
    }
    if (filters.countries()) {
      for (std::uint32_t row = 0; row < graph.quotation_count(); ++row) {
        if (among(speakers, graph.quotation(row).speaker_country)) rows.push_back(row);
      }
    }
    // By the date of the article, then as they stand there.
    std::vector<std::pair<std::string, std::uint32_t>> order;
    query::LeftOut left_out;
    const std::string topic = text::fold(filters.topic);
    for (const std::uint32_t row : rows) {
      const query::QuotationView quotation = graph.quotation(row);
      if (!about.empty() && std::ranges::none_of(quotation.about, [&](query::EntityId entity) {
            return among(about, entity);
          })) {
        continue;
      }
      const std::string_view date = graph.article(quotation.record).date;
      const std::optional<bool> in_time = filter.in_time(date);
      if (in_time ? *in_time : filters.undated) {
        order.emplace_back(date, row);
      } else if (!in_time) {
        ++left_out.undated;
      }
    }
    std::ranges::sort(order, [](const auto& a, const auto& b) {
      const auto dates = compare_dates(a.first, b.first);
      return dates != 0 ? dates < 0 : a.second < b.second;
    });
    order.erase(std::unique(order.begin(), order.end()), order.end());
    Table table;
    table.columns = {"date", "speaker", "words", "about", "article"};
    std::uint32_t last_record = 0;
    std::optional<CodePointIndex> index;
    for (const auto& [date, row] : order) {
      const query::QuotationView quotation = graph.quotation(row);
      if (!index || quotation.record != last_record) index.emplace(graph.text(quotation.record));
      last_record = quotation.record;
      if (quotation.span.end > index->size() || quotation.sentence.end > index->size()) continue;
      std::string words = single_spaced(index->slice(quotation.span.begin, quotation.span.end));
      if (!topic.empty() && text::fold(words).find(topic) == std::string::npos) continue;
      if (filters.limit > 0 && table.rows.size() == filters.limit) {
        ++left_out.over_limit;
        continue;
      }
      std::string named;
      for (const query::EntityId entity : quotation.about)
        named += (named.empty() ? "" : "; ") + name_of(graph, entity);
      table.rows.push_back({date, name_of(graph, quotation.speaker),
                            quotation.direct ? "\u201c" + words + "\u201d" : words, named,
                            std::string(graph.article(quotation.record).identifier)});
      if (arguments->format.evidence) {
        table.below.push_back(
            {single_spaced(index->slice(quotation.sentence.begin, quotation.sentence.end))});
      } else if (arguments->format.articles) {
        table.below.push_back({source_words(graph, quotation.record)});
      }
    }
    if (arguments->format.format == "table" && !arguments->format.count) {
      // Words are read, not compared: each below its speaker rather than cut to a column.
      for (std::size_t i = 0; i < table.rows.size(); ++i) {
        const auto& row = table.rows[i];
        print((row[0].empty() ? "" : row[0] + "  ") + row[1] + " (" + row[4] + ")\n    " + row[2] +
              '\n');
        if (i < table.below.size()) print("      " + table.below[i].front() + '\n');
      }
      flush_output();
    } else {
      print_table(table, arguments->format);
    }
    tell_left_out(left_out);
    if (table.rows.empty()) {
      say("no words of " + arguments->speaker +
          (arguments->about.empty() ? "" : " about " + arguments->about) +
          " are quoted; newsgraph query " + shell_word(arguments->speaker) +
          " _ _ --stance all lists what is said of them");
      return int{nothing_found};
    }
    return int{done};
  };
}

}  // namespace newsgraph::cli
