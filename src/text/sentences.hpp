#ifndef NEWSGRAPH_SRC_TEXT_SENTENCES_HPP
#define NEWSGRAPH_SRC_TEXT_SENTENCES_HPP

#include <string_view>
#include <vector>

#include "newsgraph/document/document.hpp"

namespace newsgraph::text {

/// A text without stops has no sentences. What looks like a longer one is cut, so that whoever
/// reads a sentence word by word for each of its words still reads any text in linear time.
/// Resolutions, the longest sentences that are written, have a few hundred words.
inline constexpr TokenIndex longest_sentence = 1000;

/// Appends a sentence, or its pieces when it is too long, each cut behind the last mark of its
/// second half if there is one. True when it was cut.
bool append_sentence(std::string_view text, const Tokens& tokens, Sentence sentence,
                     std::vector<Sentence>& sentences);

/// Appends the sentences of `range`, which is (part of) one paragraph, as Zone::Body. Marks that
/// close a quotation or bracket stay with the sentence that they close. True when one was cut.
bool split_sentences(std::string_view text, const Tokens& tokens, TokenSpan range,
                     std::uint32_t paragraph, std::vector<Sentence>& sentences);

}  // namespace newsgraph::text

#endif
