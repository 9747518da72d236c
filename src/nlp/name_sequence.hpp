#ifndef NEWSGRAPH_NLP_NAME_SEQUENCE_HPP
#define NEWSGRAPH_NLP_NAME_SEQUENCE_HPP

// Capitalised words that stand together, read sentence by sentence. name_candidates.cpp finds where
// a sequence begins and goes on, name_joins.cpp which small words it may contain.

#include <string_view>
#include <vector>

#include "nlp/name_cuts.hpp"

namespace newsgraph::nlp {

class SequenceReader {
 public:
  SequenceReader(const knowledge::TokenFacts& facts, const Recognised& recognised)
      : facts_(facts), recognised_(recognised), atoms_(sequence_.atoms) {}

  std::vector<NameCandidate> read();

 private:
  void read_sentence(const Sentence& sentence);
  /// The match that begins here if it is written as a name; single function words are none. Of
  /// "deputy Foreign Minister" the capitalised rest counts.
  std::uint32_t name_match(TokenIndex token) const;
  knowledge::KindMask name_kinds(TokenIndex token) const;
  bool is_date_word(TokenIndex token) const;
  /// "Last November"
  bool follows_ordinal(TokenIndex token) const;
  /// "al-Shabaab", "el-Sisi": the particle is small, the name is not.
  bool starts_with_particle(TokenIndex token) const;
  bool follows_title(TokenIndex token) const;
  bool starts_name(TokenIndex token) const;
  /// "Anna Kask AC, [CBE]", "Anna Kask, [MP], said": letters behind a name.
  bool follows_post_nominal(TokenIndex token) const;
  /// A common word whose capital comes from its place: in a headline, or before a name at the
  /// beginning of a sentence ("Former U.S. Senator").
  bool is_plain_word(TokenIndex token) const;
  /// "Prime Minister Kask Modifies the Rules": a verb that no list has.
  bool is_tagged_verb(TokenIndex token) const;
  bool is_order(TokenIndex token) const;
  /// Appends the unit at `token`; returns its end.
  TokenIndex push_atom(TokenIndex token);
  /// Parts joined by hyphens without spaces belong to one word: "Jean-Yves", "al-Abadi".
  TokenIndex join_hyphened(NameAtom& atom) const;
  bool joined_by_hyphen(TokenIndex hyphen) const;
  /// "Norland-Sudonia [Economic Committee]": two states share a body.
  bool common_body_follows(TokenIndex token) const;
  /// "Yo-jong", "Chong-un": the second half of a Korean or Chinese given name is lower-case.
  bool joins_lower(TokenIndex token) const;
  bool plain_body_follows(TokenIndex token) const;
  bool begins_body(TokenIndex token) const;
  bool in_body_of(TokenIndex token) const;
  /// A word of a headline that no name goes on with.
  bool ends_in_headline(TokenIndex token) const;
  bool region_follows(TokenIndex token) const;
  bool closes_fields(TokenIndex token) const;
  TokenIndex behind_number(TokenIndex token) const;
  bool year_of_event(TokenIndex token) const;
  bool continues(TokenIndex token) const;
  bool any_head_noun() const;
  /// Number of connector tokens at `token` that join the sequence with what follows; 0 if none do.
  TokenIndex connectors(TokenIndex token) const;
  /// "Ronald [dela] Rosa": small words that the recogniser sees inside of a person's name; 0 if it
  /// sees none.
  TokenIndex small_words(TokenIndex token) const;
  /// "Al-Masjid [an-]Nabawi", "Shia['] Al-Sudani": an Arabic article before the rest of a name, or
  /// the apostrophe before one; 0 when there is none.
  TokenIndex arabic_article(TokenIndex token) const;
  /// "Council for Promoting [the] ...": the last word is a gerund inside of a complement.
  bool follows_gerund(TokenIndex token) const;
  /// "Government of Norland and [Harbour Regional Government]": a second body with its owner.
  bool opens_body(TokenIndex token) const;
  /// "Ministry of Trade [and] Industry", "Council of Chile [and] Peru", "Food [and] Drug
  /// Administration"; never across two bodies.
  bool goes_on_after_and(TokenIndex next) const;
  bool is_people(TokenIndex token) const;
  bool is_field(TokenIndex token) const;
  /// "Food [and] Drug Administration": both say what the one body deals with.
  bool pairs_sides(const NameAtom& atom) const;
  bool shares_head(TokenIndex next) const;
  /// "Securities and [Exchange] Commission": a noun of bodies that another one follows.
  bool qualifies_next(TokenIndex token) const;
  /// "Ministry of Labour[,] Housing and Welfare": words of the same kind up to an "and".
  bool list_goes_on(TokenIndex comma) const;
  /// "European People['s] Party", "Catholic Bishops['] Conference": a body of those named before.
  bool owns_body(TokenIndex token) const;
  /// "President Kask [of Norland]": names behind a title, none of them a body's.
  bool is_titled_person() const;
  /// The sequence so far is a person's name.
  bool names_person() const;
  /// "Members of the Harbour Party", "Citizens of Norland": unnamed people of a body or a state.
  bool names_persons(TokenIndex token) const;
  bool all_particles(TokenIndex token, TokenIndex count) const;
  bool contains(TokenIndex token, TokenIndex count, std::string_view form) const;
  /// Whether the sequence so far is a head noun with its complement begun ("Ministry of Trade").
  bool inside_complement() const;
  /// Whether the sequence ends with what an office is for: "Minister for Trade".
  bool inside_portfolio() const;
  bool ends_in_people(TokenIndex token) const;
  TokenIndex read_sequence(TokenIndex first);

  const knowledge::TokenFacts& facts_;
  const Recognised& recognised_;
  TokenSpan sentence_;
  NameSequence sequence_;
  std::vector<NameAtom>& atoms_;  ///< Of sequence_.
  std::vector<NameCandidate> candidates_;
};

}  // namespace newsgraph::nlp

#endif
