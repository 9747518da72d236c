#include <doctest/doctest.h>

#include "coref/reading.hpp"

using newsgraph::test::entity_of;
using newsgraph::test::has_line;
using newsgraph::test::lines_of;
using newsgraph::test::read;

namespace {

struct Row {
  const char* text;
  const char* line;  ///< One of the lines that must come out.
};

}  // namespace

TEST_CASE("coref: a person is one by name, by title and name, by office") {
  const Row rows[] = {
      // title and name
      {"President of Chile Marta Rojas met the press on Friday.",
       "Person: Marta Rojas = President of Chile / Marta Rojas"},
      {"The President of Chile, Marta Rojas, arrived in Lima.",
       "Person: Marta Rojas = President of Chile / Marta Rojas"},
      {"Foreign Minister of France Jean-Marc Dubois spoke first.",
       "Person: Jean-Marc Dubois = Foreign Minister of France / Jean-Marc Dubois"},
      {"Ghana's deputy Finance Minister Joseph Mensah resigned.",
       "Person: Joseph Mensah = Ghana's deputy Finance Minister / Joseph Mensah"},
      {"Prime Minister Marta Rojas of Chile and Prime Minister Paul Otieno met. The Chilean Prime "
       "Minister left.",
       "Person: Marta Rojas = Prime Minister / Marta Rojas / Chilean Prime Minister"},
      {"Marta Rojas, Prime Minister of Chile and outgoing Chair of the Council, met the press.",
       "Person: Marta Rojas = Marta Rojas / Prime Minister of Chile / outgoing Chair of the "
       "Council"},
      {"He met the Republic of Korea (ROK) Foreign Minister Paul Otieno.",
       "Person: Paul Otieno = Republic of Korea (ROK) Foreign Minister / Paul Otieno"},
      {"He wrote to the President of the Republic of Sakha (Yakutia), Paul Otieno.",
       "Person: Paul Otieno = President of the Republic of Sakha / Paul Otieno"},
      {"The Mayor of Lima, Peru, Marta Rojas, was there.",
       "Person: Marta Rojas = Mayor of Lima / Marta Rojas"},
      {"Latvian Deputy Prime Minister & Foreign Minister Janis Berzins was there.",
       "Person: Janis Berzins = Latvian Deputy Prime Minister / Foreign Minister / Janis Berzins"},
      {"Latvian Foreign Minister and former Prime Minister Janis Berzins was there.",
       "Person: Janis Berzins = Latvian Foreign Minister / former Prime Minister / Janis Berzins"},
      {"Minister of Industry and Commerce Carlos Vega signed it.",
       "Person: Carlos Vega = Minister of Industry and Commerce / Carlos Vega"},
      // behind a comma, a form of address, letters, a rank
      {"The Premier of Victoria, Mr Novak, left.", "Person: Novak = Premier of Victoria / Novak"},
      {"The leader of the Harbour Party (HP) Marta Rojas left.",
       "Person: Marta Rojas = leader of the Harbour Party / Marta Rojas"},
      {"The Foreign Minister of Peru, His Excellency Dr Luis Quispe, left.",
       "Person: Luis Quispe = Foreign Minister of Peru / Luis Quispe"},
      {"Defence Minister General Peter Novak left.",
       "Person: Peter Novak = Defence Minister / General / Peter Novak"},
      {"Crown Prince and Prime Minister Adil Qarun left.",
       "Person: Adil Qarun = Crown Prince / Prime Minister / Adil Qarun"},
      {"Chief Adviser Peter Novak left.", "Person: Peter Novak = Chief Adviser / Peter Novak"},
      {"The Minister for Immigration and Citizenship Peter Novak left.",
       "Person: Peter Novak = Minister for Immigration and Citizenship / Peter Novak"},
      // apposition after the name
      {"Marta Rojas, the leader of the Harbour Party opposition, left.",
       "Person: Marta Rojas = Marta Rojas / leader of the Harbour Party"},
      {"They thanked Marta Rojas, formerly the Mayor of Oslo.",
       "Person: Marta Rojas = Marta Rojas / Mayor of Oslo"},
      {"Peter Novak, Foreign Office Minister for Chile, said so.",
       "Person: Peter Novak = Peter Novak / Foreign Office Minister for Chile"},
      // family name, initials, spellings
      {"Anna Schmidt came first. Later Schmidt left.",
       "Person: Anna Schmidt = Anna Schmidt / Schmidt"},
      {"Schmidt is late. Anna Schmidt will speak tomorrow.",
       "Person: Anna Schmidt = Schmidt / Anna Schmidt"},
      {"Sergei Zhukov and his wife came. Sergey Jukov spoke.",
       "Person: Sergei Zhukov = Sergei Zhukov / Sergey Jukov"},
      {"Prime Minister Igor Petrov opened it. Igor Sergeevich was moved.",
       "Person: Igor Petrov = Prime Minister / Igor Petrov / Igor Sergeevich"},
      {"Marta, please. Marta Rojas spoke. Then Marta Quispe spoke.",
       "Person: Marta Quispe = Marta Quispe"},
      // role and country
      {"Marta Rojas, President of Chile, was in Lima. The Chilean President thanked her hosts.",
       "Person: Marta Rojas = Marta Rojas / President of Chile / Chilean President"},
      {"Foreign Minister Carlos Vega landed in Lima. The Minister left at once.",
       "Person: Carlos Vega = Foreign Minister / Carlos Vega / Minister"},
      // a person without a name is one by the office
      {"The Finance Minister of Peru resigned on Monday.",
       "Person: Finance Minister of Peru = Finance Minister of Peru"},
      {"A Norwegian Foreign Ministry spokesman said the report was wrong.",
       "Person: Norwegian Foreign Ministry spokesman = Norwegian Foreign Ministry spokesman"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.text);
    const std::string lines = lines_of(read(row.text));
    CAPTURE(lines);
    CHECK(has_line(lines, row.line));
  }
}

TEST_CASE("coref: an office held by somebody the tables know is his, at the article's date") {
  const auto document =
      read("Angela Merkel and Emmanuel Macron spoke in Aachen. The French President agreed.",
           "2019-05-10");
  CHECK(entity_of(document, "French President") == entity_of(document, "Emmanuel Macron"));
}

TEST_CASE("coref: a counterpart has the office of the one before, in his own country") {
  const auto document = read(
      "President of Chile Marta Rojas met President of Peru Luis Quispe in Lima. Rojas thanked her "
      "Peruvian counterpart for the welcome.");
  CHECK(entity_of(document, "Peruvian counterpart") == entity_of(document, "Luis Quispe"));
  CHECK(entity_of(document, "Peruvian counterpart") != entity_of(document, "Marta Rojas"));
}

TEST_CASE("coref: he and she are linked where one person can be meant") {
  const auto document = read(
      "Foreign Minister Carlos Vega landed in Lima on Monday. He met nobody. Marta Rojas and "
      "Carlos "
      "Vega had agreed that she would speak.");
  const auto* vega = entity_of(document, "Carlos Vega");
  REQUIRE(vega != nullptr);
  CHECK(entity_of(document, "He") == vega);
  CHECK(entity_of(document, "she") == entity_of(document, "Marta Rojas"));
}

TEST_CASE("coref: offices announced or spoken of in general name nobody") {
  const char* texts[] = {
      "She was elected president.",
      "He served as Prime Minister for years.",
      "A president must listen.",
      "The two presidents spoke.",
      "He ran for President.",
      "They appointed him Foreign Minister.",
      "The chief veterinary officer left.",
  };
  for (const char* text : texts) {
    CAPTURE(text);
    CHECK(lines_of(read(text)) == "");
  }
}

TEST_CASE("coref: role and country of a person are features") {
  const auto document = read("President of Chile Marta Rojas met the press.");
  const auto* person = entity_of(document, "Marta Rojas");
  REQUIRE(person != nullptr);
  CHECK(newsgraph::feature(*person, "role") == "president");
  CHECK(newsgraph::feature(*person, "roleCountry") == "CHL");
}

TEST_CASE("coref: an office said of somebody is his, and no person beside him") {
  const Row rows[] = {
      {"Marta Rojas is the President of Chile. The Chilean President left Lima.",
       "Person: Marta Rojas = Marta Rojas / Chilean President"},
      {"Marta Rojas was elected President of Chile. The Chilean President left Lima.",
       "Person: Marta Rojas = Marta Rojas / Chilean President"},
      {"Marta Rojas came. She is the President of Chile. The Chilean President left Lima.",
       "Person: Marta Rojas = Marta Rojas / Chilean President"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.text);
    const std::string lines = lines_of(read(row.text));
    CAPTURE(lines);
    CHECK(has_line(lines, row.line));
  }
  // Of somebody else's office and of one that he has left nothing follows.
  const auto left =
      read("Marta Rojas was the President of Chile. The Chilean President left Lima.");
  CHECK(entity_of(left, "Chilean President") != entity_of(left, "Marta Rojas"));
  const auto denied =
      read("Marta Rojas is not the President of Chile. The Chilean President left Lima.");
  CHECK(entity_of(denied, "Chilean President") != entity_of(denied, "Marta Rojas"));
}

TEST_CASE("coref: offices of one title in two bodies are two") {
  const auto document =
      read("The Chief of the Navy Department left. The Chief of the Army Department came later.");
  CHECK(entity_of(document, "Chief of the Navy Department") !=
        entity_of(document, "Chief of the Army Department"));
}

TEST_CASE("coref: who is spoken to is not who is named next") {
  const auto document = read("Mr President, Mr Novak, ministers, I thank Chile.");
  CHECK(entity_of(document, "Novak") != entity_of(document, "President"));
}

TEST_CASE("coref: a person is called as the text calls him, not in capitals") {
  const auto document = read("MARTA ROJAS OF CHILE\n\nMarta Rojas came to Lima on Friday.");
  const auto* person = entity_of(document, "Marta Rojas");
  REQUIRE(person != nullptr);
  CHECK(person->name == "Marta Rojas");
}
