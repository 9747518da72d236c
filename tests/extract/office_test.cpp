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

TEST_CASE("office: a title with its country or body gives the office") {
  const Row rows[] = {
      {"[Country:Norland]'s Prime Minister [Person:Jon Berg] resigned.",
       "Jon Berg | positionHeld | Norland [role Prime Minister]"},
      {"The President of [Country:Estland], [Person:Anna Kask], spoke.",
       "Anna Kask | positionHeld | Estland [role President]"},
      {"[Person:Anna Kask], President of [Country:Estland], spoke.",
       "Anna Kask | positionHeld | Estland [role President]"},
      {"Minister of Foreign Affairs of [Country:Norland] [Person:Ulf Lind] spoke.",
       "Ulf Lind | positionHeld | Norland [role Minister of Foreign Affairs]"},
      {"[Country:Norland] Deputy Foreign Minister [Person:Ulf Lind] spoke.",
       "Ulf Lind | positionHeld | Norland [role Deputy Foreign Minister]"},
      {"[Person#a:Anna Kask] spoke. [nominal Person#a:The President of [Country:Estland]] left.",
       "Anna Kask | positionHeld | Estland [role President]"},
      {"Secretary-General of the [Organization:Free Trade Council] [Person:Mia Holt] spoke.",
       "Mia Holt | positionHeld | Free Trade Council [role Secretary-General]"},
      {"[Organization:Harbour Party] leader [Person:Ada Moss] spoke.",
       "Ada Moss | positionHeld | Harbour Party [role leader]"},
      {"Former [Country:Norland] President [Person:Ola Dahl] spoke.",
       "Ola Dahl | positionHeld | Norland [former, role President]"},
      {"Ex-President of [Country:Norland] [Person:Ola Dahl] spoke.",
       "Ola Dahl | positionHeld | Norland [former, role President]"},
      {"Then-[Country:Norland] Finance Minister [Person:Ola Dahl] spoke.",
       "Ola Dahl | positionHeld | Norland [former, role Finance Minister]"},
      // Bare titles give nothing, and neither does a title of somebody else.
      {"President [Person:Anna Kask] spoke.", ""},
      {"[Person:Anna Kask] met the press.", ""},
      {"[Person:Anna Kask] greeted the crowd of [Country:Norland].", ""},
  };
  for (const Row& row : rows) {
    CAPTURE(row.text);
    CHECK(claims_of(row.text) == row.claims);
  }
}
