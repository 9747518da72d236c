# Makes a C++ file that holds the page's files: cmake -DPAGE=src/page -DSCRIPT=bundle -DOUT=... -P
# page_files.cmake. Without a bundle (SCRIPT empty or no such file) the script is empty.
set(delimiter "ng_page")
function(append name file)
  set(content "")
  if(file AND EXISTS ${file})
    file(READ ${file} content)
    string(FIND "${content}" ")${delimiter}\"" clash)
    if(NOT clash EQUAL -1)
      message(FATAL_ERROR "${file} holds the end of a raw string; choose another delimiter")
    endif()
    string(STRIP "${content}" content)
  endif()
  file(APPEND ${OUT}.new "const std::string_view ${name} = R\"${delimiter}(${content})${delimiter}\";\n")
endfunction()
file(WRITE ${OUT}.new "// Made by src/export/page_files.cmake from src/page.\n#include \"export/page_files.hpp\"\n
#if defined(__clang__)\n#pragma clang diagnostic ignored \"-Woverlength-strings\"\n#endif
namespace newsgraph::exporting::page_files {\n")
append(frame ${PAGE}/page.html)
append(app ${PAGE}/app.html)
append(style ${PAGE}/page.css)
append(script "${SCRIPT}")
file(APPEND ${OUT}.new "}  // namespace newsgraph::exporting::page_files\n")
file(RENAME ${OUT}.new ${OUT})
