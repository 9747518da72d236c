#include "extract/surface.hpp"

#include <algorithm>
#include <optional>
#include <tuple>

namespace newsgraph::extract {
namespace {

/// Longest apposition that is skipped between a name and its verb, in tokens. Longer stretches
/// between commas were lists or clauses in the press releases read for this.
constexpr TokenIndex apposition_limit = 18;

template <typename Iterator, typename Key>
std::span<const MentionRef> equal_span(Iterator begin, Iterator end, Key key, TokenIndex at) {
  const auto first = std::partition_point(begin, end, [&](const auto& m) { return key(m) < at; });
  const auto last = std::partition_point(first, end, [&](const auto& m) { return key(m) <= at; });
  return {first, last};
}

}  // namespace

std::uint16_t Resources::root_of(std::string_view type) const noexcept {
  const std::string_view root = knowledge->ontology.root(type);
  if (root == "Person") return PersonRoot;
  if (root == "Country") return CountryRoot;
  if (root == "Place") return PlaceRoot;
  if (root == "Venue") return VenueRoot;
  if (root == "Organization") return OrganizationRoot;
  if (root == "Agreement") return AgreementRoot;
  if (root == "Event") return EventRoot;
  if (root == "Work") return WorkRoot;
  return 0;
}

Surface::Surface(const Document& document, const Resources& resources)
    : document_(document), resources_(resources), tree_(document) {
  number_words();
  sort_mentions();
  find_quotations();
  find_times();
  offices_ = find_offices(*this);
  office_from_.assign(document_.tokens.size() + 1, 0);
  office_to_.assign(document_.tokens.size() + 1, 0);
  for (std::size_t i = 0; i < offices_.size(); ++i) {
    office_from_[offices_[i].tokens.first] = static_cast<std::uint32_t>(i + 1);
    office_to_[offices_[i].tokens.last] = static_cast<std::uint32_t>(i + 1);
  }
  find_sides();
  for (const Sentence& sentence : document_.sentences) {
    if (sentence.zone == Zone::Header || sentence.zone == Zone::Byline) continue;
    const std::size_t first = chunks_.size();
    make_chunks(sentence);
    make_implied_chunks(sentence);
    make_groups(sentence, first);
    make_delegate_chunks(sentence);
  }
  index_chunks();
}

void Surface::number_words() {
  const std::size_t count = document_.tokens.size();
  words_.resize(count);
  for (std::size_t i = 0; i < count; ++i) {
    words_[i] = language().vocabulary.find(document_.form(static_cast<TokenIndex>(i)));
  }
}

void Surface::sort_mentions() {
  roots_.reserve(document_.entities.size());
  entity_at_.assign(document_.tokens.size(), no_entity);
  for (std::size_t e = 0; e < document_.entities.size(); ++e) {
    const Entity& entity = document_.entities[e];
    roots_.push_back(resources_.root_of(entity.type));
    for (const Mention& mention : entity.mentions) {
      if (mention.tokens.empty()) continue;
      mentions_by_first_.push_back({mention.tokens, static_cast<EntityIndex>(e), mention.kind});
    }
  }
  const auto longest_first = [](const MentionRef& m) {
    return std::tuple(m.tokens.first, ~m.tokens.size(), m.entity);
  };
  std::ranges::sort(mentions_by_first_, {}, longest_first);
  mentions_by_last_ = mentions_by_first_;
  std::ranges::sort(mentions_by_last_, {}, [](const MentionRef& m) {
    return std::tuple(m.tokens.last, ~m.tokens.size(), m.entity);
  });
  // Inner mentions begin later or are shorter, so they overwrite the outer ones.
  for (const MentionRef& mention : mentions_by_first_) {
    for (TokenIndex t = mention.tokens.first; t < mention.tokens.last; ++t) {
      entity_at_[t] = mention.entity;
    }
  }
  const auto& gazetteer = resources_.knowledge->gazetteer;
  for (const GazetteerMatch& match : document_.gazetteer_matches) {
    const auto entries = gazetteer.entries(match.alias);
    const auto kind_is = [&](knowledge::EntryKind kind) {
      return std::ranges::any_of(
          entries, [&](knowledge::EntryId id) { return gazetteer.entry(id).kind == kind; });
    };
    if (kind_is(knowledge::EntryKind::Demonym) && !kind_is(knowledge::EntryKind::Country)) {
      demonyms_.push_back(match.tokens);
    }
  }
}

void Surface::find_quotations() {
  quotation_of_.assign(document_.tokens.size(), -1);
  const auto& tokens = document_.tokens;
  for (std::size_t q = 0; q < document_.quotations.size(); ++q) {
    const Quotation& quotation = document_.quotations[q];
    if (!quotation.direct) continue;
    auto it = std::ranges::lower_bound(tokens.begin, quotation.span.begin);
    for (; it != tokens.begin.end() && *it < quotation.span.end; ++it) {
      quotation_of_[static_cast<std::size_t>(it - tokens.begin.begin())] = static_cast<int>(q);
    }
  }
}

void Surface::find_times() {
  for (std::size_t i = 0; i < document_.times.size(); ++i) {
    const TimeExpression& time = document_.times[i];
    if (time.tokens.empty()) continue;
    TimeChunk chunk{time.tokens, static_cast<std::uint32_t>(i)};
    const TokenIndex begin = sentence_of(time.tokens.first).first;
    while (chunk.tokens.first > begin && time.tokens.first - chunk.tokens.first < 3 &&
           (is(chunk.tokens.first - 1, language().time_preposition) ||
            is(chunk.tokens.first - 1, language().determiner))) {
      --chunk.tokens.first;
    }
    times_.push_back(chunk);
  }
}

bool Surface::is_text(TokenIndex token, std::string_view lower) const noexcept {
  return std::ranges::equal(document_.form(token), lower, [](char a, char b) {
    return a == b || (a >= 'A' && a <= 'Z' && static_cast<char>(a - 'A' + 'a') == b);
  });
}

bool Surface::is_adverb(TokenIndex token) const noexcept {
  if (is(token, language().adverb)) return true;
  const std::string_view form = document_.form(token);
  return form.size() > 4 && form.ends_with("ly") && has_shape(token, AllLower) &&
         language().vocabulary.verb_forms(word(token)) == 0;
}

const Sentence& Surface::sentence(TokenIndex token) const noexcept {
  return document_.sentences[document_.tokens.sentence[token]];
}

TokenSpan Surface::sentence_of(TokenIndex token) const noexcept { return sentence(token).tokens; }

std::span<const MentionRef> Surface::mentions_from(TokenIndex first) const noexcept {
  return equal_span(
      mentions_by_first_.begin(), mentions_by_first_.end(),
      [](const MentionRef& m) { return m.tokens.first; }, first);
}

std::span<const MentionRef> Surface::mentions_to(TokenIndex last) const noexcept {
  return equal_span(
      mentions_by_last_.begin(), mentions_by_last_.end(),
      [](const MentionRef& m) { return m.tokens.last; }, last);
}

bool Surface::is_demonym(TokenSpan tokens) const noexcept {
  return std::ranges::binary_search(demonyms_, tokens);
}

std::span<const std::uint32_t> Surface::starting_at(TokenIndex token) const noexcept {
  return {by_start_.begin() + start_offset_[token], by_start_.begin() + start_offset_[token + 1]};
}

std::span<const std::uint32_t> Surface::ending_at(TokenIndex last) const noexcept {
  return {by_end_.begin() + end_offset_[last], by_end_.begin() + end_offset_[last + 1]};
}

const TimeChunk* Surface::time_at(TokenIndex token) const noexcept {
  const auto it = std::ranges::partition_point(
      times_, [&](const TimeChunk& time) { return time.tokens.last <= token; });
  return it != times_.end() && it->tokens.contains(token) ? &*it : nullptr;
}

const Office* Surface::office_to(TokenIndex last) const noexcept {
  const std::uint32_t index = office_to_[last];
  return index == 0 ? nullptr : &offices_[index - 1];
}

const Office* Surface::office_from(TokenIndex first) const noexcept {
  const std::uint32_t index = office_from_[first];
  return index == 0 ? nullptr : &offices_[index - 1];
}

std::vector<EntityIndex> Surface::offices_of(EntityIndex person) const {
  std::vector<EntityIndex> bodies;
  for (const Office& office : offices_) {
    if (office.holder == person && office.body != no_entity && !office.former) {
      bodies.push_back(office.body);
    }
  }
  std::ranges::sort(bodies);
  bodies.erase(std::unique(bodies.begin(), bodies.end()), bodies.end());
  return bodies;
}

bool Surface::holds_office_in(EntityIndex person, EntityIndex body) const noexcept {
  return std::ranges::any_of(offices_, [&](const Office& office) {
    return office.holder == person && office.body == body && !office.former;
  });
}

// ---- chunks -------------------------------------------------------------------------------------

namespace {

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
      if (!extend_to_side(chunk)) chunk.adjectival = true;
    }
    // Rules about the words before a name ("party member Kask") need it without them.
    const Chunk bare = chunk;
    extend_left(chunk, root);
    if (root == PersonRoot && chunk.tokens.first < bare.tokens.first) out.push_back(bare);
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

/// "Northern League foreign ministers", "Norlandic troops", "Estland's police": the people's noun
/// behind a body's name or adjective.
std::optional<Surface::People> Surface::people_after(const Sentence& sentence,
                                                     const Chunk& body) const {
  constexpr TokenIndex reach = 4;  // "foreign and defence ministers"
  TokenIndex begin = body.tokens.last;
  const bool owner = begin < sentence.tokens.last && (is_text(begin, "'s") || is_text(begin, "’s"));
  if (owner) ++begin;
  const bool country = (body.roots & CountryRoot) != 0;
  for (TokenIndex t = begin; t < sentence.tokens.last && t - begin < reach; ++t) {
    if (!has_shape(t, AllLower) || !mentions_from(t).empty()) return std::nullopt;
    // "his Estlander counterpart" may be a person of his own.
    if (entity_at_[t] != no_entity && roots_[entity_at_[t]] == PersonRoot) return std::nullopt;
    const bool verb = language().vocabulary.verb_forms(words_[t]) != 0;
    // "Norland forces its neighbour": a verb behind the bare name of a state.
    const bool bare = country && !body.adjectival && !owner;
    const bool agents =
        (is(t, language().state_agent_noun) || (!country && is(t, language().fighter_noun))) &&
        !(bare && verb);
    const bool delegates =
        !owner && is(t, language().delegate_noun) && !is_text(t, "members");  // anybody's members
    if (agents || delegates) {
      // "Estland's counterpart Jon Berg": himself, not his country.
      const bool named = t + 1 < sentence.tokens.last && !mentions_from(t + 1).empty() &&
                         roots_[mentions_from(t + 1).front().entity] == PersonRoot;
      if (named) return std::nullopt;
      // "police officers", "army helicopters"
      TokenIndex last = t + 1;
      while (agents && last < sentence.tokens.last && is(last, language().state_agent_noun)) ++last;
      return People{last, agents};
    }
    const bool joint = t > begin && is_text(t, "and");
    if (!joint && is(t, language().function_word)) return std::nullopt;
    if (verb) return std::nullopt;
  }
  return std::nullopt;
}

/// "Norlandic and [Estlander officials]": the adjectives of other states before the chunk belong to
/// the same noun.
void Surface::join_adjectives(const Sentence& sentence, Chunk& chunk) const {
  constexpr std::size_t most = 8;  // members
  while (chunk.tokens.first > sentence.tokens.first + 1 && chunk.members.size() < most) {
    const TokenIndex joint = chunk.tokens.first - 1;
    if (!is_text(joint, "and") && !is_comma(joint)) return;
    const auto before = mentions_to(joint);
    const auto other = std::ranges::find_if(before, [&](const MentionRef& mention) {
      return roots_[mention.entity] == CountryRoot && is_demonym(mention.tokens);
    });
    if (other == before.end() || other->tokens.first < sentence.tokens.first) return;
    chunk.members.insert(chunk.members.begin(), {other->entity, other->tokens});
    chunk.roots = static_cast<std::uint16_t>(chunk.roots | CountryRoot);
    chunk.tokens.first = other->tokens.first;
  }
}

/// "at least eight top [League leaders]": first of the numbers and adjectives before the phrase.
TokenIndex Surface::counted_from(const Sentence& sentence, TokenIndex first) const {
  const auto& upos = document_.tokens.upos;
  if (upos.empty()) return first;
  while (first > sentence.tokens.first) {
    const TokenIndex left = first - 1;
    const bool word =
        upos[left] == Upos::Num ||
        (upos[left] == Upos::Adj && has_shape(left, AllLower) && entity_at_[left] == no_entity);
    if (!word) break;
    first = left;
  }
  const bool bound = first > sentence.tokens.first + 1 &&
                     (is_text(first - 1, "than") || is_text(first - 1, "least") ||
                      (is_text(first - 1, "to") && is_text(first - 2, "up")));
  if (bound) return first - 2;
  // "a group of", "dozens of"
  if (first > sentence.tokens.first + 1 && is_text(first - 1, "of") &&
      is(first - 2, language().crowd_noun)) {
    return first - 2;
  }
  return first;
}

void Surface::make_delegate_chunks(const Sentence& sentence) {
  const std::size_t count = chunks_.size();
  for (std::size_t i = count; i-- > 0;) {
    if (chunks_[i].tokens.first < sentence.tokens.first) break;
    const Chunk body = chunks_[i];
    const TokenIndex of = body.tokens.first;
    if ((body.roots & ~(CountryRoot | OrganizationRoot)) != 0) continue;
    if (const auto people = people_after(sentence, body)) {
      Chunk chunk = body;
      chunk.delegates = true;
      chunk.agents = people->agents;
      chunk.adjectival = false;
      chunk.tokens.last = people->last;
      join_adjectives(sentence, chunk);
      chunk.tokens.first = counted_from(sentence, chunk.tokens.first);
      const TokenIndex first = chunk.tokens.first;
      if (first > sentence.tokens.first &&
          (is(first - 1, language().determiner) || is(first - 1, language().possessive))) {
        --chunk.tokens.first;
      }
      chunks_.push_back(std::move(chunk));
    }
    if (body.adjectival) continue;
    if (of <= sentence.tokens.first + 1) continue;
    if (!is_text(of - 1, "of") && !is_text(of - 1, "from")) continue;
    TokenIndex first = of - 1;
    bool people = false;
    for (int n = 0; n < 6 && first > sentence.tokens.first; ++n) {
      const TokenIndex before = first - 1;
      const bool noun = is(before, language().delegate_noun);
      if (!people && !noun) break;
      people = true;
      const bool plain =
          has_shape(before, AllLower) &&
          (noun || is_text(before, "and") || !is(before, language().function_word)) &&
          (noun || language().vocabulary.verb_forms(words_[before]) == 0);
      if (!plain) break;
      first = before;
    }
    if (!people || entity_at_[first] != no_entity) continue;
    if (is_text(first, "and")) ++first;
    Chunk chunk = body;
    chunk.delegates = true;
    chunk.agents = is(of - 2, language().state_agent_noun);
    chunk.tokens.first = first;
    if (first > sentence.tokens.first && is(first - 1, language().determiner)) --chunk.tokens.first;
    chunks_.push_back(std::move(chunk));
  }
}

void Surface::index_chunks() {
  const std::size_t tokens = document_.tokens.size();
  const auto index = [&](std::vector<std::uint32_t>& order, std::vector<std::uint32_t>& offset,
                         auto key) {
    order.resize(chunks_.size());
    for (std::size_t i = 0; i < order.size(); ++i) order[i] = static_cast<std::uint32_t>(i);
    std::ranges::stable_sort(order, {}, [&](std::uint32_t i) {
      return std::pair(key(chunks_[i]), ~chunks_[i].tokens.size());
    });
    offset.assign(tokens + 2, 0);
    for (const Chunk& chunk : chunks_) ++offset[key(chunk) + 1];
    for (std::size_t i = 1; i < offset.size(); ++i) offset[i] += offset[i - 1];
  };
  index(by_start_, start_offset_, [](const Chunk& c) { return c.tokens.first; });
  index(by_end_, end_offset_, [](const Chunk& c) { return c.tokens.last; });
  if (tree_.empty()) return;
  index(by_head_, head_offset_, [&](const Chunk& c) { return head_of(c); });
}

/// Word on which the chunk hangs; one past the last token when its words hang apart.
TokenIndex Surface::head_of(const Chunk& chunk) const noexcept {
  TokenIndex head = tree_.top(chunk.tokens);
  // A wrong attachment inside of a title or an apposition: the name alone decides.
  if (head == no_token && chunk.members.size() == 1) {
    const TokenSpan words = chunk.members.front().words;
    head = tree_.top(words);
    // The phrase behind the noun of a description: "a memorandum on gas supplies".
    for (TokenIndex t = words.first + 1; head == no_token && t < words.last; ++t) {
      if (is(t, language().preposition)) head = tree_.top({words.first, t});
    }
  }
  return head == no_token ? static_cast<TokenIndex>(document_.tokens.size()) : head;
}

std::span<const std::uint32_t> Surface::headed_by(TokenIndex head) const noexcept {
  if (by_head_.empty()) return {};
  return std::span(by_head_).subspan(head_offset_[head],
                                     head_offset_[head + 1] - head_offset_[head]);
}

}  // namespace newsgraph::extract
