// Events by the words around the noun that names them:
//
//   [A 's] [planned] talks [between A and B] [with C] [in PLACE] [on TIME] [during EVENT]
//   A held / attended / hosted talks ...; talks were held / took place in PLACE on TIME
//
// gives participant, organizer, location, startDate and superEvent. The short form of the same
// (metWith, visited ...) is read by rules.

#include "extract/event_phrase.hpp"

namespace newsgraph::extract {
namespace {

class EventClaims final : public ClaimReader {
 public:
  std::string_view name() const noexcept override { return "events"; }

  void read(const Reading& reading, std::vector<Claim>& claims) const override {
    const Document& document = reading.surface.document();
    for (std::size_t e = 0; e < document.entities.size(); ++e) {
      const auto entity = static_cast<EntityIndex>(e);
      if (reading.surface.root(entity) != EventRoot) continue;
      for (const Mention& mention : document.entities[e].mentions) {
        if (mention.tokens.empty() || mention.kind == MentionKind::Pronoun) continue;
        const Zone zone = reading.surface.sentence(mention.tokens.first).zone;
        if (!tells(zone)) continue;
        EventPhrase(reading, {mention.tokens, entity, mention.kind}, claims).read();
      }
    }
  }
};

}  // namespace

std::unique_ptr<ClaimReader> make_event_reader() { return std::make_unique<EventClaims>(); }

}  // namespace newsgraph::extract
