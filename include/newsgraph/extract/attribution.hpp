#ifndef NEWSGRAPH_EXTRACT_ATTRIBUTION_HPP
#define NEWSGRAPH_EXTRACT_ATTRIBUTION_HPP

// Who says what in a sentence, by its surface: "X said that ...", "..., X said", "according to X,
// ...". Quotations take their speaker from here, and stance its speaker of what is only reported.

#include <cstdint>
#include <vector>

#include "newsgraph/document/document.hpp"
#include "newsgraph/knowledge/knowledge.hpp"

namespace newsgraph::extract {

/// Words that hand what a sentence says to a speaker.
struct Attribution {
  enum class Form : std::uint8_t {
    Before,       ///< "X said (that) content", "X said: content"
    After,        ///< "content, X said", "content, said X"
    AccordingTo,  ///< "according to X, content", "content, according to X"
    Cited         ///< "X was quoted as saying content", "quoted X as saying content"
  };
  Form form = Form::Before;
  EntityIndex speaker = no_entity;  ///< no_entity: the words name nobody that the article knows.
  TokenSpan speaker_tokens;    ///< The mention, or the words before or after the verb; never empty.
  TokenIndex verb = no_token;  ///< The verb of saying; "according" of "according to".
  TokenSpan content;           ///< What is said, inside the sentence, quotation marks included.
};

/// Attributions of a document whose entities are known, by sentence and verb. Two may share a
/// content ("X said Y told Z that ..." nests). Sentences of Zone::Title and Zone::Body only.
std::vector<Attribution> find_attributions(const Document& document,
                                           const knowledge::Knowledge& knowledge);

}  // namespace newsgraph::extract

#endif
