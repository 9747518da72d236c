#include "names.hpp"

#include <algorithm>
#include <cstddef>
#include <vector>

#include "newsgraph/base/number.hpp"
#include "newsgraph/base/utf8.hpp"
#include "newsgraph/text/tokenizer.hpp"

namespace newsgraph::identity {
namespace {

bool is_space(char c) noexcept { return c == ' ' || (c >= '\t' && c <= '\r'); }
bool is_small(char c) noexcept { return c >= 'a' && c <= 'z'; }
bool is_capital(char c) noexcept { return c >= 'A' && c <= 'Z'; }
bool beyond_ascii(char c) noexcept { return static_cast<unsigned char>(c) >= 0x80; }

std::vector<std::string_view> words_of(std::string_view text) {
  std::vector<std::string_view> words;
  std::size_t begin = 0;
  while (begin < text.size()) {
    if (is_space(text[begin])) {
      ++begin;
      continue;
    }
    std::size_t end = begin;
    while (end < text.size() && !is_space(text[end])) ++end;
    words.push_back(text.substr(begin, end - begin));
    begin = end;
  }
  return words;
}

/// First letter a capital. Folding tells for letters beyond ASCII: a word that folding changes in
/// its first letter only by case cannot be told from one with an accent, so those count as
/// capitals.
bool begins_with_capital(std::string_view word) noexcept {
  return is_capital(word.front()) || beyond_ascii(word.front());
}

bool has_capital(std::string_view name) {
  return std::ranges::any_of(words_of(name), begins_with_capital);
}

/// A year of the last two centuries or the next: what event names carry.
bool is_year(std::string_view word) noexcept {
  const auto year = word.size() == 4 ? parse_unsigned(word) : std::nullopt;
  return year && *year >= 1800 && *year < 2200;
}

bool has_letters(std::string_view word, std::size_t least) noexcept {
  std::size_t letters = 0;
  for (std::size_t i = 0; i < word.size();) {
    const CodePoint point = decode_utf8(word, i);
    const char byte = word[i];
    letters += is_small(byte) || is_capital(byte) || point.value >= 0x80 ? 1U : 0U;
    i += point.length;
  }
  return letters >= least;
}

bool names_event(std::string_view name, const knowledge::Knowledge& knowledge) {
  bool year = false;
  std::size_t proper = 0;
  for (const std::string_view word : words_of(name)) {
    if (is_year(word)) {
      year = true;
    } else if (begins_with_capital(word) &&
               !knowledge.lexicon.is(text::fold_hash(word), knowledge::word::Month |
                                                                knowledge::word::Weekday |
                                                                knowledge::word::Article)) {
      ++proper;
    }
  }
  return year && proper >= 2;
}

}  // namespace

std::string single_spaced(std::string_view words) {
  const auto irregular = [&words](const char& c) {
    const char* const next = &c + 1;
    return is_space(c) &&
           (c != ' ' || &c == words.data() || next == words.data() + words.size() || *next == ' ');
  };
  if (std::ranges::none_of(words, irregular)) return std::string(words);
  std::string result;
  result.reserve(words.size());
  for (const char c : words) {
    if (!is_space(c)) {
      result += c;
    } else if (!result.empty() && result.back() != ' ') {
      result += ' ';
    }
  }
  if (!result.empty() && result.back() == ' ') result.pop_back();
  return result;
}

std::string name_key(std::string_view name) {
  std::string key = single_spaced(text::fold(name));
  constexpr std::string_view article = "the ";
  if (key.size() > article.size() && key.starts_with(article)) key.erase(0, article.size());
  return key;
}

bool name_is_enough(std::string_view name, std::string_view root, std::string_view key,
                    const knowledge::Knowledge& knowledge) {
  if (key.empty()) return false;
  if (root == "Person") {
    return std::ranges::count_if(words_of(key),
                                 [](std::string_view word) { return has_letters(word, 2); }) >= 2;
  }
  if (root == "Event") return names_event(name, knowledge);
  if (root == "Agreement" && words_of(key).size() < 3) return false;
  return has_capital(name);
}

bool is_named(const Entity& entity) noexcept {
  if (std::ranges::any_of(entity.mentions, [](const Mention& mention) {
        return mention.kind == MentionKind::Name;
      })) {
    return true;
  }
  // Inner mentions may be adjectives and descriptions as well: as long as the name, they are it.
  return !entity.name.empty() && begins_with_capital(entity.name) &&
         std::ranges::any_of(entity.mentions, [&](const Mention& mention) {
           return mention.kind == MentionKind::Inner &&
                  mention.span.end - mention.span.begin == count_code_points(entity.name);
         });
}

bool alias_names_one_thing(std::string_view form) {
  std::vector<std::string_view> words = words_of(form);
  if (!words.empty() && (words.front() == "the" || words.front() == "The"))
    words.erase(words.begin());
  if (words.size() == 1) return has_letters(words.front(), 2) && all_capitals(words.front());
  return words.size() >= 2 && std::ranges::any_of(words, begins_with_capital);
}

bool stands_behind_of(std::string_view form, std::string_view name) {
  for (std::string_view link : {" of ", " of the ", " for ", " for the ", " and ", " and the "}) {
    if (name.size() > form.size() + link.size() && name.ends_with(form) &&
        name.substr(0, name.size() - form.size()).ends_with(link)) {
      return true;
    }
  }
  return false;
}

bool all_capitals(std::string_view name) noexcept {
  bool letters = false;
  for (const char c : name) {
    if (is_small(c)) return false;
    letters = letters || is_capital(c) || beyond_ascii(c);
  }
  return letters;
}

}  // namespace newsgraph::identity
