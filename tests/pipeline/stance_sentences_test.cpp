// Sentences of our own, each through the whole program: what is negated, denied, planned, doubted
// or somebody's word is marked, and nothing of the kind comes out as a plain triple.

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include <doctest/doctest.h>

#include "newsgraph/base/file.hpp"

#include "pipeline/read_text.hpp"

using namespace newsgraph;

namespace {

std::vector<std::string> split(std::string_view text, std::string_view separator) {
  std::vector<std::string> parts;
  for (std::size_t at = 0; at <= text.size();) {
    const std::size_t end = std::min(text.find(separator, at), text.size());
    if (end > at) parts.emplace_back(text.substr(at, end - at));
    at = end + separator.size();
  }
  return parts;
}

struct Row {
  std::string kind, expect, text;
  std::vector<std::string> claims;
};

std::vector<Row> rows() {
  std::vector<Row> all;
  const std::string file =
      read_file(std::string(NEWSGRAPH_TESTS_DIR) + "/data/stance_sentences.tsv");
  for (const std::string& line : split(file, "\n")) {
    if (line.starts_with("#")) continue;
    const std::vector<std::string> fields = split(line, "\t");
    REQUIRE(fields.size() >= 3);
    all.push_back({fields[0], fields[1], fields[2], {}});
    if (fields.size() > 3) all.back().claims = split(fields[3], " ; ");
  }
  return all;
}

/// "Anna Kask | metWith | Jon Berg [negative, says Ulf Lind]"; ends of symmetric relations sorted.
std::string described(const Record& record, const Claim& claim) {
  std::string subject = record.entities[claim.subject].name;
  std::string object = test::object_of(record, claim);
  const bool mutual = claim.predicate == "metWith" || claim.predicate == "negotiatedWith";
  if (mutual && object < subject) std::swap(subject, object);
  const std::string marks = test::marks_of(record, claim);
  return subject + " | " + claim.predicate + " | " + object +
         (marks.empty() ? "" : " [" + marks + "]");
}

std::string sorted_ends(const std::string& claim) {
  const std::size_t marks = std::min(claim.find(" ["), claim.size());
  std::vector<std::string> parts = split(claim.substr(0, marks), " | ");
  REQUIRE(parts.size() == 3);
  const bool mutual = parts[1] == "metWith" || parts[1] == "negotiatedWith";
  if (mutual && parts[2] < parts[0]) std::swap(parts[0], parts[2]);
  return parts[0] + " | " + parts[1] + " | " + parts[2] + claim.substr(marks);
}

/// What a title or a name says by itself and no row is about.
bool left_out(const Claim& claim) {
  return claim.predicate == "positionHeld" || claim.predicate == "containedInPlace" ||
         claim.predicate == "parentOrganization";
}

}  // namespace

TEST_CASE("stance: sentences of our own come out as marked as they are") {
  std::size_t marked = 0, none = 0;
  for (const Row& row : rows()) {
    const Record record = test::read_text(row.text);
    std::vector<std::string> wanted;
    for (const std::string& claim : row.claims) wanted.push_back(sorted_ends(claim));
    std::string said;
    CAPTURE(row.text);
    for (const Claim& claim : record.claims) said += described(record, claim) + "\n";
    CAPTURE(said);
    for (const std::string& claim : wanted) {
      if (row.expect == "marked" && !claim.ends_with("]")) continue;
      CAPTURE(claim);
      CHECK(std::ranges::any_of(record.claims, [&](const Claim& found) {
        // A role may stand beside the marks of an office.
        return described(record, found) == claim;
      }));
    }
    for (const Claim& claim : record.claims) {
      if (left_out(claim) || row.expect == "plain") continue;
      const std::string words = described(record, claim);
      CAPTURE(words);
      const bool allowed = std::ranges::find(wanted, words) != wanted.end();
      CHECK_FALSE((is_plain(claim.stance) && !allowed));
      CHECK_FALSE(row.expect == "none");
    }
    marked += row.expect == "marked" ? 1U : 0U;
    none += row.expect == "none" ? 1U : 0U;
  }
  CHECK(marked + none >= 80);
  CHECK(none >= 40);
}
