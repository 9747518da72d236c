// Persons: one by name, by title and name.

#include <algorithm>
#include <unordered_map>
#include <vector>

#include "coref/name_parts.hpp"
#include "coref/sieve.hpp"

namespace newsgraph::coref {

void title_and_name(Work& work) {
  for (CandidateIndex i = 0; i < work.size(); ++i) {
    if (work[i].holder == nullptr) continue;
    const Lookup::Range beside = work.lookup.beginning_in(work[i].holder->tokens);
    for (CandidateIndex j = beside.first; j < beside.last; ++j) {
      if (work[j].kind == MentionKind::Name && work[j].tokens == work[i].holder->tokens) {
        work.clusters.merge(i, j);
      }
    }
  }
}

void person_names(Work& work) {
  const PersonNames names(work);
  std::unordered_map<std::size_t, std::vector<std::size_t>> longer;
  // Full names first, so that a family name finds every spelling of its bearer joined.
  for (const bool full : {true, false}) {
    for (const auto& [index, name] : names.mentions()) {
      if ((names[name].parts.size() > 1) != full) continue;
      const auto [known, added] = longer.try_emplace(name);
      if (added) known->second = names.longer(name);
      // The nearest before, else the nearest after.
      CandidateIndex before = no_candidate;
      CandidateIndex after = no_candidate;
      for (const std::size_t other : known->second) {
        const std::vector<CandidateIndex>& mentions = names[other].mentions;
        const auto at = std::ranges::lower_bound(mentions, index);
        if (at != mentions.begin() && (before == no_candidate || *(at - 1) > before)) {
          before = *(at - 1);
        }
        const auto next = at != mentions.end() && *at == index ? at + 1 : at;
        if (next != mentions.end()) after = std::min(after, *next);
      }
      const CandidateIndex best = before != no_candidate ? before : after;
      if (best != no_candidate) work.clusters.merge(best, index);
    }
  }
}

/// A release of an office calls its head by the office and then "Mr Kask". Joined only where the
/// article has one unnamed officer, whom it mentions twice, and one person by courtesy title alone.
void sole_officer(Work& work) {
  const auto& facts = work.reading.facts;
  CandidateIndex officer = no_candidate;
  CandidateIndex courteous = no_candidate;
  for (CandidateIndex i = 0; i < work.size(); ++i) {
    if (!person(work, i) || work[i].former) continue;
    if (role_alone(work, i) && !work.named(i)) {
      if (!facts.capitalized(work[i].head)) continue;
      if (officer != no_candidate && !work.clusters.same(officer, i)) return;
      officer = i;
      continue;
    }
    if (work[i].kind != MentionKind::Name || work[i].tokens.first == 0) continue;
    if (facts.form_is(work[i].tokens.last, ":")) continue;  // a turn of a transcript
    const auto& members = work.clusters.unlike(i);
    if (std::ranges::any_of(members, [&](CandidateIndex m) { return !work[m].role.empty(); })) {
      continue;
    }
    const auto* title = facts.entry(facts.match_over(work[i].tokens.first - 1),
                                    knowledge::mask(knowledge::EntryKind::Title));
    if (title == nullptr || title->role != "honorific") continue;
    if (courteous != no_candidate && !work.clusters.same(courteous, i)) return;
    courteous = i;
  }
  if (officer == no_candidate || courteous == no_candidate) return;
  if (work.clusters.members(officer).size() < 2) return;
  work.clusters.merge(courteous, officer);
}

void said_of_pronouns(Work& work) {
  for (CandidateIndex i = 0; i < work.size(); ++i) {
    if (work[i].pronoun == no_token) continue;
    const TokenIndex pronoun = work[i].pronoun;
    const Lookup::Range there = work.lookup.beginning_in({pronoun, pronoun + 1});
    for (CandidateIndex j = there.first; j < there.last; ++j) {
      const bool subject = work[j].kind == MentionKind::Pronoun;
      if (subject && work.clusters.members(j).size() > 1) work.clusters.merge(i, j);
    }
  }
}

}  // namespace newsgraph::coref
