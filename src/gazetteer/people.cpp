// Given names and family names.

#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include "gazetteer/makers.hpp"

namespace newsgraph::gazetteer {
namespace {

/// Romanised where the source has it; names of one letter and lists are left out.
std::string usable_name(const std::string& romanised, const std::string& local) {
  std::string name(trim(romanised.empty() ? local : romanised));
  if (name.size() < 2 || name.find_first_of(",;/()?0123456789") != std::string::npos) return {};
  return name;
}

struct Name {
  std::set<char> genders;
  std::set<std::string> sources;
};

std::string joined(const std::set<std::string>& words) {
  std::string text;
  for (const std::string& word : words) {
    if (!text.empty()) text += '+';
    text += word;
  }
  return text;
}

}  // namespace

Table make_given_names(const Facts& facts) {
  Table table{"given_names.tsv",
              "Given names; gender f or m, empty when both or unknown",
              "given-name",
              "CC0 1.0; Names corpus, (c) 1991 Mark Kantrowitz",
              {popular_names_source, kantrowitz_source},
              {"name", "gender", "source"},
              {}};
  std::map<std::string, Name> names;
  const Records popular = read_csv(facts.folder / "names" / "common-forenames-by-country.csv");
  for (const auto& row : popular.rows) {
    const std::string name =
        usable_name(row[popular.column("Romanized Name")], row[popular.column("Localized Name")]);
    if (name.empty()) continue;
    const std::string& gender = row[popular.column("Gender")];
    Name& entry = names[name];
    entry.sources.insert("popular-names");
    if (gender == "F" || gender == "M") entry.genders.insert(gender == "F" ? 'f' : 'm');
  }
  for (const char gender : {'f', 'm'}) {
    const char* file = gender == 'f' ? "female.txt" : "male.txt";
    for (const std::string& line : read_lines(facts.folder / "names" / file)) {
      const std::string name = usable_name(line, {});
      if (name.empty() || line.starts_with('#')) continue;
      Name& entry = names[name];
      entry.sources.insert("kantrowitz");
      entry.genders.insert(gender);
    }
  }
  for (const auto& [name, entry] : names) {
    Row row;
    row.name = name;
    if (entry.genders.size() == 1) row.gender = std::string(1, *entry.genders.begin());
    row.source = joined(entry.sources);
    table.rows.push_back(std::move(row));
  }
  return table;
}

Table make_family_names(const Facts& facts, const Table& office_holders) {
  Table table{"family_names.tsv",
              "Family names",
              "family-name",
              "CC0 1.0, MIT",
              {popular_names_source, factbook_source, phoenix_source},
              {"name", "source"},
              {}};
  std::map<std::string, std::set<std::string>> names;
  const Records popular = read_csv(facts.folder / "names" / "common-surnames-by-country.csv");
  for (const auto& row : popular.rows) {
    const std::string name =
        usable_name(row[popular.column("Romanized Name")], row[popular.column("Localized Name")]);
    if (!name.empty()) names[name].insert("popular-names");
  }
  for (const Row& holder : office_holders.rows) {
    if (!holder.family.empty()) names[holder.family].insert(holder.source);
  }
  for (const auto& [name, sources] : names) {
    Row row;
    row.name = name;
    row.source = joined(sources);
    table.rows.push_back(std::move(row));
  }
  return table;
}

}  // namespace newsgraph::gazetteer
