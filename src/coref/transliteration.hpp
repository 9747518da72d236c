#ifndef NEWSGRAPH_COREF_TRANSLITERATION_HPP
#define NEWSGRAPH_COREF_TRANSLITERATION_HPP

#include <string>
#include <string_view>

namespace newsgraph::coref {

/// A name's letters with the habits of romanisation evened out: "Zhaparov" and "Japarov" are
/// "japarov", "Tokayev" and "Tokaev" are "tokaev". Vowels stay, so "Aliyev" ("aliev") is not
/// "Alavi".
std::string even_out(std::string_view name);

}  // namespace newsgraph::coref

#endif
