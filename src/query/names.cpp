#include "newsgraph/query/names.hpp"

#include <algorithm>
#include <utility>

#include "newsgraph/base/error.hpp"
#include "newsgraph/base/utf8.hpp"
#include "newsgraph/text/tokenizer.hpp"

namespace newsgraph::query {
namespace {

/// Folded, hyphens and stops as spaces, one space between words.
std::string key_of(std::string_view name) {
  std::string key;
  for (const char c : text::fold(name)) {
    const bool space = c == ' ' || c == '-' || c == '.' || c == '\n' || c == '\t' || c == ',';
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

/// Whether `words` stand in `form` as whole words in their order, others between them allowed.
bool holds(std::string_view form, const std::vector<std::string_view>& words) {
  std::size_t next = 0;
  for (const std::string_view word : words_of(form)) {
    if (next < words.size() && word == words[next]) ++next;
  }
  return next == words.size();
}

template <typename T>
void add_once(std::vector<T>& list, const T& value) {
  if (std::ranges::find(list, value) == list.end()) list.push_back(value);
}

}  // namespace

NameIndex::NameIndex(const graph::KnowledgeGraph& graph) : graph_(graph) {
  const auto entities = graph.entities();
  for (graph::EntityId entity = 0; entity < entities.size(); ++entity) {
    add(entities[entity].name, entity);
    for (const std::string& alias : entities[entity].aliases) add(alias, entity);
    by_name_["id:" + entities[entity].id].push_back(entity);
  }
}

void NameIndex::add(std::string_view name, graph::EntityId entity) {
  const std::string key = key_of(name);
  if (key.empty()) return;
  add_once(by_name_[key], entity);
  for (const std::string_view word : words_of(key)) add_once(by_word_[std::string(word)], key);
}

std::vector<graph::EntityId> NameIndex::find(std::string_view words) const {
  std::vector<graph::EntityId> found;
  constexpr std::string_view prefix = "n:";
  const std::string_view id = words.starts_with(prefix) ? words.substr(prefix.size()) : words;
  if (const auto at = by_name_.find("id:" + std::string(id)); at != by_name_.end())
    return at->second;
  const std::string key = key_of(words);
  if (const auto at = by_name_.find(key); at != by_name_.end()) {
    found = at->second;
  } else if (const auto parts = words_of(key); !parts.empty()) {
    // The first word's forms are few; the others are checked in each.
    const auto forms = by_word_.find(std::string(parts[0]));
    if (forms != by_word_.end()) {
      for (const std::string& form : forms->second) {
        if (!holds(form, parts)) continue;
        for (const graph::EntityId entity : by_name_.at(form)) add_once(found, entity);
      }
    }
  }
  const auto weight = [this](graph::EntityId entity) {
    return graph_.facts_from(entity).size() + graph_.facts_to(entity).size();
  };
  std::ranges::sort(found);
  std::ranges::stable_sort(found, std::ranges::greater{}, weight);
  return found;
}

std::vector<std::string> NameIndex::suggestions(std::string_view words, std::size_t most) const {
  const std::string key = key_of(words);
  std::vector<std::pair<std::size_t, std::string>> near;
  const auto consider = [&](std::string_view candidate, graph::EntityId entity) {
    const std::size_t distance = edit_distance(key, candidate);
    if (distance <= key.size() / 3 + 1) near.emplace_back(distance, graph_.entities()[entity].name);
  };
  for (const auto& [form, entities] : by_name_) {
    if (form.starts_with("id:")) continue;
    consider(form, entities.front());
    for (const std::string_view word : words_of(form)) {
      if (word.size() > 3) consider(word, entities.front());
    }
  }
  std::ranges::sort(near);
  std::vector<std::string> names;
  for (const auto& [distance, name] : near) {
    add_once(names, name);
    if (names.size() == most) break;
  }
  return names;
}

}  // namespace newsgraph::query
