#ifndef NEWSGRAPH_SRC_TEXT_FOLD_TABLE_HPP
#define NEWSGRAPH_SRC_TEXT_FOLD_TABLE_HPP

// Case and accents of letters outside ASCII.

#include <cstdint>
#include <string>
#include <string_view>

namespace newsgraph::text {

enum class LetterCase : std::uint8_t { None, Upper, Lower };

/// Case of Latin, Greek, Cyrillic, Armenian and Georgian letters; None for all others.
LetterCase letter_case(char32_t code_point) noexcept;

/// Appends the folded form of text (see text::fold).
void append_folded(std::string_view text, std::string& out);

}  // namespace newsgraph::text

#endif
