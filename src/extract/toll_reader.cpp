// deaths and injuries of an event, with their bound: "At least 42 people were killed and 84 injured
// in a bombing", "A crash killed 12 people". Without trees it reads nothing. The toll of an event
// that only a verb tells is read with that event (told_events.cpp).

#include <algorithm>
#include <optional>
#include <string>

#include "extract/claim_reader.hpp"
#include "extract/toll.hpp"

namespace newsgraph::extract {
namespace {

// Judged by reading output, before calibration (schema/calibration.tsv).
constexpr double confidence = 0.85;

class TollInSentence {
 public:
  TollInSentence(const Reading& reading, TokenSpan sentence, std::vector<Claim>& out)
      : reading_(reading),
        surface_(reading.surface),
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
    const auto event = event_around(surface_, verb);
    const Quantity* count = harmed_count(surface_, verb);
    if (!event || count == nullptr) return;
    Claim claim = make_claim(surface_, {event->entity, event->tokens}, predicate,
                             {no_entity, count->tokens}, {verb, verb + 1}, "toll", confidence);
    claim.object.literal = count->value;
    claim.stance = reading_.stance.of_clause(verb, &*group, event->entity, no_entity);
    claim.qualifiers.bound = count->bound.empty() ? "exact" : count->bound;
    out_.push_back(std::move(claim));
  }

  const Reading& reading_;
  const Surface& surface_;
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
