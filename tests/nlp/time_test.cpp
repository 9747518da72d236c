#include "newsgraph/nlp/time.hpp"

#include <filesystem>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "newsgraph/text/text.hpp"

namespace newsgraph::nlp {
namespace {

const knowledge::Knowledge& words() {
  static const knowledge::Knowledge knowledge = [] {
    knowledge::Knowledge result;
    const std::vector<std::filesystem::path> folders{std::filesystem::path(NEWSGRAPH_SOURCE_DIR) /
                                                     "schema"};
    result.lexicon = knowledge::Lexicon(folders);
    return result;
  }();
  return knowledge;
}

/// "words=value | words=~duration | words=?offset" for every expression of a text.
std::string times(const std::string& text, const std::string& article_date) {
  Document document;
  document.article.text = text;
  document.article.date = article_date;
  text::analyse(document);
  find_times(document, words());
  std::string out;
  for (const TimeExpression& time : document.times) {
    if (!out.empty()) out += " | ";
    out += std::string(document.text(time.tokens)) + "=";
    if (time.is_duration) {
      out += "~";
    } else if (!time.date.value.empty()) {
      out += time.date.value;
    } else {
      out += "?" + time.date.offset;
    }
  }
  return out;
}

struct Row {
  std::string text;
  std::string expected;
};

void check(const std::vector<Row>& rows, const std::string& article_date) {
  for (const Row& row : rows) {
    CAPTURE(row.text);
    CHECK(times(row.text, article_date) == row.expected);
  }
}

}  // namespace

TEST_CASE("time: dates as the press writes them are as precise as written") {
  check(
      {
          {"The pact was signed in Riga on 22 August 2025.", "22 August 2025=2025-08-22"},
          {"The pact was signed on August 22, 2025, in Riga.", "August 22, 2025=2025-08-22"},
          {"The pact was signed on Aug. 22, 2025.", "Aug. 22, 2025=2025-08-22"},
          {"The pact was signed on the 5th of May 2021.", "5th of May 2021=2021-05-05"},
          {"The deadline of 2025-08-22 passed.", "2025-08-22=2025-08-22"},
          {"The deadline of 19.04.2024 passed.", "19.04.2024=2024-04-19"},
          {"The deadline of 19/04/2024 passed.", "19/04/2024=2024-04-19"},
          {"In April 2024 the ministers met in Oslo.", "April 2024=2024-04"},
          {"In April of 2024 the ministers met in Oslo.", "April of 2024=2024-04"},
          {"The company was founded in 2018.", "2018=2018"},
          {"It was founded in 2018.", "2018=2018"},
          {"The wall fell during the 1990s.", "1990s=1990/1999"},
          {"Trade grew in the early 1990s.", "early 1990s=1990/1999"},
          {"They first met in the summer of 2019.", "summer of 2019=2019"},
          {"Trade grew in the 19th century.", "19th century=1800/1899"},
          {"They met in late April 2020.", "late April 2020=2020-04"},
          {"The plant opened in mid-2019.", "mid-2019=2019"},
          {"It is due by the end of 2027.", "end of 2027=2027"},
          {"The war began around 1985.", "1985=1985~"},
          {"The 2015 peace accord still holds.", "2015=2015"},
          {"Output fell in the first quarter of 2023.", "first quarter of 2023=2023-01/2023-03"},
          {"Exports grew in the first nine months of 2023.",
           "first nine months of 2023=2023-01/2023-09"},
          {"On Friday, 3 May 2019, they met.", "Friday, 3 May 2019=2019-05-03"},
      },
      "2026-03-04");
}

TEST_CASE("time: ranges are intervals") {
  check(
      {
          {"The summit ran on May 3-5, 2024.", "May 3-5, 2024=2024-05-03/2024-05-05"},
          {"He stayed in Baku from 3 to 5 May 2024.", "3 to 5 May 2024=2024-05-03/2024-05-05"},
          {"He stayed from 28 April to 3 May 2024.",
           "28 April to 3 May 2024=2024-04-28/2024-05-03"},
          {"He stayed from 28 December to 3 January 2020.",
           "28 December to 3 January 2020=2019-12-28/2020-01-03"},
          {"He served between 2019 and 2021.", "2019 and 2021=2019/2021"},
          {"He was premier in 2019\xe2\x80\x93"
           "2021.",
           "2019\xe2\x80\x93"
           "2021=2019/2021"},
          {"She led the bank from 2001 to 2004.", "2001 to 2004=2001/2004"},
          {"It rained between March and May 2020.", "March and May 2020=2020-03/2020-05"},
          {"The visit was moved from 3 May 2024 to 5 June 2024.",
           "3 May 2024=2024-05-03 | 5 June 2024=2024-06-05"},
          {"The envoy was in Minsk on 4 April and in Kyiv from 5-6 April 2016.",
           "4 April=2016-04-04 | 5-6 April 2016=2016-04-05/2016-04-06"},
      },
      "");
}

TEST_CASE("time: a weekday lies behind a past verb and ahead of a plan") {
  // 2024-04-18 is a Thursday.
  check(
      {
          {"The president met the ambassador on Tuesday.", "Tuesday=2024-04-16"},
          {"The president met the ambassador on Thursday.", "Thursday=2024-04-18"},
          {"The president met the ambassador last Thursday.", "last Thursday=2024-04-11"},
          {"The president will meet the ambassador on Tuesday.", "Tuesday=2024-04-23"},
          {"On Tuesday, the president will meet the ambassador.", "Tuesday=2024-04-23"},
          {"On Tuesday, the president met the ambassador.", "Tuesday=2024-04-16"},
          {"The minister said on Tuesday he will resign.", "Tuesday=2024-04-16"},
          {"The minister said he will resign on Monday.", "Monday=2024-04-22"},
          {"The two sides agreed to meet on Monday.", "Monday=2024-04-22"},
          {"He came to Rome to attend the funeral on Monday.", "Monday=2024-04-15"},
          {"The talks scheduled for Friday were called off.", "Friday=2024-04-19"},
          {"Parliament has until Friday to vote.", "Friday=2024-04-19"},
          {"A Monday attack killed two guards.", "Monday=2024-04-15"},
          {"The envoy, who arrived on Monday, will stay.", "Monday=2024-04-15"},
          {"The lockdown was extended to Monday.", "Monday=2024-04-22"},
          {"He did not answer until Monday.", "Monday=2024-04-15"},
          {"The work must be finished by Monday.", "Monday=2024-04-22"},
          {"Forecasters predict rain Saturday morning.", "Saturday morning=2024-04-20"},
          {"He will visit next Friday.", "next Friday=2024-04-19"},
          {"The guards left on Tuesday evening.", "Tuesday evening=2024-04-16"},
          {"It happened late Tuesday.", "late Tuesday=2024-04-16"},
          {"The Sunday Times praised the book.", ""},
          {"The deal was signed on Good Friday.", ""},
      },
      "2024-04-18");
  check({{"The president met the ambassador on Tuesday.", "Tuesday=?"}}, "");
  check({{"The president met the ambassador on Tuesday.", "Tuesday=?"}}, "--04-18");
}

TEST_CASE("time: a day without a year takes the one that article and tense allow") {
  check(
      {
          {"On August 21 he was met at the airport.", "August 21=2025-08-21"},
          {"He was met at the airport on December 30.", "December 30=2024-12-30"},
          {"He will arrive on January 3.", "January 3=2026-01-03"},
          {"He arrived on May 3-5.", "May 3-5=2025-05-03/2025-05-05"},
          {"The talks were held in April.", "April=2025-04"},
          {"The talks were held in November.", "November=2024-11"},
          {"The talks will be held in November.", "November=2025-11"},
          {"The talks are to be held on November 3.", "November 3=2025-11-03"},
          {"The talks were held in August last year.", "August last year=2024-08"},
          {"He saw Theresa May in London.", ""},
          {"It was a second blow to May.", ""},
          {"Prices may rise, officials said.", ""},
          {"The September 11 attacks changed the law.", "September 11=--09-11"},
          {"Last year August 8 was a good day.", "Last year August 8=2024-08-08"},
          {"At the end of the day it is his choice.", ""},
          {"They took part in a march.", ""},
      },
      "2025-08-22");
}

TEST_CASE("time: no year is guessed and today is never taken") {
  check(
      {
          {"On August 21 he was met at the airport.", "August 21=--08-21"},
          {"He arrived on May 3-5.", "May 3-5=--05-03"},
          {"The talks were held in April.", "April=--04"},
          {"Last year they signed the treaty.", "Last year=?P-1Y"},
          {"Today they sign the plan.", "Today=?P0D"},
          {"They signed the plan yesterday evening.", "yesterday evening=?P-1D"},
          {"The ministers signed the plan.", ""},
      },
      "");
  // The dateline gives day and month alone.
  check(
      {
          {"On August 21 he was met at the airport.", "August 21=--08-21"},
          {"Yesterday they met.", "Yesterday=--08-21"},
          {"Last year they signed the treaty.", "Last year=?P-1Y"},
      },
      "--08-22");
  // The article's year alone: May is sure, the year of a day in the past clause is not.
  check({{"He resigned on May 5.", "May 5=--05-05"}, {"It fell last year.", "last year=2023"}},
        "2024");
  // Another year stands before it in the paragraph.
  check({{"The war ended in 2015. On May 5 a treaty was signed.", "2015=2015 | May 5=--05-05"}},
        "2024-04-18");
}

TEST_CASE("time: expressions that hang on the article's date") {
  check(
      {
          {"He resigned today.", "today=2024-04-18"},
          {"He resigned the day before yesterday.", "day before yesterday=2024-04-16"},
          {"He returns tomorrow.", "tomorrow=2024-04-19"},
          {"He resigned last night.", "last night=2024-04-17"},
          {"He resigned this morning.", "this morning=2024-04-18"},
          {"Exports fell last year.", "last year=2023"},
          {"Exports fell last month.", "last month=2024-03"},
          {"Exports will fall next year.", "next year=2025"},
          {"He resigned last week.", "last week=2024-04-08/2024-04-14"},
          {"He resigned earlier this week.", "earlier this week=2024-04-15/2024-04-21"},
          {"He resigned earlier this year.", "earlier this year=2024"},
          {"The bridge opens by the end of the year.", "end of the year=2024"},
          {"He resigned two days ago.", "two days ago=2024-04-16"},
          {"He resigned 10 years ago.", "10 years ago=2014"},
          {"He resigned about 10 years ago.", "10 years ago=2014~"},
          {"He resigned a few days ago.", "a few days ago=?"},
          {"He will resign in two weeks.", "two weeks=2024-04-29/2024-05-05"},
          {"Exports fell in the last quarter of last year.",
           "last quarter of last year=2023-10/2023-12"},
          {"They met over the weekend.", "weekend=2024-04-13/2024-04-14"},
      },
      "2024-04-18");
}

TEST_CASE("time: references back to a date before") {
  check(
      {
          {"He arrived on 3 May 2019 and left the next day.",
           "3 May 2019=2019-05-03 | next day=2019-05-04"},
          {"The accord dates from 2015. It replaced one signed three years earlier.",
           "2015=2015 | three years earlier=2012"},
          {"It replaced one signed three years earlier.", "three years earlier=?"},
          {"The two had spoken the day before.", "the day before=2024-04-17"},
          {"The envoy flew in on the eve.", "eve=2024-04-17"},
          {"He died two days before the vote.", "two days=?"},
          {"He spoke on 3 May 2019. On the same day she resigned.",
           "3 May 2019=2019-05-03 | the same day=2019-05-03"},
      },
      "2024-04-18");
}

TEST_CASE("time: lengths of time are no dates") {
  check(
      {
          {"He ruled for three years.", "three years=~"},
          {"The talks lasted ten hours.", "ten hours=~"},
          {"A two-day visit began.", "two-day=~"},
          {"Trade grew over the past decade.", "past decade=~"},
          {"Trade grew in the last five years.", "last five years=~"},
          {"Trade grew over the past few months.", "past few months=~"},
          {"It will grow in the coming days.", "coming days=~"},
      },
      "2024-04-18");
}

TEST_CASE("time: numbers that are no dates") {
  check(
      {
          {"Some 2000 people fled.", ""},
          {"The Council adopted Resolution 2231.", ""},
          {"It cost $2020.", ""},
          {"They sent 2015 soldiers.", ""},
          {"The bill passed 52 to 48.", ""},
          {"He is aged 45.", ""},
          {"On 31 June 2020 nothing was signed.", "June 2020=2020-06"},
      },
      "2024-04-18");
}

}  // namespace newsgraph::nlp
