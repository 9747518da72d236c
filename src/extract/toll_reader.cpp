// deaths and injuries of an event, with their bound: "At least 42 people were killed and 84 injured
// in a bombing", "A crash killed 12 people". Without trees it reads nothing. An event that only a
// verb tells has no node, so its toll is not told either.

#include <algorithm>
#include <optional>
#include <string>

#include "extract/claim_reader.hpp"
#include "extract/tree.hpp"

namespace newsgraph::extract {
namespace {

// Judged by reading output, before calibration (schema/calibration.tsv).
constexpr double confidence = 0.85;

/// Clauses climbed from the verb of harm to the one that names the event ("..., killing ten").
constexpr int climb_limit = 2;

class TollInSentence {
 public:
  TollInSentence(const Reading& reading, TokenSpan sentence, std::vector<Claim>& out)
      : reading_(reading),
        surface_(reading.surface),
        tree_(reading.surface.tree()),
        language_(reading.surface.language()),
        sentence_(sentence),
        out_(out) {}

  void read() {
    for (TokenIndex t = sentence_.first; t < sentence_.last; ++t) {
      const bool kill = surface_.is(t, language_.kill);
      const bool hurt = surface_.is(t, language_.hurt);
      if (kill || hurt) read_verb(t, kill ? "deaths" : "injuries");
    }
  }

 private:
  void read_verb(TokenIndex verb, std::string_view predicate) {
    const auto group = read_verb_group(surface_, verb);
    if (!group) return;
    const auto event = event_of(verb);
    const Quantity* count = count_of(verb);
    if (!event || count == nullptr) return;
    Claim claim = make_claim(surface_, {event->entity, event->tokens}, predicate,
                             {no_entity, count->tokens}, {verb, verb + 1}, "toll", confidence);
    claim.object.literal = count->value;
    claim.stance = reading_.stance.of_clause(verb, &*group, event->entity, no_entity);
    claim.qualifiers.bound = count->bound.empty() ? "exact" : count->bound;
    out_.push_back(std::move(claim));
  }

  /// How many were harmed: the count in the subject of a passive or of "died", or in the object.
  const Quantity* count_of(TokenIndex verb) const {
    for (const TokenIndex c : tree_.children(verb)) {
      const Relation relation = tree_.relation(c);
      const bool harmed =
          relation == Relation::PassiveSubject || relation == Relation::Object ||
          (relation == Relation::Subject && surface_.is(verb, language_.die)) ||
          (relation == Relation::Oblique && tree_.child(c, Relation::Case) == no_token);
      if (!harmed || surface_.entity_at(c) != no_entity) continue;
      if (const Quantity* count = count_at(c)) return count;
    }
    return nullptr;
  }

  const Quantity* count_at(TokenIndex nominal) const {
    constexpr TokenIndex reach = 6;  // "more than 2,000 mostly young people"
    for (const Quantity& quantity : surface_.document().quantities) {
      if (quantity.kind != Quantity::Kind::Count || quantity.tokens.empty()) continue;
      if (quantity.tokens.first > nominal) return nullptr;
      if (quantity.tokens.first < sentence_.first || quantity.tokens.last + reach < nominal) {
        continue;
      }
      if (quantity.tokens.contains(nominal)) return &quantity;
      const TokenIndex top = tree_.top(quantity.tokens);
      if (top != no_token && tree_.head(top) == nominal) return &quantity;
    }
    return nullptr;
  }

  /// The event in which it happened: a phrase of the verb, the subject of an active verb, or what
  /// the clause above tells of.
  std::optional<MentionRef> event_of(TokenIndex verb) const {
    TokenIndex at = verb;
    for (int step = 0; step <= climb_limit && at != no_token; ++step) {
      for (const TokenIndex c : tree_.children(at)) {
        if (tree_.relation(c) != Relation::Oblique) continue;
        if (const auto event = event_at(c)) return event;
      }
      if (!tree_.is_passive(at)) {
        for (const TokenIndex subject : tree_.subjects(at)) {
          if (const auto event = event_at(subject)) return event;
        }
      }
      for (const TokenIndex c : tree_.children(at)) {
        if (tree_.relation(c) != Relation::Coordinated) continue;
        for (const TokenIndex phrase : tree_.children(c)) {
          if (tree_.relation(phrase) != Relation::Oblique) continue;
          if (const auto event = event_at(phrase)) return event;
        }
      }
      const Relation relation = tree_.relation(at);
      if (relation != Relation::Coordinated && relation != Relation::AdverbialClause) break;
      at = tree_.head(at);
    }
    return std::nullopt;
  }

  std::optional<MentionRef> event_at(TokenIndex noun) const {
    for (TokenIndex first = noun + 1; first-- > sentence_.first;) {
      for (const MentionRef& mention : surface_.mentions_from(first)) {
        if (!mention.tokens.contains(noun) || surface_.root(mention.entity) != EventRoot) continue;
        if (tree_.top(mention.tokens) == noun || mention.tokens.size() == 1) return mention;
      }
      if (noun - first > 8) break;  // longer than the modifiers of any event seen
    }
    return std::nullopt;
  }

  const Reading& reading_;
  const Surface& surface_;
  const Tree& tree_;
  const Language& language_;
  TokenSpan sentence_;
  std::vector<Claim>& out_;
};

class TollClaims final : public TreeClaimReader {
 public:
  std::string_view name() const noexcept override { return "tolls"; }

 private:
  void read_sentence(const Reading& reading, TokenSpan sentence,
                     std::vector<Claim>& claims) const override {
    TollInSentence(reading, sentence, claims).read();
  }
};

}  // namespace

std::unique_ptr<ClaimReader> make_toll_reader() { return std::make_unique<TollClaims>(); }

}  // namespace newsgraph::extract
