// Noun phrases rebuilt from mentions: a name with its determiner, titles and apposition,
// coordinated names as one group. Chunks overlap on purpose; longer ones are tried first.

#include <algorithm>
#include <optional>
#include <utility>
#include <vector>

#include "extract/surface.hpp"

namespace newsgraph::extract {
namespace {

/// Longest apposition that is skipped between a name and its verb, in tokens. Longer stretches
/// between commas were lists or clauses in the press releases read for this.
constexpr TokenIndex apposition_limit = 18;

/// Builds the single chunks of one mention.
class ChunkMaker {
 public:
  ChunkMaker(const Surface& surface, const Sentence& sentence)
      : surface_(surface), language_(surface.language()), sentence_(sentence.tokens) {}

  void make(const MentionRef& mention, std::vector<Chunk>& out) {
    const std::uint16_t root = surface_.root(mention.entity);
    Chunk chunk;
    chunk.tokens = mention.tokens;
    chunk.members = {{mention.entity, mention.tokens}};
    chunk.roots = root;
    if (root == CountryRoot && surface_.is_demonym(mention.tokens)) {
      if (!extend_to_side(chunk)) chunk.adjectival = !acts_as_people(chunk);
    }
    // Rules about the words before a name ("party member Kask", "in the port of Varna") need it
    // without them.
    const Chunk bare = chunk;
    extend_left(chunk, root);
    const TokenIndex article = chunk.tokens.first + (chunk.determined ? 1 : 0);
    const bool by_kind = (root & (PersonRoot | PlaceRoot)) != 0;
    if (chunk.tokens.first < bare.tokens.first && (by_kind || article < bare.tokens.first)) {
      out.push_back(bare);
    }
    const bool event = root == EventRoot || root == AgreementRoot;
    if (event) {
      if (const auto head = head_part(mention.tokens)) {
        Chunk part = chunk;
        part.tokens.last = head->last;
        part.members[0].words.last = head->last;
        out.push_back(std::move(part));
      }
    } else if (!chunk.adjectival) {
      if (const auto last = name_comma_end(chunk, bare)) {
        Chunk longer = chunk;
        longer.tokens.last = *last;
        out.push_back(std::move(longer));
      } else if (const auto end = apposition_end(chunk)) {
        Chunk longer = chunk;
        longer.tokens.last = *end;
        out.push_back(std::move(longer));
      }
      if (const auto last = relative_end(chunk)) {
        Chunk longer = chunk;
        longer.tokens.last = *last;
        out.push_back(std::move(longer));
      }
    }
    out.push_back(std::move(chunk));
  }

 private:
  /// "The Kyrgyz rejected the plan": its people, who are its state here, and no adjective.
  bool acts_as_people(const Chunk& chunk) const {
    const Tree& tree = surface_.tree();
    if (tree.empty()) return false;
    return tree.relation(chunk.tokens.last - 1) == Relation::Subject;
  }

  /// "the Kyrgyz side", "Russian officials": the country takes part by its people.
  bool extend_to_side(Chunk& chunk) const {
    TokenIndex at = chunk.tokens.last;
    for (int skipped = 0; at < sentence_.last && skipped < 3; ++at, ++skipped) {
      if (surface_.is(at, language_.side_noun)) {
        chunk.tokens.last = at + 1;
        return true;
      }
      if (!surface_.has_shape(at, AllLower) || surface_.is(at, language_.function_word)) break;
    }
    return false;
  }

  /// Determiner, honorifics and titles before a name.
  void extend_left(Chunk& chunk, std::uint16_t root) const {
    if (root == PersonRoot) {
      for (bool grown = true; grown;) {
        grown = false;
        const TokenIndex first = chunk.tokens.first;
        const Office* office = surface_.office_to(first);
        if (office == nullptr && first > sentence_.first && surface_.is_comma(first - 1)) {
          office = surface_.office_to(first - 1);
          if (office != nullptr && office->holder != chunk.members[0].entity) office = nullptr;
        }
        if (office != nullptr && office->tokens.first >= sentence_.first &&
            office->tokens.first < first) {
          chunk.tokens.first = office->tokens.first;
          grown = true;
        }
        if (!grown && first > sentence_.first && surface_.is(first - 1, language_.honorific) &&
            !surface_.is(first - 1, language_.preposition)) {
          chunk.tokens.first = first - 1;
          grown = true;
        }
      }
      skip_nouns_left(chunk);
    }
    if (root == PlaceRoot) extend_to_kind(chunk);
    if ((root & (CountryRoot | PlaceRoot | VenueRoot | OrganizationRoot)) != 0 &&
        !chunk.adjectival) {
      take_adjectives(chunk);
    }
    const TokenIndex first = chunk.tokens.first;
    if (first > sentence_.first && (surface_.is(first - 1, language_.determiner) ||
                                    surface_.is(first - 1, language_.possessive))) {
      chunk.tokens.first = first - 1;
      chunk.determined = true;
    } else {
      chunk.determined =
          surface_.is(first, language_.determiner) || surface_.is(first, language_.possessive);
    }
  }

  /// "the strategic port of Varna": the words for what kind of place it is belong to its name.
  void extend_to_kind(Chunk& chunk) const {
    const TokenIndex first = chunk.tokens.first;
    if (first < sentence_.first + 2 || !surface_.is_text(first - 1, "of") ||
        !surface_.is(first - 2, language_.place_noun) || !surface_.has_shape(first - 2, AllLower)) {
      return;
    }
    chunk.tokens.first = first - 2;
  }

  /// "neighbouring Norland", "the strategic port of Varna"
  void take_adjectives(Chunk& chunk) const {
    const auto& upos = surface_.document().tokens.upos;
    for (int i = 0; i < 2 && !upos.empty() && chunk.tokens.first > sentence_.first; ++i) {
      const TokenIndex before = chunk.tokens.first - 1;
      const bool adjective =
          upos[before] == Upos::Adj || surface_.is(before, language_.place_adjective);
      if (!adjective || !surface_.has_shape(before, AllLower)) break;
      if (surface_.entity_at(before) != no_entity || surface_.is(before, language_.function_word))
        break;
      chunk.tokens.first = before;
    }
  }

  /// "rights activist Anna Kask": plain nouns before a name belong to it.
  void skip_nouns_left(Chunk& chunk) const {
    TokenIndex first = chunk.tokens.first;
    for (int i = 0; i < 4 && first > sentence_.first; ++i) {
      const TokenIndex before = first - 1;
      const bool plain =
          surface_.has_shape(before, AllLower) && !surface_.is(before, language_.function_word) &&
          !surface_.is_adverb(before) &&
          language_.vocabulary.verb_forms(surface_.word(before)) == 0 &&
          !surface_.document().form(before).ends_with("ing") && surface_.time_at(before) == nullptr;
      if (!plain) break;
      --first;
    }
    // "Norland rights activist Anna Kask", "former US candidate Jon Berg"
    if (first < chunk.tokens.first && first > sentence_.first) {
      for (const MentionRef& owner : surface_.mentions_to(first)) {
        const std::uint16_t root = surface_.root(owner.entity);
        if ((root & (CountryRoot | OrganizationRoot)) == 0) continue;
        if (owner.tokens.first < sentence_.first) continue;
        first = owner.tokens.first;
        break;
      }
      while (first > sentence_.first && (surface_.is(first - 1, language_.former_adjective) ||
                                         surface_.is(first - 1, language_.term_adjective))) {
        --first;
      }
    }
    chunk.tokens.first = first;
  }

  /// Of "talks between A and B" the part "talks"; nothing when there is no preposition inside.
  std::optional<TokenSpan> head_part(TokenSpan tokens) const {
    for (TokenIndex t = tokens.first + 1; t < tokens.last; ++t) {
      if (surface_.is(t, language_.preposition) && !surface_.is_text(t, "of")) {
        return TokenSpan{tokens.first, t};
      }
      if (surface_.is_text(t, "of")) return TokenSpan{tokens.first, t};
    }
    return std::nullopt;
  }

  /// "the Minister, Jon Berg, left": the comma behind a name that is itself an apposition.
  std::optional<TokenIndex> name_comma_end(const Chunk& chunk, const Chunk& bare) const {
    const TokenIndex name = bare.tokens.first;
    const bool comma_before = name > chunk.tokens.first && surface_.is_comma(name - 1);
    const TokenIndex end = chunk.tokens.last;
    if (!comma_before || end >= sentence_.last || !surface_.is_comma(end)) return std::nullopt;
    return end + 1;
  }

  /// End of an apposition in commas or brackets after the chunk: "Anna Kask, the mayor," with its
  /// closing comma, "Free Trade Council (FTC)".
  std::optional<TokenIndex> apposition_end(const Chunk& chunk) const {
    const TokenIndex at = chunk.tokens.last;
    if (at + 2 >= sentence_.last) return std::nullopt;
    if (surface_.is_text(at, "(")) {
      for (TokenIndex t = at + 1; t < sentence_.last && t - at < 9; ++t) {
        if (surface_.is_text(t, ")")) return t + 1;
      }
      return std::nullopt;
    }
    if (!surface_.is_comma(at)) return std::nullopt;
    const auto holds = [&](const Office* o) {
      return o != nullptr && o->holder == chunk.members[0].entity;
    };
    const bool office = holds(surface_.office_from(at + 1)) || holds(surface_.office_from(at + 2));
    const bool phrase = surface_.is(at + 1, language_.determiner) ||
                        surface_.is(at + 1, language_.possessive) || office ||
                        (chunk.roots == PersonRoot && surface_.has_shape(at + 1, Digits));
    if (!phrase) return std::nullopt;
    for (TokenIndex t = at + 1; t < sentence_.last && t - at < apposition_limit; ++t) {
      if (surface_.is_comma(t)) {
        // "A, the B, and C": a list and no apposition.
        const bool list = t + 1 < sentence_.last && surface_.is(t + 1, language_.coordinator);
        return list ? std::nullopt : std::optional(t + 1);
      }
      if (surface_.is_punctuation(t) && !surface_.is_text(t, "-")) return std::nullopt;
      const std::uint8_t forms = language_.vocabulary.verb_forms(surface_.word(t));
      if ((forms & (ThirdForm | PastForm)) != 0 && surface_.has_shape(t, AllLower) &&
          !surface_.is(t - 1, language_.determiner) && surface_.entity_at(t) == no_entity &&
          (forms & ParticipleForm) == 0) {
        return std::nullopt;
      }
      if (surface_.is(t, language_.be) || surface_.is(t, language_.have)) return std::nullopt;
    }
    return std::nullopt;
  }

  /// End of ", who ... ," when a verb follows the closing comma.
  std::optional<TokenIndex> relative_end(const Chunk& chunk) const {
    const TokenIndex at = chunk.tokens.last;
    if (at + 3 >= sentence_.last || !surface_.is_comma(at) ||
        !surface_.is(at + 1, language_.relative)) {
      return std::nullopt;
    }
    for (TokenIndex t = at + 2; t + 1 < sentence_.last && t - at < 30; ++t) {
      if (!surface_.is_comma(t)) continue;
      const std::uint8_t forms = language_.vocabulary.verb_forms(surface_.word(t + 1));
      if ((forms & (ThirdForm | PastForm)) != 0 || surface_.is(t + 1, language_.be) ||
          surface_.is(t + 1, language_.have) || surface_.is(t + 1, language_.future_modal)) {
        return t + 1;
      }
    }
    return std::nullopt;
  }

  const Surface& surface_;
  const Language& language_;
  TokenSpan sentence_;
};

bool compatible(std::uint16_t a, std::uint16_t b) noexcept {
  const auto both_in = [&](std::uint16_t set) { return (a & ~set) == 0 && (b & ~set) == 0; };
  return a == b || both_in(agent_roots) || both_in(site_roots);
}

}  // namespace

void Surface::make_chunks(const Sentence& sentence) {
  ChunkMaker maker(*this, sentence);
  const auto begin = std::ranges::partition_point(mentions_by_first_, [&](const MentionRef& m) {
    return m.tokens.first < sentence.tokens.first;
  });
  for (auto it = begin; it != mentions_by_first_.end(); ++it) {
    if (it->tokens.first >= sentence.tokens.last) break;
    if (it->tokens.last > sentence.tokens.last) continue;
    maker.make(*it, chunks_);
  }
}

void Surface::make_groups(const Sentence& sentence, std::size_t first_chunk) {
  // The longest chunk from each token stands for it in a list.
  std::vector<const Chunk*> longest(sentence.tokens.size() + 1, nullptr);
  const std::size_t count = chunks_.size();
  for (std::size_t i = first_chunk; i < count; ++i) {
    const Chunk& chunk = chunks_[i];
    if (chunk.tokens.first < sentence.tokens.first) continue;
    auto& slot = longest[chunk.tokens.first - sentence.tokens.first];
    if (slot == nullptr || slot->tokens.size() < chunk.tokens.size()) slot = &chunk;
  }
  const auto chunk_at = [&](TokenIndex token) -> const Chunk* {
    return token < sentence.tokens.last ? longest[token - sentence.tokens.first] : nullptr;
  };
  std::vector<Chunk> groups;
  TokenIndex next_free = sentence.tokens.first;
  for (TokenIndex start = sentence.tokens.first; start < sentence.tokens.last; ++start) {
    const Chunk* first = chunk_at(start);
    if (first == nullptr || start < next_free) continue;
    Chunk group = *first;
    bool closed = false;
    TokenIndex at = group.tokens.last;
    while (at < sentence.tokens.last && !closed) {
      TokenIndex next = at;
      const bool after_comma = next > start && is_comma(next - 1);
      if (!after_comma && is_comma(next)) ++next;
      bool joined = false;
      if (next < sentence.tokens.last && (is_text(next, "and") || is_text(next, "&"))) {
        joined = true;
        ++next;
      } else if (next + 2 < sentence.tokens.last && is_text(next, "as") &&
                 is_text(next + 1, "well") && is_text(next + 2, "as")) {
        joined = true;
        next += 3;
      } else if (next + 1 < sentence.tokens.last && is_text(next, "along") &&
                 is_text(next + 1, "with")) {
        joined = true;
        next += 2;
      } else if (next == at && !after_comma) {
        break;
      }
      const Chunk* other = chunk_at(next);
      if (other == nullptr || !compatible(group.roots, other->roots) ||
          group.adjectival != other->adjectival) {
        break;
      }
      group.members.insert(group.members.end(), other->members.begin(), other->members.end());
      group.roots = static_cast<std::uint16_t>(group.roots | other->roots);
      group.tokens.last = other->tokens.last;
      at = group.tokens.last;
      closed = joined;
    }
    if (closed) {
      next_free = group.tokens.last;
      groups.push_back(std::move(group));
    }
  }
  for (Chunk& group : groups) chunks_.push_back(std::move(group));
}

}  // namespace newsgraph::extract
