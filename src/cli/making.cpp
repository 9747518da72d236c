#include "cli/making.hpp"

#include <algorithm>
#include <map>
#include <tuple>
#include <utility>

#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>

#include "newsgraph/base/file.hpp"
#include "newsgraph/base/number.hpp"
#include "newsgraph/export/page.hpp"
#include "newsgraph/pipeline/parallel.hpp"

#include "cli/console.hpp"
#include "cli/output_folder.hpp"
#include "cli/snapshot_file.hpp"
#include "cli/words.hpp"

namespace newsgraph::cli {
namespace {

/// "5 persons, 3 countries": counts by name, largest first.
std::string tally_words(const std::map<std::string, std::size_t>& tally, std::size_t most) {
  std::vector<std::pair<std::string, std::size_t>> order(tally.begin(), tally.end());
  std::ranges::stable_sort(order, std::ranges::greater{},
                           &std::pair<std::string, std::size_t>::second);
  std::string text;
  for (std::size_t i = 0; i < order.size() && i < most; ++i) {
    text += (i == 0 ? "" : ", ") + with_commas(order[i].second) + ' ' + order[i].first;
  }
  if (order.size() > most) text += ", " + with_commas(order.size() - most) + " more kinds";
  return text;
}

std::string quoted_path(const std::string& path) {
  return path.find(' ') == std::string::npos ? path : '\'' + path + '\'';
}

void summarize(const graph::KnowledgeGraph& graph, const std::string& folder,
               const std::vector<std::filesystem::path>& written, std::size_t failed,
               double seconds) {
  const auto& ontology = graph.knowledge().ontology;
  std::map<std::string, std::size_t> types;
  std::map<std::string, std::size_t> predicates;
  std::map<std::string, std::size_t> marked;
  std::size_t plain = 0;
  for (const auto& entity : graph.entities()) ++types[std::string(ontology.root(entity.type))];
  for (const auto& fact : graph.facts()) {
    if (fact.plain()) {
      ++plain;
      ++predicates[ontology.predicates()[fact.predicate].name];
    } else if (fact.stance.modality != Modality::Asserted) {
      ++marked[to_string(fact.stance.modality)];
    } else if (fact.stance.polarity == Polarity::Negative) {
      ++marked["negative"];
    } else {
      ++marked["attributed"];
    }
  }
  std::size_t undated = 0;
  std::size_t foreign = 0;
  std::size_t silent = 0;
  std::size_t quotations = 0;
  for (std::uint32_t row = 0; row < graph.records().size(); ++row) {
    const Record& record = graph.records()[row];
    const bool english =
        std::ranges::find(record.problems, pipeline::not_english) == record.problems.end();
    undated += graph.article_date(row).empty() ? 1U : 0U;
    foreign += english ? 0U : 1U;
    silent += english && record.claims.empty() ? 1U : 0U;
    quotations += record.quotations.size();
  }
  const auto line = [](const std::string& name, const std::string& text) {
    std::string head = "  " + name;
    head.resize(18, ' ');
    say(head + text);
  };
  say(folder + ": " + counted(graph.records().size(), "article") + ", " +
      counted(graph.entities().size(), "entity") + ", " + counted(plain, "fact") + ", " +
      counted(quotations, "quotation") + " (" + to_decimal(seconds, 1) + " s)");
  if (!types.empty()) line("entities", tally_words(types, 8));
  if (!predicates.empty()) line("facts", tally_words(predicates, 8));
  if (!marked.empty())
    line("kept apart", tally_words(marked, 6) + " (dashed in pictures; query --stance all)");
  std::string lacking;
  const auto lack = [&lacking](std::size_t count, const std::string& what) {
    if (count > 0)
      lacking += (lacking.empty() ? "" : ", ") + counted(count, "article") + ' ' + what;
  };
  lack(undated, "without a date");
  lack(foreign, "not English");
  lack(silent, "without any claim");
  lack(failed, "failed");
  line("not understood",
       lacking.empty() ? "nothing to report; a missing edge means only that no claim was found"
                       : lacking);
  std::string files;
  for (const auto& path : written) files += (files.empty() ? "" : " ") + path.string();
  line("files", files);
  const std::string where = folder == "output" ? "" : " -g " + quoted_path(folder);
  std::string example = "newsgraph stats" + where;
  // The question with most answers, of a person where there is one.
  std::map<std::pair<graph::EntityId, std::uint32_t>, std::size_t> answers;
  std::tuple<bool, std::size_t> most;
  for (const auto& fact : graph.facts()) {
    const auto& predicate = ontology.predicates()[fact.predicate];
    if (!fact.plain() || fact.object == graph::no_entity_id || predicate.group != "interaction") {
      continue;
    }
    const std::tuple count(ontology.is_a(graph.entities()[fact.subject].type, "Person"),
                           ++answers[{fact.subject, fact.predicate}]);
    if (count <= most) continue;
    most = count;
    std::string label = predicate.label;
    if (label.find(' ') != std::string::npos) label = predicate.name;
    example =
        "newsgraph query '" + graph.entities()[fact.subject].name + "' " + label + " _" + where;
  }
  line("next", example);
  for (const auto& path : written) {
    if (path.extension() != ".html") continue;
    if (!exporting::page_is_interactive()) say(still_page_note);
    line("page", path.string());
  }
}

}  // namespace

void Failures::add(const std::string& where, const std::string& reason) {
  ++count_;
  list_ += where + '\t' + reason + '\n';
  constexpr std::size_t most_told = 20;
  if (count_ <= most_told) say("newsgraph: " + where + ": " + reason);
  if (count_ == most_told) {
    say("newsgraph: further failures are counted only" +
        std::string(path_.empty() ? " (--errors FILE lists all)" : ""));
  }
}

void Failures::write() const {
  if (!path_.empty()) write_file(path_, list_);
}

/// Reads and extracts all inputs; records come in input order.
std::size_t extract_inputs(InputArguments& arguments, const pipeline::Extraction& extraction,
                           Failures& failures, const std::function<void(Record&&)>& take,
                           const std::function<bool(const Article&)>& skip) {
  const auto inputs = arguments.gather();
  std::size_t articles = 0;
  Progress progress("reading");
  pipeline::ParallelExtraction parallel(
      extraction, arguments.threads,
      {[&](Record&& record) {
         ++articles;
         progress.step(articles, "article");
         if (std::ranges::find(record.problems, pipeline::text_cut) != record.problems.end()) {
           say("newsgraph: " + record.article.identifier + ": has more than " +
               std::to_string(pipeline::longest_text / 1'000'000) +
               " MB and is read no further (are these several articles? give each a file or a "
               "line of its own)");
         }
         take(std::move(record));
       },
       [&](const std::string& identifier, const std::string& reason) {
         failures.add(identifier, reason);
       }});
  input::read_articles(
      inputs, arguments.options,
      {[&](Article&& article) {
         check_interrupt();
         if (skip && skip(article)) return;
         parallel.submit(std::move(article));
       },
       [&](const input::Failure& failure) { failures.add(failure.where, failure.reason); },
       [](const std::string& note) { say("newsgraph: " + note); }});
  parallel.finish();
  return articles;
}

void Collection::add(Record&& record) {
  const auto [at, fresh] = by_identifier_.try_emplace(record.article.identifier, records_.size());
  if (fresh) {
    records_.push_back(std::move(record));
    return;
  }
  Record& known = records_[at->second];
  if (known.article.sha256 == record.article.sha256) {
    ++repeats_;
    return;
  }
  failures_.add(
      record.article.identifier,
      "two different texts have this identifier; one was left out (give each its own id)");
  if (record.article.sha256 < known.article.sha256) known = std::move(record);
}

int finish(const graph::KnowledgeGraph& graph, const OutputArguments& output,
           const JudgementArguments& judgements, const Failures& failures,
           std::chrono::steady_clock::time_point begin) {
  const auto written = write_folder(output.folder, graph, output.kinds, output.base_iri);
  keep_snapshot(graph, output.folder, judgements.file(output.folder));
  failures.write();
  const std::chrono::duration<double> took = std::chrono::steady_clock::now() - begin;
  summarize(graph, output.folder, written, failures.count(), took.count());
  return failures.count() > 0 ? some_failed : done;
}

void OutputArguments::add_to(CLI::App& verb) {
  if (kinds.empty()) kinds = output_kinds();
  if (base_iri.empty()) base_iri = default_base_iri;
  verb.add_option("-o,--output", folder, "Folder to write")
      ->type_name("DIR")
      ->default_str("output");
  verb.add_option("--write", kinds, "What to write beside claims.jsonl: jsonld, dot, svg, html")
      ->type_name("KIND,...")
      ->delimiter(',')
      ->check(CLI::IsMember(output_kinds()));
  verb.add_option("--base-iri", base_iri, "Beginning of the ids in the JSON-LD")
      ->type_name("IRI")
      ->default_str(default_base_iri);
}

}  // namespace newsgraph::cli
