#include <filesystem>
#include <string>

#include <doctest/doctest.h>

#include "newsgraph/base/file.hpp"

#include "shell.hpp"

namespace fs = std::filesystem;

namespace {

using newsgraph::cli_test::Folder;
using newsgraph::cli_test::has;
using newsgraph::cli_test::Outcome;

const std::string two_meet =
    "Anna Kask meets Jon Berg\n\nOSLO, Norway, May 3, 2022. President of Estonia Anna Kask met "
    "Prime Minister of Norway Jon Berg in Oslo on Tuesday.\n";
const std::string who_met = "newsgraph sparql 'SELECT ?n { ?p ng:metWith ?q . ?q rdfs:label ?n }' ";

}  // namespace

TEST_CASE("cli: sparql answers from the index, which is made once and again when stale") {
  const Folder folder("sparql");
  newsgraph::write_file(folder.path / "a.txt", two_meet);
  REQUIRE(folder.in("newsgraph build a.txt 2>/dev/null").status == 0);
  const Outcome first = folder.in(who_met + "--format csv 2>&1");
  CHECK(first.status == 0);
  CHECK(has(first.out, "Jon Berg"));
  const fs::path index = folder.path / "output/graph.index";
  REQUIRE(fs::exists(index));
  const auto made = fs::last_write_time(index);
  CHECK(folder.in(who_met + "--format csv 2>&1").out == first.out);
  CHECK(fs::last_write_time(index) == made);
  // As many triples as validate counts.
  const Outcome counted = folder.in(
      "newsgraph sparql 'SELECT (COUNT(*) AS ?n) { ?s ?p ?o }' --format csv | tail -1 | tr -d "
      "'\\r'");
  CHECK(has(folder.in("newsgraph validate output 2>&1 | grep triples").out,
            counted.out.substr(0, counted.out.find('\n'))));
  // A damaged index is told and made again.
  newsgraph::write_file(index, newsgraph::read_file(index).substr(0, 400));
  const Outcome mended = folder.in(who_met + "--format csv 2>&1");
  CHECK(has(mended.out, "made again"));
  CHECK(has(mended.out, "Jon Berg"));
  CHECK(fs::file_size(index) > 400);
  // Another graph, another answer.
  newsgraph::write_file(folder.path / "b.txt", "Eva Lind met Tom Aas in Riga on May 4, 2022.\n");
  REQUIRE(folder.in("newsgraph add b.txt -g output 2>/dev/null").status == 0);
  CHECK(has(folder.in(who_met + "--format csv 2>&1").out, "Tom Aas"));
}

TEST_CASE("cli: sparql asks any RDF file, in all result formats") {
  const Folder folder("sparql_rdf");
  newsgraph::write_file(folder.path / "a.ttl", "@prefix : <http://e/> . :a :p :b , \"x\"@en .");
  struct Row {
    const char* command;
    int status;
    const char* says;
  };
  for (const Row& row :
       {Row{"'SELECT ?o { ?s ?p ?o }' -g a.ttl", 0, "<http://e/b>"},
        Row{"'SELECT ?o { ?s ?p ?o }' -g a.ttl --format json", 0, "\"xml:lang\":\"en\""},
        Row{"'SELECT ?o { ?s ?p ?o }' -g a.ttl --format xml", 0, "<uri>http://e/b</uri>"},
        Row{"'SELECT ?o { ?s ?p ?o }' -g a.ttl --format tsv", 0, "\"x\"@en"},
        Row{"'SELECT ?o { ?s ?p ?o }' -g a.ttl --format md", 0, "| x |"},
        Row{"'CONSTRUCT WHERE { ?s ?p ?o }' -g a.ttl --format nt", 0, "<http://e/a> <http://e/p>"},
        Row{"'DESCRIBE <http://e/a>' -g a.ttl", 0, "<http://e/a> <http://e/p>"},
        Row{"'ASK { ?s ?p 1 }' -g a.ttl", 1, "no"}, Row{"'ASK { ?s ?p ?o }' -g a.ttl", 0, "yes"},
        Row{"'SELECT * { ?s <http://e/q> ?o }' -g a.ttl", 1, "nothing matches"},
        Row{"'SELECT ?o { ?s ?p ?o }' -g a.ttl --max-rows 1", 0, "cut at 1 row"},
        Row{"'SELECT ?o { ?s ?p ?o }' -g a.ttl --explain", 0, "match ?s ?p ?o"},
        Row{"'SELECT ?o { ?s ?p }' -g a.ttl", 2, "1:19"},
        Row{"'SELECT ?o { ?s ?p ?o }' -g a.ttl --format jsn", 2, "did you mean json"},
        Row{"'SELECT ?o { ?s ?p ?o }' -g a.ttl --format nt", 2, "cannot hold"},
        Row{"'SELECT ?o { ?s ?p ?o }' -g none.ttl", 2, "cannot be read"},
        Row{"'SELECT ?o { ?s ?p ?o }' -g nowhere", 2, "newsgraph build"},
        Row{"'SELECT ?o { ?s ?p ?o }' -g a.jsonld", 2, "graph.nq"},
        Row{"'ASK {}' -f q.rq -g a.ttl", 2, "not both"}}) {
    CAPTURE(row.command);
    const Outcome outcome = folder.in(std::string("newsgraph sparql ") + row.command + " 2>&1");
    CHECK(outcome.status == row.status);
    CHECK(has(outcome.out, row.says));
  }
  newsgraph::write_file(folder.path / "q.rq", "ASK { ?s ?p ?o }");
  CHECK(folder.in("newsgraph sparql -f q.rq -g a.ttl").out == "yes\n");
  CHECK(folder.in("echo 'ASK { ?s ?p ?o }' | newsgraph sparql -g a.ttl").out == "yes\n");
  newsgraph::write_file(folder.path / "bad.nt", "<http://e/a> oops");
  CHECK(has(folder.in("newsgraph sparql 'ASK {}' -g bad.nt 2>&1").out, "bad.nt:1:"));
}
