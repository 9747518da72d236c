// export: the graph, or the part that filters leave, as a picture or as data.

#include <filesystem>
#include <memory>
#include <numeric>
#include <utility>
#include <vector>

#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>

#include "newsgraph/base/error.hpp"
#include "newsgraph/base/file.hpp"
#include "newsgraph/export/dot.hpp"
#include "newsgraph/export/page.hpp"
#include "newsgraph/export/picture.hpp"
#include "newsgraph/query/names.hpp"

#include "cli/answers.hpp"
#include "cli/commands.hpp"
#include "cli/console.hpp"
#include "cli/options.hpp"
#include "cli/output_folder.hpp"
#include "cli/take_data.hpp"

namespace newsgraph::cli {
namespace {

struct Arguments {
  std::string output;
  std::string format;
  std::string focus;
  std::string timeline;
  std::size_t depth = 1;
  std::size_t most = 0;  ///< 0: what the format thinks best.
  bool list = false;
  bool describe = false;
  DataArguments data;
  GraphArguments graph;
  FilterArguments filters;
};

[[noreturn]] void refuse_format(const std::string& word) {
  std::vector<std::string> words;
  for (const exporting::Format& format : exporting::formats()) {
    words.emplace_back(format.name);
    if (!format.extension.empty()) words.emplace_back(format.extension);
  }
  const std::string near = closest(word, words);
  throw InputError("", "unknown format \"" + word + "\" (want " + exporting::format_names() + ")" +
                           (near.empty() ? "" : "; did you mean " + near + "?"));
}

const exporting::Format& chosen_format(const Arguments& arguments) {
  const std::string ending = std::filesystem::path(arguments.output).extension().string();
  if (arguments.format.empty()) {
    if (const auto* const format = exporting::format_of_file(arguments.output)) return *format;
    if (ending.size() > 1) refuse_format(ending.substr(1));
    throw InputError(
        "-o " + arguments.output,
        "has no extension that names a format; give --format " + exporting::format_names());
  }
  // "events" with -o FILE.jsonl is the format "events-jsonl": the ending says which of a family.
  if (ending.size() > 1) {
    const auto* const member = exporting::find_format(arguments.format + '-' + ending.substr(1));
    if (member != nullptr) return *member;
  }
  if (const auto* const format = exporting::find_format(arguments.format)) return *format;
  refuse_format(arguments.format);
}

void write_out(const std::string& output, std::string_view bytes) {
  if (output == "-") {
    print(bytes);
  } else {
    write_file(output, bytes);
  }
}

/// All that a name means.
std::vector<graph::EntityId> named(const graph::KnowledgeGraph& graph, const std::string& name,
                                   query::Notes& notes) {
  const query::Snapshot asked(graph);
  return query::entities_named(asked, name, notes);
}

/// The facts within `depth` steps of a name, over the facts that pass the filters; in a picture
/// those too that join what it reaches with each other.
ChosenFacts facts_around(const graph::KnowledgeGraph& graph, const Arguments& arguments,
                         bool picture) {
  ChosenFacts chosen = choose_facts(graph, "", arguments.filters.filters);
  if (!chosen.facts) {
    chosen.facts.emplace(graph.facts().size());
    std::iota(chosen.facts->begin(), chosen.facts->end(), graph::FactId{0});
  }
  std::vector<bool> near(graph.entities().size(), false);
  query::Notes notes;
  for (const graph::EntityId entity : named(graph, arguments.focus, notes)) near[entity] = true;
  tell(notes);
  std::vector<graph::FactId> kept;
  for (std::size_t step = 0; step < arguments.depth; ++step) {
    const std::vector<bool> reached = near;
    kept.clear();
    for (const graph::FactId id : *chosen.facts) {
      const graph::Fact& fact = graph.facts()[id];
      const bool has_object = fact.object != graph::no_entity_id;
      if (!reached[fact.subject] && !(has_object && reached[fact.object])) continue;
      kept.push_back(id);
      near[fact.subject] = true;
      if (has_object) near[fact.object] = true;
    }
  }
  if (picture) {
    kept.clear();
    for (const graph::FactId id : *chosen.facts) {
      const graph::Fact& fact = graph.facts()[id];
      if (near[fact.subject] && (fact.object == graph::no_entity_id || near[fact.object]))
        kept.push_back(id);
    }
  }
  chosen.facts = std::move(kept);
  return chosen;
}

void export_page(const graph::KnowledgeGraph& graph, const Arguments& arguments,
                 const ChosenFacts& chosen) {
  exporting::PageOptions options;
  options.title = arguments.focus.empty() ? page_title(graph) : arguments.focus;
  if (arguments.most > 0) options.most_nodes = arguments.most;
  if (chosen.facts) options.facts = *chosen.facts;
  options.disputes = disputes_of(graph);
  std::string page;
  exporting::write_page(graph, options, [&page](std::string_view bytes) { page += bytes; });
  write_out(arguments.output, page);
  if (!exporting::page_is_interactive()) say(still_page_note);
}

void export_picture(const graph::KnowledgeGraph& graph, const Arguments& arguments,
                    const exporting::Format& format, const ChosenFacts& chosen) {
  const bool whole_dot =
      format.name == "dot" && !chosen.facts && arguments.most == 0 && arguments.timeline.empty();
  if (whole_dot && arguments.output != "-") {
    write_streamed(arguments.output, graph, "dot", {});
    return;
  }
  if (whole_dot) {
    exporting::write_dot(graph, [](std::string_view bytes) { print(bytes); });
    return;
  }
  exporting::PictureOptions options;
  options.format = format.name;
  query::Notes told;  // facts_around has told them
  if (!arguments.focus.empty()) {
    options.focus = named(graph, arguments.focus, told);
    options.most_nodes = exporting::most_drawn_around;
  }
  if (arguments.most > 0) options.most_nodes = arguments.most;
  if (chosen.facts) options.facts = *chosen.facts;
  options.disputes = disputes_of(graph);
  if (!arguments.timeline.empty()) {
    if (format.name == "dot") throw InputError("--timeline", "is a picture: svg, png or pdf");
    options.timeline = named(graph, arguments.timeline, told);
  }
  if (format.name != "dot") {
    write_out(arguments.output, exporting::draw(graph, options));
    return;
  }
  // A DOT file is for other programs: it holds all that passes unless --top asks for less.
  if (arguments.most == 0) options.most_nodes = graph.entities().size();
  std::string dot;
  exporting::write_dot(graph, options, [&dot](std::string_view bytes) { dot += bytes; });
  write_out(arguments.output, dot);
}

/// What the filters left out, as a note.
void say_left_out(const query::Answer& answer) {
  if (answer.left_out.undated > 0) {
    say(counted(answer.left_out.undated, "fact") +
        " without a date left out (--undated keeps them)");
  }
  if (answer.left_out.over_limit > 0)
    say(counted(answer.left_out.over_limit, "fact") + " over the limit left out");
}

int run_export(const Arguments& arguments) {
  if (arguments.list) {
    print(list_formats());
    return done;
  }
  if (arguments.describe) {
    print(describe_columns(chosen_format(arguments)));
    return done;
  }
  if (arguments.output.empty()) {
    throw InputError("", "no file to write: give -o FILE, or -o - for standard output");
  }
  const exporting::Format& format = chosen_format(arguments);
  const auto opened = arguments.graph.open();
  const graph::KnowledgeGraph& graph = *opened.graph;
  const bool picture = format.kind == exporting::FormatKind::Picture;
  ChosenFacts chosen = arguments.focus.empty() || (arguments.depth == 1 && !picture)
                           ? choose_facts(graph, arguments.focus, arguments.filters.filters)
                           : facts_around(graph, arguments, picture);
  if (chosen.facts && chosen.facts->empty()) {
    say("no fact passes the filters; nothing was written");
    return nothing_found;
  }
  if (graph.entities().empty()) {
    say("the graph is empty; nothing was written");
    return nothing_found;
  }
  if (graph.facts().empty()) say("the graph has names and no fact");
  say_left_out(chosen.answer);
  if (format.name == "html") {
    export_page(graph, arguments, chosen);
    return done;
  }
  if (picture) {
    export_picture(graph, arguments, format, chosen);
    return done;
  }
  exporting::DataOptions options = arguments.data.options;
  if (arguments.filters.filters.countries()) options.actors = exporting::ActorForm::Country;
  options.facts = std::move(chosen.facts);
  options.title = arguments.focus;
  write_data(graph, format, options, arguments.output);
  return done;
}

}  // namespace

Run add_export(CLI::App& verb) {
  const auto arguments = std::make_shared<Arguments>();
  verb.add_option("-o,--output", arguments->output, "File to write, or - for standard output")
      ->type_name("FILE");
  verb.add_option("--format", arguments->format, exporting::format_names())->type_name("FORMAT");
  verb.add_flag("--list", arguments->list, "Say what the formats are, and stop");
  verb.add_flag("--describe", arguments->describe,
                "Say what the columns of the format mean, and stop");
  verb.add_option("--focus", arguments->focus,
                  "Only facts of this name; in pictures also those among whom it names")
      ->type_name("NAME");
  verb.add_option("--timeline", arguments->timeline,
                  "Picture of what is told of this name in the order of time")
      ->type_name("NAME");
  verb.add_option("--depth", arguments->depth, "With --focus: so many steps around it")
      ->type_name("N")
      ->default_str("1")
      ->check(CLI::Range(1, 9));
  verb.add_option("--top", arguments->most,
                  "Draw at most so many entities (pictures 120, with --focus 40, the page 2000)")
      ->type_name("N")
      ->check(CLI::PositiveNumber);
  arguments->data.add_to(verb);
  arguments->graph.add_to(verb);
  arguments->filters.add_to(verb);
  return [arguments] { return run_export(*arguments); };
}

}  // namespace newsgraph::cli
