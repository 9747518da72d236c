#include "newsgraph/knowledge/ontology.hpp"

#include <algorithm>
#include <filesystem>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include <doctest/doctest.h>

#include "newsgraph/knowledge/codebook.hpp"

#include "knowledge/golden.hpp"

using namespace newsgraph;
using namespace newsgraph::knowledge;
using newsgraph::knowledge_tests::check_golden;
using newsgraph::knowledge_tests::data_folder;
using newsgraph::knowledge_tests::error_of;
namespace fs = std::filesystem;

namespace {

Ontology read(const std::vector<fs::path>& files) { return Ontology(files); }

const Ontology& shipped() {
  static const Ontology ontology =
      read({fs::path(NEWSGRAPH_SOURCE_DIR) / "schema" / "ontology.json"});
  return ontology;
}

}  // namespace

TEST_CASE("ontology: the eight roots are there and every type reaches one") {
  const std::set<std::string_view> roots = {"Person",       "Country",   "Place", "Venue",
                                            "Organization", "Agreement", "Event", "Work"};
  std::set<std::string_view> found;
  for (const EntityType& type : shipped().types()) {
    CAPTURE(type.name);
    CHECK(roots.contains(shipped().root(type.name)));
    CHECK(shipped().is_a(type.name, shipped().root(type.name)));
    if (type.parent.empty()) found.insert(type.name);
  }
  CHECK(found == roots);
}

TEST_CASE("ontology: a type is written with a type that readers of the output profile know") {
  const std::set<std::string_view> profile = {"schema:Person",
                                              "schema:Country",
                                              "schema:Place",
                                              "schema:City",
                                              "schema:AdministrativeArea",
                                              "schema:CivicStructure",
                                              "schema:Airport",
                                              "schema:Organization",
                                              "schema:NewsMediaOrganization",
                                              "schema:GovernmentOrganization",
                                              "ng:Agreement",
                                              "schema:Event",
                                              "schema:CreativeWork"};
  for (const EntityType& type : shipped().types()) {
    CAPTURE(type.name);
    CHECK(profile.contains(type.written.front()));
  }
}

TEST_CASE("ontology: subtypes are below their parents") {
  struct Row {
    std::string_view type, ancestor;
    bool below;
  };
  const std::vector<Row> rows = {
      {"Summit", "Event", true},    {"Summit", "Meeting", true},
      {"Meeting", "Summit", false}, {"City", "Place", true},
      {"City", "City", true},       {"City", "Country", false},
      {"Country", "Place", false},  {"Nonsense", "Event", false},
      {"Airport", "Venue", true},   {"Legislature", "Organization", true}};
  for (const Row& row : rows) {
    CAPTURE(row.type);
    CAPTURE(row.ancestor);
    CHECK(shipped().is_a(row.type, row.ancestor) == row.below);
  }
  CHECK(shipped().root("Summit") == "Event");
  CHECK(shipped().root("Nonsense").empty());
}

TEST_CASE("ontology: the closed list and the further predicates are all there") {
  const std::vector<std::string_view> names = {"positionHeld",
                                               "memberOf",
                                               "parentOrganization",
                                               "containedInPlace",
                                               "capitalOf",
                                               "headquartersIn",
                                               "bordersWith",
                                               "alliedWith",
                                               "hasDiplomaticRelation",
                                               "relativeOf",
                                               "participant",
                                               "organizer",
                                               "location",
                                               "superEvent",
                                               "startDate",
                                               "metWith",
                                               "spokeByPhoneWith",
                                               "negotiatedWith",
                                               "visited",
                                               "hosted",
                                               "invited",
                                               "congratulated",
                                               "thanked",
                                               "condoled",
                                               "praised",
                                               "criticized",
                                               "requested",
                                               "rejected",
                                               "threatened",
                                               "sanctioned",
                                               "attacked",
                                               "protestedAgainst",
                                               "arrested",
                                               "supports",
                                               "aided",
                                               "cooperatesWith",
                                               "agreedWith",
                                               "tradesWith",
                                               "appointed",
                                               "opened",
                                               "signed",
                                               "partyTo",
                                               "ratified",
                                               "adopted",
                                               "proposed",
                                               "target",
                                               "endDate",
                                               "deaths",
                                               "injuries",
                                               "died",
                                               "killed",
                                               "resigned",
                                               "elected",
                                               "candidateFor",
                                               "dismissed",
                                               "chargedWith",
                                               "convictedOf",
                                               "released",
                                               "expelled",
                                               "deployed",
                                               "tested",
                                               "withdrewFrom",
                                               "easedSanctionsOn",
                                               "yieldedTo",
                                               "captured",
                                               "recognized",
                                               "banned",
                                               "ceasefireWith",
                                               "disputesWith"};
  for (const std::string_view name : names) {
    CAPTURE(name);
    CHECK(shipped().find_predicate(name) != nullptr);
  }
  CHECK(shipped().predicates().size() == names.size());
}

TEST_CASE("ontology: symmetric predicates and states are those of the guide") {
  const std::set<std::string_view> symmetric = {
      "bordersWith", "alliedWith",       "hasDiplomaticRelation", "relativeOf",
      "metWith",     "spokeByPhoneWith", "negotiatedWith",        "cooperatesWith",
      "agreedWith",  "tradesWith",       "ceasefireWith",         "disputesWith"};
  const std::set<std::string_view> states = {
      "positionHeld",   "memberOf",    "parentOrganization", "containedInPlace",      "capitalOf",
      "headquartersIn", "bordersWith", "alliedWith",         "hasDiplomaticRelation", "relativeOf",
      "cooperatesWith", "tradesWith",  "disputesWith",       "candidateFor"};
  for (const Predicate& predicate : shipped().predicates()) {
    CAPTURE(predicate.name);
    CHECK(predicate.symmetric == symmetric.contains(predicate.name));
    CHECK(predicate.state == states.contains(predicate.name));
  }
}

TEST_CASE("ontology: every PLOVER class has a predicate") {
  for (const std::string_view plover : plover_classes()) {
    CAPTURE(plover);
    CHECK(std::ranges::any_of(shipped().predicates(), [&](const Predicate& predicate) {
      return predicate.plover == plover;
    }));
  }
  CHECK(plover_classes().size() == 16);
}

TEST_CASE("ontology: literal ranges are told from entities") {
  CHECK(shipped().find_predicate("startDate")->literal_range());
  CHECK(shipped().find_predicate("deaths")->literal_range());
  CHECK(shipped().find_predicate("chargedWith")->literal_range());
  CHECK_FALSE(shipped().find_predicate("metWith")->literal_range());
}

TEST_CASE("ontology: predicates are found by any of their words, in the direction of the word") {
  struct Row {
    std::string_view words, name;
    bool inverse;
  };
  const std::vector<Row> rows = {{"metWith", "metWith", false},
                                 {"METWITH", "metWith", false},
                                 {"met-with", "metWith", false},
                                 {"met_with", "metWith", false},
                                 {"met", "metWith", false},
                                 {"Was Thanked By", "thanked", true},
                                 {"accused", "criticized", false},
                                 {"has capital", "capitalOf", true},
                                 {"took part in", "participant", true},
                                 {"was signed by", "signed", true},
                                 {"signed", "signed", false}};
  for (const Row& row : rows) {
    CAPTURE(row.words);
    bool inverse = !row.inverse;
    const Predicate* predicate = shipped().match_predicate(row.words, inverse);
    REQUIRE(predicate != nullptr);
    CHECK(predicate->name == row.name);
    CHECK(inverse == row.inverse);
  }
  bool inverse = false;
  CHECK(shipped().match_predicate("frobnicated", inverse) == nullptr);
  CHECK(shipped().match_predicate("", inverse) == nullptr);
}

TEST_CASE("ontology: everything that predicate_words offers is understood") {
  for (const std::string& words : shipped().predicate_words()) {
    CAPTURE(words);
    bool inverse = false;
    CHECK(shipped().match_predicate(words, inverse) != nullptr);
  }
}

TEST_CASE("ontology: a faulty file is refused with all its faults, each at its place") {
  std::size_t files = 0;
  for (const fs::directory_entry& entry : fs::directory_iterator(data_folder())) {
    const std::string name = entry.path().filename().string();
    if (!name.starts_with("ontology") || !name.ends_with(".bad.json")) continue;
    ++files;
    const std::string stem = name.substr(0, name.size() - std::string_view(".bad.json").size());
    check_golden(data_folder() / (stem + ".error.txt"), error_of([&] { read({entry.path()}); }));
  }
  CHECK(files >= 3);
}

TEST_CASE("ontology: a later file adds and refers to the first, and may not redefine") {
  const fs::path base = fs::path(NEWSGRAPH_SOURCE_DIR) / "schema" / "ontology.json";
  const Ontology both = read({base, data_folder() / "user_schema" / "ontology.json"});
  CHECK(both.predicates().size() == shipped().predicates().size() + 1);
  CHECK(both.is_a("Regatta", "Event"));
  bool inverse = false;
  REQUIRE(both.match_predicate("sailed in", inverse) != nullptr);
  CHECK(both.find_predicate("sailedIn")->iri == "ng:sailedIn");

  const std::string message = error_of([&] { read({base, base}); });
  CHECK(message.find("type \"Person\" is already defined at") != std::string::npos);
  CHECK(message.find("... and ") != std::string::npos);  // more faults than are shown
}

TEST_CASE("ontology: the codebook shows the examples of rules, event classes and sectors") {
  const std::filesystem::path rules =
      std::filesystem::path(NEWSGRAPH_SOURCE_DIR) / "schema" / "rules" / "courtesy.json";
  const auto examples = rule_examples(std::array{rules});
  REQUIRE(examples.contains("thanked"));
  CHECK(examples.at("thanked").yes.size() > 1);
  CHECK(examples.at("thanked").yes.size() <= 4);
  CHECK(examples.at("thanked").yes.front().find("| thanked |") != std::string::npos);
  CHECK_FALSE(examples.at("thanked").no.empty());
  const std::filesystem::path schema = std::filesystem::path(NEWSGRAPH_SOURCE_DIR) / "schema";
  const std::string book = codebook(shipped(), examples, Sectors(std::array{schema}).all());
  for (const char* const part :
       {"### thanked", "- yes: *", "- no: *", "| CONSULT | 04 |", "| GOV | ", "CAMEO 05"}) {
    CAPTURE(part);
    CHECK(book.find(part) != std::string::npos);
  }
}

TEST_CASE("ontology: the codebook names every type and predicate") {
  const std::string book = codebook(shipped());
  for (const EntityType& type : shipped().types()) {
    CAPTURE(type.name);
    CHECK(book.find("| " + type.name + " |") != std::string::npos);
  }
  for (const Predicate& predicate : shipped().predicates()) {
    CAPTURE(predicate.name);
    CHECK(book.find("| " + predicate.name + " | " + predicate.label) != std::string::npos);
    CHECK(book.find(predicate.definition) != std::string::npos);
  }
}
