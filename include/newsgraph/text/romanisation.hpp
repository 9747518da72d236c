#ifndef NEWSGRAPH_TEXT_ROMANISATION_HPP
#define NEWSGRAPH_TEXT_ROMANISATION_HPP

// One name has many spellings in Latin letters: Zhaparov and Japarov, Berdymukhamedov and
// Berdimuhamedow. What romanisations write differently is brought to one form here, for comparison
// and never for display.

#include <string>
#include <string_view>

namespace newsgraph::text {

/// A name's letters with the habits of romanisation evened out: "Zhaparov", "Japarov" and
/// "Жапаров" are "japarov", "Tokayev" and "Tokaev" are "tokaev". Vowels stay, so "Aliyev"
/// ("aliev") is not "Alavi". Letters of other scripts than Latin and Cyrillic stay as text::fold
/// leaves them.
std::string even_out(std::string_view name);

}  // namespace newsgraph::text

#endif
