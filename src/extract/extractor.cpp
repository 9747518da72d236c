#include "newsgraph/extract/extractor.hpp"

#include <algorithm>
#include <array>
#include <cassert>
#include <map>
#include <string>
#include <tuple>
#include <utility>

#include "newsgraph/extract/quotation.hpp"

#include "extract/claim_reader.hpp"

namespace newsgraph::extract {
namespace {

/// Whether the predicate's words stand in a perfect tense: what had happened is older news. "had a
/// meeting" is none.
bool is_perfect(const Claim& claim) {
  static constexpr std::array participles{"been", "met",  "held",   "made",   "given", "taken",
                                          "sent", "come", "gone",   "become", "begun", "brought",
                                          "left", "told", "spoken", "put",    "set",   "won"};
  const std::string words = ' ' + claim.surface + ' ';
  for (const std::string_view auxiliary : {" had ", " has ", " have "}) {
    const std::size_t at = words.find(auxiliary);
    if (at == std::string::npos) continue;
    const std::size_t begin = at + auxiliary.size();
    const std::string_view next =
        std::string_view(words).substr(begin, words.find(' ', begin) - begin);
    if (next.ends_with("ed") || next.ends_with("ly") ||
        std::ranges::find(participles, next) != participles.end()) {
      return true;
    }
  }
  return false;
}

/// First sentence of the body that is more than a line naming a place.
constexpr TokenIndex longest_place_line = 4;

/// What is dated after the day of the article has not happened: "his visit to Norland next week".
void plan_the_future(const knowledge::Ontology& ontology, Document& document) {
  constexpr std::size_t day = 10;  // 2024-04-19
  const std::string& today = document.article.date;
  if (today.size() != day) return;
  for (Claim& claim : document.claims) {
    const std::string& value = claim.qualifiers.date.value;
    const auto* predicate = ontology.find_predicate(claim.predicate);
    if (predicate == nullptr || predicate->state || value.size() != day || value <= today) continue;
    if (claim.stance.modality == Modality::Asserted) claim.stance.modality = Modality::Planned;
  }
}

/// Claims of the headline and of the lead tell of the day of the article, and so do those in its
/// own voice whose ends are among theirs. Elsewhere a past tense alone dates nothing.
void date_headline(const knowledge::Ontology& ontology, Document& document) {
  const std::string& today = document.article.date;
  if (today.empty()) return;
  const auto sentence_in = [&](Zone zone) {
    const auto it = std::ranges::find_if(document.sentences, [&](const Sentence& sentence) {
      return sentence.zone == zone &&
             (zone == Zone::Title || sentence.tokens.size() > longest_place_line);
    });
    return it == document.sentences.end() ? Span{} : document.span(it->tokens);
  };
  const Span headline = sentence_in(Zone::Title);
  const Span lead = sentence_in(Zone::Body);
  const auto datable = [&](const Claim& claim) {
    const auto* predicate = ontology.find_predicate(claim.predicate);
    return predicate != nullptr && !predicate->state && !predicate->literal_range() &&
           claim.qualifiers.date.empty() && claim.stance.modality == Modality::Asserted &&
           claim.stance.polarity == Polarity::Positive && !is_perfect(claim) &&
           (claim.stance.speaker == no_entity || claim.stance.own_act);
  };
  std::vector<EntityIndex> told;
  for (const Claim& claim : document.claims) {
    const bool top = claim.evidence.sentence == lead ||
                     (!headline.empty() && claim.evidence.sentence == headline);
    const bool today_told = datable(claim) || claim.qualifiers.date.value == today;
    if (!top || !today_told) continue;
    const auto* predicate = ontology.find_predicate(claim.predicate);
    if (predicate == nullptr || predicate->state) continue;
    told.push_back(claim.subject);
    told.push_back(claim.object.entity);
  }
  const auto is_told = [&](EntityIndex entity) {
    return std::ranges::find(told, entity) != told.end();
  };
  // What those whom the headline tells of did besides, told in the article's own voice with no time
  // of its own, was on the same day: "Later Kask laid a wreath".
  const auto has_time = [&](Span sentence) {
    return std::ranges::any_of(document.times, [&](const TimeExpression& time) {
      return sentence.contains(document.span(time.tokens));
    });
  };
  for (Claim& claim : document.claims) {
    if (!datable(claim)) continue;
    const bool both = is_told(claim.subject) && is_told(claim.object.entity);
    const bool one = is_told(claim.subject) || is_told(claim.object.entity);
    const bool lead_told = claim.evidence.sentence == lead && is_told(claim.subject);
    const bool besides =
        one && claim.stance.speaker == no_entity && !has_time(claim.evidence.sentence);
    if (both || lead_told || besides) claim.qualifiers.date.value = today;
  }
}

/// An article that tells an interaction twice, once with its day, means the same one: an undated
/// claim takes the date of the dated ones when these agree.
void date_repeats(const knowledge::Ontology& ontology, Document& document) {
  using Key = std::tuple<EntityIndex, std::string, EntityIndex>;
  const auto key = [](const Claim& claim) {
    return Key(claim.subject, claim.predicate, claim.object.entity);
  };
  std::map<Key, std::string> dates;  // empty: several
  for (const Claim& claim : document.claims) {
    if (claim.qualifiers.date.value.empty()) continue;
    const auto [known, added] = dates.emplace(key(claim), claim.qualifiers.date.value);
    if (!added && known->second != claim.qualifiers.date.value) known->second.clear();
  }
  for (Claim& claim : document.claims) {
    const auto* predicate = ontology.find_predicate(claim.predicate);
    if (predicate == nullptr || predicate->state || predicate->literal_range()) continue;
    if (!claim.qualifiers.date.empty() || claim.stance.polarity == Polarity::Negative) continue;
    const auto known = dates.find(key(claim));
    if (known != dates.end()) claim.qualifiers.date.value = known->second;
  }
}

/// What is said of an event or an agreement with one day of its own, and of the interaction that it
/// is, holds at that day.
void date_by_event(const knowledge::Ontology& ontology, Document& document) {
  constexpr std::size_t day = 10;  // 2024-04-19
  std::vector<std::string> days(document.entities.size());
  std::vector<bool> several(document.entities.size(), false);
  for (const Claim& claim : document.claims) {
    if (claim.predicate != "startDate" || claim.object.literal.size() != day) continue;
    if (claim.stance.polarity == Polarity::Negative) continue;
    std::string& known = days[claim.subject];
    if (!known.empty() && known != claim.object.literal) several[claim.subject] = true;
    known = claim.object.literal;
  }
  // Else the day of the interaction that the event is.
  for (const Claim& claim : document.claims) {
    const EntityIndex event = claim.qualifiers.event;
    const std::string& value = claim.qualifiers.date.value;
    if (event == no_entity || value.size() != day || !days[event].empty()) continue;
    days[event] = value;
  }
  const auto day_of = [&](EntityIndex entity) {
    return entity == no_entity || several[entity] ? std::string() : days[entity];
  };
  for (Claim& claim : document.claims) {
    if (!claim.qualifiers.date.empty()) continue;
    const auto* predicate = ontology.find_predicate(claim.predicate);
    if (predicate == nullptr) continue;
    std::string date = day_of(claim.qualifiers.event);
    if (date.empty() && (claim.predicate == "partyTo" || claim.predicate == "signed")) {
      date = day_of(claim.object.entity);
    }
    if (date.empty() && !predicate->state) date = day_of(claim.subject);
    if (!date.empty()) claim.qualifiers.date.value = std::move(date);
  }
}

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
    readers_.push_back(make_rule_reader(rules_));
    readers_.push_back(make_event_linker());
  }

  std::string_view name() const noexcept override { return "claims"; }

  void extract(Document& document) const override {
    const Surface surface(document, rules_->resources());
    const StanceReader stance(surface);
    std::vector<Claim> claims;
    for (const auto& reader : readers_) reader->read({surface, stance}, claims);
    document.claims.insert(document.claims.end(), std::make_move_iterator(claims.begin()),
                           std::make_move_iterator(claims.end()));
    const knowledge::Ontology& ontology = rules_->resources().knowledge->ontology;
    date_repeats(ontology, document);
    date_by_event(ontology, document);
    date_headline(ontology, document);
    plan_the_future(ontology, document);
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
