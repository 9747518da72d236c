// sparql: questions in SPARQL 1.1, to the graph of a folder or to any RDF file.

#include <algorithm>
#include <chrono>
#include <ctime>
#include <filesystem>
#include <memory>
#include <random>
#include <string>
#include <vector>

#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>
#include <unistd.h>

#include "newsgraph/base/error.hpp"
#include "newsgraph/base/file.hpp"
#include "newsgraph/base/hash.hpp"
#include "newsgraph/document/record_file.hpp"
#include "newsgraph/export/nquads.hpp"
#include "newsgraph/pipeline/version.hpp"
#include "newsgraph/rdf/reader.hpp"
#include "newsgraph/sparql/query.hpp"
#include "newsgraph/sparql/results.hpp"

#include "cli/commands.hpp"
#include "cli/console.hpp"
#include "cli/options.hpp"
#include "cli/output_folder.hpp"
#include "cli/table.hpp"

namespace newsgraph::cli {
namespace {

namespace fs = std::filesystem;

/// The index beside claims.jsonl; made when first asked for.
constexpr const char* index_file_name = "graph.index";

struct Arguments {
  std::string query;
  std::string file;
  std::string format;
  double timeout = 60.0;
  std::size_t most_rows = 1'000'000;
  bool explain = false;
  GraphArguments graph;
};

/// Formats that are written by us, not by the standards.
bool is_table_format(const std::string& format) { return format == "table" || format == "md"; }

std::string size_and_time(const fs::path& path) {
  std::error_code error;
  const auto size = fs::file_size(path, error);
  if (error) return "none";
  const auto time = fs::last_write_time(path, error).time_since_epoch().count();
  return std::to_string(size) + ' ' + std::to_string(time);
}

/// Says what an index was made from. Hashing a large claims.jsonl takes longer than opening its
/// index, so its size and time are looked at first, and its hash only when they have changed.
rdf::Stamps quick_stamp(const fs::path& claims, const fs::path& judgements,
                        const std::string& base) {
  const std::string parts = pipeline::version() + '\n' + base + '\n' + size_and_time(claims) +
                            '\n' + size_and_time(judgements);
  return {sha256_hex(parts), {}};
}

std::string exact_stamp(const fs::path& claims, const fs::path& judgements,
                        const std::string& base) {
  std::error_code ignored;
  const std::string judged = fs::is_regular_file(judgements, ignored) ? read_file(judgements) : "";
  return sha256_hex(pipeline::version() + '\n' + base + '\n' + sha256_hex(read_file(claims)) +
                    sha256_hex(judged));
}

rdf::Dataset from_graph(const GraphArguments& arguments, const std::string& base,
                        const rdf::Stamps& stamps) {
  const auto opened = arguments.open();
  exporting::JsonLdOptions options;
  options.base_iri = base;
  rdf::DatasetBuilder builder;
  exporting::visit_triples(*opened.graph, options, [&](const exporting::PlainTriple& triple) {
    const rdf::TermKind kind = triple.object_is_iri ? rdf::TermKind::Iri : rdf::TermKind::Literal;
    builder.add({rdf::TermKind::Iri, triple.subject, {}, {}},
                {rdf::TermKind::Iri, triple.predicate, {}, {}},
                {kind, triple.object, triple.datatype, triple.language});
  });
  check_interrupt();
  return builder.finish(stamps);
}

/// The index of an output folder, mapped where it is fresh and whole, else made again.
rdf::Dataset from_folder(const GraphArguments& arguments, const fs::path& folder,
                         const std::string& base) {
  const fs::path claims = folder / record_file_name;
  const fs::path judgements = arguments.judgements.path.empty()
                                  ? folder / judgements_file_name
                                  : fs::path(arguments.judgements.path);
  const fs::path index = folder / index_file_name;
  rdf::Stamps stamps = quick_stamp(claims, judgements, base);
  std::error_code ignored;
  if (fs::exists(index, ignored)) {
    try {
      rdf::Dataset kept = rdf::Dataset::open(index);
      if (kept.stamps().quick == stamps.quick) return kept;
      stamps.exact = exact_stamp(claims, judgements, base);
      // Copied or touched, but the same: still good.
      if (kept.stamps().exact == stamps.exact) return kept;
    } catch (const InputError& error) {
      say(std::string("newsgraph: ") + error.what() + "; it is made again");
    }
  }
  if (stamps.exact.empty()) stamps.exact = exact_stamp(claims, judgements, base);
  rdf::Dataset made = from_graph(arguments, base, stamps);
  try {
    made.write(index);
  } catch (const ExportError& error) {
    say(std::string("newsgraph: the index is not kept: ") + error.what());
  }
  return made;
}

rdf::Dataset open_dataset(const GraphArguments& arguments, std::string& base) {
  const fs::path path = arguments.path.empty() ? "output" : arguments.path;
  if (const auto syntax = rdf::syntax_of(path)) {
    rdf::DatasetBuilder builder;
    const rdf::StatementSink into = rdf::into(builder);
    std::size_t read = 0;
    rdf::read_rdf_file(path, *syntax, {}, [&](const rdf::Statement& statement) {
      if (++read % 65536 == 0) check_interrupt();
      into(statement);
    });
    return builder.finish();
  }
  if (path.extension() == ".jsonld") {
    throw InputError(path.string(),
                     "JSON-LD is not read; give its folder, or newsgraph export -o graph.nq");
  }
  std::error_code ignored;
  const fs::path folder = fs::is_directory(path, ignored) ? path : fs::path();
  if (!folder.empty() && !base_iri_in(folder).empty()) base = base_iri_in(folder);
  // With a schema of one's own the graph may be another one: no index is kept of it.
  if (folder.empty() || !arguments.schema.folders.empty() ||
      !fs::exists(folder / record_file_name, ignored)) {
    return from_graph(arguments, base, {});
  }
  return from_folder(arguments, folder, base);
}

/// A term as people read it: shortened by prefixes, literals without quotation marks.
std::string shown(const rdf::TermView& term,
                  const std::vector<std::pair<std::string, std::string>>& prefixes) {
  if (term.kind == rdf::TermKind::Literal) return std::string(term.value);
  if (term.kind == rdf::TermKind::Blank) return "_:" + std::string(term.value);
  for (const auto& [name, iri] : prefixes) {
    if (term.value.starts_with(iri)) return name + ':' + std::string(term.value.substr(iri.size()));
  }
  return '<' + std::string(term.value) + '>';
}

void print_table(const sparql::Result& result, const std::string& format,
                 const std::vector<std::pair<std::string, std::string>>& prefixes) {
  Table table;
  table.columns = result.variables;
  if (result.width == 3 && result.variables.empty())
    table.columns = {"subject", "predicate", "object"};
  for (std::size_t row = 0; row < result.size(); ++row) {
    auto& cells = table.rows.emplace_back();
    for (std::size_t column = 0; column < result.width; ++column) {
      const auto term = result.at(row, column);
      cells.push_back(term ? shown(*term, prefixes) : "");
    }
  }
  print(render(table, format, terminal_width(), use_colour()));
}

void check_format(const std::string& format, sparql::QueryForm form) {
  if (is_table_format(format)) return;
  const auto known = sparql::result_format(format);
  if (!known) {
    const std::vector<std::string> names = {"table", "md",  "json", "xml",
                                            "csv",   "tsv", "nt",   "ttl"};
    const std::string near = closest(format, names);
    throw InputError("", "unknown format \"" + format +
                             "\" (want table, md, json, xml, csv, tsv, nt or ttl)" +
                             (near.empty() ? "" : "; did you mean " + near + "?"));
  }
  if (sparql::can_hold(*known, form)) return;
  const bool triples = form == sparql::QueryForm::Construct || form == sparql::QueryForm::Describe;
  throw InputError("", "--format " + format + " cannot hold what this query gives; " +
                           (triples ? "triples go to nt, ttl, table or md"
                                    : "solutions go to table, md, json, xml, csv or tsv"));
}

std::string now_text() {
  const std::time_t now = std::chrono::system_clock::to_time_t(std::chrono::system_clock::now());
  std::tm parts{};
  gmtime_r(&now, &parts);
  std::string text(32, '\0');
  text.resize(std::strftime(text.data(), text.size(), "%Y-%m-%dT%H:%M:%SZ", &parts));
  return text;
}

int answer(const Arguments& arguments) {
  sparql::ParseOptions parsing;
  std::string text = arguments.query;
  if (!text.empty() && !arguments.file.empty()) {
    throw InputError("", "give the query as an argument or with -f, not both");
  }
  if (text.empty()) {
    const bool from_stdin = arguments.file.empty() || arguments.file == "-";
    if (from_stdin && ::isatty(STDIN_FILENO) == 1) {
      throw InputError("", "no query: give it as an argument, with -f FILE, or on standard input");
    }
    text = read_file(from_stdin ? "/dev/stdin" : arguments.file);
    if (!from_stdin) parsing.name = arguments.file;
  }
  std::string base = exporting::JsonLdOptions{}.base_iri;
  if (const fs::path folder = arguments.graph.path.empty() ? "output" : arguments.graph.path;
      fs::is_directory(folder) && !base_iri_in(folder).empty()) {
    base = base_iri_in(folder);
  }
  parsing.prefixes = exporting::output_prefixes(base);
  // Before the graph is opened, so that a slip is told at once.
  sparql::Query query = sparql::parse_query(text, parsing);
  const sparql::QueryForm form = query.form();
  const bool triples = form == sparql::QueryForm::Construct || form == sparql::QueryForm::Describe;
  const std::string format = !arguments.format.empty() ? arguments.format
                             : triples                 ? "ttl"
                                                       : "table";
  check_format(format, form);
  const rdf::Dataset dataset = open_dataset(arguments.graph, base);
  if (arguments.explain) {
    print(sparql::explain(dataset, std::move(query)));
    return done;
  }
  sparql::EvaluationOptions options;
  options.timeout = arguments.timeout;
  options.max_rows = arguments.most_rows;
  options.now = now_text();
  options.seed = std::random_device{}();
  options.check = check_interrupt;
  const sparql::Result result = sparql::evaluate(dataset, std::move(query), options);
  const bool none = form == sparql::QueryForm::Ask ? !result.truth : result.size() == 0;
  if (!is_table_format(format)) {
    sparql::write_result(result, *sparql::result_format(format), parsing.prefixes,
                         [](std::string_view bytes) { print(bytes); });
  } else if (form == sparql::QueryForm::Ask) {
    print(result.truth ? "yes\n" : "no\n");
  } else if (!none) {
    print_table(result, format, parsing.prefixes);
  }
  flush_output();
  if (result.truncated) {
    say("(cut at " + counted(result.size(), triples ? "triple" : "row") +
        "; --max-rows allows more, 0 any number)");
  }
  if (none && form != sparql::QueryForm::Ask && is_table_format(format)) {
    say("nothing matches; --explain shows how it was looked for");
  }
  return none ? int{nothing_found} : int{done};
}

}  // namespace

Run add_sparql(CLI::App& verb) {
  const auto arguments = std::make_shared<Arguments>();
  verb.add_option(
          "QUERY", arguments->query,
          "SELECT, ASK, CONSTRUCT or DESCRIBE; standard input if not given. The prefixes of "
          "graph.jsonld (n: ng: schema: ...) are known")
      ->type_name("");
  verb.add_option("-f,--file", arguments->file, "Read the query from FILE")->type_name("FILE");
  verb.add_option("--format", arguments->format,
                  "table (default), md, json, xml, csv or tsv; for triples ttl (default) or nt")
      ->type_name("FORMAT");
  verb.add_flag("--explain", arguments->explain, "Show the plan instead of the answer");
  verb.add_option("--timeout", arguments->timeout, "Give up after so many seconds, 0 for never")
      ->type_name("SECONDS")
      ->default_str("60");
  verb.add_option("--max-rows", arguments->most_rows, "At most so many rows, 0 for any number")
      ->type_name("N")
      ->default_str("1000000");
  arguments->graph.add_to(verb);
  verb.get_option("--graph")->description(
      "Folder written by build, a claims.jsonl, or a file .nt, .nq, .ttl or .trig");
  return [arguments] { return answer(*arguments); };
}

}  // namespace newsgraph::cli
