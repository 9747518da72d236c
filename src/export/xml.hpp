#ifndef NEWSGRAPH_EXPORT_XML_HPP
#define NEWSGRAPH_EXPORT_XML_HPP

#include <string>
#include <string_view>

#include "newsgraph/export/jsonld.hpp"

namespace newsgraph::exporting {

/// Appends text that may stand between tags or in a quoted attribute: markup and quotes as
/// references, line ends and tabs too (attributes would lose them), and characters that XML 1.0
/// cannot hold (section 2.2) as U+FFFD. Requires valid UTF-8.
void append_xml(std::string& out, std::string_view text);

/// Text on its way to a sink, in large pieces.
class XmlWriter {
 public:
  explicit XmlWriter(const Sink& sink) : sink_(&sink) {}

  XmlWriter& markup(std::string_view text);
  XmlWriter& text(std::string_view text);
  /// ` name="value"`
  XmlWriter& attribute(std::string_view name, std::string_view value);
  void flush();

 private:
  const Sink* sink_;
  std::string buffer_;
};

}  // namespace newsgraph::exporting

#endif
