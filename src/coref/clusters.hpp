#ifndef NEWSGRAPH_COREF_CLUSTERS_HPP
#define NEWSGRAPH_COREF_CLUSTERS_HPP

// Mentions joined into things, under constraints that no sieve may break.

#include <cstdint>
#include <vector>

#include "coref/candidate.hpp"

namespace newsgraph::coref {

/// Partition of the candidates of one article (union-find). A merge that breaks a constraint is
/// refused: another kind of thing, another state, two given names of one family name, other
/// entries of the gazetteers. Of members that no constraint and no sieve can tell apart one is
/// looked at, so that the thousandth mention of a thing costs what the second did.
class Clusters {
 public:
  Clusters(const Reading& reading, const Candidates& candidates);

  CandidateIndex find(CandidateIndex candidate) const noexcept;
  bool same(CandidateIndex a, CandidateIndex b) const noexcept { return find(a) == find(b); }
  /// Joins the clusters of two candidates; false when a constraint forbids it.
  bool merge(CandidateIndex a, CandidateIndex b);
  bool may_merge(CandidateIndex a, CandidateIndex b) const;
  /// Candidates of the cluster of a candidate, in text order.
  const std::vector<CandidateIndex>& members(CandidateIndex candidate) const noexcept {
    return members_[find(candidate)];
  }
  /// Of the cluster of a candidate one member of every kind: kinds differ in type, state, role,
  /// gender, entry or, where a constraint reads them, words.
  const std::vector<CandidateIndex>& unlike(CandidateIndex candidate) const noexcept {
    return unlike_[find(candidate)];
  }
  /// Whether somebody or something is named in the cluster, not only described.
  bool named(CandidateIndex candidate) const noexcept { return named_[find(candidate)]; }

 private:
  /// A word whose subject or object a mention is: two to a word, subject and object.
  using Argument = std::uint64_t;

  std::uint64_t kind_of(CandidateIndex candidate) const;
  void note_argument(CandidateIndex candidate);
  bool compatible(CandidateIndex a, CandidateIndex b) const;
  /// "The treaty replaces the treaty of 1933": subject and object of one verb are two things.
  bool arguments_of_one_verb(CandidateIndex a, CandidateIndex b) const;

  const Reading& reading_;
  const Candidates& candidates_;
  mutable std::vector<CandidateIndex> parent_;
  std::vector<std::vector<CandidateIndex>> members_;
  std::vector<std::uint64_t> kind_;  ///< Of each candidate; equal for those that are alike.
  // Of each cluster, at its first candidate.
  std::vector<std::vector<CandidateIndex>> unlike_;
  std::vector<std::vector<Argument>> arguments_;  ///< Ascending; of events and agreements.
  std::vector<char> named_;
};

/// Runs the sieves, most precise first.
void run_sieves(const Reading& reading, const Candidates& candidates, Clusters& clusters);

}  // namespace newsgraph::coref

#endif
