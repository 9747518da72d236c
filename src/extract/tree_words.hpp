#ifndef NEWSGRAPH_SRC_EXTRACT_TREE_WORDS_HPP
#define NEWSGRAPH_SRC_EXTRACT_TREE_WORDS_HPP

// Small questions about a word and those that hang on it in the tree: is it negated, conditional,
// in the future, who is the agent of a verb of saying, which places hang on it.

#include <string_view>
#include <vector>

#include "extract/surface.hpp"

namespace newsgraph::extract {

class TreeWords {
 public:
  /// The surface must have trees and outlive this.
  explicit TreeWords(const Surface& surface)
      : surface_(surface), tree_(surface.tree()), language_(surface.language()) {}

  bool is(TokenIndex t, ClassId id) const { return surface_.is(t, id); }
  bool text(TokenIndex t, std::string_view lower) const { return surface_.is_text(t, lower); }
  /// Penn tag.
  std::string_view tag(TokenIndex t) const;
  bool is_verb(TokenIndex t) const { return tree_.upos(t) == Upos::Verb; }
  bool is_nominal(TokenIndex t) const;
  bool bare(TokenIndex t) const { return tag(t) == "VB"; }
  bool past(TokenIndex t) const { return tag(t) == "VBD"; }
  /// First child for which `wanted` holds; no_token when none.
  template <typename Wanted>
  TokenIndex child(TokenIndex t, Wanted wanted) const {
    for (const TokenIndex c : tree_.children(t)) {
      if (wanted(c)) return c;
    }
    return no_token;
  }
  TokenIndex marker(TokenIndex t) const { return tree_.child(t, Relation::Marker); }
  bool has_marker(TokenIndex t, std::string_view lower) const {
    return has(t, Relation::Marker, lower);
  }
  bool has_case(TokenIndex t, std::string_view lower) const {
    return has(t, Relation::Case, lower);
  }
  bool has_case(TokenIndex t, ClassId id) const {
    return child(t, [&](TokenIndex c) {
             return tree_.relation(c) == Relation::Case && is(c, id);
           }) != no_token;
  }
  /// "called [off]", "looked [forward]"
  bool has_particle(TokenIndex t, std::string_view lower) const {
    return has(t, Relation::Particle, lower) || has(t, Relation::Adverb, lower);
  }

  /// "if Kask meets", "provided that Kask meets", "had Kask met".
  bool is_condition(TokenIndex clause) const;
  /// "will meet", "may meet"
  bool future(TokenIndex t) const;
  /// The sentence of a root is a question, and no quoted one.
  bool asks(TokenIndex root) const;
  /// "not", but not that of "not only": what follows that is said to be so.
  bool negation(TokenIndex t) const;
  /// "[no] talks", "[neither] Norland nor Estland".
  bool denied_nominal(TokenIndex noun) const;

  /// "the rumours [that Kask met Berg]", not "the reports that Kask read".
  bool tells_content(TokenIndex clause) const;
  /// "the first", "the last", "the most senior": one of those who did.
  bool ranked(TokenIndex noun) const;
  /// "this meeting", "today's talks": it is going on, whatever it will lead to.
  bool present(TokenIndex noun) const;

  /// "cancelled", "called off"
  bool cancels(TokenIndex verb) const {
    return is(verb, language_.cancel) ||
           (is(verb, language_.off_verb) && has_particle(verb, "off"));
  }
  bool rules_out(TokenIndex verb) const {
    return is(verb, language_.out_verb) && has_particle(verb, "out");
  }
  /// "looks forward to"
  bool awaits(TokenIndex verb) const { return has_particle(verb, "forward"); }

  /// Subject of an active verb, agent of a passive one; no_entity when the words name nobody.
  EntityIndex speaker_of(TokenIndex verb) const;
  /// First agent on whose head word the rest of a phrase hangs.
  EntityIndex agent_at(const std::vector<TokenIndex>& heads) const;
  /// The longest noun phrase of things of these types that a word is the head of, the things
  /// themselves and not their people; nullptr when it is the head of none.
  const Chunk* phrase_of(TokenIndex head, std::uint16_t roots) const;
  /// Noun phrases of the places that hang on a verb or noun: "in Riverton", "in the town of
  /// Riverton", "at a market in Riverton"; not "in a village near Riverton".
  std::vector<const Chunk*> sites_of(TokenIndex governor) const;
  /// "the release said": a document speaks, which is the publisher's own.
  bool of_document(TokenIndex verb) const;

 protected:
  const Surface& surface_;
  const Tree& tree_;
  const Language& language_;

 private:
  bool has(TokenIndex t, Relation relation, std::string_view lower) const {
    return child(t, [&](TokenIndex c) {
             return tree_.relation(c) == relation && text(c, lower);
           }) != no_token;
  }
  bool inverted(TokenIndex t) const;
};

}  // namespace newsgraph::extract

#endif
