// CoNLL-U, scores, lemma rules and the features of forms.

#include <filesystem>
#include <string>
#include <vector>

#include <doctest/doctest.h>
#include <unistd.h>

#include "newsgraph/base/error.hpp"
#include "newsgraph/nlp/conllu.hpp"
#include "newsgraph/nlp/labels.hpp"
#include "newsgraph/nlp/score.hpp"
#include "newsgraph/text/text.hpp"

#include "nlp/features.hpp"
#include "nlp/lemma.hpp"
#include "nlp/model_file.hpp"
#include "nlp/name_agreement.hpp"

namespace newsgraph::nlp {
namespace {

// Columns separated by spaces for the eye.
std::vector<ConlluSentence> read(std::string text) {
  for (char& byte : text) {
    if (byte == ' ') byte = '\t';
    if (byte == '~') byte = ' ';
  }
  return read_conllu(text, "test.conllu");
}

constexpr const char* two_sentences =
    "# sent_id = a-1\n"
    "1 Envoys envoy NOUN NNS _ 2 nsubj _ _\n"
    "2 met meet VERB VBD _ 0 root _ SpaceAfter=No\n"
    "3 . . PUNCT . _ 2 punct _ _\n"
    "\n"
    "1 They they PRON PRP _ 4 nsubj _ _\n"
    "2-3 don't _ _ _ _ _ _ _ _\n"
    "2 do do AUX VBP _ 4 aux _ _\n"
    "3 n't not PART RB _ 4 advmod _ _\n"
    "3.1 what what _ _ _ _ _ _ _\n"
    "4 agree agree VERB VB _ 0 root _ _\n"
    "\n";

TEST_CASE("conllu: words, ranges and surface text are read, empty nodes are left out") {
  std::string text = two_sentences;
  text.replace(0, 16, "#~sent_id~=~a-1\n");
  const std::vector<ConlluSentence> sentences = read(text);
  REQUIRE(sentences.size() == 2);
  CHECK(sentences[0].id == "a-1");
  CHECK(surface_text(sentences[0]) == "Envoys met.");
  REQUIRE(sentences[1].words.size() == 4);
  CHECK(sentences[1].ranges.front().form == "don't");
  CHECK(surface_text(sentences[1]) == "They don't agree");
}

TEST_CASE("conllu: broken rows are refused with their line") {
  const std::pair<const char*, const char*> rows[] = {
      {"1 a a X X _ 0 root _\n", "ten columns"},
      {"2 a a X X _ 0 root _ _\n", "expected word 1"},
      {"1 a a X X _ 5 dep _ _\n\n", "outside"},
      {"1 a a X X _ -1 dep _ _\n", "wrong head"},
      {"1-3 ab _ _ _ _ _ _ _ _\n1 a a X X _ 0 root _ _\n\n", "outside"},
      {"2-1 ab _ _ _ _ _ _ _ _\n", "wrong range"},
  };
  for (const auto& [text, reason] : rows) {
    CAPTURE(text);
    try {
      read(text);
      FAIL("not refused");
    } catch (const InputError& error) {
      CHECK(error.line() > 0);
      CHECK(error.message().find(reason) != std::string::npos);
    }
  }
}

TEST_CASE("conllu: clitics are words of one token") {
  Document document;
  document.article.text = "The envoys' aides don't say 'yes'. Ms. Lind's can\u2019t.";
  text::analyse(document);
  const std::vector<ConlluSentence> sentences = conllu_sentences(document);
  std::string ranges;
  for (const ConlluSentence& sentence : sentences) {
    for (const ConlluRange& range : sentence.ranges) ranges += range.form + "|";
  }
  CHECK(ranges == "don't|Lind's|can\u2019t|");
  std::string out;
  append_conllu(document, out);
  std::string text;
  for (const ConlluSentence& sentence : read_conllu(out, "out")) {
    ConlluSentence without_text = sentence;
    without_text.text.clear();
    text += surface_text(without_text) + "/";
  }
  CHECK(text.find("The envoys' aides don't say 'yes'.") != std::string::npos);
}

TEST_CASE("score: gold against itself is perfect") {
  const auto gold = read(two_sentences);
  const ParseScores scores = score_parse(gold, gold, "x");
  CHECK(scores.words.gold == 7);
  CHECK(scores.tokens.gold == 6);
  for (const Counts* counts : {&scores.tokens, &scores.sentences, &scores.words, &scores.upos,
                               &scores.lemmas, &scores.uas, &scores.las, &scores.core_arguments}) {
    CHECK(counts->f1() == doctest::Approx(100.0));
  }
}

TEST_CASE("score: subtypes do not count, heads and tags do") {
  const auto gold = read(two_sentences);
  auto system = gold;
  system[0].words[0].deprel = "nsubj:pass";
  system[1].words[1].upos = "VERB";
  system[1].words[2].head = 2;
  const ParseScores scores = score_parse(gold, system, "x");
  CHECK(scores.las.correct == 6);
  CHECK(scores.las_subtypes.correct == 5);
  CHECK(scores.upos.correct == 6);
  CHECK(scores.uas.correct == 6);
  CHECK(scores.core_arguments.correct == 2);
  CHECK(scores.relations.at("advmod").correct == 0);
}

TEST_CASE("score: words cut otherwise are aligned by their characters") {
  const auto gold = read(two_sentences);
  // One sentence instead of two, and "met." in one token.
  const auto system = read(
      "1 Envoys envoy NOUN NNS _ 2 nsubj _ _\n"
      "2 met. meet VERB VBD _ 0 root _ _\n"
      "3 They they PRON PRP _ 6 nsubj _ _\n"
      "4 do do AUX VBP _ 6 aux _ _\n"
      "5 n't not PART RB _ 6 advmod _ _\n"
      "6 agree agree VERB VB _ 2 parataxis _ _\n\n");
  const ParseScores scores = score_parse(gold, system, "x");
  CHECK(scores.words.correct == 5);
  CHECK(scores.sentences.correct == 0);
  // "Envoys" hangs on a word that gold has not; "agree" is no root here.
  CHECK(scores.uas.correct == 3);
  CHECK(scores.words.system == 6);
}

TEST_CASE("score: another text is refused") {
  const auto gold = read(two_sentences);
  auto system = gold;
  system[0].words[0].form = "Envoy";
  CHECK_THROWS_AS(score_parse(gold, system, "x"), InputError);
}

TEST_CASE("score: spans count by type and by borders") {
  const std::vector<LabelledSpan> gold = {{0, 0, 2, "PER"}, {0, 3, 4, "ORG"}, {1, 0, 1, "LOC"}};
  const std::vector<LabelledSpan> system = {
      {1, 0, 1, "LOC"}, {0, 3, 4, "LOC"}, {0, 0, 1, "PER"}, {1, 0, 1, "LOC"}};
  const SpanScores scores = score_spans(gold, system);
  CHECK(scores.exact.correct == 1);
  CHECK(scores.exact.system == 3);
  CHECK(scores.borders.correct == 2);
  CHECK(scores.types.at("LOC").precision() == doctest::Approx(50.0));
}

TEST_CASE("score: function words and marks are no content") {
  const auto gold = read(two_sentences);
  auto system = gold;
  system[0].words[2].head = 1;          // punct
  system[1].words[1].deprel = "aux:x";  // aux, which CLAS leaves out
  system[1].words[2].head = 2;          // advmod
  const ParseScores scores = score_parse(gold, system, "x");
  CHECK(scores.clas.gold == 5);
  CHECK(scores.clas.correct == 4);
  CHECK(scores.las.correct == 5);
}

TEST_CASE("conllu: entities of MISC, ours and numbered ones, nested or cut off") {
  const auto sentence = read(
      "1 Envoys envoy NOUN NNS _ 2 nsubj _ Entity=(7-person-new-x(8-place-old)\n"
      "2 of of ADP IN _ 3 case _ SpaceAfter=No|Entity=(9-event\n"
      "3 Oslo Oslo PROPN NNP _ 1 nmod _ Entity=7)(ORG\n"
      "4 met meet VERB VBD _ 0 root _ Entity=)5)(GPE|X=(A)\n\n");
  using Entities = std::vector<ConlluEntity>;
  CHECK(entities_of(sentence[0]) == Entities{{0, 1, "place"}, {0, 3, "person"}, {2, 4, "ORG"}});
  ConlluSentence marked = sentence[0];
  for (ConlluWord& word : marked.words) word.misc = "SpaceAfter=No";
  mark_entity(marked, 0, 3, "PERSON");
  mark_entity(marked, 3, 4, "GPE");
  CHECK(marked.words[0].misc == "Entity=(PERSON|SpaceAfter=No");
  CHECK(marked.words[2].misc == "Entity=)|SpaceAfter=No");
  CHECK(entities_of(marked) == Entities{{0, 3, "PERSON"}, {3, 4, "GPE"}});
}

TEST_CASE("conllu: what is written reads back as it was") {
  const auto sentences = read(
      "#~newdoc~id~=~d1\n#~newpar\n#~sent_id~=~s1\n#~text~=~I~don't.\n"
      "1 I I PRON PRP _ 3 nsubj _ Entity=(PERSON)\n2-3 don't _ _ _ _ _ _ _ SpaceAfter=No\n"
      "2 do do AUX VBP Mood=Ind 3 aux _ _\n3 n't not PART RB _ 0 root _ _\n"
      "4 . . PUNCT . _ 3 punct _ _\n\n");
  std::string out;
  append_conllu(sentences, out);
  std::string again;
  append_conllu(read_conllu(out, "out"), again);
  CHECK(out == again);
  CHECK(out.find("# newdoc id = d1\n# newpar\n# sent_id = s1\n# text = I don't.\n1\tI\t") == 0);
  CHECK(out.find(
            "2-3\tdon't\t_\t_\t_\t_\t_\t_\t_\tSpaceAfter=No\n2\tdo\tdo\tAUX\tVBP\tMood=Ind\t3\t") !=
        std::string::npos);
}

TEST_CASE("score: entities are aligned by their characters") {
  const auto gold = read(
      "1 Anna Anna PROPN NNP _ 3 nsubj _ Entity=(PERSON\n2 Kask Kask PROPN NNP _ 1 flat _ "
      "Entity=)\n3 left leave VERB VBD _ 0 root _ _\n4 Oslo Oslo PROPN NNP _ 3 obj _ "
      "Entity=(GPE)\n\n");
  const auto system = read(
      "1 AnnaKask AnnaKask PROPN NNP _ 2 nsubj _ Entity=(PERSON)\n"
      "2 left leave VERB VBD _ 0 root _ Entity=(ORG)\n\n"
      "1 Oslo Oslo PROPN NNP _ 0 root _ Entity=(ORG)\n\n");
  const SpanScores scores = score_entities(gold, system, "x");
  CHECK(scores.exact.gold == 2);
  CHECK(scores.exact.system == 3);
  CHECK(scores.exact.correct == 1);
  CHECK(scores.borders.correct == 2);
  CHECK(scores.types.at("GPE").correct == 0);
}

TEST_CASE("names: one article agrees on its names") {
  const std::vector<std::string_view> forms = {
      "Anna",   "Lind", "met",  "Vera", "in",    "Bergen", ".",                       // 0
      "Lind",   "said", "that", "Vera", "would", "see",    "Bergen",                  // 7
      "Bergen", "and",  "anna", "met",  "Nord",  "Bank",   "of",     "Bergen", "."};  // 14
  const std::vector<TokenSpan> sentences = {{0, 7}, {7, 14}, {14, 23}};
  std::vector<NameSpan> names = {{{0, 2}, NameLabel::Person, 0.9F},
                                 {{3, 4}, NameLabel::Person, 0.6F},
                                 {{5, 6}, NameLabel::Gpe, 0.9F},
                                 {{10, 11}, NameLabel::Organization, 0.5F},
                                 {{13, 14}, NameLabel::Organization, 0.5F},
                                 {{18, 20}, NameLabel::Organization, 0.8F}};
  agree_on_names(forms, sentences, names);
  std::string found;
  for (const NameSpan& name : names) {
    found += std::to_string(name.tokens.first) + "-" + std::to_string(name.tokens.last) + " " +
             std::string(name_label(name.label)) + "; ";
  }
  // "Lind" is the person, "Vera" is one by the sum of scores, "Bergen" a place and found again,
  // "anna" is no name, and what stood where nothing was sure stays alone.
  CHECK(found ==
        "0-2 PERSON; 3-4 PERSON; 5-6 GPE; 7-8 PERSON; 10-11 PERSON; 13-14 GPE; 14-15 GPE; 18-20 "
        "ORG; 21-22 GPE; ");
  std::vector<NameSpan> unsure = {{{3, 4}, NameLabel::Person, 0.5F}};
  agree_on_names(forms, sentences, unsure);
  CHECK(unsure.size() == 1);
}

TEST_CASE("labels: lists are sorted, so that names are found") {
  for (const std::string_view name : xpos_names().subspan(1)) {
    CHECK(xpos_names()[find_xpos(name).value()] == name);
  }
  for (const std::string_view name : deprel_names().subspan(1)) {
    CHECK(deprel_names()[find_deprel(name).value()] == name);
  }
  CHECK_FALSE(find_xpos("NONE"));
  CHECK_FALSE(find_upos(""));
  CHECK(find_upos("VERB") == Upos::Verb);
  CHECK(universal("nsubj:pass") == "nsubj");
}

TEST_CASE("features: digits and typographic marks are one form") {
  CHECK(normal_form("1999") == normal_form("2024"));
  CHECK(normal_form("\u2019s") == "'s");
  CHECK(normal_form("\u201c") == "\"");
  CHECK(normal_form("\u2026") == "...");
  CHECK(normal_form(std::string(1000, 'a')).size() == 64);
  CHECK(lower_form("\u00c9MILE") == "\u00e9mile");
  CHECK(form_features("Envoy").cased != form_features("envoy").cased);
  CHECK(form_features("Envoy").lower == form_features("ENVOY").lower);
  CHECK(form_features("Xyz").rows[FormShape] == form_features("Abcde").rows[FormShape]);
  CHECK(form_features("Xyz").rows[FormShape] != form_features("XYZ").rows[FormShape]);
  CHECK(form_features("").rows.size() == HashedTables);
}

TEST_CASE("lemma: rules hold for words seen and for words like them") {
  const auto tag = [](const char* name) { return find_xpos(name).value(); };
  const std::vector<LemmaExample> examples = {
      {"visited", tag("VBD"), "visit"}, {"invited", tag("VBD"), "invite"},
      {"united", tag("VBD"), "unite"},  {"signed", tag("VBD"), "sign"},
      {"joined", tag("VBD"), "join"},   {"turned", tag("VBD"), "turn"},
      {"went", tag("VBD"), "go"},       {"parties", tag("NNS"), "party"},
      {"cities", tag("NNS"), "city"},   {"treaties", tag("NNS"), "treaty"},
      {"talks", tag("NNS"), "talk"},    {"towns", tag("NNS"), "town"},
      {"men", tag("NNS"), "man"},       {"plans", tag("NNS"), "plan"},
      {"votes", tag("NNS"), "vote"},    {"trips", tag("NNS"), "trip"},
      {"Geneva", tag("NNP"), "Geneva"}, {"Paris", tag("NNP"), "Paris"},
      {"The", tag("DT"), "the"},        {"I", tag("PRP"), "I"},
      {"i", tag("PRP"), "I"},
  };
  const std::filesystem::path path = std::filesystem::temp_directory_path() /
                                     ("newsgraph-" + std::to_string(::getpid()) + "-lemma.ngm");
  ModelWriter writer;
  learn_lemmas(examples, writer);
  writer.write(path);
  const ModelFile file(path);
  const Lemmatizer lemmatizer(file);
  for (const LemmaExample& example : examples) {
    CAPTURE(example.form);
    CHECK(lemmatizer.lemma(example.form, example.xpos) == example.lemma);
  }
  CHECK(lemmatizer.lemma("Talks", tag("NNS")) == "talk");
  CHECK(lemmatizer.lemma("deputies", tag("NNS")) == "deputy");
  CHECK(lemmatizer.lemma("ships", tag("NNS")) == "ship");
  CHECK(lemmatizer.lemma("burned", tag("VBD")) == "burn");
  CHECK(lemmatizer.lemma("Lisbon", tag("NNP")) == "Lisbon");
  CHECK(lemmatizer.lemma("lisbon", tag("NNP")) == "Lisbon");
  CHECK(lemmatizer.lemma("i", tag("PRP")) == "I");
  CHECK(lemmatizer.lemma("Odd", 0) == "odd");
  CHECK(lemmatizer.lemma("", tag("NNS")).empty());
  std::filesystem::remove(path);
}

}  // namespace
}  // namespace newsgraph::nlp
