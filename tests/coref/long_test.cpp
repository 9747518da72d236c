// Articles of any length: what is far apart, and what is said a thousand times.

#include <string>

#include <doctest/doctest.h>

#include "coref/lookup.hpp"
#include "coref/reading.hpp"

using namespace newsgraph;
using test::entity_of;
using test::read;

namespace {

std::string repeated(const std::string& text, std::size_t times) {
  std::string all;
  for (std::size_t i = 0; i < times; ++i) all += text;
  return all;
}

/// `count` mentions of states, none of them a person.
std::string states(std::size_t count) {
  return repeated("Latvia, Poland, Finland, Norway and Sweden agreed. ", count / 5);
}

/// Mentions of the minister of whom "the Minister" is said after `count` other mentions.
std::size_t mentions_of_minister(std::size_t count) {
  const Document document =
      read("Foreign Minister Anna Kask spoke. " + states(count) + "The Minister left.");
  const Entity* person = entity_of(document, "Anna Kask");
  return person == nullptr ? 0 : person->mentions.size();
}

}  // namespace

TEST_CASE("coref: a mention repeated through a long article is one entity, each place kept") {
  constexpr std::size_t times = 2000;
  const Document document =
      read(repeated("The President of Estonia met the President of Latvia. ", times));
  CHECK(document.entities.size() == 4);
  for (const Entity& entity : document.entities) CHECK(entity.mentions.size() == times);
}

TEST_CASE("coref: constraints hold between the last mentions as between the first") {
  const Document document = read(repeated("Maria Silva spoke and then Paulo Silva sang. ", 500) +
                                 "Paulo Silva met Maria Silva.");
  const Entity* one = entity_of(document, "Maria Silva");
  const Entity* other = entity_of(document, "Paulo Silva");
  REQUIRE(one != nullptr);
  REQUIRE(other != nullptr);
  CHECK(one != other);
  CHECK(one->mentions.size() == 501);
  CHECK(other->mentions.size() == 501);
}

TEST_CASE("coref: names are one however far apart") {
  const Document document =
      read("Anna Kask spoke. " + states(coref::reach + 50) + "Anna Kask left.");
  const Entity* person = entity_of(document, "Anna Kask");
  REQUIRE(person != nullptr);
  CHECK(person->mentions.size() == 2);
}

TEST_CASE("coref: a description is looked for within reach and no further") {
  const std::size_t near = mentions_of_minister(0);
  CHECK(near > 2);
  CHECK(mentions_of_minister(coref::reach - 50) == near);
  CHECK(mentions_of_minister(coref::reach + 50) == near - 1);
}
