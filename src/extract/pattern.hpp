#ifndef NEWSGRAPH_SRC_EXTRACT_PATTERN_HPP
#define NEWSGRAPH_SRC_EXTRACT_PATTERN_HPP

// The pattern language of schema/rules/*.json over tokens.
//
//   subject:Agent verb(meet) with? object:Person|Organization
//
//   NAME:TYPE|TYPE   a chunk whose members are all of these types. Names: subject object each place
//                    event. `each` is a group of at least two that stand in the relation mutually.
//                    NAME~:TYPE takes a demonym before a noun as well: "Russian".
//   verb(CLASS)      a verb group, active, with its subject before it (the element before it, when
//                    that is a slot): tense, modals and negation become the stance of the claim
//   passive(CLASS)   the same with "be" and the participle
//   gerund(CLASS)    the -ing form alone: "by sending", "for signing"
//   @CLASS           a word of the class;  word  that word, any case
//   (a b|c)          one of several sequences;  X?  X or nothing. After a slot a space stands
//                    before the bar: (with object:Person | by subject:Person)
//   ..N              at most N words that are no verb, no clause border and no entity
//   time             a time expression
//   ^  $             beginning of a clause; its end
//
// Adverbs, times, places and brackets between elements right of a verb are skipped. A pattern is
// compiled to its alternatives; each is matched outwards from its anchor, the rarest element.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "extract/rule_file.hpp"
#include "extract/surface.hpp"

namespace newsgraph::extract {

enum class SlotName : std::uint8_t { Subject, Object, Each, Place, Event };
inline constexpr std::size_t slot_count = 5;

struct Element {
  enum class Kind : std::uint8_t {
    Slot,
    Verb,
    Passive,
    Gerund,
    Class,
    Word,
    Gap,
    Time,
    Begin,
    End
  };
  Kind kind = Kind::Word;
  SlotName slot = SlotName::Subject;
  std::uint16_t roots = 0;         ///< Of a slot: the types that are roots ...
  std::vector<std::string> types;  ///< ... and the others.
  bool adjectives = false;         ///< Of a slot: "Russian" before a noun will do.
  ClassId word_class = 0;
  WordId word = unknown_word;
  int limit = 0;  ///< Of a gap.
};

/// One alternative of a pattern.
struct Sequence {
  std::vector<Element> elements;
  std::size_t anchor = 0;  ///< Index of the element that is looked up by its word.
};

struct Pattern {
  std::vector<Sequence> sequences;
};

/// Compiles a pattern. FileFaults are added at their place in the file: `offset` is where the text
/// of the pattern begins there. New words are added to the vocabulary, new classes are not.
Pattern compile_pattern(std::string_view text, std::size_t offset, Resources& resources,
                        FileFaults& faults);

}  // namespace newsgraph::extract

#endif
