#include "newsgraph/query/names.hpp"

#include <algorithm>
#include <optional>
#include <tuple>
#include <utility>

#include "newsgraph/base/error.hpp"
#include "newsgraph/base/sorted.hpp"

#include "query/name_keys.hpp"

namespace newsgraph::query {
namespace {

/// The entry of a sorted list with that key; its number is never `count`.
template <typename At>
std::optional<std::size_t> entry_of(std::size_t count, std::string_view key, const At& at) {
  std::size_t first = 0;
  std::size_t last = count;
  while (first < last) {
    const std::size_t middle = first + (last - first) / 2;
    if (at(middle).key < key) {
      first = middle + 1;
    } else {
      last = middle;
    }
  }
  if (first == count || at(first).key != key) return std::nullopt;
  return first;
}

/// Whether words stand in `form` in their order, others between them allowed. `meant` holds for
/// each the ways in which it may be written, ascending.
bool holds(std::string_view form, const std::vector<std::vector<std::string_view>>& meant) {
  std::size_t next = 0;
  for (const std::string_view word : words_of(form)) {
    if (next < meant.size() && std::ranges::find(meant[next], word) != meant[next].end()) ++next;
  }
  return next == meant.size();
}

/// Entities of the forms that hold the words. The rarest word's forms are looked at.
std::vector<EntityId> with_words(const Snapshot& snapshot,
                                 const std::vector<std::vector<std::string_view>>& meant) {
  const auto word_at = [&](std::size_t i) { return snapshot.word(i); };
  std::vector<std::uint32_t> forms;
  bool first = true;
  for (const auto& ways : meant) {
    std::vector<std::uint32_t> of_word;
    for (const std::string_view way : ways) {
      if (const auto word = entry_of(snapshot.word_count(), way, word_at)) {
        const auto values = snapshot.word(*word).values;
        of_word.insert(of_word.end(), values.begin(), values.end());
      }
    }
    if (first || of_word.size() < forms.size()) forms = std::move(of_word);
    first = false;
  }
  std::vector<EntityId> entities;
  for (const std::uint32_t form : forms) {
    const Snapshot::Entry entry = snapshot.form(form);
    if (holds(entry.key, meant))
      entities.insert(entities.end(), entry.values.begin(), entry.values.end());
  }
  make_set(entities);
  return entities;
}

/// Whether the first of several is not by far the one with most facts. Stray mentions of a famous
/// name are things of their own in many graphs, and nobody need hear of them.
bool in_doubt(const Snapshot& snapshot, const std::vector<EntityId>& entities) {
  constexpr std::size_t by_far = 10;
  std::size_t others = 0;
  for (const EntityId entity : entities) others += degree(snapshot, entity);
  const std::size_t first = entities.empty() ? 0 : degree(snapshot, entities.front());
  return (others - first) * by_far > first;
}

void add_note(Notes& notes, std::string note) {
  if (std::ranges::find(notes, note) == notes.end()) notes.push_back(std::move(note));
}

void most_facts_first(const Snapshot& snapshot, std::vector<EntityId>& entities) {
  std::ranges::stable_sort(entities, std::ranges::greater{},
                           [&](EntityId entity) { return degree(snapshot, entity); });
}

}  // namespace

std::size_t degree(const Snapshot& snapshot, EntityId entity) {
  const auto from = snapshot.facts_from(entity);
  return from.last - from.first + snapshot.facts_to(entity).size();
}

Named find_name(const Snapshot& snapshot, std::string_view words) {
  constexpr std::string_view prefix = "n:";
  const std::string_view id = words.starts_with(prefix) ? words.substr(prefix.size()) : words;
  if (const EntityId entity = snapshot.entity_of_id(id); entity != no_entity_id)
    return {NameMatch::Whole, {entity}};
  const std::string key = name_key(words);
  Named named;
  if (const auto form =
          entry_of(snapshot.form_count(), key, [&](std::size_t i) { return snapshot.form(i); })) {
    const auto values = snapshot.form(*form).values;
    named = {NameMatch::Whole, {values.begin(), values.end()}};
    most_facts_first(snapshot, named.entities);
    return named;
  }
  const std::vector<std::string_view> parts = words_of(key);
  if (parts.empty()) return named;
  std::vector<std::vector<std::string_view>> meant;
  meant.reserve(parts.size());
  for (const std::string_view part : parts) meant.push_back({part});
  named = {NameMatch::Words, with_words(snapshot, meant)};
  if (named.entities.empty()) {
    for (std::size_t i = 0; i < parts.size(); ++i) {
      const std::string sound = sound_of(parts[i]);
      if (sound.empty()) continue;
      const auto found = entry_of(snapshot.sound_count(), sound,
                                  [&](std::size_t at) { return snapshot.sound(at); });
      if (!found) continue;
      for (const std::uint32_t word : snapshot.sound(*found).values)
        meant[i].push_back(snapshot.word(word).key);
    }
    named = {NameMatch::Sound, with_words(snapshot, meant)};
  }
  if (named.entities.empty()) named.match = NameMatch::None;
  most_facts_first(snapshot, named.entities);
  return named;
}

std::vector<std::string> names_near(const Snapshot& snapshot, std::string_view words,
                                    std::size_t most) {
  const std::string key = name_key(words);
  const std::size_t limit = key.size() / 3 + 1;
  // Distance, then more facts, then the name.
  std::vector<std::tuple<std::size_t, std::size_t, std::string>> near;
  const auto near_enough = [&](std::string_view candidate) -> std::optional<std::size_t> {
    const std::size_t shorter = std::min(candidate.size(), key.size());
    if (candidate.size() + key.size() - 2 * shorter > limit) return std::nullopt;
    const std::size_t distance = edit_distance(key, candidate);
    return distance <= limit ? std::optional(distance) : std::nullopt;
  };
  const auto consider = [&](std::size_t distance, EntityId entity) {
    near.emplace_back(distance, ~degree(snapshot, entity), std::string(snapshot.name(entity)));
  };
  for (std::size_t i = 0; i < snapshot.form_count(); ++i) {
    const Snapshot::Entry form = snapshot.form(i);
    const auto distance = near_enough(form.key);
    if (!distance) continue;
    for (const EntityId entity : form.values) consider(*distance, entity);
  }
  constexpr std::size_t shortest_word = 4;
  for (std::size_t i = 0; i < snapshot.word_count(); ++i) {
    const Snapshot::Entry word = snapshot.word(i);
    if (word.key.size() < shortest_word) continue;
    const auto distance = near_enough(word.key);
    if (!distance) continue;
    for (const std::uint32_t form : word.values) {
      for (const EntityId entity : snapshot.form(form).values) consider(*distance, entity);
    }
  }
  std::ranges::sort(near);
  std::vector<std::string> names;
  for (const auto& [distance, facts, name] : near) {
    if (std::ranges::find(names, name) == names.end()) names.push_back(name);
    if (names.size() == most) break;
  }
  return names;
}

std::vector<EntityId> entities_named(const Snapshot& snapshot, const std::string& words,
                                     Notes& notes) {
  Named named = find_name(snapshot, words);
  if (named.match == NameMatch::None) {
    std::string message = "nobody and nothing in the graph is called \"" + words + '"';
    const auto near = names_near(snapshot, words);
    for (std::size_t i = 0; i < near.size(); ++i) {
      message += (i == 0 ? "; did you mean " : i + 1 == near.size() ? " or " : ", ") + near[i];
    }
    if (!near.empty()) message += '?';
    throw InputError("", message);
  }
  if (named.match == NameMatch::Sound) {
    std::string note = "no \"" + words + "\" in the graph; it sounds like ";
    constexpr std::size_t most_told = 3;
    for (std::size_t i = 0; i < named.entities.size() && i < most_told; ++i)
      note.append(i == 0 ? "" : ", ").append(snapshot.name(named.entities[i]));
    if (named.entities.size() > most_told)
      note += " and " + std::to_string(named.entities.size() - most_told) + " more";
    add_note(notes, std::move(note));
  } else if (in_doubt(snapshot, named.entities)) {
    const auto told = std::ranges::count_if(
        named.entities, [&](EntityId entity) { return degree(snapshot, entity) > 0; });
    add_note(notes, '"' + words + "\" names " + std::to_string(told) +
                        " with facts, most of them " +
                        std::string(snapshot.name(named.entities.front())) +
                        "; a fuller name or an id (newsgraph show) tells them apart");
  }
  return std::move(named.entities);
}

}  // namespace newsgraph::query
