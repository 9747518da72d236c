// Claims whose object is words of the text: chargedWith and convictedOf with the offence ("was
// charged with tax fraud"), tested with the weapon ("tested a ballistic missile"), died with the
// day ("died on 4 May"). Without trees it reads nothing.

#include <algorithm>
#include <optional>
#include <string>

#include "extract/claim_reader.hpp"
#include "extract/tree.hpp"

namespace newsgraph::extract {
namespace {

// Judged by reading output, before calibration (schema/calibration.tsv).
constexpr double confidence = 0.85;

class LiteralInSentence {
 public:
  LiteralInSentence(const Reading& reading, TokenSpan sentence, std::vector<Claim>& out)
      : reading_(reading),
        surface_(reading.surface),
        tree_(reading.surface.tree()),
        language_(reading.surface.language()),
        sentence_(sentence),
        out_(out) {}

  void read() {
    for (TokenIndex t = sentence_.first; t < sentence_.last; ++t) {
      if (surface_.is(t, language_.charge)) read_offence(t, t, "chargedWith");
      if (surface_.is(t, language_.convict)) read_offence(t, t, "convictedOf");
      if (text(t, "guilty")) read_guilt(t);
      if (surface_.is(t, language_.test_fire)) read_test(t);
      if (surface_.is(t, language_.die)) read_death(t);
    }
  }

 private:
  bool text(TokenIndex t, std::string_view lower) const {
    return t < sentence_.last && surface_.is_text(t, lower);
  }

  /// "Kask is charged with murder", "Berg was found guilty of fraud", "a court convicted Berg of".
  void read_offence(TokenIndex verb, TokenIndex governor, std::string_view predicate) {
    const TokenIndex phrase = offence_of(governor, predicate);
    const auto group = group_of(verb);
    if (phrase == no_token || !group) return;
    const bool passive = tree_.is_passive(verb);
    const auto accused = passive ? tree_.subjects(verb) : tree_.objects(verb);
    const TokenSpan offence = words_of(phrase);
    // "charged for his role": in what the sentence says elsewhere
    if (offence.size() < 3 && is_share(phrase)) return;
    for (const TokenIndex head : accused) {
      add(head, PersonRoot | OrganizationRoot, predicate, literal(offence), verb, *group);
    }
  }

  /// "was found guilty of fraud": the offence hangs on the adjective.
  void read_guilt(TokenIndex guilty) {
    const TokenIndex verb = tree_.head(guilty);
    const bool found = verb != no_token && (text(verb, "found") || text(verb, "finds"));
    if (found) read_offence(verb, guilty, "convictedOf");
  }

  /// The nominal behind "with", "of", "for" or "over" that says what for.
  TokenIndex offence_of(TokenIndex verb, std::string_view predicate) const {
    const bool charge = predicate == "chargedWith";
    for (const TokenIndex c : tree_.children(verb)) {
      if (tree_.relation(c) != Relation::Oblique || c < verb) continue;
      const TokenIndex joint = tree_.child(c, Relation::Case);
      if (joint == no_token || joint < verb) continue;
      const bool fits = text(joint, "for") ||
                        (charge ? text(joint, "with") || text(joint, "over") : text(joint, "of"));
      if (fits && surface_.entity_at(c) == no_entity && !is_time(c)) return c;
    }
    return no_token;
  }

  /// "jailed for ten years" names no offence.
  bool is_time(TokenIndex nominal) const {
    return std::ranges::any_of(surface_.document().times, [&](const TimeExpression& time) {
      return time.tokens.contains(nominal);
    });
  }

  /// "North Norland test-fired a ballistic missile".
  void read_test(TokenIndex verb) {
    const auto group = group_of(verb);
    if (!group || tree_.is_passive(verb)) return;
    const auto objects = tree_.objects(verb);
    if (objects.empty() || !surface_.is(objects.front(), language_.weapon_noun)) return;
    for (const TokenIndex head : tree_.subjects(verb)) {
      add(head, CountryRoot | OrganizationRoot, "tested", literal(words_of(objects.front())), verb,
          *group);
    }
  }

  /// "Kask died on 4 May in Riverton": the day only where the sentence tells it.
  void read_death(TokenIndex verb) {
    const auto group = group_of(verb);
    if (!group || !group->finite()) return;
    const Date date = first_day(date_near(surface_, {verb, verb + 1}));
    if (date.value.empty()) return;
    for (const TimeChunk& time : surface_.times()) {
      const TimeExpression& expression = surface_.document().times[time.time];
      if (expression.tokens.first < sentence_.first || expression.tokens.last > sentence_.last ||
          first_day(expression.date).value != date.value) {
        continue;
      }
      for (const TokenIndex head : tree_.subjects(verb)) {
        add(head, PersonRoot, "died", {expression.tokens, date.value}, verb, *group);
      }
      return;
    }
  }

  std::optional<VerbGroup> group_of(TokenIndex verb) const {
    return read_verb_group(surface_, verb);
  }

  bool is_share(TokenIndex nominal) const {
    return text(nominal, "role") || text(nominal, "part") || text(nominal, "involvement");
  }

  /// A nominal with the words before it and the phrases of "of" behind it.
  TokenSpan words_of(TokenIndex nominal) const {
    TokenSpan words{nominal, nominal + 1};
    for (const TokenIndex c : tree_.children(nominal)) {
      const Relation relation = tree_.relation(c);
      const bool before = c < nominal && relation != Relation::Case &&
                          relation != Relation::Punctuation &&
                          !surface_.is(c, language_.determiner);
      if (before) words.first = std::min(words.first, c);
      const bool of = relation == Relation::Nominal && c > nominal &&
                      tree_.child(c, Relation::Case) != no_token &&
                      text(tree_.child(c, Relation::Case), "of");
      // "charged for his role in trafficking": the role alone says nothing
      const bool role = is_share(nominal) && relation == Relation::Nominal && c > nominal;
      if (of || role || (relation == Relation::Coordinated && c > nominal)) words.last = c + 1;
    }
    return words;
  }

  /// What stands in the text, and what is written for it.
  struct Literal {
    TokenSpan words;
    std::string value;
  };
  Literal literal(TokenSpan words) const {
    std::string value(surface_.document().text(words));
    std::ranges::replace(value, '\n', ' ');
    return {words, std::move(value)};
  }

  void add(TokenIndex head, std::uint16_t roots, std::string_view predicate, const Literal& literal,
           TokenIndex verb, const VerbGroup& group) {
    for (const std::uint32_t index : surface_.headed_by(head)) {
      const Chunk& chunk = surface_.chunks()[index];
      if (chunk.adjectival || chunk.delegates || (chunk.roots & ~roots) != 0) continue;
      for (const Member& member : chunk.members) {
        Claim claim = make_claim(surface_, member, predicate, {no_entity, literal.words},
                                 {verb, verb + 1}, "words-of-the-text", confidence);
        claim.object.literal = literal.value;
        claim.stance = reading_.stance.of_clause(verb, &group, member.entity, no_entity);
        claim.qualifiers.date = date_near(surface_, {verb, verb + 1});
        out_.push_back(std::move(claim));
      }
      return;
    }
  }

  const Reading& reading_;
  const Surface& surface_;
  const Tree& tree_;
  const Language& language_;
  TokenSpan sentence_;
  std::vector<Claim>& out_;
};

class LiteralClaims final : public TreeClaimReader {
 public:
  std::string_view name() const noexcept override { return "literals"; }

 private:
  void read_sentence(const Reading& reading, TokenSpan sentence,
                     std::vector<Claim>& claims) const override {
    LiteralInSentence(reading, sentence, claims).read();
  }
};

}  // namespace

std::unique_ptr<ClaimReader> make_literal_reader() { return std::make_unique<LiteralClaims>(); }

}  // namespace newsgraph::extract
