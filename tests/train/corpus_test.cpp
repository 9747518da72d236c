#include "train/corpus.hpp"

#include <filesystem>
#include <string>
#include <vector>

#include <doctest/doctest.h>
#include <unistd.h>

#include "newsgraph/base/error.hpp"
#include "newsgraph/base/file.hpp"

#include "train/lexicon.hpp"
#include "train/raw_text.hpp"
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
}

}  // namespace
}  // namespace newsgraph::train
