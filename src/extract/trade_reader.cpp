// tradesWith with its amount, change and period: "Trade between A and B grew by 26% to $1.5 billion
// last year." A goal ("to bring trade to $2 billion") is no observation.

#include <algorithm>
#include <optional>
#include <string>
#include <utility>

#include "extract/claim_reader.hpp"

namespace newsgraph::extract {
namespace {

// Judged by reading output, before calibration (schema/calibration.tsv): the more words a
// construction spans, the lower.
constexpr double confidence = 0.85;
constexpr std::uint16_t party_roots = CountryRoot | OrganizationRoot;

class TradeClaims final : public ClaimReader {
 public:
  std::string_view name() const noexcept override { return "trade"; }

  void read(const Reading& reading, std::vector<Claim>& claims) const override {
    const Surface& surface = reading.surface;
    for (const Sentence& sentence : surface.document().sentences) {
      if (!tells(sentence.zone)) continue;
      for (TokenIndex t = sentence.tokens.first; t < sentence.tokens.last; ++t) {
        if (!surface.is(t, surface.language().trade_noun)) continue;
        if (read_at(reading, t, claims)) break;  // one statement of trade a sentence
      }
    }
  }

 private:
  using Parties = std::vector<std::pair<Member, Member>>;

  static bool read_at(const Reading& reading, TokenIndex noun, std::vector<Claim>& claims) {
    const Surface& surface = reading.surface;
    const Document& document = surface.document();
    const TokenSpan sentence = surface.sentence_of(noun);
    const Quantity* amount = nullptr;
    const Quantity* change = nullptr;
    for (const Quantity& quantity : document.quantities) {
      if (quantity.tokens.first <= noun || quantity.tokens.first >= sentence.last) continue;
      if (quantity.kind == Quantity::Kind::Money && amount == nullptr) amount = &quantity;
      if (quantity.kind == Quantity::Kind::Percent && change == nullptr) change = &quantity;
    }
    const std::string signed_change =
        change == nullptr ? std::string{} : change_of(surface, *change);
    if (amount == nullptr && (change == nullptr || signed_change.empty())) return false;
    const TokenIndex value = amount != nullptr ? amount->tokens.first : change->tokens.first;
    const auto group = verb_between(surface, noun, value);
    if (!group || group->planned || group->open || group->would || group->infinitive ||
        group->negative) {
      return false;
    }
    const Parties parties = parties_of(surface, noun);
    for (const auto& [a, b] : parties) {
      Claim claim = make_claim(surface, a, "tradesWith", b, {noun, group->head + 1}, "trade-amount",
                               confidence);
      claim.stance = reading.stance.of_clause(group->head, &*group, a.entity, b.entity);
      // A figure is read from a table by whoever names it: the speaker's own country is no act.
      if (amount != nullptr) claim.qualifiers.amount = amount->value + ' ' + amount->unit;
      if (amount != nullptr) claim.qualifiers.bound = amount->bound;
      claim.qualifiers.change = signed_change;
      const Date date = date_near(surface, {noun, group->head + 1});
      claim.qualifiers.period = date.value;
      claims.push_back(std::move(claim));
    }
    return !parties.empty();
  }

  /// "+26%" when a verb or noun beside the percentage says where it goes.
  static std::string change_of(const Surface& surface, const Quantity& quantity) {
    const TokenSpan sentence = surface.sentence_of(quantity.tokens.first);
    const TokenIndex from = std::max(
        sentence.first, quantity.tokens.first < 5 ? TokenIndex{0} : quantity.tokens.first - 5);
    const TokenIndex to = std::min(sentence.last, quantity.tokens.last + 3);
    for (TokenIndex t = from; t < to; ++t) {
      if (surface.is(t, surface.language().rise)) return '+' + quantity.value + '%';
      if (surface.is(t, surface.language().fall)) return '-' + quantity.value + '%';
    }
    return {};
  }

  /// The verb that gives the value: the last one between noun and value.
  static std::optional<VerbGroup> verb_between(const Surface& surface, TokenIndex noun,
                                               TokenIndex value) {
    std::optional<VerbGroup> found;
    for (TokenIndex t = noun + 1; t < value; ++t) {
      const std::uint8_t forms = surface.language().vocabulary.verb_forms(surface.word(t));
      if (forms == 0) {
        if (surface.is(t, surface.language().be)) {
          found = read_verb_group(surface, t, ThirdForm);
        }
        continue;
      }
      if (auto group = read_verb_group(surface, t, forms)) found = group;
    }
    return found;
  }

  static Parties all_pairs(const Chunk& chunk) {
    Parties parties;
    for (std::size_t i = 0; i < chunk.members.size(); ++i) {
      for (std::size_t j = i + 1; j < chunk.members.size(); ++j) {
        parties.emplace_back(chunk.members[i], chunk.members[j]);
      }
    }
    return parties;
  }

  static Parties parties_of(const Surface& surface, TokenIndex noun) {
    const TokenSpan sentence = surface.sentence_of(noun);
    for (TokenIndex t = noun + 1; t < sentence.last && t - noun < 8; ++t) {
      if (!surface.is_text(t, "between") || t + 1 >= sentence.last) continue;
      for (const std::uint32_t index : surface.starting_at(t + 1)) {
        const Chunk& chunk = surface.chunks()[index];
        if ((chunk.roots & ~party_roots) == 0 && chunk.members.size() > 1) return all_pairs(chunk);
      }
    }
    // "Norland-Estland trade": two countries joined by a dash before the noun.
    for (TokenIndex t = noun; t > sentence.first && noun - t < 4; --t) {
      const auto second = surface.mentions_to(t);
      if (second.empty() || surface.root(second.back().entity) != CountryRoot) continue;
      const TokenIndex dash = second.back().tokens.first;
      if (dash <= sentence.first + 1) break;
      if (!surface.is_text(dash - 1, "-") && !surface.is_text(dash - 1, "–")) break;
      const auto first = surface.mentions_to(dash - 1);
      if (first.empty() || surface.root(first.back().entity) != CountryRoot) break;
      return {{{first.back().entity, first.back().tokens},
               {second.back().entity, second.back().tokens}}};
    }
    // "our bilateral trade", "mutual trade", "commodity turnover": the two sides of the article.
    const auto& sides = surface.two_sides();
    if (sides.size() != 2) return {};
    const Member a{sides[0], {noun, noun + 1}};
    const Member b{sides[1], {noun, noun + 1}};
    return {{a, b}};
  }
};

}  // namespace

std::unique_ptr<ClaimReader> make_trade_reader() { return std::make_unique<TradeClaims>(); }

}  // namespace newsgraph::extract
