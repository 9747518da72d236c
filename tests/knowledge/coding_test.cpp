#include "newsgraph/knowledge/coding.hpp"

#include <algorithm>
#include <array>
#include <filesystem>
#include <fstream>
#include <string>
#include <string_view>

#include <doctest/doctest.h>
#include <unistd.h>

#include "newsgraph/base/error.hpp"

namespace newsgraph::tests {

TEST_CASE("coding: every PLOVER class has a root of CAMEO and a quad") {
  const auto names = knowledge::plover_classes();
  REQUIRE(knowledge::event_classes().size() == names.size());
  for (std::size_t i = 0; i < names.size(); ++i) {
    const knowledge::EventClass& each = knowledge::event_classes()[i];
    CAPTURE(names[i]);
    CHECK(each.plover == names[i]);
    CHECK(each.cameo.size() == 2);
    CHECK(each.cameo >= "01");
    CHECK(each.cameo <= "20");
    CHECK(knowledge::find_event_class(names[i]) == &each);
  }
  CHECK(knowledge::find_event_class("") == nullptr);
  CHECK(knowledge::find_event_class("DANCE") == nullptr);
}

TEST_CASE("coding: sectors by type and by role") {
  const std::filesystem::path file =
      std::filesystem::path(NEWSGRAPH_SOURCE_DIR) / "schema" / "ontology.json";
  const knowledge::Ontology ontology(std::array{file});
  const std::filesystem::path schema = std::filesystem::path(NEWSGRAPH_SOURCE_DIR) / "schema";
  const knowledge::Sectors sectors(std::array{schema});
  struct Row {
    std::string_view what;
    std::string_view sector;
  };
  for (const Row& row : {Row{"Country", "GOV"}, Row{"ArmedForces", "MIL"}, Row{"Court", "JUD"},
                         Row{"GovernmentOrganization", "GOV"}, Row{"Company", "BUS"},
                         Row{"InternationalOrganization", "IGO"}, Row{"Organization", ""},
                         Row{"Person", ""}, Row{"City", ""}, Row{"Nonsense", ""}}) {
    CAPTURE(row.what);
    CHECK(sectors.of_type(ontology, row.what) == row.sector);
  }
  const knowledge::Gazetteer none;
  for (const Row& row : {Row{"Opposition Leader", "OPP"}, Row{"Deputy Speaker", "LEG"},
                         Row{"Chief of the General Staff", "MIL"}, Row{"Secretary General", ""},
                         Row{"Foreign Minister", ""}, Row{"CEO", "BUS"}, Row{"MP", "LEG"},
                         Row{"Impostor", ""}, Row{"Police Commissioner", "COP"}, Row{"", ""}}) {
    CAPTURE(row.what);
    CHECK(sectors.of_role(none, row.what) == row.sector);
  }
  CHECK(sectors.all().front().code == "GOV");
  REQUIRE(sectors.find("MIL") != nullptr);
  CHECK(sectors.find("MIL")->meaning == "armed forces and their officers");
  CHECK(sectors.find("XYZ") == nullptr);
  CHECK(knowledge::Sectors().of_type(ontology, "Country").empty());
}

TEST_CASE("coding: a user's sectors count before ours, and faults are shown with their lines") {
  const std::filesystem::path folder =
      std::filesystem::temp_directory_path() / ("newsgraph-coding-" + std::to_string(getpid()));
  std::filesystem::create_directories(folder / "coding");
  const std::filesystem::path file = folder / "coding" / "mine.tsv";
  const std::filesystem::path schema = std::filesystem::path(NEWSGRAPH_SOURCE_DIR) / "schema";
  const auto write = [&](std::string_view rows) {
    std::ofstream(file) << rows;
    return knowledge::Sectors(std::array{schema, folder});
  };
  const knowledge::Gazetteer none;
  const knowledge::Sectors mine = write(
      "# mine\nsector\tHRI\thuman rights\nrole\tHRI\tombudsman\n"
      "role\tGOV\tspeaker\n");
  CHECK(mine.of_role(none, "Ombudsman") == "HRI");
  CHECK(mine.of_role(none, "Deputy Speaker") == "GOV");
  CHECK(mine.of_role(none, "Senator") == "LEG");
  CHECK(mine.find("HRI") != nullptr);
  try {
    write("role\tGOV\nroll\tGOV\tspeaker\n");
    FAIL("faults must be refused");
  } catch (const InputError& error) {
    const std::string what = error.what();
    CHECK(what.find("mine.tsv:1:") != std::string::npos);
    CHECK(what.find("mine.tsv:2:") != std::string::npos);
    CHECK(what.find("did you mean \"role\"?") != std::string::npos);
  }
  std::filesystem::remove_all(folder);
}

}  // namespace newsgraph::tests
