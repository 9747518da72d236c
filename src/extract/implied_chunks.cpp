// Words that mean entities without naming them: I, we and you in a quotation, "the two leaders",
// "our countries". They become chunks like any other, with the words themselves as evidence.

#include <algorithm>
#include <map>
#include <set>

#include "extract/surface.hpp"

namespace newsgraph::extract {
EntityIndex Surface::side_of(EntityIndex person) const noexcept {
  for (const Office& office : offices_) {
    if (office.holder == person && office.body != no_entity && !office.former &&
        roots_[office.body] == CountryRoot) {
      return office.body;
    }
  }
  const std::string& code = feature(document_.entities[person], "country");
  if (code.empty()) return no_entity;
  for (std::size_t e = 0; e < document_.entities.size(); ++e) {
    if (roots_[e] == CountryRoot && feature(document_.entities[e], "country") == code) {
      return static_cast<EntityIndex>(e);
    }
  }
  return no_entity;
}

/// Countries named in the headline, or in the first sentence where that names none; sorted.
std::vector<EntityIndex> Surface::headline_countries() const {
  std::vector<EntityIndex> countries;
  for (const Zone zone : {Zone::Title, Zone::Body}) {
    const auto first = std::ranges::find(document_.sentences, zone, &Sentence::zone);
    if (first == document_.sentences.end()) continue;
    for (std::size_t e = 0; e < document_.entities.size(); ++e) {
      if (roots_[e] != CountryRoot) continue;
      const auto& mentions = document_.entities[e].mentions;
      const bool named = std::ranges::any_of(
          mentions, [&](const Mention& mention) { return first->tokens.contains(mention.tokens); });
      if (named) countries.push_back(static_cast<EntityIndex>(e));
    }
    if (!countries.empty()) break;
  }
  return countries;
}

void Surface::find_sides() {
  std::map<EntityIndex, std::vector<EntityIndex>> officers;  // by side
  for (std::size_t e = 0; e < document_.entities.size(); ++e) {
    if (roots_[e] != PersonRoot) continue;
    const auto person = static_cast<EntityIndex>(e);
    const EntityIndex side = side_of(person);
    if (side != no_entity) officers[side].push_back(person);
  }
  if (officers.size() != 2) {
    // "Norland and Estland leaders meet in Riverton": of several sides those of the headline.
    const std::vector<EntityIndex> headline = headline_countries();
    if (headline.size() != 2) return;
    std::erase_if(officers, [&](const auto& side) {
      return side.first != headline[0] && side.first != headline[1];
    });
    for (const EntityIndex side : headline) officers[side];
  }
  for (auto& [side, persons] : officers) {
    two_sides_.push_back(side);
    if (persons.size() > 1) {
      std::erase_if(persons, [&](EntityIndex person) {
        return std::ranges::none_of(offices_, [&](const Office& office) {
          return office.holder == person && !office.former &&
                 is(office.role.last - 1, language().head_office) && office.role.size() <= 2;
        });
      });
    }
    if (persons.size() == 1) two_leaders_.push_back(persons.front());
  }
  if (two_leaders_.size() != 2) two_leaders_.clear();
  find_listeners();
}

void Surface::find_listeners() {
  std::set<EntityIndex> speakers;
  for (const Quotation& words_said : document_.quotations) {
    if (words_said.speaker != no_entity) speakers.insert(words_said.speaker);
  }
  constexpr std::size_t many = 3;
  for (const EntityIndex leader : two_leaders_) {
    const auto& mentions = document_.entities[leader].mentions;
    if (speakers.size() < many || speakers.contains(leader) ||
        std::ranges::any_of(mentions, [&](const Mention& mention) {
          return !mention.tokens.empty() && sentence(mention.tokens.first).zone == Zone::Title;
        })) {
      listeners_.push_back(leader);
    }
  }
}

bool Surface::listens(EntityIndex leader) const {
  return std::ranges::find(listeners_, leader) != listeners_.end();
}

void Surface::make_implied_chunks(const Sentence& sentence) {
  const Language& words = language();
  const auto add = [&](TokenSpan tokens, const std::vector<EntityIndex>& entities,
                       Collective we = Collective::None) {
    if (entities.empty()) return;
    Chunk chunk;
    chunk.we = we;
    chunk.tokens = tokens;
    chunk.determined = true;
    for (const EntityIndex entity : entities) {
      chunk.members.push_back({entity, tokens});
      chunk.roots = static_cast<std::uint16_t>(chunk.roots | roots_[entity]);
    }
    chunks_.push_back(std::move(chunk));
  };
  for (TokenIndex t = sentence.tokens.first; t < sentence.tokens.last; ++t) {
    // "talks between the two leaders": the mention of an event covers its participants.
    const EntityIndex covering = entity_at_[t];
    if (covering != no_entity && (roots_[covering] & (EventRoot | AgreementRoot)) == 0) continue;
    const EntityIndex speaker =
        quotation_of_[t] < 0
            ? no_entity
            : document_.quotations[static_cast<std::size_t>(quotation_of_[t])].speaker;
    const bool possessive = is(t, words.possessive);
    if (speaker != no_entity && possessive && is(t, words.first_plural)) {
      // "our partner": the speaker's country, for rules that ask for an owner.
      const EntityIndex side = side_of(speaker);
      if (side != no_entity) add({t, t + 1}, {side});
    }
    if (speaker != no_entity && !possessive) {
      if (is(t, words.first_singular)) add({t, t + 1}, {speaker});
      if (is(t, words.first_plural)) {
        const EntityIndex side = side_of(speaker);
        const bool both = std::ranges::find(two_sides_, side) != two_sides_.end();
        add({t, t + 1}, {speaker}, Collective::Speaker);
        if (both) {
          add({t, t + 1}, two_leaders_, Collective::Leaders);
          add({t, t + 1}, two_sides_, Collective::Sides);
        } else if (side != no_entity) {
          add({t, t + 1}, {side}, Collective::Sides);
        }
      }
      if (is(t, words.second_person) && two_leaders_.size() == 2) {
        const EntityIndex other = speaker == two_leaders_[0] ? two_leaders_[1] : two_leaders_[0];
        if ((speaker == two_leaders_[0] || speaker == two_leaders_[1]) && listens(other)) {
          add({t, t + 1}, {other});
        }
      }
    }
    // the two countries, both leaders, our states
    const bool counted = is_text(t, "two") || is_text(t, "both");
    // "The ministers signed": nobody else can be meant where an article has one of each side.
    if (is_text(t, "the") && t + 2 < sentence.tokens.last && is(t + 1, words.leader_plural) &&
        !is(t + 2, words.preposition)) {
      add({t, t + 2}, two_leaders_);
    }
    const bool ours = speaker != no_entity && is_text(t, "our");
    if (!counted && !ours) continue;
    TokenIndex noun = t + 1;
    if (ours && noun < sentence.tokens.last && is_text(noun, "two")) ++noun;
    if (noun >= sentence.tokens.last) continue;
    TokenIndex first = t;
    if (first > sentence.tokens.first && is(first - 1, words.determiner)) --first;
    if (is(noun, words.side_plural)) add({first, noun + 1}, two_sides_);
    if (is(noun, words.leader_plural)) add({first, noun + 1}, two_leaders_);
  }
}

}  // namespace newsgraph::extract
