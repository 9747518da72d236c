#include <string>

#include <doctest/doctest.h>

#include "extract/bracketed.hpp"

using newsgraph::test::claims_of;

namespace {

struct Row {
  std::string text;
  std::string claims;
};

}  // namespace

TEST_CASE("stance: negation, plan, possibility, condition and report mark a claim") {
  const Row rows[] = {
      // not
      {"[Person:Anna Kask] did not meet [Person:Jon Berg].",
       "Anna Kask | metWith | Jon Berg [negative]"},
      {"[Person:Anna Kask] never met [Person:Jon Berg].",
       "Anna Kask | metWith | Jon Berg [negative]"},
      {"[Person:Anna Kask] has not yet met [Person:Jon Berg].",
       "Anna Kask | metWith | Jon Berg [negative]"},
      {"[Person:Anna Kask] refused to meet [Person:Jon Berg].",
       "Anna Kask | metWith | Jon Berg [negative]"},
      {"[Person:Anna Kask] declined to thank [Person:Jon Berg].",
       "Anna Kask | thanked | Jon Berg [negative]"},
      {"[Country:Norland] has failed to ratify the [Treaty:Harbour Treaty].",
       "Norland | ratified | Harbour Treaty [negative]"},
      {"The [Treaty:Harbour Treaty] was not signed by [Country:Norland].",
       "Norland | signed | Harbour Treaty [negative]"},
      {"[Person:Anna Kask] is not on a visit to [Country:Norland].",
       "Anna Kask | visited | Norland [negative]"},
      // planned
      {"[Person:Anna Kask] will meet [Person:Jon Berg].",
       "Anna Kask | metWith | Jon Berg [planned]"},
      {"[Person:Anna Kask] is to meet [Person:Jon Berg].",
       "Anna Kask | metWith | Jon Berg [planned]"},
      {"[Person:Anna Kask] plans to visit [Country:Norland].",
       "Anna Kask | visited | Norland [planned]"},
      {"[Person:Anna Kask] is expected to visit [Country:Norland].",
       "Anna Kask | visited | Norland [planned]"},
      {"[Person:Anna Kask] was scheduled to meet [Person:Jon Berg].",
       "Anna Kask | metWith | Jon Berg [planned]"},
      {"[Country:Norland] and [Country:Estland] agreed to sign the [Treaty:Harbour Treaty].",
       "Estland | partyTo | Harbour Treaty [planned]\nEstland | signed | Harbour Treaty "
       "[planned]\nNorland | agreedWith | Estland\nNorland | partyTo | Harbour Treaty "
       "[planned]\nNorland | signed | Harbour Treaty [planned]"},
      {"[Person:Anna Kask] is due to arrive in [City:Riverton] on [time=2022-05-03:Tuesday].",
       "Anna Kask | visited | Riverton [planned, date 2022-05-03]"},
      {"[Person:Anna Kask] will not visit [Country:Norland].",
       "Anna Kask | visited | Norland [negative, planned]"},
      // open
      {"[Person:Anna Kask] may meet [Person:Jon Berg].",
       "Anna Kask | metWith | Jon Berg [hypothetical]"},
      {"[Person:Anna Kask] could visit [Country:Norland].",
       "Anna Kask | visited | Norland [hypothetical]"},
      {"[Country:Norland] should sign the [Treaty:Harbour Treaty].",
       "Norland | partyTo | Harbour Treaty [hypothetical]\nNorland | signed | Harbour Treaty "
       "[hypothetical]"},
      {"[Person:Anna Kask] wants to meet [Person:Jon Berg].",
       "Anna Kask | metWith | Jon Berg [hypothetical]"},
      {"[Country:Norland] threatened to sanction [Country:Estland].",
       "Norland | sanctioned | Estland [hypothetical]\nNorland | threatened | Estland"},
      {"If [Country:Norland] attacks [City:Riverton], people will flee.",
       "Norland | attacked | Riverton [hypothetical]"},
      {"If people flee, [Country:Norland] will sanction [Country:Estland].",
       "Norland | sanctioned | Estland [hypothetical]"},
      {"Unless they leave, [Country:Norland] would attack [City:Riverton].",
       "Norland | attacked | Riverton [hypothetical]"},
      {"[Person:Anna Kask] reportedly met [Person:Jon Berg].",
       "Anna Kask | metWith | Jon Berg [hypothetical]"},
      {"[Country:Norland] allegedly attacked [City:Riverton].",
       "Norland | attacked | Riverton [hypothetical]"},
      // reported
      {"[Person:Ulf Lind] said that [Person:Anna Kask] met [Person:Jon Berg].",
       "Anna Kask | metWith | Jon Berg [says Ulf Lind]"},
      {"[Person:Anna Kask] met [Person:Jon Berg], [Person:Ulf Lind] said.",
       "Anna Kask | metWith | Jon Berg [says Ulf Lind]"},
      {"According to [Person:Ulf Lind], [Person:Anna Kask] met [Person:Jon Berg].",
       "Anna Kask | metWith | Jon Berg [says Ulf Lind]"},
      {"[Country:Norland] claims that [Country:Estland] attacked [City:Riverton].",
       "Estland | attacked | Riverton [says Norland]"},
      {"Officials said that [Person:Anna Kask] met [Person:Jon Berg].",
       "Anna Kask | metWith | Jon Berg [hypothetical]"},
      {"[Person:Ulf Lind] said that [Person:Anna Kask] would meet [Person:Jon Berg].",
       "Anna Kask | metWith | Jon Berg [planned, says Ulf Lind]"},
      {"[Person#u:Ulf Lind] said: “[say#u:[Country:Norland] attacked [City:Riverton].]”",
       "Norland | attacked | Riverton [says Ulf Lind]"},
      {"[Person#a:Anna Kask] said that [Person#a:Kask] met [Person:Jon Berg].",
       "Anna Kask | metWith | Jon Berg [own act of Anna Kask]"},
      {"“[say#a:I met [Person:Jon Berg],]” said [Person#a:Anna Kask].",
       "Anna Kask | metWith | Jon Berg [own act of Anna Kask]"},
      // denied
      {"[Person:Ulf Lind] denied that [Person:Anna Kask] met [Person:Jon Berg].",
       "Anna Kask | metWith | Jon Berg [denied, says Ulf Lind]"},
      {"[Person:Anna Kask] denied meeting [Person:Jon Berg].",
       "Anna Kask | metWith | Jon Berg [denied, says Anna Kask]"},
      {"[Country:Norland] rejected claims that [Country:Norland] attacked [City:Riverton].",
       "Norland | attacked | Riverton [denied, says Norland]"},
      // cancelled
      {"[Visit:The planned visit] of [Person:Anna Kask] to [Country:Norland] was cancelled.",
       "Anna Kask | visited | Norland [negative, planned, event The planned visit]\nThe planned "
       "visit | location | Norland "
       "[negative, planned]\nThe planned visit | participant | Anna Kask [negative, planned]"},
      {"[Negotiation:Talks] between [Country:Norland] and [Country:Estland] were postponed.",
       "Norland | negotiatedWith | Estland [negative, planned, event Talks]\nTalks | participant | "
       "Estland "
       "[negative, planned]\nTalks | participant | Norland [negative, planned]"},
      {"[Person:Ulf Lind] proposed [Negotiation:talks] between [Country:Norland] and "
       "[Country:Estland].",
       "Norland | negotiatedWith | Estland [hypothetical, event talks]\ntalks | participant | "
       "Estland "
       "[hypothetical]\ntalks | participant | Norland [hypothetical]"},
      // former
      {"Former President of [Country:Norland] [Person:Ola Dahl] left.",
       "Ola Dahl | positionHeld | Norland [former, role President]"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.text);
    CHECK(claims_of(row.text) == row.claims);
  }
}

TEST_CASE("stance: what only looks like a claim gives none") {
  const std::string rows[] = {
      "[Person:Anna Kask] denied the report.",
      "[Person:Anna Kask] rejected the plan to sell the harbour.",
      "[Person:Anna Kask] called for calm in [Country:Norland].",
      "[Person:Anna Kask] said that nobody is perfect.",
      "[Person:Ulf Lind] asked whether [Person:Anna Kask]'s sister met [Person:Jon Berg].",
      "The aide of [Person:Anna Kask] met [Person:Jon Berg].",
      "Rebels backed by [Country:Norland] attacked the town.",
      "[Person:Anna Kask] met nobody in [City:Riverton].",
      "[Person:Anna Kask] hopes for peace with [Country:Norland].",
      "People using [Organization:Harbour Line] thanked [Person:Jon Berg].",
      "Former [Organization:Harbour Line] staff criticized [Person:Jon Berg].",
      "[Person:Anna Kask] was asked about [Country:Norland].",
      "The ministers will meet victims.",
      "[Person:Anna Kask] refused to comment on [Person:Jon Berg].",
      "[Person:Anna Kask] never played for [Country:Norland].",
      "He was released from hospital in [City:Riverton].",
      "A possible trip to [Country:Norland] was discussed.",
      "No date was set for a trip to [Country:Norland].",
      "[Person:Anna Kask] did not answer questions about [Country:Norland].",
      "Critics say that [Country:Norland]'s rivals attacked the harbour.",
      "[Person:Anna Kask] and his wife live in [City:Riverton].",
      "There is no dispute between [Country:Norland] and [Country:Estland].",
      "[Person:Anna Kask] met the demands of [Person:Jon Berg].",
      "[Country:Norland] signed off on the budget.",
      "[Person:Anna Kask] visited her mother.",
      "They discussed how [Country:Norland] might change.",
      "Asked about [Person:Jon Berg], [Person:Anna Kask] smiled.",
      "[Person:Anna Kask] warned against [Country:Norland].",
      "[Person:Anna Kask] ruled out a trip.",
      "It is unclear who attacked the harbour of [City:Riverton].",
  };
  for (const std::string& row : rows) {
    CAPTURE(row);
    CHECK(claims_of(row) == "");
  }
}
