#ifndef NEWSGRAPH_DOCUMENT_ARTICLE_HPP
#define NEWSGRAPH_DOCUMENT_ARTICLE_HPP

#include <string>

namespace newsgraph {

/// One input text with what is known of it. Empty strings mean unknown.
struct Article {
  std::string identifier;  ///< Unique in a collection: the given id, or the path below INPUT.
  std::string title;
  std::string date;         ///< EDTF, as precise as known: "2024-04-19", "2024-04", "--08-22".
  std::string date_source;  ///< "metadata", "option", "header", "dateline"; empty with no date.
  std::string publisher;
  std::string url;
  std::string language = "en";  ///< BCP-47.
  std::string text;             ///< The stored text: valid UTF-8; spans count its code points.
  std::string sha256;           ///< Of `text`, 64 hexadecimal digits.

  friend bool operator==(const Article&, const Article&) = default;
};

}  // namespace newsgraph

#endif
