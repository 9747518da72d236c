#ifndef NEWSGRAPH_KNOWLEDGE_TOKEN_FACTS_HPP
#define NEWSGRAPH_KNOWLEDGE_TOKEN_FACTS_HPP

// What schema/ says of the tokens of one document, looked up once: word classes of every token and
// the gazetteer match that covers it. Names and coreference read it.

#include <cstdint>
#include <vector>

#include "newsgraph/document/document.hpp"
#include "newsgraph/knowledge/knowledge.hpp"

namespace newsgraph::knowledge {

/// Set of EntryKinds as bits.
using KindMask = std::uint32_t;
constexpr KindMask mask(EntryKind kind) noexcept { return 1U << static_cast<unsigned>(kind); }
template <typename... Kinds>
constexpr KindMask mask(EntryKind kind, Kinds... others) noexcept {
  return mask(kind) | mask(others...);
}

class TokenFacts {
 public:
  static constexpr std::uint32_t no_match = 0xffffffffU;

  /// Both must outlive the object, and the document's tokens and matches must not change.
  TokenFacts(const Document& document, const Knowledge& knowledge);

  const Document& document() const noexcept { return *document_; }
  const Knowledge& knowledge() const noexcept { return *knowledge_; }
  TokenIndex size() const noexcept { return static_cast<TokenIndex>(classes_.size()); }

  /// Word classes (knowledge::word::Class bits); 0 past the end.
  std::uint64_t classes(TokenIndex token) const noexcept {
    return token < classes_.size() ? classes_[token] : 0;
  }
  bool is(TokenIndex token, std::uint64_t any_of) const noexcept {
    return (classes(token) & any_of) != 0;
  }
  bool has_shape(TokenIndex token, std::uint16_t any_of) const noexcept {
    return token < classes_.size() && (document_->tokens.shape[token] & any_of) != 0;
  }
  bool capitalized(TokenIndex token) const noexcept {
    return has_shape(token, Capitalized | AllUpper);
  }
  /// No white space between the token and the one before it.
  bool glued(TokenIndex token) const noexcept {
    return token < classes_.size() && !has_shape(token, SpaceBefore);
  }
  /// Form equal to `form`, byte for byte; false past the end.
  bool form_is(TokenIndex token, std::string_view form) const noexcept {
    return token < classes_.size() && document_->form(token) == form;
  }

  /// Index into document.gazetteer_matches of the match over the token, or no_match.
  std::uint32_t match_over(TokenIndex token) const noexcept {
    return token < match_.size() ? match_[token] : no_match;
  }
  /// The match that begins at the token, or no_match.
  std::uint32_t match_at(TokenIndex token) const noexcept;
  /// Without a leading lower-case article ("the United Kingdom").
  TokenSpan match_tokens(std::uint32_t match) const noexcept { return spans_[match]; }
  KindMask match_kinds(std::uint32_t match) const noexcept {
    return match == no_match ? 0 : kinds_[match];
  }
  std::span<const EntryId> match_entries(std::uint32_t match) const noexcept {
    return knowledge_->gazetteer.entries(document_->gazetteer_matches[match].alias);
  }
  /// Kinds of the match that covers exactly `tokens`; 0 when there is none.
  KindMask kinds(TokenSpan tokens) const noexcept;
  /// First entry of one of the kinds among those of a match; nullptr when none.
  const Entry* entry(std::uint32_t match, KindMask any_of) const noexcept;

  /// First and last-plus-one token of the sentence of a token.
  TokenSpan sentence(TokenIndex token) const noexcept {
    return document_->sentences[document_->tokens.sentence[token]].tokens;
  }

 private:
  const Document* document_;
  const Knowledge* knowledge_;
  std::vector<std::uint64_t> classes_;
  std::vector<std::uint32_t> match_;
  std::vector<KindMask> kinds_;
  std::vector<TokenSpan> spans_;
};

}  // namespace newsgraph::knowledge

#endif
