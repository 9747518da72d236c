// parentOrganization from names and owners:
//   "Norland's Defence Ministry", "the Norland Senate"   the state before a body of a state
//   "the Foreign Ministry of Norland"                    the state or body after "of"
//   "the UN Security Council"                            the body that begins the name
//   "Norland's health regulator Medag"                   owner, noun of a body, name

#include <algorithm>
#include <map>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "extract/claim_reader.hpp"

namespace newsgraph::extract {
namespace {

// Judged by reading output, before calibration (schema/calibration.tsv): the more words a
// construction spans, the lower.
constexpr double confidence = 0.9;
constexpr std::uint16_t parent_roots = CountryRoot | OrganizationRoot;

/// The states and bodies of an article by the words that name them, in the order of entities.
class NamedParents {
 public:
  explicit NamedParents(const Surface& surface) : surface_(surface) {
    const Document& document = surface.document();
    for (std::size_t e = 0; e < document.entities.size(); ++e) {
      const auto entity = static_cast<EntityIndex>(e);
      if ((surface.root(entity) & parent_roots) == 0) continue;
      for (const Mention& mention : document.entities[e].mentions) {
        if (mention.kind != MentionKind::Name) continue;
        std::vector<EntityIndex>& called = by_words_[document.text(mention.tokens)];
        if (called.empty() || called.back() != entity) called.push_back(entity);
      }
    }
  }

  const std::vector<EntityIndex>& called(std::string_view words) const {
    static const std::vector<EntityIndex> none;
    const auto found = by_words_.find(words);
    return found == by_words_.end() ? none : found->second;
  }

  /// Whether the tables or another place of the article know it: no "Anti-Berg" of "Anti-Berg
  /// forces".
  bool stands_alone(EntityIndex owner, EntityIndex body) {
    const auto [answer, added] = alone_.try_emplace({owner, body});
    if (added) answer->second = look(owner, body);
    return answer->second;
  }

 private:
  bool look(EntityIndex owner, EntityIndex body) const {
    const std::vector<Entity>& entities = surface_.document().entities;
    if (!surface_.resources().knowledge->gazetteer.find(entities[owner].name).empty()) return true;
    std::vector<TokenSpan> around;
    for (const Mention& mention : entities[body].mentions) around.push_back(mention.tokens);
    std::ranges::sort(around, {}, &TokenSpan::first);
    // End of the mention that reaches furthest of those up to each.
    for (std::size_t i = 1; i < around.size(); ++i) {
      around[i].last = std::max(around[i].last, around[i - 1].last);
    }
    return std::ranges::any_of(entities[owner].mentions, [&](const Mention& mention) {
      const auto behind =
          std::ranges::upper_bound(around, mention.tokens.first, {}, &TokenSpan::first);
      return behind == around.begin() || (behind - 1)->last < mention.tokens.last;
    });
  }

  const Surface& surface_;
  std::unordered_map<std::string_view, std::vector<EntityIndex>> by_words_;
  std::map<std::pair<EntityIndex, EntityIndex>, bool> alone_;
};

class BodyClaims final : public ClaimReader {
 public:
  std::string_view name() const noexcept override { return "bodies"; }

  void read(const Reading& reading, std::vector<Claim>& claims) const override {
    const Surface& surface = reading.surface;
    const Document& document = surface.document();
    NamedParents parents(surface);
    for (std::size_t e = 0; e < document.entities.size(); ++e) {
      const auto entity = static_cast<EntityIndex>(e);
      if (surface.root(entity) != OrganizationRoot) continue;
      for (const Mention& mention : document.entities[e].mentions) {
        if (mention.tokens.empty()) continue;
        const Zone zone = surface.sentence(mention.tokens.first).zone;
        if (zone == Zone::Header || zone == Zone::Byline) continue;
        read_mention(reading, {mention.tokens, entity, mention.kind}, parents, claims);
      }
    }
  }

 private:
  static void add(const Reading& reading, const MentionRef& body, const MentionRef& parent,
                  TokenSpan words, std::string_view rule, std::vector<Claim>& claims) {
    if (body.entity == parent.entity) return;
    Claim claim = make_claim(reading.surface, {body.entity, body.tokens}, "parentOrganization",
                             {parent.entity, parent.tokens}, words, rule, confidence);
    claim.stance =
        presupposed(reading.stance.of_phrase(body.tokens.first, body.entity, parent.entity));
    claims.push_back(std::move(claim));
  }

  /// "the Council of Norland and Estland" is part of neither.
  static bool in_list(const Surface& surface, const MentionRef& parent) {
    const TokenSpan sentence = surface.sentence_of(parent.tokens.first);
    const TokenIndex next = parent.tokens.last;
    if (next + 1 >= sentence.last || !surface.is(next, surface.language().coordinator))
      return false;
    for (const std::uint32_t index : surface.starting_at(next + 1)) {
      const Chunk& other = surface.chunks()[index];
      if (other.members.size() == 1 && other.roots == surface.root(parent.entity)) return true;
      if ((other.roots & OrganizationRoot) != 0) return false;
    }
    return false;
  }

  /// "the Norland-Estland Committee", "the Norland Estland Energy Council" belong to neither.
  static bool paired(const Surface& surface, const MentionRef& first) {
    TokenIndex next = first.tokens.last;
    if (surface.is_text(next, "-") || surface.is_text(next, "–")) return true;
    if (surface.is_text(next, "and")) ++next;
    return std::ranges::any_of(surface.mentions_from(next), [&](const MentionRef& second) {
      return surface.root(second.entity) == CountryRoot;
    });
  }

  /// The noun that says what the body is: the last word before a preposition.
  static TokenIndex head_of(const Surface& surface, TokenSpan tokens) {
    for (TokenIndex t = tokens.first + 1; t < tokens.last; ++t) {
      if (surface.is(t, surface.language().preposition)) return t - 1;
    }
    return tokens.last - 1;
  }

  static void read_mention(const Reading& reading, const MentionRef& body, NamedParents& parents,
                           std::vector<Claim>& claims) {
    const Surface& surface = reading.surface;
    const TokenSpan sentence = surface.sentence_of(body.tokens.first);
    const TokenIndex head = head_of(surface, body.tokens);
    const bool state_body = surface.is(head, surface.language().state_body);
    const bool part = state_body || surface.is(head, surface.language().part_body);
    // The name begins with its owner.
    for (const MentionRef& parent : surface.mentions_from(body.tokens.first)) {
      if (parent.tokens.last >= body.tokens.last) continue;
      const std::uint16_t root = surface.root(parent.entity);
      const bool state = root == CountryRoot && state_body;
      const bool whole =
          root == OrganizationRoot && part && parents.stands_alone(parent.entity, body.entity);
      if (!state && !whole) continue;
      if (state && paired(surface, parent)) break;
      add(reading, body, parent, {head, head + 1}, "body-name", claims);
      break;
    }
    if (part) read_prefix(reading, body, head, state_body, parents, claims);
    // The owner stands before it.
    TokenIndex before = body.tokens.first;
    if (before > sentence.first) {
      const bool mark = surface.is_text(before - 1, "'s") || surface.is_text(before - 1, "’s") ||
                        surface.is_text(before - 1, "’") || surface.is_text(before - 1, "'");
      if (mark) --before;
      for (const MentionRef& parent : surface.mentions_to(before)) {
        if (parent.tokens.first < sentence.first) continue;
        const std::uint16_t root = surface.root(parent.entity);
        const bool state = root == CountryRoot && state_body;
        const bool whole = root == OrganizationRoot && mark && part;
        if (!state && !whole) continue;
        add(reading, body, parent, {head, head + 1}, "body-owner", claims);
        break;
      }
    }
    read_of(reading, body, part, claims);
    read_seat(reading, body, claims);
    read_described(reading, body, claims);
  }

  /// "the U.S. Army", "the UN Security Council": the name begins with another name of the article
  /// that is no mention of its own here.
  static void read_prefix(const Reading& reading, const MentionRef& body, TokenIndex head,
                          bool state_body, const NamedParents& parents,
                          std::vector<Claim>& claims) {
    const Surface& surface = reading.surface;
    const Document& document = surface.document();
    for (TokenIndex last = head; last > body.tokens.first; --last) {
      const TokenSpan prefix{body.tokens.first, last};
      for (const MentionRef& inner : surface.mentions_from(prefix.first)) {
        if (inner.tokens.last < body.tokens.last) return;  // read as a mention
      }
      // "the Norland-NATO Council" belongs to neither.
      if (surface.is_text(last, "-") || surface.is_text(last, "–")) continue;
      const std::string_view words = document.text(prefix);
      for (const EntityIndex entity : parents.called(words)) {
        const std::uint16_t root = surface.root(entity);
        if (root != OrganizationRoot && !(root == CountryRoot && state_body)) continue;
        // "the State Department": a word of the name, no body
        const bool known = root == CountryRoot || prefix.size() > 1 ||
                           document.entities[entity].type != "Organization" ||
                           surface.has_shape(prefix.first, AllUpper) ||
                           !surface.resources().knowledge->gazetteer.find(words).empty();
        if (!known) continue;
        add(reading, body, {prefix, entity, MentionKind::Name}, {head, head + 1}, "body-prefix",
            claims);
        return;
      }
    }
  }

  /// "the Foreign Ministry of Norland", inside or after the name.
  static void read_of(const Reading& reading, const MentionRef& body, bool part,
                      std::vector<Claim>& claims) {
    const Surface& surface = reading.surface;
    const TokenSpan sentence = surface.sentence_of(body.tokens.first);
    if (!part) return;
    for (TokenIndex of = body.tokens.first + 1; of <= body.tokens.last && of < sentence.last;
         ++of) {
      if (!surface.is_text(of, "of")) continue;
      TokenIndex at = of + 1;
      if (at < sentence.last && surface.is(at, surface.language().determiner)) ++at;
      if (at >= sentence.last) return;
      for (const MentionRef& parent : surface.mentions_from(at)) {
        if ((surface.root(parent.entity) & parent_roots) == 0) continue;
        if (surface.is_demonym(parent.tokens) || in_list(surface, parent)) continue;
        // "Bank of Norland" as a company: named after the state
        if (surface.root(parent.entity) == CountryRoot && of == body.tokens.first + 1 &&
            surface.document().entities[body.entity].type == "Company") {
          continue;
        }
        add(reading, body, parent, {of, of + 1}, "body-of", claims);
        return;
      }
    }
  }

  /// "the Western University in Riverton": the seat is part of the name.
  static void read_seat(const Reading& reading, const MentionRef& body,
                        std::vector<Claim>& claims) {
    const Surface& surface = reading.surface;
    for (TokenIndex in = body.tokens.first + 1; in + 1 < body.tokens.last; ++in) {
      if (!surface.is_text(in, "in")) continue;
      for (const MentionRef& seat : surface.mentions_from(in + 1)) {
        const std::uint16_t root = surface.root(seat.entity);
        if (root != PlaceRoot && root != CountryRoot) continue;
        if (seat.tokens.last != body.tokens.last) continue;
        Claim claim =
            make_claim(surface, {body.entity, body.tokens}, "headquartersIn",
                       {seat.entity, seat.tokens}, {in, in + 1}, "seat-in-name", confidence);
        claim.stance =
            presupposed(reading.stance.of_phrase(body.tokens.first, body.entity, seat.entity));
        claims.push_back(std::move(claim));
        return;
      }
    }
  }

  /// "Norland's health regulator Medag".
  static void read_described(const Reading& reading, const MentionRef& body,
                             std::vector<Claim>& claims) {
    const Surface& surface = reading.surface;
    const TokenSpan sentence = surface.sentence_of(body.tokens.first);
    TokenIndex at = body.tokens.first;
    if (at <= sentence.first + 1) return;
    const TokenIndex noun = at - 1;
    if (!surface.is(noun, surface.language().state_body) || !surface.has_shape(noun, AllLower))
      return;
    TokenIndex first = noun;
    for (int i = 0; i < 3 && first > sentence.first; ++i) {
      if (!surface.has_shape(first - 1, AllLower) ||
          surface.is(first - 1, surface.language().function_word) ||
          surface.entity_at(first - 1) != no_entity) {
        break;
      }
      --first;
    }
    if (first <= sentence.first) return;
    TokenIndex owner = first;
    if (surface.is_text(owner - 1, "'s") || surface.is_text(owner - 1, "’s")) --owner;
    for (const MentionRef& parent : surface.mentions_to(owner)) {
      if (surface.root(parent.entity) != CountryRoot) continue;
      add(reading, body, parent, {first, at}, "body-described", claims);
      return;
    }
  }
};

}  // namespace

std::unique_ptr<ClaimReader> make_body_reader() { return std::make_unique<BodyClaims>(); }

}  // namespace newsgraph::extract
