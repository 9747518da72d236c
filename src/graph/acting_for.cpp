#include "newsgraph/graph/acting_for.hpp"

#include <algorithm>
#include <chrono>
#include <limits>
#include <tuple>
#include <utility>

#include "newsgraph/base/error.hpp"
#include "newsgraph/document/date.hpp"

namespace newsgraph::graph {
namespace {

/// Steps from a body upwards before we give up: real chains have two or three (a department, its
/// ministry, the state); what is longer is a circle.
constexpr std::size_t most_parents = 6;

const std::string no_code;

std::string_view feature_of(const identity::Cluster& cluster, std::string_view key) noexcept {
  for (const auto& [name, value] : cluster.features) {
    if (name == key) return value;
  }
  return {};
}

/// Whether a role is held against the government or beside it: "Opposition Leader", "Patriarch".
bool beside_the_state(const knowledge::Gazetteer& gazetteer, std::string_view role) {
  constexpr std::string_view opposition = "pposition";
  if (role.find(opposition) != std::string_view::npos) return true;
  return std::ranges::any_of(gazetteer.find(role), [&](knowledge::EntryId id) {
    const knowledge::Entry& entry = gazetteer.entry(id);
    return entry.kind == knowledge::EntryKind::Title && entry.role == "religious";
  });
}

/// Whether a claim of this stance tells that somebody holds or held an office.
bool tells_office(const Stance& stance) noexcept {
  return stance.polarity == Polarity::Positive &&
         (stance.modality == Modality::Asserted || stance.modality == Modality::Former);
}

std::int64_t days(std::chrono::sys_days day) noexcept { return day.time_since_epoch().count(); }

}  // namespace

/// An office as seen from a date: the smaller, the better it answers.
struct Affiliations::Held {
  std::int64_t distance = 0;  ///< Days to the nearest article that names it.
  bool attributed = false;    ///< Told in somebody's words only.
  std::size_t articles = 0;
  FactId fact = 0;
};

struct Affiliations::Office {
  Held held;
  std::optional<ActingFor> acting;  ///< Empty for an office of no country.
};

Affiliations::Affiliations(const KnowledgeGraph& graph) : graph_(&graph) {
  const auto predicates = graph.knowledge().ontology.predicates();
  for (std::uint32_t row = 0; row < predicates.size(); ++row) {
    if (predicates[row].name == "positionHeld") position_held_ = row;
    if (predicates[row].name == "parentOrganization") parent_ = row;
  }
  for (EntityId id = 0; id < graph.entities().size(); ++id) {
    if (const std::string_view code = feature_of(graph.entities()[id], "country");
        !code.empty() && is(id, "Country")) {
      countries_.emplace_back(code, id);
    }
  }
  std::ranges::sort(countries_);
}

bool Affiliations::is(EntityId entity, std::string_view type) const noexcept {
  return graph_->knowledge().ontology.is_a(graph_->entities()[entity].type, type);
}

std::optional<EntityId> Affiliations::country(std::string_view alpha3) const noexcept {
  const auto found = std::ranges::lower_bound(
      countries_, alpha3, {}, [](const auto& each) { return std::string_view(each.first); });
  if (alpha3.empty() || found == countries_.end() || found->first != alpha3) return std::nullopt;
  return found->second;
}

const std::string& Affiliations::code(EntityId country) const noexcept {
  if (country >= graph_->entities().size() || !is(country, "Country")) return no_code;
  for (const auto& [name, value] : graph_->entities()[country].features) {
    if (name == "country") return value;
  }
  return no_code;
}

std::optional<ActingFor> Affiliations::at(EntityId actor, std::string_view date) const {
  if (actor >= graph_->entities().size()) return std::nullopt;
  if (is(actor, "Country")) return ActingFor{actor, ActingReason::Itself, true, {}};
  if (is(actor, "Person")) return person(actor, date);
  if (is(actor, "Organization")) return body(actor);
  return std::nullopt;
}

std::optional<EntityId> Affiliations::country_of(EntityId actor, std::string_view date) const {
  const std::optional<ActingFor> acting = at(actor, date);
  if (!acting || !acting->state) return std::nullopt;
  return acting->country;
}

std::optional<ActingFor> Affiliations::described(EntityId actor,
                                                 std::string_view feature_key) const {
  const auto found = country(feature_of(graph_->entities()[actor], feature_key));
  if (!found) return std::nullopt;
  const bool state = is(actor, "Person") || is(actor, "GovernmentOrganization");
  return ActingFor{*found, ActingReason::Description, state, {}};
}

std::optional<ActingFor> Affiliations::body(EntityId body) const {
  // Of a body of many states each is a member, none its owner.
  if (is(body, "InternationalOrganization")) return std::nullopt;
  ActingFor acting;
  acting.reason = ActingReason::Parent;
  acting.state = is(body, "GovernmentOrganization");
  EntityId at = body;
  for (std::size_t step = 0; parent_ && step < most_parents; ++step) {
    // The parent that most articles tell; a country before a body among equals.
    const Fact* best = nullptr;
    FactId best_id = 0;
    for (const FactId id : graph_->facts_from(at)) {
      const Fact& fact = graph_->facts()[id];
      if (fact.predicate != *parent_ || !fact.plain() || fact.object == no_entity_id) continue;
      const auto rank = [&](const Fact& each) {
        return std::pair(each.sources.size(), is(each.object, "Country"));
      };
      if (best == nullptr || rank(fact) > rank(*best)) {
        best = &fact;
        best_id = id;
      }
    }
    if (best == nullptr) break;
    acting.because.push_back(best_id);
    at = best->object;
    if (is(at, "InternationalOrganization")) return std::nullopt;
    if (is(at, "Country")) {
      acting.country = at;
      return acting;
    }
    acting.state = acting.state && is(at, "GovernmentOrganization");
  }
  if (auto found = described(at, "country")) {
    found->state = acting.state && is(at, "GovernmentOrganization");
    found->because = std::move(acting.because);
    if (!found->because.empty()) found->reason = ActingReason::Parent;
    return found;
  }
  return std::nullopt;
}

std::optional<Affiliations::Held> Affiliations::held(FactId office, std::string_view date) const {
  const Fact& fact = graph_->facts()[office];
  const std::optional<DateRange> asked = date_range(date);
  Held held;
  held.fact = office;
  held.attributed = !fact.plain() && fact.stance.modality == Modality::Asserted;
  held.articles = fact.sources.size();
  const bool former = fact.stance.modality == Modality::Former;
  if (!asked) {
    held.distance = former ? 1 : 0;
    return held;
  }
  std::optional<std::int64_t> first;
  std::optional<std::int64_t> last;
  for (const std::uint32_t record : fact.sources) {
    const auto when = date_range(graph_->article_date(record));
    if (!when) continue;
    first = std::min(first.value_or(days(when->first)), days(when->first));
    last = std::max(last.value_or(days(when->last)), days(when->last));
  }
  if (!first) {
    // Undated articles tell of an office, but not when: better than nothing, worse than all else.
    held.distance = std::numeric_limits<std::int64_t>::max();
    return held;
  }
  if (former) {
    if (days(asked->first) >= *first) return std::nullopt;
    held.distance = *first - days(asked->last);
    return held;
  }
  if (days(asked->last) < *first) held.distance = *first - days(asked->last);
  if (days(asked->first) > *last) held.distance = days(asked->first) - *last;
  return held;
}

std::vector<Affiliations::Office> Affiliations::offices(EntityId person, std::string_view date,
                                                        bool& given_up) const {
  std::vector<Office> offices;
  std::vector<FactId> former;  // told as former before or at the date
  for (const FactId id : graph_->facts_from(person)) {
    const Fact& fact = graph_->facts()[id];
    if (!position_held_ || fact.predicate != *position_held_ || fact.object == no_entity_id ||
        !tells_office(fact.stance)) {
      continue;
    }
    const std::optional<Held> when = held(id, date);
    if (!when) {
      former.push_back(id);
      continue;
    }
    std::optional<ActingFor> acting = at(fact.object, date);
    if (acting) {
      acting->because.insert(acting->because.begin(), id);
      acting->reason = ActingReason::Office;
      if (beside_the_state(graph_->knowledge().gazetteer, fact.role)) acting->state = false;
    }
    offices.push_back({*when, std::move(acting)});
  }
  // An office that an article calls former by then is held no more, unless one of the same days or
  // later still tells of it.
  std::erase_if(offices, [&](const Office& office) {
    const Fact& fact = graph_->facts()[office.held.fact];
    return office.held.distance > 0 && std::ranges::any_of(former, [&](FactId other) {
             const Fact& past = graph_->facts()[other];
             return past.object == fact.object && edit_distance(past.role, fact.role) == 0;
           });
  });
  std::ranges::sort(offices, {}, [](const Office& office) {
    return std::tuple(office.held.attributed, office.held.distance,
                      !(office.acting && office.acting->state),
                      -static_cast<std::int64_t>(office.held.articles), office.held.fact);
  });
  given_up = !former.empty();
  return offices;
}

std::optional<ActingFor> Affiliations::person(EntityId person, std::string_view date) const {
  bool given_up = false;
  for (Office& office : offices(person, date, given_up)) {
    if (office.acting) return std::move(office.acting);
  }
  if (given_up) return std::nullopt;
  return described(person, "roleCountry");
}

std::optional<FactId> Affiliations::office(EntityId person, std::string_view date) const {
  if (person >= graph_->entities().size() || !is(person, "Person")) return std::nullopt;
  bool given_up = false;
  const std::vector<Office> all = offices(person, date, given_up);
  if (all.empty()) return std::nullopt;
  const auto found =
      std::ranges::find_if(all, [](const Office& office) { return office.acting.has_value(); });
  return found == all.end() ? all.front().held.fact : found->held.fact;
}

std::string reason_words(const KnowledgeGraph& graph, const ActingFor& acting) {
  if (acting.reason == ActingReason::Description) {
    return "described as of " + graph.entities()[acting.country].name;
  }
  std::string words;
  for (const FactId id : acting.because) {
    const Fact& fact = graph.facts()[id];
    if (!words.empty()) {
      words += ", of ";
    } else if (acting.reason == ActingReason::Office) {
      words = (fact.role.empty() ? "an office" : fact.role) + " of ";
    } else {
      words = "of ";
    }
    words += graph.entities()[fact.object].name;
  }
  return words;
}

}  // namespace newsgraph::graph
