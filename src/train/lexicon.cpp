#include "train/lexicon.hpp"

#include <algorithm>
#include <map>
#include <string_view>

#include "newsgraph/base/error.hpp"
#include "newsgraph/base/file.hpp"

#include "nlp/features.hpp"

namespace newsgraph::train {
namespace {

constexpr std::size_t most_lists = 15;
constexpr std::uint32_t part_bit = 1U << most_lists;
constexpr std::uint32_t lower_bit = 2U << most_lists;

std::vector<std::string_view> split(std::string_view text, char mark) {
  std::vector<std::string_view> parts;
  while (true) {
    const std::size_t end = text.find(mark);
    parts.push_back(text.substr(0, end));
    if (end == std::string_view::npos) return parts;
    text.remove_prefix(end + 1);
  }
}

bool is_capitalized(std::string_view word) {
  const auto first = static_cast<unsigned char>(word.front());
  return first >= 0x80 || (first >= 'A' && first <= 'Z');
}

void add_name(std::string_view name, std::uint32_t bit, bool lower,
              std::map<std::uint64_t, std::uint32_t>& masks) {
  const std::vector<std::string_view> words = split(name, ' ');
  for (const std::string_view word : words) {
    if (word.size() < 2 || !is_capitalized(word)) continue;
    const std::string normal = nlp::normal_form(word);
    const std::uint32_t mask = words.size() == 1 ? bit : part_bit;
    masks[nlp::stable_hash(normal)] |= mask;
    if (lower) masks[nlp::stable_hash(nlp::lower_form(normal))] |= mask | lower_bit;
  }
}

}  // namespace

std::vector<std::string> read_names_of(const LexiconList& list) {
  const std::string content = read_file(list.path);
  std::vector<std::string> names;
  std::size_t aliases = 0;
  bool header = true;
  for (const std::string_view line : split(content, '\n')) {
    if (line.empty() || line.front() == '#') continue;
    const std::vector<std::string_view> columns = split(line, '\t');
    if (header) {
      header = false;
      const auto column = std::find(columns.begin(), columns.end(), "aliases");
      aliases = static_cast<std::size_t>(column - columns.begin());
      continue;
    }
    names.emplace_back(columns.front());
    if (aliases >= columns.size()) continue;
    for (const std::string_view alias : split(columns[aliases], '|')) names.emplace_back(alias);
  }
  return names;
}

Lexicon read_lexicon(const std::vector<LexiconList>& lists, const std::vector<std::string>& lower) {
  std::map<std::string, std::uint32_t> bits;
  std::map<std::uint64_t, std::uint32_t> masks;
  for (const LexiconList& list : lists) {
    const auto [found, added] = bits.try_emplace(list.name, 1U << bits.size());
    if (added && bits.size() > most_lists) throw InputError(list.path, "more than 15 classes");
    const bool in_lower = std::find(lower.begin(), lower.end(), list.name) != lower.end();
    for (const std::string& name : read_names_of(list)) {
      add_name(name, found->second, in_lower, masks);
    }
  }
  Lexicon lexicon;
  std::map<std::uint32_t, std::uint32_t> rows;
  for (const auto& [key, mask] : masks) {
    const auto [row, added] = rows.try_emplace(mask, static_cast<std::uint32_t>(rows.size() + 1));
    lexicon.rows.emplace(key, row->second);
  }
  lexicon.size = static_cast<std::uint32_t>(rows.size() + 1);
  return lexicon;
}

}  // namespace newsgraph::train
