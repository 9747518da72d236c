// What is too long to be one article.

#include <algorithm>
#include <string>

#include <doctest/doctest.h>

#include "pipeline/read_text.hpp"

using namespace newsgraph;

namespace {

bool is_cut(const Record& record) {
  return std::ranges::find(record.problems, pipeline::text_cut) != record.problems.end();
}

}  // namespace

TEST_CASE("extraction: a text that is too long ends at a space, and the record says so") {
  // No language, so that nothing but the tokens is read.
  std::string text;
  while (text.size() <= pipeline::longest_text) text += "qwz\xC3\xA4x ";
  const Record record = test::read_text(text);
  CHECK(is_cut(record));
  CHECK(record.article.text.size() <= pipeline::longest_text);
  CHECK(record.article.text.size() > pipeline::longest_text - 10);
  CHECK(record.article.text.ends_with("qwz\xC3\xA4x"));
  CHECK_FALSE(is_cut(test::read_text("Anna Kask met Jon Berg.")));
}

TEST_CASE("extraction: a text without spaces is cut between two characters") {
  std::string text = "q";
  while (text.size() <= pipeline::longest_text) text += "\xC3\xA4";
  const Record record = test::read_text(text);
  CHECK(is_cut(record));
  CHECK(record.article.text.ends_with("\xC3\xA4"));
}
