#ifndef NEWSGRAPH_SRC_SPARQL_REGEX_HPP
#define NEWSGRAPH_SRC_SPARQL_REGEX_HPP

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace newsgraph::sparql {

/// Regular expressions of XPath (REGEX, REPLACE) through ICU, with a limit on the steps and the
/// stack of a match. Patterns are compiled once and kept. A pattern without special characters is
/// searched for as text.
class RegexCache {
 public:
  RegexCache();
  ~RegexCache();
  RegexCache(const RegexCache&) = delete;
  RegexCache& operator=(const RegexCache&) = delete;
  RegexCache(RegexCache&&) = delete;
  RegexCache& operator=(RegexCache&&) = delete;

  /// Whether the pattern is found in the text; nothing for a pattern or flags that are none, and
  /// when the limit is reached.
  std::optional<bool> contains(std::string_view text, const std::string& pattern,
                               const std::string& flags);
  /// All matches replaced; nothing also when the pattern matches no characters (XPath error
  /// FORX0003) and for a replacement that is none.
  std::optional<std::string> replace(std::string_view text, const std::string& pattern,
                                     std::string_view replacement, const std::string& flags);

 private:
  struct Compiled;
  Compiled* compiled(const std::string& pattern, const std::string& flags);

  std::map<std::pair<std::string, std::string>, std::unique_ptr<Compiled>> patterns_;
};

}  // namespace newsgraph::sparql

#endif
