#include "extract/claim_dates.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

#include "extract/day_news.hpp"

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

/// Tokens of the longest line of the body that only names a place, as press offices put it first.
constexpr TokenIndex longest_place_line = 4;
constexpr std::size_t full_date = 10;  ///< Characters of 2024-04-19.

/// Whether a date lies wholly behind a day: 2019-05 lies behind all of 2014, 2014 not behind
/// 2014-02-03. Days, months and years only.
bool lies_behind(std::string_view date, std::string_view day) {
  const bool plain = date.size() == 4 || date.size() == 7 || date.size() == full_date;
  return plain && day.size() == full_date && date > day.substr(0, date.size());
}

/// Words said to or of somebody. What they speak of has its own day.
bool is_said(std::string_view predicate) {
  static constexpr std::array predicates{"thanked",    "praised", "congratulated", "condoled",
                                         "criticized", "invited", "requested",     "supports"};
  return std::ranges::find(predicates, predicate) != predicates.end();
}

/// "thanked Berg for the summit in Riverton on 9 April": the day is the summit's, not that of the
/// thanks.
void leave_days_to_events(const DayNews& news, Document& document) {
  for (Claim& claim : document.claims) {
    const std::string& date = claim.qualifiers.date.value;
    if (!is_said(claim.predicate) || date.empty() || date == document.article.date) continue;
    const bool of_event = std::ranges::any_of(document.claims, [&](const Claim& start) {
      return start.predicate == "startDate" && start.evidence.sentence == claim.evidence.sentence &&
             start.object.literal == date &&
             start.evidence.object.begin > claim.evidence.predicate.end &&
             start.evidence.subject.begin > claim.evidence.predicate.end &&
             (!news.tells(start) || news.is_purpose(start));
    });
    if (of_event) claim.qualifiers.date = {};
  }
}

/// What is dated after the day of the article has not happened: "his visit to Norland next week",
/// "the elections in 2014" of an article of 2011 and all that is said of them.
void plan_the_future(const knowledge::Ontology& ontology, Document& document) {
  const std::string& today = document.article.date;
  enum class When : std::uint8_t { Unknown, Ahead, Known };
  std::vector<When> starts(document.entities.size(), When::Unknown);
  for (const Claim& claim : document.claims) {
    if (claim.predicate != "startDate") continue;
    const bool ahead = lies_behind(claim.object.literal, today);
    When& start = starts[claim.subject];
    start = ahead && start != When::Known ? When::Ahead : When::Known;
  }
  for (Claim& claim : document.claims) {
    if (claim.stance.modality != Modality::Asserted) continue;
    const auto* predicate = ontology.find_predicate(claim.predicate);
    if (predicate == nullptr || predicate->state) continue;
    const std::string& date = claim.qualifiers.date.value;
    // "welcomed the decision to meet in 2027": the welcome is not then.
    if (is_said(claim.predicate) && lies_behind(date, today)) {
      claim.qualifiers.date = {};
      continue;
    }
    const bool of_event = ontology.is_a(document.entities[claim.subject].type, "Event");
    const bool ahead = claim.predicate == "startDate"
                           ? lies_behind(claim.object.literal, today)
                           : of_event && date.empty() && starts[claim.subject] == When::Ahead;
    if (ahead || lies_behind(date, today)) claim.stance.modality = Modality::Planned;
  }
}

/// Claims of the headline and of the lead tell of the day of the article, and so do those in its
/// own voice whose ends are among theirs. Elsewhere a past tense alone dates nothing.
void date_headline(const knowledge::Ontology& ontology, const DayNews& news, Document& document) {
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
           (claim.stance.speaker == no_entity || claim.stance.own_act) && news.tells(claim);
  };
  std::vector<bool> told(document.entities.size(), false);
  const auto tell = [&](EntityIndex entity) {
    if (entity != no_entity) told[entity] = true;
  };
  for (const Claim& claim : document.claims) {
    const bool top = claim.evidence.sentence == lead ||
                     (!headline.empty() && claim.evidence.sentence == headline);
    const bool today_told = datable(claim) || claim.qualifiers.date.value == today;
    if (!top || !today_told) continue;
    const auto* predicate = ontology.find_predicate(claim.predicate);
    if (predicate == nullptr || predicate->state) continue;
    tell(claim.subject);
    tell(claim.object.entity);
  }
  const auto is_told = [&](EntityIndex entity) { return entity != no_entity && told[entity]; };
  // What those whom the headline tells of did besides, told in the article's own voice with no time
  // of its own, was on the same day: "Later Kask laid a wreath".
  const auto has_time = [&](Span sentence) {
    return std::ranges::any_of(document.times, [&](const TimeExpression& time) {
      return sentence.contains(document.span(time.tokens));
    });
  };
  for (Claim& claim : document.claims) {
    if (!datable(claim)) continue;
    const bool subject = is_told(claim.subject);
    const bool object = is_told(claim.object.entity);
    if (!subject && !object) continue;
    const bool both_or_lead = subject && (object || claim.evidence.sentence == lead);
    const bool own_voice = claim.stance.speaker == no_entity;
    if (both_or_lead || (own_voice && !has_time(claim.evidence.sentence))) {
      claim.qualifiers.date.value = today;
    }
  }
}

/// An article that tells an interaction twice, once with its day, means the same one: an undated
/// claim takes the date of the dated ones when these agree.
void date_repeats(const knowledge::Ontology& ontology, Document& document) {
  using Key = std::tuple<EntityIndex, std::string_view, EntityIndex>;
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
  std::vector<std::string> days(document.entities.size());
  std::vector<bool> several(document.entities.size(), false);
  for (const Claim& claim : document.claims) {
    if (claim.predicate != "startDate" || claim.object.literal.size() != full_date) continue;
    if (claim.stance.polarity == Polarity::Negative) continue;
    std::string& known = days[claim.subject];
    if (!known.empty() && known != claim.object.literal) several[claim.subject] = true;
    known = claim.object.literal;
  }
  // Else the day of the interaction that the event is.
  for (const Claim& claim : document.claims) {
    const EntityIndex event = claim.qualifiers.event;
    const std::string& value = claim.qualifiers.date.value;
    if (event == no_entity || value.size() != full_date || !days[event].empty()) continue;
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

/// "Visit to Norland and Estland" over "I will travel to Norland on 4 May": the visit of the
/// headline, and what nouns say of it, is still to come.
void plan_headline_visits(const DayNews& news, Document& document) {
  std::vector<bool> ahead(document.entities.size(), false);
  for (const Claim& claim : document.claims) {
    if (claim.predicate != "location" || claim.object.entity == no_entity) continue;
    if (document.entities[claim.subject].type != "Visit" || !news.is_headline(claim)) continue;
    if (news.is_journey_ahead(claim.object.entity)) ahead[claim.subject] = true;
  }
  for (Claim& claim : document.claims) {
    if (!ahead[claim.subject] || claim.stance.modality != Modality::Asserted) continue;
    if (claim.qualifiers.date.empty()) claim.stance.modality = Modality::Planned;
  }
}

}  // namespace

void date_claims(const Surface& surface, Document& document) {
  const auto& ontology = surface.resources().knowledge->ontology;
  const DayNews news(surface);
  leave_days_to_events(news, document);
  date_repeats(ontology, document);
  date_by_event(ontology, document);
  plan_headline_visits(news, document);
  date_headline(ontology, news, document);
  plan_the_future(ontology, document);
}

}  // namespace newsgraph::extract
