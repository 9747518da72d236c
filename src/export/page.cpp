#include "newsgraph/export/page.hpp"

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

#include "newsgraph/base/hash.hpp"

#include "export/page_data.hpp"
#include "export/page_files.hpp"
#include "export/page_tables.hpp"

namespace newsgraph::exporting {
namespace {

/// Entities of the picture that stands in for the page where no script runs.
constexpr std::size_t picture_nodes = 150;

unsigned hex_value(char digit) {
  return static_cast<unsigned>(digit <= '9' ? digit - '0' : digit - 'a' + 10);
}

/// 'sha256-...' of an inline script or style, as a content security policy names it.
std::string policy_hash(std::string_view content) {
  constexpr std::string_view digits =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  const std::string hex = sha256_hex(content);
  std::string out = "'sha256-";
  std::uint32_t bits = 0;
  unsigned held = 0;
  for (const char digit : hex) {
    bits = (bits << 4U) | hex_value(digit);
    held += 4;
    if (held < 6) continue;
    held -= 6;
    out += digits[(bits >> held) & 63U];
  }
  if (held > 0) out += digits[(bits << (6 - held)) & 63U];
  return out + "='";  // 32 bytes leave one place of the last group of four
}

/// Nothing may be asked for, nothing but what stands in the page may run or dress it.
std::string policy() {
  return "default-src 'none'; script-src " +
         (page_files::script.empty() ? std::string("'none'") : policy_hash(page_files::script)) +
         "; style-src " + policy_hash(page_files::style) + "; base-uri 'none'; form-action 'none'";
}

/// The drawing without what may only stand at the beginning of an XML file.
std::string_view inline_svg(std::string_view svg) {
  const std::size_t begin = svg.find("<svg");
  return begin == std::string_view::npos ? std::string_view() : svg.substr(begin);
}

}  // namespace

bool page_is_interactive() noexcept { return !page_files::script.empty(); }

void write_page(const graph::KnowledgeGraph& graph, const PageOptions& options, const Sink& sink) {
  const PagePart part = choose_part(graph, options);
  const auto still = [&] {
    std::string picture = options.picture;
    if (picture.empty() && !part.facts.empty()) {
      PictureOptions drawn;
      drawn.most_nodes = picture_nodes;
      drawn.facts = part.facts;
      drawn.disputes = options.disputes;
      picture = draw(graph, drawn);
    }
    sink("<h1>");
    sink(html_text(options.title));
    sink("</h1>\n<figure class=\"picture\">\n");
    sink(inline_svg(picture));
    sink("</figure>\n");
    sink(page_tables(graph, part));
  };
  const auto fill = [&](std::string_view mark) {
    if (mark == "title") sink(html_text(options.title));
    if (mark == "policy") sink(policy());
    if (mark == "style") sink(page_files::style);
    if (mark == "body" && !page_is_interactive()) {
      sink("<main class=\"still\">\n");
      still();
      sink("</main>\n");
    }
    if (mark == "body" && page_is_interactive()) {
      sink(page_files::app);
      sink("<noscript>\n<main class=\"still\">\n");
      still();
      sink("</main>\n</noscript>\n<script type=\"application/json\" id=\"data\">");
      sink(page_data(graph, options, part));
      sink("</script>\n<script>");
      sink(page_files::script);
      sink("</script>\n");
    }
  };
  std::string_view rest = page_files::frame;
  for (std::size_t at = rest.find("{{"); at != std::string_view::npos; at = rest.find("{{")) {
    const std::size_t end = rest.find("}}", at);
    sink(rest.substr(0, at));
    fill(rest.substr(at + 2, end - at - 2));
    rest.remove_prefix(end + 2);
  }
  sink(rest);
}

}  // namespace newsgraph::exporting
