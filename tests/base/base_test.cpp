#include <array>
#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include <doctest/doctest.h>

#include "newsgraph/base/error.hpp"
#include "newsgraph/base/file.hpp"
#include "newsgraph/base/hash.hpp"
#include "newsgraph/base/number.hpp"
#include "newsgraph/base/utf8.hpp"

using namespace newsgraph;

TEST_CASE("error: names path, line and column and puts a caret under the place") {
  const std::string content = "{\n  \"é\": PRESON\n}";
  const InputError error =
      input_error_at("rules.json", content, content.find("PRESON"), "unknown type");
  CHECK(error.line() == 2);
  CHECK(error.column() == 8);
  CHECK(std::string(error.what()) == "rules.json:2:8: unknown type\n    \"é\": PRESON\n         ^");
}

TEST_CASE("error: closest offers the nearest word and nothing when all are far") {
  const std::vector<std::string> words = {"build", "query", "merge"};
  CHECK(closest("qurey", words) == "query");
  CHECK(closest("Buidl", words) == "build");
  CHECK(closest("xyzzy", words).empty());
}

TEST_CASE("utf8: each ill-formed sequence becomes one replacement character") {
  struct Row {
    std::string_view bytes, text;
  };
  const std::vector<Row> rows = {
      {"plain", "plain"},
      {"\xC3\xA9t\xC3\xA9", "été"},
      {"a\xFFz", "a\xEF\xBF\xBDz"},
      {"\xE2\x82", "\xEF\xBF\xBD"},                              // cut short: one
      {"\xED\xA0\x80", "\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD"},  // a surrogate: each byte
      {"\xF0\x9F\x98\x80", "😀"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.text);
    CHECK(to_valid_utf8(row.bytes) == row.text);
    CHECK(is_valid_utf8(row.bytes) == (row.bytes == row.text));
  }
}

TEST_CASE("utf8: counting and checking agree with reading one code point after another") {
  constexpr std::array<std::string_view, 6> pieces = {
      "a", "\xc3\xa9", "\xe4\xb8\xad", "\xf0\x9f\x98\x80", "\x80", "\xff"};
  std::uint32_t state = 1;
  const auto next = [&state](std::uint32_t below) {
    state = state * 1664525U + 1013904223U;
    return (state >> 16U) % below;
  };
  for (int round = 0; round < 2000; ++round) {
    std::string text;
    const std::uint32_t kinds = next(3) == 0 ? 6 : 4;
    for (std::uint32_t i = next(40); i > 0; --i) text += pieces[next(4) == 0 ? next(kinds) : 0];
    bool valid = true;
    std::size_t count = 0;
    for (std::size_t i = 0; i < text.size(); ++count) {
      const CodePoint point = decode_utf8(text, i);
      valid = valid && point.valid;
      i += point.length;
    }
    CAPTURE(text);
    REQUIRE(is_valid_utf8(text) == valid);
    if (valid) REQUIRE(count_code_points(text) == count);
  }
}

TEST_CASE("utf8: the index agrees with counting from the start at every code point") {
  std::string text;
  for (int i = 0; i < 300; ++i) text += i % 7 == 0 ? "ж" : i % 11 == 0 ? "😀" : "a";
  const CodePointIndex index(text);
  CHECK(index.size() == 300);
  std::size_t byte = 0;
  for (std::size_t i = 0; i < 300; ++i) {
    REQUIRE(index.byte_offset(i) == byte);
    REQUIRE(index.code_point(byte) == i);
    byte += decode_utf8(text, byte).length;
  }
  CHECK(index.byte_offset(300) == text.size());
  CHECK(index.slice(0, 2) == "жa");
  CHECK(CodePointIndex("ascii").slice(1, 3) == "sc");
  CHECK(CodePointIndex("").slice(0, 0).empty());
}

TEST_CASE("hash: SHA-256 is the standard's and ids depend on where parts end") {
  CHECK(sha256_hex("abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  CHECK(content_id({"ab", "c"}) != content_id({"a", "bc"}));
  CHECK(content_id({"ab", "c"}).size() == 20);
}

TEST_CASE("number: decimals without locale") {
  CHECK(to_decimal(0.98, 2) == "0.98");
  CHECK(to_decimal(1.0, 2) == "1.00");
  CHECK(parse_unsigned("42") == 42U);
  CHECK_FALSE(parse_unsigned("4 2").has_value());
  CHECK_FALSE(parse_unsigned("").has_value());
}

TEST_CASE("file: an uncommitted file leaves nothing behind") {
  const auto folder = std::filesystem::temp_directory_path() / "newsgraph_base_test";
  std::filesystem::create_directories(folder);
  const auto path = folder / "out.txt";
  {
    AtomicFile file(path);
    file.write("half");
  }
  CHECK_FALSE(std::filesystem::exists(path));
  CHECK(std::filesystem::is_empty(folder));
  write_file(path, "whole");
  CHECK(read_file(path) == "whole");
  std::filesystem::remove_all(folder);
  CHECK_THROWS_AS(read_file(path), InputError);
}
