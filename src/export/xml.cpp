#include "export/xml.hpp"

#include <cstddef>

#include "newsgraph/base/markup.hpp"

namespace newsgraph::exporting {
namespace {

constexpr std::size_t flush_size = std::size_t{1} << 16U;
constexpr std::string_view replacement = "\xEF\xBF\xBD";

/// U+FFFE and U+FFFF.
bool is_noncharacter(std::string_view text, std::size_t at) noexcept {
  const std::string_view bytes = text.substr(at, 3);
  return bytes == "\xEF\xBF\xBE" || bytes == "\xEF\xBF\xBF";
}

}  // namespace

void append_xml(std::string& out, std::string_view text) {
  for (std::size_t at = 0; at < text.size(); ++at) {
    const char c = text[at];
    if (const std::string_view reference = markup_reference(c); !reference.empty()) {
      out += reference;
      continue;
    }
    switch (c) {
      case '\'':
        out += "&#39;";
        break;
      case '\t':
        out += "&#9;";
        break;
      case '\n':
        out += "&#10;";
        break;
      case '\r':
        out += "&#13;";
        break;
      default:
        if (static_cast<unsigned char>(c) < 0x20) {
          out += replacement;
        } else if (c == '\xEF' && is_noncharacter(text, at)) {
          out += replacement;
          at += 2;
        } else {
          out += c;
        }
    }
  }
}

XmlWriter& XmlWriter::markup(std::string_view text) {
  buffer_ += text;
  if (buffer_.size() >= flush_size) flush();
  return *this;
}

XmlWriter& XmlWriter::text(std::string_view text) {
  append_xml(buffer_, text);
  return *this;
}

XmlWriter& XmlWriter::attribute(std::string_view name, std::string_view value) {
  buffer_.append(" ").append(name).append("=\"");
  append_xml(buffer_, value);
  buffer_ += '"';
  return *this;
}

void XmlWriter::flush() {
  if (!buffer_.empty()) (*sink_)(buffer_);
  buffer_.clear();
}

}  // namespace newsgraph::exporting
