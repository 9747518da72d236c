#include <doctest/doctest.h>

#include "coref/reading.hpp"

using newsgraph::test::entity_of;
using newsgraph::test::lines_of;
using newsgraph::test::read;

namespace {

struct Row {
  const char* text;
  const char* one;
  const char* other;
};

}  // namespace

TEST_CASE("coref: things that only look alike stay apart") {
  const Row rows[] = {
      {"Bin Rashid met Rashid bin Khalifa.", "Bin Rashid", "Rashid bin Khalifa"},
      {"Ahmad Aliyev met Ahmad Alavi.", "Ahmad Aliyev", "Ahmad Alavi"},
      {"Bolat Tokayev met Bolat Takiyev.", "Bolat Tokayev", "Bolat Takiyev"},
      {"Maria Silva spoke and then Paulo Silva sang.", "Maria Silva", "Paulo Silva"},
      {"Mr Novak met Mrs Novak.", "Novak", "Mrs Novak"},
      {"South Korea's Park met North Korea's Ri.", "South Korea", "North Korea"},
      {"The Vice President met the President in Lima.", "Vice President", "President"},
      {"A first call took place on Monday. A second call followed.", "first call", "second call"},
      {"The Chilean government and the Peruvian government agreed.", "Chilean government",
       "Peruvian government"},
      {"The attack on the bridge came first. The attack on the mill came later.",
       "attack on the bridge", "attack on the mill"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.text);
    const auto document = read(row.text);
    const std::string lines = lines_of(document);
    CAPTURE(lines);
    const auto* one = entity_of(document, row.one);
    const auto* other = entity_of(document, row.other);
    if (one != nullptr && other != nullptr) CHECK(one != other);
  }
}

TEST_CASE("coref: ordinary words are no entities") {
  const char* texts[] = {
      "The ministers will meet victims; he agreed.",
      "Kazakhs and Uzbeks are peoples of one root.",
      "Trade, relations and cooperation grew by two percent.",
      "Meetings are held every year, and no attack was reported.",
      "They live in harmony; one of the two will visit.",
  };
  for (const char* text : texts) {
    CAPTURE(text);
    CHECK(lines_of(read(text)) == "");
  }
}

TEST_CASE("coref: a hero, his monument and his airport are three things") {
  const auto document = read(
      "A monument to Alpamys was opened near Alpamys International Airport. Alpamys is a hero of "
      "the steppe.");
  const auto* monument = entity_of(document, "monument to Alpamys");
  const auto* airport = entity_of(document, "Alpamys International Airport");
  REQUIRE(monument != nullptr);
  REQUIRE(airport != nullptr);
  CHECK(monument != airport);
  CHECK(monument->type == "Monument");
  CHECK(airport->type == "Airport");
  CHECK(entity_of(document, "Alpamys") != monument);
  CHECK(entity_of(document, "Alpamys") != airport);
}
