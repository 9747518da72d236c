#include "newsgraph/query/pattern.hpp"

#include <algorithm>
#include <tuple>
#include <unordered_map>
#include <utility>

#include "newsgraph/base/error.hpp"
#include "newsgraph/base/sorted.hpp"
#include "newsgraph/document/date.hpp"
#include "newsgraph/text/tokenizer.hpp"

namespace newsgraph::query {
namespace {

void append_facts_at(const Snapshot& snapshot, EntityId entity, bool countries,
                     std::vector<FactId>& facts) {
  const auto [first, last] = snapshot.facts_from(entity);
  for (FactId id = first; id < last; ++id) facts.push_back(id);
  const auto to = snapshot.facts_to(entity);
  facts.insert(facts.end(), to.begin(), to.end());
  if (!countries) return;
  const auto acting = snapshot.facts_for(entity);
  facts.insert(facts.end(), acting.begin(), acting.end());
}

std::vector<FactId> facts_at(const Snapshot& snapshot, const std::vector<EntityId>& entities,
                             bool countries) {
  std::vector<FactId> facts;
  for (const EntityId entity : entities) append_facts_at(snapshot, entity, countries, facts);
  make_set(facts);
  return facts;
}

/// How many facts `facts_at` would look at.
std::size_t weight(const Snapshot& snapshot, const Term& term, bool countries) {
  std::size_t sum = 0;
  for (const EntityId entity : term.entities) {
    sum += degree(snapshot, entity);
    if (countries) sum += snapshot.facts_for(entity).size();
  }
  return sum;
}

void finish(const Snapshot& snapshot, const Filters& filters, Answer& answer) {
  // Thousands of facts have hundreds of dates: those are put in order, facts by their places there.
  std::vector<std::string_view> dates;
  struct Key {
    std::string_view date;
    std::string_view first_said;  ///< Of a state without a date: it holds since, as far as known.
    std::size_t date_place = 0;
    std::size_t said_place = 0;
    Row row;
  };
  std::vector<Key> keys;
  keys.reserve(answer.rows.size());
  for (const Row& row : answer.rows) {
    const FactView fact = snapshot.fact(row.fact);
    const bool lasts = fact.date.empty() && snapshot.predicate(fact).state;
    keys.push_back({fact.date, lasts ? fact.first_said : std::string_view(), 0, 0, row});
    dates.insert(dates.end(), {keys.back().date, keys.back().first_said});
  }
  make_set(dates);
  std::ranges::sort(dates, [](auto a, auto b) { return compare_dates(a, b) < 0; });
  std::unordered_map<std::string_view, std::size_t> places;
  for (const std::string_view date : dates) places.emplace(date, places.size());
  for (Key& key : keys) {
    key.date_place = places.at(key.date);
    key.said_place = places.at(key.first_said);
  }
  std::ranges::sort(keys, {}, [](const Key& key) {
    return std::tuple(key.date_place, key.said_place, key.row.fact, key.row.turned);
  });
  std::ranges::transform(keys, answer.rows.begin(), &Key::row);
  if (filters.limit > 0 && answer.rows.size() > filters.limit) {
    answer.left_out.over_limit = answer.rows.size() - filters.limit;
    answer.rows.resize(filters.limit);
  }
}

Term parse_term(const Snapshot& snapshot, const std::string& word, Notes& notes) {
  Term term;
  term.open = is_open(word);
  if (!term.open) {
    term.entities = entities_named(snapshot, word, notes);
    make_set(term.entities);
  } else if (word.starts_with('?')) {
    term.variable = word.substr(1);
  }
  return term;
}

}  // namespace

bool Term::fits(EntityId entity) const {
  return open || std::ranges::binary_search(entities, entity);
}

bool is_open(std::string_view word) noexcept { return word == "_" || word.starts_with('?'); }

std::uint32_t predicate_row(const Snapshot& snapshot, const std::string& words, bool& inverse) {
  const knowledge::Ontology& ontology = snapshot.ontology();
  const knowledge::Predicate* found = ontology.match_predicate(words, inverse);
  if (found == nullptr) {
    const std::string near = closest(words, ontology.predicate_words());
    throw InputError("", "unknown predicate \"" + words + '"' +
                             (near.empty() ? "; newsgraph schema lists them"
                                           : "; did you mean \"" + near + "\"?"));
  }
  return static_cast<std::uint32_t>(found - ontology.predicates().data());
}

Pattern parse_pattern(const Snapshot& snapshot, const std::string& subject,
                      const std::string& predicate, const std::string& object, Notes& notes) {
  Pattern pattern;
  bool inverse = false;
  if (!is_open(predicate)) {
    pattern.predicate = predicate_row(snapshot, predicate, inverse);
  } else if (predicate.starts_with('?')) {
    pattern.predicate_variable = predicate.substr(1);
  }
  pattern.subject = parse_term(snapshot, inverse ? object : subject, notes);
  pattern.object = parse_term(snapshot, inverse ? subject : object, notes);
  return pattern;
}

std::vector<FactId> candidates(const Snapshot& snapshot, const Pattern& pattern, bool countries) {
  const bool by_subject = !pattern.subject.open;
  const bool by_object = !pattern.object.open;
  const std::size_t of_predicate = pattern.predicate
                                       ? snapshot.facts_of_predicate(*pattern.predicate).size()
                                       : snapshot.fact_count();
  const std::size_t of_subject = by_subject ? weight(snapshot, pattern.subject, countries) : 0;
  const std::size_t of_object = by_object ? weight(snapshot, pattern.object, countries) : 0;
  if (by_subject && of_subject <= of_predicate && (!by_object || of_subject <= of_object))
    return facts_at(snapshot, pattern.subject.entities, countries);
  if (by_object && of_object <= of_predicate)
    return facts_at(snapshot, pattern.object.entities, countries);
  if (pattern.predicate) {
    const auto facts = snapshot.facts_of_predicate(*pattern.predicate);
    return {facts.begin(), facts.end()};
  }
  std::vector<FactId> all(snapshot.fact_count());
  for (FactId id = 0; id < all.size(); ++id) all[id] = id;
  return all;
}

Fit fit(const Snapshot& snapshot, const Pattern& pattern, const FactView& fact, bool countries) {
  if (pattern.predicate && fact.predicate != *pattern.predicate) return Fit::None;
  const Ends ends = ends_of(snapshot, fact, countries);
  const auto fits = [](const Term& term, EntityId itself, EntityId actor) {
    return term.fits(itself) || (actor != itself && term.fits(actor));
  };
  if (fits(pattern.subject, fact.subject, ends.subject) &&
      fits(pattern.object, fact.object, ends.object)) {
    return Fit::Straight;
  }
  if (snapshot.predicate(fact).symmetric && fits(pattern.subject, fact.object, ends.object) &&
      fits(pattern.object, fact.subject, ends.subject)) {
    return Fit::Turned;
  }
  return Fit::None;
}

Answer find(const Snapshot& snapshot, const Pattern& pattern, const FactFilter& filter) {
  const bool countries = filter.filters().countries();
  Answer answer;
  for (const FactId id : candidates(snapshot, pattern, countries)) {
    const FactView fact = snapshot.fact(id);
    const Fit how = fit(snapshot, pattern, fact, countries);
    if (how == Fit::None) continue;
    const bool turned = how == Fit::Turned;
    const bool subject_open = turned ? pattern.object.open : pattern.subject.open;
    const bool object_open = turned ? pattern.subject.open : pattern.object.open;
    if (filter.passes(fact, subject_open, object_open, answer.left_out))
      answer.rows.push_back({id, turned});
  }
  finish(snapshot, filter.filters(), answer);
  return answer;
}

Answer facts_of(const Snapshot& snapshot, const std::vector<EntityId>& entities,
                const FactFilter& filter, std::size_t depth) {
  const bool countries = filter.filters().countries();
  Answer answer;
  std::vector<EntityId> reached = entities;
  make_set(reached);
  std::vector<EntityId> edge = reached;
  std::vector<FactId> seen;
  for (std::size_t step = 0; step < depth && !edge.empty(); ++step) {
    std::vector<FactId> here = facts_at(snapshot, edge, countries);
    std::erase_if(here, [&](FactId id) { return std::ranges::binary_search(seen, id); });
    std::vector<EntityId> next;
    for (const FactId id : here) {
      const FactView fact = snapshot.fact(id);
      const Ends ends = ends_of(snapshot, fact, countries);
      const auto known = [&](EntityId entity) {
        return std::ranges::binary_search(reached, entity);
      };
      const bool from = known(fact.subject) || known(ends.subject);
      if (!filter.passes(fact, !from, from, answer.left_out)) continue;
      answer.rows.push_back({id, !from && snapshot.predicate(fact).symmetric});
      for (const EntityId end : {ends.subject, ends.object}) {
        if (end != no_entity_id && !known(end)) next.push_back(end);
      }
    }
    seen.insert(seen.end(), here.begin(), here.end());
    std::ranges::sort(seen);
    make_set(next);
    reached.insert(reached.end(), next.begin(), next.end());
    make_set(reached);
    edge = std::move(next);
  }
  finish(snapshot, filter.filters(), answer);
  return answer;
}

FactId fact_by_handle(const Snapshot& snapshot, const std::string& handle) {
  const std::string wanted = text::fold(handle);
  const auto order = snapshot.facts_by_handle();
  const auto first =
      std::ranges::lower_bound(order, wanted, {}, [&](FactId id) { return snapshot.fact(id).id; });
  auto last = first;
  while (last != order.end() && snapshot.fact(*last).id.starts_with(wanted)) ++last;
  if (first == last || wanted.empty()) {
    throw InputError("", "no fact has the handle \"" + handle +
                             "\"; the last column of query and show has them");
  }
  if (last - first > 1) {
    throw InputError("", std::to_string(last - first) + " facts have a handle that begins with \"" +
                             handle + "\"; give more of it");
  }
  return *first;
}

}  // namespace newsgraph::query
