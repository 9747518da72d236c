// Which clause a time belongs to, each sentence through the whole program.

#include <algorithm>
#include <string>

#include <doctest/doctest.h>

#include "pipeline/read_text.hpp"

using namespace newsgraph;

namespace {

/// Date of the first claim with the predicate; "none" when there is no such claim.
std::string date_of(std::string text, std::string_view predicate, std::string date = {}) {
  const Record record = test::read_text(std::move(text), std::move(date));
  const auto claim = std::ranges::find(record.claims, predicate, &Claim::predicate);
  return claim == record.claims.end() ? "none" : claim->qualifiers.date.value;
}

/// The day on which something starts in an article of a day, with what is planned marked.
std::string start_in(std::string text, std::string date) {
  const Record record = test::read_text(std::move(text), std::move(date));
  const auto claim =
      std::ranges::find(record.claims, std::string_view("startDate"), &Claim::predicate);
  if (claim == record.claims.end()) return "none";
  const std::string marks = test::marks_of(record, *claim);
  return claim->object.literal + (marks.empty() ? "" : " [" + marks + "]");
}

}  // namespace

TEST_CASE("dates: the time of a relative clause is not that of the clause around it") {
  CHECK(date_of("Iran and Norway, which cut ties in 2016, agreed on trade.", "agreedWith").empty());
  CHECK(date_of("Anna Kask, who was elected in 2019, met Peter Lind in Oslo.", "metWith").empty());
  CHECK(date_of("Anna Kask, who met Peter Lind in 2019, left Oslo.", "metWith") == "2019");
  CHECK(date_of("In 2019 Anna Kask met Peter Lind, who lives in Oslo.", "metWith") == "2019");
}

TEST_CASE("dates: a day without a year is the nearest where another word has the tense") {
  const std::string may = "2021-05-12";  // a Wednesday
  CHECK(
      start_in("They spoke in favour of arranging a meeting during the summit in Oslo on July 7-8.",
               may) == "2021-07-07 [planned]");
  CHECK(start_in("Anna Kask will write about the situation following the April 28 election.",
                 may) == "2021-04-28");
  CHECK(start_in("Building on the summit in March, they will work together.", may) == "2021-03");
  CHECK(start_in("They were glad to speak of the region during the visit to Norway in March.",
                 may) == "2021-03");
  // the verb of the day itself
  CHECK(start_in("The summit was held in Oslo on August 18.", may) == "2020-08-18");
  CHECK(start_in("The summit will be held in Oslo on February 18.", may) == "2022-02-18 [planned]");
  CHECK(start_in("The seventh Harbour Forum is being held on May 10-16.", may) == "2021-05-10");
}

TEST_CASE("dates: a weekday beside a day tells its year") {
  CHECK(start_in("Anna Kask invited Jon Berg to Oslo for a meeting on Tuesday, June 15.",
                 "2021-05-12") == "2021-06-15 [planned]");
  CHECK(start_in("Anna Kask invited Jon Berg to Oslo for a meeting on Monday, June 15.",
                 "2021-05-12") == "2020-06-15");
}

TEST_CASE("dates: nobody speaks of attacks and disasters to come") {
  const std::string may = "2021-05-12";
  CHECK(start_in("It is the first day to commemorate the victims of the October 7 attacks.", may) ==
        "2020-10-07");
  CHECK(start_in("Homes remain without power following Thursday's storms as it forecasts rain.",
                 may) == "2021-05-06");
  CHECK(start_in("Following February's earthquake, Norway sent three teams.", may) == "2021-02");
  // a day of no year
  CHECK(start_in("The September 11 attacks changed the law.", may) == "none");
}

TEST_CASE("dates: an anniversary has its own day") {
  CHECK(start_in("They spoke of the tenth anniversary of the attacks on Sunday.", "2021-05-12") ==
        "2021-05-09");
  const Record record = test::read_text(
      "They spoke of the tenth anniversary of the attacks on Sunday.", "2021-05-12");
  for (const Claim& claim : record.claims) {
    CHECK(record.entities[claim.subject].type == "Anniversary");
  }
}

TEST_CASE(
    "dates: the day of the article is that of what its sentences tell, not of what they take "
    "for granted") {
  const std::string today = "2021-05-12";
  CHECK(date_of("Anna Kask met Peter Lind in Oslo.", "metWith", today) == today);
  CHECK(date_of("Anna Kask has met Peter Lind in Oslo.", "metWith", today).empty());
  CHECK(
      date_of("Anna Kask spoke to the press after she met Peter Lind.", "metWith", today).empty());
  CHECK(date_of("Anna Kask spoke of her recent visit to Norway.", "visited", today).empty());
  CHECK(date_of("Anna Kask started her visit to Norway.", "visited", today) == today);
  // attacks and disasters
  CHECK(date_of("A bomb attack in Oslo has killed five people.", "location", today) == today);
  CHECK(date_of("Five people were killed after an attack in Oslo.", "location", today) == today);
  CHECK(date_of("Anna Kask expressed condolences over the earthquake in Norway.", "location", today)
            .empty());
  CHECK(date_of("Iran condemned the attack in Oslo.", "location", today).empty());
  CHECK(date_of("The death toll of the attacks in Oslo rises to five.", "location", today).empty());
  CHECK(date_of("Norway launched an offensive in Syria.", "location", today) == today);
  // parties of an agreement
  CHECK(date_of("Norway approves a treaty with Iran.", "partyTo", today).empty());
  CHECK(date_of("Norway signed a treaty with Iran.", "partyTo", today) == today);
}

TEST_CASE("dates: headlines of press offices name what was done") {
  CHECK(
      date_of("Readout of Anna Kask's Call with Peter Lind\n\nAnna Kask spoke by phone with Peter "
              "Lind of Norway about trade and security in the region.",
              "participant", "2021-05-12") == "2021-05-12");
  CHECK(date_of("Statement on the Earthquake in Norway\n\nAnna Kask is deeply saddened by the loss "
                "of life in the towns of the region.",
                "location", "2021-05-12")
            .empty());
}

TEST_CASE("dates: what starts behind the day of the article is planned") {
  CHECK(start_in("Norway supports transparent elections in 2014.", "2011-11-21") ==
        "2014 [planned]");
  CHECK(start_in("Oslo is the home of the 2010 Winter Olympics.", "2006-02-26") ==
        "2010 [planned]");
  CHECK(start_in("Oslo was the home of the 2010 Winter Olympics.", "2014-02-26") == "2010");
}

TEST_CASE("dates: a visit of the headline is planned where its day or the body says so") {
  const auto location = [](std::string text) {
    const Record record = test::read_text(std::move(text), "2021-05-12");
    const auto claim =
        std::ranges::find(record.claims, std::string_view("location"), &Claim::predicate);
    REQUIRE(claim != record.claims.end());
    return claim->qualifiers.date.value + " " + test::marks_of(record, *claim);
  };
  CHECK(location("Visit to Norway: 23-30 May 2021\n\nThe visit is an opportunity to speak of "
                 "security and of trade with people of the region.") == "2021-05-23 planned");
  CHECK(location("Visit to Norway\n\nI will travel to Norway to speak of security and of trade "
                 "with people of the region.") == " planned");
  CHECK(location("Visit to Norway\n\nAnna Kask spoke of security and of trade in Norway with "
                 "people of the region.") == "2021-05-12 ");
}

TEST_CASE("dates: the day of what somebody is thanked for or invited to is not that of the words") {
  const std::string today = "2021-05-12";
  CHECK(
      date_of("Anna Kask thanked Peter Lind for the organisation of the summit in Oslo on April 9.",
              "thanked", today) == today);
  CHECK(date_of("Anna Kask praised the summit in Oslo on April 9.", "praised", today) == today);
  CHECK(date_of("Anna Kask invited Peter Lind to Oslo for a meeting on May 14.", "invited",
                today) == today);
  CHECK(date_of("Anna Kask thanked Peter Lind on April 9.", "thanked", today) == "2021-04-09");
  CHECK(date_of("Anna Kask thanked Peter Lind at the summit in Oslo on April 9.", "thanked",
                today) == "2021-04-09");
}

TEST_CASE("dates: each of two verbs has the time that hangs on it") {
  const char* text = "Anna Kask received Jon Berg on Sunday and met Peter Lind on Monday.";
  CHECK(date_of(text, "hosted", "2021-05-12") == "2021-05-09");
  CHECK(date_of(text, "metWith", "2021-05-12") == "2021-05-10");
}
