// Cities, regions of states, regions of the world.

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <utility>

#include <rapidjson/document.h>

#include "newsgraph/base/error.hpp"
#include "newsgraph/base/file.hpp"
#include "newsgraph/base/utf8.hpp"
#include "newsgraph/text/tokenizer.hpp"

#include "gazetteer/makers.hpp"

namespace newsgraph::gazetteer {
namespace {

/// ISO 3166-1 alpha-3 of the names that world-cities.csv uses beside those of country-codes.csv.
std::string country_of(const std::string& name, const Facts& facts) {
  static const std::map<std::string_view, std::string_view> others = {
      {"Bolivia, Plurinational State of", "BOL"},
      {"Congo, The Democratic Republic of the", "COD"},
      {"Falkland Islands (Malvinas)", "FLK"},
      {"Holy See (Vatican City State)", "VAT"},
      {"Iran, Islamic Republic of", "IRN"},
      {"Korea, Democratic People's Republic of", "PRK"},
      {"Korea, Republic of", "KOR"},
      {"Micronesia, Federated States of", "FSM"},
      {"Moldova, Republic of", "MDA"},
      {"No country found for alpha-2 code: XK", "XKX"},
      {"Palestine, State of", "PSE"},
      {"Taiwan, Province of China", "TWN"},
      {"Tanzania, United Republic of", "TZA"},
      {"Venezuela, Bolivarian Republic of", "VEN"},
      {"Virgin Islands, British", "VGB"},
      {"Virgin Islands, U.S.", "VIR"}};
  if (const auto other = others.find(name); other != others.end())
    return std::string(other->second);
  const auto found = facts.alpha3_of_name.find(text::fold(without_brackets(name)));
  return found == facts.alpha3_of_name.end() ? std::string() : found->second;
}

/// "Saint Petersburg" is written "St. Petersburg" and "St Petersburg" too, and the other way round.
void add_saints(Row& row) {
  static constexpr std::array<std::string_view, 3> forms = {"Saint ", "St. ", "St "};
  for (const std::string_view form : forms) {
    if (!row.name.starts_with(form)) continue;
    for (const std::string_view other : forms) {
      row.aliases.push_back(std::string(other) + row.name.substr(form.size()));
    }
    return;
  }
}

bool same(std::string_view a, std::string_view b) { return text::fold(a) == text::fold(b); }

/// Generic words at the end of names of divisions.
constexpr std::array<std::string_view, 27> division_words = {" Autonomous Region",
                                                             " Autonomous Republic",
                                                             " Autonomous Okrug",
                                                             " Administrative Region",
                                                             " Metropolitan City",
                                                             " Voivodeship",
                                                             " Governorate",
                                                             " Municipality",
                                                             " Prefecture",
                                                             " Department",
                                                             " Territory",
                                                             " Province",
                                                             " Republic",
                                                             " District",
                                                             " Division",
                                                             " Emirate",
                                                             " Region",
                                                             " Oblast",
                                                             " County",
                                                             " Parish",
                                                             " Canton",
                                                             " Raion",
                                                             " State",
                                                             " Krai",
                                                             " Kray",
                                                             " City",
                                                             " Wilayah"};

/// Words that alone name no place: what is left of "Northern Province".
bool is_bare_word(std::string_view name) {
  static const std::set<std::string> words = {"north",         "south",
                                              "east",          "west",
                                              "northern",      "southern",
                                              "eastern",       "western",
                                              "central",       "centre",
                                              "center",        "middle",
                                              "upper",         "lower",
                                              "capital",       "north eastern",
                                              "north western", "south eastern",
                                              "south western", "north-eastern",
                                              "north-western", "south-eastern",
                                              "south-western", "northeast",
                                              "northwest",     "southeast",
                                              "southwest",     "north east",
                                              "north west",    "south east",
                                              "south west",    "northeastern",
                                              "northwestern",  "southeastern",
                                              "southwestern",  "north central",
                                              "south central", "islands",
                                              "outer",         "inner",
                                              "federal",       "national",
                                              "special",       "other",
                                              "unassigned",    "coast",
                                              "lakes",         "littoral",
                                              "plateau",       "delta",
                                              "rivers",        "river",
                                              "highlands",     "centrale",
                                              "est",           "ouest",
                                              "nord",          "sud",
                                              "norte",         "sur",
                                              "centro",        "oriental",
                                              "occidental",    "midlands",
                                              "borders",       "cross river",
                                              "equator",       "union",
                                              "unity",         "independence",
                                              "progress",      "liberty",
                                              "victory",       "new territories",
                                              "chief",         "marine",
                                              "atlantic",      "pacific",
                                              "mountain",      "valley",
                                              "forest",        "park",
                                              "bay",           "hills",
                                              "port",          "nation",
                                              "the south",     "the north",
                                              "state",         "province",
                                              "region",        "city",
                                              "district"};
  return words.contains(text::fold(name));
}

std::string alpha3_of(std::string_view alpha2, const Facts& facts) {
  const auto found = facts.alpha3_of_alpha2.find(std::string(alpha2));
  return found == facts.alpha3_of_alpha2.end() ? std::string() : found->second;
}

/// A division's row; empty name when it names nothing by itself.
Row division(std::string_view full, std::string country, std::string_view source) {
  Row row;
  row.country = std::move(country);
  row.source = source;
  std::string name = without_brackets(full);
  if (name.starts_with("Province of ") && name.size() > 15) {
    row.aliases.push_back(name);
    name = name.substr(12);
  }
  for (const std::string_view form :
       {"Republic of ", "Autonomous Republic of ", "Autonomous Region of "}) {
    if (name.starts_with(form)) row.aliases.push_back(name.substr(form.size()));
  }
  for (const std::string_view word : division_words) {
    if (name.size() < word.size() + 3) continue;
    if (!same(std::string_view(name).substr(name.size() - word.size()), word)) continue;
    const std::string stem(trim(std::string_view(name).substr(0, name.size() - word.size())));
    if (!is_bare_word(stem) && word != " City") row.aliases.push_back(stem);
    break;
  }
  if (name.size() < 3 || is_bare_word(name)) return {};
  row.name = std::move(name);
  return row;
}

/// Marks the largest cities and the key ports of each country. A port that is a given name too
/// ("Barry") is not what the name alone means.
void mark_major(const Facts& facts, const Table& given_names,
                const std::map<std::string, std::vector<std::size_t>>& rows_of, Table& cities) {
  std::set<std::string> persons;
  for (const Row& row : given_names.rows) persons.insert(text::fold(row.name));
  for (const Profile& profile : facts.profiles) {
    const auto rows = rows_of.find(profile.country);
    if (rows == rows_of.end()) continue;
    std::set<std::string> names;
    for (const std::string& name : profile.urban_areas) names.insert(text::fold(name));
    for (const std::string& name : profile.ports) {
      if (!persons.contains(text::fold(name))) names.insert(text::fold(name));
    }
    for (const std::string& name : names) {
      Row* best = nullptr;
      for (const std::size_t i : rows->second) {
        Row& row = cities.rows[i];
        if (text::fold(row.name) != name) continue;
        if (best == nullptr || row.weight > best->weight) best = &row;
      }
      if (best != nullptr) best->flags = "major";
    }
  }
}

}  // namespace

Table make_cities(const Facts& facts, const Table& given_names, Notes& notes) {
  Table table{"cities.tsv",
              "Cities above 15,000 inhabitants, and all capitals",
              "city",
              "CC BY 4.0",
              {geonames_source, country_codes_source, factbook_source},
              {"name", "aliases", "country", "region", "flags", "source"},
              {}};
  const Records cities = read_csv(facts.folder / "cities" / "world-cities.csv");
  const std::size_t name = cities.column("name");
  const std::size_t country = cities.column("country");
  const std::size_t region = cities.column("subcountry");
  std::size_t homeless = 0;
  std::map<std::string, std::vector<std::size_t>> rows_of;  // By country.
  for (const auto& city : cities.rows) {
    Row row;
    row.name = without_brackets(city[name]);
    row.country = country_of(city[country], facts);
    row.region = city[region] == "N/A" ? "" : city[region];
    row.source = "geonames";
    // "Zürich / Affoltern": a quarter of a city.
    if (row.name.find('/') != std::string::npos) continue;
    // "Of", "Un", "Wa": in news two letters are a word or initials, never one of these towns.
    if (count_code_points(row.name) < 3) continue;
    if (row.country.empty()) {
      ++homeless;
      continue;
    }
    add_saints(row);
    rows_of[row.country].push_back(table.rows.size());
    table.rows.push_back(std::move(row));
  }
  if (homeless > 0) {
    notes.push_back("cities.tsv: " + std::to_string(homeless) +
                    " cities of unknown countries left out");
  }
  // The number of listed cities of a division tells how many people live in it; of cities of one
  // name the one in the larger division is the likelier.
  std::map<std::pair<std::string, std::string>, int> size_of;
  for (const Row& row : table.rows) ++size_of[{row.country, row.region}];
  for (Row& row : table.rows) row.weight = size_of[{row.country, row.region}];
  mark_major(facts, given_names, rows_of, table);
  for (const CountryFacts& facts_of : facts.countries) {
    // Capitals of small countries share their names with larger places elsewhere.
    const bool large = rows_of[facts_of.alpha3].size() >= 10;
    for (const std::string& capital : facts_of.capitals) {
      Row* best = nullptr;
      for (const std::size_t i : rows_of[facts_of.alpha3]) {
        Row& row = table.rows[i];
        const bool fits = same(row.name, capital) || (same(row.name + ", D.C.", capital) &&
                                                      row.region == "District of Columbia");
        if (!fits) continue;
        // Of two cities of that name the capital is the one in a division of its own name, or in
        // the federal district.
        const bool own = same(row.region, row.name) || row.region == "District of Columbia" ||
                         text::fold(row.region).starts_with(text::fold(row.name));
        if (best == nullptr || own) best = &row;
      }
      if (best != nullptr) {
        best->flags = large ? "capital,major" : "capital";
        if (best->region == "District of Columbia") {
          for (const char* alias :
               {"Washington, D.C.", "Washington D.C.", "Washington DC", "Washington, DC"}) {
            best->aliases.emplace_back(alias);
          }
        }
        continue;
      }
      // Small capitals, and names that GeoNames spells otherwise.
      Row row;
      row.name = capital;
      row.country = facts_of.alpha3;
      row.flags = large ? "capital,major" : "capital";
      row.source = "factbook+country-codes";
      add_saints(row);
      table.rows.push_back(std::move(row));
    }
  }
  return table;
}

Table make_regions(const Facts& facts, const Table& cities) {
  Table table{"regions.tsv",
              "First-level divisions of states",
              "region",
              "CC BY 4.0",
              {geonames_source, ourairports_source},
              {"name", "aliases", "country", "flags", "source"},
              {}};
  const std::filesystem::path path = facts.folder / "cities" / "admin1.json";
  const std::string content = read_file(path);
  rapidjson::Document json;
  json.Parse(content.data(), content.size());
  if (json.HasParseError() || !json.IsArray()) {
    throw input_error_at(path.string(), content, json.GetErrorOffset(), "expected a JSON array");
  }
  std::map<std::pair<std::string, std::string>, int> size_of;
  for (const Row& city : cities.rows) ++size_of[{city.country, city.region}];
  const auto keep = [&](Row row) {
    // Large divisions, and the states of the country that English-language news names most.
    constexpr int large = 40;
    if (row.country == "USA" || size_of[{row.country, row.name}] >= large) row.flags = "major";
    if (!row.name.empty() && !row.country.empty() && row.country != "UMI") {
      table.rows.push_back(std::move(row));
    }
  };
  for (const rapidjson::Value& entry : json.GetArray()) {
    const std::string_view code = entry["code"].GetString();
    keep(division(entry["name"].GetString(), alpha3_of(code.substr(0, 2), facts), "geonames"));
  }
  const Records regions = read_csv(facts.folder / "cities" / "ourairports_regions.csv");
  for (const auto& region : regions.rows) {
    keep(division(region[regions.column("name")],
                  alpha3_of(region[regions.column("iso_country")], facts), "ourairports"));
  }
  return table;
}

Table make_world_regions(const Facts& facts) {
  Table table{"world_regions_m49.tsv", "Regions of the world after UN M49", "region", "PDDL 1.0",
              {country_codes_source},  {"name", "type", "source"},          {}};
  std::set<std::string> names;
  for (const CountryFacts& country : facts.countries) {
    for (const std::string& name :
         {country.region, country.sub_region, country.intermediate_region}) {
      if (!name.empty()) names.insert(name);
    }
  }
  for (const std::string& name : names) {
    Row row;
    row.name = name;
    row.type = "Continent";
    row.source = "country-codes";
    table.rows.push_back(std::move(row));
  }
  return table;
}

}  // namespace newsgraph::gazetteer
