#ifndef NEWSGRAPH_COREF_PATRONYMIC_HPP
#define NEWSGRAPH_COREF_PATRONYMIC_HPP

#include <algorithm>
#include <array>
#include <string_view>

namespace newsgraph::coref {

/// Whether a part of a name, with its romanisation evened out (text::even_out), has the ending of a
/// Russian, Serbian or Central Asian patronymic: "Sergeevich", "Nurlanovna", "Ilham ogli".
inline bool is_patronymic(std::string_view part) {
  static constexpr std::array endings{"ovich", "evich", "ovna", "evna",
                                      "ich",   "uli",   "kizi", "ogli"};
  return part.size() > 5 && std::ranges::any_of(endings, [&](std::string_view ending) {
           return part.ends_with(ending);
         });
}

}  // namespace newsgraph::coref

#endif
