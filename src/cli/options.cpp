#include "cli/options.hpp"

#include <algorithm>
#include <array>
#include <filesystem>
#include <string_view>
#include <utility>

#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>

#include "newsgraph/base/error.hpp"
#include "newsgraph/base/file.hpp"
#include "newsgraph/document/date.hpp"
#include "newsgraph/document/record_file.hpp"

#include "cli/table.hpp"

namespace newsgraph::cli {

void SchemaOptions::add_to(CLI::App& verb) {
  verb.add_option("--schema", folders,
                  "Folder with types, predicates, rules or names of your own (may be repeated)")
      ->type_name("DIR")
      ->expected(1)
      ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll);
}

knowledge::Knowledge SchemaOptions::load() const {
  std::vector<std::filesystem::path> paths;
  for (const std::string& folder : folders) {
    if (!std::filesystem::is_directory(folder)) throw InputError(folder, "is no folder (--schema)");
    paths.emplace_back(folder);
  }
  return knowledge::load(paths);
}

void InputArguments::add_to(CLI::App& verb) {
  verb.add_option("INPUT", inputs, "Files, folders (recursive), globs, or - for standard input")
      ->type_name("");
  verb.add_option("--files-from", files_from, "Read names of inputs from FILE, one a line")
      ->type_name("FILE");
  verb.add_option("--from", options.from,
                  "Format, where sniffing is wrong: text, jsonl, json, csv, tsv, html")
      ->type_name("FORMAT");
  verb.add_option("--map", field_map, "Names of fields, e.g. text=body,date=when")
      ->type_name("OURS=THEIRS,...")
      ->delimiter(',');
  verb.add_option("--encoding", options.encoding, "Character encoding, where it is not UTF-8")
      ->type_name("NAME");
  verb.add_option("--date", options.date, "Date of articles that do not say theirs")
      ->type_name("DATE");
  verb.add_option("--publisher", options.publisher, "Publisher of articles that do not say theirs")
      ->type_name("NAME");
  verb.add_option("--id", options.identifier, "Identifier of a single plain text")->type_name("ID");
  verb.add_option("-j,--threads", threads, "Threads; 0 for one a processor")
      ->type_name("N")
      ->default_str("0");
  verb.add_option("--errors", errors_file, "List articles that failed in FILE, tab separated")
      ->type_name("FILE");
}

std::vector<std::string> InputArguments::gather() {
  std::vector<std::string> all = inputs;
  if (!files_from.empty()) {
    const std::string content = files_from == "-" ? read_file("/dev/stdin") : read_file(files_from);
    std::string_view rest = content;
    while (!rest.empty()) {
      const std::size_t feed = std::min(rest.find('\n'), rest.size());
      std::string_view line = rest.substr(0, feed);
      if (line.ends_with('\r')) line.remove_suffix(1);
      if (!line.empty()) all.emplace_back(line);
      rest.remove_prefix(std::min(feed + 1, rest.size()));
    }
  }
  if (all.empty()) {
    throw InputError(
        "",
        "no INPUT: give files, folders or - for standard input, e.g. newsgraph build articles/");
  }
  constexpr std::array<std::string_view, 6> ours = {"id",        "title", "date",
                                                    "publisher", "url",   "text"};
  for (const std::string& pair : field_map) {
    const std::size_t equals = pair.find('=');
    const std::string name = pair.substr(0, equals);
    if (equals == std::string::npos || std::ranges::find(ours, name) == ours.end()) {
      throw InputError(
          "--map",
          "\"" + pair +
              "\" is no OURS=THEIRS (OURS is one of id, title, date, publisher, url, text)");
    }
    options.field_map[name] = pair.substr(equals + 1);
  }
  if (!options.date.empty() && date_precision(options.date) == DatePrecision::None) {
    throw InputError("--date",
                     "\"" + options.date + "\" is no date (want YYYY-MM-DD, YYYY-MM or YYYY)");
  }
  return all;
}

void JudgementArguments::add_to(CLI::App& verb) {
  verb.add_option("--judgements", path,
                  "What people decided about merges and claims (newsgraph review writes it); "
                  "judgements.tsv of the graph's folder if not given")
      ->type_name("FILE");
}

std::filesystem::path JudgementArguments::file(const std::string& graph) const {
  if (!path.empty()) return path;
  std::filesystem::path there = std::filesystem::path(graph) / judgements_file_name;
  std::error_code ignored;
  return std::filesystem::is_regular_file(there, ignored) ? there : std::filesystem::path();
}

identity::Judgements JudgementArguments::load(const std::string& graph) const {
  const std::filesystem::path from = file(graph);
  return from.empty() ? identity::Judgements() : identity::read_judgements(from);
}

void GraphArguments::add_to(CLI::App& verb) {
  verb.add_option("-g,--graph", path, "Folder written by build, or a claims.jsonl")
      ->type_name("PATH")
      ->envname("NEWSGRAPH_GRAPH")
      ->default_str("output");
  schema.add_to(verb);
  judgements.add_to(verb);
}

GraphArguments::Opened GraphArguments::open() const {
  const std::string from = path.empty() ? "output" : path;
  if (!std::filesystem::exists(from)) {
    throw InputError(from, "no graph is there; make one with newsgraph build ARTICLES -o " + from +
                               ", or name one with -g");
  }
  Opened opened;
  const std::array<std::filesystem::path, 1> paths = {from};
  auto records = read_records(paths);
  opened.knowledge = std::make_unique<knowledge::Knowledge>(schema.load());
  opened.graph = std::make_unique<graph::KnowledgeGraph>(std::move(records), *opened.knowledge,
                                                         judgements.load(from));
  return opened;
}

Asked GraphArguments::ask() const {
  const std::string from = path.empty() ? "output" : path;
  return open_snapshot(from, {schema.folders.begin(), schema.folders.end()}, judgements.file(from),
                       judgements.path.empty());
}

namespace {

const std::string filter_group = "Filters";

void add_time(CLI::App& verb, query::Filters& filters) {
  const auto date = [&](const char* name, std::string& value, const char* help) {
    verb.add_option(name, value, help)->type_name("DATE")->group(filter_group);
  };
  date("--since", filters.since, "From this date on");
  date("--until", filters.until, "Up to and including this date");
  date("--as-of", filters.as_of, "As it stood on this date");
  verb.add_option("--limit", filters.limit, "At most so many rows")
      ->type_name("N")
      ->group(filter_group);
  verb.add_flag("--undated", filters.undated, "Keep rows without a date in a dated question")
      ->group(filter_group);
}

}  // namespace

void FilterArguments::add_to(CLI::App& verb) {
  const auto option = [&](const char* name, auto& value, const char* help, const char* type) {
    verb.add_option(name, value, help)->type_name(type)->group(filter_group);
  };
  option("--role", filters.role, "Office or kinship: part of the words", "WORDS");
  option("--topic", filters.topic, "About or for what: part of the words", "WORDS");
  option("--place", filters.place, "Where it happened", "NAME");
  option("--with", filters.with, "Who else took part", "NAME");
  option("--type", filters.type, "Type of the open ends: Person, Country, Agreement ...", "TYPE");
  option("--stance", filters.stance,
         "asserted (default), planned, denied, former, hypothetical, negative, attributed, all",
         "STANCE");
  option("--speaker", filters.speaker, "Whose words it is", "NAME");
  option("--min-sources", filters.min_sources,
         "At least so many articles, copies of one text counted once", "N");
  option("--min-confidence", filters.min_confidence, "At least this confidence, 0 to 1", "X");
  option("--actors", filters.actors,
         "named (default), or country: each end as the state that it acts for", "WHO");
  add_time(verb, filters);
}

void TimeArguments::add_to(CLI::App& verb) { add_time(verb, filters); }

void FormatArguments::add_to(CLI::App& verb) {
  const std::string group = "Output";
  verb.add_option("--format", format, "table, tsv, csv, json, jsonl or md")
      ->type_name("FORMAT")
      ->check(CLI::IsMember(table_formats()))
      ->group(group);
  verb.add_flag_callback(
          "--json", [this] { format = "json"; }, "Same as --format json")
      ->group(group);
  verb.add_flag_callback(
          "--csv", [this] { format = "csv"; }, "Same as --format csv")
      ->group(group);
  verb.add_flag("--evidence", evidence, "Show the sentences below each row")->group(group);
  verb.add_flag("--articles", articles, "Show the articles below each row")->group(group);
  verb.add_flag("--count", count, "Print the number of rows only")->group(group);
}

}  // namespace newsgraph::cli
