#include "newsgraph/input/input.hpp"

#include <algorithm>
#include <array>
#include <filesystem>
#include <utility>

#include <glob.h>

#include "newsgraph/base/error.hpp"

#include "input/readers.hpp"

namespace newsgraph::input {
namespace {

namespace fs = std::filesystem;

using Read = void (*)(const Reader&, LineReader&);

struct Format {
  std::string_view name;
  std::string_view said;  ///< "read as ..."
  Read read;
};

constexpr std::array<Format, 6> formats = {{
    {"text", "plain text", read_text},
    {"jsonl", "JSON lines", read_json_lines},
    {"json", "JSON", read_json},
    {"csv", "CSV", read_csv},
    {"tsv", "TSV", read_csv},
    {"html", "HTML", read_html},
}};

std::string lower(std::string_view text) {
  std::string result(text);
  for (char& c : result) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return result;
}

std::string_view file_name(std::string_view path) {
  return path.substr(path.find_last_of('/') + 1);  // npos + 1 is 0
}

/// Takes "jsonl" off the end of "a.jsonl"; empty when there is none, as in ".profile".
std::string_view take_extension(std::string_view& name) {
  const std::size_t stop = name.find_last_of('.');
  if (stop == std::string_view::npos || stop == 0 || name == "..") return {};
  const std::string_view extension = name.substr(stop + 1);
  name = name.substr(0, stop);
  return extension;
}

/// Extension below a compression's: "jsonl" of "a.jsonl.gz".
std::string extension_of(std::string_view path) {
  std::string_view name = file_name(path);
  const std::string extension = lower(take_extension(name));
  return extension == "gz" || extension == "zst" ? lower(take_extension(name)) : extension;
}

/// Paths in the order of their names, folder by folder: "a/z.txt" before "a-b/c.txt".
bool comes_before(std::string_view a, std::string_view b) {
  const auto [left, right] = std::ranges::mismatch(a, b);
  if (left == a.end() || right == b.end()) return right != b.end();
  if (*left == '/' || *right == '/') return *left == '/';
  return static_cast<unsigned char>(*left) < static_cast<unsigned char>(*right);
}

std::string_view trimmed(std::string_view text) {
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  const std::size_t first = text.find_first_not_of(" \t\r\n");
  return first == std::string_view::npos ? std::string_view{} : text.substr(first);
}

bool has_ignoring_case(std::string_view text, std::string_view word) {
  const auto same = [](char a, char b) {
    return (a >= 'A' && a <= 'Z' ? static_cast<char>(a - 'A' + 'a') : a) == b;
  };
  return std::search(text.begin(), text.end(), word.begin(), word.end(), same) != text.end();
}

/// What a file is, by its extension and then by its beginning.
std::string_view sniff(const std::string& extension, std::string_view head) {
  if (extension == "jsonl" || extension == "ndjson") return "jsonl";
  if (extension == "csv") return "csv";
  if (extension == "tsv") return "tsv";
  if (extension == "html" || extension == "htm" || extension == "xhtml") return "html";
  const std::string_view text = trimmed(head);
  if (extension == "txt" || extension == "text" || extension == "md") return "text";
  if (text.starts_with("[") && extension == "json") return "json";
  if (text.starts_with("{")) {
    const std::string_view line = text.substr(0, text.find('\n'));
    const std::size_t last = line.find_last_not_of(" \t\r");
    const bool closed = last != std::string_view::npos && line[last] == '}' && line.size() > 2;
    return closed ? "jsonl" : "json";
  }
  const std::string_view beginning = text.substr(0, 512);
  if (text.starts_with("<") &&
      (has_ignoring_case(beginning, "<html") || has_ignoring_case(beginning, "<!doctype html"))) {
    return "html";
  }
  return extension == "json" ? "json" : "text";
}

/// Why bytes are no text at all, with the way out; empty when they may be.
std::string not_text(std::string_view head, const std::string& path) {
  if (head.starts_with("%PDF-")) {
    return "is a PDF; make text of it first: pdftotext " + path + " article.txt";
  }
  if (head.starts_with("PK\x03\x04")) {
    return "is a Word, OpenDocument or zip file; make text of it first: pandoc -t plain -o "
           "article.txt " +
           path;
  }
  if (head.starts_with("\xD0\xCF\x11\xE0")) {
    return "is an old Word file; make text of it first: antiword " + path + " > article.txt";
  }
  const bool wide = head.starts_with("\xFF\xFE") || head.starts_with("\xFE\xFF");
  if (!wide && head.find('\0') != std::string_view::npos) {
    return "is a binary file, not text (for UTF-16 without a mark give --encoding utf-16le)";
  }
  return {};
}

class Gatherer {
 public:
  Gatherer(const InputOptions& options, const Callbacks& callbacks)
      : options_(options), callbacks_(callbacks) {}

  void take(const std::string& input) {
    if (input == "-") {
      read_one({"-", "-"}, false);
    } else if (fs::is_directory(input)) {
      take_folder(input);
    } else if (fs::exists(input)) {
      read_one({input, std::string(file_name(input))}, false);
    } else if (input.find_first_of("*?[") != std::string::npos) {
      take_glob(input);
    } else {
      throw InputError(input, "no such file or folder");
    }
  }

 private:
  void take_folder(const std::string& folder) {
    std::vector<std::string> files;
    for (const auto& entry : fs::recursive_directory_iterator(
             folder, fs::directory_options::follow_directory_symlink |
                         fs::directory_options::skip_permission_denied)) {
      const std::string& path = entry.path().native();
      if (entry.is_regular_file() && !file_name(path).starts_with('.')) files.push_back(path);
    }
    std::ranges::sort(files, comes_before);
    if (files.empty()) throw InputError(folder, "holds no files");
    const std::size_t below = folder.size() + (folder.ends_with('/') ? 0 : 1);
    for (const std::string& file : files) read_one({file, file.substr(below)}, true);
  }

  void take_glob(const std::string& pattern) {
    glob_t found{};
    const int status = ::glob(pattern.c_str(), 0, nullptr, &found);
    std::vector<std::string> paths(found.gl_pathv, found.gl_pathv + found.gl_pathc);
    ::globfree(&found);
    if (status != 0 || paths.empty()) throw InputError(pattern, "nothing matches");
    for (const std::string& path : paths) take(path);
  }

  /// In a folder everything else goes on when one file cannot be read; a file that was named must
  /// be readable, else the whole command was wrong.
  void read_one(const Source& source, bool from_folder) {
    try {
      read(source);
    } catch (const InputError& error) {
      if (!from_folder) throw;
      callbacks_.failure({source.path, error.message()});
    }
  }

  void read(const Source& source) {
    const auto stream = open_stream(source.path);
    LineReader lines(*stream);
    const std::string_view head = lines.peek(std::size_t{1} << 13U);
    if (head.empty()) {
      callbacks_.failure({source.path, "is empty"});
      return;
    }
    if (options_.encoding.empty()) {
      if (const std::string reason = not_text(head, source.path); !reason.empty()) {
        callbacks_.failure({source.path, reason});
        return;
      }
    }
    const std::string_view name = options_.from.empty() ? sniff(extension_of(source.path), head)
                                                        : std::string_view(options_.from);
    const auto* const format = std::ranges::find(formats, name, &Format::name);
    if (format == formats.end()) {
      std::vector<std::string> names;
      for (const Format& each : formats) names.emplace_back(each.name);
      const std::string near = closest(name, names);
      throw InputError("--from " + std::string(name),
                       "unknown format" + (near.empty() ? "" : "; did you mean " + near + "?"));
    }
    if (format->read != read_text && callbacks_.note) {
      callbacks_.note(source.path + ": read as " + std::string(format->said));
    }
    format->read(Reader{source, options_, callbacks_}, lines);
  }

  const InputOptions& options_;
  const Callbacks& callbacks_;
};

}  // namespace

void read_articles(const std::vector<std::string>& inputs, const InputOptions& options,
                   const Callbacks& callbacks) {
  Gatherer gatherer(options, callbacks);
  for (const std::string& input : inputs) gatherer.take(input);
}

}  // namespace newsgraph::input
