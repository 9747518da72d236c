#include "newsgraph/document/record_file.hpp"

#include <algorithm>
#include <cerrno>
#include <charconv>
#include <cstdio>
#include <memory>
#include <numeric>
#include <string_view>
#include <system_error>
#include <tuple>
#include <utility>

#include "newsgraph/base/error.hpp"
#include "newsgraph/base/file.hpp"

namespace newsgraph {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t block_size = std::size_t{1} << 20U;

/// Files that newsgraph makes from claims, by their extension.
bool is_derived_view(const fs::path& path) {
  constexpr std::string_view extensions[] = {".jsonld", ".nq",  ".nt",  ".ttl", ".rdf", ".dot",
                                             ".gv",     ".svg", ".png", ".pdf", ".html"};
  const std::string extension = path.extension().string();
  return std::ranges::find(extensions, extension) != std::ranges::end(extensions);
}

[[noreturn]] void refuse_derived_view(const fs::path& path) {
  const fs::path beside = path.parent_path() / record_file_name;
  std::error_code ignored;
  throw InputError(
      path.string(),
      std::string("is a view made from claims and does not hold all of them; give ") +
          (fs::exists(beside, ignored) ? beside.string() : "the claims.jsonl it was made from") +
          " instead");
}

/// Numbers of a version from left to right; what is no number ends it.
int compare_versions(std::string_view a, std::string_view b) {
  while (!a.empty() || !b.empty()) {
    const auto next = [](std::string_view& version) {
      unsigned number = 0;
      const auto [end, error] =
          std::from_chars(version.data(), version.data() + version.size(), number);
      version.remove_prefix(static_cast<std::size_t>(end - version.data()));
      if (error == std::errc{} && version.starts_with('.')) {
        version.remove_prefix(1);
      } else {
        version = {};
      }
      return number;
    };
    const unsigned left = next(a);
    const unsigned right = next(b);
    if (left != right) return left < right ? -1 : 1;
  }
  return 0;
}

/// Whether `a` is to stay rather than `b`, of two records of one text.
bool supersedes(const Record& a, const Record& b) {
  if (const int order = compare_versions(a.tool.version, b.tool.version); order != 0)
    return order > 0;
  const auto stamp = [](const Record& record) {
    return std::tie(record.tool.version, record.tool.model_hash, record.tool.schema_hash);
  };
  if (stamp(a) != stamp(b)) return stamp(a) > stamp(b);
  std::string line_a;
  std::string line_b;
  append_line(a, line_a);
  append_line(b, line_b);
  return line_a > line_b;
}

std::string describe(const Record& record, const std::string& origin) {
  std::string text = origin.empty() ? std::string("one") : origin;
  text += " (";
  if (!record.article.title.empty()) text += '"' + record.article.title + "\", ";
  text += std::to_string(record.article.text.size()) + " bytes";
  if (!record.article.sha256.empty()) text += ", sha256 " + record.article.sha256.substr(0, 12);
  return text + ')';
}

}  // namespace

void read_record_file(const fs::path& path, const std::function<void(Record&&)>& take) {
  std::error_code ignored;
  if (fs::is_directory(path, ignored)) throw InputError(path.string(), "is a folder, not a file");
  if (is_derived_view(path)) refuse_derived_view(path);
  struct Closer {
    void operator()(std::FILE* file) const noexcept { std::fclose(file); }
  };
  const std::unique_ptr<std::FILE, Closer> file(std::fopen(path.c_str(), "rb"));
  const auto reason = [] { return "cannot be read: " + std::generic_category().message(errno); };
  if (!file) throw InputError(path.string(), reason());

  const std::string name = path.string();
  std::string buffer;
  std::size_t line_number = 0;
  std::size_t scanned = 0;  // Bytes of `buffer` known to hold no line feed.
  bool more = true;
  while (more) {
    const std::size_t before = buffer.size();
    buffer.resize(before + block_size);
    const std::size_t got = std::fread(buffer.data() + before, 1, block_size, file.get());
    buffer.resize(before + got);
    if (std::ferror(file.get()) != 0) throw InputError(name, reason());
    more = got == block_size;

    std::size_t begin = 0;
    while (begin < buffer.size()) {
      std::size_t end = buffer.find('\n', std::max(begin, scanned));
      if (end == std::string::npos) {
        if (more) break;
        end = buffer.size();
      }
      ++line_number;
      const std::string_view line = std::string_view(buffer).substr(begin, end - begin);
      if (!line.empty() && line != "\r") take(parse_line(line, name, line_number));
      begin = std::min(end + 1, buffer.size());
    }
    buffer.erase(0, begin);
    scanned = buffer.size();
  }
}

std::vector<Record> read_records(std::span<const fs::path> paths) {
  struct Origin {
    std::size_t path = 0;
    std::size_t record = 0;  ///< Number of the record in its file, from 1.
  };
  std::vector<Record> records;
  std::vector<Origin> origins;
  std::vector<std::string> files;
  for (const fs::path& path : paths) {
    std::error_code ignored;
    fs::path file = path;
    if (fs::is_directory(path, ignored)) {
      file /= record_file_name;
      if (!fs::exists(file, ignored)) {
        throw InputError(path.string(), std::string("holds no ") + record_file_name +
                                            ": not an output folder of newsgraph");
      }
    }
    std::size_t count = 0;
    read_record_file(file, [&](Record&& record) {
      records.push_back(std::move(record));
      origins.push_back({files.size(), ++count});
    });
    files.push_back(file.string());
  }
  return unite_records(std::move(records), [&](std::size_t i) {
    return "article " + std::to_string(origins[i].record) + " of " + files[origins[i].path];
  });
}

std::vector<Record> unite_records(std::vector<Record> records,
                                  const std::function<std::string(std::size_t)>& origin) {
  const auto identifier = [&records](std::size_t i) -> const std::string& {
    return records[i].article.identifier;
  };
  bool ordered = true;
  for (std::size_t i = 1; i < records.size() && ordered; ++i) {
    ordered = identifier(i - 1) < identifier(i);
  }
  if (ordered) return records;

  std::vector<std::size_t> order(records.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::ranges::stable_sort(order, {}, identifier);
  std::vector<Record> united;
  united.reserve(records.size());
  std::size_t last = 0;  // Index of the record that united.back() was.
  for (const std::size_t i : order) {
    Record& record = records[i];
    if (united.empty() || united.back().article.identifier != record.article.identifier) {
      united.push_back(std::move(record));
      last = i;
      continue;
    }
    Record& known = united.back();
    if (known.article.text != record.article.text) {
      throw InputError(record.article.identifier,
                       "two articles with this identifier have different texts: " +
                           describe(known, origin ? origin(last) : std::string()) + " and " +
                           describe(record, origin ? origin(i) : std::string("another")) +
                           "; give one of them another identifier");
    }
    if (!(record == known) && supersedes(record, known)) {
      known = std::move(record);
      last = i;
    }
  }
  return united;
}

void write_record_file(std::span<const Record> records, const fs::path& path) {
  AtomicFile file(path);
  std::string lines;
  for (const Record& record : records) {
    append_line(record, lines);
    if (lines.size() < block_size) continue;
    file.write(lines);
    lines.clear();
  }
  file.write(lines);
  file.commit();
}

}  // namespace newsgraph
