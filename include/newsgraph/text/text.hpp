#ifndef NEWSGRAPH_TEXT_TEXT_HPP
#define NEWSGRAPH_TEXT_TEXT_HPP

// The stored text of an article becomes tokens, sentences with their zones, and quoted spans.

#include "newsgraph/document/document.hpp"

namespace newsgraph::text {

/// Problem noted on a document of which a sentence was too long and is read in pieces.
inline constexpr const char* sentence_cut = "sentence-cut";

/// Fills tokens, sentences and quoted of a document whose article.text is set (valid UTF-8).
/// Tokens cover all characters that are not white space; linear time on any bytes.
void analyse(Document& document);

}  // namespace newsgraph::text

#endif
