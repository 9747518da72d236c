#ifndef NEWSGRAPH_PIPELINE_EXTRACTION_HPP
#define NEWSGRAPH_PIPELINE_EXTRACTION_HPP

// The order of the stages for one article, and the same for many articles on several threads.

#include <cstddef>
#include <memory>

#include "newsgraph/document/document.hpp"
#include "newsgraph/document/record.hpp"
#include "newsgraph/knowledge/knowledge.hpp"

namespace newsgraph::pipeline {

/// Problem noted on a record whose text is not English: nothing was extracted from it.
inline constexpr const char* not_english = "not-english";

/// Bytes of an article that are read. The longest novels have three million: what is longer is no
/// article but many of them taken for one, and "the Minister" of the first is not that of the last.
inline constexpr std::size_t longest_text = 4'000'000;
/// Problem noted on a record whose text was longer: it ends at a space before that.
inline constexpr const char* text_cut = "text-cut";

/// Turns one article after another into records. A pure function of the article and of what was
/// loaded; several threads may share one extraction, each with a Document of its own.
class Extraction {
 public:
  /// `knowledge` must outlive the extraction.
  explicit Extraction(const knowledge::Knowledge& knowledge);
  ~Extraction();
  Extraction(Extraction&&) noexcept;
  Extraction& operator=(Extraction&&) noexcept;

  const ToolStamp& stamp() const noexcept;

  /// Fills a document whose article is set, from tokens to claims.
  void annotate(Document& document) const;

  /// Takes the article through every stage. `document` is scratch memory.
  Record run(Article article, Document& document) const;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace newsgraph::pipeline

#endif
