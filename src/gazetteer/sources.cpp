#include "gazetteer/sources.hpp"

#include <algorithm>
#include <array>
#include <set>
#include <utility>

#include <rapidjson/document.h>
#include <rapidjson/error/en.h>

#include "newsgraph/base/error.hpp"
#include "newsgraph/base/file.hpp"
#include "newsgraph/base/number.hpp"
#include "newsgraph/base/utf8.hpp"
#include "newsgraph/text/tokenizer.hpp"

namespace newsgraph::gazetteer {
namespace {

namespace fs = std::filesystem;

std::string read_text(const fs::path& path) {
  std::string text = to_valid_utf8(read_file(path));
  if (text.starts_with("\xEF\xBB\xBF")) text.erase(0, 3);
  return text;
}

bool is_upper(char c) { return c >= 'A' && c <= 'Z'; }
bool is_digit(char c) { return c >= '0' && c <= '9'; }
char lower(char c) { return is_upper(c) ? static_cast<char>(c - 'A' + 'a') : c; }

Records with_head(std::vector<std::vector<std::string>> rows, const fs::path& path) {
  if (rows.empty()) throw InputError(path.string(), "an empty table");
  Records records;
  records.path = path.string();
  records.columns = std::move(rows.front());
  rows.erase(rows.begin());
  for (std::vector<std::string>& row : rows) row.resize(records.columns.size());
  records.rows = std::move(rows);
  return records;
}

/// The text of a member of the Factbook's JSON, where every leaf is {"text": ...}.
std::string leaf(const rapidjson::Value& object, const char* key) {
  if (!object.IsObject() || !object.HasMember(key)) return {};
  const rapidjson::Value& value = object[key];
  if (!value.IsObject() || !value.HasMember("text") || !value["text"].IsString()) return {};
  return without_references(value["text"].GetString());
}

const rapidjson::Value& member(const rapidjson::Value& object, const char* key) {
  static const rapidjson::Value nothing;
  return object.IsObject() && object.HasMember(key) ? object[key] : nothing;
}

/// Codes of the Factbook that stand for no ISO code in country-codes.csv. XKX is the user-assigned
/// code in common use for Kosovo.
std::string alpha3_of_gec(const std::string& gec, const Records& codes) {
  if (gec == "kv") return "XKX";
  if (gec == "ri") return "SRB";
  const std::size_t fips = codes.column("FIPS");
  const std::size_t alpha3 = codes.column("ISO3166-1-Alpha-3");
  for (const auto& row : codes.rows) {
    // "NL" stands with the Netherlands and with their Caribbean part too.
    if (row[fips].size() != 2 || row[alpha3] == "BES") continue;
    if (lower(row[fips][0]) == gec[0] && lower(row[fips][1]) == gec[1]) return row[alpha3];
  }
  return {};
}

/// "18.937 million New York-Newark, 952,000 Southampton/Portsmouth (2023)": the first of each.
std::vector<std::string> urban_areas_of(const std::string& text) {
  std::vector<std::string> names;
  for (const std::string& part : split(without_brackets(text), ",")) {
    // Thousands are divided by a comma too: what follows begins with digits.
    std::string_view name = part;
    name.remove_prefix(std::min(name.find_first_not_of("0123456789. "), name.size()));
    if (name.starts_with("million ")) name.remove_prefix(8);
    name = trim(name.substr(0, name.find_first_of("-/")));
    // Capitals are written in capitals; they are known already.
    const bool capital = name.size() > 1 && is_upper(name[0]) && is_upper(name[1]);
    if (name.size() >= 3 && !capital) names.emplace_back(name);
  }
  return names;
}

/// Capitals as the Factbook lists them: "Mbabane (administrative capital); Lobamba (royal ...)".
std::vector<std::string> capitals_of(const std::string& text) {
  std::vector<std::string> capitals;
  for (std::string name : split(without_brackets(text), ";,")) {
    if (const std::size_t in = name.find(" in Romanian"); in != std::string::npos) name.resize(in);
    // A note, or a district of another capital ("Washington, D.C."), is a sentence or a short form.
    if (name.starts_with("note") || name.size() < 4 || !is_upper(name.front())) continue;
    if (std::ranges::count(name, ' ') > 3 || name == "D.C.") continue;
    capitals.push_back(name);
  }
  return capitals;
}

std::vector<Profile> read_profiles(const fs::path& folder, const Records& codes) {
  const Records summary = read_tsv(folder / "factbook" / "_facts_summary.tsv");
  std::map<std::string, const std::vector<std::string>*> by_gec;
  for (const auto& row : summary.rows) by_gec[row[summary.column("gec")]] = &row;
  std::vector<fs::path> files;
  for (const fs::directory_entry& entry : fs::recursive_directory_iterator(folder / "factbook")) {
    if (entry.path().extension() == ".json" && entry.path().stem().string().size() == 2) {
      files.push_back(entry.path());
    }
  }
  std::ranges::sort(files);
  std::vector<Profile> profiles;
  for (const fs::path& file : files) {
    Profile profile;
    profile.gec = file.stem().string();
    profile.country = alpha3_of_gec(profile.gec, codes);
    const auto row = by_gec.find(profile.gec);
    if (profile.country.empty() || row == by_gec.end()) continue;
    const std::string content = read_text(file);
    rapidjson::Document json;
    json.Parse(content.data(), content.size());
    if (json.HasParseError()) {
      throw input_error_at(file.string(), content, json.GetErrorOffset(),
                           rapidjson::GetParseError_En(json.GetParseError()));
    }
    const rapidjson::Value& government = member(json, "Government");
    const rapidjson::Value& names = member(government, "Country name");
    const auto field = [&](std::string_view column) {
      const std::string value = (*row->second)[summary.column(column)];
      return value == "none" ? std::string() : value;
    };
    profile.short_name = without_brackets(field("short_name"));
    profile.long_name = without_brackets(field("long_name"));
    profile.abbreviation = leaf(names, "abbreviation");
    profile.former = leaf(names, "former");
    profile.capitals = capitals_of(leaf(member(government, "Capital"), "name"));
    profile.urban_areas =
        urban_areas_of(leaf(member(json, "People and Society"), "Major urban areas - population"));
    profile.ports = split(
        without_brackets(leaf(member(member(json, "Transportation"), "Ports"), "key ports")), ",");
    profile.demonym_noun = field("demonym_noun");
    profile.demonym_adjective = field("demonym_adj");
    profile.chief_of_state = field("chief_of_state");
    profile.head_of_government = field("head_of_government");
    profiles.push_back(std::move(profile));
  }
  std::ranges::sort(profiles, {}, &Profile::country);
  return profiles;
}

/// "Bahamas (the)", "the Kyrgyz Republic", "State of Palestine (the) *" -> the bare name.
std::string bare_name(std::string_view text) {
  std::string name = without_brackets(text);
  // "Islamic Republic of Afghanistan; current country name disputed ..."
  name.resize(std::min(name.find(';'), name.size()));
  std::erase(name, '*');
  std::string_view trimmed = trim(name);
  if (trimmed.starts_with("the ") || trimmed.starts_with("The ")) trimmed.remove_prefix(4);
  return std::string(trim(trimmed));
}

void add_alias(std::vector<std::string>& aliases, std::string name) {
  if (name.size() < 2 || std::ranges::find(aliases, name) != aliases.end()) return;
  // "&" and "and" are written for each other; typographic apostrophes are folded by the reader.
  if (const std::size_t at = name.find(" & "); at != std::string::npos) {
    std::string spelled = name;
    spelled.replace(at, 3, " and ");
    add_alias(aliases, std::move(spelled));
  }
  aliases.push_back(std::move(name));
}

/// "US or USA" -> US, U.S., USA, U.S.A.
void add_abbreviations(std::vector<std::string>& aliases, const std::string& text) {
  std::string list = without_brackets(text);
  for (std::size_t at = list.find(" or "); at != std::string::npos; at = list.find(" or ")) {
    list.replace(at, 4, ";");
  }
  for (const std::string& word : split(list, ";/")) {
    if (word.size() < 2 || !std::ranges::all_of(word, is_upper)) continue;
    // Initials that a headline in capitals has as a word, or that stand for something else in news.
    static const std::set<std::string_view> others = {"AS", "CAR", "CH", "GU", "NL", "PR", "VI"};
    if (others.contains(word)) continue;
    add_alias(aliases, word);
    std::string dotted;
    for (const char c : word) dotted += std::string(1, c) + '.';
    add_alias(aliases, dotted);
  }
}

/// Former names that are names of this state alone. States that were several, or a part of another,
/// are in historic_states.tsv; longer descriptions are no names.
void add_former(std::vector<std::string>& aliases, const std::string& text) {
  for (const std::string& name : split(without_brackets(text), ";,")) {
    if (!is_upper(name.front()) || std::ranges::count(name, ' ') > 5) continue;
    const auto has = [&](std::string_view part) { return name.find(part) != std::string::npos; };
    if (has("Trust Territory") || has("United Arab Republic") || has("Mandatory") ||
        has("Empire") || has("Protectorate") || has("Federation") || has("German East Africa") ||
        has("District") || has("Antilles") || has("West Pakistan") || has("Western Sahara") ||
        has("Quito") || has("Santo Domingo") || has("Sanaa") || has("Ruanda-Urundi") ||
        has("Mesopotamia") || has("Norman Isles") || has("Dependencies") || has("formerly") ||
        has("former ") || has("Yap") || has("Truk") || has("Spanish Sahara") || has("Senegambia") ||
        has("Eritrea Autonomous") || has("Caroline Islands") || has("Upper Peru") ||
        has("Kingdom of Italy") || has("Awal") || has("Ifni") || has("Hoorn")) {
      continue;
    }
    add_alias(aliases, name);
  }
}

CountryFacts read_country(const std::vector<std::string>& row, const Records& codes,
                          const Profile* profile) {
  const auto field = [&](std::string_view column) {
    return std::string(trim(row[codes.column(column)]));
  };
  CountryFacts country;
  country.alpha2 = field("ISO3166-1-Alpha-2");
  country.alpha3 = field("ISO3166-1-Alpha-3");
  country.name = bare_name(field("CLDR display name"));
  const bool initials = std::ranges::all_of(country.name, is_upper);
  if (initials && profile != nullptr) country.name = profile->short_name;
  // "Congo - Kinshasa" is how lists tell them apart, not how people write.
  if (country.name.find(" - ") != std::string::npos) {
    country.name = bare_name(field("UNTERM English Formal"));
  }
  // "Bosnia" is short for two.
  if (const std::string official = bare_name(field("official_name_en"));
      official.starts_with(country.name + " and ")) {
    country.name = official;
  }
  for (std::size_t at = country.name.find("St. "); at != std::string::npos;
       at = country.name.find("St. ")) {
    country.name.replace(at, 4, "Saint ");
  }
  if (const std::size_t at = country.name.find(" & "); at != std::string::npos) {
    country.name.replace(at, 3, " and ");
  }
  for (const std::string_view column :
       {"CLDR display name", "official_name_en", "UNTERM English Short", "UNTERM English Formal"}) {
    add_alias(country.aliases, bare_name(field(column)));
  }
  if (profile != nullptr) {
    // "The Dominican" and lists of islands are slips of the source.
    if (profile->short_name != "The Dominican" &&
        profile->short_name.find(',') == std::string::npos) {
      add_alias(country.aliases, bare_name(profile->short_name));
    }
    add_alias(country.aliases, bare_name(profile->long_name));
    add_abbreviations(country.aliases, profile->abbreviation);
    add_former(country.aliases, profile->former);
    country.capitals = profile->capitals;
  }
  if (std::string capital = field("Capital");
      !capital.empty() && std::ranges::find(country.capitals, capital) == country.capitals.end()) {
    country.capitals.push_back(std::move(capital));
  }
  const std::string wikidata = field("wikidata_id");
  country.wikidata = wikidata.substr(wikidata.rfind('/') + 1);
  country.currency_code = field("ISO4217-currency_alphabetic_code");
  country.currency_name = field("ISO4217-currency_name");
  country.region = field("Region Name");
  country.sub_region = field("Sub-region Name");
  country.intermediate_region = field("Intermediate Region Name");
  country.independent = field("is_independent") == "Yes";
  return country;
}

}  // namespace

std::size_t Records::column(std::string_view name) const {
  const auto found = std::ranges::find(columns, name);
  if (found == columns.end()) throw InputError(path, "no column \"" + std::string(name) + "\"");
  return static_cast<std::size_t>(found - columns.begin());
}

Records read_csv(const fs::path& path) {
  const std::string text = read_text(path);
  std::vector<std::vector<std::string>> rows;
  std::vector<std::string> row(1);
  bool quoted = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (quoted) {
      if (c != '"') {
        row.back() += c;
      } else if (i + 1 < text.size() && text[i + 1] == '"') {
        row.back() += text[++i];
      } else {
        quoted = false;
      }
    } else if (c == '"') {
      quoted = true;
    } else if (c == ',') {
      row.emplace_back();
    } else if (c == '\n') {
      rows.push_back(std::move(row));
      row.assign(1, {});
    } else if (c != '\r') {
      row.back() += c;
    }
  }
  if (quoted) throw InputError(path.string(), "a quotation mark is left open");
  if (row.size() > 1 || !row.front().empty()) rows.push_back(std::move(row));
  return with_head(std::move(rows), path);
}

Records read_tsv(const fs::path& path) {
  std::vector<std::vector<std::string>> rows;
  for (const std::string& line : read_lines(path)) {
    std::vector<std::string> row(1);
    for (const char c : line) {
      if (c == '\t') {
        row.emplace_back();
      } else {
        row.back() += c;
      }
    }
    rows.push_back(std::move(row));
  }
  return with_head(std::move(rows), path);
}

std::vector<std::string> read_lines(const fs::path& path) {
  const std::string text = read_text(path);
  std::vector<std::string> lines;
  std::size_t begin = 0;
  while (begin < text.size()) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    std::string line = text.substr(begin, end - begin);
    if (line.ends_with('\r')) line.pop_back();
    lines.push_back(std::move(line));
    begin = end + 1;
  }
  return lines;
}

std::string_view trim(std::string_view text) {
  const std::size_t begin = text.find_first_not_of(" \t\r\n");
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(" \t\r\n") - begin + 1);
}

std::vector<std::string> split(std::string_view text, std::string_view separators) {
  std::vector<std::string> parts;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find_first_of(separators), text.size());
    if (const std::string_view part = trim(text.substr(0, end)); !part.empty()) {
      parts.emplace_back(part);
    }
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return parts;
}

std::string without_brackets(std::string_view text) {
  std::string kept;
  int depth = 0;
  for (const char c : text) {
    if (c == '(' || c == '[') ++depth;
    if (depth == 0 && !(c == ' ' && kept.ends_with(' '))) kept += c;
    if ((c == ')' || c == ']') && depth > 0) --depth;
  }
  for (std::size_t at = kept.find(" ,"); at != std::string::npos; at = kept.find(" ,")) {
    kept.erase(at, 1);
  }
  return std::string(trim(kept));
}

std::string without_references(std::string_view text) {
  struct Reference {
    std::string_view name, text;
  };
  static constexpr std::array references = {
      Reference{"amp", "&"},    Reference{"nbsp", " "},   Reference{"rsquo", "'"},
      Reference{"lsquo", "'"},  Reference{"quot", "\""},  Reference{"ocirc", "ô"},
      Reference{"eacute", "é"}, Reference{"iacute", "í"}, Reference{"aacute", "á"},
      Reference{"oacute", "ó"}, Reference{"uacute", "ú"}, Reference{"egrave", "è"},
      Reference{"agrave", "à"}, Reference{"ccedil", "ç"}, Reference{"uuml", "ü"},
      Reference{"ouml", "ö"},   Reference{"auml", "ä"},   Reference{"ntilde", "ñ"},
      Reference{"atilde", "ã"}, Reference{"otilde", "õ"}, Reference{"acirc", "â"},
      Reference{"ecirc", "ê"},  Reference{"icirc", "î"},  Reference{"ndash", "-"}};
  std::string resolved;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const std::size_t end = text[i] == '&' ? text.find(';', i) : std::string_view::npos;
    if (end == std::string_view::npos || end - i > 8) {
      resolved += text[i];
      continue;
    }
    const auto found =
        std::ranges::find(references, text.substr(i + 1, end - i - 1), &Reference::name);
    if (found != references.end()) resolved += found->text;
    i = end;
  }
  return resolved;
}

std::string title_case(std::string_view word) {
  std::string cased;
  bool begin = true;
  std::size_t letters = 0;
  for (std::size_t at = 0; at < word.size();) {
    const CodePoint point = decode_utf8(word, at);
    char32_t c = point.value;
    at += point.length;
    const bool letter = (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c >= 0xC0;
    if (!begin && c >= 'A' && c <= 'Z') c += 'a' - 'A';
    // Latin-1 capitals, and the capitals of Latin Extended-A before U+0138, which alternate.
    if (!begin && c >= 0xC0 && c <= 0xDE && c != 0xD7) c += 0x20;
    if (!begin && c >= 0x100 && c <= 0x137 && c % 2 == 0) c += 1;
    if (!begin && c >= 0x14A && c <= 0x177 && c % 2 == 0) c += 1;
    append_utf8(cased, c);
    letters = letter ? letters + 1 : 0;
    // "O'Neill" and "al-Sisi" begin anew; "Muli'aka'aka" and "Nuku'alofa" do not.
    begin = c == '-' || c == '.' || c == ' ' || (c == '\'' && cased.size() == 2);
  }
  return cased;
}

std::string phoenix_name(std::string_view entry) {
  static const std::set<std::string_view> small = {
      "OF", "AND",     "FOR", "THE", "IN", "ON",  "DE",  "LA",  "DU", "DES",
      "TO", "AGAINST", "DEL", "EL",  "AL", "BIN", "VON", "VAN", "DA", "DOS"};
  static const std::set<std::string_view> initials = {
      "UN",  "EU",   "US",  "USA", "UK",  "NATO", "OSCE", "OPEC", "ASEAN", "UNESCO", "UNICEF",
      "WHO", "IAEA", "ETA", "IRA", "PKK", "PLO",  "FARC", "ELN",  "MILF",  "LTTE",   "AAIA"};
  std::string name;
  for (const std::string& word : split(entry, "_ ")) {
    const bool first = name.empty();
    if (!first) name += ' ';
    if (!first && small.contains(word)) {
      for (const char c : word) name += lower(c);
    } else {
      // "ABDULLAH_II_", but "XI_JINPING_".
      const bool numeral =
          !first && word.size() > 1 && word.find_first_not_of("IVX") == std::string::npos;
      name += numeral || initials.contains(word) ? word : title_case(word);
    }
  }
  return name;
}

std::string edtf_date(std::string_view text) {
  static constexpr std::array<std::string_view, 12> months = {
      "January", "February", "March",     "April",   "May",      "June",
      "July",    "August",   "September", "October", "November", "December"};
  std::string day;
  std::string month;
  std::string year;
  for (const std::string& word : split(text, " ,")) {
    const auto found = std::ranges::find(months, word);
    if (found != months.end()) {
      const auto number = static_cast<std::size_t>(found - months.begin()) + 1;
      month = (number < 10 ? "0" : "") + std::to_string(number);
      continue;
    }
    if (!std::ranges::all_of(word, is_digit) || word.size() > 4 || word.size() == 3) return {};
    if (word.size() == 4) {
      year = word;
    } else {
      day = (word.size() == 1 ? "0" : "") + word;
    }
  }
  if (year.empty()) return {};
  if (month.empty()) return day.empty() ? year : std::string();
  return year + '-' + month + (day.empty() ? "" : '-' + day);
}

std::string edtf_date6(std::string_view digits) {
  if (digits.size() != 6 || !std::ranges::all_of(digits, is_digit)) return {};
  const std::string month(digits.substr(2, 2));
  const std::string day(digits.substr(4, 2));
  if (month < "01" || month > "12" || day < "01" || day > "31") return {};
  const bool this_century = digits.substr(0, 2) <= "30";
  return (this_century ? "20" : "19") + std::string(digits.substr(0, 2)) + '-' + month + '-' + day;
}

const CountryFacts* Facts::country(std::string_view alpha3) const {
  const auto found = std::ranges::lower_bound(countries, alpha3, {}, &CountryFacts::alpha3);
  return found != countries.end() && found->alpha3 == alpha3 ? &*found : nullptr;
}

Facts read_facts(const fs::path& folder) {
  Facts facts;
  facts.folder = folder;
  const Records codes = read_csv(folder / "countries" / "country-codes.csv");
  facts.profiles = read_profiles(folder, codes);
  for (const auto& row : codes.rows) {
    const std::string& alpha3 = row[codes.column("ISO3166-1-Alpha-3")];
    const auto profile = std::ranges::find(facts.profiles, alpha3, &Profile::country);
    facts.countries.push_back(
        read_country(row, codes, profile == facts.profiles.end() ? nullptr : &*profile));
  }
  if (const auto kosovo = std::ranges::find(facts.profiles, "XKX", &Profile::country);
      kosovo != facts.profiles.end()) {
    CountryFacts country;
    country.alpha2 = "XK";
    country.alpha3 = "XKX";
    country.name = kosovo->short_name;
    country.aliases = {kosovo->long_name};
    country.capitals = kosovo->capitals;
    country.region = "Europe";
    country.sub_region = "Southern Europe";
    facts.countries.push_back(std::move(country));
  }
  std::ranges::sort(facts.countries, {}, &CountryFacts::alpha3);
  for (const CountryFacts& country : facts.countries) {
    facts.alpha3_of_alpha2.emplace(country.alpha2, country.alpha3);
    facts.alpha3_of_name.emplace(text::fold(country.name), country.alpha3);
  }
  for (const CountryFacts& country : facts.countries) {
    for (const std::string& alias : country.aliases) {
      facts.alpha3_of_name.emplace(text::fold(alias), country.alpha3);
    }
  }
  return facts;
}

}  // namespace newsgraph::gazetteer
