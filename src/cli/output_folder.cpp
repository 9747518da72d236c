#include "cli/output_folder.hpp"

#include <algorithm>
#include <span>
#include <system_error>

#include "newsgraph/base/error.hpp"
#include "newsgraph/base/file.hpp"
#include "newsgraph/document/date.hpp"
#include "newsgraph/document/record_file.hpp"
#include "newsgraph/export/dot.hpp"
#include "newsgraph/export/jsonld.hpp"
#include "newsgraph/export/nquads.hpp"
#include "newsgraph/export/page.hpp"
#include "newsgraph/export/picture.hpp"
#include "newsgraph/query/conflicts.hpp"

#include "cli/console.hpp"

namespace newsgraph::cli {
namespace {

namespace fs = std::filesystem;

/// Whether the file begins as a claims.jsonl of ours does; an empty one may be an empty collection.
bool is_claims_file(const fs::path& path) {
  std::error_code ignored;
  if (!fs::is_regular_file(path, ignored)) return false;
  if (fs::file_size(path, ignored) == 0) return true;
  const std::unique_ptr<std::FILE, int (*)(std::FILE*)> file(std::fopen(path.c_str(), "rb"),
                                                             std::fclose);
  constexpr std::string_view beginning = "{\"format\":";
  std::string head(beginning.size(), '\0');
  return file && std::fread(head.data(), 1, head.size(), file.get()) == head.size() &&
         head == beginning;
}

}  // namespace

const std::vector<std::string>& output_kinds() {
  static const std::vector<std::string> kinds = {"claims", "jsonld", "dot", "svg", "html"};
  return kinds;
}

void check_folder(const fs::path& folder) {
  std::error_code ignored;
  if (!fs::exists(folder, ignored)) return;
  if (!fs::is_directory(folder, ignored)) {
    throw ExportError(folder.string() + ": is a file, not a folder; name another with -o");
  }
  if (is_claims_file(folder / record_file_name)) return;
  for (const auto& entry : fs::directory_iterator(folder)) {
    const std::string name = entry.path().filename().string();
    if (entry.is_regular_file() && !name.starts_with('.') && name != "README.md") {
      throw ExportError(folder.string() + ": holds files that newsgraph did not write (" + name +
                        "); name an empty or new folder with -o");
    }
  }
}

std::vector<std::string> kinds_in(const fs::path& folder) {
  std::vector<std::string> kinds;
  for (const std::string& kind : output_kinds()) {
    std::error_code ignored;
    if (kind == "claims" || fs::exists(folder / ("graph." + kind), ignored)) kinds.push_back(kind);
  }
  return kinds;
}

std::string base_iri_in(const fs::path& folder) {
  const std::unique_ptr<std::FILE, int (*)(std::FILE*)> file(
      std::fopen((folder / "graph.jsonld").c_str(), "rb"), std::fclose);
  if (!file) return {};
  // The context comes first, and the prefix of the ids is one line of it.
  std::string head(16384, '\0');
  head.resize(std::fread(head.data(), 1, head.size(), file.get()));
  constexpr std::string_view key = "\"n\":\"";
  const std::size_t begin = head.find(key);
  if (begin == std::string::npos) return {};
  const std::size_t end = head.find('"', begin + key.size());
  return end == std::string::npos ? "" : head.substr(begin + key.size(), end - begin - key.size());
}

void write_streamed(const fs::path& path, const graph::KnowledgeGraph& graph,
                    const std::string& format, const std::string& base_iri) {
  AtomicFile file(path);
  const exporting::Sink sink = [&file](std::string_view bytes) {
    check_interrupt();
    file.write(bytes);
  };
  exporting::JsonLdOptions options;
  options.base_iri = base_iri;
  if (format == "jsonld") {
    exporting::write_jsonld(graph, options, sink);
  } else if (format == "nq") {
    exporting::write_nquads(graph, options, sink);
  } else {
    exporting::write_dot(graph, sink);
  }
  file.commit();
}

std::vector<exporting::Dispute> disputes_of(const graph::KnowledgeGraph& graph) {
  std::vector<exporting::Dispute> disputes;
  for (const query::Conflict& conflict : query::find_conflicts(query::Snapshot(graph))) {
    disputes.push_back({conflict.one, conflict.other});
  }
  return disputes;
}

std::string page_title(const graph::KnowledgeGraph& graph) {
  const std::span<const Record> records = graph.records();
  if (records.size() == 1 && !records.front().article.title.empty())
    return records.front().article.title;
  std::string publisher = records.empty() ? "" : records.front().article.publisher;
  std::string first;
  std::string last;
  for (std::uint32_t row = 0; row < records.size(); ++row) {
    if (records[row].article.publisher != publisher) publisher.clear();
    const std::string& date = graph.article_date(row);
    if (!parse_day(date)) continue;
    if (first.empty() || date < first) first = date;
    if (last.empty() || date > last) last = date;
  }
  std::string title = records.size() == 1 ? "Article" : "Articles";
  if (!publisher.empty()) title += " of " + publisher;
  if (first.empty()) return title;
  if (first == last) return title + ", " + first;
  return title + ", " + first + " to " + last;
}

std::vector<fs::path> write_folder(const fs::path& folder, const graph::KnowledgeGraph& graph,
                                   const std::vector<std::string>& kinds,
                                   const std::string& base_iri) {
  check_folder(folder);
  std::error_code error;
  fs::create_directories(folder, error);
  if (error) throw ExportError(folder.string() + ": cannot be made: " + error.message());
  std::vector<fs::path> written;
  const auto wants = [&](const char* kind) {
    return std::ranges::find(kinds, kind) != kinds.end();
  };
  // The truth first: a crash later leaves files that are older than it, and they can be made again.
  written.push_back(folder / record_file_name);
  write_record_file(graph.records(), written.back());
  for (const char* format : {"jsonld", "dot"}) {
    check_interrupt();
    if (!wants(format)) continue;
    written.push_back(folder / (std::string("graph.") + format));
    write_streamed(written.back(), graph, format, base_iri);
  }
  check_interrupt();
  if (!wants("svg") && !wants("html")) return written;
  exporting::PictureOptions drawn;
  drawn.disputes = disputes_of(graph);
  const std::string picture = exporting::draw(graph, drawn);
  if (wants("svg")) {
    written.push_back(folder / "graph.svg");
    write_file(written.back(), picture);
  }
  check_interrupt();
  if (wants("html")) {
    exporting::PageOptions page;
    page.disputes = drawn.disputes;
    page.picture = picture;
    page.title = page_title(graph);
    written.push_back(folder / "graph.html");
    AtomicFile file(written.back());
    exporting::write_page(graph, page, [&file](std::string_view bytes) { file.write(bytes); });
    file.commit();
  }
  return written;
}

}  // namespace newsgraph::cli
