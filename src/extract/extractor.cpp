#include "newsgraph/extract/extractor.hpp"

#include <algorithm>
#include <cassert>
#include <tuple>
#include <utility>

#include "newsgraph/extract/quotation.hpp"

#include "extract/claim_dates.hpp"
#include "extract/claim_reader.hpp"
#include "extract/told_events.hpp"

namespace newsgraph::extract {
namespace {

/// Reads the surface once and lets every reader of claims look at it.
class ClaimExtractor final : public Extractor {
 public:
  explicit ClaimExtractor(const knowledge::Knowledge& knowledge)
      : rules_(std::make_shared<const RuleSet>(knowledge.rule_files, knowledge)) {
    readers_.push_back(make_office_reader());
    readers_.push_back(make_place_reader());
    readers_.push_back(make_body_reader());
    readers_.push_back(make_event_reader());
    readers_.push_back(make_event_tree_reader());
    readers_.push_back(make_headline_reader());
    readers_.push_back(make_agreement_reader());
    readers_.push_back(make_trade_reader());
    readers_.push_back(make_toll_reader());
    readers_.push_back(make_literal_reader());
    readers_.push_back(make_rule_reader(rules_));
    readers_.push_back(make_resignation_reader());
    readers_.push_back(make_event_linker());
    readers_.push_back(make_announced_visits());
  }

  std::string_view name() const noexcept override { return "claims"; }

  void extract(Document& document) const override {
    const Surface surface(document, rules_->resources());
    const StanceReader stance(surface);
    std::vector<Claim> claims;
    for (const auto& reader : readers_) reader->read({surface, stance}, claims);
    std::vector<Entity> told;
    read_told_events({surface, stance}, claims, told);
    document.entities.insert(document.entities.end(), std::make_move_iterator(told.begin()),
                             std::make_move_iterator(told.end()));
    document.claims.insert(document.claims.end(), std::make_move_iterator(claims.begin()),
                           std::make_move_iterator(claims.end()));
    date_claims(surface, document);
  }

 private:
  std::shared_ptr<const RuleSet> rules_;
  std::vector<std::unique_ptr<ClaimReader>> readers_;
};

auto order_of(const Claim& claim) {
  const Evidence& e = claim.evidence;
  return std::tie(e.predicate, e.sentence, e.subject, e.object, claim.predicate, claim.subject,
                  claim.object.entity, claim.object.literal, claim.rule);
}

/// What makes two claims of one sentence the same: one of them is enough.
auto identity_of(const Claim& claim) {
  return std::tie(claim.evidence.sentence, claim.predicate, claim.subject, claim.object.entity,
                  claim.object.literal, claim.qualifiers.role, claim.qualifiers.amount);
}

void drop_repeats(std::vector<Claim>& claims) {
  std::vector<std::size_t> order(claims.size());
  for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
  // The more certain one stays; of equals the first in the text.
  std::ranges::stable_sort(order, [&](std::size_t a, std::size_t b) {
    if (identity_of(claims[a]) != identity_of(claims[b])) {
      return identity_of(claims[a]) < identity_of(claims[b]);
    }
    return claims[a].confidence > claims[b].confidence;
  });
  std::vector<bool> repeated(claims.size(), false);
  for (std::size_t i = 1; i < order.size(); ++i) {
    repeated[order[i]] = identity_of(claims[order[i]]) == identity_of(claims[order[i - 1]]);
  }
  std::size_t kept = 0;
  for (std::size_t i = 0; i < claims.size(); ++i) {
    if (repeated[i]) continue;
    if (kept != i) claims[kept] = std::move(claims[i]);
    ++kept;
  }
  claims.resize(kept);
}

}  // namespace

std::vector<std::unique_ptr<Extractor>> make_extractors(const knowledge::Knowledge& knowledge) {
  std::vector<std::unique_ptr<Extractor>> extractors;
  extractors.push_back(make_quotation_extractor(knowledge));  // stance asks whose words they are
  extractors.push_back(std::make_unique<ClaimExtractor>(knowledge));
  return extractors;
}

void extract_all(const std::vector<std::unique_ptr<Extractor>>& extractors, Document& document) {
  for (const auto& extractor : extractors) extractor->extract(document);
  std::ranges::stable_sort(
      document.claims, [](const Claim& a, const Claim& b) { return order_of(a) < order_of(b); });
  drop_repeats(document.claims);
#ifndef NDEBUG
  const std::uint32_t end = document.tokens.size() == 0 ? 0 : document.tokens.end.back();
  for (const Claim& claim : document.claims) {
    const Evidence& e = claim.evidence;
    for (const Span& span : {e.sentence, e.subject, e.predicate, e.object}) {
      assert(span.begin <= span.end && span.end <= end && "evidence lies in the text");
    }
    assert(claim.subject < document.entities.size() && "a claim has a subject");
  }
#endif
}

}  // namespace newsgraph::extract
