// eval: annotated text against gold, as the CoNLL 2018 shared task counted it, and names; claims
// against the verdicts of people.

#include <algorithm>
#include <filesystem>
#include <map>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>

#include "newsgraph/base/error.hpp"
#include "newsgraph/base/file.hpp"
#include "newsgraph/base/number.hpp"
#include "newsgraph/document/record_file.hpp"
#include "newsgraph/nlp/conllu.hpp"
#include "newsgraph/nlp/language_core.hpp"
#include "newsgraph/nlp/score.hpp"
#include "newsgraph/text/text.hpp"

#include "cli/commands.hpp"
#include "cli/console.hpp"
#include "cli/options.hpp"
#include "cli/reliability.hpp"
#include "cli/scored_text.hpp"
#include "cli/table.hpp"

namespace newsgraph::cli {
namespace {

struct Arguments {
  std::string gold;
  std::string system;
  std::string model;
  std::vector<std::string> renamed;
  std::vector<std::string> types;
  std::string format = "table";
  std::size_t bins = 10;
  bool words = false;
  bool relations = false;
  bool reliability = false;
};

void rename_entities(std::vector<nlp::ConlluSentence>& sentences, const Arguments& arguments) {
  std::map<std::string, std::string, std::less<>> names;
  for (const std::string& pair : arguments.renamed) {
    const std::size_t equals = pair.find('=');
    if (equals == std::string::npos || equals == 0) {
      throw InputError("--map", "\"" + pair + "\" is no GOLD=SYSTEM, e.g. --map PER=PERSON");
    }
    names[pair.substr(0, equals)] = pair.substr(equals + 1);
  }
  if (names.empty()) return;
  for (nlp::ConlluSentence& sentence : sentences) {
    std::vector<nlp::ConlluEntity> entities = nlp::entities_of(sentence);
    for (nlp::ConlluEntity& entity : entities) {
      const auto found = names.find(entity.label);
      if (found != names.end()) entity.label = found->second;
    }
    set_entities(sentence, entities);
  }
}

void keep_types(std::vector<nlp::ConlluSentence>& sentences,
                const std::vector<std::string>& types) {
  if (types.empty()) return;
  for (nlp::ConlluSentence& sentence : sentences) {
    std::vector<nlp::ConlluEntity> entities = nlp::entities_of(sentence);
    std::erase_if(entities, [&](const nlp::ConlluEntity& entity) {
      return std::ranges::find(types, entity.label) == types.end();
    });
    set_entities(sentence, entities);
  }
}

/// The gold text as our own model reads it, document by document.
std::vector<nlp::ConlluSentence> annotated_again(const std::vector<nlp::ConlluSentence>& gold,
                                                 const Arguments& arguments) {
  const nlp::LanguageCore core(arguments.model.empty()
                                   ? nlp::default_model(knowledge::built_in_schema())
                                   : std::filesystem::path(arguments.model));
  if (arguments.words) return core.annotate(gold);
  std::vector<nlp::ConlluSentence> system;
  for (std::size_t begin = 0; begin < gold.size();) {
    std::size_t end = begin + 1;
    while (end < gold.size() && !gold[end].starts_document) ++end;
    Document document;
    document.article.text = nlp::running_text(std::span(gold).subspan(begin, end - begin));
    text::analyse(document);
    core.annotate(document);
    std::vector<nlp::ConlluSentence> part = nlp::conllu_sentences(document);
    std::ranges::move(part, std::back_inserter(system));
    begin = end;
  }
  return system;
}

void add_row(Table& table, std::string name, const nlp::Counts& counts) {
  table.rows.push_back({std::move(name), to_decimal(counts.precision(), 2),
                        to_decimal(counts.recall(), 2), to_decimal(counts.f1(), 2),
                        std::to_string(counts.gold), std::to_string(counts.system),
                        std::to_string(counts.correct)});
}

void add_parse_rows(Table& table, const nlp::ParseScores& scores, bool relations) {
  add_row(table, "tokens", scores.tokens);
  add_row(table, "sentences", scores.sentences);
  add_row(table, "words", scores.words);
  add_row(table, "UPOS", scores.upos);
  add_row(table, "XPOS", scores.xpos);
  add_row(table, "lemmas", scores.lemmas);
  add_row(table, "UAS", scores.uas);
  add_row(table, "LAS", scores.las);
  add_row(table, "CLAS", scores.clas);
  add_row(table, "LAS with subtypes", scores.las_subtypes);
  add_row(table, "LAS of core arguments", scores.core_arguments);
  const auto appositions = scores.relations.find("appos");
  add_row(table, "LAS of apposition",
          appositions == scores.relations.end() ? nlp::Counts() : appositions->second);
  if (!relations) return;
  for (const auto& [name, counts] : scores.relations) add_row(table, "LAS of " + name, counts);
}

void add_entity_rows(Table& table, const nlp::SpanScores& scores) {
  add_row(table, "entities", scores.exact);
  add_row(table, "borders of entities", scores.borders);
  for (const auto& [name, counts] : scores.types) add_row(table, "entities: " + name, counts);
}

/// Claims in bins of confidence: a row a bin that has some, and one for all.
int run_reliability(const Arguments& arguments) {
  if (arguments.system.empty()) {
    throw InputError("--reliability", "needs the claims as well: newsgraph eval VERDICTS CLAIMS");
  }
  const std::vector<Verdict> verdicts = read_verdicts(arguments.gold);
  const std::filesystem::path claims = arguments.system;
  const std::vector<Record> records = read_records(std::span(&claims, 1));
  const Reliability measured = reliability(records, verdicts, arguments.bins);
  if (measured.unknown > 0) {
    say("newsgraph: " + std::to_string(measured.unknown) + " of " +
        std::to_string(verdicts.size()) + " verdicts name no claim of " + arguments.system);
  }
  if (measured.claims == 0) return nothing_found;
  Table table;
  table.columns = {"confidence", "claims", "mean", "right", "gap", "calibration error", "Brier"};
  const auto add = [&](std::string name, std::size_t count, double mean, double right) {
    table.rows.push_back({std::move(name), std::to_string(count), to_decimal(mean, 3),
                          to_decimal(right, 3), to_decimal(mean - right, 3), "", ""});
  };
  for (const Bin& bin : measured.bins) {
    if (bin.claims == 0) continue;
    add(to_decimal(bin.least, 2) + " to " + to_decimal(bin.most, 2), bin.claims, bin.confidence,
        bin.right);
  }
  add("all", measured.claims, measured.confidence, measured.right);
  table.rows.back()[5] = to_decimal(measured.calibration_error, 3);
  table.rows.back()[6] = to_decimal(measured.brier, 3);
  print(render(table, arguments.format, terminal_width(), use_colour()));
  return done;
}

int run(const Arguments& arguments) {
  if (arguments.reliability) return run_reliability(arguments);
  std::vector<nlp::ConlluSentence> gold = read_scored(arguments.gold);
  std::vector<nlp::ConlluSentence> system =
      arguments.system.empty() ? annotated_again(gold, arguments) : read_scored(arguments.system);
  const std::string& path = arguments.system.empty() ? arguments.gold : arguments.system;
  rename_entities(gold, arguments);
  keep_types(gold, arguments.types);
  keep_types(system, arguments.types);
  Table table;
  table.columns = {"measure", "precision", "recall", "F1", "gold", "system", "correct"};
  const bool parsed = has_trees(gold) && has_trees(system);
  if (parsed) add_parse_rows(table, nlp::score_parse(gold, system, path), arguments.relations);
  const nlp::SpanScores entities = nlp::score_entities(gold, system, path);
  if (entities.exact.gold > 0) add_entity_rows(table, entities);
  if (table.rows.empty()) {
    say("newsgraph: " + arguments.gold + " has neither trees nor entities to score against");
    return nothing_found;
  }
  print(render(table, arguments.format, terminal_width(), use_colour()));
  return done;
}

}  // namespace

Run add_eval(CLI::App& verb) {
  const auto arguments = std::make_shared<Arguments>();
  verb.add_option("GOLD", arguments->gold,
                  "CoNLL-U, or IOB2 with forms and tags; verdicts with --reliability")
      ->type_name("")
      ->required();
  verb.add_option("SYSTEM", arguments->system,
                  "The same text annotated; without it GOLD's text is annotated anew; claims.jsonl "
                  "or its folder with --reliability")
      ->type_name("");
  verb.add_flag("--words", arguments->words,
                "Annotate GOLD's own words and sentences instead of its running text");
  verb.add_option("--map", arguments->renamed, "Other labels for GOLD's entities")
      ->type_name("GOLD=SYSTEM,...")
      ->delimiter(',');
  verb.add_option("--types", arguments->types, "Score entities of these labels only")
      ->type_name("LABEL,...")
      ->delimiter(',');
  verb.add_flag("--reliability", arguments->reliability,
                "Claims by confidence, and how many of them the verdicts of GOLD call right");
  verb.add_option("--bins", arguments->bins, "Bins of confidence for --reliability")
      ->type_name("N=10")
      ->check(CLI::Range(1, 100));
  verb.add_flag("--relations", arguments->relations, "A row for every relation");
  verb.add_option("--model", arguments->model, "Another model file, made by newsgraph-train")
      ->type_name("FILE");
  verb.add_option("--format", arguments->format, "table, tsv, csv, json, jsonl or md")
      ->type_name("FORMAT")
      ->check(CLI::IsMember(table_formats()));
  return [arguments] { return run(*arguments); };
}

}  // namespace newsgraph::cli
