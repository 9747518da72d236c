#include "newsgraph/knowledge/coding.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <system_error>

#include "newsgraph/base/file.hpp"

#include "knowledge/faults.hpp"

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

Sectors::Sectors(std::span<const std::filesystem::path> schema_folders) {
  // A user's rows come before ours: of several that fit the first counts.
  for (std::size_t i = schema_folders.size(); i > 0; --i) {
    std::vector<std::filesystem::path> files;
    std::error_code ignored;
    const std::filesystem::path folder = schema_folders[i - 1] / "coding";
    for (const auto& entry : std::filesystem::directory_iterator(folder, ignored)) {
      if (entry.path().extension() == ".tsv") files.push_back(entry.path());
    }
    std::ranges::sort(files);
    for (const std::filesystem::path& file : files) read(file);
  }
}

void Sectors::read(const std::filesystem::path& path) {
  const std::string content = read_file(path);
  Faults faults;
  std::string_view rest = content;
  while (!rest.empty()) {
    const std::size_t end = std::min(rest.find('\n'), rest.size());
    const std::string_view line = rest.substr(0, end);
    const auto at = static_cast<std::size_t>(line.data() - content.data());
    rest.remove_prefix(std::min(end + 1, rest.size()));
    if (line.empty() || line.front() == '#') continue;
    const std::size_t first = line.find('\t');
    const std::size_t second = first == std::string_view::npos ? first : line.find('\t', first + 1);
    if (second == std::string_view::npos || second + 1 == line.size()) {
      faults.add(path.string(), content, at, "expected what, a code and a text, divided by tabs");
      continue;
    }
    const std::string_view what = line.substr(0, first);
    const std::string_view code = line.substr(first + 1, second - first - 1);
    const std::string_view text = line.substr(second + 1);
    constexpr std::array<std::string_view, 3> known = {"sector", "type", "role"};
    if (what == known[0]) {
      if (find(code) == nullptr) sectors_.push_back({std::string(code), std::string(text)});
    } else if (std::ranges::find(known, what) == known.end()) {
      faults.add(path.string(), content, at,
                 "unknown kind of row \"" + std::string(what) + "\"" + did_you_mean(what, known));
    } else {
      (what == known[1] ? by_type_ : by_role_).push_back({std::string(text), std::string(code)});
    }
  }
  faults.throw_if_any();
}

const Sector* Sectors::find(std::string_view code) const noexcept {
  const auto found = std::ranges::find(sectors_, code, &Sector::code);
  return found == sectors_.end() ? nullptr : &*found;
}

std::string_view Sectors::of_type(const Ontology& ontology, std::string_view type) const noexcept {
  for (const Row& row : by_type_) {
    if (ontology.is_a(type, row.text)) return row.code;
  }
  return {};
}

std::string_view Sectors::of_role(const Gazetteer& gazetteer, std::string_view role) const {
  std::string folded(role);
  std::ranges::transform(folded, folded.begin(), [](char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  });
  for (const Row& row : by_role_) {
    if (has_words(folded, row.text)) return row.code;
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
