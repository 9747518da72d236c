#include <doctest/doctest.h>

#include "coref/reading.hpp"

using newsgraph::Entity;
using newsgraph::test::entity_of;
using newsgraph::test::lines_of;
using newsgraph::test::read;

namespace {

struct Row {
  const char* text;
  const char* words;
  const char* country;  ///< ISO 3166-1 alpha-3 of the Country meant; "" when another thing is.
};

}  // namespace

TEST_CASE("coref: states by name, by adjective, by a capital that acts") {
  const Row rows[] = {
      {"The Peruvian side agreed.", "Peruvian", "PER"},
      {"Chilean-Peruvian ties are old.", "Chilean", "CHL"},
      {"Chilean-Peruvian ties are old.", "Peruvian", "PER"},
      {"Moscow rejected the proposal.", "Moscow", "RUS"},
      {"Analysts in Moscow rejected the proposal.", "Moscow", ""},
      {"Oslo's proposal was read aloud.", "Oslo", "NOR"},
      {"Ties between Madrid and Lisbon are good.", "Madrid", "ESP"},
      {"A road between Madrid and Lisbon was built.", "Madrid", ""},
      {"The minister urged Ankara to wait.", "Ankara", "TUR"},
      {"The Kremlin denied the report.", "Kremlin", "RUS"},
      {"The guests dined in the Kremlin.", "Kremlin", ""},
      {"Oslo hosts the talks on Monday.", "Oslo", ""},
      {"Officials of South Korea and North Korea met.", "North Korea", "PRK"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.text);
    const auto document = read(row.text);
    const std::string lines = lines_of(document);
    CAPTURE(lines);
    const Entity* entity = entity_of(document, row.words);
    REQUIRE(entity != nullptr);
    const bool country = entity->type == "Country";
    CHECK(country == (row.country[0] != '\0'));
    if (country) CHECK(newsgraph::feature(*entity, "country") == row.country);
  }
}

TEST_CASE("coref: peoples are not their states") {
  CHECK(entity_of(read("Chileans and Peruvians danced."), "Chileans") == nullptr);
  CHECK(entity_of(read("No Kazakh will forget it."), "Kazakh") == nullptr);
}

TEST_CASE("coref: the country is the only state named before it") {
  const auto document = read("Uganda raised taxes. Banks in the country protested.");
  CHECK(entity_of(document, "country") == entity_of(document, "Uganda"));
}

TEST_CASE("coref: a part of a state is a place of its own") {
  const auto document = read("Snow fell in northern Norway.");
  const Entity* part = entity_of(document, "northern Norway");
  REQUIRE(part != nullptr);
  CHECK(part->type == "Region");
  CHECK(entity_of(document, "Norway") != part);
}

TEST_CASE("coref: letters behind a state's name are the state") {
  const auto document =
      read("The Republic of Korea (ROK) agreed on Friday. The ROK and Chile met in Lima.");
  REQUIRE(entity_of(document, "ROK") != nullptr);
  CHECK(entity_of(document, "ROK") == entity_of(document, "Republic of Korea"));
}
