// build, extract, merge: articles to claims, claims to a graph.

#include <chrono>
#include <memory>
#include <vector>

#include "newsgraph/document/record_file.hpp"
#include "newsgraph/pipeline/extraction.hpp"

#include "cli/commands.hpp"
#include "cli/console.hpp"
#include "cli/folder_lock.hpp"
#include "cli/making.hpp"
#include "cli/options.hpp"
#include "cli/output_folder.hpp"

namespace newsgraph::cli {

Run add_build(CLI::App& verb) {
  struct Arguments {
    InputArguments input;
    OutputArguments output;
    SchemaOptions schema;
    JudgementArguments judgements;
  };
  const auto arguments = std::make_shared<Arguments>();
  arguments->input.add_to(verb);
  arguments->output.add_to(verb);
  arguments->schema.add_to(verb);
  arguments->judgements.add_to(verb);
  return [arguments] {
    const auto begin = std::chrono::steady_clock::now();
    check_folder(arguments->output.folder);
    const FolderLock lock(arguments->output.folder);
    const knowledge::Knowledge knowledge = arguments->schema.load();
    const pipeline::Extraction extraction(knowledge);
    Failures failures(arguments->input.errors_file);
    Collection collection(failures);
    const std::size_t articles =
        extract_inputs(arguments->input, extraction, failures,
                       [&](Record&& record) { collection.add(std::move(record)); });
    if (articles == 0) {
      failures.write();
      say("newsgraph: no article could be read; nothing was written");
      return failures.count() > 0 ? int{some_failed} : int{wrong_usage};
    }
    if (collection.repeats() > 0)
      say("newsgraph: " + counted(collection.repeats(), "article") + " given twice, counted once");
    const graph::KnowledgeGraph graph(collection.take(), knowledge,
                                      arguments->judgements.load(arguments->output.folder));
    return finish(graph, arguments->output, arguments->judgements, failures, begin);
  };
}

Run add_extract(CLI::App& verb) {
  struct Arguments {
    InputArguments input;
    SchemaOptions schema;
  };
  const auto arguments = std::make_shared<Arguments>();
  arguments->input.add_to(verb);
  arguments->schema.add_to(verb);
  return [arguments] {
    const knowledge::Knowledge knowledge = arguments->schema.load();
    const pipeline::Extraction extraction(knowledge);
    Failures failures(arguments->input.errors_file);
    std::string line;
    const std::size_t articles =
        extract_inputs(arguments->input, extraction, failures, [&](Record&& record) {
          line.clear();
          append_line(record, line);
          print(line);
        });
    failures.write();
    if (articles == 0) say("newsgraph: no article could be read; nothing was written");
    if (failures.count() > 0) return int{some_failed};
    return articles == 0 ? int{wrong_usage} : int{done};
  };
}

Run add_merge(CLI::App& verb) {
  struct Arguments {
    std::vector<std::string> inputs;
    OutputArguments output;
    SchemaOptions schema;
    JudgementArguments judgements;
  };
  const auto arguments = std::make_shared<Arguments>();
  verb.add_option("INPUT", arguments->inputs, "claims.jsonl files or folders written by build")
      ->type_name("")
      ->required();
  arguments->output.add_to(verb);
  arguments->schema.add_to(verb);
  arguments->judgements.add_to(verb);
  return [arguments] {
    const auto begin = std::chrono::steady_clock::now();
    check_folder(arguments->output.folder);
    const FolderLock lock(arguments->output.folder);
    const std::vector<std::filesystem::path> paths(arguments->inputs.begin(),
                                                   arguments->inputs.end());
    auto records = read_records(paths);
    const knowledge::Knowledge knowledge = arguments->schema.load();
    const graph::KnowledgeGraph graph(std::move(records), knowledge,
                                      arguments->judgements.load(arguments->output.folder));
    return finish(graph, arguments->output, arguments->judgements, Failures(""), begin);
  };
}

}  // namespace newsgraph::cli
