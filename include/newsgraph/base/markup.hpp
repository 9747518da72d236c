#ifndef NEWSGRAPH_BASE_MARKUP_HPP
#define NEWSGRAPH_BASE_MARKUP_HPP

// What HTML and XML have in common when text goes into them.

#include <string_view>

namespace newsgraph {

/// The reference that stands for a character of markup, between tags and in attributes in double
/// quotes: "&lt;" for '<'. Empty for all others.
constexpr std::string_view markup_reference(char c) noexcept {
  switch (c) {
    case '&':
      return "&amp;";
    case '<':
      return "&lt;";
    case '>':
      return "&gt;";
    case '"':
      return "&quot;";
    default:
      return {};
  }
}

}  // namespace newsgraph

#endif
