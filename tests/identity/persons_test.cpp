#include <string>
#include <string_view>
#include <vector>

#include <doctest/doctest.h>

#include "newsgraph/identity/identity.hpp"

#include "identity/articles.hpp"

namespace newsgraph::identity {
namespace {

/// Persons that are one, as "a0 b0, c1": article and number of the entity.
std::string persons_of(const std::vector<std::string>& texts) {
  std::vector<Record> records;
  for (const std::string& text : texts) records.push_back(tests::article(text));
  return tests::clusters_of(records, resolve(records, tests::vocabulary()));
}

TEST_CASE("identity: persons under several names") {
  struct Row {
    std::string_view why;
    std::vector<std::string> articles;
    std::string_view clusters;
  };
  const std::vector<Row> rows = {
      {"another romanisation", {"a: Person Sadyr Zhaparov", "b: Person Sadyr Japarov"}, "a0 b0"},
      {"another alphabet", {"a: Person Юсуп Жапаров", "b: Person Yusup Japarov"}, "a0 b0"},
      {"another spelling, another state",
       {"a: Person Sadyr Zhaparov [country=KGZ]", "b: Person Sadyr Japarov [country=EST]"},
       "a0, b0"},
      {"vowels tell", {"a: Person Ilham Aliyev", "b: Person Ilham Alavi"}, "a0, b0"},
      {"a patronymic more", {"a: Person Anna Ivanovna Kask", "b: Person Anna Kask"}, "a0 b0"},
      {"two patronymics are two persons; without one it may be either",
       {"a: Person Anna Ivanovna Kask", "b: Person Anna Petrovna Kask", "c: Person Anna Kask"},
       "a0, b0, c0"},
      {"unless the state tells",
       {"a: Person Anna Ivanovna Kask [country=EST]", "b: Person Anna Petrovna Kask [country=LVA]",
        "c: Person Anna Kask [country=LVA]"},
       "a0, b0 c0"},
      {"father and son, and who may be either",
       {"a: Person John H. W. Reed", "b: Person John W. Reed", "c: Person John Reed"},
       "a0, b0, c0"},
      {"family name first", {"a: Person Kask Anna", "b: Person Anna Kask"}, "a0 b0"},
      {"a part of the name with the same office",
       {"a: Person Maria Anna Kask [role=president; roleCountry=EST; country=EST]",
        "b: Person Anna Kask [role=president; roleCountry=EST; country=EST]"},
       "a0 b0"},
      {"a part of the name alone", {"a: Person Maria Anna Kask", "b: Person Anna Kask"}, "a0, b0"},
      {"a slip of the pen with the same office",
       {"a: Person Ivan Kondratyev [role=governor; roleCountry=RUS]",
        "b: Person Ivan Kondtratyev [role=governor; roleCountry=RUS]"},
       "a0 b0"},
      {"he and she",
       {"a: Person Robin Kask [gender=male]", "b: Person Robin Jaan Kask [gender=female]"},
       "a0, b0"},
      {"one article knows both",
       {"a: Person Sadyr Zhaparov | Person Sadyr Japarov", "b: Person Sadyr Japarov"},
       "a0, a1 b0"},
      {"a given name in short with the same office",
       {"a: Person Jonathan R. Kask [role=president; roleCountry=EST]",
        "b: Person Jon Kask [role=president; roleCountry=EST]"},
       "a0 b0"},
      {"another given name with the same office",
       {"a: Person Maria Kask [role=president; roleCountry=EST]",
        "b: Person Jon Kask [role=president; roleCountry=EST]"},
       "a0, b0"},
      {"a surname with the office",
       {"a: Person Anna Kask [role=president; roleCountry=EST; country=EST]",
        "b: Person Kask [role=president; roleCountry=EST; country=EST]"},
       "a0 b0"},
      {"a surname with the state alone, nobody else of it fits",
       {"a: Person Anna Kask [country=EST]", "b: Person Kask [country=EST]"},
       "a0 b0"},
      {"a surname that two of the state bear",
       {"a: Person Anna Kask [country=EST]", "b: Person Jaan Kask [country=EST]",
        "c: Person Kask [country=EST]"},
       "a0, b0, c0"},
      {"of two the one in office",
       {"a: Person Anna Kask [country=EST; role=president; roleCountry=EST]",
        "b: Person Jaan Kask [country=EST]",
        "c: Person Kask [country=EST; role=president; roleCountry=EST]"},
       "a0 c0, b0"},
      {"a surname of another state",
       {"a: Person Anna Kask [country=EST]", "b: Person Kask [country=LVA]"},
       "a0, b0"},
      {"an initial with the office",
       {"a: Person Anna Kask [role=president; roleCountry=EST; country=EST]",
        "b: Person A. Kask [role=president; roleCountry=EST; country=EST]"},
       "a0 b0"},
      {"another initial",
       {"a: Person Anna Kask [country=EST]", "b: Person B. Kask [country=EST]"},
       "a0, b0"},
      {"a form that shares nothing with the name is an error of its article",
       {"a: Person Anna Kask [Jaan Mets]", "b: Person Jaan Mets"},
       "a0, b0"},
      {"one article in ten may err",
       {"a: Person Anna Maria Kask | Person Anna Kask", "b: Person Anna Kask",
        "c: Person Anna Kask", "d: Person Anna Kask", "e: Person Anna Maria Kask",
        "f: Person Anna Maria Kask"},
       "a0 e0 f0, a1 b0 c0 d0"},
      {"two numbers are two persons",
       {"a: Person Sadyr Zhaparov [Q5]", "b: Person Sadyr Japarov [Q6]"},
       "a0, b0"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.why);
    CHECK(persons_of(row.articles) == row.clusters);
  }
}

TEST_CASE("identity: somebody well known is known by a rare surname") {
  std::vector<std::string> articles;
  for (char id = 'a'; id < 'k'; ++id) articles.push_back(std::string(1, id) + ": Person Anna Kask");
  articles.emplace_back("s: Person Kask");
  CHECK(persons_of(articles) == "a0 b0 c0 d0 e0 f0 g0 h0 i0 j0 s0");
  articles.emplace_back("t: Person Jaan Kask");
  CHECK(persons_of(articles) == "a0 b0 c0 d0 e0 f0 g0 h0 i0 j0, s0, t0");
}

TEST_CASE("identity: a surname alone is whoever was by far the best known of it at the time") {
  std::vector<std::string> articles;
  for (char id = 'A'; id <= 'T'; ++id)
    articles.push_back(std::string(1, id) + " (2005-05-01): Person Anna Kask");
  articles.emplace_back("a (2005-06-01): Person Jaan Kask");
  articles.emplace_back("s (2005-07-01): Person Kask");
  CHECK(persons_of(articles) ==
        "A0 B0 C0 D0 E0 F0 G0 H0 I0 J0 K0 L0 M0 N0 O0 P0 Q0 R0 S0 T0 s0, a0");
  articles.emplace_back("t (1995-07-01): Person Kask");
  CHECK(persons_of(articles) ==
        "A0 B0 C0 D0 E0 F0 G0 H0 I0 J0 K0 L0 M0 N0 O0 P0 Q0 R0 S0 T0 s0, a0, t0");
}

TEST_CASE("identity: a surname and an office are who held it at the date, by the tables") {
  const knowledge::Knowledge knowledge = knowledge::load();
  const auto clusters = [&](const std::vector<std::string>& texts) {
    std::vector<Record> records;
    for (const std::string& text : texts) records.push_back(tests::article(text));
    return tests::clusters_of(records, resolve(records, knowledge));
  };
  const std::string in_office = " [role=president; roleCountry=USA]";
  CHECK(clusters({"a (1990-05-01): Person George H. W. Bush" + in_office,
                  "b (1990-06-01): Person Bush" + in_office,
                  "c (2004-06-01): Person Bush" + in_office,
                  "d (2004-07-01): Person George W. Bush" + in_office}) == "a0 b0, c0 d0");
  CHECK(clusters({"a (2025-05-01): Person Donnie Trump" + in_office,
                  "b (2025-06-01): Person Donald J. Trump" + in_office,
                  "c (2025-06-01): Person Eric Trump" + in_office}) == "a0 b0, c0");
}

TEST_CASE("identity: a person is called by the whole name, however rare") {
  const std::string office = " [role=president; roleCountry=EST; country=EST]";
  const std::vector<Record> records = {tests::article("a: Person Anna Kask" + office),
                                       tests::article("b: Person Kask" + office),
                                       tests::article("c: Person Kask" + office)};
  const Identities identities = resolve(records, tests::vocabulary());
  REQUIRE(identities.cluster_of[0][0] == identities.cluster_of[2][0]);
  CHECK(identities.clusters[identities.cluster_of[0][0]].name == "Anna Kask");
}

TEST_CASE("identity: a merge says why") {
  const std::vector<Record> records = {tests::article("a: Person Sadyr Zhaparov"),
                                       tests::article("b: Person Sadyr Japarov"),
                                       tests::article("c: Person Anna Kask")};
  const Identities identities = resolve(records, tests::vocabulary());
  const Cluster& one = identities.clusters[identities.cluster_of[0][0]];
  REQUIRE(one.merges.size() == 1);
  CHECK(one.merges[0].reason == "one name in two spellings");
  CHECK(identities.clusters[identities.cluster_of[2][0]].merges.empty());
}

}  // namespace
}  // namespace newsgraph::identity
