#include "coref/lookup.hpp"

#include <algorithm>
#include <functional>

namespace newsgraph::coref {

std::uint64_t mix(std::uint64_t key, std::string_view more) noexcept {
  return mix(key, std::hash<std::string_view>{}(more));
}

Lookup::Lookup(const Reading& reading, const Candidates& candidates)
    : candidates_(candidates),
      type_(candidates.size()),
      words_(candidates.size()),
      forms_(candidates.size()) {
  const knowledge::Ontology& ontology = reading.knowledge.ontology;
  std::unordered_map<std::string_view, std::uint32_t> known;
  for (CandidateIndex i = 0; i < candidates.size(); ++i) {
    const auto [row, added] =
        known.emplace(candidates[i].type, static_cast<std::uint32_t>(types_.size()));
    if (added) {
      std::vector<std::string_view>& above = types_.emplace_back();
      for (const auto* type = ontology.find_type(candidates[i].type); type != nullptr;
           type = type->parent.empty() ? nullptr : ontology.find_type(type->parent)) {
        above.push_back(type->name);
      }
    }
    type_[i] = row->second;
    words_[i] = words_key(reading.document, candidates[i].tokens);
    for (TokenIndex t = candidates[i].tokens.first; t < candidates[i].tokens.last; ++t) {
      forms_[i] = mix(forms_[i], reading.document.form(t));
    }
  }
}

bool Lookup::is_a(CandidateIndex candidate, std::string_view type) const {
  const std::vector<std::string_view>& above = types_[type_[candidate]];
  return std::ranges::find(above, type) != above.end();
}

Lookup::Range Lookup::beginning_in(TokenSpan tokens) const {
  const auto first = [](const Candidate& candidate) { return candidate.tokens.first; };
  const auto begin = std::ranges::lower_bound(candidates_, tokens.first, {}, first);
  const auto end = std::lower_bound(
      begin, candidates_.end(), tokens.last,
      [](const Candidate& candidate, TokenIndex at) { return candidate.tokens.first < at; });
  return {static_cast<CandidateIndex>(begin - candidates_.begin()),
          static_cast<CandidateIndex>(end - candidates_.begin())};
}

const std::vector<CandidateIndex>& Lists::at(std::uint64_t key) const {
  static const std::vector<CandidateIndex> none;
  const auto found = lists_.find(key);
  return found == lists_.end() ? none : found->second;
}

}  // namespace newsgraph::coref
