#ifndef NEWSGRAPH_SRC_TEXT_QUOTATION_MARKS_HPP
#define NEWSGRAPH_SRC_TEXT_QUOTATION_MARKS_HPP

#include <string_view>
#include <vector>

#include "newsgraph/document/document.hpp"

#include "text/paragraphs.hpp"

namespace newsgraph::text {

/// Pairs quotation marks within each paragraph: straight, curly, low and angle ones, and single
/// ones that are not apostrophes. A quotation that is not closed ends with its paragraph; one that
/// goes on in the next paragraph, with or without a new opening mark, is one span per paragraph.
std::vector<QuotedSpan> find_quotations(std::string_view text, const Tokens& tokens,
                                        const std::vector<Paragraph>& paragraphs);

}  // namespace newsgraph::text

#endif
