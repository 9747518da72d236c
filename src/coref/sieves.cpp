// The order of the sieves, from precise to loose. A rule of coreference is one function and one
// row.

#include <array>

#include "coref/sieve.hpp"

namespace newsgraph::coref {
namespace {

struct Sieve {
  const char* name;
  void (*run)(Work&);
};

constexpr std::array sieves{
    Sieve{"same-name", same_name},                // Anna Kask ... Anna Kask
    Sieve{"title-and-name", title_and_name},      // President of Norland Anna Kask
    Sieve{"acronyms", acronyms},                  // Northern Trade Union (NTU) ... NTU
    Sieve{"person-names", person_names},          // Anna Kask ... Kask; Zhaparov ... Japarov
    Sieve{"shortened-bodies", shortened_bodies},  // Norland Home Office ... the Home Office
    Sieve{"turned-names", turned_names},          // Defence Department ... Department of Defence
    Sieve{"same-role", same_role},              // the Norlandic President ... President of Norland
    Sieve{"office-holders", office_holders},    // the Norlandic President ... Anna Kask, who is it
    Sieve{"leader-of-state", leader_of_state},  // the leader of Norland ... President of Norland
    Sieve{"bare-role", bare_role},              // Foreign Minister Kask ... the Minister
    Sieve{"known-office", known_office},        // the President, one known holder in the text
    Sieve{"sole-officer", sole_officer},        // the Foreign Secretary ... Mr Kask
    Sieve{"counterparts", counterparts},        // his Sudonian counterpart
    Sieve{"same-body", same_body},              // the Norlandic government ... the government
    Sieve{"same-description", same_description},  // talks with Norland ... talks with Norland
    Sieve{"same-stem", same_stem},            // his official visit ... official visit to Norland
    Sieve{"same-parties", same_parties},      // Agreement between A and B ... between B and A
    Sieve{"headline-event", headline_event},  // Norland-Sudonia talks / held talks
    Sieve{"told-event", told_event},          // the meeting
    Sieve{"headline-agreement", headline_agreement},  // welcomes deal / the agreement
    Sieve{"told-agreement", told_agreement},          // the document
    Sieve{"the-country", the_country},                // Norland's ... the country
    Sieve{"pronouns", pronouns},  // he, where one person can be meant; Norland said it
    Sieve{"said-of-pronouns", said_of_pronouns},  // He was Chairman.
    Sieve{"same-role-again", same_role},  // He is President of Norland. ... the Norlandic President
};

}  // namespace

void run_sieves(const Reading& reading, const Candidates& candidates, Clusters& clusters) {
  const Lookup lookup(reading, candidates);
  Work work{reading, candidates, clusters, lookup};
  for (const Sieve& sieve : sieves) sieve.run(work);
}

}  // namespace newsgraph::coref
