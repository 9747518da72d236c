#include "newsgraph/query/filters.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "newsgraph/base/error.hpp"
#include "newsgraph/query/conflicts.hpp"
#include "newsgraph/text/tokenizer.hpp"

namespace newsgraph::query {
namespace {

constexpr std::array<std::string_view, 8> stances = {
    "asserted", "planned", "denied", "former", "hypothetical", "negative", "attributed", "all"};

bool contains(const std::vector<EntityId>& entities, EntityId entity) {
  return std::ranges::find(entities, entity) != entities.end();
}

/// Whether `text`, folded, has the part, which is folded already.
bool holds_folded(std::string_view text, const std::string& part) {
  return text::fold(text).find(part) != std::string::npos;
}

/// First and last day of a date given by an option.
std::optional<DateRange> range_of(const char* option, const std::string& date) {
  if (date.empty()) return std::nullopt;
  const std::optional<DateRange> range = date_range(date);
  if (!range) {
    throw InputError(option, "\"" + date + "\" is no date (want YYYY, YYYY-MM or YYYY-MM-DD)");
  }
  return range;
}

}  // namespace

Ends ends_of(const Snapshot& snapshot, const FactView& fact, bool countries) {
  Ends ends = {fact.subject, fact.object};
  if (!countries) return ends;
  if (const EntityId country = snapshot.subject_actor(fact.number).country; country != no_entity_id)
    ends.subject = country;
  if (const EntityId country = snapshot.object_actor(fact.number).country; country != no_entity_id)
    ends.object = country;
  return ends;
}

FactFilter::FactFilter(const Snapshot& snapshot, const Filters& filters, Notes& notes)
    : snapshot_(snapshot),
      filters_(filters),
      role_(text::fold(filters.role)),
      topic_(text::fold(filters.topic)) {
  if (!filters.place.empty()) place_ = entities_named(snapshot, filters.place, notes);
  if (!filters.with.empty()) with_ = entities_named(snapshot, filters.with, notes);
  if (!filters.speaker.empty()) speaker_ = entities_named(snapshot, filters.speaker, notes);
  if (const auto range = range_of("--since", filters.since)) since_ = range->first;
  if (const auto range = range_of("--until", filters.until)) until_ = range->last;
  if (const auto range = range_of("--as-of", filters.as_of)) as_of_ = range->last;
  const knowledge::Ontology& ontology = snapshot.ontology();
  if (!filters.type.empty() && ontology.find_type(filters.type) == nullptr) {
    std::vector<std::string> types;
    for (const auto& type : ontology.types()) types.push_back(type.name);
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
  if (!filters.actors.empty() && filters.actors != "named" && filters.actors != "country") {
    throw InputError("--actors", "unknown actors \"" + filters.actors +
                                     "\" (want named, or country for the states they act for)");
  }
}

bool FactFilter::passes(const FactView& fact, bool subject_open, bool object_open,
                        LeftOut& left_out, Scope scope) const {
  if (scope.role && !role_.empty() && !holds_folded(fact.role, role_)) return false;
  if (scope.occasion && !topic_.empty() && !holds_folded(fact.topic, topic_)) return false;
  if (scope.occasion && !place_.empty() && !at_place(fact)) return false;
  if (!with_.empty() && !involves(fact)) return false;
  if (!filters_.type.empty() && !right_type(fact, subject_open, object_open)) return false;
  if (!speaker_.empty() &&
      std::ranges::none_of(fact.speakers, [this](EntityId e) { return contains(speaker_, e); })) {
    return false;
  }
  if (fact.independent_sources < filters_.min_sources) return false;
  if (fact.confidence < filters_.min_confidence) return false;
  if (!right_stance(fact)) {
    ++left_out.other_stance;
    return false;
  }
  if (filters_.countries()) {
    const Ends ends = ends_of(snapshot_, fact, true);
    if (ends.subject == ends.object) {
      ++left_out.domestic;
      return false;
    }
  }
  if (scope.occasion) return right_time(fact, left_out);
  if (!as_of_) return true;
  const std::optional<DateRange> range = date_range(fact.date);
  return range ? range->first <= *as_of_ : holds_as_of(fact, left_out);
}

bool FactFilter::has_type(EntityId entity) const {
  return entity != no_entity_id &&
         snapshot_.ontology().is_a(snapshot_.entity(entity).type, filters_.type);
}

bool FactFilter::right_type(const FactView& fact, bool subject_open, bool object_open) const {
  const Ends ends = ends_of(snapshot_, fact, filters_.countries());
  const bool subject = has_type(fact.subject) || has_type(ends.subject);
  const bool object = has_type(fact.object) || has_type(ends.object);
  if (subject_open && object_open) return subject || object;
  return (!subject_open || subject) && (!object_open || object);
}

bool FactFilter::at_place(const FactView& fact) const {
  if (contains(place_, fact.place) || contains(place_, fact.object)) return true;
  if (fact.event == no_entity_id) return false;
  const auto [first, last] = snapshot_.facts_from(fact.event);
  for (FactId id = first; id < last; ++id) {
    const FactView other = snapshot_.fact(id);
    if (snapshot_.predicate(other).name == "location" && contains(place_, other.object))
      return true;
  }
  return false;
}

bool FactFilter::involves(const FactView& fact) const {
  if (contains(with_, fact.subject) || contains(with_, fact.object)) return true;
  // The other parties of an event or of an agreement.
  for (const EntityId hub : {fact.event, fact.object, fact.subject}) {
    if (hub == no_entity_id) continue;
    const std::string_view root = snapshot_.ontology().root(snapshot_.entity(hub).type);
    if (root != "Event" && root != "Agreement") continue;
    const auto [first, last] = snapshot_.facts_from(hub);
    for (FactId id = first; id < last; ++id) {
      if (contains(with_, snapshot_.fact(id).object)) return true;
    }
    for (const FactId id : snapshot_.facts_to(hub)) {
      if (contains(with_, snapshot_.fact(id).subject)) return true;
    }
  }
  return false;
}

bool FactFilter::right_stance(const FactView& fact) const {
  const std::string_view wanted =
      filters_.stance.empty() ? std::string_view("asserted") : std::string_view(filters_.stance);
  if (wanted == "all") return true;
  if (!speaker_.empty() && filters_.stance.empty()) return true;
  if (wanted == "asserted") return fact.plain();
  if (wanted == "attributed") return !fact.speakers.empty();
  if (wanted == "negative") return fact.stance.polarity == Polarity::Negative;
  return wanted == to_string(fact.stance.modality);
}

std::optional<bool> FactFilter::in_time(std::string_view date) const {
  if (!filters_.dated()) return true;
  const std::optional<DateRange> range = date_range(date);
  if (!range) return std::nullopt;
  return (!since_ || range->last >= *since_) && (!until_ || range->first <= *until_) &&
         (!as_of_ || range->first <= *as_of_);
}

bool FactFilter::right_time(const FactView& fact, LeftOut& left_out) const {
  if (!filters_.dated()) return true;
  const std::optional<bool> in = in_time(fact.date);
  if (in) return *in;
  if (as_of_ && snapshot_.predicate(fact).state) return holds_as_of(fact, left_out);
  // What an article tells as done was done before it: of a later time it cannot be.
  if (since_ && fact.plain() && !snapshot_.predicate(fact).state) {
    const std::optional<DateRange> told = date_range(fact.first_said);
    if (told && told->last < *since_) return false;
  }
  if (!filters_.undated) ++left_out.undated;
  return filters_.undated;
}

/// A state of which no date is known holds from the first article that says so, and ends, as far
/// as anybody knows, where articles begin to name another holder of the same office.
bool FactFilter::holds_as_of(const FactView& fact, LeftOut& left_out) const {
  const std::optional<DateRange> first_said = date_range(fact.first_said);
  const std::optional<DateRange> last_said = date_range(fact.last_said);
  if (!first_said || !last_said) {
    if (!filters_.undated) ++left_out.undated;
    return filters_.undated;
  }
  if (first_said->first > *as_of_) return false;
  if (fact.role.empty() || fact.object == no_entity_id || !held_by_one(fact.role)) return true;
  const std::string role = text::fold(fact.role);
  return std::ranges::none_of(snapshot_.facts_to(fact.object), [&](FactId id) {
    const FactView other = snapshot_.fact(id);
    if (other.predicate != fact.predicate || other.subject == fact.subject || !other.plain() ||
        text::fold(other.role) != role) {
      return false;
    }
    const std::optional<DateRange> begin = date_range(other.first_said);
    return begin && begin->first > last_said->last && begin->first <= *as_of_;
  });
}

}  // namespace newsgraph::query
