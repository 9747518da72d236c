#include "newsgraph/knowledge/gazetteer.hpp"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <string>
#include <string_view>
#include <vector>

#include <doctest/doctest.h>

#include "newsgraph/knowledge/knowledge.hpp"
#include "newsgraph/text/text.hpp"

#include "knowledge/golden.hpp"

using namespace newsgraph;
using namespace newsgraph::knowledge;
using newsgraph::knowledge_tests::check_golden;
using newsgraph::knowledge_tests::data_folder;
using newsgraph::knowledge_tests::error_of;
namespace fs = std::filesystem;

namespace {

const fs::path tables = fs::path(NEWSGRAPH_SOURCE_DIR) / "schema" / "gazetteers";

const Gazetteer& shipped() {
  static const Gazetteer gazetteer{std::vector<fs::path>{tables}};
  return gazetteer;
}

const char* kind_name(EntryKind kind) {
  switch (kind) {
    case EntryKind::Country:
      return "country";
    case EntryKind::Demonym:
      return "demonym";
    case EntryKind::City:
      return "city";
    case EntryKind::Region:
      return "region";
    case EntryKind::Organization:
      return "organization";
    case EntryKind::OfficeHolder:
      return "office-holder";
    case EntryKind::Title:
      return "title";
    case EntryKind::GivenName:
      return "given-name";
    case EntryKind::FamilyName:
      return "family-name";
    case EntryKind::Currency:
      return "currency";
    case EntryKind::EventNoun:
      return "event-noun";
    case EntryKind::AgreementNoun:
      return "agreement-noun";
    case EntryKind::VenueNoun:
      return "venue-noun";
    case EntryKind::OrganizationNoun:
      return "organization-noun";
  }
  return "?";
}

/// "country Georgia GEO": what a person reads of an entry.
std::string shown(const Entry& entry) {
  std::string text = std::string(kind_name(entry.kind)) + " " + entry.name;
  if (!entry.country.empty()) text += " " + entry.country;
  return text;
}

std::vector<std::string> shown(const Gazetteer& gazetteer, std::span<const EntryId> ids) {
  std::vector<std::string> texts;
  for (const EntryId id : ids) texts.push_back(shown(gazetteer.entry(id)));
  return texts;
}

/// The matches of a text, divided by bars: "Prime Minister | Japan".
std::string matched(const Gazetteer& gazetteer, const std::string& text) {
  Document document;
  document.article.text = text;
  text::analyse(document);
  gazetteer.match(document);
  std::string texts;
  for (const GazetteerMatch& match : document.gazetteer_matches) {
    if (!texts.empty()) texts += " | ";
    texts += document.text(match.tokens);
  }
  return texts;
}

}  // namespace

TEST_CASE("gazetteer: the likeliest meaning of an ambiguous name comes first") {
  struct Row {
    std::string_view words;
    std::vector<std::string> begin;
  };
  const std::vector<Row> rows = {
      {"Georgia", {"country Georgia GEO", "region Georgia USA"}},
      {"Jordan", {"country Jordan JOR"}},
      {"Chad", {"country Chad TCD"}},
      {"Washington", {"city Washington USA", "region Washington USA"}},
      {"New York", {"city New York City USA", "region New York USA"}},
      {"Ontario", {"region Ontario CAN"}},
      {"Congo",
       {"country Democratic Republic of the Congo COD", "country Republic of the Congo COG"}},
      {"Luxembourg", {"country Luxembourg LUX", "city Luxembourg LUX"}}};
  for (const Row& row : rows) {
    CAPTURE(row.words);
    const std::vector<std::string> found = shown(shipped(), shipped().find(row.words));
    REQUIRE(found.size() >= row.begin.size());
    CHECK(std::vector<std::string>(found.begin(),
                                   found.begin() + static_cast<std::ptrdiff_t>(row.begin.size())) ==
          row.begin);
  }
}

TEST_CASE("gazetteer: names of states in their usual forms") {
  struct Row {
    std::string_view words, country;
  };
  const std::vector<Row> rows = {{"United States", "USA"},
                                 {"US", "USA"},
                                 {"U.S.", "USA"},
                                 {"USA", "USA"},
                                 {"UK", "GBR"},
                                 {"United Kingdom", "GBR"},
                                 {"UAE", "ARE"},
                                 {"DPRK", "PRK"},
                                 {"North Korea", "PRK"},
                                 {"South Korea", "KOR"},
                                 {"Republic of Korea", "KOR"},
                                 {"Kyrgyz Republic", "KGZ"},
                                 {"Russian Federation", "RUS"},
                                 {"Turkey", "TUR"},
                                 {"Türkiye", "TUR"},
                                 {"TURKIYE", "TUR"},
                                 {"Ivory Coast", "CIV"},
                                 {"Kosovo", "XKX"},
                                 {"Iran", "IRN"},
                                 {"Islamic Republic of Iran", "IRN"},
                                 {"The Bahamas", "BHS"}};
  for (const Row& row : rows) {
    CAPTURE(row.words);
    std::string_view words = row.words;
    if (words.starts_with("The ")) words.remove_prefix(4);
    const auto found = shipped().find(words);
    REQUIRE(!found.empty());
    CHECK(shipped().entry(found.front()).kind == EntryKind::Country);
    CHECK(shipped().entry(found.front()).country == row.country);
  }
  REQUIRE(shipped().country("KGZ") != nullptr);
  CHECK(shipped().country("KGZ")->name == "Kyrgyzstan");
  CHECK(shipped().country("KGZ")->wikidata == "Q813");
  CHECK(shipped().country("KG") == nullptr);
}

TEST_CASE("gazetteer: the longest name wins, initials need capitals, lower case is no name") {
  struct Row {
    std::string_view text, matches;
  };
  const std::vector<Row> rows = {
      {"They left South Korea for North Korea.", "South Korea | North Korea"},
      {"The guests flew to New York and Paris.", "New York | Paris"},
      {"They told us that it will turkey chad.", ""},
      {"The US and the UK agreed.", "US | UK"}};
  for (const Row& row : rows) {
    CAPTURE(row.text);
    CHECK(matched(shipped(), std::string(row.text)) == row.matches);
  }
}
