#include "newsgraph/knowledge/gazetteer.hpp"

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include <doctest/doctest.h>

#include "newsgraph/knowledge/knowledge.hpp"
#include "newsgraph/text/text.hpp"

#include "gazetteer/tables.hpp"
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
    case EntryKind::Venue:
      return "venue";
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
      {"Florida", {"region Florida USA"}},
      {"Texas", {"region Texas USA"}},
      {"San Francisco", {"city San Francisco USA"}},
      {"Melbourne", {"city Melbourne AUS"}},
      {"Manchester", {"city Manchester GBR"}},
      {"Vladimir", {"given-name Vladimir"}},
      {"Korea", {"country South Korea KOR"}},
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

TEST_CASE("gazetteer: adjectives are told from words for people") {
  struct Row {
    std::string_view words, country, role;
  };
  const std::vector<Row> rows = {
      {"Kyrgyz", "KGZ", "adjective"},  {"Kazakh", "KAZ", "adjective"},
      {"Kazakhs", "KAZ", "people"},    {"Kazakhstani", "KAZ", "adjective"},
      {"Russian", "RUS", "adjective"}, {"Russians", "RUS", "people"},
      {"British", "GBR", "adjective"}, {"Britons", "GBR", "people"},
      {"French", "FRA", "adjective"},  {"Frenchmen", "FRA", "people"},
      {"Chinese", "CHN", "adjective"}, {"Turkmenistani", "TKM", "adjective"},
      {"Turkish", "TUR", "adjective"}, {"Turks", "TUR", "people"},
      {"Danish", "DNK", "adjective"},  {"Swiss", "CHE", "adjective"},
      {"Emirati", "ARE", "adjective"}, {"South Korean", "KOR", "adjective"}};
  for (const Row& row : rows) {
    CAPTURE(row.words);
    const auto found = shipped().find(row.words);
    REQUIRE(!found.empty());
    const Entry& entry = shipped().entry(found.front());
    CHECK(entry.kind == EntryKind::Demonym);
    CHECK(entry.country == row.country);
    CHECK(entry.role == row.role);
  }
}

TEST_CASE("gazetteer: capitals are marked") {
  for (const std::string_view city : {"Astana", "Bishkek", "Moscow", "Washington", "Kyiv", "Kiev",
                                      "Ottawa", "New Delhi", "Washington, D.C.", "Beijing"}) {
    CAPTURE(city);
    const auto found = shipped().find(city);
    REQUIRE(!found.empty());
    CHECK(shipped().entry(found.front()).kind == EntryKind::City);
    CHECK(shipped().entry(found.front()).is_capital);
  }
  const auto almaty = shipped().find("Almaty");
  REQUIRE(!almaty.empty());
  CHECK_FALSE(shipped().entry(almaty.front()).is_capital);
  // A later table adds its spellings to the capital of that name.
  const auto federal = shipped().find("District of Columbia");
  REQUIRE(!federal.empty());
  CHECK(shipped().entry(federal.front()).region == "District of Columbia");
}

TEST_CASE("gazetteer: every state has a capital") {
  std::size_t states = 0;
  for (EntryId id = 0; id < shipped().size(); ++id) {
    const Entry& entry = shipped().entry(id);
    states += entry.kind == EntryKind::City && entry.is_capital ? 1U : 0U;
  }
  CHECK(states >= 195);
}

TEST_CASE("gazetteer: who held which office when") {
  struct Row {
    std::string_view country, role, date;
    std::vector<std::string> names;
  };
  const std::vector<Row> rows = {
      {"KAZ", "President", "2024-04-19", {"Kasym-Zhomart Tokayev"}},
      {"KAZ", "president", "2024-04-19", {"Kasym-Zhomart Tokayev"}},
      {"KAZ", "President", "2018", {}},
      {"KAZ", "President", "2019-03", {"Kasym-Zhomart Tokayev"}},  // may be
      {"KAZ", "President", "2019-03-19", {}},
      {"KAZ", "President", "", {"Kasym-Zhomart Tokayev"}},
      {"KAZ", "President", "--04-19", {"Kasym-Zhomart Tokayev"}},
      {"KAZ", "Prime Minister", "2024-04-19", {"Olzhas Bektenov"}},
      {"USA", "President", "2005-06", {"George W. Bush"}},
      {"DEU", "Chancellor", "2010-01-01", {"Angela Merkel"}},
      {"DEU", "Federal Chancellor", "2010-01-01", {"Angela Merkel"}},
      {"RUS", "Prime Minister", "2024-01-01", {"Mikhail Vladimirovich Mishustin"}},
      {"SAU", "Crown Prince", "2024-01-01", {"Muhammad bin Salman bin Abd al-Aziz Al Saud"}},
      {"XXX", "President", "2024-01-01", {}},
      {"KAZ", "Harbour Master", "2024-01-01", {}}};
  for (const Row& row : rows) {
    CAPTURE(row.country);
    CAPTURE(row.role);
    CAPTURE(row.date);
    std::vector<std::string> names;
    for (const EntryId id : shipped().office_holders(row.country, row.role, row.date)) {
      names.push_back(shipped().entry(id).name);
    }
    CHECK(names == row.names);
  }
  const auto found = shipped().office_holders("KAZ", "President", "2024-04-19");
  REQUIRE(found.size() == 1);
  CHECK(shipped().entry(found.front()).family == "Tokayev");
}

TEST_CASE("gazetteer: bodies by their initials, titles and nouns in any case") {
  struct Row {
    std::string_view words;
    EntryKind kind;
    std::string_view name, type;
  };
  const std::vector<Row> rows = {
      {"UN", EntryKind::Organization, "United Nations", "InternationalOrganization"},
      {"U.N.", EntryKind::Organization, "United Nations", "InternationalOrganization"},
      {"NATO", EntryKind::Organization, "NATO", "InternationalOrganization"},
      {"European Union", EntryKind::Organization, "European Union", "InternationalOrganization"},
      {"CSTO", EntryKind::Organization, "Collective Security Treaty Organization",
       "InternationalOrganization"},
      {"Hamas", EntryKind::Organization, "Hamas", "ArmedGroup"},
      {"Reuters", EntryKind::Organization, "Reuters", "NewsMediaOrganization"},
      {"prime minister", EntryKind::Title, "Prime Minister", ""},
      {"Foreign Minister", EntryKind::Title, "Foreign Minister", ""},
      {"talks", EntryKind::EventNoun, "talks", "Negotiation"},
      {"summits", EntryKind::EventNoun, "summit", "Summit"},
      {"earthquake", EntryKind::EventNoun, "earthquake", "Disaster"},
      {"memorandum of understanding", EntryKind::AgreementNoun, "memorandum of understanding",
       "Memorandum"},
      {"treaties", EntryKind::AgreementNoun, "treaty", "Treaty"},
      {"palace", EntryKind::VenueNoun, "palace", "Residence"},
      {"ministry", EntryKind::OrganizationNoun, "ministry", "GovernmentOrganization"},
      {"Central Asia", EntryKind::Region, "Central Asia", "Continent"},
      {"Black Sea", EntryKind::Region, "Black Sea", "BodyOfWater"},
      {"tenge", EntryKind::Currency, "Tenge", ""}};
  for (const Row& row : rows) {
    CAPTURE(row.words);
    const auto found = shipped().find(row.words);
    REQUIRE(!found.empty());
    CHECK(shipped().entry(found.front()).kind == row.kind);
    CHECK(shipped().entry(found.front()).name == row.name);
    CHECK(shipped().entry(found.front()).type == row.type);
  }
  CHECK(shipped().find("no such name at all").empty());
  CHECK(shipped().find("").empty());
}

TEST_CASE("gazetteer: what of a text matches") {
  struct Row {
    std::string_view text, matches;
  };
  const std::vector<Row> rows = {{"the Prime Minister of Japan", "Prime Minister | Japan"},
                                 {"The European Union praised Chad.", "European Union | Chad"},
                                 {"who told us about it", ""},
                                 {"The WHO praised it.", "WHO"},
                                 // Words of English that are towns too.
                                 {"Reading is good for you.", ""},
                                 {"Nice weather, he said.", ""},
                                 {"They met in Nice on Monday.", "Nice"},
                                 {"Reading, Pennsylvania, is old.", "Reading | Pennsylvania"},
                                 // ... and names of persons.
                                 {"Mark my words.", ""},
                                 {"Then Mark Kowalski left.", "Mark | Kowalski"}};
  for (const Row& row : rows) {
    CAPTURE(row.text);
    CHECK(matched(shipped(), std::string(row.text)) == row.matches);
  }
}

TEST_CASE("gazetteer: a word of English is known as such") {
  Document document;
  document.article.text = "in Nice and in Astana";
  text::analyse(document);
  shipped().match(document);
  REQUIRE(document.gazetteer_matches.size() == 2);
  CHECK(shipped().is_common_word(document.gazetteer_matches[0].alias));
  CHECK_FALSE(shipped().is_common_word(document.gazetteer_matches[1].alias));
}

TEST_CASE("gazetteer: a user's file adds spellings and entries") {
  const fs::path user = data_folder() / "user_schema" / "gazetteers";
  const Gazetteer both{std::vector<fs::path>{tables, user}};
  const auto found = both.find("Kirghizland");
  REQUIRE(!found.empty());
  CHECK(shown(both.entry(found.front())) == "country Kyrgyzstan KGZ");
  CHECK(both.entry(found.front()).wikidata == "Q813");
  CHECK(shown(both, both.find("Ruritania")) == std::vector<std::string>{"country Ruritania RUR"});
  CHECK(both.size() == shipped().size() + 1);
}

TEST_CASE("gazetteer: a faulty file is refused with all its faults, each at its place") {
  const fs::path folder = fs::temp_directory_path() / "newsgraph_gazetteer_test";
  std::size_t files = 0;
  for (const fs::directory_entry& entry : fs::directory_iterator(data_folder())) {
    const std::string name = entry.path().filename().string();
    if (!name.ends_with(".bad.tsv")) continue;
    ++files;
    fs::remove_all(folder);
    fs::create_directories(folder);
    fs::copy_file(entry.path(), folder / name);
    std::string message = error_of([&] { Gazetteer{std::vector<fs::path>{folder}}; });
    const std::string prefix = folder.string() + "/";
    for (std::size_t at = message.find(prefix); at != std::string::npos;
         at = message.find(prefix)) {
      message.erase(at, prefix.size());
    }
    const std::string stem = name.substr(0, name.size() - std::string_view(".bad.tsv").size());
    check_golden(data_folder() / (stem + ".error.txt"), message);
  }
  fs::remove_all(folder);
  CHECK(files >= 3);
}

TEST_CASE("gazetteer: an empty one knows nothing") {
  const Gazetteer nothing;
  CHECK(nothing.size() == 0);
  CHECK(nothing.find("France").empty());
  CHECK(nothing.entries(0).empty());
  CHECK(nothing.office_holders("FRA", "President", "").empty());
  CHECK(matched(nothing, "The President of France.").empty());
}

TEST_CASE(
    "gazetteer: every table says its version, licence, sources and how it was made; rows are "
    "sorted") {
  std::size_t files = 0;
  for (const fs::directory_entry& file : fs::directory_iterator(tables)) {
    CAPTURE(file.path().string());
    const std::string text = read_file(file.path());
    ++files;
    for (const std::string_view key :
         {"\n# version: ", "\n# kind: ", "\n# licence: ", "\n# source ", "\n# made-by: "}) {
      CAPTURE(key);
      CHECK(text.find(key) != std::string::npos);
    }
    std::string before;
    std::size_t out_of_order = 0;
    bool head = true;
    for (std::size_t begin = 0; begin < text.size();) {
      const std::size_t end = text.find('\n', begin);
      const std::string line = text.substr(begin, end - begin);
      begin = end + 1;
      if (line.starts_with('#')) continue;
      const std::string name = line.substr(0, line.find('\t'));
      if (!head && name < before) ++out_of_order;
      if (!head) before = name;
      head = false;
    }
    CHECK(out_of_order == 0);
  }
  CHECK(files >= 20);
}

TEST_CASE("knowledge: the built-in schema loads, with types that the ontology knows") {
  const Knowledge knowledge = load();
  CHECK(knowledge.folders.size() == 1);
  CHECK(knowledge.schema_hash.size() == 64);
  CHECK(knowledge.ontology.find_type("Person") != nullptr);
  CHECK(knowledge.gazetteer.country("FRA") != nullptr);
  for (EntryId id = 0; id < knowledge.gazetteer.size(); ++id) {
    const std::string& type = knowledge.gazetteer.entry(id).type;
    if (!type.empty()) REQUIRE(knowledge.ontology.find_type(type) != nullptr);
  }
}

TEST_CASE("knowledge: a user's folder adds a type, a predicate, names and rules") {
  const fs::path user = data_folder() / "user_schema";
  const Knowledge knowledge = load({user});
  CHECK(knowledge.folders.back() == user);
  CHECK(knowledge.ontology.is_a("Regatta", "Event"));
  CHECK(knowledge.ontology.find_predicate("sailedIn") != nullptr);
  CHECK(!knowledge.gazetteer.find("Ruritania").empty());
  REQUIRE(!knowledge.rule_files.empty());
  CHECK(knowledge.rule_files.back().filename() == "sailing.json");
  CHECK(knowledge.schema_hash != load().schema_hash);
  CHECK(load().schema_hash == load().schema_hash);
}

TEST_CASE("knowledge: a folder that is none, or holds nothing of a schema, is told") {
  CHECK_THROWS_WITH_AS(load({"/no/such/folder"}), "/no/such/folder: no such schema folder",
                       InputError);
  const fs::path folder = fs::temp_directory_path() / "newsgraph_empty_schema";
  fs::create_directories(folder);
  CHECK_THROWS_AS(load({folder}), InputError);
  fs::remove_all(folder);
}

TEST_CASE("gazetteer: the tables made from public data are those of the program") {
  const char* set = std::getenv("NEWSGRAPH_FACTS");
  const fs::path facts = set != nullptr
                             ? fs::path(set)
                             : fs::path(NEWSGRAPH_SOURCE_DIR) / ".." / "shared" / "data" / "facts";
  if (!fs::is_directory(facts)) {
    MESSAGE("skipped: no public data at " << facts.string());
    return;
  }
  const fs::path folder = fs::temp_directory_path() / "newsgraph_made_tables";
  fs::remove_all(folder);
  fs::create_directories(folder);
  gazetteer::make_tables(facts, folder);
  std::size_t made = 0;
  for (const fs::directory_entry& file : fs::directory_iterator(folder)) {
    CAPTURE(file.path().filename().string());
    ++made;
    const bool same = read_file(file.path()) == read_file(tables / file.path().filename());
    CHECK(same);
  }
  for (const fs::directory_entry& file : fs::directory_iterator(tables)) {
    if (read_file(file.path()).find("\n# made-by: newsgraph-gazetteer\n") == std::string::npos)
      continue;
    CAPTURE(file.path().filename().string());
    CHECK(fs::exists(folder / file.path().filename()));
  }
  CHECK(made >= 10);
  fs::remove_all(folder);
}
