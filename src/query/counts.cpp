#include "newsgraph/query/counts.hpp"

#include <algorithm>
#include <array>
#include <chrono>
#include <map>
#include <optional>
#include <tuple>
#include <utility>

#include "newsgraph/base/sorted.hpp"
#include "newsgraph/document/date.hpp"
#include "newsgraph/query/filters.hpp"

namespace newsgraph::query {
namespace {

/// "2024" of "2024-04-19", "2024-04" of it for seven characters; empty where the date is coarser or
/// is no such date.
std::string part_of_date(std::string_view date, std::size_t size) {
  const DatePrecision precision = date_precision(date);
  if (precision == DatePrecision::None || precision == DatePrecision::Yearless) return {};
  constexpr std::size_t year = 4;
  if (size > year && precision == DatePrecision::Year) return {};
  // An interval is counted where it begins, if that is known.
  return date.size() < size || date.starts_with('.') ? std::string()
                                                     : std::string(date.substr(0, size));
}

std::string stance_of(const FactView& fact) {
  if (fact.plain()) return "plain";
  if (fact.stance.modality != Modality::Asserted) return to_string(fact.stance.modality);
  return fact.stance.polarity == Polarity::Negative ? "negative" : "attributed";
}

/// Words that facts are counted under, numbered as they come.
class Words {
 public:
  std::uint32_t number(std::string word) {
    const auto [place, fresh] =
        numbers_.try_emplace(std::move(word), static_cast<std::uint32_t>(words_.size()));
    if (fresh) words_.push_back(&place->first);
    return place->second;
  }
  std::string_view operator[](std::uint32_t number) const { return *words_[number]; }

 private:
  std::map<std::string, std::uint32_t> numbers_;
  std::vector<const std::string*> words_;
};

/// A fact under what it is counted by: two entities, one, a predicate, or a word. Numbers, so that
/// nothing is spelled out for each fact; things of one name stay two.
struct Entry {
  std::uint32_t one = 0;
  std::uint32_t other = no_entity_id;
  FactId fact = 0;
};

/// Calls `add` with the one or two keys that a fact is counted under.
template <typename Add>
void visit_keys(const Snapshot& snapshot, const FactView& fact, CountBy by, bool countries,
                Words& words, const Add& add) {
  const Ends ends = ends_of(snapshot, fact, countries);
  constexpr std::size_t year = 4;
  constexpr std::size_t month = 7;
  const std::string_view date = fact.date.empty() ? fact.period : fact.date;
  switch (by) {
    case CountBy::Predicate:
      return add(fact.predicate, no_entity_id);
    case CountBy::Type: {
      std::string types(snapshot.entity(ends.subject).type);
      types += " - ";
      types += ends.object == no_entity_id ? "(literal)" : snapshot.entity(ends.object).type;
      return add(words.number(std::move(types)), no_entity_id);
    }
    case CountBy::Dyad:
      if (ends.object == no_entity_id) return;
      return add(std::min(ends.subject, ends.object), std::max(ends.subject, ends.object));
    case CountBy::Actor:
      add(ends.subject, no_entity_id);
      if (ends.object != no_entity_id && ends.object != ends.subject)
        add(ends.object, no_entity_id);
      return;
    case CountBy::Year:
      return add(words.number(part_of_date(date, year)), no_entity_id);
    case CountBy::Month:
      return add(words.number(part_of_date(date, month)), no_entity_id);
    case CountBy::Stance:
      return add(words.number(stance_of(fact)), no_entity_id);
  }
}

/// Facts of one key, and its names in the order of the alphabet.
struct Group {
  std::span<const Entry> entries;
  std::array<std::string_view, 2> names;
};

std::array<std::string_view, 2> names_of(const Snapshot& snapshot, const Entry& entry, CountBy by,
                                         const Words& words) {
  switch (by) {
    case CountBy::Predicate:
      return {snapshot.ontology().predicates()[entry.one].name, {}};
    case CountBy::Actor:
      return {snapshot.name(entry.one), {}};
    case CountBy::Dyad: {
      std::array<std::string_view, 2> names = {snapshot.name(entry.one),
                                               snapshot.name(entry.other)};
      std::ranges::sort(names);
      return names;
    }
    default:
      return {words[entry.one], {}};
  }
}

/// First and last date so far, with the days they begin with.
struct Extent {
  std::string_view first, last;
  std::chrono::sys_days first_day, last_day;

  void add(std::string_view date) {
    const std::optional<DateRange> range = date_range(date);
    if (!range) return;
    if (first.empty() || range->first < first_day) {
      first = date;
      first_day = range->first;
    }
    if (last.empty() || range->first > last_day) {
      last = date;
      last_day = range->first;
    }
  }
};

/// What is told of a group that is shown.
Count count_of(const Snapshot& snapshot, const Group& group, CountBy by) {
  Count count;
  count.key.emplace_back(group.names[0]);
  if (by == CountBy::Dyad) count.key.emplace_back(group.names[1]);
  count.facts = group.entries.size();
  std::vector<std::uint32_t> sources;
  std::map<std::uint32_t, std::size_t> predicates;
  Extent extent;
  for (const Entry& entry : group.entries) {
    const FactView fact = snapshot.fact(entry.fact);
    ++predicates[fact.predicate];
    sources.insert(sources.end(), fact.sources.begin(), fact.sources.end());
    extent.add(fact.date);
  }
  make_set(sources);
  count.articles = sources.size();
  count.predicates.assign(predicates.begin(), predicates.end());
  count.first = extent.first;
  count.last = extent.last;
  return count;
}

}  // namespace

std::vector<Count> count_facts(const Snapshot& snapshot, std::span<const FactId> facts, CountBy by,
                               bool countries, std::size_t most, std::size_t* more) {
  Words words;
  std::vector<Entry> entries;
  for (const FactId id : facts) {
    visit_keys(snapshot, snapshot.fact(id), by, countries, words,
               [&](std::uint32_t one, std::uint32_t other) {
                 entries.push_back({one, other, id});
               });
  }
  const auto key_of = [](const Entry& entry) { return std::tie(entry.one, entry.other); };
  std::ranges::sort(
      entries, {}, [](const Entry& entry) { return std::tie(entry.one, entry.other, entry.fact); });
  std::vector<Group> groups;
  for (std::size_t begin = 0, end = 0; begin < entries.size(); begin = end) {
    while (end < entries.size() && key_of(entries[end]) == key_of(entries[begin])) ++end;
    groups.push_back({std::span(entries).subspan(begin, end - begin),
                      names_of(snapshot, entries[begin], by, words)});
  }
  const bool by_time = by == CountBy::Year || by == CountBy::Month;
  std::ranges::stable_sort(groups, [by_time](const Group& a, const Group& b) {
    const bool differ = !by_time && a.entries.size() != b.entries.size();
    return differ ? a.entries.size() > b.entries.size() : a.names < b.names;
  });
  if (more != nullptr) *more = groups.size() - std::min(most, groups.size());
  if (groups.size() > most) groups.resize(most);
  std::vector<Count> counts;
  counts.reserve(groups.size());
  for (const Group& group : groups) counts.push_back(count_of(snapshot, group, by));
  return counts;
}

}  // namespace newsgraph::query
