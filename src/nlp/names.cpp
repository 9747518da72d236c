#include "newsgraph/nlp/names.hpp"

#include <algorithm>
#include <optional>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "newsgraph/base/hash.hpp"
#include "newsgraph/knowledge/token_facts.hpp"

#include "nlp/activation.hpp"
#include "nlp/name_candidates.hpp"
#include "nlp/name_cues.hpp"
#include "nlp/recognised.hpp"

namespace newsgraph::nlp {
namespace {

using knowledge::TokenFacts;

/// Key of a stretch of words, case and accents folded.
std::uint64_t key_of(const Document& document, TokenSpan tokens) {
  std::uint64_t key = 0;
  for (TokenIndex t = tokens.first; t < tokens.last; ++t) {
    key = key * 0x9e3779b97f4a7c15ULL + document.tokens.hash[t];
  }
  return key;
}

/// What the article has made certain: labels of whole names and of parts of persons' names.
class Decided {
 public:
  void learn(const Document& document, TokenSpan tokens, const NameJudgement& judgement) {
    if (judgement.weight < strong_weight) return;
    auto& best = whole_[key_of(document, tokens)];
    if (judgement.weight > best.weight) best = judgement;
    if (judgement.label != NameLabel::Person) return;
    for (TokenIndex t = tokens.first; t < tokens.last; ++t) {
      if ((document.tokens.shape[t] & Capitalized) != 0) parts_[document.tokens.hash[t]] = true;
    }
  }
  const NameJudgement* whole(const Document& document, TokenSpan tokens) const {
    const auto found = whole_.find(key_of(document, tokens));
    return found == whole_.end() ? nullptr : &found->second;
  }
  bool person_part(const Document& document, TokenSpan tokens) const {
    for (TokenIndex t = tokens.first; t < tokens.last; ++t) {
      if (!parts_.contains(document.tokens.hash[t])) return false;
    }
    return true;
  }

 private:
  std::unordered_map<std::uint64_t, NameJudgement> whole_;
  std::unordered_map<std::uint64_t, bool> parts_;
};

/// Words of the article seen in lower case: their capital at a sentence's beginning says nothing.
class LowerCaseWords {
 public:
  explicit LowerCaseWords(const Document& document) {
    for (std::size_t t = 0; t < document.tokens.size(); ++t) {
      if ((document.tokens.shape[t] & AllLower) != 0) seen_[document.tokens.hash[t]] = true;
    }
  }
  bool contains(const Document& document, TokenIndex token) const {
    return seen_.contains(document.tokens.hash[token]);
  }

 private:
  std::unordered_map<std::uint64_t, bool> seen_;
};

/// Tells each candidate what the recogniser sees there.
void attach(const Recognised& recognised, std::vector<NameCandidate>& candidates) {
  constexpr float other_borders = 0.5F;
  for (NameCandidate& candidate : candidates) {
    const NameSpan* name = nullptr;
    for (TokenIndex t = candidate.tokens.first; t < candidate.tokens.last && name == nullptr; ++t) {
      name = recognised.over(t);
    }
    candidate.overlooked = name == nullptr && recognised.ran();
    if (name == nullptr || name->score < Recognised::least) continue;
    candidate.recognised = name->label;
    candidate.recognised_score =
        name->tokens == candidate.tokens ? name->score : name->score * other_borders;
  }
}

/// Letters for a thing that is no name: "small and medium enterprises (SMEs)". By hash.
std::unordered_set<std::uint64_t> general_letters(const TokenFacts& facts,
                                                  const std::vector<NameCandidate>& candidates) {
  const Document& document = facts.document();
  std::unordered_set<std::uint64_t> letters;
  for (const NameCandidate& candidate : candidates) {
    const TokenIndex token = candidate.tokens.first;
    if (candidate.tokens.size() != 1 || token < 2 || facts.kinds(candidate.tokens) != 0 ||
        !facts.form_is(token - 1, "(") || !facts.form_is(token + 1, ")") ||
        !facts.has_shape(token - 2, AllLower)) {
      continue;
    }
    std::string_view form = document.form(token);
    if (form.ends_with('s')) form.remove_suffix(1);
    const bool upper =
        form.size() > 1 && std::ranges::all_of(form, [](char c) { return c >= 'A' && c <= 'Z'; });
    const char first = document.form(token - 2).front();
    if (upper && first >= 'a' && first <= 'z' && form.back() == first - 'a' + 'A') {
      letters.insert(document.tokens.hash[token]);
    }
  }
  return letters;
}

float score_of(float weight) { return sigmoid(weight - 1.0F); }

}  // namespace

void find_names(Document& document, const knowledge::Knowledge& knowledge,
                std::span<const NameSpan> recognised) {
  const TokenFacts facts(document, knowledge);
  const Recognised read(recognised, document.tokens.size());
  std::vector<NameCandidate> candidates = find_name_candidates(facts, read);
  attach(read, candidates);
  const LowerCaseWords lower(document);

  const std::unordered_set<std::uint64_t> general = general_letters(facts, candidates);
  std::erase_if(candidates, [&](const NameCandidate& candidate) {
    return candidate.tokens.size() == 1 &&
           general.contains(document.tokens.hash[candidate.tokens.first]);
  });

  std::vector<std::optional<NameJudgement>> judgements;
  judgements.reserve(candidates.size());
  Decided decided;
  for (const NameCandidate& candidate : candidates) {
    std::optional<NameJudgement> judgement = judge_name(facts, candidate);
    const bool doubtful = candidate.sentence_start || candidate.title_case;
    if (judgement && doubtful && candidate.tokens.size() == 1 &&
        judgement->weight < strong_weight && lower.contains(document, candidate.tokens.first)) {
      judgement.reset();
    }
    if (judgement) decided.learn(document, candidate.tokens, *judgement);
    judgements.push_back(judgement);
  }

  document.names.clear();
  for (std::size_t i = 0; i < candidates.size(); ++i) {
    const TokenSpan tokens = candidates[i].tokens;
    std::optional<NameJudgement> judgement = judgements[i];
    const NameJudgement* known = decided.whole(document, tokens);
    if (known != nullptr && (!judgement || judgement->weight < known->weight)) {
      judgement = *known;
    } else if ((!judgement || judgement->weight < strong_weight) &&
               decided.person_part(document, tokens)) {
      judgement = NameJudgement{NameLabel::Person, strong_weight, strong_weight};
    }
    if (!judgement) continue;
    document.names.push_back({tokens, judgement->label, score_of(judgement->weight)});
  }
}

}  // namespace newsgraph::nlp
