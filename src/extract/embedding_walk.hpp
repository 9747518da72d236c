#ifndef NEWSGRAPH_SRC_EXTRACT_EMBEDDING_WALK_HPP
#define NEWSGRAPH_SRC_EXTRACT_EMBEDDING_WALK_HPP

// The way from a word up to the root of its tree, which Embedding reads. embedding_walk.cpp holds
// the way and what words say of themselves, embedding_governors.cpp what stands above them.

#include "extract/embedding.hpp"
#include "extract/tree_words.hpp"

namespace newsgraph::extract {

/// One way up. `carried_` is whether what is said of the word reached so far is said of the word at
/// the beginning as well.
class EmbeddingWalk : private TreeWords {
 public:
  EmbeddingWalk(const Surface& surface, TokenSpan group) : TreeWords(surface), group_(group) {}
  Outlook read(TokenIndex at, bool future);

 private:
  /// Wars and disasters: nobody holds them, and what will be done about one has it.
  bool befalls(EntityIndex entity) const;
  /// Whether an adverb stands among the words before the verb at the beginning, whose group has
  /// counted it. "No longer" counts as nothing there.
  bool of_group(TokenIndex verb, TokenIndex adverb) const;
  /// "did not", "no longer", "neither Norland nor Estland".
  bool negated(TokenIndex t) const;
  /// "there is no doubt that", "do not doubt that", "do not have any doubt that".
  bool undoubted(TokenIndex h) const;
  void own_words(TokenIndex t);
  void own_words_of_noun(TokenIndex t);
  /// ", Lind said", ", as Lind said,": of all that it stands beside.
  void tellers_beside(TokenIndex t);
  void take_modals(TokenIndex t);
  /// "are to be discussed", "is to meet"
  bool is_to(TokenIndex t) const;
  /// What a governor's own group says of what it governs.
  void take_group_but_object(TokenIndex governor);
  void take_group(TokenIndex governor);
  /// "I am pleased to announce that": who writes the text says it, in no quotation.
  bool own_voice(TokenIndex verb) const;
  void tell(TokenIndex verb, bool denied);
  void climb(TokenIndex t, TokenIndex governor);
  void coordinated(TokenIndex t, TokenIndex governor);
  /// "Kask plans to [meet] Berg", "said that Kask [met] Berg", "the plan to [meet] Berg".
  void complement(TokenIndex t, TokenIndex h);
  /// "Kask said during her visit that Berg had", which parsers take for a clause about the visit.
  bool said_behind(TokenIndex clause, TokenIndex noun) const;
  /// "expressed [hope] that"
  bool voices_wish(TokenIndex verb) const;
  /// "to have met"
  bool perfect(TokenIndex verb) const;
  /// "had the opportunity to meet", "glad to have the opportunity to meet": taken.
  bool taken(TokenIndex occasion) const;
  /// "the [plan] to meet", "[claims] that Kask met", "it is [possible] that".
  void complement_of_noun(TokenIndex t, TokenIndex h);
  /// Away from a plan, a wish or the like: "had no plans", "there are no plans", "is not ready".
  void leave_noun(TokenIndex h);
  /// "[claims] that Kask met Berg": whose claims, and who denies them.
  void claimed(TokenIndex noun, TokenIndex clause);
  void adverbial(TokenIndex t, TokenIndex h);
  void nominal(TokenIndex t, TokenIndex h);
  /// "agreed to continue the talks during his visit", "look forward to hosting them at the summit".
  bool is_planned(TokenIndex verb) const;
  void nominal_of_noun(Relation relation, TokenIndex h);
  /// "cancelled the [visit]", "called for [talks]", "plans a [visit]". Returns whether it does.
  bool governs(TokenIndex t, TokenIndex h, bool object);

  TokenSpan group_;
  TokenIndex start_ = no_token;
  TokenIndex from_ = no_token;  ///< Where the way came to the present word from.
  bool future_ = false;
  bool event_ = false;    ///< The word at the beginning names an event.
  bool granted_ = false;  ///< One that befalls people and is not held.
  bool made_ = false;     ///< "conclude an agreement": there is none before.
  bool carried_ = true;
  Outlook out_;
};

}  // namespace newsgraph::extract

#endif
