#ifndef NEWSGRAPH_SRC_CLI_READING_VIEW_HPP
#define NEWSGRAPH_SRC_CLI_READING_VIEW_HPP

// Annotated sentences as people read them: names marked with their labels, in a terminal or as a
// page that needs no other file. In the page a click on a sentence shows its words.

#include <span>
#include <string>
#include <string_view>

#include "newsgraph/nlp/conllu.hpp"

namespace newsgraph::cli {

/// "[Anna Kask PERSON] met ...", with colours instead of brackets when `colour`; paragraphs parted
/// by blank lines and wrapped at `width` columns (0: not at all).
std::string reading_text(std::string_view title, std::span<const nlp::ConlluSentence> sentences,
                         bool colour, std::size_t width);

/// A page is its beginning, articles, and its end.
std::string reading_page_begin();
void append_reading_article(std::string_view title, std::span<const nlp::ConlluSentence> sentences,
                            std::string& out);
std::string reading_page_end();

}  // namespace newsgraph::cli

#endif
