#include <string>

#include <doctest/doctest.h>

#include "extract/bracketed.hpp"

using newsgraph::test::claims_of;

namespace {

struct Row {
  std::string text;
  std::string claims;
};

template <std::size_t count>
void check_rows(const Row (&rows)[count], std::string_view date = {}) {
  for (const Row& row : rows) {
    CAPTURE(row.text);
    CHECK(claims_of(row.text, date) == row.claims);
  }
}

}  // namespace

TEST_CASE("places: what stands in the words of a place") {
  const Row rows[] = {
      {"Ten people left [City:Moss], [Country:Norland].", "Moss | containedInPlace | Norland"},
      {"They met in [City:Moss], [Region:Hill Province].",
       "Moss | containedInPlace | Hill Province"},
      {"He saw [City:Moss] in [Country:Norland].", "Moss | containedInPlace | Norland"},
      {"He saw [Country:Norland]'s [Region:Hill Province].",
       "Hill Province | containedInPlace | Norland"},
      {"[City:Moss], the capital of [Country:Norland], was calm.", "Moss | capitalOf | Norland"},
      {"[Country:Norland]'s capital, [City:Moss], was calm.", "Moss | capitalOf | Norland"},
      {"The [Region:northern [Country:Norland]] is calm.",
       "northern Norland | containedInPlace | Norland"},
      {"The [Venue:Cathedral of [City:Moss]] burned.",
       "Cathedral of Moss | containedInPlace | Moss"},
      {"[City:Moss] and other parts of [Region:Hill Province] are calm.",
       "Moss | containedInPlace | Hill Province"},
      // Lists and clauses are no containment.
      {"He saw [City:Moss], [City:Riverton] and [City:Lake].", ""},
      {"She knew the [Venue:Moss Wall] in the middle of [City:Riverton].", ""},
      {"He left [City:Moss] in [Person:Jon Berg]'s car.", ""},
  };
  check_rows(rows);
}

TEST_CASE("bodies: a body of a state or of another body") {
  const Row rows[] = {
      {"[Country:Norland]'s [GovernmentOrganization:Defence Ministry] said no.",
       "Defence Ministry | parentOrganization | Norland"},
      {"The [GovernmentOrganization:Foreign Ministry of [Country:Norland]] said no.",
       "Foreign Ministry of Norland | parentOrganization | Norland"},
      {"The [GovernmentOrganization:[Country:Norland] Senate] said no.",
       "Norland Senate | parentOrganization | Norland"},
      {"The [Organization:caucus] of the [PoliticalParty:Harbour Party] said no.",
       "caucus | parentOrganization | Harbour Party"},
      {"[Country:Norland]'s health regulator [Organization:Medag] said no.",
       "Medag | parentOrganization | Norland"},
      {"The [Organization:Council of [Country:Norland] and [Country:Estland]] said no.", ""},
      {"[Organization:Medag] of [City:Moss] said no.", ""},
      {"[Country:Norland]'s [Organization:Harbour Line] said no.", ""},
  };
  check_rows(rows);
}

TEST_CASE("events: who took part, where, when, within what") {
  const Row rows[] = {
      {"The [Meeting:meeting] between [Person:Anna Kask] and [Person:Jon Berg] in [City:Moss] "
       "ended.",
       "Anna Kask | metWith | Jon Berg [place Moss, event meeting]\nmeeting | location | "
       "Moss\nmeeting | participant | Anna Kask\nmeeting | participant | Jon Berg"},
      {"The [Summit:summit] was held in [City:Moss] on [time=2022-05-03:Tuesday].",
       "summit | location | Moss [date 2022-05-03]\nsummit | startDate | 2022-05-03 [date "
       "2022-05-03]"},
      {"The [Visit:visit] by [Person:Anna Kask] to [Country:Norland] ended.",
       "Anna Kask | visited | Norland [event visit]\nvisit | location | Norland\nvisit | "
       "participant | Anna Kask"},
      {"[Person:Anna Kask] attended the [Summit:summit] in [City:Moss].",
       "Anna Kask | visited | Moss [event summit]\nsummit | location | Moss\nsummit | participant "
       "| Anna Kask"},
      {"An [Attack:attack] on a bus in [City:Moss] killed two.", "attack | location | Moss"},
      {"A [Attack:bomb attack] killed two in [City:Moss].", "bomb attack | location | Moss"},
      {"During his [Visit:visit], [Person:Anna Kask] will hold [Negotiation:talks].",
       "talks | participant | Anna Kask [planned]\ntalks | superEvent | visit [planned]\nvisit | "
       "participant | Anna Kask"},
      {"[Country:Norland] hosted the [Summit:summit].", "summit | organizer | Norland"},
      {"The [Meeting:reception] was held on behalf of [Person:Anna Kask] in honour of "
       "[Person:Jon Berg].",
       "Anna Kask | hosted | Jon Berg [event reception]\nreception | organizer | Anna Kask"},
      {"[Country:Norland] attacked villages in a [Attack:raid] by [ArmedGroup:Red Front] .",
       "raid | participant | Red Front"},
      {"The last [Meeting:meeting] of [InternationalOrganization:League] foreign ministers was "
       "held in "
       "[City:Moss].",
       "meeting | location | Moss\nmeeting | participant | League"},
      {"The [Meeting:meeting] of [InternationalOrganization:League] members was long.", ""},
      {"They remembered [time=2021:last year]'s [Protest:protests].",
       "protests | startDate | 2021"},
      {"[Person:Anna Kask] met [Person:Jon Berg] in [City:Moss]. The [Meeting:meeting] was short.",
       "Anna Kask | metWith | Jon Berg [place Moss, event meeting]\nmeeting | location | "
       "Moss\nmeeting | participant | Anna Kask\nmeeting | participant | Jon Berg"},
      {"After [Negotiation:talks] with [Person:Jon Berg], [Person:Anna Kask] left.",
       "Anna Kask | metWith | Jon Berg [event talks]\nAnna Kask | negotiatedWith | Jon Berg [event "
       "talks]\ntalks | participant | Anna Kask\ntalks | participant | Jon Berg"},
      {"During the [Ceremony:ceremony], [Person:Anna Kask] thanked the guests.",
       "ceremony | participant | Anna Kask"},
      {"During the [Conflict:war], [Person:Anna Kask] wrote a book.", ""},
      {"The [Meeting:meeting] with [Person:Jon Berg]'s aide ended.", ""},
  };
  check_rows(rows);
}

TEST_CASE("rules: what stands in the next sentence is no part of a match") {
  const Row rows[] = {
      {"[Person:Anna Kask] met [Person:Jon Berg]", "Anna Kask | metWith | Jon Berg"},
      {"[Person:Anna Kask] met [Person:Jon Berg]\n\nIn [City:Moss] it rained all day long.",
       "Anna Kask | metWith | Jon Berg"},
  };
  check_rows(rows);
}

TEST_CASE("agreements: parties and day of signing") {
  const Row rows[] = {
      {"The [Treaty:Treaty between [Country:Norland] and [Country:Estland]] is old.",
       "Estland | partyTo | Treaty between Norland and Estland\nNorland | partyTo | Treaty between "
       "Norland and Estland"},
      {"The [Treaty:Harbour Treaty of [time=1961-04-18:18 April 1961]] is old.",
       "Harbour Treaty of 18 April 1961 | startDate | 1961-04-18 [date 1961-04-18]"},
      {"[Country:Norland] and [Country:Estland] signed the [Treaty:Harbour Treaty].",
       "Estland | partyTo | Harbour Treaty\nEstland | signed | Harbour Treaty\nNorland | partyTo | "
       "Harbour Treaty\nNorland | signed | Harbour Treaty"},
      {"The [Treaty:Harbour Treaty], signed in [City:Moss] on [time=1961-04-18:18 April 1961], is "
       "old.",
       "Harbour Treaty | location | Moss [date 1961-04-18]\nHarbour Treaty | startDate | "
       "1961-04-18 "
       "[date 1961-04-18]"},
      {"The [Treaty:agreement] reached [time=2021-03-02:yesterday] between [Country:Norland] and "
       "[Country:Estland] holds.",
       "Estland | partyTo | agreement [date 2021-03-02]\nNorland | agreedWith | Estland [date "
       "2021-03-02]\nNorland | partyTo | agreement [date 2021-03-02]\nagreement | startDate | "
       "2021-03-02 [date 2021-03-02]"},
      {"The [Law:Law on trade between [Country:Norland] and [Country:Estland]] is old.", ""},
  };
  check_rows(rows);
}

TEST_CASE("trade: amount, change and period, but no goal") {
  const Row rows[] = {
      {"Trade between [Country:Norland] and [Country:Estland] reached [money=1500000000 USD:$1.5 "
       "billion] in [time=2023:2023].",
       "Norland | tradesWith | Estland [amount 1500000000 USD, period 2023]"},
      {"Trade between [Country:Norland] and [Country:Estland] grew by [percent=26:26%].",
       "Norland | tradesWith | Estland [change +26%]"},
      {"Trade between [Country:Norland] and [Country:Estland] fell by [percent=3:3%].",
       "Norland | tradesWith | Estland [change -3%]"},
      {"Trade between [Country:Norland] and [Country:Estland] will reach [money=2000000000 USD:$2 "
       "billion].",
       ""},
      {"They want to raise trade between [Country:Norland] and [Country:Estland] to "
       "[money=2000000000 USD:$2 billion].",
       ""},
  };
  check_rows(rows);
}

TEST_CASE("quotations: I, we, you and both countries are those who speak and are spoken to") {
  const std::string leaders =
      "President of [Country:Norland] [Person#a:Anna Kask] and President of [Country:Estland] "
      "[Person#b:Jon Berg] spoke. ";
  const std::string offices =
      "Anna Kask | positionHeld | Norland [role President]\nJon Berg | positionHeld | Estland "
      "[role "
      "President]";
  const Row rows[] = {
      {leaders + "“[say#a:I thank you],” said [Person#a:Anna Kask].",
       "Anna Kask | positionHeld | Norland [role President]\nAnna Kask | thanked | Jon Berg [own "
       "act of Anna Kask]\nJon Berg | positionHeld | Estland [role President]"},
      {leaders + "“[say#a:We signed the [Treaty:Harbour Treaty]],” said [Person#a:Anna Kask].",
       "Anna Kask | positionHeld | Norland [role President]\nAnna Kask | signed | Harbour Treaty "
       "[own act of Anna Kask]\nEstland | partyTo | Harbour Treaty [says Anna Kask]\nJon Berg | "
       "positionHeld | Estland [role President]\nJon Berg | signed | Harbour Treaty [says Anna "
       "Kask]\nNorland | partyTo | Harbour Treaty [own act of Anna Kask]"},
      {leaders + "They praised the strategic partnership between the two countries.",
       offices + "\nNorland | alliedWith | Estland"},
      {leaders + "The two leaders met in [City:Moss].",
       "Anna Kask | metWith | Jon Berg [place Moss]\n" + offices},
  };
  check_rows(rows);
}
