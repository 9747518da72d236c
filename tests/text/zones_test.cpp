#include <string>
#include <string_view>
#include <vector>

#include <doctest/doctest.h>

#include "text/show.hpp"

namespace newsgraph::text {
namespace {

TEST_CASE("zones: datelines in the styles of the press") {
  const std::vector<std::string_view> datelines = {
      "RIVERTON, Norland, August 22.",
      "RIVERTON (Agency) -",
      "RIVERTON, March 3 (AGENCY) -",
      "Riverton, May 3, 2022 /Agency/.",
      "(AP) --",
      "RIVERTON –",
      "RIVERTON—",
      "RIVERTON, Norland (AP) —",
      "NEW RIVERTON, N.Y. (AP) —",
      "RIVERTON/EASTPORT, May 3 (Agency) -",
      "NUR-RIVERTON, 3 May 2022 (Agency) –",
      "RIVERTON, May 3. /Agency/.",
      "RIVERTON. AGENCY –",
      "RIVERTON, Norland, May 3, 2022 (Norland News Agency) -",
      "Riverton, 3 May (dpa) -",
      "UNITED NATIONS, Sept. 22 (Agency) --",
      "RIVERTON, Tuesday (Agency) -",
      "RIVERTON:",
      "ST. PAUL, May 3 (Agency) -",
  };
  for (const std::string_view dateline : datelines) {
    CAPTURE(dateline);
    const std::string text = std::string(dateline) + " The ministers met on Monday. They talked.";
    CHECK(sentences_of(text) ==
          "dateline: " + std::string(dateline) + "\nThe ministers met on Monday.\nThey talked.");
    // Under a headline too.
    CHECK(sentences_of("Ministers meet in Riverton\n\n" + text) ==
          "title: Ministers meet in Riverton\ndateline: " + std::string(dateline) +
              "\nThe ministers met on Monday.\nThey talked.");
  }
}

TEST_CASE("zones: ordinary beginnings are no datelines") {
  const std::vector<std::string_view> sentences = {
      "Norland, Estland and Sundland signed the pact.",
      "On May 3, 2022, the ministers met.",
      "NATO – founded long ago – met on Monday.",
      "BREAKING - Talks have failed.",
      "Riverton - the capital - was quiet.",
      "Kask (Labour) left the hall.",
      "Anna Kask, the minister, met Jon Berg on May 3.",
      "RIVERTON is the capital.",
      "The UN - a body of states - met.",
      "May 3 was a quiet day.",
      "NORLAND-ESTLAND TALKS began on Monday.",
      "President Kask, May 3, signed it.",
      "In Riverton, May 3 is a holiday.",
  };
  for (const std::string_view sentence : sentences) {
    CAPTURE(sentence);
    const std::string text = std::string(sentence) + " It rained.";
    CHECK(sentences_of(text) == std::string(sentence) + "\nIt rained.");
  }
}

TEST_CASE("zones: a dateline further down only in a roundup") {
  CHECK(sentences_of("The ministers met on Monday.\n\nRIVERTON – The end was near.") ==
        "The ministers met on Monday.\nRIVERTON – The end was near.");
  CHECK(sentences_of("RIVERTON – The ministers met.\n\nEASTPORT – The others did not.") ==
        "dateline: RIVERTON –\nThe ministers met.\ndateline: EASTPORT –\nThe others did not.");
}

TEST_CASE("zones: titles are short first paragraphs without a stop") {
  CHECK(sentences_of("Ministers of Norland meet\n\nThey met. It rained.") ==
        "title: Ministers of Norland meet\nThey met.\nIt rained.");
  CHECK(sentences_of("Will Norland sign?\nThe ministers met in the capital on Monday.") ==
        "title: Will Norland sign?\nThe ministers met in the capital on Monday.");
  CHECK(sentences_of("Back in the U.S.\n\nThey met.") == "title: Back in the U.S.\nThey met.");
  // An ordinary paragraph, a lone line, an introduction.
  CHECK(sentences_of("The ministers met.\n\nThey talked.") == "The ministers met.\nThey talked.");
  CHECK(sentences_of("Ministers of Norland meet") == "Ministers of Norland meet");
  CHECK(sentences_of("The minister said:\n\n“We agree.”") == "The minister said:\n“We agree.”");
}

TEST_CASE("zones: header lines") {
  CHECK(sentences_of(" date 2024-04-19 Anna Kask and Jon Berg met. They talked.") ==
        "header: date 2024-04-19\nAnna Kask and Jon Berg met.\nThey talked.");
  CHECK(sentences_of("date: 2024-04-19\nNorland signs pact\n\nIt signed.") ==
        "header: date: 2024-04-19\ntitle: Norland signs pact\nIt signed.");
  CHECK(sentences_of("Norland signs pact\n\nPublished: May 3, 2022, 18:30 GMT\n\nIt signed.") ==
        "title: Norland signs pact\nheader: Published: May 3, 2022, 18:30 GMT\nIt signed.");
  CHECK(sentences_of("Norland signs pact\n\n19 April 2024\n\nIt signed.") ==
        "title: Norland signs pact\nheader: 19 April 2024\nIt signed.");
  CHECK(sentences_of("The date 2024-04-19 was agreed. It rained.") ==
        "The date 2024-04-19 was agreed.\nIt rained.");
  CHECK(sentences_of("Date palms grow here. It rained.") == "Date palms grow here.\nIt rained.");
}

TEST_CASE("zones: bylines and credits") {
  CHECK(sentences_of("Norland signs\n\nBy Anna Kask\n\nIt signed.") ==
        "title: Norland signs\nbyline: By Anna Kask\nIt signed.");
  CHECK(sentences_of("Norland signs\nBy ANNA KASK and Jon Berg, Agency\nIt signed the pact.") ==
        "title: Norland signs\nbyline: By ANNA KASK and Jon Berg, Agency\nIt signed the pact.");
  CHECK(sentences_of("It signed.\n\n(Reporting by Anna Kask; Editing by Jon Berg)") ==
        "It signed.\nbyline: (Reporting by Anna Kask; Editing by Jon Berg)");
  CHECK(sentences_of("It signed.\n\nText: Anna Kask") == "It signed.\nbyline: Text: Anna Kask");
  CHECK(sentences_of("Norland signs\n\nBy Monday it had signed.\n\nIt rained.") ==
        "title: Norland signs\nBy Monday it had signed.\nIt rained.");
}

TEST_CASE("zones: the place line of a press office") {
  CHECK(sentences_of("Talks with Jon Berg\n\nRiverton\n\nThe leaders met.") ==
        "title: Talks with Jon Berg\nplace: Riverton\nThe leaders met.");
  CHECK(sentences_of("Talks with Jon Berg\n\nThe Castle, Riverton\n\nThe leaders met.") ==
        "title: Talks with Jon Berg\nplace: The Castle, Riverton\nThe leaders met.");
  CHECK(sentences_of("Talks with Jon Berg\n\nHill Palace\n\nRiverton, Norland\n\nThey met.") ==
        "title: Talks with Jon Berg\nplace: Hill Palace\nplace: Riverton, Norland\nThey met.");
  CHECK(sentences_of("Talks held\n\nGreen Meadow\n\nThey met in Green Meadow.") ==
        "title: Talks held\nplace: Green Meadow\nThey met in Green Meadow.");
  // A person's name, a heading, a line of the body.
  CHECK(sentences_of("Talks held\n\nAnna Kask\n\nThe leaders met.") ==
        "title: Talks held\nAnna Kask\nThe leaders met.");
  CHECK(sentences_of("Talks held\n\nBackground\n\nThe leaders met.") ==
        "title: Talks held\nBackground\nThe leaders met.");
}

TEST_CASE("zones: turns of a transcript") {
  CHECK(sentences_of("Talks held\n\nThe leaders met.\n\nPresident of Norland Anna Kask: Welcome. "
                     "Sit down.\n\nJon Berg (retranslated): Thank you.\n\nAnna Kask: We begin.") ==
        "title: Talks held\nThe leaders met.\nspeaker: President of Norland Anna Kask:\nWelcome.\n"
        "Sit down.\nspeaker: Jon Berg (retranslated):\nThank you.\nspeaker: Anna Kask:\nWe begin.");
  CHECK(sentences_of("PRESIDENT OF NORLAND ANNA KASK: Good morning.") ==
        "speaker: PRESIDENT OF NORLAND ANNA KASK:\nGood morning.");
  CHECK(sentences_of("THE PRESIDENT: Good morning.\n\nQ Will you sign?\n\nTHE PRESIDENT: Yes.") ==
        "speaker: THE PRESIDENT:\nGood morning.\nspeaker: Q\nWill you sign?\nspeaker: THE "
        "PRESIDENT:\nYes.");
  CHECK(sentences_of("Mr. BERG of Riverton. Madam Speaker, I rise. It is late.") ==
        "speaker: Mr. BERG of Riverton.\nMadam Speaker, I rise.\nIt is late.");
}

TEST_CASE("zones: headings and salutations before a colon are no turns") {
  const std::vector<std::string_view> texts = {
      "Climate Change: The countries agreed.",
      "Dear Mr. President: Thank you.",
      "Note: Figures are rounded.",
      "The goal is clear: Norland must sign.",
      "At 10:30 the talks began.",
      "The President’s Plan: The countries agreed.",
  };
  for (const std::string_view text : texts) {
    CAPTURE(text);
    CHECK(sentences_of("They met on Monday.\n\n" + std::string(text)) ==
          "They met on Monday.\n" + std::string(text));
  }
}

}  // namespace
}  // namespace newsgraph::text
