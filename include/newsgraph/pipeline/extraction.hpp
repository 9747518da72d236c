#ifndef NEWSGRAPH_PIPELINE_EXTRACTION_HPP
#define NEWSGRAPH_PIPELINE_EXTRACTION_HPP

// The order of the stages for one article, and the same for many articles on several threads.

#include <memory>

#include "newsgraph/document/document.hpp"
#include "newsgraph/document/record.hpp"
#include "newsgraph/knowledge/knowledge.hpp"

namespace newsgraph::pipeline {

/// Problem noted on a record whose text is not English: nothing was extracted from it.
inline constexpr const char* not_english = "not-english";

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
