#ifndef NEWSGRAPH_SRC_TEXT_PARAGRAPHS_HPP
#define NEWSGRAPH_SRC_TEXT_PARAGRAPHS_HPP

#include <string_view>
#include <vector>

#include "newsgraph/document/token.hpp"

namespace newsgraph::text {

/// Tokens that stand together: a blank line, or a line break that is not one of a hard-wrapped
/// paragraph, ends them.
struct Paragraph {
  TokenSpan tokens;
  bool blank_before = false;  ///< A blank line, or the beginning of the text, stands before it.
};

/// Paragraphs in text order; they cover all tokens. Whether single line breaks are those of a text
/// wrapped at some width is decided once for the whole text.
std::vector<Paragraph> find_paragraphs(std::string_view text, const Tokens& tokens);

}  // namespace newsgraph::text

#endif
