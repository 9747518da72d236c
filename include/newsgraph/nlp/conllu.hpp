#ifndef NEWSGRAPH_NLP_CONLLU_HPP
#define NEWSGRAPH_NLP_CONLLU_HPP

// CoNLL-U (universaldependencies.org/format.html) read and written.

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "newsgraph/document/document.hpp"

namespace newsgraph::nlp {

struct ConlluWord {
  std::string form;
  std::string lemma;
  std::string upos;
  std::string xpos;
  std::string feats;
  std::uint32_t head = 0;  ///< 1-based within the sentence; 0 for the root.
  std::string deprel;
  std::string misc;
};

/// A range of words that is one token on the surface: "don't" over "do" and "n't".
struct ConlluRange {
  std::uint32_t first = 0;  ///< 0-based index of the first word.
  std::uint32_t last = 0;   ///< One past the last.
  std::string form;
  std::string misc;
};

struct ConlluSentence {
  std::string id;    ///< "# sent_id"; empty when none.
  std::string text;  ///< "# text"; empty when none.
  bool starts_document = false;
  bool starts_paragraph = false;
  std::vector<ConlluWord> words;
  std::vector<ConlluRange> ranges;
};

/// Reads all sentences; empty nodes ("8.1") are left out. Throws InputError (path, line) on rows
/// that have not ten columns, ids out of order, heads outside of the sentence.
std::vector<ConlluSentence> read_conllu(std::string_view content, const std::string& path);

/// Raw text that the sentences were made from, by "# text", or by forms and SpaceAfter=No.
std::string surface_text(const ConlluSentence& sentence);

/// The running text of sentences: a space between two of one paragraph, a blank line between
/// paragraphs. What a document is made of again, to be scored from raw text.
std::string running_text(std::span<const ConlluSentence> sentences);

/// The sentences of an annotated document.
std::vector<ConlluSentence> conllu_sentences(const Document& document);

/// Appends the document as CoNLL-U: entities of `names` as Entity=(LABEL and ) in MISC. Same
/// document, same bytes.
void append_conllu(const Document& document, std::string& out);

}  // namespace newsgraph::nlp

#endif
