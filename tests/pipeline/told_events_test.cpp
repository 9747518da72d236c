// Events that only a verb tells, each sentence through the whole program: an event where nobody is
// named as having done it, none where somebody is or where it has not happened.

#include <algorithm>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "pipeline/read_text.hpp"

using namespace newsgraph;

namespace {

/// "Arrest Peter Lind arrested | location | Riga [denied, says Latvia]" of every event that has no
/// mention.
std::vector<std::string> told(std::string text) {
  const Record record = test::read_text(std::move(text));
  std::vector<std::string> lines;
  for (const Claim& claim : record.claims) {
    const Entity& event = record.entities[claim.subject];
    if (!event.mentions.empty()) continue;
    std::string line = event.type + " " + event.name + " | " + claim.predicate + " | ";
    line += test::object_of(record, claim);
    if (!claim.qualifiers.bound.empty()) line += " " + claim.qualifiers.bound;
    const std::string marks = test::marks_of(record, claim);
    if (!marks.empty()) line += " [" + marks + "]";
    lines.push_back(std::move(line));
  }
  std::ranges::sort(lines);
  return lines;
}

using Lines = std::vector<std::string>;

}  // namespace

TEST_CASE("told events: a verb without a doer tells an event, with target, place, day and toll") {
  CHECK(told("Peter Lind was arrested in Riga on 3 May 2021.") ==
        Lines{"Arrest Peter Lind arrested | location | Riga",
              "Arrest Peter Lind arrested | startDate | 2021-05-03",
              "Arrest Peter Lind arrested | target | Peter Lind"});
  CHECK(told("Three people were killed.") == Lines{"Event Three people killed | deaths | 3 exact"});
  CHECK(told("At least 42 people were killed and 84 injured in Kabul.") ==
        Lines{"Event 42 people killed | deaths | 42 atLeast",
              "Event 42 people killed | injuries | 84 exact",
              "Event 42 people killed | location | Kabul"});
  CHECK(told("Peter Lind was shot and killed in Oslo.") ==
        Lines{"Attack Peter Lind shot | location | Oslo",
              "Attack Peter Lind shot | target | Peter Lind"});
  CHECK(told("Peter Lind was arrested by police in Riga.") ==
        Lines{"Arrest Peter Lind arrested | location | Riga",
              "Arrest Peter Lind arrested | target | Peter Lind"});
}

TEST_CASE("told events: whose word it is stays with the event") {
  CHECK(told("Latvia denied that Peter Lind was arrested in Riga.") ==
        Lines{"Arrest Peter Lind arrested | location | Riga [denied, says Latvia]",
              "Arrest Peter Lind arrested | target | Peter Lind [denied, says Latvia]"});
  CHECK(told("Peter Lind will be arrested in Riga.") ==
        Lines{"Arrest Peter Lind arrested | location | Riga [planned]",
              "Arrest Peter Lind arrested | target | Peter Lind [planned]"});
}

TEST_CASE("told events: told twice in one article it is one") {
  CHECK(told("Peter Lind was arrested in Riga. Peter Lind was arrested on 3 May 2021.") ==
        Lines{"Arrest Peter Lind arrested | location | Riga",
              "Arrest Peter Lind arrested | startDate | 2021-05-03",
              "Arrest Peter Lind arrested | target | Peter Lind",
              "Arrest Peter Lind arrested | target | Peter Lind"});
}

TEST_CASE("told events: none where a doer or an event is named, or where nothing has happened") {
  for (const char* text : {
           "Peter Lind was arrested by Latvia in Riga.",
           "Peter Lind was killed by Russian special forces in 2011.",
           "Peter Lind was not arrested in Riga.",
           "If Peter Lind is arrested in Riga, Latvia will protest.",
           "Peter Lind was attacked for his remarks.",
           "Four people were killed in an attack in Kabul.",
           "Up to 900 people are killed each year.",
           "A journalist was arrested in Riga.",
           "The incidents injured fourteen police officers.",
       }) {
    CAPTURE(text);
    CHECK(told(text) == Lines{});
  }
}
