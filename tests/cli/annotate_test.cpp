#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "newsgraph/base/file.hpp"
#include "newsgraph/nlp/conllu.hpp"

#include "cli/reading_view.hpp"
#include "shell.hpp"

using namespace newsgraph;
using namespace newsgraph::cli_test;

namespace {

const std::string text =
    "Anna Kask met Jon Berg in Oslo on Tuesday. She didn't speak to the press.\n\nThey signed a "
    "treaty at the end of the day.\n";

std::size_t count(const std::string& in, const std::string& part) {
  std::size_t found = 0;
  for (std::size_t at = in.find(part); at != std::string::npos; at = in.find(part, at + 1)) ++found;
  return found;
}

nlp::ConlluSentence marked_sentence() {
  nlp::ConlluSentence sentence;
  for (const char* form : {"Anna", "Kask", "did", "n't", "visit", "<Oslo>", "."}) {
    nlp::ConlluWord& word = sentence.words.emplace_back();
    word.form = form;
    word.deprel = "dep";
  }
  sentence.words[5].misc = "SpaceAfter=No";
  sentence.ranges.push_back({2, 4, "didn't", ""});
  nlp::mark_entity(sentence, 0, 2, "PERSON");
  nlp::mark_entity(sentence, 5, 6, "GPE");
  return sentence;
}

}  // namespace

TEST_CASE("annotate: CoNLL-U with trees and entities that reads back") {
  const Folder folder("annotate");
  write_file(folder.path / "a.txt", text);
  const Outcome outcome = folder.in("newsgraph annotate a.txt");
  REQUIRE(outcome.status == 0);
  const auto sentences = nlp::read_conllu(outcome.out, "out");
  REQUIRE(sentences.size() == 3);
  CHECK(sentences[0].document_id == "a.txt");
  CHECK(sentences[0].words[2].lemma == "meet");
  CHECK(sentences[0].words[2].deprel == "root");
  CHECK(sentences[0].words[0].head == 3);
  const auto entities = nlp::entities_of(sentences[0]);
  REQUIRE(entities.size() >= 3);
  CHECK(entities[0] == nlp::ConlluEntity{0, 2, "PERSON"});
  CHECK(entities[1] == nlp::ConlluEntity{3, 5, "PERSON"});
  REQUIRE(sentences[1].ranges.size() == 1);
  CHECK(sentences[1].ranges[0].form == "didn't");
  CHECK(sentences[2].starts_paragraph);
  // Same input, same bytes, whatever the number of threads.
  CHECK(folder.in("newsgraph annotate a.txt -j 1").out == outcome.out);
  CHECK(folder.in("cat a.txt | newsgraph annotate - --id a.txt -j 2").out == outcome.out);
}

TEST_CASE("annotate: gold words keep their cutting and lose their own entities") {
  const Folder folder("annotate_words");
  write_file(folder.path / "g.conllu",
             "# newdoc id = d1\n# sent_id = s1\n1\tAnna\t_\tX\t_\t_\t0\tdep\t_\tEntity=(EVENT)\n"
             "2\tsl\t_\tX\t_\t_\t1\tdep\t_\t_\n3\teeps\t_\tX\t_\t_\t1\tdep\t_\t_\n\n"
             "# newdoc id = d2\n# sent_id = s2\n1\tYes\t_\tX\t_\t_\t0\tdep\t_\t_\n\n");
  const Outcome outcome = folder.in("newsgraph annotate g.conllu --from conllu");
  REQUIRE(outcome.status == 0);
  const auto sentences = nlp::read_conllu(outcome.out, "out");
  REQUIRE(sentences.size() == 2);
  CHECK(sentences[0].id == "s1");
  CHECK(sentences[1].document_id == "d2");
  CHECK(sentences[0].words[2].form == "eeps");
  CHECK(sentences[0].words[0].upos == "PROPN");
  for (const auto& entity : nlp::entities_of(sentences[0])) CHECK(entity.label != "EVENT");
}

TEST_CASE("annotate: JSON has one line an article, with places in the stored text") {
  const Folder folder("annotate_json");
  write_file(folder.path / "a.jsonl",
             "{\"id\":\"one\",\"text\":\"Zo\xC3\xAB Kask met Jon Berg in Oslo.\"}\n"
             "{\"id\":\"two\",\"text\":\"They met with the press in the city on Monday.\"}\n");
  const Outcome outcome = folder.in("newsgraph annotate a.jsonl --format json");
  REQUIRE(outcome.status == 0);
  CHECK(count(outcome.out, "\n") == 2);
  CHECK(outcome.out.rfind("{\"identifier\":\"", 0) == 0);
  // "met" stands at code points 9 to 12, bytes 10 to 13.
  CHECK(has(outcome.out,
            "{\"form\":\"met\",\"lemma\":\"meet\",\"upos\":\"VERB\",\"xpos\":\"VBD\",\"head\":0,"
            "\"deprel\":\"root\",\"begin\":9,\"end\":12}"));
}

TEST_CASE("annotate: a text for reading, without colours where there is no terminal") {
  const Folder folder("annotate_text");
  write_file(folder.path / "a.txt", text);
  const Outcome outcome = folder.in("newsgraph annotate a.txt --format text");
  CHECK(outcome.status == 0);
  CHECK(has(outcome.out, "[Anna Kask PERSON] met"));
  CHECK(has(outcome.out, "She didn't speak to the press."));
  CHECK_FALSE(has(outcome.out, "\x1b"));
}

TEST_CASE("annotate: the article with what was read in it") {
  const Folder folder("annotate_article");
  write_file(folder.path / "a.txt",
             "Anna Kask, President of Norway, met with Jon Berg in Oslo on Tuesday.\n\nShe will "
             "visit Sweden, <b>said</b> Berg.\n");
  const Outcome outcome = folder.in("newsgraph annotate a.txt --format html");
  CHECK(outcome.status == 0);
  CHECK(outcome.out.rfind("<!DOCTYPE html>", 0) == 0);
  CHECK(has(outcome.out, "default-src 'none'"));
  CHECK(has(outcome.out, "<span class=\"entity of-person\">Anna Kask<span class=\"tip\""));
  CHECK(has(outcome.out, "<bdi>Anna Kask</bdi></b> met <b><bdi>Jon Berg</bdi>"));
  CHECK(has(outcome.out, "class=\"claim claimed\""));  // what is planned is no fact
  CHECK(has(outcome.out, "&lt;b&gt;"));
  // Without its tips the page has the article's text, whole.
  std::string shown = outcome.out.substr(outcome.out.find("<div class=\"text\""));
  shown.resize(shown.find("</div>"));
  std::string words;
  int depth = 0;  // inside of tips
  for (std::size_t at = 0; at < shown.size();) {
    if (shown[at] == '<') {
      const std::size_t end = shown.find('>', at);
      const std::string tag = shown.substr(at, end - at + 1);
      if (depth > 0 && tag.starts_with("<span")) ++depth;
      if (depth > 0 && tag == "</span>") --depth;
      if (has(tag, "class=\"tip\"")) depth = 1;
      at = end + 1;
    } else {
      if (depth == 0) words += shown[at];
      ++at;
    }
  }
  CHECK(words ==
        "Anna Kask, President of Norway, met with Jon Berg in Oslo on Tuesday.\n\nShe will "
        "visit Sweden, &lt;b&gt;said&lt;/b&gt; Berg.\n");
  for (const char* outside : {"http://", "https://", "<script", "<link"}) {
    CHECK_FALSE(has(outcome.out, outside));
  }
}

TEST_CASE("annotate: a page that asks for nothing else") {
  const Folder folder("annotate_html");
  write_file(folder.path / "a.txt",
             "Anna Kask said that the price of tea & milk is < the old one.\n");
  const Outcome outcome = folder.in("newsgraph annotate a.txt --format html-trees");
  CHECK(outcome.status == 0);
  CHECK(outcome.out.rfind("<!DOCTYPE html>", 0) == 0);
  CHECK(has(outcome.out, "<mark class=\"PERSON\">Anna Kask<small>PERSON</small></mark>"));
  CHECK(has(outcome.out, "tea &amp; milk is &lt; the"));
  CHECK(count(outcome.out, "<html") == 1);
  CHECK(has(outcome.out, "</html>\n"));
  for (const char* outside : {"http://", "https://", "<script", "<link"}) {
    CHECK_FALSE(has(outcome.out, outside));
  }
}

TEST_CASE("annotate: one clear refusal for each bad input") {
  const Folder folder("annotate_bad");
  const std::string foreign =
      "\xD0\x9F\xD1\x80\xD0\xB8\xD0\xB2\xD0\xB5\xD1\x82 \xD0\xBA\xD0\xB0\xD0\xBA "
      "\xD0\xB4\xD0\xB5\xD0\xBB\xD0\xB0\n";
  write_file(folder.path / "ru.txt", foreign);
  write_file(folder.path / "bad.conllu", "1\tonly\tfour\tcolumns\n\n");
  write_file(folder.path / "empty.conllu", "\n");
  write_file(folder.path / "no.ngm", "this is no model\n");
  struct Row {
    const char* command;
    int status;
    const char* message;
  };
  for (const Row& row : {
           Row{"ru.txt", 3, "is not English and was skipped (--force-language"},
           Row{"bad.conllu --from conllu", 2, "bad.conllu:1: a row of CoNLL-U has ten columns"},
           Row{"empty.conllu --from conllu", 2, "has no sentence in CoNLL-U"},
           Row{"missing.conllu --from conllu", 2, "missing.conllu"},
           Row{"missing.txt", 2, "missing.txt"},
           Row{"ru.txt --model no.ngm", 2, "no.ngm"},
           Row{"ru.txt --format xml", 2, "--format"},
       }) {
    CAPTURE(row.command);
    const Outcome outcome = folder.in(std::string("newsgraph annotate ") + row.command + " 2>&1");
    CHECK(outcome.status == row.status);
    CAPTURE(outcome.out);
    CHECK(has(outcome.out, row.message));
  }
  const Outcome forced = folder.in("newsgraph annotate ru.txt --force-language");
  CHECK(forced.status == 0);
  CHECK(has(forced.out, "\t\xD0\xBA\xD0\xB0\xD0\xBA\t"));
}

TEST_CASE("reading view: names in colours, lines wrapped, control characters gone") {
  const std::vector<nlp::ConlluSentence> sentences = {marked_sentence()};
  CHECK(cli::reading_text("t", sentences, false, 0) ==
        "t\n[Anna Kask PERSON] didn't visit [<Oslo> GPE].\n\n");
  CHECK(cli::reading_text("t", sentences, false, 28) ==
        "t\n[Anna Kask PERSON] didn't\nvisit [<Oslo> GPE].\n\n");
  const std::string coloured = cli::reading_text("a\x1b[31mb", sentences, true, 0);
  CHECK(has(coloured, "\x1b[1;36mAnna Kask\x1b[0m \x1b[2;36mPERSON\x1b[0m didn't"));
  CHECK_FALSE(has(coloured, "\x1b[31m"));
}
