// Who led which state when: background knowledge to resolve "the Kazakh President" at a date.

#include <algorithm>
#include <array>
#include <optional>
#include <set>
#include <span>
#include <utility>

#include "newsgraph/base/utf8.hpp"
#include "newsgraph/text/tokenizer.hpp"

#include "gazetteer/makers.hpp"
#include "gazetteer/phoenix.hpp"

namespace newsgraph::gazetteer {
namespace {

/// The last day that the Phoenix file knows: "Generated at: Thu Jan 30 2014". A term open there is
/// known to have lasted until then, not longer.
constexpr std::string_view phoenix_day = "2014-01-30";
/// Older leaders are history, not news.
constexpr std::string_view oldest_end = "1990";

using Words = std::vector<std::string>;

/// Ranks and forms of address between office and name.
bool is_honorific(std::string_view word) {
  static const std::set<std::string_view> words = {
      "gen.", "col.",  "capt.",   "dr.",        "sir",    "dame", "lt.",  "brig.",
      "adm.", "maj.",  "general", "ratu",       "ret.",   "dr",   "mr.",  "ms.",
      "mrs.", "rev.",  "sheikh",  "archbishop", "hon.",   "sr.",  "sen.", "lord",
      "lady", "field", "marshal", "colonel",    "captain"};
  return words.contains(text::fold(word));
}

/// Words that say how an office is held and not which it is.
bool is_manner(std::string_view word) {
  static const std::set<std::string_view> words = {
      "acting",     "interim", "caretaker", "transition", "transitional",
      "transitory", "gnu",     "cnsp",      "overall",    "provisional"};
  return words.contains(text::fold(word));
}

bool is_upper_letter(char32_t c) {
  if (c >= 'A' && c <= 'Z') return true;
  if (c >= 0xC0 && c <= 0xDE && c != 0xD7) return true;
  const bool pairs =
      (c >= 0x100 && c <= 0x137) || (c >= 0x14A && c <= 0x177) || (c >= 0x218 && c <= 0x21B);
  return pairs && c % 2 == 0;
}

/// Whether some part of a word, between hyphens and apostrophes, is written in capitals: the family
/// name in the Factbook ("TEBBOUNE", "al-MANFI", "SASSOU-Nguesso").
bool is_capitals(std::string_view word) {
  std::size_t upper = 0;
  bool pure = true;
  for (std::size_t at = 0; at < word.size();) {
    const CodePoint point = decode_utf8(word, at);
    at += point.length;
    const bool divider = point.value == '-' || point.value == '\'' || point.value == 0x2019;
    if (!divider && is_upper_letter(point.value)) {
      ++upper;
    } else if (!divider) {
      pure = false;
    }
    if (divider || at >= word.size()) {
      if (pure && upper >= 2) return true;
      if (divider && !(pure && upper == 1)) upper = 0;
      pure = true;
    }
  }
  return false;
}

std::string joined(std::span<const std::string> words) {
  std::string text;
  for (const std::string& word : words) {
    if (!text.empty()) text += ' ';
    text += word;
  }
  return text;
}

/// "VAN DER BELLEN" -> "Van der Bellen".
std::string cased(const std::string& word, bool first) {
  static const std::set<std::string_view> particles = {"BIN", "BINT", "DER", "DEN", "DE",  "VAN",
                                                       "DA",  "DOS",  "LA",  "EL",  "IBN", "AL"};
  if (particles.contains(word)) return first ? title_case(word) : text::fold(word);
  if (!is_capitals(word)) return word;
  // Hyphenated parts are cased one by one: "Hoseini-KHAMENEI".
  return title_case(word);
}

/// Other ways to write a person: without initials, with the first given name alone.
void add_short_forms(Row& row, const Words& words, std::size_t family_begin) {
  Words bare;
  for (const std::string& word : words) {
    if (!(word.size() == 2 && word[1] == '.')) bare.push_back(word);
  }
  if (bare.size() >= 2) row.aliases.push_back(joined(bare));
  if (family_begin >= 2 && family_begin < words.size()) {
    Words brief = {words.front()};
    brief.insert(brief.end(), words.begin() + static_cast<std::ptrdiff_t>(family_begin),
                 words.end());
    row.aliases.push_back(joined(brief));
  }
}

bool is_monarch(std::string_view role) {
  static constexpr std::array<std::string_view, 9> roles = {
      "King", "Queen", "Pope", "Emperor", "Sultan", "Amir", "Emir", "Grand Duke", "Prince"};
  return std::ranges::find(roles, role) != roles.end();
}

/// Offices as the Factbook words them, with the usual name where that differs. Longer ones first,
/// so that "Vice President" is not read as "President".
struct Office {
  std::string_view written, name;
};
constexpr std::array offices = {
    Office{"President of the Swiss Confederation", "President"},
    Office{"President, Presidential Council", "President of the Presidential Council"},
    Office{"President of the Government of Spain", "President of the Government"},
    Office{"President of the Government", "President of the Government"},
    Office{"President of Council of Ministers", "President of the Council of Ministers"},
    Office{"President of French Polynesia", "President"},
    Office{"President of the Territorial Assembly", "President of the Territorial Assembly"},
    Office{"President of Territorial Council", "President of the Territorial Council"},
    Office{"President of the National Council for the Safeguard of the Homeland", "President"},
    Office{"President of State Affairs", "President of the State Affairs Commission"},
    Office{"Chairman of the Cabinet of Ministers", "Chairman of the Cabinet of Ministers"},
    Office{"Chairperson of the Council of Ministers", "Chairperson of the Council of Ministers"},
    Office{"Chairperson of the Presidency", "Chairperson of the Presidency"},
    Office{"Presidential Leadership Council Chairperson",
           "Chairperson of the Presidential Leadership Council"},
    Office{"Sovereign Council Chair and Commander-in-Chief of the Sudanese Armed Forces",
           "Chairman of the Sovereign Council"},
    Office{"State Affairs Commission President", "President of the State Affairs Commission"},
    Office{"Supreme People's Assembly President", "President of the Supreme People's Assembly"},
    Office{"Sultan and Prime Minister", "Sultan"},
    Office{"Crown Prince and Prime Minister", "Crown Prince"},
    Office{"Prime Minister Crown Prince", "Crown Prince"},
    Office{"Prime Minister and Co-Vice President", "Prime Minister"},
    Office{"Prime Minister and Foreign Minister", "Prime Minister"},
    Office{"Lieutenant Governor", "Lieutenant Governor"},
    Office{"Lieutenant-Governor", "Lieutenant Governor"},
    Office{"Governor General", "Governor General"},
    Office{"Governor-General", "Governor General"},
    Office{"Vice President", "Vice President"},
    Office{"Prime Minister", "Prime Minister"},
    Office{"Foreign Minister", "Foreign Minister"},
    Office{"Minister of State", "Minister of State"},
    Office{"Chief Minister", "Chief Minister"},
    Office{"Chief Executive", "Chief Executive"},
    Office{"Supreme Leader", "Supreme Leader"},
    Office{"Taliban Leader", "Supreme Leader"},
    Office{"Crown Prince", "Crown Prince"},
    Office{"Grand Duke", "Grand Duke"},
    Office{"Lord of Mann King", "King"},
    Office{"King Sultan", "King"},
    Office{"Co-prince", "Co-Prince"},
    Office{"President", "President"},
    Office{"Chancellor", "Chancellor"},
    Office{"Premier", "Premier"},
    Office{"Taoiseach", "Taoiseach"},
    Office{"Governor", "Governor"},
    Office{"Administrator", "Administrator"},
    Office{"Emperor", "Emperor"},
    Office{"Sultan", "Sultan"},
    Office{"Prince", "Prince"},
    Office{"Queen", "Queen"},
    Office{"King", "King"},
    Office{"Amir", "Emir"},
    Office{"Emir", "Emir"},
    Office{"Pope", "Pope"}};

/// Takes the offices off the front of "Acting Prime Minister Albin KURTI". Two held together give
/// two: the second is named in the same words.
std::vector<std::string> take_roles(Words& words) {
  while (!words.empty() && is_manner(words.front())) words.erase(words.begin());
  const std::string text = joined(words);
  std::vector<std::string> roles;
  for (const Office& office : offices) {
    if (!text.starts_with(office.written)) continue;
    const std::size_t end = office.written.size();
    if (end < text.size() && text[end] != ' ') continue;
    roles.emplace_back(office.name);
    for (const std::string_view second :
         {"Prime Minister", "Co-Vice President", "Foreign Minister"}) {
      const bool both = office.name != second && office.written.size() > second.size() &&
                        office.written.find(second) != std::string_view::npos;
      if (both) roles.emplace_back(second == "Co-Vice President" ? "Vice President" : second);
    }
    const auto taken = std::ranges::count(office.written, ' ') + 1;
    words.erase(words.begin(), words.begin() + taken);
    break;
  }
  return roles;
}

/// "President Sadyr JAPAROV" with the day since when.
void add_factbook_holder(std::string_view text, const std::string& since, const Profile& profile,
                         bool head_of_government, Table& table, Notes& notes) {
  Words words = split(without_brackets(text), " ");
  for (std::string& word : words) {
    if (word.ends_with(',') && word != "President,") word.pop_back();
    std::erase(word, '"');
  }
  std::erase(words, "Jr.");
  std::erase(words, "co-chiefs");
  std::vector<std::string> roles = take_roles(words);
  while (!words.empty() && is_honorific(words.front()) && !is_capitals(words.front())) {
    words.erase(words.begin());
  }
  // A head of government without the name of the office: a slip of the source (France).
  if (roles.empty() && head_of_government && words.size() == 2) roles = {"Prime Minister"};
  const bool usable = !words.empty() && words.size() <= 10 && !roles.empty() &&
                      std::ranges::all_of(words, [](const std::string& word) {
                        return word.find_first_of("0123456789:;&") == std::string::npos;
                      });
  if (!usable) {
    notes.push_back("office_holders.tsv: not understood: " + profile.country + ": " +
                    std::string(text));
    return;
  }
  std::size_t family_begin = words.size();
  std::size_t family_end = 0;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (!is_capitals(words[i])) continue;
    family_begin = std::min(family_begin, i);
    family_end = i + 1;
  }
  for (std::size_t i = 0; i < words.size(); ++i) words[i] = cased(words[i], i == 0);
  for (const std::string& role : roles) {
    Row row;
    row.name = joined(words);
    row.country = profile.country;
    row.role = role;
    row.since = since;
    row.source = "factbook";
    // Monarchs are called by a name of their own; its capitals are no family name. Roman numerals
    // are capitals again and stay.
    if (is_monarch(role)) {
      Words shown = split(without_brackets(text), " ");
      shown.erase(shown.begin(), shown.end() - static_cast<std::ptrdiff_t>(words.size()));
      for (std::size_t i = 1; i < shown.size(); ++i) {
        if (shown[i].find_first_not_of("IVX") == std::string::npos) words[i] = shown[i];
      }
      row.name = joined(words);
    } else if (family_begin < family_end) {
      row.family = joined(std::span(words).subspan(family_begin, family_end - family_begin));
      add_short_forms(row, words, family_end == words.size() ? family_begin : words.size());
    }
    table.rows.push_back(std::move(row));
  }
}

/// "King CHARLES III (since 8 September 2022); represented by Governor General Mary SIMON (since
/// ...)": a holder before each "(since".
void add_factbook_holders(std::string_view text, const Profile& profile, bool head_of_government,
                          Table& table, Notes& notes) {
  constexpr std::string_view mark = "(since ";
  std::size_t begin = 0;
  for (std::size_t at = text.find(mark); at != std::string_view::npos;
       at = text.find(mark, begin)) {
    const std::size_t close = std::min(text.find(')', at), text.size());
    // A king who is represented reigns elsewhere: here it is who represents him that is met.
    const std::string_view next = trim(text.substr(std::min(close + 1, text.size())));
    const bool elsewhere =
        next.starts_with("; represented by") || next.starts_with(", represented by");
    std::string_view who = text.substr(begin, at - begin);
    for (const std::string_view lead : {"represented by", ";", ", ", " and "}) {
      if (const std::size_t last = who.rfind(lead); last != std::string_view::npos) {
        // A comma or "and" inside the name of an office does not part two persons.
        if (lead != "represented by" && lead != ";" && begin == 0) continue;
        if (lead == " and ") continue;
        who.remove_prefix(last + lead.size());
      }
    }
    std::string_view when = text.substr(at + mark.size(), close - at - mark.size());
    when = when.substr(0, when.find_first_of(",;"));
    const std::string since = edtf_date(when);
    if (!since.empty() && !elsewhere) {
      add_factbook_holder(trim(who), since, profile, head_of_government, table, notes);
    }
    begin = std::min(close + 1, text.size());
  }
}

// ---- Phoenix -----------------------------------------------------------------------------------

/// Offices that stand before names in the Phoenix synonyms.
std::string role_before(std::string_view name) {
  struct Title {
    std::string_view words, role;
  };
  static constexpr std::array titles = {Title{"PRIME_MINISTER_", "Prime Minister"},
                                        Title{"PRESIDENT_", "President"},
                                        Title{"CHANCELLOR_", "Chancellor"},
                                        Title{"KING_", "King"},
                                        Title{"QUEEN_", "Queen"},
                                        Title{"EMIR_", "Emir"},
                                        Title{"SULTAN_", "Sultan"},
                                        Title{"FOREIGN_MINISTER_", "Foreign Minister"},
                                        Title{"DEFENSE_MINISTER_", "Defence Minister"},
                                        Title{"SECRETARY_OF_STATE_", "Secretary of State"},
                                        Title{"VICE_PRESIDENT_", "Vice President"}};
  for (const Title& title : titles) {
    if (name.starts_with(title.words)) return std::string(title.role);
  }
  return {};
}

/// Given name and family name, no title, no description.
bool is_person(const Words& words) {
  static const std::set<std::string_view> others = {"PRESIDENT", "PRIME",
                                                    "MINISTER",  "CHANCELLOR",
                                                    "KANZLER",   "BUNDESKANZLER",
                                                    "KING",      "QUEEN",
                                                    "MR",        "MR.",
                                                    "MRS",       "MRS.",
                                                    "MS.",       "SENATOR",
                                                    "GENERAL",   "SECRETARY",
                                                    "PREMIER",   "LEADER",
                                                    "SIR",       "GOVERNMENT",
                                                    "OF",        "THE",
                                                    "FOREIGN",   "VICE",
                                                    "DR",        "DR.",
                                                    "EMIR",      "SULTAN",
                                                    "PRINCE",    "LORD",
                                                    "SHEIKH",    "COLONEL",
                                                    "COL.",      "GEN.",
                                                    "MAJOR",     "ADMIRAL",
                                                    "AYATOLLAH", "PRESIDENT-ELECT",
                                                    "EX",        "FORMER",
                                                    "GOV.",      "GOVERNOR",
                                                    "SEN.",      "REP.",
                                                    "JUDGE",     "ARMY",
                                                    "CHIEF",     "MINISTRY",
                                                    "REGIME",    "ADMINISTRATION",
                                                    "PARTY",     "SPOKESMAN",
                                                    "AUTHORITY", "NATIONAL",
                                                    "COUNCIL",   "COMMITTEE",
                                                    "UNION",     "REPUBLIC",
                                                    "STATE",     "DEPUTY"};
  if (words.size() < 2 || words.size() > 5) return false;
  return std::ranges::all_of(words, [&](const std::string& word) {
    return !others.contains(word) && word.size() > 1 &&
           word.find_first_of("0123456789()/,:\"<>=") == std::string::npos;
  });
}

bool family_first(std::string_view country) {
  static const std::set<std::string_view> countries = {"CHN", "HKG", "KOR", "MAC",
                                                       "PRK", "TWN", "VNM"};
  return countries.contains(country);
}

void add_phoenix_holders(const PhoenixActor& actor, const Facts& facts, Table& table) {
  const Words head = split(actor.names.front(), "_ ");
  if (!is_person(head)) return;
  std::set<std::string> roles;
  std::vector<std::string> aliases;
  for (const std::string& name : actor.names) {
    if (std::string role = role_before(name); !role.empty()) roles.insert(std::move(role));
    // Words for the nationality or the state may stand before name and title.
    const Words words = split(name, "_ ");
    if (is_person(words) && words.back() == head.back() && words.front()[0] == head.front()[0]) {
      aliases.push_back(phoenix_name(name));
    }
  }
  std::vector<Row> rows;
  for (const PhoenixCode& code : actor.codes) {
    if (!code.dated || code.code.size() != 6 || !code.code.ends_with("GOV")) continue;
    const std::string country = code.code.substr(0, 3);
    if (facts.country(country) == nullptr) continue;
    Row row;
    row.until = code.until.empty() ? std::string(phoenix_day) : code.until;
    if (row.until < code.since) continue;
    row.name = phoenix_name(actor.names.front());
    row.aliases = aliases;
    row.country = country;
    row.since = code.since;
    row.source = "phoenix";
    const Words words = split(row.name, " ");
    row.family = family_first(country) ? words.front() : words.back();
    if (row.family.find_first_not_of("IVX") == std::string::npos) row.family.clear();
    add_short_forms(row, words, words.size());
    rows.push_back(std::move(row));
  }
  // The title in a synonym belongs to the only term there is; of several it is not known which.
  if (rows.size() == 1 && roles.size() == 1) rows.front().role = *roles.begin();
  std::erase_if(rows, [](const Row& row) { return row.until < oldest_end; });
  table.rows.insert(table.rows.end(), rows.begin(), rows.end());
}

/// Takes the office from Phoenix rows that overlap another of the same office and country by more
/// than a change of hands takes: one of the two must be wrong, and it is not known which.
void drop_doubtful_roles(Table& table) {
  std::vector<Row*> holders;
  for (Row& row : table.rows) {
    if (!row.role.empty()) holders.push_back(&row);
  }
  std::set<Row*> doubtful;
  for (std::size_t i = 0; i < holders.size(); ++i) {
    for (std::size_t j = i + 1; j < holders.size(); ++j) {
      Row& a = *holders[i];
      Row& b = *holders[j];
      if (b.country != a.country || b.role != a.role || b.name == a.name) continue;
      // Compared by month: handing over within one is no overlap.
      const std::string begin = std::max(a.since, b.since).substr(0, 7);
      const std::string a_end = a.until.empty() ? "9999" : a.until.substr(0, 7);
      const std::string b_end = b.until.empty() ? "9999" : b.until.substr(0, 7);
      if (begin >= std::min(a_end, b_end)) continue;
      if (a.source == "phoenix") doubtful.insert(&a);
      if (b.source == "phoenix") doubtful.insert(&b);
    }
  }
  for (Row* row : doubtful) row->role.clear();
}

}  // namespace

Table make_office_holders(const Facts& facts, Notes& notes) {
  Table table{
      "office_holders.tsv",
      "Heads of state and government with their terms; until of a row from phoenix is the last "
      "day known to that source",
      "office-holder",
      "public domain, CC0; MIT",
      {factbook_source, phoenix_source},
      {"name", "family", "aliases", "country", "role", "since", "until", "source"},
      {}};
  for (const Profile& profile : facts.profiles) {
    const CountryFacts* country = facts.country(profile.country);
    // The head of state of a territory is that of the state to which it belongs.
    const bool state = profile.country == "XKX" || (country != nullptr && country->independent);
    if (state) add_factbook_holders(profile.chief_of_state, profile, false, table, notes);
    add_factbook_holders(profile.head_of_government, profile, true, table, notes);
  }
  for (const PhoenixActor& actor :
       read_phoenix(facts.folder / "phoenix_dictionaries" / "Phoenix.Countries.actors.txt")) {
    if (!actor.names.empty()) add_phoenix_holders(actor, facts, table);
  }
  drop_doubtful_roles(table);
  return table;
}

}  // namespace newsgraph::gazetteer
