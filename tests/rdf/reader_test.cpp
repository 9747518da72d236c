#include "newsgraph/rdf/reader.hpp"

#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "newsgraph/base/error.hpp"

using namespace newsgraph;
using namespace newsgraph::rdf;

namespace {

std::string read(const std::string& text, Syntax syntax, const ReadOptions& options = {}) {
  std::string lines;
  read_rdf_text(text, "test", syntax, options, [&](const Statement& statement) {
    append_ntriples(lines, statement.subject);
    lines += ' ';
    append_ntriples(lines, statement.predicate);
    lines += ' ';
    append_ntriples(lines, statement.object);
    if (statement.graph != nullptr) lines += ' ' + to_ntriples(*statement.graph);
    lines += '\n';
  });
  return lines;
}

}  // namespace

TEST_CASE("rdf: the four syntaxes are read to the same statements") {
  CHECK(read("<http://e/a> <http://e/p> \"x\\u00E5\\n\"@sv .\n", Syntax::NTriples) ==
        "<http://e/a> <http://e/p> \"x\xC3\xA5\\n\"@sv\n");
  CHECK(read("<http://e/a> <http://e/p> _:b <http://e/g> .\n", Syntax::NQuads) ==
        "<http://e/a> <http://e/p> _:b <http://e/g>\n");
  CHECK(read("@prefix e: <http://e/> . e:a a e:T ; e:n 1, 2.5, true ; e:q \"1\"^^e:t .",
             Syntax::Turtle) ==
        "<http://e/a> <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <http://e/T>\n"
        "<http://e/a> <http://e/n> \"1\"^^<http://www.w3.org/2001/XMLSchema#integer>\n"
        "<http://e/a> <http://e/n> \"2.5\"^^<http://www.w3.org/2001/XMLSchema#decimal>\n"
        "<http://e/a> <http://e/n> \"true\"^^<http://www.w3.org/2001/XMLSchema#boolean>\n"
        "<http://e/a> <http://e/q> \"1\"^^<http://e/t>\n");
  CHECK(read("@prefix e: <http://e/> . e:g { e:a e:p e:b } e:a e:p e:c .", Syntax::TriG) ==
        "<http://e/a> <http://e/p> <http://e/b> <http://e/g>\n<http://e/a> <http://e/p> "
        "<http://e/c>\n");
}

TEST_CASE("rdf: relative IRIs are resolved, and refused without a base") {
  CHECK(read("<a> <#p> <../c> .", Syntax::Turtle, {"http://e/x/y", {}}) ==
        "<http://e/x/a> <http://e/x/y#p> <http://e/c>\n");
  CHECK(read("@base <http://e/> . @prefix : <v#> . <a> :p :b .", Syntax::Turtle) ==
        "<http://e/a> <http://e/v#p> <http://e/v#b>\n");
  CHECK_THROWS_WITH_AS(read("<a> <b> <c> .", Syntax::Turtle), doctest::Contains("without a base"),
                       InputError);
}

TEST_CASE("rdf: blank nodes of two files are kept apart by a prefix") {
  CHECK(read("_:a <http://e/p> _:a .", Syntax::NTriples, {{}, "f1."}) ==
        "_:f1.a <http://e/p> _:f1.a\n");
}

TEST_CASE("rdf: what is no RDF is refused with its line") {
  struct Row {
    const char* text;
    Syntax syntax;
    const char* says;
  };
  for (const Row& row :
       std::vector<Row>{{"<http://e/a> <http://e/p> <http://e/b> .\n<http://e/a> oops",
                         Syntax::NTriples, "test:2:"},
                        {"<http://e/a> <http://e/p> \"x .\n", Syntax::NTriples, "test:1:"},
                        {"@prefix e: <http://e/> .\ne:a e:b", Syntax::Turtle, "test:"},
                        {"e:a e:b e:c .", Syntax::Turtle, "e:a"}}) {
    CAPTURE(row.text);
    CHECK_THROWS_WITH_AS(read(row.text, row.syntax), doctest::Contains(row.says), InputError);
  }
}

TEST_CASE("rdf: the extension says the syntax") {
  CHECK(syntax_of("a/b.nt") == Syntax::NTriples);
  CHECK(syntax_of("b.nq") == Syntax::NQuads);
  CHECK(syntax_of("b.ttl") == Syntax::Turtle);
  CHECK(syntax_of("b.trig") == Syntax::TriG);
  CHECK_FALSE(syntax_of("claims.jsonl"));
}
