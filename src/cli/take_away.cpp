// export: the graph, or the part that filters leave, as a picture or as data.

#include <algorithm>
#include <filesystem>
#include <memory>
#include <vector>

#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>

#include "newsgraph/base/error.hpp"
#include "newsgraph/base/file.hpp"
#include "newsgraph/export/dot.hpp"
#include "newsgraph/export/jsonld.hpp"
#include "newsgraph/export/nquads.hpp"
#include "newsgraph/export/picture.hpp"
#include "newsgraph/query/names.hpp"

#include "cli/commands.hpp"
#include "cli/console.hpp"
#include "cli/options.hpp"
#include "cli/output_folder.hpp"
#include "cli/table.hpp"
#include "cli/words.hpp"

namespace newsgraph::cli {
namespace {

const std::vector<std::string> picture_formats = {"svg", "png", "pdf"};
const std::vector<std::string> whole_formats = {"jsonld", "nq", "dot"};

bool among(const std::vector<std::string>& list, const std::string& word) {
  return std::ranges::find(list, word) != list.end();
}

struct Arguments {
  std::string output;
  std::string format;
  std::string focus;
  std::size_t most = exporting::PictureOptions{}.most_nodes;
  std::string base_iri = exporting::JsonLdOptions{}.base_iri;
  GraphArguments graph;
  FilterArguments filters;
};

std::string chosen_format(const Arguments& arguments) {
  if (!arguments.format.empty()) return arguments.format;
  std::string extension = std::filesystem::path(arguments.output).extension().string();
  if (extension.size() < 2) {
    throw InputError(
        "-o " + arguments.output,
        "has no extension that names a format; give --format svg, png, pdf, dot, jsonld or nq");
  }
  return extension.substr(1);
}

void write_out(const std::string& output, std::string_view bytes) {
  if (output == "-") {
    print(bytes);
  } else {
    write_file(output, bytes);
  }
}

void export_whole(const graph::KnowledgeGraph& graph, const Arguments& arguments,
                  const std::string& format) {
  if (arguments.output != "-") {
    write_streamed(arguments.output, graph, format, arguments.base_iri);
    return;
  }
  exporting::JsonLdOptions options;
  options.base_iri = arguments.base_iri;
  const exporting::Sink sink = [](std::string_view bytes) { print(bytes); };
  if (format == "jsonld") exporting::write_jsonld(graph, options, sink);
  if (format == "nq") exporting::write_nquads(graph, options, sink);
  if (format == "dot") exporting::write_dot(graph, sink);
}

}  // namespace

Run add_export(CLI::App& verb) {
  const auto arguments = std::make_shared<Arguments>();
  verb.add_option("-o,--output", arguments->output, "File to write, or - for standard output")
      ->type_name("FILE")
      ->required();
  verb.add_option("--format", arguments->format,
                  "svg, png, pdf (pictures, filters apply), dot, jsonld, nq (the whole graph)")
      ->type_name("FORMAT");
  verb.add_option("--focus", arguments->focus, "Draw only facts of this name")->type_name("NAME");
  verb.add_option("--top", arguments->most, "Draw at most so many entities")
      ->type_name("N")
      ->default_str("300");
  verb.add_option("--base-iri", arguments->base_iri, "Beginning of the ids")->type_name("IRI");
  arguments->graph.add_to(verb);
  arguments->filters.add_to(verb);
  return [arguments] {
    const std::string format = chosen_format(*arguments);
    if (!among(picture_formats, format) && !among(whole_formats, format)) {
      std::vector<std::string> all = picture_formats;
      std::ranges::copy(whole_formats, std::back_inserter(all));
      const std::string near = closest(format, all);
      throw InputError("", "unknown format \"" + format +
                               "\" (want svg, png, pdf, dot, jsonld or nq)" +
                               (near.empty() ? "" : "; did you mean " + near + "?"));
    }
    const auto opened = arguments->graph.open();
    const graph::KnowledgeGraph& graph = *opened.graph;
    if (among(whole_formats, format)) {
      export_whole(graph, *arguments, format);
      return int{done};
    }
    const query::NameIndex names(graph);
    query::Filters filters = arguments->filters.filters;
    if (filters.stance.empty()) filters.stance = "all";  // a picture shows them dashed
    query::Answer answer;
    if (arguments->focus.empty()) {
      query::Pattern everything;
      everything.any_subject = everything.any_object = true;
      answer = query::find(graph, names, everything, filters);
    } else {
      answer =
          query::facts_of(graph, names, query::entities_named(names, arguments->focus), filters);
    }
    if (answer.rows.empty()) {
      say("no fact passes the filters; nothing was drawn");
      return int{nothing_found};
    }
    exporting::PictureOptions options;
    options.format = format;
    options.most_nodes = arguments->most;
    for (const query::Row& row : answer.rows) options.facts.push_back(row.fact);
    std::ranges::sort(options.facts);
    write_out(arguments->output, exporting::draw(graph, options));
    return int{done};
  };
}

}  // namespace newsgraph::cli
