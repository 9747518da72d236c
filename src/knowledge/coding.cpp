#include "newsgraph/knowledge/coding.hpp"

#include <algorithm>
#include <array>
#include <string>

namespace newsgraph::knowledge {
namespace {

constexpr std::string_view verbal_cooperation = "VERBAL-COOPERATION";
constexpr std::string_view material_cooperation = "MATERIAL-COOPERATION";
constexpr std::string_view verbal_conflict = "VERBAL-CONFLICT";
constexpr std::string_view material_conflict = "MATERIAL-CONFLICT";

constexpr std::array<EventClass, 16> classes = {{
    {"AGREE", "03", verbal_cooperation},
    {"CONSULT", "04", verbal_cooperation},
    {"SUPPORT", "05", verbal_cooperation},
    {"CONCEDE", "08", verbal_cooperation},
    {"COOPERATE", "06", material_cooperation},
    {"AID", "07", material_cooperation},
    {"RETREAT", "08", material_cooperation},
    {"REQUEST", "10", verbal_conflict},
    {"ACCUSE", "11", verbal_conflict},
    {"REJECT", "12", verbal_conflict},
    {"THREATEN", "13", verbal_conflict},
    {"PROTEST", "14", material_conflict},
    {"SANCTION", "16", material_conflict},
    {"MOBILIZE", "15", material_conflict},
    {"COERCE", "17", material_conflict},
    {"ASSAULT", "18", material_conflict},
}};

constexpr std::array<Sector, 15> all_sectors = {{
    {"GOV", "a government, and those who hold office in it or in a body of it"},
    {"MIL", "armed forces and their officers"},
    {"LEG", "parliaments and their members"},
    {"JUD", "courts and judges"},
    {"COP", "police"},
    {"SPY", "intelligence services"},
    {"IGO", "organisations of states"},
    {"NGO", "non-governmental organisations"},
    {"REB", "armed groups"},
    {"OPP", "an opposition and its leaders"},
    {"PTY", "political parties"},
    {"MED", "media and journalists"},
    {"BUS", "companies and those who lead them"},
    {"EDU", "schools, universities, academics"},
    {"REL", "churches and clergy"},
}};

struct TypeSector {
  std::string_view type;
  std::string_view sector;
};

// The more special types first.
constexpr std::array<TypeSector, 12> by_type = {{{"ArmedForces", "MIL"},
                                                 {"Legislature", "LEG"},
                                                 {"Court", "JUD"},
                                                 {"GovernmentOrganization", "GOV"},
                                                 {"InternationalOrganization", "IGO"},
                                                 {"NewsMediaOrganization", "MED"},
                                                 {"PoliticalParty", "PTY"},
                                                 {"Company", "BUS"},
                                                 {"EducationalOrganization", "EDU"},
                                                 {"ArmedGroup", "REB"},
                                                 {"NonGovernmentalOrganization", "NGO"},
                                                 {"Country", "GOV"}}};

struct RoleSector {
  std::string_view words;  ///< In small letters; found as whole words.
  std::string_view sector;
};

// Words that name a sector by themselves; the first row that fits counts. "Minister of Defence" is
// GOV through its body, "General Secretary" is no general: single ranks are in the gazetteer of
// titles, which is asked for the role as a whole.
constexpr std::array<RoleSector, 31> by_role = {{
    {"opposition", "OPP"},
    {"general staff", "MIL"},
    {"chief of staff of the army", "MIL"},
    {"commander", "MIL"},
    {"commander-in-chief", "MIL"},
    {"army chief", "MIL"},
    {"navy chief", "MIL"},
    {"joint chiefs", "MIL"},
    {"police", "COP"},
    {"sheriff", "COP"},
    {"intelligence", "SPY"},
    {"speaker", "LEG"},
    {"senator", "LEG"},
    {"congressman", "LEG"},
    {"congresswoman", "LEG"},
    {"representative in congress", "LEG"},
    {"member of parliament", "LEG"},
    {"mp", "LEG"},
    {"lawmaker", "LEG"},
    {"judge", "JUD"},
    {"chief justice", "JUD"},
    {"prosecutor", "JUD"},
    {"ceo", "BUS"},
    {"chief executive officer", "BUS"},
    {"journalist", "MED"},
    {"editor", "MED"},
    {"correspondent", "MED"},
    {"professor", "EDU"},
    {"rector", "EDU"},
    {"rebel", "REB"},
    {"mufti", "REL"},
}};

bool is_word_byte(char c) noexcept {
  return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || static_cast<unsigned char>(c) >= 0x80;
}

/// Whether `words` stand in `text`, neither cut out of a longer word.
bool has_words(std::string_view text, std::string_view words) noexcept {
  for (std::size_t at = text.find(words); at != std::string_view::npos;
       at = text.find(words, at + 1)) {
    const std::size_t end = at + words.size();
    if ((at == 0 || !is_word_byte(text[at - 1])) &&
        (end == text.size() || !is_word_byte(text[end]))) {
      return true;
    }
  }
  return false;
}

}  // namespace

std::span<const EventClass> event_classes() noexcept { return classes; }

const EventClass* find_event_class(std::string_view plover) noexcept {
  const auto* const found = std::ranges::find(classes, plover, &EventClass::plover);
  return found == classes.end() ? nullptr : found;
}

std::span<const Sector> sectors() noexcept { return all_sectors; }

std::string_view sector_of_type(const Ontology& ontology, std::string_view type) noexcept {
  for (const TypeSector& row : by_type) {
    if (ontology.is_a(type, row.type)) return row.sector;
  }
  return {};
}

std::string_view sector_of_role(const Gazetteer& gazetteer, std::string_view role) {
  std::string folded(role);
  std::ranges::transform(folded, folded.begin(), [](char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  });
  for (const RoleSector& row : by_role) {
    if (has_words(folded, row.words)) return row.sector;
  }
  for (const EntryId id : gazetteer.find(role)) {
    const Entry& entry = gazetteer.entry(id);
    if (entry.kind != EntryKind::Title) continue;
    if (entry.role == "military") return "MIL";
    if (entry.role == "religious") return "REL";
  }
  return {};
}

}  // namespace newsgraph::knowledge
