#include "bench/material.hpp"

#include <array>
#include <cstdlib>
#include <initializer_list>
#include <string_view>
#include <utility>

#include "newsgraph/base/file.hpp"
#include "newsgraph/base/utf8.hpp"

namespace newsgraph::bench {
namespace {

/// SplitMix64: the same numbers everywhere, unlike the distributions of the standard library.
class Random {
 public:
  explicit Random(std::uint64_t seed) : state_(seed) {}

  std::uint64_t next() {
    std::uint64_t value = (state_ += 0x9e3779b97f4a7c15ULL);
    value = (value ^ (value >> 30U)) * 0xbf58476d1ce4e5b9ULL;
    value = (value ^ (value >> 27U)) * 0x94d049bb133111ebULL;
    return value ^ (value >> 31U);
  }
  std::size_t below(std::size_t limit) { return static_cast<std::size_t>(next() % limit); }
  /// Small numbers often, large ones seldom: the product of two draws falls like word frequencies.
  std::size_t skewed(std::size_t limit) { return below(below(below(limit) + 1) + 1); }

 private:
  std::uint64_t state_;
};

using Words = std::vector<std::string>;

/// Made words with the given beginnings, middles and ends, all combinations in one order.
Words combine(const std::vector<std::string_view>& first,
              const std::vector<std::string_view>& middle,
              const std::vector<std::string_view>& last, std::size_t count) {
  Words words;
  for (std::size_t i = 0; words.size() < count; ++i) {
    std::string word(first[i % first.size()]);
    word += middle[(i / first.size() + i) % middle.size()];
    word += last[(i / 7 + i * 3) % last.size()];
    if (i >= first.size() * middle.size()) word += middle[i % middle.size()];
    words.push_back(std::move(word));
  }
  return words;
}

struct Vocabulary {
  Words families = combine(
      {"Ber", "Kas", "Tol", "Mar", "Ves", "Orl", "Dan", "Hol", "Jar", "Lin",
       "Sul", "Rak", "Bai", "Nur", "Zha", "Öst", "Gue", "Pet", "Wil", "Abd"},
      {"ga", "ke", "li", "mo", "ra", "ste", "ta", "va", "ni", "do", "mé", "ku"},
      {"nov", "son", "berg", "ev", "lund", "man", "dze", "yan", "ić", "shvili", "ton", "ero"},
      3000);
  Words given = combine({"An", "Jo", "Ma", "Ed", "Ka", "Le", "Si", "Vi", "Sa", "El", "Ni", "Ta"},
                        {"na", "ri", "le", "mo", "sa", "ni", "ro"},
                        {"", "k", "s", "n", "m", "ya", "el"}, 400);
  Words places =
      combine({"River", "East", "North", "Kara", "Hill", "Stone", "Port", "Green", "Salt", "Ak",
               "New ", "San "},
              {"ton", "ford", "burg", "stan", "bek", "haven", "field", "kul", "dor", "mouth"},
              {"", "", "", "a", "ia", "-on-Sea", "s", " City"}, 1500);
  Words bodies;
  Words nouns = {"talks",      "agreement",   "government", "minister",   "treaty",  "border",
                 "trade",      "meeting",     "president",  "security",   "energy",  "country",
                 "visit",      "cooperation", "region",     "relations",  "economy", "parliament",
                 "sanctions",  "project",     "year",       "delegation", "water",   "railway",
                 "investment", "culture",     "peace",      "war",        "army",    "people",
                 "election",   "law",         "court",      "budget",     "price",   "oil",
                 "gas",        "grain",       "harvest",    "road",       "bridge",  "school"};
  Words verbs = {"said",     "met",       "signed",  "visited",  "discussed", "agreed",  "noted",
                 "stressed", "opened",    "praised", "rejected", "called",    "thanked", "warned",
                 "asked",    "announced", "urged",   "invited",  "accused",   "backed"};
  Words adjectives = {"bilateral", "regional",  "new",   "strategic", "economic",
                      "mutual",    "official",  "joint", "former",    "foreign",
                      "national",  "long",      "great", "common",    "recent",
                      "large",     "political", "close", "early",     "humanitarian"};
  Words small = {"the",  "of",    "and",   "to",   "in", "a",     "for",    "on",  "that",
                 "with", "by",    "at",    "from", "as", "its",   "has",    "was", "will",
                 "is",   "which", "their", "an",   "be", "after", "between"};
  std::vector<std::string_view> months = {"January", "March", "April",  "May",
                                          "August",  "Sept.", "October"};

  Vocabulary() {
    const std::array<std::string_view, 8> kinds = {"Ministry of ", "Bank of ",     "University of ",
                                                   "Council of ",  "Union of ",    "Party of ",
                                                   "Court of ",    "Institute of "};
    for (std::size_t i = 0; i < 1200; ++i) {
      std::string body(kinds[i % kinds.size()]);
      body += places[i % places.size()];
      bodies.push_back(std::move(body));
    }
  }
};

const Vocabulary& vocabulary() {
  static const Vocabulary words;
  return words;
}

class Writer {
 public:
  explicit Writer(std::uint64_t seed) : random_(seed) {}

  MadeArticle article() {
    MadeArticle made;
    join(made.title, {person(), " visits ", place(), " for talks on ", pick(words_.nouns)});
    join(made.text, {made.title, "\n\n", capitals(place()), ", ", day(), " (Agency) - "});
    const std::size_t paragraphs = 8 + random_.below(10);
    for (std::size_t i = 0; i < paragraphs; ++i) {
      if (i > 0) made.text += "\n\n";
      paragraph(made.text);
    }
    return made;
  }

 private:
  static void join(std::string& out, std::initializer_list<std::string_view> parts) {
    for (const std::string_view part : parts) out += part;
  }
  const std::string& pick(const Words& words) { return words[random_.skewed(words.size())]; }
  const std::string& place() { return pick(words_.places); }
  std::string number(std::size_t limit) { return std::to_string(1 + random_.below(limit)); }
  std::string person() {
    std::string name = pick(words_.given);
    join(name, {" ", pick(words_.families)});
    return name;
  }
  std::string day() {
    std::string date(words_.months[random_.below(words_.months.size())]);
    join(date, {" ", number(28)});
    return date;
  }
  static std::string capitals(std::string word) {
    for (char& c : word) {
      if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 32);
    }
    return word;
  }

  void paragraph(std::string& out) {
    const std::size_t sentences = 1 + random_.below(4);
    const std::size_t kind = random_.below(5);
    if (kind == 0) out += "“";
    for (std::size_t i = 0; i < sentences; ++i) {
      if (i > 0) out += ' ';
      sentence(out);
      if (kind == 0 && i + 1 == sentences) {
        out.back() = ',';
        join(out, {"” said ", person(), "."});
      } else if (kind == 1 && i == 0) {
        out.back() = ',';
        join(out, {" \"and we ", pick(words_.verbs), " it\", ", person(), " added."});
      }
    }
  }

  void sentence(std::string& out) {
    subject(out);
    join(out, {" ", pick(words_.verbs)});
    const std::size_t phrases = 2 + random_.below(4);
    for (std::size_t i = 0; i < phrases; ++i) phrase(out);
    out += '.';
  }

  void subject(std::string& out) {
    switch (random_.below(6)) {
      case 0:
        return join(out, {"President of ", place(), " ", person()});
      case 1:
        return join(out, {"Mr. ", pick(words_.families)});
      case 2:
        return join(out, {"The ", pick(words_.adjectives), " ", pick(words_.nouns)});
      case 3:
        return join(out, {"The ", pick(words_.bodies)});
      case 4:
        return join(out, {place(), random_.below(2) == 0 ? "’s " : "'s ", pick(words_.nouns)});
      default:
        out += "They";
    }
  }

  void phrase(std::string& out) {
    join(out, {" ", pick(words_.small)});
    switch (random_.below(10)) {
      case 0:
        return join(out, {" $", number(90), ".", number(9), " billion"});
      case 1:
        return join(out, {" ", number(99), "%"});
      case 2:
        return join(out, {" ", day(), ","});
      case 3:
        return join(out, {" ", place()});
      case 4:
        return join(out, {" the U.S."});
      case 5:
        return join(out,
                    {" long-term ", pick(words_.nouns), " ", pick(words_.small), " ", person()});
      case 6:
        return join(out, {" didn't ", pick(words_.small), " the ", pick(words_.nouns)});
      default:
        join(out, {" ", pick(words_.small), " ", pick(words_.adjectives), " ", pick(words_.nouns),
                   " ", pick(words_.small), " ", pick(words_.nouns)});
    }
  }

  Random random_;
  const Vocabulary& words_ = vocabulary();
};

}  // namespace

std::vector<MadeArticle> make_articles(std::size_t bytes, std::uint64_t seed) {
  Writer writer(seed);
  std::vector<MadeArticle> articles;
  std::size_t made = 0;
  while (made < bytes) {
    articles.push_back(writer.article());
    made += articles.back().text.size();
  }
  return articles;
}

std::string make_text(std::size_t bytes, std::uint64_t seed) {
  std::string text;
  for (const MadeArticle& article : make_articles(bytes, seed)) {
    text += article.text;
    text += "\n\n";
  }
  return text;
}

std::vector<std::string> make_names(std::size_t count) {
  const Vocabulary& words = vocabulary();
  std::vector<std::string> names;
  names.reserve(count);
  const auto add_all = [&](const Words& more) {
    for (const std::string& name : more) {
      if (names.size() < count) names.push_back(name);
    }
  };
  add_all(words.places);
  add_all(words.bodies);
  for (std::size_t i = 0; names.size() < count; ++i) {
    const std::string& family = words.families[i % words.families.size()];
    const std::string& given = words.given[(i / words.families.size() + i) % words.given.size()];
    std::string name = i < words.families.size() ? std::string() : given + ' ';
    name += family;
    names.push_back(std::move(name));
  }
  return names;
}

std::string bench_text() {
  if (const char* path = std::getenv("NEWSGRAPH_BENCH_TEXT"); path != nullptr && *path != '\0') {
    return to_valid_utf8(read_file(path));
  }
  return make_text(std::size_t{16} << 20U);
}

}  // namespace newsgraph::bench
