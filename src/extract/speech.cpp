#include "extract/speech.hpp"

#include <algorithm>

namespace newsgraph::extract {

SpeechView::SpeechView(const Document& document, const knowledge::Knowledge& knowledge)
    : document_(document), knowledge_(knowledge), quoted_(document.tokens.size(), -1) {
  for (EntityIndex e = 0; e < document.entities.size(); ++e) {
    const Entity& entity = document.entities[e];
    const std::string_view root = knowledge.ontology.root(entity.type);
    const bool person = root == "Person";
    if (!person && root != "Organization" && root != "Country") continue;
    for (const Mention& mention : entity.mentions) {
      if (mention.tokens.empty()) continue;
      voices_.push_back({mention.tokens, e, person, mention.kind == MentionKind::Pronoun});
    }
  }
  std::ranges::sort(voices_, [](const Voice& a, const Voice& b) {
    if (a.tokens.first != b.tokens.first) return a.tokens.first < b.tokens.first;
    if (a.tokens.last != b.tokens.last) return a.tokens.last > b.tokens.last;
    return a.entity < b.entity;
  });
  by_last_.resize(voices_.size());
  for (std::uint32_t i = 0; i < by_last_.size(); ++i) by_last_[i] = i;
  std::ranges::stable_sort(by_last_, {}, [&](std::uint32_t i) { return voices_[i].tokens.last; });
  for (std::size_t q = 0; q < document.quoted.size(); ++q) {
    const QuotedSpan& quoted = document.quoted[q];
    if (quoted.depth != 0) continue;
    for (TokenIndex i = quoted.tokens.first; i < quoted.tokens.last; ++i) {
      quoted_[i] = static_cast<int>(q);
    }
  }
}

const Voice* SpeechView::from(TokenIndex first) const noexcept {
  const auto found = std::ranges::lower_bound(
      voices_, first, {}, [](const Voice& voice) { return voice.tokens.first; });
  return found != voices_.end() && found->tokens.first == first ? &*found : nullptr;
}

const Voice* SpeechView::to(TokenIndex last) const noexcept {
  const auto found = std::ranges::lower_bound(
      by_last_, last, {}, [&](std::uint32_t i) { return voices_[i].tokens.last; });
  if (found == by_last_.end() || voices_[*found].tokens.last != last) return nullptr;
  return &voices_[*found];
}

std::vector<const Voice*> SpeechView::inside(TokenSpan tokens) const {
  std::vector<const Voice*> result;
  auto voice = std::ranges::lower_bound(voices_, tokens.first, {},
                                        [](const Voice& row) { return row.tokens.first; });
  for (; voice != voices_.end() && voice->tokens.first < tokens.last; ++voice) {
    result.push_back(&*voice);
  }
  return result;
}

bool SpeechView::is_text(TokenIndex token, std::string_view lower) const noexcept {
  if (token >= size()) return false;
  return std::ranges::equal(document_.form(token), lower, {}, [](char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  });
}

bool SpeechView::is_dash(TokenIndex token) const noexcept {
  return is_text(token, "-") || is_text(token, "\xe2\x80\x93") || is_text(token, "\xe2\x80\x94") ||
         is_text(token, "--");
}

bool SpeechView::is_quote_mark(TokenIndex token) const noexcept {
  return has_shape(token, OpenQuote | CloseQuote) && has_shape(token, Punctuation);
}

const TimeExpression* SpeechView::time_at(TokenIndex token) const noexcept {
  const auto after = std::ranges::upper_bound(
      document_.times, token, {}, [](const TimeExpression& time) { return time.tokens.first; });
  if (after == document_.times.begin()) return nullptr;
  const TimeExpression& time = *(after - 1);
  return time.tokens.contains(token) ? &time : nullptr;
}

}  // namespace newsgraph::extract
