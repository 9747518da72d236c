#include "newsgraph/document/record.hpp"

#include <limits>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <doctest/doctest.h>

#include "newsgraph/base/error.hpp"

#include "random_record.hpp"

namespace newsgraph {
namespace {

std::string line_of(const Record& record) {
  std::string line;
  append_line(record, line);
  return line;
}

/// What the user reads when the line is refused; empty when it is taken.
std::string refusal(std::string_view line) {
  try {
    parse_line(line, "claims.jsonl", 7);
  } catch (const InputError& error) {
    return error.what();
  }
  return {};
}

Record small_record() {
  Record record;
  record.tool = {"0.1.0", "", "s1"};
  record.article.identifier = "a.txt";
  record.article.date = "2024-04-19";
  record.article.text = "Ona met Al\u00ef in Oslo last year.";
  record.article.sha256 = sha256_hex(record.article.text);
  record.entities = {
      {"Person", "Ona", "", {{{0, 3}, MentionKind::Name, {}}}, {{"gender", "f"}}},
      {"Person", "Al\u00ef", "Q7", {{{8, 11}, MentionKind::Name, {}}}, {}},
      {"City", "Oslo", "", {{{15, 19}, MentionKind::Name, {}}}, {}},
  };
  Claim claim;
  claim.subject = 0;
  claim.predicate = "metWith";
  claim.object.entity = 1;
  claim.qualifiers.date = {"", "last year", "P-1Y"};
  claim.qualifiers.place = 2;
  claim.surface = "met";
  claim.confidence = 0.9;
  claim.rule = "met-with";
  claim.evidence = {{0, 30}, {0, 3}, {4, 7}, {8, 11}};
  record.claims = {claim};
  record.problems = {"sentence-cut"};
  return record;
}

TEST_CASE("record: a line holds what extraction knows, keys in one order, absent values left out") {
  const Record record = small_record();
  CHECK(line_of(record) ==
        R"({"format":1,"tool":{"version":"0.1.0","schema":"s1"},)"
        R"("article":{"identifier":"a.txt","date":"2024-04-19","language":"en",)"
        R"("sha256":")" +
            record.article.sha256 +
            R"(","text":"Ona met Alï in Oslo last year."},)"
            R"("entities":[{"type":"Person","name":"Ona","mentions":[[0,3,"name"]],)"
            R"("features":{"gender":"f"}},)"
            R"({"type":"Person","name":"Alï","mentions":[[8,11,"name"]],"wikidata":"Q7"},)"
            R"({"type":"City","name":"Oslo","mentions":[[15,19,"name"]]}],)"
            R"("claims":[{"subject":0,"predicate":"metWith","object":1,)"
            R"("date":{"text":"last year","offset":"P-1Y"},"place":2,"surface":"met",)"
            R"("confidence":0.900,"rule":"met-with","evidence":{"sentence":[0,30],)"
            R"("subject":[0,3],"predicate":[4,7],"object":[8,11]}}],"problems":["sentence-cut"]})"
            "\n");
  CHECK(parse_line(line_of(record), "claims.jsonl", 1) == record);
}

TEST_CASE("record: what was written is read back, whatever is in it") {
  tests::RandomRecord random(1);
  for (int i = 0; i < 1000; ++i) {
    CAPTURE(i);
    const Record record = random();
    const std::string line = line_of(record);
    REQUIRE(line.find('\n') == line.size() - 1);
    const Record back = parse_line(line, "claims.jsonl", 1);
    REQUIRE(back == record);
    REQUIRE(line_of(back) == line);
  }
}

TEST_CASE("record: a line that is cut is refused, wherever it is cut") {
  tests::RandomRecord random(2);
  for (int i = 0; i < 12; ++i) {
    const std::string line = line_of(random());
    for (std::size_t cut = 0; cut + 1 < line.size(); ++cut) {
      CAPTURE(cut);
      REQUIRE(refusal(std::string_view(line).substr(0, cut)).starts_with("claims.jsonl:7:"));
    }
  }
}

TEST_CASE("record: a line with a changed byte is refused or read, never a crash") {
  tests::RandomRecord random(3);
  for (int i = 0; i < 3000; ++i) {
    std::string line = line_of(random());
    for (std::uint32_t change = random.number(3); change < 3; ++change) {
      line[random.number(static_cast<std::uint32_t>(line.size()))] =
          static_cast<char>(random.number(256));
    }
    const std::string message = refusal(line);
    CHECK((message.empty() || message.starts_with("claims.jsonl:")));
  }
}

TEST_CASE("record: keys in another order are read as well") {
  const Record record = parse_line(
      R"({"claims": [{"rule": "r", "evidence": {"predicate": [2, 3]}, "confidence": 1, "object": 1,
          "predicate": "metWith", "subject": 0}], "entities": [{"name": "A", "type": "Person"},
          {"name": "B", "type": "Person"}], "article": {"text": "A x B", "identifier": "i"},
          "tool": {}, "format": 1})",
      "p", 1);
  REQUIRE(record.claims.size() == 1);
  CHECK(record.claims[0].object.entity == 1);
  CHECK(record.claims[0].evidence.predicate == Span{2, 3});
  CHECK(record.claims[0].confidence == 1.0);
  CHECK(record.entities[1].name == "B");
  CHECK(record.article.language.empty());
}

TEST_CASE("record: a faulty line is refused with place and reason") {
  const std::string good =
      R"({"format":1,"tool":{},"article":{"identifier":"i","text":"abc"},)"
      R"("entities":[{"type":"Person","name":"A","mentions":[[0,1,"name"],[1,2,"pronoun"]]}],)"
      R"("claims":[{"subject":0,"predicate":"p","object":0,"modality":"planned","confidence":0.5,)"
      R"("evidence":{"sentence":[0,3]}}],"quotations":[{"span":[0,1],"about":[0]}]})";
  REQUIRE(refusal(good).empty());
  struct Row {
    std::string_view from, to;
    std::string_view message;
  };
  const std::vector<Row> rows = {
      {R"("format":1)", R"("format":2)", "a newer newsgraph wrote it"},
      {R"("format":1)", R"("format":0)", "build it again"},
      {R"("format":1,)", "", "\"format\" is missing"},
      {R"("identifier":"i",)", "", "\"identifier\" is missing"},
      {R"("confidence":0.5,)", "", "\"confidence\" is missing"},
      {R"("confidence":0.5)", R"("confidence":1.5)", "expected a number from 0 to 1"},
      {R"("confidence":0.5)", R"("confidence":"0.5")", "expected a number from 0 to 1"},
      {R"("subject":0)", R"("subjet":0)", "unknown key \"subjet\" (did you mean \"subject\"?)"},
      {R"("subject":0)", R"("subject":0,"subject":0)", "\"subject\" is there twice"},
      {R"("subject":0)", R"("subject":1)", "there is no entity 1: the article has 1"},
      {R"("subject":0)", R"("subject":-1)", "expected the number of an entity"},
      {R"("subject":0)", R"("subject":4294967295)", "there is no entity"},
      {R"("subject":0)", R"("subject":4294967296)", "expected the number of an entity"},
      {R"("subject":0)", R"("subject":null)", "expected the number of an entity"},
      {R"("about":[0])", R"("about":[3])", "there is no entity 3"},
      {R"("object":0)", R"("object":0,"objectValue":"x")", "either \"object\" or \"objectValue\""},
      {R"("object":0,)", "", "either \"object\" or \"objectValue\""},
      {R"("subject":0,)", "", "\"subject\" is missing"},
      {R"("planned")", R"("perhaps")", "\"perhaps\" where a modality is expected"},
      {R"("pronoun")", R"("verb")", "\"verb\" where \"name\", \"nominal\""},
      {R"([1,2,"pronoun"])", R"([1,2])", "expected [start, end, kind]"},
      {R"([1,2,"pronoun"])", R"([1,2,"pronoun",1])", "expected nothing more"},
      {R"([1,2,"pronoun"])", R"([1,1,"pronoun"])", "ends before it begins or is empty"},
      {R"([1,2,"pronoun"])", R"([3,2,"pronoun"])", "ends before it begins or is empty"},
      {R"([1,2,"pronoun"])", R"([1,4,"pronoun"])", "past the text of 3 code points"},
      {R"([0,1,"name"])", R"([2,3,"name"])", "mentions must be in the order of the text"},
      {R"("sentence":[0,3])", R"("sentence":[0,4])", "past the text of 3 code points"},
      {R"("sentence":[0,3])", R"("sentence":[0])", "expected [start, end]"},
      {R"("sentence":[0,3])", R"("sentence":[0,1,2])", "expected nothing more"},
      {R"("sentence":[0,3])", R"("sentence":{})", "expected [start, end]"},
      {R"("text":"abc")", R"("text":"abc","sha256":"00")", "does not match its sha256"},
      {R"("text":"abc")", "\"text\":\"\xff\"", "ill-formed UTF-8"},
      {R"("text":"abc")", R"("text":"a\udc00bc")", "half of a surrogate pair"},
      {R"("text":"abc")", R"("text":"a\ud800bc")", "urrogate pair"},
      {R"("text":"abc")", R"("text":["abc"])", "expected a string"},
      {R"("claims":[)", R"("claims":[[)", "expected an object"},
      {R"("entities":[)", R"("entities":{)", "expected an array"},
      {R"("quotations")", R"("features")", "unknown key \"features\""},
  };
  for (const Row& row : rows) {
    std::string line = good;
    const std::size_t at = line.find(row.from);
    REQUIRE(at != std::string::npos);
    line.replace(at, row.from.size(), row.to);
    CAPTURE(line);
    const std::string message = refusal(line);
    CAPTURE(message);
    CHECK(message.starts_with("claims.jsonl:7:"));
    CHECK(message.find(row.message) != std::string::npos);
  }
  CHECK(refusal(R"({"format":1,"tool":{},"article":{"identifier":"i","text":"a"},"entities":[)"
                R"({"type":"T","name":"n","features":{"b":"1","a":"2"}}]})")
            .find("order of their keys") != std::string::npos);
  CHECK(refusal(good + good).find("not a line of claims.jsonl") != std::string::npos);
  CHECK(refusal(good + std::string("\0x", 2)).find("a zero byte") != std::string::npos);
  CHECK(refusal("[]").find("expected an object") != std::string::npos);
  CHECK(refusal("").find("not a line of claims.jsonl") != std::string::npos);
  CHECK(refusal(std::string(1000000, '[')).find("expected an object") != std::string::npos);
}

TEST_CASE("record: the column of a fault counts code points") {
  const std::string line = R"({"format":1,"tool":{},"article":{"identifier":"éé","text":4}})";
  CHECK(refusal(line).starts_with("claims.jsonl:7:60: expected a string"));
}

TEST_CASE("record: confidences lie on a grid of thousandths") {
  CHECK(round_confidence(0.1234) == 0.123);
  CHECK(round_confidence(0.9996) == 1.0);
  CHECK(round_confidence(-1.0) == 0.0);
  CHECK(round_confidence(7.0) == 1.0);
  CHECK(round_confidence(std::numeric_limits<double>::quiet_NaN()) == 0.0);
  for (int step = 0; step <= 1000; ++step) {
    Record record = small_record();
    record.claims[0].confidence = step / 1000.0;
    REQUIRE(parse_line(line_of(record), "p", 1).claims[0].confidence == step / 1000.0);
  }
}

}  // namespace
}  // namespace newsgraph
