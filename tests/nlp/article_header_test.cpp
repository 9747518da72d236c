#include "newsgraph/nlp/article_header.hpp"

#include <algorithm>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "newsgraph/text/text.hpp"

namespace newsgraph::nlp {
namespace {

/// A document whose first sentences have the zones given, the others Zone::Body.
Document headed(const std::string& text, const std::vector<Zone>& zones) {
  Document document;
  document.article.text = text;
  text::analyse(document);
  for (std::size_t i = 0; i < document.sentences.size(); ++i) {
    document.sentences[i].zone = i < zones.size() ? zones[i] : Zone::Body;
  }
  return document;
}

struct Row {
  const char* text;
  std::vector<Zone> zones;
  const char* date;
  const char* source;
  const char* publisher;
};

}  // namespace

TEST_CASE("article header: date and agency from their fixed places") {
  const std::vector<Row> rows{
      {"date 2021-05-03\n\nThe two ministers met in Oslo.",
       {Zone::Header},
       "2021-05-03",
       "header",
       ""},
      {"RIGA, Latvia, August 22.\n\nThe two ministers met.",
       {Zone::Dateline},
       "--08-22",
       "dateline",
       ""},
      {"RIGA, 3 May 2021 (Baltwire) -\n\nThe two ministers met.",
       {Zone::Dateline},
       "2021-05-03",
       "dateline",
       "Baltwire"},
      {"RIGA. May 3. /Baltwire/\n\nThe two ministers met.",
       {Zone::Dateline, Zone::Dateline, Zone::Dateline},
       "--05-03",
       "dateline",
       "Baltwire"},
      {"The two ministers met in Oslo on Monday, Baltwire reports.\n\nThey talked.",
       {},
       "",
       "",
       "Baltwire"},
      {"The two ministers met in Oslo, the Baltwire News Agency reported.\n\nThey talked.",
       {},
       "",
       "",
       "Baltwire News Agency"},
      {"The minister read the report.\n\nHe denied it, as the paper reports.", {}, "", "", ""},
      {"One.\n\nTwo.\n\nThey met, Baltwire reports.", {}, "", "", ""},
  };
  for (const Row& row : rows) {
    CAPTURE(row.text);
    Document document = headed(row.text, row.zones);
    read_header(document);
    CHECK(document.article.date == row.date);
    CHECK(document.article.date_source == row.source);
    CHECK(document.article.publisher == row.publisher);
    CHECK(document.problems.empty());
  }
}

TEST_CASE("article header: metadata wins and a conflict is noted") {
  Document document = headed("RIGA, 3 May 2021.\n\nThey met, Baltwire reports.", {Zone::Dateline});
  document.article.date = "2021-06-01";
  document.article.date_source = "metadata";
  document.article.publisher = "Norpress";
  read_header(document);
  CHECK(document.article.date == "2021-06-01");
  CHECK(document.article.date_source == "metadata");
  CHECK(document.article.publisher == "Norpress");
  CHECK(document.problems == std::vector<std::string>{date_conflict});

  document = headed("RIGA, May 3.\n\nThey met.", {Zone::Dateline});
  document.article.date = "2021-05-03";
  read_header(document);
  CHECK(document.problems.empty());
}

}  // namespace newsgraph::nlp
