#ifndef NEWSGRAPH_EXTRACT_EXTRACTOR_HPP
#define NEWSGRAPH_EXTRACT_EXTRACTOR_HPP

// Extractors read claims and quotations out of a document whose entities are known.

#include <memory>
#include <string_view>
#include <vector>

#include "newsgraph/document/document.hpp"
#include "newsgraph/knowledge/knowledge.hpp"

namespace newsgraph::extract {

/// Reads facts of one kind out of a document. Holds rules and no state, so several threads may
/// share one.
class Extractor {
 public:
  Extractor() = default;
  virtual ~Extractor() = default;
  Extractor(const Extractor&) = delete;
  Extractor& operator=(const Extractor&) = delete;
  Extractor(Extractor&&) = delete;
  Extractor& operator=(Extractor&&) = delete;

  /// As written on the command line and in provenance, e.g. "office".
  virtual std::string_view name() const noexcept = 0;

  /// Appends claims (and quotations, and events without mention) to the document.
  virtual void extract(Document& document) const = 0;
};

/// Every extractor, in the order they run. Add yours here.
std::vector<std::unique_ptr<Extractor>> make_extractors(const knowledge::Knowledge& knowledge);

/// Runs all of them, then puts claims in text order, drops repeats of one claim in one sentence and
/// checks that every evidence span lies in the text (our bug otherwise).
void extract_all(const std::vector<std::unique_ptr<Extractor>>& extractors, Document& document);

}  // namespace newsgraph::extract

#endif
