// Organisations of the Phoenix dictionaries. Those that news names by their initials stand in
// international_organizations.tsv, written by hand.

#include <algorithm>
#include <set>
#include <utility>

#include "gazetteer/makers.hpp"
#include "gazetteer/phoenix.hpp"

namespace newsgraph::gazetteer {
namespace {

/// The file mixes persons and bodies; a body of several words says what it is.
bool names_a_body(const std::vector<std::string>& words) {
  // "Non Governmental Organisation" names none.
  if (words.front() == "NON") return false;
  static const std::set<std::string_view> heads = {
      "ORGANIZATION", "ORGANISATION", "BANK",       "COUNCIL",       "UNION",         "COMMITTEE",
      "ASSOCIATION",  "FUND",         "FOUNDATION", "FEDERATION",    "INSTITUTE",     "COMMISSION",
      "COURT",        "AGENCY",       "SOCIETY",    "LEAGUE",        "ALLIANCE",      "ASSEMBLY",
      "PARLIAMENT",   "NETWORK",      "CENTER",     "CENTRE",        "INTERNATIONAL", "COMMUNITY",
      "PROGRAM",      "PROGRAMME",    "CONFERENCE", "COALITION",     "CONGRESS",      "ACADEMY",
      "AUTHORITY",    "BUREAU",       "CHAMBER",    "CONFEDERATION", "CONSORTIUM",    "FORUM",
      "TRIBUNAL",     "SECRETARIAT",  "TRUST",      "CLUB",          "MOVEMENT",      "CAMPAIGN",
      "INITIATIVE",   "PARTNERSHIP",  "SERVICE",    "SERVICES",      "UNIVERSITY",    "CORPORATION",
      "FRONT",        "ARMY",         "PARTY",      "GROUP",         "CHURCH",        "MISSION",
      "NATIONS",      "BOARD",        "COMPANY",    "OFFICE",        "PROJECT"};
  return words.size() >= 2 &&
         std::ranges::any_of(words, [&](const std::string& word) { return heads.contains(word); });
}

/// Descriptions of persons and of parts without a name of their own.
bool describes(const std::vector<std::string>& words) {
  static const std::set<std::string_view> persons = {
      "CHIEF",          "HEAD",        "DIRECTOR",          "SPOKESMAN",
      "SPOKESWOMAN",    "OFFICIAL",    "OFFICIALS",         "ENVOY",
      "MONITOR",        "PEACEKEEPER", "PEACEKEEPERS",      "RAPPORTEUR",
      "REPRESENTATIVE", "WORKER",      "WORKERS",           "MEMBER",
      "MEMBERS",        "LEADER",      "CHAIRMAN",          "CEO",
      "AMBASSADOR",     "SECRETARY",   "SECRETARY_GENERAL", "SECRETARY-GENERAL",
      "PRESIDENT",      "DELEGATION",  "COMMISSIONER",      "STAFF",
      "CONTINGENT",     "TROOPS",      "SOLDIER",           "SOLDIERS"};
  return std::ranges::any_of(words,
                             [&](const std::string& word) { return persons.contains(word); });
}

/// An armed group says so in some word, or names persons and slogans too.
bool names_a_group(const std::vector<std::string>& words) {
  static const std::set<std::string_view> heads = {
      "ARMY",       "BRIGADE",    "BRIGADES",  "LIBERATION", "RESISTANCE",    "FORCE",
      "FORCES",     "GUERRILLA",  "MILITIA",   "MILITANTS",  "REVOLUTIONARY", "FRONT",
      "JIHAD",      "LASHKAR",    "LASKAR",    "JAISH",      "JAYSH",         "COMMAND",
      "TIGERS",     "UNIT",       "CELL",      "SQUAD",      "SQUADS",        "MOVEMENT",
      "MUJAHIDEEN", "MUJAHEDIN",  "MUJAHIDIN", "MUJAHEDEEN", "COMMANDO",      "COMMANDOS",
      "BATTALION",  "BATTALIONS", "GROUP",     "GROUPS",     "ORGANIZATION",  "ORGANISATION",
      "ALLIANCE",   "COUNCIL",    "COMMITTEE", "UNION",      "FEDERATION",    "LEAGUE",
      "NETWORK",    "PARTY",      "CONGRESS",  "REBELS",     "SELF-DEFENSE",  "VOLUNTEERS",
      "SHABAAB",    "QAEDA",      "HEZBOLLAH", "HIZBALLAH",  "HARAM",         "SAYYAF",
      "PATH",       "LUMINOSO"};
  return words.size() >= 2 &&
         std::ranges::any_of(words, [&](const std::string& word) { return heads.contains(word); });
}

/// A name of at least two words as a row; brackets hold initials.
void add_body(const PhoenixActor& actor, std::string_view type, Table& table) {
  Row row;
  for (const std::string& written : actor.names) {
    std::string name = without_brackets(written);
    if (name.starts_with("THE_")) name.erase(0, 4);
    const std::vector<std::string> words = split(name, "_ ");
    const bool plain = name.find_first_of("+=<>{}:;,\"!?0123456789") == std::string::npos;
    if (words.size() < 2 || words.size() > 9 || !plain) continue;
    if (row.name.empty()) {
      row.name = phoenix_name(name);
    } else {
      row.aliases.push_back(phoenix_name(name));
    }
    const std::size_t open = written.find('(');
    const std::size_t close = written.find(')', open);
    if (open == std::string::npos || close == std::string::npos) continue;
    const std::string initials = written.substr(open + 1, close - open - 1);
    const bool usable = initials.size() >= 3 && initials.size() <= 7 &&
                        std::ranges::all_of(initials, [](char c) { return c >= 'A' && c <= 'Z'; });
    if (usable) row.aliases.push_back(initials);
  }
  if (row.name.empty()) return;
  row.type = type;
  row.source = "phoenix";
  table.rows.push_back(std::move(row));
}

}  // namespace

Table make_organizations(const Facts& facts) {
  Table table{"organizations_phoenix.tsv",
              "International bodies and non-governmental organisations",
              "organization",
              "MIT",
              {phoenix_source},
              {"name", "aliases", "type", "source"},
              {}};
  for (const PhoenixActor& actor :
       read_phoenix(facts.folder / "phoenix_dictionaries" / "Phoenix.International.actors.txt")) {
    if (actor.names.empty() || actor.codes.empty()) continue;
    const bool dated = std::ranges::any_of(actor.codes, &PhoenixCode::dated);
    const std::vector<std::string> words = split(actor.names.front(), "_ ");
    if (dated || !names_a_body(words) || describes(words)) continue;
    const std::string& code = actor.codes.front().code;
    if (code.starts_with("IGO")) {
      add_body(actor, "InternationalOrganization", table);
    } else if (code.starts_with("NGO") || code.starts_with("NGM")) {
      add_body(actor, "NonGovernmentalOrganization", table);
    }
  }
  return table;
}

Table make_armed_groups(const Facts& facts) {
  Table table{"armed_groups_phoenix.tsv",
              "Armed groups that are not forces of a state",
              "organization",
              "MIT",
              {phoenix_source},
              {"name", "aliases", "type", "source"},
              {}};
  for (const PhoenixActor& actor :
       read_phoenix(facts.folder / "phoenix_dictionaries" / "Phoenix.MilNonState.actors.txt")) {
    if (actor.names.empty() || actor.codes.empty()) continue;
    const std::vector<std::string> words = split(without_brackets(actor.names.front()), "_ ");
    if (words.empty() || !names_a_group(words)) continue;
    const bool party = std::ranges::find(words, "PARTY") != words.end() ||
                       std::ranges::find(words, "CONGRESS") != words.end();
    add_body(actor, party ? "PoliticalParty" : "ArmedGroup", table);
  }
  return table;
}

}  // namespace newsgraph::gazetteer
