#ifndef NEWSGRAPH_SRC_TEXT_SENTENCES_HPP
#define NEWSGRAPH_SRC_TEXT_SENTENCES_HPP

#include <string_view>
#include <vector>

#include "newsgraph/document/document.hpp"

namespace newsgraph::text {

/// Appends the sentences of `range`, which is (part of) one paragraph, as Zone::Body. Marks that
/// close a quotation or bracket stay with the sentence that they close.
void split_sentences(std::string_view text, const Tokens& tokens, TokenSpan range,
                     std::uint32_t paragraph, std::vector<Sentence>& sentences);

}  // namespace newsgraph::text

#endif
