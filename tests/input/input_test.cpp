#include "newsgraph/input/input.hpp"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include <doctest/doctest.h>
#include <zlib.h>
#include <zstd.h>

#include "newsgraph/base/error.hpp"
#include "newsgraph/base/file.hpp"

#include "input/readers.hpp"

using namespace newsgraph;
using namespace newsgraph::input;
namespace fs = std::filesystem;

namespace {

/// A folder of its own for one test, removed at its end.
struct Folder {
  fs::path path;
  explicit Folder(const std::string& name)
      : path(fs::temp_directory_path() / ("newsgraph_input_" + name)) {
    fs::remove_all(path);
    fs::create_directories(path);
  }
  ~Folder() { fs::remove_all(path); }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
  Folder(Folder&&) = delete;
  Folder& operator=(Folder&&) = delete;
  std::string put(const std::string& name, const std::string& content) const {
    fs::create_directories((path / name).parent_path());
    write_file(path / name, content);
    return (path / name).string();
  }
};

struct Result {
  std::vector<Article> articles;
  std::vector<std::string> failures;
  std::vector<std::string> notes;
};

Result read(const std::vector<std::string>& inputs, const InputOptions& options = {}) {
  Result result;
  read_articles(inputs, options,
                {[&](Article&& article) { result.articles.push_back(std::move(article)); },
                 [&](const Failure& failure) {
                   result.failures.push_back(failure.where + ": " + failure.reason);
                 },
                 [&](const std::string& note) { result.notes.push_back(note); }});
  return result;
}

std::string gzip(const std::string& text) {
  std::string packed(compressBound(text.size()) + 64, '\0');
  z_stream state{};
  deflateInit2(&state, 6, Z_DEFLATED, 16 + MAX_WBITS, 8, Z_DEFAULT_STRATEGY);
  std::string source = text;
  state.next_in = reinterpret_cast<Bytef*>(source.data());
  state.avail_in = static_cast<uInt>(source.size());
  state.next_out = reinterpret_cast<Bytef*>(packed.data());
  state.avail_out = static_cast<uInt>(packed.size());
  deflate(&state, Z_FINISH);
  packed.resize(state.total_out);
  deflateEnd(&state);
  return packed;
}

std::string zstandard(const std::string& text) {
  std::string packed(ZSTD_compressBound(text.size()), '\0');
  packed.resize(ZSTD_compress(packed.data(), packed.size(), text.data(), text.size(), 3));
  return packed;
}

}  // namespace

TEST_CASE("input: a text file keeps its bytes as stored text, line ends and header included") {
  const Folder folder("text");
  const std::string path = folder.put("a.txt", "\xEF\xBB\xBFTitle\r\n\r\nBody \xFF end.");
  const Result result = read({path});
  REQUIRE(result.articles.size() == 1);
  CHECK(result.articles[0].identifier == "a.txt");
  CHECK(result.articles[0].text == "\xEF\xBB\xBFTitle\r\n\r\nBody \xEF\xBF\xBD end.");
}

TEST_CASE("input: a folder is read in the order of names, identifiers are paths below it") {
  const Folder folder("folder");
  folder.put("b.txt", "Second.");
  folder.put("a/z.txt", "First.");
  folder.put(".hidden", "Not this.");
  const Result result = read({folder.path.string()});
  REQUIRE(result.articles.size() == 2);
  CHECK(result.articles[0].identifier == "a/z.txt");
  CHECK(result.articles[1].identifier == "b.txt");
  CHECK(read({folder.path.string() + "/*.txt"}).articles.size() == 1);
}

TEST_CASE("input: folders stand where their names stand, whatever follows the name") {
  const Folder folder("order");
  for (const char* name : {"a-b/c.txt", "a.txt", "a/z.txt", "a/b/c.txt", "\xC3\xA9.txt"}) {
    folder.put(name, "Text.");
  }
  for (const std::string& written : {folder.path.string(), folder.path.string() + "//"}) {
    std::string order;
    for (const Article& article : read({written}).articles) order += article.identifier + ' ';
    CHECK(order == "a/b/c.txt a/z.txt a-b/c.txt a.txt \xC3\xA9.txt ");
  }
}

TEST_CASE("input: extensions decide, also below that of a compression and in capitals") {
  const Folder folder("extensions");
  const std::string lines = "{\"text\": \"One.\"}\n{\"text\": \"Two.\"}\n";
  struct Row {
    std::string name;
    std::size_t articles;
  };
  for (const Row& row : std::vector<Row>{{"a.JSONL", 2},
                                         {"b.c.jsonl.GZ", 2},
                                         {"c.ndjson", 2},
                                         {"d.txt", 1},
                                         {"jsonl", 2},  // told by its beginning
                                         {"e.", 2}}) {
    CAPTURE(row.name);
    CHECK(read({folder.put(row.name, lines)}).articles.size() == row.articles);
  }
}

namespace {

/// Gives its text in pieces of `step` bytes and does not say how much there is.
class Dripping final : public ByteStream {
 public:
  Dripping(std::string text, std::size_t step) : text_(std::move(text)), step_(step) {}
  std::size_t read(char* buffer, std::size_t size) override {
    const std::size_t count = std::min({size, step_, text_.size() - at_});
    text_.copy(buffer, count, at_);
    at_ += count;
    return count;
  }

 private:
  std::string text_;
  std::size_t step_;
  std::size_t at_ = 0;
};

}  // namespace

TEST_CASE("input: lines of any length come whole, however the bytes arrive") {
  const std::vector<std::string> lines = {"", "short", std::string(700'000, 'x'), "",
                                          std::string(300'000, 'y')};
  for (const bool closed : {true, false}) {
    std::string text;
    for (const std::string& line : lines) text += line + '\n';
    if (!closed) text.pop_back();
    for (const std::size_t step : {std::size_t{1000}, text.size()}) {
      Dripping stream(text, step);
      LineReader reader(stream);
      CHECK(reader.peek(6) == "\nshort");
      std::string_view line;
      std::size_t number = 0;
      while (reader.next(line)) {
        REQUIRE(number < lines.size());
        CHECK(line == lines[number++]);
        CHECK(reader.line_number() == number);
      }
      CHECK(number == lines.size());
    }
  }
  Dripping stream(std::string("a\nb\nc"), 1);
  LineReader reader(stream);
  std::string_view line;
  REQUIRE(reader.next(line));
  CHECK(reader.rest() == "b\nc");
  CHECK_FALSE(reader.next(line));
}

TEST_CASE("input: JSON lines know the usual names of fields") {
  struct Row {
    std::string line, identifier, text, date, publisher;
  };
  const std::vector<Row> rows = {
      {R"({"id": "x", "text": "Body."})", "x", "Body.", "", ""},
      {R"({"id": 12345678901234567890, "body": "Body."})", "12345678901234567890", "Body.", "", ""},
      {R"({"title": "Head", "content": "Body.", "published_at": "2024-04-19T10:00:00Z"})",
       "a.jsonl#1", "Head\n\nBody.", "2024-04-19", ""},
      {R"({"headline": "Body", "maintext": "Body goes on.", "source": {"name": "Agency"}})",
       "a.jsonl#1", "Body goes on.", "", "Agency"},
      {R"({"title": "Only a title"})", "a.jsonl#1", "Only a title", "", ""},
  };
  for (const Row& row : rows) {
    CAPTURE(row.line);
    const Folder folder("jsonl");
    const Result result = read({folder.put("a.jsonl", row.line + "\n")});
    REQUIRE(result.failures.empty());
    REQUIRE(result.articles.size() == 1);
    CHECK(result.articles[0].identifier == row.identifier);
    CHECK(result.articles[0].text == row.text);
    CHECK(result.articles[0].date == row.date);
    CHECK(result.articles[0].publisher == row.publisher);
  }
}

TEST_CASE("input: a bad line is told with its place and the others are read") {
  const Folder folder("bad");
  std::string deep(200000, '[');
  const std::string content = "{\"text\": \"One.\"}\n{\"text\": \"Cut\n{\"words\": 3}\n" + deep +
                              "\n{\"text\": \"Two.\", \"date\": \"soon\", \"x\": 1}\n[1]\n";
  const Result result = read({folder.put("a.jsonl", content)});
  CHECK(result.articles.size() == 2);
  REQUIRE(result.failures.size() == 5);
  CHECK(result.failures[0].find("a.jsonl:2:") != std::string::npos);
  CHECK(result.failures[1].find("--map text=KEY") != std::string::npos);
  CHECK(result.failures[2].find("a.jsonl:4:") != std::string::npos);
  CHECK(result.failures[3].find("\"soon\" is no date") != std::string::npos);
  CHECK(result.failures[4].find("a.jsonl:6: not a JSON object") != std::string::npos);
  CHECK(result.notes.back().find("not used: words, x") != std::string::npos);
}

TEST_CASE("input: JSON with a byte order mark, numbers, lists, objects and escapes") {
  const Folder folder("values");
  const std::string object =
      "{\"id\": 12345678901234567890.50, \"title\": \"A \\u201cquoted\\u201d\\ttitle\", "
      "\"source\": {\"id\": 3, \"name\": \"The \\\"Post\\\"\"}, \"url\": null, "
      "\"text\": [\"One.\", 2, \"Three\\n\\u00e9.\"]}";
  for (const std::string& path :
       {folder.put("a.jsonl", "\xEF\xBB\xBF" + object + "\r\n\n" + object),
        folder.put("a.json", "\xEF\xBB\xBF[" + object + ",\n" + object + "]")}) {
    CAPTURE(path);
    const Result result = read({path});
    REQUIRE(result.articles.size() == 2);
    for (const Article& article : result.articles) {
      CHECK(article.identifier == "12345678901234567890.50");
      CHECK(article.title == "A \xE2\x80\x9Cquoted\xE2\x80\x9D\ttitle");
      CHECK(article.publisher == "The \"Post\"");
      CHECK(article.url.empty());
      CHECK(article.text == article.title + "\n\nOne.\n\n2\n\nThree\n\xC3\xA9.");
    }
  }
  const Result mixed =
      read({folder.put("b.jsonl", "{\"title\": \"T\", \"text\": [\"One.\", null]}")});
  REQUIRE(mixed.articles.size() == 1);
  CHECK(mixed.articles[0].text == "T");
}

TEST_CASE("input: fields can be named by the user") {
  const Folder folder("map");
  InputOptions options;
  options.field_map = {{"text", "story"}, {"date", "when"}};
  const Result result =
      read({folder.put("a.jsonl", R"({"story": "S.", "text": "T.", "when": "April 19, 2024"})")},
           options);
  REQUIRE(result.articles.size() == 1);
  CHECK(result.articles[0].text == "S.");
  CHECK(result.articles[0].date == "2024-04-19");
}

TEST_CASE("input: CSV with quotes, separators and line feeds in a field; TSV by its header") {
  const Folder folder("csv");
  const Result result = read({folder.put(
      "a.csv", "id,title,text\r\n1,\"A, \"\"B\"\"\",\"x\ny\"\r\n2,short\r\n3,C,z\r\n")});
  REQUIRE(result.articles.size() == 2);
  CHECK(result.articles[0].text == "A, \"B\"\n\nx\ny");
  CHECK(result.articles[1].identifier == "3");
  REQUIRE(result.failures.size() == 1);
  CHECK(result.failures[0].find("a.csv:4: has 2 fields, the header has 3") != std::string::npos);
  const Result tabs = read({folder.put("b.tsv", "id\ttext\n7\tsaid \"no\"\n")});
  REQUIRE(tabs.articles.size() == 1);
  CHECK(tabs.articles[0].text == "said \"no\"");
}

TEST_CASE("input: gzip and Zstandard are told by their bytes; cut files are errors") {
  const Folder folder("packed");
  const std::string lines = "{\"text\": \"One.\"}\n{\"text\": \"Two.\"}\n";
  for (const std::string& packed : {gzip(lines), zstandard(lines), gzip(lines) + gzip(lines)}) {
    CHECK(read({folder.put("a.jsonl.gz", packed)}).articles.size() >= 2);
    CHECK_THROWS_AS(read({folder.put("cut.jsonl.gz", packed.substr(0, packed.size() - 9))}),
                    InputError);
  }
}

TEST_CASE("input: a saved page gives its text, title, date and publisher, not its menus") {
  const Folder folder("html");
  const Result result =
      read({folder.put("page.html", R"(<!doctype html><html><head><title>T | Site</title>
<meta property="og:title" content="Ministers meet"><meta property="og:site_name" content="The Harbour Post">
<script type="application/ld+json">{"@graph":[{"@type":"NewsArticle","datePublished":"2023-02-01T08:00:00+01:00"}]}</script>
</head><body><nav><p>Home of news and many other things for you to read</p></nav>
<article><h1>Ministers meet</h1><div><p>Anna Kask met <b>Jon&nbsp;Berg</b> on Monday &amp; Tuesday.</p>
<p><a href="x">Read more about this and that</a></p><p>They spoke about fish.</p></div></article>
<footer><p>All rights reserved by somebody somewhere.</p></footer></body></html>)")});
  REQUIRE(result.articles.size() == 1);
  const Article& article = result.articles[0];
  CHECK(article.title == "Ministers meet");
  CHECK(article.date == "2023-02-01");
  CHECK(article.publisher == "The Harbour Post");
  CHECK(article.text ==
        "Ministers meet\n\nAnna Kask met Jon\xC2\xA0"
        "Berg on Monday & Tuesday.\n\nThey spoke about fish.");
}

TEST_CASE("input: what is no text is named with the way out") {
  const Folder folder("binary");
  CHECK(read({folder.put("a.pdf", "%PDF-1.4 x")}).failures.at(0).find("pdftotext") !=
        std::string::npos);
  CHECK(read({folder.put("a.docx", std::string("PK\x03\x04", 4))}).failures.at(0).find("pandoc") !=
        std::string::npos);
  CHECK(read({folder.put("a.bin", std::string("a\0b", 3))}).failures.at(0).find("binary") !=
        std::string::npos);
  CHECK(read({folder.put("a.txt", "")}).failures.at(0).find("is empty") != std::string::npos);
  CHECK_THROWS_AS(read({(folder.path / "none.txt").string()}), InputError);
  const Folder empty("empty");
  CHECK_THROWS_AS(read({empty.path.string()}), InputError);
}

TEST_CASE("input: other encodings") {
  const Folder folder("encoding");
  InputOptions options;
  options.encoding = "windows-1251";
  CHECK(read({folder.put("a.txt", "\xCF\xF0\xE8\xE2\xE5\xF2")}, options).articles.at(0).text ==
        "Привет");
  CHECK(read({folder.put("b.txt", std::string("\xFF\xFE"
                                              "A\0b\0",
                                              6))})
            .articles.at(0)
            .text == "Ab");
  options.encoding = "klingon-1";
  CHECK_THROWS_AS(read({folder.put("c.txt", "x")}, options), InputError);
}

TEST_CASE("input: dates as metadata give them") {
  struct Row {
    std::string text, date;
  };
  const std::vector<Row> rows = {{"2024-04-19", "2024-04-19"},
                                 {"2024-04-19T23:59:00+02:00", "2024-04-19"},
                                 {"2024-04", "2024-04"},
                                 {"2024", "2024"},
                                 {"20240419", "2024-04-19"},
                                 {"2024/04/19 10:00", "2024-04-19"},
                                 {"Fri, 19 Apr 2024 10:00:00 GMT", "2024-04-19"},
                                 {"April 19, 2024", "2024-04-19"},
                                 {"19 April 2024", "2024-04-19"},
                                 {"1713520800", "2024-04-19"},
                                 {"1713520800000", "2024-04-19"},
                                 {"2024-02-30", ""},
                                 {"soon", ""},
                                 {"2024-13", ""},
                                 {"19.04", ""},
                                 {"", ""},
                                 {"31/12/1999x", ""}};
  for (const Row& row : rows) {
    CAPTURE(row.text);
    CHECK(parse_metadata_date(row.text) == row.date);
  }
}
