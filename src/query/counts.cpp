#include "newsgraph/query/counts.hpp"

#include <algorithm>
#include <chrono>
#include <optional>
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

/// What facts are counted under: two entities or one, a predicate, or a word. Numbers, so that
/// nothing is spelled out for each fact; things of one name stay two.
struct Key {
  std::uint32_t one = no_entity_id;
  std::uint32_t other = no_entity_id;
  std::string word;

  friend auto operator<=>(const Key&, const Key&) = default;
};

/// The keys that a fact is counted under, at most two.
std::vector<Key> keys_of(const Snapshot& snapshot, const FactView& fact, CountBy by,
                         bool countries) {
  const Ends ends = ends_of(snapshot, fact, countries);
  constexpr std::size_t year = 4;
  constexpr std::size_t month = 7;
  const std::string_view date = fact.date.empty() ? fact.period : fact.date;
  switch (by) {
    case CountBy::Predicate:
      return {{fact.predicate, no_entity_id, {}}};
    case CountBy::Type: {
      std::string types(snapshot.entity(ends.subject).type);
      types += " - ";
      types += ends.object == no_entity_id ? "(literal)" : snapshot.entity(ends.object).type;
      return {{no_entity_id, no_entity_id, std::move(types)}};
    }
    case CountBy::Dyad:
      if (ends.object == no_entity_id) return {};
      return {{std::min(ends.subject, ends.object), std::max(ends.subject, ends.object), {}}};
    case CountBy::Actor:
      if (ends.object == no_entity_id || ends.object == ends.subject)
        return {{ends.subject, no_entity_id, {}}};
      return {{ends.subject, no_entity_id, {}}, {ends.object, no_entity_id, {}}};
    case CountBy::Year:
      return {{no_entity_id, no_entity_id, part_of_date(date, year)}};
    case CountBy::Month:
      return {{no_entity_id, no_entity_id, part_of_date(date, month)}};
    case CountBy::Stance:
      return {{no_entity_id, no_entity_id, stance_of(fact)}};
  }
  return {};
}

std::vector<std::string> words_of(const Snapshot& snapshot, const Key& key, CountBy by) {
  if (by == CountBy::Predicate) return {snapshot.ontology().predicates()[key.one].name};
  if (key.one == no_entity_id) return {key.word};
  std::vector<std::string> names = {std::string(snapshot.name(key.one))};
  if (key.other != no_entity_id) names.emplace_back(snapshot.name(key.other));
  std::ranges::sort(names);
  return names;
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

}  // namespace

std::vector<Count> count_facts(const Snapshot& snapshot, std::span<const FactId> facts, CountBy by,
                               bool countries) {
  struct Tally {
    Count count;
    Extent extent;
    std::vector<std::uint32_t> sources;
  };
  std::map<Key, Tally> tallies;
  for (const FactId id : facts) {
    const FactView fact = snapshot.fact(id);
    for (Key& key : keys_of(snapshot, fact, by, countries)) {
      Tally& tally = tallies[std::move(key)];
      ++tally.count.facts;
      ++tally.count.predicates[fact.predicate];
      tally.sources.insert(tally.sources.end(), fact.sources.begin(), fact.sources.end());
      tally.extent.add(fact.date);
    }
  }
  std::vector<Count> counts;
  for (auto& [key, tally] : tallies) {
    make_set(tally.sources);
    tally.count.key = words_of(snapshot, key, by);
    tally.count.articles = tally.sources.size();
    tally.count.first = tally.extent.first;
    tally.count.last = tally.extent.last;
    counts.push_back(std::move(tally.count));
  }
  const bool by_time = by == CountBy::Year || by == CountBy::Month;
  std::ranges::sort(counts, [by_time](const Count& a, const Count& b) {
    return !by_time && a.facts != b.facts ? a.facts > b.facts : a.key < b.key;
  });
  return counts;
}

}  // namespace newsgraph::query
