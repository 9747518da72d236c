#ifndef NEWSGRAPH_SRC_CLI_ARTICLE_VIEW_HPP
#define NEWSGRAPH_SRC_CLI_ARTICLE_VIEW_HPP

// An article as a page that shows what was read in it: entities in the colours of their types,
// words that make a claim underlined, and beside the text every claim in words. No scripts: what
// was read shows under the pointer and under the keyboard's focus by style alone.

#include <cstddef>
#include <string>

#include "newsgraph/document/record.hpp"
#include "newsgraph/knowledge/ontology.hpp"

namespace newsgraph::cli {

std::string article_page_begin();
/// `number` tells the articles of one page apart, from 1.
void append_article_view(const Record& record, const knowledge::Ontology& ontology,
                         std::size_t number, std::string& out);
std::string article_page_end();

}  // namespace newsgraph::cli

#endif
