#ifndef NEWSGRAPH_NLP_ANNOTATE_HPP
#define NEWSGRAPH_NLP_ANNOTATE_HPP

#include <span>

#include "newsgraph/document/document.hpp"
#include "newsgraph/knowledge/knowledge.hpp"

namespace newsgraph::nlp {

/// Fills names, times and quantities of a document whose text and gazetteer stages are done.
/// `recognised` as for find_names.
void annotate(Document& document, const knowledge::Knowledge& knowledge,
              std::span<const NameSpan> recognised = {});

}  // namespace newsgraph::nlp

#endif
