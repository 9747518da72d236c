#include <algorithm>
#include <array>
#include <utility>

#include "newsgraph/base/error.hpp"
#include "newsgraph/base/utf8.hpp"

#include "input/readers.hpp"

namespace newsgraph::input {
namespace {

struct Synonym {
  std::string_view theirs, ours;
};

/// Field names of common crawlers and feeds (news-please, newspaper3k, GDELT, schema.org, RSS,
/// NewsAPI), lower case; of several that stand in one record the first of this table wins.
constexpr std::array<Synonym, 43> synonyms = {{
    {"id", "id"},
    {"identifier", "id"},
    {"_id", "id"},
    {"uuid", "id"},
    {"guid", "id"},
    {"doc_id", "id"},
    {"article_id", "id"},
    {"title", "title"},
    {"headline", "title"},
    {"heading", "title"},
    {"date", "date"},
    {"published_at", "date"},
    {"date_publish", "date"},
    {"publishedat", "date"},
    {"publish_date", "date"},
    {"date_published", "date"},
    {"datepublished", "date"},
    {"published", "date"},
    {"pubdate", "date"},
    {"publication_date", "date"},
    {"pub_date", "date"},
    {"timestamp", "date"},
    {"created_at", "date"},
    {"publisher", "publisher"},
    {"source_name", "publisher"},
    {"site_name", "publisher"},
    {"source", "publisher"},
    {"outlet", "publisher"},
    {"publication", "publisher"},
    {"source_domain", "publisher"},
    {"url", "url"},
    {"link", "url"},
    {"web_url", "url"},
    {"permalink", "url"},
    {"text", "text"},
    {"body", "text"},
    {"content", "text"},
    {"maintext", "text"},
    {"article", "text"},
    {"articlebody", "text"},
    {"full_text", "text"},
    {"article_text", "text"},
    {"language", "language"},
}};

std::string lower(std::string_view text) {
  std::string result(text);
  for (char& c : result) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return result;
}

}  // namespace

RecordReader::RecordReader(const Reader& reader) : reader_(reader) {
  for (const auto& [ours, theirs] : reader.options.field_map)
    ours_.emplace_back(lower(theirs), ours);
  for (const Synonym& synonym : synonyms) {
    if (!reader.options.field_map.contains(std::string(synonym.ours))) {
      ours_.emplace_back(synonym.theirs, synonym.ours);
    }
  }
}

/// Where a key stands in the table. Records of one source have the same few keys, so those met
/// before are looked through first.
std::size_t RecordReader::row_of(std::string_view key) {
  const auto seen = std::ranges::find(seen_, key, &Seen::key);
  if (seen != seen_.end()) return seen->row;
  const auto known =
      std::ranges::find(ours_, lower(key), &std::pair<std::string, std::string>::first);
  const auto row = static_cast<std::size_t>(known - ours_.begin());
  seen_.push_back({std::string(key), row});
  return row;
}

void RecordReader::add(const Fields& fields, const std::string& where, std::size_t row) {
  // For each of our names the value whose key stands first in the table.
  constexpr std::array<std::string_view, 6> names = {"id",        "title", "date",
                                                     "publisher", "url",   "text"};
  std::array<std::string_view, names.size()> found;
  std::array<std::size_t, names.size()> rank{};
  rank.fill(ours_.size());
  for (const auto& [key, value] : fields) {
    const std::size_t at = row_of(key);
    if (at == ours_.size() || value.empty()) continue;
    const auto* const name = std::ranges::find(names, ours_[at].second);
    if (name == names.end()) continue;
    const auto i = static_cast<std::size_t>(name - names.begin());
    if (at < rank[i]) {
      rank[i] = at;
      found[i] = value;
    }
  }

  Article article;
  article.identifier = to_valid_utf8(found[0]);
  if (article.identifier.empty())
    article.identifier = reader_.source.name + '#' + std::to_string(row);
  article.title = to_valid_utf8(found[1]);
  article.publisher = to_valid_utf8(found[3]);
  article.url = to_valid_utf8(found[4]);
  article.text = to_valid_utf8(found[5]);
  if (article.text.empty() && article.title.empty()) {
    std::string keys;
    for (const auto& [key, value] : fields) keys.append(keys.empty() ? "" : ", ").append(key);
    reader_.fail(where, "no text: none of its keys is one for text (it has " + keys +
                            "); name it with --map text=KEY");
    return;
  }
  if (!article.title.empty() && !article.text.starts_with(article.title)) {
    const std::string_view gap = article.text.empty() ? "" : "\n\n";
    std::string text;
    text.reserve(article.title.size() + gap.size() + article.text.size());
    article.text = text.append(article.title).append(gap).append(article.text);
  }
  if (!found[2].empty()) {
    article.date = parse_metadata_date(found[2]);
    if (article.date.empty()) {
      reader_.fail(where, "\"" + to_valid_utf8(found[2].substr(0, 40)) +
                              "\" is no date (want YYYY-MM-DD); read without a date");
    } else {
      article.date_source = "metadata";
    }
  }
  if (article.publisher.empty()) article.publisher = reader_.options.publisher;
  if (article.date.empty() && !reader_.options.date.empty()) {
    article.date = reader_.options.date;
    article.date_source = "option";
  }
  reader_.callbacks.article(std::move(article));
}

void RecordReader::finish() const {
  if (!reader_.callbacks.note) return;
  std::string names;
  for (const Seen& seen : seen_) {
    if (seen.row != ours_.size()) continue;
    if (names.size() > 200) {
      names += ", ...";
      break;
    }
    names += (names.empty() ? "" : ", ") + to_valid_utf8(seen.key);
  }
  if (names.empty()) return;
  reader_.callbacks.note(reader_.source.path + ": not used: " + names);
}

}  // namespace newsgraph::input
