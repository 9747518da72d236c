#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include <doctest/doctest.h>
#include <unistd.h>

#include "newsgraph/base/error.hpp"

#include "extract/bracketed.hpp"
#include "extract/rules.hpp"

using newsgraph::InputError;
using newsgraph::test::claims_of;
using newsgraph::test::schema;

namespace {

/// What reading a rules file beside the built-in ones says.
std::string fault_of(const std::string& content) {
  // Tests run side by side, each in a process of its own.
  const auto path = std::filesystem::temp_directory_path() /
                    ("newsgraph_rules_fault_" + std::to_string(::getpid()) + ".json");
  std::ofstream(path, std::ios::binary) << content;
  std::vector<std::filesystem::path> files = schema().rule_files;
  files.push_back(path);
  std::string what;
  try {
    const newsgraph::extract::RuleSet rules(files, schema());
  } catch (const InputError& error) {
    what = error.what();
    const std::string prefix = path.string() + ':';
    for (std::size_t at = what.find(prefix); at != std::string::npos; at = what.find(prefix)) {
      what.erase(at, prefix.size());
    }
  }
  std::filesystem::remove(path);
  return what;
}

std::string rule_file(const std::string& fields) {
  return "{\"predicate\": \"metWith\", \"rules\": [{\"id\": \"x\", \"confidence\": 0.9,\n" +
         fields + "}]}";
}

}  // namespace

TEST_CASE("rules: a verb takes its subject, object, date and place") {
  struct Row {
    std::string text;
    std::string claims;
  };
  const Row rows[] = {
      {"[Person:Anna Kask] met [Person:Jon Berg] in [City:Riverton] on [time=2022-05-03:Tuesday].",
       "Anna Kask | metWith | Jon Berg [date 2022-05-03, place Riverton]"},
      {"On [time=2022-05-03:Tuesday], [Person:Anna Kask] met with [Person:Jon Berg].",
       "Anna Kask | metWith | Jon Berg [date 2022-05-03]"},
      {"[Person:Anna Kask] and [Person:Ulf Lind] met [Person:Jon Berg].",
       "Anna Kask | metWith | Jon Berg\nUlf Lind | metWith | Jon Berg"},
      {"[Person:Anna Kask], who is a doctor, met [Person:Jon Berg].",
       "Anna Kask | metWith | Jon Berg"},
      {"[Person:Anna Kask], the mayor, met [Person:Jon Berg].", "Anna Kask | metWith | Jon Berg"},
      {"[Person:Anna Kask] flew home and met [Person:Jon Berg].", "Anna Kask | metWith | Jon Berg"},
      {"[Person:Anna Kask] met [Person:Jon Berg] and [Person:Ulf Lind] left.",
       "Anna Kask | metWith | Jon Berg"},
      // A name inside of a longer phrase is no subject and no object.
      {"Rebels backed by [Country:Norland] met [Person:Jon Berg].", ""},
      {"The aide of [Person:Anna Kask] met [Person:Jon Berg].", ""},
      {"[Person:Anna Kask] met [Person:Jon Berg]'s wife.", ""},
      {"[Person:Anna Kask] met [Organization:Harbour Party] members.", ""},
  };
  for (const Row& row : rows) {
    CAPTURE(row.text);
    CHECK(claims_of(row.text) == row.claims);
  }
}

TEST_CASE("rules: a faulty file is refused with place and suggestion") {
  struct Row {
    std::string content;
    std::string what;
  };
  const Row rows[] = {
      {rule_file("\"match\": \"subject:Persn verb(meet) object:Person\""),
       "2:19: unknown entity type \"Persn\" (did you mean \"Person\"?)"},
      {rule_file("\"match\": \"subject:Person verb(meat) object:Person\""),
       "2:31: unknown word class \"meat\" (did you mean \"meet\"?)"},
      {rule_file("\"match\": \"subject:Person object:Person\""),
       "2:11: this pattern would match anything: it needs a verb, a class or a word"},
      {rule_file("\"match\": \"subject:Person (verb(meet) object:Person\""),
       "2:26: this \"(\" is never closed"},
      {rule_file("\"macth\": \"subject:Person verb(meet) object:Person\""),
       "2:2: unknown key \"macth\" (did you mean \"match\"?)"},
      {rule_file(
           "\"predicate\": \"metWit\", \"match\": \"subject:Person verb(meet) object:Person\""),
       "2:15: unknown predicate \"metWit\" (did you mean \"metWith\"?)"},
      {rule_file("\"match\": \"subject:Person verb(meet)\""),
       "does not fill the subject and object of \"metWith\""},
      {rule_file("\"over\": \"leaves\", \"match\": \"subject:Person verb(meet) object:Person\""),
       "2:10: \"over\" must be \"tokens\""},
      {"{\"rules\": [", "1:12: Invalid value"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.content);
    const std::string what = fault_of(row.content);
    CAPTURE(what);
    CHECK(what.find(row.what) != std::string::npos);
  }
}

TEST_CASE("rules: all faults of a file are told at once") {
  const std::string what = fault_of(
      rule_file("\"match\": \"subject:Persn verb(meet) object:Person\", \"zone\": \"body\""));
  CAPTURE(what);
  CHECK(what.find("unknown entity type") != std::string::npos);
  CHECK(what.find("\"zone\" must be \"title\"") != std::string::npos);
}
