#ifndef NEWSGRAPH_COREF_LOOKUP_HPP
#define NEWSGRAPH_COREF_LOOKUP_HPP

// Where sieves look candidates up instead of searching them all: what a candidate is and says is
// worked out once, and candidates under one key stand in a list.

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "coref/candidate.hpp"

namespace newsgraph::coref {

/// How many mentions back or on a sieve seeks what a description means. A quarter of a megabyte of
/// news, five hours of talk, has fewer mentions; who writes "the Minister" so long after has told
/// again which one. It keeps the work for a mention bounded in an article of any length.
inline constexpr CandidateIndex reach = 20'000;

/// A key of several things; equal for equal things.
inline std::uint64_t mix(std::uint64_t key, std::uint64_t more) noexcept {
  return (key ^ (key >> 29U)) * 0x9e3779b97f4a7c15ULL + more;
}
std::uint64_t mix(std::uint64_t key, std::string_view more) noexcept;

/// Candidates of one article in text order, by place, type and words.
class Lookup {
 public:
  /// Candidates between two places of the order.
  struct Range {
    CandidateIndex first = 0;
    CandidateIndex last = 0;
  };

  Lookup(const Reading& reading, const Candidates& candidates);

  bool is_a(CandidateIndex candidate, std::string_view type) const;
  /// words_key of its tokens.
  std::uint64_t words(CandidateIndex candidate) const { return words_[candidate]; }
  /// The same, case and accents kept.
  std::uint64_t forms(CandidateIndex candidate) const { return forms_[candidate]; }
  /// Those whose first token is in a span.
  Range beginning_in(TokenSpan tokens) const;

 private:
  const Candidates& candidates_;
  std::vector<std::vector<std::string_view>> types_;  ///< Each with the types above it.
  std::vector<std::uint32_t> type_;                   ///< Of each candidate, index into types_.
  std::vector<std::uint64_t> words_;
  std::vector<std::uint64_t> forms_;
};

/// Lists of candidates under keys, each in the order of adding.
class Lists {
 public:
  void add(std::uint64_t key, CandidateIndex candidate) { lists_[key].push_back(candidate); }
  /// Only where none under the key is alike yet: of candidates whom a sieve treats alike, as it
  /// does those of one cluster, the first is enough.
  void add_first(std::uint64_t key, CandidateIndex candidate, std::uint64_t alike) {
    if (seen_.insert(mix(key, alike)).second) add(key, candidate);
  }
  const std::vector<CandidateIndex>& at(std::uint64_t key) const;

 private:
  std::unordered_map<std::uint64_t, std::vector<CandidateIndex>> lists_;
  std::unordered_set<std::uint64_t> seen_;
};

/// Nearest candidate of an ascending list before `index`, within reach, that fits.
template <typename Fits>
CandidateIndex nearest_before(const std::vector<CandidateIndex>& list, CandidateIndex index,
                              Fits fits) {
  std::size_t low = 0;  // one past the last before `index`
  for (std::size_t high = list.size(); low < high;) {
    const std::size_t middle = low + (high - low) / 2;
    (list[middle] < index ? low = middle + 1 : high = middle);
  }
  for (; low > 0 && index - list[low - 1] <= reach; --low) {
    if (fits(list[low - 1])) return list[low - 1];
  }
  return no_candidate;
}

}  // namespace newsgraph::coref

#endif
