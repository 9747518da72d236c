#include <string>
#include <string_view>
#include <vector>

#include <doctest/doctest.h>

#include "text/show.hpp"

namespace newsgraph::text {
namespace {

struct Row {
  std::string_view text;
  std::vector<std::string_view> sentences;
};

void check(const std::vector<Row>& rows) {
  for (const Row& row : rows) {
    CAPTURE(row.text);
    std::string expected;
    for (const std::string_view sentence : row.sentences) {
      if (!expected.empty()) expected += '\n';
      expected += sentence;
    }
    CHECK(sentences_of(row.text) == expected);
  }
}

TEST_CASE("sentences: stops of abbreviations, initials and numbers do not end them") {
  check({
      {"Mr. Berg met Gen. Kask. They talked.", {"Mr. Berg met Gen. Kask.", "They talked."}},
      {"The U.S. Senate met. It voted.", {"The U.S. Senate met.", "It voted."}},
      {"He lives in the U.S. The talks go on.", {"He lives in the U.S.", "The talks go on."}},
      {"Anna K. Berg came. J. R. Kask left.", {"Anna K. Berg came.", "J. R. Kask left."}},
      {"It rose by 1.5 percent. Nobody knew.", {"It rose by 1.5 percent.", "Nobody knew."}},
      {"See No. 5. It is there.", {"See No. 5.", "It is there."}},
      {"They sell e.g. Toyota cars. We buy.", {"They sell e.g. Toyota cars.", "We buy."}},
      {"They met at 5 p.m. The talks were long.", {"They met at 5 p.m.", "The talks were long."}},
      {"They met at 5 p.m. Monday in Riverton. It rained.",
       {"They met at 5 p.m. Monday in Riverton.", "It rained."}},
      {"Acme Inc. said so. It did.", {"Acme Inc. said so.", "It did."}},
      {"The firm Acme Inc. However, it failed.", {"The firm Acme Inc.", "However, it failed."}},
  });
}

TEST_CASE("sentences: closing marks stay with the sentence that they close") {
  check({
      {"“We agree.” Kask left.", {"“We agree.”", "Kask left."}},
      {"\"We agree.\" Kask left.", {"\"We agree.\"", "Kask left."}},
      {"(They agreed.) Kask left.", {"(They agreed.)", "Kask left."}},
      {"He said: “It is ‘over.’” Then he left.", {"He said: “It is ‘over.’”", "Then he left."}},
      {"It ended [1] . Now.", {"It ended [1] .", "Now."}},
      {"They signed it. [1] [2] Then they left.", {"They signed it. [1] [2]", "Then they left."}},
      {"“Why now?” asked Kask. “Because.”", {"“Why now?” asked Kask.", "“Because.”"}},
      {"“Why now?” Kask asked. Berg left.", {"“Why now?” Kask asked.", "Berg left."}},
      {"“Why now?” The hall was silent.", {"“Why now?”", "The hall was silent."}},
      {"“Stop!” he said. “We go on.”", {"“Stop!” he said.", "“We go on.”"}},
  });
}

TEST_CASE("sentences: ellipses, runs of marks and missing spaces") {
  check({
      {"It went on ... and on. It ended.", {"It went on ... and on.", "It ended."}},
      {"It went on... The end came.", {"It went on...", "The end came."}},
      {"It went on… The end came.", {"It went on…", "The end came."}},
      {"What?! No one came!! They left.", {"What?!", "No one came!!", "They left."}},
      {"The pact was signed.Norland left.", {"The pact was signed.", "Norland left."}},
      {"He saw Yes! (1965), a film. It was long.", {"He saw Yes! (1965), a film.", "It was long."}},
      {"First. 5 people came. “Two” left.", {"First.", "5 people came.", "“Two” left."}},
  });
}

TEST_CASE("sentences: a paragraph's end is one; breaks of a wrapped paragraph are not") {
  check({
      {"They met on Monday.\n\nno stop here\n\nThe end.",
       {"They met on Monday.", "no stop here", "The end."}},
      {"The ministers of Norland and Estland met on Monday in the\n"
       "town hall of Riverton to talk about fish. Nobody knows what\n"
       "they said to each other, but both of them looked content at\n"
       "the end. They will meet again.\n",
       {"The ministers of Norland and Estland met on Monday in the\n"
        "town hall of Riverton to talk about fish.",
        "Nobody knows what\n"
        "they said to each other, but both of them looked content at\n"
        "the end.",
        "They will meet again."}},
      {"Kask said so.\r\n\r\nBerg\r\nagreed.", {"Kask said so.", "Berg\r\nagreed."}},
      {"The list was long:\n- Norland\n- Estland",
       {"The list was long:", "- Norland", "- Estland"}},
  });
}

TEST_CASE("sentences: every token is in exactly one, in order, and knows it") {
  const Document document = analysed(
      "Talks in Riverton\n\nRIVERTON, May 3 (Agency) - Mr. Berg came. \"Why?\" he asked.\n\n"
      "Anna Kask: \"Because.\" It ended. And");
  TokenIndex next = 0;
  std::uint32_t paragraph = 0;
  for (std::uint32_t i = 0; i < document.sentences.size(); ++i) {
    const Sentence& sentence = document.sentences[i];
    CHECK(sentence.tokens.first == next);
    CHECK(sentence.tokens.last > sentence.tokens.first);
    CHECK(sentence.paragraph >= paragraph);
    paragraph = sentence.paragraph;
    for (TokenIndex token = sentence.tokens.first; token < sentence.tokens.last; ++token) {
      CHECK(document.tokens.sentence[token] == i);
    }
    next = sentence.tokens.last;
  }
  CHECK(next == document.tokens.size());
}

}  // namespace
TEST_CASE("sentences: a text without stops is read in pieces, cut behind a mark, and says so") {
  std::string text;
  for (int i = 0; i < 700; ++i) text += "Norland met Sudonia, ";
  const Document document = analysed(text);
  CHECK(document.sentences.size() == 3);
  for (const Sentence& sentence : document.sentences) {
    CHECK(sentence.tokens.size() <= 1000);
    CHECK(document.text(sentence.tokens).ends_with(","));
  }
  CHECK(document.problems == std::vector<std::string>{sentence_cut});
  CHECK(analysed("Norland met Sudonia.").problems.empty());
}

}  // namespace newsgraph::text
