// Rules by the order of the words; see pattern.hpp.

#include <algorithm>
#include <utility>

#include "extract/match.hpp"

namespace newsgraph::extract {
namespace {

constexpr int adjunct_limit = 3;

}  // namespace

bool SlotFitter::fits(const Element& element, const Chunk& chunk, TokenSpan sentence) const {
  if (chunk.tokens.first < sentence.first || chunk.tokens.last > sentence.last) return false;
  if (element.slot == SlotName::Each && chunk.members.size() < 2) return false;
  if (chunk.we != Collective::None && chunk.we != we_) return false;
  if (chunk.delegates && !delegates_ && !chunk.agents) return false;
  if (chunk.adjectival && !element.adjectives) return false;
  if (element.types.empty()) return (chunk.roots & ~element.roots) == 0;
  return std::ranges::all_of(chunk.members, [&](const Member& member) {
    if ((surface_.root(member.entity) & element.roots) != 0) return true;
    const std::string& type = surface_.document().entities[member.entity].type;
    return std::ranges::any_of(
        element.types, [&](const std::string& wanted) { return ontology_.is_a(type, wanted); });
  });
}

std::optional<Match> TokenMatcher::match() {
  const Element& element = sequence_.elements[sequence_.anchor];
  TokenIndex left = anchor_;
  if (element.kind == Element::Kind::Verb || element.kind == Element::Kind::Passive ||
      element.kind == Element::Kind::Gerund) {
    const std::uint8_t forms =
        language_.vocabulary.forms_in(surface_.word(anchor_), element.word_class);
    if (forms == 0 || surface_.has_shape(anchor_, AllUpper)) return std::nullopt;
    match_.group = read_verb_group(surface_, anchor_, forms);
    if (!match_.group || !fits(element, *match_.group, forms)) return std::nullopt;
    left = match_.group->tokens.first;
    match_.core.push_back(match_.group->tokens);
  } else {
    // "the Norland-Estland Cooperation Council": a word of a name says nothing.
    const EntityIndex name = surface_.entity_at(anchor_);
    if (name != no_entity && surface_.root(name) == OrganizationRoot) return std::nullopt;
    match_.core.push_back({anchor_, anchor_ + 1});
  }
  match_.extent = {left, anchor_ + 1};
  if (!right(sequence_.anchor + 1, anchor_ + 1)) return std::nullopt;
  if (!leftwards(sequence_.anchor, left)) return std::nullopt;
  return std::move(match_);
}

bool TokenMatcher::next_object(Match& match) const {
  const Element& last = sequence_.elements.back();
  if (last.kind != Element::Kind::Slot) return false;
  auto& slot = match.slots[static_cast<std::size_t>(last.slot)];
  if (!slot) return false;
  const TokenIndex end = surface_.chunks()[*slot].tokens.last;
  if (end >= sentence_.last) return false;
  TokenIndex at = after_adjuncts(surface_, end, adjunct_limit).back();
  if (at == end || at + 1 >= sentence_.last) return false;
  if (surface_.is_comma(at)) ++at;
  if (at < sentence_.last && surface_.is_text(at, "and")) ++at;
  if (at >= sentence_.last || (!surface_.is_text(at - 1, "and") && !surface_.is_comma(at - 1))) {
    return false;
  }
  for (const std::uint32_t candidate : surface_.starting_at(at)) {
    const Chunk& chunk = surface_.chunks()[candidate];
    if (!fits_slot(last, chunk)) continue;
    const TokenIndex behind = chunk.tokens.last;
    const TokenIndex time = after_adjuncts(surface_, behind, 1).back();
    if (time == behind || surface_.time_at(time - 1) == nullptr) return false;
    slot = candidate;
    match.extent = chunk.tokens;
    return true;
  }
  return false;
}

bool TokenMatcher::fits(const Element& element, const VerbGroup& group, std::uint8_t forms) const {
  const bool by = anchor_ + 1 < sentence_.last && surface_.is_text(anchor_ + 1, "by");
  switch (element.kind) {
    case Element::Kind::Verb:
      // "rebels supported by": a reduced passive.
      if (by && (forms & ParticipleForm) != 0) return false;
      if (group.passive || group.infinitive) return false;
      return !group.participle;
    case Element::Kind::Passive:
      // In a headline "be" is left out: "Kask welcomed by Berg".
      if (group.passive) return true;
      if (!by || (forms & ParticipleForm) == 0) return false;
      return headline() || (anchor_ > sentence_.first && surface_.is_text(anchor_ - 1, "and"));
    default:
      return group.gerund;
  }
}

bool TokenMatcher::word_fits(const Element& element, TokenIndex t) const {
  if (element.kind == Element::Kind::Word) return surface_.word(t) == element.word;
  return surface_.is(t, element.word_class);
}

/// Matches the elements from `index` on, the first at `at` or after adjuncts.
bool TokenMatcher::right(std::size_t index, TokenIndex at) {
  if (index == sequence_.elements.size()) {
    match_.extent.last = std::max(match_.extent.last, at);
    return true;
  }
  const Element& element = sequence_.elements[index];
  if (element.kind == Element::Kind::Gap) return gap(element, index, at);
  if (element.kind == Element::Kind::End) return ends_clause(at) && right(index + 1, at);
  if (at >= sentence_.last) return false;
  for (const TokenIndex start : after_adjuncts(surface_, at, adjunct_limit)) {
    if (start >= sentence_.last) break;
    if (right_at(element, index, start)) return true;
  }
  return false;
}

bool TokenMatcher::right_at(const Element& element, std::size_t index, TokenIndex at) {
  switch (element.kind) {
    case Element::Kind::Word:
    case Element::Kind::Class: {
      if (!word_fits(element, at)) return false;
      match_.core.push_back({at, at + 1});
      if (right(index + 1, at + 1)) return true;
      match_.core.pop_back();
      return false;
    }
    case Element::Kind::Time: {
      const TimeChunk* time = surface_.time_at(at);
      return time != nullptr && time->tokens.first == at && right(index + 1, time->tokens.last);
    }
    case Element::Kind::Slot: {
      for (const std::uint32_t candidate : surface_.starting_at(at)) {
        const Chunk& chunk = surface_.chunks()[candidate];
        if (!fits_slot(element, chunk)) continue;
        const bool last = index + 1 == sequence_.elements.size();
        if (last && (!closes_phrase(surface_, chunk) || starts_clause_after(chunk))) continue;
        slot(element) = candidate;
        if (right(index + 1, chunk.tokens.last)) return true;
        slot(element).reset();
      }
      return false;
    }
    default:
      return false;  // a second verb: its group is not read here
  }
}

/// "met [Berg and Lind] left": the last of the group is the subject of the next clause.
bool TokenMatcher::starts_clause_after(const Chunk& chunk) const {
  return match_.group && chunk.members.size() > 1 && chunk.tokens.last < sentence_.last &&
         is_finite_verb(surface_, chunk.tokens.last);
}

bool TokenMatcher::gap(const Element& element, std::size_t index, TokenIndex at) {
  for (int n = 0; n <= element.limit; ++n) {
    if (right(index + 1, at)) return true;
    if (at >= sentence_.last || !may_skip(at)) return false;
    ++at;
  }
  return false;
}

bool TokenMatcher::may_skip(TokenIndex t) const {
  if (surface_.is_punctuation(t) && !surface_.is_text(t, "-") &&
      !surface_.has_shape(t, OpenQuote | CloseQuote)) {
    return false;
  }
  if (surface_.is(t, language_.coordinator) || surface_.is(t, language_.subordinator) ||
      surface_.is(t, language_.relative)) {
    return surface_.is_text(t, "and");
  }
  // The noun of an event is matched as a word: its mention is no border.
  if (surface_.is(t, language_.possessive)) return true;
  const EntityIndex entity = surface_.entity_at(t);
  const bool event = entity != no_entity && surface_.root(entity) == EventRoot;
  if (entity != no_entity && !event) return false;
  // "closed-door", "planned": a participle that stands as an adjective.
  const bool participle =
      (language_.vocabulary.verb_forms(surface_.word(t)) & ParticipleForm) != 0 &&
      !surface_.is(t, language_.be) && t > sentence_.first &&
      surface_.entity_at(t - 1) == no_entity && !surface_.is(t - 1, language_.pronoun);
  return participle || !is_finite_verb(surface_, t);
}

bool TokenMatcher::ends_clause(TokenIndex at) const {
  for (const TokenIndex t : after_adjuncts(surface_, at, adjunct_limit)) {
    if (t >= sentence_.last) return true;
    if (surface_.is_punctuation(t) && !surface_.is_text(t, "-")) return true;
    if (surface_.is(t, language_.coordinator) || surface_.is(t, language_.subordinator))
      return true;
    if (surface_.is(t, language_.preposition) && !surface_.is_text(t, "of") &&
        !surface_.is_text(t, "with") && !surface_.is_text(t, "between") &&
        !surface_.is_text(t, "against")) {
      return true;
    }
    if (surface_.is_text(t, "to")) return true;
  }
  return false;
}

/// Matches the elements before `index`, ending before `at`.
bool TokenMatcher::leftwards(std::size_t index, TokenIndex at) {
  if (index == 0) {
    match_.extent.first = std::min(match_.extent.first, at);
    return true;
  }
  const Element& element = sequence_.elements[index - 1];
  switch (element.kind) {
    case Element::Kind::Begin: {
      const bool begins = at <= sentence_.first || surface_.is_punctuation(at - 1) ||
                          surface_.is(at - 1, language_.coordinator) ||
                          surface_.is(at - 1, language_.subordinator);
      return begins && leftwards(index - 1, at);
    }
    case Element::Kind::Gap: {
      TokenIndex from = at;
      for (int n = 0; n <= element.limit; ++n) {
        if (leftwards(index - 1, from)) return true;
        if (from <= sentence_.first || !may_skip(from - 1)) return false;
        --from;
      }
      return false;
    }
    case Element::Kind::Slot:
      return left_slot(element, index, at);
    case Element::Kind::Word:
    case Element::Kind::Class: {
      if (at <= sentence_.first || !word_fits(element, at - 1)) return false;
      match_.core.push_back({at - 1, at});
      if (leftwards(index - 1, at - 1)) return true;
      match_.core.pop_back();
      return false;
    }
    case Element::Kind::Time: {
      if (at <= sentence_.first) return false;
      const TimeChunk* time = surface_.time_at(at - 1);
      return time != nullptr && leftwards(index - 1, time->tokens.first);
    }
    default:
      return false;
  }
}

bool TokenMatcher::left_slot(const Element& element, std::size_t index, TokenIndex at) {
  const bool subject_of_verb = match_.group.has_value() && index == sequence_.anchor &&
                               sequence_.elements[sequence_.anchor].kind != Element::Kind::Gerund;
  std::vector<std::uint32_t> candidates;
  if (subject_of_verb) {
    candidates = subject_chunks(surface_, *match_.group);
  } else {
    const auto ending = surface_.ending_at(at);
    candidates.assign(ending.begin(), ending.end());
  }
  for (const std::uint32_t candidate : candidates) {
    const Chunk& chunk = surface_.chunks()[candidate];
    if (!fits_slot(element, chunk)) continue;
    slot(element) = candidate;
    // A subject found elsewhere ("Kask flew home and met Berg") does not move the match.
    const TokenIndex next = chunk.tokens.last <= at ? chunk.tokens.first : at;
    if (leftwards(index - 1, next)) return true;
    slot(element).reset();
  }
  return false;
}

}  // namespace newsgraph::extract
