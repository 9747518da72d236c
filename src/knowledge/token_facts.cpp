#include "newsgraph/knowledge/token_facts.hpp"

namespace newsgraph::knowledge {

TokenFacts::TokenFacts(const Document& document, const Knowledge& knowledge)
    : document_(&document), knowledge_(&knowledge) {
  const std::size_t size = document.tokens.size();
  classes_.reserve(size);
  for (const std::uint64_t hash : document.tokens.hash) {
    classes_.push_back(knowledge.lexicon.classes(hash));
  }
  match_.assign(size, no_match);
  kinds_.reserve(document.gazetteer_matches.size());
  spans_.reserve(document.gazetteer_matches.size());
  for (std::uint32_t match = 0; match < document.gazetteer_matches.size(); ++match) {
    TokenSpan tokens = document.gazetteer_matches[match].tokens;
    if (tokens.size() > 1 && is(tokens.first, word::Article) && has_shape(tokens.first, AllLower)) {
      ++tokens.first;
    }
    spans_.push_back(tokens);
    for (TokenIndex token = tokens.first; token < tokens.last; ++token) match_[token] = match;
    KindMask kinds = 0;
    for (const EntryId id : match_entries(match)) kinds |= mask(knowledge.gazetteer.entry(id).kind);
    kinds_.push_back(kinds);
  }
}

std::uint32_t TokenFacts::match_at(TokenIndex token) const noexcept {
  const std::uint32_t match = match_over(token);
  return match != no_match && match_tokens(match).first == token ? match : no_match;
}

KindMask TokenFacts::kinds(TokenSpan tokens) const noexcept {
  const std::uint32_t match = match_at(tokens.first);
  return match != no_match && match_tokens(match) == tokens ? kinds_[match] : 0;
}

const Entry* TokenFacts::entry(std::uint32_t match, KindMask any_of) const noexcept {
  if (match == no_match) return nullptr;
  for (const EntryId id : match_entries(match)) {
    const Entry& entry = knowledge_->gazetteer.entry(id);
    if ((mask(entry.kind) & any_of) != 0) return &entry;
  }
  return nullptr;
}

}  // namespace newsgraph::knowledge
