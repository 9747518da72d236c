#ifndef NEWSGRAPH_NLP_ANNOTATE_HPP
#define NEWSGRAPH_NLP_ANNOTATE_HPP

#include "newsgraph/document/document.hpp"
#include "newsgraph/knowledge/knowledge.hpp"

namespace newsgraph::nlp {

/// Fills names, times and quantities of a document whose text and gazetteer stages are done.
void annotate(Document& document, const knowledge::Knowledge& knowledge);

}  // namespace newsgraph::nlp

#endif
