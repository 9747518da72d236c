// The model in schema/models, on sentences of our own.

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "newsgraph/nlp/labels.hpp"
#include "newsgraph/nlp/language_core.hpp"
#include "newsgraph/text/text.hpp"

#include "nlp/kernel.hpp"

namespace newsgraph::nlp {
namespace {

using std::string_literals::operator""s;

std::filesystem::path shipped() { return default_model(NEWSGRAPH_SOURCE_DIR "/schema"); }

// "president <- met nsubj": every word with its head and relation, punctuation left out.
std::string tree_of(const Document& document) {
  const Tokens& tokens = document.tokens;
  std::string text;
  for (TokenIndex token = 0; token < tokens.size(); ++token) {
    if (tokens.upos[token] == Upos::Punct) continue;
    const TokenIndex head = tokens.head[token];
    text += std::string(document.form(token)) + "<" +
            std::string(universal(deprel_names()[tokens.deprel[token]])) + "<" +
            (head == no_token ? "ROOT" : std::string(document.form(head))) + " ";
  }
  return text;
}

TEST_CASE("shipped model: plain sentences are parsed as anybody would") {
  if (!std::filesystem::exists(shipped())) {
    MESSAGE("no model file: skipped");
    return;
  }
  const LanguageCore core(shipped());
  struct Row {
    const char* text;
    std::vector<const char*> arcs;
  };
  const Row rows[] = {
      {"The minister met his counterpart in Vienna on Tuesday.",
       {"met<root<ROOT", "minister<nsubj<met", "counterpart<obj<met", "Vienna<obl<met",
        "Tuesday<obl<met"}},
      {"Two agreements were signed by the presidents after the talks.",
       {"signed<root<ROOT", "agreements<nsubj<signed", "presidents<obl<signed",
        "talks<obl<signed"}},
      {"The envoy said that the border would open in May.",
       {"said<root<ROOT", "envoy<nsubj<said", "open<ccomp<said", "border<nsubj<open"}},
      {"He thanked the people of Norway for their help.",
       {"thanked<root<ROOT", "He<nsubj<thanked", "people<obj<thanked", "Norway<nmod<people"}},
  };
  for (const Row& row : rows) {
    CAPTURE(row.text);
    Document document;
    document.article.text = row.text;
    text::analyse(document);
    core.annotate(document);
    const std::string tree = tree_of(document);
    CAPTURE(tree);
    for (const char* const arc : row.arcs) CHECK(tree.find(arc) != std::string::npos);
  }
}

TEST_CASE("shipped model: tags, lemmas and names of a sentence") {
  if (!std::filesystem::exists(shipped())) {
    MESSAGE("no model file: skipped");
    return;
  }
  const LanguageCore core(shipped());
  Document document;
  document.article.text = "Angela Novak visited Berlin and signed three treaties.";
  text::analyse(document);
  core.annotate(document);
  REQUIRE(document.tokens.size() == 9);
  const std::vector<std::string> lemmas = {"Angela", "Novak", "visit",  "Berlin", "and",
                                           "sign",   "three", "treaty", "."};
  for (std::size_t at = 0; at < lemmas.size(); ++at) {
    CHECK(document.lemmas[document.tokens.lemma[at]] == lemmas[at]);
  }
  CHECK(document.tokens.upos[2] == Upos::Verb);
  CHECK(xpos_names()[document.tokens.xpos[2]] == "VBD");
  REQUIRE(document.names.size() == 2);
  CHECK(document.names[0].tokens == TokenSpan{0, 2});
  CHECK(document.names[0].label == NameLabel::Person);
  CHECK(document.names[1].tokens == TokenSpan{3, 4});
  CHECK(document.names[1].label == NameLabel::Gpe);
}

TEST_CASE("shipped model: whatever the text, every word has one head and every tree one root") {
  if (!std::filesystem::exists(shipped())) {
    MESSAGE("no model file: skipped");
    return;
  }
  const LanguageCore core(shipped());
  const auto many = [](const char* part, std::size_t count) {
    std::string text;
    for (std::size_t at = 0; at < count; ++at) text += part;
    return text;
  };
  struct Row {
    const char* what;
    std::string text;
  };
  const Row rows[] = {
      {"nothing", ""},
      {"white space", " \n\t \u00a0\n"},
      {"one letter", "x"},
      {"a line of one letter", std::string(50'000, 'a')},
      {"a line of capitals", many("A ", 5'000)},
      {"100,000 words without a stop", many("talks and ", 50'000)},
      {"100,000 marks", many(", ", 100'000)},
      {"emoji", many("\U0001F600\U0001F468\u200d\U0001F469 met \u2764\ufe0f ", 300)},
      {"Arabic",
       many("\u0627\u0644\u0633\u0644\u0627\u0645 \u0639\u0644\u064a\u0643\u0645. ", 300)},
      {"Cyrillic", many("\u041f\u0440\u0438\u0432\u0435\u0442, \u043c\u0438\u0440! ", 300)},
      {"control characters", "The\x01 envoy\x00 met\x1b[31m her.\x7f\r\n\x0b\x0c"s},
      {"replacement characters", many("\ufffd", 2'000)},
  };
  for (const Row& row : rows) {
    CAPTURE(row.what);
    Document document;
    document.article.text = row.text;
    text::analyse(document);
    core.annotate(document);
    const Tokens& tokens = document.tokens;
    REQUIRE(tokens.head.size() == tokens.size());
    REQUIRE(tokens.lemma.size() == tokens.size());
    bool trees = true;
    for (const Sentence& sentence : document.sentences) {
      std::size_t roots = 0;
      for (TokenIndex token = sentence.tokens.first; token < sentence.tokens.last; ++token) {
        const TokenIndex head = tokens.head[token];
        roots += head == no_token ? 1U : 0U;
        trees = trees && (head == no_token || sentence.tokens.contains(head)) && head != token;
      }
      trees = trees && roots == (sentence.tokens.empty() ? 0U : 1U);
    }
    CHECK(trees);
    std::string out;
    append_conllu(document, out);
    CHECK(read_conllu(out, "out").empty() == (tokens.size() == 0));
  }
}

TEST_CASE("shipped model: instruction sets agree to the bit") {
  if (!std::filesystem::exists(shipped())) {
    MESSAGE("no model file: skipped");
    return;
  }
  // Sentences put together from parts; NEWSGRAPH_SENTENCES asks for more of them.
  static constexpr const char* subjects[] = {"The envoy", "Ms. Lind", "Parliament", "Both sides"};
  static constexpr const char* verbs[] = {"rejected", "has welcomed", "will discuss", "signed"};
  static constexpr const char* objects[] = {"the 1994 accord", "a $3bn loan", "it", "new rules"};
  static constexpr const char* ends[] = {"in Oslo", ", she said", "on 3 May", "despite protests"};
  const char* const wanted = std::getenv("NEWSGRAPH_SENTENCES");
  const std::size_t count = wanted != nullptr ? std::strtoul(wanted, nullptr, 10) : 60;
  Document first;
  for (std::size_t at = 0; at < count; ++at) {
    const std::string number = at < 256 ? std::string() : " " + std::to_string(at);
    first.article.text += std::string(subjects[at % 4]) + " " + verbs[at / 4 % 4] + number + " " +
                          objects[at / 16 % 4] + " " + ends[at / 64 % 4] + ".\n\n";
  }
  text::analyse(first);
  Document other = first;
  bool is_first = true;
  for (const Kernels* const kernels : available_kernels()) {
    ::setenv("NEWSGRAPH_KERNEL", std::string(kernels->name).c_str(), 1);
    const LanguageCore core(shipped());
    core.annotate(is_first ? first : other);
    if (!is_first) {
      CAPTURE(kernels->name);
      CHECK(first.tokens.head == other.tokens.head);
      CHECK(first.tokens.deprel == other.tokens.deprel);
      CHECK(first.tokens.xpos == other.tokens.xpos);
      CHECK(first.tokens.upos == other.tokens.upos);
      REQUIRE(first.names.size() == other.names.size());
      for (std::size_t at = 0; at < first.names.size(); ++at) {
        CHECK(first.names[at].tokens == other.names[at].tokens);
        CHECK(first.names[at].score == other.names[at].score);
      }
    }
    is_first = false;
  }
  ::unsetenv("NEWSGRAPH_KERNEL");
}

}  // namespace
}  // namespace newsgraph::nlp
