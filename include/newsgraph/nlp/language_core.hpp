#ifndef NEWSGRAPH_NLP_LANGUAGE_CORE_HPP
#define NEWSGRAPH_NLP_LANGUAGE_CORE_HPP

// Tags, lemmas, trees and names of English sentences from one small neural encoder that was trained
// by newsgraph-train. Inference is in 8-bit integers, with kernels for AVX-512 VNNI, AVX2 and plain
// C++ that give the same results, whatever else is in the batch and however many threads run.

#include <cstdint>
#include <filesystem>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "newsgraph/document/document.hpp"
#include "newsgraph/nlp/conllu.hpp"

namespace newsgraph::nlp {

/// Names that one guideline knows; a model has a recogniser for each it was trained on.
struct NameGuideline {
  std::string name;                ///< "uner", "gmb"
  std::vector<std::string> types;  ///< "PER", "ORG", "LOC"
};

/// A name as one guideline sees it.
struct GuidelineSpan {
  std::uint32_t first = 0;  ///< Word of the sentence.
  std::uint32_t last = 0;   ///< One past the end.
  std::uint32_t type = 0;   ///< Index into NameGuideline::types.
  float score = 0.0F;       ///< Mean probability of its labels, in [0, 1].
};

/// What the model says of one sentence.
struct SentenceAnalysis {
  std::vector<Upos> upos;
  std::vector<std::uint8_t> xpos;    ///< Index into xpos_names().
  std::vector<std::uint32_t> head;   ///< 1-based within the sentence; 0 for the one root.
  std::vector<std::uint8_t> deprel;  ///< Index into deprel_names().
  std::vector<std::string> lemmas;
  std::vector<std::vector<GuidelineSpan>> names;  ///< Per guideline; text order, not overlapping.
};

/// A trained model. Immutable: several threads may share one; each call takes scratch memory of
/// about 6 MB from a pool.
class LanguageCore {
 public:
  /// Maps the model file. Throws InputError when it is missing, damaged, no model or of another
  /// format.
  explicit LanguageCore(const std::filesystem::path& model);
  ~LanguageCore();
  LanguageCore(LanguageCore&&) noexcept;
  LanguageCore& operator=(LanguageCore&&) noexcept;

  /// Fills the columns upos, xpos, head, deprel and lemma of the tokens, and the lemmas. Requires
  /// tokens and sentences. Linear in the length of the text: sentences of more than
  /// longest_sentence words are cut into windows, whose roots hang on the first one as parataxis.
  void parse(Document& document) const;

  /// parse, and `names` replaced by what the recognisers say: the first guideline decides, later
  /// ones add what does not touch its spans; then the article agrees with itself (equal words,
  /// equal labels; sure names found again where they were overlooked).
  void annotate(Document& document) const;

  /// parse, and the names of annotate in `names` instead of the document: for those who weigh them
  /// against other evidence.
  void annotate(Document& document, std::vector<NameSpan>& names) const;

  /// The same for sentences given as words.
  std::vector<SentenceAnalysis> analyse(
      std::span<const std::vector<std::string_view>> sentences) const;

  /// Gold words with predicted columns and the names of annotate as entities of MISC; documents as
  /// starts_document parts them.
  std::vector<ConlluSentence> annotate(std::span<const ConlluSentence> sentences) const;

  std::span<const NameGuideline> guidelines() const noexcept;
  /// SHA-256 of the model's content, 64 hexadecimal digits.
  const std::string& sha256() const noexcept;
  /// What the file says of its data, recipe and scores.
  std::string_view record() const;
  /// "avx512vnni", "avx2" or "scalar".
  std::string_view kernel() const noexcept;

  /// Longest stretch of words that is read at once.
  static constexpr std::size_t longest_sentence = 160;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

/// The model that is shipped in a schema folder: models/english.ngm.
std::filesystem::path default_model(const std::filesystem::path& schema);

}  // namespace newsgraph::nlp

#endif
