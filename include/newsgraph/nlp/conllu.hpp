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
  std::string document_id;  ///< "# newdoc id"; empty when none.
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

/// The sentences of an annotated document; `names` as Entity=(LABEL and ) in MISC.
std::vector<ConlluSentence> conllu_sentences(const Document& document);

/// Appends sentences as CoNLL-U. Same sentences, same bytes.
void append_conllu(std::span<const ConlluSentence> sentences, std::string& out);

/// The same for the sentences of a document.
void append_conllu(const Document& document, std::string& out);

/// An entity that MISC marks.
struct ConlluEntity {
  std::uint32_t first = 0;  ///< 0-based word.
  std::uint32_t last = 0;   ///< One past the end.
  std::string label;

  friend bool operator==(const ConlluEntity&, const ConlluEntity&) = default;
};

/// Entities of one sentence in the order of their ends, as append_conllu writes them
/// ("Entity=(PERSON" to "Entity=)") or as GUM does ("Entity=(7-person-new" to "Entity=7)", nested),
/// of which the label is the type. What has no other end in the sentence is left out.
std::vector<ConlluEntity> entities_of(const ConlluSentence& sentence);

/// Adds an entity to MISC. Entities must be added in text order and must not overlap.
void mark_entity(ConlluSentence& sentence, std::uint32_t first, std::uint32_t last,
                 std::string_view label);

}  // namespace newsgraph::nlp

#endif
