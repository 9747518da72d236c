// Places in places, by constructions that state it:
//   "Riverton, Estland"           a place, a comma, the state or region it lies in
//   "Goa in the Republic of X"    a place and "in"
//   "Estland's Hill Province"     the owner before it
//   "the Estland town of Moss"    a demonym, a noun of place, "of"
//   "northern Estland"            a direction before a name
//   "the Estland capital, Riverton", "Riverton, the capital of Estland": the capital of it

#include <algorithm>
#include <array>
#include <string>

#include "extract/claim_reader.hpp"
#include "extract/tree.hpp"

namespace newsgraph::extract {
namespace {

// Judged by reading output, before calibration (schema/calibration.tsv): the more words a
// construction spans, the lower.
constexpr double comma_confidence = 0.9;
constexpr double phrase_confidence = 0.93;

constexpr std::uint16_t inner_roots = PlaceRoot | VenueRoot;
constexpr std::uint16_t outer_roots = PlaceRoot | CountryRoot;

class PlaceClaims final : public ClaimReader {
 public:
  std::string_view name() const noexcept override { return "places"; }

  void read(const Reading& reading, std::vector<Claim>& claims) const override {
    const Surface& surface = reading.surface;
    const Document& document = surface.document();
    for (std::size_t e = 0; e < document.entities.size(); ++e) {
      const auto entity = static_cast<EntityIndex>(e);
      if ((surface.root(entity) & inner_roots) == 0) continue;
      for (const Mention& mention : document.entities[e].mentions) {
        if (mention.tokens.empty()) continue;
        const Zone zone = surface.sentence(mention.tokens.first).zone;
        if (zone == Zone::Header || zone == Zone::Byline || zone == Zone::Speaker) continue;
        read_mention(reading, {mention.tokens, entity, mention.kind}, zone, claims);
      }
    }
  }

 private:
  static void add(const Reading& reading, const MentionRef& inner, const MentionRef& outer,
                  TokenSpan words, std::string_view predicate, std::string_view rule,
                  double confidence, std::vector<Claim>& claims) {
    if (inner.entity == outer.entity) return;
    Claim claim = make_claim(reading.surface, {inner.entity, inner.tokens}, predicate,
                             {outer.entity, outer.tokens}, words, rule, confidence);
    claim.stance =
        presupposed(reading.stance.of_phrase(inner.tokens.first, inner.entity, outer.entity));
    claims.push_back(std::move(claim));
  }

  static const MentionRef* site_from(const Surface& surface, TokenIndex first,
                                     std::uint16_t roots) {
    const TokenSpan sentence = surface.sentence_of(first > 0 ? first - 1 : first);
    if (first >= sentence.last) return nullptr;
    for (const TokenIndex start : {first, first + 1}) {
      if (start >= sentence.last) return nullptr;
      if (start > first && !surface.is(first, surface.language().determiner)) return nullptr;
      for (const MentionRef& mention : surface.mentions_from(start)) {
        if ((surface.root(mention.entity) & roots) != 0 && !surface.is_demonym(mention.tokens)) {
          return &mention;
        }
      }
    }
    return nullptr;
  }

  /// The place that a phrase means: "Estland's Hill Province" is Hill Province, "the town of Moss"
  /// is Moss.
  static const MentionRef* named_site_from(const Surface& surface, TokenIndex first) {
    const TokenSpan sentence = surface.sentence_of(first - 1);
    const MentionRef* site = site_from(surface, first, outer_roots);
    if (site != nullptr && site->tokens.last + 1 < sentence.last) {
      const TokenIndex mark = site->tokens.last;
      if (!surface.is_text(mark, "'s") && !surface.is_text(mark, "’s")) return site;
      return site_from(surface, mark + 1, outer_roots);
    }
    if (site != nullptr) return site;
    constexpr TokenIndex reach = 4;  // "the northern town of"
    for (TokenIndex t = first; t + 1 < sentence.last && t < first + reach; ++t) {
      if (surface.is_text(t, "of") && surface.is(t - 1, surface.language().place_noun)) {
        return site_from(surface, t + 1, outer_roots);
      }
      if (!surface.has_shape(t, AllLower)) return nullptr;
    }
    return nullptr;
  }

  static void read_mention(const Reading& reading, const MentionRef& inner, Zone zone,
                           std::vector<Claim>& claims) {
    read_after(reading, inner, zone, claims);
    read_before(reading, inner, claims);
    read_inside(reading, inner, claims);
  }

  static void read_after(const Reading& reading, const MentionRef& inner, Zone zone,
                         std::vector<Claim>& claims) {
    const Surface& surface = reading.surface;
    const TokenSpan sentence = surface.sentence_of(inner.tokens.first);
    const TokenIndex at = inner.tokens.last;
    if (at + 1 >= sentence.last) return;
    if (surface.is_comma(at)) {
      const bool headed = zone == Zone::Dateline || zone == Zone::PlaceLine;
      if (read_capital_after(reading, inner, at + 1, claims)) return;
      const MentionRef* outer = site_from(surface, at + 1, outer_roots);
      if (outer == nullptr || surface.is(at + 1, surface.language().determiner)) return;
      if (headed || lies_in(surface, inner, *outer)) {
        add(reading, inner, *outer, {at, at + 1}, "containedInPlace", "place-comma",
            comma_confidence, claims);
      }
      return;
    }
    if (surface.is_text(at, "(")) {
      const MentionRef* outer = site_from(surface, at + 1, outer_roots);
      if (outer != nullptr && outer->tokens.last < sentence.last &&
          surface.is_text(outer->tokens.last, ")") && may_contain(surface, inner, *outer)) {
        add(reading, inner, *outer, {at, at + 1}, "containedInPlace", "place-brackets",
            comma_confidence, claims);
      }
      return;
    }
    // "Moss and other parts of Hill Province"
    if (surface.is_text(at, "and") && surface.is_text(at + 1, "other") && at + 4 < sentence.last &&
        surface.is(at + 2, surface.language().region_part) &&
        (surface.is_text(at + 3, "of") || surface.is_text(at + 3, "in"))) {
      if (const MentionRef* outer = site_from(surface, at + 4, outer_roots)) {
        add(reading, inner, *outer, {at, at + 4}, "containedInPlace", "place-other-parts",
            phrase_confidence, claims);
      }
      return;
    }
    if (surface.is_text(at, "in") && surface.root(inner.entity) != 0) {
      const MentionRef* outer = named_site_from(surface, at + 1);
      if (outer != nullptr && may_contain(surface, inner, *outer) && !surface.time_at(at)) {
        add(reading, inner, *outer, {at, at + 1}, "containedInPlace", "place-in", phrase_confidence,
            claims);
      }
    }
  }

  /// "Riverton, the capital of Estland", "Riverton, capital of Estland".
  static bool read_capital_after(const Reading& reading, const MentionRef& inner, TokenIndex at,
                                 std::vector<Claim>& claims) {
    const Surface& surface = reading.surface;
    const TokenSpan sentence = surface.sentence_of(inner.tokens.first);
    if (at < sentence.last && surface.is(at, surface.language().determiner)) ++at;
    if (at + 2 >= sentence.last || !surface.is_text(at, "capital") ||
        !surface.is_text(at + 1, "of")) {
      return false;
    }
    const MentionRef* outer = site_from(surface, at + 2, outer_roots);
    if (outer == nullptr) return false;
    add(reading, inner, *outer, {at, at + 2}, "capitalOf", "capital-of", phrase_confidence, claims);
    return true;
  }

  /// What stands before: an owner, "the capital", a demonym with a noun of place.
  static void read_before(const Reading& reading, const MentionRef& inner,
                          std::vector<Claim>& claims) {
    const Surface& surface = reading.surface;
    const TokenSpan sentence = surface.sentence_of(inner.tokens.first);
    TokenIndex at = inner.tokens.first;
    if (at <= sentence.first) return;
    const bool comma = surface.is_comma(at - 1);
    const bool of = surface.is_text(at - 1, "of");
    TokenIndex noun = comma || of ? at - 1 : at;
    bool capital = false;
    if (noun > sentence.first && surface.is_text(noun - 1, "capital")) {
      capital = true;
      --noun;
      if (noun > sentence.first && surface.is(noun - 1, surface.language().place_noun)) --noun;
    } else if (of && noun > sentence.first && surface.is(noun - 1, surface.language().place_noun)) {
      --noun;
    } else if (comma || of) {
      return;
    }
    // Words between the owner and the place: "Estland's northern city of Moss".
    for (int i = 0; i < 2 && noun > sentence.first; ++i) {
      const TokenIndex before = noun - 1;
      if (!surface.has_shape(before, AllLower) ||
          surface.is(before, surface.language().function_word) ||
          surface.entity_at(before) != no_entity) {
        break;
      }
      if (!of && !capital) break;
      --noun;
    }
    if (noun <= sentence.first) return;
    // "Norland's Arctic zone": not all of the Arctic
    const TokenIndex behind = inner.tokens.last;
    if (behind < sentence.last && !surface.tree().empty() && surface.has_shape(behind, AllLower) &&
        surface.tree().upos(behind) == Upos::Noun &&
        surface.tree().head(inner.tokens.last - 1) == behind &&
        (!surface.is(behind, surface.language().place_noun) ||
         surface.document().entities[inner.entity].type == "Continent")) {
      return;
    }
    TokenIndex owner = noun;
    const bool possessive = surface.is_text(owner - 1, "'s") || surface.is_text(owner - 1, "’s");
    if (possessive) --owner;
    for (const MentionRef& outer : surface.mentions_to(owner)) {
      if (surface.root(outer.entity) != CountryRoot && surface.root(outer.entity) != PlaceRoot) {
        continue;
      }
      const bool demonym = surface.is_demonym(outer.tokens);
      if (!possessive && !demonym) continue;
      if (!possessive && !of && !capital) continue;
      const TokenSpan words{owner, inner.tokens.first};
      add(reading, inner, outer, words.empty() ? outer.tokens : words,
          capital ? "capitalOf" : "containedInPlace", capital ? "capital-before" : "place-owner",
          phrase_confidence, claims);
      return;
    }
  }

  /// "northern Estland", "Port of Moss": the name of the whole is inside the name of the part.
  static void read_inside(const Reading& reading, const MentionRef& inner,
                          std::vector<Claim>& claims) {
    const Surface& surface = reading.surface;
    for (const MentionRef& outer : surface.mentions_to(inner.tokens.last)) {
      if (outer.tokens.size() >= inner.tokens.size() || outer.entity == inner.entity) continue;
      if ((surface.root(outer.entity) & outer_roots) == 0) continue;
      const TokenIndex before = outer.tokens.first - 1;
      if (before < inner.tokens.first) continue;
      const bool direction = surface.is(before, surface.language().direction) &&
                             surface.root(inner.entity) == PlaceRoot;
      TokenIndex joint = before;
      if (surface.is(joint, surface.language().determiner) && joint > inner.tokens.first) --joint;
      const bool joined = surface.is_text(joint, "of") || surface.is_text(joint, "in") ||
                          surface.is_text(joint, "at");
      const bool embassy = surface.resources().knowledge->ontology.is_a(
          surface.document().entities[inner.entity].type, "Embassy");
      if (direction || (joined && !embassy && joint > inner.tokens.first)) {
        add(reading, inner, outer, {before, before + 1}, "containedInPlace",
            direction ? "place-direction" : "place-in-name", phrase_confidence, claims);
        return;
      }
    }
    read_direction(reading, inner, claims);
    // "Riverton airport", "Estland's Hill Palace" with the owner inside.
    for (const MentionRef& outer : surface.mentions_from(inner.tokens.first)) {
      if (outer.tokens.last + 1 >= inner.tokens.last || outer.entity == inner.entity) continue;
      if ((surface.root(outer.entity) & outer_roots) == 0) continue;
      const TokenIndex mark = outer.tokens.last;
      if (surface.is_text(mark, "'s") || surface.is_text(mark, "’s")) {
        add(reading, inner, outer, {mark, mark + 1}, "containedInPlace", "place-owner",
            phrase_confidence, claims);
        return;
      }
    }
  }

  /// Northern Ireland is not the north of the state called Ireland: the tables know both.
  static bool lies_elsewhere(const Surface& surface, TokenSpan part, TokenSpan whole) {
    const auto& gazetteer = surface.resources().knowledge->gazetteer;
    const auto state_of = [&](TokenSpan name) -> std::string_view {
      for (const knowledge::EntryId id : gazetteer.find(surface.document().text(name))) {
        if (!gazetteer.entry(id).country.empty()) return gazetteer.entry(id).country;
      }
      return {};
    };
    const std::string_view inner = state_of(part);
    return !inner.empty() && inner != state_of(whole);
  }

  /// "Eastern Estland" as one name, of a country that the article names elsewhere.
  static void read_direction(const Reading& reading, const MentionRef& inner,
                             std::vector<Claim>& claims) {
    const Surface& surface = reading.surface;
    const Document& document = surface.document();
    const TokenSpan tokens = inner.tokens;
    if (tokens.size() < 2 || surface.root(inner.entity) != PlaceRoot) return;
    if (!surface.is(tokens.first, surface.language().direction)) return;
    // "North America" is no part of the state that is called America.
    if (document.entities[inner.entity].type == "Continent") return;
    const TokenSpan rest{tokens.first + 1, tokens.last};
    for (std::size_t e = 0; e < document.entities.size(); ++e) {
      const auto country = static_cast<EntityIndex>(e);
      if (surface.root(country) != CountryRoot) continue;
      const auto& mentions = document.entities[e].mentions;
      const bool named = std::ranges::any_of(mentions, [&](const Mention& mention) {
        return document.text(mention.tokens) == document.text(rest);
      });
      if (!named || lies_elsewhere(surface, tokens, rest)) continue;
      add(reading, inner, {rest, country, MentionKind::Name}, {tokens.first, rest.first},
          "containedInPlace", "place-direction", phrase_confidence, claims);
      return;
    }
  }

  /// Whether knowledge does not contradict that one lies in the other.
  static bool may_contain(const Surface& surface, const MentionRef& inner,
                          const MentionRef& outer) {
    return known_country(surface, inner, outer) != Verdict::Elsewhere;
  }

  /// Whether "X, Y" names where X lies and is no list.
  static bool lies_in(const Surface& surface, const MentionRef& inner, const MentionRef& outer) {
    // "According to Shana, Estland exported", "If he is arrested in Riverton, Norland will
    // protest": the second is the subject of a clause.
    const Tree& tree = surface.tree();
    const TokenIndex top = tree.empty() ? no_token : tree.top(outer.tokens);
    if (top != no_token && tree.relation(top) == Relation::Subject) return false;
    const Verdict verdict = known_country(surface, inner, outer);
    if (verdict == Verdict::There) return true;
    if (verdict == Verdict::Elsewhere) return false;
    const TokenSpan sentence = surface.sentence_of(inner.tokens.first);
    // "in Hill Province, Lake Province, and Moss Province"
    const TokenIndex third = outer.tokens.last + 1;
    if (third < sentence.last && surface.is_comma(third - 1) && is_region(surface, inner) &&
        is_region(surface, outer)) {
      const MentionRef* more =
          site_from(surface, surface.is(third, surface.language().coordinator) ? third + 1 : third,
                    outer_roots);
      if (more != nullptr && is_region(surface, *more)) return false;
    }
    // "Moss, Hill and Lake" is a list; so is a country before the comma.
    const TokenIndex next = outer.tokens.last;
    if (next < sentence.last && surface.is(next, surface.language().coordinator)) return false;
    if (next + 1 < sentence.last && surface.is_comma(next)) {
      TokenIndex after = next + 1;
      if (surface.is(after, surface.language().coordinator)) return false;
      const MentionRef* more = site_from(surface, after, outer_roots);
      if (more != nullptr && surface.root(outer.entity) == PlaceRoot &&
          !is_region(surface, outer)) {
        return false;
      }
      // "Long Island, Norland, Sudonia, ...": states go on
      if (more != nullptr && surface.root(outer.entity) == CountryRoot &&
          surface.root(more->entity) == CountryRoot) {
        return false;
      }
    }
    if (inner.tokens.first > sentence.first && surface.is_comma(inner.tokens.first - 1)) {
      const auto before = surface.mentions_to(inner.tokens.first - 1);
      if (!before.empty() && (surface.root(before.front().entity) & site_roots) != 0 &&
          surface.root(before.front().entity) == surface.root(outer.entity)) {
        return false;
      }
    }
    return surface.root(outer.entity) == CountryRoot || is_region(surface, outer);
  }

  static bool is_region(const Surface& surface, const MentionRef& outer) {
    const Entity& entity = surface.document().entities[outer.entity];
    if (surface.resources().knowledge->ontology.is_a(entity.type, "Region")) return true;
    return surface.is(outer.tokens.first, surface.language().direction) ||
           surface.is(outer.tokens.last - 1, surface.language().place_noun);
  }

  enum class Verdict { There, Elsewhere, Unknown };

  /// What the gazetteers say of a place and a country.
  static Verdict known_country(const Surface& surface, const MentionRef& inner,
                               const MentionRef& outer) {
    // "the boat sank on the River Rill in Moss": where, and no river lies in a town
    const auto& entities = surface.document().entities;
    if (entities[inner.entity].type == "BodyOfWater" && entities[outer.entity].type == "City") {
      return Verdict::Elsewhere;
    }
    if (surface.root(outer.entity) != CountryRoot) return Verdict::Unknown;
    // "in the Near East, Norland": the larger first.
    if (entities[inner.entity].type == "Continent") return Verdict::Elsewhere;
    const std::string& code = feature(surface.document().entities[outer.entity], "country");
    if (code.empty()) return Verdict::Unknown;
    const auto& gazetteer = surface.resources().knowledge->gazetteer;
    bool known = false;
    for (const knowledge::EntryId id : gazetteer.find(surface.document().text(inner.tokens))) {
      const knowledge::Entry& entry = gazetteer.entry(id);
      if (entry.kind != knowledge::EntryKind::City && entry.kind != knowledge::EntryKind::Region) {
        continue;
      }
      if (entry.country.empty()) continue;
      known = true;
      if (entry.country == code) return Verdict::There;
    }
    return known ? Verdict::Elsewhere : Verdict::Unknown;
  }
};

}  // namespace

std::unique_ptr<ClaimReader> make_place_reader() { return std::make_unique<PlaceClaims>(); }

}  // namespace newsgraph::extract
