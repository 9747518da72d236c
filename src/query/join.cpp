#include "newsgraph/query/join.hpp"

#include <algorithm>
#include <limits>
#include <map>
#include <optional>
#include <utility>

#include "newsgraph/base/error.hpp"
#include "newsgraph/document/date.hpp"

#include "query/name_keys.hpp"

namespace newsgraph::query {
namespace {

/// A fact as one pattern sees it.
struct Edge {
  Value subject, predicate, object;
  Row row;
};

/// Which variables the places of a pattern are; `none` for what is no variable.
struct Places {
  static constexpr std::size_t none = std::numeric_limits<std::size_t>::max();
  std::size_t subject = none;
  std::size_t predicate = none;
  std::size_t object = none;
};

/// One way to fill some variables so far.
struct Partial {
  std::vector<Value> values;
  std::vector<std::vector<Row>> facts;
};

class Solver {
 public:
  Solver(const Snapshot& snapshot, const Question& question, const FactFilter& filter)
      : snapshot_(snapshot), question_(question), filter_(filter) {
    const auto place = [&](const std::string& name) {
      const auto at = std::ranges::find(question.variables, name);
      return name.empty() || at == question.variables.end()
                 ? Places::none
                 : static_cast<std::size_t>(at - question.variables.begin());
    };
    bool states = false;
    bool occasions = false;
    for (const Pattern& pattern : question.patterns) {
      places_.push_back({place(pattern.subject.variable), place(pattern.predicate_variable),
                         place(pattern.object.variable)});
      if (pattern.predicate) {
        const bool state = snapshot.ontology().predicates()[*pattern.predicate].state;
        (state ? states : occasions) = true;
      }
    }
    both_kinds_ = states && occasions;
  }

  Solutions run() {
    Solutions solutions;
    std::vector<Partial> partials(1);
    partials.front().values.resize(question_.variables.size());
    partials.front().facts.resize(question_.patterns.size());
    std::vector<bool> done(question_.patterns.size());
    std::vector<bool> bound(question_.variables.size());
    for (std::size_t step = 0; step < question_.patterns.size(); ++step) {
      const std::size_t next = cheapest(done, bound);
      done[next] = true;
      partials = extend(partials, next, bound, solutions);
      for (const std::size_t place :
           {places_[next].subject, places_[next].predicate, places_[next].object}) {
        if (place != Places::none) bound[place] = true;
      }
    }
    for (Partial& partial : partials)
      solutions.rows.push_back({std::move(partial.values), std::move(partial.facts)});
    return solutions;
  }

 private:
  Scope scope(const Pattern& pattern) const {
    if (!both_kinds_ || !pattern.predicate) return {};
    const bool state = snapshot_.ontology().predicates()[*pattern.predicate].state;
    return {state, !state};
  }

  /// The pattern to go on with: one that shares a variable before one that does not, then the one
  /// with the fewest facts to look at, then the first.
  std::size_t cheapest(const std::vector<bool>& done, const std::vector<bool>& bound) const {
    std::optional<std::pair<bool, std::size_t>> least;
    std::size_t best = 0;
    const bool any_bound = std::ranges::find(bound, true) != bound.end();
    for (std::size_t i = 0; i < done.size(); ++i) {
      if (done[i]) continue;
      const auto is_bound = [&](std::size_t place) {
        return place != Places::none && bound[place];
      };
      const bool shares = is_bound(places_[i].subject) || is_bound(places_[i].object) ||
                          is_bound(places_[i].predicate);
      const std::pair<bool, std::size_t> cost = {any_bound && !shares, estimate(i)};
      if (!least || cost < *least) {
        least = cost;
        best = i;
      }
    }
    return best;
  }

  std::size_t estimate(std::size_t pattern) const {
    return candidates(snapshot_, question_.patterns[pattern], filter_.filters().countries()).size();
  }

  /// All facts that fit the pattern and pass, once for each way they may be read.
  std::vector<Edge> edges_of(const Pattern& pattern, LeftOut& left_out) const {
    const bool countries = filter_.filters().countries();
    std::vector<Edge> edges;
    for (const FactId id : candidates(snapshot_, pattern, countries)) {
      const FactView fact = snapshot_.fact(id);
      if (pattern.predicate && fact.predicate != *pattern.predicate) continue;
      const Ends ends = ends_of(snapshot_, fact, countries);
      const bool symmetric = snapshot_.predicate(fact).symmetric;
      bool passed = false;
      for (const bool turned : {false, true}) {
        if (turned && !symmetric) break;
        const EntityId subject = turned ? fact.object : fact.subject;
        const EntityId object = turned ? fact.subject : fact.object;
        const EntityId acting = turned ? ends.object : ends.subject;
        const EntityId acted_on = turned ? ends.subject : ends.object;
        if (!(pattern.subject.fits(subject) || pattern.subject.fits(acting)) ||
            !(pattern.object.fits(object) || pattern.object.fits(acted_on))) {
          continue;
        }
        if (!passed && !filter_.passes(fact, turned ? pattern.object.open : pattern.subject.open,
                                       turned ? pattern.subject.open : pattern.object.open,
                                       left_out, scope(pattern))) {
          break;
        }
        passed = true;
        const auto value = [&fact](EntityId entity) {
          return entity == no_entity_id ? Value{Value::Kind::Literal, 0, fact.literal}
                                        : Value{Value::Kind::Entity, entity, {}};
        };
        edges.push_back({value(acting),
                         {Value::Kind::Predicate, fact.predicate, {}},
                         value(acted_on),
                         {id, turned}});
      }
    }
    return edges;
  }

  std::vector<Partial> extend(const std::vector<Partial>& partials, std::size_t number,
                              const std::vector<bool>& bound, Solutions& solutions) const {
    const Pattern& pattern = question_.patterns[number];
    const Places& places = places_[number];
    const std::vector<Edge> edges = edges_of(pattern, solutions.left_out);
    const auto is_bound = [&](std::size_t place) { return place != Places::none && bound[place]; };
    // Edges by the values of the places that are filled already.
    using Key = std::array<Value, 3>;
    const auto key_of = [&](const Value& subject, const Value& predicate, const Value& object) {
      Key key;
      if (is_bound(places.subject)) key[0] = subject;
      if (is_bound(places.predicate)) key[1] = predicate;
      if (is_bound(places.object)) key[2] = object;
      return key;
    };
    std::map<Key, std::vector<const Edge*>> by_key;
    for (const Edge& edge : edges)
      by_key[key_of(edge.subject, edge.predicate, edge.object)].push_back(&edge);
    // The ways so far that the new facts lead to; equal ones are one, with the facts of both.
    std::map<std::vector<Value>, std::size_t> known;
    std::vector<Partial> extended;
    const Value nothing;
    for (const Partial& partial : partials) {
      const auto filled = [&](std::size_t place) -> const Value& {
        return place == Places::none ? nothing : partial.values[place];
      };
      const auto found = by_key.find(
          key_of(filled(places.subject), filled(places.predicate), filled(places.object)));
      if (found == by_key.end()) continue;
      for (const Edge* edge : found->second) {
        std::vector<Value> values = partial.values;
        if (!fill(values, places.subject, edge->subject) ||
            !fill(values, places.predicate, edge->predicate) ||
            !fill(values, places.object, edge->object)) {
          continue;
        }
        const auto [at, fresh] = known.try_emplace(std::move(values), extended.size());
        if (fresh) {
          if (extended.size() == most_solutions) {
            throw InputError("question", "more than " + std::to_string(most_solutions) +
                                             " ways to answer it; name more of it, or filter");
          }
          extended.push_back({at->first, partial.facts});
        }
        std::vector<Row>& rows = extended[at->second].facts[number];
        // Edges come in the order of facts: a fact that fits both ways stands last.
        if (rows.empty() || rows.back().fact != edge->row.fact) rows.push_back(edge->row);
      }
    }
    solutions.plan.push_back(std::to_string(solutions.plan.size() + 1) + ". " +
                             pattern_words(snapshot_, pattern) + ": " +
                             std::to_string(edges.size()) + " facts, " +
                             std::to_string(extended.size()) + " ways");
    return extended;
  }

  /// Whether the value can stand there: as it is filled already, or, where it is not, unlike every
  /// other variable.
  static bool fill(std::vector<Value>& values, std::size_t place, const Value& value) {
    if (place == Places::none) return true;
    if (values[place].kind != Value::Kind::None) return values[place] == value;
    if (std::ranges::find(values, value) != values.end()) return false;
    values[place] = value;
    return true;
  }

  const Snapshot& snapshot_;
  const Question& question_;
  const FactFilter& filter_;
  std::vector<Places> places_;
  bool both_kinds_ = false;
};

void sort_by_names(const Snapshot& snapshot, std::vector<Solution>& rows) {
  std::map<Value, std::string> names;
  for (const Solution& row : rows) {
    for (const Value& value : row.values) {
      if (!names.contains(value)) names[value] = name_key(value_words(snapshot, value));
    }
  }
  std::ranges::stable_sort(rows, [&](const Solution& a, const Solution& b) {
    for (std::size_t i = 0; i < a.values.size(); ++i) {
      if (a.values[i] == b.values[i]) continue;
      const std::string& left = names.at(a.values[i]);
      const std::string& right = names.at(b.values[i]);
      return left != right ? left < right : a.values[i] < b.values[i];
    }
    return false;
  });
}

}  // namespace

Solutions solve(const Snapshot& snapshot, const Question& question, const FactFilter& filter) {
  Solutions solutions = Solver(snapshot, question, filter).run();
  for (Solution& row : solutions.rows) {
    for (std::vector<Row>& facts : row.facts) {
      std::ranges::stable_sort(facts, [&](const Row& a, const Row& b) {
        return compare_dates(snapshot.fact(a.fact).date, snapshot.fact(b.fact).date) < 0;
      });
    }
  }
  sort_by_names(snapshot, solutions.rows);
  const std::size_t limit = filter.filters().limit;
  if (limit > 0 && solutions.rows.size() > limit) {
    solutions.left_out.over_limit = solutions.rows.size() - limit;
    solutions.rows.resize(limit);
  }
  return solutions;
}

std::string value_words(const Snapshot& snapshot, const Value& value) {
  switch (value.kind) {
    case Value::Kind::Entity:
      return std::string(snapshot.name(value.number));
    case Value::Kind::Literal:
      return std::string(value.literal);
    case Value::Kind::Predicate:
      return snapshot.ontology().predicates()[value.number].label;
    case Value::Kind::None:
      break;
  }
  return {};
}

std::string pattern_words(const Snapshot& snapshot, const Pattern& pattern) {
  const auto term = [&snapshot](const Term& each) {
    if (each.open) return each.variable.empty() ? std::string("_") : '?' + each.variable;
    std::string words(snapshot.name(each.entities.front()));
    if (each.entities.size() > 1)
      words += " (or " + std::to_string(each.entities.size() - 1) + " more of that name)";
    return words;
  };
  std::string predicate =
      pattern.predicate_variable.empty() ? "_" : '?' + pattern.predicate_variable;
  if (pattern.predicate) predicate = snapshot.ontology().predicates()[*pattern.predicate].label;
  return term(pattern.subject) + ' ' + predicate + ' ' + term(pattern.object);
}

}  // namespace newsgraph::query
