#include "newsgraph/query/pattern.hpp"

#include <algorithm>
#include <array>
#include <numeric>
#include <string_view>
#include <utility>

#include "newsgraph/base/error.hpp"
#include "newsgraph/document/date.hpp"
#include "newsgraph/query/conflicts.hpp"
#include "newsgraph/text/tokenizer.hpp"

namespace newsgraph::query {
namespace {

using graph::EntityId;
using graph::Fact;
using graph::FactId;

constexpr std::array<std::string_view, 8> stances = {
    "asserted", "planned", "denied", "former", "hypothetical", "negative", "attributed", "all"};

bool is_open(const std::string& word) { return word == "_" || word.starts_with('?'); }

bool contains(const std::vector<EntityId>& entities, EntityId entity) {
  return std::ranges::find(entities, entity) != entities.end();
}

bool holds_folded(const std::string& text, const std::string& part) {
  return text::fold(text).find(text::fold(part)) != std::string::npos;
}

/// Filters with their names looked up, so that a question costs them once.
class Checker {
 public:
  Checker(const graph::KnowledgeGraph& graph, const NameIndex& names, const Filters& filters)
      : graph_(graph), filters_(filters) {
    if (!filters.place.empty()) place_ = entities_named(names, filters.place);
    if (!filters.with.empty()) with_ = entities_named(names, filters.with);
    if (!filters.speaker.empty()) speaker_ = entities_named(names, filters.speaker);
    for (const auto& [option, date] :
         {std::pair{"--since", filters.since}, std::pair{"--until", filters.until},
          std::pair{"--as-of", filters.as_of}}) {
      if (!date.empty() && !date_range(date)) {
        throw InputError(option, "\"" + date + "\" is no date (want YYYY, YYYY-MM or YYYY-MM-DD)");
      }
    }
    if (!filters.type.empty() && graph.knowledge().ontology.find_type(filters.type) == nullptr) {
      std::vector<std::string> types;
      for (const auto& type : graph.knowledge().ontology.types()) types.push_back(type.name);
      const std::string near = closest(filters.type, types);
      throw InputError("--type", "unknown type \"" + filters.type + "\"" +
                                     (near.empty() ? "" : "; did you mean " + near + "?"));
    }
    if (!filters.stance.empty() && std::ranges::find(stances, filters.stance) == stances.end()) {
      std::string all;
      for (const std::string_view stance : stances)
        all += (all.empty() ? "" : ", ") + std::string(stance);
      throw InputError("--stance", "unknown stance \"" + filters.stance + "\" (want " + all + ")");
    }
  }

  /// Whether the fact passes; counts in `answer` why it does not where a note will say so.
  bool passes(const Fact& fact, bool subject_open, bool object_open, Answer& answer) const {
    if (!filters_.role.empty() && !holds_folded(fact.role, filters_.role)) return false;
    if (!filters_.topic.empty() && !holds_folded(fact.topic, filters_.topic)) return false;
    if (!place_.empty() && !at_place(fact)) return false;
    if (!with_.empty() && !involves(fact)) return false;
    if (!filters_.type.empty()) {
      if (subject_open && !has_type(fact.subject) && !object_open) return false;
      if (object_open && !has_type(fact.object) && !subject_open) return false;
      if (subject_open && object_open && !has_type(fact.subject) && !has_type(fact.object))
        return false;
    }
    if (!speaker_.empty() &&
        std::ranges::none_of(fact.speakers, [this](EntityId e) { return contains(speaker_, e); })) {
      return false;
    }
    if (filters_.min_sources > 1 ? graph_.independent_sources(fact) < filters_.min_sources
                                 : fact.sources.size() < filters_.min_sources) {
      return false;
    }
    if (fact.confidence < filters_.min_confidence) return false;
    if (!right_stance(fact)) {
      ++answer.other_stance;
      return false;
    }
    return right_time(fact, answer);
  }

 private:
  bool has_type(EntityId entity) const {
    return entity != graph::no_entity_id &&
           graph_.knowledge().ontology.is_a(graph_.entities()[entity].type, filters_.type);
  }

  bool at_place(const Fact& fact) const {
    if (contains(place_, fact.place) || contains(place_, fact.object)) return true;
    if (fact.event == graph::no_entity_id) return false;
    return std::ranges::any_of(graph_.facts_from(fact.event), [&](FactId id) {
      const Fact& other = graph_.facts()[id];
      return predicate_name(other) == "location" && contains(place_, other.object);
    });
  }

  bool involves(const Fact& fact) const {
    if (contains(with_, fact.subject) || contains(with_, fact.object)) return true;
    // The other parties of an event or of an agreement.
    for (const EntityId hub : {fact.event, fact.object, fact.subject}) {
      if (hub == graph::no_entity_id) continue;
      const std::string_view root = graph_.knowledge().ontology.root(graph_.entities()[hub].type);
      if (root != "Event" && root != "Agreement") continue;
      for (const FactId id : graph_.facts_from(hub)) {
        if (contains(with_, graph_.facts()[id].object)) return true;
      }
      for (const FactId id : graph_.facts_to(hub)) {
        if (contains(with_, graph_.facts()[id].subject)) return true;
      }
    }
    return false;
  }

  const std::string& predicate_name(const Fact& fact) const {
    return graph_.knowledge().ontology.predicates()[fact.predicate].name;
  }

  bool right_stance(const Fact& fact) const {
    const std::string wanted = filters_.stance.empty() ? "asserted" : filters_.stance;
    if (wanted == "all") return true;
    if (!speaker_.empty() && filters_.stance.empty()) return true;
    if (wanted == "asserted") return fact.plain();
    if (wanted == "attributed") return !fact.speakers.empty();
    if (wanted == "negative") return fact.stance.polarity == Polarity::Negative;
    return wanted == to_string(fact.stance.modality);
  }

  bool right_time(const Fact& fact, Answer& answer) const {
    if (filters_.since.empty() && filters_.until.empty() && filters_.as_of.empty()) return true;
    const auto range = date_range(fact.date);
    if (!range && !filters_.as_of.empty() &&
        graph_.knowledge().ontology.predicates()[fact.predicate].state) {
      return holds_as_of(fact, answer);
    }
    if (!range) {
      if (!filters_.undated) ++answer.undated;
      return filters_.undated;
    }
    if (!filters_.since.empty() && range->last < date_range(filters_.since)->first) return false;
    if (!filters_.until.empty() && range->first > date_range(filters_.until)->last) return false;
    return filters_.as_of.empty() || range->first <= date_range(filters_.as_of)->last;
  }

  /// A state of which no date is known holds from the first article that says so, and ends, as far
  /// as anybody knows, where articles begin to name another holder of the same office.
  bool holds_as_of(const Fact& fact, Answer& answer) const {
    const Period period = article_period(graph_, fact);
    if (period.first.empty()) {
      if (!filters_.undated) ++answer.undated;
      return filters_.undated;
    }
    const auto day = date_range(filters_.as_of)->last;
    if (date_range(period.first)->first > day) return false;
    if (fact.role.empty() || fact.object == graph::no_entity_id || !held_by_one(fact.role))
      return true;
    const auto last = date_range(period.last)->last;
    return std::ranges::none_of(graph_.facts_to(fact.object), [&](FactId id) {
      const Fact& other = graph_.facts()[id];
      if (other.predicate != fact.predicate || other.subject == fact.subject || !other.plain() ||
          text::fold(other.role) != text::fold(fact.role)) {
        return false;
      }
      const Period after = article_period(graph_, other);
      if (after.first.empty()) return false;
      const auto begin = date_range(after.first)->first;
      return begin > last && begin <= day;
    });
  }

  const graph::KnowledgeGraph& graph_;
  const Filters& filters_;
  std::vector<EntityId> place_, with_, speaker_;
};

void finish(const graph::KnowledgeGraph& graph, const Filters& filters, Answer& answer) {
  std::ranges::stable_sort(answer.rows, [&](const Row& a, const Row& b) {
    const auto order = compare_dates(graph.facts()[a.fact].date, graph.facts()[b.fact].date);
    return order != 0 ? order < 0 : a.fact < b.fact;
  });
  if (filters.limit > 0 && answer.rows.size() > filters.limit) {
    answer.over_limit = answer.rows.size() - filters.limit;
    answer.rows.resize(filters.limit);
  }
}

}  // namespace

std::vector<EntityId> entities_named(const NameIndex& names, const std::string& words) {
  std::vector<EntityId> found = names.find(words);
  if (!found.empty()) return found;
  std::string message = "nobody and nothing in the graph is called \"" + words + '"';
  const auto near = names.suggestions(words);
  for (std::size_t i = 0; i < near.size(); ++i) {
    message += (i == 0 ? "; did you mean " : i + 1 == near.size() ? " or " : ", ") + near[i];
  }
  if (!near.empty()) message += '?';
  throw InputError("", message);
}

Pattern parse_pattern(const graph::KnowledgeGraph& graph, const NameIndex& names,
                      const std::string& subject, const std::string& predicate,
                      const std::string& object) {
  Pattern pattern;
  bool inverse = false;
  if (!is_open(predicate)) {
    const auto& ontology = graph.knowledge().ontology;
    const knowledge::Predicate* found = ontology.match_predicate(predicate, inverse);
    if (found == nullptr) {
      const std::string near = closest(predicate, ontology.predicate_words());
      throw InputError("", "unknown predicate \"" + predicate + '"' +
                               (near.empty() ? "; newsgraph schema lists them"
                                             : "; did you mean \"" + near + "\"?"));
    }
    pattern.predicate = found->name;
  }
  const std::string& first = inverse ? object : subject;
  const std::string& second = inverse ? subject : object;
  pattern.any_subject = is_open(first);
  pattern.any_object = is_open(second);
  if (!pattern.any_subject) pattern.subject = entities_named(names, first);
  if (!pattern.any_object) pattern.object = entities_named(names, second);
  return pattern;
}

Answer find(const graph::KnowledgeGraph& graph, const NameIndex& names, const Pattern& pattern,
            const Filters& filters) {
  const Checker checker(graph, names, filters);
  Answer answer;
  const auto facts = graph.facts();
  const auto consider = [&](FactId id) {
    const Fact& fact = facts[id];
    const auto& predicate = graph.knowledge().ontology.predicates()[fact.predicate];
    if (!pattern.predicate.empty() && predicate.name != pattern.predicate) return;
    const auto fits = [&](EntityId subject, EntityId object) {
      return (pattern.any_subject || contains(pattern.subject, subject)) &&
             (pattern.any_object || contains(pattern.object, object));
    };
    bool turned = false;
    if (!fits(fact.subject, fact.object)) {
      if (!predicate.symmetric || !fits(fact.object, fact.subject)) return;
      turned = true;
    }
    if (checker.passes(fact, pattern.any_subject, pattern.any_object, answer)) {
      answer.rows.push_back({id, turned});
    }
  };
  if (pattern.any_subject && pattern.any_object) {
    for (FactId id = 0; id < facts.size(); ++id) consider(id);
  } else {
    // Both directions: a symmetric fact may stand either way round.
    std::vector<FactId> candidates;
    for (const EntityId entity : pattern.any_subject ? pattern.object : pattern.subject) {
      std::ranges::copy(graph.facts_from(entity), std::back_inserter(candidates));
      std::ranges::copy(graph.facts_to(entity), std::back_inserter(candidates));
    }
    std::ranges::sort(candidates);
    const auto repeats = std::ranges::unique(candidates);
    candidates.erase(repeats.begin(), repeats.end());
    for (const FactId id : candidates) consider(id);
  }
  finish(graph, filters, answer);
  return answer;
}

Answer facts_of(const graph::KnowledgeGraph& graph, const NameIndex& names,
                const std::vector<EntityId>& entities, const Filters& filters) {
  const Checker checker(graph, names, filters);
  Answer answer;
  std::vector<FactId> candidates;
  for (const EntityId entity : entities) {
    std::ranges::copy(graph.facts_from(entity), std::back_inserter(candidates));
    std::ranges::copy(graph.facts_to(entity), std::back_inserter(candidates));
  }
  std::ranges::sort(candidates);
  const auto repeats = std::ranges::unique(candidates);
  candidates.erase(repeats.begin(), repeats.end());
  for (const FactId id : candidates) {
    const Fact& fact = graph.facts()[id];
    const bool from = contains(entities, fact.subject);
    const bool symmetric = graph.knowledge().ontology.predicates()[fact.predicate].symmetric;
    if (checker.passes(fact, !from, from, answer)) answer.rows.push_back({id, !from && symmetric});
  }
  finish(graph, filters, answer);
  return answer;
}

graph::FactId fact_by_handle(const graph::KnowledgeGraph& graph, const std::string& handle) {
  const std::string wanted = text::fold(handle);
  std::vector<FactId> found;
  for (FactId id = 0; id < graph.facts().size(); ++id) {
    if (graph.facts()[id].id.starts_with(wanted)) found.push_back(id);
  }
  if (found.empty() || wanted.empty()) {
    throw InputError("", "no fact has the handle \"" + handle +
                             "\"; the last column of query and show has them");
  }
  if (found.size() > 1) {
    throw InputError("", std::to_string(found.size()) + " facts have a handle that begins with \"" +
                             handle + "\"; give more of it");
  }
  return found.front();
}

std::vector<std::string> short_handles(const graph::KnowledgeGraph& graph) {
  const auto facts = graph.facts();
  std::vector<FactId> order(facts.size());
  std::iota(order.begin(), order.end(), FactId{0});
  std::ranges::sort(order, {}, [&](FactId id) -> const std::string& { return facts[id].id; });
  constexpr std::size_t shortest = 5;
  const auto common = [](std::string_view a, std::string_view b) {
    std::size_t length = 0;
    while (length < a.size() && length < b.size() && a[length] == b[length]) ++length;
    return length;
  };
  std::vector<std::string> handles(facts.size());
  for (std::size_t i = 0; i < order.size(); ++i) {
    const std::string& id = facts[order[i]].id;
    std::size_t length = shortest;
    if (i > 0) length = std::max(length, common(id, facts[order[i - 1]].id) + 1);
    if (i + 1 < order.size()) length = std::max(length, common(id, facts[order[i + 1]].id) + 1);
    handles[order[i]] = id.substr(0, length);
  }
  return handles;
}

}  // namespace newsgraph::query
