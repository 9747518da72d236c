#ifndef NEWSGRAPH_EXPORT_PAGE_TABLES_HPP
#define NEWSGRAPH_EXPORT_PAGE_TABLES_HPP

// What the page shows without JavaScript, beside the picture: facts with their sentences, and
// entities.

#include <string>
#include <string_view>

#include "export/page_data.hpp"

namespace newsgraph::exporting {

/// Text for an element or an attribute in double quotes. Control characters become U+FFFD; marks
/// that turn the direction of writing are kept, and end with the element (CSS, unicode-bidi).
std::string html_text(std::string_view text);

/// HTML of the tables and of the notes on what was left out.
std::string page_tables(const graph::KnowledgeGraph& graph, const PagePart& part);

/// A sentence with its words in <mark class="subject|predicate|object">.
std::string marked_html(const MarkedSentence& sentence);

}  // namespace newsgraph::exporting

#endif
