#include "newsgraph/nlp/annotate.hpp"

#include "newsgraph/nlp/names.hpp"

namespace newsgraph::nlp {

void annotate(Document& document, const knowledge::Knowledge& knowledge) {
  find_names(document, knowledge);
}

}  // namespace newsgraph::nlp
