// The reading verbs as people use them: the examples of --help, the snapshot beside the claims,
// what shells are offered.

#include <filesystem>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "newsgraph/base/file.hpp"

#include "cli/commands.hpp"
#include "shell.hpp"

namespace fs = std::filesystem;

namespace {

using newsgraph::read_file;
using newsgraph::write_file;
using newsgraph::cli_test::Folder;
using newsgraph::cli_test::has;
using newsgraph::cli_test::Outcome;
using newsgraph::cli_test::shell;

const std::string two_presidents =
    "Tokayev receives Japarov\n\nASTANA, Kazakhstan, April 19, 2024. President of Kazakhstan "
    "Kassym-Jomart Tokayev met President of Kyrgyzstan Sadyr Japarov in Astana on Friday. The "
    "Prime Minister of Kyrgyzstan visited Kazakhstan on April 3, 2024. Kazakhstan and Kyrgyzstan "
    "signed the Treaty on Shared Waters on April 19, 2024. \"Kyrgyzstan is our close neighbour,\" "
    "Tokayev said.\n";

/// A folder with a graph in output/.
struct Asked : Folder {
  explicit Asked(const std::string& name) : Folder(name) {
    write_file(path / "article.txt", two_presidents);
    REQUIRE(in("newsgraph build article.txt --write claims 2>/dev/null").status == 0);
  }

  std::string handle() const {
    const std::string out =
        in("newsgraph query Tokayev met _ --format tsv | tail -1 | awk -F'\\t' '{print $NF}'").out;
    return out.substr(0, out.find('\n'));
  }
};

std::vector<std::string> lines_of(std::string_view text) {
  std::vector<std::string> lines;
  while (!text.empty()) {
    const std::size_t feed = std::min(text.find('\n'), text.size());
    lines.emplace_back(text.substr(0, feed));
    text.remove_prefix(std::min(feed + 1, text.size()));
  }
  return lines;
}

}  // namespace

TEST_CASE("asking: the examples in the help of reading verbs find something") {
  const Asked folder("examples");
  const std::string handle = folder.handle();
  REQUIRE(handle.size() >= 5);
  // Files that examples name.
  newsgraph::write_file(folder.path / "question.rq", "SELECT ?s WHERE { ?s ?p ?o } LIMIT 1\n");
  REQUIRE(folder.in("newsgraph export -o graph.nq 2>&1").status == 0);
  std::size_t run = 0;
  for (const auto& command : newsgraph::cli::commands()) {
    if (command.group != "Ask" && command.name != "completions") continue;
    for (std::string example : lines_of(command.examples)) {
      if (const std::size_t at = example.find("c4f2a"); at != std::string::npos)
        example.replace(at, 5, handle);
      CAPTURE(example);
      const Outcome outcome = folder.in(example + " 2>&1");
      CAPTURE(outcome.out);
      // No contradictions and no copies are what this graph is about.
      const bool may_be_empty = command.name == "conflicts" || has(example, "--copies");
      CHECK((outcome.status == 0 || (may_be_empty && outcome.status == 1)));
      ++run;
    }
  }
  CHECK(run > 20);
}

TEST_CASE("asking: build keeps a snapshot, and answers with it and without are the same bytes") {
  const Asked folder("snapshot");
  const fs::path file = folder.path / "output/graph.facts";
  REQUIRE(fs::exists(file));
  const std::string made = read_file(file);
  const std::vector<std::string> questions = {"query Tokayev met _ --evidence",
                                              "query _ _ _ --stance all --json",
                                              "show Kyrgyzstan --format md --evidence",
                                              "timeline Japarov",
                                              "stats",
                                              "mentions Tokayev Japarov",
                                              "quotes Tokayev",
                                              "path Japarov Kazakhstan -k 3",
                                              "why " + folder.handle(),
                                              "conflicts",
                                              "query '?who met Tokayev . ?who positionHeld ?where'",
                                              "query Kazakhstan met _ --actors country",
                                              "show Japarov --merges"};
  // A copy under another name has no snapshot beside it.
  fs::copy_file(folder.path / "output/claims.jsonl", folder.path / "other.jsonl");
  for (const std::string& question : questions) {
    CAPTURE(question);
    const Outcome with = folder.in("newsgraph " + question + " 2>&1");
    const Outcome without = folder.in("newsgraph " + question + " -g other.jsonl 2>&1");
    CHECK(with.out == without.out);
    CHECK(with.status == without.status);
  }
  CHECK_FALSE(fs::exists(folder.path / "graph.facts"));
  CHECK(read_file(file) == made);
  // Made on first use, the same bytes.
  fs::remove(file);
  CHECK(folder.in("newsgraph stats").status == 0);
  CHECK(read_file(file) == made);
}

TEST_CASE("asking: who held an office when is read off the articles that say so, in their order") {
  const Folder folder("said");
  write_file(folder.path / "later.txt", "President of Norway Berit Aas visited Sweden.\n");
  write_file(folder.path / "earlier.txt", "President of Norway Anna Kask visited Sweden.\n");
  REQUIRE(folder.in("newsgraph build later.txt --date 2011-01-03 --write claims 2>&1").status == 0);
  REQUIRE(folder.in("newsgraph add earlier.txt --date 2009-02-03 2>&1").status == 0);
  const Outcome held = folder.in("newsgraph query _ positionHeld Norway --format csv");
  CAPTURE(held.out);
  CHECK(has(held.out, "stance,said,sources,handle\n"));
  CHECK(has(held.out, ",2009-02-03,1,"));
  CHECK(held.out.find("Anna Kask") < held.out.find("Berit Aas"));
}

TEST_CASE("asking: a snapshot that is old or damaged is made again") {
  const Asked folder("stale");
  const fs::path file = folder.path / "output/graph.facts";
  const std::string made = read_file(file);
  const std::string answer = folder.in("newsgraph query Tokayev met _").out;
  REQUIRE(has(answer, "Sadyr Japarov"));
  SUBCASE("damaged at its beginning") {
    std::string damaged = made;
    damaged[40] = static_cast<char>(damaged[40] ^ 1);
    write_file(file, damaged);
  }
  SUBCASE("cut short") { write_file(file, made.substr(0, made.size() / 2)); }
  SUBCASE("something else") { write_file(file, "graph"); }
  SUBCASE("of other claims") {
    write_file(folder.path / "b.txt",
               "OSLO, Norway, May 3, 2022. Prime Minister of Norway Jon Berg met Anna Kask.\n");
    REQUIRE(folder.in("newsgraph build b.txt -o two --write claims 2>/dev/null").status == 0);
    fs::copy_file(folder.path / "two/graph.facts", file, fs::copy_options::overwrite_existing);
  }
  CHECK(folder.in("newsgraph query Tokayev met _").out == answer);
  CHECK(read_file(file) == made);
}

TEST_CASE("asking: the snapshot follows claims and judgements") {
  const Asked folder("follows");
  CHECK(folder.in("newsgraph query Berg met _ 2>/dev/null").status == 2);
  write_file(folder.path / "b.txt",
             "OSLO, Norway, May 3, 2022. Prime Minister of Norway Jon Berg met Anna Kask.\n");
  REQUIRE(folder.in("newsgraph extract b.txt > output/claims.jsonl 2>/dev/null").status == 0);
  CHECK(folder.in("newsgraph query Berg met _ --count").out == "1\n");
  CHECK(folder.in("newsgraph query Tokayev met _ 2>/dev/null").status == 2);
  // A claim judged wrong makes no fact.
  REQUIRE(folder.in("yes w | newsgraph review --sample 20 >/dev/null 2>&1").status == 0);
  REQUIRE(fs::exists(folder.path / "output/judgements.tsv"));
  CHECK(folder.in("newsgraph query Berg met _ 2>/dev/null").status == 1);
  fs::remove(folder.path / "output/judgements.tsv");
  CHECK(folder.in("newsgraph query Berg met _ --count").out == "1\n");
}

TEST_CASE("asking: damage that is found while answering is refused with the way out") {
  const Asked folder("damaged_inside");
  const fs::path file = folder.path / "output/graph.facts";
  std::string damaged = read_file(file);
  const std::size_t at = damaged.find("Sadyr Japarov met");
  const std::size_t text =
      at != std::string::npos ? at : damaged.find("President of Kyrgyzstan Sadyr");
  REQUIRE(text != std::string::npos);
  damaged[text] = 'X';
  write_file(file, damaged);
  const Outcome outcome = folder.in("newsgraph query Tokayev met _ --evidence 2>&1");
  CHECK(outcome.status == 2);
  CHECK(has(outcome.out, "remove it"));
}

TEST_CASE("asking: questions of several patterns, plans and ways on") {
  const Asked folder("patterns");
  const Outcome several = folder.in(
      "newsgraph query '?who met Tokayev . ?who positionHeld ?where' --format tsv --evidence");
  CHECK(has(several.out, "who\twhere\tdates\tsources\thandles\n"));
  CHECK(has(several.out, "Sadyr Japarov\tKyrgyzstan\t2024-04-19\t1\t"));
  const Outcome plan =
      folder.in("newsgraph query '?who met Tokayev . ?who positionHeld ?where' --explain");
  CHECK(has(plan.out, "1. ?who met Kassym-Jomart Tokayev: "));
  CHECK(has(folder.in("newsgraph query Tokayev met _ --explain").out, "to look at"));
  CHECK(folder.in("newsgraph query Tokayev met 2>/dev/null").status == 2);
  const Outcome none = folder.in("newsgraph query '?who met Tokayev . ?who thanked ?whom' 2>&1");
  CHECK(none.status == 1);
  CHECK(has(none.out, "--explain"));
  const Outcome far = folder.in("newsgraph path Japarov Tokayev --predicates thanked 2>&1");
  CHECK(far.status == 1);
  CHECK(has(far.out, "newsgraph mentions Japarov Tokayev"));
  CHECK(folder.in("newsgraph path Japarov Japarov 2>/dev/null").status == 1);
  const Outcome sound = folder.in("newsgraph query Zhaparov met _ 2>&1");
  CHECK(sound.status == 0);
  CHECK(has(sound.out, "sounds like Sadyr Japarov"));
}

TEST_CASE("asking: ends as the states they act for, shown with both names") {
  const Asked folder("actors");
  const Outcome states =
      folder.in("newsgraph query Kazakhstan met _ --actors country --format tsv");
  CHECK(states.status == 0);
  CHECK(has(states.out, "Kazakhstan (Kassym-Jomart Tokayev)\tmet\tKyrgyzstan (Sadyr Japarov)"));
  CHECK(folder.in("newsgraph query Kazakhstan met _ 2>/dev/null").status == 1);
  CHECK(folder.in("newsgraph query Kazakhstan met _ --actors nobody 2>/dev/null").status == 2);
  CHECK(
      has(folder.in("newsgraph stats Kazakhstan met _ --by year --actors country --format tsv").out,
          "2024\t1\t1\t"));
  CHECK(has(folder.in("newsgraph quotes Kazakhstan --actors country").out, "close neighbour"));
}

TEST_CASE("asking: Markdown with footnotes") {
  const Asked folder("footnotes");
  const std::string text = folder.in("newsgraph query Tokayev met _ --format md --evidence").out;
  CHECK(has(text, "| --- |"));
  CHECK(has(text, "[^1] |"));
  CHECK(has(text, "[^1]: "));
  CHECK(has(text, "(article.txt)"));
}

TEST_CASE("asking: completions and the manual come from the table of options") {
  const Folder folder("completions");
  for (const char* kind : {"bash", "zsh", "fish", "man"}) {
    CAPTURE(kind);
    const Outcome outcome = folder.in(std::string("newsgraph completions ") + kind + " | tee made");
    CHECK(outcome.status == 0);
    for (const auto& command : newsgraph::cli::commands())
      CHECK(has(outcome.out, std::string(command.name)));
    CHECK(has(outcome.out, kind == std::string("man") ? "min\\-sources" : "min-sources"));
  }
  CHECK(folder.in("newsgraph completions tcsh 2>/dev/null").status == 2);
  // What bash offers: verbs, then options of the verb, then values of the option.
  const auto offers = [&folder](const std::string& words, int at) {
    return folder
        .in("newsgraph completions bash > made.bash; bash -c '. ./made.bash; COMP_WORDS=(" + words +
            "); COMP_CWORD=" + std::to_string(at) + "; _newsgraph; echo ${COMPREPLY[*]}'")
        .out;
  };
  CHECK(offers("newsgraph tim", 1) == "timeline\n");
  CHECK(offers("newsgraph query --min-s", 2) == "--min-sources\n");
  CHECK(offers("newsgraph query --stance pl", 3) == "planned\n");
}

TEST_CASE("asking: no pager and no colours where the output is no terminal") {
  const Asked folder("pager");
  const Outcome outcome = folder.in("NEWSGRAPH_PAGER='echo paged;' newsgraph show Tokayev");
  CHECK_FALSE(has(outcome.out, "paged"));
  CHECK_FALSE(has(outcome.out, "\x1B["));
}
