// The traps of the two seed articles that concern entities. The articles are no part of the
// repository: NEWSGRAPH_MATERIAL, else ../shared beside the checkout, else the tests are skipped.

#include "seeds.hpp"

#include <doctest/doctest.h>

#include "newsgraph/base/file.hpp"

#include "coref/reading.hpp"

using newsgraph::Document;
using newsgraph::test::entity_of;
using newsgraph::test::lines_of;
using newsgraph::test::read;
using newsgraph::test::seeds;
using newsgraph::test::without_seeds;

namespace {

Document seed(const char* file) { return read(newsgraph::read_file(seeds() / file)); }

}  // namespace

TEST_CASE("coref: the persons of the seed articles") {
  if (without_seeds()) return;
  const Document first = seed("000_ad46a89795e474c2.txt");
  CAPTURE(lines_of(first));
  const auto* tokayev = entity_of(first, "Kassym-Jomart Tokayev");
  REQUIRE(tokayev != nullptr);
  CHECK(tokayev->name == "Kassym-Jomart Tokayev");
  CHECK(entity_of(first, "Kassym-Jomart Kemelovich") == tokayev);
  CHECK(entity_of(first, "Tokayev") == tokayev);
  CHECK(entity_of(first, "Sadyr Zhaparov") == entity_of(first, "Sadyr Japarov"));
  CHECK(entity_of(first, "President of Kyrgyzstan") == entity_of(first, "Sadyr Japarov"));
  const Document second = seed("001_eee6456d2155510a.txt");
  CAPTURE(lines_of(second));
  CHECK(entity_of(second, "Kyrgyz counterpart") == entity_of(second, "Sadyr Zhaparov"));
  CHECK(entity_of(second, "Kazakh President") == entity_of(second, "Kassym-Jomart Tokayev"));
}

TEST_CASE("coref: what is no entity in the seed articles") {
  if (without_seeds()) return;
  const Document first = seed("000_ad46a89795e474c2.txt");
  for (const char* words : {"one", "two", "harmony", "brotherly", "Kazakhs", "Kyrgyz and Kazakhs",
                            "dear Kassym-Jomart Kemelovich"}) {
    CAPTURE(words);
    CHECK(entity_of(first, words) == nullptr);
  }
}

TEST_CASE("coref: Manas, his monument and his airport in the seed articles") {
  if (without_seeds()) return;
  const Document first = seed("000_ad46a89795e474c2.txt");
  const auto* airport = entity_of(first, "Manas International Airport");
  REQUIRE(airport != nullptr);
  CHECK(airport->type == "Airport");
  const Document second = seed("001_eee6456d2155510a.txt");
  const auto* monument = entity_of(second, "monument to Manas");
  REQUIRE(monument != nullptr);
  CHECK(newsgraph::test::schema().ontology.root(monument->type) == "Work");
  CHECK(entity_of(second, "Manas") != monument);
}
