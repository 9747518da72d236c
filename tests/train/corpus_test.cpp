#include "train/corpus.hpp"

#include <filesystem>
#include <string>
#include <vector>

#include <doctest/doctest.h>
#include <unistd.h>

#include "newsgraph/base/error.hpp"
#include "newsgraph/base/file.hpp"

#include "nlp/tree.hpp"
#include "train/lexicon.hpp"
#include "train/patterns.hpp"
#include "train/raw_text.hpp"
#include "train/silver.hpp"
#include "train/trainer.hpp"

namespace newsgraph::train {
namespace {

class TemporaryFile {
 public:
  TemporaryFile(const std::string& name, const std::string& content)
      : path_(std::filesystem::temp_directory_path() /
              ("newsgraph-" + std::to_string(::getpid()) + "-" + name)) {
    write_file(path_, content);
  }
  ~TemporaryFile() { std::filesystem::remove(path_); }
  TemporaryFile(const TemporaryFile&) = delete;
  TemporaryFile& operator=(const TemporaryFile&) = delete;
  TemporaryFile(TemporaryFile&&) = delete;
  TemporaryFile& operator=(TemporaryFile&&) = delete;
  const std::filesystem::path& path() const { return path_; }

 private:
  std::filesystem::path path_;
};

const NameStyle style = {"uner", {"PER", "ORG", "LOC"}};

TEST_CASE("corpus: names in IOB2 with ids") {
  const TemporaryFile file(
      "a.iob2",
      "# sent_id = s-1\n1\tMs.\tO\t-\t-\n2\tLind\tB-PER\t-\tx\n3\tOslo\tB-LOC\t-\tx\n"
      "4\tFjord\tI-LOC\t-\tx\n\n# sent_id = s-2\n1\tNo\tB-O\n\n");
  const std::vector<NameSentence> sentences = read_uner(file.path());
  REQUIRE(sentences.size() == 2);
  CHECK(sentences[0].id == "s-1");
  CHECK(spans_of(sentences[0].labels, style) == std::vector<nlp::TypedSpan>{{1, 2, 0}, {2, 4, 2}});
  CHECK(spans_of(sentences[1].labels, style).empty());
}

TEST_CASE("corpus: IO labels of two columns run together while the type lasts") {
  const TemporaryFile file("b.txt",
                           "-DOCSTART- O\n\nAnna I-PER\nLind I-PER\nOslo I-LOC\n\n-LRB- O\n");
  const std::vector<NameSentence> sentences = read_two_columns(file.path());
  REQUIRE(sentences.size() == 2);
  CHECK(spans_of(sentences[0].labels, style) == std::vector<nlp::TypedSpan>{{0, 2, 0}, {2, 3, 2}});
  CHECK(sentences[1].forms.front() == "(");
}

TEST_CASE("corpus: commas and quotation marks in the csv of GMB") {
  const TemporaryFile file("c.csv",
                           "Sentence #,Word,POS,Tag\nSentence: 1,Oslo,NNP,B-geo\n,\",\",\",\",O\n"
                           ",\"\"\"\",``,O\nSentence: 2,LRB,LRB,O\n");
  const std::vector<NameSentence> sentences = read_gmb(file.path());
  REQUIRE(sentences.size() == 2);
  CHECK(sentences[0].forms == std::vector<std::string>{"Oslo", ",", "\""});
  CHECK(sentences[0].labels == std::vector<std::string>{"B-geo", "O", "O"});
  CHECK(sentences[1].forms.front() == "(");
  const TemporaryFile broken("d.csv", "Sentence #,Word,POS,Tag\nSentence: 1,Oslo\n");
  CHECK_THROWS_AS(read_gmb(broken.path()), InputError);
}

TEST_CASE("corpus: the held-out part is the end and is not in the rest") {
  const TemporaryFile file("e.txt", "a O\n\nb O\n\nc O\n\nd O\n");
  NameCorpus corpus{file.path().string(), "columns", style, 1.0, 0.25};
  REQUIRE(read_names(corpus, true).size() == 1);
  CHECK(read_names(corpus, true).front().forms.front() == "d");
  CHECK(read_names(corpus, false).size() == 3);
}

TEST_CASE("raw text: rough tokens split clitics, marks and hyphens") {
  const std::pair<const char*, std::vector<std::string>> rows[] = {
      {"Mr. Lind's aides don't agree.", {"Mr.", "Lind", "'s", "aides", "do", "n't", "agree", "."}},
      {"the U.S.-led talks", {"the", "U.S.", "-", "led", "talks"}},
      {"1,500.3 tonnes (10%)", {"1,500.3", "tonnes", "(", "10", "%", ")"}},
      {"\u201cYes,\u201d he said", {"\u201c", "Yes", ",", "\u201d", "he", "said"}},
      {"", {}},
  };
  for (const auto& [text, tokens] : rows) {
    CAPTURE(text);
    CHECK(rough_tokens(text) == tokens);
  }
}

TEST_CASE("lexicon: single words get their classes, words of longer names are parts") {
  const TemporaryFile cities("cities.tsv",
                             "# cities\nname\taliases\nOslo\tChristiania\nNew York\t\n");
  const TemporaryFile given("given.tsv", "name\nOslo\nAnna\n");
  const Lexicon lexicon =
      read_lexicon({{"city", cities.path().string()}, {"given", given.path().string()}});
  const auto row = [&](const char* form) {
    const auto found = lexicon.rows.find(nlp::form_features(form).cased);
    return found == lexicon.rows.end() ? 0U : found->second;
  };
  CHECK(row("Oslo") != 0);
  CHECK(row("Oslo") != row("Christiania"));
  CHECK(row("Oslo") != row("Anna"));
  CHECK(row("New") == row("York"));
  CHECK(row("oslo") == 0);
  CHECK(row("name") == 0);
  CHECK(lexicon.size == 5);

  const Lexicon lower =
      read_lexicon({{"city", cities.path().string()}, {"given", given.path().string()}}, {"city"});
  const auto lower_row = [&](const char* form) {
    const auto found = lower.rows.find(nlp::form_features(form).cased);
    return found == lower.rows.end() ? 0U : found->second;
  };
  CHECK(lower_row("christiania") != 0);
  CHECK(lower_row("christiania") != lower_row("Christiania"));
  CHECK(lower_row("york") != 0);
  CHECK(lower_row("anna") == 0);
}

TEST_CASE("patterns: slots are filled, names of several words hang together") {
  const TemporaryFile cities("slots.tsv", "name\taliases\nNew Bergen\tx-y|lower|of Oslo|A B C D\n");
  const std::string rows =
      "# sent_id = p\n1\tIn\t_\tADP\tIN\t_\t2\tcase\t_\tStyles=uner\n"
      "2\t{city}\t_\tPROPN\tNNP\t_\t3\tobl\t_\tNames=uner:B-LOC\n"
      "3\trains\t_\tVERB\tVBZ\t_\t0\troot\t_\t_\n\n";
  PatternOptions options;
  options.lists = {{"city", cities.path().string()}};
  options.count = 2;
  const auto patterns = nlp::read_conllu(rows, "p");
  const auto filled = fill_patterns(patterns, options);
  REQUIRE(filled.size() == 2);
  const std::vector<nlp::ConlluWord>& words = filled[1].words;
  REQUIRE(words.size() == 4);
  CHECK(words[0].head == 3);
  CHECK(words[1].form == "New");
  CHECK(words[1].head == 3);
  CHECK(words[1].misc == "Names=uner:B-LOC|Sure=0");
  CHECK(words[2].form == "Bergen");
  CHECK(words[2].deprel == "obl");
  CHECK(words[2].head == 4);
  CHECK(words[2].misc == "Names=uner:I-LOC");
  CHECK(words[3].head == 0);
  CHECK_THROWS_AS(fill_patterns(patterns, {}), InputError);
}

TEST_CASE("patterns: those in the schema are trees that the trainer understands") {
  const std::string path = NEWSGRAPH_SOURCE_DIR "/schema/models/press_patterns.conllu";
  const std::vector<NameStyle> styles = {style, {"wikigold", {"PER", "ORG", "LOC", "MISC"}}};
  Forms forms;
  const auto patterns = nlp::read_conllu(read_file(path), path);
  CHECK(patterns.size() >= 12);
  for (const nlp::ConlluSentence& pattern : patterns) {
    CAPTURE(pattern.id);
    const TrainSentence sentence = to_train(pattern, styles, forms);
    CHECK(sentence.tagged);
    CHECK_FALSE(sentence.names.empty());
    std::vector<std::uint8_t> state;
    CHECK(nlp::is_tree(sentence.head, state));
  }
}

TEST_CASE("silver: tagged words as UD cuts them") {
  CHECK(untag("the_DT Vienna-based_JJ envoy_NN ,_, ``_`` x_y_NN ''_'' -LRB-_-LRB- 3-4_CD") ==
        std::vector<std::string>{"the", "Vienna", "-", "based", "envoy", ",", "\"", "x_y", "\"",
                                 "(", "3-4"});
  CHECK(untag("").empty());
}

TEST_CASE("silver: certainty and names of each style are read, other styles stay unknown") {
  const std::vector<NameStyle> styles = {style, {"other", {"X"}}, {"third", {"Y"}}};
  const std::string rows =
      "1\tAnna\t_\tPROPN\tNNP\t_\t3\tnsubj\t_\tSure=93|Names=uner:B-PER,third:B-Y|Styles=uner,third"
      "\n2\tLind\t_\tPROPN\tNNP\t_\t1\tflat\t_\tSure=100|Names=uner:I-PER\n"
      "3\tleft\t_\tVERB\tVBD\t_\t0\troot\t_\tSure=7\n\n";
  Forms forms;
  const TrainSentence sentence = to_train(nlp::read_conllu(rows, "silver").front(), styles, forms);
  REQUIRE(sentence.sure.size() == 3);
  CHECK(sentence.sure[0] == doctest::Approx(0.93));
  CHECK(sentence.sure[2] == doctest::Approx(0.07));
  REQUIRE(sentence.names.size() == 2);
  CHECK(sentence.names[0].style == 0);
  CHECK(nlp::from_bilou(sentence.names[0].labels) == std::vector<nlp::TypedSpan>{{0, 2, 0}});
  CHECK(sentence.names[1].style == 2);
  CHECK(nlp::from_bilou(sentence.names[1].labels) == std::vector<nlp::TypedSpan>{{0, 1, 0}});
  for (const char* const wrong : {"Sure=101", "Sure=x", "Names=uner:B-PER", "Styles=nobody"}) {
    CAPTURE(wrong);
    const std::string row = std::string("1\tYes\t_\tINTJ\tUH\t_\t0\troot\t_\t") + wrong + "\n\n";
    CHECK_THROWS_AS(to_train(nlp::read_conllu(row, "silver").front(), styles, forms), InputError);
  }
}

}  // namespace
}  // namespace newsgraph::train
