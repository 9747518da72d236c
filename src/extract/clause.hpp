#ifndef NEWSGRAPH_SRC_EXTRACT_CLAUSE_HPP
#define NEWSGRAPH_SRC_EXTRACT_CLAUSE_HPP

// Verb groups and their subjects, read from the words around a verb: "will not have met", "is
// expected to visit", "was warmly welcomed".

#include <optional>
#include <vector>

#include "extract/surface.hpp"

namespace newsgraph::extract {

/// What stands before a verb and belongs to it.
struct VerbGroup {
  TokenIndex head = no_token;
  TokenSpan tokens;  ///< From the first auxiliary or control verb to the head.
  bool passive = false;
  bool gerund = false;      ///< "meeting Berg": no auxiliary.
  bool infinitive = false;  ///< "to meet": nothing before it governs it.
  bool participle = false;  ///< "accused": no auxiliary, may be a reduced relative clause.
  bool negative = false;
  bool planned = false;
  bool open = false;     ///< may, would, wants to: not said to have happened.
  bool denied = false;   ///< denied having met
  bool past = false;     ///< Leftmost form is in the past tense.
  bool present = false;  ///< Leftmost form is in the present tense, no modal.
  bool desire = false;   ///< "would like to thank": done by saying so, for some verbs.
  bool would = false;    ///< Open only by "would": a plan when it is reported.

  bool finite() const noexcept { return !gerund && !infinitive && !participle; }
};

/// Reads the group of the verb at `head`, which has `forms` (VerbForm bits). Nothing when the word
/// is a noun here ("his visits", "the accused").
std::optional<VerbGroup> read_verb_group(const Surface& surface, TokenIndex head,
                                         std::uint8_t forms);

/// The same with all forms that the vocabulary knows of the word.
std::optional<VerbGroup> read_verb_group(const Surface& surface, TokenIndex head);

/// Whether a token looks like the head of a finite verb, by any verb known: a border between
/// clauses.
bool is_finite_verb(const Surface& surface, TokenIndex token);

/// Whether an event of the type happens where its harm does: attacks and disasters always, a war
/// where it kills and not where it causes unrest.
bool harms_on_site(const Surface& surface, std::string_view type, TokenIndex verb);

/// Chunks that may be the grammatical subject of a group, best first: the chunk that ends before
/// it, the antecedent of "who", or the subject of the verb it is coordinated with.
std::vector<std::uint32_t> subject_chunks(const Surface& surface, const VerbGroup& group);

/// Whether nothing before a chunk makes it part of a longer noun phrase or of another clause:
/// "backed by [Turkey] attacked" is none, "On Tuesday [Anna Kask] met" is one.
bool opens_clause(const Surface& surface, const Chunk& chunk);

/// Whether what follows a chunk leaves it a whole noun phrase: not "Berg's aide", "Norland troops".
bool closes_phrase(const Surface& surface, const Chunk& chunk);

/// First token after adverbs, time phrases, brackets and places that may stand between a verb and
/// its object. `most` is how many are skipped; positions in the order of the text, `at` first.
std::vector<TokenIndex> after_adjuncts(const Surface& surface, TokenIndex at, int most);

}  // namespace newsgraph::extract

#endif
