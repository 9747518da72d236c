#include "newsgraph/text/tokenizer.hpp"

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <doctest/doctest.h>

#include "text/show.hpp"

namespace newsgraph::text {
namespace {

using Rows = std::vector<std::pair<std::string_view, std::string_view>>;

void check(const Rows& rows) {
  for (const auto& [text, expected] : rows) {
    CAPTURE(text);
    CHECK(tokens_of(text) == expected);
  }
}

TEST_CASE("tokenizer: words and marks are apart") {
  check({
      {"", ""},
      {" \n\t ", ""},
      {"Kask met Berg.", "Kask met Berg ."},
      {"(yes), \"no\"; why? So!", "( yes ) , \" no \" ; why ? So !"},
      {"and/or", "and / or"},
      {"opinion,active", "opinion , active"},
      {"“so”—it «went»", "“ so ” — it « went »"},
      {"wait... and -- then", "wait ... and -- then"},
      {"what?! Stop!!", "what ?! Stop !!"},
      {"it was…", "it was …"},
  });
}

TEST_CASE("tokenizer: clitics are split, with straight and curly apostrophes") {
  check({
      {"Kask's plan", "Kask 's plan"},
      {"Kask’s plan", "Kask ’s plan"},
      {"the states' plan", "the states ' plan"},
      {"don't DON'T don’t", "do n't DO N'T do n’t"},
      {"can't won't ain't", "ca n't wo n't ai n't"},
      {"couldn't've", "could n't 've"},
      {"I'm you're we'll they've she'd", "I 'm you 're we 'll they 've she 'd"},
      {"cannot Cannot gonna", "can not Can not gon na"},
      {"canned cannons", "canned cannons"},
      {"the U.S.'s plan", "the U.S. 's plan"},
      {"O'Brien's o'clock d'Ivoire Sana'a", "O'Brien 's o'clock d'Ivoire Sana'a"},
      {"the '90s and ‘90s, get 'em", "the '90s and ‘90s , get 'em"},
      {"the 1990's, 2030's goals", "the 1990's , 2030 's goals"},
      {"'quoted' words", "' quoted ' words"},
  });
}

TEST_CASE("tokenizer: hyphens split, but for prefixes") {
  check({
      {"Kassym-Jomart", "Kassym - Jomart"},
      {"18-year-old", "18 - year - old"},
      {"U.S.-led talks", "U.S. - led talks"},
      {"e-mail E-mail non-profit co-operation", "e-mail E-mail non-profit co-operation"},
      {"mid-2010s pro-Norland re-election's", "mid-2010s pro-Norland re-election 's"},
      {"mid- and long-term", "mid - and long - term"},
      {"water‑energy", "water ‑ energy"},
      {"COVID-19 Tu-95", "COVID - 19 Tu - 95"},
      {"2010-2012 10–15", "2010 - 2012 10 – 15"},
      {"the talks -the first- began", "the talks - the first - began"},
  });
}

TEST_CASE("tokenizer: numbers, money, dates and times") {
  check({
      {"1,500.3 and 10:30", "1,500.3 and 10:30"},
      {"$221bn", "$ 221 bn"},
      {"US$500m €5 £1.2bn", "US$ 500 m € 5 £ 1.2 bn"},
      {"26% of 5km", "26 % of 5 km"},
      {"10am 10 p.m. 10p.m.", "10 am 10 p.m. 10 p.m."},
      {"2024-04-19 11/28/2000 9/11 1/2", "2024-04-19 11/28/2000 9/11 1/2"},
      {"the 21st, 3RD and 1990s", "the 21st , 3RD and 1990s"},
      {"3D G20 5G", "3D G20 5G"},
      {"a rise of .5", "a rise of .5"},
      {"+5 degrees", "+5 degrees"},
      {"In 2019.", "In 2019 ."},
      {"1. Opening", "1. Opening"},
      {"They met\n\n2. Closing", "They met 2. Closing"},
      {"No. 5, no. Nothing", "No. 5 , no . Nothing"},
  });
}

TEST_CASE("tokenizer: abbreviations and initials keep their stop") {
  check({
      {"Mr. Berg met Gen. Kask.", "Mr. Berg met Gen. Kask ."},
      {"the U.S. Senate", "the U.S. Senate"},
      {"in the U.S.", "in the U.S."},
      {"at 5 a.m. in Washington, D.C.", "at 5 a.m. in Washington , D.C."},
      {"Anna K. Berg and J.K. Kask", "Anna K. Berg and J.K. Kask"},
      {"J. R. R. Berg", "J. R. R. Berg"},
      {"Plan B. The talks", "Plan B . The talks"},
      {"he and I. Then", "he and I . Then"},
      {"Acme Inc. and Sons Ltd.", "Acme Inc. and Sons Ltd."},
      {"e.g. this, i.e. that, etc.", "e.g. this , i.e. that , etc."},
      {"Kask et al. said, and Al. said", "Kask et al. said , and Al . said"},
      {"Ph.D. and M.Sc.", "Ph.D. and M.Sc."},
      {"on Aug. 22 and Jan. 3", "on Aug. 22 and Jan. 3"},
      {"the cat sat. Sun. 5", "the cat sat . Sun. 5"},
      {"Richmond, Va., and the va. end", "Richmond , Va. , and the va . end"},
      {"The sen. was here. Sen. Berg left", "The sen . was here . Sen. Berg left"},
      {"Part of it.It ended", "Part of it . It ended"},
      {"St. Paul and No.10", "St. Paul and No. 10"},
  });
}

TEST_CASE("tokenizer: addresses are one token, without the marks of the sentence") {
  check({
      {"see https://example.org/a?b=c, or", "see https://example.org/a?b=c , or"},
      {"(www.example.org/x).", "( www.example.org/x ) ."},
      {"anna.kask@example.org, tel", "anna.kask@example.org , tel"},
      {"on example.com.", "on example.com ."},
      {"@berg and #talks", "@berg and #talks"},
      {"AT&T and R&D, P & L", "AT&T and R&D , P & L"},
      {"a_b snake_case_name", "a_b snake_case_name"},
      {"a@ b, @ c", "a @ b , @ c"},
  });
}

TEST_CASE("tokenizer: letters of all scripts are letters; the invisible is no token") {
  check({
      {"Türkiye, Łódź и Москва", "Türkiye , Łódź и Москва"},
      {"\xEF\xBB\xBF"
       "Kask",
       "Kask"},
      {"Ka\xC2\xADsk", "Ka\xC2\xADsk"},
      {"Minister\xE2\x80\x8E Berg", "Minister Berg"},
      {"10\xC2\xA0km", "10 km"},
      {"北京。", "北京 。"},
      {"5½", "5½"},
  });
}

/// Names of the shape bits of the first token.
std::string shape_of_first(std::string_view text) {
  Tokens tokens;
  tokenize(text, tokens);
  REQUIRE(tokens.size() > 0);
  constexpr std::pair<Shape, std::string_view> names[] = {
      {Capitalized, "Capitalized"}, {AllUpper, "AllUpper"},   {AllLower, "AllLower"},
      {Digits, "Digits"},           {HasDigit, "HasDigit"},   {Punctuation, "Punctuation"},
      {NonAscii, "NonAscii"},       {OpenQuote, "OpenQuote"}, {CloseQuote, "CloseQuote"},
      {FinalStop, "FinalStop"}};
  std::string shown;
  for (const auto& [bit, name] : names) {
    if ((tokens.shape[0] & bit) == 0) continue;
    if (!shown.empty()) shown += ' ';
    shown += name;
  }
  return shown;
}

TEST_CASE("tokenizer: shapes") {
  const Rows rows = {
      {"Kask", "Capitalized"},
      {"KASK", "Capitalized AllUpper"},
      {"A", "Capitalized"},
      {"kask", "AllLower"},
      {"iPhone", ""},
      {"U.S.", "Capitalized AllUpper FinalStop"},
      {"Ärzte", "Capitalized NonAscii"},
      {"ÉTAT", "Capitalized AllUpper NonAscii"},
      {"москва", "AllLower NonAscii"},
      {"1,500.3", "Digits HasDigit"},
      {"2024-04-19", "HasDigit"},
      {"9th", "AllLower HasDigit"},
      {"G20", "Capitalized HasDigit"},
      {"--", "Punctuation"},
      {".", "Punctuation FinalStop"},
      {"?!", "Punctuation FinalStop"},
      {"…", "Punctuation NonAscii FinalStop"},
      {"“so", "Punctuation NonAscii OpenQuote"},
      {"” so", "Punctuation NonAscii CloseQuote"},
      {"\"so", "Punctuation OpenQuote"},
      {"\" so", "Punctuation OpenQuote CloseQuote"},
  };
  for (const auto& [text, expected] : rows) {
    CAPTURE(text);
    CHECK(shape_of_first(text) == expected);
  }
}

TEST_CASE("tokenizer: spaces and line breaks before a token") {
  const std::string_view text = "One two.\nThree\r\n\n four-five\xE2\x80\xA8six \tseven";
  Tokens tokens;
  tokenize(text, tokens);
  std::string shown;
  for (const std::uint16_t shape : tokens.shape) {
    if ((shape & LineBefore) != 0) {
      shown += '|';
    } else {
      shown += (shape & SpaceBefore) != 0 ? '_' : '.';
    }
  }
  CHECK(shown == "|_.||..|_");
}

TEST_CASE("tokenizer: straight marks open and close by what stands around them") {
  const std::string_view text = "He said \"yes\", (\"no\") and 'so' of the '90s' end.";
  Tokens tokens;
  tokenize(text, tokens);
  std::string shown;
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    const unsigned bits = tokens.shape[i] & (OpenQuote | CloseQuote);
    if (bits == OpenQuote) shown += '<';
    if (bits == CloseQuote) shown += '>';
    if (bits == (OpenQuote | CloseQuote)) shown += '?';
  }
  CHECK(shown == "<><><>>");
}

TEST_CASE("tokenizer: offsets count bytes and code points; tokens are appended") {
  const std::string_view text = "Ärzte “trafen” \xC2\xA0Öl";
  Tokens tokens;
  tokenize("x", tokens);
  tokenize(text, tokens);
  REQUIRE(tokens.size() == 6);
  CHECK(tokens.byte_begin == std::vector<std::uint32_t>{0, 0, 7, 10, 16, 22});
  CHECK(tokens.byte_end == std::vector<std::uint32_t>{1, 6, 10, 16, 19, 25});
  CHECK(tokens.begin == std::vector<std::uint32_t>{0, 0, 6, 7, 13, 16});
  CHECK(tokens.end == std::vector<std::uint32_t>{1, 5, 7, 13, 14, 18});
}

}  // namespace
}  // namespace newsgraph::text
