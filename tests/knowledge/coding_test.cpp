#include "newsgraph/knowledge/coding.hpp"

#include <algorithm>
#include <array>
#include <filesystem>
#include <string_view>

#include <doctest/doctest.h>

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
  struct Row {
    std::string_view what;
    std::string_view sector;
  };
  for (const Row& row : {Row{"Country", "GOV"}, Row{"ArmedForces", "MIL"}, Row{"Court", "JUD"},
                         Row{"GovernmentOrganization", "GOV"}, Row{"Company", "BUS"},
                         Row{"InternationalOrganization", "IGO"}, Row{"Organization", ""},
                         Row{"Person", ""}, Row{"City", ""}, Row{"Nonsense", ""}}) {
    CAPTURE(row.what);
    CHECK(knowledge::sector_of_type(ontology, row.what) == row.sector);
  }
  const knowledge::Gazetteer none;
  for (const Row& row : {Row{"Opposition Leader", "OPP"}, Row{"Deputy Speaker", "LEG"},
                         Row{"Chief of the General Staff", "MIL"}, Row{"Secretary General", ""},
                         Row{"Foreign Minister", ""}, Row{"CEO", "BUS"}, Row{"MP", "LEG"},
                         Row{"Impostor", ""}, Row{"Police Commissioner", "COP"}, Row{"", ""}}) {
    CAPTURE(row.what);
    CHECK(knowledge::sector_of_role(none, row.what) == row.sector);
  }
  for (const Row& row : {Row{"ArmedForces", "MIL"}, Row{"Company", "BUS"}}) {
    CHECK(std::ranges::find(knowledge::sectors(), row.sector, &knowledge::Sector::code) !=
          knowledge::sectors().end());
  }
}

}  // namespace newsgraph::tests
