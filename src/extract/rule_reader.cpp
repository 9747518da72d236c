// Matches the rules of schema/rules/*.json: every token that is an anchor is tried with the rules
// that wait for it, outwards to both sides.

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "extract/claim_reader.hpp"

namespace newsgraph::extract {
namespace {

struct Match {
  std::array<std::optional<std::uint32_t>, slot_count> slots;  ///< Chunk indexes.
  std::vector<TokenSpan> core;                                 ///< Words matched as words.
  std::optional<VerbGroup> group;
  TokenSpan extent;
};

constexpr int adjunct_limit = 3;

class Matcher {
 public:
  Matcher(const Surface& surface, const Rule& rule, const Sequence& sequence, TokenIndex anchor)
      : surface_(surface),
        we_(rule.we),
        delegates_(rule.delegates),
        ontology_(surface.resources().knowledge->ontology),
        language_(surface.language()),
        sequence_(sequence),
        sentence_(surface.sentence_of(anchor)),
        anchor_(anchor) {}

  std::optional<Match> match() {
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

  /// "visited [Norland] on 4 May and [Estland] on 5 May": moves a match to the object after the
  /// time of the last one. False when there is none.
  bool next_object(Match& match) const {
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

 private:
  bool fits(const Element& element, const VerbGroup& group, std::uint8_t forms) const {
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
  bool headline() const { return surface_.sentence(anchor_).zone == Zone::Title; }

  bool fits_types(const Element& element, const Chunk& chunk) const {
    if (chunk.adjectival && !element.adjectives) return false;
    if (element.types.empty()) return (chunk.roots & ~element.roots) == 0;
    return std::ranges::all_of(chunk.members, [&](const Member& member) {
      if ((surface_.root(member.entity) & element.roots) != 0) return true;
      const std::string& type = surface_.document().entities[member.entity].type;
      return std::ranges::any_of(
          element.types, [&](const std::string& wanted) { return ontology_.is_a(type, wanted); });
    });
  }

  bool fits_slot(const Element& element, const Chunk& chunk) const {
    if (chunk.tokens.first < sentence_.first || chunk.tokens.last > sentence_.last) return false;
    if (element.slot == SlotName::Each && chunk.members.size() < 2) return false;
    if (chunk.we != Collective::None && chunk.we != we_) return false;
    if (chunk.delegates && !delegates_) return false;
    return fits_types(element, chunk);
  }

  std::optional<std::uint32_t>& slot(const Element& element) {
    return match_.slots[static_cast<std::size_t>(element.slot)];
  }

  bool word_fits(const Element& element, TokenIndex t) const {
    if (element.kind == Element::Kind::Word) return surface_.word(t) == element.word;
    return surface_.is(t, element.word_class);
  }

  /// Matches the elements from `index` on, the first at `at` or after adjuncts.
  bool right(std::size_t index, TokenIndex at) {
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

  bool right_at(const Element& element, std::size_t index, TokenIndex at) {
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
  bool starts_clause_after(const Chunk& chunk) const {
    return match_.group && chunk.members.size() > 1 && chunk.tokens.last < sentence_.last &&
           is_finite_verb(surface_, chunk.tokens.last);
  }

  bool gap(const Element& element, std::size_t index, TokenIndex at) {
    for (int n = 0; n <= element.limit; ++n) {
      if (right(index + 1, at)) return true;
      if (at >= sentence_.last || !may_skip(at)) return false;
      ++at;
    }
    return false;
  }
  bool may_skip(TokenIndex t) const {
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

  bool ends_clause(TokenIndex at) const {
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
  bool leftwards(std::size_t index, TokenIndex at) {
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

  bool left_slot(const Element& element, std::size_t index, TokenIndex at) {
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

  const Surface& surface_;
  Collective we_;
  bool delegates_;
  const knowledge::Ontology& ontology_;
  const Language& language_;
  const Sequence& sequence_;
  TokenSpan sentence_;
  TokenIndex anchor_;
  Match match_;
};

/// The run of matched words around the anchor with no slot between them.
TokenSpan predicate_words(const Surface& surface, const Match& match, TokenIndex anchor) {
  std::vector<TokenSpan> core = match.core;
  std::ranges::sort(core);
  const auto free = [&](TokenIndex from, TokenIndex to) {
    return std::ranges::none_of(match.slots, [&](const auto& index) {
      return index && surface.chunks()[*index].tokens.overlaps({from, to});
    });
  };
  TokenSpan run = match.group ? match.group->tokens : TokenSpan{anchor, anchor + 1};
  for (const TokenSpan& span : core) {
    if (span.first >= run.last && free(run.last, span.last)) run.last = span.last;
  }
  for (auto it = core.rbegin(); it != core.rend(); ++it) {
    if (it->last <= run.first && free(it->first, run.first)) run.first = it->first;
  }
  return run;
}

class RuleClaims final : public ClaimReader {
 public:
  explicit RuleClaims(std::shared_ptr<const RuleSet> rules) : rules_(std::move(rules)) {}

  std::string_view name() const noexcept override { return "rules"; }

  void read(const Reading& reading, std::vector<Claim>& claims) const override {
    const Surface& surface = reading.surface;
    for (const Sentence& sentence : surface.document().sentences) {
      if (sentence.zone != Zone::Body && sentence.zone != Zone::Title) continue;
      for (TokenIndex t = sentence.tokens.first; t < sentence.tokens.last; ++t) {
        // Of the alternatives of a rule at one anchor the first that matches speaks.
        std::uint32_t done = 0xffffffffU;
        for (const RuleSet::Entry& entry : rules_->anchored(surface.word(t))) {
          if (entry.rule == done) continue;
          const Rule& rule = rules_->rules()[entry.rule];
          if (rule.title_only && sentence.zone != Zone::Title) continue;
          Matcher matcher(surface, rule, rule.pattern.sequences[entry.sequence], t);
          auto match = matcher.match();
          if (!match) continue;
          if (emit(reading, rule, *match, t, claims)) done = entry.rule;
          while (matcher.next_object(*match)) emit(reading, rule, *match, t, claims);
        }
      }
    }
  }

 private:
  struct Pair {
    const Member* subject;
    const Member* object;
  };

  bool emit(const Reading& reading, const Rule& rule, const Match& match, TokenIndex anchor,
            std::vector<Claim>& claims) const {
    const Surface& surface = reading.surface;
    const auto members = [&](SlotName name) -> std::span<const Member> {
      const auto& index = match.slots[static_cast<std::size_t>(name)];
      if (!index) return {};
      return surface.chunks()[*index].members;
    };
    TokenSpan extent = match.extent;
    for (const auto& index : match.slots) {
      if (!index) continue;
      // A shared subject far to the left does not widen the place where dates are looked for.
      const TokenSpan tokens = surface.chunks()[*index].tokens;
      if (tokens.first >= extent.first) extent.last = std::max(extent.last, tokens.last);
    }
    if (excluded(surface, rule, match.extent)) return false;
    const TokenSpan words = predicate_words(surface, match, anchor);
    bool any = false;
    for (const Statement& statement : rule.statements) {
      std::vector<Pair> pairs;
      const auto each = members(SlotName::Each);
      for (std::size_t i = 0; i < each.size(); ++i) {
        for (std::size_t j = i + 1; j < each.size(); ++j) pairs.push_back({&each[i], &each[j]});
      }
      if (each.empty()) {
        for (const Member& subject : members(statement.subject)) {
          for (const Member& object : members(statement.object)) {
            pairs.push_back({&subject, &object});
          }
        }
      }
      for (const Pair& pair : pairs) {
        if (pair.subject->entity == pair.object->entity) continue;
        claims.push_back(claim(reading, rule, statement, match, pair, anchor, words, extent));
        any = true;
      }
    }
    return any;
  }

  static bool excluded(const Surface& surface, const Rule& rule, TokenSpan extent) {
    if (rule.unless.empty()) return false;
    // A modifier before the first word counts: "telephone talks between".
    const TokenIndex begin = surface.sentence_of(extent.first).first;
    const TokenIndex from = extent.first - std::min<TokenIndex>(2, extent.first - begin);
    for (TokenIndex t = from; t < extent.last; ++t) {
      for (const ClassId id : rule.unless) {
        if (surface.is(t, id)) return true;
      }
    }
    return false;
  }

  /// The role given by the rule, or by the word that it matched.
  static std::string role(const Surface& surface, const Rule& rule, const Match& match) {
    if (!rule.role_class) return rule.role;
    for (const TokenSpan& span : match.core) {
      for (TokenIndex t = span.first; t < span.last; ++t) {
        if (surface.is(t, *rule.role_class)) return std::string(surface.document().form(t));
      }
    }
    return {};
  }

  Claim claim(const Reading& reading, const Rule& rule, const Statement& statement,
              const Match& match, const Pair& pair, TokenIndex anchor, TokenSpan words,
              TokenSpan extent) const {
    const Surface& surface = reading.surface;
    Claim claim = make_claim(surface, *pair.subject, statement.predicate, *pair.object, words,
                             rule.id, rule.confidence);
    const EntityIndex subject = pair.subject->entity;
    const EntityIndex object = statement.symmetric ? pair.object->entity : no_entity;
    claim.stance = match.group ? reading.stance.of_clause(anchor, &*match.group, subject, object)
                               : reading.stance.of_noun({anchor, anchor + 1}, subject, object);
    if (rule.modality && claim.stance.modality == Modality::Asserted) {
      claim.stance.modality = *rule.modality;
    }
    if (rule.polarity) claim.stance.polarity = *rule.polarity;
    if (rule.speaker && claim.stance.speaker == no_entity) {
      const auto& index = match.slots[static_cast<std::size_t>(*rule.speaker)];
      if (index) claim.stance.speaker = surface.chunks()[*index].members.front().entity;
    }
    claim.qualifiers.role = role(surface, rule, match);
    const auto* predicate =
        surface.resources().knowledge->ontology.find_predicate(statement.predicate);
    if (predicate == nullptr || !predicate->state) {
      claim.qualifiers.date = date_near(surface, extent);
      claim.qualifiers.place = place(surface, match, extent, pair);
      claim.qualifiers.event = event(surface, match, pair);
      if (!rule.topic_words.empty()) {
        claim.qualifiers.topic = topic_after(surface, extent.last, rule.topic_words);
      }
      if (claim.qualifiers.date.empty() && match.group && is_now(surface, *match.group, claim)) {
        claim.qualifiers.date.value = surface.document().article.date;
      }
    }
    return claim;
  }

  /// The present tense of news ("Kask visits Norland") tells of the day of the article.
  static bool is_now(const Surface& surface, const VerbGroup& group, const Claim& claim) {
    return group.present && !group.planned && !group.open &&
           claim.stance.modality == Modality::Asserted && claim.stance.speaker == no_entity &&
           surface.quotation_of(group.head) < 0;
  }

  static EntityIndex place(const Surface& surface, const Match& match, TokenSpan extent,
                           const Pair& pair) {
    const auto& index = match.slots[static_cast<std::size_t>(SlotName::Place)];
    EntityIndex place =
        index ? surface.chunks()[*index].members.front().entity : place_near(surface, extent);
    if (place == pair.subject->entity || place == pair.object->entity) place = no_entity;
    return place;
  }

  static EntityIndex event(const Surface& surface, const Match& match, const Pair& pair) {
    const auto& index = match.slots[static_cast<std::size_t>(SlotName::Event)];
    if (index) return surface.chunks()[*index].members.front().entity;
    for (const TokenSpan& span : match.core) {
      for (TokenIndex t = span.first; t < span.last; ++t) {
        const EntityIndex entity = surface.entity_at(t);
        if (entity == no_entity || surface.root(entity) != EventRoot) continue;
        if (entity != pair.subject->entity && entity != pair.object->entity) return entity;
      }
    }
    return no_entity;
  }

  std::shared_ptr<const RuleSet> rules_;
};

}  // namespace

std::unique_ptr<ClaimReader> make_rule_reader(std::shared_ptr<const RuleSet> rules) {
  return std::make_unique<RuleClaims>(std::move(rules));
}

}  // namespace newsgraph::extract
