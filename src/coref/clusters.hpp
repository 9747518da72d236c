#ifndef NEWSGRAPH_COREF_CLUSTERS_HPP
#define NEWSGRAPH_COREF_CLUSTERS_HPP

// Mentions joined into things, under constraints that no sieve may break.

#include <vector>

#include "coref/candidate.hpp"

namespace newsgraph::coref {

/// Partition of the candidates of one article (union-find). A merge that breaks a constraint is
/// refused: another kind of thing, another state, two given names of one family name, other
/// entries of the gazetteers.
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

 private:
  bool compatible(CandidateIndex a, CandidateIndex b) const;

  const Reading& reading_;
  const Candidates& candidates_;
  mutable std::vector<CandidateIndex> parent_;
  std::vector<std::vector<CandidateIndex>> members_;
};

/// Runs the sieves, most precise first.
void run_sieves(const Reading& reading, const Candidates& candidates, Clusters& clusters);

}  // namespace newsgraph::coref

#endif
