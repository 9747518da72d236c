#include "extract/qualifiers.hpp"

#include <algorithm>
#include <utility>

namespace newsgraph::extract {
namespace {

/// Longest topic in tokens.
constexpr TokenIndex topic_limit = 18;

/// Whether the time is part of a name or of a noun phrase: "the agreement of 9 May", "the 2015
/// deal".
bool belongs_to_noun(const Surface& surface, const TimeChunk& time) {
  const Language& language = surface.language();
  const TokenSpan words = surface.document().times[time.time].tokens;
  for (TokenIndex t = words.first; t < words.last; ++t) {
    const EntityIndex entity = surface.entity_at(t);
    if (entity != no_entity &&
        (surface.root(entity) & (AgreementRoot | EventRoot | WorkRoot | OrganizationRoot)) != 0) {
      return true;
    }
  }
  const TokenSpan sentence = surface.sentence_of(words.first);
  if (words.first > sentence.first && surface.is_text(words.first - 1, "of")) return true;
  const bool determined =
      words.first > sentence.first && surface.is(words.first - 1, language.determiner);
  const TokenIndex next = words.last;
  const bool noun_follows = next < sentence.last && surface.has_shape(next, AllLower) &&
                            !surface.is(next, language.function_word) &&
                            language.vocabulary.verb_forms(surface.word(next)) == 0 &&
                            !surface.is_adverb(next);
  if (determined && noun_follows) return true;
  if (next < sentence.last && (surface.is_text(next, "'s") || surface.is_text(next, "’s"))) {
    return true;
  }
  return false;
}

/// Whether no clause ends between two tokens.
bool same_clause(const Surface& surface, TokenIndex from, TokenIndex to) {
  const Language& language = surface.language();
  for (TokenIndex t = from; t < to; ++t) {
    if (surface.is_text(t, ";") || surface.is_text(t, ":")) return false;
    if (surface.is(t, language.relative) && !surface.is_text(t, "where")) return false;
    if (is_finite_verb(surface, t)) return false;
  }
  return true;
}

constexpr int clause_depth = 12;  ///< Deeper than any clause of the press seen.

/// "in the lead up to the summit in Riverton on 24 September": the day is the summit's.
bool dates_event(const Surface& surface, TokenSpan words, TokenSpan match) {
  const Tree& tree = surface.tree();
  TokenIndex noun = tree.top(words);
  for (int i = 0; i < 2 && noun != no_token; ++i) {
    noun = tree.head(noun);
    if (noun == no_token || tree.upos(noun) == Upos::Verb) break;
    const EntityIndex event = surface.entity_at(noun);
    const bool own = match.contains(noun);
    if (event != no_entity && surface.root(event) == EventRoot && !own &&
        tree.relation(noun) == Relation::Nominal) {
      return true;
    }
  }
  return false;
}

/// "Norland, which cut ties in 2016, agreed": the time of another clause, which hangs on a noun.
bool dates_noun_clause(const Surface& surface, TokenSpan words, TokenSpan match) {
  const Tree& tree = surface.tree();
  const auto in_clause_of = [&tree](TokenIndex token, TokenIndex clause) {
    for (int i = 0; i < clause_depth && token != no_token; ++i, token = tree.head(token)) {
      if (token == clause) return true;
    }
    return false;
  };
  TokenIndex clause = words.first;
  constexpr int reach = 4;  // "in June of last year"
  for (int i = 0; i < reach && clause != no_token; ++i, clause = tree.head(clause)) {
    const Relation relation = tree.relation(clause);
    if (relation != Relation::RelativeClause && relation != Relation::Clause) continue;
    return tree.upos(clause) == Upos::Verb && !in_clause_of(match.first, clause) &&
           !in_clause_of(match.last - 1, clause);
  }
  return false;
}

/// Nearest verb on the way up from a token, the token itself left out; no_token when none.
TokenIndex verb_above(const Tree& tree, TokenIndex token) {
  for (int i = 0; i < clause_depth && token != no_token; ++i) {
    token = tree.head(token);
    if (token != no_token && tree.upos(token) == Upos::Verb) return token;
  }
  return no_token;
}

bool is_infinitive(const Surface& surface, TokenIndex verb) {
  const auto marks = surface.tree().children(verb);
  return std::ranges::any_of(marks, [&](TokenIndex c) {
    return surface.tree().relation(c) == Relation::Marker && surface.is_text(c, "to");
  });
}

/// "invited him to come in June": the time of an infinitive that the predicate governs. "will join
/// the summit on 24 March to discuss the attack": the time of the verb above a noun.
bool dates_other_verb(const Surface& surface, TokenSpan words, TokenSpan match) {
  const Tree& tree = surface.tree();
  const TokenIndex dated = verb_above(tree, tree.top(words));
  if (dated == no_token || match.contains(dated)) return false;
  const TokenIndex own = tree.top(match);
  if (own == no_token) return false;
  const bool ahead = dated >= match.last && words.first > dated && is_infinitive(surface, dated);
  if (ahead && tree.upos(own) == Upos::Verb && tree.head(dated) == own) return true;
  if (tree.upos(own) == Upos::Verb) return false;
  const TokenIndex verb = verb_above(tree, own);
  return verb != no_token && verb != dated && is_infinitive(surface, verb) &&
         verb_above(tree, verb) == dated;
}

bool dates_something_else(const Surface& surface, const TimeChunk& time, TokenSpan match) {
  if (surface.tree().empty()) return false;
  const TokenSpan words = surface.document().times[time.time].tokens;
  return dates_event(surface, words, match) || dates_noun_clause(surface, words, match) ||
         dates_other_verb(surface, words, match);
}

}  // namespace

Date first_day(Date date) {
  constexpr std::size_t day = 10;  // 2024-04-19
  if (date.value.size() == 2 * day + 1 && date.value[day] == '/') date.value.resize(day);
  return date;
}

Date date_near(const Surface& surface, TokenSpan match, TokenIndex verb) {
  const TokenSpan sentence = surface.sentence_of(match.first);
  const auto& times = surface.document().times;
  const Tree& tree = surface.tree();
  const TimeChunk* best = nullptr;
  // "received Berg on Sunday and met Lind on Monday": the time that hangs on the verb itself comes
  // before one that is nearer.
  std::pair<bool, TokenIndex> distance;
  for (const TimeChunk& time : surface.times()) {
    if (time.tokens.first < sentence.first || time.tokens.last > sentence.last) continue;
    const TimeExpression& expression = times[time.time];
    if (expression.is_duration || expression.date.empty() || belongs_to_noun(surface, time) ||
        dates_something_else(surface, time, match)) {
      continue;
    }
    TokenIndex gap = 0;
    if (match.contains(time.tokens.first)) {
      gap = 0;
    } else if (time.tokens.first >= match.last) {
      if (!same_clause(surface, match.last, time.tokens.first)) continue;
      gap = time.tokens.first - match.last + 1;
    } else {
      if (!same_clause(surface, time.tokens.last, match.first)) continue;
      // Far before only at the beginning of a clause: "On 3 May, in Riverton, Kask met".
      gap = match.first - time.tokens.last + 2;
    }
    const bool another =
        verb != no_token && !tree.empty() && verb_above(tree, tree.top(expression.tokens)) != verb;
    if (best == nullptr || std::pair{another, gap} < distance) {
      best = &time;
      distance = {another, gap};
    }
  }
  return best == nullptr ? Date{} : first_day(times[best->time].date);
}

EntityIndex place_near(const Surface& surface, TokenSpan match) {
  const Language& language = surface.language();
  const TokenSpan sentence = surface.sentence_of(match.first);
  const auto place_at = [&](TokenIndex preposition) -> const Chunk* {
    if (!surface.is(preposition, language.place_preposition)) return nullptr;
    for (const std::uint32_t index : surface.starting_at(preposition + 1)) {
      const Chunk& chunk = surface.chunks()[index];
      if ((chunk.roots & ~site_roots) != 0 || chunk.adjectival) continue;
      return &chunk;
    }
    return nullptr;
  };
  const std::vector<TokenIndex> spots = after_adjuncts(surface, match.last, 3);
  for (const TokenIndex at : spots) {
    if (at >= sentence.last) break;
    if (const Chunk* place = place_at(at)) return place->members.front().entity;
  }
  for (TokenIndex t = match.last; t + 1 < sentence.last; ++t) {
    if (surface.is_comma(t) || !same_clause(surface, t, t + 1)) break;
    // "the crisis in Norland" is no place of the meeting: only right after an entity or a time.
    // Nor is "the talks in Norland", behind an event of its own.
    const EntityIndex before = surface.entity_at(t - 1);
    const bool free =
        surface.time_at(t - 1) != nullptr ||
        (before != no_entity && (surface.root(before) & (EventRoot | AgreementRoot)) == 0);
    if (!free) continue;
    if (const Chunk* place = place_at(t)) return place->members.front().entity;
  }
  for (TokenIndex t = match.first; t-- > sentence.first;) {
    const Chunk* place = place_at(t);
    if (place == nullptr) continue;
    const bool initial =
        t == sentence.first || surface.is_comma(t - 1) || surface.time_at(t - 1) != nullptr;
    if (initial && same_clause(surface, place->tokens.last, match.first)) {
      return place->members.front().entity;
    }
    break;
  }
  return no_entity;
}

std::string topic_after(const Surface& surface, TokenIndex at,
                        std::span<const WordId> prepositions) {
  const Language& language = surface.language();
  if (at == 0) return {};
  const TokenSpan sentence = surface.sentence_of(at - 1);
  for (const TokenIndex start : after_adjuncts(surface, at, 2)) {
    if (start + 1 >= sentence.last) break;
    if (std::ranges::find(prepositions, surface.word(start)) == prepositions.end() ||
        surface.word(start) == unknown_word || surface.time_at(start) != nullptr) {
      continue;
    }
    TokenIndex end = start + 1;
    while (end < sentence.last && end - start <= topic_limit) {
      const bool hyphen = surface.is_text(end, "-");
      if (surface.is_punctuation(end) && !hyphen) break;
      if (surface.is(end, language.relative) || surface.time_at(end) != nullptr) break;
      if (is_finite_verb(surface, end)) break;
      ++end;
    }
    while (end > start + 1 && (surface.is(end - 1, language.function_word) ||
                               surface.is(end - 1, language.coordinator))) {
      --end;
    }
    if (end <= start + 1) return {};
    std::string words(surface.document().text({start + 1, end}));
    std::ranges::replace(words, '\n', ' ');
    return words;
  }
  return {};
}

}  // namespace newsgraph::extract
