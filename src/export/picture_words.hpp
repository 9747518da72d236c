#ifndef NEWSGRAPH_EXPORT_PICTURE_WORDS_HPP
#define NEWSGRAPH_EXPORT_PICTURE_WORDS_HPP

// What pictures need of text, apart from Graphviz.

#include <string>
#include <string_view>
#include <vector>

namespace newsgraph::exporting {

/// Text for a label or tooltip: Graphviz reads backslash escapes and XML entities in them, and no
/// control character may reach an SVG.
std::string escaped(std::string_view text, std::string_view line_end = "\\n");

/// Lines of a label, each with its end.
std::string joined(const std::vector<std::string>& lines, std::string_view line_end);

/// Cairo stamps a PDF with the time of day; the same picture shall have the same bytes.
void drop_creation_date(std::string& pdf);

}  // namespace newsgraph::exporting

#endif
