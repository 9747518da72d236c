#ifndef NEWSGRAPH_TESTS_TEXT_SHOW_HPP
#define NEWSGRAPH_TESTS_TEXT_SHOW_HPP

// Tokens, sentences and quotations as readable text for tests.

#include <string>
#include <string_view>

#include "newsgraph/document/document.hpp"
#include "newsgraph/text/text.hpp"
#include "newsgraph/text/tokenizer.hpp"

namespace newsgraph::text {

/// Forms with one space between them; white space inside of forms is kept.
inline std::string tokens_of(std::string_view text) {
  Tokens tokens;
  tokenize(text, tokens);
  std::string shown;
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    if (i > 0) shown += ' ';
    shown += text.substr(tokens.byte_begin[i], tokens.byte_end[i] - tokens.byte_begin[i]);
  }
  return shown;
}

inline Document analysed(std::string_view text) {
  Document document;
  document.article.text = text;
  analyse(document);
  return document;
}

inline std::string_view name_of(Zone zone) {
  constexpr std::string_view names[] = {"title", "header",  "dateline", "byline",
                                        "place", "speaker", "body"};
  return names[static_cast<std::size_t>(zone)];
}

/// Sentences as they stand, one a line; those not of the body with their zone before them.
inline std::string sentences_of(std::string_view text) {
  const Document document = analysed(text);
  std::string shown;
  for (const Sentence& sentence : document.sentences) {
    if (!shown.empty()) shown += '\n';
    if (sentence.zone != Zone::Body) shown += std::string(name_of(sentence.zone)) + ": ";
    shown += document.text(sentence.tokens);
  }
  return shown;
}

/// Quoted words as they stand with their depth: "0:so | 1:inner".
inline std::string quotations_of(std::string_view text) {
  const Document document = analysed(text);
  std::string shown;
  for (const QuotedSpan& quoted : document.quoted) {
    if (!shown.empty()) shown += " | ";
    shown += std::to_string(quoted.depth) + ":" + std::string(document.text(quoted.tokens));
  }
  return shown;
}

}  // namespace newsgraph::text

#endif
