#include "newsgraph/extract/calibration.hpp"

#include <filesystem>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "newsgraph/base/error.hpp"
#include "newsgraph/base/file.hpp"
#include "newsgraph/knowledge/knowledge.hpp"

using namespace newsgraph;
using extract::Calibration;

namespace {

namespace fs = std::filesystem;

/// A schema folder with this calibration.tsv.
fs::path folder_with(const char* name, const std::string& table) {
  const fs::path folder =
      fs::temp_directory_path() / ("newsgraph_calibration_" + std::string(name));
  fs::create_directories(folder);
  write_file(folder / "calibration.tsv", table);
  return folder;
}

Calibration made_of(const char* name, const std::string& table) {
  const std::vector<fs::path> folders = {folder_with(name, table)};
  return Calibration(folders);
}

/// A claim between two linked persons, by name, in a short sentence.
Document document_with_claim(const char* rule, const char* predicate) {
  Document document;
  document.entities = {{"Person", "Anna Kask", "Q1", {{{0, 9}, MentionKind::Name, {}}}, {}},
                       {"Person", "Jon Berg", "Q2", {{{14, 22}, MentionKind::Name, {}}}, {}}};
  Claim claim;
  claim.subject = 0;
  claim.predicate = predicate;
  claim.object.entity = 1;
  claim.confidence = 0.86;
  claim.rule = rule;
  claim.evidence = {{0, 23}, {0, 9}, {10, 13}, {14, 22}};
  document.claims = {claim};
  return document;
}

double confidence_of(const Calibration& calibration, const Document& document) {
  return calibration.confidence(document, document.claims.front());
}

}  // namespace

TEST_CASE("calibration: without counts a claim keeps what its rule says") {
  const Document document = document_with_claim("met", "metWith");
  CHECK(confidence_of(Calibration(), document) == doctest::Approx(0.86));
  const std::vector<fs::path> nothing = {fs::temp_directory_path() / "newsgraph_no_such_folder"};
  CHECK(Calibration(nothing).empty());
}

TEST_CASE("calibration: a rule is worth what its claims were, the less counted the more like all") {
  const Calibration calibration =
      made_of("shares",
              "# made up\nall\tclaims\t79\t98\n"
              "predicate\tmetWith\t40\t40\n"
              "rule\tgood\t200\t200\nrule\tbad\t20\t200\nrule\tnew\t0\t1\n");
  const auto of = [&](const char* rule, const char* predicate) {
    return confidence_of(calibration, document_with_claim(rule, predicate));
  };
  // (79 + 1) / (98 + 2); then (40 + 8 * 0.8) / (40 + 8)
  CHECK(of("never-seen", "praised") == doctest::Approx(0.8));
  CHECK(of("never-seen", "metWith") == doctest::Approx(46.4 / 48));
  CHECK(of("good", "praised") == doctest::Approx(0.99));  // never quite certain
  CHECK(of("bad", "praised") == doctest::Approx((20 + 8 * 0.8) / 208));
  CHECK(of("new", "praised") == doctest::Approx(8 * 0.8 / 9));
  CHECK(of("bad", "metWith") < of("never-seen", "metWith"));
}

TEST_CASE("calibration: circumstances in which claims were wrong more often lower it") {
  const Calibration calibration = made_of("circumstances",
                                          "all\tclaims\t799\t998\n"
                                          "circumstance\tdescribed\t50\t100\n"
                                          "circumstance\tmarked\t50\t100\n"
                                          "circumstance\tlong-name\t50\t100\n"
                                          "circumstance\tfar\t50\t100\n"
                                          "circumstance\tlong-sentence\t50\t100\n"
                                          "circumstance\tunlinked\t50\t100\n");
  const Document plain = document_with_claim("met", "metWith");
  const double best = confidence_of(calibration, plain);
  CHECK(best > 0.8);
  CHECK(best < 0.99);
  const auto lowered = [&](auto change) {
    Document document = plain;
    change(document);
    return confidence_of(calibration, document) < best - 0.02;
  };
  CHECK(lowered([](Document& d) { d.entities[0].mentions[0].kind = MentionKind::Pronoun; }));
  CHECK(lowered([](Document& d) { d.claims[0].stance.modality = Modality::Planned; }));
  CHECK(lowered([](Document& d) { d.entities[1].name = "Jon Berg in the north"; }));
  CHECK(lowered([](Document& d) { d.claims[0].evidence.object = {50, 58}; }));
  CHECK(lowered([](Document& d) { d.claims[0].evidence.sentence = {0, 300}; }));
  CHECK(lowered([](Document& d) {
    for (Entity& entity : d.entities) entity.wikidata.clear();
  }));
  // Who tells his own act marks nothing.
  CHECK_FALSE(lowered([](Document& d) {
    d.claims[0].stance.speaker = 0;
    d.claims[0].stance.own_act = true;
  }));
}

TEST_CASE("calibration: a broken table is refused with its place") {
  struct Row {
    const char* table;
    const char* message;
  };
  for (const Row& row : {
           Row{"all\tclaims\t3\n", "calibration.tsv:1:1: expected kind, name, right and judged"},
           Row{"all\tclaims\t-3\t4\n", "calibration.tsv:1:12: no count of right claims"},
           Row{"all\tclaims\t5\t4\n", "calibration.tsv:1:14: no count of judged claims"},
           Row{"mood\tgood\t1\t4\n", "calibration.tsv:1:1: unknown kind"},
           Row{"circumstance\tsunny\t1\t4\n",
               "calibration.tsv:1:14: unknown circumstance \"sunny\""},
           Row{"rule\tmet\t1\t4\n", "nothing was judged"},
       }) {
    CAPTURE(row.table);
    try {
      made_of("broken", row.table);
      FAIL("accepted");
    } catch (const InputError& error) {
      CHECK(std::string(error.what()).find(row.message) != std::string::npos);
    }
  }
}

TEST_CASE("calibration: the shipped table has counts") {
  const std::vector<fs::path> folders = {knowledge::built_in_schema()};
  const Calibration calibration(folders);
  CHECK_FALSE(calibration.empty());
  const double usual = confidence_of(calibration, document_with_claim("no-such-rule", "noSuch"));
  CHECK(usual > 0.6);
  CHECK(usual < 0.98);
}
