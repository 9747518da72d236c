// "Kask met Berg in Riverton. The meeting lasted an hour": a verb told the event before a noun
// named it. The event takes its participants and place from the claim that told it, and the claim
// points at its event. Works for the headline too, whose event the lead tells by a verb.

#include <algorithm>
#include <array>
#include <optional>
#include <string>

#include "extract/claim_reader.hpp"

namespace newsgraph::extract {
namespace {

// Judged by reading output, before calibration (schema/calibration.tsv): the more words a
// construction spans, the lower.
constexpr double confidence = 0.8;

/// How far after the telling sentence a noun may still mean the same, in sentences.
constexpr std::uint32_t reach = 6;

struct Kind {
  std::string_view predicate;
  std::string_view type;
};
constexpr std::array kinds{Kind{"negotiatedWith", "Negotiation"}, Kind{"metWith", "Meeting"},
                           Kind{"negotiatedWith", "Meeting"}, Kind{"spokeByPhoneWith", "PhoneCall"},
                           Kind{"visited", "Visit"}};

class Linker {
 public:
  Linker(const Surface& surface, std::vector<Claim>& claims) : surface_(surface), claims_(claims) {}

  void link() {
    const Document& document = surface_.document();
    for (std::size_t e = 0; e < document.entities.size(); ++e) {
      const auto event = static_cast<EntityIndex>(e);
      if (surface_.root(event) != EventRoot) continue;
      if (const auto teller = teller_of(event)) add(event, *teller);
    }
    link_headline_visits();
    link_pairs();
  }

 private:
  std::uint32_t sentence_index(const Claim& claim) const {
    const auto& sentences = surface_.document().sentences;
    const auto it = std::ranges::lower_bound(
        sentences, claim.evidence.sentence.begin, {},
        [&](const Sentence& sentence) { return surface_.document().span(sentence.tokens).begin; });
    return static_cast<std::uint32_t>(it - sentences.begin());
  }

  /// Whether somebody takes part of whom a claim does not tell.
  bool has_other_participants(EntityIndex event, const Claim& told) const {
    return std::ranges::any_of(claims_, [&](const Claim& claim) {
      return claim.subject == event && claim.predicate == "participant" &&
             claim.object.entity != told.subject && claim.object.entity != told.object.entity;
    });
  }

  /// "Visit to Norland": whoever visited another state is not told of by it.
  bool leads_elsewhere(EntityIndex event, const Claim& told) const {
    if (told.predicate != "visited") return false;
    const std::uint16_t root = surface_.root(told.object.entity);
    return std::ranges::any_of(claims_, [&](const Claim& claim) {
      return claim.subject == event && claim.predicate == "location" &&
             claim.object.entity != told.object.entity &&
             surface_.root(claim.object.entity) == root;
    });
  }

  bool has_phrase(const Mention& mention) const {
    for (TokenIndex t = mention.tokens.first; t < mention.tokens.last; ++t) {
      if (surface_.is(t, surface_.language().preposition)) return true;
    }
    return false;
  }

  /// Where more people come together than the two of whom something is told.
  bool is_crowd(std::string_view type) const {
    const auto& ontology = surface_.resources().knowledge->ontology;
    return ontology.is_a(type, "Conference") || ontology.is_a(type, "Ceremony") ||
           ontology.is_a(type, "Summit") || ontology.is_a(type, "PressConference");
  }

  /// "The meeting on 4 May between Kask and Berg": the two met, if just two persons took part and
  /// nothing says so otherwise.
  void link_pairs() {
    const Document& document = surface_.document();
    const auto& ontology = surface_.resources().knowledge->ontology;
    std::vector<std::vector<std::size_t>> parts(document.entities.size());  // claims by event
    for (std::size_t i = 0; i < claims_.size(); ++i) {
      if (claims_[i].predicate == "participant") parts[claims_[i].subject].push_back(i);
    }
    for (std::size_t e = 0; e < document.entities.size(); ++e) {
      if (parts[e].size() < 2) continue;
      const auto event = static_cast<EntityIndex>(e);
      const std::string& type = document.entities[e].type;
      const auto* kind = std::ranges::find_if(
          kinds, [&](const Kind& row) { return ontology.is_a(type, row.type); });
      if (is_crowd(type) || kind == kinds.end() || kind->predicate == "visited") continue;
      std::vector<std::size_t> people;
      bool others = false;
      for (const std::size_t i : parts[e]) {
        const EntityIndex person = claims_[i].object.entity;
        const bool known = std::ranges::any_of(
            people, [&](std::size_t p) { return claims_[p].object.entity == person; });
        if (known) continue;
        others = others || surface_.root(person) != PersonRoot;
        people.push_back(i);
      }
      if (others || people.size() != 2) continue;
      add_pair(event, *kind, people[0], people[1]);
    }
  }

  std::string_view text_of(Span span) const {
    return std::string_view(surface_.document().article.text)
        .substr(span.begin, span.end - span.begin);
  }

  void add_pair(EntityIndex event, const Kind& kind, std::size_t first, std::size_t second) {
    const Claim a = claims_[first];
    const Claim b = claims_[second];
    if (a.evidence.sentence != b.evidence.sentence || !(a.stance == b.stance)) return;
    // "my discussions with Kask and Berg": each of the two met somebody else.
    if (a.rule == "event-with" && a.surface == "with" && b.surface == "with") return;
    const auto told = [&](std::string_view predicate) {
      return std::ranges::any_of(claims_, [&](const Claim& claim) {
        return claim.predicate == predicate && std::minmax(claim.subject, claim.object.entity) ==
                                                   std::minmax(a.object.entity, b.object.entity);
      });
    };
    // "a conversation with the Prime Minister": most are by telephone.
    const std::string_view noun = text_of(a.evidence.subject);
    if (noun.ends_with("onversation") && !told("metWith")) return;
    const auto make = [&](std::string_view predicate) {
      if (told(predicate)) return;
      Claim claim = a;
      claim.subject = a.object.entity;
      claim.object = b.object;
      claim.predicate = predicate;
      claim.rule = "event-of-two";
      claim.confidence = confidence;
      claim.evidence.predicate = a.evidence.subject;
      claim.evidence.subject = a.evidence.object;
      claim.evidence.object = b.evidence.object;
      claim.qualifiers.event = event;
      claims_.push_back(std::move(claim));
    };
    make(kind.predicate);
    if (kind.predicate == "negotiatedWith") make("metWith");
  }

  /// "Kask to visit Norland" as a headline, "The visit by Kask" as the first words: where and when
  /// is told beside, of the same traveller.
  void link_headline_visits() {
    const Document& document = surface_.document();
    const auto& ontology = surface_.resources().knowledge->ontology;
    constexpr std::uint32_t lead = 3;  // sentences
    for (std::size_t e = 0; e < document.entities.size(); ++e) {
      const Entity& entity = document.entities[e];
      if (!ontology.is_a(entity.type, "Visit") || entity.mentions.empty()) continue;
      const Mention& first = entity.mentions.front();
      if (first.tokens.empty() || document.tokens.sentence[first.tokens.first] > 1) continue;
      const auto event = static_cast<EntityIndex>(e);
      if (std::ranges::any_of(claims_, [&](const Claim& claim) {
            return claim.subject == event && claim.predicate == "location";
          })) {
        continue;
      }
      std::optional<std::size_t> earliest;
      for (std::size_t i = 0, count = claims_.size(); i < count; ++i) {
        const Claim& claim = claims_[i];
        if (claim.predicate != "visited" || sentence_index(claim) > lead) continue;
        if (claim.qualifiers.event != no_entity && claim.qualifiers.event != event) continue;
        if (!takes_part(event, claim.subject)) continue;
        add_place(event, i);
        const std::string& day = claims_[i].qualifiers.date.value;
        if (time_of(day, claims_[i].evidence.sentence) == nullptr) continue;
        if (!earliest || day < claims_[*earliest].qualifiers.date.value) earliest = i;
      }
      if (earliest) add_start(event, *earliest);
    }
  }

  bool takes_part(EntityIndex event, EntityIndex person) const {
    return std::ranges::any_of(claims_, [&](const Claim& claim) {
      return claim.subject == event && claim.predicate == "participant" &&
             claim.object.entity == person;
    });
  }

  /// A claim about the event in the words of the claim that tells of the journey.
  Claim told_by(EntityIndex event, std::size_t visit, std::string_view predicate) const {
    Claim claim = claims_[visit];
    claim.subject = event;
    claim.predicate = predicate;
    claim.rule = "visit-told";
    claim.confidence = confidence;
    claim.qualifiers = {};
    claim.qualifiers.date = claims_[visit].qualifiers.date;
    claim.evidence.subject = claims_[visit].evidence.predicate;
    return claim;
  }

  void add_place(EntityIndex event, std::size_t visit) {
    Claim place = told_by(event, visit, "location");
    claims_.push_back(std::move(place));
  }

  void add_start(EntityIndex event, std::size_t visit) {
    Claim start = told_by(event, visit, "startDate");
    const std::string day = start.qualifiers.date.value;
    start.object = {no_entity, day};
    start.evidence.object = surface_.document().span(time_of(day, start.evidence.sentence)->tokens);
    claims_.push_back(std::move(start));
  }

  /// The expression in a sentence that gives a date; nullptr when it comes from elsewhere.
  const TimeExpression* time_of(const std::string& day, Span sentence) const {
    if (day.empty()) return nullptr;
    for (const TimeExpression& time : surface_.document().times) {
      if (sentence.contains(surface_.document().span(time.tokens)) &&
          first_day(time.date).value == day) {
        return &time;
      }
    }
    return nullptr;
  }

  /// The claim that tells what an event means: of a fitting kind, in the sentences before a
  /// definite mention, or in the lead for an event of the headline. Only when all such claims
  /// agree.
  std::optional<std::size_t> teller_of(EntityIndex event) const {
    const Document& document = surface_.document();
    const Entity& entity = document.entities[event];
    if (!feature(entity, "ordinal").empty() || is_crowd(entity.type)) return std::nullopt;
    const Mention* anchor = nullptr;
    bool headline = false;
    for (const Mention& mention : entity.mentions) {
      if (mention.tokens.empty() || mention.kind == MentionKind::Pronoun) continue;
      const TokenIndex first = mention.tokens.first;
      const TokenSpan sentence = surface_.sentence_of(first);
      const Zone zone = surface_.sentence(first).zone;
      const bool definite = (first > sentence.first && surface_.is_text(first - 1, "the")) ||
                            surface_.is_text(first, "the");
      if (zone == Zone::Title) headline = true;
      // "the negotiations on a ceasefire" says itself what it means.
      if (zone == Zone::Title || (zone == Zone::Body && definite && !has_phrase(mention))) {
        anchor = &mention;
        break;
      }
      return std::nullopt;  // first told as something new
    }
    if (anchor == nullptr) return std::nullopt;
    const std::uint32_t at = document.tokens.sentence[anchor->tokens.first];
    const auto& ontology = surface_.resources().knowledge->ontology;
    std::optional<std::size_t> best;
    for (std::size_t i = 0; i < claims_.size(); ++i) {
      const Claim& claim = claims_[i];
      const bool fits = std::ranges::any_of(kinds, [&](const Kind& kind) {
        return claim.predicate == kind.predicate && ontology.is_a(entity.type, kind.type);
      });
      const bool told_as_fact = claim.stance.polarity == Polarity::Positive &&
                                claim.stance.modality == Modality::Asserted;
      if (!fits || !told_as_fact) continue;
      if (claim.qualifiers.event != no_entity && claim.qualifiers.event != event) continue;
      const std::uint32_t told = sentence_index(claim);
      const bool in_reach =
          headline ? told > at && told <= at + 2 : told < at && told + reach >= at;
      if (!in_reach || has_other_participants(event, claim)) continue;
      if (leads_elsewhere(event, claim)) continue;
      if (!best) {
        best = i;
        continue;
      }
      const auto ends = [&](const Claim& c) { return std::minmax(c.subject, c.object.entity); };
      if (ends(claims_[*best]) != ends(claim)) return std::nullopt;
    }
    return best;
  }

  void add(EntityIndex event, std::size_t teller) {
    const Claim told = claims_[teller];
    const auto make = [&](std::string_view predicate, EntityIndex object, Span words) {
      Claim claim = told;
      claim.subject = event;
      claim.predicate = predicate;
      claim.object = {object, {}};
      claim.rule = "event-told";
      claim.confidence = confidence;
      claim.qualifiers = {};
      claim.qualifiers.date = told.qualifiers.date;
      claim.evidence.subject = told.evidence.predicate;
      claim.evidence.object = words;
      claims_.push_back(std::move(claim));
    };
    claims_[teller].qualifiers.event = event;
    if (time_of(told.qualifiers.date.value, told.evidence.sentence) != nullptr &&
        std::ranges::none_of(claims_, [&](const Claim& claim) {
          return claim.subject == event && claim.predicate == "startDate";
        })) {
      add_start(event, teller);
    }
    make("participant", told.subject, told.evidence.subject);
    if (told.predicate == "visited") {
      make("location", told.object.entity, told.evidence.object);
    } else {
      make("participant", told.object.entity, told.evidence.object);
      const EntityIndex place = told.qualifiers.place;
      if (place != no_entity) make("location", place, span_in(place, told.evidence.sentence));
    }
  }

  /// Where an entity stands in a sentence.
  Span span_in(EntityIndex entity, Span sentence) const {
    for (const Mention& mention : surface_.document().entities[entity].mentions) {
      if (sentence.contains(mention.span)) return mention.span;
    }
    return {};
  }

  const Surface& surface_;
  std::vector<Claim>& claims_;
};

class EventLinks final : public ClaimReader {
 public:
  std::string_view name() const noexcept override { return "event-links"; }
  void read(const Reading& reading, std::vector<Claim>& claims) const override {
    Linker(reading.surface, claims).link();
  }
};

}  // namespace

std::unique_ptr<ClaimReader> make_event_linker() { return std::make_unique<EventLinks>(); }

}  // namespace newsgraph::extract
