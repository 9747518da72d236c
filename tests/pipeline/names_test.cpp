// How far names go and what they name, each text through the whole program.

#include <algorithm>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "pipeline/read_text.hpp"

using namespace newsgraph;

namespace {

/// "Legislature: Senate of Chile", one for each entity, in text order.
std::string entities_of(const char* text) {
  std::string lines = "\n";
  for (const Entity& entity : test::read_text(text, "2021-05-12").entities) {
    lines += entity.type + ": " + entity.name + "\n";
  }
  return lines;
}

std::string claims_of(const char* text) {
  const Record record = test::read_text(text, "2021-05-12");
  std::string lines = "\n";
  for (const Claim& claim : record.claims) lines += test::line_of(record, claim) + "\n";
  return lines;
}

struct Row {
  const char* text;
  const char* line;
};

void check_entities(const std::vector<Row>& rows) {
  for (const Row& row : rows) {
    CAPTURE(row.text);
    const std::string lines = entities_of(row.text);
    CAPTURE(lines);
    CHECK(lines.find("\n" + std::string(row.line) + "\n") != std::string::npos);
  }
}

void check_claims(const std::vector<Row>& rows) {
  for (const Row& row : rows) {
    CAPTURE(row.text);
    const std::string lines = claims_of(row.text);
    CAPTURE(lines);
    CHECK(lines.find("\n" + std::string(row.line) + "\n") != std::string::npos);
  }
}

}  // namespace

TEST_CASE("names: a body is none that is called after it") {
  check_entities({
      {"The Chilean National Army marched. The Chilean National Army Signal School is new.",
       "ArmedForces: Chilean National Army"},
      {"She worked in the Norwegian Senate. The Norwegian Senate Home Affairs Committee met.",
       "Legislature: Norwegian Senate"},
      {"The Harbour Union of Chile met. The Harbour Union agreed.",
       "InternationalOrganization: Harbour Union of Chile"},
  });
  const std::string mint =
      entities_of("The Mint Department moved to the Mint Department Building. The Mint closed.");
  CAPTURE(mint);
  CHECK(mint.find(": Mint\n") == std::string::npos);
  const std::string forces = entities_of(
      "The Chilean National Guard forces held out. The Chilean National Guard Forces grew.");
  CAPTURE(forces);
  CHECK(forces.find("Guard forces\n") == std::string::npos);
}

TEST_CASE("names: two bodies joined by a word or a hyphen stay two") {
  check_entities({
      {"A contract of the Norwegian Department of Defence and Chilean Shipyards was signed.",
       "GovernmentOrganization: Norwegian Department of Defence"},
      {"The Norway-European Union partnership grows.", "InternationalOrganization: European Union"},
      {"The Norway-EU Trade and Technology Council met.",
       "Organization: Norway-EU Trade and Technology Council"},
      {"She asked the Norwegian Senate Home Security and Trade Committee.",
       "Organization: Norwegian Senate Home Security and Trade Committee"},
      {"They saw the Administrator of the National Hydraulics and Soil Administration.",
       "Organization: National Hydraulics and Soil Administration"},
  });
}

TEST_CASE("names: what belongs to a name is not cut off") {
  check_entities({
      {"It was told to the Office of the New Zealand Trade Representative.",
       "Organization: Office of the New Zealand Trade Representative"},
      {"They met in the Great Hall of the Chilean people.",
       "Facility: Great Hall of the Chilean people"},
      {"They spoke of the Lake Summit of the United States, Peru, and Chile.",
       "Summit: Lake Summit of the United States, Peru, and Chile"},
      {"The trial of Chilean Army private Peter Novak began in Lima.",
       "Trial: trial of Chilean Army private Peter Novak"},
      {"Steel industry crisis of 2008: The firms agreed.",
       "Conflict: Steel industry crisis of 2008"},
      {"Anna Kask signed a decree on measures connected with the Lima Treaty.",
       "Law: decree on measures connected with the Lima Treaty"},
      {"Anna Kask's Meetings with Chilean Officials\n\nAnna Kask met Chilean officials in Lima.",
       "Meeting: Meetings with Chilean Officials"},
      {"Secretary-General of the United Nations Young Su-jin came.", "Person: Young Su-jin"},
  });
  check_claims({
      {"National Security Council Coordinator for the Indo-Pacific Anna Kask spoke.",
       "Anna Kask | positionHeld | National Security Council"},
      {"Secretary-General of the United Nations Young Su-jin came.",
       "Young Su-jin | positionHeld | United Nations"},
  });
  const auto role_of = [](const char* text, const char* predicate) {
    for (const Claim& claim : test::read_text(text).claims) {
      if (claim.predicate == predicate) return claim.qualifiers.role;
    }
    return std::string();
  };
  CHECK(role_of("National Security Council Coordinator for the Indo-Pacific Anna Kask spoke.",
                "positionHeld") == "Coordinator for the Indo-Pacific");
  CHECK(role_of("Anna Kask is elected Prime Minister of Peru in a close vote.", "elected") ==
        "Prime Minister");
}

TEST_CASE("names: a name ends where something else begins") {
  check_entities({
      {"Conduct Ministerial visits to Chile, Peru and Ghana to discuss trade.",
       "Visit: Ministerial visits to Chile, Peru and Ghana"},
      {"From forging the Chile-Peru Fishing Agreement to helping found the Lima Forum, she did "
       "much.",
       "Treaty: Chile-Peru Fishing Agreement"},
      {"She signed an agreement to bring peace to Peru.",
       "Treaty: agreement to bring peace to Peru"},
      {"They spoke of the state visit by the President of Chile to Peru.",
       "Person: President of Chile"},
      {"It will be ready for the Centenary of Unity on 25 April 2025.",
       "Anniversary: Centenary of Unity"},
  });
  const std::string visit =
      claims_of("It is an honour to be accompanied on my visit by Peter Novak and Anna Kask.");
  CAPTURE(visit);
  CHECK(visit.find("participant") == std::string::npos);
}

TEST_CASE("names: what is no body and no event") {
  const Row rows[] = {
      {"Ten died when a U.S. military Kestrel helicopter crashed in Peru.", ": Kestrel\n"},
      {"Anna Kask spoke at the Harbour Forces 2006 Conference.", "Harbour Forces\n"},
      {"She was the UNICEF Deputy Mission Director there.", "Deputy Mission\n"},
      {"Leaders welcomed Italy's G7 Presidency.", "G7 Presidency\n"},
      {"The poet Peter Novak dies from a heart attack in Lima.", "Attack: "},
      {"The Co-chairs welcomed the Africa Harbour Initiative (AHI).", "Organization: "},
      {"Three died during the 2009 Chilean election protests.", "Election: "},
  };
  for (const Row& row : rows) {
    CAPTURE(row.text);
    const std::string lines = entities_of(row.text);
    CAPTURE(lines);
    CHECK(lines.find(row.line) == std::string::npos);
  }
  check_entities({
      {"NASA's Moon Freight Services (MFS) project grows. MFS is new.",
       "Plan: Moon Freight Services"},
      {"The Harbour Relief Payment is open.", "Plan: Harbour Relief Payment"},
      {"They support the Riverton Call to Action.", "Agreement: Riverton Call"},
  });
}

TEST_CASE("names: a trade or a seat in parliament is no office of a state or party") {
  const std::string director = claims_of("The Chilean director Peter Novak won a prize.");
  CHECK(director.find("positionHeld") == std::string::npos);
  const std::string seat = claims_of("Labour Party Representative Anna Kask voted against it.");
  CAPTURE(seat);
  CHECK(seat.find("positionHeld") == std::string::npos);
  CHECK(seat.find("Anna Kask | memberOf | Labour Party") != std::string::npos);
}

TEST_CASE("names: a council of a state and an alliance belongs to neither") {
  const std::string claims = claims_of("Russia agreed. The Russia-NATO Council met in Riga.");
  CAPTURE(claims);
  CHECK(claims.find("parentOrganization") == std::string::npos);
}

TEST_CASE("names: a list of places, and a continent, lie in no state") {
  const std::string list = claims_of(
      "A warning came for Russia, Wake Island, Midway Island, Northern Mariana Islands, Guam, "
      "and Fiji.");
  CAPTURE(list);
  CHECK(list.find("Midway Island | containedInPlace") == std::string::npos);
  const std::string continent =
      claims_of("America is large. Ships reached the shores of North America.");
  CAPTURE(continent);
  CHECK(continent.find("containedInPlace") == std::string::npos);
}

TEST_CASE("names: words joined by \"and\" before one noun are one name") {
  check_entities({
      {"It asked the House Oversight and Reform Committee.",
       "Organization: House Oversight and Reform Committee"},
      {"It asked the Majlis Trade and Foreign Policy Committee.",
       "Organization: Majlis Trade and Foreign Policy Committee"},
      {"They saw an Australian Trade and Investment Framework Agreement.",
       "Treaty: Australian Trade and Investment Framework Agreement"},
      {"They saw the Energy and Human Rights Initiative.",
       "Plan: Energy and Human Rights Initiative"},
      {"They met at the High Commission of Chilean-Peruvian Trade and Technical Cooperation.",
       "GovernmentOrganization: High Commission of Chilean-Peruvian Trade and Technical "
       "Cooperation"},
      {"They spoke of the war between the Harbour Party (HP) and the Lake Party.",
       "Conflict: war between the Harbour Party (HP) and the Lake Party"},
  });
}

TEST_CASE("names: numbers with a hyphen, regions of headlines and owners in the plural are whole") {
  check_entities({
      {"It was under the Child Act and Public Law 109-344.", "Agreement: Law 109-344"},
      {"They mark it on Harbour Day 2015.", "Event: Harbour Day 2015"},
      {"They saw the Museum of the Lake War of 1941\u20131945.",
       "Museum: Museum of the Lake War of 1941\u20131945"},
      {"Meeting with Acting Governor of Samara Region Peter Novak\n\nIt was held in Moscow.",
       "Region: Samara Region"},
      {"He made a statement on the United States' unilateral withdrawal from the treaty.",
       "Declaration: statement on the United States' unilateral withdrawal"},
      {"During my recent visit to Chile, President Anna Kask and I announced that.",
       "Visit: recent visit to Chile"},
      {"They struck an agreement to design and build new ships.",
       "Treaty: agreement to design and build new ships"},
      {"They told of rebel attacks against merchant and naval vessels.",
       "Attack: rebel attacks against merchant and naval vessels"},
      {"They signed a Memorandum of Understanding with Chile to show that both agree.",
       "Memorandum: Memorandum of Understanding with Chile"},
      {"Through its Riverton Plan to lay the foundations of trade, it worked.",
       "Plan: Riverton Plan"},
  });
}

TEST_CASE("names: nouns of events that qualify, and deals that say how much, name nothing") {
  const Row rows[] = {
      {"They spoke of the war-ravaged country and the quake-stricken people.", "Conflict: "},
      {"It helps the flood-hit region.", "Disaster: "},
      {"They left in the exercise of the United States' right.", "MilitaryExercise: "},
      {"We have a great deal in common.", "Treaty: "},
      {"Anna Kask, a sitting Chilean Senator from Arica, came.", "Meeting: "},
      {"The Prime Minister thanked the Prime Ministers of Peru and Chile.", "Organization: "},
      {"She served three terms as the National Co-Chair of the Lake Coalition.",
       "NewsMediaOrganization: "},
  };
  for (const Row& row : rows) {
    CAPTURE(row.text);
    const std::string lines = entities_of(row.text);
    CAPTURE(lines);
    CHECK(lines.find(row.line) == std::string::npos);
  }
}

TEST_CASE("names: an army with helicopters is an army, two sides of a dialogue are its name") {
  CHECK(entities_of("Syrian Army helicopters bombed a camp.").find("ArmedForces: Syrian Army") !=
        std::string::npos);
  CHECK(entities_of("The U.S.-ASEAN High-Level Dialogue on Environment began.")
            .find("U.S.-ASEAN High-Level Dialogue on Environment") != std::string::npos);
}
