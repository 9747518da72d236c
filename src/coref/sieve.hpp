#ifndef NEWSGRAPH_COREF_SIEVE_HPP
#define NEWSGRAPH_COREF_SIEVE_HPP

// What the sieves share. Each sieve is a function over Work; sieves.cpp holds their order.

#include <string>
#include <vector>

#include "coref/clusters.hpp"
#include "coref/lookup.hpp"

namespace newsgraph::coref {

struct Work {
  const Reading& reading;
  const Candidates& candidates;
  Clusters& clusters;
  const Lookup& lookup;

  const Candidate& operator[](CandidateIndex index) const { return candidates[index]; }
  CandidateIndex size() const { return static_cast<CandidateIndex>(candidates.size()); }
  bool is_a(CandidateIndex index, std::string_view type) const { return lookup.is_a(index, type); }
  /// A cluster in which somebody or something is named, not only described.
  bool named(CandidateIndex index) const { return clusters.named(index); }
};

inline bool person(const Work& work, CandidateIndex index) { return work[index].type == "Person"; }

/// An office that stands for a person without his name beside it; not "a Norlandic leader", nobody
/// in particular.
inline bool role_alone(const Work& work, CandidateIndex index) {
  return person(work, index) && work[index].kind == MentionKind::Nominal &&
         work[index].determination != Determination::Indefinite && work[index].holder == nullptr &&
         !work[index].counterpart && !work[index].said_of;
}

// Persons (sieve_persons.cpp)
void title_and_name(Work& work);
void person_names(Work& work);
void sole_officer(Work& work);
void pronouns(Work& work);  // pronouns.cpp
void said_of_pronouns(Work& work);

// Persons by their offices (sieve_offices.cpp)
void same_role(Work& work);
void office_holders(Work& work);
void known_office(Work& work);
void leader_of_state(Work& work);
void bare_role(Work& work);
void counterparts(Work& work);

// Bodies, places and the rest of what has names (sieve_names.cpp)
void same_name(Work& work);
void acronyms(Work& work);
void shortened_bodies(Work& work);
void turned_names(Work& work);
void same_body(Work& work);
void the_country(Work& work);

// Events, agreements, works (sieve_things.cpp)
void same_description(Work& work);
void same_stem(Work& work);
void same_parties(Work& work);
void headline_event(Work& work);
void told_event(Work& work);
void headline_agreement(Work& work);
void told_agreement(Work& work);

}  // namespace newsgraph::coref

#endif
