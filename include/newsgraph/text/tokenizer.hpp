#ifndef NEWSGRAPH_TEXT_TOKENIZER_HPP
#define NEWSGRAPH_TEXT_TOKENIZER_HPP

// Tokens by the conventions of Universal Dependencies English: clitics ('s, n't, 'll) and hyphens
// are split, abbreviations and initials keep their stop, "1,500.3" is one token.

#include <cstdint>
#include <string>
#include <string_view>

#include "newsgraph/document/token.hpp"

namespace newsgraph::text {

/// Appends the tokens of `text` (columns up to `shape`; offsets count from the beginning of `text`).
/// Requires valid UTF-8. More than 300 MB/s on one core (newsgraph_bench, tokenize).
void tokenize(std::string_view text, Tokens& tokens);

/// Hash of a form with case, accents, width and typographic variants of apostrophe and hyphen
/// folded: "Türkiye" and "TURKIYE" have one hash. What Tokens::hash holds, and what gazetteers are
/// keyed by.
std::uint64_t fold_hash(std::string_view form);

/// The folded form itself, for keys that are read by people or compared: lower case, no accents.
std::string fold(std::string_view form);

}  // namespace newsgraph::text

#endif
