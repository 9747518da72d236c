#ifndef NEWSGRAPH_COREF_ROLE_PHRASES_HPP
#define NEWSGRAPH_COREF_ROLE_PHRASES_HPP

// Offices as they stand in the text: "the Kazakh President", "Uganda's deputy Foreign Minister",
// "Chairman of the State Affairs Commission of Norland".

#include <optional>
#include <string>
#include <vector>

#include "coref/candidate.hpp"

namespace newsgraph::coref {

struct RolePhrase {
  TokenSpan tokens;  ///< Without determiner.
  TokenSpan office;  ///< The office words alone: "deputy Foreign Minister".
  Determination determination = Determination::None;
  std::string country;             ///< ISO 3166-1 alpha-3; empty when none stands with it.
  bool with_organization = false;  ///< A body stands with it ("NATO Secretary General").
  bool with_place = false;         ///< A region or city stands with it ("Governor of Alaska").
  bool former = false;
  bool person_noun = false;  ///< "journalist", "spokesman": no office of its own.
  bool predicate = false;    ///< "as President", "elected President": names no one by itself.
  char gender = 0;
  const NameSpan* holder = nullptr;  ///< The person named beside it; nullptr when none.
  TokenIndex pronoun = no_token;     ///< "[He] was President": who holds it.
  bool said_of = false;              ///< "Kask is President": told of its holder, names no one.
};

/// In text order, not overlapping.
std::vector<RolePhrase> find_role_phrases(const Reading& reading);

/// Role words folded, without country and modifiers of time: "foreign minister".
std::string role_words(const Reading& reading, const RolePhrase& phrase);

}  // namespace newsgraph::coref

#endif
