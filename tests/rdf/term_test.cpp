#include "newsgraph/rdf/term.hpp"

#include <string>
#include <vector>

#include <doctest/doctest.h>

using namespace newsgraph::rdf;

TEST_CASE("rdf: a key gives its term back, and equal terms have equal keys") {
  const std::vector<Term> terms = {{TermKind::Iri, "http://e/a"},
                                   {TermKind::Blank, "b1"},
                                   {TermKind::Literal, ""},
                                   {TermKind::Literal, "tide\n\"x\""},
                                   {TermKind::Literal, "tide", {}, "en-gb"},
                                   {TermKind::Literal, "12", std::string(iri::xsd_integer)},
                                   {TermKind::Literal, std::string("a\0b", 3), "http://e/t"}};
  for (const Term& term : terms) {
    CAPTURE(to_ntriples(term.view()));
    std::string key;
    append_key(key, term.view());
    CHECK(Term(term_of_key(key)) == term);
  }
  const auto key_of = [](const Term& term) {
    std::string key;
    append_key(key, term.view());
    return key;
  };
  CHECK(key_of({TermKind::Literal, "x", std::string(iri::xsd_string)}) ==
        key_of({TermKind::Literal, "x"}));
  CHECK(key_of({TermKind::Literal, "x", {}, "EN-GB"}) ==
        key_of({TermKind::Literal, "x", {}, "en-gb"}));
  CHECK(key_of({TermKind::Literal, "x", {}, "en"}) != key_of({TermKind::Literal, "x"}));
  CHECK(key_of({TermKind::Iri, "x"}) != key_of({TermKind::Literal, "x"}));
}

TEST_CASE("rdf: terms are written as canonical N-Triples") {
  CHECK(to_ntriples({TermKind::Literal, "a\"b\\c\nd\te", {}, {}}) == "\"a\\\"b\\\\c\\nd\te\"");
  CHECK(to_ntriples({TermKind::Literal, "a", iri::xsd_string, {}}) == "\"a\"");
  CHECK(to_ntriples({TermKind::Literal, "a", {}, "sv"}) == "\"a\"@sv");
  CHECK(to_ntriples({TermKind::Blank, "b", {}, {}}) == "_:b");
}
