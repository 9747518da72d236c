#include "cli/take_data.hpp"

#include <algorithm>
#include <filesystem>
#include <utility>

#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>

#include "newsgraph/base/error.hpp"
#include "newsgraph/base/file.hpp"
#include "newsgraph/query/names.hpp"

#include "cli/answers.hpp"
#include "cli/console.hpp"
#include "cli/table.hpp"

namespace newsgraph::cli {
namespace {

namespace fs = std::filesystem;

bool filters_something(const query::Filters& filters) {
  return !filters.role.empty() || !filters.topic.empty() || !filters.place.empty() ||
         !filters.with.empty() || !filters.type.empty() || !filters.stance.empty() ||
         !filters.speaker.empty() || !filters.since.empty() || !filters.until.empty() ||
         !filters.as_of.empty() || filters.min_sources > 0 || filters.min_confidence > 0.0 ||
         filters.limit > 0;
}

void write_file_of(const fs::path& path, const std::function<void(const exporting::Sink&)>& write) {
  AtomicFile file(path);
  write([&file](std::string_view bytes) {
    check_interrupt();
    file.write(bytes);
  });
  file.commit();
}

/// Names of an earlier export of the format may be replaced; nothing else in the folder is touched.
void check_data_folder(const fs::path& folder, const std::vector<exporting::NamedFile>& files) {
  std::error_code ignored;
  if (!fs::exists(folder, ignored)) return;
  if (!fs::is_directory(folder, ignored)) {
    throw ExportError(folder.string() +
                      ": is a file, and this format makes a folder; name another");
  }
  for (const auto& entry : fs::directory_iterator(folder)) {
    const std::string name = entry.path().filename().string();
    const bool ours = std::ranges::any_of(
        files, [&](const exporting::NamedFile& file) { return file.name == name; });
    if (!ours && !name.starts_with('.')) {
      throw ExportError(folder.string() + ": holds files of something else (" + name +
                        "); name an empty or new folder with -o");
    }
  }
}

constexpr const char* data_group = "Data";

/// An option of a few words, each for a value.
template <typename Value>
void choice(CLI::App& verb, const char* name, Value& value,
            const std::vector<std::pair<std::string, Value>>& words, const char* help) {
  std::vector<std::string> names;
  std::string type;
  for (const auto& [word, meaning] : words) {
    names.push_back(word);
    type += (type.empty() ? "" : "|") + word;
  }
  verb.add_option_function<std::string>(
          name,
          [&value, words](const std::string& word) {
            for (const auto& [known, meaning] : words) {
              if (known == word) value = meaning;
            }
          },
          help)
      ->type_name(type)
      ->check(CLI::IsMember(names))
      ->group(data_group);
}

}  // namespace

ChosenFacts choose_facts(const graph::KnowledgeGraph& graph, const std::string& focus,
                         query::Filters filters) {
  ChosenFacts chosen;
  if (focus.empty() && !filters_something(filters)) return chosen;
  const query::Snapshot asked(graph);
  if (filters.stance.empty()) filters.stance = "all";
  query::Notes notes;
  const query::FactFilter filter(asked, filters, notes);
  if (focus.empty()) {
    query::Pattern everything;
    everything.subject.open = everything.object.open = true;
    chosen.answer = query::find(asked, everything, filter);
  } else {
    chosen.answer = query::facts_of(asked, query::entities_named(asked, focus, notes), filter);
  }
  tell(notes);
  chosen.facts.emplace();
  for (const query::Row& row : chosen.answer.rows) chosen.facts->push_back(row.fact);
  std::ranges::sort(*chosen.facts);
  const auto repeats = std::ranges::unique(*chosen.facts);
  chosen.facts->erase(repeats.begin(), repeats.end());
  return chosen;
}

void DataArguments::add_to(CLI::App& verb) {
  verb.add_option("--base-iri", options.base_iri, "Beginning of the ids")
      ->type_name("IRI")
      ->group(data_group);
  choice(verb, "--provenance", options.provenance,
         {{"statements", exporting::Provenance::Statements},
          {"named-graphs", exporting::Provenance::NamedGraphs},
          {"none", exporting::Provenance::None}},
         "How RDF says where facts come from");
  choice(verb, "--text", options.words,
         {{"sentence", exporting::ArticleWords::Sentence},
          {"words", exporting::ArticleWords::Words},
          {"none", exporting::ArticleWords::None}},
         "How much of the articles' words RDF carries; offsets and hashes stay");
  verb.add_flag("--bom", options.byte_order_mark,
                "Begin tables with a byte order mark, for spreadsheets that want one")
      ->group(data_group);
  verb.add_flag("--one-a-day", options.one_a_day,
                "One event for a day, a class and a stance between the same two")
      ->group(data_group);
}

std::string list_formats() {
  Table table;
  table.columns = {"format", "ending", "what"};
  for (const exporting::Format& format : exporting::formats()) {
    const std::string ending = format.kind == exporting::FormatKind::Folder
                                   ? "(a folder)"
                                   : "." + std::string(format.extension);
    table.rows.push_back({std::string(format.name), ending, std::string(format.summary)});
  }
  return render(table, "table", 0, use_colour());
}

std::string describe_columns(const exporting::Format& format) {
  if (format.columns.empty()) {
    throw InputError("--describe", "\"" + std::string(format.name) + "\" is no table with columns");
  }
  Table table;
  table.columns = {"column", "meaning"};
  for (const exporting::Column& column : format.columns) {
    table.rows.push_back({std::string(column.name), std::string(column.meaning)});
  }
  return render(table, "md", 0, false);
}

void write_data(const graph::KnowledgeGraph& graph, const exporting::Format& format,
                const exporting::DataOptions& options, const std::string& output) {
  if (format.kind == exporting::FormatKind::Folder) {
    if (output == "-") {
      throw InputError("-o -", "\"" + std::string(format.name) +
                                   "\" makes several files; name a folder with -o");
    }
    const std::vector<exporting::NamedFile> files = format.files(graph, options);
    check_data_folder(output, files);
    std::error_code error;
    fs::create_directories(output, error);
    if (error) throw ExportError(output + ": cannot be made: " + error.message());
    for (const exporting::NamedFile& file : files)
      write_file_of(fs::path(output) / file.name, file.write);
    return;
  }
  const auto write = [&](const exporting::Sink& sink) { format.write(graph, options, sink); };
  if (output == "-") {
    write([](std::string_view bytes) { print(bytes); });
  } else {
    write_file_of(output, write);
  }
}

}  // namespace newsgraph::cli
