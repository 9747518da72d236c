// The sieves, from precise to loose. A rule is one function and one row of the table.

#include <array>
#include <unordered_map>

#include "coref/clusters.hpp"

namespace newsgraph::coref {
namespace {

struct Work {
  const Reading& reading;
  const Candidates& candidates;
  Clusters& clusters;
};

/// "Sadyr Japarov" ... "Sadyr Japarov": the same words, or one country by two of its names.
void same_name(Work& work) {
  std::unordered_map<std::uint64_t, CandidateIndex> by_words;
  std::unordered_map<std::string, CandidateIndex> by_entry;
  for (CandidateIndex i = 0; i < work.candidates.size(); ++i) {
    const Candidate& candidate = work.candidates[i];
    if (candidate.kind != MentionKind::Name) continue;
    std::string entry;
    if (candidate.type == "Country") {
      entry = "country " + candidate.country;
    } else if (!candidate.canonical.empty()) {
      entry = candidate.type + ' ' + candidate.canonical + ' ' + candidate.wikidata;
    }
    if (!entry.empty()) {
      const auto [known, added] = by_entry.emplace(entry, i);
      if (!added) work.clusters.merge(known->second, i);
    }
    const auto [known, added] =
        by_words.emplace(words_key(work.reading.document, candidate.tokens), i);
    if (!added) work.clusters.merge(known->second, i);
  }
}

struct Sieve {
  const char* name;
  void (*run)(Work&);
};

constexpr std::array sieves{
    Sieve{"same-name", same_name},
};

}  // namespace

void run_sieves(const Reading& reading, const Candidates& candidates, Clusters& clusters) {
  Work work{reading, candidates, clusters};
  for (const Sieve& sieve : sieves) sieve.run(work);
}

}  // namespace newsgraph::coref
