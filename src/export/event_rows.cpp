#include "export/event_rows.hpp"

#include <algorithm>
#include <filesystem>
#include <map>
#include <tuple>

#include "newsgraph/base/sorted.hpp"
#include "newsgraph/document/date.hpp"

namespace newsgraph::exporting {

using graph::ActingFor;
using graph::EntityId;
using graph::Fact;
using graph::FactId;
using graph::no_entity_id;

namespace {

/// Places inside places: a hall, its city, its region, the state. More is a circle.
constexpr std::size_t most_places = 5;

/// The date by which an office is judged: when it happened, else when it was reported.
const std::string& date_of_office(const EventRow& row) noexcept {
  return row.date.empty() ? row.reported : row.date;
}

std::vector<std::filesystem::path> schema_folders(const knowledge::Knowledge& knowledge) {
  if (!knowledge.folders.empty()) return knowledge.folders;
  return {knowledge::built_in_schema()};
}

}  // namespace

EventRows::EventRows(const graph::KnowledgeGraph& graph, const DataOptions& options)
    : options_(&options),
      reader_(graph),
      affiliations_(graph),
      sectors_(schema_folders(graph.knowledge())) {}

bool EventRows::is_event(const Fact& fact) const noexcept {
  const knowledge::Predicate& predicate = reader_.predicate(fact);
  return !predicate.plover.empty() || predicate.group == "interaction";
}

std::optional<EntityId> EventRows::country_around(EntityId place) const {
  const graph::KnowledgeGraph& graph = reader_.graph();
  const auto& ontology = graph.knowledge().ontology;
  EntityId at = place;
  for (std::size_t step = 0; step < most_places; ++step) {
    if (ontology.is_a(reader_.type(at), "Country")) return at;
    if (const auto country = affiliations_.country(reader_.feature(at, "country"))) return country;
    EntityId around = no_entity_id;
    std::size_t sources = 0;
    for (const FactId id : graph.facts_from(at)) {
      const Fact& fact = graph.facts()[id];
      if (!fact.plain() || fact.object == no_entity_id ||
          reader_.predicate(fact).name != "containedInPlace" || fact.sources.size() <= sources) {
        continue;
      }
      around = fact.object;
      sources = fact.sources.size();
    }
    if (around == no_entity_id) return std::nullopt;
    at = around;
  }
  return std::nullopt;
}

void EventRows::describe_person(EventActor& actor, EntityId person, std::string_view date,
                                const std::optional<ActingFor>& acting) const {
  const knowledge::Knowledge& knowledge = reader_.graph().knowledge();
  if (const auto office = affiliations_.office(person, date)) {
    const Fact& fact = reader_.graph().facts()[*office];
    actor.role = fact.role;
    actor.sector = sectors_.of_role(knowledge.gazetteer, fact.role);
    if (actor.sector.empty())
      actor.sector = sectors_.of_type(knowledge.ontology, reader_.type(fact.object));
  } else if (acting) {  // only described by the country
    actor.role = reader_.feature(person, "role");
    actor.sector = sectors_.of_role(knowledge.gazetteer, actor.role);
    if (actor.sector.empty()) actor.sector = "GOV";
  }
}

EventActor EventRows::actor(EntityId entity, std::string_view date) const {
  EventActor actor;
  if (entity == no_entity_id) return actor;
  const knowledge::Ontology& ontology = reader_.graph().knowledge().ontology;
  actor.name = actor.named = reader_.name(entity);
  actor.id = reader_.id(entity);
  actor.type = reader_.type(entity);
  const std::string_view root = ontology.root(actor.type);
  if (root == "Place" || root == "Venue") {
    if (const auto country = country_around(entity)) actor.country = affiliations_.code(*country);
    return actor;
  }
  const std::optional<ActingFor> acting = affiliations_.at(entity, date);
  if (acting) actor.country = affiliations_.code(acting->country);
  if (root == "Person") {
    describe_person(actor, entity, date, acting);
  } else {
    actor.sector = sectors_.of_type(ontology, actor.type);
  }
  return actor;
}

bool EventRows::widen(EventActor& actor, EntityId entity, std::string_view date) const {
  if (entity == no_entity_id) return false;
  const std::string_view root = reader_.graph().knowledge().ontology.root(reader_.type(entity));
  const std::optional<EntityId> country = root == "Place" || root == "Venue"
                                              ? country_around(entity)
                                              : affiliations_.country_of(entity, date);
  if (!country) return false;
  actor.name = reader_.name(*country);
  actor.id = reader_.id(*country);
  actor.type = reader_.type(*country);
  actor.country = affiliations_.code(*country);
  return true;
}

std::string EventRows::value_of(EntityId event, std::string_view predicate) const {
  if (event == no_entity_id) return {};
  const Fact* best = nullptr;
  for (const FactId id : reader_.graph().facts_from(event)) {
    const Fact& fact = reader_.graph().facts()[id];
    if (!fact.plain() || reader_.predicate(fact).name != predicate) continue;
    if (best == nullptr || fact.sources.size() > best->sources.size()) best = &fact;
  }
  return best == nullptr ? std::string() : best->literal;
}

EventRow EventRows::row_of(FactId id) const {
  const graph::KnowledgeGraph& graph = reader_.graph();
  const Fact& fact = graph.facts()[id];
  EventRow row;
  row.facts = {id};
  row.date = fact.date;
  row.articles = fact.sources;
  for (const std::uint32_t record : fact.sources) {
    const std::string& date = graph.article_date(record);
    if (date.empty()) continue;
    if (row.reported.empty() || compare_dates(date, row.reported) < 0) row.reported = date;
  }
  row.source = actor(fact.subject, date_of_office(row));
  row.target = actor(fact.object, date_of_office(row));
  if (fact.object == no_entity_id) row.target.name = row.target.named = fact.literal;
  row.place = reader_.name(fact.place);
  if (fact.place != no_entity_id) {
    if (const auto country = country_around(fact.place))
      row.place_country = affiliations_.code(*country);
  }
  row.deaths = value_of(fact.event, "deaths");
  row.injuries = value_of(fact.event, "injuries");
  row.sources = graph.independent_sources(fact);
  row.claim = reader_.best_claim(fact);
  row.confidence = fact.confidence;
  return row;
}

void EventRows::merge(EventRow& row, const EventRow& other) const {
  row.facts.insert(row.facts.end(), other.facts.begin(), other.facts.end());
  row.articles.insert(row.articles.end(), other.articles.begin(), other.articles.end());
  make_set(row.articles);
  std::vector<std::uint32_t> groups;
  for (const std::uint32_t record : row.articles)
    groups.push_back(reader_.graph().source_groups()[record]);
  make_set(groups);
  row.sources = groups.size();
  if (compare_dates(other.reported, row.reported) < 0 && !other.reported.empty())
    row.reported = other.reported;
  const auto fill = [](std::string& mine, const std::string& theirs) {
    if (mine.empty()) mine = theirs;
  };
  fill(row.place, other.place);
  fill(row.place_country, other.place_country);
  fill(row.deaths, other.deaths);
  fill(row.injuries, other.injuries);
  if (other.confidence > row.confidence) {
    row.confidence = other.confidence;
    row.claim = other.claim;
  }
}

void EventRows::for_all(const std::function<void(const EventRow&)>& take) {
  const graph::KnowledgeGraph& graph = reader_.graph();
  std::vector<FactId> order;
  for_facts(graph, *options_, [&](FactId id) {
    if (is_event(graph.facts()[id])) order.push_back(id);
  });
  std::ranges::stable_sort(order, [&](FactId a, FactId b) {
    return compare_dates(graph.facts()[a].date, graph.facts()[b].date) < 0;
  });
  // Rows of one day lie together, so no more than a day's rows are kept at a time; of those without
  // a day no more than one source's. What such a row tells of is the same where the same articles
  // tell it: "met and held talks with" is one event.
  using Key = std::tuple<std::string, std::string, std::string, Polarity, Modality, std::string,
                         std::vector<std::uint32_t>>;
  std::vector<EventRow> together;
  std::string of_what;  // the date, and the source where that is no day
  std::map<Key, std::size_t> of_key;
  const auto give = [&] {
    for (const EventRow& row : together) take(row);
    together.clear();
    of_key.clear();
  };
  for (const FactId id : order) {
    const Fact& fact = graph.facts()[id];
    EventRow row = row_of(id);
    if (options_->actors == ActorForm::Country &&
        (!widen(row.source, fact.subject, date_of_office(row)) ||
         !widen(row.target, fact.object, date_of_office(row)))) {
      continue;
    }
    if (!options_->one_a_day) {
      take(row);
      continue;
    }
    const bool has_day = date_precision(row.date) == DatePrecision::Day;
    std::string what = row.date;
    if (!has_day) what.append("\t").append(row.source.id);
    if (what != of_what) {
      give();
      of_what = std::move(what);
    }
    const knowledge::Predicate& predicate = reader_.predicate(fact);
    std::string one = row.source.id;
    std::string other = row.target.id.empty() ? row.target.name : row.target.id;
    if (predicate.symmetric && other < one) std::swap(one, other);
    Key key{std::move(one),
            std::move(other),
            predicate.plover.empty() ? predicate.name : predicate.plover,
            fact.stance.polarity,
            fact.stance.modality,
            reader_.speakers(fact),
            has_day ? std::vector<std::uint32_t>() : row.articles};
    const auto [known, is_new] = of_key.emplace(std::move(key), together.size());
    if (is_new) {
      together.push_back(std::move(row));
    } else {
      merge(together[known->second], row);
    }
  }
  give();
}

}  // namespace newsgraph::exporting
