#include "newsgraph/knowledge/lexicon.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <system_error>
#include <utility>
#include <vector>

#include "newsgraph/base/error.hpp"
#include "newsgraph/base/file.hpp"
#include "newsgraph/text/tokenizer.hpp"

namespace newsgraph::knowledge {
namespace {

struct ClassName {
  std::string_view name;
  word::Class bit;
};

constexpr std::array class_names{
    ClassName{"article", word::Article},
    ClassName{"definite", word::Definite},
    ClassName{"indefinite", word::Indefinite},
    ClassName{"possessive", word::Possessive},
    ClassName{"quantifier", word::Quantifier},
    ClassName{"number", word::Number},
    ClassName{"ordinal", word::OrdinalWord},
    ClassName{"pronoun", word::Pronoun},
    ClassName{"male-pronoun", word::MalePronoun},
    ClassName{"female-pronoun", word::FemalePronoun},
    ClassName{"first-person", word::FirstPerson},
    ClassName{"preposition", word::Preposition},
    ClassName{"conjunction", word::Conjunction},
    ClassName{"subordinator", word::Subordinator},
    ClassName{"auxiliary", word::Auxiliary},
    ClassName{"adverb", word::Adverb},
    ClassName{"say-verb", word::SayVerb},
    ClassName{"connector", word::Connector},
    ClassName{"person-particle", word::PersonParticle},
    ClassName{"weekday", word::Weekday},
    ClassName{"month", word::Month},
    ClassName{"direction", word::Direction},
    ClassName{"place-noun", word::PlaceNoun},
    ClassName{"place-prefix", word::PlacePrefix},
    ClassName{"company-suffix", word::CompanySuffix},
    ClassName{"work-noun", word::WorkNoun},
    ClassName{"person-noun", word::PersonNoun},
    ClassName{"plural-role", word::PluralRole},
    ClassName{"common", word::Common},
    ClassName{"event-modifier", word::EventModifier},
    ClassName{"person-verb", word::PersonVerb},
    ClassName{"body-noun", word::BodyNoun},
    ClassName{"negation", word::Negation},
    ClassName{"light-verb", word::LightVerb},
    ClassName{"aspect-noun", word::AspectNoun},
    ClassName{"side-noun", word::SideNoun},
    ClassName{"name-suffix", word::NameSuffix},
    ClassName{"role-modifier", word::RoleModifier},
    ClassName{"portfolio", word::Portfolio},
    ClassName{"former-word", word::FormerWord},
    ClassName{"general-acronym", word::GeneralAcronym},
    ClassName{"fresh-word", word::FreshWord},
    ClassName{"policy-noun", word::PolicyNoun},
    ClassName{"media-noun", word::MediaNoun},
    ClassName{"address-verb", word::AddressVerb},
    ClassName{"state-servant", word::StateServant},
    ClassName{"state-reply", word::StateReply},
    ClassName{"mind-word", word::MindWord},
    ClassName{"quote-verb", word::QuoteVerb},
    ClassName{"past-verb", word::PastVerb},
    ClassName{"plan-word", word::PlanWord},
    ClassName{"motion-verb", word::MotionVerb},
};

std::vector<std::string> known_names() {
  std::vector<std::string> names;
  names.reserve(std::size(class_names));
  for (const ClassName& row : class_names) names.emplace_back(row.name);
  return names;
}

/// One line is `class TAB word word ...`; '#' begins a comment line.
void read_file_into(const std::filesystem::path& path,
                    std::unordered_map<std::uint64_t, std::uint64_t>& words) {
  const std::string content = read_file(path);
  std::string_view rest = content;
  std::string faults;
  while (!rest.empty()) {
    const std::size_t end = std::min(rest.find('\n'), rest.size());
    const std::string_view line = rest.substr(0, end);
    const auto at = static_cast<std::size_t>(line.data() - content.data());
    rest.remove_prefix(std::min(end + 1, rest.size()));
    if (line.empty() || line.front() == '#') continue;
    const std::size_t tab = line.find('\t');
    const std::string_view name = line.substr(0, tab);
    const auto* row = std::ranges::find(class_names, name, &ClassName::name);
    if (tab == std::string_view::npos || row == class_names.end()) {
      std::string message = tab == std::string_view::npos
                                ? "expected a class, a tab and words"
                                : "unknown word class \"" + std::string(name) + "\"";
      const std::string guess = closest(name, known_names());
      if (!guess.empty() && guess != name) message += " (did you mean \"" + guess + "\"?)";
      if (!faults.empty()) faults += '\n';
      faults += input_error_at(path.string(), content, at, message).what();
      continue;
    }
    std::string_view list = line.substr(tab + 1);
    while (!list.empty()) {
      const std::size_t space = std::min(list.find(' '), list.size());
      if (space > 0) words[text::fold_hash(list.substr(0, space))] |= row->bit;
      list.remove_prefix(std::min(space + 1, list.size()));
    }
  }
  if (!faults.empty()) throw InputError(path.string(), faults);
}

}  // namespace

Lexicon::Lexicon(std::span<const std::filesystem::path> schema_folders) {
  for (const std::filesystem::path& folder : schema_folders) {
    std::vector<std::filesystem::path> files;
    std::error_code ignored;
    for (const auto& entry : std::filesystem::directory_iterator(folder / "lexicon", ignored)) {
      if (entry.path().extension() == ".tsv") files.push_back(entry.path());
    }
    std::ranges::sort(files);
    for (const std::filesystem::path& file : files) read_file_into(file, words_);
  }
}

std::uint64_t Lexicon::classes(std::uint64_t hash) const noexcept {
  const auto found = words_.find(hash);
  return found == words_.end() ? 0 : found->second;
}

}  // namespace newsgraph::knowledge
