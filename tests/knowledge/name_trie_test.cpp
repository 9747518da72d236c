#include "newsgraph/knowledge/name_trie.hpp"

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <doctest/doctest.h>

#include "newsgraph/text/tokenizer.hpp"

namespace newsgraph::knowledge {
namespace {

std::vector<std::uint64_t> hashes_of(std::string_view words) {
  Tokens tokens;
  text::tokenize(words, tokens);
  return tokens.hash;
}

struct Name {
  std::string_view words;
  NameCase written = NameCase::Name;
};

/// A trie whose aliases are the places in `names`.
NameTrie trie_of(const std::vector<Name>& names) {
  NameTrieBuilder builder;
  for (std::uint32_t i = 0; i < names.size(); ++i) {
    builder.add(hashes_of(names[i].words), i, names[i].written);
  }
  return builder.build();
}

/// Matches as "words=alias", separated by " | ".
std::string matches(const NameTrie& trie, std::string_view text) {
  Tokens tokens;
  text::tokenize(text, tokens);
  std::vector<GazetteerMatch> found;
  trie.match(tokens, found);
  std::string shown;
  for (const GazetteerMatch& match : found) {
    if (!shown.empty()) shown += " | ";
    const std::uint32_t begin = tokens.byte_begin[match.tokens.first];
    shown += text.substr(begin, tokens.byte_end[match.tokens.last - 1] - begin);
    shown += '=';
    shown += std::to_string(match.alias);
  }
  return shown;
}

TEST_CASE("name trie: the longest name wins, left to right, without overlap") {
  const NameTrie trie = trie_of({{"New York"},
                                 {"New York Stock Exchange"},
                                 {"York"},
                                 {"Stock Exchange of London"},
                                 {"Kara-Suu"},
                                 {"Suu"}});
  const std::vector<std::pair<std::string_view, std::string_view>> rows = {
      {"He left New York on Monday.", "New York=0"},
      {"The New York Stock Exchange fell.", "New York Stock Exchange=1"},
      {"New York Stock prices", "New York=0"},
      {"New York Stock Exchange of London", "New York Stock Exchange=1"},
      {"Old York, New York", "York=2 | New York=0"},
      {"in Kara-Suu, near Suu", "Kara-Suu=4 | Suu=5"},
      {"Newer Yorks", ""},
      {"", ""},
  };
  for (const auto& [text, expected] : rows) {
    CAPTURE(text);
    CHECK(matches(trie, text) == expected);
  }
}

TEST_CASE("name trie: case and accents are folded, but names need their capital") {
  const NameTrie trie = trie_of({{"Türkiye"},
                                 {"WHO", NameCase::Acronym},
                                 {"US", NameCase::Acronym},
                                 {"prime minister", NameCase::Any},
                                 {"al-Nour Party"},
                                 {"Turkey"},
                                 {"turkey", NameCase::Any},
                                 {"G7", NameCase::Acronym},
                                 {"Bank of Norland"}});
  const std::vector<std::pair<std::string_view, std::string_view>> rows = {
      {"TÜRKIYE and Turkiye", "TÜRKIYE=0 | Turkiye=0"},
      {"türkiye", ""},
      {"Those who trust the WHO told us that the US left.", "WHO=1 | US=2"},
      {"Who told Us?", ""},
      {"The Prime Minister met a prime minister.", "Prime Minister=3 | prime minister=3"},
      {"the al-Nour Party and the Al-Nour party", "al-Nour Party=4 | Al-Nour party=4"},
      {"al-nour party", ""},
      {"Turkey bought turkey", "Turkey=5 | turkey=6"},
      {"The G7 met, not the g7.", "G7=7"},
      {"the BANK OF NORLAND, the bank of Norland", "BANK OF NORLAND=8"},
  };
  for (const auto& [text, expected] : rows) {
    CAPTURE(text);
    CHECK(matches(trie, text) == expected);
  }
}

TEST_CASE("name trie: no match runs over the end of a sentence") {
  const NameTrie trie = trie_of({{"Anna Kask"}, {"Kask"}});
  Tokens tokens;
  text::tokenize("They saw Anna Kask", tokens);
  std::vector<GazetteerMatch> found;
  tokens.sentence = {0, 0, 0, 1};
  trie.match(tokens, found);
  REQUIRE(found.size() == 1);
  CHECK(found[0].tokens == TokenSpan{3, 4});
  CHECK(found[0].alias == 1);
}

TEST_CASE("name trie: find asks for exactly these words in any case") {
  const NameTrie trie = trie_of({{"European Union"}, {"EU", NameCase::Acronym}, {"EU"}});
  CHECK(trie.find(hashes_of("european union")) == 0U);
  CHECK(trie.find(hashes_of("eu")) == 2U);  // a name goes before an acronym
  CHECK_FALSE(trie.find(hashes_of("European")).has_value());
  CHECK_FALSE(trie.find(hashes_of("European Union law")).has_value());
  CHECK_FALSE(trie.find({}).has_value());
}

TEST_CASE("name trie: an empty trie finds nothing; the first of equal aliases stays") {
  CHECK(matches(NameTrie(), "Anna Kask met Jon Berg.").empty());
  CHECK(matches(trie_of({}), "Anna Kask met Jon Berg.").empty());
  const NameTrie trie = trie_of({{"Jon Berg"}, {"JON BERG"}, {""}});
  CHECK(trie.size() == 1);
  CHECK(matches(trie, "Jon Berg") == "Jon Berg=0");
}

TEST_CASE("name trie: 200,000 names are all found, alone, in less than 25 MB") {
  NameTrieBuilder builder;
  const auto name = [](std::uint32_t i) {
    // Two tokens whose first is shared by five names.
    return std::vector<std::uint64_t>{text::fold_hash("given" + std::to_string(i / 5)),
                                      text::fold_hash("family" + std::to_string(i % 1000))};
  };
  constexpr std::uint32_t count = 200'000;
  for (std::uint32_t i = 0; i < count; ++i) builder.add(name(i), i);
  const NameTrie trie = builder.build();
  CHECK(trie.size() == count);
  CHECK(trie.memory() < 25'000'000);
  std::uint32_t wrong = 0;
  for (std::uint32_t i = 0; i < count; ++i) {
    if (trie.find(name(i)) != i) ++wrong;
  }
  CHECK(wrong == 0);
  CHECK_FALSE(trie.find(std::vector{name(0)[0], name(7)[1]}).has_value());
}

}  // namespace
}  // namespace newsgraph::knowledge
