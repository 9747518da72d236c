#include "newsgraph/document/record_file.hpp"

#include <algorithm>
#include <filesystem>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include <doctest/doctest.h>
#include <unistd.h>

#include "newsgraph/base/error.hpp"
#include "newsgraph/base/file.hpp"

#include "random_record.hpp"

namespace newsgraph {
namespace {

namespace fs = std::filesystem;

/// A folder that is gone with the test.
class Folder {
 public:
  Folder()
      : path_(fs::temp_directory_path() / ("newsgraph_record_file_" + std::to_string(::getpid()) +
                                           "_" + std::to_string(next++))) {
    fs::remove_all(path_);
    fs::create_directories(path_);
  }
  ~Folder() {
    std::error_code ignored;
    fs::remove_all(path_, ignored);
  }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
  Folder(Folder&&) = delete;
  Folder& operator=(Folder&&) = delete;

  fs::path operator/(std::string_view name) const { return path_ / name; }
  const fs::path& path() const { return path_; }

 private:
  static inline unsigned next = std::random_device()() % 1000000;
  fs::path path_;
};

Record named(std::string_view identifier, std::string_view text = "text") {
  Record record;
  record.tool.version = "0.1.0";
  record.article.identifier = identifier;
  record.article.text = text;
  return record;
}

std::string identifiers(const std::vector<Record>& records) {
  std::string all;
  for (const Record& record : records) all += record.article.identifier + ' ';
  return all;
}

std::string refusal(const std::vector<fs::path>& paths) {
  try {
    read_records(paths);
  } catch (const InputError& error) {
    return error.what();
  }
  return {};
}

TEST_CASE("record file: what was written is read, sorted, each once") {
  const Folder folder;
  std::vector<Record> records;
  tests::RandomRecord random(11);
  for (int i = 0; i < 200; ++i) {
    records.push_back(random());
    records.back().article.identifier = std::to_string(i);
  }
  std::ranges::sort(records, {}, [](const Record& record) { return record.article.identifier; });
  write_record_file(records, folder / "claims.jsonl");
  CHECK(read_records(std::vector{folder / "claims.jsonl"}) == records);
  CHECK(read_records(std::vector{folder.path()}) == records);
  CHECK(read_records(std::vector{folder.path(), folder / "claims.jsonl"}) == records);
  CHECK(read_records({}).empty());
}

TEST_CASE("record file: lines longer than a block, empty lines and a last line without its end") {
  const Folder folder;
  const Record large = named("a", std::string(3000000, 'x'));
  std::string lines;
  append_line(large, lines);
  lines += "\n\r\n";
  append_line(named("b"), lines);
  lines.pop_back();
  write_file(folder / "x.jsonl", lines);
  const std::vector<Record> records = read_records(std::vector{folder / "x.jsonl"});
  REQUIRE(records.size() == 2);
  CHECK(records[0] == large);
  CHECK(records[1] == named("b"));
}

TEST_CASE("record file: the union does not depend on order or grouping") {
  std::vector<Record> records;
  for (int i = 0; i < 6; ++i) {
    for (int version = 0; version < 3; ++version) {
      Record record = named(std::to_string(i));
      record.tool.version = "0." + std::to_string(version * 5) + ".0";
      record.problems.assign(static_cast<std::size_t>(version), "p");
      records.push_back(record);
    }
  }
  std::mt19937 random(5);
  const std::vector<Record> expected = unite_records(records);
  REQUIRE(identifiers(expected) == "0 1 2 3 4 5 ");
  for (const Record& record : expected) CHECK(record.tool.version == "0.10.0");
  for (int round = 0; round < 50; ++round) {
    std::ranges::shuffle(records, random);
    const auto middle = records.begin() + static_cast<std::ptrdiff_t>(random() % records.size());
    std::vector<Record> left = unite_records(std::vector<Record>(records.begin(), middle));
    const std::vector<Record> right = unite_records(std::vector<Record>(middle, records.end()));
    left.insert(left.end(), right.begin(), right.end());
    REQUIRE(unite_records(left) == expected);
  }
  CHECK(unite_records(expected) == expected);
}

TEST_CASE("record file: of two readings of one text the newer tool's stays, else a fixed one") {
  Record older = named("a");
  older.tool.version = "0.9.0";
  Record newer = named("a");
  newer.tool.version = "0.10.0";
  CHECK(unite_records({older, newer}) == std::vector{newer});
  CHECK(unite_records({newer, older}) == std::vector{newer});
  Record other = newer;
  other.problems = {"p"};
  CHECK(unite_records({other, newer}) == unite_records({newer, other}));
}

TEST_CASE("record file: one identifier with two texts names both places") {
  const Folder folder;
  write_record_file(std::vector{named("a"), named("b", "one")}, folder / "x.jsonl");
  write_record_file(std::vector{named("b", "other")}, folder / "y.jsonl");
  const std::string message = refusal({folder / "x.jsonl", folder / "y.jsonl"});
  CHECK(message.starts_with("b: two articles with this identifier have different texts"));
  CHECK(message.find("article 2 of " + (folder / "x.jsonl").string()) != std::string::npos);
  CHECK(message.find("article 1 of " + (folder / "y.jsonl").string()) != std::string::npos);
}

TEST_CASE("record file: what is no file of records is refused in words") {
  const Folder folder;
  write_file(folder / "graph.jsonld", "{}");
  CHECK(refusal({folder / "graph.jsonld"}).find("is a view made from claims") != std::string::npos);
  CHECK(refusal({folder / "graph.jsonld"}).find("claims.jsonl it was made from") !=
        std::string::npos);
  CHECK(refusal({folder.path()}).find("holds no claims.jsonl") != std::string::npos);
  CHECK(refusal({folder / "none.jsonl"}).find("cannot be read") != std::string::npos);

  write_record_file(std::vector{named("a")}, folder / "claims.jsonl");
  CHECK(refusal({folder / "graph.jsonld"}).find((folder / "claims.jsonl").string()) !=
        std::string::npos);

  std::string lines;
  append_line(named("a"), lines);
  append_line(named("b"), lines);
  write_file(folder / "cut.jsonl", lines.substr(0, lines.size() - 20));
  CHECK(refusal({folder / "cut.jsonl"}).starts_with((folder / "cut.jsonl").string() + ":2:"));
}

}  // namespace
}  // namespace newsgraph
