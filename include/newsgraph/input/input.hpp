#ifndef NEWSGRAPH_INPUT_INPUT_HPP
#define NEWSGRAPH_INPUT_INPUT_HPP

// Files, folders, globs and streams become articles.

#include <cstddef>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "newsgraph/document/article.hpp"

namespace newsgraph::input {

struct InputOptions {
  std::string from;      ///< text, jsonl, json, csv, tsv, html; empty: sniffed for each file.
  std::string encoding;  ///< Name known to ICU; empty: UTF-8, or what the file declares.
  std::map<std::string, std::string> field_map;  ///< Ours -> theirs: {"text", "body"}.
  std::string date, publisher, identifier;       ///< For plain texts that do not say it.
};

/// An article that could not be read: it is reported and the rest goes on.
struct Failure {
  std::string where;   ///< path or path:line
  std::string reason;  ///< One sentence with the way out.
};

struct Callbacks {
  std::function<void(Article&&)> article;  ///< In input order.
  std::function<void(const Failure&)> failure;
  std::function<void(const std::string&)> note;  ///< "articles.jsonl: read as JSON lines"
};

/// Reads every input in the order given (folders recursively, entries sorted by name; "-" is
/// standard input). Identifiers are unique paths below the INPUT folder, or the file's name, or the
/// given id. Throws InputError when an INPUT does not exist or nothing in it can be read.
void read_articles(const std::vector<std::string>& inputs, const InputOptions& options,
                   const Callbacks& callbacks);

}  // namespace newsgraph::input

#endif
