#include "extract/day_news.hpp"

#include <algorithm>
#include <array>
#include <string_view>

namespace newsgraph::extract {
namespace {

constexpr int longest_way = 12;  ///< Steps up a tree; deeper than any clause of the press seen.

template <std::size_t Size>
bool is_one_of(const Surface& surface, TokenIndex token,
               const std::array<std::string_view, Size>& words) {
  return std::ranges::any_of(words, [&](std::string_view w) { return surface.is_text(token, w); });
}

}  // namespace

/// Tokens of a span of code points; empty when it lies in none.
TokenSpan DayNews::words_of(Span span) const {
  const Tokens& tokens = surface_.document().tokens;
  const auto first = std::ranges::lower_bound(tokens.begin, span.begin);
  const auto last = std::ranges::lower_bound(tokens.begin, span.end);
  return {static_cast<TokenIndex>(first - tokens.begin.begin()),
          static_cast<TokenIndex>(last - tokens.begin.begin())};
}

bool DayNews::tells(const Claim& claim) const {
  if (tree_.empty()) return true;
  const Document& document = surface_.document();
  const auto& ontology = surface_.resources().knowledge->ontology;
  const TokenSpan words = words_of(claim.evidence.predicate);
  if (words.empty()) return true;
  const bool title = surface_.sentence(words.first).zone == Zone::Title;
  // Of words that hang on several the first noun or verb: "[his visit to] Norland".
  const auto top = [&](TokenSpan span) {
    TokenIndex first = no_token;
    for (TokenIndex t = span.first; t < span.last; ++t) {
      if (span.contains(tree_.head(t))) continue;
      if (is_verb(t) || is_nominal(t)) return t;
      if (first == no_token) first = t;
    }
    return first;
  };
  const TokenIndex said = top(words);
  TokenIndex anchor = said;
  if (ontology.is_a(document.entities[claim.subject].type, "Event")) {
    anchor = top(words_of(claim.evidence.subject));
    // "wins the championship", "attended the summit": told by the verb
    const bool by_verb = anchor != no_token && is_verb(said) && !is_earlier(anchor);
    if (by_verb && is_news(said, title)) return true;
  } else if (claim.predicate == "partyTo" && !is_verb(said)) {
    const TokenIndex agreement = top(words_of(claim.evidence.object));
    return agreement != no_token && is_signed(agreement, title);
  }
  // "condemned the attack on Norland", but "the attack on Norland killed five"
  if (claim.predicate == "attacked" && anchor != no_token && !is_verb(anchor)) {
    return tree_.relation(anchor) == Relation::Subject && is(tree_.head(anchor), language_.harm);
  }
  return anchor == no_token || is_news(anchor, title);
}

bool DayNews::is_headline(const Claim& claim) const {
  const TokenSpan words = words_of(claim.evidence.predicate);
  return !words.empty() && surface_.sentence(words.first).zone == Zone::Title;
}

bool DayNews::is_purpose(const Claim& claim) const {
  const TokenSpan event = words_of(claim.evidence.subject);
  if (tree_.empty() || event.empty()) return false;
  const TokenIndex noun = tree_.top(event);
  return noun != no_token && has_case(noun, "for");
}

bool DayNews::is_journey_ahead(EntityIndex place) const {
  if (tree_.empty()) return false;
  for (const Mention& mention : surface_.document().entities[place].mentions) {
    if (mention.tokens.empty()) continue;
    const TokenIndex at = mention.tokens.first;
    if (surface_.sentence(at).zone != Zone::Body) continue;
    TokenIndex verb = tree_.head(at);
    for (int step = 0; step < 3 && verb != no_token && !is_verb(verb); ++step) {
      verb = tree_.head(verb);
    }
    if (verb == no_token || !is_verb(verb) || !future(verb)) continue;
    if (is(verb, language_.come_to) || is(verb, language_.visit_noun)) return true;
  }
  return false;
}

bool DayNews::is_news(TokenIndex token, bool title) const {
  for (int step = 0; step < longest_way && token != no_token; ++step) {
    if (is_verb(token) ? !verb_is_news(token, title) : !noun_is_news(token, title)) return false;
    if (opens_news(token)) return true;
    token = tree_.head(token);
  }
  return true;
}

bool DayNews::verb_is_news(TokenIndex verb, bool title) const {
  if (is_perfect(verb)) return false;
  switch (tree_.relation(verb)) {
    case Relation::RelativeClause:
      return false;
    case Relation::Clause:
      return title;  // "Three killed in an attack": no clause of a noun
    case Relation::AdverbialClause:
      // "thanking Berg", "to thank Berg", "as it struck Norland"; not "after he met Berg"
      return child(verb, [&](TokenIndex c) {
               const Relation relation = tree_.relation(c);
               const bool opens = relation == Relation::Marker || relation == Relation::Case;
               return opens && !text(c, "to") && !text(c, "as") && !text(c, "while") &&
                      !text(c, "by");
             }) == no_token;
    default:
      return true;
  }
}

/// "has met", "having met", "had met"
bool DayNews::is_perfect(TokenIndex verb) const {
  return child(verb, [&](TokenIndex c) {
           return tree_.relation(c) == Relation::Auxiliary && is(c, language_.have);
         }) != no_token;
}

bool DayNews::is_event(TokenIndex noun) const {
  const EntityIndex entity = surface_.entity_at(noun);
  return entity != no_entity && surface_.root(entity) == EventRoot;
}

/// Attacks, wars and disasters: spoken of on many days after their own.
bool DayNews::is_mishap(TokenIndex noun) const {
  if (!is_event(noun)) return false;
  const auto& ontology = surface_.resources().knowledge->ontology;
  const std::string& type = surface_.document().entities[surface_.entity_at(noun)].type;
  return ontology.is_a(type, "Conflict") || ontology.is_a(type, "Disaster");
}

/// "his recent visit", "last week's talks", "the previous meeting"
bool DayNews::is_earlier(TokenIndex noun) const {
  static constexpr std::array<std::string_view, 8> words{"recent",  "latest", "last",   "previous",
                                                         "earlier", "past",   "former", "ongoing"};
  return child(noun, [&](TokenIndex c) {
           return c < noun && tree_.relation(c) == Relation::Adjective &&
                  is_one_of(surface_, c, words);
         }) != no_token;
}

/// "A bomb attack has killed five", "A meeting has brought a deal": new, though in the perfect.
bool DayNews::opens_news(TokenIndex noun) const {
  const TokenIndex verb = tree_.head(noun);
  if (verb == no_token || tree_.relation(noun) != Relation::Subject || !is_event(noun))
    return false;
  const bool indefinite =
      child(noun, [&](TokenIndex c) { return text(c, "a") || text(c, "an"); }) != no_token;
  return tree_.head(verb) == no_token && (indefinite || is(verb, language_.harm));
}

/// Whether a verb says of its object that it was held: "held talks", "launched an offensive".
bool DayNews::holds(TokenIndex verb) const {
  static constexpr std::array<std::string_view, 15> launching{
      "launch",  "launches", "launched", "launching", "stage",  "stages",  "staged", "carry",
      "carries", "carried",  "carrying", "mount",     "mounts", "mounted", "staging"};
  return is(verb, language_.light_verb) || is(verb, language_.host_event) ||
         is(verb, language_.attend) || is(verb, language_.take_place) ||
         is(verb, language_.come_together) || is_one_of(surface_, verb, launching);
}

bool DayNews::noun_is_news(TokenIndex noun, bool title) const {
  if (is_earlier(noun)) return false;
  if (!is_event(noun)) return tree_.relation(noun) != Relation::Possessor || title;
  // "Readout of the call", "Statement on the visit": headlines of press offices name what was done.
  if (title && !is_mishap(noun)) return true;
  const TokenIndex head = tree_.head(noun);
  switch (tree_.relation(noun)) {
    case Relation::PassiveSubject:
    case Relation::Object:
      return holds(head);
    case Relation::Oblique: {
      static constexpr std::array<std::string_view, 9> within{
          "in", "at", "during", "on", "as", "for", "with", "by", "within"};
      const TokenIndex joint = tree_.child(noun, Relation::Case);
      // "Five people are killed after an attack"
      const bool from_it = is(head, language_.harm) && joint != no_token && text(joint, "after");
      return joint == no_token || from_it || is_one_of(surface_, joint, within);
    }
    case Relation::Nominal: {
      // "the talks during the visit", "Kask, at the summit, said"; not "victims of the attack"
      static constexpr std::array<std::string_view, 3> beside{"at", "during", "in"};
      static constexpr std::array<std::string_view, 5> edges{"beginning", "start", "end", "close",
                                                             "course"};
      const TokenIndex joint = tree_.child(noun, Relation::Case);
      if (joint == no_token || is_event(head) || is(head, language_.margin)) return true;
      if (is_one_of(surface_, head, edges)) return true;
      return !is_mishap(noun) && is_one_of(surface_, joint, beside);
    }
    case Relation::Possessor:
      return false;
    default:
      return true;
  }
}

/// "signed a treaty", "the agreement was reached", "witnessed the signing of a pact"
bool DayNews::is_signed(TokenIndex agreement, bool title) const {
  static constexpr std::array<std::string_view, 21> signing{
      "sign",      "signs",   "signed",   "ink",        "inks",    "inked",    "seal",
      "seals",     "sealed",  "reach",    "reaches",    "reached", "conclude", "concludes",
      "concluded", "initial", "initials", "initialled", "adopt",   "adopts",   "adopted"};
  const Relation relation = tree_.relation(agreement);
  const TokenIndex verb = tree_.head(agreement);
  if (verb == no_token) return title;  // "Joint Statement between Norland and Estland"
  if (relation == Relation::Nominal && text(verb, "signing")) return true;
  return (relation == Relation::Object || relation == Relation::PassiveSubject) &&
         is_one_of(surface_, verb, signing) && is_news(verb, false);
}

}  // namespace newsgraph::extract
