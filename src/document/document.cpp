#include "newsgraph/document/document.hpp"

#include <utility>

namespace newsgraph {

void Tokens::clear() noexcept {
  byte_begin.clear();
  byte_end.clear();
  begin.clear();
  end.clear();
  hash.clear();
  shape.clear();
  sentence.clear();
  upos.clear();
  xpos.clear();
  head.clear();
  deprel.clear();
  lemma.clear();
}

void Document::clear() noexcept {
  article = {};
  tokens.clear();
  sentences.clear();
  quoted.clear();
  gazetteer_matches.clear();
  lemmas.clear();
  names.clear();
  times.clear();
  quantities.clear();
  entities.clear();
  claims.clear();
  quotations.clear();
  problems.clear();
}

std::string_view Document::form(TokenIndex token) const noexcept {
  const std::uint32_t begin = tokens.byte_begin[token];
  return std::string_view(article.text).substr(begin, tokens.byte_end[token] - begin);
}

std::string_view Document::text(TokenSpan words) const noexcept {
  if (words.empty()) return {};
  const std::uint32_t begin = tokens.byte_begin[words.first];
  return std::string_view(article.text).substr(begin, tokens.byte_end[words.last - 1] - begin);
}

Span Document::span(TokenSpan words) const noexcept {
  if (words.empty()) {
    const std::uint32_t at = words.first < tokens.size() ? tokens.begin[words.first] : 0;
    return {at, at};
  }
  return {tokens.begin[words.first], tokens.end[words.last - 1]};
}

Record take_record(Document& document, const ToolStamp& tool) {
  Record record;
  record.tool = tool;
  record.article = std::move(document.article);
  record.sentences.reserve(document.sentences.size());
  for (const Sentence& sentence : document.sentences) {
    record.sentences.push_back(document.span(sentence.tokens));
  }
  record.entities = std::move(document.entities);
  record.claims = std::move(document.claims);
  record.quotations = std::move(document.quotations);
  record.problems = std::move(document.problems);
  for (Claim& claim : record.claims) claim.confidence = round_confidence(claim.confidence);
  document.clear();
  return record;
}

}  // namespace newsgraph
