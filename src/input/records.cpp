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

void RecordReader::add(const Fields& fields, const std::string& where, std::size_t row) {
  // For each of our names the value whose key stands first in the table.
  std::array<std::pair<std::string_view, const std::string*>, 6> found = {{{"id", nullptr},
                                                                           {"title", nullptr},
                                                                           {"date", nullptr},
                                                                           {"publisher", nullptr},
                                                                           {"url", nullptr},
                                                                           {"text", nullptr}}};
  std::array<std::size_t, 6> rank{};
  rank.fill(ours_.size());
  for (const auto& [key, value] : fields) {
    const std::string name = lower(key);
    const auto known = std::ranges::find(ours_, name, &std::pair<std::string, std::string>::first);
    if (known == ours_.end()) {
      const auto seen =
          std::ranges::find(unused_, key, &std::pair<std::string, std::size_t>::first);
      if (seen == unused_.end()) {
        unused_.emplace_back(key, 1);
      } else {
        ++seen->second;
      }
      continue;
    }
    const auto at = static_cast<std::size_t>(known - ours_.begin());
    for (std::size_t i = 0; i < found.size(); ++i) {
      if (found[i].first == known->second && at < rank[i] && !value.empty()) {
        rank[i] = at;
        found[i].second = &value;
      }
    }
  }
  const auto take = [&](std::size_t i) {
    return found[i].second ? to_valid_utf8(*found[i].second) : "";
  };

  Article article;
  article.identifier = take(0);
  if (article.identifier.empty())
    article.identifier = reader_.source.name + '#' + std::to_string(row);
  article.title = take(1);
  article.publisher = take(3);
  article.url = take(4);
  article.text = take(5);
  if (article.text.empty() && article.title.empty()) {
    std::string names;
    for (const auto& [key, value] : fields) names += (names.empty() ? "" : ", ") + key;
    reader_.fail(where, "no text: none of its keys is one for text (it has " + names +
                            "); name it with --map text=KEY");
    return;
  }
  if (!article.title.empty() && !article.text.starts_with(article.title)) {
    article.text = article.text.empty() ? article.title : article.title + "\n\n" + article.text;
  }
  if (found[2].second != nullptr) {
    article.date = parse_metadata_date(*found[2].second);
    if (article.date.empty()) {
      reader_.fail(where, "\"" + to_valid_utf8(found[2].second->substr(0, 40)) +
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
  if (unused_.empty() || !reader_.callbacks.note) return;
  std::string names;
  for (const auto& [key, count] : unused_) {
    names += (names.empty() ? "" : ", ") + to_valid_utf8(key);
    if (names.size() > 200) {
      names += ", ...";
      break;
    }
  }
  reader_.callbacks.note(reader_.source.path + ": not used: " + names);
}

}  // namespace newsgraph::input
