#include "newsgraph/text/text.hpp"

#include "newsgraph/text/tokenizer.hpp"

#include "text/paragraphs.hpp"
#include "text/quotation_marks.hpp"
#include "text/sentences.hpp"
#include "text/zones.hpp"

namespace newsgraph::text {

void analyse(Document& document) {
  const std::string_view text = document.article.text;
  Tokens& tokens = document.tokens;
  tokens.clear();
  document.sentences.clear();
  document.quoted.clear();
  tokenize(text, tokens);

  const std::vector<Paragraph> paragraphs = find_paragraphs(text, tokens);
  bool cut = false;
  for (const Section& section : find_zones(text, tokens, paragraphs)) {
    const bool here =
        section.zone == Zone::Body
            ? split_sentences(text, tokens, section.tokens, section.paragraph, document.sentences)
            : append_sentence(text, tokens, {section.tokens, section.zone, section.paragraph},
                              document.sentences);
    cut = cut || here;
  }
  if (cut) document.problems.emplace_back(sentence_cut);
  document.quoted = find_quotations(text, tokens, paragraphs);
  tokens.sentence.reserve(tokens.size());
  for (std::uint32_t i = 0; i < document.sentences.size(); ++i) {
    tokens.sentence.insert(tokens.sentence.end(), document.sentences[i].tokens.size(), i);
  }
}

}  // namespace newsgraph::text
