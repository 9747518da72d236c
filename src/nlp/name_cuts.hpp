#ifndef NEWSGRAPH_NLP_NAME_CUTS_HPP
#define NEWSGRAPH_NLP_NAME_CUTS_HPP

// A capitalised sequence cut into names: "Foreign Minister of Chile Marta Rojas" is a title, a
// state and a person.

#include <vector>

#include "nlp/name_candidates.hpp"
#include "nlp/recognised.hpp"

namespace newsgraph::nlp {

inline constexpr knowledge::KindMask place_kinds = knowledge::mask(
    knowledge::EntryKind::Country, knowledge::EntryKind::City, knowledge::EntryKind::Region);
/// Nouns that say of a name what it names.
inline constexpr knowledge::KindMask head_noun_kinds =
    knowledge::mask(knowledge::EntryKind::OrganizationNoun, knowledge::EntryKind::VenueNoun,
                    knowledge::EntryKind::AgreementNoun, knowledge::EntryKind::EventNoun);

/// One unit of a sequence: a gazetteer match, a capitalised token, or connectors between them.
struct NameAtom {
  TokenSpan tokens;
  knowledge::KindMask kinds = 0;
  bool connector = false;

  bool has(knowledge::KindMask any_of) const noexcept { return (kinds & any_of) != 0; }
};

/// Capitalised words of one sentence that stand together.
struct NameSequence {
  TokenSpan sentence;
  bool title_case = false;    ///< The sentence capitalises all its content words.
  bool all_capitals = false;  ///< The sentence is written in capitals.
  std::vector<NameAtom> atoms;
};

/// Appends the names of a sequence in text order: without titles, parted where a place or a body
/// ends and a person begins.
void cut_sequence(const knowledge::TokenFacts& facts, const Recognised& recognised,
                  const NameSequence& sequence, std::vector<NameCandidate>& candidates);

}  // namespace newsgraph::nlp

#endif
