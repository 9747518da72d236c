#include "coref/clusters.hpp"

#include <algorithm>
#include <iterator>
#include <numeric>
#include <string>
#include <string_view>
#include <vector>

#include "newsgraph/nlp/labels.hpp"
#include "newsgraph/text/romanisation.hpp"

#include "coref/lookup.hpp"
#include "coref/patronymic.hpp"

namespace newsgraph::coref {
namespace {

/// First words of two full names of persons differ, and neither is an initial of the other.
bool given_names_clash(const Reading& reading, const Candidate& a, const Candidate& b) {
  if (a.kind != MentionKind::Name || b.kind != MentionKind::Name) return false;
  if (a.tokens.size() < 2 || b.tokens.size() < 2) return false;
  const auto& hash = reading.document.tokens.hash;
  const bool same_last = hash[a.tokens.last - 1] == hash[b.tokens.last - 1];
  const bool same_first = hash[a.tokens.first] == hash[b.tokens.first];
  if (!same_last || same_first) return false;
  const std::string_view first_a = reading.document.form(a.tokens.first);
  const std::string_view first_b = reading.document.form(b.tokens.first);
  if (first_a.empty() || first_b.empty()) return false;
  const bool initial = first_a.size() <= 2 || first_b.size() <= 2;
  return !(initial && first_a.front() == first_b.front());
}

/// Two names of two words each, one given name and family names that begin otherwise: no spelling
/// of one another, and no patronymic.
bool family_names_clash(const Reading& reading, const Candidate& a, const Candidate& b) {
  if (a.kind != MentionKind::Name || b.kind != MentionKind::Name) return false;
  if (a.tokens.size() != 2 || b.tokens.size() != 2) return false;
  const Document& document = reading.document;
  if (document.tokens.hash[a.tokens.first] != document.tokens.hash[b.tokens.first]) return false;
  const std::string first = text::even_out(document.form(a.tokens.first + 1));
  const std::string second = text::even_out(document.form(b.tokens.first + 1));
  if (first.empty() || second.empty() || first.front() == second.front()) return false;
  return !is_patronymic(first) && !is_patronymic(second);
}

/// The word behind "to" in the description of a visit: where it goes; 0 when it does not say.
std::uint64_t destination(const Reading& reading, const Candidate& visit) {
  const auto& facts = reading.facts;
  for (TokenIndex t = visit.head + 1; t + 1 < visit.tokens.last; ++t) {
    if (!facts.form_is(t, "to")) continue;
    TokenIndex place = t + 1;
    if (facts.is(place, knowledge::word::Article)) ++place;
    return facts.capitalized(place) ? reading.document.tokens.hash[place] : 0;
  }
  return 0;
}

/// States named in the words of an agreement, by code.
std::vector<std::string> parties(const Reading& reading, const Candidate& agreement) {
  using knowledge::EntryKind;
  std::vector<std::string> states;
  for (TokenIndex t = agreement.tokens.first; t < agreement.tokens.last; ++t) {
    const auto* state = reading.facts.entry(
        reading.facts.match_at(t), knowledge::mask(EntryKind::Country, EntryKind::Demonym));
    if (state != nullptr && reading.facts.capitalized(t)) states.push_back(state->country);
  }
  std::ranges::sort(states);
  return states;
}

/// "the trade agreement with Norland" and "the one between Sudonia and Estland".
bool of_other_parties(const Reading& reading, const Candidate& a, const Candidate& b) {
  const std::vector<std::string> first = parties(reading, a);
  const std::vector<std::string> second = parties(reading, b);
  std::vector<std::string> shared;
  std::ranges::set_intersection(first, second, std::back_inserter(shared));
  return !first.empty() && !second.empty() && shared.empty();
}

/// "Visit to Norland" and "her visit to Sudonia".
bool go_elsewhere(const Reading& reading, const Candidate& a, const Candidate& b) {
  if (!reading.knowledge.ontology.is_a(a.type, "Visit") ||
      !reading.knowledge.ontology.is_a(b.type, "Visit")) {
    return false;
  }
  const std::uint64_t first = destination(reading, a);
  const std::uint64_t second = destination(reading, b);
  return first != 0 && second != 0 && first != second;
}

/// Appends in text order.
template <typename Item>
void join_sorted(std::vector<Item>& into, std::vector<Item>& from) {
  if (into.size() < from.size()) into.swap(from);
  const auto middle = static_cast<std::ptrdiff_t>(into.size());
  const bool behind = into.empty() || from.empty() || into.back() < from.front();
  into.insert(into.end(), from.begin(), from.end());
  if (!behind) std::ranges::inplace_merge(into, into.begin() + middle);
  std::vector<Item>().swap(from);
}

}  // namespace

Clusters::Clusters(const Reading& reading, const Candidates& candidates)
    : reading_(reading),
      candidates_(candidates),
      parent_(candidates.size()),
      members_(candidates.size()),
      kind_(candidates.size()),
      unlike_(candidates.size()),
      arguments_(candidates.size()),
      named_(candidates.size()) {
  std::iota(parent_.begin(), parent_.end(), 0U);
  for (CandidateIndex i = 0; i < candidates.size(); ++i) {
    members_[i] = {i};
    unlike_[i] = {i};
    kind_[i] = kind_of(i);
    named_[i] = candidates[i].kind == MentionKind::Name ? 1 : 0;
    note_argument(i);
  }
}

/// Whatever `compatible` and the sieves ask of a member has to be in its kind.
std::uint64_t Clusters::kind_of(CandidateIndex candidate) const {
  const Candidate& of = candidates_[candidate];
  std::uint64_t key = mix(mix(0, of.type), of.country);
  key = mix(mix(mix(key, of.role), of.wikidata), of.served);
  key = mix(key, static_cast<std::uint64_t>(of.kind) * 256 + static_cast<unsigned char>(of.gender));
  const std::string_view root = reading_.knowledge.ontology.root(of.type);
  const bool thing = root == "Event" || root == "Agreement";
  if (!thing && (of.type != "Person" || of.kind != MentionKind::Name)) return key;
  for (TokenIndex t = of.tokens.first; t < of.tokens.last; ++t) {
    key = mix(key, reading_.document.form(t));
  }
  if (!thing) return key;
  key = mix(mix(key, of.ordinal), destination(reading_, of));
  for (const std::string& state : parties(reading_, of)) key = mix(key, state);
  return key;
}

void Clusters::note_argument(CandidateIndex candidate) {
  const Tokens& tokens = reading_.document.tokens;
  const Candidate& of = candidates_[candidate];
  if (tokens.head.empty() || tokens.head[of.head] == no_token) return;
  const std::string_view root = reading_.knowledge.ontology.root(of.type);
  if (root != "Event" && root != "Agreement") return;
  const std::string_view relation = nlp::deprel_names()[tokens.deprel[of.head]];
  const bool subject = relation.starts_with("nsubj");
  if (!subject && relation != "obj") return;
  arguments_[candidate] = {Argument{tokens.head[of.head]} * 2 + (subject ? 1U : 0U)};
}

CandidateIndex Clusters::find(CandidateIndex candidate) const noexcept {
  while (parent_[candidate] != candidate) {
    parent_[candidate] = parent_[parent_[candidate]];
    candidate = parent_[candidate];
  }
  return candidate;
}

bool Clusters::compatible(CandidateIndex a, CandidateIndex b) const {
  const Candidate& left = candidates_[a];
  const Candidate& right = candidates_[b];
  const auto& ontology = reading_.knowledge.ontology;
  if (left.type != right.type && ontology.root(left.type) != ontology.root(right.type))
    return false;
  if (left.type == "Country" && !left.country.empty() && !right.country.empty() &&
      left.country != right.country) {
    return false;
  }
  if (left.gender != 0 && right.gender != 0 && left.gender != right.gender) return false;
  if (!left.wikidata.empty() && !right.wikidata.empty() && left.wikidata != right.wikidata) {
    return false;
  }
  const std::string_view root = ontology.root(left.type);
  if ((root == "Event" || root == "Agreement") && go_elsewhere(reading_, left, right)) return false;
  if (root == "Agreement" && of_other_parties(reading_, left, right)) return false;
  if (left.type == "Person") {
    if (!left.country.empty() && !right.country.empty() && left.country != right.country &&
        left.role == right.role) {
      return false;
    }
    if (given_names_clash(reading_, left, right) || family_names_clash(reading_, left, right)) {
      return false;
    }
  }
  return true;
}

bool Clusters::arguments_of_one_verb(CandidateIndex a, CandidateIndex b) const {
  const auto* fewer = &arguments_[a];
  const auto* more = &arguments_[b];
  if (more->size() < fewer->size()) std::swap(fewer, more);
  return std::ranges::any_of(
      *fewer, [&](Argument argument) { return std::ranges::binary_search(*more, argument ^ 1U); });
}

bool Clusters::may_merge(CandidateIndex a, CandidateIndex b) const {
  a = find(a);
  b = find(b);
  const auto& left = unlike_[a];
  const auto& right = unlike_[b];
  return !arguments_of_one_verb(a, b) && std::ranges::all_of(left, [&](CandidateIndex x) {
    return std::ranges::all_of(right, [&](CandidateIndex y) { return compatible(x, y); });
  });
}

bool Clusters::merge(CandidateIndex a, CandidateIndex b) {
  CandidateIndex left = find(a);
  CandidateIndex right = find(b);
  if (left == right) return true;
  if (!may_merge(left, right)) return false;
  if (right < left) std::swap(left, right);
  parent_[right] = left;
  join_sorted(members_[left], members_[right]);
  join_sorted(arguments_[left], arguments_[right]);
  auto& kinds = unlike_[left];
  for (const CandidateIndex member : unlike_[right]) {
    const bool known = std::ranges::any_of(
        kinds, [&](CandidateIndex other) { return kind_[other] == kind_[member]; });
    if (!known) kinds.push_back(member);
  }
  std::vector<CandidateIndex>().swap(unlike_[right]);
  named_[left] = named_[left] != 0 || named_[right] != 0 ? 1 : 0;
  return true;
}

}  // namespace newsgraph::coref
