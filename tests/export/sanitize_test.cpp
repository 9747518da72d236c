#include "export/sanitize.hpp"

#include <array>
#include <string>
#include <string_view>
#include <vector>

#include <doctest/doctest.h>

#include "newsgraph/base/utf8.hpp"

#include "export/golden.hpp"
#include "export/vocabulary.hpp"

namespace newsgraph::exporting {

TEST_CASE("sanitize: controls that XML forbids become one replacement each") {
  std::string scratch;
  const std::string_view clean = "tab\t line\n é 😀 \x7F";
  CHECK(without_controls(clean, scratch).data() == clean.data());
  const std::string dirty(
      "a\0b\x01\x1F"
      "c",
      6);
  const std::string_view result = without_controls(dirty, scratch);
  CHECK(result ==
        "a\uFFFDb\uFFFD\uFFFD"
        "c");
  CHECK(count_code_points(result) == count_code_points(dirty));
}

TEST_CASE("sanitize: only web addresses pass, as valid IRIs") {
  struct Case {
    std::string_view text;
    std::string_view address;
  };
  constexpr std::array<Case, 24> cases = {{
      {"https://news.example/a", "https://news.example/a"},
      {"HTTP://News.example", "http://News.example"},
      {"https://news.example/a b<c>", "https://news.example/a%20b%3Cc%3E"},
      {"https://news.example/%zz%41", "https://news.example/%25zz%41"},
      {"https://news.example/?q=[1]&r={2}", "https://news.example/?q=%5B1%5D&r=%7B2%7D"},
      {"https://news.example/#a#b", "https://news.example/#a%23b"},
      {"https://news.example:8080/x", "https://news.example:8080/x"},
      {"https://[2001:db8::1]/x", "https://[2001:db8::1]/x"},
      {"https://новости.example/путь", "https://новости.example/путь"},
      {"https://news.example/\\x", "https://news.example/%5Cx"},
      {"https://news.example/\"x\"", "https://news.example/%22x%22"},
      {"https://news.example/\uE000", "https://news.example/%EE%80%80"},
      {"https://news.example?x", "https://news.example?x"},
      {"", ""},
      {"news.example/a", ""},
      {"ftp://news.example/a", ""},
      {"javascript:alert(1)", ""},
      {"https://", ""},
      {"https:///a", ""},
      {"https://a b/", ""},
      {"https://news.example\\@evil.example/", "https://news.example%5C@evil.example/"},
      {"https://user:word@news.example/", ""},
      {"https://news.example:80a/", ""},
      {"https://news.example/a\nb", ""},
  }};
  for (const Case& row : cases) {
    CAPTURE(row.text);
    const std::string address = web_address(row.text);
    CHECK(address == row.address);
    CHECK((address.empty() || is_iri(address)));
  }
}

TEST_CASE("sanitize: local parts and base IRIs") {
  CHECK(encode_local("person-1f0c_.~") == "person-1f0c_.~");
  CHECK(encode_local("a/b é") == "a%2Fb%20%C3%A9");
  for (const std::string_view good :
       {"urn:newsgraph:id:", "https://kg.example/id/", "https://kg.example/#", "urn:x:é/"}) {
    CAPTURE(good);
    CHECK(is_base_iri(good));
  }
  for (const std::string_view bad : {"", ":", "x", "urn:x", "https://a b/", "1a:", "urn:%zz/"}) {
    CAPTURE(bad);
    CHECK_FALSE(is_base_iri(bad));
  }
}

TEST_CASE("sanitize: a beginning never cuts a character") {
  CHECK(beginning("héllo", 2) == "h");
  CHECK(beginning("héllo", 3) == "hé");
  CHECK(beginning("abc", 9) == "abc");
  CHECK(beginning("😀", 3).empty());
}

TEST_CASE("vocabulary: keys, prefixes and the predicates of the ontology") {
  const Vocabulary vocabulary(tests::small_vocabulary().ontology, "urn:newsgraph:id:");
  CHECK(vocabulary.expand("xsd:date") == "http://www.w3.org/2001/XMLSchema#date");
  CHECK(vocabulary.expand("n:a") == "urn:newsgraph:id:a");
  CHECK(vocabulary.expand("http://x.example/a") == "http://x.example/a");
  CHECK(vocabulary.term(Key::Start).datatype == "xsd:nonNegativeInteger");
  const std::span<const knowledge::Predicate> predicates =
      tests::small_vocabulary().ontology.predicates();
  for (std::size_t row = 0; row < predicates.size(); ++row) {
    CAPTURE(predicates[row].name);
    const Term& term = vocabulary.predicate(row);
    CHECK(term.name == predicates[row].name);
    CHECK(is_iri(term.expanded));
    CHECK(vocabulary.canonical_row(row) == row);
    if (predicates[row].name == "startDate") CHECK(&term != &vocabulary.term(Key::StartDate));
  }
  CHECK(vocabulary.defined_predicates().size() == predicates.size() - 1);  // startDate is fixed
}

}  // namespace newsgraph::exporting
