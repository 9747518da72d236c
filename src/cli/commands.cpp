#include "cli/commands.hpp"

#include <algorithm>
#include <array>
#include <exception>
#include <map>
#include <memory>
#include <vector>

#include <CLI/Config.hpp>
#include <CLI/Error.hpp>
#include <CLI/Formatter.hpp>

#include "newsgraph/base/error.hpp"
#include "newsgraph/pipeline/version.hpp"

#include "cli/console.hpp"

namespace newsgraph::cli {
namespace {

constexpr std::array<Command, 24> table = {{
    {"build", "Make", "articles to a folder with the graph, its JSON-LD, DOT and picture",
     "newsgraph build articles/ -o output\n"
     "newsgraph build news.jsonl.gz --map text=body,date=when -j 2\n"
     "cat article.txt | newsgraph build - --date 2024-04-19",
     add_build},
    {"add", "Make", "articles to a folder that has a graph, as if it had been built with them",
     "newsgraph add today.jsonl -g output\nnewsgraph add more/ --date 2024-04-19", add_add},
    {"remove", "Make", "articles from a folder, as if they had never been there",
     "newsgraph remove article-17.txt -g output", add_remove},
    {"extract", "Make", "articles to lines of claims on standard output, for merge",
     "newsgraph extract articles/ > claims.jsonl\n"
     "zcat part-*.gz | newsgraph extract - --from jsonl > part.claims.jsonl",
     add_extract},
    {"merge", "Make", "lines of claims or output folders to one graph",
     "newsgraph merge part1.jsonl part2.jsonl -o output", add_merge},
    {"query", "Ask", "who did what to whom: SUBJECT PREDICATE OBJECT, _ for anything",
     "newsgraph query Tokayev met _\n"
     "newsgraph query _ signed _ --with Kazakhstan --since 2024 --evidence\n"
     "newsgraph query Kazakhstan met _ --actors country\n"
     "newsgraph query '?who met Tokayev . ?who positionHeld ?where'\n"
     "newsgraph query _ 'position held' Kyrgyzstan --role president --json",
     add_query},
    {"show", "Ask", "everything that is known of a name",
     "newsgraph show Japarov\nnewsgraph show Japarov --merges\nnewsgraph show Japarov --depth 2\n"
     "newsgraph show Kyrgyzstan --format md --evidence",
     add_show},
    {"path", "Ask", "how two names are connected: the shortest ways over facts",
     "newsgraph path Japarov Tokayev\n"
     "newsgraph path Japarov Kazakhstan -k 3 --predicates 'met,position held'",
     add_path},
    {"quotes", "Ask", "what somebody said, word for word",
     "newsgraph quotes Tokayev\nnewsgraph quotes Tokayev --about Kyrgyzstan --evidence",
     add_quotes},
    {"timeline", "Ask", "what is known of a name, in the order of time",
     "newsgraph timeline Japarov\nnewsgraph timeline Kyrgyzstan --since 2024 --with Kazakhstan",
     add_timeline},
    {"conflicts", "Ask", "facts that contradict each other, both sides with their words",
     "newsgraph conflicts\nnewsgraph conflicts Kyrgyzstan --format csv", add_conflicts},
    {"mentions", "Ask", "sentences that name one or all of several",
     "newsgraph mentions Tokayev Japarov", add_mentions},
    {"why", "Ask", "the words behind a fact, underlined", "newsgraph why c4f2a", add_why},
    {"stats", "Ask", "facts counted by type, predicate, dyad or month; names ranked",
     "newsgraph stats\nnewsgraph stats --by dyad --actors country\n"
     "newsgraph stats Kazakhstan met _ --by year --actors country\n"
     "newsgraph stats --by pagerank --limit 10\nnewsgraph stats --copies",
     add_stats},
    {"sparql", "Ask", "questions in SPARQL 1.1, to this graph or any RDF file",
     "newsgraph sparql 'SELECT ?p ?q { ?p ng:metWith ?q } LIMIT 10'\n"
     "newsgraph sparql -f question.rq --format csv\n"
     "newsgraph sparql 'ASK { ?s a schema:Person }' -g graph.nq",
     add_sparql},
    {"export", "Take away", "the graph as a picture or data; the extension of -o chooses",
     "newsgraph export -o graph.pdf\nnewsgraph export -o facts.csv --since 2024\nnewsgraph export "
     "-o - --format nq > graph.nq",
     add_export},
    {"validate", "Check", "check a graph folder: references, spans, counts",
     "newsgraph validate output", add_validate},
    {"review", "Check", "judge a sample of claims or merges; ends with precision and its interval",
     "newsgraph review --sample 20 --seed 7\nnewsgraph review --merges --sample 50", add_review},
    {"diff", "Check", "what changed between two graphs, in words or for a database",
     "newsgraph diff last-week output\n"
     "newsgraph diff last-week output --sparql update.ru --json",
     add_diff},
    {"rules", "Check", "test rules against their own examples",
     "newsgraph rules test my-schema/rules/treaty.json --schema my-schema", add_rules},
    {"eval", "Check", "score annotated text against gold, and confidences against verdicts",
     "newsgraph eval gold.conllu system.conllu\n"
     "newsgraph eval gold.conllu --words --relations\n"
     "newsgraph eval gold.iob2 --map PER=PERSON,LOC=GPE --types PERSON,ORG,GPE\n"
     "newsgraph eval verdicts.tsv output --reliability",
     add_eval},
    {"annotate", "Words", "text with tags, lemmas, trees and names",
     "newsgraph annotate article.txt > article.conllu\n"
     "newsgraph annotate articles/ --format json\n"
     "newsgraph annotate gold.conllu --from conllu\n"
     "newsgraph annotate article.txt --format html > article.html",
     add_annotate},
    {"schema", "Words", "the types and predicates, as a codebook",
     "newsgraph schema --format md > codebook.md", add_schema},
    {"completions", "Words", "what a shell offers after newsgraph; the manual page",
     "newsgraph completions bash > newsgraph.bash\nnewsgraph completions man > newsgraph.1",
     add_completions},
}};

constexpr std::array<std::string_view, 5> groups = {"Make", "Ask", "Take away", "Check", "Words"};

std::string overview() {
  std::string text = "newsgraph " + pipeline::version() +
                     ": news articles to a knowledge graph, each edge traceable to its words\n\n"
                     "usage: newsgraph VERB [OPTIONS] [ARGUMENTS]\n";
  for (const std::string_view group : groups) {
    text += '\n';
    text.append(group).append(":\n");
    for (const Command& command : table) {
      if (command.group != group) continue;
      constexpr std::size_t column = 15;
      std::string line = "  " + std::string(command.name);
      line.resize(column, ' ');
      text.append(line).append(command.summary) += '\n';
    }
  }
  text +=
      "\nexamples:\n"
      "  newsgraph build articles/ -o output      read a folder of articles\n"
      "  newsgraph query Tokayev met _            whom did he meet, when and where\n"
      "  newsgraph show Kyrgyzstan                everything said of a country\n"
      "\nnewsgraph VERB --help has options and more examples.\n";
  return text;
}

/// "a\nb" indented as the last section of a help text.
std::string footer(std::string_view examples) {
  std::string text = "Examples:\n";
  while (!examples.empty()) {
    const std::size_t feed = std::min(examples.find('\n'), examples.size());
    text += "  " + std::string(examples.substr(0, feed)) + '\n';
    examples.remove_prefix(std::min(feed + 1, examples.size()));
  }
  return text;
}

int guarded(const Run& run) {
  try {
    const int status = run();
    flush_output();
    return status;
  } catch (const Interrupted&) {
    say("newsgraph: interrupted; nothing half-written is left");
    return interrupted_status;
  } catch (const InputError& error) {
    say(std::string("newsgraph: ") + error.what());
    return wrong_usage;
  } catch (const ExportError& error) {
    say(std::string("newsgraph: ") + error.what());
    return wrong_usage;
  } catch (const std::bad_alloc&) {
    say("newsgraph: out of memory; extract and merge read more than fits at once");
    return wrong_usage;
  } catch (const std::exception& error) {
    say(std::string("newsgraph: internal error: ") + error.what() + "; please report it");
    return wrong_usage;
  }
}

}  // namespace

std::span<const Command> commands() { return table; }

void add_common_options(const Command& command, CLI::App& verb) {
  if (command.group != "Ask") return;
  const std::string help = "Do not page answers longer than the terminal";
  verb.add_flag("--no-pager", help)->group("Output");
}

int run(int argc, const char* const* argv) {
  catch_interrupts();
  if (argc < 2) {
    print(overview());
    flush_output();
    return done;
  }
  const std::string_view first = argv[1];
  if (first == "--help" || first == "-h" || first == "help") {
    print(overview());
    flush_output();
    return done;
  }
  if (first == "--version") {
    print("newsgraph " + pipeline::version() + '\n');
    flush_output();
    return done;
  }
  const auto* const command = std::ranges::find(table, first, &Command::name);
  if (command == table.end()) {
    std::vector<std::string> names;
    names.reserve(std::size(table));
    for (const Command& each : table) names.emplace_back(each.name);
    const std::string near = closest(first, names);
    say("newsgraph: unknown verb \"" + std::string(first) + '"' +
        (near.empty() ? "; newsgraph alone lists the verbs" : "; did you mean " + near + "?"));
    return wrong_usage;
  }
  CLI::App verb{std::string(command->summary), "newsgraph " + std::string(command->name)};
  verb.footer(footer(command->examples));
  verb.get_formatter()->column_width(34);
  const Run run_verb = command->add(verb);
  add_common_options(*command, verb);
  try {
    verb.parse(argc - 1, argv + 1);
  } catch (const CLI::CallForHelp&) {
    print(verb.help());
    flush_output();
    return done;
  } catch (const CLI::ParseError& error) {
    say("newsgraph " + std::string(command->name) + ": " + error.what() + " (--help shows how)");
    return wrong_usage;
  }
  const bool paged = command->group == "Ask" && verb.count("--no-pager") == 0;
  const Pager pager(paged);
  return guarded(run_verb);
}

}  // namespace newsgraph::cli
