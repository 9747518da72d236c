// Matches the rules of schema/rules/*.json: every token that is an anchor is tried with the rules
// that wait for it, over the words and over the tree.

#include <algorithm>
#include <optional>
#include <utility>

#include "extract/claim_reader.hpp"
#include "extract/day_news.hpp"
#include "extract/match.hpp"

namespace newsgraph::extract {
namespace {

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
  // Backwards, for which C++20 has no range without views.
  // NOLINTNEXTLINE(modernize-loop-convert)
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
      if (!tells(sentence.zone)) continue;
      for (TokenIndex t = sentence.tokens.first; t < sentence.tokens.last; ++t) {
        read_anchor(reading, sentence, t, claims);
      }
    }
  }

 private:
  /// What a claim that only the tree gives is worth of one that the order of the words gives: a
  /// tree is right less often. Judged by reading output, before calibration
  /// (schema/calibration.tsv).
  static constexpr double tree_worth = 0.95;

  void read_anchor(const Reading& reading, const Sentence& sentence, TokenIndex token,
                   std::vector<Claim>& claims) const {
    const Surface& surface = reading.surface;
    // Of the alternatives of a rule at one anchor the first that matches speaks.
    std::uint32_t done = 0xffffffffU;
    for (const RuleSet::Entry& entry : rules_->anchored(surface.word(token))) {
      const Rule& rule = rules_->rules()[entry.rule];
      if (rule.title_only && sentence.zone != Zone::Title) continue;
      const Sequence& sequence = rule.pattern.sequences[entry.sequence];
      if (entry.rule != done) {
        TokenMatcher matcher(surface, rule, sequence, token);
        if (auto match = matcher.match()) {
          if (emit(reading, rule, *match, token, 1.0, claims)) done = entry.rule;
          while (matcher.next_object(*match)) emit(reading, rule, *match, token, 1.0, claims);
        }
      }
      for (const Match& match : match_tree(surface, rule, sequence, token)) {
        emit(reading, rule, match, token, tree_worth, claims);
      }
    }
  }

  struct Pair {
    const Member* subject;
    const Member* object;
  };

  bool emit(const Reading& reading, const Rule& rule, const Match& match, TokenIndex anchor,
            double worth, std::vector<Claim>& claims) const {
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
    if (rule.intransitive && match.group && !surface.tree().empty() &&
        surface.tree().child(match.group->head, Relation::Object) != no_token) {
      return false;
    }
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
        claims.back().confidence *= worth;
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

  /// "[Prime] Minister": the office of which a word is one.
  static std::string_view office_at(const Surface& surface, TokenIndex token) {
    for (const Office& office : surface.offices()) {
      if (office.role.contains(token)) return surface.document().text(office.role);
    }
    return surface.document().form(token);
  }

  /// The role given by the rule, or by the word that it matched.
  static std::string role(const Surface& surface, const Rule& rule, const Match& match) {
    if (!rule.role_class) return rule.role;
    for (const TokenSpan& span : match.core) {
      for (TokenIndex t = span.first; t < span.last; ++t) {
        if (surface.is(t, *rule.role_class)) return std::string(office_at(surface, t));
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
      claim.qualifiers.date =
          date_near(surface, extent, match.group ? match.group->head : no_token);
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

  /// The present tense of news ("Kask visits Norland") tells of the day of the article; "has
  /// visited" and "Kask, who supports Norland," do not.
  static bool is_now(const Surface& surface, const VerbGroup& group, const Claim& claim) {
    return group.present && !group.planned && !group.open &&
           claim.stance.modality == Modality::Asserted && claim.stance.speaker == no_entity &&
           surface.quotation_of(group.head) < 0 && DayNews(surface).tells(claim);
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
