#ifndef NEWSGRAPH_SRC_EXTRACT_TREE_HPP
#define NEWSGRAPH_SRC_EXTRACT_TREE_HPP

// The dependency trees of a document, read once: who does what to whom after passives,
// coordination, relative and participial clauses and control are undone, as PredPatt does (White et
// al. 2016, "Universal Decompositional Semantics on Universal Dependencies").

#include <cstdint>
#include <span>
#include <vector>

#include "newsgraph/document/document.hpp"

namespace newsgraph::extract {

/// Relations that claims are read from; the rest of Universal Dependencies is Other.
enum class Relation : std::uint8_t {
  Other,
  Root,
  Subject,         ///< nsubj, nsubj:outer, csubj
  PassiveSubject,  ///< nsubj:pass
  Object,          ///< obj
  IndirectObject,  ///< iobj
  Oblique,         ///< obl and its subtypes but those of time
  TimeOblique,     ///< obl:tmod, nmod:tmod, obl:npmod
  Nominal,         ///< nmod
  Possessor,       ///< nmod:poss
  Apposition,      ///< appos, nmod:desc
  Flat,            ///< flat, fixed, goeswith, list
  Compound,        ///< compound
  Particle,        ///< compound:prt
  Adjective,       ///< amod
  Adverb,          ///< advmod
  Case,
  Marker,  ///< mark
  Auxiliary,
  PassiveAuxiliary,  ///< aux:pass
  Copula,
  Coordinated,     ///< conj
  Clause,          ///< acl: a participle or infinitive of a noun
  RelativeClause,  ///< acl:relcl
  AdverbialClause,
  OpenComplement,    ///< xcomp
  ClosedComplement,  ///< ccomp
  Parataxis,
  Punctuation
};

class Tree {
 public:
  /// Empty when the document has not been parsed.
  explicit Tree(const Document& document);

  bool empty() const noexcept { return relations_.empty(); }
  /// no_token for the root of a sentence.
  TokenIndex head(TokenIndex token) const noexcept { return document_.tokens.head[token]; }
  Relation relation(TokenIndex token) const noexcept { return relations_[token]; }
  Upos upos(TokenIndex token) const noexcept { return document_.tokens.upos[token]; }
  /// In text order.
  std::span<const TokenIndex> children(TokenIndex token) const noexcept;
  /// First child by that relation; no_token when none.
  TokenIndex child(TokenIndex token, Relation relation) const noexcept;

  /// Whether a verb has its object as subject: "was signed", "signed by Kask" behind a noun.
  bool is_passive(TokenIndex verb) const noexcept;
  /// Grammatical subjects of a verb, its own or those that coordination, control, a relative or a
  /// participial clause give it, each with its conjuncts; empty when it has none that is sure.
  std::vector<TokenIndex> subjects(TokenIndex verb) const;
  /// Objects with their conjuncts; for "the treaty that Kask signed" the treaty.
  std::vector<TokenIndex> objects(TokenIndex verb) const;
  /// A nominal and those coordinated with it, in text order.
  std::vector<TokenIndex> with_conjuncts(TokenIndex nominal) const;
  /// The word of a span on which the others hang; no_token when they hang on several.
  TokenIndex top(TokenSpan span) const noexcept;

 private:
  void add_subjects(TokenIndex verb, bool passive, int depth, std::vector<TokenIndex>& out) const;
  bool done_by_object(TokenIndex marker) const noexcept;
  TokenIndex nearest_subject(TokenIndex verb) const noexcept;
  void add_doers(TokenIndex noun, int depth, std::vector<TokenIndex>& out) const;
  /// "who", "which": the noun that a relative clause is about instead.
  TokenIndex resolved(TokenIndex nominal) const noexcept;

  const Document& document_;
  std::vector<Relation> relations_;
  std::vector<std::uint32_t> offset_;  ///< Into children_, by token.
  std::vector<TokenIndex> children_;
};

}  // namespace newsgraph::extract

#endif
