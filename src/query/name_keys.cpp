#include "query/name_keys.hpp"

#include <algorithm>
#include <cctype>

#include "newsgraph/base/utf8.hpp"
#include "newsgraph/text/romanisation.hpp"
#include "newsgraph/text/tokenizer.hpp"

namespace newsgraph::query {

std::string name_key(std::string_view name) {
  std::string key;
  for (const char c : text::fold(name)) {
    const bool space =
        c == ' ' || c == '-' || c == '.' || c == '\n' || c == '\r' || c == '\t' || c == ',';
    if (!space) {
      key += c;
    } else if (!key.empty() && key.back() != ' ') {
      key += ' ';
    }
  }
  while (!key.empty() && key.back() == ' ') key.pop_back();
  constexpr std::string_view article = "the ";
  return key.starts_with(article) ? key.substr(article.size()) : key;
}

std::vector<std::string_view> words_of(std::string_view key) {
  std::vector<std::string_view> words;
  while (!key.empty()) {
    const std::size_t space = std::min(key.find(' '), key.size());
    words.push_back(key.substr(0, space));
    key.remove_prefix(std::min(space + 1, key.size()));
  }
  return words;
}

std::string sound_of(std::string_view word) {
  // Three letters of one sound are as often two names ("Lee", "Li").
  constexpr std::size_t shortest = 4;
  const auto digit = [](char c) { return c >= '0' && c <= '9'; };
  if (count_code_points(word) < shortest || std::ranges::any_of(word, digit)) return {};
  return text::even_out(word);
}

}  // namespace newsgraph::query
