#include "cli/answers.hpp"

#include <utility>

#include "cli/console.hpp"
#include "cli/evidence.hpp"
#include "cli/words.hpp"

namespace newsgraph::cli {

std::vector<std::string> lines_below(const query::Snapshot& graph, const query::FactView& fact,
                                     const FormatArguments& format) {
  std::vector<std::string> lines;
  if (format.evidence) {
    // Who holds an office may be said in a thousand places: people read the first, programs all.
    const bool read = format.format == "table";
    constexpr std::size_t usual_places = 10;
    std::size_t more = 0;
    lines = read ? evidence_lines(graph, fact, use_colour(), usual_places, &more)
                 : evidence_lines(graph, fact, false);
    if (more > 0) {
      lines.push_back("... " + counted(more, "sentence") + " more: newsgraph why " +
                      std::string(graph.handle(fact.number)));
    }
  }
  if (format.articles) {
    for (const std::uint32_t source : fact.sources) lines.push_back(source_words(graph, source));
  }
  return lines;
}

std::string said_words(const query::FactView& fact) {
  std::string text(fact.first_said);
  return fact.first_said == fact.last_said ? text : text.append(" to ").append(fact.last_said);
}

Table fact_table(const query::Snapshot& graph, const std::vector<query::Row>& rows,
                 const FormatArguments& format, bool countries) {
  Table table;
  table.columns = {"date",  "subject", "predicate", "object",  "place",
                   "topic", "stance",  "said",      "sources", "handle"};
  for (const query::Row& row : rows) {
    const query::FactView fact = graph.fact(row.fact);
    std::string subject = subject_words(graph, fact, countries);
    std::string object = object_words(graph, fact, countries);
    if (row.turned) std::swap(subject, object);
    if (!fact.amount.empty()) {
      object.append(" (").append(fact.amount);
      if (!fact.change.empty()) object.append(", ").append(fact.change);
      object += ')';
    }
    const std::string date(fact.date.empty() ? fact.period : fact.date);
    const bool lasts = date.empty() && graph.predicate(fact).state;
    table.rows.push_back({date, subject, predicate_words(graph, fact, row.turned), object,
                          name_of(graph, fact.place), std::string(fact.topic),
                          stance_words(graph, fact), lasts ? said_words(fact) : "",
                          std::to_string(fact.independent_sources),
                          std::string(graph.handle(row.fact))});
    if (format.evidence || format.articles) table.below.push_back(lines_below(graph, fact, format));
  }
  return table;
}

int print_table(const Table& table, const FormatArguments& format) {
  if (format.count) {
    print(std::to_string(table.rows.size()) + '\n');
  } else if (!table.rows.empty() || (format.format != "table" && format.format != "md")) {
    print(render(table, format.format, terminal_width(), use_colour()));
  }
  flush_output();
  return table.rows.empty() ? nothing_found : done;
}

int print_answer(const query::Snapshot& graph, const query::Answer& answer,
                 const FormatArguments& format, bool countries) {
  const int status = print_table(fact_table(graph, answer.rows, format, countries), format);
  tell_left_out(answer.left_out);
  return status;
}

void tell_left_out(const query::LeftOut& left_out) {
  const auto note = [](std::size_t count, const std::string& what) {
    if (count > 0) say("(" + counted(count, "row") + ' ' + what + ")");
  };
  note(left_out.other_stance,
       "planned, denied, negative or somebody's word left out; --stance all shows them");
  note(left_out.undated, "without a date left out; --undated keeps them");
  note(left_out.domestic, "within one country left out; --actors named shows them");
  note(left_out.over_limit, "more; --limit shows them");
}

void tell(const query::Notes& notes) {
  for (const std::string& note : notes) say('(' + note + ')');
}

std::string shell_word(const std::string& word) {
  const bool plain = !word.empty() && word.find_first_of(" '\"()&|;<>*?$`\\") == std::string::npos;
  if (plain) return word;
  std::string quoted = "'";
  for (const char c : word) quoted += c == '\'' ? std::string("'\\''") : std::string(1, c);
  return quoted + '\'';
}

}  // namespace newsgraph::cli
