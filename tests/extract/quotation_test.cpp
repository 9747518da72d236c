#include "newsgraph/extract/quotation.hpp"

#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "newsgraph/base/utf8.hpp"
#include "newsgraph/extract/attribution.hpp"

#include "extract/bracketed.hpp"

namespace newsgraph::extract {
namespace {

/// "Speaker: words | Speaker: words" of a bracketed text; "?" for an unknown speaker.
std::string quotations(const std::string& text) {
  Document document = test::bracketed(text);
  make_quotation_extractor(test::schema())->extract(document);
  const CodePointIndex index(document.article.text);
  std::string out;
  for (const Quotation& quotation : document.quotations) {
    if (!out.empty()) out += " | ";
    out += quotation.speaker == no_entity ? "?" : document.entities[quotation.speaker].name;
    out += ": ";
    out += index.slice(quotation.span.begin, quotation.span.end);
    CHECK(quotation.sentence.contains(quotation.span));
  }
  return out;
}

struct Row {
  std::string text;
  std::string expected;
};

void check(const std::vector<Row>& rows) {
  for (const Row& row : rows) {
    CAPTURE(row.text);
    CHECK(quotations(row.text) == row.expected);
  }
}

}  // namespace

TEST_CASE("quotation: the speaker stands before or behind the words") {
  check({
      {"\"We are ready to talk,\" said [Person:Anna Kask].", "Anna Kask: We are ready to talk,"},
      {"\xe2\x80\x9cWe are ready to talk,\xe2\x80\x9d [Person:Anna Kask] said on Monday.",
       "Anna Kask: We are ready to talk,"},
      {"[Person:Anna Kask] said: \"We are ready to talk.\"", "Anna Kask: We are ready to talk."},
      {"[Person:Anna Kask] told reporters in Riga, \"We are ready to talk.\"",
       "Anna Kask: We are ready to talk."},
      {"\xe2\x80\x9cWe are ready to talk\xe2\x80\x9d \xe2\x80\x93 noted the premier [Person:Anna "
       "Kask].",
       "Anna Kask: We are ready to talk"},
      {"[Person:Anna Kask], the head of the union, said, \"We are ready to talk.\"",
       "Anna Kask: We are ready to talk."},
      {"[Person:Anna Kask], who leads the union, added: \"We are ready to talk.\"",
       "Anna Kask: We are ready to talk."},
      {"[Person:Emil Tamm] thought: \"Nobody is without fault.\"",
       "Emil Tamm: Nobody is without fault."},
      {"\"We are ready to talk,\" said the spokesman for [Person:Jon Berg], [Person:Anna Kask].",
       "Anna Kask: We are ready to talk,"},
      {"[Person:Anna Kask] also had harsh words, saying, \"We are not ready.\"",
       "Anna Kask: We are not ready."},
      {"[Organization:Baltwire] quoted [Person:Anna Kask] as saying, \"We are ready to talk.\"",
       "Anna Kask: We are ready to talk."},
      {"[Person:Anna Kask] was quoted as saying \"we are ready to talk\" on Monday.",
       "Anna Kask: we are ready to talk"},
      {"[Person:Anna Kask]: \"We are ready to talk.\"", "Anna Kask: We are ready to talk."},
      {"At a meeting with [Person:Jon Berg], the head of the union, [Person:Anna Kask] said, \"We "
       "are ready.\"",
       "Anna Kask: We are ready."},
      {"Speaking in Riga on Monday, [Person:Anna Kask] added: \"We are ready.\" Rain fell.",
       "Anna Kask: We are ready."},
  });
}

TEST_CASE("quotation: broken by its attribution it is two of one speaker") {
  check({
      {"\"We are ready,\" said [Person:Anna Kask], \"but they are not.\"",
       "Anna Kask: We are ready, | Anna Kask: but they are not."},
      {"\"We are ready,\" [Person:Anna Kask] said. \"They are not ready at all.\"",
       "Anna Kask: We are ready, | Anna Kask: They are not ready at all."},
      {"[Person:Jon Berg] came. \"We are ready,\" said [Person:Anna Kask]. \"I am not,\" said "
       "[Person:Jon Berg].",
       "Anna Kask: We are ready, | Jon Berg: I am not,"},
  });
}

TEST_CASE("quotation: pronouns stand for the last speaker or the person told of") {
  check({
      {"[Person:Anna Kask] opened the meeting on Monday.\n\n\"We are ready to talk,\" she said.",
       "Anna Kask: We are ready to talk,"},
      {"\"We are ready,\" said [Person:Anna Kask].\n\n\"Nothing is lost yet,\" she added.",
       "Anna Kask: We are ready, | Anna Kask: Nothing is lost yet,"},
  });
}

TEST_CASE("quotation: carried over paragraphs it keeps its speaker") {
  check({
      {"[Person:Anna Kask] said: \xe2\x80\x9cWe are ready.\n\n\xe2\x80\x9cThey are "
       "not.\n\n\xe2\x80\x9cSo we wait.\xe2\x80\x9d",
       "Anna Kask: We are ready. | Anna Kask: They are not. | Anna Kask: So we wait."},
      {"\xe2\x80\x9cWe are ready.\n\n\xe2\x80\x9cThey are not,\xe2\x80\x9d said [Person:Anna "
       "Kask].",
       "Anna Kask: We are ready. | Anna Kask: They are not,"},
      {"[Person:Anna Kask] said:\n\n\xe2\x80\x9cWe are ready to talk.\xe2\x80\x9d",
       "Anna Kask: We are ready to talk."},
  });
}

TEST_CASE("quotation: fragments in reported speech, but no names and no scare quotes") {
  check({
      {"[Person:Anna Kask] said that the plan \"cannot work in winter\" and must be changed.",
       "Anna Kask: cannot work in winter"},
      {"The plan \"cannot work in winter\", [Person:Anna Kask] said.",
       "Anna Kask: cannot work in winter"},
      {"[Person:Anna Kask] denounced a \"dirty trick\" by the union.", "Anna Kask: dirty trick"},
      {"[Person:Anna Kask] said the \"reform\" had failed.", ""},
      {"[Person:Anna Kask] said she had read \"The Long Winter\" twice.", ""},
      {"[Person:Anna Kask] announced a page called \"waiting for rain\".", ""},
      {"[Person:Anna Kask] met the so-called \"council of elders\" in Riga.", ""},
      {"The \"silk road of grain\" was opened in Riga.", ""},
  });
}

TEST_CASE("quotation: whole sentences of somebody unknown have no speaker") {
  check({{"\"We shall never leave this place again,\" a neighbour shouted.",
          "?: We shall never leave this place again,"}});
}

TEST_CASE("quotation: turns of a transcript, one entry a paragraph") {
  check({
      {"PRESIDENT OF NORLAND [Person#k:ANNA KASK]: Good morning to all of you.\n\nWe met a year "
       "ago.\n\n"
       "PRESIDENT OF SUDLAND [Person#b:JON BERG]: Thank you for the "
       "invitation.\n\n(Applause.)\n\n<\xe2\x80\xa6>\n\nThe talks went on.",
       "ANNA KASK: Good morning to all of you. | ANNA KASK: We met a year ago. | "
       "JON BERG: Thank you for the invitation."},
      {"President [Person:Anna Kask]: \xe2\x80\x9cWe will rebuild the bridge.\xe2\x80\x9d\n\nThe "
       "bridge was built in 1901.",
       "Anna Kask: We will rebuild the bridge."},
  });
}

TEST_CASE("quotation: statements without marks end where the story goes on") {
  check({
      {"The bridge was hit on Sunday.\n\nForeign Secretary [Person:Anna Kask] said:\n\n"
       "I am appalled by the attack on the bridge.\n\nOur position remains the same.\n\n"
       "[Person:Anna Kask] will travel to Riga on Monday.",
       "Anna Kask: I am appalled by the attack on the bridge. | Anna Kask: Our position remains "
       "the same."},
      {"[Person:Anna Kask] said: The bridge will be built again.\n\nThis is a promise.\n\nNotes to "
       "editors",
       "Anna Kask: The bridge will be built again. | Anna Kask: This is a promise."},
      {"[Person:Anna Kask] said the bridge was hit.\n\nIt will be built again.", ""},
  });
}

TEST_CASE("quotation: a quotation inside another stands alone only with its own speaker") {
  check({
      {"\xe2\x80\x9cMy teacher [Person:Emil Tamm] said: \xe2\x80\x98Never give in.\xe2\x80\x99 I "
       "did not,\xe2\x80\x9d said [Person:Anna Kask].",
       "Anna Kask: My teacher Emil Tamm said: \xe2\x80\x98Never give in.\xe2\x80\x99 I did not, | "
       "Emil Tamm: Never give in."},
      {"\xe2\x80\x9cThe \xe2\x80\x98old way\xe2\x80\x99 is gone,\xe2\x80\x9d said [Person:Anna "
       "Kask].",
       "Anna Kask: The \xe2\x80\x98old way\xe2\x80\x99 is gone,"},
  });
}

TEST_CASE("quotation: it is about the entities named in it") {
  Document document = test::bracketed(
      "\"[Country:Norland] must talk to [Country:Sudland],\" said [Person:Anna Kask].");
  make_quotation_extractor(test::schema())->extract(document);
  REQUIRE(document.quotations.size() == 1);
  CHECK(document.quotations[0].about == std::vector<EntityIndex>{0, 1});
}

TEST_CASE("attribution: who says what, and which words") {
  struct Case {
    std::string text;
    std::string expected;  ///< "speaker | verb | content" of the first.
  };
  const std::vector<Case> cases{
      {"[Person:Anna Kask] said that the bridge was safe.",
       "Anna Kask | said | that the bridge was safe."},
      {"The bridge was safe, [Person:Anna Kask] said on Monday.",
       "Anna Kask | said | The bridge was safe,"},
      {"According to [Person:Anna Kask], the bridge was safe.",
       "Anna Kask | According | , the bridge was safe."},
      {"[Person:Anna Kask] did not say that the bridge was safe.", ""},
      {"His remarks on [Country:Norland] were short.", ""},
  };
  for (const Case& row : cases) {
    CAPTURE(row.text);
    const Document document = test::bracketed(row.text);
    const auto attributions = find_attributions(document, test::schema());
    std::string out;
    if (!attributions.empty()) {
      const Attribution& first = attributions.front();
      out = document.entities.at(first.speaker).name + " | " +
            std::string(document.form(first.verb)) + " | " +
            std::string(document.text(first.content));
    }
    CHECK(out == row.expected);
  }
}

}  // namespace newsgraph::extract
