#include "cli/commands.hpp"

#include <algorithm>
#include <filesystem>
#include <memory>
#include <string>

#include <doctest/doctest.h>

#include "newsgraph/base/file.hpp"

#include "shell.hpp"

namespace fs = std::filesystem;

namespace {

using newsgraph::cli_test::Folder;
using newsgraph::cli_test::has;
using newsgraph::cli_test::Outcome;
using newsgraph::cli_test::shell;

const std::string samples = NEWSGRAPH_TESTS_DIR "/articles";
const std::string two_meet =
    "Anna Kask meets Jon Berg\n\nOSLO, Norway, May 3, 2022. President of Estonia Anna Kask met "
    "Prime "
    "Minister of Norway Jon Berg in Oslo on Tuesday.\n";

}  // namespace

TEST_CASE("cli: alone it lists the verbs, an unknown verb gets a suggestion") {
  const Outcome overview = shell("newsgraph");
  CHECK(overview.status == 0);
  for (const auto& command : newsgraph::cli::commands()) {
    CHECK(has(overview.out, "  " + std::string(command.name)));
  }
  const Outcome typo = shell("newsgraph qurey 2>&1");
  CHECK(typo.status == 2);
  CHECK(has(typo.out, "did you mean query?"));
}

TEST_CASE("cli: every verb has --help with examples") {
  for (const auto& command : newsgraph::cli::commands()) {
    const std::string name(command.name);
    CAPTURE(name);
    const Outcome help = shell("newsgraph " + name + " --help");
    CHECK(help.status == 0);
    CHECK(has(help.out, "Examples:\n  "));
    CHECK(has(help.out, "newsgraph " + name));
    CHECK(shell("newsgraph " + name + " --no-such-option 2>/dev/null").status == 2);
  }
}

TEST_CASE("cli: build writes the four files and says what it found") {
  const Folder folder("build");
  newsgraph::write_file(folder.path / "a.txt", two_meet);
  const Outcome build = folder.in("newsgraph build a.txt -o out 2>&1");
  CHECK(build.status == 0);
  CHECK(has(build.out, "out: 1 article"));
  CHECK(has(build.out, "not understood"));
  for (const char* file : {"claims.jsonl", "graph.jsonld", "graph.dot", "graph.svg"}) {
    CHECK(fs::file_size(folder.path / "out" / file) > 0);
  }
  CHECK(folder.in("newsgraph validate out 2>/dev/null").status == 0);
  // The same again: the same bytes.
  const std::string first = newsgraph::read_file(folder.path / "out" / "graph.jsonld");
  CHECK(folder.in("newsgraph build a.txt -o out 2>/dev/null").status == 0);
  CHECK(newsgraph::read_file(folder.path / "out" / "graph.jsonld") == first);
}

TEST_CASE("cli: a question is answered with a row, its words and an exit status") {
  const Folder folder("query");
  newsgraph::write_file(folder.path / "a.txt", two_meet);
  REQUIRE(folder.in("newsgraph build a.txt -o output 2>/dev/null").status == 0);
  const Outcome met = folder.in("newsgraph query Kask met _ --format tsv");
  CHECK(met.status == 0);
  CHECK(has(met.out, "2022-05-03\tAnna Kask\tmet\tJon Berg\t"));
  const Outcome turned = folder.in("newsgraph query Berg met _ --format tsv");
  CHECK(has(turned.out, "2022-05-03\tJon Berg\tmet\tAnna Kask\t"));
  CHECK(folder.in("newsgraph query Kask met _ --count").out == "1\n");
  const Outcome office = folder.in("newsgraph query _ positionHeld Norway --json");
  CHECK(has(office.out, "\"predicate\":\"Prime Minister of\""));
  // why: the handle is the last column
  const std::string handle =
      folder.in("newsgraph query Kask met _ --format tsv | tail -1 | awk -F'\\t' '{print $NF}'")
          .out;
  const Outcome why = folder.in("newsgraph why " + handle.substr(0, handle.find('\n')));
  CHECK(why.status == 0);
  CHECK(has(why.out, "met Prime"));
  CHECK(has(why.out, "~~~"));
  const Outcome none = folder.in("newsgraph query Kask thanked Berg 2>&1");
  CHECK(none.status == 1);
  CHECK(has(none.out, "newsgraph mentions Kask Berg"));
  CHECK(has(folder.in("newsgraph mentions Kask Berg").out, "[Anna Kask]"));
  CHECK(has(folder.in("newsgraph show 'Anna Kask'").out, "(Person"));
  CHECK(folder.in("newsgraph stats --format tsv").status == 0);
}

TEST_CASE("cli: wrong names, predicates and filters are refused with the way out") {
  const Folder folder("wrong");
  newsgraph::write_file(folder.path / "a.txt", two_meet);
  REQUIRE(folder.in("newsgraph build a.txt 2>/dev/null").status == 0);
  struct Row {
    const char* command;
    const char* says;
  };
  for (const Row& row :
       {Row{"query 'Anna Kusk' met _", "did you mean Anna Kask"},
        Row{"query Kask mett _", "did you mean \"met\""},
        Row{"query Kask met _ --since soon", "is no date"},
        Row{"query Kask met _ --type Persn", "did you mean Person"},
        Row{"query Kask met _ --stance maybe", "unknown stance"},
        Row{"query Kask met _ -g nowhere", "newsgraph build"},
        Row{"why zzzzz", "no fact has the handle"}, Row{"export -o graph.bmp", "unknown format"},
        Row{"build none.txt", "no such file"}, Row{"build a.txt --date soon", "is no date"},
        Row{"build a.txt --map body", "OURS=THEIRS"}, Row{"build", "no INPUT"}}) {
    CAPTURE(row.command);
    const Outcome outcome = folder.in(std::string("newsgraph ") + row.command + " 2>&1");
    CHECK(outcome.status == 2);
    CHECK(has(outcome.out, row.says));
  }
}

TEST_CASE("cli: bad articles are listed, the others done, the exit status says so") {
  const Folder folder("bad");
  fs::create_directories(folder.path / "in");
  newsgraph::write_file(folder.path / "in/a.txt", two_meet);
  newsgraph::write_file(folder.path / "in/b.pdf", "%PDF-1.4");
  newsgraph::write_file(folder.path / "in/c.txt", "");
  const Outcome outcome = folder.in("newsgraph build in -o out --errors failed.tsv 2>&1");
  CHECK(outcome.status == 3);
  CHECK(has(outcome.out, "2 articles failed"));
  CHECK(has(newsgraph::read_file(folder.path / "failed.tsv"), "pdftotext"));
  CHECK(folder.in("newsgraph query Kask met _ -g out").status == 0);
}

TEST_CASE("cli: one identifier with two texts is told and does not depend on the order") {
  const Folder folder("twice");
  newsgraph::write_file(folder.path / "a.jsonl",
                        "{\"id\":\"x\",\"text\":\"Anna Kask met Jon "
                        "Berg.\"}\n{\"id\":\"x\",\"text\":\"Jon Berg met Eva Lind.\"}\n");
  newsgraph::write_file(folder.path / "b.jsonl",
                        "{\"id\":\"x\",\"text\":\"Jon Berg met Eva "
                        "Lind.\"}\n{\"id\":\"x\",\"text\":\"Anna Kask met Jon Berg.\"}\n");
  const Outcome first = folder.in("newsgraph build a.jsonl -o a --write jsonld 2>&1");
  CHECK(first.status == 3);
  CHECK(has(first.out, "two different texts"));
  CHECK(folder.in("newsgraph build b.jsonl -o b --write jsonld 2>/dev/null").status == 3);
  CHECK(newsgraph::read_file(folder.path / "a/claims.jsonl") ==
        newsgraph::read_file(folder.path / "b/claims.jsonl"));
}

TEST_CASE("cli: a folder that is not ours is left alone") {
  const Folder folder("foreign");
  newsgraph::write_file(folder.path / "a.txt", two_meet);
  fs::create_directories(folder.path / "mine");
  newsgraph::write_file(folder.path / "mine/thesis.txt", "Years of work.");
  const Outcome outcome = folder.in("newsgraph build a.txt -o mine 2>&1");
  CHECK(outcome.status == 2);
  CHECK(has(outcome.out, "did not write"));
  CHECK(std::distance(fs::directory_iterator(folder.path / "mine"), {}) == 1);
}

TEST_CASE("cli: threads and the order of files do not change a byte") {
  const Folder folder("threads");
  REQUIRE(folder.in("newsgraph build -j1 '" + samples + "' -o one --write jsonld,dot 2>/dev/null")
              .status == 0);
  REQUIRE(folder.in("newsgraph build -j2 '" + samples + "' -o two --write jsonld,dot 2>/dev/null")
              .status == 0);
  REQUIRE(folder
              .in("newsgraph extract '" + samples +
                  "' 2>/dev/null | sort -r > shuffled.jsonl && "
                  "newsgraph merge shuffled.jsonl -o three --write jsonld,dot 2>/dev/null")
              .status == 0);
  for (const char* file : {"claims.jsonl", "graph.jsonld", "graph.dot"}) {
    CAPTURE(file);
    const std::string one = newsgraph::read_file(folder.path / "one" / file);
    CHECK(one == newsgraph::read_file(folder.path / "two" / file));
    CHECK(one == newsgraph::read_file(folder.path / "three" / file));
  }
}

TEST_CASE("cli: a full disk is an error and leaves nothing half-written") {
  const Outcome outcome = shell("newsgraph extract '" + samples + "' 2>&1 >/dev/full");
  CHECK(outcome.status == 2);
  CHECK(has(outcome.out, "cannot be written"));
}

TEST_CASE("cli: damaged claims are refused with the line") {
  const Folder folder("damaged");
  newsgraph::write_file(folder.path / "a.txt", two_meet);
  REQUIRE(folder.in("newsgraph build a.txt -o out 2>/dev/null").status == 0);
  const std::string whole = newsgraph::read_file(folder.path / "out/claims.jsonl");
  newsgraph::write_file(folder.path / "out/claims.jsonl", whole.substr(0, whole.size() / 2));
  const Outcome outcome = folder.in("newsgraph query _ met _ -g out 2>&1");
  CHECK(outcome.status == 2);
  CHECK(has(outcome.out, "claims.jsonl:1:"));
}

TEST_CASE("cli: export draws pictures and streams data") {
  const Folder folder("export");
  newsgraph::write_file(folder.path / "a.txt", two_meet);
  REQUIRE(folder.in("newsgraph build a.txt 2>/dev/null").status == 0);
  CHECK(folder.in("newsgraph export -o p.png 2>/dev/null").status == 0);
  CHECK(newsgraph::read_file(folder.path / "p.png").starts_with("\x89PNG"));
  CHECK(has(folder.in("newsgraph export -o - --format nq").out, " <urn:newsgraph:id:"));
  CHECK(folder.in("newsgraph export -o p.svg --focus Kask --since 2030 2>/dev/null").status == 1);
}

TEST_CASE("cli: the committed sample is what the first command of the README makes") {
  const Folder folder("sample");
  REQUIRE(folder.in("newsgraph build '" + samples + "' -o sample 2>/dev/null").status == 0);
  for (const char* file : {"claims.jsonl", "graph.jsonld", "graph.dot"}) {
    CAPTURE(file);
    // Stale? ./setup.sh demo makes it anew.
    const bool same = newsgraph::read_file(folder.path / "sample" / file) ==
                      newsgraph::read_file(fs::path(NEWSGRAPH_SOURCE_DIR) / "output/sample" / file);
    CHECK(same);
  }
}

TEST_CASE("cli: export makes a page, a part as DOT, and a timeline") {
  const Folder folder("page");
  newsgraph::write_file(folder.path / "a.txt", two_meet);
  const Outcome built = folder.in("newsgraph build a.txt 2>&1");
  REQUIRE(built.status == 0);
  // The page's path comes last.
  CHECK(built.out.ends_with("output/graph.html\n"));
  const std::string page = newsgraph::read_file(folder.path / "output" / "graph.html");
  CHECK(page.rfind("<!DOCTYPE html>", 0) == 0);
  CHECK(has(page, "Anna Kask"));
  CHECK(folder.in("newsgraph export -o part.html --focus Kask --depth 2").status == 0);
  CHECK(has(newsgraph::read_file(folder.path / "part.html"), "<title>Kask</title>"));
  const Outcome dot = folder.in("newsgraph export -o - --format dot --focus Kask");
  CHECK(dot.status == 0);
  CHECK(has(dot.out, "Anna Kask"));
  CHECK(folder.in("newsgraph export -o t.svg --timeline Kask").status == 0);
  CHECK(has(newsgraph::read_file(folder.path / "t.svg"), "</svg>"));
  CHECK(folder.in("newsgraph export -o t.dot --timeline Kask 2>/dev/null").status == 2);
  CHECK(folder.in("newsgraph export -o part.html --focus Nobody 2>/dev/null").status == 2);
}
