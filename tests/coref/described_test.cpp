#include <doctest/doctest.h>

#include "coref/reading.hpp"

using newsgraph::test::entity_of;
using newsgraph::test::has_line;
using newsgraph::test::lines_of;
using newsgraph::test::read;
using newsgraph::test::schema;

namespace {

struct Row {
  const char* text;
  const char* line;
};

}  // namespace

TEST_CASE("coref: events, documents, works and bodies named by a description") {
  const Row rows[] = {
      {"They held closed-door talks in Lima.", "Event: closed-door talks = closed-door talks"},
      {"She spoke at the seventh meeting of the Council of Chile and Peru.",
       "Event: seventh meeting of the Council of Chile and Peru = seventh meeting of the Council "
       "of "
       "Chile and Peru"},
      {"He is on an official visit to Ghana.",
       "Event: official visit to Ghana = official visit to Ghana"},
      {"His official visit went well. She paid an official visit to Ghana.",
       "Event: official visit to Ghana = official visit / official visit to Ghana"},
      {"The ministers began talks with Chile. The talks lasted a day.",
       "Event: talks with Chile = talks with Chile / talks"},
      {"A suicide bomb attack shook Kabul. The attack killed nine.",
       "Event: suicide bomb attack = suicide bomb attack / attack"},
      {"Chilean-Peruvian talks took place.",
       "Event: Chilean-Peruvian talks = Chilean-Peruvian talks"},
      {"They signed the Treaty on deepening and expanding trade relations on Friday.",
       "Agreement: Treaty on deepening and expanding trade relations = Treaty on deepening and "
       "expanding trade relations"},
      {"The agreement on the deployment of a field hospital was signed. The agreement is short.",
       "Agreement: agreement on the deployment of a field hospital = agreement on the deployment "
       "of "
       "a field hospital / agreement"},
      {"An agreement between Chile and Peru came first. Deputies praised the agreement between "
       "Peru and Chile on fishing.",
       "Agreement: agreement between Peru and Chile on fishing = agreement between Chile and Peru "
       "/ "
       "agreement between Peru and Chile on fishing"},
      {"They adopted the Road Safety Plan. Both hailed this plan.",
       "Agreement: Road Safety Plan = Road Safety Plan / plan"},
      {"The Brazilian government paid. The government had waited.",
       "Organization: Brazilian government = Brazilian government / government"},
      {"The Northern Trade Union (NTU) met. NTU members voted.",
       "Organization: Northern Trade Union = Northern Trade Union / NTU"},
      {"The Department of Defense paid. The Defense Department said so.",
       "Organization: Department of Defense = Department of Defense / Defense Department"},
      // what belongs to the name of an event goes by its kind
      {"The 2011 Sarh tornado with a toll of nine passed.",
       "Event: 2011 Sarh tornado = 2011 Sarh tornado"},
      {"A short visit by Marta Rojas to Lima on her way to Quito went well.",
       "Event: short visit by Marta Rojas to Lima = short visit by Marta Rojas to Lima"},
      {"Protests over the 2021 Peru\u2013Chile crisis began.",
       "Event: Protests over the 2021 Peru\u2013Chile crisis = Protests over the 2021 "
       "Peru\u2013Chile crisis"},
      {"He had a telephone conversation with Marta Rojas on the Chilean side's initiative.",
       "Event: telephone conversation with Marta Rojas on the Chilean side's initiative = "
       "telephone "
       "conversation with Marta Rojas on the Chilean side's initiative"},
      {"Talks on the Falklands problem took place.",
       "Event: Talks on the Falklands problem = Talks on the Falklands problem"},
      {"The dialogue between Peru and Chile would go on.",
       "Event: dialogue between Peru and Chile = dialogue between Peru and Chile"},
      {"Meeting with Marta Rojas\n\nAt the Andes Summit, Paul Otieno met Marta Rojas.",
       "Event: Andes Summit = Andes Summit"},
      {"He asked for the first meeting of the Prime Minister's Advisory Council.",
       "Event: first meeting of the Prime Minister's Advisory Council = first meeting of the Prime "
       "Minister's Advisory Council"},
      {"The massacre at Sarh was told.", "Event: massacre at Sarh = massacre at Sarh"},
      {"A Free Trade Agreement with Chile came first. The Free Trade Agreement with Peru is new.",
       "Agreement: Free Trade Agreement with Peru = Free Trade Agreement with Peru"},
      {"He submitted the Treaty of Friendship between Peru and Chile to the Senate.",
       "Agreement: Treaty of Friendship between Peru and Chile = Treaty of Friendship between Peru "
       "and Chile"},
      {"They signed the Test Ban Treaty. The Treaty holds. He spoke of our commerce treaty of "
       "1957.",
       "Agreement: commerce treaty of 1957 = commerce treaty of 1957"},
      // a year ends what it begins
      {"Those chosen at the election of 2004 take seats in July.",
       "Event: election of 2004 = election of 2004"},
      {"An Agreement on Fishing between Chile and Peru came first. The Chile-Peru Free Trade "
       "Agreement is new.",
       "Agreement: Agreement on Fishing between Chile and Peru = Agreement on Fishing between "
       "Chile and Peru"},
      // a clause that says which one it is keeps two apart
      {"They held talks with Peru. He praised the talks that Ghana began.", "Event: talks = talks"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.text);
    const std::string lines = lines_of(read(row.text));
    CAPTURE(lines);
    CHECK(has_line(lines, row.line));
  }
}

TEST_CASE("coref: a noun that is a verb, or qualifies another noun, names no event") {
  const Row rows[] = {
      {"Rebels attack the town of Sarh.", "attack"},
      {"They plan to discuss gas.", "plan"},
      {"The conflict zone is wide.", "conflict"},
      {"Talks will be held, but no meeting took place.", "meeting"},
      {"A small plane crashes in Peru.", "small plane crashes"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.text);
    CHECK(entity_of(read(row.text), row.line) == nullptr);
  }
}

TEST_CASE("coref: type and features of events come from their words") {
  const auto document =
      read("They held closed-door talks at the seventh meeting of the Chile-Peru Council.");
  const auto* talks = entity_of(document, "closed-door talks");
  REQUIRE(talks != nullptr);
  CHECK(talks->type == "Negotiation");
  CHECK(newsgraph::feature(*talks, "format") == "closed-door");
  const auto* meeting = entity_of(document, "seventh meeting of the Chile-Peru Council");
  REQUIRE(meeting != nullptr);
  CHECK(meeting->type == "Meeting");
  CHECK(newsgraph::feature(*meeting, "ordinal") == "seventh");
}

TEST_CASE("coref: every mention belongs to one entity, entities follow their first mention") {
  const auto document = read(
      "President of Chile Marta Rojas met Peter Novak in Lima. The meeting was short. Rojas left "
      "for "
      "Santiago.");
  std::uint32_t last = 0;
  std::vector<newsgraph::Span> spans;
  for (const auto& entity : document.entities) {
    REQUIRE(!entity.mentions.empty());
    CHECK(entity.mentions.front().span.begin >= last);
    last = entity.mentions.front().span.begin;
    for (const auto& mention : entity.mentions) {
      CHECK(std::ranges::find(spans, mention.span) == spans.end());
      spans.push_back(mention.span);
      CHECK(document.span(mention.tokens) == mention.span);
    }
    CHECK(newsgraph::test::schema().ontology.find_type(entity.type) != nullptr);
  }
}

TEST_CASE("coref: letters behind a name stand for what it names") {
  const auto document =
      read("They signed the Marine Transport Treaty (MTT) in Lima. The MTT holds.");
  const auto* treaty = entity_of(document, "MTT");
  REQUIRE(treaty != nullptr);
  CHECK(treaty == entity_of(document, "Marine Transport Treaty"));
  CHECK(schema().ontology.is_a(treaty->type, "Agreement"));
}

TEST_CASE("coref: a town is one where the text says so") {
  const auto document = read("It happened in the town of Kessenbrook.");
  const auto* town = entity_of(document, "Kessenbrook");
  REQUIRE(town != nullptr);
  CHECK(town->type == "City");
}
