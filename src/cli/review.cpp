// review: a sample of claims or merges is shown, people say whether they are right, and what they
// say is kept in the file of judgements and counted.

#include <algorithm>
#include <cmath>
#include <iostream>
#include <map>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>

#include "newsgraph/base/error.hpp"
#include "newsgraph/base/file.hpp"
#include "newsgraph/base/hash.hpp"
#include "newsgraph/base/number.hpp"
#include "newsgraph/base/utf8.hpp"
#include "newsgraph/query/pattern.hpp"

#include "cli/commands.hpp"
#include "cli/console.hpp"
#include "cli/evidence.hpp"
#include "cli/merges.hpp"
#include "cli/options.hpp"
#include "cli/table.hpp"
#include "cli/words.hpp"

namespace newsgraph::cli {
namespace {

using identity::Verdict;

/// Something to be judged: what is shown, under what it is counted, and its line for each verdict.
struct Question {
  std::string text;
  std::string kind;
  std::vector<std::pair<Verdict, std::string>> lines;  ///< By key: right or same first.
};

/// The first `most` by a hash of key and seed: the same sample on every machine, and one that stays
/// mostly the same when articles are added.
template <typename T, typename Key>
std::vector<T> sample_of(std::vector<T> all, std::size_t most, std::uint64_t seed, Key key) {
  std::ranges::stable_sort(all, {}, [&](const T& each) { return hash64(key(each), seed + 1); });
  if (all.size() > most) all.resize(most);
  return all;
}

std::vector<Question> claim_questions(const graph::KnowledgeGraph& graph,
                                      const query::Filters& filters, std::size_t most,
                                      std::uint64_t seed) {
  const query::Snapshot asked(graph);
  query::Pattern everything;
  everything.subject.open = true;
  everything.object.open = true;
  query::Filters dated = filters;
  dated.undated = dated.undated || (dated.since.empty() && dated.until.empty());
  struct Item {
    graph::FactId fact = 0;
    graph::ClaimRef claim;
    std::string key;
  };
  std::vector<Item> items;
  query::Notes notes;
  const query::FactFilter filter(asked, dated, notes);
  for (const query::Row& row : query::find(asked, everything, filter).rows) {
    for (const graph::ClaimRef ref : graph.facts()[row.fact].claims) {
      if (!graph.claim_judgement(ref)) items.push_back({row.fact, ref, graph.claim_id(ref)});
    }
  }
  items = sample_of(std::move(items), most, seed, [](const Item& item) { return item.key; });
  std::vector<Question> questions;
  for (const Item& item : items) {
    query::FactView one = asked.fact(item.fact);
    one.claims = {&item.claim, 1};
    one.sources = {&item.claim.record, 1};
    const Claim& claim = graph.claim(item.claim);
    const Article& article = graph.records()[item.claim.record].article;
    Question question;
    question.text = explanation(asked, one, use_colour());
    question.kind = claim.predicate;
    for (const Verdict verdict : {Verdict::Right, Verdict::Wrong})
      question.lines.emplace_back(verdict, judgement_line(judgement_of(verdict, article, claim)));
    questions.push_back(std::move(question));
  }
  return questions;
}

/// The first article that uses the name for the entity, and where it does.
identity::Place place_of(const graph::KnowledgeGraph& graph, const identity::Cluster& entity,
                         const std::string& name) {
  const auto place = [&](const std::pair<std::uint32_t, EntityIndex>& member) {
    const Record& record = graph.records()[member.first];
    return identity::Place{record.article.identifier, named_at(record.entities[member.second])};
  };
  for (const auto& member : entity.members) {
    const std::string& known = graph.records()[member.first].entities[member.second].name;
    if (known.find(name) != std::string::npos) return place(member);
  }
  return place(entity.members.front());
}

/// Where the other name of a merge stands.
identity::Place place_of(const graph::KnowledgeGraph& graph, const identity::Cluster& entity,
                         const identity::Merge& merge) {
  if (!merge.other_member) return place_of(graph, entity, merge.other);
  const Record& record = graph.records()[merge.other_member->first];
  return {record.article.identifier, named_at(record.entities[merge.other_member->second])};
}

std::string sentence_at(const graph::KnowledgeGraph& graph, const identity::Place& place) {
  for (const Record& record : graph.records()) {
    if (record.article.identifier != place.article) continue;
    const CodePointIndex text(record.article.text);
    for (const Span& sentence : record.sentences) {
      if (!sentence.contains(place.span)) continue;
      std::string words(text.slice(sentence.begin, place.span.begin));
      words += '[' + std::string(text.slice(place.span.begin, place.span.end)) + ']';
      words += text.slice(place.span.end, sentence.end);
      std::ranges::replace(words, '\n', ' ');
      return "    " + words + " (" + place.article + ")\n";
    }
  }
  return {};
}

std::vector<Question> merge_questions(const graph::KnowledgeGraph& graph, std::size_t most,
                                      std::uint64_t seed) {
  std::vector<std::pair<const identity::Cluster*, const identity::Merge*>> items;
  for (const identity::Cluster& entity : graph.entities()) {
    for (const identity::Merge& merge : entity.merges) {
      if (merge.reason != "judged the same") items.emplace_back(&entity, &merge);
    }
  }
  items = sample_of(std::move(items), most, seed, [&](const auto& item) {
    const identity::Place place = place_of(graph, *item.first, *item.second);
    return item.first->id + '\n' + item.second->name + '\n' + item.second->other + '\n' +
           place.article + ':' + std::to_string(place.span.begin);
  });
  std::vector<Question> questions;
  for (const auto& [entity, merge] : items) {
    identity::PairJudgement judgement;
    judgement.one = place_of(graph, *entity, merge->name);
    judgement.other = place_of(graph, *entity, *merge);
    if (judgement.other < judgement.one) std::swap(judgement.one, judgement.other);
    Question question;
    question.text = entity->type + ": " + merge->name + " = " + merge->other + "?\n  " +
                    merge->reason + '\n' + sentence_at(graph, judgement.one) +
                    sentence_at(graph, judgement.other);
    question.kind = entity->type;
    for (const Verdict verdict : {Verdict::Same, Verdict::Different, Verdict::Unsure}) {
      judgement.verdict = verdict;
      question.lines.emplace_back(verdict, judgement_line(judgement));
    }
    questions.push_back(std::move(question));
  }
  return questions;
}

/// Wilson's interval of 95 % for `right` of `all` (Wilson 1927): holds for small samples too.
std::pair<double, double> interval(std::size_t right, std::size_t all) {
  constexpr double z = 1.959964;
  const auto n = static_cast<double>(all);
  const double share = static_cast<double>(right) / n;
  const double middle = share + z * z / (2 * n);
  const double width = z * std::sqrt(share * (1 - share) / n + z * z / (4 * n * n));
  const double below = 1 + z * z / n;
  return {std::max(0.0, (middle - width) / below), std::min(1.0, (middle + width) / below)};
}

struct Count {
  std::size_t right = 0;
  std::size_t judged = 0;
};

std::string summary(const std::map<std::string, Count>& counts) {
  Table table;
  table.columns = {"what", "judged", "right", "precision", "95 % interval"};
  Count all;
  const auto add = [&table](const std::string& what, const Count& count) {
    const auto [low, high] = interval(count.right, count.judged);
    table.rows.push_back(
        {what, std::to_string(count.judged), std::to_string(count.right),
         to_decimal(static_cast<double>(count.right) / static_cast<double>(count.judged), 2),
         to_decimal(low, 2) + " to " + to_decimal(high, 2)});
  };
  for (const auto& [what, count] : counts) {
    add(what, count);
    all.right += count.right;
    all.judged += count.judged;
  }
  if (counts.size() > 1) add("all", all);
  return render(table, "table", 0, use_colour());
}

}  // namespace

Run add_review(CLI::App& verb) {
  struct Arguments {
    std::size_t sample = 20;
    std::uint64_t seed = 1;
    bool merges = false;
    GraphArguments graph;
    FilterArguments filters;
  };
  const auto arguments = std::make_shared<Arguments>();
  verb.add_option("--sample", arguments->sample, "How many to show")
      ->type_name("N")
      ->default_str("20");
  verb.add_option("--seed", arguments->seed, "Which ones: another number, another sample")
      ->type_name("S")
      ->default_str("1");
  verb.add_flag("--merges", arguments->merges, "Judge merges instead of claims");
  arguments->graph.add_to(verb);
  arguments->filters.add_to(verb);
  return [arguments] {
    const auto opened = arguments->graph.open();
    const graph::KnowledgeGraph& graph = *opened.graph;
    const std::vector<Question> questions =
        arguments->merges ? merge_questions(graph, arguments->sample, arguments->seed)
                          : claim_questions(graph, arguments->filters.filters, arguments->sample,
                                            arguments->seed);
    if (questions.empty()) {
      say(arguments->merges ? "no two names were taken for one thing"
                            : "no claim passes that is not judged yet");
      return int{nothing_found};
    }
    const std::filesystem::path folder =
        arguments->graph.path.empty() ? "output" : arguments->graph.path;
    const std::filesystem::path file =
        !arguments->graph.judgements.path.empty()
            ? std::filesystem::path(arguments->graph.judgements.path)
            : (std::filesystem::is_directory(folder) ? folder : folder.parent_path()) /
                  judgements_file_name;
    std::string kept = std::filesystem::exists(file) ? read_file(file) : std::string();
    if (!kept.empty() && !kept.ends_with('\n')) kept += '\n';
    std::map<std::string, Count> counts;
    const std::string prompt = arguments->merges ? "same (s), different (d), unsure (u), stop (q)? "
                                                 : "right (r), wrong (w), pass (p), stop (q)? ";
    std::size_t asked = 0;
    for (const Question& question : questions) {
      print("\n" + std::to_string(++asked) + " of " + std::to_string(questions.size()) + ": " +
            question.text + prompt);
      flush_output();
      std::string answer;
      if (!std::getline(std::cin, answer) || answer.starts_with('q')) break;
      const auto line = std::ranges::find_if(question.lines, [&answer](const auto& each) {
        return !answer.empty() && to_string(each.first)[0] == answer[0];
      });
      if (line == question.lines.end()) continue;
      // Written after each answer: a session that breaks off loses nothing.
      kept += line->second;
      write_file(file, kept);
      if (line->first == Verdict::Unsure) continue;
      Count& count = counts[question.kind];
      ++count.judged;
      if (line->first == Verdict::Right || line->first == Verdict::Same) ++count.right;
    }
    print("\n");
    if (!counts.empty()) {
      print(summary(counts));
      flush_output();
      say("kept in " + file.string());
    }
    return int{done};
  };
}

}  // namespace newsgraph::cli
