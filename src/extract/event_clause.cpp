// What the verbs beside an event's noun say of it:
//
//   A held / attended / hosted talks ...; talks were held / took place in PLACE on TIME

#include <algorithm>
#include <utility>

#include "extract/event_phrase.hpp"
#include "extract/tree.hpp"

namespace newsgraph::extract {
namespace {

// Judged by reading output, before calibration (schema/calibration.tsv): the more words a
// construction spans, the lower.
constexpr double verb_confidence = 0.85;  ///< Through a verb.

}  // namespace

void EventPhrase::read_verb_after() {
  const TokenIndex limit = std::min(sentence_.last, noun_.last + 24);
  for (TokenIndex t = mention_.tokens.last; t < limit; ++t) {
    if (surface_.is_punctuation(t) && !surface_.is_comma(t) && !text(t, "-")) return;
    const bool place_verb = is(t, language_.take_place) && (!is_take(t) || text(t + 1, "place"));
    const bool light = is(t, language_.light_verb);
    if (!is_finite_verb(surface_, t) && !place_verb && !light) continue;
    if (is(t, language_.be) || is(t, language_.have) || is(t, language_.future_modal) ||
        is(t, language_.open_modal) || is(t, language_.auxiliary_do)) {
      continue;
    }
    if (is(t, language_.harm)) {
      if (harms_on_site(surface_, type(), t)) read_harm(t);
      return;
    }
    if (!place_verb && !light) return;
    const auto group = read_verb_group(surface_, t);
    if (!group || group->tokens.first < mention_.tokens.last) return;
    if (!place_verb && !group->passive) return;
    if (!is_subject(*group)) return;
    const TokenIndex behind = text(t + 1, "place") ? t + 2 : t + 1;
    if (place_verb || light) read_initial_time(*group);
    read_adverbials(behind, *group);
    return;
  }
}

bool EventPhrase::is_take(TokenIndex t) const {
  return text(t, "take") || text(t, "takes") || text(t, "took") || text(t, "taken") ||
         text(t, "taking");
}

void EventPhrase::read_harm(TokenIndex verb) {
  const auto group = read_verb_group(surface_, verb);
  if (!group || group->passive || !group->finite()) return;
  if (group->tokens.first < mention_.tokens.last || !is_subject(*group)) return;
  for (TokenIndex t = verb + 1; t + 1 < sentence_.last && t - verb < 20; ++t) {
    if (surface_.is_punctuation(t) && !surface_.is_comma(t)) return;
    if (is_finite_verb(surface_, t) || is(t, language_.relative)) return;
    if (!is(t, language_.place_preposition)) continue;
    if (read_place(t, group->tokens, "event-harm-in", verb_confidence, &*group)) return;
  }
}

void EventPhrase::read_initial_time(const VerbGroup& group) {
  const TokenIndex begin = sentence_.first;
  const TimeChunk* time = begin < noun_.first ? surface_.time_at(begin) : nullptr;
  if (time == nullptr || time->tokens.last > noun_.first) return;
  for (TokenIndex t = time->tokens.last; t < noun_.first; ++t) {
    if (is_finite_verb(surface_, t)) return;
  }
  add_date(time->time, surface_.document().times[time->time].tokens, "event-held-on",
           verb_confidence, &group);
}

bool EventPhrase::is_subject(const VerbGroup& group) const {
  // "Rallies against the war took place": not the war.
  const Tree& tree = surface_.tree();
  if (!tree.empty()) {
    TokenIndex noun = tree.top(noun_);
    while (noun != no_token && tree.relation(noun) == Relation::Coordinated) {
      noun = tree.head(noun);
    }
    if (noun != no_token && tree.upos(noun) != Upos::Verb &&
        tree.relation(noun) != Relation::Subject &&
        tree.relation(noun) != Relation::PassiveSubject) {
      // "the attack, which took place in Riverton"
      return tree.relation(group.head) == Relation::RelativeClause &&
             mention_.tokens.contains(tree.head(group.head)) &&
             is(group.tokens.first - 1, language_.relative);
    }
  }
  // Nothing but phrases of the noun itself between it and the verb.
  for (TokenIndex t = mention_.tokens.last; t < group.tokens.first; ++t) {
    if (is_finite_verb(surface_, t) || is(t, language_.relative) || text(t, ",")) return false;
  }
  return true;
}

void EventPhrase::read_adverbials(TokenIndex at, const VerbGroup& group) {
  for (int i = 0; i < 5 && at < sentence_.last; ++i) {
    const TimeChunk* time = surface_.time_at(at);
    if (time != nullptr && time->tokens.first == at) {
      add_date(time->time, surface_.document().times[time->time].tokens, "event-held-on",
               verb_confidence, &group);
      at = time->tokens.last;
      continue;
    }
    // by Kask, on behalf of Kask: who gives it; in honour of Berg: he may be long dead
    const bool behalf = text(at, "on") && text(at + 1, "behalf") && text(at + 2, "of");
    const bool honour =
        text(at, "in") && text(at + 2, "of") && (text(at + 1, "honour") || text(at + 1, "honor"));
    if (text(at, "by") || behalf || honour) {
      const Chunk* chunk = chunk_from(text(at, "by") ? at + 1 : at + 3, agent_roots);
      if (chunk == nullptr) return;
      if (!honour) {
        add_all("organizer", *chunk, group.tokens, "event-hosted-by", verb_confidence, &group);
      }
      at = chunk->tokens.last;
      continue;
    }
    if (is(at, language_.place_preposition)) {
      const auto end = read_place(at, group.tokens, "event-held-in", verb_confidence, &group);
      if (!end) return;
      at = *end;
      continue;
    }
    if (text(at, "between") || text(at, "with")) {
      const Chunk* chunk = chunk_from(at + 1, agent_roots);
      if (chunk == nullptr) return;
      add_all("participant", *chunk, group.tokens, "event-held-with", verb_confidence, &group);
      at = chunk->tokens.last;
      continue;
    }
    if (surface_.is_adverb(at) || surface_.is_comma(at)) {
      ++at;
      continue;
    }
    if (const auto end = read_whole(at)) {
      at = *end;
      continue;
    }
    return;
  }
}

void EventPhrase::read_verb_before() {
  TokenIndex at = noun_.first;
  while (at > sentence_.first && noun_.first - at < 5 &&
         (is(at - 1, language_.determiner) || is(at - 1, language_.possessive) ||
          (surface_.has_shape(at - 1, AllLower) && surface_.entity_at(at - 1) == no_entity &&
           !is(at - 1, language_.function_word) &&
           language_.vocabulary.verb_forms(surface_.word(at - 1)) == 0))) {
    --at;
  }
  if (at <= sentence_.first) return;
  TokenIndex verb = at - 1;
  std::string_view preposition;
  if (is(verb, language_.preposition)) {
    preposition = surface_.document().form(verb);
    if (verb == sentence_.first) return;
    --verb;
    // take part in, participate in, arrived for, spoke at
    if (text(verb, "part") && verb > sentence_.first) --verb;
  }
  const bool on_visit = text(verb + 1, "on") && is(verb, language_.be) && is_type("Visit");
  const bool spoke = (preposition == "at" || preposition == "during") && is(verb, language_.speech);
  const bool attend = on_visit || spoke ||
                      (is(verb, language_.attend) && (!is_take(verb) || text(verb + 1, "part")));
  const bool light = preposition.empty() && is(verb, language_.light_verb);
  const bool host = preposition.empty() && is(verb, language_.host_event);
  if (!attend && !light && !host) return;
  const auto group = read_verb_group(surface_, verb);
  if (!group || group->passive || group->infinitive) return;
  for (const std::uint32_t index : subject_chunks(surface_, *group)) {
    const Chunk& chunk = surface_.chunks()[index];
    const TokenSpan words{group->tokens.first, verb + 1};
    if ((chunk.roots & ~agent_roots) == 0) {
      // A state or body that holds a summit or an exercise is its organizer.
      const bool person = (chunk.roots & PersonRoot) != 0;
      const bool gathers = is_type("Summit") || is_type("Conference") || is_type("Ceremony");
      const bool organizes = host || (light && gathers && !person);
      add_all(organizes ? "organizer" : "participant", chunk, words,
              organizes ? "event-hosted" : "event-attended", verb_confidence, &*group);
      if (attend) add_visits(chunk, words, *group);
      read_initial_whole(*group);
      return;
    }
    if ((host || light) && (chunk.roots & ~site_roots) == 0) {
      add_all("location", chunk, words, "event-place-hosts", verb_confidence, &*group);
      return;
    }
  }
}

void EventPhrase::add_visits(const Chunk& persons, TokenSpan words, const VerbGroup& group) {
  if ((persons.roots & ~PersonRoot) != 0) return;
  std::vector<Claim> visits;
  for (const std::size_t index : own_claims_) {
    const Claim& place = out_[index];
    if (place.predicate != "location" || place.rule == "event-to") continue;
    if ((surface_.root(place.object.entity) & (PlaceRoot | CountryRoot)) == 0) continue;
    for (const Member& person : persons.members) {
      if (surface_.holds_office_in(person.entity, place.object.entity)) continue;  // at home
      Claim visit = make_claim(surface_, person, "visited", {place.object.entity, {}}, words,
                               "attended-in", verb_confidence);
      visit.evidence.object = place.evidence.object;
      visit.stance = reading_.stance.of_clause(group.head, &group, person.entity, no_entity);
      visit.qualifiers.date = date_near(surface_, noun_);
      visit.qualifiers.event = mention_.entity;
      visits.push_back(std::move(visit));
    }
  }
  out_.insert(out_.end(), std::make_move_iterator(visits.begin()),
              std::make_move_iterator(visits.end()));
}

void EventPhrase::read_initial_event() {
  TokenIndex at = noun_.first;
  bool his = false;
  while (at > sentence_.first && noun_.first - at < 3 &&
         (is(at - 1, language_.determiner) || is(at - 1, language_.possessive))) {
    his = his || is(at - 1, language_.third_person);
    --at;
  }
  if (at != sentence_.first + 1) return;
  const TokenIndex preposition = sentence_.first;
  const bool behind = text(preposition, "after") || text(preposition, "following");
  const bool within = text(preposition, "during") || text(preposition, "in") ||
                      text(preposition, "at") || text(preposition, "on");
  if (!behind && !within) return;
  const bool partner =
      text(noun_.last, "with") || std::ranges::any_of(own_claims_, [&](std::size_t index) {
        return out_[index].rule == "event-with";
      });
  // "During the reception, Kask and Berg spoke": whoever acts at a gathering is there.
  const bool gathering = text(preposition, "during") &&
                         (is_type("Ceremony") || is_type("Meeting") || is_type("PhoneCall"));
  if (!gathering && !partner && !(his && is_type("Visit"))) {
    return;
  }
  const Tree& tree = surface_.tree();
  for (TokenIndex t = noun_.last; t + 1 < sentence_.last; ++t) {
    // "During a reception hosted by Berg, ..."
    const bool reduced = !tree.empty() && tree.relation(t) == Relation::Clause;
    if (is_finite_verb(surface_, t) && !reduced) return;
    if (!surface_.is_comma(t)) continue;
    for (const std::uint32_t index : surface_.starting_at(t + 1)) {
      const Chunk& chunk = surface_.chunks()[index];
      if ((chunk.roots & ~PersonRoot) != 0 || chunk.members.size() > 2) continue;
      add_all("participant", chunk, {preposition, noun_.last}, "event-initial", verb_confidence,
              nullptr);
      return;
    }
  }
}

void EventPhrase::read_initial_whole(const VerbGroup& group) {
  if (read_whole_at_ || sentence_.first >= noun_.first) return;
  read_whole_at_ = true;
  TokenIndex t = sentence_.first;
  if (text(t, "during")) {
    ++t;
  } else if (text(t, "on") && text(t + 1, "the") && is(t + 2, language_.margin) &&
             text(t + 3, "of")) {
    t += 4;
  } else if (text(t, "as") && text(t + 1, "part") && text(t + 2, "of")) {
    t += 3;
  } else {
    return;
  }
  const Chunk* whole = chunk_from(t, EventRoot);
  if (whole == nullptr || whole->tokens.last > group.tokens.first) return;
  for (const Member& member : whole->members) {
    add("superEvent", member, {sentence_.first, t}, "event-initial-during", verb_confidence,
        &group);
  }
}

void EventPhrase::read_inverted_speech() {
  TokenIndex at = noun_.first;
  while (at > sentence_.first && noun_.first - at < 3 &&
         (is(at - 1, language_.determiner) || is(at - 1, language_.possessive))) {
    --at;
  }
  if (at <= sentence_.first || !text(at - 1, "at")) return;
  for (const std::uint32_t index : surface_.ending_at(at - 1)) {
    const Chunk& chunk = surface_.chunks()[index];
    if ((chunk.roots & ~PersonRoot) != 0 || chunk.tokens.first <= sentence_.first) continue;
    const TokenIndex verb = chunk.tokens.first - 1;
    if (!is(verb, language_.speech)) continue;
    add_all("participant", chunk, {verb, verb + 1}, "event-spoke-at", verb_confidence, nullptr);
    return;
  }
}

}  // namespace newsgraph::extract
