#ifndef NEWSGRAPH_EXPORT_LEGEND_HPP
#define NEWSGRAPH_EXPORT_LEGEND_HPP

// What colours, shapes and lines of a picture mean, and what was left out: in rows below the
// picture, as large as the picture needs it.

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "export/declutter.hpp"
#include "export/drawing.hpp"

namespace newsgraph::exporting {

struct LegendEntry {
  enum class Kind : std::uint8_t { Type, Solid, Dashed, Wide, Disputed, Note };
  Kind kind = Kind::Note;
  std::string root_type;  ///< Of Type.
  std::string words;
  double x = 0;  ///< Middle of the swatch, in points with y upwards; of a note its left end.
  double y = 0;
  double words_left = 0;
  double words_width = 0;  ///< More than the words need.
};

struct Legend {
  double scale = 1;   ///< Of letters and swatches.
  double swatch = 0;  ///< Width of a line that shows a kind of lines.
  std::vector<LegendEntry> entries;
};

/// The legend of a drawing whose boxes stand where they will be drawn.
Legend legend_of(const Drawing& drawing, std::span<const Box> boxes);

}  // namespace newsgraph::exporting

#endif
