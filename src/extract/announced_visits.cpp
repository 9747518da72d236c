// Visits that an article announces: "Visit to Norland" over "Kask will visit Norland on 4 May". The
// heading and "the visit" take for granted what the rest says is still to come.

#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "extract/claim_reader.hpp"
#include "extract/tree_words.hpp"

namespace newsgraph::extract {
namespace {

class AnnouncedVisits final : public ClaimReader {
 public:
  std::string_view name() const noexcept override { return "announced visits"; }

  void read(const Reading& reading, std::vector<Claim>& claims) const override {
    const Surface& surface = reading.surface;
    const Document& document = surface.document();
    if (document.sentences.size() > longest_release || !tells_journeys_ahead_alone(surface)) return;
    std::vector<bool> ahead(document.entities.size(), false);
    for (std::size_t e = 0; e < document.entities.size(); ++e) {
      ahead[e] =
          is_visit(surface, static_cast<EntityIndex>(e)) && !says_past(document.entities[e].name);
    }
    for (const Claim& claim : claims) {
      const EntityIndex event = visit_of(surface, claim);
      if (event == no_entity) continue;
      const std::string& day =
          claim.predicate == "startDate" ? claim.object.literal : claim.qualifiers.date.value;
      if (is_behind(day, document.article.date)) ahead[event] = false;
    }
    for (Claim& claim : claims) {
      const EntityIndex event = visit_of(surface, claim);
      if (event == no_entity || !ahead[event] || is_told_as_done(surface, claim)) continue;
      if (claim.stance.modality == Modality::Asserted) claim.stance.modality = Modality::Planned;
    }
  }

 private:
  /// Sentences; what is longer are speeches and transcripts that tell of many journeys.
  static constexpr std::size_t longest_release = 40;

  /// "Kask thanked Berg during her visit", "this visit", "on her visit today".
  static bool is_told_as_done(const Surface& surface, const Claim& claim) {
    const Document& document = surface.document();
    const auto& begin = document.tokens.begin;
    const auto at = std::ranges::lower_bound(begin, claim.evidence.sentence.begin);
    if (at == begin.end()) return false;
    const auto first = static_cast<TokenIndex>(at - begin.begin());
    if (surface.tree().empty()) return false;
    const TreeWords words(surface);
    const TokenSpan sentence = surface.sentence_of(first);
    for (TokenIndex t = sentence.first; t < sentence.last; ++t) {
      if (words.past(t) && surface.tree().relation(t) == Relation::Root) return true;
      const bool visit = surface.is(t, surface.language().visit_noun);
      if (visit && t > sentence.first && surface.is_text(t - 1, "this")) return true;
      const TimeChunk* time = surface.time_at(t);
      if (time != nullptr && surface.is_text(t, "today")) return true;
    }
    return false;
  }

  static bool is_visit(const Surface& surface, EntityIndex entity) {
    const Document& document = surface.document();
    return surface.resources().knowledge->ontology.is_a(document.entities[entity].type, "Visit");
  }

  /// The visit that a claim is about or short for; no_entity when it is another claim.
  static EntityIndex visit_of(const Surface& surface, const Claim& claim) {
    if (is_visit(surface, claim.subject)) return claim.subject;
    const EntityIndex event = claim.qualifiers.event;
    return event != no_entity && is_visit(surface, event) ? event : no_entity;
  }

  /// "recent trip", "last visit"
  static bool says_past(std::string_view name) {
    static constexpr std::array words{"recent", "last", "previous", "past", "earlier"};
    return std::ranges::any_of(
        words, [&](std::string_view word) { return name.find(word) != std::string_view::npos; });
  }

  static bool is_behind(const std::string& day, const std::string& article) {
    return day.size() >= 4 && article.size() >= 4 && day[0] != '-' &&
           day.substr(0, std::min(day.size(), article.size())) < article.substr(0, day.size());
  }

  /// Whether journeys and their welcome are told in the future ("will visit") and none in the past.
  static bool tells_journeys_ahead_alone(const Surface& surface) {
    const Language& language = surface.language();
    bool ahead = false;
    for (const Sentence& sentence : surface.document().sentences) {
      if (!tells(sentence.zone)) continue;
      for (TokenIndex t = sentence.tokens.first; t < sentence.tokens.last; ++t) {
        const bool journey = surface.is(t, language.journey);
        if (!journey && !surface.is(t, language.host_guest)) continue;
        if (surface.entity_at(t) != no_entity) continue;
        const auto group = read_verb_group(surface, t);
        if (!group || group->infinitive) continue;
        ahead = ahead || (group->planned && !group->negative);
        const bool done = group->past || is_perfect(surface, *group);
        if (journey && done && !group->planned && !group->passive) return false;
      }
    }
    return ahead;
  }

  /// "has visited"
  static bool is_perfect(const Surface& surface, const VerbGroup& group) {
    for (TokenIndex t = group.tokens.first; t < group.head; ++t) {
      if (surface.is(t, surface.language().have)) return true;
    }
    return false;
  }
};

}  // namespace

std::unique_ptr<ClaimReader> make_announced_visits() { return std::make_unique<AnnouncedVisits>(); }

}  // namespace newsgraph::extract
