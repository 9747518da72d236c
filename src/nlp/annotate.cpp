#include "newsgraph/nlp/annotate.hpp"

#include "newsgraph/nlp/names.hpp"
#include "newsgraph/nlp/quantity.hpp"
#include "newsgraph/nlp/time.hpp"

namespace newsgraph::nlp {

void annotate(Document& document, const knowledge::Knowledge& knowledge,
              std::span<const NameSpan> recognised) {
  find_names(document, knowledge, recognised);
  find_times(document, knowledge);
  find_quantities(document, knowledge);
}

}  // namespace newsgraph::nlp
