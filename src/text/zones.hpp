#ifndef NEWSGRAPH_SRC_TEXT_ZONES_HPP
#define NEWSGRAPH_SRC_TEXT_ZONES_HPP

#include <cstdint>
#include <string_view>
#include <vector>

#include "newsgraph/document/document.hpp"

#include "text/paragraphs.hpp"

namespace newsgraph::text {

/// Part of a paragraph in one zone. Sections in Zone::Body are still to be split into sentences;
/// all others are one sentence each.
struct Section {
  TokenSpan tokens;
  Zone zone = Zone::Body;
  std::uint32_t paragraph = 0;
};

/// Sections in text order; they cover all paragraphs. Only the form of the text is looked at, and a
/// piece is taken for more than Body only when its form leaves little doubt.
std::vector<Section> find_zones(std::string_view text, const Tokens& tokens,
                                const std::vector<Paragraph>& paragraphs);

}  // namespace newsgraph::text

#endif
