#ifndef NEWSGRAPH_EXPORT_PALETTE_HPP
#define NEWSGRAPH_EXPORT_PALETTE_HPP

// One colour and shape for each type of entity, in pictures, pages and marked articles.

#include <array>
#include <string_view>

namespace newsgraph::exporting {

/// How the entities of one root type look.
struct Look {
  std::string_view type;   ///< Root type of the ontology.
  std::string_view shape;  ///< Of Graphviz.
  std::string_view style;
  std::string_view fill;
};

/// Colours are lightened from the set of Okabe and Ito ("Color Universal Design", 2008), which
/// people with any colour vision can tell apart, so that black text stands on all of them; the
/// shape says the type a second time. The last row is for types of a user's own.
inline constexpr std::array<Look, 9> looks = {{
    {"Person", "ellipse", "filled", "#A9D6F5"},
    {"Country", "box", "filled", "#F4BC57"},
    {"Place", "house", "filled", "#84D0B1"},
    {"Venue", "tab", "filled", "#D8C6A3"},
    {"Organization", "octagon", "filled", "#F5E97F"},
    {"Agreement", "note", "filled", "#E3B0D0"},
    {"Event", "box", "filled,rounded", "#F2A07E"},
    {"Work", "component", "filled", "#D2D2D2"},
    {"", "box", "filled", "#FFFFFF"},
}};

/// Lines of facts that contradict each other: the vermilion of the same set, darkened to stand out
/// from grey in print.
inline constexpr std::string_view disputed_colour = "#C02D2D";

inline constexpr const Look& look_of(std::string_view root_type) noexcept {
  for (const Look& look : looks) {
    if (look.type == root_type) return look;
  }
  return looks.back();
}

}  // namespace newsgraph::exporting

#endif
