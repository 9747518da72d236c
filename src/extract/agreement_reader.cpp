// Agreements by their names and the words around them: parties ("the Treaty between A and B", "the
// A-B agreement"), the day and place of signing ("of 9 May 2013", "signed in Riverton").

#include <string>

#include "extract/claim_reader.hpp"

namespace newsgraph::extract {
namespace {

// Judged by reading output, before calibration (schema/calibration.tsv): the more words a
// construction spans, the lower.
constexpr double confidence = 0.9;
constexpr std::uint16_t party_roots = CountryRoot | OrganizationRoot;

class AgreementPhrase {
 public:
  AgreementPhrase(const Reading& reading, const MentionRef& mention, std::vector<Claim>& out)
      : reading_(reading),
        surface_(reading.surface),
        mention_(mention),
        sentence_(reading.surface.sentence_of(mention.tokens.first)),
        out_(out) {}

  void read() {
    if (binds()) {
      read_parties();
      read_demonyms();
    }
    read_date();
    read_signing();
  }

 private:
  bool text(TokenIndex t, std::string_view lower) const {
    return t >= sentence_.first && t < sentence_.last && surface_.is_text(t, lower);
  }

  /// Whether parties bind themselves by it: no law, plan or resolution.
  bool binds() const {
    const auto& ontology = surface_.resources().knowledge->ontology;
    const std::string& type = surface_.document().entities[mention_.entity].type;
    return !ontology.is_a(type, "Law") && !ontology.is_a(type, "Plan") &&
           !ontology.is_a(type, "Resolution");
  }

  /// Whether the words at a token belong to another agreement named inside this one.
  bool inside_other(TokenIndex t) const {
    for (TokenIndex first = mention_.tokens.first + 1; first < t; ++first) {
      for (const MentionRef& inner : surface_.mentions_from(first)) {
        if (inner.entity != mention_.entity && surface_.root(inner.entity) == AgreementRoot &&
            inner.tokens.last >= t) {
          return true;
        }
      }
    }
    return false;
  }

  void add_party(const Member& party, TokenSpan words, std::string_view rule) {
    if (party.entity == mention_.entity) return;
    Claim claim = make_claim(surface_, party, "partyTo", {mention_.entity, mention_.tokens}, words,
                             rule, confidence);
    claim.stance = reading_.stance.of_noun(mention_.tokens, party.entity, no_entity);
    if (claim.stance.modality == Modality::Asserted && under_negotiation()) {
      claim.stance.modality = Modality::Planned;
      claim.qualifiers.date = {};
    }
    out_.push_back(std::move(claim));
  }

  /// "negotiations for an agreement", "to negotiate a memorandum": there is none yet.
  bool under_negotiation() const {
    TokenIndex at = mention_.tokens.first;
    const auto indefinite = [this](TokenIndex t) { return text(t, "a") || text(t, "an"); };
    if (at > sentence_.first && !indefinite(at)) --at;
    if (at <= sentence_.first || !indefinite(at)) return false;
    --at;
    if (text(at, "negotiate") || text(at, "negotiating")) return true;
    return at > sentence_.first && surface_.is(at, surface_.language().preposition) &&
           !text(at, "between") &&
           (text(at - 1, "negotiations") || text(at - 1, "negotiation") || text(at - 1, "talks"));
  }

  /// Last token at which "between" may stand: right behind the name, or behind "reached yesterday".
  TokenIndex parties_limit() const {
    TokenIndex at = mention_.tokens.last;
    if (!made(at)) return at;
    ++at;
    const TimeChunk* time = at < sentence_.last ? surface_.time_at(at) : nullptr;
    return time != nullptr ? time->tokens.last : at;
  }
  bool made(TokenIndex t) const {
    return text(t, "signed") || text(t, "reached") || text(t, "concluded") || text(t, "adopted") ||
           text(t, "struck") || text(t, "agreed");
  }

  /// ", signed in Riverton on 9 May": place and day, in either order.
  void read_signing() {
    TokenIndex at = mention_.tokens.last;
    // "the agreement on a base in Norland, signed ..."
    if (text(at, "in") && at + 1 < sentence_.last) {
      for (const std::uint32_t index : surface_.starting_at(at + 1)) {
        const Chunk& chunk = surface_.chunks()[index];
        if ((chunk.roots & ~site_roots) != 0 || !text(chunk.tokens.last, ",")) continue;
        at = chunk.tokens.last;
        break;
      }
    }
    if (text(at, ",")) ++at;
    if (!made(at)) return;
    const TokenSpan words{at, at + 1};
    ++at;
    for (int step = 0; step < 2 && at + 1 < sentence_.last; ++step) {
      if (const TimeChunk* time = surface_.time_at(at)) {
        add_date(*time);
        at = time->tokens.last;
        continue;
      }
      if (!text(at, "in") && !text(at, "at")) return;
      for (const std::uint32_t index : surface_.starting_at(at + 1)) {
        const Chunk& chunk = surface_.chunks()[index];
        if ((chunk.roots & ~site_roots) != 0 || chunk.adjectival) continue;
        for (const Member& member : chunk.members) {
          Claim claim = make_claim(surface_, {mention_.entity, mention_.tokens}, "location", member,
                                   words, "agreement-place", confidence);
          claim.stance = reading_.stance.of_phrase(words.first, mention_.entity, no_entity);
          out_.push_back(std::move(claim));
        }
        at = chunk.tokens.last;
        break;
      }
      if (at == words.last) return;
    }
  }

  void add_date(const TimeChunk& time) {
    const TimeExpression& expression = surface_.document().times[time.time];
    auto claim = make_start(surface_, {mention_.entity, mention_.tokens}, expression,
                            expression.tokens, "agreement-date", confidence);
    if (!claim) return;
    claim->stance = reading_.stance.of_phrase(expression.tokens.first, mention_.entity, no_entity);
    out_.push_back(std::move(*claim));
  }

  /// "between A and B", "with B", inside the name or right behind it.
  void read_parties() {
    for (TokenIndex t = mention_.tokens.first + 1; t <= parties_limit(); ++t) {
      const bool between = text(t, "between");
      const bool with = text(t, "with");
      if ((!between && !with) || t + 1 >= sentence_.last || inside_other(t)) continue;
      for (const std::uint32_t index : surface_.starting_at(t + 1)) {
        const Chunk& chunk = surface_.chunks()[index];
        if ((chunk.roots & ~party_roots) != 0 || chunk.adjectival) continue;
        if (between && chunk.members.size() < 2) continue;
        for (const Member& member : chunk.members) {
          add_party(member, {t, t + 1}, between ? "party-between" : "party-with");
        }
        return;
      }
    }
  }

  /// "the Norland-Estland agreements", "Russian-Turkish treaty".
  void read_demonyms() {
    for (TokenIndex t = mention_.tokens.first; t + 2 < mention_.tokens.last; ++t) {
      const auto first = surface_.mentions_from(t);
      if (first.empty() || surface_.root(first.back().entity) != CountryRoot) continue;
      const TokenIndex dash = first.back().tokens.last;
      if (!text(dash, "-") && !text(dash, "–")) continue;
      const auto second = surface_.mentions_from(dash + 1);
      if (second.empty() || surface_.root(second.back().entity) != CountryRoot) continue;
      const TokenSpan words{dash, dash + 1};
      add_party({first.back().entity, first.back().tokens}, words, "party-pair");
      add_party({second.back().entity, second.back().tokens}, words, "party-pair");
      return;
    }
  }

  /// A time inside the name or after "of", "dated", "signed on".
  void read_date() {
    const auto& times = surface_.document().times;
    TokenIndex limit = mention_.tokens.last;
    for (const std::string_view joint : {"of", "dated", "from"}) {
      if (text(limit, joint)) {
        ++limit;
        break;
      }
    }
    if (text(mention_.tokens.last, "signed")) {
      ++limit;
      if (text(limit, "on") || text(limit, "in")) ++limit;
    }
    for (TokenIndex t = mention_.tokens.first; t <= limit && t < sentence_.last; ++t) {
      const TimeChunk* time = surface_.time_at(t);
      if (time == nullptr) continue;
      const TimeExpression& expression = times[time->time];
      const TokenIndex first = expression.tokens.first;
      const bool inside = mention_.tokens.contains(first);
      if (!inside && (first != limit || limit == mention_.tokens.last)) continue;
      if (expression.is_duration || expression.date.value.empty()) continue;
      // "the programme to 2020": its end
      if (first > sentence_.first && (text(first - 1, "to") || text(first - 1, "until") ||
                                      text(first - 1, "through") || text(first - 1, "by"))) {
        continue;
      }
      add_date(*time);
      return;
    }
  }

  const Reading& reading_;
  const Surface& surface_;
  MentionRef mention_;
  TokenSpan sentence_;
  std::vector<Claim>& out_;
};

class AgreementClaims final : public ClaimReader {
 public:
  std::string_view name() const noexcept override { return "agreements"; }

  void read(const Reading& reading, std::vector<Claim>& claims) const override {
    const Document& document = reading.surface.document();
    for (std::size_t e = 0; e < document.entities.size(); ++e) {
      const auto entity = static_cast<EntityIndex>(e);
      if (reading.surface.root(entity) != AgreementRoot) continue;
      for (const Mention& mention : document.entities[e].mentions) {
        if (mention.tokens.empty() || mention.kind == MentionKind::Pronoun) continue;
        const Zone zone = reading.surface.sentence(mention.tokens.first).zone;
        if (!tells(zone)) continue;
        AgreementPhrase(reading, {mention.tokens, entity, mention.kind}, claims).read();
      }
    }
  }
};

}  // namespace

std::unique_ptr<ClaimReader> make_agreement_reader() { return std::make_unique<AgreementClaims>(); }

}  // namespace newsgraph::extract
