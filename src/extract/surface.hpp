#ifndef NEWSGRAPH_SRC_EXTRACT_SURFACE_HPP
#define NEWSGRAPH_SRC_EXTRACT_SURFACE_HPP

// A document made ready for reading claims: word ids, trees, offices, and chunks - what may fill a
// slot of a rule. The noun phrases are rebuilt here from mentions: a person with title
// and apposition ("the President of Estland, Anna Kask,") and coordinated entities ("A, B and C")
// are one chunk each. Chunks overlap on purpose; longer ones are tried first.

#include <span>
#include <string_view>
#include <vector>

#include "newsgraph/document/document.hpp"
#include "newsgraph/knowledge/knowledge.hpp"

#include "extract/language.hpp"
#include "extract/tree.hpp"

namespace newsgraph::extract {

/// Whether sentences of a zone tell something: the headline and the body do.
constexpr bool tells(Zone zone) noexcept { return zone == Zone::Title || zone == Zone::Body; }

/// Root types that decide what may stand beside what; bits, so that a slot is a mask.
enum Root : std::uint16_t {
  PersonRoot = 1U << 0U,
  CountryRoot = 1U << 1U,
  PlaceRoot = 1U << 2U,
  VenueRoot = 1U << 3U,
  OrganizationRoot = 1U << 4U,
  AgreementRoot = 1U << 5U,
  EventRoot = 1U << 6U,
  WorkRoot = 1U << 7U,
};
inline constexpr std::uint16_t agent_roots = PersonRoot | CountryRoot | OrganizationRoot;
inline constexpr std::uint16_t site_roots = PlaceRoot | VenueRoot | CountryRoot;

struct Member {
  EntityIndex entity = no_entity;
  TokenSpan words;  ///< Of the mention (or pronoun) that stands for it here: the evidence.
};

/// A mention with its entity, found by where it begins or ends.
struct MentionRef {
  TokenSpan tokens;
  EntityIndex entity = no_entity;
  MentionKind kind = MentionKind::Name;
};

/// Whom "we" in a quotation may mean: who speaks, the leaders who meet, or their countries.
enum class Collective : std::uint8_t { None, Speaker, Leaders, Sides };

struct Chunk {
  TokenSpan tokens;  ///< With determiner, titles, apposition; all conjuncts of a group.
  std::vector<Member> members;
  std::uint16_t roots = 0;  ///< Of all members.
  bool adjectival = false;  ///< A demonym before a noun: "Russian" of "Russian troops".
  bool delegates = false;  ///< "officials of Norland": its people, for rules that take them for it.
  bool agents = false;     ///< "Norlandic troops": delegates by whose hands a state or body acts.
  Collective we = Collective::None;
  bool determined = false;  ///< Begins with a determiner or a possessive.
};

/// "the former Deputy Foreign Minister of Norland": a title as the text gives it.
struct Office {
  TokenSpan tokens;  ///< With body and complements, without a determiner.
  TokenSpan role;
  EntityIndex body = no_entity;  ///< Country or organisation; no_entity for a bare title.
  TokenSpan body_words;
  EntityIndex holder = no_entity;
  TokenSpan holder_words;
  bool former = false;
};

/// A time expression with the preposition before it: "on Tuesday".
struct TimeChunk {
  TokenSpan tokens;
  std::uint32_t time = 0;  ///< Index into document.times.
};

/// What every reader of claims gets to see. Refers to the knowledge; made once.
struct Resources {
  Language language;
  TypeUnions unions;
  const knowledge::Knowledge* knowledge = nullptr;

  std::uint16_t root_of(std::string_view type) const noexcept;
};

class Surface {
 public:
  Surface(const Document& document, const Resources& resources);

  const Document& document() const noexcept { return document_; }
  const Resources& resources() const noexcept { return resources_; }
  const Language& language() const noexcept { return resources_.language; }

  WordId word(TokenIndex token) const noexcept { return words_[token]; }
  bool is(TokenIndex token, ClassId id) const noexcept {
    return words_[token] != unknown_word && language().vocabulary.in_class(words_[token], id);
  }
  /// Whether the form is `lower`, ASCII case ignored.
  bool is_text(TokenIndex token, std::string_view lower) const noexcept;
  bool has_shape(TokenIndex token, std::uint16_t bits) const noexcept {
    return (document_.tokens.shape[token] & bits) != 0;
  }
  bool is_punctuation(TokenIndex token) const noexcept { return has_shape(token, Punctuation); }
  bool is_comma(TokenIndex token) const noexcept { return document_.form(token) == ","; }
  bool is_adverb(TokenIndex token) const noexcept;
  TokenSpan sentence_of(TokenIndex token) const noexcept;
  const Sentence& sentence(TokenIndex token) const noexcept;

  /// Mentions by their first token, longest first; by their end (one past), longest first.
  std::span<const MentionRef> mentions_from(TokenIndex first) const noexcept;
  std::span<const MentionRef> mentions_to(TokenIndex last) const noexcept;
  /// Whether the words are an adjective or people of a country: "Kyrgyz".
  bool is_demonym(TokenSpan tokens) const noexcept;

  const std::vector<Chunk>& chunks() const noexcept { return chunks_; }
  /// Indexes into chunks(), longest first.
  std::span<const std::uint32_t> starting_at(TokenIndex token) const noexcept;
  std::span<const std::uint32_t> ending_at(TokenIndex last) const noexcept;
  /// Trees of the sentences; empty when the document was not parsed.
  const Tree& tree() const noexcept { return tree_; }
  /// Chunks on whose head word the rest of the sentence hangs, longest first; none without trees.
  std::span<const std::uint32_t> headed_by(TokenIndex head) const noexcept;
  const std::vector<Office>& offices() const noexcept { return offices_; }
  /// Office that ends before, or begins at, a token; nullptr when none.
  const Office* office_to(TokenIndex last) const noexcept;
  const Office* office_from(TokenIndex first) const noexcept;
  const std::vector<TimeChunk>& times() const noexcept { return times_; }
  /// Time expression that covers a token; nullptr when none.
  const TimeChunk* time_at(TokenIndex token) const noexcept;

  /// Index into document.quotations of the direct quotation around a token; -1 when none.
  int quotation_of(TokenIndex token) const noexcept { return quotation_of_[token]; }
  /// Whether a person holds an office (or an unnamed one is an officer) of that country or body.
  bool holds_office_in(EntityIndex person, EntityIndex body) const noexcept;
  /// The countries and bodies in which a person holds an office, by this article; sorted.
  std::vector<EntityIndex> offices_of(EntityIndex person) const;
  /// The country a person acts for: of his office, or as the stages before found; no_entity when
  /// the article does not name it.
  EntityIndex side_of(EntityIndex person) const noexcept;
  /// The two countries between which the article plays, when its officers come from exactly two;
  /// else empty. What "both countries" and "bilateral" mean.
  const std::vector<EntityIndex>& two_sides() const noexcept { return two_sides_; }
  /// The one officer of each side, in the order of two_sides(); empty unless there is one each.
  const std::vector<EntityIndex>& two_leaders() const noexcept { return two_leaders_; }

  /// The mention of any entity that covers a token most tightly; no_entity when none.
  EntityIndex entity_at(TokenIndex token) const noexcept { return entity_at_[token]; }
  std::uint16_t root(EntityIndex entity) const noexcept { return roots_[entity]; }

 private:
  void number_words();
  void sort_mentions();
  void find_quotations();
  void find_times();
  std::vector<EntityIndex> headline_countries() const;
  void find_sides();
  /// Which of two leaders may be who is spoken to: where many speak, somebody who is only spoken of
  /// is not.
  void find_listeners();
  bool listens(EntityIndex leader) const;
  void make_chunks(const Sentence& sentence);
  void make_implied_chunks(const Sentence& sentence);
  void make_delegate_chunks(const Sentence& sentence);
  struct People {
    TokenIndex last = 0;  ///< Behind the noun.
    bool agents = false;
  };
  std::optional<People> people_after(const Sentence& sentence, const Chunk& body) const;
  void join_adjectives(const Sentence& sentence, Chunk& chunk) const;
  TokenIndex counted_from(const Sentence& sentence, TokenIndex first) const;
  void make_groups(const Sentence& sentence, std::size_t first_chunk);
  void index_chunks();
  TokenIndex head_of(const Chunk& chunk) const noexcept;

  const Document& document_;
  const Resources& resources_;
  Tree tree_;
  std::vector<WordId> words_;
  std::vector<std::uint16_t> roots_;  ///< By entity.
  std::vector<EntityIndex> entity_at_;
  std::vector<MentionRef> mentions_by_first_, mentions_by_last_;
  std::vector<TokenSpan> demonyms_;
  std::vector<int> quotation_of_;
  std::vector<Chunk> chunks_;
  std::vector<Office> offices_;
  std::vector<EntityIndex> two_sides_, two_leaders_, listeners_;
  std::vector<TimeChunk> times_;
  std::vector<std::uint32_t> office_from_, office_to_;      ///< By token: index + 1, 0 for none.
  std::vector<std::uint32_t> by_start_, by_end_, by_head_;  ///< Chunk indexes.
  std::vector<std::uint32_t> start_offset_, end_offset_, head_offset_;  ///< By token, size + 1.
};

/// Titles of one document in text order (see surface.hpp for what an office is).
std::vector<Office> find_offices(const Surface& surface);

}  // namespace newsgraph::extract

#endif
