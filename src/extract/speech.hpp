#ifndef NEWSGRAPH_SRC_EXTRACT_SPEECH_HPP
#define NEWSGRAPH_SRC_EXTRACT_SPEECH_HPP

// A document seen for who speaks in it: mentions of those who can, by their first and last token,
// and small questions about tokens. Shared by attributions and quotations.

#include <string_view>
#include <vector>

#include "newsgraph/document/document.hpp"
#include "newsgraph/knowledge/knowledge.hpp"

namespace newsgraph::extract {

/// Words that stand for somebody or some body that can speak.
struct Voice {
  TokenSpan tokens;
  EntityIndex entity = no_entity;
  bool person = false;
  bool pronoun = false;
};

class SpeechView {
 public:
  /// Both must outlive the view.
  SpeechView(const Document& document, const knowledge::Knowledge& knowledge);

  const Document& document() const noexcept { return document_; }

  /// Voices in text order; at equal beginnings the longer first.
  const std::vector<Voice>& voices() const noexcept { return voices_; }
  /// The longest voice that begins at, or ends before, a token; nullptr when none.
  const Voice* from(TokenIndex first) const noexcept;
  const Voice* to(TokenIndex last) const noexcept;
  /// Voices whose first token lies in a span, in text order.
  std::vector<const Voice*> inside(TokenSpan tokens) const;

  TokenIndex size() const noexcept { return static_cast<TokenIndex>(document_.tokens.size()); }
  bool is(TokenIndex token, std::uint64_t classes) const noexcept {
    return token < size() && knowledge_.lexicon.is(document_.tokens.hash[token], classes);
  }
  bool has_shape(TokenIndex token, std::uint16_t bits) const noexcept {
    return token < size() && (document_.tokens.shape[token] & bits) != 0;
  }
  /// Whether the form is `lower`, ASCII case ignored.
  bool is_text(TokenIndex token, std::string_view lower) const noexcept;
  bool is_dash(TokenIndex token) const noexcept;
  bool is_quote_mark(TokenIndex token) const noexcept;
  /// The clitic of "Berg's", with either apostrophe.
  bool is_clitic_s(TokenIndex token) const noexcept {
    return is_text(token, "'s") || is_text(token, "\xe2\x80\x99s");
  }
  /// An agency or paper, which hands on what others say.
  bool is_media(EntityIndex entity) const noexcept {
    return knowledge_.ontology.is_a(document_.entities[entity].type, "NewsMediaOrganization");
  }
  /// Not punctuation: something with a letter or digit.
  bool is_word(TokenIndex token) const noexcept {
    return token < size() && !has_shape(token, Punctuation);
  }
  const Sentence& sentence(TokenIndex token) const noexcept {
    return document_.sentences[document_.tokens.sentence[token]];
  }
  std::uint32_t paragraph(TokenIndex token) const noexcept { return sentence(token).paragraph; }
  /// Time expression that covers a token; nullptr when none.
  const TimeExpression* time_at(TokenIndex token) const noexcept;
  /// Index into document.quoted of the outermost span around a token; -1 when none.
  int quoted(TokenIndex token) const noexcept { return quoted_[token]; }

 private:
  const Document& document_;
  const knowledge::Knowledge& knowledge_;
  std::vector<Voice> voices_;
  std::vector<std::uint32_t> by_last_;  ///< Indexes of voices by last token, longer first.
  std::vector<int> quoted_;
};

}  // namespace newsgraph::extract

#endif
