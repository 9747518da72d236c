#include "newsgraph/nlp/quantity.hpp"

#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "newsgraph/nlp/time.hpp"
#include "newsgraph/text/text.hpp"

#include "nlp/quantity_number.hpp"

namespace newsgraph::nlp {
namespace {

const knowledge::Knowledge& words() {
  static const knowledge::Knowledge loaded = knowledge::load();
  return loaded;
}

/// "words=value unit (bound)" for every quantity of a text.
std::string quantities(const std::string& text) {
  Document document;
  document.article.text = text;
  document.article.date = "2024-04-18";
  text::analyse(document);
  find_times(document, words());
  find_quantities(document, words());
  std::string out;
  for (const Quantity& quantity : document.quantities) {
    if (!out.empty()) out += " | ";
    out += std::string(document.text(quantity.tokens)) + "=" + quantity.value;
    if (!quantity.unit.empty()) out += " " + quantity.unit;
    if (!quantity.bound.empty()) out += " (" + quantity.bound + ")";
  }
  return out;
}

struct Row {
  std::string text;
  std::string expected;
};

void check(const std::vector<Row>& rows) {
  for (const Row& row : rows) {
    CAPTURE(row.text);
    CHECK(quantities(row.text) == row.expected);
  }
}

}  // namespace

TEST_CASE("quantity: money in signs, codes and words") {
  check({
      {"Trade reached $1.5 billion.", "$1.5 billion=1500000000 USD"},
      {"Trade reached about 2 billion dollars.", "2 billion dollars=2000000000 USD (about)"},
      {"The loan is EUR 16 bn.", "EUR 16 bn=16000000000 EUR"},
      {"The loan is \xe2\x82\xac"
       "300m.",
       "\xe2\x82\xac"
       "300m=300000000 EUR"},
      {"The fund holds 1.2 trillion yen.", "1.2 trillion yen=1200000000000 JPY"},
      {"The firm is worth $221bn.", "$221bn=221000000000 USD"},
      {"They gave US$500 million.", "US$500 million=500000000 USD"},
      {"They gave A$2.5 million.", "A$2.5 million=2500000 AUD"},
      {"They gave 40 million US dollars.", "40 million US dollars=40000000 USD"},
      {"The fine was 1,250,000 rubles.", "1,250,000 rubles=1250000 RUB"},
      {"They owe 30 million rials.", "30 million rials=30000000 rials"},
      {"They gave half a million euros.", "half a million euros=500000 EUR"},
      {"They gave two and a half million euros.", "two and a half million euros=2500000 EUR"},
      {"It cost $0.1 million.", "$0.1 million=100000 USD"},
  });
}

TEST_CASE("quantity: percentages") {
  check({
      {"Exports grew by 26%.", "26%=26 %"},
      {"Exports grew by 26 %.", "26 %=26 %"},
      {"Exports grew by 26 per cent.", "26 per cent=26 %"},
      {"Exports grew by nearly 3.5 percent.", "3.5 percent=3.5 % (about)"},
      {"The rate rose 2 percentage points.", "2 percentage points=2 pp"},
      {"He led 50 percent to 40 percent.", "50 percent=50 % | 40 percent=40 %"},
      {"Between 10 and 20 percent agreed.", "10=10 % (atLeast) | 20 percent=20 % (atMost)"},
  });
}

TEST_CASE("quantity: counts with their noun and bound") {
  check({
      {"Three people were killed.", "Three people=3 people"},
      {"At least 20 soldiers were killed.", "20 soldiers=20 soldiers (atLeast)"},
      {"At least five Ukrainian soldiers died.", "five Ukrainian soldiers=5 soldiers (atLeast)"},
      {"They shipped 1.5 million tonnes of wheat.", "1.5 million tonnes=1500000 tonnes"},
      {"Up to 300 families fled.", "300 families=300 families (atMost)"},
      {"More than 1,200 homes burned.", "1,200 homes=1200 homes (atLeast)"},
      {"No more than 12 guards stayed.", "12 guards=12 guards (atMost)"},
      {"No fewer than 12 guards stayed.", "12 guards=12 guards (atLeast)"},
      {"A blast killed 25 and wounded 30 others.", "25=25 | 30 others=30 others"},
      {"A blast killed one soldier.", "one soldier=1 soldier"},
      {"Twenty-five thousand refugees came.", "Twenty-five thousand refugees=25000 refugees"},
      {"One hundred and twenty deputies voted.", "One hundred and twenty deputies=120 deputies"},
      {"A dozen villages were taken.", "A dozen villages=12 villages"},
      {"From 10 to 15 ships left.", "10=10 ships | 15 ships=15 ships"},
      {"20 or more ships left.", "20=20 (atLeast)"},
      {"Some 100 Australians were killed.", "100 Australians=100 australians (about)"},
      {"It has 47 troop-contributing nations.", "47 troop-contributing nations=47 nations"},
  });
}

TEST_CASE("quantity: the ends of a range share scale and unit") {
  check({
      {"It costs $5 to $6 billion.",
       "$5=5000000000 USD (atLeast) | $6 billion=6000000000 USD (atMost)"},
      {"It costs $5-6 billion.", "$5=5000000000 USD (atLeast) | 6 billion=6000000000 USD (atMost)"},
      {"It costs 5 to 6 billion euros.",
       "5=5000000000 EUR (atLeast) | 6 billion euros=6000000000 EUR (atMost)"},
  });
}

TEST_CASE("quantity: three amounts are three amounts, and a goal is one of them") {
  check({{"Turnover grew by 12 % to $3.5 billion; the aim is $5 billion.",
          "12 %=12 % | $3.5 billion=3500000000 USD | $5 billion=5000000000 USD"}});
}

TEST_CASE("quantity: numbers that count nothing") {
  check({
      {"The Council adopted Resolution 2231.", ""},
      {"The 15-member council met.", ""},
      {"He flew a Su-35.", ""},
      {"One of them spoke.", ""},
      {"They met in 2019.", ""},
      {"They met on 5 May 2019 for two hours.", ""},
      {"He won 5-2.", ""},
      {"The two met again.", ""},
      {"About one third of it is land.", ""},
      {"It opened at 6 a.m. and 0800 UTC.", ""},
      {"It took three to five years.", ""},
      {"(2) Item six is next.", ""},
  });
}

TEST_CASE("quantity: decimals are scaled exactly") {
  CHECK(scale_decimal("1.5", 9) == "1500000000");
  CHECK(scale_decimal("0.1", 6) == "100000");
  CHECK(scale_decimal("1.2345678901234567", 12) == "1234567890123.4567");
  CHECK(scale_decimal("1,250.50", 0) == "1250.5");
  CHECK(scale_decimal("000", 3) == "0");
}

}  // namespace newsgraph::nlp
