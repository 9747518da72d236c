// Countries, the words for their people, their money.

#include <algorithm>
#include <map>
#include <optional>
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

/// Uninhabited or statistical entries of ISO 3166 that news never treats as an actor.
bool is_no_actor(std::string_view alpha3) {
  static const std::set<std::string_view> codes = {"ATA", "ATF", "BES", "BVT", "HMD",
                                                   "IOT", "SGS", "SJM", "UMI"};
  return codes.contains(alpha3);
}

/// Only Latin letters (below U+0250, beside digits and signs).
bool is_latin(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint point = decode_utf8(text, at);
    const char32_t c = point.value;
    const bool sign = c >= 0x2010 && c <= 0x201F;
    if (c >= 0x250 && !sign && !(c >= 0x1E00 && c <= 0x1EFF)) return false;
    at += point.length;
  }
  return true;
}

/// How one demonym field of the Factbook reads.
struct Forms {
  std::vector<std::string> singular;
  std::vector<std::string> plural;
};

void add(std::vector<std::string>& words, std::string word) {
  if (!word.empty() && std::ranges::find(words, word) == words.end()) {
    words.push_back(std::move(word));
  }
}

/// "Kyrgyzstani(s)", "Frenchman(men)", "Lao(s) or Laotian(s)", "Beninese (singular and plural)",
/// "Motswana (singular), Batswana (plural)", "Irish (collective plural)".
Forms parse_demonyms(std::string text) {
  Forms forms;
  // What follows a semicolon is a note or names parts of the country.
  text.resize(std::min(text.find(';'), text.size()));
  for (const std::string_view mark : {" or ", "/", ", or "}) {
    for (std::size_t at = text.find(mark); at != std::string::npos; at = text.find(mark)) {
      text.replace(at, mark.size(), ",");
    }
  }
  for (const std::string& part : split(text, ",")) {
    const std::size_t open = part.find('(');
    const std::string word(trim(part.substr(0, open)));
    std::string mark;
    if (open != std::string::npos) {
      mark = part.substr(open + 1, part.find(')', open) - open - 1);
    }
    if (word.empty() || word == "NA" || word == "none") continue;
    if (mark == "s") {
      add(forms.singular, word);
      add(forms.plural, word + "s");
    } else if (mark == "men" || mark == "women") {
      add(forms.singular, word);
      const std::size_t ending = mark == "men" ? 3 : 5;
      add(forms.plural, word.substr(0, word.size() - ending) + mark);
    } else if (mark == "plural" || mark == "collective plural") {
      add(forms.plural, word);
    } else if (mark == "singular") {
      add(forms.singular, word);
    } else {
      add(forms.singular, word);
      if (mark == "singular and plural") add(forms.plural, word);
    }
  }
  return forms;
}

}  // namespace

Table make_countries(const Facts& facts) {
  Table table{"countries.tsv",
              "Sovereign states and territories",
              "country",
              "public domain, PDDL 1.0",
              {country_codes_source, factbook_source},
              {"name", "aliases", "country", "wikidata", "source"},
              {}};
  for (const CountryFacts& country : facts.countries) {
    if (is_no_actor(country.alpha3)) continue;
    Row row;
    row.name = country.name;
    row.aliases = country.aliases;
    if (country.name.find('-') != std::string::npos) {  // "Guinea Bissau" is printed as well
      std::string spaced = country.name;
      std::ranges::replace(spaced, '-', ' ');
      row.aliases.push_back(std::move(spaced));
    }
    row.country = country.alpha3;
    row.wikidata = country.wikidata;
    row.source = country.alpha3 == "XKX" ? "factbook" : "country-codes+factbook";
    table.rows.push_back(std::move(row));
  }
  return table;
}

Table make_countries_odbl(const Facts& facts) {
  Table table{"countries_odbl.tsv",
              "Further spellings of names of countries",
              "country",
              "ODbL 1.0 (https://opendatacommons.org/licenses/odbl/1-0/)",
              {mledoze_source},
              {"name", "aliases", "country", "source"},
              {}};
  const std::filesystem::path path = facts.folder / "countries" / "mledoze_countries.json";
  const std::string content = read_file(path);
  rapidjson::Document json;
  json.Parse(content.data(), content.size());
  if (json.HasParseError() || !json.IsArray()) {
    throw input_error_at(path.string(), content, json.GetErrorOffset(), "expected a JSON array");
  }
  for (const rapidjson::Value& entry : json.GetArray()) {
    const CountryFacts* country = facts.country(entry["cca3"].GetString());
    if (country == nullptr || is_no_actor(country->alpha3)) continue;
    // "Thai" and "Saudi" are adjectives first; "Ísland" folds to a word of English.
    std::set<std::string> known = {text::fold(country->name), "island"};
    const auto profile = std::ranges::find(facts.profiles, country->alpha3, &Profile::country);
    if (profile != facts.profiles.end()) {
      for (const std::string& word : parse_demonyms(profile->demonym_adjective).singular) {
        known.insert(text::fold(word));
      }
    }
    for (const std::string& alias : country->aliases) known.insert(text::fold(alias));
    Row row;
    const auto take = [&](const rapidjson::Value& value) {
      const std::string name = value.GetString();
      // Codes, inverted forms of lists ("Korea, Republic of") and other scripts are not written in
      // English text.
      const bool listed = name.find(',') != std::string::npos || name.starts_with("the ");
      if (name.size() < 4 || listed || !is_latin(name)) return;
      if (known.insert(text::fold(name)).second) row.aliases.push_back(name);
    };
    take(entry["name"]["common"]);
    take(entry["name"]["official"]);
    for (const rapidjson::Value& spelling : entry["altSpellings"].GetArray()) take(spelling);
    if (row.aliases.empty()) continue;
    row.name = country->name;
    row.country = country->alpha3;
    row.source = "mledoze";
    table.rows.push_back(std::move(row));
  }
  return table;
}

Table make_demonyms(const Facts& facts) {
  Table table{"demonyms.tsv",
              "Adjectives of countries and words for their people",
              "demonym",
              "public domain, CC0",
              {factbook_source},
              {"name", "aliases", "country", "role", "source"},
              {}};
  std::set<std::string> of_states;
  for (const bool independent : {true, false}) {
    for (const Profile& profile : facts.profiles) {
      const CountryFacts* country = facts.country(profile.country);
      const bool is_state = country == nullptr || country->independent || profile.country == "XKX";
      if (is_state != independent) continue;
      std::set<std::string> names = {text::fold(country != nullptr ? country->name : "")};
      if (country != nullptr) {
        for (const std::string& alias : country->aliases) names.insert(text::fold(alias));
      }
      // A word of a state that its territory shares ("French", "Chinese") means the state.
      const auto usable = [&](const std::string& word) {
        return !names.contains(text::fold(word)) && word != "Congo" &&
               (independent || !of_states.contains(word));
      };
      const Forms adjectives = parse_demonyms(profile.demonym_adjective);
      const Forms people = parse_demonyms(profile.demonym_noun);
      Row row;
      row.country = profile.country;
      row.source = "factbook";
      row.role = "adjective";
      std::set<std::string> taken;
      for (const auto* forms : {&adjectives.singular, &adjectives.plural}) {
        for (const std::string& word : *forms) {
          if (!usable(word) || !taken.insert(word).second) continue;
          if (row.name.empty()) {
            row.name = word;
          } else {
            row.aliases.push_back(word);
          }
        }
      }
      if (!row.name.empty()) table.rows.push_back(row);
      Row members = row;
      members.name.clear();
      members.aliases.clear();
      members.role = "people";
      for (const auto* forms : {&people.plural, &people.singular}) {
        for (const std::string& word : *forms) {
          if (!usable(word) || !taken.insert(word).second) continue;
          if (members.name.empty()) {
            members.name = word;
          } else {
            members.aliases.push_back(word);
          }
        }
      }
      if (!members.name.empty()) table.rows.push_back(members);
      if (independent) of_states.insert(taken.begin(), taken.end());
    }
  }
  return table;
}

Table make_currencies(const Facts& facts) {
  Table table{"currencies.tsv",
              "Currencies by ISO 4217; role is the code",
              "currency",
              "PDDL 1.0",
              {country_codes_source},
              {"name", "aliases", "country", "role", "source"},
              {}};
  std::map<std::string, std::pair<std::string, std::set<std::string>>> currencies;
  for (const CountryFacts& country : facts.countries) {
    const std::vector<std::string> codes = split(country.currency_code, ",");
    const std::vector<std::string> names = split(country.currency_name, ",");
    if (codes.size() != names.size()) continue;
    for (std::size_t i = 0; i < codes.size(); ++i) {
      auto& [name, users] = currencies[codes[i]];
      if (name.empty()) name = without_brackets(names[i]);
      users.insert(country.alpha3);
    }
  }
  for (const auto& [code, currency] : currencies) {
    const auto& [name, users] = currency;
    Row row;
    row.name = name;
    row.role = code;
    if (name == "Won" || name == "Sol") row.flags = "capitalised";  // "they won"; "sol" in Spanish.
    row.aliases = {name + "s"};
    // Codes that a headline in capitals has as a word.
    static const std::set<std::string_view> words = {"ALL", "BAM", "COP", "CUP", "GEL",
                                                     "LAK", "MAD", "MOP", "PEN", "RON",
                                                     "RUB", "SOS", "TOP", "TRY"};
    if (!words.contains(code)) row.aliases.push_back(code);
    // One of several users is nobody's: the US dollar is the exception that its name makes.
    if (users.size() == 1) row.country = *users.begin();
    row.source = "country-codes";
    table.rows.push_back(std::move(row));
  }
  return table;
}

}  // namespace newsgraph::gazetteer
