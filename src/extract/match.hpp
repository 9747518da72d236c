#ifndef NEWSGRAPH_SRC_EXTRACT_MATCH_HPP
#define NEWSGRAPH_SRC_EXTRACT_MATCH_HPP

// A rule found in a sentence, by the order of the words or by the tree.

#include <array>
#include <optional>
#include <vector>

#include "extract/clause.hpp"
#include "extract/rules.hpp"

namespace newsgraph::extract {

struct Match {
  std::array<std::optional<std::uint32_t>, slot_count> slots;  ///< Chunk indexes.
  std::vector<TokenSpan> core;                                 ///< Words matched as words.
  std::optional<VerbGroup> group;
  TokenSpan extent;
};

/// Which chunks may fill the slots of one rule.
class SlotFitter {
 public:
  SlotFitter(const Surface& surface, const Rule& rule)
      : surface_(surface),
        ontology_(surface.resources().knowledge->ontology),
        we_(rule.we),
        delegates_(rule.delegates) {}

  /// `element` is a slot; `sentence` the tokens of the sentence that is read.
  bool fits(const Element& element, const Chunk& chunk, TokenSpan sentence) const;

 private:
  const Surface& surface_;
  const knowledge::Ontology& ontology_;
  Collective we_;
  bool delegates_;
};

/// Matches the elements of a sequence side by side outwards from a token that is its anchor.
class TokenMatcher {
 public:
  TokenMatcher(const Surface& surface, const Rule& rule, const Sequence& sequence,
               TokenIndex anchor)
      : surface_(surface),
        fitter_(surface, rule),
        language_(surface.language()),
        sequence_(sequence),
        sentence_(surface.sentence_of(anchor)),
        anchor_(anchor) {}

  std::optional<Match> match();

  /// "visited [Norland] on 4 May and [Estland] on 5 May": moves a match to the object after the
  /// time of the last one. False when there is none.
  bool next_object(Match& match) const;

 private:
  bool fits(const Element& element, const VerbGroup& group, std::uint8_t forms) const;
  bool headline() const { return surface_.sentence(anchor_).zone == Zone::Title; }
  bool fits_slot(const Element& element, const Chunk& chunk) const {
    return fitter_.fits(element, chunk, sentence_);
  }
  std::optional<std::uint32_t>& slot(const Element& element) {
    return match_.slots[static_cast<std::size_t>(element.slot)];
  }
  bool word_fits(const Element& element, TokenIndex token) const;
  bool right(std::size_t index, TokenIndex at);
  bool right_at(const Element& element, std::size_t index, TokenIndex at);
  bool starts_clause_after(const Chunk& chunk) const;
  bool gap(const Element& element, std::size_t index, TokenIndex at);
  bool may_skip(TokenIndex token) const;
  bool ends_clause(TokenIndex at) const;
  bool leftwards(std::size_t index, TokenIndex at);
  bool left_slot(const Element& element, std::size_t index, TokenIndex at);

  const Surface& surface_;
  SlotFitter fitter_;
  const Language& language_;
  const Sequence& sequence_;
  TokenSpan sentence_;
  TokenIndex anchor_;
  Match match_;
};

/// Matches a sequence whose anchor is a verb over the tree: its slots are the verb's subject,
/// objects and prepositional phrases, wherever in the sentence they stand. Nothing when the
/// document has no tree or the sequence says what a tree does not (see tree_matcher.cpp).
std::vector<Match> match_tree(const Surface& surface, const Rule& rule, const Sequence& sequence,
                              TokenIndex anchor);

}  // namespace newsgraph::extract

#endif
