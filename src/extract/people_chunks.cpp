// People by whom a state or body acts: "Norlandic troops", "officials of Estland", "League foreign
// ministers". They become chunks of the state or body, for rules that take them for it.

#include <algorithm>
#include <optional>
#include <utility>

#include "extract/surface.hpp"

namespace newsgraph::extract {

/// "Northern League foreign ministers", "Norlandic troops", "Estland's police": the people's noun
/// behind a body's name or adjective.
std::optional<Surface::People> Surface::people_after(const Sentence& sentence,
                                                     const Chunk& body) const {
  constexpr TokenIndex reach = 4;  // "foreign and defence ministers"
  TokenIndex begin = body.tokens.last;
  const bool owner = begin < sentence.tokens.last && (is_text(begin, "'s") || is_text(begin, "’s"));
  if (owner) ++begin;
  const bool country = (body.roots & CountryRoot) != 0;
  for (TokenIndex t = begin; t < sentence.tokens.last && t - begin < reach; ++t) {
    if (!has_shape(t, AllLower) || !mentions_from(t).empty()) return std::nullopt;
    // "his Estlander counterpart" may be a person of his own.
    if (entity_at_[t] != no_entity && roots_[entity_at_[t]] == PersonRoot) return std::nullopt;
    const bool verb = language().vocabulary.verb_forms(words_[t]) != 0;
    // "Norland forces its neighbour": a verb behind the bare name of a state.
    const bool bare = country && !body.adjectival && !owner;
    const bool agents =
        (is(t, language().state_agent_noun) || (!country && is(t, language().fighter_noun))) &&
        !(bare && verb);
    const bool delegates =
        !owner && is(t, language().delegate_noun) && !is_text(t, "members");  // anybody's members
    if (agents || delegates) {
      // "Estland's counterpart Jon Berg": himself, not his country.
      const bool named = t + 1 < sentence.tokens.last && !mentions_from(t + 1).empty() &&
                         roots_[mentions_from(t + 1).front().entity] == PersonRoot;
      if (named) return std::nullopt;
      // "police officers", "army helicopters"
      TokenIndex last = t + 1;
      while (agents && last < sentence.tokens.last && is(last, language().state_agent_noun)) ++last;
      return People{last, agents};
    }
    // "Norlandic business leaders": not the state's.
    if (is(t, language().private_modifier)) return std::nullopt;
    const bool joint = t > begin && is_text(t, "and");
    if (!joint && is(t, language().function_word)) return std::nullopt;
    if (verb) return std::nullopt;
  }
  return std::nullopt;
}

/// "Norlandic and [Estlander officials]": the adjectives of other states before the chunk belong to
/// the same noun.
void Surface::join_adjectives(const Sentence& sentence, Chunk& chunk) const {
  constexpr std::size_t most = 8;  // members
  while (chunk.tokens.first > sentence.tokens.first + 1 && chunk.members.size() < most) {
    const TokenIndex joint = chunk.tokens.first - 1;
    if (!is_text(joint, "and") && !is_comma(joint)) return;
    const auto before = mentions_to(joint);
    const auto other = std::ranges::find_if(before, [&](const MentionRef& mention) {
      return roots_[mention.entity] == CountryRoot && is_demonym(mention.tokens);
    });
    if (other == before.end() || other->tokens.first < sentence.tokens.first) return;
    chunk.members.insert(chunk.members.begin(), {other->entity, other->tokens});
    chunk.roots = static_cast<std::uint16_t>(chunk.roots | CountryRoot);
    chunk.tokens.first = other->tokens.first;
  }
}

/// "at least eight top [League leaders]": first of the numbers and adjectives before the phrase.
TokenIndex Surface::counted_from(const Sentence& sentence, TokenIndex first) const {
  const auto& upos = document_.tokens.upos;
  if (upos.empty()) return first;
  while (first > sentence.tokens.first) {
    const TokenIndex left = first - 1;
    const bool word =
        upos[left] == Upos::Num ||
        (upos[left] == Upos::Adj && has_shape(left, AllLower) && entity_at_[left] == no_entity);
    if (!word) break;
    first = left;
  }
  const bool bound = first > sentence.tokens.first + 1 &&
                     (is_text(first - 1, "than") || is_text(first - 1, "least") ||
                      (is_text(first - 1, "to") && is_text(first - 2, "up")));
  if (bound) return first - 2;
  // "a group of", "dozens of"
  if (first > sentence.tokens.first + 1 && is_text(first - 1, "of") &&
      is(first - 2, language().crowd_noun)) {
    return first - 2;
  }
  return first;
}

void Surface::make_delegate_chunks(const Sentence& sentence) {
  const std::size_t count = chunks_.size();
  for (std::size_t i = count; i-- > 0;) {
    if (chunks_[i].tokens.first < sentence.tokens.first) break;
    const Chunk body = chunks_[i];
    const TokenIndex of = body.tokens.first;
    if ((body.roots & ~(CountryRoot | OrganizationRoot)) != 0) continue;
    if (const auto people = people_after(sentence, body)) {
      Chunk chunk = body;
      chunk.delegates = true;
      chunk.agents = people->agents;
      chunk.adjectival = false;
      chunk.tokens.last = people->last;
      join_adjectives(sentence, chunk);
      chunk.tokens.first = counted_from(sentence, chunk.tokens.first);
      const TokenIndex first = chunk.tokens.first;
      if (first > sentence.tokens.first &&
          (is(first - 1, language().determiner) || is(first - 1, language().possessive))) {
        --chunk.tokens.first;
      }
      chunks_.push_back(std::move(chunk));
    }
    if (body.adjectival) continue;
    if (of <= sentence.tokens.first + 1) continue;
    if (!is_text(of - 1, "of") && !is_text(of - 1, "from")) continue;
    TokenIndex first = of - 1;
    bool people = false;
    for (int n = 0; n < 6 && first > sentence.tokens.first; ++n) {
      const TokenIndex before = first - 1;
      const bool noun = is(before, language().delegate_noun);
      if (!people && !noun) break;
      people = true;
      const bool plain =
          (has_shape(before, AllLower) || before == sentence.tokens.first) &&
          (noun || is_text(before, "and") || !is(before, language().function_word)) &&
          (noun || language().vocabulary.verb_forms(words_[before]) == 0);
      if (!plain) break;
      first = before;
    }
    if (!people || entity_at_[first] != no_entity) continue;
    if (is_text(first, "and")) ++first;
    Chunk chunk = body;
    chunk.delegates = true;
    chunk.agents = is(of - 2, language().state_agent_noun);
    chunk.tokens.first = first;
    if (first > sentence.tokens.first && is(first - 1, language().determiner)) --chunk.tokens.first;
    chunks_.push_back(std::move(chunk));
  }
}

}  // namespace newsgraph::extract
