#ifndef NEWSGRAPH_EXPORT_PAGE_FILES_HPP
#define NEWSGRAPH_EXPORT_PAGE_FILES_HPP

// The files of src/page as the build put them into the program (page_files.cmake).

#include <string_view>

namespace newsgraph::exporting::page_files {

extern const std::string_view frame;   ///< page.html: the document around everything.
extern const std::string_view app;     ///< app.html: what the scripts bring to life.
extern const std::string_view style;   ///< page.css
extern const std::string_view script;  ///< The bundle; empty when the build had no npm.

}  // namespace newsgraph::exporting::page_files

#endif
