#include "newsgraph/text/text.hpp"

#include <algorithm>

#include "newsgraph/text/tokenizer.hpp"

#include "text/paragraphs.hpp"
#include "text/sentences.hpp"

namespace newsgraph::text {

void analyse(Document& document) {
  const std::string_view text = document.article.text;
  Tokens& tokens = document.tokens;
  tokens.clear();
  document.sentences.clear();
  document.quoted.clear();
  tokenize(text, tokens);

  const std::vector<Paragraph> paragraphs = find_paragraphs(text, tokens);
  std::uint32_t number = 0;
  for (const Paragraph& paragraph : paragraphs) {
    split_sentences(text, tokens, paragraph.tokens, number++, document.sentences);
  }
  tokens.sentence.resize(tokens.size());
  for (std::uint32_t i = 0; i < document.sentences.size(); ++i) {
    const TokenSpan span = document.sentences[i].tokens;
    std::fill(tokens.sentence.begin() + span.first, tokens.sentence.begin() + span.last, i);
  }
}

}  // namespace newsgraph::text
