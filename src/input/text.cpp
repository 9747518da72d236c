#include <utility>

#include "input/readers.hpp"

namespace newsgraph::input {

void read_text(const Reader& reader, LineReader& lines) {
  Article article;
  article.text = decode(lines.rest(), reader.options.encoding, reader.source.path);
  if (article.text.find_first_not_of(" \t\r\n") == std::string::npos) {
    reader.fail(reader.source.path, "is empty");
    return;
  }
  article.identifier =
      reader.options.identifier.empty() ? reader.source.name : reader.options.identifier;
  article.publisher = reader.options.publisher;
  article.date = reader.options.date;
  if (!article.date.empty()) article.date_source = "option";
  reader.callbacks.article(std::move(article));
}

}  // namespace newsgraph::input
