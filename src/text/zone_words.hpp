#ifndef NEWSGRAPH_SRC_TEXT_ZONE_WORDS_HPP
#define NEWSGRAPH_SRC_TEXT_ZONE_WORDS_HPP

// Words that tell the zones of an article apart, asked by the hash of a token.

#include <cstdint>

namespace newsgraph::text {

/// Words of lines that hold nothing but a date: "Published on 3 May 2022, 18:30 GMT".
bool is_date_line_word(std::uint64_t hash) noexcept;
/// Words of lines that credit somebody: "Text: Anna Kask", "Reporting by Jon Berg".
bool is_credit(std::uint64_t hash) noexcept;
/// Headings and labels before a colon that are not people who speak: "Note:", "Contact:".
bool is_no_speaker(std::uint64_t hash) noexcept;
/// Offices and parts in a conversation: a label with one of them names who speaks.
bool is_role(std::uint64_t hash) noexcept;
/// Small words inside the names and titles of speakers and places.
bool is_inner_word(std::uint64_t hash) noexcept;
/// One-word second lines that head a section and name no place: "Background".
bool is_heading(std::uint64_t hash) noexcept;
/// News agencies that stand alone under a headline as the byline.
bool is_agency(std::uint64_t hash) noexcept;
/// Last words of the names of places, before a comma or at the end of a line.
bool is_place_noun(std::uint64_t hash) noexcept;
/// First words of the names of cities: "New", "San", "Saint".
bool is_place_beginning(std::uint64_t hash) noexcept;
/// "in", "at": prepositions before a place.
bool is_place_preposition(std::uint64_t hash) noexcept;
/// "Mr.", "Mrs": forms of address.
bool is_address(std::uint64_t hash) noexcept;

}  // namespace newsgraph::text

#endif
