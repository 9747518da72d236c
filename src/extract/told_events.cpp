#include "extract/told_events.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <span>
#include <string>
#include <utility>

#include "extract/toll.hpp"
#include "extract/tree_words.hpp"

namespace newsgraph::extract {
namespace {

// Judged by reading output, before calibration (schema/calibration.tsv).
constexpr double confidence = 0.85;

/// What a passive verb tells of: the type of the event, and to whom or what it is done.
struct Kind {
  ClassId Language::*verbs;
  std::string_view type;
  std::uint16_t targets;
  bool
      harms;  ///< Those whom it is done to may be counted; a noun of violence tells the same event.
};

constexpr std::array kinds{
    Kind{&Language::told_arrest, "Arrest", PersonRoot, false},
    Kind{&Language::told_attack, "Attack", agent_roots | PlaceRoot | VenueRoot, true},
    Kind{&Language::told_shooting, "Attack", PersonRoot, true},
    Kind{&Language::told_expulsion, "Sanction", PersonRoot | OrganizationRoot, false},
    Kind{&Language::told_dismissal, "Appointment", PersonRoot, false},
    Kind{&Language::told_sentence, "Trial", PersonRoot | OrganizationRoot, false},
    Kind{&Language::kill, "Event", PersonRoot, true},
    Kind{&Language::hurt, "Event", PersonRoot, true},
};

/// An event on its way.
struct Told {
  EntityIndex entity = no_entity;
  std::string_view type;
  TokenIndex verb = no_token;
  EntityIndex target = no_entity;  ///< The first one; no_entity where people are counted.
  EntityIndex place = no_entity;
  std::string date;
};

class ToldEvents : private TreeWords {
 public:
  ToldEvents(const Reading& reading, std::vector<Claim>& claims, std::vector<Entity>& events)
      : TreeWords(reading.surface),
        reading_(reading),
        claims_(claims),
        events_(events),
        others_(claims.size()) {}

  void read() {
    for (const Sentence& sentence : surface_.document().sentences) {
      if (!tells(sentence.zone)) continue;
      for (TokenIndex t = sentence.tokens.first; t < sentence.tokens.last; ++t) {
        if (tree_.upos(t) != Upos::Verb) continue;
        const auto* kind = std::ranges::find_if(
            kinds, [&](const Kind& each) { return is(t, language_.*each.verbs); });
        if (kind != kinds.end()) read_verb(t, *kind);
      }
    }
  }

 private:
  void read_verb(TokenIndex verb, const Kind& kind) {
    const bool dies = is(verb, language_.die);
    const auto group = read_verb_group(surface_, verb);
    if (!group || group->infinitive || (!dies && !tree_.is_passive(verb))) return;
    // An object makes it active, whatever the parser calls it: "the night's incidents injured two".
    if (tree_.child(verb, Relation::Object) != no_token || tells_habit(verb)) return;
    if (kind.harms && event_around(surface_, verb)) return;
    if (text(verb + 1, "or")) return;  // "were killed or missing": it does not say which
    const bool kills = is(verb, language_.kill);
    const bool hurts = is(verb, language_.hurt);
    const Quantity* count = kills || hurts ? harmed_count(surface_, verb) : nullptr;
    std::vector<Member> targets;
    if (!dies) targets = targets_of(verb, kind);
    if ((targets.empty() && count == nullptr) || has_named_doer(verb)) return;
    std::erase_if(targets, [&](const Member& target) { return told_otherwise(verb, target); });
    if (targets.empty() && count == nullptr) return;

    const EntityIndex whom = targets.empty() ? no_entity : targets.front().entity;
    const Stance stance = reading_.stance.of_clause(verb, &*group, whom, no_entity);
    const bool happens = stance.modality == Modality::Asserted ||
                         stance.modality == Modality::Planned ||
                         stance.modality == Modality::Denied;
    if (!happens || stance.polarity == Polarity::Negative) return;

    const TimeChunk* time = time_of(verb);
    const std::vector<const Chunk*> sites = sites_of(verb);
    const std::vector<Member> places =
        sites.empty() ? std::vector<Member>() : sites.front()->members;
    Told told;
    told.type = kind.type;
    told.verb = verb;
    told.target = whom;
    if (!places.empty()) told.place = places.front().entity;
    if (time != nullptr) told.date = surface_.document().times[time->time].date.value;
    told.entity = entity_of(told, targets, count);
    told_.push_back(told);

    const Member event{told.entity, {verb, verb + 1}};
    const Date date =
        time == nullptr ? Date{} : first_day(surface_.document().times[time->time].date);
    const auto add = [&](Claim claim) {
      claim.stance = stance;
      claim.qualifiers.date = date;
      claims_.push_back(std::move(claim));
    };
    for (const Member& target : targets) {
      Claim claim = make_claim(surface_, event, "target", target, event.words, "told", confidence);
      claim.qualifiers.place = told.place;
      add(std::move(claim));
    }
    for (const Member& place : places) {
      add(make_claim(surface_, event, "location", place, event.words, "told", confidence));
    }
    if (count != nullptr) {
      Claim claim = make_claim(surface_, event, hurts ? "injuries" : "deaths",
                               {no_entity, count->tokens}, event.words, "told", confidence);
      claim.object.literal = count->value;
      claim.qualifiers.bound = count->bound.empty() ? "exact" : count->bound;
      add(std::move(claim));
    }
    if (time != nullptr) {
      auto claim = make_start(surface_, event, surface_.document().times[time->time], event.words,
                              "told", confidence);
      if (claim) add(std::move(*claim));
    }
  }

  /// "die each year", "are killed every day"
  bool tells_habit(TokenIndex verb) const {
    return child(verb, [&](TokenIndex c) {
             return child(c, [&](TokenIndex word) {
                      return text(word, "each") || text(word, "every") || text(word, "per");
                    }) != no_token;
           }) != no_token;
  }

  /// Whom or what the verb says it was done to.
  std::vector<Member> targets_of(TokenIndex verb, const Kind& kind) const {
    std::vector<Member> targets;
    // "was attacked for his remarks": with words.
    const auto blamed = [&](TokenIndex c) { return has_case(c, "for") || has_case(c, "over"); };
    if (kind.type == "Attack" && child(verb, blamed) != no_token) return targets;
    for (const TokenIndex head : tree_.subjects(verb)) {
      const Chunk* const phrase = phrase_of(head, kind.targets);
      if (phrase == nullptr) continue;
      for (const Member& member : phrase->members) {
        if (std::ranges::find(targets, member.entity, &Member::entity) == targets.end())
          targets.push_back(member);
      }
    }
    return targets;
  }

  /// "by Norland", "by Norlandic troops": then the interaction tells it.
  bool has_named_doer(TokenIndex verb) const {
    return child(verb, [&](TokenIndex c) {
             if (tree_.relation(c) != Relation::Oblique || !has_case(c, "by")) return false;
             for (TokenIndex t = tree_.child(c, Relation::Case); t <= c; ++t) {
               const EntityIndex entity = surface_.entity_at(t);
               if (entity != no_entity && (surface_.root(entity) & agent_roots) != 0) return true;
             }
             return false;
           }) != no_token;
  }

  /// Whether a reader before this one found by these words who did it to the target.
  bool told_otherwise(TokenIndex verb, const Member& target) const {
    const Span word = surface_.document().span({verb, verb + 1});
    return std::ranges::any_of(std::span(claims_).first(others_), [&](const Claim& claim) {
      return claim.object.entity == target.entity && claim.evidence.predicate.begin <= word.begin &&
             word.end <= claim.evidence.predicate.end &&
             (surface_.root(claim.subject) & (agent_roots | EventRoot)) != 0;
    });
  }

  /// The time that the tree hangs on the verb, or on a phrase of it as parsers do ("in Riverton on
  /// Monday"); nullptr when none.
  const TimeChunk* time_of(TokenIndex verb) const {
    const auto dated = [this](TokenIndex word) -> const TimeChunk* {
      const TimeChunk* time = surface_.time_at(word);
      if (time == nullptr) return nullptr;
      const TimeExpression& expression = surface_.document().times[time->time];
      return expression.is_duration || expression.date.empty() ? nullptr : time;
    };
    for (const TokenIndex c : tree_.children(verb)) {
      if (const TimeChunk* time = dated(c)) return time;
    }
    for (const TokenIndex c : tree_.children(verb)) {
      if (tree_.relation(c) != Relation::Oblique) continue;
      const EntityIndex place = surface_.entity_at(c);
      if (place == no_entity || (surface_.root(place) & site_roots) == 0) continue;
      for (const TokenIndex inner : tree_.children(c)) {
        if (const TimeChunk* time = dated(inner)) return time;
      }
    }
    return nullptr;
  }

  /// The event that the article has told already, by noun or verb, or a new one.
  EntityIndex entity_of(const Told& told, const std::vector<Member>& targets,
                        const Quantity* count) {
    if (const auto same = same_clause(told)) return *same;
    if (const auto named = named_event(told)) return *named;
    for (const Told& other : told_) {
      const bool agree =
          (other.date.empty() || told.date.empty() || other.date == told.date) &&
          (other.place == no_entity || told.place == no_entity || other.place == told.place);
      if (agree && told.target != no_entity && other.target == told.target &&
          other.type == told.type) {
        return other.entity;
      }
    }
    Entity event;
    event.type = told.type;
    event.name = name_of(told.verb, targets, count);
    events_.push_back(std::move(event));
    return static_cast<EntityIndex>(surface_.document().entities.size() + events_.size() - 1);
  }

  /// "was shot and killed", "42 were killed and 84 injured": one event.
  std::optional<EntityIndex> same_clause(const Told& told) const {
    if (tree_.relation(told.verb) != Relation::Coordinated) return std::nullopt;
    const TokenIndex first = tree_.head(told.verb);
    for (const Told& other : told_) {
      const bool beside =
          other.verb == first ||
          (tree_.relation(other.verb) == Relation::Coordinated && tree_.head(other.verb) == first);
      if (beside && (told.type == other.type || told.type == "Event")) return other.entity;
    }
    return std::nullopt;
  }

  /// "the arrest of Kask" elsewhere in the article.
  std::optional<EntityIndex> named_event(const Told& told) const {
    if (told.target == no_entity || told.type == "Event") return std::nullopt;
    const auto& ontology = surface_.resources().knowledge->ontology;
    for (const Claim& claim : std::span(claims_).first(others_)) {
      if (claim.predicate == "target" && claim.object.entity == told.target &&
          ontology.is_a(surface_.document().entities[claim.subject].type, told.type)) {
        return claim.subject;
      }
    }
    return std::nullopt;
  }

  /// "Anna Kask arrested", "Anna Kask and others arrested", "at least 42 people killed".
  std::string name_of(TokenIndex verb, const std::vector<Member>& targets,
                      const Quantity* count) const {
    const Document& document = surface_.document();
    std::string name;
    if (!targets.empty()) {
      name = document.entities[targets.front().entity].name;
      if (targets.size() == 2) name += " and " + document.entities[targets[1].entity].name;
      if (targets.size() > 2) name += " and others";
    } else {
      TokenSpan words = count->tokens;
      constexpr TokenIndex longest = 6;  // "more than 2,000 mostly young people"
      for (const TokenIndex c : tree_.children(verb)) {
        if (c >= words.first && c < words.first + longest) words.last = std::max(words.last, c + 1);
        if (c >= words.first) break;
      }
      name = document.text(words);
      std::ranges::replace(name, '\n', ' ');
    }
    name += ' ';
    for (const char c : document.form(verb)) {  // verbs of our lists: ASCII
      name += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    }
    return name;
  }

  const Reading& reading_;
  std::vector<Claim>& claims_;
  std::vector<Entity>& events_;
  std::size_t others_;  ///< Claims that were there before.
  std::vector<Told> told_;
};

}  // namespace

void read_told_events(const Reading& reading, std::vector<Claim>& claims,
                      std::vector<Entity>& events) {
  if (reading.surface.tree().empty()) return;
  ToldEvents(reading, claims, events).read();
}

}  // namespace newsgraph::extract
