#include "newsgraph/export/profile_check.hpp"

#include <filesystem>
#include <string>

#include <doctest/doctest.h>
#include <unistd.h>

#include "newsgraph/base/error.hpp"
#include "newsgraph/base/file.hpp"
#include "newsgraph/export/formats.hpp"

#include "export/golden.hpp"

namespace newsgraph::tests {
namespace {

using exporting::DataOptions;
using exporting::ProfileReport;

/// A file that goes away.
struct TemporaryFile {
  std::filesystem::path path;
  TemporaryFile(std::string_view extension, const std::string& content)
      : path(std::filesystem::temp_directory_path() /
             ("newsgraph_profile_" + std::to_string(::getpid()) + "." + std::string(extension))) {
    write_file(path, content);
  }
  ~TemporaryFile() { std::filesystem::remove(path); }
  TemporaryFile(const TemporaryFile&) = delete;
  TemporaryFile& operator=(const TemporaryFile&) = delete;
  TemporaryFile(TemporaryFile&&) = delete;
  TemporaryFile& operator=(TemporaryFile&&) = delete;
};

std::string exported(const char* name, const DataOptions& options) {
  const auto graph = two_articles();
  return written([&](const exporting::Sink& sink) {
    exporting::find_format(name)->write(graph, options, sink);
  });
}

ProfileReport checked(std::string_view extension, const std::string& content, bool texts = true) {
  const TemporaryFile file(extension, content);
  const std::vector<Record> records =
      texts ? records_of("two_articles.in.jsonl") : std::vector<Record>();
  return exporting::check_profile(file.path, small_vocabulary().ontology, records);
}

std::string replaced(std::string text, std::string_view what, std::string_view with) {
  const std::size_t at = text.find(what);
  REQUIRE(at != std::string::npos);
  text.replace(at, what.size(), with);
  return text;
}

std::string faults_of(const ProfileReport& report) {
  std::string all;
  for (const std::string& fault : report.faults) all += fault + '\n';
  return all;
}

}  // namespace

TEST_CASE("validate: our files are valid in every form, and every form counts the same") {
  for (const exporting::Provenance provenance :
       {exporting::Provenance::Statements, exporting::Provenance::NamedGraphs,
        exporting::Provenance::None}) {
    DataOptions options;
    options.provenance = provenance;
    std::size_t triples = 0;
    for (const char* const name : {"jsonld", "nq", "trig", "nt", "ttl"}) {
      const bool graphs = provenance == exporting::Provenance::NamedGraphs;
      if (graphs && (std::string_view(name) == "nt" || std::string_view(name) == "ttl")) continue;
      CAPTURE(name);
      const ProfileReport report = checked(name, exported(name, options));
      CHECK(faults_of(report).empty());
      CHECK(report.entities == two_articles().entities().size());
      if (provenance != exporting::Provenance::None) {
        CHECK(report.articles == 2);
        CHECK(report.claims > 10);
        CHECK(report.compared == report.spans);
      }
      if (triples == 0) triples = report.triples;
      CHECK(report.triples == triples);
    }
  }
}

TEST_CASE("validate: a part and files with fewer words are valid too") {
  DataOptions options;
  options.facts = {0, 3};
  CHECK(faults_of(checked("jsonld", exported("jsonld", options))).empty());
  options.facts.reset();
  for (const auto words : {exporting::ArticleWords::Words, exporting::ArticleWords::None}) {
    options.words = words;
    CHECK(faults_of(checked("jsonld", exported("jsonld", options))).empty());
  }
}

TEST_CASE("validate: faults are found and named") {
  const std::string good = exported("jsonld", {});
  struct Row {
    std::string_view what, with, says;
  };
  for (const Row& row : {
           Row{R"("confidence":"0.9)", R"("confidence":"1.9)", "confidence \"1.9"},
           Row{R"("polarity":"positive")", R"("polarity":"maybe")", "polarity \"maybe\""},
           Row{R"("modality":"asserted")", R"("modality2":"asserted")", "has no modality"},
           Row{R"("predicate":"metWith")", R"("predicate":"dancedWith")", "unknown predicate"},
           Row{R"("exact":"held talks with")", R"("exact":"held torches")", "where the text has"},
           Row{R"("hasSource":"n:article-)", R"("hasSource":"n:artichoke-)", "several hasSource"},
           Row{R"("subject":"n:person-)", R"("subject":"n:nobody-)", "is no entity"},
           Row{R"("place":"n:venue-)", R"("place":"n:nowhere-)", "is no entity"},
           Row{R"("sha256":")", R"("sha256":"x)", "sha256"},
           Row{R"({"id":"n:person-)", R"({"ident":"n:person-)", "blank node"},
       }) {
    CAPTURE(row.what);
    const ProfileReport report = checked("jsonld", replaced(good, row.what, row.with));
    CHECK(report.fault_count > 0);
    CHECK(faults_of(report).find(row.says) != std::string::npos);
  }
}

TEST_CASE("validate: an empty graph and what is no graph are refused") {
  CHECK(checked("jsonld", R"({"@context":{},"@graph":[]})").fault_count > 0);
  CHECK(checked("nq", "").fault_count > 0);
  CHECK_THROWS_AS(checked("jsonld", "{"), InputError);
  CHECK_THROWS_AS(checked("jsonld", R"({"@context":"https://news.example/c","@graph":[]})"),
                  InputError);
  CHECK_THROWS_AS(checked("nq", "<a> b c"), InputError);
  CHECK_THROWS_AS(checked("txt", "words"), InputError);
}

}  // namespace newsgraph::tests
