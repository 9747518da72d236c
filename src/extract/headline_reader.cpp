// Headlines of press offices name the guest only: "Meeting with President of Norland Jon Berg",
// "Telephone conversation with Anna Kask". The host is the other person of the first paragraph.

#include <algorithm>
#include <optional>
#include <string>

#include "extract/claim_reader.hpp"

namespace newsgraph::extract {
namespace {

// Judged by reading output, before calibration (schema/calibration.tsv): the more words a
// construction spans, the lower.
constexpr double confidence = 0.85;

struct Kind {
  std::string_view type;
  std::string_view predicate;
  std::string_view second;  ///< Another predicate of the same two; empty when none.
};

constexpr Kind kinds[] = {
    {"PhoneCall", "spokeByPhoneWith", ""},
    {"Negotiation", "negotiatedWith", "metWith"},
    {"Meeting", "metWith", ""},
};

class HeadlineClaims final : public ClaimReader {
 public:
  std::string_view name() const noexcept override { return "headlines"; }

  void read(const Reading& reading, std::vector<Claim>& claims) const override {
    const Surface& surface = reading.surface;
    const Document& document = surface.document();
    for (const Sentence& sentence : document.sentences) {
      if (sentence.zone != Zone::Title) continue;
      read_title(reading, sentence, claims);
      read_place_line(reading, sentence, claims);
      return;
    }
  }

 private:
  /// "His Excellency Jon Berg, Ambassador of Norland": a line of greetings.
  static bool names_officer(const Surface& surface, TokenSpan line) {
    for (TokenIndex t = line.first; t < line.last; ++t) {
      if (surface.is(t, surface.language().office)) return true;
    }
    return false;
  }

  /// A press office says under its headline where the event took place.
  static void read_place_line(const Reading& reading, const Sentence& title,
                              std::vector<Claim>& claims) {
    const Surface& surface = reading.surface;
    const Document& document = surface.document();
    EntityIndex event = no_entity;
    TokenSpan event_words;
    for (TokenIndex t = title.tokens.first; t < title.tokens.last && event == no_entity; ++t) {
      for (const MentionRef& mention : surface.mentions_from(t)) {
        if (surface.root(mention.entity) != EventRoot) continue;
        event = mention.entity;
        event_words = mention.tokens;
        break;
      }
    }
    const bool call = event != no_entity && surface.resources().knowledge->ontology.is_a(
                                                document.entities[event].type, "PhoneCall");
    if (event == no_entity || call) return;
    // "Norland Week in Sudonia": told from elsewhere
    if (document.entities[event].type == "Event") return;
    for (const Sentence& line : document.sentences) {
      if (line.zone != Zone::PlaceLine || names_officer(surface, line.tokens)) continue;
      for (TokenIndex t = line.tokens.first; t < line.tokens.last; ++t) {
        for (const MentionRef& mention : surface.mentions_from(t)) {
          if ((surface.root(mention.entity) & site_roots) == 0) continue;
          Claim claim = make_claim(surface, {event, event_words}, "location",
                                   {mention.entity, mention.tokens}, mention.tokens, "place-line",
                                   confidence);
          claim.qualifiers.date.value = document.article.date;
          claims.push_back(std::move(claim));
          break;
        }
      }
    }
  }

  static void read_title(const Reading& reading, const Sentence& title,
                         std::vector<Claim>& claims) {
    const Surface& surface = reading.surface;
    const Document& document = surface.document();
    for (TokenIndex t = title.tokens.first; t + 1 < title.tokens.last; ++t) {
      if (!surface.is_text(t, "with")) continue;
      const EntityIndex event = surface.entity_at(t - (t > title.tokens.first ? 1 : 0));
      if (event == no_entity || surface.root(event) != EventRoot) return;
      const Kind* kind = kind_of(surface, document.entities[event].type);
      if (kind == nullptr) return;
      const Chunk* guests = nullptr;
      for (const std::uint32_t index : surface.starting_at(t + 1)) {
        const Chunk& chunk = surface.chunks()[index];
        if ((chunk.roots & ~PersonRoot) != 0) continue;
        guests = &chunk;
        break;
      }
      if (guests == nullptr || has_host(surface, title.tokens, t)) return;
      const auto host = find_host(surface, title, *guests);
      if (!host) return;
      add(reading, event, title, *guests, *host, *kind, t, claims);
      return;
    }
  }

  static const Kind* kind_of(const Surface& surface, std::string_view type) {
    const auto it = std::ranges::find_if(kinds, [&](const Kind& kind) {
      return surface.resources().knowledge->ontology.is_a(type, kind.type);
    });
    const bool crowd = surface.resources().knowledge->ontology.is_a(type, "Conference") ||
                       surface.resources().knowledge->ontology.is_a(type, "PressConference");
    return it == std::end(kinds) || crowd ? nullptr : &*it;
  }

  static bool has_host(const Surface& surface, TokenSpan title, TokenIndex with) {
    for (TokenIndex t = title.first; t < with; ++t) {
      const EntityIndex entity = surface.entity_at(t);
      if (entity != no_entity && (surface.root(entity) & agent_roots) != 0) return true;
    }
    return false;
  }

  /// The first person of the first paragraph that is none of the guests.
  static std::optional<Member> find_host(const Surface& surface, const Sentence& title,
                                         const Chunk& guests) {
    std::optional<std::uint32_t> paragraph;
    for (const Sentence& sentence : surface.document().sentences) {
      if (sentence.zone != Zone::Body || sentence.tokens.first < title.tokens.last) continue;
      if (paragraph && *paragraph != sentence.paragraph) return std::nullopt;
      paragraph = sentence.paragraph;
      for (TokenIndex t = sentence.tokens.first; t < sentence.tokens.last; ++t) {
        if (surface.quotation_of(t) >= 0) continue;
        for (const MentionRef& mention : surface.mentions_from(t)) {
          if (surface.root(mention.entity) != PersonRoot || mention.kind == MentionKind::Pronoun) {
            continue;
          }
          const bool guest = std::ranges::any_of(guests.members, [&](const Member& member) {
            return member.entity == mention.entity;
          });
          if (!guest) return Member{mention.entity, mention.tokens};
        }
      }
    }
    return std::nullopt;
  }

  static void add(const Reading& reading, EntityIndex event, const Sentence& title,
                  const Chunk& guests, const Member& host, const Kind& kind, TokenIndex with,
                  std::vector<Claim>& claims) {
    const Surface& surface = reading.surface;
    const Document& document = surface.document();
    const TokenSpan words{title.tokens.first, with + 1};
    // The host stands outside of the headline: the sentence that names him is the evidence, and the
    // words of the event stay the predicate.
    const auto make = [&](const Member& subject, std::string_view predicate, const Member& object) {
      Claim claim = make_claim(surface, subject, predicate, object, words, "headline", confidence);
      claim.stance =
          reading.stance.of_noun({title.tokens.first, with}, subject.entity, object.entity);
      claim.qualifiers.date.value = document.article.date;
      return claim;
    };
    claims.push_back(make({event, {title.tokens.first, with}}, "participant", host));
    for (const Member& guest : guests.members) {
      for (const std::string_view predicate : {kind.predicate, kind.second}) {
        if (predicate.empty()) continue;
        Claim claim = make(host, predicate, guest);
        claim.qualifiers.event = event;
        claims.push_back(std::move(claim));
      }
    }
  }
};

}  // namespace

std::unique_ptr<ClaimReader> make_headline_reader() { return std::make_unique<HeadlineClaims>(); }

}  // namespace newsgraph::extract
