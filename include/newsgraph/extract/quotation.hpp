#ifndef NEWSGRAPH_EXTRACT_QUOTATION_HPP
#define NEWSGRAPH_EXTRACT_QUOTATION_HPP

#include <memory>

#include "newsgraph/extract/extractor.hpp"
#include "newsgraph/knowledge/knowledge.hpp"

namespace newsgraph::extract {

/// Directly quoted words with their speaker: "…," said X; X: "…"; "A," said X, "B."; quotations
/// carried over paragraphs; turns of a transcript; statements that stand without marks after
/// "X said:". One quotation for each quoted stretch, at most the paragraph, the marks outside.
/// Words whose speaker is not found, names of works and scare quotes are no quotations.
///
/// Needs sentences, quoted spans and entities. `knowledge` must outlive the extractor.
std::unique_ptr<Extractor> make_quotation_extractor(const knowledge::Knowledge& knowledge);

}  // namespace newsgraph::extract

#endif
