#include "newsgraph/nlp/names.hpp"

#include <array>
#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

#include <doctest/doctest.h>

#include "newsgraph/knowledge/knowledge.hpp"
#include "newsgraph/text/text.hpp"

namespace {

using newsgraph::Document;
using newsgraph::NameSpan;

const newsgraph::knowledge::Knowledge& schema() {
  static const newsgraph::knowledge::Knowledge loaded = newsgraph::knowledge::load();
  return loaded;
}

const char* label(newsgraph::NameLabel label) {
  static constexpr std::array names{"PERSON", "NORP",    "FAC",      "ORG",    "GPE",
                                    "LOC",    "EVENT",   "WORK",     "LAW",    "DATE",
                                    "MONEY",  "PERCENT", "CARDINAL", "ORDINAL"};
  return names[static_cast<std::size_t>(label)];
}

/// "PERSON Anna Kask; GPE Chile", in text order.
std::string lines_of(const Document& document) {
  std::string out;
  for (const NameSpan& name : document.names) {
    if (!out.empty()) out += "; ";
    out += std::string(label(name.label)) + ' ' + std::string(document.text(name.tokens));
  }
  return out;
}

std::string names_of(const char* text) {
  Document document;
  document.article.text = text;
  newsgraph::text::analyse(document);
  schema().gazetteer.match(document);
  newsgraph::nlp::find_names(document, schema());
  return lines_of(document);
}

/// The names of a text of which a recogniser has seen the persons given, each by its first place.
std::string names_with(const char* text, std::initializer_list<std::string_view> persons) {
  Document document;
  document.article.text = text;
  newsgraph::text::analyse(document);
  schema().gazetteer.match(document);
  std::vector<NameSpan> recognised;
  for (newsgraph::TokenIndex first = 0; first < document.tokens.size(); ++first) {
    for (const std::string_view person : persons) {
      for (newsgraph::TokenIndex last = first + 1; last <= document.tokens.size(); ++last) {
        if (document.text({first, last}) != person) continue;
        recognised.push_back({{first, last}, newsgraph::NameLabel::Person, 0.9F});
      }
    }
  }
  newsgraph::nlp::find_names(document, schema(), recognised);
  return lines_of(document);
}

struct Row {
  const char* text;
  const char* names;
};

}  // namespace

TEST_CASE("names: persons stand without their titles") {
  const Row rows[] = {
      {"He met President of Chile Marta Rojas there.", "GPE Chile; PERSON Marta Rojas"},
      {"Foreign Minister of France Jean-Marc Dubois spoke.", "GPE France; PERSON Jean-Marc Dubois"},
      {"They saw deputy Foreign Minister Henry Okello Banda.", "PERSON Henry Okello Banda"},
      {"It was said by Mr Quispe.", "PERSON Quispe"},
      {"Ambassador to Moscow Kazem Rahimi agreed.", "GPE Moscow; PERSON Kazem Rahimi"},
      {"Presidents Felix Mensah of Ghana and Paul Otieno of Kenya met.",
       "PERSON Felix Mensah; GPE Ghana; PERSON Paul Otieno; GPE Kenya"},
      {"Industry, Mining and Trade Minister Reza Rahimi came.", "PERSON Reza Rahimi"},
      {"They met President Okwuosa of Ghana there.", "PERSON Okwuosa; GPE Ghana"},
      {"The Mayor of Oslo Marta Lindqvist came.", "GPE Oslo; PERSON Marta Lindqvist"},
      {"They read a book by Stephen King.", "PERSON Stephen King"},
      {"The fleet was led by HMS Queen Elizabeth.", ""},
      {"They met Hossein Amir-Rahimi and Anna May.", "PERSON Hossein Amir-Rahimi; PERSON Anna May"},
      {"Sgt. Peter Novak told Prof. Marta Rojas of it.", "PERSON Peter Novak; PERSON Marta Rojas"},
      {"They wrote to Joseph Novak, Jr. of it.", "PERSON Joseph Novak, Jr."},
      {"He met Peter Novak MP, and Marta Rojas AC, CBE, in Oslo.",
       "PERSON Peter Novak; PERSON Marta Rojas; GPE Oslo"},
      {"The Minister for Immigration and Citizenship Anna Novak came.", "PERSON Anna Novak"},
      {"It hired Brit Vander, head of research.", "PERSON Brit Vander"},
      {"The walkout by the State Premiers ended.", ""},
      {"The party named Carlos de la Vega and Ahmed bin Rashid al-Noor.",
       "PERSON Carlos de la Vega; PERSON Ahmed bin Rashid al-Noor"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.text);
    CHECK(names_of(row.text) == row.names);
  }
}

TEST_CASE("names: the head of a name says what it names") {
  const Row rows[] = {
      {"He works for the Ministry of Trade and Industry.", "ORG Ministry of Trade and Industry"},
      {"He works at the University of Copenhagen.", "ORG University of Copenhagen"},
      {"They signed the Agreement on Marine Transport.", "LAW Agreement on Marine Transport"},
      {"They fly from Alpamys International Airport.", "FAC Alpamys International Airport"},
      {"It broke the Marshall Treaty.", "LAW Marshall Treaty"},
      {"Floods hit Latakia Province.", "LOC Latakia Province"},
      {"The Christian Life Movement protested.", "ORG Christian Life Movement"},
      {"Damage was done by Hurricane Berta.", "EVENT Hurricane Berta"},
      {"It read House Bill 285 aloud.", "LAW House Bill 285"},
      {"The Norland Herald knew of it, and so did the Norland Herald's readers.",
       "ORG Norland Herald; ORG Norland Herald"},
      {"Rain fell on Friday. (Harbour City Post)", "ORG Harbour City Post"},
      {"They sailed the Gulf of Riga.", "LOC Gulf of Riga"},
      {"It joined the Young People's Party.", "ORG Young People's Party"},
      {"It asked the Food and Drug Administration.", "ORG Food and Drug Administration"},
      {"It asked the Ministry of Labour, Housing and Social Welfare.",
       "ORG Ministry of Labour, Housing and Social Welfare"},
      {"It was told to the Office of the Prime Minister.", "ORG Office of the Prime Minister"},
      {"The Lakeside County Sheriff's Office knew.", "ORG Lakeside County Sheriff's Office"},
      {"Members of the Harbour Council met.", "ORG Harbour Council"},
      {"They marked the Day of Unity.", "EVENT Day of Unity"},
      {"He praised our NATO Ally in June.", "ORG NATO"},
      {"It asked the Securities and Exchange Commission.",
       "ORG Securities and Exchange Commission"},
      {"Rain came with Tropical Storm Berta.", "EVENT Tropical Storm Berta"},
      {"It happened in the town of Kessenbrook.", "GPE Kessenbrook"},
      {"It asked the Department of Housing and Urban Development.",
       "ORG Department of Housing and Urban Development"},
      {"It asked the Council for Promoting the Rights of Children.",
       "ORG Council for Promoting the Rights of Children"},
      {"The Government of Chile and Patagonia Regional Government agreed.",
       "ORG Government of Chile; ORG Patagonia Regional Government"},
      {"It spoke for the Government and of the Chilean people.", "ORG Government; NORP Chilean"},
      {"They came from NATO Allies Estonia and Latvia.", "ORG NATO; GPE Estonia; GPE Latvia"},
      {"It asked the Norwegian Securities and Exchange Commission.",
       "ORG Norwegian Securities and Exchange Commission"},
      {"It asked the National Oceanic and Atmospheric Administration.",
       "ORG National Oceanic and Atmospheric Administration"},
      {"He spoke for the Australian Parliament.", "ORG Australian Parliament"},
      {"It advises the Government on Indigenous affairs.", "ORG Government"},
      {"They saw North and South Korea.", "GPE South Korea"},
      {"National Elections Authority President Marta Rojas came.",
       "ORG National Elections Authority; PERSON Marta Rojas"},
      {"They saw Prime Minister Mohammed Shia\u2019 Al-Sudani there.",
       "PERSON Mohammed Shia\u2019 Al-Sudani"},
      {"He spoke at the ASEAN Leader's Meeting in Lima.", "EVENT ASEAN Leader's Meeting; GPE Lima"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.text);
    CHECK(names_of(row.text) == row.names);
  }
}

TEST_CASE("names: a capital that comes from its place makes no name") {
  const Row rows[] = {
      {"Students protested. Stock prices fell.", ""},
      {"COVID-19 spread.", ""},
      {"The Agreement was signed. The Parties left.", ""},
      {"Former U.S. Senator Peter Novak resigned.", "GPE U.S.; PERSON Peter Novak"},
      {"On Monday, 3 May, it rained.", ""},
      {"Last November, it rained.", ""},
      {"They were missing in Action, and the World knew.", ""},
      {"He spoke of Western and Islamic values. They trust in God and Christianity.", ""},
      {"It helps small enterprises (SEs). The SEs grew.", ""},
      {"See Pillar IV for more.", ""},
      {"It hit the coast in June at 06:00 UTC.", ""},
      {"He spoke at a Shi'ite funeral.", ""},
      {"He was given the Order of Friendship and the Harbour City Peace Prize.", ""},
      {"Goods were added to Annex III.", ""},
      {"He asked the Foreign and Defence Ministries.", ""},
  };
  for (const Row& row : rows) {
    CAPTURE(row.text);
    CHECK(names_of(row.text) == row.names);
  }
}

TEST_CASE("names: two states joined by a hyphen are two, their common body is one") {
  CHECK(names_of("Chilean-Peruvian ties grew.") == "NORP Chilean; NORP Peruvian");
  CHECK(names_of("The Chile-Peru Economic Committee met.") == "ORG Chile-Peru Economic Committee");
}

TEST_CASE("names: what one place makes certain decides the others") {
  CHECK(names_of("Qarun is calm. The analysts trust Foreign Minister Adil Qarun.") ==
        "PERSON Qarun; PERSON Adil Qarun");
}

TEST_CASE("names: a recogniser tells where persons begin and end") {
  CHECK(names_with("They saw Emmeline de Kors of Chile win.", {"Emmeline de Kors"}) ==
        "PERSON Emmeline de Kors; GPE Chile");
  CHECK(names_with("Chairman of the National Assembly Arvo Kuusk spoke.", {"Arvo Kuusk"}) ==
        "ORG National Assembly; PERSON Arvo Kuusk");
  CHECK(names_with("They met Arnel vanda Rosas there.", {"Arnel vanda Rosas"}) ==
        "PERSON Arnel vanda Rosas");
  // A headline goes on in capitals; what follows the name is no other person.
  CHECK(names_with("Statement on President Arvo Kuusk Call with Norway", {"Arvo Kuusk"}) ==
        "PERSON Arvo Kuusk; GPE Norway");
  // A foundation is no person, whatever the recogniser says.
  CHECK(names_with("The Arvo Kuusk Foundation paid.", {"Arvo Kuusk"}) ==
        "ORG Arvo Kuusk Foundation");
  // Two words that it sees no name in are none by their form alone.
  CHECK(names_with("They sold Bright Sunday to Arvo Kuusk.", {"Arvo Kuusk"}) ==
        "PERSON Arvo Kuusk");
}
