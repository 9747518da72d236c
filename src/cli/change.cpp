// add, remove: a folder as if it had been built with one set of articles more or less. What is
// there already is not read again: records are united, and the graph is made anew from all of them.

#include <algorithm>
#include <chrono>
#include <map>
#include <memory>
#include <set>
#include <vector>

#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>

#include "newsgraph/base/error.hpp"
#include "newsgraph/base/hash.hpp"
#include "newsgraph/document/record_file.hpp"
#include "newsgraph/identity/identity.hpp"

#include "cli/commands.hpp"
#include "cli/console.hpp"
#include "cli/folder_lock.hpp"
#include "cli/making.hpp"
#include "cli/options.hpp"
#include "cli/output_folder.hpp"

namespace newsgraph::cli {
namespace {

/// Where a changed graph is: -g as for the verbs that read it.
struct ChangedFolder {
  OutputArguments output;

  void add_to(CLI::App& verb) {
    verb.add_option("-g,-o,--graph,--output", output.folder, "Folder to change")
        ->type_name("DIR")
        ->envname("NEWSGRAPH_GRAPH")
        ->default_str("output");
    verb.add_option(
            "--write", output.kinds,
            "What to write beside claims.jsonl: jsonld, dot, svg; what is there if not given")
        ->type_name("KIND,...")
        ->delimiter(',')
        ->check(CLI::IsMember(output_kinds()));
    verb.add_option("--base-iri", output.base_iri,
                    "Beginning of the ids in the JSON-LD; the one it has if not given")
        ->type_name("IRI");
  }

  /// Throws InputError when no graph is there, before a lock would make the folder.
  void require_graph() const {
    if (std::filesystem::exists(std::filesystem::path(output.folder) / record_file_name)) return;
    throw InputError(output.folder,
                     "no graph is there; make one with newsgraph build ARTICLES -o " +
                         output.folder + ", or name one with -g");
  }

  std::vector<Record> read() const {
    require_graph();
    return read_records(std::vector{std::filesystem::path(output.folder)});
  }

  /// What was not given is as it is in the folder.
  void complete() {
    if (output.kinds.empty()) output.kinds = kinds_in(output.folder);
    if (output.base_iri.empty()) output.base_iri = base_iri_in(output.folder);
    if (output.base_iri.empty()) output.base_iri = default_base_iri;
  }
};

std::string article_words(std::size_t count, const char* what) {
  return counted(count, "article") + ' ' + what;
}

}  // namespace

Run add_add(CLI::App& verb) {
  struct Arguments {
    InputArguments input;
    ChangedFolder folder;
    SchemaOptions schema;
    JudgementArguments judgements;
  };
  const auto arguments = std::make_shared<Arguments>();
  arguments->input.add_to(verb);
  arguments->folder.add_to(verb);
  arguments->schema.add_to(verb);
  arguments->judgements.add_to(verb);
  return [arguments] {
    const auto begin = std::chrono::steady_clock::now();
    ChangedFolder& folder = arguments->folder;
    folder.require_graph();
    const FolderLock lock(folder.output.folder);
    std::vector<Record> records = folder.read();
    folder.complete();
    const knowledge::Knowledge knowledge = arguments->schema.load();
    const pipeline::Extraction extraction(knowledge);
    std::map<std::string_view, const Record*> known;
    std::size_t old = 0;
    for (const Record& record : records) {
      known.emplace(record.article.identifier, &record);
      old += record.tool == extraction.stamp() ? 0U : 1U;
    }
    if (old > 0) {
      say("newsgraph: " + article_words(old,
                                        "of this folder were read by another version or schema; "
                                        "newsgraph build reads all of them again"));
    }

    Failures failures(arguments->input.errors_file);
    Collection fresh(failures);
    std::size_t unchanged = 0;
    extract_inputs(
        arguments->input, extraction, failures,
        [&](Record&& record) { fresh.add(std::move(record)); },
        [&](const Article& article) {
          const auto at = known.find(article.identifier);
          if (at == known.end()) return false;
          if (at->second->article.text != article.text) {
            failures.add(article.identifier,
                         "is in the folder with another text, which stays; newsgraph remove takes "
                         "it out first");
            return true;
          }
          if (at->second->tool != extraction.stamp()) return false;
          ++unchanged;
          return true;
        });
    std::vector<Record> added = fresh.take();
    if (unchanged > 0) say("newsgraph: " + article_words(unchanged, "known already"));
    if (added.empty()) {
      failures.write();
      say("newsgraph: nothing to add; the folder is as it was");
      if (failures.count() > 0) return int{some_failed};
      return unchanged > 0 ? int{done} : int{wrong_usage};
    }
    std::move(added.begin(), added.end(), std::back_inserter(records));
    const graph::KnowledgeGraph graph(std::move(records), knowledge,
                                      arguments->judgements.load(folder.output.folder));
    return finish(graph, folder.output, arguments->judgements, failures, begin);
  };
}

Run add_remove(CLI::App& verb) {
  struct Arguments {
    std::vector<std::string> identifiers;
    ChangedFolder folder;
    SchemaOptions schema;
    JudgementArguments judgements;
  };
  const auto arguments = std::make_shared<Arguments>();
  verb.add_option(
          "ID", arguments->identifiers,
          "Identifiers of articles, as why and mentions show them, or their ids in the graph")
      ->type_name("")
      ->required();
  arguments->folder.add_to(verb);
  arguments->schema.add_to(verb);
  arguments->judgements.add_to(verb);
  return [arguments] {
    const auto begin = std::chrono::steady_clock::now();
    ChangedFolder& folder = arguments->folder;
    folder.require_graph();
    const FolderLock lock(folder.output.folder);
    std::vector<Record> records = folder.read();
    folder.complete();
    std::set<std::string> wanted(arguments->identifiers.begin(), arguments->identifiers.end());
    std::set<std::string> found;
    std::vector<std::string> all;
    const std::size_t before = records.size();
    std::erase_if(records, [&](const Record& record) {
      for (const std::string& name :
           {record.article.identifier, identity::article_id(record.article)}) {
        if (wanted.contains(name)) {
          found.insert(name);
          return true;
        }
      }
      all.push_back(record.article.identifier);
      return false;
    });
    for (const std::string& name : wanted) {
      if (found.contains(name)) continue;
      const std::string near = closest(name, all);
      throw InputError(folder.output.folder,
                       "holds no article \"" + name + '"' +
                           (near.empty() ? "" : " (did you mean " + near + "?)") +
                           "; nothing was removed");
    }
    say("newsgraph: " + article_words(before - records.size(), "removed"));
    const knowledge::Knowledge knowledge = arguments->schema.load();
    const graph::KnowledgeGraph graph(std::move(records), knowledge,
                                      arguments->judgements.load(folder.output.folder));
    return finish(graph, folder.output, arguments->judgements, Failures(""), begin);
  };
}

}  // namespace newsgraph::cli
