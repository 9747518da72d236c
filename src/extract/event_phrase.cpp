// The phrases around an event's noun:
//
//   [A 's] [planned] talks [between A and B] [with C] [in PLACE] [on TIME] [during EVENT]

#include "extract/event_phrase.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "extract/tree.hpp"

namespace newsgraph::extract {
namespace {

// Judged by reading output, before calibration (schema/calibration.tsv); see event_clause.cpp for
// verbs.
constexpr double attached_confidence = 0.88;  ///< A phrase right behind the noun.

/// Phrases that may hang on one event noun; more are somebody else's.
constexpr int phrase_limit = 6;

}  // namespace

TokenSpan EventPhrase::head_span() const {
  const TokenSpan tokens = mention_.tokens;
  for (TokenIndex t = tokens.first + 1; t < tokens.last; ++t) {
    if (surface_.is(t, language_.preposition)) return {tokens.first, t};
  }
  return tokens;
}

void EventPhrase::add(std::string_view predicate, const Member& object, TokenSpan words,
                      std::string_view rule, double confidence, const VerbGroup* group) {
  if (object.entity == mention_.entity) return;
  Claim claim = make_claim(surface_, {mention_.entity, mention_.tokens}, predicate, object, words,
                           rule, confidence);
  set_stance(claim, object.entity, group);
  claim.qualifiers.date = date_near(surface_, noun_);
  own_claims_.push_back(out_.size());
  out_.push_back(std::move(claim));
}

void EventPhrase::set_stance(Claim& claim, EntityIndex object, const VerbGroup* group) const {
  if (group != nullptr) {
    claim.stance = reading_.stance.of_clause(group->head, group, object, object);
  } else {
    claim.stance = reading_.stance.of_noun(noun_, object, object);
  }
}

bool EventPhrase::dates_other(const TimeExpression& expression) const {
  const TokenIndex first = expression.tokens.first;
  // "the fifth bombing since December", but "protests since December" began then
  const auto& features = surface_.document().entities[mention_.entity].features;
  const bool counted =
      std::ranges::any_of(features, [](const auto& feature) { return feature.first == "ordinal"; });
  if (counted && first > sentence_.first && text(first - 1, "since")) return true;
  // "the 75th anniversary of the victory in the war of 1941-1945": years of what is remembered
  constexpr std::size_t month = 7;  // 2019-05
  const std::string_view value = expression.date.value;
  if (text(noun_.last - 1, "anniversary") && (value.size() < month || value[4] == '/')) return true;
  // "on the anniversary of the election of 9 August 2020": the day of the election
  if (text(noun_.last - 1, "anniversary") && text(noun_.last, "of") && first > noun_.last &&
      text(first - 1, "of")) {
    return true;
  }
  // "the anniversary of the attacks on Sunday": the day of the anniversary, but "of the attacks in
  // March 2007" long ago
  const TokenIndex article = noun_.first - 1;
  const TokenIndex of =
      noun_.first > sentence_.first && is(article, language_.determiner) ? article : noun_.first;
  if (first >= noun_.last && of > sentence_.first + 1 && text(of - 1, "of") &&
      text(of - 2, "anniversary")) {
    constexpr std::size_t year = 4;
    return value.substr(0, year) >=
           std::string_view(surface_.document().article.date).substr(0, year);
  }
  // "a meeting on the Programme for 2018-2020"
  const EntityIndex around = surface_.entity_at(first);
  if (around != no_entity && (surface_.root(around) & (AgreementRoot | OrganizationRoot)) != 0) {
    return true;
  }
  // "a 2010 World Cup qualification match": the year of the cup
  if (!noun_.contains(first)) return false;
  TokenIndex last = expression.tokens.last;
  while (last < noun_.last && surface_.has_shape(last, Capitalized)) ++last;
  if (last <= expression.tokens.last + 1 || last >= noun_.last) return false;
  const auto& gazetteer = surface_.resources().knowledge->gazetteer;
  const auto named = gazetteer.find(surface_.document().text({expression.tokens.last, last}));
  return std::ranges::any_of(named, [&](const auto id) {
    return gazetteer.entry(id).kind == knowledge::EntryKind::EventNoun;
  });
}

void EventPhrase::add_date(std::uint32_t time, TokenSpan words, std::string_view rule,
                           double confidence, const VerbGroup* group) {
  const TimeExpression& expression = surface_.document().times[time];
  if (dates_other(expression)) return;
  auto claim =
      make_start(surface_, {mention_.entity, mention_.tokens}, expression, words, rule, confidence);
  if (!claim) return;
  set_stance(*claim, no_entity, group);
  // "The war ended in 1945"
  if (group != nullptr && is(group->head, language_.end_event)) {
    claim->predicate = "endDate";
    out_.push_back(std::move(*claim));
    return;
  }
  own_date_ = first_day(expression.date);
  add_end(*claim, expression);
  out_.push_back(std::move(*claim));
}

void EventPhrase::add_end(const Claim& start, const TimeExpression& expression) {
  static constexpr std::array<std::string_view, 5> joints{"to", "-", "–", "until", "through"};
  const std::string& value = expression.date.value;
  const std::size_t range = value.find('/');
  const std::string last = range == std::string::npos ? std::string() : value.substr(range + 1);
  if (last.empty() || last == "..") return;
  for (TokenIndex t = expression.tokens.first; t < expression.tokens.last; ++t) {
    if (std::ranges::none_of(joints, [&](std::string_view j) { return text(t, j); })) continue;
    Claim end = start;
    end.predicate = "endDate";
    end.object.literal = last;
    out_.push_back(std::move(end));
    return;
  }
}

void EventPhrase::add_all(std::string_view predicate, const Chunk& chunk, TokenSpan words,
                          std::string_view rule, double confidence, const VerbGroup* group) {
  for (const Member& member : chunk.members) add(predicate, member, words, rule, confidence, group);
}

const Chunk* EventPhrase::chunk_from(TokenIndex first, std::uint16_t roots) const {
  if (first >= sentence_.last) return nullptr;
  for (const std::uint32_t index : surface_.starting_at(first)) {
    const Chunk& chunk = surface_.chunks()[index];
    if (chunk.adjectival || (chunk.roots & ~roots) != 0) continue;
    if (chunk.tokens.last > sentence_.last || is_possessor(chunk)) continue;
    if (chunk.delegates && (roots & PersonRoot) == 0) continue;  // people are no place
    return &chunk;
  }
  return nullptr;
}

bool EventPhrase::is_possessor(const Chunk& chunk) const {
  return possessive_mark(chunk.tokens.last) ||
         (text(chunk.tokens.last, "-") && !surface_.has_shape(chunk.tokens.last, SpaceBefore));
}

void EventPhrase::read_inside() {
  for (TokenIndex t = noun_.first; t < noun_.last; ++t) {
    const TimeChunk* time = surface_.time_at(t);
    if (time == nullptr) continue;
    add_date(time->time, surface_.document().times[time->time].tokens, "event-time-inside",
             attached_confidence, nullptr);
    break;
  }
  for (TokenIndex t = noun_.first + 1; t + 1 < noun_.last; ++t) {
    if (possessive_mark(t)) read_owner(t);
  }
  // "a Harbour Front attack": an armed group before the noun is who attacks.
  if (!is_type("Attack") && !is_type("Battle")) return;
  const auto& ontology = surface_.resources().knowledge->ontology;
  const TokenIndex begin = noun_.first > sentence_.first ? noun_.first - 1 : noun_.first;
  for (TokenIndex t = begin; t + 1 < noun_.last; ++t) {
    for (const MentionRef& group : surface_.mentions_from(t)) {
      const std::string& group_type = surface_.document().entities[group.entity].type;
      if (group.tokens.last >= noun_.last || group.tokens.last < noun_.first) continue;
      if (!ontology.is_a(group_type, "ArmedGroup")) continue;
      add("participant", {group.entity, group.tokens}, noun_, "event-armed-group",
          attached_confidence, nullptr);
      return;
    }
  }
}

void EventPhrase::read_before() {
  TokenIndex at = noun_.first;
  while (at > sentence_.first && is(at - 1, language_.planned_adjective)) --at;
  if (at <= sentence_.first) return;
  const TokenIndex mark = at - 1;
  const bool possessive = possessive_mark(mark) || text(mark, "’") || text(mark, "'");
  if (const TimeChunk* time = surface_.time_at(possessive ? mark - 1 : mark)) {
    const TokenSpan tokens = surface_.document().times[time->time].tokens;
    if (tokens.last + (possessive ? 1U : 0U) == at) {
      add_date(time->time, tokens, "event-time-before", attached_confidence, nullptr);
    }
    return;
  }
  if (possessive) read_owner(mark);
}

void EventPhrase::read_owner(TokenIndex mark) {
  // Who gives a speech, pays a visit or attacks; the owner of a summit is its host, of an
  // anniversary its subject.
  const bool acts = is_type("Visit") || is_type("Meeting") || is_type("PhoneCall") ||
                    is_type("Attack") || is_type("Speech");
  if (!acts || is_type("Summit") || is_type("Conference")) return;
  const auto ends = surface_.ending_at(mark);
  const bool officer = std::ranges::any_of(
      ends, [&](std::uint32_t index) { return surface_.chunks()[index].roots == PersonRoot; });
  for (const std::uint32_t index : ends) {
    const Chunk& chunk = surface_.chunks()[index];
    if ((chunk.roots & ~agent_roots) != 0 || chunk.adjectival) continue;
    // "the President of Norland's visit" is not Norland's.
    if (officer && (chunk.roots & PersonRoot) == 0) continue;
    if (!is_type("Visit") && (chunk.roots & CountryRoot) != 0) continue;
    add_all("participant", chunk, noun_, "event-owner", attached_confidence, nullptr);
    return;
  }
}

void EventPhrase::read_after(TokenIndex at) {
  const bool title = surface_.sentence(noun_.first).zone == Zone::Title;
  for (int phrase = 0; phrase < phrase_limit && at < sentence_.last; ++phrase) {
    // "Visit to Norland: 13-20 July" as a headline
    if (title && text(at, ":") && surface_.time_at(at + 1) != nullptr) ++at;
    if (const TimeChunk* time = surface_.time_at(at); time != nullptr && time->tokens.first == at) {
      add_date(time->time, surface_.document().times[time->time].tokens, "event-time",
               attached_confidence, nullptr);
      at = time->tokens.last;
      continue;
    }
    const TokenIndex next = read_phrase(at);
    const std::uint8_t forms = language_.vocabulary.verb_forms(surface_.word(at));
    if (next == at && (forms & ParticipleForm) != 0 &&
        (is(at, language_.light_verb) || is(at, language_.host_event)) && !text(at, "had")) {
      const std::uint8_t next_is_by = text(at + 1, "by") ? 1 : 0;
      if (is(at + 1, language_.preposition) || next_is_by != 0) read_reduced(at);
      return;
    }
    if (next == at) return;
    at = next;
  }
}

void EventPhrase::read_reduced(TokenIndex verb) {
  VerbGroup group;
  group.head = verb;
  group.tokens = {verb, verb + 1};
  read_adverbials(verb + 1, group);
}

TokenIndex EventPhrase::read_phrase(TokenIndex at) {
  const bool meeting = is_type("Meeting") || is_type("PhoneCall");
  if (text(at, "between") || (text(at, "with") && meeting) || (text(at, "among") && meeting)) {
    const Chunk* chunk = chunk_from(at + 1, agent_roots);
    if (chunk == nullptr) return at;
    add_all("participant", *chunk, {at, at + 1}, "event-with", attached_confidence, nullptr);
    return behind(*chunk);
  }
  if (text(at, "by") &&
      (is_type("Visit") || is_type("Conflict") || is_type("Attack") || is_type("Protest"))) {
    // "accompanied on my visit by Anna Kask": the visitor stands before.
    if (is_type("Visit") && is(mention_.tokens.first - 1, language_.possessive)) return at;
    const Chunk* chunk = chunk_from(at + 1, agent_roots);
    if (chunk == nullptr) return at;
    add_all("participant", *chunk, {at, at + 1}, "event-by", attached_confidence, nullptr);
    return behind(*chunk);
  }
  if (text(at, "of")) return read_of(at);
  if (text(at, "to") && is_type("Visit")) {
    const Chunk* chunk = chunk_from(at + 1, site_roots);
    if (chunk == nullptr) return at;
    add_all("location", *chunk, {at, at + 1}, "event-to", attached_confidence, nullptr);
    return chunk->tokens.last;
  }
  if (const auto end = read_whole(at)) return *end;
  if (is(at, language_.place_preposition) && !of_another_event(at)) {
    if (const auto end = read_place(at, {at, at + 1}, "event-in", attached_confidence, nullptr)) {
      return *end;
    }
  }
  if (const auto end = skip_plain_phrase(at)) return *end;
  // A topic: "on gas transit", "to discuss" ends the phrase.
  if (text(at, "on") || text(at, "about") || text(at, "over") || text(at, "for")) {
    for (TokenIndex t = at + 1; t < sentence_.last && t - at < 9; ++t) {
      if (surface_.is_punctuation(t) || is_finite_verb(surface_, t) || text(t, "as")) return at;
      if (text(t, "between") || text(t, "with") || surface_.time_at(t) != nullptr) return t;
      if (is(t, language_.place_preposition) && chunk_from(t + 1, PlaceRoot | VenueRoot)) return at;
    }
  }
  return at;
}

bool EventPhrase::of_another_event(TokenIndex preposition) const {
  const auto& document = surface_.document();
  const auto& matches = document.gazetteer_matches;
  const auto& gazetteer = surface_.resources().knowledge->gazetteer;
  if (preposition <= mention_.tokens.first + 2) return false;
  const TokenIndex noun = preposition - 1;
  if (surface_.has_shape(noun, Capitalized)) return false;  // "the Harbour Conference on Mediation"
  const Tree& tree = surface_.tree();
  const TokenIndex head = tree.empty() ? no_token : tree.top(mention_.tokens);
  if (head == no_token || head >= noun) return false;
  return std::ranges::any_of(matches, [&](const GazetteerMatch& match) {
    if (match.tokens.last != preposition || match.tokens.first <= head) return false;
    const auto entries = gazetteer.entries(match.alias);
    return std::ranges::any_of(entries, [&](const knowledge::EntryId id) {
      return gazetteer.entry(id).kind == knowledge::EntryKind::EventNoun;
    });
  });
}

const Chunk* EventPhrase::possessed_place(TokenIndex from) const {
  if (from >= sentence_.last) return nullptr;
  for (const std::uint32_t index : surface_.starting_at(from)) {
    const Chunk& owner = surface_.chunks()[index];
    if (owner.adjectival || (owner.roots & ~site_roots) != 0) continue;
    if (!possessive_mark(owner.tokens.last)) continue;
    return chunk_from(owner.tokens.last + 1, site_roots);
  }
  return nullptr;
}

std::optional<TokenIndex> EventPhrase::read_place(TokenIndex preposition, TokenSpan words,
                                                  std::string_view rule, double confidence,
                                                  const VerbGroup* group) {
  TokenIndex from = preposition + 1;
  const Chunk* chunk = chunk_from(from, site_roots);
  if (chunk == nullptr) chunk = possessed_place(from);
  if (chunk == nullptr) {
    // Over "several regions of", "the city of".
    for (TokenIndex t = from; t + 1 < sentence_.last && t - from < 5; ++t) {
      if (surface_.entity_at(t) != no_entity || surface_.is_punctuation(t)) break;
      if (text(t, "of") && (is(t - 1, language_.region_part) || is(t - 1, language_.place_noun))) {
        chunk = chunk_from(t + 1, site_roots);
        break;
      }
    }
  }
  if (chunk == nullptr) return std::nullopt;
  add_all("location", *chunk, words, rule, confidence, group);
  TokenIndex end = chunk->tokens.last;
  // ", Estland," only says where the place is.
  if (text(end, ",")) {
    if (const Chunk* outer = chunk_from(end + 1, PlaceRoot | CountryRoot);
        outer != nullptr && outer->members.size() == 1) {
      end = outer->tokens.last;
      if (text(end, ",") &&
          (is(end + 1, language_.time_preposition) || is(end + 1, language_.place_preposition))) {
        ++end;
      }
    }
  }
  return end;
}

std::optional<TokenIndex> EventPhrase::skip_plain_phrase(TokenIndex at) const {
  static constexpr std::array<std::string_view, 8> joints{"at",      "on",     "outside", "near",
                                                          "against", "inside", "in",      "by"};
  const bool joint = std::ranges::any_of(joints, [&](std::string_view j) { return text(at, j); });
  // "the effect of the war on food security in Africa": not where it is fought
  if (!joint || (text(at, "on") && type() == "Conflict")) return std::nullopt;
  for (TokenIndex t = at + 1; t < sentence_.last && t - at < 9; ++t) {
    if (surface_.is_punctuation(t) && !text(t, "-")) return std::nullopt;
    const Tree& tree = surface_.tree();
    const bool clause = !tree.empty() && tree.upos(t) == Upos::Verb && tree.head(t) != no_token &&
                        tree.relation(t) == Relation::AdverbialClause;
    if (clause || is_finite_verb(surface_, t) || is(t, language_.coordinator) ||
        is(t, language_.subordinator) || is(t, language_.relative) || text(t, "as")) {
      return std::nullopt;
    }
    if (t > at + 1 && is(t, language_.preposition) && !text(t, "of") && !text(t, "for")) return t;
    if (t > at + 1 && surface_.time_at(t) != nullptr) return t;
  }
  return std::nullopt;
}

TokenIndex EventPhrase::behind(const Chunk& chunk) const {
  const Tree& tree = surface_.tree();
  const TokenIndex last = chunk.tokens.last;
  if (tree.empty() || last >= sentence_.last) return last;
  const TokenIndex head = tree.head(last - 1);
  constexpr TokenIndex reach = 3;
  if (head == no_token || head < last || head >= last + reach || head >= sentence_.last)
    return last;
  return tree.upos(head) == Upos::Noun ? head + 1 : last;
}

TokenIndex EventPhrase::read_of(TokenIndex at) {
  const Chunk* chunk = chunk_from(at + 1, agent_roots);
  if (chunk == nullptr) {
    // "of Coalition foreign ministers": over the phrase to what follows it
    TokenIndex t = at + 1;
    while (t < sentence_.last && t - at < 8 && !surface_.is_punctuation(t) &&
           !is_finite_verb(surface_, t)) {
      if (is(t, language_.place_preposition) || surface_.time_at(t) != nullptr) return t;
      if (text(t, "with") || text(t, "between")) return t;
      ++t;
    }
    return at;
  }
  const bool visit = is_type("Visit");
  const bool people = (chunk->roots & ~PersonRoot) == 0;
  if (visit || ((is_type("Meeting") || is_type("PhoneCall")) &&
                (people || chunk->delegates || chunk->members.size() > 1))) {
    add_all("participant", *chunk, {at, at + 1}, "event-of", attached_confidence, nullptr);
  }
  return chunk->tokens.last;
}

std::optional<TokenIndex> EventPhrase::read_whole(TokenIndex at) {
  TokenIndex t = at;
  if (text(t, "during")) {
    ++t;
  } else if ((text(t, "on") || text(t, "at")) && text(t + 1, "the") &&
             is(t + 2, language_.margin) && text(t + 3, "of")) {
    t += 4;
  } else if (text(t, "as") && text(t + 1, "part") && text(t + 2, "of")) {
    t += 3;
  } else if (text(t, "within") || (text(t, "in") && text(t + 1, "the") &&
                                   text(t + 2, "framework") && text(t + 3, "of"))) {
    t += text(t, "within") ? 1U : 4U;
  } else {
    return std::nullopt;
  }
  const Chunk* whole = chunk_from(t, EventRoot);
  if (whole == nullptr) return std::nullopt;
  add_all("superEvent", *whole, {at, t}, "event-during", attached_confidence, nullptr);
  return whole->tokens.last;
}

}  // namespace newsgraph::extract
