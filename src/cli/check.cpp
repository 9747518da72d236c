// validate, rules, schema: is it right, and what do the words mean.

#include <algorithm>
#include <array>
#include <cstdio>
#include <filesystem>
#include <memory>
#include <utility>
#include <vector>

#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>

#include "newsgraph/base/error.hpp"
#include "newsgraph/base/file.hpp"
#include "newsgraph/document/record_file.hpp"
#include "newsgraph/export/dot.hpp"
#include "newsgraph/export/jsonld.hpp"
#include "newsgraph/export/nquads.hpp"
#include "newsgraph/export/profile_check.hpp"
#include "newsgraph/export/schema.hpp"
#include "newsgraph/extract/rule_test.hpp"
#include "newsgraph/knowledge/codebook.hpp"
#include "newsgraph/pipeline/extraction.hpp"

#include "cli/commands.hpp"
#include "cli/console.hpp"
#include "cli/options.hpp"
#include "cli/table.hpp"

namespace newsgraph::cli {
namespace {

namespace fs = std::filesystem;

/// Compares what is streamed to it with a file.
class FileComparison {
 public:
  explicit FileComparison(const fs::path& path) : content_(read_file(path)) {}
  void take(std::string_view bytes) {
    same_ = same_ &&
            std::string_view(content_).substr(std::min(at_, content_.size())).starts_with(bytes);
    at_ += bytes.size();
  }
  bool same() const noexcept { return same_ && at_ == content_.size(); }

 private:
  std::string content_;
  std::size_t at_ = 0;
  bool same_ = true;
};

/// Claims whose ends do not fit the ontology, as lines for the user.
std::vector<std::string> misfits(const graph::KnowledgeGraph& graph) {
  std::vector<std::string> lines;
  const auto& ontology = graph.knowledge().ontology;
  const auto fits = [&](const std::string& type, const std::vector<std::string>& wanted) {
    return std::ranges::any_of(wanted,
                               [&](const std::string& each) { return ontology.is_a(type, each); });
  };
  for (const Record& record : graph.records()) {
    for (const Claim& claim : record.claims) {
      const knowledge::Predicate* predicate = ontology.find_predicate(claim.predicate);
      const std::string place = record.article.identifier + ", rule " + claim.rule + ": ";
      if (predicate == nullptr) {
        lines.push_back(place + "predicate " + claim.predicate + " is not in the ontology");
        continue;
      }
      const std::string& subject = record.entities[claim.subject].type;
      if (!fits(subject, predicate->domain)) {
        lines.push_back(place);
        lines.back().append(claim.predicate).append(" has a subject of type ").append(subject);
      }
      if (claim.object.entity == no_entity) continue;
      const std::string& object = record.entities[claim.object.entity].type;
      if (!fits(object, predicate->range)) {
        lines.push_back(place);
        lines.back().append(claim.predicate).append(" has an object of type ").append(object);
      }
    }
  }
  return lines;
}

}  // namespace

namespace {

/// The records whose texts a graph file can be held against: those named, else those that lie
/// beside it; none otherwise.
std::vector<Record> records_beside(const fs::path& file, const std::string& texts) {
  std::error_code ignored;
  fs::path from = texts;
  if (texts.empty()) {
    from = file.parent_path() / record_file_name;
    if (!fs::exists(from, ignored)) return {};
  }
  const std::array<fs::path, 1> paths = {from};
  return read_records(paths);
}

int validate_file(const fs::path& file, const knowledge::Ontology& ontology,
                  const std::string& texts) {
  const exporting::ProfileReport report =
      exporting::check_profile(file, ontology, records_beside(file, texts));
  Table table;
  table.columns = {"what", "count"};
  for (const auto& [what, count] :
       {std::pair{"articles", report.articles}, std::pair{"entities", report.entities},
        std::pair{"claims", report.claims}, std::pair{"spans", report.spans},
        std::pair{"spans held against texts", report.compared},
        std::pair{"triples", report.triples}}) {
    table.rows.push_back({what, std::to_string(count)});
  }
  print(render(table, "table", 0, false));
  flush_output();
  for (const std::string& fault : report.faults) say("newsgraph: " + file.string() + ": " + fault);
  if (report.fault_count > report.faults.size()) {
    say("newsgraph: ... and " + std::to_string(report.fault_count - report.faults.size()) +
        " more");
  }
  say(report.fault_count == 0 ? "valid" : counted(report.fault_count, "fault"));
  return report.fault_count == 0 ? int{done} : int{some_failed};
}

}  // namespace

Run add_validate(CLI::App& verb) {
  struct Arguments {
    std::string folder = "output";
    std::string texts;
    std::string base_iri = exporting::JsonLdOptions{}.base_iri;
    SchemaOptions schema;
  };
  const auto arguments = std::make_shared<Arguments>();
  verb.add_option("PATH", arguments->folder,
                  "Folder written by build, a claims.jsonl, or a graph: .jsonld .nq .nt .ttl .trig")
      ->type_name("")
      ->default_str("output");
  verb.add_option("--base-iri", arguments->base_iri, "Beginning of the ids in its JSON-LD")
      ->type_name("IRI");
  verb.add_option(
          "--texts", arguments->texts,
          "Folder or claims.jsonl with the texts of a graph's articles; what lies beside it "
          "if not given")
      ->type_name("PATH");
  arguments->schema.add_to(verb);
  return [arguments] {
    const fs::path path(arguments->folder);
    if (fs::is_regular_file(path) && path.extension() != ".jsonl") {
      return validate_file(path, arguments->schema.load().ontology, arguments->texts);
    }
    GraphArguments from;
    from.path = arguments->folder;
    from.schema = arguments->schema;
    const auto opened = from.open();  // reading checks format, spans and indexes of each line
    const graph::KnowledgeGraph& graph = *opened.graph;
    std::vector<std::string> faults = misfits(graph);
    std::size_t claims = 0;
    for (const Record& record : graph.records()) claims += record.claims.size();
    if (graph.records().empty()) {
      faults.emplace_back("there is no article");
    } else if (graph.entities().empty()) {
      faults.emplace_back("no entity was read from any article: the graph is empty");
    }
    exporting::JsonLdOptions options;
    options.base_iri = arguments->base_iri;
    const fs::path folder(arguments->folder);
    const auto compare = [&](const char* name, const auto& write) {
      const fs::path there = folder / name;
      if (!fs::exists(there)) return;
      FileComparison comparison(there);
      write([&comparison](std::string_view bytes) { comparison.take(bytes); });
      if (!comparison.same()) {
        faults.push_back(there.string() + ": is not what claims.jsonl gives; newsgraph merge " +
                         arguments->folder + " -o " + arguments->folder + " makes it again");
      }
    };
    if (fs::is_directory(folder)) {
      compare("graph.jsonld",
              [&](const exporting::Sink& sink) { exporting::write_jsonld(graph, options, sink); });
      compare("graph.dot", [&](const exporting::Sink& sink) { exporting::write_dot(graph, sink); });
    }
    Table table;
    table.columns = {"what", "count"};
    const auto row = [&table](const char* what, std::size_t count) {
      table.rows.push_back({what, std::to_string(count)});
    };
    row("articles", graph.records().size());
    row("entities", graph.entities().size());
    row("claims", claims);
    row("facts", graph.facts().size());
    row("triples", exporting::count_triples(graph, options));
    print(render(table, "table", 0, false));
    flush_output();
    for (const std::string& fault : faults) say("newsgraph: " + fault);
    say(faults.empty() ? "valid" : counted(faults.size(), "fault"));
    return faults.empty() ? int{done} : int{some_failed};
  };
}

Run add_schema(CLI::App& verb) {
  struct Arguments {
    std::string format = "table";
    SchemaOptions schema;
  };
  const auto arguments = std::make_shared<Arguments>();
  verb.add_option("--format", arguments->format,
                  "table; md for the whole codebook; jsonld for RDF classes and properties; shacl "
                  "for shapes "
                  "that check graphs")
      ->type_name("FORMAT")
      ->check(CLI::IsMember(std::vector<std::string>{"table", "md", "jsonld", "shacl", "tsv", "csv",
                                                     "json", "jsonl"}));
  arguments->schema.add_to(verb);
  return [arguments] {
    const knowledge::Knowledge knowledge = arguments->schema.load();
    if (arguments->format == "md") {
      print(knowledge::codebook(knowledge.ontology, knowledge::rule_examples(knowledge.rule_files),
                                knowledge::Sectors(knowledge.folders).all()));
      return int{done};
    }
    if (arguments->format == "shacl") {
      print(exporting::shacl_shapes(knowledge.ontology));
      return int{done};
    }
    if (arguments->format == "jsonld") {
      print(exporting::vocabulary_jsonld(knowledge.ontology));
      return int{done};
    }
    Table table;
    table.columns = {"predicate", "in words", "from", "to", "PLOVER"};
    const auto list = [](const std::vector<std::string>& names) {
      std::string text;
      for (const std::string& name : names) text += (text.empty() ? "" : " ") + name;
      return text;
    };
    for (const knowledge::Predicate& predicate : knowledge.ontology.predicates()) {
      table.rows.push_back({predicate.name, predicate.label, list(predicate.domain),
                            list(predicate.range), predicate.plover});
    }
    print(render(table, arguments->format, terminal_width(), use_colour()));
    return int{done};
  };
}

Run add_rules(CLI::App& verb) {
  struct Arguments {
    std::string action;
    std::vector<std::string> files;
    SchemaOptions schema;
  };
  const auto arguments = std::make_shared<Arguments>();
  verb.add_option("ACTION", arguments->action, "test: run the examples of every rule")
      ->type_name("")
      ->required()
      ->check(CLI::IsMember(std::vector<std::string>{"test"}));
  verb.add_option("FILE", arguments->files, "Rule files; all of the schema when none is given")
      ->type_name("");
  arguments->schema.add_to(verb);
  return [arguments] {
    knowledge::Knowledge knowledge = arguments->schema.load();
    std::vector<fs::path> files(arguments->files.begin(), arguments->files.end());
    for (const fs::path& file : files) {
      // A rule file need not lie in a schema folder to be tried.
      const bool known = std::ranges::any_of(knowledge.rule_files, [&](const fs::path& each) {
        std::error_code ignored;
        return fs::equivalent(each, file, ignored);
      });
      if (!known) knowledge.rule_files.push_back(file);
    }
    if (files.empty()) files = knowledge.rule_files;
    const pipeline::Extraction extraction(knowledge);
    const auto results = extract::test_rules(
        files, knowledge, [&extraction](const std::string& sentence, Document& document) {
          document.clear();
          document.article.identifier = "example";
          document.article.text = sentence;
          extraction.annotate(document);
        });
    std::size_t failed = 0;
    std::size_t examples = 0;
    for (const extract::RuleTestResult& result : results) {
      examples += result.examples;
      for (const std::string& fault : result.faults) {
        ++failed;
        print(result.file + ": " + result.rule + ": " + fault + '\n');
      }
    }
    flush_output();
    if (results.empty()) {
      say("newsgraph: no rule was found");
      return int{nothing_found};
    }
    say(counted(results.size(), "rule") + ", " + counted(examples, "example") + ", " +
        std::to_string(failed) + " failed");
    return failed == 0 ? int{done} : int{some_failed};
  };
}

}  // namespace newsgraph::cli
